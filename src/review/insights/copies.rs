//! Places whose own wording is one another's. Who copied from whom the text does not tell.

use crate::review::Place;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

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
    let (rare, common) = shared(places, COMMON.max(places.len() / 4));
    let of_many = joined(&alike(&common), places.len()).into_iter().filter(|circle| circle.len() > 2);
    let mut groups: Vec<Group> = of_many.map(|circle| group(places, circle)).collect();
    let mut found: Vec<Copied> = Vec::new();
    let pairs = alike(&rare);
    for circle in joined(&pairs, places.len()) {
        let group = (circle.len() > 2).then(|| group(places, circle.clone()));
        // One and two, two and three: where all have nothing to the letter, each pair is told by itself.
        if let Some(group) = group.filter(|group| group.texts > 0) {
            groups.push(group);
            continue;
        }
        let within: BTreeSet<usize> = circle.into_iter().collect();
        let own = pairs.iter().filter(|pair| within.contains(&pair.one));
        found.extend(own.map(|pair| {
            let (texts, shown) = same(&places[pair.one], &places[pair.other]);
            Copied { one: pair.one, other: pair.other, share: pair.share, texts, shown }
        }));
    }
    found.sort_by_key(|copied| (Reverse(copied.share), Reverse(copied.texts), copied.one, copied.other));
    groups.sort_by_key(|group| (Reverse(group.places.len()), group.places.clone()));
    groups.dedup_by(|one, other| one.places == other.places);
    (found, groups)
}

/// Runs that several places have: how many each set of places shares, and how many each place has in all.
#[derive(Default)]
struct Shared {
    own: Vec<usize>,
    sets: BTreeMap<Vec<usize>, usize>,
}

impl Shared {
    fn take(&mut self, holders: impl Iterator<Item = usize> + Clone) {
        holders.clone().for_each(|index| self.own[index] += 1);
        if holders.clone().nth(1).is_some() {
            *self.sets.entry(holders.collect()).or_default() += 1;
        }
    }
}

/// The runs of no more places than `limit`, and those of more. Each place's runs are sorted, so that they are gone through
/// side by side in stretches: no list of all of them is ever made, and what a draft brought to the same places is one set.
fn shared(places: &[Place], limit: usize) -> (Shared, Shared) {
    const STRETCHES: u32 = 8;
    let own = || Shared { own: vec![0; places.len()], ..Shared::default() };
    let (mut rare, mut common) = (own(), own());
    let mut left: Vec<&[u64]> = places.iter().map(|place| place.print.runs.as_slice()).collect();
    for stretch in 0..1u64 << STRETCHES {
        let mut here: Vec<(u64, usize)> = Vec::new();
        for (index, runs) in left.iter_mut().enumerate() {
            let (own, rest) = runs.split_at(runs.partition_point(|run| run >> (64 - STRETCHES) <= stretch));
            here.extend(own.iter().map(|run| (*run, index)));
            *runs = rest;
        }
        here.sort_unstable();
        for holders in here.chunk_by(|one, other| one.0 == other.0) {
            let kind = if holders.len() <= limit { &mut rare } else { &mut common };
            kind.take(holders.iter().map(|(_, index)| *index));
        }
    }
    (rare, common)
}

struct Pair {
    one: usize,
    other: usize,
    share: i64,
}

/// The pairs that share so many of these runs that it is no chance.
fn alike(shared: &Shared) -> Vec<Pair> {
    let count = shared.own.len();
    let mut both = vec![0usize; count * count];
    for (holders, weight) in &shared.sets {
        for (at, one) in holders.iter().enumerate() {
            holders.iter().skip(at + 1).for_each(|other| both[one * count + other] += weight);
        }
    }
    let pair = |(at, both): (usize, usize)| {
        let (one, other) = (at / count, at % count);
        let less = shared.own[one].min(shared.own[other]);
        let told = both >= TELLING && both * 100 >= less * SHARE;
        told.then(|| Pair { one, other, share: crate::review::percent(both, less) })
    };
    both.into_iter().enumerate().filter_map(pair).collect()
}

/// The places that hang together by pairs.
fn joined(pairs: &[Pair], count: usize) -> Vec<Vec<usize>> {
    let mut home: Vec<usize> = (0..count).collect();
    let root = |home: &mut Vec<usize>, mut at: usize| {
        while home[at] != at {
            home[at] = home[home[at]];
            at = home[at];
        }
        at
    };
    for pair in pairs {
        let (one, other) = (root(&mut home, pair.one), root(&mut home, pair.other));
        home[one.max(other)] = one.min(other);
    }
    let mut circles: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for place in 0..count {
        let own = root(&mut home, place);
        circles.entry(own).or_default().push(place);
    }
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
    all.sort_by_key(|at| (Reverse(length(at)), at.clone()));
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
    both.sort_by_key(|shared| (Reverse(length(shared)), shared.one));
    both.truncate(SHOWN);
    (count, both)
}
