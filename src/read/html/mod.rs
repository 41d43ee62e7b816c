//! Tables in web pages, as government sites publish them and as `.xls` files that are pages inside.
//!
//! A table becomes a grid: the last lines of text before it, its rows, and the lines after it, one below
//! the other, as a sheet has them; tables that go on with one another are one grid, the small tables a
//! site puts around its text (上一篇, 索引号 …) grids of their own. Menus and footers farther away are no
//! part of a catalogue and are left. The page is never rendered and no script or style is looked at.

mod entities;
mod scan;

use super::Bounds;
use super::table::{Cell, Grid, Merge, Row, Tables, headings};
use crate::diagnostic::Sink;
use crate::document::Document;
use crate::source::{CellRef, FileId, Location, Span};
use scan::{Event, Scan};
use std::collections::BTreeSet;

/// How many lines of text before and after a table belong to it: a title, a remark.
const NEAR: usize = 3;

/// Reads the tables of a page.
#[must_use]
pub fn read(file: FileId, text: &str, bounds: &Bounds, sink: &mut Sink) -> Document {
    let mut tables = Tables::new(bounds.unpacked_bytes as u64);
    let mut page = Page {
        file,
        rows: Vec::new(),
        merges: Vec::new(),
        next: 0,
        starts: Vec::new(),
        bounds,
        taken: BTreeSet::new(),
    };
    page.fill(text);
    let home = Location::File(file);
    let starts = std::mem::take(&mut page.starts);
    let whole = Grid { name: String::new(), home, rows: page.rows, merges: page.merges };
    for grid in parts(whole, &starts) {
        tables.read(grid, sink);
    }
    Document { file, tables: tables.finish(sink) }
}

/// Parts the rows of a page where a table begins that does not go on with the one above.
fn parts(mut rest: Grid, starts: &[u32]) -> Vec<Grid> {
    let mut found: Vec<Grid> = Vec::new();
    for start in starts.iter().rev() {
        let at = rest.rows.partition_point(|row| row.number < *start);
        let (above, below) = rest.rows.split_at(at);
        if above.is_empty() || goes_on(above, below, starts) {
            continue;
        }
        let rows = rest.rows.split_off(at);
        let (merges, kept) = rest.merges.into_iter().partition(|merge| merge.first.row >= *start);
        rest.merges = kept;
        found.push(Grid { name: String::new(), home: rest.home, rows, merges });
    }
    found.push(rest);
    found.reverse();
    found
}

/// Whether the rows of a table that begins below belong to what stands above: further items on a new page, a
/// second card or catalogue; not the narrow tables of the site's own around it.
fn goes_on(above: &[Row], below: &[Row], starts: &[u32]) -> bool {
    let width = |rows: &[Row]| rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let last = starts.iter().rev().find(|start| {
        above.first().is_some_and(|row| row.number <= **start)
            && above.last().is_some_and(|row| row.number >= **start)
    });
    let own = last.map_or(above, |start| &above[above.partition_point(|row| row.number < *start)..]);
    let headed = |rows: &[Row]| !headings::blocks(rows, &[]).is_empty();
    let (wide, narrow) = (width(own), width(below));
    match (headed(own), headed(below)) {
        (_, true) if wide < 4 && !headed(own) => false,
        (_, true) => true,
        (true, false) => narrow * 2 > wide,
        (false, false) => narrow * 2 > wide && wide * 2 > narrow,
    }
}

/// Some text of a page with its place.
#[derive(Debug, Default, Clone)]
struct Written {
    value: String,
    start: usize,
    end: usize,
    /// Whether the page has exactly these characters there.
    exact: bool,
}

struct Page<'a> {
    file: FileId,
    rows: Vec<Row>,
    merges: Vec<Merge>,
    next: u32,
    /// The rows with which tables begin, with the lines before them; one within another for the layout counts as well.
    starts: Vec<u32>,
    bounds: &'a Bounds,
    /// Cells of rows below that a cell above reaches into.
    taken: BTreeSet<(u32, u32)>,
}

