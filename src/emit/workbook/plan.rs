//! The table before it is written: its cells, merged regions, widths and heights. Pure; no styles.

use super::columns::{Column, columns, numbers};
use super::sizes;
use crate::catalogue::{Catalogue, Item, Jurisdiction};
use std::ops::Range;

/// A table, its rows counted from the first item.
pub(super) struct Plan {
    pub(super) title: String,
    pub(super) columns: Vec<Column>,
    /// Row by row; cells that a merged region covers are empty.
    pub(super) cells: Vec<Vec<String>>,
    pub(super) merges: Vec<Merge>,
    pub(super) widths: Vec<f64>,
    pub(super) heights: Vec<f64>,
    /// The lower of the two heading rows.
    pub(super) heading_height: f64,
    pub(super) notes: Vec<String>,
}

/// A merged region of more than one cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Merge {
    pub(super) rows: Range<usize>,
    pub(super) columns: Range<usize>,
}

/// The upper heading row.
pub(super) const GROUP_HEIGHT: f64 = 24.0;

impl Plan {
    pub(super) fn new(catalogue: &Catalogue, place: &Jurisdiction) -> Self {
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
            heading_height: heading_height(&columns, &widths),
            columns,
            cells,
            merges,
            widths,
            heights: Vec::new(),
            notes: catalogue.notes.iter().map(|note| note.value.clone()).collect(),
        };
        plan.fit_heights();
        plan
    }

    fn fit_heights(&mut self) {
        self.heights = (0..self.cells.len()).map(|row| self.row_height(row)).collect();
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
    fn row_height(&self, row: usize) -> f64 {
        let heights = self.cells[row].iter().enumerate().map(|(column, text)| {
            let here = |merge: &&Merge| merge.rows.contains(&row) && merge.columns.contains(&column);
            match self.merges.iter().find(here) {
                Some(merge) if merge.rows.len() > 1 => 0.0,
                Some(merge) => sizes::height(text, self.widths[merge.columns.clone()].iter().sum()),
                None => sizes::height(text, self.widths[column]),
            }
        });
        heights.fold(0.0, f64::max).min(sizes::HIGHEST)
    }
}

/// The table's own title, else the official form of one.
fn title(catalogue: &Catalogue, place: &Jurisdiction) -> String {
    if let Some(title) = &catalogue.title {
        return title.value.clone();
    }
    let name = if place.baseline { "" } else { place.name.as_str() };
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

fn heading_height(columns: &[Column], widths: &[f64]) -> f64 {
    let height = |(column, width): (&Column, &f64)| {
        let own = sizes::height(&column.heading(), *width);
        if column.group().is_some() { own } else { own - GROUP_HEIGHT }
    };
    columns.iter().zip(widths).map(height).fold(0.0, f64::max)
}
