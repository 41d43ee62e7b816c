//! So many days, but counted from when? Manual and tests: `missing-start-event.md`.

use super::context::place_of;
use super::{Check, Context, Rule};
use crate::catalogue::{Field, Item};
use crate::diagnostic::{Fixability, RuleInfo, Severity, Words};
use crate::value::deadline::{Clause, Kind};

static INFO: RuleInfo = RuleInfo {
    code: "D106",
    name: "missing-start-event",
    summary: "公开时限写了多少天，没有写从何时起算",
    summary_english: "a number of days without the day they are counted from",
    docs: include_str!("missing-start-event.md"),
    rests: crate::diagnostic::Rests::Regulation("第二十六条"),
    severity: Severity::Info,
    since: "0.1.0",
    fix: Fixability::Never,
};

/// D106.
pub(super) static RULE: Rule = Rule { info: &INFO, checks: &[Check::Item(check)] };

fn check(item: &Item, ctx: &mut Context<'_>) {
    let (Some(text), Some(deadline)) = (item.deadline.text(), item.deadline.understood()) else { return };
    // An event named once is understood for the other parts too.
    if deadline.clauses.iter().any(|clause| clause.from().is_some()) {
        return;
    }
    let Some(clause) = deadline.clauses.iter().find(|clause| counts_from_nothing(clause)) else { return };
    let given = clause.text.trim();
    let message = Words::new(
        format!("公开时限“{given}”没有写从何时起算，算不出到期日"),
        format!("the deadline “{given}” does not say from when it is counted"),
    );
    let finding = ctx.report(place_of(given, text), message);
    finding.field(Field::Deadline.key()).about(given).help(Words::new(
        "写明起算点；没有特别规定的，写“信息形成或者变更之日起”（《政府信息公开条例》第二十六条）",
        "name the event; as a rule “信息形成或者变更之日起” (Regulation, article 26)",
    ));
}

/// A part that is named (处罚决定：7个工作日内) has its event in its name.
fn counts_from_nothing(clause: &Clause) -> bool {
    matches!(clause.kind, Kind::Within { from: None, .. }) && clause.label.is_none()
}
