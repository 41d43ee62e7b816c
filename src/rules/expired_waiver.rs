//! A waiver whose last day is over. Manual and tests: `expired-waiver.md`.

use super::{Check, PlaceContext, Rule, Waived};
use crate::diagnostic::{Fixability, RuleInfo, Severity, Words};

static INFO: RuleInfo = RuleInfo {
    code: "W501",
    name: "expired-waiver",
    summary: "备案说明已过截止日期，不再有效",
    summary_english: "a waiver whose last day is over",
    docs: include_str!("expired-waiver.md"),
    rests: crate::diagnostic::Rests::Nothing,
    severity: Severity::Warning,
    since: "0.1.0",
    fix: Fixability::Never,
};

/// W501.
pub(super) static RULE: Rule = Rule { info: &INFO, checks: &[Check::Waiver(check)] };

fn check(waived: &Waived<'_>, ctx: &mut PlaceContext<'_>) {
    let (true, Some(until)) = (waived.expired && waived.waiver.is_reasoned(), &waived.waiver.until) else {
        return;
    };
    let rule = waived.waiver.rule.value.trim();
    let end = until.value.trim();
    let message = Words::new(
        format!("对 {rule} 的备案说明已于{end}到期，不再有效"),
        format!("the waiver of {rule} ended on {end} and no longer holds"),
    );
    let code = waived.waiver.code.as_ref().map(|code| code.value.trim().to_owned());
    let finding = ctx.report(until.at, message);
    finding.subject.code = code;
    finding.field("until").about(rule);
    finding.help(if waived.used {
        Words::new(
            "它原来认可的问题已重新报告：改掉问题后删去这一条，确需延期的，重新报批后改截止日期",
            "what it covered is reported again: mend that, or have the waiver renewed",
        )
    } else {
        Words::new("它认可的问题已经没有了，删去这一条", "what it covered is gone: take it out")
    });
}
