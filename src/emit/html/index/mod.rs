//! What the site can be looked up by beside places and domains: instruments (法规→事项) and offices (主体→事项).
//!
//! [`Indexes`] is found once from the workspace and the registries, in one walk over all items; the pages are made
//! from it in [`laws`] and [`offices`], and items link to them by it ([`links`]). Nothing is guessed: an instrument
//! the registry does not know has no kind and no standing, and a generic office stays what it is called.

mod bodies;
pub(super) mod calendar;
pub(super) mod changes;
mod feed;
mod instruments;
pub(super) mod laws;
pub(super) mod links;
pub(super) mod offices;
mod pages;
#[cfg(test)]
mod tests;

pub(super) use pages::{Part, files_of, parts, shortcuts};

use super::tracks::Spot;
use crate::catalogue::Item;
use crate::knowledge::{Date, Knowledge};
use crate::lineage::Workspace;
use bodies::Office;
use instruments::Instrument;
use std::collections::BTreeMap;

/// The reverse indexes of a workspace.
#[derive(Debug, Clone, Default)]
pub struct Indexes {
    /// Up to when the register of laws reaches, or the day it was asked for.
    as_of: String,
    instruments: Vec<Instrument>,
    /// Of every item, which instrument each part of its basis cites.
    cited: BTreeMap<Spot, Vec<Option<usize>>>,
    /// The offices of every place.
    offices: BTreeMap<usize, Vec<Office>>,
    /// Of every item, the names written and the office each is.
    named: BTreeMap<Spot, Vec<(String, usize)>>,
}

impl Indexes {
    /// Looks through all that is published; the standing of an instrument is that of `day`, else the register's own.
    #[must_use]
    pub fn of(workspace: &Workspace, knowledge: &Knowledge, day: Option<Date>) -> Self {
        let mut indexes = Self::default();
        // A replaced registry that is broken is told of by those who check; there is nothing to look up then.
        if let Ok(laws) = knowledge.laws() {
            indexes.as_of = day.map_or_else(|| laws.as_of().to_owned(), |day| day.to_string());
            (indexes.instruments, indexes.cited) = instruments::of(workspace, laws, day);
        }
        if let Ok(registry) = knowledge.bodies() {
            for place in workspace.own() {
                let (offices, named) = bodies::of(workspace, place, registry);
                indexes.offices.insert(place, offices);
                indexes.named.extend(named);
            }
        }
        indexes
    }
}

/// Every item of a place, with where it stands.
fn items(workspace: &Workspace, place: usize) -> impl Iterator<Item = (Spot, &Item)> {
    let catalogues = workspace.jurisdictions.get(place).map_or(&[][..], |place| &place.catalogues);
    catalogues.iter().enumerate().flat_map(move |(catalogue, own)| {
        let rows = own.items.iter().enumerate();
        rows.map(move |(item, row)| (Spot { place, catalogue, item }, row))
    })
}
