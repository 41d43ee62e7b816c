//! The working-day calendar: which days offices work, and the day a term of working days ends.
//!
//! Holidays and make-up days are those the State Council's office published; a year it has not published is refused,
//! never guessed.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Deserialize, Deserializer, Error as _};

use super::error::read_yaml;
use super::{Date, RegistryError};

const FILE: &str = "holidays.yaml";

/// The published years.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    years: BTreeMap<i32, Year>,
}

/// A year's days that are not as their weekday says.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Year {
    off: Vec<Period>,
    work: Vec<Period>,
}

/// Days in a row and what they are for.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Period {
    /// The holiday's name: 春节, or 国庆节、中秋节.
    pub name: String,
    /// First and last day.
    pub days: Days,
}

/// From the first day to the last, both included: `2019-02-04..2019-02-10`, or one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Days {
    /// The first day.
    pub first: Date,
    /// The last day.
    pub last: Date,
}

/// A day of a year whose holidays are not published (or not known to this registry).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotPublished {
    /// The year that is missing.
    pub year: i32,
}

impl fmt::Display for NotPublished {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}年的放假安排尚未公布（或未收录），不能推算工作日", self.year)
    }
}

impl std::error::Error for NotPublished {}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    years: Vec<FileYear>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct FileYear {
    year: i32,
    published: bool,
    off: Vec<Period>,
    work: Vec<Period>,
}

impl Calendar {
    /// Reads the registry.
    ///
    /// # Errors
    /// A wrong shape, a year given twice, a day that belongs to another year.
    pub fn read(text: &str) -> Result<Self, RegistryError> {
        let file: File = read_yaml(FILE, text)?;
        let mut years = BTreeMap::new();
        for given in file.years.into_iter().filter(|given| given.published) {
            let stray =
                given.off.iter().chain(&given.work).find(|period| period.days.first.year() != given.year);
            if let Some(period) = stray {
                let day = period.days.first.to_string();
                return Err(RegistryError::about(FILE, text, &day, format!("{day} 不在{}年", given.year)));
            }
            let year = Year { off: given.off, work: given.work };
            if years.insert(given.year, year).is_some() {
                let needle = format!("year: {}", given.year);
                return Err(RegistryError::about(FILE, text, &needle, format!("{}年重复", given.year)));
            }
        }
        Ok(Self { years })
    }

    /// The published years, in order.
    pub fn years(&self) -> impl Iterator<Item = i32> {
        self.years.keys().copied()
    }

    /// Whether offices work that day. None: the year is not published.
    #[must_use]
    pub fn is_working_day(&self, day: Date) -> Option<bool> {
        let year = self.years.get(&day.year())?;
        let within = |periods: &[Period]| periods.iter().any(|period| period.days.contain(day));
        Some(within(&year.work) || !(within(&year.off) || day.is_weekend()))
    }

    /// The holiday a day off belongs to. None on other days, also on plain weekends.
    #[must_use]
    pub fn holiday(&self, day: Date) -> Option<&str> {
        let period = self.years.get(&day.year())?.off.iter().find(|period| period.days.contain(day))?;
        Some(&period.name)
    }

    /// The holiday a weekend day is worked for (调休上班). None on other days.
    #[must_use]
    pub fn made_up_for(&self, day: Date) -> Option<&str> {
        let period = self.years.get(&day.year())?.work.iter().find(|period| period.days.contain(day))?;
        Some(&period.name)
    }

    /// The last day of a term of `count` working days that begins with an event on `start`. The day of the event does
    /// not count (《民法典》第二百零一条); a term of none ends on `start`.
    ///
    /// # Errors
    /// The term runs into a year that is not published.
    pub fn add_working_days(&self, start: Date, count: u32) -> Result<Date, NotPublished> {
        let mut day = start;
        let mut left = count;
        while left > 0 {
            day = next(day)?;
            if self.works(day)? {
                left -= 1;
            }
        }
        Ok(day)
    }

    /// `day`, or if offices are closed the next day they work: a term of calendar days that ends on a holiday ends
    /// there (《民法典》第二百零三条).
    ///
    /// # Errors
    /// The search runs into a year that is not published.
    pub fn working_day_from(&self, day: Date) -> Result<Date, NotPublished> {
        let mut day = day;
        while !self.works(day)? {
            day = next(day)?;
        }
        Ok(day)
    }

    /// How many working days lie after `start`, up to and including `end`; 0 if `end` is not later.
    ///
    /// # Errors
    /// The span touches a year that is not published.
    pub fn working_days_between(&self, start: Date, end: Date) -> Result<u32, NotPublished> {
        let mut day = start;
        let mut count = 0;
        while day < end {
            day = next(day)?;
            count += u32::from(self.works(day)?);
        }
        Ok(count)
    }

