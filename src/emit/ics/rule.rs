//! A pattern as a recurrence rule (RFC 5545 §3.3.10).

use crate::knowledge::Date;
use crate::schedule::{MonthDay, Pattern};
use crate::value::deadline::Unit;

/// The value of the RRULE; the first event stands on the pattern's first day.
pub(super) fn rrule(pattern: Pattern, start: Option<Date>, until: Option<Date>) -> String {
    let mut rule = match pattern {
        Pattern::Daily => "FREQ=DAILY".to_owned(),
        Pattern::Week { weekday } => format!("FREQ=WEEKLY;BYDAY={}", weekday_name(weekday)),
        Pattern::Months { every: 12, month, day } => {
            format!("FREQ=YEARLY;BYMONTH={month};{}", month_day(day))
        }
        Pattern::Months { every, day, .. } => months(every, day),
        // These two are never asked for: their days hang on the holidays.
        Pattern::After { every, .. } => months(every, MonthDay::Last),
        Pattern::Since { every, unit } => since(every, unit, start),
    };
    if let Some(until) = until {
        rule.push_str(&format!(";UNTIL={}", basic(until)));
    }
    rule
}

/// 20261030.
pub(super) fn basic(date: Date) -> String {
    format!("{:04}{:02}{:02}", date.year(), date.month(), date.day())
}

fn since(every: u32, unit: Unit, start: Option<Date>) -> String {
    let day = start.map_or(MonthDay::Last, |start| MonthDay::On(start.day()));
    match unit {
        Unit::Week => format!("FREQ=WEEKLY;INTERVAL={every}"),
        Unit::Month => months(every, day),
        Unit::Quarter => months(every.saturating_mul(3), day),
        Unit::HalfYear => months(every.saturating_mul(6), day),
        Unit::Year => months(every.saturating_mul(12), day),
        Unit::WorkingDay | Unit::CalendarDay | Unit::DayUnspecified | Unit::Hour => {
            format!("FREQ=DAILY;INTERVAL={every}")
        }
    }
}

fn months(every: u32, day: MonthDay) -> String {
    let interval = if every > 1 { format!(";INTERVAL={every}") } else { String::new() };
    format!("FREQ=MONTHLY{interval};{}", month_day(day))
}

/// In a month without that day, its last: of the days up to it, the last there is.
fn month_day(day: MonthDay) -> String {
    match day {
        MonthDay::Last | MonthDay::On(31) => "BYMONTHDAY=-1".to_owned(),
        MonthDay::On(29) => "BYMONTHDAY=28,29;BYSETPOS=-1".to_owned(),
        MonthDay::On(30) => "BYMONTHDAY=28,29,30;BYSETPOS=-1".to_owned(),
        MonthDay::On(day) => format!("BYMONTHDAY={day}"),
    }
}

fn weekday_name(weekday: u8) -> &'static str {
    match weekday {
        1 => "MO",
        2 => "TU",
        3 => "WE",
        4 => "TH",
        5 => "FR",
        6 => "SA",
        _ => "SU",
    }
}
