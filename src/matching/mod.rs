//! Floor 5: pairs the items of two catalogues, for the tier rules and for the diff alike.
//!
//! By code first; then by category and name; then by name alone where it is unique on both
//! sides; what is left by the best assignment over all pairs that are alike enough. Below the
//! threshold an item stays unpaired, and says so.

mod assignment;

use crate::catalogue::Item;
use crate::value::text::comparable;
use std::collections::{BTreeMap, BTreeSet};

/// How alike two items must be to be taken for one and the same, from 0 to 1.
pub const THRESHOLD: f64 = 0.6;

/// How alike names must be for like content to count.
const LIKE_NAME: f64 = 0.5;
/// How alike content must be to say that two items are one matter.
const LIKE_CONTENT: f64 = 0.85;
/// How many pairs of characters make content telling.
const TELLING: usize = 8;

/// Two items taken for one and the same.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Match {
    /// The index in the upper (or old) list.
    pub upper: usize,
    /// The index in the lower (or new) list.
    pub lower: usize,
    /// How sure: 1 for an equal code or an equal name, else the likeness.
    pub score: f64,
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
        upper,
        lower,
        open_upper: (0..upper.len()).collect(),
        open_lower: (0..lower.len()).collect(),
        found: Vec::new(),
    };
    state.by_key(|item| item.code.understood().map(ToString::to_string));
    state.by_key(|item| item.name.is_some().then(|| item.key()));
    state.by_unique_key(|item| item.name.as_ref().map(|name| comparable(&name.value)));
    state.by_likeness();
    state.found.sort_by_key(|pair| (pair.upper, pair.lower));
    Pairing {
        both: state.found,
        only_upper: state.open_upper.into_iter().collect(),
        only_lower: state.open_lower.into_iter().collect(),
    }
}

struct State<'a> {
    upper: &'a [&'a Item],
    lower: &'a [&'a Item],
    open_upper: BTreeSet<usize>,
    open_lower: BTreeSet<usize>,
    found: Vec<Match>,
}

impl State<'_> {
    /// Pairs what has an equal key. Of an item that stands twice the first is the partner: the second is
    /// a fault of its own, not a missing item.
    fn by_key(&mut self, key: impl Fn(&Item) -> Option<String>) {
        let lower = firsts(&self.open_lower, |index| key(self.lower[index]));
        let upper = firsts(&self.open_upper, |index| key(self.upper[index]));
        self.take_equal(&upper, &lower);
    }

    /// Pairs what has an equal key that is unique among the open items of both sides.
    fn by_unique_key(&mut self, key: impl Fn(&Item) -> Option<String>) {
        let lower = unique(&self.open_lower, |index| key(self.lower[index]));
        let upper = unique(&self.open_upper, |index| key(self.upper[index]));
        self.take_equal(&upper, &lower);
    }

    fn take_equal(&mut self, upper: &BTreeMap<String, usize>, lower: &BTreeMap<String, usize>) {
        for (name, index) in upper {
            if let Some(partner) = lower.get(name) {
                self.take(Match { upper: *index, lower: *partner, score: 1.0 });
            }
        }
    }

    fn by_likeness(&mut self) {
        let shape = |item: &Item| Shape::of(item);
        let upper: Vec<(usize, Shape)> =
            self.open_upper.iter().map(|i| (*i, shape(self.upper[*i]))).collect();
        let lower: Vec<(usize, Shape)> =
            self.open_lower.iter().map(|i| (*i, shape(self.lower[*i]))).collect();
        let mut scored: Vec<Match> = Vec::new();
        for (upper_index, above) in &upper {
            for (lower_index, below) in &lower {
                // Two items that both have a code and differ in it were told apart by a person.
                let coded = |item: &Item| item.code.understood().is_some();
                if coded(self.upper[*upper_index]) && coded(self.lower[*lower_index]) {
                    continue;
                }
                let score = above.likeness(below);
                if score >= THRESHOLD {
                    scored.push(Match { upper: *upper_index, lower: *lower_index, score });
                }
            }
        }
        for chosen in assignment::best(&scored) {
            self.take(chosen);
        }
    }

    fn take(&mut self, pair: Match) {
        if self.open_upper.contains(&pair.upper) && self.open_lower.contains(&pair.lower) {
            self.open_upper.remove(&pair.upper);
            self.open_lower.remove(&pair.lower);
            self.found.push(pair);
        }
    }
}

