//! Finds records by title, by number and by id. Knows positions in the list of records, not the records.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::OnceLock;

use super::scan::Heading;
use super::{MatchedBy, NumberRole, title};

/// Where a record stands in the list.
pub(super) type Position = usize;

#[derive(Debug, Default)]
pub(super) struct Index {
    ids: HashMap<String, Position>,
    titles: HashMap<String, (Position, MatchedBy)>,
    numbers: HashMap<String, Vec<(Position, NumberRole)>>,
    /// The keys of `titles` in the order they were added, to make `near` from.
    keys: Vec<(Position, String)>,
    /// Made when first a title is not found as it is: most runs never need it.
    near: OnceLock<Near>,
}

/// Keys that only resemble a title; none where two records would claim one.
#[derive(Debug, Default)]
struct Near {
    variants: HashMap<String, Option<Position>>,
    without_particles: HashMap<String, Option<Position>>,
}

impl Index {
    pub(super) fn add(&mut self, position: Position, heading: &Heading<'_>) {
        self.ids.entry(heading.id.to_owned()).or_insert(position);
        self.add_title(position, heading.title, MatchedBy::Title);
        for short in &heading.short {
            self.add_title(position, short, MatchedBy::Short);
        }
        if let Some(number) = heading.doc_no {
            self.add_number(position, number, NumberRole::Current);
        }
        for number in &heading.earlier_doc_nos {
            self.add_number(position, number, NumberRole::Earlier);
        }
        for number in &heading.amending_doc_nos {
            self.add_number(position, number, NumberRole::Amending);
        }
    }

    pub(super) fn by_id(&self, id: &str) -> Option<Position> {
        self.ids.get(id).copied()
    }

    /// The exact title first, then the short ones, then what differs by a frame, an issuer or a 的.
    pub(super) fn by_title(&self, written: &str) -> Option<(Position, MatchedBy)> {
        let full = title::full_key(written);
        let key = title::key_of(&full);
        if let Some(found) = self.titles.get(key) {
            return Some(*found);
        }
        let forms = title::cited_variants(&full);
        let exact = |form: &String| self.titles.get(form).map(|(position, _)| *position);
        let position = forms
            .iter()
            .find_map(exact)
            .or_else(|| self.near.get_or_init(|| self.make_near()).find(&forms))?;
        Some((position, MatchedBy::Variant))
    }

    pub(super) fn by_number(&self, written: &str) -> &[(Position, NumberRole)] {
        self.numbers.get(&title::number_key(written)).map_or(&[], Vec::as_slice)
    }

    fn add_title(&mut self, position: Position, written: &str, how: MatchedBy) {
        let full = title::full_key(written);
        let key = title::key_of(&full);
        self.keys.push((position, key.to_owned()));
        self.titles.entry(key.to_owned()).or_insert((position, how));
    }

    fn make_near(&self) -> Near {
        let mut near = Near::default();
        for (position, key) in &self.keys {
            for form in title::registered_variants(key) {
                claim(&mut near.without_particles, title::without_particles(&form), *position);
                claim(&mut near.variants, form, *position);
            }
        }
        near
    }

    fn add_number(&mut self, position: Position, written: &str, role: NumberRole) {
        self.numbers.entry(title::number_key(written)).or_default().push((position, role));
    }
}

impl Near {
    fn find(&self, forms: &[String]) -> Option<Position> {
        let near = |form: &String| self.variants.get(form).copied().flatten();
        let loose =
            |form: &String| self.without_particles.get(&title::without_particles(form)).copied().flatten();
        forms.iter().find_map(near).or_else(|| forms.iter().find_map(loose))
    }
}

/// Gives `key` to `position`, or to no one if another has it already.
fn claim(map: &mut HashMap<String, Option<Position>>, key: String, position: Position) {
    match map.entry(key) {
        Entry::Vacant(free) => {
            free.insert(Some(position));
        }
        Entry::Occupied(mut taken) => {
            if *taken.get() != Some(position) {
                taken.insert(None);
            }
        }
    }
}
