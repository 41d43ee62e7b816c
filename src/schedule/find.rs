//! Finding items by their code or by a part of their name.

use crate::catalogue::{Item, Jurisdiction};
use crate::value::text::comparable;
use std::collections::BTreeSet;

/// An item by its indices in a workspace: place, catalogue, item.
pub type Hit = (usize, usize, usize);

/// How well an item answers; the better answers put the worse aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Code,
    Name,
    PartOfCode,
    PartOfName,
}

/// The items of some of these places, in their order, that go by a code, a name, the beginning of a code or a part of a name: only the best kind
/// of these that there is.
#[must_use]
pub fn find(all: &[Jurisdiction], places: &[usize], query: &str) -> Vec<Hit> {
    let query = comparable(query);
    let fits: Vec<(Fit, Hit)> =
        items(all, places).filter_map(|(hit, item)| Some((fit(item, &query)?, hit))).collect();
    let best = fits.iter().map(|(fit, _)| *fit).min();
    fits.into_iter().filter(|(fit, _)| Some(*fit) == best).map(|(_, hit)| hit).collect()
}

/// What may have been meant by a query nothing was found for: at most three names, each with its code.
#[must_use]
pub fn near(all: &[Jurisdiction], places: &[usize], query: &str) -> Vec<String> {
    let query = comparable(query);
    let mut known: Vec<(u64, String)> = Vec::new();
    for (_, item) in items(all, places) {
        let code = item.code_text().unwrap_or_default();
        let likeness = likeness(&query, &comparable(item.title())).max(likeness(&query, &comparable(code)));
        let name = [code, item.title()].join(" ").trim().to_owned();
        // Half of the pairs of characters in common, or it is no help.
        if likeness >= 450 && !known.iter().any(|(_, other)| *other == name) {
            known.push((likeness, name));
        }
    }
    known.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    known.into_iter().take(3).map(|(_, name)| name).collect()
}

fn items<'w>(all: &'w [Jurisdiction], places: &'w [usize]) -> impl Iterator<Item = (Hit, &'w Item)> {
    let known = places.iter().filter_map(|index| Some((*index, all.get(*index)?)));
    known.flat_map(|(place, jurisdiction)| {
        jurisdiction.catalogues.iter().enumerate().flat_map(move |(index, catalogue)| {
            let own = catalogue.items.iter().enumerate();
            own.map(move |(item, value)| ((place, index, item), value))
        })
    })
}

fn fit(item: &Item, query: &str) -> Option<Fit> {
    if query.is_empty() {
        return None;
    }
    let code = item.code_text().map(comparable).unwrap_or_default();
    let name = item.name.as_ref().map(|name| comparable(&name.value)).unwrap_or_default();
    let code_like = query.chars().all(|sign| sign.is_ascii_digit() || sign == '-');
    if code == query {
        Some(Fit::Code)
    } else if name == query {
        Some(Fit::Name)
    } else if code_like && code.strip_prefix(query).is_some_and(|rest| rest.starts_with('-')) {
        Some(Fit::PartOfCode)
    } else if name.contains(query) {
        Some(Fit::PartOfName)
    } else {
        None
    }
}

/// Thousandths of the pairs of neighbouring characters two texts share.
fn likeness(one: &str, other: &str) -> u64 {
    let pairs = |text: &str| -> BTreeSet<(char, char)> { text.chars().zip(text.chars().skip(1)).collect() };
    let (one, other) = (pairs(one), pairs(other));
    let shared = 2000 * one.intersection(&other).count();
    shared.checked_div(one.len() + other.len()).unwrap_or(0) as u64
}
