//! A deadline that says no time. Manual and tests: `unreadable-deadline.md`.

use super::{Check, Context, Rule};
use crate::catalogue::{Field, Item};
use crate::diagnostic::{Fixability, RuleInfo, Severity, Words};

static INFO: RuleInfo = RuleInfo {
    code: "D102",
    name: "unreadable-deadline",
    summary: "公开时限读不出时间",
    summary_english: "a deadline no time can be read from",
    docs: include_str!("unreadable-deadline.md"),
    rests: crate::diagnostic::Rests::Regulation("第二十六条"),
    severity: Severity::Error,
    since: "0.1.0",
    fix: Fixability::Never,
};

/// D102.
pub(super) static RULE: Rule = Rule { info: &INFO, checks: &[Check::Item(check)] };

fn check(item: &Item, ctx: &mut Context<'_>) {
    let (Some(text), Some(deadline)) = (item.deadline.text(), item.deadline.understood()) else { return };
    // 同上 is told of as such.
    if !deadline.is_unreadable() || crate::value::text::is_ditto(&text.value) {
        return;
    }
    let message = Words::new(
        format!("公开时限“{}”读不出是什么时间，无法核对是否逾期", text.value.trim()),
        format!("no time can be read from the deadline “{}”", text.value.trim()),
    );
    let finding = ctx.report(text.at, message);
    finding.field(Field::Deadline.key()).about(text.value.clone()).help(Words::new(
        "写成“自×××之日起N个工作日内”“每季度”“每年3月底前”“长期公开”一类的说法",
        "write “within N working days of …”, “every quarter”, “by the end of March” or the like, in Chinese",
    ));
}
