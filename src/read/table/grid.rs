//! A sheet or a table as cells with places, and the filling of merged regions.
//!
//! Every table reader ends here and knows nothing of what the columns mean. Rows are sparse:
//! only rows and cells with text are kept.

use crate::source::{CellRef, Located, Location, SharedText, Span};
use std::collections::BTreeMap;

/// One sheet of a workbook, or one table of a page.
#[derive(Debug, Clone)]
pub struct Grid {
    /// The sheet's name; empty where there is none.
    pub name: String,
    /// The place of the whole: a sheet's first cell, a table's text.
    pub home: Location,
    /// The rows with text, in order.
    pub rows: Vec<Row>,
    /// The merged regions.
    pub merges: Vec<Merge>,
}

/// A row with at least one text.
#[derive(Debug, Clone)]
pub struct Row {
    /// Its number, from 0.
    pub number: u32,
    /// Its place: any of its cells in a workbook, its text elsewhere.
    pub at: Location,
    /// The cells with text, by column.
    pub cells: Vec<Cell>,
}

/// A cell with text.
#[derive(Debug, Clone)]
pub struct Cell {
    /// Its column, from 0.
    pub column: u32,
    /// How it came by its text.
    pub origin: Origin,
    /// Its text, without outer blanks, and where that stands.
    pub text: Located<SharedText>,
}

/// How a cell came by its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// Written in it.
    Own,
    /// From the row above, of which it is a merged part (or which a 同上 names).
    Above,
    /// From this column to the left, of which it is a merged part.
    Left(u32),
}

/// A text without its outer blanks, which are found once however many cells hold it.
#[derive(Debug, Clone)]
pub struct Trimmed {
    text: SharedText,
    /// Its bytes in the whole text, where there were blanks.
    part: Option<Span>,
}

impl Trimmed {
    /// The text; `None` where it is blank.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let blank = |c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}');
        let kept = text.trim_matches(blank);
        if kept.is_empty() {
            return None;
        }
        let start = kept.as_ptr() as usize - text.as_ptr() as usize;
        let part = (kept.len() < text.len()).then(|| Span::new(start, start + kept.len()));
        Some(Self { text: SharedText::from(kept), part })
    }

    /// How many bytes it has.
    #[must_use]
    pub fn size(&self) -> usize {
        self.text.len()
    }

    /// The text at its place; `at` is the place of the whole text.
    #[must_use]
    pub fn located(self, at: Location) -> Located<SharedText> {
        let at = self.part.map_or(at, |part| at.part(part.start as usize, part.end as usize));
        Located::new(self.text, at)
    }
}

/// A merged region, both corners included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Merge {
    /// The cell that holds the text.
    pub first: CellRef,
    /// The opposite corner.
    pub last: CellRef,
}

impl Row {
    /// The cell of a column.
    #[must_use]
    pub fn cell(&self, column: u32) -> Option<&Cell> {
        self.cells.binary_search_by_key(&column, |cell| cell.column).ok().and_then(|at| self.cells.get(at))
    }

    /// The cells whose text is written in them.
    pub fn own(&self) -> impl Iterator<Item = &Cell> {
        self.cells.iter().filter(|cell| cell.origin == Origin::Own)
    }

    /// The place of a cell of this row, whether it has text or not.
    #[must_use]
    pub fn place(&self, column: u32) -> Location {
        match self.at {
            Location::Cell { file, sheet, cell, .. } => {
                Location::Cell { file, sheet, cell: CellRef::new(cell.row, column), within: None }
            }
            other @ (Location::File(_) | Location::Text { .. }) => other,
        }
    }
}

impl Cell {
    /// A cell with its own text; `None` where the text is blank. `at` is the place of the whole text.
    #[must_use]
    pub fn new(column: u32, text: impl AsRef<str>, at: Location) -> Option<Self> {
        Some(Self { column, origin: Origin::Own, text: Trimmed::new(text.as_ref())?.located(at) })
    }

    fn filled(&self, column: u32, origin: Origin) -> Self {
        let text = Located::inexact(self.text.value.clone(), self.text.at);
        Self { column, origin, text }
    }
}

impl Grid {
    /// Gives every cell of a merged region the text of its first.
    ///
    /// Regions that overlap an earlier one are passed over, as spreadsheets refuse them. `None` as soon as
    /// more than `budget` bytes are copied.
    #[must_use]
    pub fn fill(&mut self, budget: u64) -> Option<Filled> {
        let width = self.rows.iter().filter_map(|row| row.cells.last()).map(|cell| cell.column).max();
        let width =
            width.unwrap_or(0).max(self.merges.iter().map(|m| m.last.column).max().unwrap_or(0)).min(16_383);
        self.merges
            .retain(|merge| merge.first.row <= merge.last.row && merge.first.column <= merge.last.column);
        self.merges.sort_by_key(|merge| (merge.first.row, merge.first.column));
        let mut coming = self.merges.iter().peekable();
        let mut active: BTreeMap<u32, Active> = BTreeMap::new();
        let mut filled = Filled::default();
        for row in &mut self.rows {
            active.retain(|_, region| region.last.row >= row.number);
            while let Some(merge) = coming.next_if(|merge| merge.first.row <= row.number) {
                if merge.first.row == row.number && !overlaps(&active, merge) {
                    let source = row.cell(merge.first.column).cloned();
                    active
                        .insert(merge.first.column, Active { last: merge.last, first: merge.first, source });
                }
            }
            if !active.is_empty() {
                fill_row(row, &active, width, &mut filled);
            }
            if filled.copied > budget {
                return None;
            }
        }
        Some(filled)
    }
}

/// What came of filling the merged regions of a grid.
#[derive(Debug, Default)]
pub struct Filled {
    /// How many bytes were copied.
    pub copied: u64,
    /// Texts of their own in cells that a merged region covers: nobody sees them, nor are they the region's.
    pub covered: Vec<Located<SharedText>>,
}

struct Active {
    first: CellRef,
    last: CellRef,
    source: Option<Cell>,
}

fn overlaps(active: &BTreeMap<u32, Active>, merge: &Merge) -> bool {
    let before = active.range(..=merge.last.column).next_back();
    before.is_some_and(|(_, region)| region.last.column >= merge.first.column)
}

/// Fills one row from the regions it crosses.
fn fill_row(row: &mut Row, active: &BTreeMap<u32, Active>, width: u32, filled: &mut Filled) {
    let mut cells = Vec::with_capacity(row.cells.len() + active.len());
    let mut own = std::mem::take(&mut row.cells).into_iter().peekable();
    for (first, region) in active {
        while let Some(cell) = own.next_if(|cell| cell.column < *first) {
            cells.push(cell);
        }
        let Some(source) = &region.source else { continue };
        let last = region.last.column.min(width);
        while let Some(cell) = own.next_if(|cell| cell.column <= last) {
            if cell.text.value != source.text.value {
                filled.covered.push(cell.text);
            }
        }
        for column in *first..=last {
            let cell = match (column == *first, row.number == region.first.row) {
                (true, true) => source.clone(),
                (true, false) => source.filled(column, Origin::Above),
                (false, _) => source.filled(column, Origin::Left(*first)),
            };
            filled.copied += 64 + cell.text.value.len() as u64;
            cells.push(cell);
        }
    }
    cells.extend(own);
    row.cells = cells;
}
