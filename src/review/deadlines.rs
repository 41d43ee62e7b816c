//! How many days each place gives itself for one and the same item.

use crate::catalogue::Item;
use crate::source::{Files, Place};
use crate::value::deadline::{Deadline, Kind, Unit};

/// The deadline a place gives for an item of the catalogue above.
#[derive(Debug, Clone)]
pub struct Given {
    /// The domain.
    pub domain: String,
    /// The code above.
    pub code: Option<String>,
    /// The name above.
    pub name: String,
    /// As written.
    pub text: String,
    /// In hundredths of a working day.
    pub length: i64,
    /// Where.
    pub at: Place,
}

impl Given {
    /// That of a matched item, where its deadline is a number of days.
    #[must_use]
    pub fn of(domain: &str, above: &Item, own: &Item, files: &Files) -> Option<Self> {
        let text = own.deadline.text()?;
        Some(Self {
            domain: domain.to_owned(),
            code: above.code_text().map(|code| code.trim().to_owned()),
            name: above.title().trim().to_owned(),
            text: text.value.trim().to_owned(),
            length: length(own.deadline.understood()?)?,
            at: files.place(text.at),
        })
    }
}

/// The longest of a deadline's clauses in hundredths of a working day; `None` where one of them is no number of days.
fn length(deadline: &Deadline) -> Option<i64> {
    let lengths: Option<Vec<i64>> = deadline
        .clauses
        .iter()
        .map(|clause| match &clause.kind {
            Kind::Within { amount, unit, .. } => Some(i64::from(*amount).checked_mul(of(*unit))?),
            Kind::Immediate { .. } => Some(0),
            _ => None,
        })
        .collect();
    lengths?.into_iter().max()
}

/// A unit in hundredths of a working day: five of seven days are worked, and 250 of a year.
fn of(unit: Unit) -> i64 {
    match unit {
        Unit::WorkingDay => 100,
        Unit::CalendarDay | Unit::DayUnspecified => 71,
        Unit::Hour => 4,
        Unit::Week => 500,
        Unit::Month => 2100,
        Unit::Quarter => 6300,
        Unit::HalfYear => 12_500,
        Unit::Year => 25_000,
    }
}
