//! How many days each place gives itself for one and the same item.

use crate::catalogue::Item;
use crate::source::{Files, Place};
use crate::value::deadline::{Clause, Deadline, Kind, Unit};

/// The deadline a place gives for an item.
#[derive(Debug, Clone)]
pub struct Given {
    /// The domain.
    pub domain: String,
    /// The code above; none of a place's own item, whose codes each place gives by itself.
    pub code: Option<String>,
    /// The name above, else the own.
    pub name: String,
    /// Whether the catalogue above does not have the item: such items are laid side by side by their names.
    pub local: bool,
    /// As written.
    pub text: String,
    /// How long.
    pub length: Length,
    /// Where.
    pub at: Place,
}

/// What a deadline comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// In hundredths of a working day.
    Days(i64),
    /// 及时, 尽快: nothing can be held to it.
    Vague,
    /// No number of days after an event: 每年, 长期公开, 按法定时限, several of several kinds.
    Other,
}

impl Given {
    /// That of an item, matched with the one above where there is one; `None` where it gives no deadline.
    #[must_use]
    pub fn of(domain: &str, above: Option<&Item>, own: &Item, files: &Files) -> Option<Self> {
        let text = own.deadline.text()?;
        Some(Self {
            domain: domain.to_owned(),
            code: above.and_then(Item::code_text).map(|code| code.trim().to_owned()),
            name: above.unwrap_or(own).title().trim().to_owned(),
            local: above.is_none(),
            text: text.value.trim().to_owned(),
            length: own.deadline.understood().map_or(Length::Other, length),
            at: files.place(text.at),
        })
    }
}

/// The longest of a deadline's clauses; of 及时, 最迟20个工作日内 the number is what counts.
fn length(deadline: &Deadline) -> Length {
    let vague = |clause: &&Clause| matches!(clause.kind, Kind::Prompt { .. });
    if deadline.clauses.iter().all(|clause| vague(&clause)) {
        return if deadline.clauses.is_empty() { Length::Other } else { Length::Vague };
    }
    // 及时 of another part of the item stays what it is.
    let counted = deadline.clauses.iter().filter(|clause| !(vague(clause) && clause.label.is_none()));
    let days: Option<Vec<i64>> = counted
        .map(|clause| match &clause.kind {
            Kind::Within { amount, unit, .. } => i64::from(*amount).checked_mul(of(*unit)),
            Kind::Immediate { .. } => Some(0),
            _ => None,
        })
        .collect();
    days.and_then(|days| days.into_iter().max()).map_or(Length::Other, Length::Days)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_vague_deadline_is_no_number() {
        for (text, expected) in [
            ("信息形成之日起20个工作日内", Length::Days(2000)),
            ("及时公开", Length::Vague),
            ("尽快", Length::Vague),
            ("即时公开", Length::Days(0)),
            ("长期公开", Length::Other),
            ("每年3月底前", Length::Other),
        ] {
            assert_eq!(length(&Deadline::parse(text)), expected, "{text}");
        }
    }
}
