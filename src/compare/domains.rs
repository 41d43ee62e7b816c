//! One place as it was and as it is: its catalogues side by side, what moved between them, and what came and went.

use super::align::{self, Aligned};
use super::pairs::{self, Told};
use super::places::{self, Beside};
use super::whole::{self, side};
use super::{Change, Changes, Context, Kind, Spot, statements, twins};
use crate::catalogue::{Catalogue, Item, Jurisdiction};
use crate::lineage::Workspace;
use crate::threads;

/// How much of two catalogues must be the same for one to be the other under another domain.
const SAME_CATALOGUE: f64 = 0.6;

/// A place on both sides.
#[derive(Clone, Copy)]
pub(super) struct Places<'a> {
    pub(super) old: (&'a Jurisdiction, usize),
    pub(super) new: (&'a Jurisdiction, usize),
    pub(super) withheld: bool,
}

impl<'a> Places<'a> {
    pub(super) fn old_lists(self) -> &'a [Catalogue] {
        lists(self.old.0, self.withheld)
    }

    pub(super) fn new_lists(self) -> &'a [Catalogue] {
        lists(self.new.0, self.withheld)
    }

    pub(super) fn old_spot(self, (catalogue, item): (usize, usize)) -> Spot {
        Spot { place: self.old.1, withheld: self.withheld, catalogue, item }
    }

    pub(super) fn new_spot(self, (catalogue, item): (usize, usize)) -> Spot {
        Spot { place: self.new.1, withheld: self.withheld, catalogue, item }
    }

    pub(super) fn old_item(self, (catalogue, item): (usize, usize)) -> &'a Item {
        &self.old_lists()[catalogue].items[item]
    }

    pub(super) fn new_item(self, (catalogue, item): (usize, usize)) -> &'a Item {
        &self.new_lists()[catalogue].items[item]
    }
}

fn lists(place: &Jurisdiction, withheld: bool) -> &[Catalogue] {
    if withheld { &place.withheld_lists } else { &place.catalogues }
}

/// What is left of the items of both sides: catalogue and item, by index.
#[derive(Default)]
struct Left {
    old: Vec<(usize, usize)>,
    new: Vec<(usize, usize)>,
}

/// Adds all that changed in a place.
pub(super) fn compare(
    old: (&Workspace, usize),
    new: (&Workspace, usize),
    ctx: &Context<'_>,
    changes: &mut Changes,
) {
    let (Some(before), Some(after)) = (old.0.jurisdictions.get(old.1), new.0.jurisdictions.get(new.1)) else {
        return;
    };
    let silent = statements::silent(before, after);
    for withheld in [false, true] {
        let places = Places { old: (before, old.1), new: (after, new.1), withheld };
        // Where one side could hold no negative list, none of it came or went.
        let unheld = withheld && silent && places.old_lists().is_empty() != places.new_lists().is_empty();
        if !unheld {
            compare_lists(places, ctx, changes);
        }
    }
    statements::compare(old, new, ctx, changes);
}

fn compare_lists(places: Places<'_>, ctx: &Context<'_>, changes: &mut Changes) {
    let beside = renamed(places, places::catalogues(places.old_lists(), places.new_lists()));
    let beside = twins::without(places, beside, ctx, changes);
    let mut left = Left::default();
    let mut found: Vec<Change> = Vec::new();
    let told = threads::map(beside.len(), |at| in_pair(places, beside[at], ctx));
    for ((old, new), told) in beside.iter().zip(told) {
        match (old, new) {
            (Some(old), Some(new)) => {
                found.extend(told.changes);
                changes.unchanged += told.unchanged;
                left.old.extend(told.only_old.into_iter().map(|item| (*old, item)));
                left.new.extend(told.only_new.into_iter().map(|item| (*new, item)));
            }
            (Some(old), None) => {
                left.old.extend((0..places.old_lists()[*old].items.len()).map(|item| (*old, item)));
            }
            (None, Some(new)) => {
                left.new.extend((0..places.new_lists()[*new].items.len()).map(|item| (*new, item)));
            }
            (None, None) => {}
        }
    }
    found.extend(moved(places, &mut left, ctx));
    found.extend(alone(places, &beside, &left));
    sort(&mut found, &beside);
    changes.changes.extend(found);
}

/// What changed in a catalogue that stands on both sides; nothing for one that does not.
fn in_pair(places: Places<'_>, (old, new): Beside, ctx: &Context<'_>) -> Told {
    let (Some(old), Some(new)) = (old, new) else { return Told::default() };
    let aligned = align::within(&items(&places.old_lists()[old]), &items(&places.new_lists()[new]));
    pairs::compare(places, (old, new), aligned, ctx)
}

