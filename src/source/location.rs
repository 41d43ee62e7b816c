//! The one kind of place every finding, edit and value points at.
//!
//! A place is a stretch of text, a workbook cell (or a stretch of its text), or a whole file.
//! Whoever prints places matches all three; there is no wildcard.

use super::{FileId, Position, SharedText, SheetId, Span};
use std::fmt;

/// A cell address, both parts counted from 0; printed as `C7`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellRef {
    /// The row, from 0.
    pub row: u32,
    /// The column, from 0.
    pub column: u32,
}

impl CellRef {
    /// A cell by row and column, both from 0.
    #[must_use]
    pub fn new(row: u32, column: u32) -> Self {
        Self { row, column }
    }

    /// Reads an address such as `C7` or `AA10` (`$` signs are passed over); `None` for anything else.
    #[must_use]
    pub fn parse(address: &str) -> Option<Self> {
        let plain: String = address.chars().filter(|c| *c != '$').collect();
        let digits = plain.find(|c: char| c.is_ascii_digit())?;
        let (letters, number) = plain.split_at(digits);
        if letters.is_empty() || letters.len() > 3 {
            return None;
        }
        let mut column = 0u32;
        for letter in letters.chars() {
            let value = letter.to_ascii_uppercase();
            if !value.is_ascii_uppercase() {
                return None;
            }
            column = column * 26 + (value as u32 - 'A' as u32) + 1;
        }
        let row: u32 = number.parse().ok()?;
        Some(Self { row: row.checked_sub(1)?, column: column - 1 })
    }
}

impl fmt::Display for CellRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut letters = Vec::new();
        let mut rest = self.column + 1;
        while rest > 0 {
            rest -= 1;
            letters.push(char::from(b'A' + (rest % 26) as u8));
            rest /= 26;
        }
        letters.iter().rev().try_for_each(|letter| write!(f, "{letter}"))?;
        write!(f, "{}", self.row + 1)
    }
}

/// A place in an input, cheap to copy; resolved for printing by [`super::Files::place`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Location {
    /// The whole of a file.
    File(FileId),
    /// A stretch of a text file.
    Text {
        /// The file.
        file: FileId,
        /// The bytes of its decoded text.
        span: Span,
    },
    /// A workbook cell.
    Cell {
        /// The file.
        file: FileId,
        /// The sheet, in the file's own order.
        sheet: SheetId,
        /// The cell; of a merged region, its first.
        cell: CellRef,
        /// A stretch of the cell's text, in bytes; the whole cell where `None`.
        within: Option<Span>,
    },
}

impl Location {
    /// The file the place is in.
    #[must_use]
    pub fn file(self) -> FileId {
        match self {
            Self::File(file) | Self::Text { file, .. } | Self::Cell { file, .. } => file,
        }
    }

    /// A stretch of this place; `from` and `to` count bytes of its text.
    ///
    /// Right for a plain scalar or a cell; where the written form of a scalar differs from its
    /// text (quotes, escapes, folded lines) the reader does not offer parts, see [`Located::exact`].
    #[must_use]
    pub fn part(self, from: usize, to: usize) -> Self {
        match self {
            Self::File(file) => Self::File(file),
            Self::Text { file, span } => Self::Text { file, span: span.part(from, to) },
            Self::Cell { file, sheet, cell, within } => {
                let part = within.map_or_else(|| Span::new(from, to), |outer| outer.part(from, to));
                Self::Cell { file, sheet, cell, within: Some(part) }
            }
        }
    }
}

/// A value and the place it was read from.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub at: Location,
    /// Whether the place holds the value to the letter, so that byte offsets into the value are
    /// byte offsets into the place. False for quoted or folded scalars and for filled-down cells.
    pub exact: bool,
}

impl<T> Located<T> {
    /// A value whose place holds it to the letter.
    pub fn new(value: T, at: Location) -> Self {
        Self { value, at, exact: true }
    }

    /// A value whose place holds it in another writing.
    pub fn inexact(value: T, at: Location) -> Self {
        Self { value, at, exact: false }
    }

    /// Another value at the same place.
    pub fn with<U>(&self, value: U) -> Located<U> {
        Located { value, at: self.at, exact: self.exact }
    }
}

impl<T: AsRef<str>> Located<T> {
    /// The same with a text of its own.
    #[must_use]
    pub fn owned(&self) -> Located<String> {
        self.with(self.value.as_ref().to_owned())
    }

    /// The same with a text that is cheap to hand on.
    #[must_use]
    pub fn shared(&self) -> Located<SharedText> {
        self.with(SharedText::from(self.value.as_ref()))
    }

    /// The place of a byte range of the text; the whole place where the text is written otherwise.
    #[must_use]
    pub fn part(&self, range: std::ops::Range<usize>) -> Location {
        if self.exact { self.at.part(range.start, range.end) } else { self.at }
    }
}

/// A place made ready to be shown: names instead of ids, lines and columns instead of bytes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// A whole file.
    File {
        /// Its display name.
        path: String,
    },
    /// A stretch of text.
    Text {
        /// The file's display name.
        path: String,
        /// Where it begins.
        start: Position,
        /// Where it ends (the position after its last character).
        end: Position,
    },
    /// A cell.
    Cell {
        /// The file's display name.
        path: String,
        /// The sheet's name.
        sheet: String,
        /// The cell.
        cell: CellRef,
    },
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File { path } => f.write_str(path),
            Self::Text { path, start, .. } => write!(f, "{path}:{}:{}", start.line.get(), start.column.get()),
            Self::Cell { path, sheet, cell } => write!(f, "{path} › {sheet}!{cell}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cell_addresses_are_read_and_written_alike() {
        for address in ["A1", "C7", "Z26", "AA1", "AZ99", "XFD1048576"] {
            let cell = CellRef::parse(address);
            assert_eq!(cell.map(|c| c.to_string()).as_deref(), Some(address));
        }
        assert_eq!(CellRef::parse("$B$2"), Some(CellRef::new(1, 1)));
        for wrong in ["", "7", "A", "A0", "7A", "名1", "AAAA1"] {
            assert_eq!(CellRef::parse(wrong), None, "{wrong}");
        }
    }
}
