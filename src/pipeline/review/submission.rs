//! What one place sent in, and what of all that was found belongs together: by name and by the places it stands under.

use super::previous::Before;
use crate::normalise;
use crate::project::{JURISDICTION, file_name};
use crate::value::tier::Tier;
use std::collections::{BTreeMap, BTreeSet};

/// What one place sent in.
#[derive(Debug, Clone, Default)]
pub(super) struct Submission {
    /// Its name; a folder's or a file's where nothing better is known.
    pub(super) name: String,
    /// Its tier, where a `jurisdiction.yaml` says it, or what stands below it tells.
    pub(super) tier: Option<Tier>,
    /// Its code, where a `jurisdiction.yaml` says it.
    pub(super) code: Option<String>,
    /// The places its folders stand in, the topmost first: 示例省, 示例市.
    pub(super) within: Vec<String>,
    /// Its folders, as paths: what stands below them stands below it.
    pub(super) homes: Vec<String>,
    /// The nearest submission above it, by index; always smaller than its own after [`merged`].
    pub(super) above: Option<usize>,
    /// What it is held beside of the previous submissions.
    pub(super) before: Before,
    /// Its files.
    pub(super) paths: Vec<String>,
    /// Files that no reader is for.
    pub(super) other: Vec<String>,
    /// Whether a `jurisdiction.yaml` speaks for it.
    pub(super) spoken_for: bool,
    /// Whether its files hold tables of other places too, which are not its own.
    pub(super) only: bool,
    /// Files that do not name it; the titles of their tables do.
    pub(super) by_title: Vec<String>,
    /// Places that stand below it and make it a 市级.
    pub(super) below: Option<String>,
    /// Folders of its name with nothing in them, and links of its name, which are not followed.
    pub(super) nothing: Nothing,
}

/// What stands there of a place and holds nothing that could be read.
#[derive(Debug, Clone, Default)]
pub(super) struct Nothing {
    /// Empty folders.
    pub(super) empty: Vec<String>,
    /// Links that lead out of the folder of submissions, or nowhere.
    pub(super) links: Vec<String>,
}

impl Submission {
    /// Its tier by what is said or by its name.
    pub(super) fn tier(&self) -> Option<Tier> {
        self.tier.or_else(|| normalise::tier_of_name(&self.name))
    }

    /// Its name with the places above it: 甲市城关区.
    pub(super) fn shown(&self) -> String {
        self.within.iter().chain([&self.name]).map(String::as_str).collect()
    }

    fn join(&mut self, other: Self) {
        self.paths.extend(other.paths);
        self.other.extend(other.other);
        self.by_title.extend(other.by_title);
        self.homes.extend(other.homes);
        self.nothing.empty.extend(other.nothing.empty);
        self.nothing.links.extend(other.nothing.links);
        self.spoken_for |= other.spoken_for;
        self.only |= other.only;
        self.tier = self.tier.or(other.tier);
        self.code = self.code.take().or(other.code);
        if self.within.is_empty() {
            self.within = other.within;
        }
    }
}

/// What was sent in under one name and below the same places is one submission, unless a `jurisdiction.yaml` tells two
/// apart. What stands below no place (a file added later beside the folders of the cities) belongs to the only place of
/// its name; where there are several it stays by itself. The outer come first.
pub(super) fn merged(found: Vec<Submission>) -> Vec<Submission> {
    let mut chains: BTreeMap<String, BTreeSet<Vec<String>>> = BTreeMap::new();
    for own in found.iter().filter(|own| !own.within.is_empty()) {
        chains.entry(own.name.clone()).or_default().insert(own.within.clone());
    }
    let several = |name: &str| chains.get(name).is_some_and(|chains| chains.len() > 1);
    let mut merged: Vec<Submission> = Vec::new();
    for own in found {
        let beside = |other: &Submission| {
            let loose = own.within.is_empty() || other.within.is_empty();
            other.within == own.within || (loose && !several(&own.name))
        };
        let same = |other: &&mut Submission| {
            other.name == own.name && beside(other) && !(other.spoken_for && own.spoken_for)
        };
        match merged.iter_mut().find(same) {
            Some(other) => other.join(own),
            None => merged.push(own),
        }
    }
    let bare: Vec<bool> = merged
        .iter()
        .map(|own| says_only_who(own) && merged.iter().any(|other| stands_in(other, own)))
        .collect();
    let mut bare = bare.into_iter();
    merged.retain(|_| !bare.next().unwrap_or_default());
    merged.sort_by_key(|own| own.within.len());
    stand(&mut merged);
    merged
}

/// Whether a place sent in nothing but a `jurisdiction.yaml`: a city without a catalogue of its own is no submission that
/// could not be read, it only says in whose folder its counties stand.
fn says_only_who(own: &Submission) -> bool {
    own.other.is_empty()
        && !own.paths.is_empty()
        && own.paths.iter().all(|path| file_name(path) == JURISDICTION)
}

fn stands_in(own: &Submission, above: &Submission) -> bool {
    own.within.starts_with(&above.within) && own.within.get(above.within.len()) == Some(&above.name)
}

/// Finds the nearest submission above each: in whose folder it stands, else of whose name the folders around it are.
/// One with no files is none to be held against.
fn stand(all: &mut [Submission]) {
    let above: Vec<Option<usize>> = (0..all.len()).map(|index| nearest(all, index)).collect();
    for (index, above) in above.into_iter().enumerate() {
        all[index].above = above;
    }
    for index in 0..all.len() {
        let below = all.iter().find(|other| other.within.last() == Some(&all[index].name) && is_lower(other));
        let name = below.map(|other| other.name.clone());
        let own = &mut all[index];
        if let (Some(name), None, true) = (name, own.tier(), own.name.ends_with('市')) {
            (own.tier, own.below) = (Some(Tier::City), Some(name));
        }
    }
}

fn is_lower(own: &Submission) -> bool {
    own.tier() == Some(Tier::County) || own.name.ends_with('市')
}

fn nearest(all: &[Submission], index: usize) -> Option<usize> {
    let own = &all[index];
    // A place stands above another by its tier too, where both are known.
    let higher = |other: &Submission| other.tier().zip(own.tier()).is_none_or(|(other, own)| other < own);
    let above = all
        .iter()
        .enumerate()
        .take(index)
        .filter(|(_, other)| !other.paths.is_empty() && stands_in(own, other) && higher(other));
    above.max_by_key(|(at, other)| (other.within.len(), std::cmp::Reverse(*at))).map(|(at, _)| at)
}

/// How high a name tells its place to stand; a 市 over counties is a 地级市.
pub(super) fn rank(name: &str) -> Option<Tier> {
    normalise::tier_of_name(name).or_else(|| name.ends_with('市').then_some(Tier::City))
}

/// Whether a place by its name stands below another: a county below its city, a 县级市 below a 地级市.
pub(super) fn is_below(name: &str, above: &str) -> bool {
    let cities = name.ends_with('市') && above.ends_with('市');
    name != above && rank(name).zip(rank(above)).is_some_and(|(own, above)| own > above || cities)
}

/// A name without those of the places above it: 示例市示例县 in the folder of 示例市 is 示例县.
pub(super) fn short(name: String, within: &[String]) -> String {
    let mut own = name.as_str();
    for above in within {
        own = own.strip_prefix(above.as_str()).filter(|rest| rest.chars().count() > 1).unwrap_or(own);
    }
    own.to_owned()
}
