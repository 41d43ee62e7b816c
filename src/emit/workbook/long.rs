//! Texts no cell takes. A workbook is still made: such a text is cut where it says so, and
//! [`cut_cells`] names each, so that the user hears of it and nothing is lost unseen.

use crate::catalogue::{Catalogue, Jurisdiction};
use crate::emit::table::{Kind, columns};
use crate::source::Location;
use std::borrow::Cow;

/// The longest text of a cell, in UTF-16 units.
const LONGEST: usize = 32_767;

/// Ends a text that was cut.
const CUT: &str = "……（表格一格最多32767字，此处截断，全文见网页、Word或JSON）";

/// A cell whose text was cut.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CutCell {
    /// The item's name, at most forty characters of it.
    pub item: String,
    /// The heading of the column.
    pub column: String,
    /// How many characters the whole text has.
    pub characters: usize,
    /// The item.
    pub at: Location,
}

/// The cells of a catalogue's table that a workbook does not hold in full, in order.
#[must_use]
pub fn cut_cells(catalogue: &Catalogue, place: &Jurisdiction) -> Vec<CutCell> {
    let (columns, kind) = (columns(catalogue, place), Kind::of(catalogue));
    let mut found = Vec::new();
    for item in &catalogue.items {
        let texts = columns.iter().map(|column| (column, column.text(item, "", &catalogue.legend)));
        found.extend(texts.filter(|(_, text)| is_long(text)).map(|(column, text)| CutCell {
            item: item.title().chars().take(40).collect(),
            column: column.heading(kind),
            characters: text.chars().count(),
            at: item.at,
        }));
    }
    found
}

/// The text as far as a cell takes it.
pub(super) fn fitted(text: &str) -> Cow<'_, str> {
    if !is_long(text) {
        return Cow::Borrowed(text);
    }
    let mut left = LONGEST - CUT.encode_utf16().count();
    let fits = |c: &char| {
        let length = c.len_utf16();
        let fits = length <= left;
        left = left.saturating_sub(length);
        fits
    };
    let mut kept: String = text.chars().take_while(fits).collect();
    kept.push_str(CUT);
    Cow::Owned(kept)
}

fn is_long(text: &str) -> bool {
    text.len() > LONGEST && text.encode_utf16().count() > LONGEST
}
