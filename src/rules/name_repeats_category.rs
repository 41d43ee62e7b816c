//! 二级事项 that says no more than the 一级事项 above it. Manual and tests: `name-repeats-category.md`.

use super::{Check, Context, Rule};
use crate::catalogue::{Catalogue, Field, Item};
use crate::diagnostic::{Fixability, RuleInfo, Severity, Words};
use crate::value::text::comparable;

static INFO: RuleInfo = RuleInfo {
    code: "N106",
    name: "name-repeats-category",
    summary: "二级事项和一级事项写的一样",
    summary_english: "an item named like its category",
    docs: include_str!("name-repeats-category.md"),
    severity: Severity::Info,
    since: "0.1.0",
    fix: Fixability::Never,
};

/// N106: told once for a catalogue.
pub(super) static RULE: Rule = Rule { info: &INFO, checks: &[Check::Catalogue(check)] };

fn check(catalogue: &Catalogue, ctx: &mut Context<'_>) {
    // The national guidelines have such items themselves, and they are not the place's to name.
    if ctx.place.baseline {
        return;
    }
    let mut found = catalogue.items.iter().filter(|item| repeats(item));
    let Some((first, name)) = found.next().and_then(|item| Some((item, item.name.as_ref()?))) else { return };
    let others = found.count();
    let (more, more_english) = if others > 0 {
        (format!("；本目录另有{others}个事项也是这样"), format!("; {others} more items here do so"))
    } else {
        Default::default()
    };
    let words = name.value.trim();
    let message = Words::new(
        format!("二级事项“{words}”和一级事项写的一样，看不出具体公开什么{more}"),
        format!("“{words}” only repeats its category{more_english}"),
    );
    let finding = ctx.report_about(first, name.at, message);
    finding.field(Field::Name.key()).about(words).help(Words::new(
        "二级事项写得比一级事项具体；只有这一项、上级目录也这样写的，不必修改",
        "name the item more closely; leave it where the tier above names it so",
    ));
}

fn repeats(item: &Item) -> bool {
    let (Some(category), Some(name)) = (item.category.last(), &item.name) else { return false };
    // Where a table has one column for both, one cell was read twice.
    let name_text = comparable(&name.value);
    category.at != name.at && !name_text.is_empty() && comparable(&category.value) == name_text
}
