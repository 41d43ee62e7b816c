//! Counting: working days forwards and backwards with what was passed over, and calendar days, weeks, months, years.

use super::pattern::{MonthDay, day_in};
use super::{Day, Due, Gap, Way};
use crate::knowledge::holidays::NotPublished;
use crate::knowledge::{Calendar, Date};
use crate::value::deadline::Unit;

/// What a count of working days passed over and took in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counting {
    /// The first day that was looked at: the one beside the event.
    pub first: Option<Date>,
    /// Holidays passed over, in order of time.
    pub holidays: Vec<Rest>,
    /// Saturdays and Sundays passed over that belong to no holiday.
    pub weekend_days: u32,
    /// Saturdays and Sundays counted because they are worked for a holiday (调休).
    pub made_up: Vec<Rest>,
}

/// Days in a row with the holiday they belong to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rest {
    /// The holiday's name.
    pub name: String,
    /// The first day.
    pub first: Date,
    /// The last day.
    pub last: Date,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Direction {
    Forwards,
    Backwards,
}

/// The end of a term that begins with an event on `from`.
pub(super) fn term((amount, unit): (u32, Unit), from: Date, calendar: &Calendar) -> Due {
    match unit {
        Unit::WorkingDay => working((amount, from), Direction::Forwards, calendar),
        Unit::Hour => {
            let date = from.add_days(i64::from(amount / 24));
            let days: Vec<Day> = date.into_iter().map(|date| Day::new(date, calendar)).collect();
            let gap = days.is_empty().then_some(Gap::TooFar);
            Due { way: Way::Hours(amount), days, gap }
        }
        _ => {
            let Some(last) = later(from, amount, unit) else { return Due::none(Gap::TooFar) };
            let way = Way::Span { amount, unit, back: false, last };
            match calendar.working_day_from(last) {
                Ok(date) => Due { way, days: vec![Day::new(date, calendar)], gap: None },
                Err(NotPublished { year }) => {
                    Due { way, days: Vec::new(), gap: Some(Gap::NotPublished { year, last: Some(last) }) }
                }
            }
        }
    }
}

/// The last day to publish so much time before an event on `event`. It is not moved: later would be too late.
pub(super) fn ahead((amount, unit): (u32, Unit), event: Date, calendar: &Calendar) -> Due {
    if unit == Unit::WorkingDay {
        return working((amount, event), Direction::Backwards, calendar);
    }
    let days = if unit == Unit::Hour { Some(i64::from(amount.div_ceil(24))) } else { None };
    let last = match (days, months(amount, unit)) {
        (Some(days), _) => event.add_days(-days),
        (None, Some(months)) => i64::try_from(months).ok().and_then(|months| shifted(event, -months)),
        (None, None) => event.add_days(-days_of(amount, unit)),
    };
    let Some(last) = last else { return Due::none(Gap::TooFar) };
    let way = Way::Span { amount, unit, back: true, last };
    Due { way, days: vec![Day::new(last, calendar)], gap: None }
}

fn working((amount, from): (u32, Date), direction: Direction, calendar: &Calendar) -> Due {
    let back = direction == Direction::Backwards;
    match count((amount, from), direction, calendar) {
        Ok((date, counting)) => Due {
            way: Way::WorkingDays { amount, back, counting },
            days: vec![Day::new(date, calendar)],
            gap: None,
        },
        Err(NotPublished { year }) => Due::none(Gap::NotPublished { year, last: None }),
    }
}

fn count(
    (amount, from): (u32, Date),
    direction: Direction,
    calendar: &Calendar,
) -> Result<(Date, Counting), NotPublished> {
    let step = if direction == Direction::Forwards { 1 } else { -1 };
    let mut counting = Counting::default();
    let (mut day, mut left) = (from, amount);
    while left > 0 {
        let missing = NotPublished { year: day.year() + i32::try_from(step).unwrap_or(1) };
        day = day.add_days(step).ok_or(missing)?;
        counting.first.get_or_insert(day);
        let works = calendar.is_working_day(day).ok_or(NotPublished { year: day.year() })?;
        left -= u32::from(works);
        match (works, calendar.holiday(day), calendar.made_up_for(day)) {
            (true, _, Some(name)) => join(&mut counting.made_up, name, day),
            (true, _, None) => {}
            (false, Some(name), _) => join(&mut counting.holidays, name, day),
            (false, None, _) => counting.weekend_days += 1,
        }
    }
    counting.holidays.sort_by_key(|rest| rest.first);
    counting.made_up.sort_by_key(|rest| rest.first);
    Ok((day, counting))
}

/// Adds a day to the run it continues, at either end, or begins a new one.
fn join(runs: &mut Vec<Rest>, name: &str, day: Date) {
    match runs.last_mut().filter(|run| run.name == name) {
        Some(run) if run.last.add_days(1) == Some(day) => run.last = day,
        Some(run) if day.add_days(1) == Some(run.first) => run.first = day,
        _ => runs.push(Rest { name: name.to_owned(), first: day, last: day }),
    }
}

/// The day `count` working days before another, which itself does not count.
///
/// # Errors
/// The count touches a year that is not published.
pub fn working_days_before(day: Date, amount: u32, calendar: &Calendar) -> Result<Date, NotPublished> {
    count((amount, day), Direction::Backwards, calendar).map(|(day, _)| day)
}

/// The day so much later by the calendar: a month later is the same day of the next month, or its last where it has no
/// such day (《民法典》第二百零二条). `None` for hours and working days, and beyond the year 9999.
pub(super) fn later(day: Date, amount: u32, unit: Unit) -> Option<Date> {
    match unit {
        Unit::WorkingDay | Unit::Hour => None,
        Unit::CalendarDay | Unit::DayUnspecified | Unit::Week => day.add_days(days_of(amount, unit)),
        Unit::Month | Unit::Quarter | Unit::HalfYear | Unit::Year => {
            shifted(day, i64::try_from(months(amount, unit)?).ok()?)
        }
    }
}

/// The months of a unit that is made of months.
pub(super) fn months(amount: u32, unit: Unit) -> Option<u64> {
    let months = match unit {
        Unit::Month => 1,
        Unit::Quarter => 3,
        Unit::HalfYear => 6,
        Unit::Year => 12,
        Unit::WorkingDay | Unit::CalendarDay | Unit::DayUnspecified | Unit::Hour | Unit::Week => return None,
    };
    Some(u64::from(amount) * months)
}

fn days_of(amount: u32, unit: Unit) -> i64 {
    i64::from(amount) * if unit == Unit::Week { 7 } else { 1 }
}

fn shifted(day: Date, months: i64) -> Option<Date> {
    let month = i64::from(day.year()) * 12 + i64::from(day.month()) - 1 + months;
    let year = i32::try_from(month.div_euclid(12)).ok()?;
    day_in(year, u32::try_from(month.rem_euclid(12)).ok()? + 1, MonthDay::On(day.day()))
}
