//! The view of an item's page: every field, and the item's line from the nation down to those that follow it.

use super::compare;
use super::fields::{all_fields, text};
use super::frame::{Site, relative};
use super::home::number;
use super::safe::shown;
use super::tracks::Spot;
use super::view::{Item as ItemView, Link, Step};
use crate::catalogue::{Catalogue, Item};

/// The page of an item.
pub(super) fn item(site: &Site<'_>, from: &str, spot: Spot, catalogue: &Catalogue, own: &Item) -> ItemView {
    let neighbour = |index: Option<usize>| {
        let index = index.filter(|index| *index < catalogue.items.len())?;
        Some(item_link(site, from, Spot { item: index, ..spot }))
    };
    let domain = format!("{} {}", number(catalogue), shown(catalogue.domain_name()));
    let line = line(site, from, spot);
    let upper = site.tracks.above(spot).and_then(|above| get(site, above));
    ItemView {
        name: shown(own.title()),
        code: own.code.text().map(|code| shown(&code.value)),
        categories: own.category.iter().map(|text| shown(&text.value)).collect(),
        place: site.place_link(from, spot.place),
        domain: Link {
            text: domain.trim().to_owned(),
            href: Some(relative(from, &site.addresses.domain(spot.place, spot.catalogue))),
        },
        fields: all_fields(site, from, spot, own),
        differences: upper.map_or_else(Vec::new, |upper| compare::differences(upper, own)),
        line: if line.len() > 1 { line } else { Vec::new() },
        followers: site
            .tracks
            .below(spot)
            .iter()
            .filter_map(|below| step(site, from, *below, false))
            .collect(),
        address: from.to_owned(),
        qr: site.url(from).and_then(|url| super::qr::code(&url)),
        previous: neighbour(spot.item.checked_sub(1)),
        next: neighbour(Some(spot.item + 1)),
    }
}

pub(super) fn get<'a>(site: &'a Site<'_>, spot: Spot) -> Option<&'a Item> {
    site.catalogue(spot.place, spot.catalogue)?.items.get(spot.item)
}

/// An item's name and page; the name alone where its place has no pages.
pub(super) fn item_link(site: &Site<'_>, from: &str, spot: Spot) -> Link {
    let text = get(site, spot).map_or_else(String::new, |item| shown(item.title()));
    let path = site.addresses.item(spot.place, spot.catalogue, spot.item);
    Link { text, href: site.own.contains(&spot.place).then(|| relative(from, &path)) }
}

/// The item's counterparts from the top down, itself last.
fn line(site: &Site<'_>, from: &str, spot: Spot) -> Vec<Step> {
    let above = std::iter::successors(Some(spot), |below| site.tracks.above(*below));
    let mut steps: Vec<Step> = above.filter_map(|at| step(site, from, at, at == spot)).collect();
    steps.reverse();
    steps
}

fn step(site: &Site<'_>, from: &str, spot: Spot, own: bool) -> Option<Step> {
    let place = site.place(spot.place)?;
    Some(Step {
        place: shown(&place.name),
        tier: place.tier.map(crate::value::tier::Tier::name),
        item: item_link(site, from, spot),
        deadline: text(&get(site, spot)?.deadline),
        own,
    })
}
