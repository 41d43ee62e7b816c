//! Amounts of time in a text: 20个工作日内, 三个月内, 5个工作日前, 一周.
//!
//! A number counts only with its unit. Article numbers (第二十条), years (2020年) and days of a month (3月15日) are not
//! amounts. What the amount is the amount *of* is for `grammar` to say.

use super::clause::Unit;
use super::span::Span;
use crate::value::numeral;

/// An amount and the words about it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Amount {
    /// Where its number begins.
    pub(super) start: usize,
    /// Where its last word (内, 前) ends.
    pub(super) end: usize,
    pub(super) value: u32,
    pub(super) unit: Unit,
    pub(super) side: Side,
}

/// On which side of a point in time the amount lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// 20个工作日内
    Inside,
    /// 5个工作日前, 提前5个工作日, 开标日前5个工作日
    Ahead,
    /// 20个工作日
    Bare,
}

/// Longest first where one is the beginning of another.
const UNITS: &[(&str, Unit)] = &[
    ("个工作日", Unit::WorkingDay),
    ("工作日", Unit::WorkingDay),
    ("个工作天", Unit::WorkingDay),
    ("工作天", Unit::WorkingDay),
    ("个自然日", Unit::CalendarDay),
    ("自然日", Unit::CalendarDay),
    ("自然天", Unit::CalendarDay),
    ("个日历日", Unit::CalendarDay),
    ("个日历天", Unit::CalendarDay),
    ("日历日", Unit::CalendarDay),
    ("日历天", Unit::CalendarDay),
    ("个公历日", Unit::CalendarDay),
    ("个小时", Unit::Hour),
    ("小时", Unit::Hour),
    ("个星期", Unit::Week),
    ("星期", Unit::Week),
    ("周", Unit::Week),
    ("个月", Unit::Month),
    ("个季度", Unit::Quarter),
    ("个年度", Unit::Year),
    ("日", Unit::DayUnspecified),
    ("天", Unit::DayUnspecified),
    ("年", Unit::Year),
];

/// Units read only with 内 behind them: 3月内 is an amount, 3月 a name; 20个工作内 and 20内 have lost a character.
const UNITS_INSIDE: &[(&str, Unit)] = &[
    ("个工作", Unit::WorkingDay),
    ("个日", Unit::DayUnspecified),
    ("月", Unit::Month),
    ("", Unit::DayUnspecified),
];

const INSIDE: &[&str] = &["以内", "之内", "内"];

/// All amounts of the span, from left to right.
pub(super) fn amounts(span: Span<'_>) -> Vec<Amount> {
    let mut found = Vec::new();
    let mut place = 0;
    while place < span.len() {
        if let Some(amount) = at(span, place) {
            place = amount.end.max(place + 1);
            found.push(amount);
        } else {
            place += numeral::run_length(span.characters().get(place..).unwrap_or_default()).max(1);
        }
    }
    found
}

/// Whether a number with its unit stands behind a minus: -5个工作日. A dash between numbers is a range, one behind other
/// words is punctuation.
pub(super) fn is_negative(span: Span<'_>) -> bool {
    let minus = |place: &usize| matches!(span.at(*place), Some('-' | '−' | '负'));
    (0..span.len()).filter(minus).any(|place| {
        let opens = match place.checked_sub(1).and_then(|before| span.at(before)) {
            None => true,
            Some(before) => matches!(before, '起' | '后' | '内' | ':' | ',' | '(' | '、'),
        };
        opens && number(span, place + 1).is_some_and(|(_, end)| unit_of(span.after(end)).is_some())
    })
}

/// The number beginning at `place`, and where it ends; of a range (3至5) the greater, which is what binds.
fn number(span: Span<'_>, place: usize) -> Option<(u32, usize)> {
    let read = |from: usize| {
        let (value, length) = numeral::prefix(span.characters().get(from..)?)?;
        Some((value, from + length))
    };
    let (value, end) = read(place)?;
    let end = repeated(span, end).unwrap_or(end);
    let joined = matches!(span.at(end), Some('-' | '~' | '至' | '到' | '—' | '–'));
    match joined.then(|| read(end + 1)).flatten() {
        Some((upper, upper_end)) if upper >= value => Some((upper, upper_end)),
        _ => Some((value, end)),
    }
}

/// Where a number said again in brackets ends: 二十（20）个工作日.
fn repeated(span: Span<'_>, place: usize) -> Option<usize> {
    let inner = span.after(place).strip_start("(")?;
    let (_, length) = numeral::prefix(inner.characters())?;
    (inner.at(length) == Some(')')).then_some(place + length + 2)
}

fn at(span: Span<'_>, start: usize) -> Option<Amount> {
    let before = span.until(start);
    if let Some(half) = half(span, start) {
        return Some(half);
    }
    let (value, end) = number(span, start)?;
    if value == 0 || before.closing(&["第", "."]).is_some() {
        return None;
    }
    let behind = span.after(end);
    let (name, unit) = unit_of(behind)?;
    let day_of_a_month = unit == Unit::DayUnspecified && before.ends_with("月");
    let year_of_the_calendar = unit == Unit::Year && value >= 1900;
    let half_more = behind.starts_with("个半") || behind.after(length(name)).starts_with("半");
    if day_of_a_month || year_of_the_calendar || half_more {
        return None;
    }
    Some(sided(span, start, end + length(name), (value, unit)))
}

fn unit_of(behind: Span<'_>) -> Option<(&'static str, Unit)> {
    let inside = |name: &str| behind.after(length(name)).opening(INSIDE).is_some();
    let plain = UNITS.iter().copied().find(|(name, _)| behind.starts_with(name));
    plain.or_else(|| UNITS_INSIDE.iter().copied().find(|(name, _)| behind.starts_with(name) && inside(name)))
}

/// 半年 is a unit of its own; 半个月 is 15 days by custom.
fn half(span: Span<'_>, start: usize) -> Option<Amount> {
    let rest = span.after(start);
    let numbered = span.until(start).last().is_some_and(|character| "个年月季一1".contains(character));
    if numbered {
        return None;
    }
    if rest.starts_with("半年") {
        let name = if rest.starts_with("半年度") { 3 } else { 2 };
        return Some(sided(span, start, start + name, (1, Unit::HalfYear)));
    }
    rest.starts_with("半个月").then(|| sided(span, start, start + 3, (15, Unit::DayUnspecified)))
}

/// Looks on both sides of an amount for 内 and 前.
fn sided(span: Span<'_>, start: usize, unit_end: usize, (value, unit): (u32, Unit)) -> Amount {
    let mut end = unit_end;
    for note in ["(含)", "(含本数)", "(含当日)"] {
        if span.after(end).starts_with(note) {
            end += length(note);
        }
    }
    let mut side = Side::Bare;
    if let Some(word) = span.after(end).opening(INSIDE) {
        (side, end) = (Side::Inside, end + length(word));
    } else if let Some(word) = span.after(end).opening(&["以前", "之前", "前"]) {
        let around = span.after(end + length(word)).starts_with("后");
        (side, end) = if around { (side, end) } else { (Side::Ahead, end + length(word)) };
    } else if span.until(start).ends_with("前") {
        side = Side::Ahead;
    } else if span.until(start).closing(&["不超过", "不得超过", "不迟于", "不晚于"]).is_some() {
        side = Side::Inside;
    }
    Amount { start, end, value, unit, side }
}

fn length(word: &str) -> usize {
    word.chars().count()
}
