//! Items torn over sheet rows that are not merged, put together again before the rows are told apart.
//!
//! A page printed from a text program and copied back breaks a cell in the middle of a word: its first
//! line stands in a row of its own above the row with the number. Only what is certain is mended: a title
//! or a bracket opened in the upper row and closed in the lower.

use super::columns::{Column, Role};
use super::grid::{Origin, Row};
use crate::catalogue::Field;
use crate::source::Located;

/// Joins rows that are the torn-off head of the numbered row below them.
pub(super) fn torn_rows(columns: &[Column], rows: Vec<Row>) -> Vec<Row> {
    let seq = columns.iter().find(|column| column.role == Role::Field(Field::Seq));
    let Some(seq) = seq.map(|column| column.number) else { return rows };
    let numbered = |row: &Row| row.cell(seq).is_some_and(|cell| cell.origin == Origin::Own);
    if rows.iter().all(|row| row.cell(seq).is_some()) {
        return rows;
    }
    let mut found: Vec<Row> = Vec::with_capacity(rows.len());
    for row in rows {
        let torn = found.last().is_some_and(|above| {
            numbered(&row)
                && above.cell(seq).is_none()
                && above.number + 1 == row.number
                && is_torn(above, &row)
        });
        match found.pop_if(|_| torn) {
            Some(above) => found.push(join(above, row)),
            None => found.push(row),
        }
    }
    found
}

/// Whether a text of the upper row is left open and closed in the same column below.
fn is_torn(above: &Row, below: &Row) -> bool {
    above.own().any(|cell| {
        let next = below.cell(cell.column).filter(|next| next.origin == Origin::Own);
        open(&cell.text.value) && next.is_some_and(|next| closes(&next.text.value))
    })
}

fn open(text: &str) -> bool {
    [('《', '》'), ('（', '）'), ('(', ')'), ('〔', '〕')].iter().any(|(open, close)| {
        text.rfind(*open).is_some_and(|at| text.rfind(*close).is_none_or(|closed| closed < at))
    })
}

fn closes(text: &str) -> bool {
    [('《', '》'), ('（', '）'), ('(', ')'), ('〔', '〕')].iter().any(|(open, close)| {
        text.find(*close).is_some_and(|at| text.find(*open).is_none_or(|opened| opened > at))
    })
}

fn join(above: Row, mut row: Row) -> Row {
    for cell in above.cells {
        if cell.origin != Origin::Own {
            continue;
        }
        match row.cells.binary_search_by_key(&cell.column, |cell| cell.column) {
            Ok(at) => {
                let below = &mut row.cells[at].text;
                *below = Located::inexact(format!("{}{}", cell.text.value, below.value).into(), below.at);
            }
            Err(at) => row.cells.insert(at, cell),
        }
    }
    row
}