/// Catalogues left on both sides that hold the same items: the domain got another name.
fn renamed(places: Places<'_>, mut beside: Vec<Beside>) -> Vec<Beside> {
    let lone_old: Vec<usize> = beside.iter().filter_map(|(old, new)| old.filter(|_| new.is_none())).collect();
    for old in lone_old {
        let before = items(&places.old_lists()[old]);
        let same = |new: usize| {
            let after = items(&places.new_lists()[new]);
            let both = align::within(&before, &after).pairs.len();
            // Counts are far below 2^52.
            !before.is_empty() && both as f64 >= SAME_CATALOGUE * before.len().max(after.len()) as f64
        };
        let Some(at) = beside.iter().position(|(one, other)| one.is_none() && other.is_some_and(&same))
        else {
            continue;
        };
        beside[at].0 = Some(old);
        beside.retain(|pair| *pair != (Some(old), None));
    }
    beside
}

/// Items that stand in another catalogue now. They are taken off what is left.
fn moved(places: Places<'_>, left: &mut Left, ctx: &Context<'_>) -> Vec<Change> {
    if left.old.is_empty() || left.new.is_empty() {
        return Vec::new();
    }
    let old: Vec<&Item> = left.old.iter().map(|at| places.old_item(*at)).collect();
    let new: Vec<&Item> = left.new.iter().map(|at| places.new_item(*at)).collect();
    let aligned: Aligned = align::across(&old, &new);
    let mut found = Vec::new();
    let pairs: Vec<_> =
        aligned.pairs.iter().map(|pair| (left.old[pair.old], left.new[pair.new], *pair)).collect();
    for (old, new, pair) in &pairs {
        found.extend(pairs::moved(places, (*old, *new), *pair, ctx));
    }
    left.old.retain(|at| !pairs.iter().any(|(old, ..)| old == at));
    left.new.retain(|at| !pairs.iter().any(|(_, new, _)| new == at));
    found
}

/// What stands on one side only: whole catalogues once, items each.
fn alone(places: Places<'_>, beside: &[Beside], left: &Left) -> Vec<Change> {
    let mut found = Vec::new();
    for (old, new) in beside {
        match (old, new) {
            (Some(old), None) => {
                let change = whole::catalogue(places.old.0, places.old_spot((*old, 0)), Kind::Removed);
                found.extend(change.and_then(|change| without_moved(change, &left.old, *old, true)));
            }
            (None, Some(new)) => {
                let change = whole::catalogue(places.new.0, places.new_spot((*new, 0)), Kind::Added);
                found.extend(change.and_then(|change| without_moved(change, &left.new, *new, false)));
            }
            _ => {}
        }
    }
    let paired_old = |at: usize| beside.iter().any(|(old, new)| *old == Some(at) && new.is_some());
    let paired_new = |at: usize| beside.iter().any(|(old, new)| *new == Some(at) && old.is_some());
    let gone = left.old.iter().filter(|at| paired_old(at.0));
    found.extend(gone.filter_map(|at| whole::item(places.old.0, places.old_spot(*at), Kind::Removed)));
    let come = left.new.iter().filter(|at| paired_new(at.0));
    found.extend(come.filter_map(|at| whole::item(places.new.0, places.new_spot(*at), Kind::Added)));
    found
}

/// A whole catalogue without the items that moved elsewhere; nothing where all have.
fn without_moved(mut change: Change, left: &[(usize, usize)], catalogue: usize, old: bool) -> Option<Change> {
    let sides = if old { &mut change.old } else { &mut change.new };
    let all = sides.len();
    sides.retain(|side| left.contains(&(catalogue, side.spot.item)));
    if sides.len() < all {
        change.why = whole::why_whole(change.kind, change.subject, sides);
    }
    let sides = if old { &change.old } else { &change.new };
    (all == 0 || !sides.is_empty()).then_some(change)
}

/// By catalogue in the order of the new side, within it by the place of the item there; what is gone stands last.
fn sort(found: &mut [Change], beside: &[Beside]) {
    let order = |change: &Change| {
        let new = change.new.first().map(|side| side.spot);
        let old = change.old.first().map(|side| side.spot);
        let catalogue = match (new, old) {
            (Some(new), _) => beside.iter().position(|pair| pair.1 == Some(new.catalogue)),
            (None, Some(old)) => beside.iter().position(|pair| pair.0 == Some(old.catalogue)),
            (None, None) => None,
        };
        (catalogue, new.is_none(), new.or(old).map(|spot| spot.item))
    };
    found.sort_by_key(order);
}

fn items(catalogue: &Catalogue) -> Vec<&Item> {
    catalogue.items.iter().collect()
}

/// An item as one side of a change.
pub(super) fn sides(
    places: Places<'_>,
    old: &[(usize, usize)],
    new: &[(usize, usize)],
) -> [Vec<super::Side>; 2] {
    [
        old.iter().map(|at| side(places.old_item(*at), places.old_spot(*at))).collect(),
        new.iter().map(|at| side(places.new_item(*at), places.new_spot(*at))).collect(),
    ]
}
