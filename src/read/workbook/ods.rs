//! `.ods`: read straight from `content.xml`, for calamine drops cells without a value type and knows
//! no merged regions. Repeats are counted, not believed: a million empty rows cost nothing, a million
//! full ones count against the bound.

use super::collect::Collect;
use super::package::Package;
use super::xml::{attribute, elements, push_reference, reader};
use super::{Book, SheetEntry, report};
use crate::diagnostic::Sink;
use crate::read::table::{Grid, Merge};
use crate::source::{CellRef, Location, SheetId};
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeSet;

/// The sheets of a package.
pub(super) fn grids(book: &mut Book<'_>, package: &Package, sink: &mut Sink) -> Vec<Grid> {
    let manifest = package.part("META-INF/manifest.xml").unwrap_or_default();
    let mut encrypted = false;
    elements(manifest, |element| encrypted |= element.local_name().as_ref() == "encryption-data");
    if encrypted {
        report::password(sink, book.file);
        return Vec::new();
    }
    let content = package.part("content.xml").unwrap_or_default();
    let entries = book.announce(entries(content), sink);
    let mut walk = Walk { book, sink, entries, grids: Vec::new(), sheet: None, skip: 0 };
    walk.run(content);
    walk.grids
}

/// The sheets in their order, and which are hidden: those of a style that is not displayed.
fn entries(content: &[u8]) -> Vec<SheetEntry> {
    let (mut found, mut hidden, mut style) = (Vec::new(), BTreeSet::new(), String::new());
    elements(content, |element| match element.name().as_ref() {
        "style:style" => style = attribute(element, "name").unwrap_or_default(),
        "style:table-properties" if attribute(element, "display").as_deref() == Some("false") => {
            hidden.insert(style.clone());
        }
        "table:table" => {
            let name = attribute(element, "name").unwrap_or_default();
            let hidden = attribute(element, "style-name").is_some_and(|style| hidden.contains(&style));
            found.push(SheetEntry { name, hidden });
        }
        _ => {}
    });
    found
}

/// A cell while it is read.
#[derive(Debug, Default)]
struct Open {
    text: String,
    paragraphs: usize,
    value: Option<String>,
    repeated: u32,
    columns: u32,
    rows: u32,
}

/// A sheet while it is read.
struct Sheet {
    index: usize,
    cells: Collect,
    merges: Vec<Merge>,
    row: u32,
    column: u32,
    repeated: u32,
    /// The texts of the row, for rows that repeat.
    texts: Vec<(u32, u32, String)>,
    open: Option<Open>,
}

struct Walk<'a, 'b> {
    book: &'a mut Book<'b>,
    sink: &'a mut Sink,
    entries: Vec<SheetEntry>,
    grids: Vec<Grid>,
    sheet: Option<Sheet>,
    /// How deep inside something that is no text of a cell: a comment, a table in a cell.
    skip: usize,
}

impl Walk<'_, '_> {
    fn run(&mut self, content: &[u8]) {
        let mut reader = reader(content);
        let mut buffer = Vec::new();
        let mut index = 0;
        loop {
            buffer.clear();
            match reader.read_event_into(&mut buffer) {
                Ok(Event::Start(element)) => self.start(&element, &mut index),
                Ok(Event::Empty(element)) => {
                    self.start(&element, &mut index);
                    self.end(element.name().as_ref());
                }
                Ok(Event::End(element)) => self.end(element.name().as_ref()),
                Ok(Event::Text(text)) => {
                    if let Some(open) = self.open() {
                        open.text.push_str(&text.xml10_content());
                    }
                }
                Ok(Event::GeneralRef(reference)) => {
                    if let Some(open) = self.open() {
                        push_reference(&mut open.text, &reference);
                    }
                }
                Ok(Event::Eof) => break,
                Err(error) => {
                    let at = self
                        .sheet
                        .as_ref()
                        .map_or(Location::File(self.book.file), |sheet| sheet.cells.last());
                    report::damaged(self.sink, at, &error.to_string());
                    break;
                }
                Ok(_) => {}
            }
        }
        self.close_sheet();
    }

    /// The cell whose text is being read: inside a paragraph, outside comments.
    fn open(&mut self) -> Option<&mut Open> {
        let skip = self.skip;
        self.sheet.as_mut()?.open.as_mut().filter(|open| skip == 0 && open.paragraphs > 0)
    }

