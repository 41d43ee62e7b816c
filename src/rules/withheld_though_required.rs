//! An item the tier above wants disclosed here, on the negative list. Manual and tests: `withheld-though-required.md`.

use super::{Check, Context, Entry, Rule, duty};
use crate::catalogue::Field;
use crate::diagnostic::{Fixability, RuleInfo, Severity, Words};

static INFO: RuleInfo = RuleInfo {
    code: "G403",
    name: "withheld-though-required",
    summary: "上级目录规定本级应公开的事项，列进了负面清单",
    summary_english: "an item withheld that the tier above requires to be disclosed",
    docs: include_str!("withheld-though-required.md"),
    rests: crate::diagnostic::Rests::Regulation("第十三条"),
    severity: Severity::Error,
    since: "0.1.0",
    fix: Fixability::Never,
};

/// G403.
pub(super) static RULE: Rule = Rule { info: &INFO, checks: &[Check::Entry(check)] };

fn check(entry: &Entry<'_>, ctx: &mut Context<'_>) {
    // What is in the catalogue too is told of as that.
    let (Some((place, item)), None) = (entry.required, entry.open) else { return };
    let title = duty::called(entry.item);
    let code = item.code_text().map_or(String::new(), |code| format!("（{}）", code.trim()));
    let message = Words::new(
        format!("负面清单的“{title}”，是{}规定本级应公开的事项“{}”{code}", place.name, item.title().trim()),
        format!("“{title}” is withheld, but {} requires “{}”{code} here", place.name, item.title().trim()),
    );
    let finding = ctx.report(entry.item.head(), message);
    finding.field(Field::Name.key()).about(title).severity(duty::weight(item));
    finding.beside(item.head(), Words::new("上级规定在此", "the tier above says so here"));
    finding.help(Words::new(
        "从负面清单删去，列入公开目录；只有一部分不能公开的，写明是哪一部分，其余照常公开（《政府信息公开条例》第三十七条）",
        "disclose it; if only a part may be withheld, say which, and disclose the rest (Regulation, article 37)",
    ));
}
