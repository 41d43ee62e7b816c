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

/// What more places than this and more than a quarter of them say tells nothing of two of them, but of a group.
const COMMON: usize = 3;
/// So many sampled runs must be shared; some 50 signs.
const TELLING: usize = 12;
/// And so many percent of the shorter wording.
const SHARE: usize = 50;
/// So many texts are shown.
const SHOWN: usize = 5;

/// Several places with the same wording: those among whom it went round, or who have it from one hand.
#[derive(Debug)]
pub struct Group {
    /// Who, by rank.
    pub places: Vec<usize>,
    /// How many texts all of them have, to the letter but for blanks, width and the places' own names.
    pub texts: usize,
    /// Some of them: the indices among the texts of each place, in the order of the places.
    pub shown: Vec<Vec<usize>>,
}

/// Who shares what: pairs where two do, groups where more do. A text of many places is common stock to a pair and the
/// very thing of a group.
pub(super) fn copies(places: &[Place]) -> (Vec<Copied>, Vec<Group>) {
    let limit = COMMON.max(places.len() / 4);
    let mut holders: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for (index, place) in places.iter().enumerate() {
        place.print.runs.iter().for_each(|run| holders.entry(*run).or_default().push(index));
    }
    let (rare, common): (Vec<Vec<usize>>, Vec<Vec<usize>>) =
        holders.into_values().partition(|holders| holders.len() <= limit);
    let mut groups: Vec<Vec<usize>> = joined(&alike(&common, places.len()), places.len());
    let mut found: Vec<Copied> = Vec::new();
    let pairs = alike(&rare, places.len());
    for circle in joined(&pairs, places.len()) {
        if circle.len() > 2 {
            groups.push(circle);
            continue;
        }
        let own = pairs.iter().filter(|pair| circle.contains(&pair.one));
        found.extend(own.map(|pair| {
            let (texts, shown) = same(&places[pair.one], &places[pair.other]);
            Copied { one: pair.one, other: pair.other, share: pair.share, texts, shown }
        }));
    }
    found.sort_by_key(|copied| (std::cmp::Reverse(copied.share), std::cmp::Reverse(copied.texts)));
    groups.sort_by_key(|circle| (std::cmp::Reverse(circle.len()), circle.clone()));
    groups.dedup();
    (found, groups.into_iter().map(|circle| group(places, circle)).collect())
}

struct Pair {
    one: usize,
    other: usize,
    share: i64,
}

/// The pairs that share so many of these runs that it is no chance.
fn alike(runs: &[Vec<usize>], count: usize) -> Vec<Pair> {
    let mut own = vec![0usize; count];
    let mut shared = vec![0usize; count * count];
    for holders in runs {
        holders.iter().for_each(|index| own[*index] += 1);
        for (at, one) in holders.iter().enumerate() {
            holders.iter().skip(at + 1).for_each(|other| shared[one * count + other] += 1);
        }
    }
    let pair = |(at, both): (usize, usize)| {
        let (one, other) = (at / count, at % count);
        let less = own[one].min(own[other]);
        let told = both >= TELLING && both * 100 >= less * SHARE;
        told.then(|| Pair { one, other, share: crate::review::percent(both, less) })
    };
    shared.into_iter().enumerate().filter_map(pair).collect()
}

/// The places that hang together by pairs.
fn joined(pairs: &[Pair], count: usize) -> Vec<Vec<usize>> {
    let mut home: Vec<usize> = (0..count).collect();
    for pair in pairs {
        let (one, other) = (home[pair.one], home[pair.other]);
        home.iter_mut().filter(|own| **own == other).for_each(|own| *own = one);
    }
    let mut circles: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    home.into_iter().enumerate().for_each(|(place, own)| circles.entry(own).or_default().push(place));
    circles.into_values().filter(|circle| circle.len() > 1).collect()
}

/// A group with the texts all of its places have, the longest first.
fn group(places: &[Place], circle: Vec<usize>) -> Group {
    let keyed: Vec<BTreeMap<u64, usize>> = circle
        .iter()
        .map(|index| places[*index].print.texts.iter().enumerate().map(|(at, text)| (text.key, at)).collect())
        .collect();
    let in_all = |key: &u64| keyed.iter().map(|own| own.get(key).copied()).collect::<Option<Vec<usize>>>();
    let mut all: Vec<Vec<usize>> =
        keyed.first().map(|own| own.keys().filter_map(in_all).collect()).unwrap_or_default();
    let texts = all.len();
    let first = circle.first().map(|index| &places[*index].print.texts);
    let length = |at: &Vec<usize>| {
        let own = first.and_then(|texts| texts.get(*at.first()?));
        own.map_or(0, |text| text.text.chars().count())
    };
    all.sort_by_key(|at| (std::cmp::Reverse(length(at)), at.clone()));
    all.truncate(SHOWN);
    Group { places: circle, texts, shown: all }
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
