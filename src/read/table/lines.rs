//! Rows that are no items, told by what they say: notes, numbers of columns.

use super::grid::Row;
use super::words;
use crate::source::{Located, Location, SharedText};
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

/// Whether a text is a number as items are numbered: 12, 3.1, （一）, 05.
pub(super) fn is_number(text: &str) -> bool {
    if text.len() > 18 {
        return false;
    }
    let word = words::squeeze(text);
    let bare = word.trim_matches(['(', ')', '.', '、', '第']);
    !bare.is_empty()
        && (bare.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-'))
            || numeral::parse(bare).is_some())
}

/// Whether a text is a note on the table and not one of its rows.
pub(super) fn is_note(text: &str) -> bool {
    const STARTS: [&str; 9] = ["注:", "注1", "备注:", "说明:", "※", "填表说明", "*注", "附注", "(注"];
    /// Who filled the table in: notes where something follows; 联系电话 by itself may be a content.
    const SIGNED: [&str; 14] = [
        "填表",
        "填报",
        "审核人",
        "审批人",
        "审签人",
        "签发人",
        "制表",
        "联系人",
        "联系电话",
        "负责人",
        "报送",
        "校对",
        "经办人",
        "单位负责人",
    ];
    let word = words::squeeze(text);
    STARTS.iter().any(|start| word.starts_with(start))
        || SIGNED.iter().any(|start| word.starts_with(start)) && word.contains([':', '年'])
}

/// Whether a row is the number of a printed page: — 1 —, 第3页, 第 3 页 共 12 页.
pub(super) fn is_page_number(row: &Row) -> bool {
    let mut own = row.own();
    let (Some(cell), None) = (own.next(), own.next()) else { return false };
    let text = cell.text.value.as_str();
    text.len() <= 48 && {
        let word = words::squeeze(text);
        let marks = ['-', '—', '–', '－', '─', '第', '页', '共', '/', '·'];
        word.contains(marks)
            && word.contains(|c: char| c.is_ascii_digit())
            && word.chars().all(|c| c.is_ascii_digit() || marks.contains(&c))
            && (word.starts_with(marks) && word.ends_with(marks) || word.contains('页'))
    }
}

/// Whether a row is one of the table's: several cells, and none of them a heading or a signature.
pub(super) fn is_data(row: &Row) -> bool {
    row.own().count() >= 3
        && !super::headings::opens_a_table(row)
        && !row.own().any(|cell| is_note(&cell.text.value))
}

/// Whether a row adds up the others: 合计, 总计.
pub(super) fn is_total(row: &Row) -> bool {
    let first = row.own().next().filter(|cell| cell.text.value.len() <= 24);
    first.is_some_and(|cell| {
        let word = words::squeeze(&cell.text.value);
        ["合计", "总计", "小计", "共计"].iter().any(|total| word.trim_end_matches(':') == *total)
    }) && row.own().count() <= 4
}

/// The first place a row has text of its own.
#[must_use]
pub(super) fn first_own(row: &Row) -> Option<(&Located<SharedText>, Location)> {
    row.own().next().map(|cell| (&cell.text, cell.text.at))
}
