//! Which item follows which: every item's counterpart in the catalogue above, and those that follow it.

use crate::catalogue::{Catalogue, Item};
use crate::lineage::Workspace;
use crate::matching;
use std::collections::BTreeMap;

/// An item, by the indices of its place, catalogue and row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Spot {
    /// The index of the place.
    pub(super) place: usize,
    /// The index of the catalogue in the place.
    pub(super) catalogue: usize,
    /// The index of the item in the catalogue.
    pub(super) item: usize,
}

/// The threads between the tiers of a workspace.
pub(super) struct Tracks {
    above: BTreeMap<Spot, Spot>,
    below: BTreeMap<Spot, Vec<Spot>>,
}

impl Tracks {
    /// Pairs every catalogue of a workspace with the one it stands under.
    pub(super) fn of(workspace: &Workspace) -> Self {
        let mut tracks = Self { above: BTreeMap::new(), below: BTreeMap::new() };
        for (place, jurisdiction) in workspace.jurisdictions.iter().enumerate() {
            for (index, catalogue) in jurisdiction.catalogues.iter().enumerate() {
                if let Some((upper_place, upper_index)) = upper(workspace, place, catalogue) {
                    let upper = &workspace.jurisdictions[upper_place].catalogues[upper_index];
                    tracks.join(upper, (upper_place, upper_index), catalogue, (place, index));
                }
            }
        }
        tracks
    }

    /// The counterpart in the nearest catalogue above.
    pub(super) fn above(&self, spot: Spot) -> Option<Spot> {
        self.above.get(&spot).copied()
    }

    /// The items of lower places that follow this one directly.
    pub(super) fn below(&self, spot: Spot) -> &[Spot] {
        self.below.get(&spot).map_or(&[], Vec::as_slice)
    }

    fn join(
        &mut self,
        upper: &Catalogue,
        (upper_place, upper_catalogue): (usize, usize),
        own: &Catalogue,
        (place, catalogue): (usize, usize),
    ) {
        let upper_items: Vec<&Item> = upper.items.iter().collect();
        let own_items: Vec<&Item> = own.items.iter().collect();
        for pair in matching::pair(&upper_items, &own_items).both {
            let above = Spot { place: upper_place, catalogue: upper_catalogue, item: pair.upper };
            let below = Spot { place, catalogue, item: pair.lower };
            self.above.insert(below, above);
            self.below.entry(above).or_default().push(below);
        }
    }
}

/// The catalogue of the same domain at the nearest place above.
fn upper(workspace: &Workspace, place: usize, catalogue: &Catalogue) -> Option<(usize, usize)> {
    let domain = catalogue.recognised.as_ref()?;
    workspace.ancestors(place).find_map(|above| {
        let catalogues = &workspace.jurisdictions.get(above)?.catalogues;
        let index = catalogues.iter().position(|other| other.recognised.as_ref() == Some(domain))?;
        Some((above, index))
    })
}
