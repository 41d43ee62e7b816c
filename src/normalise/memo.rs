//! Texts already understood: catalogues repeat their deadlines, citations and channels line after line.

use crate::value::citation;
use crate::value::deadline::Deadline;
use std::collections::HashMap;
use std::ops::Range;

/// What equal texts were found to mean, for one thread of a run.
#[derive(Debug, Default)]
pub struct Memo {
    deadlines: HashMap<String, Deadline>,
    bases: HashMap<String, citation::Basis>,
    channels: HashMap<String, (String, bool)>,
    together: HashMap<String, Option<Vec<Range<usize>>>>,
}

impl Memo {
    /// A deadline, read once.
    pub(super) fn deadline(&mut self, text: &str) -> Deadline {
        remembered(&mut self.deadlines, text, || Deadline::parse(text))
    }

    /// The citations of an entry, read once.
    pub(super) fn basis(&mut self, text: &str) -> citation::Basis {
        remembered(&mut self.bases, text, || citation::Basis::parse(text))
    }

    /// A channel's name and whether it is known, resolved once.
    pub(super) fn channel(&mut self, text: &str, resolve: impl FnOnce() -> (String, bool)) -> (String, bool) {
        remembered(&mut self.channels, text, resolve)
    }

    /// The names written as one word, looked for once.
    pub(super) fn together(
        &mut self,
        text: &str,
        part: impl FnOnce() -> Option<Vec<Range<usize>>>,
    ) -> Option<Vec<Range<usize>>> {
        remembered(&mut self.together, text, part)
    }
}

fn remembered<T: Clone>(known: &mut HashMap<String, T>, text: &str, find: impl FnOnce() -> T) -> T {
    if let Some(value) = known.get(text) {
        return value.clone();
    }
    let value = find();
    known.insert(text.to_owned(), value.clone());
    value
}
