//! How wide columns and how high rows must be, so that no text is cut off.
//!
//! A spreadsheet does not fit rows by itself where cells are merged, and WPS and LibreOffice not
//! always where they are not; so heights are worked out here from the width of characters. All
//! figures are for 10 point 宋体 (or what stands in for it) and lean to the generous side.

use super::columns::Column;
use crate::catalogue::Field;

/// The pixels of a column unit (the widest digit of 11 point 宋体).
const UNIT: f64 = 8.0;
/// The pixels a half-width and a full-width character take, with a little to spare.
const HALF: f64 = 7.4;
const FULL: f64 = 13.6;
/// The points of a line, after the most generous of the usual fonts.
const LINE: f64 = 14.6;
const PADDING: f64 = 6.0;
/// The lowest row, and the highest a spreadsheet takes.
const LOWEST: f64 = 30.0;
pub(in crate::emit) const HIGHEST: f64 = 409.0;
/// A column grows while a cell of it is higher than this.
const COMFORTABLE: f64 = 290.0;
const WIDEST: f64 = 120.0;
/// What is left of the height in a wider column, where widening is of no use.
const LITTLE_GAIN: f64 = 0.95;

/// The width of a column, in column units, for the texts that will stand in it.
pub(in crate::emit) fn width<'a>(column: &Column, texts: impl Iterator<Item = &'a str> + Clone) -> f64 {
    let highest = |width: f64| texts.clone().map(|text| height(text, width)).fold(0.0, f64::max);
    let mut width = usual_width(column);
    let mut needed = highest(width);
    while width < WIDEST && needed > COMFORTABLE {
        let wider = (width * 1.25).min(WIDEST);
        let lower = highest(wider);
        // Many short lines are as high in a wide column: it grows only while lines are broken.
        if lower > needed * LITTLE_GAIN {
            break;
        }
        (width, needed) = (wider, lower);
    }
    width.round()
}

/// The height a text needs in a column.
pub(in crate::emit) fn height(text: &str, width: f64) -> f64 {
    let lines: usize = text.split('\n').map(|line| lines(line, width)).sum();
    #[expect(clippy::cast_precision_loss, reason = "a cell has at most 32,767 characters")]
    let lines = lines as f64;
    (lines * LINE + PADDING).max(LOWEST)
}

/// The width of a column whatever its texts.
pub(in crate::emit) fn usual_width(column: &Column) -> f64 {
    match column {
        Column::Seq => 5.0,
        Column::Category(_) => 10.0,
        Column::Name(0) => 22.0,
        Column::Name(_) => 15.0,
        Column::Plain(field) => field_width(*field),
        Column::Everyone | Column::Mode(_) | Column::Level(_) => 5.0,
        Column::Groups => 9.0,
        Column::Extra(_) => 14.0,
    }
}

fn field_width(field: Field) -> f64 {
    match field {
        Field::Content | Field::Basis => 26.0,
        Field::Channels => 30.0,
        Field::Deadline => 14.0,
        Field::Body => 11.0,
        Field::Code => 10.0,
        Field::Note => 22.0,
        Field::Url | Field::Sources => 26.0,
        Field::Advisory => 8.0,
        _ => 14.0,
    }
}

/// How many lines a paragraph takes. Words of Latin letters break anywhere here and as a whole in
/// the spreadsheet, which is why a line is counted a little short.
fn lines(paragraph: &str, width: f64) -> usize {
    let room = (width * UNIT - 4.0).max(FULL);
    let mut lines = 1;
    let mut used = 0.0;
    for c in paragraph.chars() {
        let size = if c.is_ascii() { HALF } else { FULL };
        if used + size > room {
            lines += 1;
            used = 0.0;
        }
        used += size;
    }
    lines
}

/// Raises the rows under a merged cell until its text fits; no row beyond [`HIGHEST`].
pub(in crate::emit) fn raise(rows: &mut [f64], needed: f64) {
    let missing = needed - rows.iter().sum::<f64>();
    if missing > 0.0 {
        #[expect(clippy::cast_precision_loss, reason = "a sheet has at most 1,048,576 rows")]
        let share = missing / rows.len().max(1) as f64;
        rows.iter_mut().for_each(|row| *row = (*row + share).min(HIGHEST));
    }
}
