//! Applies fixes to texts, as plainly as can be: an independent witness of what a fix does.

use super::bench::{Outcome, Texts};
use mulu::diagnostic::{Diagnostic, Edit, Fix};
use mulu::source::{FileId, Location};
use std::collections::BTreeMap;
use std::ops::Range;

/// The texts after the fixes of `chosen`. A fix that overlaps an earlier one is left for the next round.
pub(crate) fn apply<'a>(
    outcome: &'a Outcome,
    texts: &Texts,
    chosen: impl Iterator<Item = &'a Diagnostic>,
) -> Texts {
    let mut edits: BTreeMap<FileId, Vec<(Range<usize>, &str)>> = BTreeMap::new();
    for fix in chosen.filter_map(|finding| finding.fix.as_ref()) {
        let parts: Vec<(FileId, Range<usize>, &str)> = places(fix);
        let free = |(file, range, _): &(FileId, Range<usize>, &str)| {
            edits.get(file).is_none_or(|taken| taken.iter().all(|(other, _)| apart(range, other)))
        };
        if parts.iter().all(free) {
            for (file, range, text) in parts {
                edits.entry(file).or_default().push((range, text));
            }
        }
    }
    let mut after = texts.clone();
    for (file, mut parts) in edits {
        parts.sort_by_key(|(range, _)| range.start);
        let mut text = outcome.files.text(file).expect("a text file").to_owned();
        for (range, new) in parts.into_iter().rev() {
            text.replace_range(range, new);
        }
        after.insert(outcome.files.name(file).to_owned(), text.into_bytes());
    }
    after
}

/// Whether a fix edits text, not cells.
pub(crate) fn is_of_text(fix: &Fix) -> bool {
    fix.edits.iter().all(|edit| matches!(edit.at, Location::Text { .. }))
}

fn places(fix: &Fix) -> Vec<(FileId, Range<usize>, &str)> {
    let place = |edit: &Edit| match edit.at {
        Location::Text { file, span } => (file, span.range()),
        Location::File(_) | Location::Cell { .. } => panic!("a fix of a text file edits text: {edit:?}"),
    };
    let mut places: Vec<(FileId, Range<usize>, &str)> = Vec::new();
    for edit in &fix.edits {
        let (file, range) = place(edit);
        let overlap = places.iter().any(|(other, taken, _)| *other == file && !apart(&range, taken));
        assert!(!overlap, "the edits of one fix overlap: {fix:?}");
        places.push((file, range, &edit.text));
    }
    places
}

fn apart(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.end <= other.start || other.end <= one.start
}
