//! What is published again and again: 每季度, 每季度首个月20日前, 按年公开, 半年至少更新1次, 年初.
//!
//! A date of the year (每年1月31日前) is a limit, not a period, and is read before this.

use super::amount::Amount;
use super::clause::{Kind, Unit};
use super::grammar::Found;
use super::span::Span;
use super::split::{RELEASE, without_release};
use super::start;
use crate::value::numeral;

/// What may stand behind 每, 按, 逐; the longer first.
const PERIODS: &[(&str, Unit)] = &[
    ("半年度", Unit::HalfYear),
    ("半年", Unit::HalfYear),
    ("年度", Unit::Year),
    ("年", Unit::Year),
    ("季度", Unit::Quarter),
    ("个季度", Unit::Quarter),
    ("季", Unit::Quarter),
    ("月度", Unit::Month),
    ("个月", Unit::Month),
    ("月", Unit::Month),
    ("星期", Unit::Week),
    ("周", Unit::Week),
    ("个工作日", Unit::WorkingDay),
    ("工作日", Unit::WorkingDay),
    ("个自然日", Unit::CalendarDay),
    ("自然日", Unit::CalendarDay),
    ("个小时", Unit::Hour),
    ("小时", Unit::Hour),
    ("日", Unit::DayUnspecified),
    ("天", Unit::DayUnspecified),
];

/// Words before a count: 至少一次.
const COUNTING: &[&str] = &["至少", "不少于", "不低于", "定期", "最少", "随时", "实时"];

/// Words after which nothing more is said of the time.
const PUBLISHING: &[&str] = &[
    "公开",
    "公布",
    "公示",
    "公告",
    "发布",
    "更新",
    "予以",
    "及时",
    "主动",
    "向社会",
    "对外",
    "完成",
    "进行",
    "张榜",
    "上报",
    "报送",
    "一次",
];

/// 每季度, 按年, 逐月; or a bare name of a period or of a place in it.
pub(super) fn read(words: Span<'_>) -> Option<Found> {
    if let Some(period) = period(words) {
        let label = start::read(words.until(period.start)).label;
        return Some(Found { label, kind: recurring(1, period.unit, period.rest), words: None });
    }
    named(words)
}

/// Whether the words hold 每季度 or its like.
pub(super) fn contains_period(words: Span<'_>) -> bool {
    period(words).is_some()
}

/// 每20个工作日更新, 一年两次, 半年至少更新1次.
pub(super) fn of_amount(words: Span<'_>, amount: &Amount) -> Option<Found> {
    let lead = words.until(amount.start);
    let behind = words.after(amount.end);
    let every = lead.strip_end("每隔").or_else(|| lead.strip_end("每"));
    if every.is_none() && (!lead.is_empty() || times(behind).is_none()) {
        return None;
    }
    let label = every.and_then(|lead| start::read(lead).label);
    Some(Found { label, kind: recurring(amount.value, amount.unit, behind), words: None })
}

struct Period<'t> {
    start: usize,
    unit: Unit,
    rest: Span<'t>,
}

fn period(words: Span<'_>) -> Option<Period<'_>> {
    period_after(words, '每').or_else(|| period_after(words, '按')).or_else(|| period_after(words, '逐'))
}

fn period_after(words: Span<'_>, sign: char) -> Option<Period<'_>> {
    (0..words.len()).filter(|&start| words.at(start) == Some(sign)).find_map(|start| {
        let behind = words.after(start + 1);
        let (name, unit) = PERIODS.iter().copied().find(|(name, _)| behind.starts_with(name))?;
        let rest = behind.strip_start(name)?;
        let alone = sign == '每'
            || rest.is_empty()
            || rest
                .opening(RELEASE)
                .or_else(|| rest.opening(&["的", "在", "于", ",", "分", "报", "至少", "定期"]))
                .is_some();
        alone.then_some(Period { start, unit, rest: weekday(behind, rest) })
    })
}

/// In 每周三 the 周 belongs to the day as well.
fn weekday<'t>(behind: Span<'t>, rest: Span<'t>) -> Span<'t> {
    let named =
        behind.starts_with("周") && rest.opening(&["一", "二", "三", "四", "五", "六", "日", "末"]).is_some();
    if named && times(rest).is_none() { behind } else { rest }
}

/// 年度, 季度公开, 年初: a period without 每.
fn named(words: Span<'_>) -> Option<Found> {
    let names = [
        ("半年度", Unit::HalfYear),
        ("年度", Unit::Year),
        ("季度", Unit::Quarter),
        ("月度", Unit::Month),
        ("一季度", Unit::Quarter),
    ];
    let places = ["年初", "年中", "年末", "年底", "年终", "季初", "季末", "月初", "月末", "月底"];
    if let Some((name, unit)) = names.into_iter().find(|(name, _)| words.starts_with(name)) {
        let rest = words.strip_start(name)?;
        let placed = rest.opening(&["首", "第", "末", "初"]).is_some();
        let wanted = placed || times(rest).is_some() || without_release(rest).is_empty();
        return wanted.then(|| Found { label: None, kind: recurring(1, unit, rest), words: None });
    }
    let place = words.opening(&places)?;
    let unit = match place.chars().next() {
        Some('季') => Unit::Quarter,
        Some('月') => Unit::Month,
        _ => Unit::Year,
    };
    let on = Some(words.until(2).written());
    without_release(words.after(2)).is_empty().then_some(Found {
        label: None,
        kind: Kind::Periodic { every: 1, unit, on },
        words: None,
    })
}

/// The period and, from the words behind it, the place in it.
fn recurring(every: u32, unit: Unit, behind: Span<'_>) -> Kind {
    let count = times(behind);
    if let Some((_, times)) = count
        && let Some((every, unit)) = shortened(every, unit, times)
    {
        return Kind::Periodic { every, unit, on: None };
    }
    if let Some((_, times)) = count {
        return Kind::Periodic { every, unit, on: Some(format!("{times}次")) };
    }
    let end = behind.earliest(PUBLISHING).map_or(behind.len(), |(place, _)| place);
    let end = behind.until(end).earliest(COUNTING).map_or(end, |(place, _)| place);
    let on = behind.until(end).trim(&['的', '在', '于', ',', '、', '各', '(', ')', ':']);
    Kind::Periodic { every, unit, on: on.some_text() }
}

/// 至少更新1次: where it stands and how often.
fn times(words: Span<'_>) -> Option<(usize, u32)> {
    let place = words.find("次")?;
    let run = words
        .until(place)
        .characters()
        .iter()
        .rev()
        .take_while(|&&sign| numeral::run_length(&[sign]) == 1)
        .count();
    let (count, length) = numeral::prefix(words.characters().get(place - run..place)?)?;
    (length == run && count > 0).then_some((place - run, count))
}

/// Twice a year is every half-year; `None` where the months do not divide.
fn shortened(every: u32, unit: Unit, times: u32) -> Option<(u32, Unit)> {
    if times == 1 {
        return Some((every, unit));
    }
    let months = match unit {
        Unit::Year => 12,
        Unit::HalfYear => 6,
        Unit::Quarter => 3,
        Unit::Month
        | Unit::Week
        | Unit::Hour
        | Unit::WorkingDay
        | Unit::CalendarDay
        | Unit::DayUnspecified => return None,
    };
    let months = every.checked_mul(months)?;
    match months.checked_rem(times)? {
        0 => Some(match months / times {
            12 => (1, Unit::Year),
            6 => (1, Unit::HalfYear),
            3 => (1, Unit::Quarter),
            other => (other, Unit::Month),
        }),
        _ => None,
    }
}
