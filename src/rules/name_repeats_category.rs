//! 二级事项 that says no more than the 一级事项 above it. Manual and tests: `name-repeats-category.md`.

use super::{Check, Context, Pair, Rule};
use crate::catalogue::{Catalogue, Field, Item};
use crate::diagnostic::{Fixability, RuleInfo, Severity, Words};
use crate::value::text::{comparable, squeeze};
use crate::value::tier::Tier;

static INFO: RuleInfo = RuleInfo {
    code: "N106",
    name: "name-repeats-category",
    summary: "二级事项和一级事项写的一样",
    summary_english: "an item named like its category",
    docs: include_str!("name-repeats-category.md"),
    rests: crate::diagnostic::Rests::Nothing,
    severity: Severity::Info,
    since: "0.1.0",
    fix: Fixability::Never,
};

/// N106: told once for a catalogue.
pub(super) static RULE: Rule =
    Rule { info: &INFO, checks: &[Check::Catalogue(check_alone), Check::Tiers(check_beside)] };

/// A catalogue of no domain of the national guidelines.
fn check_alone(catalogue: &Catalogue, ctx: &mut Context<'_>) {
    let number = catalogue.recognised.as_ref().and_then(|domain| domain.number);
    let national = ctx.place.baseline || ctx.place.tier == Some(Tier::National);
    if !national && !number.is_some_and(|number| is_national(number, ctx)) {
        let items: Vec<&Item> = catalogue.items.iter().filter(|item| repeats(item)).collect();
        report(&items, ctx);
    }
}

/// A catalogue of such a domain: what the guidelines name so themselves is named well.
fn check_beside(pairs: &[Pair<'_>], ctx: &mut Context<'_>) {
    let number = ctx.catalogue.recognised.as_ref().and_then(|domain| domain.number);
    if !number.is_some_and(|number| is_national(number, ctx)) {
        return;
    }
    let named_so: Vec<String> = pairs
        .iter()
        .filter_map(|pair| match pair {
            Pair::Both { upper, .. } | Pair::OnlyUpper(upper) => repeats(upper).then(|| name_of(upper)),
            Pair::OnlyLower(_) => None,
        })
        .collect();
    let own = pairs.iter().filter_map(|pair| match pair {
        Pair::Both { own, .. } | Pair::OnlyLower(own) => Some(*own),
        Pair::OnlyUpper(_) => None,
    });
    let items: Vec<&Item> = own.filter(|item| repeats(item) && !named_so.contains(&name_of(item))).collect();
    report(&items, ctx);
}

fn is_national(number: u16, ctx: &Context<'_>) -> bool {
    ctx.knowledge.domains().is_ok_and(|domains| domains.by_number(number).is_some())
}

fn report(items: &[&Item], ctx: &mut Context<'_>) {
    let Some((first, name)) = items.first().and_then(|item| Some((*item, item.name.as_ref()?))) else {
        return;
    };
    let others = items.len() - 1;
    let (more, more_english) = if others > 0 {
        (format!("；本目录另有{others}个事项也是这样"), format!("; {others} more items here do so"))
    } else {
        Default::default()
    };
    let words = squeeze(&name.value);
    let message = Words::new(
        format!("二级事项“{words}”和一级事项写的一样，看不出具体公开什么{more}"),
        format!("“{words}” only repeats its category{more_english}"),
    );
    let finding = ctx.report_about(first, name.at, message);
    finding.field(Field::Name.key()).about(words).help(Words::new(
        "把二级事项写得比一级事项具体；一类里有几件事的，一件列一行",
        "name the item more closely, one row for each matter",
    ));
}

fn name_of(item: &Item) -> String {
    item.name.as_ref().map_or_else(String::new, |name| comparable(&name.value))
}

fn repeats(item: &Item) -> bool {
    let (Some(category), Some(name)) = (item.category.last(), &item.name) else { return false };
    // Where a table has one column for both, one cell was read twice.
    let name_text = comparable(&name.value);
    category.at != name.at && !name_text.is_empty() && comparable(&category.value) == name_text
}
