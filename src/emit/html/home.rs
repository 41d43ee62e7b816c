//! The views of the start page and of a place's page.

use super::frame::{Site, relative};
use super::safe::shown;
use super::view::{DomainCard, DomainIndex, Home, Link, Omit, Place, PlaceCard};
use crate::catalogue::{Catalogue, Jurisdiction};
use std::collections::BTreeMap;

/// The start page.
pub(super) fn home(site: &Site<'_>) -> Home {
    let from = "index.html";
    let roots = site.own.iter().filter(|place| published_parent(site, **place).is_none());
    let tree: Vec<PlaceCard> = roots.map(|place| tree(site, from, *place)).collect();
    let catalogues = || site.own.iter().filter_map(|place| site.place(*place)).flat_map(|p| &p.catalogues);
    Home {
        places: site.own.len(),
        catalogues: catalogues().count(),
        items: catalogues().map(|catalogue| catalogue.items.len()).sum(),
        tree,
        domains: domain_index(site, from),
        ways: super::index::shortcuts(site, from, None),
    }
}

/// A place's page.
pub(super) fn place(site: &Site<'_>, from: &str, index: usize, own: &Jurisdiction) -> Place {
    let mut card = tree(site, from, index);
    card.children.iter_mut().for_each(|child| child.children.clear());
    let mut domains: Vec<DomainCard> =
        (0..own.catalogues.len()).filter_map(|catalogue| domain_card(site, from, index, catalogue)).collect();
    domains.sort_by_key(|domain| order(&domain.number, &domain.name));
    let negative = site.options.withheld.contains_key(&index);
    Place {
        folder: site.addresses.folder(index).to_owned(),
        card,
        code: own.code.as_ref().map(|code| shown(&code.value)),
        upper: published_parent(site, index).map(|parent| site.place_link(from, parent)),
        limit: own.limits.within.as_ref().map(|limit| shown(&limit.value)),
        domains,
        omits: own.omits.iter().map(|omit| omit_view(site, from, index, omit)).collect(),
        negative_list: negative.then(|| relative(from, &site.addresses.negative_list(index))),
        downloads: site.downloads(from, |kind| site.addresses.place_download(index, kind)),
        ways: super::index::shortcuts(site, from, Some(index)),
    }
}

/// The nearest place above that has a page.
fn published_parent(site: &Site<'_>, place: usize) -> Option<usize> {
    site.workspace.ancestors(place).find(|above| site.own.contains(above))
}

/// A place and the published places below it.
fn tree(site: &Site<'_>, from: &str, index: usize) -> PlaceCard {
    let below = site.own.iter().filter(|place| published_parent(site, **place) == Some(index));
    let catalogues = site.place(index).map_or(&[][..], |place| &place.catalogues);
    PlaceCard {
        name: site.place(index).map_or_else(String::new, |place| shown(&place.name)),
        tier: site.place(index).and_then(|place| place.tier).map(crate::value::tier::Tier::name),
        href: relative(from, &site.addresses.place(index)),
        domains: catalogues.len(),
        items: catalogues.iter().map(|catalogue| catalogue.items.len()).sum(),
        children: below.map(|child| tree(site, from, *child)).collect(),
    }
}

fn domain_card(site: &Site<'_>, from: &str, place: usize, index: usize) -> Option<DomainCard> {
    let catalogue = site.catalogue(place, index)?;
    Some(DomainCard {
        number: number(catalogue),
        name: shown(catalogue.domain_name()),
        href: relative(from, &site.addresses.domain(place, index)),
        items: catalogue.items.len(),
    })
}

/// The domain's number in two digits; empty for a domain of the place's own.
pub(super) fn number(catalogue: &Catalogue) -> String {
    let number = catalogue.recognised.as_ref().and_then(|domain| domain.number);
    number.map_or_else(String::new, |number| format!("{number:02}"))
}

/// Numbered domains by number, then the others by name.
fn order(number: &str, name: &str) -> (u16, String) {
    (number.parse().unwrap_or(u16::MAX), name.to_owned())
}

fn domain_index(site: &Site<'_>, from: &str) -> Vec<DomainIndex> {
    let mut found: BTreeMap<(u16, String), DomainIndex> = BTreeMap::new();
    for place in &site.own {
        let catalogues = site.place(*place).map_or(0, |place| place.catalogues.len());
        for mut card in (0..catalogues).filter_map(|index| domain_card(site, from, *place, index)) {
            let (number, name) = (card.number.clone(), std::mem::take(&mut card.name));
            card.name = site.place(*place).map_or_else(String::new, |place| shown(&place.name));
            let key = order(&number, &name);
            let entry =
                found.entry(key).or_insert(DomainIndex { number, name, items: 0, places: Vec::new() });
            entry.items += card.items;
            entry.places.push(card);
        }
    }
    found.into_values().collect()
}

/// An item of a place above that does not exist here, found by its code.
fn omit_view(site: &Site<'_>, from: &str, place: usize, omit: &crate::catalogue::Omit) -> Omit {
    let code = omit.code.value.trim();
    let item = site.workspace.ancestors(place).find_map(|above| {
        let catalogues = &site.place(above)?.catalogues;
        catalogues.iter().enumerate().find_map(|(index, catalogue)| {
            let row =
                catalogue.items.iter().position(|item| item.code_text().map(str::trim) == Some(code))?;
            let href = relative(from, &site.addresses.item(above, index, row));
            let text = shown(catalogue.items.get(row)?.title());
            Some(Link { text, href: site.own.contains(&above).then_some(href) })
        })
    });
    Omit { code: shown(code), item, reason: omit.reason.as_ref().map(|reason| shown(&reason.value)) }
}
