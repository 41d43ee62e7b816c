//! Where in its period something falls due: 首个月20日前, 3月底, 周五, 结束后15个工作日内.
//!
//! Conservative: words that are not all understood name no day.

use super::pattern::MonthDay;
use crate::knowledge::Date;
use crate::value::deadline::Unit;
use crate::value::numeral;
use crate::value::text::comparable;

/// A place in a stretch of months.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spot {
    /// A day of one of its months, from 1.
    Day { month: u32, day: MonthDay },
    /// So long after the end of a stretch.
    After { amount: u32, unit: Unit },
}

/// What one part of the words says; what it leaves unsaid stands in the next (1月和7月10日).
#[derive(Debug, Clone, Copy, Default)]
struct Part {
    month: Option<u32>,
    day: Option<MonthDay>,
}

/// The days the words name in a stretch of `every` months; without words, its last day.
pub(super) fn read(words: &str, every: u32) -> Option<Vec<Spot>> {
    let words = comparable(words);
    if words.is_empty() {
        return Some(vec![Spot::Day { month: every, day: MonthDay::Last }]);
    }
    if let Some((amount, unit)) = term(&words) {
        return Some(vec![Spot::After { amount, unit }]);
    }
    let parts: Option<Vec<Part>> =
        words.split(['、', '和', '及', '与', ',']).map(|words| part(words, every)).collect();
    let parts = parts?;
    let day = parts.iter().rev().find_map(|part| part.day).unwrap_or(MonthDay::Last);
    let month = parts.iter().find_map(|part| part.month);
    let numbered = matches!(day, MonthDay::On(_)) && month.is_none();
    // 每季度20日 does not say in which month; 每季度前10日内 does.
    if numbered && every > 1 && !words.starts_with('前') {
        return None;
    }
    let spot = |part: &Part| {
        let month = part.month.or(month).unwrap_or(if numbered { 1 } else { every });
        Spot::Day { month, day: part.day.unwrap_or(day) }
    };
    Some(parts.iter().map(spot).collect())
}

/// A weekday, Monday 1 to Sunday 7; without words the week's last day.
pub(super) fn weekday(words: &str) -> Option<u8> {
    let words = comparable(words);
    let words = without_before(&words);
    let name = ["周", "星期"].iter().find_map(|word| words.strip_prefix(word)).unwrap_or(words);
    match name {
        "" | "日" | "天" | "末" => Some(7),
        "一" => Some(1),
        "二" => Some(2),
        "三" => Some(3),
        "四" => Some(4),
        "五" => Some(5),
        "六" => Some(6),
        _ => None,
    }
}

/// The weekday words such as 次周三 mean after an event.
pub(super) fn weekday_after(words: &str, from: Date) -> Option<Date> {
    let words = comparable(words);
    let rest = |heads: &[&str]| heads.iter().find_map(|head| words.strip_prefix(head).map(str::to_owned));
    let (name, weeks) = match rest(&["次周", "下周", "下个星期", "下星期"]) {
        Some(name) => (name, 7),
        None => (rest(&["本周", "当周", "本星期"])?, 0),
    };
    let weekday = weekday(&name).filter(|_| !name.is_empty())?;
    from.add_days(weeks + i64::from(weekday) - i64::from(from.weekday()))
}

/// Whether a date says the end of its month: 3月底, 2月末.
pub(super) fn is_end_of_month(by: &str) -> bool {
    let by = comparable(by);
    ["月底", "月末", "月份底", "下旬"].iter().any(|end| by.ends_with(end))
}

/// The months of the period an event is the end of: 每季度结束, 每月终了之日.
pub(super) fn period_that_ends(event: &str) -> Option<u32> {
    let event = comparable(event);
    let event = event.strip_prefix('每').or_else(|| event.strip_prefix("各"))?;
    let (every, end) = [
        ("半年度", 6),
        ("半年", 6),
        ("年度", 12),
        ("年", 12),
        ("季度", 3),
        ("个季度", 3),
        ("季", 3),
        ("月度", 1),
        ("个月", 1),
        ("月份", 1),
        ("月", 1),
    ]
    .iter()
    .find_map(|(name, every)| event.strip_prefix(name).map(|end| (*every, end)))?;
    let ends = ["结束", "结束之日", "终了", "终了之日", "届满", "届满之日", "末", "期满"];
    ends.contains(&end).then_some(every)
}

