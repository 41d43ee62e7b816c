//! A waiver that covers nothing. Manual and tests: `unused-waiver.md`.

use super::{Check, Lookup, PlaceContext, Rule, Waived, lookup};
use crate::catalogue::Waiver;
use crate::diagnostic::{Fixability, RuleInfo, Severity, Words};

static INFO: RuleInfo = RuleInfo {
    code: "W502",
    name: "unused-waiver",
    summary: "备案说明没有对应的问题",
    summary_english: "a waiver that covers no finding",
    docs: include_str!("unused-waiver.md"),
    rests: crate::diagnostic::Rests::Nothing,
    severity: Severity::Info,
    since: "0.1.0",
    fix: Fixability::Never,
};

/// W502.
pub(super) static RULE: Rule = Rule { info: &INFO, checks: &[Check::Waiver(check)] };

fn check(waived: &Waived<'_>, ctx: &mut PlaceContext<'_>) {
    let waiver = waived.waiver;
    // Where only some files were asked for, the finding may be in another; one that has ended
    // or gives no reason is told of as that.
    let all_seen = ctx.place.whole && !ctx.place.catalogues.is_empty();
    // A comment speaks of its own file, which was read; only what the tiers below lack may be unseen.
    let all_seen = all_seen || waiver.scope.is_some() && ctx.place.file.is_none();
    if waived.used || waived.expired || !waiver.is_reasoned() {
        return;
    }
    let rule = waiver.rule.value.trim();
    let (message, help) = match lookup(rule) {
        Lookup::Found(_) if !all_seen => return,
        Lookup::Found(_) => unused(waiver),
        Lookup::Unknown(_) if !all_seen && waiver.scope.is_none() => return,
        Lookup::Unknown(near) => unknown(rule, &near),
    };
    let finding = ctx.report(waiver.rule.at, message);
    finding.subject.code = waiver.code.as_ref().map(|code| code.value.trim().to_owned());
    finding.field("rule").about(rule).help(help);
}

fn unused(waiver: &Waiver) -> (Words, Words) {
    let rule = waiver.rule.value.trim();
    let (item, item_english) = match &waiver.code {
        None if waiver.scope.is_some() => ("这里".to_owned(), " here".to_owned()),
        Some(code) => {
            let code = code.value.trim();
            (format!("事项{code}"), format!(" of item {code}"))
        }
        None => ("本辖区".to_owned(), " here".to_owned()),
    };
    let message = Words::new(
        format!("{item}没有 {rule} 的问题，这条备案说明用不着了"),
        format!("there is no finding of {rule}{item_english}: the waiver covers nothing"),
    );
    let help = Words::new(
        "问题已改的，删去这一条；编码写错的，改正编码",
        "take it out; if the code is wrong, correct it",
    );
    (message, help)
}

fn unknown(rule: &str, near: &[&str]) -> (Words, Words) {
    let message = Words::new(
        format!("没有叫 {rule} 的规则，这条备案说明不起作用"),
        format!("there is no rule {rule}: the waiver covers nothing"),
    );
    let help = match near.first() {
        Some(near) => Words::new(format!("是否想写 {near}？"), format!("did you mean {near}?")),
        None => Words::new("规则的名称见 mulu rules", "see mulu rules for the names"),
    };
    (message, help)
}
