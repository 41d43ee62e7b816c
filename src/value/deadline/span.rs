//! `Span`: a stretch of a deadline text, as written and, beside it, folded for matching.
//!
//! Both halves have the same length, so a place found in the folded half cuts the written one. Cutting outside the
//! span gives what there is: nothing here can panic. No meaning here.

use crate::value::text::{fold_char, is_blank_char};

/// A whole text without its blanks, owned.
#[derive(Debug)]
pub(super) struct Words {
    written: Vec<char>,
    folded: Vec<char>,
}

/// A stretch of [`Words`].
#[derive(Debug, Clone, Copy)]
pub(super) struct Span<'t> {
    written: &'t [char],
    folded: &'t [char],
}

impl Words {
    pub(super) fn new(text: &str) -> Self {
        let mut written: Vec<char> = text.chars().filter(|&character| !is_blank_char(character)).collect();
        mend(&mut written);
        let folded = written.iter().copied().map(fold_char).collect();
        Self { written, folded }
    }

    pub(super) fn span(&self) -> Span<'_> {
        Span { written: &self.written, folded: &self.folded }
    }
}

impl<'t> Span<'t> {
    pub(super) fn len(self) -> usize {
        self.folded.len()
    }

    pub(super) fn is_empty(self) -> bool {
        self.folded.is_empty()
    }

    /// The folded characters.
    pub(super) fn characters(self) -> &'t [char] {
        self.folded
    }

    pub(super) fn at(self, place: usize) -> Option<char> {
        self.folded.get(place).copied()
    }

    pub(super) fn last(self) -> Option<char> {
        self.folded.last().copied()
    }

    /// The text as written.
    pub(super) fn written(self) -> String {
        self.written.iter().collect()
    }

    /// The text as written; `None` if there is none.
    pub(super) fn some_text(self) -> Option<String> {
        (!self.is_empty()).then(|| self.written())
    }

    pub(super) fn cut(self, start: usize, end: usize) -> Self {
        Self {
            written: self.written.get(start..end).unwrap_or_default(),
            folded: self.folded.get(start..end).unwrap_or_default(),
        }
    }

    pub(super) fn until(self, end: usize) -> Self {
        self.cut(0, end.min(self.len()))
    }

    pub(super) fn after(self, start: usize) -> Self {
        self.cut(start.min(self.len()), self.len())
    }

    pub(super) fn starts_with(self, word: &str) -> bool {
        self.strip_start(word).is_some()
    }

    pub(super) fn ends_with(self, word: &str) -> bool {
        self.strip_end(word).is_some()
    }

    pub(super) fn strip_start(self, word: &str) -> Option<Self> {
        let length = self.matches(word)?;
        Some(self.after(length))
    }

    pub(super) fn strip_end(self, word: &str) -> Option<Self> {
        let start = self.len().checked_sub(word.chars().count())?;
        self.after(start).matches(word)?;
        Some(self.until(start))
    }

    /// The first of `words` that stands at the beginning.
    pub(super) fn opening<'w>(self, words: &[&'w str]) -> Option<&'w str> {
        words.iter().copied().find(|word| self.starts_with(word))
    }

    /// The first of `words` that stands at the end.
    pub(super) fn closing<'w>(self, words: &[&'w str]) -> Option<&'w str> {
        words.iter().copied().find(|word| self.ends_with(word))
    }

    pub(super) fn find(self, word: &str) -> Option<usize> {
        (0..self.len()).find(|&place| self.after(place).starts_with(word))
    }

    pub(super) fn contains(self, word: &str) -> bool {
        self.find(word).is_some()
    }

    pub(super) fn contains_any(self, words: &[&str]) -> bool {
        words.iter().any(|word| self.contains(word))
    }

    /// The place of the earliest of `words`, and the word; of two at one place the one listed first.
    pub(super) fn earliest<'w>(self, words: &[&'w str]) -> Option<(usize, &'w str)> {
        (0..self.len()).find_map(|place| self.after(place).opening(words).map(|word| (place, word)))
    }

    pub(super) fn trim_start(self, dropped: &[char]) -> Self {
        let count = self.folded.iter().take_while(|character| dropped.contains(character)).count();
        self.after(count)
    }

    pub(super) fn trim_end(self, dropped: &[char]) -> Self {
        let count = self.folded.iter().rev().take_while(|character| dropped.contains(character)).count();
        self.until(self.len() - count)
    }

    pub(super) fn trim(self, dropped: &[char]) -> Self {
        self.trim_start(dropped).trim_end(dropped)
    }

    fn matches(self, word: &str) -> Option<usize> {
        let mut length = 0;
        for (place, character) in word.chars().enumerate() {
            if self.at(place)? != character {
                return None;
            }
            length = place + 1;
        }
        Some(length)
    }
}

/// Mends the two mistypings of 形成 that were seen, where the words after them leave no doubt.
fn mend(written: &mut [char]) {
    const FOLLOWING: [char; 6] = ['或', '之', '、', '后', '(', '（'];
    for place in 0..written.len() {
        let Some(window) = written.get_mut(place..place + 3) else { return };
        let [first, second, third] = window else { return };
        if matches!((*first, *second), ('行', '成') | ('形', '式')) && FOLLOWING.contains(third) {
            (*first, *second) = ('形', '成');
        }
    }
}
