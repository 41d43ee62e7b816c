//! Byte spans, and 1-based lines and columns that cannot be confused with them.
//!
//! Inside the program places are byte offsets; lines and columns are made only here, by a
//! [`LineIndex`], and count characters (Unicode scalar values), as people and SARIF's
//! `unicodeCodePoints` do. Display width is the terminal's business and unknown here.

use std::num::NonZeroU32;

/// A half-open range of bytes in the decoded text of one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// A span from byte offsets; offsets beyond 4 GiB are cut (inputs are bounded far below).
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        let start = clamp(start);
        Self { start, end: clamp(end).max(start) }
    }

    /// The span as a range to index text with.
    #[must_use]
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// How many bytes it covers.
    #[must_use]
    pub fn len(self) -> usize {
        self.range().len()
    }

    /// Whether it covers nothing.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// A part of this span; `from` and `to` count bytes from its start and are cut to fit.
    #[must_use]
    pub fn part(self, from: usize, to: usize) -> Self {
        let start = self.range().start.saturating_add(from).min(self.end as usize);
        let end = self.range().start.saturating_add(to).min(self.end as usize);
        Self::new(start, end)
    }
}

fn clamp(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

/// A line number, counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Line(NonZeroU32);

/// A column, counted in characters from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Column(NonZeroU32);

impl Line {
    /// From an index counted from 0.
    #[must_use]
    pub fn from_zero_based(index: usize) -> Self {
        Self(one_based(index))
    }

    /// The number, counted from 1.
    #[must_use]
    pub fn get(self) -> u32 {
        self.0.get()
    }
}

impl Column {
    /// From an index counted from 0, in characters.
    #[must_use]
    pub fn from_zero_based(index: usize) -> Self {
        Self(one_based(index))
    }

    /// The number, counted from 1.
    #[must_use]
    pub fn get(self) -> u32 {
        self.0.get()
    }
}

fn one_based(index: usize) -> NonZeroU32 {
    NonZeroU32::MIN.saturating_add(clamp(index))
}

/// A line and a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// The line.
    pub line: Line,
    /// The column in that line.
    pub column: Column,
}

/// Where the lines of a text begin: turns byte offsets into positions.
#[derive(Debug, Clone)]
pub struct LineIndex {
    starts: Vec<u32>,
}

impl LineIndex {
    /// Reads a text once; lines end at `\n`, so `\r\n` counts as one end.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut starts = vec![0];
        starts
            .extend(text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| clamp(at + 1)));
        Self { starts }
    }

    /// The position of a byte offset in the text the index was made from.
    #[must_use]
    pub fn position(&self, text: &str, offset: u32) -> Position {
        let line = self.starts.partition_point(|start| *start <= offset).saturating_sub(1);
        let start = self.starts.get(line).copied().unwrap_or(0) as usize;
        let before = text.get(start..(offset as usize).min(text.len())).unwrap_or("");
        Position {
            line: Line::from_zero_based(line),
            column: Column::from_zero_based(before.chars().count()),
        }
    }

    /// The bytes of a line without its end; `None` where there is no such line.
    #[must_use]
    pub fn line_span(&self, text: &str, line: Line) -> Option<Span> {
        let index = line.get() as usize - 1;
        let start = *self.starts.get(index)? as usize;
        let end = self.starts.get(index + 1).map_or(text.len(), |next| *next as usize - 1);
        let body = text.get(start..end)?;
        Some(Span::new(start, start + body.trim_end_matches('\r').len()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_not_bytes() {
        let text = "a: 1\n名称: 养老\r\n末";
        let index = LineIndex::new(text);
        let offset = text.find('养').map(clamp).unwrap_or_default();
        let position = index.position(text, offset);
        assert_eq!((position.line.get(), position.column.get()), (2, 5));
        let last = index.position(text, clamp(text.len()));
        assert_eq!((last.line.get(), last.column.get()), (3, 2));
    }

    #[test]
    fn a_line_ends_before_its_line_break() {
        let text = "甲\r\n乙\n";
        let index = LineIndex::new(text);
        let line = |number: usize| {
            index.line_span(text, Line::from_zero_based(number)).map(|span| &text[span.range()])
        };
        assert_eq!((line(0), line(1), line(2), line(3)), (Some("甲"), Some("乙"), Some(""), None));
    }

    #[test]
    fn a_part_never_leaves_its_span() {
        assert_eq!(Span::new(10, 20).part(3, 5), Span::new(13, 15));
        assert_eq!(Span::new(10, 20).part(8, 99), Span::new(18, 20));
    }
}
