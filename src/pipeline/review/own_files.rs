//! Which files are a place's own, those of other rounds too: what was decided of another place's file is not this one's to
//! settle.

use super::Scene;
use super::naming::{place_word, stem};
use super::submission::Submission;
use crate::review::Place;
use std::collections::BTreeSet;

/// The files of a place.
pub(super) struct OwnFiles<'a> {
    scene: &'a Scene<'a>,
    /// Whole, as they are read.
    read: Vec<&'a str>,
    /// Below the folder of submissions.
    inner: Vec<&'a str>,
    /// The folders they stand in below it that are named after the place, if no other place of this review has its name.
    named: BTreeSet<&'a str>,
    /// The folders they stand in.
    known: BTreeSet<&'a str>,
    /// The places those are named after.
    words: BTreeSet<String>,
    name: &'a str,
    within: &'a [String],
}

impl<'a> OwnFiles<'a> {
    /// Of a place whose files are known.
    pub(super) fn of(scene: &'a Scene<'a>, own: &'a Submission, place: &'a Place) -> Self {
        let read: Vec<&str> = place.files.iter().map(|file| file.path.as_str()).collect();
        let below = |path: &&'a str| path.strip_prefix(scene.root).unwrap_or(path).trim_start_matches('/');
        let inner: Vec<&str> = read.iter().map(below).collect();
        let known: BTreeSet<&str> = read.iter().flat_map(|path| folders(path)).collect();
        let is_named = |part: &&str| {
            !place.name.is_empty() && part.contains(place.name.as_str()) && !scene.shares_its_name(own)
        };
        Self {
            scene,
            named: inner.iter().flat_map(|path| folders(path)).filter(is_named).collect(),
            words: known.iter().filter_map(|part| place_word(part, scene.knowledge)).collect(),
            name: &place.name,
            within: &own.within,
            read,
            inner,
            known,
        }
    }

    /// Whether a file is its own. The same file of another round's folder is the same file, and so is any file of another
    /// round in a folder named after the place, if no other has its name: it may have been sent in under another name. What
    /// stands in another place's folder is that one's, below this one's too: a city's folder holds its counties'.
    pub(super) fn has(&self, file: &str) -> bool {
        let is_same = |path: &&str| file.strip_suffix(*path).is_some_and(|above| above.ends_with('/'));
        let same = self.inner.iter().any(is_same);
        let may_be = same || folders(file).any(|part| self.named.contains(part));
        let named_otherwise = || !same && self.is_named_otherwise(file);
        self.read.contains(&file) || (may_be && !named_otherwise() && self.stands_here(file, same))
    }

    /// Whether a file's own name is that of another place: 示例市/甲县养老服务.xlsx.
    fn is_named_otherwise(&self, file: &str) -> bool {
        place_word(stem(file), self.scene.knowledge).is_some_and(|word| !word.ends_with(self.name))
    }

    /// Whether the folder nearest to a file that names a place is this one's, and those above it name no other than those
    /// above this one.
    fn stands_here(&self, file: &str, same: bool) -> bool {
        let mut naming = folders(file).filter(|part| self.names_a_place(part));
        let Some(nearest) = naming.next() else { return same };
        let here = self.named.contains(nearest) || (same && self.known.contains(nearest));
        here && naming.all(|part| {
            self.known.contains(part)
                || self.within.iter().any(|above| part.contains(above.as_str()))
                || place_word(part, self.scene.knowledge).is_some_and(|word| self.words.contains(&word))
        })
    }

    fn names_a_place(&self, part: &str) -> bool {
        place_word(part, self.scene.knowledge).is_some()
            || self.scene.names.iter().any(|(name, _)| !name.is_empty() && part.contains(name))
    }
}

/// The folders of a path, the inner first.
fn folders(path: &str) -> impl Iterator<Item = &str> {
    path.rsplit('/').skip(1).filter(|part| !part.is_empty())
}
