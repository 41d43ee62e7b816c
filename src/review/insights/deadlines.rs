//! The usual deadline of an item, who stands out from it, and who gives none that could be held to it.

use crate::review::Place;
use crate::review::deadlines::{Given, Length};
use crate::value::text::comparable;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// An item with the median of its deadlines.
#[derive(Debug)]
pub struct Usual {
    /// The domain.
    pub domain: String,
    /// Its code; none of an item the catalogue above does not have.
    pub code: Option<String>,
    /// Its name.
    pub name: String,
    /// Whether it is an item of the places' own, laid side by side by its name.
    pub local: bool,
    /// The median in hundredths of a working day; `None` where too few places give a number.
    pub median: Option<i64>,
    /// The wording nearest to the median.
    pub wording: String,
    /// How many places give a number of days.
    pub places: usize,
    /// Those that stand out, the longest first.
    pub outliers: Vec<Outlier>,
    /// Those that say 及时 or the like: who, and the index of the deadline among the place's.
    pub vague: Vec<(usize, usize)>,
    /// How many places give neither: 每年, 长期公开, 按法定时限.
    pub other: usize,
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

type All<'a> = Vec<(usize, usize, &'a Given)>;

pub(super) fn usual(places: &[Place]) -> Vec<Usual> {
    let mut by_item: BTreeMap<(&str, Option<&str>, String), All<'_>> = BTreeMap::new();
    for (index, place) in places.iter().enumerate() {
        for (at, given) in place.deadlines.iter().enumerate() {
            let key = (given.domain.as_str(), given.code.as_deref(), comparable(&given.name));
            by_item.entry(key).or_default().push((index, at, given));
        }
    }
    let told = by_item.into_values().map(one_each).filter(|all| all.len() >= TELLING);
    let mut found: Vec<Usual> = told.filter_map(of_item).collect();
    found.sort_by_key(|usual| {
        let longer = usual.outliers.iter().filter(|outlier| Some(outlier.length) > usual.median).count();
        (usual.median.is_none(), Reverse(longer), Reverse(usual.outliers.len()), Reverse(usual.vague.len()))
    });
    found
}

/// Two items of one name in one place are two items: neither is laid beside another place's.
fn one_each(all: All<'_>) -> All<'_> {
    let mut count: BTreeMap<usize, usize> = BTreeMap::new();
    all.iter().for_each(|(place, ..)| *count.entry(*place).or_default() += 1);
    all.into_iter().filter(|(place, ..)| count.get(place) == Some(&1)).collect()
}

fn of_item(all: All<'_>) -> Option<Usual> {
    let mut numbers: Vec<(i64, usize, usize, &Given)> = Vec::new();
    let (mut vague, mut other) = (Vec::new(), 0);
    for (place, at, given) in &all {
        match given.length {
            Length::Days(days) => numbers.push((days, *place, *at, given)),
            Length::Vague => vague.push((*place, *at)),
            Length::Other => other += 1,
        }
    }
    numbers.sort_by_key(|(days, place, ..)| (Reverse(*days), *place));
    // Of an even number the shorter of the two in the middle: it is one that somebody wrote.
    let middle = numbers.get(numbers.len() / 2).filter(|_| numbers.len() >= TELLING);
    let median = middle.map(|(days, ..)| *days);
    let far = |days: i64| {
        median.is_some_and(|median| {
            let longer = days >= 2 * median && days - median >= FAR;
            longer || (median >= 2 * days && median - days >= FAR)
        })
    };
    let outliers: Vec<Outlier> = numbers
        .iter()
        .filter(|(days, ..)| far(*days))
        .map(|(days, place, at, _)| Outlier { place: *place, given: *at, length: *days })
        .collect();
    // What nearly nobody puts a number on stands out for that alone.
    let told = !outliers.is_empty() || (median.is_some() && !vague.is_empty()) || vague.len() >= TELLING;
    let (_, _, first) = all.first()?;
    told.then(|| Usual {
        domain: first.domain.clone(),
        code: first.code.clone(),
        name: first.name.clone(),
        local: first.local,
        median,
        wording: middle.map_or_else(String::new, |(.., given)| given.text.clone()),
        places: numbers.len(),
        outliers,
        vague,
        other,
    })
}
