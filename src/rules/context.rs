//! What a rule may know beside the thing it looks at, and its door to the findings.

use crate::catalogue::{Catalogue, Field, Item, Jurisdiction, Text};
use crate::diagnostic::{Diagnostic, RuleInfo, Sink, Subject, Words};
use crate::knowledge::laws::Law;
use crate::knowledge::{Date, Knowledge};
use crate::lineage::Workspace;
use crate::sameness::citations::{self, Cited};
use crate::source::Location;
use crate::value::code::Code;
use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

/// The surroundings of one check.
pub struct Context<'a> {
    /// The registries.
    pub knowledge: &'a Knowledge,
    /// The place.
    pub place: &'a Jurisdiction,
    /// The catalogue (of several tables of a domain, the first).
    pub catalogue: &'a Catalogue,
    /// What stands above, where anything does.
    pub upper: Option<Upper<'a>>,
    /// The day by whose law to judge; the registry's own where `None`.
    pub day: Option<Date>,
    pub(super) rule: &'static RuleInfo,
    pub(super) item: Option<&'a Item>,
    pub(super) cited: Option<&'a CitedItems<'a>>,
    pub(super) sink: &'a mut Sink,
}

/// The citations of the items of a catalogue, by where in memory the items are.
pub(super) struct CitedItems<'a>(HashMap<*const Item, Rc<[Cited<'a>]>>);

impl<'a> CitedItems<'a> {
    /// Judges every citation of a catalogue.
    pub(super) fn of(catalogue: &'a Catalogue, knowledge: &'a Knowledge, day: Option<Date>) -> Self {
        let judged = |item: &'a Item| (std::ptr::from_ref(item), citations::of(item, knowledge, day).into());
        Self(catalogue.items.iter().map(judged).collect())
    }
}

/// The surroundings of a check of a whole place.
pub struct PlaceContext<'a> {
    /// The registries.
    pub knowledge: &'a Knowledge,
    /// All places of the run.
    pub workspace: &'a Workspace,
    /// Which of them this is.
    pub index: usize,
    /// The place.
    pub place: &'a Jurisdiction,
    pub(super) rule: &'static RuleInfo,
    pub(super) sink: &'a mut Sink,
}

impl PlaceContext<'_> {
    /// Reports a finding of this rule about the place.
    pub fn report(&mut self, at: Location, message: Words) -> &mut Diagnostic {
        let finding = self.sink.push(Diagnostic::new(self.rule, at, message));
        finding.subject.place.clone_from(&self.place.name);
        finding
    }
}

/// The nearest catalogue of the domain above.
#[derive(Debug, Clone, Copy)]
pub struct Upper<'a> {
    /// Whose it is.
    pub place: &'a Jurisdiction,
    /// The catalogue.
    pub catalogue: &'a Catalogue,
    /// The codes of the domain's items on every tier above, the baseline's among them.
    pub codes: &'a BTreeSet<Code>,
    /// The items here that have no counterpart in the catalogue above.
    pub unpaired: &'a [&'a Item],
}

impl Context<'_> {
    /// Reports a finding of this rule at a place; what it is about is filled in from the item at hand.
    pub fn report(&mut self, at: Location, message: Words) -> &mut Diagnostic {
        let subject = self.subject(self.item);
        self.push(at, message, subject)
    }

    /// Reports a finding about another item than the one at hand.
    pub fn report_about(&mut self, item: &Item, at: Location, message: Words) -> &mut Diagnostic {
        let subject = self.subject(Some(item));
        self.push(at, message, subject)
    }

    fn push(&mut self, at: Location, message: Words, subject: Subject) -> &mut Diagnostic {
        let finding = self.sink.push(Diagnostic::new(self.rule, at, message));
        finding.subject = subject;
        finding
    }

    fn subject(&self, item: Option<&Item>) -> Subject {
        Subject {
            place: format!("{}/{}", self.place.name, self.catalogue.domain_name()),
            code: item.and_then(Item::code_text).map(ToOwned::to_owned),
            name: item.and_then(|item| item.name.as_ref()).map(|name| name.value.clone()),
            category: item.map_or(String::new(), |item| {
                item.category.iter().map(|own| own.value.as_str()).collect::<Vec<_>>().join("/")
            }),
            ..Subject::default()
        }
    }

    /// Whether the table has no column for a field, which is said once for the table and not for every item.
    #[must_use]
    pub fn lacks_column(&self, field: Field) -> bool {
        self.catalogue.lacks(field)
    }
}

impl<'a> Context<'a> {
    /// The citations of an item, judged: found once for all rules that ask about the items of a catalogue.
    pub(super) fn cited<'b>(&self, item: &'b Item) -> Rc<[Cited<'b>]>
    where
        'a: 'b,
    {
        let known = self.cited.and_then(|cited| cited.0.get(&std::ptr::from_ref(item)));
        match known {
            Some(known) => Rc::<[Cited<'a>]>::clone(known),
            None => citations::of(item, self.knowledge, self.day).into(),
        }
    }

    /// The instrument a title names, where the registry knows it.
    #[must_use]
    pub fn law(&self, title: &str) -> Option<&'a Law> {
        // A broken replacement registry is told of before any rule runs.
        self.knowledge.laws().ok()?.by_title(title).map(|found| found.law)
    }
}

/// The place of some words within a text; the whole text where they do not stand in it to the letter.
pub(super) fn place_of(words: &str, text: &Text) -> Location {
    text.value.find(words).map_or(text.at, |start| text.part(start..start + words.len()))
}
