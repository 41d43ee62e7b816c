//! A place beside the tiers above and below it.

use super::{CHECKED, Check, Scene, checks, withheld};
use crate::catalogue::{Catalogue, DomainName, Item, Jurisdiction};
use crate::diagnostic::Sink;
use crate::lineage::Workspace;
use crate::matching::{self, Shape};
use crate::rules::{Pair, Twin, Unserved, Upper, duty};
use crate::value::code::Code;
use crate::value::text::comparable;
use crate::value::tier::Tier;
use std::collections::{BTreeMap, BTreeSet};

/// Checks every domain of a place against the tier above and, for what nobody has, the places below.
pub(super) fn check(scene: Scene<'_>, sink: &mut Sink) {
    let withheld = withheld::shapes(scene.place);
    for catalogue in first_tables(scene.place) {
        check_pairs(scene, catalogue, &withheld, sink);
        check_unserved(scene, catalogue, sink);
    }
    check_twins(scene, sink);
}

/// Of several tables of one domain, which stand together, the first.
fn first_tables(place: &Jurisdiction) -> impl Iterator<Item = &Catalogue> {
    let first = |catalogue: &&Catalogue| {
        let domain = catalogue.recognised.as_ref();
        domain.and_then(|domain| place.catalogue(domain)).is_some_and(|own| std::ptr::eq(own, *catalogue))
    };
    place.catalogues.iter().filter(first)
}

fn check_pairs(scene: Scene<'_>, catalogue: &Catalogue, withheld: &[Shape], sink: &mut Sink) {
    let Some(domain) = &catalogue.recognised else { return };
    let Some((above, upper)) = scene.workspace.upper(scene.index, domain) else { return };
    let upper_place = &scene.workspace.jurisdictions[above];
    let (upper_items, own_items) = (items_of(upper_place, catalogue), items_of(scene.place, catalogue));
    let mut pairs = paired(&upper_items, &own_items);
    let unserved = scene.unserved.of(above, domain);
    // What another rule says of an item that is not here.
    let told = |pair: &Pair<'_>| match pair {
        Pair::OnlyUpper(item) => {
            unserved.iter().any(|(other, _)| std::ptr::eq(*other, *item))
                || withheld::is_withheld(withheld, item)
        }
        Pair::Both { .. } | Pair::OnlyLower(_) => false,
    };
    pairs.retain(|pair| !told(pair));
    let codes = codes_above(scene, domain);
    let unpaired: Vec<&Item> = pairs.iter().filter_map(only_lower).collect();
    let beside = Upper { place: upper_place, catalogue: upper, codes: &codes, unpaired: unpaired.as_slice() };
    for (rule, check) in checks(CHECKED) {
        match check {
            Check::TierPair(check) => {
                for pair in &pairs {
                    let item = match pair {
                        Pair::Both { own, .. } | Pair::OnlyLower(own) => Some(*own),
                        Pair::OnlyUpper(_) => None,
                    };
                    let mut ctx = scene.context(rule, catalogue, item, sink);
                    ctx.upper = Some(beside);
                    check(pair, &mut ctx);
                }
            }
            Check::Tiers(check) => {
                let mut ctx = scene.context(rule, catalogue, None, sink);
                ctx.upper = Some(beside);
                check(&pairs, &mut ctx);
            }
            _ => {}
        }
    }
}

fn only_lower<'a>(pair: &Pair<'a>) -> Option<&'a Item> {
    match pair {
        Pair::OnlyLower(own) => Some(own),
        Pair::Both { .. } | Pair::OnlyUpper(_) => None,
    }
}

/// The codes of a domain's items on every tier above: what the nearest left out may stand further up.
fn codes_above(scene: Scene<'_>, domain: &DomainName) -> BTreeSet<Code> {
    let places = &scene.workspace.jurisdictions;
    let above = scene.workspace.ancestors(scene.index).filter_map(|index| places.get(index));
    let catalogues = above.flat_map(|place| &place.catalogues);
    let same = catalogues.filter(|catalogue| catalogue.recognised.as_ref() == Some(domain));
    same.flat_map(|catalogue| &catalogue.items).filter_map(|item| item.code.understood().copied()).collect()
}

fn items_of<'a>(place: &'a Jurisdiction, like: &Catalogue) -> Vec<&'a Item> {
    place
        .catalogues
        .iter()
        .filter(|catalogue| catalogue.recognised == like.recognised)
        .flat_map(|catalogue| &catalogue.items)
        .collect()
}

