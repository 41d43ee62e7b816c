//! What a text says beside the time of publishing: how long a notice stays (公示期不少于7个工作日, 保留1年), how far the time may be
//! put off (可延长10个工作日), and what is left of the words when all that says the time is taken away.
//!
//! The clauses and their order leave this out: it is no time of publishing. Whoever holds two texts against each other asks for
//! it here.

use super::amount::amounts;
use super::clause::Unit;
use super::event::FAMILY;
use super::span::Words;
use super::split::RELEASE;
use super::spoken;
use crate::value::{numeral, text};

/// A stretch of a deadline text that says no time of publishing but something beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beside {
    /// As written, without blanks.
    pub text: String,
    /// Whether it says how far the time may be put off, and not how long something stays.
    pub puts_off: bool,
    /// How long; `None` where no number is said.
    pub amount: Option<(u32, Unit)>,
}

/// Words of a time that are neither numbers nor events.
const TIMES: &[&str] = &[
    "工作日",
    "自然日",
    "日历日",
    "小时",
    "个",
    "天",
    "月",
    "年",
    "周",
    "星期",
    "季度",
    "内",
    "自",
    "从",
    "于",
    "在",
    "含",
    "应当",
    "应",
    "需",
    "须",
    "以",
    "前",
    "之",
    "日",
    "起",
    "为",
    "经",
    "号",
    "底",
    "末",
    "法律",
    "法规",
    "规章",
    "国家",
    "对",
    "公开时限",
    "时限",
    "另有规定",
    "另有要求",
    "从其规定",
    "从其要求",
    "从规定",
    "另有规定的除外",
    "另有要求的除外",
    "不超过",
    "不得超过",
    "不迟于",
    "不晚于",
    "最迟",
];

/// What stands beside the time of publishing, in the order of the text.
pub(super) fn read(text: &str) -> Vec<Beside> {
    let marks = ['，', ',', '；', ';', '。', '（', '）', '(', ')', '\n'];
    text.split(marks).filter(|part| !part.trim().is_empty()).filter_map(stretch).collect()
}

fn stretch(part: &str) -> Option<Beside> {
    let words = Words::new(part);
    let span = words.span();
    spoken::aside(span)?;
    let puts_off = span.contains("延长");
    let all = amounts(span);
    let amount = all.last().map(|amount| (amount.value, amount.unit));
    Some(Beside { text: text::squeeze(part), puts_off, amount })
}

/// The signs, in order, of the words without numbers, units, the common starting event, and what publishes: two texts of one time that differ here
/// differ in more than the way of writing.
pub(super) fn words_left(text: &str) -> String {
    let plain: String = text::comparable(text).chars().filter(|c| c.is_alphanumeric()).collect();
    let mut known: Vec<&str> = TIMES.iter().chain(RELEASE).chain(FAMILY).copied().collect();
    known.sort_by_key(|word| std::cmp::Reverse(word.len()));
    let mut left = Vec::new();
    let mut rest = plain.as_str();
    while let Some(sign) = rest.chars().next() {
        if let Some(behind) = known.iter().find_map(|word| rest.strip_prefix(word)) {
            rest = behind;
            continue;
        }
        if !sign.is_ascii_digit() && numeral::run_length(&[sign]) == 0 {
            left.push(sign);
        }
        rest = rest.get(sign.len_utf8()..).unwrap_or_default();
    }
    // Parts told in another order are the same parts.
    left.sort_unstable();
    left.into_iter().collect()
}
