//! Catalogues that stand twice on one side: a folder often holds each domain's workbook and beside it one of all domains.

use super::align;
use super::domains::Places;
use super::fields::{self, Both, Place};
use super::places::Beside;
use super::{Changes, Context};
use crate::catalogue::{Catalogue, Item, Jurisdiction};
use crate::diagnostic::Words;
use crate::sameness::names::in_full;
use crate::value::text::{names_nothing, squeeze};
use std::collections::BTreeMap;

/// Takes off the catalogues without a partner that say what another of the same side says, item for item, and says so.
pub(super) fn without(
    places: Places<'_>,
    beside: Vec<Beside>,
    ctx: &Context<'_>,
    changes: &mut Changes,
) -> Vec<Beside> {
    let mut doubled: [Vec<&str>; 2] = Default::default();
    if beside.iter().all(|(old, new)| old.is_some() && new.is_some()) {
        return beside;
    }
    let (old, new) = ((places.old.0, places.old_lists()), (places.new.0, places.new_lists()));
    let (of_old, of_new) = (Headed::of_all(old), Headed::of_all(new));
    let mut kept = beside.clone();
    for lone in beside {
        let (side, lists, headed, at) = match lone {
            (Some(at), None) => (0, old, &of_old, at),
            (None, Some(at)) => (1, new, &of_new, at),
            _ => continue,
        };
        // Of two that say the same one is kept: the one with a partner, else the first.
        let known = |other: usize| {
            kept.iter().any(|(old, new)| {
                let (own, partner) = if side == 0 { (old, new) } else { (new, old) };
                *own == Some(other) && (partner.is_some() || other < at)
            })
        };
        let alike = |other: usize| same(lists, (other, at), (headed.order(other), headed.order(at)), ctx);
        if headed.beside(at).iter().any(|other| *other != at && known(*other) && alike(*other)) {
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

/// The catalogues of a side by the codes and names of their items: those that differ in them are not held against each other item
/// for item.
struct Headed {
    /// Of each catalogue, codes and names in order, each with its item.
    heads: Vec<Vec<(String, usize)>>,
    /// The catalogues with the same codes and names.
    alike: BTreeMap<Vec<String>, Vec<usize>>,
}

impl Headed {
    fn of_all((place, lists): (&Jurisdiction, &[Catalogue])) -> Self {
        let mut own = Self { heads: Vec::new(), alike: BTreeMap::new() };
        for (at, catalogue) in lists.iter().enumerate() {
            let heads = catalogue.items.iter().enumerate().map(|(item, one)| (head(one, place), item));
            let mut heads: Vec<(String, usize)> = heads.collect();
            heads.sort();
            let key = heads.iter().map(|(head, _)| head.clone()).collect();
            own.alike.entry(key).or_default().push(at);
            own.heads.push(heads);
        }
        own
    }

    /// The catalogues with the codes and names of one, itself among them.
    fn beside(&self, at: usize) -> &[usize] {
        let key: Vec<String> = self.heads[at].iter().map(|(head, _)| head.clone()).collect();
        self.alike.get(&key).map_or(&[], Vec::as_slice)
    }

    /// The items of a catalogue by code and name; `None` where two have the same.
    fn order(&self, at: usize) -> Option<Vec<usize>> {
        let heads = &self.heads[at];
        let lone = heads.windows(2).all(|pair| pair[0].0 != pair[1].0);
        lone.then(|| heads.iter().map(|(_, item)| *item).collect())
    }
}

/// The code and the name of an item, so that no two differ in whose fields nothing is told.
fn head(item: &Item, place: &Jurisdiction) -> String {
    let said = |text: &str, plainly: &dyn Fn(&str) -> String| {
        if names_nothing(text) { String::new() } else { plainly(text) }
    };
    let code = match item.code.understood() {
        Some(code) => code.to_string(),
        None => item.code.text().map_or(String::new(), |text| said(&text.value, &squeeze)),
    };
    let full = |name: &str| in_full(name, &place.name);
    let name = item.name.as_ref().map_or(String::new(), |text| said(&text.value, &full));
    format!("{code}\u{1f}{name}")
}

/// Whether two catalogues of a side are of one domain and hold the same items; `orders` are their items by code and name.
fn same(
    (place, lists): (&Jurisdiction, &[Catalogue]),
    (one, other): (usize, usize),
    orders: (Option<Vec<usize>>, Option<Vec<usize>>),
    ctx: &Context<'_>,
) -> bool {
    let (one, other) = (&lists[one], &lists[other]);
    if one.items.is_empty() || one.recognised != other.recognised || one.items.len() != other.items.len() {
        return false;
    }
    let alike = |old: usize, new: usize| {
        let both = Both {
            old: Place { place, catalogue: one, item: &one.items[old] },
            new: Place { place, catalogue: other, item: &other.items[new] },
        };
        fields::compare(&both, &Context { strict: false, ..*ctx }).is_empty()
    };
    if let (Some(old), Some(new)) = orders {
        return old.iter().zip(&new).all(|(old, new)| alike(*old, *new));
    }
    let (before, after): (Vec<&Item>, Vec<&Item>) =
        (one.items.iter().collect(), other.items.iter().collect());
    let aligned = align::within(&before, &after);
    aligned.pairs.len() == one.items.len() && aligned.pairs.iter().all(|pair| alike(pair.old, pair.new))
}
