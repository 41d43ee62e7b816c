//! Everybody, and yet not everybody. Manual and tests: `conflicting-audience.md`.

use super::{Check, Context, Rule};
use crate::catalogue::{Audience, Field, Item};
use crate::diagnostic::{Fixability, RuleInfo, Severity, Words};
use crate::value::text::squeeze;

static INFO: RuleInfo = RuleInfo {
    code: "A102",
    name: "conflicting-audience",
    summary: "公开对象既写全社会，又限于特定群体",
    summary_english: "an audience that is everybody and yet limited to some",
    docs: include_str!("conflicting-audience.md"),
    rests: crate::diagnostic::Rests::Guidance,
    severity: Severity::Info,
    since: "0.1.0",
    fix: Fixability::Never,
};

/// A102.
pub(super) static RULE: Rule = Rule { info: &INFO, checks: &[Check::Item(check)] };

fn check(item: &Item, ctx: &mut Context<'_>) {
    let (Some(text), Some(audience)) = (item.audience.text(), item.audience.understood()) else { return };
    let Some(group) = conflict(audience) else { return };
    let message = Words::new(
        format!("公开对象写了全社会，又写“{group}”，到底对谁公开说不清"),
        format!("the audience is everybody and also “{group}”"),
    );
    let finding = ctx.report(text.at, message);
    finding.field(Field::Audience.key()).about(text.value.clone()).help(Words::new(
        "对全社会公开的，只写“全社会”；部分内容只对特定群体公开的，写明是哪些群体、哪些内容",
        "write 全社会 alone; or name the groups, and which parts of the content are for them",
    ));
}

/// A group that contradicts 全社会: one that is limited in words, or ticked without saying who it is. A named group
/// beside 全社会 is none: land is expropriated before everybody's eyes, and its owners are told besides.
fn conflict(audience: &Audience) -> Option<&str> {
    let limited = |group: &str| {
        let words = squeeze(group);
        ["仅限", "仅对", "仅向", "只限", "只对", "限于", "不对外", "不对社会"]
            .iter()
            .any(|word| words.contains(word))
    };
    let unnamed = audience.groups.iter().all(|group| squeeze(group) == "特定群体");
    let group = audience.groups.iter().find(|group| limited(group) || unnamed)?;
    audience.everyone.then_some(group)
}
