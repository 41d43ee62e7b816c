//! Tables that stand side by side on one sheet, parted before anything else is read.

use super::columns::{Word, word};
use super::grid::{Cell, Grid, Row};
use super::headings::{self, opens_a_table};
use super::words;

/// The most tables that stand side by side; more has never been seen.
const MOST: usize = 8;

/// Parts a grid where its headings begin once more further to the right; most grids stay whole.
pub(super) fn part(mut grid: Grid) -> Vec<Grid> {
    let mut found = Vec::new();
    while found.len() < MOST {
        let Some(column) = second_start(&grid) else { break };
        let left = cut(&mut grid, column);
        found.push(left);
    }
    found.push(grid);
    found
}

/// The column at which the headings of the first table begin again, each half being a table by itself.
fn second_start(grid: &Grid) -> Option<u32> {
    let block = headings::blocks(&grid.rows, &grid.merges).into_iter().next()?;
    let top = grid.rows.get(block.top)?;
    let key = |cell: &Cell| words::heading(&cell.text.value).key;
    let mut own = top.own();
    let first = own.find(|cell| matches!(word(&key(cell)), Some(Word::Field(_) | Word::Depth(_))))?;
    let again = own.find(|cell| key(cell) == key(first))?.column;
    let half = |wanted: &dyn Fn(u32) -> bool| {
        let cells = top.cells.iter().filter(|cell| wanted(cell.column)).cloned().collect();
        opens_a_table(&Row { number: top.number, at: top.at, cells })
    };
    let whole = |merge: &super::grid::Merge| merge.first.column >= again || merge.last.column < again;
    let below = grid.merges.iter().filter(|merge| merge.first.row >= top.number);
    (half(&|column| column < again) && half(&|column| column >= again) && below.into_iter().all(whole))
        .then_some(again)
}

/// Takes what stands left of a column out of a grid.
fn cut(grid: &mut Grid, column: u32) -> Grid {
    let mut rows = Vec::new();
    for row in &mut grid.rows {
        let right = row.cells.split_off(row.cells.partition_point(|cell| cell.column < column));
        let left = std::mem::replace(&mut row.cells, right);
        if !left.is_empty() {
            rows.push(Row { number: row.number, at: row.at, cells: left });
        }
    }
    grid.rows.retain(|row| !row.cells.is_empty());
    let (left, right) = grid.merges.iter().partition(|merge| merge.first.column < column);
    grid.merges = right;
    Grid { name: grid.name.clone(), home: grid.home, rows, merges: left }
}
