//! Floor 5: which dates follow from a deadline.
//!
//! A clause and a day give a [`Due`]: the day by which to publish, the next days of what comes back, or the reason why
//! no date follows. Days are counted from the day after the event (《民法典》第二百零一条); a term of calendar days, weeks,
//! months or years that ends on a day off ends on the next working day (第二百零三条). A date that is written (每年3月31日前)
//! or that ends a period (每季度) is not moved: whoever reads it is told that it is a day off. What would need a year
//! whose holidays are not published has no date: none is ever made up. Pure; words for people are in `report::due`.

mod answer;
mod count;
mod find;
mod pattern;
mod spot;
#[cfg(test)]
mod tests;

pub use answer::{Answer, Subject};
pub use count::{Counting, Rest, working_days_before};
pub use find::{Hit, find, near};
pub use pattern::{MonthDay, Occurrence, Occurrences, Pattern};

use crate::knowledge::{Calendar, Date};
use crate::value::deadline::{Clause, Kind, Unit};

/// What follows from one clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// How the days were found.
    pub way: Way,
    /// The day by which to publish; several of what comes back; none where no date follows.
    pub days: Vec<Day>,
    /// Why there is no day, or why a series ends where it does.
    pub gap: Option<Gap>,
}

/// A day and whether offices are open on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Day {
    /// The day.
    pub date: Date,
    /// Open, closed, or unknown.
    pub opening: Opening,
}

/// Whether offices are open on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Opening {
    /// They are.
    Open,
    /// They are not.
    Closed {
        /// The holiday; `None` on a plain weekend.
        holiday: Option<String>,
        /// The last working day before, where it is known.
        before: Option<Date>,
    },
    /// The year's holidays are not published.
    Unknown,
}

/// How the days were found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Way {
    /// Working days counted one by one, forwards or, before an event, backwards.
    WorkingDays {
        /// How many.
        amount: u32,
        /// Whether counted back from the event.
        back: bool,
        /// What was passed over.
        counting: Counting,
    },
    /// Calendar days, weeks, months or years.
    Span {
        /// How many.
        amount: u32,
        /// Of what.
        unit: Unit,
        /// Whether counted back from the event.
        back: bool,
        /// The last day before it was moved from a day off.
        last: Date,
    },
    /// Hours, from the moment of the event.
    Hours(u32),
    /// The day of the event itself.
    SameDay,
    /// A date in the text.
    Written,
    /// Days that come back.
    Series(Vec<Pattern>),
    /// Not at all.
    Nothing,
}

/// Why there is no date, or no further one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Gap {
    /// The holidays of a year are not published, and the count runs into it.
    NotPublished {
        /// The year.
        year: i32,
        /// The last day of the term, if it does not turn out to be a day off.
        last: Option<Date>,
    },
    /// 及时: no number is said. The day the law's 20 working days end, where that can be counted.
    Prompt(Option<Date>),
    /// 长期公开.
    Standing,
    /// 按法定时限.
    Statutory,
    /// Tied to another event.
    Event,
    /// It does not say when to publish.
    Aside,
    /// Nothing is understood.
    Unreadable,
    /// These words name no day.
    Unclear(String),
    /// The date is over.
    Past(Date),
    /// What comes back every so many days or years has no first day.
    NoStart,
    /// Counted in hours again and again.
    Hourly,
    /// Beyond the year 9999.
    TooFar,
}

/// How many days of a series are told.
const NEXT: usize = 4;

