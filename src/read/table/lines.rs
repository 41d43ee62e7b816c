//! Rows that are no items, told by what they say: notes, numbers of columns.

use super::grid::Row;
use super::words;
use crate::source::{Located, Location};
use crate::value::numeral;

/// Whether the texts of a row are 1 2 3 …, 一 二 三 …, (1) (2) (3) … or A B C ….
pub(super) fn counts_up(row: &Row) -> bool {
    row.own().enumerate().all(|(index, cell)| {
        let text = &cell.text.value;
        text.len() <= 12 && {
            let bare = words::squeeze(text);
            let bare = bare.trim_matches(['(', ')', '[', ']', '.', '栏', '列']);
            numeral::parse(bare) == u32::try_from(index + 1).ok()
                || bare.len() == 1
                    && bare.bytes().next().map(|letter| usize::from(letter | 32)) == Some(97 + index)
        }
    })
}

/// Whether a text is a note on the table and not one of its rows.
#[must_use]
pub(super) fn is_note(text: &str) -> bool {
    let word = words::squeeze(text);
    [
        "注:",
        "注1",
        "备注:",
        "说明:",
        "※",
        "填表",
        "填报",
        "审核人",
        "制表",
        "联系人",
        "联系电话",
        "*注",
        "附注",
        "(注",
    ]
    .iter()
    .any(|start| word.starts_with(start))
}

/// The first place a row has text of its own.
#[must_use]
pub(super) fn first_own(row: &Row) -> Option<(&Located<String>, Location)> {
    row.own().next().map(|cell| (&cell.text, cell.text.at))
}
