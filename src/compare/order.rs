//! Which items stand in another order: told of on request only.

use super::align::Pair;
use super::{Direction, FieldChange, Piece, Quoted, Reason};
use crate::catalogue::Item;
use crate::diagnostic::Words;

/// The old indices of the pairs that left the longest run that kept its order.
pub(super) fn moved(pairs: &[Pair]) -> Vec<usize> {
    // `best[i]`: the length of the longest rising run that ends with pair i, and the pair before it.
    let mut best: Vec<(usize, Option<usize>)> = Vec::with_capacity(pairs.len());
    for (at, pair) in pairs.iter().enumerate() {
        let before = (0..at).filter(|other| pairs[*other].new < pair.new).max_by_key(|other| best[*other].0);
        best.push((before.map_or(1, |other| best[other].0 + 1), before));
    }
    let mut kept = Vec::new();
    let mut at = (0..pairs.len()).max_by_key(|at| best[*at].0);
    while let Some(own) = at {
        kept.push(pairs[own].old);
        at = best[own].1;
    }
    pairs.iter().map(|pair| pair.old).filter(|old| !kept.contains(old)).collect()
}

/// The change of one that stands elsewhere in its table.
pub(super) fn change(pair: &Pair, old: &Item, new: &Item) -> FieldChange {
    let place = |index: usize| format!("第{}项", index + 1);
    let (before, after) = (place(pair.old), place(pair.new));
    FieldChange {
        field: "order",
        heading: "次序".to_owned(),
        pieces: vec![Piece::Old(before.clone()), Piece::New(after.clone())],
        old: Some(Quoted { text: before, at: old.head() }),
        new: Some(Quoted { text: after, at: new.head() }),
        reasons: vec![Reason {
            direction: Direction::Neutral,
            why: Words::new("只是次序不同", "only in another order"),
            comparable: true,
        }],
        wording_only: true,
        fingerprint: String::new(),
    }
}
