//! Floor 5: pairs the items of two catalogues, for the tier rules, the diff and the import alike.
//!
//! By code first; then by category and name; then by name alone where it is unique on both
//! sides; what is left by the best assignment over all pairs that are alike enough. Below the
//! threshold an item stays unpaired, and says so. Every pair says how it was found and whether a
//! person would be sure of it: rules may compare a doubtful pair, a code is written only for a sure one.

mod assignment;
mod shape;

pub use shape::{Shape, likeness};

use crate::catalogue::Item;
use shape::bare;
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

/// How alike two items must be to be taken for one and the same, from 0 to 1.
pub const THRESHOLD: f64 = 0.6;

/// How alike two items must be to be sure of it. Measured on the baseline with names abbreviated, merged
/// and moved (`tests/matching.rs`).
pub const SURE: f64 = 0.75;

/// By how much a sure pair must beat every other pair of either item.
const MARGIN: f64 = 0.12;

/// How alike category or content must be for an equal name to settle it.
const SUPPORT: f64 = 0.3;

/// How two items were found to be one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum How {
    /// By an equal code.
    Code,
    /// By an equal category and name.
    CategoryAndName,
    /// By an equal name.
    Name,
    /// By the likeness of name, content and category.
    Likeness,
}

/// Two items taken for one and the same.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Match {
    /// The index in the upper (or old) list.
    pub upper: usize,
    /// The index in the lower (or new) list.
    pub lower: usize,
    /// How alike: 1 for an equal code or an equal name, else the likeness.
    pub score: f64,
    /// How it was found.
    pub how: How,
    /// Whether it is beyond doubt: no other item is nearly as like.
    pub sure: bool,
}

/// The outcome of pairing; every index of both lists stands in exactly one place.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Pairing {
    /// Pairs, in the order of the upper list.
    pub both: Vec<Match>,
    /// Upper items without a partner.
    pub only_upper: Vec<usize>,
    /// Lower items without a partner.
    pub only_lower: Vec<usize>,
}

/// Pairs two lists of items.
#[must_use]
pub fn pair(upper: &[&Item], lower: &[&Item]) -> Pairing {
    let mut state = State {
        upper: Side::of(upper),
        lower: Side::of(lower),
        open_upper: (0..upper.len()).collect(),
        open_lower: (0..lower.len()).collect(),
        found: Vec::new(),
    };
    state.by_code();
    // Where codes settle it all, names are not even looked at.
    if !state.open_upper.is_empty() && !state.open_lower.is_empty() {
        state.upper.read_names();
        state.lower.read_names();
        state.by_category_and_name();
        state.by_unique_name();
        state.by_likeness();
    }
    state.found.sort_by_key(|pair| (pair.upper, pair.lower));
    Pairing {
        both: state.found,
        only_upper: state.open_upper.into_iter().collect(),
        only_lower: state.open_lower.into_iter().collect(),
    }
}

/// One of the two lists, with what is asked of each item again and again.
struct Side<'a> {
    items: &'a [&'a Item],
    codes: Vec<Option<String>>,
    keys: Vec<Option<String>>,
    names: Vec<Option<String>>,
    shapes: Vec<OnceCell<Shape>>,
}

impl<'a> Side<'a> {
    fn of(items: &'a [&'a Item]) -> Self {
        let code = |item: &&Item| item.code.understood().map(ToString::to_string);
        Self {
            items,
            codes: items.iter().map(code).collect(),
            keys: Vec::new(),
            names: Vec::new(),
            shapes: vec![OnceCell::new(); items.len()],
        }
    }

    fn read_names(&mut self) {
        let name = |item: &&Item| item.name.as_ref().map(|name| bare(&name.value));
        let key = |item: &&Item| {
            let category: String = item.category.iter().map(|text| bare(&text.value) + "\u{1f}").collect();
            name(item).map(|name| category + &name)
        };
        self.keys = self.items.iter().map(key).collect();
        self.names = self.items.iter().map(name).collect();
    }

    fn shape(&self, index: usize) -> &Shape {
        self.shapes[index].get_or_init(|| Shape::of(self.items[index]))
    }
}

struct State<'a> {
    upper: Side<'a>,
    lower: Side<'a>,
    open_upper: BTreeSet<usize>,
    open_lower: BTreeSet<usize>,
    found: Vec<Match>,
}

