//! The order "no later than".
//!
//! A comparison is made only where *every* calendar agrees, never on the usual one: 20 working days take at least 20
//! calendar days and, by the longest closed spells of the State Council's calendars, at most 40; 30 calendar days lie
//! between the two and compare with 20 working days not at all.
//!
//! Several clauses: the parts of an item are those either side names, and the rest. A part not named on one side is
//! in that side's rest; a single clause speaks of the whole item whatever its label. Each part is compared with its
//! counterpart; looser in one and stricter in another is incomparable. Within one part, clauses that say nothing of
//! the time of publishing (长期公开 beside another, 公示期…) are left out, the others are compared in their order. A proviso
//! (另有规定的从其规定) changes nothing: the law stands above the deadline with it and without.

use std::collections::{BTreeMap, BTreeSet};

use super::Deadline;
use super::clause::{Clause, Kind, Unit};
use super::event::start;
use crate::value::text::comparable;

/// How one deadline stands to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Order {
    /// Both end at the same time.
    Same,
    /// The first never ends later, and is not the same.
    Stricter,
    /// The second never ends later, and is not the same.
    Looser,
    /// It depends, or nothing can be said.
    Incomparable,
}

impl Order {
    /// The same seen from the other side.
    pub fn reversed(self) -> Self {
        match self {
            Self::Stricter => Self::Looser,
            Self::Looser => Self::Stricter,
            Self::Same | Self::Incomparable => self,
        }
    }

    /// Both hold at once.
    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Same, order) | (order, Self::Same) => order,
            (one, other) if one == other => one,
            _ => Self::Incomparable,
        }
    }
}

/// Compares two deadlines part by part.
pub(super) fn compare(one: &Deadline, other: &Deadline) -> Order {
    let (one, other) = (Parts::of(one), Parts::of(other));
    let labels: BTreeSet<&String> = one.named.keys().chain(other.named.keys()).collect();
    let named = labels.into_iter().map(|label| compare_part(one.part(label), other.part(label)));
    named.fold(compare_part(&one.rest, &other.rest), Order::and)
}

/// Compares what two clauses say, whatever part they speak of.
pub(super) fn compare_kinds(one: &Clause, other: &Clause) -> Order {
    match (&one.kind, &other.kind) {
        (
            Kind::Within { amount, unit, from },
            Kind::Within { amount: other, unit: other_unit, from: other_from },
        ) => from_one_start(from, other_from, || compare_spans((*amount, *unit), (*other, *other_unit))),
        (Kind::Immediate { from }, Kind::Immediate { from: other })
        | (Kind::Prompt { from }, Kind::Prompt { from: other }) => {
            from_one_start(from, other, || Order::Same)
        }
        (Kind::Immediate { from }, Kind::Within { from: other, .. }) => {
            from_one_start(from, other, || Order::Stricter)
        }
        (Kind::Within { from, .. }, Kind::Immediate { from: other }) => {
            from_one_start(from, other, || Order::Looser)
        }
        (Kind::Before { .. }, Kind::Before { .. }) => compare_dates(&one.kind, &other.kind),
        (
            Kind::Periodic { every, unit, on },
            Kind::Periodic { every: other, unit: other_unit, on: other_on },
        ) => {
            let periods = compare_spans((*every, *unit), (*other, *other_unit));
            periods.and(places(on.as_deref(), other_on.as_deref()))
        }
        (Kind::Standing, Kind::Standing) => Order::Same,
        (Kind::Statutory, Kind::Statutory)
        | (Kind::Other { .. }, Kind::Other { .. })
        | (Kind::Unreadable, Kind::Unreadable)
            if comparable(&one.text) == comparable(&other.text) =>
        {
            Order::Same
        }
        _ => Order::Incomparable,
    }
}

/// Whether a label names all that is not named elsewhere.
pub(super) fn is_rest_label(label: &str) -> bool {
    let label = comparable(label);
    ["其他", "其它", "其余", "除"].iter().any(|word| label.starts_with(word))
}

/// Compares two amounts of time counted from one event.
pub(super) fn compare_spans(one: (u32, Unit), other: (u32, Unit)) -> Order {
    let (left, right) = (Length::of(one), Length::of(other));
    match (left.no_later_than(right), right.no_later_than(left)) {
        (true, true) => Order::Same,
        (true, false) => Order::Stricter,
        (false, true) => Order::Looser,
        (false, false) => Order::Incomparable,
    }
}

/// An amount of time by what it is counted in.
#[derive(Debug, Clone, Copy)]
enum Length {
    Hours(u64),
    /// 自然日, and weeks of seven.
    Days(u64),
    /// 日: either of its neighbours.
    Either(u64),
    Working(u64),
    Months(u64),
}

impl Length {
    fn of((amount, unit): (u32, Unit)) -> Self {
        let amount = u64::from(amount);
        match unit {
            Unit::Hour => Self::Hours(amount),
            Unit::CalendarDay => Self::Days(amount),
            Unit::Week => Self::Days(amount * 7),
            Unit::DayUnspecified => Self::Either(amount),
            Unit::WorkingDay => Self::Working(amount),
            Unit::Month => Self::Months(amount),
            Unit::Quarter => Self::Months(amount * 3),
            Unit::HalfYear => Self::Months(amount * 6),
            Unit::Year => Self::Months(amount * 12),
        }
    }

    /// Whether it ends no later on every calendar.
    ///
    /// Days of each kind end with a day, hours with an hour: 24 hours end no later than one day, which may end almost
    /// 48 hours after the event.
    fn no_later_than(self, other: Self) -> bool {
        match (self, other) {
            (Self::Hours(one), Self::Hours(other))
            | (Self::Days(one), Self::Days(other) | Self::Either(other) | Self::Working(other))
            | (Self::Either(one), Self::Either(other) | Self::Working(other))
            | (Self::Working(one), Self::Working(other))
            | (Self::Months(one), Self::Months(other)) => one <= other,
            (Self::Hours(hours), _) => hours <= 24 * other.days().0,
            (_, Self::Hours(hours)) => 24 * self.days().1 + 24 <= hours,
            _ => self.days().1 <= other.days().0,
        }
    }

