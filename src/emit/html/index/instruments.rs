//! Which instruments are cited, by which items, with which articles.

use super::items;
use crate::catalogue::Item;
use crate::emit::address::{Taken, slug};
use crate::emit::html::tracks::Spot;
use crate::knowledge::Date;
use crate::knowledge::laws::{Confidence, Kind, Law, Laws};
use crate::lineage::Workspace;
use crate::value::citation::{Citation, Part};
use crate::value::text::comparable;
use std::collections::BTreeMap;

/// An instrument that is cited.
#[derive(Debug, Clone)]
pub(super) struct Instrument {
    /// Its title; of one cited by its number alone, the number.
    pub(super) title: String,
    /// The number it goes by.
    pub(super) number: Option<String>,
    /// What it stands under in the folder of laws.
    pub(super) slug: String,
    /// What the register says of it; nothing where it is not in it.
    pub(super) known: Option<Known>,
    /// The items that cite it, with the articles, in the order of the workspace.
    pub(super) uses: Vec<(Spot, Vec<String>)>,
}

/// What the register says.
#[derive(Debug, Clone)]
pub(super) struct Known {
    pub(super) id: String,
    pub(super) kind: Kind,
    pub(super) issuer: Option<String>,
    pub(super) in_force: Option<Date>,
    /// How it stands; `None` where it is repealed but not known since when, and another day was asked for.
    pub(super) status: Option<&'static str>,
    /// Whether the record is confirmed; else the standing may not be shown as a fact.
    pub(super) sure: bool,
    /// What replaced it: id and title.
    pub(super) successors: Vec<(String, String)>,
}

/// Of every item, the instrument each part of its basis cites, in the order of the parts.
pub(super) type Cited = BTreeMap<Spot, Vec<Option<usize>>>;

/// What tells one instrument from another: those of the register come first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Law(String),
    Unknown(String),
}

/// The instruments cited in all that is published, those of the register first, and which item cites which.
pub(super) fn of(workspace: &Workspace, laws: &Laws, day: Option<Date>) -> (Vec<Instrument>, Cited) {
    let mut found: BTreeMap<Key, Instrument> = BTreeMap::new();
    let mut keys: BTreeMap<Spot, Vec<Option<Key>>> = BTreeMap::new();
    for (spot, item) in workspace.own().flat_map(|place| items(workspace, place)) {
        let cited = citations(item).map(|citation| {
            let (key, instrument) = instrument(citation?, laws, day)?;
            let entry = found.entry(key.clone()).or_insert(instrument);
            entry.add(spot, citation?);
            Some(key)
        });
        keys.insert(spot, cited.collect());
    }
    let position: BTreeMap<Key, usize> = found.keys().cloned().zip(0..).collect();
    let mut taken = Taken::reserving(&["index"]);
    let named = |(key, mut instrument): (Key, Instrument)| {
        instrument.slug = taken.unique(match key {
            Key::Law(id) => slug(&id),
            Key::Unknown(words) => format!("x-{}", slug(&words)),
        });
        instrument
    };
    let instruments = found.into_iter().map(named).collect();
    let position = |key: Option<Key>| key.and_then(|key| position.get(&key).copied());
    let cited = keys.into_iter().map(|(spot, keys)| (spot, keys.into_iter().map(position).collect()));
    (instruments, cited.collect())
}

/// The citations of an item's basis, `None` for what is no citation.
fn citations(item: &Item) -> impl Iterator<Item = Option<&Citation>> {
    item.basis.parts.iter().map(|part| match &part.value {
        Part::Citation(citation) => Some(citation.as_ref()),
        Part::Vague(_) | Part::Ditto(_) | Part::Quote(_) | Part::Unreadable(_) => None,
    })
}

impl Instrument {
    fn add(&mut self, spot: Spot, citation: &Citation) {
        let articles = citation.articles.iter().map(|article| article.value.to_string());
        if self.uses.last().is_none_or(|(last, _)| *last != spot) {
            self.uses.push((spot, Vec::new()));
        }
        if let Some((_, known)) = self.uses.last_mut() {
            for article in articles {
                if !known.contains(&article) {
                    known.push(article);
                }
            }
        }
    }
}

/// The instrument a citation means; `None` where it names none by which it could be found again.
fn instrument(citation: &Citation, laws: &Laws, day: Option<Date>) -> Option<(Key, Instrument)> {
    let number = citation.documents.first().map(|number| number.value.to_string());
    if let Some(resolved) = laws.resolve(citation) {
        let law = resolved.law;
        let instrument = Instrument {
            title: law.title.clone(),
            number: law.doc_no.clone(),
            slug: String::new(),
            known: Some(known(law, laws, day)),
            uses: Vec::new(),
        };
        return Some((Key::Law(law.id.clone()), instrument));
    }
    let title = if citation.title.is_empty() { number.clone()? } else { citation.title.clone() };
    let key = Key::Unknown(comparable(&title));
    Some((key, Instrument { title, number, slug: String::new(), known: None, uses: Vec::new() }))
}

fn known(law: &Law, laws: &Laws, day: Option<Date>) -> Known {
    let status = day.map_or(Some(law.status), |day| laws.status_on(law, day));
    let successors = laws.successors(law).into_iter();
    Known {
        id: law.id.clone(),
        kind: law.kind,
        issuer: law.issuer.clone(),
        in_force: law.in_force,
        status: status.map(|status| status.name()),
        sure: law.confidence != Confidence::Low,
        successors: successors.map(|law| (law.id.clone(), law.title.clone())).collect(),
    }
}
