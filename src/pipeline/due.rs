//! The dates that follow from the deadline of an item, or from a bare phrase.

use super::Loaded;
use super::baseline::embedded_baseline;
use crate::catalogue::{DomainName, Jurisdiction};
use crate::knowledge::{Calendar, Date, Knowledge, RegistryError};
use crate::schedule::{self, Answer, Hit};
use std::collections::BTreeSet;

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub enum DueError {
    /// No item goes by that code or name: the user's. Perhaps one of these was meant.
    #[error("{0:?}")]
    NotFound(Vec<String>),
    /// The calendar cannot be read: whoever gave `--registry`.
    #[error(transparent)]
    Registry(#[from] RegistryError),
}

/// What follows from the deadlines of the items `query` names: those of the places asked for, else of the places above
/// them, else of the whole embedded baseline (unless another was given).
///
/// # Errors
/// See [`DueError`].
pub fn due(
    loaded: &mut Loaded,
    knowledge: &Knowledge,
    query: &str,
    from: Date,
) -> Result<Vec<Answer>, DueError> {
    let calendar = knowledge.calendar().map_err(Clone::clone)?;
    let all: Vec<usize> = (0..loaded.workspace.jurisdictions.len()).collect();
    for places in [&loaded.wanted, &all] {
        let hits = schedule::find(&loaded.workspace.jurisdictions, places, query);
        if !hits.is_empty() {
            return Ok(answers(&loaded.workspace.jurisdictions, &hits, from, calendar));
        }
    }
    let mut near = schedule::near(&loaded.workspace.jurisdictions, &all, query);
    let given = loaded.workspace.baseline().and_then(|index| loaded.workspace.jurisdictions.get(index)?.file);
    if given.is_none() {
        let domains = knowledge.domains().map_err(Clone::clone)?;
        let every: BTreeSet<DomainName> = domains
            .iter()
            .map(|domain| DomainName { number: Some(domain.number), name: domain.name.clone() })
            .collect();
        let baseline = embedded_baseline(&every, &mut loaded.files, knowledge);
        let places = [baseline];
        let hits = schedule::find(&places, &[0], query);
        if !hits.is_empty() {
            return Ok(answers(&places, &hits, from, calendar));
        }
        near.extend(schedule::near(&places, &[0], query));
    }
    let mut told = BTreeSet::new();
    near.retain(|name| told.insert(name.clone()));
    near.truncate(3);
    Err(DueError::NotFound(near))
}

/// What follows from a phrase.
///
/// # Errors
/// A calendar that cannot be read.
pub fn due_phrase(knowledge: &Knowledge, phrase: &str, from: Date) -> Result<Answer, DueError> {
    let calendar = knowledge.calendar().map_err(Clone::clone)?;
    Ok(Answer::of_phrase(phrase, from, calendar))
}

fn answers(places: &[Jurisdiction], hits: &[Hit], from: Date, calendar: &Calendar) -> Vec<Answer> {
    let answer = |(place, catalogue, item): &Hit| {
        let place = places.get(*place)?;
        let catalogue = place.catalogues.get(*catalogue)?;
        Some(Answer::of_item((place, catalogue, catalogue.items.get(*item)?), from, calendar))
    };
    hits.iter().filter_map(answer).collect()
}
