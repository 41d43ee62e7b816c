//! The official table before it is written: its cells, merged regions, widths and heights. Pure; no
//! styles, no file format: the workbook and the text document are made from the same plan.

mod channels;
mod columns;
pub(in crate::emit) mod sizes;

pub(in crate::emit) use columns::{Column, Kind, columns};

use crate::catalogue::{Catalogue, Item, Jurisdiction};
use columns::numbers;
use std::ops::Range;

/// A table, its rows counted from the first item.
pub(in crate::emit) struct Plan {
    pub(in crate::emit) title: String,
    pub(in crate::emit) kind: Kind,
    pub(in crate::emit) columns: Vec<Column>,
    /// Row by row; cells that a merged region covers are empty.
    pub(in crate::emit) cells: Vec<Vec<String>>,
    pub(in crate::emit) merges: Vec<Merge>,
    pub(in crate::emit) widths: Vec<f64>,
    pub(in crate::emit) heights: Vec<f64>,
    /// The lower of the two heading rows.
    pub(in crate::emit) heading_height: f64,
    pub(in crate::emit) notes: Vec<String>,
}

/// A merged region of more than one cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::emit) struct Merge {
    pub(in crate::emit) rows: Range<usize>,
    pub(in crate::emit) columns: Range<usize>,
}

/// The upper heading row.
pub(in crate::emit) const GROUP_HEIGHT: f64 = 24.0;

impl Plan {
    pub(in crate::emit) fn new(catalogue: &Catalogue, place: &Jurisdiction) -> Self {
        let columns = columns(catalogue, place);
        let numbers = numbers(catalogue);
        let row = |(item, seq): (&Item, &String)| {
            columns.iter().map(|column| column.text(item, seq, &catalogue.legend)).collect()
        };
        let mut cells: Vec<Vec<String>> = catalogue.items.iter().zip(&numbers).map(row).collect();
        let depth = columns.iter().filter(|column| matches!(column, Column::Category(_))).count();
        let mut merges = Vec::new();
        for level in 0..depth {
            merges.extend(same_category(&catalogue.items, level));
        }
        merges.extend(wide_names(&catalogue.items, depth, &mut cells));
        let widths = widths(&columns, &cells);
        let mut plan = Self {
            title: title(catalogue, place),
            kind: Kind::of(catalogue),
            heading_height: 0.0,
            columns,
            cells,
            merges,
            widths,
            heights: Vec::new(),
            notes: catalogue.notes.iter().map(|note| note.value.clone()).collect(),
        };
        plan.heading_height = plan.fit_heading();
        plan.fit_heights();
        plan
    }

    fn fit_heights(&mut self) {
        let by_row = self.merges_by_row();
        let heights = by_row.iter().enumerate().map(|(row, merges)| self.row_height(row, merges));
        self.heights = heights.collect();
        for merge in self.merges.iter().filter(|merge| merge.rows.len() > 1) {
            let text = &self.cells[merge.rows.start][merge.columns.start];
            let needed = sizes::height(text, self.widths[merge.columns.start]);
            sizes::raise(&mut self.heights[merge.rows.clone()], needed);
        }
        for merge in &self.merges {
            for row in merge.rows.clone().skip(1) {
                self.cells[row][merge.columns.start].clear();
            }
        }
    }

    /// The height of the highest cell of a row, but for those merged with cells below or above.
    fn row_height(&self, row: usize, merges: &[&Merge]) -> f64 {
        let heights = self.cells[row].iter().enumerate().map(|(column, text)| {
            match merges.iter().find(|merge| merge.columns.contains(&column)) {
                Some(merge) if merge.rows.len() > 1 => 0.0,
                Some(merge) => sizes::height(text, self.widths[merge.columns.clone()].iter().sum()),
                None => sizes::height(text, self.widths[column]),
            }
        });
        heights.fold(0.0, f64::max).min(sizes::HIGHEST)
    }

    /// The merged regions that touch each row.
    pub(in crate::emit) fn merges_by_row(&self) -> Vec<Vec<&Merge>> {
        let mut rows = vec![Vec::new(); self.cells.len()];
        for merge in &self.merges {
            for row in &mut rows[merge.rows.clone()] {
                row.push(merge);
            }
        }
        rows
    }

