//! Dates of the calendar in a text: 1月31日前, 每年3月底前, 2026年6月30日前, 年底前; and days of an unnamed month, 次月5号前.
//!
//! The first date of the text is taken. Dates far from a calendar (次周三之前) are words, see `grammar`.

use super::clause::{Kind, Unit};
use super::span::Span;
use crate::value::numeral;

/// A date and where it stands.
#[derive(Debug)]
pub(super) struct Date {
    /// Where its words (每年, 次年, 2026年) begin.
    pub(super) start: usize,
    pub(super) kind: Kind,
}

/// What may stand before a month: it belongs to the date.
const YEARS: &[&str] = &[
    "每年度",
    "每年",
    "次年度",
    "次年",
    "翌年",
    "下一年度",
    "下一年",
    "下年度",
    "下年",
    "第二年",
    "当年度",
    "当年",
    "本年度",
    "本年",
];

/// The first date of the calendar.
pub(super) fn first(span: Span<'_>) -> Option<Date> {
    let mut place = 0;
    while place < span.len() {
        let run = numeral::run_length(span.characters().get(place..).unwrap_or_default());
        let found = if run > 0 { month(span, place, run) } else { year_end(span, place) };
        if let Some((month_day, end)) = found
            && span.after(end).opening(&["至", "到", "-", "~", "起", "后", "以后", "之后"]).is_none()
        {
            return Some(date(span, place, end, month_day));
        }
        place += run.max(1);
    }
    None
}

/// A day of a month that is not named: 当月20号、次月5号前. It comes back every month. With 每月 before it, it is read there.
pub(super) fn day_of_month(span: Span<'_>) -> Option<Date> {
    let (start, _) = span.earliest(&["当月", "次月", "下月", "下个月", "本月", "翌月"])?;
    let words = span.after(start);
    let end = before(words)?;
    let numbered = words
        .until(end)
        .characters()
        .iter()
        .any(|character| matches!(character, '日' | '号' | '底' | '末' | '初'));
    let on = Some(format!("{}前", words.until(end).written()));
    numbered.then_some(Date { start, kind: Kind::Periodic { every: 1, unit: Unit::Month, on } })
}

/// Where the last 前, 之前, 以前 of the words begins.
pub(super) fn before(span: Span<'_>) -> Option<usize> {
    let place = span.characters().iter().rposition(|&character| character == '前')?;
    let name = span.until(place);
    Some(name.strip_end("之").or_else(|| name.strip_end("以")).unwrap_or(name).len())
}

/// A numbered month with its day: 1月31日, 3月底, 6月中旬.
fn month(span: Span<'_>, place: usize, run: usize) -> Option<((u8, u8), usize)> {
    let month = u8::try_from(numeral::prefix(span.characters().get(place..)?)?.0).ok()?;
    let sign = span.after(place + run).strip_start("月")?;
    let last = *LAST_DAYS.get(usize::from(month).checked_sub(1)?)?;
    let sign = sign.strip_start("份").unwrap_or(sign);
    let end = span.len() - sign.len();
    if let Some((day, length)) = numeral::prefix(sign.characters()) {
        let day = u8::try_from(day).ok().filter(|day| (1..=last).contains(day))?;
        let named = sign.after(length).opening(&["日", "号"])?;
        return Some(((month, day), end + length + named.chars().count()));
    }
    let shut = if month == 2 { 28 } else { last };
    let part = [("底", shut), ("末", shut), ("上旬", 10), ("中旬", 20), ("下旬", shut), ("初", 10)];
    let (name, day) = part.into_iter().find(|(name, _)| sign.starts_with(name))?;
    Some(((month, day), end + name.chars().count()))
}

/// Whether a day is named that no calendar has: 每年2月30日, 4月31日前.
pub(super) fn is_impossible(span: Span<'_>) -> bool {
    let mut place = 0;
    while place < span.len() {
        let run = numeral::run_length(span.characters().get(place..).unwrap_or_default());
        let numbers = || {
            let (month, _) = numeral::prefix(span.characters().get(place..place + run)?)?;
            let sign = span.after(place + run).strip_start("月")?;
            let (day, length) = numeral::prefix(sign.characters())?;
            sign.after(length).opening(&["日", "号"])?;
            let last = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
            let last = usize::try_from(month).ok().and_then(|month| last.get(month.checked_sub(1)?).copied());
            Some(last.is_none_or(|last| day == 0 || day > last))
        };
        if run > 0 && numbers() == Some(true) {
            return true;
        }
        place += run.max(1);
    }
    false
}

/// 年底前, 年末前: only with 前; without it the words name a time of the year, not a limit.
fn year_end(span: Span<'_>, place: usize) -> Option<((u8, u8), usize)> {
    let rest = span.after(place);
    let name = rest.opening(&["年底", "年末", "年度末", "年终"])?;
    let length = name.chars().count();
    rest.after(length).opening(&["前", "之前", "以前"])?;
    Some(((12, 31), place + length))
}

/// Whether the words name a day that no calendar has: 2月30日, 13月5日.
pub(super) fn names_no_day(span: Span<'_>) -> bool {
    let signs = span.characters();
    let number = |from: usize| {
        let (number, length) = numeral::prefix(signs.get(from..)?)?;
        Some((number, from + length))
    };
    let mut place = 0;
    while place < signs.len() {
        let run = numeral::run_length(signs.get(place..).unwrap_or_default());
        let named = || {
            let (month, end) = number(place)?;
            let (day, end) = (span.at(end) == Some('月')).then(|| number(end + 1))??;
            let named = matches!(span.at(end), Some('日' | '号'));
            let last = month.checked_sub(1).and_then(|month| LAST_DAYS.get(usize::try_from(month).ok()?));
            Some(named && last.is_none_or(|last| !(1..=u32::from(*last)).contains(&day)))
        };
        if run > 0 && named() == Some(true) {
            return true;
        }
        place += run.max(1);
    }
    false
}

/// The last day of each month, in the longest year.
const LAST_DAYS: [u8; 12] = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

fn date(span: Span<'_>, place: usize, end: usize, month_day: (u8, u8)) -> Date {
    let (start, year) = with_year(span, place);
    let by = span.cut(start, end).some_text();
    Date { start, kind: Kind::Before { by, month_day: Some(month_day), year, lead: None } }
}

/// Where the year before a month begins, and which it is.
fn with_year(span: Span<'_>, place: usize) -> (usize, Option<u16>) {
    let before = span.until(place);
    if let Some(word) = before.closing(YEARS) {
        return (place - word.chars().count(), None);
    }
    if let Some(year) =
        before.strip_end("年").or_else(|| span.at(place).filter(|&sign| sign == '年').map(|_| before))
    {
        let start =
            year.len() - year.characters().iter().rev().take_while(|sign| sign.is_ascii_digit()).count();
        let number = numeral::parse(&year.after(start).characters().iter().collect::<String>());
        if let Some(number) =
            number.and_then(|number| u16::try_from(number).ok()).filter(|number| *number >= 1900)
        {
            return (start, Some(number));
        }
    }
    match before.closing(&["每", "次", "当", "本"]) {
        Some(word) if span.at(place) == Some('年') => (place - word.chars().count(), None),
        _ => (place, None),
    }
}
