//! `Deadline`: by when something must be public (公开时限).
//!
//! Here are the types and what can be asked of them. Reading is in `split` (text → pieces), `grammar` and its
//! helpers (piece → clause); writing in `phrase`; the order "no later than" in `order`. No calendar is kept here: a
//! date is worked out by who has the holidays. Legal source of the general rule: 政府信息公开条例第二十六条 (20 working days
//! from the day on which the information is formed or changed, where no law says otherwise).

mod amount;
mod beside;
mod clause;
mod date;
mod event;
mod grammar;
mod groups;
mod order;
mod periodic;
mod phrase;
mod span;
mod split;
mod spoken;
mod start;
#[cfg(test)]
mod tests;

pub use beside::Beside;
pub use clause::{Clause, Kind, Unit};
pub use order::Order;

use super::text;

/// A deadline: one clause, or several for parts of the item (`处罚决定：7个工作日内；其余：20个工作日内`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadline {
    /// In the order of the text; never empty.
    pub clauses: Vec<Clause>,
    /// Whether the text yields to other law (法律、法规另有规定的，从其规定).
    pub proviso: bool,
}

impl Deadline {
    /// Reads a deadline. What cannot be understood is a clause of its own, [`Kind::Unreadable`].
    pub fn parse(text: &str) -> Self {
        let mut proviso = false;
        let mut clauses = Vec::new();
        let words = span::Words::new(text);
        for sentence in split::sentences(words.span()) {
            let (kept, yields) = split::without_proviso(sentence);
            proviso |= yields;
            clauses.extend(kept.into_iter().flat_map(grammar::sentence));
        }
        grammar::set_aside(&mut clauses);
        if clauses.is_empty() {
            let kind = if proviso { Kind::Statutory } else { Kind::Unreadable };
            clauses.push(Clause { label: None, kind, text: text::squeeze(text) });
        }
        Self { clauses, proviso }
    }

    /// A deadline of one clause: within `amount` of `unit`, from an event or from one left unsaid.
    pub fn within(amount: u32, unit: Unit, from: Option<&str>) -> Self {
        let from = from.map(str::to_owned);
        let clause = Clause { label: None, kind: Kind::Within { amount, unit, from }, text: String::new() };
        Self { clauses: vec![Clause { text: clause.to_string(), ..clause }], proviso: false }
    }

    /// What a text says beside the time of publishing: how long a notice stays, how far the time may be put off.
    pub fn beside(text: &str) -> Vec<Beside> {
        beside::read(text)
    }

    /// What is left of the words of a text without all that says the time: for telling more than another writing.
    pub fn words_left(text: &str) -> String {
        beside::words_left(text)
    }

    /// The clauses that say a time by themselves, each a deadline of the part it names.
    pub fn parts(&self) -> impl Iterator<Item = (Option<&str>, Self)> {
        self.times().map(|clause| {
            let alone = Clause { label: None, ..clause.clone() };
            (clause.label.as_deref(), Self { clauses: vec![alone], proviso: self.proviso })
        })
    }

    /// The clauses that say a time of publishing; all of them where none does (长期公开 alone).
    pub fn times(&self) -> impl Iterator<Item = &Clause> {
        let any = self.clauses.iter().any(Clause::says_time);
        self.clauses.iter().filter(move |clause| !any || clause.says_time())
    }

    /// The parts that stay public for good (长期公开) beside a time of publishing; `None` for one that names no part.
    pub fn standing_beside(&self) -> Vec<Option<&str>> {
        let any = self.clauses.iter().any(Clause::says_time);
        let standing = self.clauses.iter().filter(|clause| any && clause.kind == Kind::Standing);
        standing.map(|clause| clause.label.as_deref()).collect()
    }

    /// Whether no clause has a limit that anyone could hold it to: 及时公开, 长期公开, 按规定时限公开.
    pub fn has_no_limit(&self) -> bool {
        let none = |kind: &Kind| {
            matches!(
                kind,
                Kind::Prompt { .. } | Kind::Standing | Kind::Statutory | Kind::Other { aside: true }
            )
        };
        let only_beside = |kind: &Kind| matches!(kind, Kind::Other { .. });
        self.clauses.iter().all(|clause| none(&clause.kind))
            && !self.clauses.iter().all(|clause| only_beside(&clause.kind))
    }

    /// Whether every clause that says a time has a limit: a number, a date, a period, at once.
    pub fn is_limited(&self) -> bool {
        let fixed = |kind: &Kind| {
            matches!(
                kind,
                Kind::Within { .. } | Kind::Immediate { .. } | Kind::Before { .. } | Kind::Periodic { .. }
            )
        };
        let beside = |kind: &Kind| matches!(kind, Kind::Standing | Kind::Other { aside: true });
        self.clauses.iter().any(|clause| fixed(&clause.kind))
            && self.clauses.iter().all(|clause| fixed(&clause.kind) || beside(&clause.kind))
    }

    /// Whether nothing at all of it is understood.
    pub fn is_unreadable(&self) -> bool {
        self.clauses.iter().all(|clause| clause.kind == Kind::Unreadable)
    }

    /// The clauses that are not understood, be the others clear or not.
    pub fn unreadable(&self) -> impl Iterator<Item = &Clause> {
        self.clauses.iter().filter(|clause| clause.kind == Kind::Unreadable)
    }

    /// The clauses that name no number (及时, 随时).
    pub fn vague(&self) -> impl Iterator<Item = &Clause> {
        self.clauses.iter().filter(|clause| matches!(clause.kind, Kind::Prompt { .. }))
    }

    /// Whether a clause counts 日 or 天 without saying working or calendar days.
    pub fn has_unspecified_day(&self) -> bool {
        self.clauses
            .iter()
            .any(|clause| clause.unit() == Some(Unit::DayUnspecified) && clause.every().is_none())
    }

    /// Whether a clause counts time without saying from when.
    pub fn lacks_start(&self) -> bool {
        self.clauses.iter().any(|clause| matches!(clause.kind, Kind::Within { from: None, .. }))
    }

    /// The greatest number of working days any clause allows; `None` where no clause counts working days.
    pub fn longest_working_days(&self) -> Option<u32> {
        self.clauses.iter().filter_map(Clause::working_days).max()
    }

    /// The clauses that allow certainly more than `amount` of `unit`, whatever their starting event.
    ///
    /// 条例第二十六条: `exceeding(20, Unit::WorkingDay)`.
    pub fn exceeding(&self, amount: u32, unit: Unit) -> impl Iterator<Item = &Clause> {
        self.clauses.iter().filter(move |clause| match clause.kind {
            Kind::Within { amount: given, unit: of, .. } => {
                order::compare_spans((given, of), (amount, unit)) == Order::Looser
            }
            _ => false,
        })
    }

    /// The clause that is no later than any other, where there is such a one.
    pub fn strictest(&self) -> Option<&Clause> {
        let no_later = |one: &Clause, other: &Clause| {
            matches!(order::compare_kinds(one, other), Order::Stricter | Order::Same)
        };
        self.clauses.iter().find(|one| self.clauses.iter().all(|other| no_later(one, other)))
    }

    /// Whether this is the stricter, the looser, or the same; see [`Order`].
    pub fn compare(&self, other: &Self) -> Order {
        order::compare(self, other)
    }

    /// Whether this ends no later than the other on every calendar; `None` where that cannot be said.
    pub fn no_later_than(&self, other: &Self) -> Option<bool> {
        match self.compare(other) {
            Order::Same | Order::Stricter => Some(true),
            Order::Looser => Some(false),
            Order::Incomparable => None,
        }
    }
}
