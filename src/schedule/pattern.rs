//! What comes back: the pattern of a clause, and its days in a stretch of time.
//!
//! Periods are those of the calendar: quarters end in March, June, September and December. An interval that does not
//! divide the year (每20个工作日, 每两周, 每三年) has days only from a given start on.

use super::count::{self, later, months};
use super::spot::{self, Spot};
use crate::knowledge::holidays::NotPublished;
use crate::knowledge::{Calendar, Date};
use crate::value::deadline::{Clause, Kind, Unit};

/// Days that come back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pattern {
    /// A day of every so many months, counted from January.
    Months {
        /// 1, 2, 3, 4, 6 or 12.
        every: u32,
        /// Which month of each stretch, from 1.
        month: u32,
        /// Which day of that month.
        day: MonthDay,
    },
    /// A day of every week, Monday 1 to Sunday 7.
    Week {
        /// The day.
        weekday: u8,
    },
    /// Every day.
    Daily,
    /// So many days after the end of each stretch of months (每季度结束后15个工作日内).
    After {
        /// 1, 2, 3, 4, 6 or 12 months.
        every: u32,
        /// How many days.
        amount: u32,
        /// Of which kind.
        unit: Unit,
    },
    /// So much time after the last, from a start.
    Since {
        /// How many units.
        every: u32,
        /// Of what.
        unit: Unit,
    },
}

/// A day of a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MonthDay {
    /// By its number; in a month without it, the last day.
    On(u8),
    /// The last.
    Last,
}

/// One of the days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Occurrence {
    /// The day.
    pub date: Date,
    /// What tells it from the others although the holidays may move it: the end of its period, or the day itself.
    pub period: Date,
}

/// The days in a stretch of time.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Occurrences {
    /// In order.
    pub days: Vec<Occurrence>,
    /// Why there are no more of them, where the holidays of a year are missing.
    pub gap: Option<NotPublished>,
}

impl Pattern {
    /// The patterns of a clause that comes back; `None` of one that does not, or whose words name no day.
    #[must_use]
    pub fn of(clause: &Clause) -> Option<Vec<Self>> {
        match &clause.kind {
            Kind::Periodic { every, unit, on } => periodic(*every, *unit, on.as_deref().unwrap_or_default()),
            Kind::Within { amount, unit, from: Some(from) } => after_period(from, *amount, *unit),
            Kind::Before { by, month_day: Some((month, day)), year: None, lead: None } => {
                let ends = by.as_deref().is_some_and(spot::is_end_of_month);
                let day =
                    if ends { MonthDay::Last } else { MonthDay::On(*day).tidied(12, u32::from(*month)) };
                Some(vec![Self::Months { every: 12, month: u32::from(*month), day }])
            }
            Kind::Before { by: Some(by), month_day: None, lead: None, .. } => by_words(by),
            _ => None,
        }
    }

    /// Whether it has no days without a start.
    #[must_use]
    pub fn needs_start(self) -> bool {
        matches!(self, Self::Since { .. })
    }

    /// Whether its days do not hang on the holidays, so that they go on for ever.
    #[must_use]
    pub fn is_plain(self) -> bool {
        match self {
            Self::Months { .. } | Self::Week { .. } | Self::Daily => true,
            Self::After { .. } => false,
            Self::Since { unit, .. } => unit != Unit::WorkingDay,
        }
    }

    /// Its days from `from` up to and including `to`, at most `limit`.
    #[must_use]
    pub fn occurrences(
        self,
        from: Date,
        to: Option<Date>,
        start: Option<Date>,
        limit: usize,
        calendar: &Calendar,
    ) -> Occurrences {
        let mut found = Occurrences::default();
        // A start long before the stretch is walked up to, but not for ever.
        for occurrence in self.walk(from, start, calendar).take(100_000) {
            match occurrence {
                Err(gap) => found.gap = Some(gap),
                Ok(occurrence) if to.is_some_and(|to| occurrence.date > to) => break,
                Ok(occurrence) if occurrence.date >= from => found.days.push(occurrence),
                Ok(_) => continue,
            }
            if found.gap.is_some() || found.days.len() >= limit {
                break;
            }
        }
        found
    }

    /// All its days from a little before `from` on.
    fn walk(
        self,
        from: Date,
        start: Option<Date>,
        calendar: &Calendar,
    ) -> Box<dyn Iterator<Item = Result<Occurrence, NotPublished>> + '_> {
        let plain = |date: Date| Ok(Occurrence { date, period: date });
        match self {
            Self::Daily => Box::new(days(from, 1).map(plain)),
            Self::Week { weekday } => {
                let ahead = i64::from((weekday + 7 - from.weekday()) % 7);
                Box::new(from.add_days(ahead).into_iter().flat_map(|first| days(first, 7)).map(plain))
            }
            Self::Months { every, month, day } => Box::new(
                stretches(from, every, 0).map_while(move |first| month_day(first, month, day)).map(plain),
            ),
            Self::After { every, amount, unit } => {
                let back = amount / 20 + 2;
                let ends = stretches(from, every, back)
                    .map_while(move |first| month_day(first, every, MonthDay::Last));
                Box::new(ends.filter_map(move |period| match after(period, amount, unit, calendar) {
                    Ok(date) => Some(Ok(Occurrence { date, period })),
                    // What ends before the stretch may lie in years long gone.
                    Err(gap) if gap.year < from.year() => None,
                    Err(gap) => Some(Err(gap)),
                }))
            }
            Self::Since { every, unit: Unit::WorkingDay } => {
                let step = move |last: &Date| calendar.add_working_days(*last, every);
                let first = start.map(|start| step(&start));
                Box::new(
                    std::iter::successors(first, move |last| last.as_ref().ok().map(step))
                        .map(move |date| date.and_then(plain)),
                )
            }
            Self::Since { every, unit } => {
                Box::new((1..).map_while(move |n: u32| later(start?, every.checked_mul(n)?, unit)).map(plain))
            }
        }
    }
}