impl Page<'_> {
    fn fill(&mut self, text: &str) {
        let mut around: Vec<Written> = Vec::new();
        let mut after = 0;
        let mut column = 0;
        let mut cells = Vec::new();
        let mut row_start = 0;
        let mut depth = 0usize;
        for event in Scan::new(text) {
            match event {
                Event::Table => {
                    depth += 1;
                    self.starts.push(self.next);
                    let lines = around.split_off(around.len().saturating_sub(NEAR));
                    lines.into_iter().for_each(|line| self.line(line));
                    around.clear();
                }
                Event::EndTable => {
                    depth = depth.saturating_sub(1);
                    after = NEAR;
                }
                Event::Row(at) => (column, row_start) = (0, at),
                Event::Cell { text, columns, rows } => {
                    self.cell(text, columns, rows, &mut column, &mut cells);
                }
                Event::EndRow(at) => self.row(std::mem::take(&mut cells), row_start, at),
                Event::Line(line) if depth == 0 && after > 0 => {
                    after -= 1;
                    self.line(line);
                }
                Event::Line(line) => around.push(line),
            }
        }
        self.row(cells, row_start, text.len());
    }

    /// A line of text outside any table: a row of one cell.
    fn line(&mut self, line: Written) {
        let (start, end) = (line.start, line.end);
        let cell = self.written(0, line);
        self.row(cell.into_iter().collect(), start, end);
    }

    fn written(&self, column: u32, text: Written) -> Option<Cell> {
        let at = Location::Text { file: self.file, span: Span::new(text.start, text.end) };
        let mut cell = Cell::new(column, text.value, at)?;
        cell.text.exact = text.exact;
        Some(cell)
    }

    fn cell(&mut self, text: Written, columns: u32, rows: u32, column: &mut u32, cells: &mut Vec<Cell>) {
        while self.taken.contains(&(self.next, *column)) {
            *column += 1;
        }
        let limit = u32::try_from(self.bounds.columns).unwrap_or(u32::MAX);
        let (columns, rows) = (columns.clamp(1, limit), rows.clamp(1, 10_000));
        if *column < limit {
            for below in 1..rows {
                self.taken.extend((*column..*column + columns).map(|across| (self.next + below, across)));
            }
            if columns > 1 || rows > 1 {
                let first = CellRef::new(self.next, *column);
                let last = CellRef::new(self.next + rows - 1, *column + columns - 1);
                self.merges.push(Merge { first, last });
            }
            cells.extend(self.written(*column, text));
        }
        *column += columns;
    }

    fn row(&mut self, cells: Vec<Cell>, start: usize, end: usize) {
        if self.next as usize >= self.bounds.rows {
            return;
        }
        if !cells.is_empty() {
            let at = Location::Text { file: self.file, span: Span::new(start, end) };
            self.rows.push(Row { number: self.next, at, cells });
        }
        self.next += 1;
        self.taken = self.taken.split_off(&(self.next, 0));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Files;
    use proptest::prelude::*;

    fn grid(page: &str) -> (Vec<Vec<(u32, String)>>, usize) {
        let bounds = Bounds::default();
        let file = Files::new().add("a.html", Vec::new());
        let mut found = Page {
            file,
            rows: Vec::new(),
            merges: Vec::new(),
            next: 0,
            starts: Vec::new(),
            bounds: &bounds,
            taken: BTreeSet::new(),
        };
        found.fill(page);
        let texts =
            |row: Row| row.cells.into_iter().map(|cell| (cell.column, cell.text.value.to_string())).collect();
        (found.rows.into_iter().map(texts).collect(), found.merges.len())
    }

    #[test]
    fn spans_shift_the_cells_below_and_beside() {
        let page = "<h1>目录</h1><TABLE border=1><tr><td rowspan=2>甲<td colspan='2'>乙</tr>\
                    <tr><td>丙</td><td>丁&nbsp;</td></tr></table><p>注：<b>戊</b></p><script>a<b</script>";
        let cell = |column: u32, text: &str| (column, text.to_owned());
        let rows = vec![
            vec![cell(0, "目录")],
            vec![cell(0, "甲"), cell(1, "乙")],
            vec![cell(1, "丙"), cell(2, "丁")],
            vec![cell(0, "注：戊")],
        ];
        assert_eq!(grid(page), (rows, 2));
    }

    proptest! {
        #[test]
        fn no_page_breaks_it(page in "(<(table|tr|td|/td|/table|br|p|!--|td rowspan=9|td colspan=\"99999\")>|[甲<>&;\"' ]){0,40}") {
            let mut files = Files::new();
            let file = files.add("a.html", page.clone().into_bytes());
            let mut sink = Sink::new();
            let _ = read(file, &page, &Bounds::default(), &mut sink);
        }
    }
}
