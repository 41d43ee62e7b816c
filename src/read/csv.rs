//! Values parted by commas or tabs (RFC 4180, as Excel and WPS write it): every cell with its place in the text.
//!
//! Quotes may hold separators, line breaks and doubled quotes. What the columns mean is `table`'s business.

use super::Bounds;
use super::table::{Cell, Grid, Row, Tables};
use crate::diagnostic::Sink;
use crate::document::Document;
use crate::source::{FileId, Location, Span};

/// Reads a text of separated values as one table.
#[must_use]
pub fn read(file: FileId, text: &str, bounds: &Bounds, sink: &mut Sink) -> Document {
    let mut tables = Tables::new(bounds.unpacked_bytes as u64);
    let home = Location::File(file);
    let rows = rows(file, text, separator(text), bounds);
    tables.read(Grid { name: String::new(), home, rows, merges: Vec::new() }, sink);
    Document { file, tables: tables.finish(sink) }
}

/// The sign that parts the cells: the one the first lines have most of.
fn separator(text: &str) -> u8 {
    let head: String = text.lines().take(10).collect();
    let count = |sign: char| head.matches(sign).count();
    let best = [',', '\t', ';'].into_iter().max_by_key(|sign| (count(*sign), *sign == ',')).unwrap_or(',');
    best as u8
}

fn rows(file: FileId, text: &str, separator: u8, bounds: &Bounds) -> Vec<Row> {
    let mut scanner = Scanner { text, separator, at: 0 };
    let mut rows = Vec::new();
    for number in 0..bounds.rows {
        if scanner.at >= text.len() {
            break;
        }
        let start = scanner.at;
        let cells = scanner.row(file, bounds.columns);
        if !cells.is_empty() {
            let number = u32::try_from(number).unwrap_or(u32::MAX);
            let at = Location::Text { file, span: Span::new(start, scanner.at) };
            rows.push(Row { number, at, cells });
        }
    }
    rows
}

struct Scanner<'a> {
    text: &'a str,
    separator: u8,
    at: usize,
}

impl Scanner<'_> {
    /// The cells of one row that have text; stands behind its line break afterwards.
    fn row(&mut self, file: FileId, columns: usize) -> Vec<Cell> {
        let mut cells = Vec::new();
        for column in 0.. {
            let (value, span, exact) = self.cell();
            let cell = Cell::new(column, value, Location::Text { file, span });
            if let Some(mut cell) = cell.filter(|_| (column as usize) < columns) {
                cell.text.exact = exact;
                cells.push(cell);
            }
            if self.peek() != Some(self.separator) {
                break;
            }
            self.at += 1;
        }
        if self.peek() == Some(b'\r') {
            self.at += 1;
        }
        if self.peek() == Some(b'\n') {
            self.at += 1;
        }
        cells
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// A cell's text, the place of it inside any quotes, and whether the place holds it to the letter.
    fn cell(&mut self) -> (String, Span, bool) {
        if self.peek() == Some(b'"') {
            return self.quoted();
        }
        let rest = self.text.get(self.at..).unwrap_or("");
        let ends = |c: char| c == char::from(self.separator) || c == '\n' || c == '\r';
        let length = rest.find(ends).unwrap_or(rest.len());
        let span = Span::new(self.at, self.at + length);
        self.at += length;
        (rest.get(..length).unwrap_or("").to_owned(), span, true)
    }

    fn quoted(&mut self) -> (String, Span, bool) {
        let start = self.at + 1;
        let mut end = start;
        let bytes = self.text.as_bytes();
        let mut doubled = false;
        while end < bytes.len() {
            match (bytes[end], bytes.get(end + 1)) {
                (b'"', Some(b'"')) => {
                    doubled = true;
                    end += 2;
                }
                (b'"', _) => break,
                _ => end += 1,
            }
        }
        self.at = (end + 1).min(self.text.len());
        let written = self.text.get(start..end).unwrap_or("");
        // What stands between a closing quote and the next separator belongs to nobody, but is text.
        let rest = self.text.get(self.at..).unwrap_or("");
        let stray = rest.find([char::from(self.separator), '\n', '\r']).unwrap_or(rest.len());
        self.at += stray;
        let value = format!("{}{}", written.replace("\"\"", "\""), rest.get(..stray).unwrap_or(""));
        (value, Span::new(start, end), !doubled && stray == 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Files;
    use proptest::prelude::*;

    fn cells(text: &str) -> Vec<Vec<(u32, String)>> {
        let file = Files::new().add("a.csv", Vec::new());
        let rows = rows(file, text, separator(text), &Bounds::default());
        rows.into_iter()
            .map(|row| row.cells.into_iter().map(|cell| (cell.column, cell.text.value.to_string())).collect())
            .collect()
    }

    #[test]
    fn quotes_hold_separators_breaks_and_quotes() {
        let text = "序号,名称,内容\r\n1,\"甲,乙\",\"一行\n二行\"\r\n\r\n2,,\"说“\"\"好\"\"”\"";
        let texts =
            |row: &[(u32, &str)]| row.iter().map(|(at, text)| (*at, (*text).to_owned())).collect::<Vec<_>>();
        assert_eq!(
            cells(text),
            [
                texts(&[(0, "序号"), (1, "名称"), (2, "内容")]),
                texts(&[(0, "1"), (1, "甲,乙"), (2, "一行\n二行")]),
                texts(&[(0, "2"), (2, "说“\"好\"”")]),
            ]
        );
        assert_eq!(cells("甲\t乙,丙\t丁"), [texts(&[(0, "甲"), (1, "乙,丙"), (2, "丁")])]);
    }

    proptest! {
        #[test]
        fn no_text_breaks_it_and_exact_places_hold_their_text(text in "[a\"甲,\t\r\n ]{0,60}") {
            let mut files = Files::new();
            let file = files.add("a.csv", text.clone().into_bytes());
            for row in rows(file, &text, separator(&text), &Bounds::default()) {
                for cell in row.cells.iter().filter(|cell| cell.text.exact) {
                    prop_assert_eq!(files.snippet(cell.text.at), Some(cell.text.value.as_str()));
                }
            }
        }
    }
}
