//! Other places' names in a place's text: the surest sign that a table was another's.

use crate::catalogue::{Catalogue, Item, Jurisdiction, Text};
use crate::source::{Files, Location, Place};
use std::collections::{BTreeMap, BTreeSet};

/// Another place's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stray {
    /// Whose.
    pub of: String,
    /// The words around it.
    pub text: String,
    /// The item it stands in; empty in a title or a note.
    pub item: String,
    /// Where.
    pub at: Place,
}

/// The names to look for, by their last sign.
#[derive(Debug, Clone, Default)]
pub struct Names {
    by_end: BTreeMap<char, Vec<String>>,
}

/// How much is shown before and after a name.
const AROUND: usize = 12;

impl Names {
    /// The names of the other places of a tier; those that are part of the own name, or hold it, say nothing.
    pub fn of<'a>(own: &str, others: impl Iterator<Item = &'a str>) -> Self {
        let mut by_end: BTreeMap<char, BTreeSet<String>> = BTreeMap::new();
        let told = others.filter(|other| {
            other.chars().count() > 1 && !own.contains(other) && (own.is_empty() || !other.contains(own))
        });
        for other in told {
            if let Some(end) = other.chars().last() {
                by_end.entry(end).or_default().insert(other.to_owned());
            }
        }
        let sorted = |names: BTreeSet<String>| {
            let mut names: Vec<String> = names.into_iter().collect();
            names.sort_by_key(|name| std::cmp::Reverse(name.len()));
            names
        };
        Self { by_end: by_end.into_iter().map(|(end, names)| (end, sorted(names))).collect() }
    }

    /// The first name in a text, with its place in bytes. A name of two signs (赵县) counts only where no other word
    /// runs into it.
    fn find<'n>(&'n self, text: &str) -> Option<(&'n str, usize)> {
        text.char_indices().find_map(|(at, end)| {
            let names = self.by_end.get(&end)?;
            let before = text.get(..at + end.len_utf8())?;
            names.iter().find_map(|name| {
                let start = before.len() - before.strip_suffix(name.as_str()).map(|_| name.len())?;
                let alone = before.get(..start)?.chars().last().is_none_or(|c| !c.is_alphabetic());
                (name.chars().count() > 2 || alone).then_some((name.as_str(), start))
            })
        })
    }
}

/// Every text of a place that names another.
#[must_use]
pub fn strays(place: &Jurisdiction, names: &Names, files: &Files) -> Vec<Stray> {
    if names.by_end.is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for catalogue in place.catalogues.iter().chain(&place.withheld_lists) {
        for (text, at, item) in texts(catalogue) {
            if let Some((name, start)) = names.find(text) {
                let (item, at) = (item.map_or("", Item::title).trim().to_owned(), files.place(at));
                found.push(Stray { of: name.to_owned(), text: around(text, start, name.len()), item, at });
            }
        }
    }
    found
}

/// The texts of a catalogue, its title and notes first.
fn texts(catalogue: &Catalogue) -> Vec<(&str, Location, Option<&Item>)> {
    let head =
        catalogue.title.iter().chain(&catalogue.notes).map(|text| (text.value.as_str(), text.at, None));
    let of_item =
        |item| of(item).into_iter().map(move |text: &Text| (text.value.as_str(), text.at, Some(item)));
    head.chain(catalogue.items.iter().flat_map(of_item)).collect()
}

fn of(item: &Item) -> Vec<&Text> {
    let content = item.content.written.iter().chain(&item.content.elements);
    let channels = item.channels.written.iter().chain(item.channels.used.iter().map(|used| &used.written));
    let optional =
        item.optional.iter().flat_map(|(_, texts)| texts).chain(item.extra.iter().map(|(_, text)| text));
    let mut all: Vec<&Text> = item.name.iter().chain(&item.body).chain(content).chain(channels).collect();
    all.extend(item.deadline.text().into_iter().chain(&item.basis.written).chain(optional));
    // A cell that is kept whole and in parts is told of once.
    let mut seen = BTreeSet::new();
    all.retain(|text| seen.insert(text.at));
    all
}

fn around(text: &str, start: usize, length: usize) -> String {
    let before: Vec<char> = text.get(..start).unwrap_or("").chars().rev().take(AROUND).collect();
    let name = text.get(start..start + length).unwrap_or("");
    let after: String = text.get(start + length..).unwrap_or("").chars().take(AROUND).collect();
    let before: String = before.into_iter().rev().collect();
    format!("{before}{name}{after}").chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_and_words_are_not() {
        let names = Names::of("示例市甲县", ["乙县", "示例市甲县", "示例市", "丙丁区"].into_iter());
        let found = |text| names.find(text).map(|(name, _)| name);
        assert_eq!(found("丙丁区民政局"), Some("丙丁区"));
        assert_eq!(found("由丙丁区民政局负责"), Some("丙丁区"));
        assert_eq!(found("乙县民政局"), Some("乙县"));
        assert_eq!(found("太乙县民政局"), None);
        assert_eq!(found("示例市民政局、示例市甲县民政局"), None);
    }
}
