//! Cells on their way into a grid, under the caps of a run.

use super::Book;
use super::report;
use crate::diagnostic::Sink;
use crate::read::table::{Cell, Grid, Merge, Origin, Row, Trimmed};
use crate::source::{CellRef, FileId, Location, SheetId};

/// What a cell costs beside its text.
const CELL_BYTES: u64 = 80;

/// Takes the cells of one sheet.
#[derive(Debug)]
pub(super) struct Collect {
    file: FileId,
    sheet: SheetId,
    rows: Vec<Row>,
    disordered: bool,
    outside: Option<CellRef>,
    full: bool,
}

impl Collect {
    /// Begins a sheet.
    #[must_use]
    pub(super) fn new(file: FileId, sheet: SheetId) -> Self {
        Self { file, sheet, rows: Vec::new(), disordered: false, outside: None, full: false }
    }

    /// The place of a cell of this sheet.
    pub(super) fn at(&self, cell: CellRef) -> Location {
        Location::Cell { file: self.file, sheet: self.sheet, cell, within: None }
    }

    /// Takes a cell. `false` once the workbook holds more than its bound; then nothing more is wanted.
    pub(super) fn push(&mut self, book: &mut Book<'_>, row: u32, column: u32, text: impl AsRef<str>) -> bool {
        match Trimmed::new(text.as_ref()) {
            Some(text) => self.push_trimmed(book, CellRef::new(row, column), text),
            None => true,
        }
    }

    /// As [`Self::push`], for a text whose outer blanks are known.
    pub(super) fn push_trimmed(&mut self, book: &mut Book<'_>, place: CellRef, text: Trimmed) -> bool {
        let CellRef { row, column } = place;
        if book.is_outside(row, column) {
            self.outside.get_or_insert(CellRef::new(row.min(u32::MAX - 1), column.min(u32::MAX - 1)));
            return true;
        }
        let at = self.at(place);
        let cost = CELL_BYTES + text.size() as u64;
        if cost > book.budget {
            self.full = true;
            return false;
        }
        book.budget -= cost;
        let cell = Cell { column, origin: Origin::Own, text: text.located(at) };
        match self.rows.last_mut() {
            Some(last) if last.number == row => {
                self.disordered |= last.cells.last().is_some_and(|before| before.column >= column);
                last.cells.push(cell);
            }
            last => {
                self.disordered |= last.as_ref().is_some_and(|last| last.number > row);
                // A row is about as long as the one above it.
                let mut cells = Vec::with_capacity(last.map_or(16, |last| last.cells.len()).clamp(4, 64));
                cells.push(cell);
                self.rows.push(Row { number: row, at, cells });
            }
        }
        true
    }

    /// The place of the last cell taken.
    #[must_use]
    pub(super) fn last_cell(&self) -> Option<CellRef> {
        self.rows.last().and_then(|row| row.cells.last().map(|cell| CellRef::new(row.number, cell.column)))
    }

    /// The last cell taken, for saying where reading failed.
    #[must_use]
    pub(super) fn last(&self) -> Location {
        self.at(self.last_cell().unwrap_or(CellRef::new(0, 0)))
    }

    /// Ends the sheet: cells in order, the last of doubles kept; tells of what was left out.
    #[must_use]
    pub(super) fn finish(mut self, name: &str, merges: Vec<Merge>, book: &Book<'_>, sink: &mut Sink) -> Grid {
        if self.disordered {
            self.sort();
        }
        if let Some(cell) = self.outside {
            report::outside(sink, self.at(cell), book.bounds);
        }
        if self.full {
            report::too_much(sink, self.last(), book.bounds);
        }
        Grid { name: name.to_owned(), home: self.at(CellRef::new(0, 0)), rows: self.rows, merges }
    }

    fn sort(&mut self) {
        self.rows.sort_by_key(|row| row.number);
        let mut rows: Vec<Row> = Vec::with_capacity(self.rows.len());
        for row in std::mem::take(&mut self.rows) {
            match rows.last_mut() {
                Some(last) if last.number == row.number => last.cells.extend(row.cells),
                _ => rows.push(row),
            }
        }
        for row in &mut rows {
            row.cells.reverse();
            row.cells.sort_by_key(|cell| cell.column);
            row.cells.dedup_by_key(|cell| cell.column);
        }
        self.rows = rows;
    }
}
