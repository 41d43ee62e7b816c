//! The text of a cell as characters with their byte offsets, and the small steps a reader takes over it.
//! Nothing here knows what a citation is.

use std::ops::Range;

use super::fold::{fold, is_blank};
use super::{FaultKind, WritingFault};

/// A cell's text by character. Positions are character indices; only [`Text::bytes`] speaks of bytes.
pub(super) struct Text<'a> {
    source: &'a str,
    /// The characters folded for recognition: simplified, letters and digits in ASCII.
    chars: Vec<char>,
    offsets: Vec<usize>,
}

impl<'a> Text<'a> {
    /// The text, ready to be walked.
    pub(super) fn new(source: &'a str) -> Self {
        let chars = source.chars().map(fold).collect();
        let mut offsets: Vec<usize> = source.char_indices().map(|(offset, _)| offset).collect();
        offsets.push(source.len());
        Text { source, chars, offsets }
    }

    /// How many characters there are.
    pub(super) fn len(&self) -> usize {
        self.chars.len()
    }

    /// The folded character at a position; NUL beyond the end.
    pub(super) fn at(&self, position: usize) -> char {
        self.chars.get(position).copied().unwrap_or('\0')
    }

    /// The character as it was written; NUL beyond the end.
    pub(super) fn raw(&self, position: usize) -> char {
        self.slice(position..position + 1).chars().next().unwrap_or('\0')
    }

    /// The byte range of a range of characters.
    pub(super) fn bytes(&self, range: Range<usize>) -> Range<usize> {
        let last = self.source.len();
        let start = self.offsets.get(range.start).copied().unwrap_or(last);
        let end = self.offsets.get(range.end).copied().unwrap_or(last);
        start..end.max(start)
    }

    /// The text as written.
    pub(super) fn slice(&self, range: Range<usize>) -> &'a str {
        self.source.get(self.bytes(range)).unwrap_or("")
    }

    /// The folded text with its blanks closed.
    pub(super) fn closed(&self, range: Range<usize>) -> String {
        let end = range.end.min(self.len());
        let start = range.start.min(end);
        self.chars[start..end].iter().copied().filter(|c| !is_blank(*c)).collect()
    }

    /// The first position from here that is not blank.
    pub(super) fn skip(&self, mut position: usize) -> usize {
        while position < self.len() && is_blank(self.at(position)) {
            position += 1;
        }
        position
    }

    /// The position after the last character before `end` that is not blank, at least `start`.
    pub(super) fn back(&self, start: usize, mut end: usize) -> usize {
        while end > start && is_blank(self.at(end - 1)) {
            end -= 1;
        }
        end
    }

    /// The range without the blanks at its ends.
    pub(super) fn trim(&self, range: Range<usize>) -> Range<usize> {
        let start = self.skip(range.start).min(range.end);
        start..self.back(start, range.end)
    }

    /// Whether a blank stands anywhere in the range.
    pub(super) fn has_blank(&self, range: Range<usize>) -> bool {
        range.into_iter().any(|position| is_blank(self.at(position)))
    }

    /// Where the word ends, if it begins here; blanks may stand between its characters.
    pub(super) fn word(&self, start: usize, word: &str) -> Option<usize> {
        let mut position = start;
        for (index, wanted) in word.chars().enumerate() {
            if index > 0 {
                position = self.skip(position);
            }
            if self.at(position) != wanted {
                return None;
            }
            position += 1;
        }
        Some(position)
    }

    /// Where the first of the words that begins here ends.
    pub(super) fn any_word(&self, start: usize, words: &[&str]) -> Option<usize> {
        words.iter().find_map(|word| self.word(start, word))
    }

    /// Whether one of the words ends just before `end` and begins at or after `start`, blanks between allowed.
    pub(super) fn ends_with_any(&self, start: usize, end: usize, words: &[&str]) -> bool {
        words.iter().any(|word| self.ends_with(start, end, word))
    }

    fn ends_with(&self, start: usize, end: usize, word: &str) -> bool {
        let mut position = end;
        for wanted in word.chars().rev() {
            position = self.back(start, position);
            if position <= start || self.at(position - 1) != wanted {
                return false;
            }
            position -= 1;
        }
        true
    }

    /// A fault at a range of characters.
    pub(super) fn fault(&self, kind: FaultKind, range: Range<usize>) -> WritingFault {
        WritingFault { kind, range: self.bytes(range) }
    }
}
