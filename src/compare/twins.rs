//! Catalogues that stand twice on one side: a folder often holds each domain's workbook and beside it one of all domains.

use super::align;
use super::domains::Places;
use super::fields::{self, Both, Place};
use super::places::Beside;
use super::{Changes, Context};
use crate::catalogue::{Catalogue, Item, Jurisdiction};
use crate::diagnostic::Words;

/// Takes off the catalogues without a partner that say what another of the same side says, item for item, and says so.
pub(super) fn without(
    places: Places<'_>,
    beside: Vec<Beside>,
    ctx: &Context<'_>,
    changes: &mut Changes,
) -> Vec<Beside> {
    let mut doubled: [Vec<&str>; 2] = Default::default();
    let (old, new) = ((places.old.0, places.old_lists()), (places.new.0, places.new_lists()));
    let mut kept = beside.clone();
    for lone in beside {
        let (side, lists, at) = match lone {
            (Some(at), None) => (0, old, at),
            (None, Some(at)) => (1, new, at),
            _ => continue,
        };
        // Of two that say the same one is kept: the one with a partner, else the first.
        let known = |other: usize| {
            kept.iter().any(|(old, new)| {
                let (own, partner) = if side == 0 { (old, new) } else { (new, old) };
                *own == Some(other) && (partner.is_some() || other < at)
            })
        };
        if (0..lists.1.len()).any(|other| other != at && known(other) && same(lists, (other, at), ctx)) {
            kept.retain(|pair| *pair != lone);
            doubled[side].push(lists.1[at].domain_name());
        }
    }
    for (names, (zh, en)) in doubled.iter().zip([("原来的", "old"), ("现在的", "new")]) {
        if !names.is_empty() {
            let names = names.join("、");
            changes.caveats.push(Words::new(
                format!("{zh}一方有的目录出现了两次，内容相同，只算一次：{names}"),
                format!("catalogues that stand twice on the {en} side, all alike, count once: {names}"),
            ));
        }
    }
    kept
}

/// Whether two catalogues of a side are of one domain and hold the same items.
fn same(
    (place, lists): (&Jurisdiction, &[Catalogue]),
    (one, other): (usize, usize),
    ctx: &Context<'_>,
) -> bool {
    let (one, other) = (&lists[one], &lists[other]);
    if one.items.is_empty() || one.recognised != other.recognised || one.items.len() != other.items.len() {
        return false;
    }
    let (before, after): (Vec<&Item>, Vec<&Item>) =
        (one.items.iter().collect(), other.items.iter().collect());
    let aligned = align::within(&before, &after);
    let alike = |old: &Item, new: &Item| {
        let both = Both {
            old: Place { place, catalogue: one, item: old },
            new: Place { place, catalogue: other, item: new },
        };
        fields::compare(&both, &Context { strict: false, ..*ctx }).is_empty()
    };
    aligned.pairs.len() == one.items.len()
        && aligned.pairs.iter().all(|pair| alike(&one.items[pair.old], &other.items[pair.new]))
}
