//! Floor 6: what changed between two submissions, and in whose favour.
//!
//! Values in, [`Changes`] out. Places are put side by side by code and name, catalogues by domain, items by the same pairing as
//! everywhere (`matching`); each field of a pair is then compared by what it means, with the comparisons the tier rules use
//! (`sameness`, the order of deadlines, the registries of laws and offices). What is only written otherwise, or stands in another
//! order, is no change. What cannot be compared is neutral and says so.

mod align;
mod change;
mod direction;
mod domains;
mod fields;
mod fingerprint;
mod order;
mod pairs;
mod parts;
mod pieces;
mod places;
pub mod row;
mod standing;
mod statements;
mod twins;
mod whole;
mod words;

pub use change::{Change, Changes, Extent, FieldChange, Piece, Quoted, Reason, Side, Spot};
pub use direction::{Direction, Kind, Subject};
pub use standing::{Held, Since, Standing, UpperItem};

use crate::knowledge::{Date, Knowledge};
use crate::lineage::Workspace;

/// By what two submissions are compared.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The registries: successions of offices and laws.
    pub knowledge: &'a Knowledge,
    /// By the law of which day; the last the registry knows of where `None`.
    pub day: Option<Date>,
    /// Whether to tell also of what is only written otherwise or stands in another order.
    pub strict: bool,
    /// Whether a side is a file on its own: it says nothing of its place but what its catalogues say.
    pub of_files: bool,
}

/// A workspace and which of its places are meant.
#[derive(Debug, Clone, Copy)]
pub struct Submission<'a> {
    /// The workspace.
    pub workspace: &'a Workspace,
    /// The places, by index.
    pub places: &'a [usize],
}

/// All that changed from one submission to another.
#[must_use]
pub fn compare(old: Submission<'_>, new: Submission<'_>, ctx: &Context<'_>) -> Changes {
    let mut changes = Changes { old: extent(old), new: extent(new), ..Changes::default() };
    for beside in places::beside((old.workspace, old.places), (new.workspace, new.places)) {
        match beside {
            (Some(before), Some(after)) => {
                domains::compare((old.workspace, before), (new.workspace, after), ctx, &mut changes);
            }
            (Some(gone), None) => changes.changes.extend(whole::place(old.workspace, gone, Kind::Removed)),
            (None, Some(come)) => changes.changes.extend(whole::place(new.workspace, come, Kind::Added)),
            (None, None) => {}
        }
    }
    fingerprint::mark(&mut changes.changes);
    changes
}

fn extent(side: Submission<'_>) -> Extent {
    let places = side.places.iter().filter_map(|at| side.workspace.jurisdictions.get(*at));
    let catalogues = || places.clone().flat_map(|place| &place.catalogues);
    Extent {
        places: side.places.len(),
        catalogues: catalogues().count(),
        items: catalogues().map(|catalogue| catalogue.items.len()).sum(),
    }
}
