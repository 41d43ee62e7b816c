//! A text with its faults mended, and the way back from it to the text as written.
//!
//! Parsing the mended text lets everything around a fault be read; every place that comes out of
//! it is turned back by [`Places`], so nobody above ever sees a mended offset.

use crate::source::Span;
use std::borrow::Cow;
use std::ops::Range;

/// One replacement in the text as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Repair {
    /// The bytes replaced.
    pub(super) at: Range<usize>,
    /// By what.
    pub(super) text: String,
}

impl Repair {
    /// Replaces `at` with `text`.
    pub(super) fn new(at: Range<usize>, text: impl Into<String>) -> Self {
        Self { at, text: text.into() }
    }

    /// Adds `text` before the byte `at`.
    pub(super) fn insert(at: usize, text: impl Into<String>) -> Self {
        Self::new(at..at, text)
    }
}

/// The way from offsets in a mended text to those in the text as written.
#[derive(Debug, Default)]
pub(super) struct Places {
    edits: Vec<(Range<usize>, Range<usize>)>,
}

/// Applies all repairs; of two that overlap, the first in the text counts.
pub(super) fn apply(source: &str, mut repairs: Vec<Repair>) -> (Cow<'_, str>, Places) {
    if repairs.is_empty() {
        return (Cow::Borrowed(source), Places::default());
    }
    repairs.sort_by_key(|repair| (repair.at.start, repair.at.end));
    let mut text = String::with_capacity(source.len() + repairs.len() * 2);
    let mut edits = Vec::with_capacity(repairs.len());
    let mut done = 0;
    for repair in repairs {
        let Some(before) = source.get(done..repair.at.start) else { continue };
        text.push_str(before);
        let start = text.len();
        text.push_str(&repair.text);
        done = repair.at.end;
        edits.push((start..text.len(), repair.at));
    }
    text.push_str(source.get(done..).unwrap_or(""));
    (Cow::Owned(text), Places { edits })
}

impl Places {
    /// Where a stretch beginning at this offset begins in the text as written.
    pub(super) fn start(&self, offset: usize) -> usize {
        let before = |(mended, _): &(Range<usize>, _)| mended.start < offset || mended.end <= offset;
        self.written(offset, self.edits.partition_point(before))
    }

    /// Where a stretch ending at this offset ends in the text as written.
    pub(super) fn end(&self, offset: usize) -> usize {
        self.written(offset, self.edits.partition_point(|(mended, _)| mended.start < offset))
    }

    fn written(&self, offset: usize, edits_before: usize) -> usize {
        match edits_before.checked_sub(1).and_then(|index| self.edits.get(index)) {
            None => offset,
            Some((mended, written)) => written.end + offset.saturating_sub(mended.end),
        }
    }

    /// The span in the text as written.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        let start = self.start(range.start);
        Span::new(start, if range.is_empty() { start } else { self.end(range.end) })
    }
}

/// Turns a stretch to blanks, byte for byte, line ends kept.
pub(super) fn blank(text: &mut Cow<'_, str>, range: Range<usize>) {
    let Some(old) = text.get(range.clone()) else { return };
    let keep = |byte: u8| if matches!(byte, b'\n' | b'\r') { char::from(byte) } else { ' ' };
    let blanks: String = old.bytes().map(keep).collect();
    text.to_mut().replace_range(range, &blanks);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_find_the_way_back() {
        let source = "名称：养老\n\tb: c d";
        let tab = source.find('\t').unwrap_or_default();
        let value = source.find('c').unwrap_or_default();
        let (text, places) = apply(
            source,
            vec![
                Repair::insert(value, "'"),
                Repair::new(tab..tab + 1, "  "),
                Repair::new(6..9, ": "),
                Repair::insert(source.len(), "'"),
            ],
        );
        assert_eq!(text, "名称: 养老\n  b: 'c d'");
        for part in ["名称", "养老", "b", "c d"] {
            let start = text.find(part).unwrap_or_default();
            assert_eq!(&source[places.span(start..start + part.len()).range()], part);
        }
    }

    #[test]
    fn blanking_keeps_lengths_and_lines() {
        let mut text = Cow::Borrowed("a\n名\r\nb");
        blank(&mut text, 2..8);
        assert_eq!(text, "a\n   \r\n ");
    }
}