    fn works(&self, day: Date) -> Result<bool, NotPublished> {
        self.is_working_day(day).ok_or(NotPublished { year: day.year() })
    }
}

fn next(day: Date) -> Result<Date, NotPublished> {
    day.add_days(1).ok_or(NotPublished { year: day.year() + 1 })
}

impl Days {
    fn contain(self, day: Date) -> bool {
        self.first <= day && day <= self.last
    }
}

impl<'de> Deserialize<'de> for Days {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let (first, last) = text.split_once("..").unwrap_or((&text, &text));
        match (first.parse(), last.parse()) {
            (Ok(first), Ok(last)) if first <= last => Ok(Self { first, last }),
            _ => Err(D::Error::custom(format!("“{text}”不是日期或起止日期（如2019-02-04..2019-02-10）"))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::embedded;

    fn calendar() -> Calendar {
        Calendar::read(embedded::HOLIDAYS).expect("embedded")
    }

    fn date(text: &str) -> Date {
        text.parse().expect("a date")
    }

    #[test]
    fn make_up_days_are_weekends_and_holidays_do_not_overlap_them() {
        let calendar = calendar();
        assert_eq!(calendar.years().collect::<Vec<_>>(), (2019..=2026).collect::<Vec<_>>());
        for year in calendar.years.values() {
            for period in &year.work {
                assert_eq!(period.days.first, period.days.last);
                assert!(period.days.first.is_weekend(), "{period:?}");
                assert!(!year.off.iter().any(|off| off.days.contain(period.days.first)), "{period:?}");
            }
            assert!(year.off.windows(2).all(|pair| pair[0].days.last < pair[1].days.first));
        }
    }

    #[test]
    fn known_days() {
        let calendar = calendar();
        for (day, works) in [
            ("2026-02-14", true),  // Saturday, made up for 春节
            ("2026-02-15", false), // Sunday, first day of 春节
            ("2026-02-23", false), // Monday, last day of 春节
            ("2026-02-24", true),
            ("2026-09-20", true), // Sunday, made up for 国庆节
            ("2026-10-07", false),
            ("2026-10-10", true), // Saturday, made up for 国庆节
            ("2026-10-11", false),
            ("2026-11-21", false),
            ("2020-02-01", false), // the holiday was prolonged
            ("2019-05-05", true),
        ] {
            assert_eq!(calendar.is_working_day(date(day)), Some(works), "{day}");
        }
        assert_eq!(calendar.holiday(date("2025-10-06")), Some("国庆节、中秋节"));
        assert_eq!(calendar.holiday(date("2026-11-21")), None);
    }

    /// Counted by hand on the published calendar.
    #[test]
    fn terms_over_the_long_holidays() {
        let calendar = calendar();
        for (start, count, end) in [
            // 2026 国庆节: 29, 30 Sep, then 8, 9, 10 (Saturday worked) Oct, 12 Oct on.
            ("2026-09-28", 1, "2026-09-29"),
            ("2026-09-28", 3, "2026-10-08"),
            ("2026-09-28", 5, "2026-10-10"),
            ("2026-09-28", 6, "2026-10-12"),
            ("2026-09-28", 20, "2026-10-30"),
            // 2026 春节: 12, 13, 14 (Saturday worked) Feb, then 24 to 28 (Saturday worked) Feb, 2 Mar on.
            ("2026-02-11", 3, "2026-02-14"),
            ("2026-02-11", 4, "2026-02-24"),
            ("2026-02-11", 8, "2026-02-28"),
            ("2026-02-11", 9, "2026-03-02"),
            ("2026-02-11", 20, "2026-03-17"),
            // 2020 春节, prolonged to 2 Feb.
            ("2020-01-23", 1, "2020-02-03"),
            ("2020-01-23", 0, "2020-01-23"),
            // Over New Year: 31 Dec 2024, then 2 Jan 2025.
            ("2024-12-30", 2, "2025-01-02"),
        ] {
            assert_eq!(calendar.add_working_days(date(start), count), Ok(date(end)), "{start} + {count}");
            if count > 0 {
                assert_eq!(calendar.working_days_between(date(start), date(end)), Ok(count));
            }
        }
    }

    #[test]
    fn an_unpublished_year_is_said_not_guessed() {
        let calendar = calendar();
        assert_eq!(calendar.is_working_day(date("2027-01-04")), None);
        assert_eq!(calendar.add_working_days(date("2026-12-20"), 20), Err(NotPublished { year: 2027 }));
        assert_eq!(calendar.add_working_days(date("2018-12-20"), 1), Err(NotPublished { year: 2018 }));
        assert_eq!(calendar.working_day_from(date("2026-10-03")), Ok(date("2026-10-08")));
    }
}