/// 结束后15个工作日内, 前5个工作日内 (which begins with the end of the period before).
fn term(words: &str) -> Option<(u32, Unit)> {
    let heads = ["结束之日起", "终了之日起", "结束后", "终了后", "期满后", "届满后", "末后", "后"];
    let (rest, opening) = match heads.iter().find_map(|head| words.strip_prefix(head)) {
        Some(rest) => (rest, false),
        None => (words.strip_prefix('前')?, true),
    };
    let rest = rest.strip_prefix("的").unwrap_or(rest);
    let characters: Vec<char> = rest.chars().collect();
    let (amount, length) = numeral::prefix(&characters)?;
    let unit: String = characters.get(length..)?.iter().collect();
    let unit = match without_before(&unit) {
        "个工作日" | "工作日" => Unit::WorkingDay,
        "个自然日" | "自然日" if !opening => Unit::CalendarDay,
        "日" | "天" if !opening => Unit::DayUnspecified,
        "个月" if !opening => Unit::Month,
        _ => return None,
    };
    Some((amount, unit))
}

fn part(words: &str, every: u32) -> Option<Part> {
    let words = words.trim_start_matches(['的', '在', '于', '逢']);
    let period =
        if every == 3 { words.strip_prefix("季度").or_else(|| words.strip_prefix("当季")) } else { None };
    let words = period
        .filter(|rest| rest.starts_with(['首', '第', '末', '前']))
        .filter(|rest| *rest != "末")
        .unwrap_or(words);
    let (month, rest) = month(words, every)?;
    let rest = without_before(rest.trim_start_matches(['的', '第']));
    let last = ["底", "末", "月底", "月末", "下旬", "最后一天", "最后一日", "最后1日"];
    let ends_period = match every {
        1 => &["月底", "月末"][..],
        3 => &["季末", "季度末", "季底"],
        12 => &["年底", "年末", "年终", "年度末"],
        _ => &[],
    };
    let day = if rest.is_empty() {
        None
    } else if last.contains(&rest) && (month.is_some() || every == 1)
        || ends_period.contains(&rest)
        || matches!(rest, "底" | "末" | "最后一天" | "最后一日")
    {
        Some(MonthDay::Last)
    } else {
        match rest {
            "上旬" => Some(MonthDay::On(10)),
            "中旬" => Some(MonthDay::On(20)),
            _ => Some(day_number(rest)?),
        }
    };
    (month.is_some() || day.is_some()).then_some(Part { month, day })
}

/// 20日, 20号, 前10日内.
fn day_number(words: &str) -> Option<MonthDay> {
    let words = words.strip_prefix('前').unwrap_or(words);
    let characters: Vec<char> = words.chars().collect();
    let (day, length) = numeral::prefix(&characters)?;
    let unit: String = characters.get(length..)?.iter().collect();
    let day = u8::try_from(day).ok().filter(|day| (1..=31).contains(day))?;
    matches!(unit.as_str(), "日" | "号" | "天").then_some(MonthDay::On(day))
}

/// The month the words begin with, and the rest of them.
fn month(words: &str, every: u32) -> Option<(Option<u32>, &str)> {
    let fixed: &[(&str, u32)] = match every {
        1 => &[("当月", 1), ("本月", 1), ("次月", 1), ("下个月", 1), ("下月", 1), ("翌月", 1)],
        _ => &[
            ("首个月", 1),
            ("首月", 1),
            ("第一个月", 1),
            ("第1个月", 1),
            ("第一月", 1),
            ("第二个月", 2),
            ("第2个月", 2),
            ("第三个月", 3),
            ("第3个月", 3),
            ("最后一个月", every),
            ("末月", every),
        ],
    };
    if let Some((name, month)) = fixed.iter().find(|(name, _)| words.starts_with(name)) {
        return (*month <= every).then(|| (Some(*month), words.strip_prefix(name).unwrap_or_default()));
    }
    if every == 12 {
        for (name, month) in [
            ("第一季度", 3),
            ("一季度", 3),
            ("第二季度", 6),
            ("二季度", 6),
            ("第三季度", 9),
            ("三季度", 9),
            ("第四季度", 12),
            ("四季度", 12),
            ("上半年", 6),
            ("下半年", 12),
        ] {
            if let Some(rest) = words.strip_prefix(name) {
                return Some((Some(month), rest));
            }
        }
        let characters: Vec<char> = words.chars().collect();
        if let Some((number, length)) = numeral::prefix(&characters) {
            let rest: usize = characters.iter().take(length).map(|c| c.len_utf8()).sum();
            let rest = words.get(rest..).unwrap_or_default();
            if let Some(rest) = rest.strip_prefix("月份").or_else(|| rest.strip_prefix('月')) {
                return (1..=12).contains(&number).then_some((Some(number), rest));
            }
        }
    }
    Some((None, words))
}

/// Without 前, 内 and their like at the end.
fn without_before(words: &str) -> &str {
    ["之前", "以前", "以内", "之内", "前", "内"]
        .iter()
        .find_map(|end| words.strip_suffix(end))
        .unwrap_or(words)
}
