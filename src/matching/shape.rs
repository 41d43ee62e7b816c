//! What of an item is compared, and how alike two are.

use crate::catalogue::Item;
use crate::value::text::comparable;
use std::collections::BTreeSet;

/// How alike names must be for like content to count.
const LIKE_NAME: f64 = 0.5;
/// How alike content must be to say that two items are one matter.
const LIKE_CONTENT: f64 = 0.85;
/// How many pairs of characters make content telling.
const TELLING: usize = 8;

/// How many bytes make a name more than a word: four Chinese signs.
const TELLING_NAME: usize = 12;
/// How many bytes make a name that tells what it is about by itself: eight Chinese signs.
const TELLING_ALONE: usize = 24;
/// How alike two names are of which one holds the other.
const LIKE_HELD: f64 = 0.8;

/// What of an item is compared: pairs of neighbouring characters of name, category and content.
#[derive(Debug, Clone)]
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
            plain_name: item.name.as_ref().map_or_else(String::new, |name| bare(&name.value)),
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

    /// Whether both have one name.
    #[must_use]
    pub fn same_name(&self, other: &Self) -> bool {
        !self.plain_name.is_empty() && self.plain_name == other.plain_name
    }

    /// The name counts for most; content and category decide between like names. What one of the two does not have
    /// (many tables have no category column) is left out of the sum.
    pub(super) fn likeness(&self, other: &Self) -> f64 {
        let parts = [
            (0.6, &self.name, &other.name, self.holds(other)),
            (0.25, &self.content, &other.content, 0.0),
            (0.15, &self.category, &other.category, 0.0),
        ];
        let (mut sum, mut weights) = (0.0, 0.0);
        for (weight, one, two, least) in parts {
            if !one.is_empty() && !two.is_empty() {
                sum += weight * dice(one, two).max(least);
                weights += weight;
            }
        }
        // Without a name two items are never more than content makes them.
        if weights > 0.0 { sum / weights } else { 0.0 }
    }

    /// How alike names are at least of which one holds the other: 本县养老机构备案信息公开 and 养老机构备案.
    fn holds(&self, other: &Self) -> f64 {
        let (short, long) = if self.plain_name.len() < other.plain_name.len() {
            (&self.plain_name, &other.plain_name)
        } else {
            (&other.plain_name, &self.plain_name)
        };
        // Bytes, three to a Chinese sign: shorter names are words.
        if short.len() >= TELLING_NAME && long.contains(short.as_str()) { LIKE_HELD } else { 0.0 }
    }

    /// Whether category or content speak for two items of one name being one, or are not there to speak against it.
    pub(super) fn supports(&self, other: &Self, least: f64) -> bool {
        let silent = |one: &BTreeSet<[char; 2]>, two: &BTreeSet<[char; 2]>| one.is_empty() || two.is_empty();
        let likeness = dice(&self.category, &other.category).max(dice(&self.content, &other.content));
        // A table without categories: a long name says enough.
        let said = silent(&self.content, &other.content) || self.plain_name.len() >= TELLING_ALONE;
        likeness >= least || silent(&self.category, &other.category) && said
    }
}

/// A name for comparison, without the number some offices put before it: `1.1国家层面法规政策`, `（一）政策文件`.
pub(super) fn bare(text: &str) -> String {
    let plain = comparable(text);
    let numeral = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    let rest = plain.trim_start_matches(|c: char| numeral(c) || matches!(c, '.' | '、' | '(' | ')'));
    let number = &plain[..plain.len() - rest.len()];
    // 十四五规划 and 12345热线 begin with no number of their own.
    let numbered = number.starts_with(numeral) && number.ends_with(['.', '、', ')']) || dotted(number);
    let bracketed = number.starts_with('(') && number.ends_with(')');
    if (numbered || bracketed) && !rest.is_empty() { rest.to_owned() } else { plain }
}

/// `1.1`, `2.10`: numbers of levels.
fn dotted(number: &str) -> bool {
    number.contains('.') && number.split('.').all(|part| part.bytes().all(|byte| byte.is_ascii_digit()))
}

/// How alike two texts are, from 0 to 1, by the pairs of neighbouring characters they share.
#[must_use]
pub fn likeness(one: &str, other: &str) -> f64 {
    dice(&bigrams(one), &bigrams(other))
}

fn bigrams(text: &str) -> BTreeSet<[char; 2]> {
    let plain: Vec<char> = bare(text).chars().filter(|c| c.is_alphanumeric()).collect();
    if plain.is_empty() {
        return BTreeSet::new();
    }
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
