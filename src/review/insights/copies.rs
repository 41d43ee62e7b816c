//! Places whose own wording is one another's. Who copied from whom the text does not tell.

use crate::review::Place;
use std::collections::BTreeMap;

/// Two places with the same wording.
#[derive(Debug)]
pub struct Copied {
    /// The one that ranks higher.
    pub one: usize,
    /// The other.
    pub other: usize,
    /// How much of the shorter wording stands in the longer, in hundredths of a percent.
    pub share: i64,
    /// How many texts are the same to the letter, but for blanks, width and the place's own name.
    pub texts: usize,
    /// Some of them.
    pub shown: Vec<SharedText>,
}

/// A text both have.
#[derive(Debug)]
pub struct SharedText {
    /// Its index among the texts of the one.
    pub one: usize,
    /// And of the other.
    pub other: usize,
}

/// What more places than this and more than a quarter of them say is common stock and nobody's own.
const COMMON: usize = 3;
/// So many sampled runs must be shared; some 50 signs.
const TELLING: usize = 12;
/// And so many percent of the shorter wording.
const SHARE: usize = 50;
/// So many texts are shown.
const SHOWN: usize = 5;

pub(super) fn copies(places: &[Place]) -> Vec<Copied> {
    let limit = COMMON.max(places.len() / 4);
    let mut holders: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for (index, place) in places.iter().enumerate() {
        place.print.runs.iter().for_each(|run| holders.entry(*run).or_default().push(index));
    }
    let mut own = vec![0usize; places.len()];
    let mut shared: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for holders in holders.values().filter(|holders| holders.len() <= limit) {
        holders.iter().for_each(|index| own[*index] += 1);
        for (at, one) in holders.iter().enumerate() {
            holders.iter().skip(at + 1).for_each(|other| *shared.entry((*one, *other)).or_default() += 1);
        }
    }
    let told = shared.into_iter().filter(|((one, other), count)| {
        *count >= TELLING && count * 100 >= own[*one].min(own[*other]) * SHARE
    });
    let mut found: Vec<Copied> = told
        .map(|((one, other), count)| {
            let (texts, shown) = same(&places[one], &places[other]);
            Copied {
                one,
                other,
                share: crate::review::percent(count, own[one].min(own[other])),
                texts,
                shown,
            }
        })
        .collect();
    found.sort_by_key(|copied| (std::cmp::Reverse(copied.share), std::cmp::Reverse(copied.texts)));
    found
}

/// How many texts two places share, and the longest of them.
fn same(one: &Place, other: &Place) -> (usize, Vec<SharedText>) {
    let theirs: BTreeMap<u64, usize> =
        other.print.texts.iter().enumerate().map(|(at, text)| (text.key, at)).collect();
    let both =
        one.print.texts.iter().enumerate().filter_map(|(at, text)| {
            theirs.get(&text.key).map(|their| SharedText { one: at, other: *their })
        });
    let mut both: Vec<SharedText> = both.collect();
    let count = both.len();
    let length = |shared: &SharedText| one.print.texts[shared.one].text.chars().count();
    both.sort_by_key(|shared| (std::cmp::Reverse(length(shared)), shared.one));
    both.truncate(SHOWN);
    (count, both)
}