/// The dates that follow from a clause, if its event was on `from`; of what comes back, the next ones from then on.
#[must_use]
pub fn due(clause: &Clause, from: Date, calendar: &Calendar) -> Due {
    if let Some(patterns) = Pattern::of(clause).filter(|_| comes_back(&clause.kind)) {
        return series(patterns, from, calendar);
    }
    match &clause.kind {
        Kind::Within { amount, unit, .. } => count::term((*amount, *unit), from, calendar),
        Kind::Immediate { .. } => Due { way: Way::SameDay, days: vec![Day::new(from, calendar)], gap: None },
        Kind::Prompt { .. } => Due::none(Gap::Prompt(calendar.add_working_days(from, 20).ok())),
        Kind::Before { lead: Some(lead), .. } => count::ahead(*lead, from, calendar),
        Kind::Before { by, month_day: Some(month_day), year, .. } => {
            let ends = by.as_deref().is_some_and(spot::is_end_of_month);
            written(*month_day, ends, year_of(*year, by.as_deref()), from, calendar)
        }
        Kind::Before { by, month_day: None, .. } => {
            let by = by.as_deref().unwrap_or_default();
            match spot::weekday_after(by, from) {
                Some(date) => Due { way: Way::Written, days: vec![Day::new(date, calendar)], gap: None },
                None => Due::none(Gap::Unclear(by.to_owned())),
            }
        }
        Kind::Periodic { unit: Unit::Hour, .. } => Due::none(Gap::Hourly),
        Kind::Periodic { on, .. } => Due::none(Gap::Unclear(on.clone().unwrap_or_default())),
        Kind::Standing => Due::none(Gap::Standing),
        Kind::Statutory => Due::none(Gap::Statutory),
        Kind::Other { aside: false } => Due::none(Gap::Event),
        Kind::Other { aside: true } => Due::none(Gap::Aside),
        Kind::Unreadable => Due::none(Gap::Unreadable),
    }
}

/// Whether it is told as a series: a date of the year is told as the next one only.
fn comes_back(kind: &Kind) -> bool {
    !matches!(kind, Kind::Before { month_day: Some(_), .. })
}

fn series(patterns: Vec<Pattern>, from: Date, calendar: &Calendar) -> Due {
    let all = pattern::merged(&patterns, from, None, Some(from), NEXT, calendar);
    let days = all.days.iter().map(|occurrence| Day::new(occurrence.date, calendar)).collect();
    let gap = all.gap.map(|gap| Gap::NotPublished { year: gap.year, last: None });
    Due { way: Way::Series(patterns), days, gap }
}

/// In which year a date without one is meant.
enum InYear {
    This(i32),
    Next,
    Same,
    Any,
}

fn year_of(year: Option<u16>, by: Option<&str>) -> InYear {
    let opens = |words: &[&str]| by.is_some_and(|by| words.iter().any(|word| by.starts_with(word)));
    match year {
        Some(year) => InYear::This(i32::from(year)),
        None if opens(&["次年", "翌年", "下一年", "下年", "第二年"]) => InYear::Next,
        None if opens(&["当年", "本年"]) => InYear::Same,
        None => InYear::Any,
    }
}

fn written((month, day): (u8, u8), ends: bool, year: InYear, from: Date, calendar: &Calendar) -> Due {
    let day = if ends { MonthDay::Last } else { MonthDay::On(day) };
    let in_year = |year: i32| pattern::day_in(year, u32::from(month), day);
    let date = match year {
        InYear::This(year) => in_year(year),
        InYear::Same => in_year(from.year()),
        InYear::Next => in_year(from.year() + 1),
        InYear::Any => in_year(from.year()).filter(|date| *date >= from).or_else(|| in_year(from.year() + 1)),
    };
    match date {
        Some(date) if date < from => Due::none(Gap::Past(date)),
        Some(date) => Due { way: Way::Written, days: vec![Day::new(date, calendar)], gap: None },
        None => Due::none(Gap::TooFar),
    }
}

impl Due {
    fn none(gap: Gap) -> Self {
        Self { way: Way::Nothing, days: Vec::new(), gap: Some(gap) }
    }
}

impl Day {
    /// A day, by the calendar.
    #[must_use]
    pub fn new(date: Date, calendar: &Calendar) -> Self {
        let opening = match calendar.is_working_day(date) {
            None => Opening::Unknown,
            Some(true) => Opening::Open,
            Some(false) => Opening::Closed {
                holiday: calendar.holiday(date).map(str::to_owned),
                before: count::working_days_before(date, 1, calendar).ok(),
            },
        };
        Self { date, opening }
    }
}
