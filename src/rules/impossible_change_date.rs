//! A day in the change log that no calendar has. Manual and tests: `impossible-change-date.md`.

use super::{Check, PlaceContext, Rule};
use crate::catalogue::{Jurisdiction, Text};
use crate::diagnostic::{Fixability, RuleInfo, Severity, Words};
use crate::knowledge::Date;

static INFO: RuleInfo = RuleInfo {
    code: "P601",
    name: "impossible-change-date",
    summary: "动态调整记录的日期，日历上没有这一天",
    summary_english: "a day in the change log that no calendar has",
    docs: include_str!("impossible-change-date.md"),
    rests: crate::diagnostic::Rests::Nothing,
    severity: Severity::Error,
    since: "0.1.0",
    fix: Fixability::Never,
};

/// P601.
pub(super) static RULE: Rule = Rule { info: &INFO, checks: &[Check::Place(check)] };

fn check(ctx: &mut PlaceContext<'_>) {
    let place: &Jurisdiction = ctx.place;
    for day in place.adjustments.iter().filter_map(|entry| entry.on.as_ref()).filter(|day| is_wrong(day)) {
        let written = day.value.trim();
        let message = Words::new(
            format!("日历上没有“{written}”这一天，这条记录不会公布"),
            format!("no calendar has `{written}`; the entry will not be published"),
        );
        let finding = ctx.report(day.at, message);
        finding.field("on").about(written);
        finding.help(Words::new(
            "按文件落款或者会议纪要核对日期，不要估计",
            "look the day up in the document itself",
        ));
    }
}

/// Whether it is written as a day is and yet is none; what is not written so is the schema's to tell of.
fn is_wrong(day: &Text) -> bool {
    let written = day.value.trim();
    let shape = written.len() == 10
        && written.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    shape && written.parse::<Date>().is_err()
}
