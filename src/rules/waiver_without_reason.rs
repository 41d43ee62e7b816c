//! A waiver that gives no reason. Manual and tests: `waiver-without-reason.md`.

use super::{Check, PlaceContext, Rule, Waived};
use crate::diagnostic::{Fixability, RuleInfo, Severity, Words};

static INFO: RuleInfo = RuleInfo {
    code: "W503",
    name: "waiver-without-reason",
    summary: "备案说明没有写理由，不起作用",
    summary_english: "a waiver without a reason, which covers nothing",
    docs: include_str!("waiver-without-reason.md"),
    rests: crate::diagnostic::Rests::Nothing,
    severity: Severity::Error,
    since: "0.1.0",
    fix: Fixability::Never,
};

/// W503.
pub(super) static RULE: Rule = Rule { info: &INFO, checks: &[Check::Waiver(check)] };

fn check(waived: &Waived<'_>, ctx: &mut PlaceContext<'_>) {
    let waiver = waived.waiver;
    if waiver.is_reasoned() {
        return;
    }
    let rule = waiver.rule.value.trim();
    let message = Words::new(
        format!("对 {rule} 的备案说明没有写理由，不起作用"),
        format!("the waiver of {rule} gives no reason and covers nothing"),
    );
    let finding = ctx.report(waiver.rule.at, message);
    finding.subject.code = waiver.code.as_ref().map(|code| code.value.trim().to_owned());
    finding.field("reason").about(rule);
    if waiver.scope.is_some() {
        finding.help(Words::new(
            format!(
                "在规则名后面写明理由：# mulu: allow {rule}: 理由；说不出理由的，删去这条注释，把问题改掉"
            ),
            format!(
                "say why behind the rule: # mulu: allow {rule}: reason; or take it out and mend the finding"
            ),
        ));
        return;
    }
    finding.help(Words::new(
        "写明理由（reason），最好再写截止日期（until）；说不出理由的，删去这一条，把问题改掉",
        "say why (reason), better with a last day (until), or take the waiver out and mend the finding",
    ));
}