    fn start(&mut self, element: &BytesStart<'_>, index: &mut usize) {
        let name = element.name();
        let name = name.as_ref();
        if self.skip > 0 || matches!(name, "office:annotation" | "draw:frame" | "draw:custom-shape") {
            self.skip += 1;
            return;
        }
        match name {
            "table:table" if self.sheet.as_ref().is_some_and(|sheet| sheet.open.is_some()) => self.skip = 1,
            "table:table" => {
                self.close_sheet();
                let cells = Collect::new(self.book.file, SheetId::new(*index));
                let (merges, texts) = (Vec::new(), Vec::new());
                self.sheet = Some(Sheet {
                    index: *index,
                    cells,
                    merges,
                    row: 0,
                    column: 0,
                    repeated: 1,
                    texts,
                    open: None,
                });
                *index += 1;
            }
            _ => {
                if let Some(sheet) = &mut self.sheet {
                    sheet.start(name, element);
                }
            }
        }
    }

    fn end(&mut self, name: &str) {
        if self.skip > 0 {
            self.skip -= 1;
            return;
        }
        match name {
            "table:table" => self.close_sheet(),
            "table:table-row" => {
                if let Some(sheet) = &mut self.sheet {
                    sheet.end_row(self.book);
                }
            }
            "table:table-cell" | "table:covered-table-cell" => {
                if let Some(sheet) = &mut self.sheet {
                    sheet.end_cell(name == "table:covered-table-cell");
                }
            }
            _ => {}
        }
    }

    fn close_sheet(&mut self) {
        let Some(sheet) = self.sheet.take() else { return };
        let Some(entry) = self.entries.get(sheet.index) else { return };
        let grid = sheet.cells.finish(&entry.name, sheet.merges, self.book, self.sink);
        self.book.tell_hidden(entry, &grid, self.sink);
        self.grids.push(grid);
    }
}

impl Sheet {
    fn start(&mut self, name: &str, element: &BytesStart<'_>) {
        match name {
            "table:table-row" => {
                self.column = 0;
                self.repeated = count(element, "number-rows-repeated");
            }
            "table:table-cell" | "table:covered-table-cell" => {
                let value = ["value", "date-value", "time-value", "string-value", "boolean-value"];
                self.open = Some(Open {
                    value: value.iter().find_map(|key| attribute(element, key)),
                    repeated: count(element, "number-columns-repeated"),
                    columns: count(element, "number-columns-spanned"),
                    rows: count(element, "number-rows-spanned"),
                    ..Open::default()
                });
            }
            _ => {}
        }
        let Some(open) = &mut self.open else { return };
        match name {
            "text:p" | "text:h" => {
                if open.paragraphs > 0 {
                    open.text.push('\n');
                }
                open.paragraphs += 1;
            }
            "text:s" => (0..count(element, "c").min(256)).for_each(|_| open.text.push(' ')),
            "text:tab" => open.text.push('\t'),
            "text:line-break" => open.text.push('\n'),
            _ => {}
        }
    }

    fn end_cell(&mut self, covered: bool) {
        let Some(open) = self.open.take() else { return };
        let shown = if open.text.trim().is_empty() { open.value } else { Some(open.text) };
        if let Some(text) = shown.filter(|text| !text.trim().is_empty()) {
            if !covered && (open.columns > 1 || open.rows > 1) {
                let first = CellRef::new(self.row, self.column);
                let last = CellRef::new(
                    self.row.saturating_add(open.rows - 1),
                    self.column.saturating_add(open.columns - 1),
                );
                self.merges.push(Merge { first, last });
            }
            self.texts.push((self.column, open.repeated, text));
        }
        self.column = self.column.saturating_add(open.repeated);
    }

    /// Hands on the row as often as it repeats; one without text only counts.
    fn end_row(&mut self, book: &mut Book<'_>) {
        let texts = std::mem::take(&mut self.texts);
        if !texts.is_empty() {
            'rows: for row in self.row..=self.row.saturating_add(self.repeated - 1) {
                for (column, repeated, text) in &texts {
                    for column in *column..=column.saturating_add(*repeated - 1) {
                        let outside = book.is_outside(row, column);
                        if !self.cells.push(book, row, column, text.clone()) || (outside && row > self.row) {
                            break 'rows;
                        }
                        if outside {
                            break;
                        }
                    }
                }
            }
        }
        self.row = self.row.saturating_add(self.repeated);
    }
}

fn count(element: &BytesStart<'_>, name: &str) -> u32 {
    attribute(element, name).and_then(|text| text.parse().ok()).unwrap_or(1).max(1)
}
