//! A name that names nothing. Manual and tests: `vague-name.md`.

use super::{Check, Context, Rule, wording};
use crate::catalogue::{Field, Item};
use crate::diagnostic::{Fixability, RuleInfo, Severity, Words};
use crate::value::text::is_ditto;

static INFO: RuleInfo = RuleInfo {
    code: "N103",
    name: "vague-name",
    summary: "事项名称没有实际意思（“其他”“相关信息”）",
    summary_english: "a name that names nothing",
    docs: include_str!("vague-name.md"),
    rests: crate::diagnostic::Rests::Guidance,
    severity: Severity::Warning,
    since: "0.1.0",
    fix: Fixability::Never,
};

/// N103.
pub(super) static RULE: Rule = Rule { info: &INFO, checks: &[Check::Item(check)] };

fn check(item: &Item, ctx: &mut Context<'_>) {
    let Some(name) = item.name.as_ref().filter(|name| wording::says_nothing(&name.value)) else { return };
    if is_ditto(&name.value) {
        return;
    }
    let words = name.value.trim();
    let message = Words::new(
        format!("事项名称“{words}”没有说明是什么事项"),
        format!("the name “{words}” does not say what the item is"),
    );
    let finding = ctx.report(name.at, message);
    finding.field(Field::Name.key()).about(words).help(Words::new(
        "写出具体的事项名称，群众才查得到；有几件事的，一件列一行",
        "write what it is, one row for each matter, so that it can be found",
    ));
}