impl State<'_> {
    fn by_code(&mut self) {
        for (upper, lower) in equal(self.firsts(|side| &side.codes)) {
            self.take(Match { upper, lower, score: 1.0, how: How::Code, sure: true });
        }
    }

    /// Of an item that stands twice the first is the partner: the second is a fault of its own, not a missing item.
    fn by_category_and_name(&mut self) {
        let twice = repeated(&self.upper.keys);
        for (upper, lower) in equal(self.firsts(|side| &side.keys)) {
            let sure = self.upper.keys[upper].as_ref().is_some_and(|key| !twice.contains(key));
            self.take(Match { upper, lower, score: 1.0, how: How::CategoryAndName, sure });
        }
    }

    /// Pairs what has an equal name that is unique among the open items of both sides. It is beyond doubt only where
    /// the name is unique in the whole lists and category or content do not speak against it.
    fn by_unique_name(&mut self) {
        let lower = unique(&self.open_lower, &self.lower.names);
        let upper = unique(&self.open_upper, &self.upper.names);
        let (above, below) = (repeated(&self.upper.names), repeated(&self.lower.names));
        for (name, upper) in upper {
            let Some(lower) = lower.get(&name).copied() else { continue };
            let (one, other) = (self.upper.shape(upper), self.lower.shape(lower));
            let likeness = one.likeness(other);
            // 养老服务扶持补贴, shortened from another category's 养老服务扶持补贴发放情况, is not 养老服务扶持补贴 there.
            let outdone =
                |index: &usize| *index != upper && self.upper.shape(*index).likeness(other) > likeness;
            let sure = !above.contains(&name)
                && !below.contains(&name)
                && one.supports(other, SUPPORT)
                && !self.open_upper.iter().any(outdone);
            let score = if sure { 1.0 } else { likeness };
            self.take(Match { upper, lower, score, how: How::Name, sure });
        }
    }

    fn by_likeness(&mut self) {
        let mut all: Vec<Match> = Vec::new();
        for upper in &self.open_upper {
            for lower in &self.open_lower {
                // Two items that both have a code and differ in it were told apart by a person.
                if self.upper.codes[*upper].is_some() && self.lower.codes[*lower].is_some() {
                    continue;
                }
                let score = self.upper.shape(*upper).likeness(self.lower.shape(*lower));
                // What is far below the threshold is no rival either.
                if score >= THRESHOLD - MARGIN {
                    let (upper, lower, how) = (*upper, *lower, How::Likeness);
                    all.push(Match { upper, lower, score, how, sure: false });
                }
            }
        }
        let good: Vec<Match> = all.iter().filter(|pair| pair.score >= THRESHOLD).copied().collect();
        for chosen in assignment::best(&good) {
            let rival = |other: &&Match| (other.upper == chosen.upper) != (other.lower == chosen.lower);
            let best = all.iter().filter(rival).map(|other| other.score).fold(0.0, f64::max);
            let sure = chosen.score >= SURE && chosen.score - best >= MARGIN;
            self.take(Match { sure, ..chosen });
        }
    }

    fn take(&mut self, pair: Match) {
        if self.open_upper.contains(&pair.upper) && self.open_lower.contains(&pair.lower) {
            self.open_upper.remove(&pair.upper);
            self.open_lower.remove(&pair.lower);
            self.found.push(pair);
        }
    }

    /// The first open item of each key, of both sides.
    fn firsts(
        &self,
        keys: impl for<'s> Fn(&'s Side<'_>) -> &'s [Option<String>],
    ) -> [BTreeMap<String, usize>; 2] {
        [firsts(&self.open_upper, keys(&self.upper)), firsts(&self.open_lower, keys(&self.lower))]
    }
}

fn equal([upper, lower]: [BTreeMap<String, usize>; 2]) -> Vec<(usize, usize)> {
    upper.into_iter().filter_map(|(key, index)| Some((index, *lower.get(&key)?))).collect()
}

fn firsts(open: &BTreeSet<usize>, keys: &[Option<String>]) -> BTreeMap<String, usize> {
    let mut found = BTreeMap::new();
    for index in open {
        if let Some(name) = &keys[*index] {
            found.entry(name.clone()).or_insert(*index);
        }
    }
    found
}

fn unique(open: &BTreeSet<usize>, keys: &[Option<String>]) -> BTreeMap<String, usize> {
    let mut found: BTreeMap<String, Option<usize>> = BTreeMap::new();
    for index in open {
        if let Some(name) = &keys[*index] {
            found.entry(name.clone()).and_modify(|seen| *seen = None).or_insert(Some(*index));
        }
    }
    found.into_iter().filter_map(|(name, index)| Some((name, index?))).collect()
}

/// The keys that stand more than once.
fn repeated(keys: &[Option<String>]) -> BTreeSet<String> {
    let mut seen = BTreeSet::new();
    keys.iter().flatten().filter(|key| !seen.insert(*key)).cloned().collect()
}
