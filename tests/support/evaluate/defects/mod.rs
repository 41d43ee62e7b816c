//! Defects of one item: a rule each, a field, and what is done. Each is meant to be beyond doubt.

pub(crate) mod basis;
pub(crate) mod bodies;
pub(crate) mod deadline;
pub(crate) mod fields;
pub(crate) mod tiers;

use super::rng::Rng;
use super::{Planted, Row, Value};
use mulu::knowledge::Knowledge;

/// What a defect may know.
pub(crate) struct Scene<'a> {
    pub(crate) knowledge: &'a Knowledge,
    /// The place.
    pub(crate) place: &'a str,
    /// Whether a real tier stands between it and the baseline.
    pub(crate) city: bool,
    /// The domain's number.
    pub(crate) domain: u16,
    /// Whether the item will be a row of a workbook.
    pub(crate) workbook: bool,
    /// Whether that has ticks.
    pub(crate) ticks: bool,
    /// Grows with every defect: makes names unique.
    pub(crate) serial: usize,
}

/// A kind of defect.
pub(crate) struct Defect {
    pub(crate) rule: &'static str,
    pub(crate) field: &'static str,
    /// Changes the item and says how; nothing where the item does not lend itself to it.
    pub(crate) plant: fn(&mut Row, &mut Rng, &Scene<'_>) -> Option<String>,
    pub(crate) also: &'static [&'static str],
}

pub(crate) const fn defect(
    rule: &'static str,
    field: &'static str,
    plant: fn(&mut Row, &mut Rng, &Scene<'_>) -> Option<String>,
    also: &'static [&'static str],
) -> Defect {
    Defect { rule, field, plant, also }
}

/// All of them.
pub(crate) fn all() -> Vec<&'static Defect> {
    let all = [basis::ALL, bodies::ALL, deadline::ALL, fields::ALL, tiers::ALL];
    all.iter().flat_map(|part| part.iter()).collect()
}

impl Defect {
    /// Plants it, if the item lends itself to it.
    pub(crate) fn apply(&self, row: &mut Row, rng: &mut Rng, scene: &Scene<'_>) -> Option<Planted> {
        let mut changed = row.clone();
        let what = (self.plant)(&mut changed, rng, scene)?;
        *row = changed;
        row.taken = true;
        let code = row.text("code");
        let item = if code.trim().is_empty() { row.text("name") } else { code.trim().to_owned() };
        Some(Planted { rule: self.rule, item, field: self.field, what, also: self.also })
    }
}

/// Puts a text in place of a field.
pub(crate) fn put(row: &mut Row, key: &'static str, text: impl Into<String>) -> Option<String> {
    let text = text.into();
    row.put(key, text.clone());
    Some(format!("{key}: {text}"))
}

/// Adds a text to a list.
pub(crate) fn add(row: &mut Row, key: &'static str, text: impl Into<String>) -> Option<String> {
    let (text, mut list) = (text.into(), row.list(key));
    list.push(text.clone());
    row.set(key, Value::List(list));
    Some(format!("{key} + {text}"))
}

/// Empties a field in one of the ways in which that is done.
pub(crate) fn emptied(row: &mut Row, key: &'static str, rng: &mut Rng, words: &[&str]) -> Option<String> {
    match rng.below(2 + words.len()) {
        0 => {
            row.remove(key);
            Some(format!("no key {key}"))
        }
        1 => {
            row.set(key, Value::Blank);
            Some(format!("{key} blank"))
        }
        _ => put(row, key, rng.word(words)),
    }
}