    /// The columns in runs, each with the heading that stands over the whole run, if any.
    pub(in crate::emit) fn heading_runs(&self) -> Vec<(Option<&'static str>, Range<usize>)> {
        let group = |column: &Column| column.group(self.kind);
        let mut start = 0;
        let runs = self.columns.chunk_by(|one, next| group(one).is_some() && group(one) == group(next));
        let run = |run: &[Column]| {
            start += run.len();
            (group(&run[0]), start - run.len()..start)
        };
        runs.map(run).collect()
    }

    /// The heading of a column by itself.
    pub(in crate::emit) fn heading(&self, column: usize) -> String {
        self.columns.get(column).map_or(String::new(), |column| column.heading(self.kind))
    }

    fn fit_heading(&self) -> f64 {
        let height = |(column, width): (&Column, &f64)| {
            let own = sizes::height(&column.heading(self.kind), *width);
            if column.group(self.kind).is_some() { own } else { own - GROUP_HEIGHT }
        };
        self.columns.iter().zip(&self.widths).map(height).fold(0.0, f64::max)
    }

    /// The sum of all widths, in column units.
    pub(in crate::emit) fn width(&self) -> f64 {
        self.widths.iter().sum()
    }

    /// The paper a page of it takes.
    pub(in crate::emit) fn paper(&self) -> Paper {
        Paper::holding(self.width())
    }
}

/// A paper size.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::emit) enum Paper {
    A4,
    A3,
}

impl Paper {
    /// A3 where A4 would be too small to read.
    pub(in crate::emit) fn holding(width: f64) -> Self {
        /// Beyond so many column units A4 would shrink 10 point letters below 6 point.
        const WIDEST_ON_A4: f64 = 215.0;
        if width > WIDEST_ON_A4 { Self::A3 } else { Self::A4 }
    }
}

/// What all catalogues of a place together are called.
pub(in crate::emit) fn place_title(place: &Jurisdiction) -> String {
    let name = if place.baseline { "国家标准指引" } else { place.name.as_str() };
    format!("{name}基层政务公开标准目录")
}

/// The table's own title, else the official form of one.
fn title(catalogue: &Catalogue, place: &Jurisdiction) -> String {
    if let Some(title) = &catalogue.title {
        return title.value.clone();
    }
    let name = if place.baseline { "" } else { place.name.as_str() };
    if catalogue.negative {
        return format!("{name}政府信息公开负面清单");
    }
    let named = catalogue.recognised.is_some() || catalogue.domain.is_some();
    let domain = if named {
        format!("{}领域", catalogue.domain_name().trim_end_matches("领域"))
    } else {
        String::new()
    };
    format!("{name}{domain}基层政务公开标准目录")
}

/// Runs of items with the same categories down to a level.
fn same_category(items: &[Item], level: usize) -> Vec<Merge> {
    let key = |item: &Item| -> Option<Vec<String>> {
        Some(item.category.get(..=level)?.iter().map(|text| text.value.clone()).collect())
    };
    let mut merges = Vec::new();
    let mut start = 0;
    for run in items.chunk_by(|one, next| key(one).is_some() && key(one) == key(next)) {
        if run.len() > 1 {
            merges.push(Merge { rows: start..start + run.len(), columns: level + 1..level + 2 });
        }
        start += run.len();
    }
    merges
}

/// Where an item has fewer levels than the table, its name stands over the columns it leaves empty,
/// as the offices do it. Moves the names there.
fn wide_names(items: &[Item], depth: usize, cells: &mut [Vec<String>]) -> Vec<Merge> {
    let mut merges = Vec::new();
    for (row, item) in items.iter().enumerate() {
        let first = item.category.len() + 1;
        if item.name.is_some() && first <= depth {
            cells[row].swap(first, depth + 1);
            merges.push(Merge { rows: row..row + 1, columns: first..depth + 2 });
        }
    }
    merges
}

fn widths(columns: &[Column], cells: &[Vec<String>]) -> Vec<f64> {
    let width =
        |(at, column): (usize, &Column)| sizes::width(column, cells.iter().map(|row| row[at].as_str()));
    columns.iter().enumerate().map(width).collect()
}