impl MonthDay {
    /// The last day by that name where the number is the last in every month it falls in.
    fn tidied(self, every: u32, month: u32) -> Self {
        let shortest = match (every, month) {
            (12, 2) => 29,
            (12, 4 | 6 | 9 | 11) => 30,
            _ => 31,
        };
        if matches!(self, Self::On(day) if day >= shortest) { Self::Last } else { self }
    }
}

/// The days of several patterns together, each day once.
pub(super) fn merged(
    patterns: &[Pattern],
    from: Date,
    to: Option<Date>,
    start: Option<Date>,
    limit: usize,
    calendar: &Calendar,
) -> Occurrences {
    let mut all = Occurrences::default();
    for pattern in patterns {
        let own = pattern.occurrences(from, to, start, limit, calendar);
        all.days.extend(own.days);
        all.gap = all.gap.or(own.gap);
    }
    all.days.sort_unstable();
    all.days.dedup_by_key(|occurrence| occurrence.date);
    all.days.truncate(limit);
    if all.days.len() == limit {
        all.gap = None;
    }
    all
}

/// A day of a month; in a month without it, the last.
pub(super) fn day_in(year: i32, month: u32, day: MonthDay) -> Option<Date> {
    let last = Date::new(year, u8::try_from(month).ok()?, 1)?.end_of_month();
    match day {
        MonthDay::On(day) if day < last.day() => Date::new(year, last.month(), day),
        MonthDay::On(_) | MonthDay::Last => Some(last),
    }
}

fn periodic(every: u32, unit: Unit, on: &str) -> Option<Vec<Pattern>> {
    if every == 0 {
        return None;
    }
    let since = || on.is_empty().then(|| vec![Pattern::Since { every, unit }]);
    match unit {
        Unit::Hour => None,
        Unit::WorkingDay => since(),
        Unit::CalendarDay | Unit::DayUnspecified if every == 1 => on.is_empty().then(|| vec![Pattern::Daily]),
        Unit::CalendarDay | Unit::DayUnspecified => since(),
        Unit::Week if every == 1 => Some(vec![Pattern::Week { weekday: spot::weekday(on)? }]),
        Unit::Week => since(),
        Unit::Month | Unit::Quarter | Unit::HalfYear | Unit::Year => {
            match months(every, unit).and_then(|months| u32::try_from(months).ok()).filter(|m| 12 % m == 0) {
                Some(months) => spots(months, on),
                None => since(),
            }
        }
    }
}

fn spots(every: u32, on: &str) -> Option<Vec<Pattern>> {
    let pattern = |spot| match spot {
        Spot::Day { month, day } => Pattern::Months { every, month, day: day.tidied(every, month) },
        Spot::After { amount, unit } => Pattern::After { every, amount, unit },
    };
    Some(spot::read(on, every)?.into_iter().map(pattern).collect())
}

/// 每季度结束: a term that begins with the end of a period of the calendar.
fn after_period(from: &str, amount: u32, unit: Unit) -> Option<Vec<Pattern>> {
    let every = spot::period_that_ends(from)?;
    (unit != Unit::Hour).then(|| vec![Pattern::After { every, amount, unit }])
}

/// 月底, 10日: a day of the month that is not named comes back every month; 季度末 every quarter.
fn by_words(by: &str) -> Option<Vec<Pattern>> {
    let every = if by.starts_with('季') { 3 } else { 1 };
    by.contains(['日', '号', '底', '末', '旬']).then(|| spots(every, by)).flatten()
}

/// The first months of stretches of months, from the one `from` is in on, or some before.
fn stretches(from: Date, every: u32, back: u32) -> impl Iterator<Item = i64> {
    let every = i64::from(every);
    let month = i64::from(from.year()) * 12 + i64::from(from.month()) - 1;
    let first = month.div_euclid(every) - i64::from(back);
    (first.max(12 / every)..).map(move |stretch| stretch * every)
}

fn month_day(first: i64, month: u32, day: MonthDay) -> Option<Date> {
    let month = first + i64::from(month) - 1;
    let year = i32::try_from(month.div_euclid(12)).ok()?;
    day_in(year, u32::try_from(month.rem_euclid(12)).ok()? + 1, day)
}

fn days(first: Date, step: i64) -> impl Iterator<Item = Date> {
    std::iter::successors(Some(first), move |day| day.add_days(step))
}

fn after(period: Date, amount: u32, unit: Unit, calendar: &Calendar) -> Result<Date, NotPublished> {
    if unit == Unit::WorkingDay {
        return calendar.add_working_days(period, amount);
    }
    let last = count::later(period, amount, unit).ok_or(NotPublished { year: 10_000 })?;
    calendar.working_day_from(last)
}
