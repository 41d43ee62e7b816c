//! A page as a run of tables, rows, cells and lines of text. Tolerant: tags may be unclosed, in any
//! case, with attributes quoted or not; what is no tag is text.

use super::Written;
use super::entities;
use std::collections::VecDeque;

/// What stands in a page, in order. Offsets are bytes of the page.
#[derive(Debug)]
pub(super) enum Event {
    /// A table begins.
    Table,
    /// A table ends.
    EndTable,
    /// A row begins.
    Row(usize),
    /// A cell, whole.
    Cell {
        /// Its text.
        text: Written,
        /// How many columns it covers.
        columns: u32,
        /// How many rows it covers.
        rows: u32,
    },
    /// A row ends.
    EndRow(usize),
    /// A line of text outside any table.
    Line(Written),
}

/// Walks through a page once.
pub(super) struct Scan<'a> {
    page: &'a str,
    at: usize,
    depth: usize,
    in_row: bool,
    /// The open cell's span, where one is open.
    cell: Option<(u32, u32)>,
    text: Written,
    ready: VecDeque<Event>,
    done: bool,
}

impl<'a> Scan<'a> {
    pub(super) fn new(page: &'a str) -> Self {
        Self {
            page,
            at: 0,
            depth: 0,
            in_row: false,
            cell: None,
            text: Written::default(),
            ready: VecDeque::new(),
            done: false,
        }
    }

    fn step(&mut self) {
        let rest = self.page.get(self.at..).unwrap_or("");
        if rest.is_empty() {
            self.end_table_parts();
            self.flush_line();
            self.done = true;
        } else if let Some(comment) = rest.strip_prefix("<!--") {
            self.at = comment.find("-->").map_or(self.page.len(), |end| self.at + 4 + end + 3);
        } else if let Some((name, length)) = tag(rest) {
            let attributes = rest.get(..length).unwrap_or("");
            let start = self.at;
            self.at += length;
            self.tag(&name, attributes, start);
        } else {
            let length =
                rest.char_indices().skip(1).find(|(_, c)| *c == '<').map_or(rest.len(), |(at, _)| at);
            self.words(length);
        }
    }

    fn tag(&mut self, name: &str, attributes: &str, start: usize) {
        match name {
            "script" | "style" | "title" | "textarea" | "select" => self.skip_to_end(name),
            "table" => {
                // A table inside a cell ends the cell's row as a browser would not; its text is kept in order.
                self.end_table_parts();
                self.flush_line();
                self.depth += 1;
                self.ready.push_back(Event::Table);
            }
            "/table" if self.depth > 0 => {
                self.end_table_parts();
                self.depth -= 1;
                self.ready.push_back(Event::EndTable);
            }
            "tr" if self.depth > 0 => {
                self.end_table_parts();
                self.in_row = true;
                self.ready.push_back(Event::Row(start));
            }
            "td" | "th" if self.depth > 0 => {
                self.end_cell();
                if !self.in_row {
                    self.in_row = true;
                    self.ready.push_back(Event::Row(start));
                }
                self.text = Written::default();
                self.cell = Some((number(attributes, "colspan"), number(attributes, "rowspan")));
            }
            "/td" | "/th" => self.end_cell(),
            "/tr" => self.end_table_parts(),
            "br" | "br/" | "/p" | "/div" | "/li" | "/h1" | "/h2" | "/h3" | "/h4" => self.line_break(),
            "p" | "div" | "h1" | "h2" | "h3" | "h4" if self.cell.is_none() => self.line_break(),
            _ => {}
        }
    }

    fn skip_to_end(&mut self, name: &str) {
        let rest = self.page.get(self.at..).unwrap_or("");
        let close = format!("</{name}");
        let found = rest.match_indices("</").find(|(at, _)| {
            rest.get(*at..*at + close.len()).is_some_and(|end| end.eq_ignore_ascii_case(&close))
        });
        self.at = found.map_or(self.page.len(), |(at, _)| self.at + at);
    }

    /// A run of text up to the next tag.
    fn words(&mut self, length: usize) {
        let raw = self.page.get(self.at..self.at + length).unwrap_or("");
        let start = self.at;
        self.at += length;
        if raw.trim().is_empty() {
            if !self.text.value.is_empty() && !raw.contains('\n') {
                self.text.value.push_str(raw);
                self.text.exact = false;
            }
            return;
        }
        let decoded = entities::decode(raw);
        if self.text.value.is_empty() {
            self.text = Written { exact: decoded == raw, value: decoded, start, end: self.at };
        } else {
            self.text.exact &= self.text.end == start && decoded == raw;
            self.text.value.push_str(&decoded);
            self.text.end = self.at;
        }
    }

    fn line_break(&mut self) {
        if self.cell.is_none() {
            self.flush_line();
        } else if !self.text.value.is_empty() && !self.text.value.ends_with('\n') {
            self.text.value.push('\n');
            self.text.exact = false;
        }
    }

    fn flush_line(&mut self) {
        let line = std::mem::take(&mut self.text);
        if self.cell.is_none() && !line.value.trim().is_empty() {
            self.ready.push_back(Event::Line(line));
        }
    }

    fn end_cell(&mut self) {
        if let Some((columns, rows)) = self.cell.take() {
            let text = std::mem::take(&mut self.text);
            self.ready.push_back(Event::Cell { text, columns, rows });
        }
    }

    fn end_table_parts(&mut self) {
        self.end_cell();
        if std::mem::take(&mut self.in_row) {
            self.ready.push_back(Event::EndRow(self.at));
        }
    }
}

impl Iterator for Scan<'_> {
    type Item = Event;

    fn next(&mut self) -> Option<Event> {
        while self.ready.is_empty() && !self.done {
            self.step();
        }
        self.ready.pop_front()
    }
}

/// The name of the tag a text begins with (`td`, `/td`), in lower case, and the tag's length.
fn tag(rest: &str) -> Option<(String, usize)> {
    let body = rest.strip_prefix('<')?;
    let first = body.chars().next()?;
    if !first.is_ascii_alphabetic() && !matches!(first, '/' | '!' | '?') {
        return None;
    }
    let mut quote = None;
    let end = body.char_indices().find(|(_, c)| match quote {
        Some(mark) => {
            if *c == mark {
                quote = None;
            }
            false
        }
        None => {
            if matches!(c, '"' | '\'') {
                quote = Some(*c);
            }
            *c == '>'
        }
    });
    let end = end.map_or(body.len(), |(at, _)| at + 1);
    let name: String = body
        .chars()
        .enumerate()
        .take_while(|(at, c)| c.is_ascii_alphanumeric() || (*at == 0 && *c == '/'))
        .map(|(_, c)| c.to_ascii_lowercase())
        .collect();
    Some((name, 1 + end))
}

/// The value of a numeric attribute; 1 where it is missing or no number.
fn number(attributes: &str, name: &str) -> u32 {
    let lower = attributes.to_ascii_lowercase();
    let value = lower.split(name).nth(1).and_then(|rest| rest.trim_start().strip_prefix('='));
    let digits: String = value
        .unwrap_or("")
        .trim_start_matches([' ', '"', '\''])
        .chars()
        .take_while(char::is_ascii_digit)
        .collect();
    digits.parse().unwrap_or(1)
}
