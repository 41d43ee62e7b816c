//! 同上: a cell that says "as above" gets the text above it, and keeps its own place.

use super::grid::{Origin, Row};
use crate::source::Located;
use crate::value::text::is_ditto;

/// Resolves the repeats in the rows of one table; one without a text above it stays as it is.
///
/// Answers how many bytes were copied.
pub(super) fn resolve(rows: &mut [Row]) -> u64 {
    let mut copied = 0;
    for index in 1..rows.len() {
        let (above, below) = rows.split_at_mut(index);
        let (Some(above), Some(row)) = (above.last(), below.first_mut()) else { continue };
        for cell in &mut row.cells {
            if cell.origin != Origin::Own || !may_be_ditto(&cell.text.value) || !is_ditto(&cell.text.value) {
                continue;
            }
            if let Some(source) = above.cell(cell.column).filter(|source| !is_ditto(&source.text.value)) {
                copied += source.text.value.len() as u64;
                cell.text = Located::inexact(source.text.value.clone(), cell.text.at);
            }
        }
    }
    copied
}

/// Told by length and first character, without copying the text.
fn may_be_ditto(text: &str) -> bool {
    text.len() <= 40 && text.chars().next().is_some_and(|c| "同〃″〞々仝如见(（\"“”dDiI'＂".contains(c))
}