fn firsts(open: &BTreeSet<usize>, key: impl Fn(usize) -> Option<String>) -> BTreeMap<String, usize> {
    let mut found = BTreeMap::new();
    for index in open {
        if let Some(name) = key(*index) {
            found.entry(name).or_insert(*index);
        }
    }
    found
}

fn unique(open: &BTreeSet<usize>, key: impl Fn(usize) -> Option<String>) -> BTreeMap<String, usize> {
    let mut found: BTreeMap<String, Option<usize>> = BTreeMap::new();
    for index in open {
        if let Some(name) = key(*index) {
            found.entry(name).and_modify(|seen| *seen = None).or_insert(Some(*index));
        }
    }
    found.into_iter().filter_map(|(name, index)| Some((name, index?))).collect()
}

/// What of an item is compared: pairs of neighbouring characters of name, category and content.
#[derive(Debug)]
pub struct Shape {
    plain_name: String,
    name: BTreeSet<[char; 2]>,
    category: BTreeSet<[char; 2]>,
    content: BTreeSet<[char; 2]>,
}

impl Shape {
    /// That of an item.
    #[must_use]
    pub fn of(item: &Item) -> Self {
        let texts =
            |list: &[crate::catalogue::Text]| list.iter().map(|text| text.value.as_str()).collect::<String>();
        Self {
            plain_name: item.name.as_ref().map_or_else(String::new, |name| comparable(&name.value)),
            name: bigrams(item.name.as_ref().map_or("", |name| &name.value)),
            category: bigrams(&texts(&item.category)),
            content: bigrams(&texts(&item.content.elements)),
        }
    }

    /// Whether two lists that share no codes plainly speak of one matter: by the same name, or by content that is
    /// nearly the same under a like name. Content alone decides only where one of the two has no name.
    #[must_use]
    pub fn same_matter(&self, other: &Self) -> bool {
        let nameless = self.plain_name.is_empty() || other.plain_name.is_empty();
        if !nameless && self.plain_name == other.plain_name {
            return true;
        }
        let alike = nameless || dice(&self.name, &other.name) >= LIKE_NAME;
        let told = self.content.len().min(other.content.len()) >= TELLING;
        alike && told && dice(&self.content, &other.content) >= LIKE_CONTENT
    }

    /// The name counts for most; content and category decide between like names.
    fn likeness(&self, other: &Self) -> f64 {
        0.6 * dice(&self.name, &other.name)
            + 0.25 * dice(&self.content, &other.content)
            + 0.15 * dice(&self.category, &other.category)
    }
}

/// How alike two texts are, from 0 to 1, by the pairs of neighbouring characters they share.
#[must_use]
pub fn likeness(one: &str, other: &str) -> f64 {
    dice(&bigrams(one), &bigrams(other))
}

fn bigrams(text: &str) -> BTreeSet<[char; 2]> {
    let plain: Vec<char> = comparable(text).chars().filter(|c| c.is_alphanumeric()).collect();
    let edge = ['\u{2}'];
    let padded: Vec<char> = edge.iter().chain(&plain).chain(&edge).copied().collect();
    padded.windows(2).filter_map(|pair| <[char; 2]>::try_from(pair).ok()).collect()
}

fn dice(a: &BTreeSet<[char; 2]>, b: &BTreeSet<[char; 2]>) -> f64 {
    let total = a.len() + b.len();
    if total == 0 {
        return 0.0;
    }
    // Sets of bigrams are far below 2^52 elements, so the conversion is exact.
    2.0 * a.intersection(b).count() as f64 / total as f64
}
