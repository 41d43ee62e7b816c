//! The usual deadline of an item, and who stands out from it.

use crate::review::Place;
use crate::review::deadlines::Given;
use std::collections::BTreeMap;

/// An item with the median of its deadlines.
#[derive(Debug)]
pub struct Usual {
    /// The domain.
    pub domain: String,
    /// Its code.
    pub code: Option<String>,
    /// Its name.
    pub name: String,
    /// The median in hundredths of a working day.
    pub median: i64,
    /// The wording nearest to the median.
    pub wording: String,
    /// How many places give a number of days.
    pub places: usize,
    /// Those that stand out, the longest first.
    pub outliers: Vec<Outlier>,
}

/// A place that stands out.
#[derive(Debug)]
pub struct Outlier {
    /// Who.
    pub place: usize,
    /// The index of the deadline among the place's.
    pub given: usize,
    /// In hundredths of a working day.
    pub length: i64,
}

/// So many places must give a number before a median says anything.
const TELLING: usize = 3;
/// By so many hundredths of a working day a deadline must differ to stand out; and be twice as long, or half.
const FAR: i64 = 300;

pub(super) fn usual(places: &[Place]) -> Vec<Usual> {
    type Key<'a> = (&'a str, Option<&'a str>, &'a str);
    let mut by_item: BTreeMap<Key<'_>, Vec<(usize, usize, &Given)>> = BTreeMap::new();
    for (index, place) in places.iter().enumerate() {
        for (at, given) in place.deadlines.iter().enumerate() {
            let key = (given.domain.as_str(), given.code.as_deref(), given.name.as_str());
            by_item.entry(key).or_default().push((index, at, given));
        }
    }
    let told = by_item.into_values().filter(|all| all.len() >= TELLING);
    let mut found: Vec<Usual> = told.filter_map(|all| of_item(all)).collect();
    found.sort_by_key(|usual| {
        let longer = usual.outliers.iter().filter(|outlier| outlier.length > usual.median).count();
        (std::cmp::Reverse(longer), std::cmp::Reverse(usual.outliers.len()))
    });
    found
}

fn of_item(mut all: Vec<(usize, usize, &Given)>) -> Option<Usual> {
    all.sort_by_key(|(place, _, given)| (std::cmp::Reverse(given.length), *place));
    // Of an even number the shorter of the two in the middle: it is one that somebody wrote.
    let (_, _, middle) = *all.get(all.len() / 2)?;
    let median = middle.length;
    let far = |length: i64| {
        let longer = length >= 2 * median && length - median >= FAR;
        longer || (median >= 2 * length && median - length >= FAR)
    };
    let outliers: Vec<Outlier> = all
        .iter()
        .filter(|(_, _, given)| far(given.length))
        .map(|(place, at, given)| Outlier { place: *place, given: *at, length: given.length })
        .collect();
    (!outliers.is_empty()).then(|| Usual {
        domain: middle.domain.clone(),
        code: middle.code.clone(),
        name: middle.name.clone(),
        median,
        wording: middle.text.clone(),
        places: all.len(),
        outliers,
    })
}