fn paired<'a>(upper: &[&'a Item], own: &[&'a Item]) -> Vec<Pair<'a>> {
    let pairing = matching::pair(upper, own);
    let both = pairing.both.iter().map(|found| Pair::Both {
        upper: upper[found.upper],
        own: own[found.lower],
        sure: found.sure,
    });
    let only_upper = pairing.only_upper.iter().map(|index| Pair::OnlyUpper(upper[*index]));
    let only_lower = pairing.only_lower.iter().map(|index| Pair::OnlyLower(own[*index]));
    both.chain(only_upper).chain(only_lower).collect()
}

fn check_unserved(scene: Scene<'_>, catalogue: &Catalogue, sink: &mut Sink) {
    let Some(domain) = &catalogue.recognised else { return };
    let found = scene.unserved.of(scene.index, domain);
    for (rule, check) in checks(CHECKED) {
        let Check::Unserved(check) = check else { continue };
        for (item, below) in found {
            check(&Unserved { item, below }, &mut scene.context(rule, catalogue, Some(item), sink));
        }
    }
}

/// What nobody below has, of every domain of every place that is checked.
pub(super) struct AllUnserved<'a>(BTreeMap<(usize, DomainName), Vec<(&'a Item, Below<'a>)>>);

impl<'a> AllUnserved<'a> {
    /// Looks for it, once for the run.
    pub(super) fn find(workspace: &'a Workspace, places: &[usize]) -> Self {
        let mut found = BTreeMap::new();
        for index in places {
            let Some(place) = workspace.jurisdictions.get(*index).filter(|place| !place.baseline) else {
                continue;
            };
            for catalogue in first_tables(place) {
                let items = unserved(workspace, *index, catalogue);
                if let Some(domain) = catalogue.recognised.as_ref().filter(|_| !items.is_empty()) {
                    found.insert((*index, domain.clone()), items);
                }
            }
        }
        Self(found)
    }

    fn of(&self, index: usize, domain: &DomainName) -> &[(&'a Item, Below<'a>)] {
        self.0.get(&(index, domain.clone())).map_or(&[], Vec::as_slice)
    }
}

/// The places below that have a catalogue of a domain, with that.
type Below<'a> = Vec<(&'a Jurisdiction, &'a Catalogue)>;

/// The items of a domain that two or more places directly below should disclose, and none of them does. One place
/// alone may have forgotten it; where all have, the fault is above as likely as below.
fn unserved<'a>(workspace: &'a Workspace, index: usize, like: &Catalogue) -> Vec<(&'a Item, Below<'a>)> {
    let Some(domain) = &like.recognised else { return Vec::new() };
    let place = &workspace.jurisdictions[index];
    let below: Below<'a> = workspace
        .children(index)
        .filter_map(|child| {
            let child = &workspace.jurisdictions[child];
            Some((child, child.catalogue(domain)?))
        })
        .collect();
    if below.len() < 2 {
        return Vec::new();
    }
    let items = items_of(place, like);
    if all_served(&items, &below) {
        return Vec::new();
    }
    // How many of the places below owe each item, and whether any has it.
    let mut owing: Vec<Below<'a>> = vec![Vec::new(); items.len()];
    let mut served = vec![false; items.len()];
    for (child, catalogue) in &below {
        let pairing = matching::pair(&items, &items_of(child, catalogue));
        pairing.both.iter().for_each(|pair| served[pair.upper] = true);
        for at in pairing.only_upper.iter().filter(|at| duty::owes(child, items[**at])) {
            owing[*at].push((child, catalogue));
        }
    }
    let all = items.into_iter().zip(owing).zip(served);
    all.filter(|((_, owing), served)| owing.len() >= 2 && !served).map(|(found, _)| found).collect()
}

/// Whether every item's code stands in some catalogue below, as it does as a rule: then nothing need be paired.
fn all_served(items: &[&Item], below: &Below<'_>) -> bool {
    let code = |item: &Item| item.code.understood().map(ToString::to_string);
    let items_below = below.iter().flat_map(|(place, catalogue)| items_of(place, catalogue)).filter_map(code);
    let codes: BTreeSet<String> = items_below.collect();
    items.iter().all(|item| code(item).is_some_and(|code| codes.contains(&code)))
}

fn check_twins(scene: Scene<'_>, sink: &mut Sink) {
    if scene.place.tier != Some(Tier::Village) {
        return;
    }
    let places = &scene.workspace.jurisdictions;
    let above = scene.workspace.ancestors(scene.index).filter_map(|index| places.get(index));
    let Some(township) = above.into_iter().find(|place| place.tier == Some(Tier::Township)) else { return };
    let mut by_name: BTreeMap<String, &Item> = BTreeMap::new();
    for item in township.catalogues.iter().flat_map(|catalogue| &catalogue.items) {
        if let Some(name) = &item.name {
            by_name.entry(comparable(&name.value)).or_insert(item);
        }
    }
    for (rule, check) in checks(CHECKED) {
        let Check::Twin(check) = check else { continue };
        for catalogue in &scene.place.catalogues {
            for own in &catalogue.items {
                let name = own.name.as_ref().map(|name| comparable(&name.value));
                let Some(upper) = name.and_then(|name| by_name.get(&name)) else { continue };
                let twin = Twin { township, upper, own };
                check(&twin, &mut scene.context(rule, catalogue, Some(own), sink));
            }
        }
    }
}
