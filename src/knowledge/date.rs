//! A day of the Gregorian calendar: comparison, ISO text, and counting days. No time of day, no clock, no time zone.

use std::fmt;
use std::str::FromStr;

use serde::de::{Deserialize, Deserializer, Error as _};

/// A day that exists. Made only by [`Date::new`], [`Date::from_ordinal`] or by parsing, so `2026-02-30` cannot be one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: i32,
    month: u8,
    day: u8,
}

/// Why a text is not a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotADate;

impl fmt::Display for NotADate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("不是“年-月-日”形式的日期（如2026-09-28）")
    }
}

impl std::error::Error for NotADate {}

impl Date {
    /// The day, if the calendar has it. Years run from 1 to 9999.
    #[must_use]
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        let exists = (1..=9999).contains(&year)
            && (1..=12).contains(&month)
            && (1..=days_in_month(year, month)).contains(&day);
        exists.then_some(Self { year, month, day })
    }

    /// The year.
    #[must_use]
    pub const fn year(self) -> i32 {
        self.year
    }

    /// The month, 1 to 12.
    #[must_use]
    pub const fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, from 1.
    #[must_use]
    pub const fn day(self) -> u8 {
        self.day
    }

    /// Days since 0000-03-01 (the start of a year that ends with the leap day, which makes the arithmetic plain).
    #[must_use]
    pub fn ordinal(self) -> i64 {
        let month = i64::from(self.month);
        let (year, month) =
            if month > 2 { (i64::from(self.year), month - 3) } else { (i64::from(self.year) - 1, month + 9) };
        let day_of_year = (153 * month + 2) / 5 + i64::from(self.day) - 1;
        year * 365 + year / 4 - year / 100 + year / 400 + day_of_year
    }

    /// The day with that [`ordinal`](Self::ordinal), within the years 1 to 9999.
    #[must_use]
    pub fn from_ordinal(ordinal: i64) -> Option<Self> {
        const DAYS_IN_400_YEARS: i64 = 146_097;
        let era = ordinal.div_euclid(DAYS_IN_400_YEARS);
        let day_of_era = ordinal.rem_euclid(DAYS_IN_400_YEARS);
        let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted_month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
        let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
        let year = year_of_era + era.checked_mul(400)? + i64::from(month <= 2);
        Self::new(i32::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
    }

    /// The day `days` later (earlier, if negative), if it is within the years 1 to 9999.
    #[must_use]
    pub fn add_days(self, days: i64) -> Option<Self> {
        Self::from_ordinal(self.ordinal().checked_add(days)?)
    }

    /// Monday 1 to Sunday 7, as ISO 8601 counts.
    #[must_use]
    pub fn weekday(self) -> u8 {
        // 0000-03-01 was a Wednesday.
        u8::try_from((self.ordinal() + 2).rem_euclid(7) + 1).unwrap_or(1)
    }

    /// Saturday or Sunday.
    #[must_use]
    pub fn is_weekend(self) -> bool {
        self.weekday() > 5
    }

    /// The last day of this day's month.
    #[must_use]
    pub fn end_of_month(self) -> Self {
        Self { day: days_in_month(self.year, self.month), ..self }
    }
}

fn days_in_month(year: i32, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

impl FromStr for Date {
    type Err = NotADate;

    /// Reads the ISO form `2026-09-28`, and nothing else.
    fn from_str(text: &str) -> Result<Self, NotADate> {
        let digits_only = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        match text.split('-').collect::<Vec<_>>().as_slice() {
            [year, month, day]
                if year.len() == 4
                    && month.len() == 2
                    && day.len() == 2
                    && [year, month, day].into_iter().all(|part| digits_only(part)) =>
            {
                let (Ok(year), Ok(month), Ok(day)) = (year.parse(), month.parse(), day.parse()) else {
                    return Err(NotADate);
                };
                Self::new(year, month, day).ok_or(NotADate)
            }
            _ => Err(NotADate),
        }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(|error: NotADate| D::Error::custom(format!("“{text}”{error}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap_or_else(|_| panic!("{text}"))
    }

    #[test]
    fn known_weekdays() {
        assert_eq!(date("2026-11-21").weekday(), 6);
        assert_eq!(date("2019-05-15").weekday(), 3);
        assert_eq!(date("2000-02-29").weekday(), 2);
        assert_eq!(date("1949-10-01").weekday(), 6);
    }

    #[test]
    fn every_day_of_four_centuries_follows_the_one_before() {
        let mut day = date("1800-01-01");
        while day < date("2200-12-31") {
            let next = day.add_days(1).unwrap_or(day);
            assert!(next > day && next.ordinal() == day.ordinal() + 1, "{day}");
            assert_eq!(Date::from_ordinal(next.ordinal()), Some(next));
            assert_eq!(next.to_string().parse(), Ok(next));
            day = next;
        }
    }

    #[test]
    fn what_is_no_day_is_refused() {
        for text in [
            "2026-02-29",
            "2026-13-01",
            "2026-00-10",
            "2026-9-28",
            "2026-09-28T",
            "+026-09-28",
            "",
            "２０２６-09-28",
            "10000-01-01",
        ] {
            assert_eq!(text.parse::<Date>(), Err(NotADate), "{text}");
        }
        assert_eq!(date("9999-12-31").add_days(1), None);
        assert_eq!(date("2026-01-01").add_days(i64::MAX), None);
        assert_eq!(Date::from_ordinal(i64::MIN), None);
    }
}
