//! A place's own wording, as far as it is needed to see that it is another place's: a sample of its runs of signs, and
//! its texts with their cells. What the catalogue above says in the same words is nobody's own.

use crate::catalogue::{Item, Text};
use crate::source::{Files, Location, Place};
use crate::value::text::comparable;
use std::collections::BTreeSet;

/// Signs in a run.
const RUN: usize = 6;
/// One run in so many is kept: the same ones in every place, for they are chosen by what they are.
const SAMPLE: u64 = 4;
/// Shorter texts are anybody's.
const TELLING: usize = 10;
/// So much of a text is shown.
const SHOWN: usize = 60;

/// A place's own wording.
#[derive(Debug, Clone, Default)]
pub struct Print {
    /// The sample, sorted.
    pub runs: Vec<u64>,
    /// Its texts, by what they say.
    pub texts: Vec<OwnText>,
}

/// A text that the catalogue above does not have.
#[derive(Debug, Clone)]
pub struct OwnText {
    /// What it says, as a number.
    pub key: u64,
    /// Its beginning.
    pub text: String,
    /// The item it stands in.
    pub item: String,
    /// Where.
    pub at: Place,
}

impl Print {
    /// That of some items, less what the items above say. The place's own name is left out, so that a copy in which
    /// only the name was changed is a copy still.
    #[must_use]
    pub fn of(own: &[&Item], above: &[&Item], name: &str, files: &Files) -> Self {
        let mut known: BTreeSet<u64> = BTreeSet::new();
        let mut known_texts: BTreeSet<u64> = BTreeSet::new();
        for text in above.iter().flat_map(|item| texts(item)) {
            let words = plain(&text.0, "");
            known_texts.insert(hash(&words));
            known.extend(runs(&words));
        }
        let mut print = Self::default();
        let mut sample: BTreeSet<u64> = BTreeSet::new();
        for item in own {
            for (text, at) in texts(item) {
                let words = plain(&text, name);
                let key = hash(&words);
                if words.chars().filter(|c| *c != BREAK).count() < TELLING || known_texts.contains(&key) {
                    continue;
                }
                let fresh: Vec<u64> = runs(&words).filter(|run| !known.contains(run)).collect();
                if fresh.is_empty() {
                    continue;
                }
                sample.extend(fresh.into_iter().filter(|run| run % SAMPLE == 0));
                let shown = |c: char| match c {
                    BREAK => '、',
                    c if c.is_control() => ' ',
                    c => c,
                };
                let text = text.chars().map(shown).take(SHOWN).collect();
                let item = item.title().trim().to_owned();
                print.texts.push(OwnText { key, text, item, at: files.place(at) });
            }
        }
        print.runs = sample.into_iter().collect();
        print.texts.sort_by_key(|text| text.key);
        print.texts.dedup_by_key(|text| text.key);
        print
    }
}

/// What parts the elements of a list, which no run reaches across: a list numbered in a cell and one written as a list in
/// YAML say the same.
const BREAK: char = '\u{1f}';

/// The texts of an item in which an office says something in its own words.
fn texts(item: &Item) -> Vec<(String, Location)> {
    let content = item.content.written.as_ref().or(item.content.elements.first()).map(|text| text.at);
    let elements: Vec<&str> = item.content.elements.iter().map(|text| text.value.trim()).collect();
    let whole = if elements.is_empty() { item.content.whole() } else { elements.join(&BREAK.to_string()) };
    let content = content.map(|at| (whole, at));
    let deadline = item.deadline.text().map(|text| (text.value.clone(), text.at));
    let owned = |text: &Text| (text.value.clone(), text.at);
    let optional = item.optional.iter().flat_map(|(_, texts)| texts).map(owned);
    let extra = item.extra.iter().map(|(_, text)| owned(text));
    content.into_iter().chain(deadline).chain(optional).chain(extra).collect()
}

fn plain(text: &str, name: &str) -> String {
    let words: Vec<String> = text.split(BREAK).map(comparable).collect();
    let words = words.join(&BREAK.to_string());
    if name.is_empty() { words } else { words.replace(name, "") }
}

fn runs(words: &str) -> impl Iterator<Item = u64> {
    let signs: Vec<char> = words.chars().collect();
    let within = signs.windows(RUN).filter(|run| !run.contains(&BREAK));
    let all: Vec<u64> = within.map(|run| hash(&run.iter().collect::<String>())).collect();
    all.into_iter()
}

/// FNV-1a, with its bits mixed so that a sample by remainder is an even one: the same on every machine.
fn hash(words: &str) -> u64 {
    let mut state: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in words.bytes() {
        state = (state ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    state ^= state >> 33;
    state = state.wrapping_mul(0xff51_afd7_ed55_8ccd);
    state ^ (state >> 33)
}
