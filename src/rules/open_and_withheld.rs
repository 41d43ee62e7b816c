//! An item both disclosed and withheld by one place. Manual and tests: `open-and-withheld.md`.

use super::{Check, Context, Entry, Rule};
use crate::catalogue::{Field, Item};
use crate::diagnostic::{Fixability, RuleInfo, Severity, Words};
use crate::value::text::comparable;

static INFO: RuleInfo = RuleInfo {
    code: "G401",
    name: "open-and-withheld",
    summary: "同一事项既列在公开目录，又列在负面清单",
    summary_english: "an item that is disclosed and withheld at once",
    docs: include_str!("open-and-withheld.md"),
    rests: crate::diagnostic::Rests::Regulation("第十四条至第十六条"),
    severity: Severity::Error,
    since: "0.1.0",
    fix: Fixability::Never,
};

/// G401.
pub(super) static RULE: Rule = Rule { info: &INFO, checks: &[Check::Entry(check)] };

fn check(entry: &Entry<'_>, ctx: &mut Context<'_>) {
    let Some(open) = entry.open else { return };
    let title = super::duty::called(entry.item);
    let message = Words::new(
        format!("负面清单的“{title}”也列在公开目录里（“{}”）", open.title().trim()),
        format!("“{title}” of the negative list is also disclosed (“{}”)", open.title().trim()),
    );
    let finding = ctx.report(entry.item.head(), message);
    finding.field(Field::Name.key()).about(title);
    if of_other_content(entry.item, open) {
        finding.severity(Severity::Warning);
    }
    finding.beside(open.head(), Words::new("公开目录列在这里", "disclosed here"));
    if let Some((place, item)) = entry.required {
        let said = Words::new(
            format!("{}规定本级公开", place.name),
            format!("{} requires it to be disclosed", place.name),
        );
        finding.beside(item.head(), said);
    }
    finding.help(Words::new(
        "应当公开的，从负面清单删去；只有一部分不公开的，两边的名称和内容写得能够区分（《政府信息公开条例》第三十七条：区分处理）",
        "take it off the negative list; if only a part is withheld, make name and content tell which (Regulation, article 37)",
    ));
}

/// Whether both say what it contains and nothing of that is the same: then it is perhaps only the name.
fn of_other_content(entry: &Item, open: &Item) -> bool {
    let (one, other) = (&entry.content.elements, &open.content.elements);
    let shared = one.iter().any(|a| other.iter().any(|b| comparable(&a.value) == comparable(&b.value)));
    !one.is_empty() && !other.is_empty() && !shared
}
