//! Disclosures that come back or have a date, as an iCalendar file (RFC 5545) for Thunderbird, Outlook and phones.
//!
//! All-day events on the last day to publish. What truly comes back (每季度, 每年1月31日前) is one event with an RRULE; what
//! hangs on the holidays (每季度结束后15个工作日内) is single events as far as the holidays are published. An interval that
//! does not divide the year (每20个工作日更新) has dates only from a given start, taken for the day of the last
//! publication; without one it is left out and told. The same catalogues give the same bytes: no clock is read.

mod event;
mod lines;
mod rule;
#[cfg(test)]
mod tests;

use crate::catalogue::{Catalogue, Item, Jurisdiction};
use crate::diagnostic::Language;
use crate::knowledge::{Calendar, Date};
use crate::lineage::Workspace;
use crate::schedule::{Gap, Occurrence, Pattern, due};
use crate::value::deadline::{Clause, Kind};
use event::{Event, Subject};
use lines::Lines;
use std::collections::BTreeSet;

/// What to put into the file.
#[derive(Debug, Clone)]
pub struct IcsOptions {
    /// The first day of interest.
    pub from: Date,
    /// The last; `None`: for ever, or as far as holidays are published.
    pub to: Option<Date>,
    /// The day of the last publication of what comes back after so many days.
    pub start: Option<Date>,
    /// How many working days ahead to remind; 0: not at all.
    pub remind: u32,
    /// The moment the file says it was made, in seconds since 1970 (`SOURCE_DATE_EPOCH`).
    pub stamp: i64,
    /// The language of mulu's own words.
    pub language: Language,
}

/// 1980-01-01, as in workbooks: the moment where none is given.
pub const NO_STAMP: i64 = 315_532_800;

/// The file, and what is not in it.
#[derive(Debug, Clone)]
pub struct Published {
    /// The file; empty of events it would break the standard, so look at `events` first.
    pub bytes: Vec<u8>,
    /// How many events.
    pub events: usize,
    /// Clauses that come back but have no days.
    pub left_out: Vec<LeftOut>,
}

/// A clause that comes back but is not in the file, or not to the end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// 辖区.
    pub place: String,
    /// Code and name of the item.
    pub item: String,
    /// The clause as written.
    pub clause: String,
    /// Why.
    pub why: Gap,
}

/// The calendar of some places of a workspace.
#[must_use]
pub fn calendar(
    workspace: &Workspace,
    places: &[usize],
    calendar: &Calendar,
    options: &IcsOptions,
) -> Published {
    let places: Vec<&Jurisdiction> =
        places.iter().filter_map(|index| workspace.jurisdictions.get(*index)).collect();
    let mut writer =
        Writer { options, calendar, events: Vec::new(), left_out: Vec::new(), taken: BTreeSet::new() };
    for place in &places {
        for catalogue in &place.catalogues {
            for item in &catalogue.items {
                writer.item(place, catalogue, item);
            }
        }
    }
    let name = match (options.language, places.as_slice()) {
        (Language::Chinese, [one]) => format!("{}政务公开日程", one.name),
        (Language::Chinese, _) => "政务公开日程".to_owned(),
        (Language::English, [one]) => format!("Disclosure dates of {}", one.name),
        (Language::English, _) => "Disclosure dates".to_owned(),
    };
    let mut lines = Lines::default();
    lines.raw("BEGIN:VCALENDAR");
    lines.raw("VERSION:2.0");
    lines.raw(concat!("PRODID:-//mulu//mulu ", env!("CARGO_PKG_VERSION"), "//ZH"));
    lines.raw("CALSCALE:GREGORIAN");
    lines.raw("METHOD:PUBLISH");
    lines.text("NAME", &name);
    lines.text("X-WR-CALNAME", &name);
    for event in &writer.events {
        event.write(&mut lines);
    }
    lines.raw("END:VCALENDAR");
    Published { bytes: lines.into_bytes(), events: writer.events.len(), left_out: writer.left_out }
}

struct Writer<'a> {
    options: &'a IcsOptions,
    calendar: &'a Calendar,
    events: Vec<Event>,
    left_out: Vec<LeftOut>,
    /// The UIDs given away.
    taken: BTreeSet<String>,
}

impl Writer<'_> {
    fn item(&mut self, place: &Jurisdiction, catalogue: &Catalogue, item: &Item) {
        let Some(deadline) = item.deadline.understood() else { return };
        for clause in &deadline.clauses {
            let subject = Subject { place, catalogue, item, clause, several: deadline.clauses.len() > 1 };
            if let Some(date) = self.once(clause) {
                self.single(&subject, Occurrence { date, period: date });
                continue;
            }
            let patterns = Pattern::of(clause);
            if patterns.is_none() && matches!(clause.kind, Kind::Periodic { .. }) {
                let why = due(clause, self.options.from, self.calendar).gap.unwrap_or(Gap::Unreadable);
                self.leave_out(&subject, why);
            }
            for (index, pattern) in patterns.unwrap_or_default().into_iter().enumerate() {
                self.pattern(&subject, pattern, index);
            }
        }
    }

    /// A date with its year, if it is of interest.
    fn once(&self, clause: &Clause) -> Option<Date> {
        let Kind::Before { year: Some(_), month_day: Some(_), lead: None, .. } = clause.kind else {
            return None;
        };
        let day = due(clause, self.options.from, self.calendar).days.first()?.date;
        (self.options.to.is_none_or(|to| day <= to)).then_some(day)
    }

    fn pattern(&mut self, subject: &Subject<'_>, pattern: Pattern, index: usize) {
        let IcsOptions { from, to, start, .. } = *self.options;
        if pattern.needs_start() && start.is_none() {
            return self.leave_out(subject, Gap::NoStart);
        }
        let limit = if pattern.is_plain() { 2 } else { 10_000 };
        let found = pattern.occurrences(from, to, start, limit, self.calendar);
        if let (true, [first, _]) = (pattern.is_plain(), found.days.as_slice()) {
            let rule = rule::rrule(pattern, start, to);
            let event =
                Event::new(subject, *first, Some((index, rule)), pattern, self.options, self.calendar);
            return self.push(event);
        }
        // Holidays that are not yet published end a series; only one that never begins is told of.
        if let (true, Some(gap)) = (found.days.is_empty(), found.gap) {
            self.leave_out(subject, Gap::NotPublished { year: gap.year, last: None });
        }
        for occurrence in found.days {
            let event = Event::new(subject, occurrence, None, pattern, self.options, self.calendar);
            self.push(event);
        }
    }

    fn single(&mut self, subject: &Subject<'_>, occurrence: Occurrence) {
        let yearly = Pattern::Months { every: 12, month: 1, day: crate::schedule::MonthDay::Last };
        let event = Event::new(subject, occurrence, None, yearly, self.options, self.calendar);
        self.push(event);
    }

    /// Equal items in one place would share a UID: the later ones get a number.
    fn push(&mut self, mut event: Event) {
        let base = event.uid.clone();
        let mut number = 2u32;
        while !self.taken.insert(event.uid.clone()) {
            event.uid = format!("{base}-{number}");
            number += 1;
        }
        self.events.push(event);
    }

    fn leave_out(&mut self, subject: &Subject<'_>, why: Gap) {
        let code = subject.item.code_text().map(|code| format!("{code} ")).unwrap_or_default();
        self.left_out.push(LeftOut {
            place: subject.place.name.clone(),
            item: format!("{code}{}", subject.item.title()),
            clause: subject.clause.text.clone(),
            why,
        });
    }
}
