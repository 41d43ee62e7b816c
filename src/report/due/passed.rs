//! The sentences of `mulu due` on working days: from where they were counted, what was passed over, what was worked.

use super::words::{WEEKDAYS, date, event};
use crate::diagnostic::Language;
use crate::knowledge::Date;
use crate::schedule::{Counting, Rest};
use crate::value::deadline::Clause;

pub(super) fn counted(
    clause: &Clause,
    (amount, back): (u32, bool),
    counting: &Counting,
    from: Date,
    language: Language,
) -> String {
    let event = event(clause, language);
    let first = counting.first.map(|day| date(day, language)).unwrap_or_default();
    match (language, back) {
        (Language::Chinese, false) => {
            format!(
                "以{from}为{event}，当日不计入，自次日{first}起数满{amount}个工作日（《民法典》第二百零一条）"
            )
        }
        (Language::Chinese, true) => {
            format!("以{from}为{event}，当日不计入，自前一日{first}起倒数{amount}个工作日")
        }
        (Language::English, false) => {
            format!(
                "{from} is {event}; that day does not count: {amount} working days from {first} (Civil Code art. 201)"
            )
        }
        (Language::English, true) => {
            format!("{from} is {event}; that day does not count: {amount} working days back from {first}")
        }
    }
}

/// 跳过国庆节10月1日至7日、周末6天；10月10日（星期六）因国庆节调休上班，计入.
pub(super) fn passed_over(counting: &Counting, language: Language) -> Option<String> {
    let chinese = language == Language::Chinese;
    let mut skipped: Vec<String> =
        counting.holidays.iter().map(|rest| format!("{}{}", rest.name, run(rest, language))).collect();
    if counting.weekend_days > 0 {
        let days = counting.weekend_days;
        skipped.push(if chinese { format!("周末{days}天") } else { format!("{days} weekend days") });
    }
    let worked: Vec<String> = counting.made_up.iter().map(|rest| made_up(rest, language)).collect();
    let skipped = (!skipped.is_empty()).then(|| {
        if chinese {
            format!("跳过{}", skipped.join("、"))
        } else {
            format!("passed over: {}", skipped.join(", "))
        }
    });
    let worked = (!worked.is_empty()).then(|| {
        if chinese {
            format!("调休上班计入：{}", worked.join("、"))
        } else {
            format!("worked and counted: {}", worked.join(", "))
        }
    });
    let sentences: Vec<String> = skipped.into_iter().chain(worked).collect();
    (!sentences.is_empty()).then(|| sentences.join(if chinese { "；" } else { "; " }))
}

fn made_up(rest: &Rest, language: Language) -> String {
    let (zh, en) = WEEKDAYS.get(usize::from(rest.first.weekday()) - 1).copied().unwrap_or_default();
    match language {
        Language::Chinese => {
            format!("{}月{}日（{zh}，{}调休）", rest.first.month(), rest.first.day(), rest.name)
        }
        Language::English => format!("{} ({en}, for {})", rest.first, rest.name),
    }
}

fn run(rest: &Rest, language: Language) -> String {
    let (first, last) = (rest.first, rest.last);
    match language {
        Language::English if first == last => format!(" {first}"),
        Language::English => format!(" {first} to {last}"),
        Language::Chinese if first == last => format!("{}月{}日", first.month(), first.day()),
        Language::Chinese if first.month() == last.month() => {
            format!("{}月{}日至{}日", first.month(), first.day(), last.day())
        }
        Language::Chinese => {
            format!("{}月{}日至{}月{}日", first.month(), first.day(), last.month(), last.day())
        }
    }
}
