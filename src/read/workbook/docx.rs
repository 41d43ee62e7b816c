//! `.docx`: the tables of a text document, as most offices publish them, read as one sheet: paragraphs
//! and table rows one below the other. Deleted text of tracked changes, headers and footers are not read.

use super::collect::Collect;
use super::package::Package;
use super::xml::{attribute, push_reference, reader};
use super::{Book, SheetEntry};
use crate::diagnostic::Sink;
use crate::read::table::{Grid, Merge};
use crate::source::{CellRef, SheetId};
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeMap;

/// What the one sheet is called in places.
const SHEET: &str = "正文";

/// The document as one grid.
pub(super) fn grids(book: &mut Book<'_>, package: &Package, sink: &mut Sink) -> Vec<Grid> {
    book.announce(vec![SheetEntry { name: SHEET.to_owned(), hidden: false }], sink);
    let sheet = SheetId::new(0);
    let mut walk = Walk {
        cells: Collect::new(book.file, sheet),
        merges: Vec::new(),
        open: BTreeMap::new(),
        row: 0,
        column: 0,
        depth: 0,
        cell: Cell::default(),
        text: String::new(),
        in_text: false,
        full: false,
    };
    walk.run(package.part("word/document.xml").unwrap_or_default(), book);
    vec![walk.cells.finish(SHEET, walk.merges, book, sink)]
}

/// What a cell says of its extent.
#[derive(Debug, Default)]
struct Cell {
    span: u32,
    /// Whether it begins (`Some(true)`) or goes on with (`Some(false)`) a merge downwards.
    down: Option<bool>,
}

struct Walk {
    cells: Collect,
    merges: Vec<Merge>,
    /// Merges downwards that may go on, by their first column.
    open: BTreeMap<u32, usize>,
    row: u32,
    column: u32,
    depth: usize,
    cell: Cell,
    text: String,
    in_text: bool,
    full: bool,
}

impl Walk {
    fn run(&mut self, part: &[u8], book: &mut Book<'_>) {
        let mut reader = reader(part);
        let mut buffer = Vec::new();
        while !self.full {
            buffer.clear();
            match reader.read_event_into(&mut buffer) {
                Ok(Event::Start(element)) => self.begin(&element, true),
                Ok(Event::Empty(element)) => self.begin(&element, false),
                Ok(Event::End(element)) => self.end(element.local_name().as_ref(), book),
                Ok(Event::Text(text)) if self.in_text => self.text.push_str(&text.xml10_content()),
                Ok(Event::GeneralRef(reference)) if self.in_text => {
                    push_reference(&mut self.text, &reference);
                }
                Ok(Event::Eof) | Err(_) => return,
                Ok(_) => {}
            }
        }
    }

    fn begin(&mut self, element: &BytesStart<'_>, has_content: bool) {
        let value = || attribute(element, "val");
        match element.local_name().as_ref() {
            "tbl" if has_content => {
                self.depth += 1;
                if self.depth == 1 {
                    self.open.clear();
                }
            }
            "tr" if self.depth == 1 => self.column = 0,
            "tc" if self.depth == 1 => {
                self.cell = Cell { span: 1, down: None };
                self.text.clear();
            }
            "gridSpan" if self.depth == 1 => {
                self.cell.span = value().and_then(|value| value.parse().ok()).unwrap_or(1).clamp(1, 1024);
            }
            "gridBefore" if self.depth == 1 => {
                self.column += value().and_then(|value| value.parse::<u32>().ok()).unwrap_or(0).min(1024);
            }
            "vMerge" if self.depth == 1 => self.cell.down = Some(value().as_deref() == Some("restart")),
            "t" => self.in_text = has_content,
            "br" | "cr" => self.text.push('\n'),
            "tab" if !self.text.is_empty() => self.text.push(' '),
            _ => {}
        }
    }

    fn end(&mut self, name: &str, book: &mut Book<'_>) {
        match name {
            "t" => self.in_text = false,
            "p" if self.depth > 0 => self.text.push('\n'),
            "p" => {
                let line = std::mem::take(&mut self.text);
                if !line.trim().is_empty() {
                    self.push(line, book);
                    self.row += 1;
                }
            }
            "tc" if self.depth == 1 => self.end_cell(book),
            "tr" if self.depth == 1 => self.row += 1,
            "tbl" => {
                self.depth = self.depth.saturating_sub(1);
                self.column = 0;
            }
            _ => {}
        }
    }

    fn end_cell(&mut self, book: &mut Book<'_>) {
        let (column, span) = (self.column, self.cell.span);
        let last = CellRef::new(self.row, column + span - 1);
        let going_on = self.open.get(&column).copied().filter(|_| self.cell.down == Some(false));
        if let Some(merge) = going_on.and_then(|index| self.merges.get_mut(index)) {
            merge.last = last;
        } else {
            self.open.remove(&column);
            if span > 1 || self.cell.down == Some(true) {
                self.open.insert(column, self.merges.len());
                self.merges.push(Merge { first: CellRef::new(self.row, column), last });
            }
        }
        let text = std::mem::take(&mut self.text);
        self.push(text, book);
        self.column += span;
    }

    fn push(&mut self, text: String, book: &mut Book<'_>) {
        if !text.trim().is_empty() {
            self.full |= !self.cells.push(book, self.row, self.column, text);
        }
    }
}
