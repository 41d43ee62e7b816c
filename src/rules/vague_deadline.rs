//! 及时 without a number. Manual and tests: `vague-deadline.md`.

use super::{Check, Context, Rule};
use crate::catalogue::{Field, Item};
use crate::diagnostic::{Fixability, RuleInfo, Severity, Words};

static INFO: RuleInfo = RuleInfo {
    code: "D103",
    name: "vague-deadline",
    summary: "公开时限只写“及时”一类的话，没有具体期限",
    summary_english: "a deadline without a number",
    docs: include_str!("vague-deadline.md"),
    severity: Severity::Warning,
    since: "0.1.0",
    fix: Fixability::Never,
};

/// D103.
pub(super) static RULE: Rule = Rule { info: &INFO, checks: &[Check::Item(check)] };

fn check(item: &Item, ctx: &mut Context<'_>) {
    let (Some(text), Some(deadline)) = (item.deadline.text(), item.deadline.understood()) else { return };
    let Some(clause) = deadline.vague().next() else { return };
    let message = Words::new(
        format!("公开时限“{}”没有具体期限，无法核对是否逾期", clause.text.trim()),
        format!("the deadline “{}” has no number, so nobody can tell when it has passed", clause.text.trim()),
    );
    let finding = ctx.report(text.at, message);
    finding.field(Field::Deadline.key()).about(clause.text.clone()).help(Words::new(
        "写明自何时起多少个工作日内；法律没有另行规定的，不超过20个工作日（《政府信息公开条例》第二十六条）",
        "say within how many working days of what; 20 at most unless a law says otherwise (Regulation, article 26)",
    ));
}
