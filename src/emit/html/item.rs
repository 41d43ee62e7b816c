//! The view of an item's page: every field, and the item's line from the nation down to those that follow it.

use super::fields::{self, all_fields};
use super::frame::{Site, relative};
use super::home::number;
use super::safe::shown;
use super::tracks::Spot;
use super::view::{Difference, Item as ItemView, Link, Step};
use crate::catalogue::{Catalogue, Field, Item};
use crate::value::deadline::Order;
use crate::value::reading::Reading;

/// The page of an item.
pub(super) fn item(site: &Site<'_>, from: &str, spot: Spot, catalogue: &Catalogue, own: &Item) -> ItemView {
    let neighbour = |index: Option<usize>| {
        let index = index.filter(|index| *index < catalogue.items.len())?;
        Some(item_link(site, from, Spot { item: index, ..spot }))
    };
    let domain = format!("{} {}", number(catalogue), shown(catalogue.domain_name()));
    let line = line(site, from, spot);
    ItemView {
        name: shown(own.title()),
        code: own.code.text().map(|code| shown(&code.value)),
        categories: own.category.iter().map(|text| shown(&text.value)).collect(),
        place: site.place_link(from, spot.place),
        domain: Link {
            text: domain.trim().to_owned(),
            href: Some(relative(from, &site.addresses.domain(spot.place, spot.catalogue))),
        },
        fields: all_fields(site, own),
        differences: site.tracks.above(spot).map_or_else(Vec::new, |above| differences(site, above, own)),
        line: if line.len() > 1 { line } else { Vec::new() },
        followers: site
            .tracks
            .below(spot)
            .iter()
            .filter_map(|below| step(site, from, *below, false))
            .collect(),
        address: from.to_owned(),
        previous: neighbour(spot.item.checked_sub(1)),
        next: neighbour(Some(spot.item + 1)),
    }
}

fn get<'a>(site: &'a Site<'_>, spot: Spot) -> Option<&'a Item> {
    site.catalogue(spot.place, spot.catalogue)?.items.get(spot.item)
}

/// An item's name and page; the name alone where its place has no pages.
fn item_link(site: &Site<'_>, from: &str, spot: Spot) -> Link {
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

/// The deadline always, and every other field that is written otherwise than above.
fn differences(site: &Site<'_>, above: Spot, own: &Item) -> Vec<Difference> {
    let Some(upper) = get(site, above) else { return Vec::new() };
    let deadline = Difference {
        label: Field::Deadline.chinese().to_owned(),
        upper: text(&upper.deadline),
        own: text(&own.deadline),
        verdict: deadline_verdict(upper, own),
    };
    let compared = [Field::Name, Field::Content, Field::Basis, Field::Body, Field::Channels];
    let compared = compared.into_iter().chain([Field::Audience, Field::Mode]);
    let others = compared.filter_map(|field| {
        let (above, here) = (fields::joined(upper, field), fields::joined(own, field));
        let differs = comparable(&above) != comparable(&here);
        let label = field.chinese().to_owned();
        differs.then_some(Difference { label, upper: above, own: here, verdict: "differs" })
    });
    std::iter::once(deadline).chain(others).collect()
}

fn comparable(text: &str) -> String {
    crate::value::text::comparable(text)
}

fn deadline_verdict(upper: &Item, own: &Item) -> &'static str {
    if comparable(&text(&upper.deadline)) == comparable(&text(&own.deadline)) {
        return "same";
    }
    match (upper.deadline.understood(), own.deadline.understood()) {
        (Some(above), Some(here)) => match here.compare(above) {
            Order::Same => "same",
            Order::Stricter => "sooner",
            Order::Looser => "later",
            Order::Incomparable => "not_comparable",
        },
        _ => "not_comparable",
    }
}

fn text<T>(reading: &Reading<T>) -> String {
    reading.text().map_or_else(String::new, |text| shown(&text.value))
}