    /// The fewest and the most calendar days it can take.
    fn days(self) -> (u64, u64) {
        const FEWEST: [u64; 12] = [0, 28, 59, 89, 120, 150, 181, 212, 242, 273, 303, 334];
        const MOST: [u64; 12] = [0, 31, 62, 92, 123, 153, 184, 215, 245, 276, 306, 337];
        match self {
            Self::Hours(hours) => (hours / 24, hours.div_ceil(24)),
            Self::Days(days) => (days, days),
            // Weekends, the longest closed spell (ten days, 春节 2020), and what other holidays add to a longer stretch:
            // two days more than any stretch of 2019 to 2026 took (`tests/calendar.rs`).
            Self::Either(days) | Self::Working(days) => {
                (days, days + 2 * days.div_ceil(5) + 10 + 2 * days.div_ceil(20))
            }
            Self::Months(months) => {
                let month = usize::try_from(months % 12).unwrap_or_default();
                let days = |table: [u64; 12]| table.get(month).copied().unwrap_or_default();
                (months / 12 * 365 + days(FEWEST), months / 12 * 366 + days(MOST))
            }
        }
    }
}

fn from_one_start(one: &Option<String>, other: &Option<String>, order: impl FnOnce() -> Order) -> Order {
    if start(one.as_deref()) == start(other.as_deref()) { order() } else { Order::Incomparable }
}

fn compare_dates(one: &Kind, other: &Kind) -> Order {
    let (
        Kind::Before { by, month_day, year, lead },
        Kind::Before { by: other_by, month_day: other_day, year: other_year, lead: other_lead },
    ) = (one, other)
    else {
        return Order::Incomparable;
    };
    match (lead, other_lead, month_day, other_day) {
        (Some(lead), Some(other_lead), _, _) if place_name(by) == place_name(other_by) => {
            compare_spans(*lead, *other_lead).reversed()
        }
        (None, None, Some(day), Some(other_day))
            if year.is_some() == other_year.is_some() && next_year(by) == next_year(other_by) =>
        {
            earlier((*year, *day).cmp(&(*other_year, *other_day)))
        }
        (None, None, None, None) => places(by.as_deref(), other_by.as_deref()),
        _ => Order::Incomparable,
    }
}

/// Compares two places in a period: the same words, or the same but for one number of a day (首个月20日前, 首个月15日前).
fn places(one: Option<&str>, other: Option<&str>) -> Order {
    let (one, other) = (place_parts(one), place_parts(other));
    if one.0 == other.0 { earlier(one.1.cmp(&other.1)) } else { Order::Incomparable }
}

fn earlier(order: std::cmp::Ordering) -> Order {
    match order {
        std::cmp::Ordering::Less => Order::Stricter,
        std::cmp::Ordering::Equal => Order::Same,
        std::cmp::Ordering::Greater => Order::Looser,
    }
}

/// The words of a place without the number before its last 日, and that number.
fn place_parts(place: Option<&str>) -> (String, u32) {
    let words = comparable(place.unwrap_or_default()).replace('号', "日");
    let Some(day) = words.rfind('日') else { return (words, 0) };
    let (before, behind) = words.split_at(day);
    let name = before.trim_end_matches(|sign: char| sign.is_ascii_digit());
    match before.get(name.len()..).and_then(|number| number.parse().ok()) {
        Some(number) => (format!("{name}#{behind}"), number),
        None => (words, 0),
    }
}

fn place_name(by: &Option<String>) -> String {
    comparable(by.as_deref().unwrap_or_default())
}

fn next_year(by: &Option<String>) -> bool {
    by.as_deref().is_some_and(|by| {
        ["次年", "翌年", "下一年", "下年", "第二年"].iter().any(|word| by.starts_with(word))
    })
}

/// The clauses of a deadline by the part of the item they speak of.
#[derive(Debug, Default)]
struct Parts<'d> {
    named: BTreeMap<String, Vec<&'d Clause>>,
    rest: Vec<&'d Clause>,
}

impl<'d> Parts<'d> {
    fn of(deadline: &'d Deadline) -> Self {
        let mut parts = Self::default();
        let single = deadline.clauses.len() < 2;
        for clause in &deadline.clauses {
            match clause.label.as_deref().filter(|_| !single && !clause.is_rest()) {
                Some(label) => parts.named.entry(label_name(label)).or_default().push(clause),
                None => parts.rest.push(clause),
            }
        }
        parts.named.values_mut().chain([&mut parts.rest]).for_each(keep_times);
        parts
    }

    /// The clauses of a part; what is not named is in the rest.
    fn part(&self, label: &str) -> &[&'d Clause] {
        self.named.get(label).unwrap_or(&self.rest)
    }
}

/// Leaves out what says nothing of the time of publishing, if anything does.
fn keep_times(clauses: &mut Vec<&Clause>) {
    if clauses.iter().any(|clause| clause.says_time()) {
        clauses.retain(|clause| clause.says_time());
    }
}

fn compare_part(one: &[&Clause], other: &[&Clause]) -> Order {
    if one.len() != other.len() {
        return Order::Incomparable;
    }
    one.iter().zip(other).fold(Order::Same, |order, (one, other)| order.and(compare_kinds(one, other)))
}

fn label_name(label: &str) -> String {
    let name = comparable(label);
    name.strip_suffix('的').unwrap_or(&name).to_owned()
}
