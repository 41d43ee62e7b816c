//! 同上: a cell that says "as above" gets the text above it, and keeps its own place.

use super::grid::{Origin, Row};
use super::rows::Kind;
use crate::source::{Located, SharedText};
use crate::value::content;
use crate::value::text::{comparable, is_ditto};

/// Resolves the repeats in the rows of one table; one without a text above it stays as it is.
///
/// Above means the item above: notes, headings repeated on a new page and the names of sections in
/// between are passed over, and so are the further rows of an item that say nothing in that column.
/// `budget` is how many bytes may be copied; once it is used up the marks stay.
pub(super) fn resolve(rows: &mut [Row], kinds: &[Kind], budget: &mut u64) {
    for index in 1..rows.len() {
        let (above, below) = rows.split_at_mut(index);
        let Some(row) = below.first_mut().filter(|_| is_of_an_item(kinds, index)) else { continue };
        for at in 0..row.cells.len() {
            let Some(cell) = row.cells.get(at).filter(|cell| cell.origin == Origin::Own) else { continue };
            let text = &cell.text.value;
            let found = if is_left(text) {
                at.checked_sub(1).and_then(|left| row.cells.get(left)).map(|left| left.text.value.clone())
            } else if may_be_ditto(text) && is_ditto(text) {
                source(above, kinds, cell.column).cloned()
            } else if may_hold_ditto(text) {
                source(above, kinds, cell.column).and_then(|source| inner(text, source)).map(SharedText::from)
            } else {
                None
            };
            let Some(found) = found.filter(|found| found.len() as u64 <= *budget) else { continue };
            *budget -= found.len() as u64;
            if let Some(cell) = row.cells.get_mut(at) {
                cell.text = Located::inexact(found, cell.text.at);
            }
        }
    }
}

fn is_of_an_item(kinds: &[Kind], index: usize) -> bool {
    matches!(kinds.get(index), Some(Kind::Item | Kind::More))
}

/// The text of a column in the item above.
fn source<'a>(above: &'a [Row], kinds: &[Kind], column: u32) -> Option<&'a SharedText> {
    for (index, row) in above.iter().enumerate().rev() {
        if !is_of_an_item(kinds, index) {
            continue;
        }
        if let Some(cell) = row.cell(column) {
            return Some(&cell.text.value).filter(|text| !is_ditto(text));
        }
        if kinds.get(index) == Some(&Kind::Item) {
            break;
        }
    }
    None
}

/// Told by length and first character, without copying the text.
fn may_be_ditto(text: &str) -> bool {
    text.len() <= 40 && text.chars().next().is_some_and(|c| "同〃″〞々仝如见(（\"“”dDiI'＂".contains(c))
}

/// 同左: as in the cell on the left.
fn is_left(text: &str) -> bool {
    text.len() <= 40
        && text.starts_with(['同', '(', '（'])
        && comparable(text).trim_matches(['(', ')']) == "同左"
}

fn may_hold_ditto(text: &str) -> bool {
    // One quick search says no to nearly every cell.
    let holds = || memchr::memmem::find(text.as_bytes(), "同上".as_bytes()).is_some();
    (9..4096).contains(&text.len())
        && holds()
        && (text.contains("内容同上") || text.contains("：同上") || text.contains(":同上"))
}

/// A list with elements such as 办事指南：内容同上: each takes over the element of the same name above.
///
/// `None` where an element above with that name is not to be found: then nothing is certain.
fn inner(text: &str, source: &str) -> Option<String> {
    let above: Vec<&str> = content::split(source).into_iter().filter_map(|part| source.get(part)).collect();
    let mut found = String::new();
    let mut from = 0;
    for part in content::split(text) {
        let element = text.get(part.clone())?;
        let Some((name, said)) = element.split_once(['：', ':']) else { continue };
        let said = comparable(said);
        if said != "内容同上" && said != "同上" {
            continue;
        }
        let name = comparable(name);
        let same = above.iter().find(|element| {
            let folded = comparable(element);
            folded.strip_prefix(&name).is_some_and(|rest| rest.is_empty() || rest.starts_with(['(', ':']))
        })?;
        found.push_str(text.get(from..part.start)?);
        found.push_str(same);
        from = part.end;
    }
    found.push_str(text.get(from..)?);
    (from > 0).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::inner;

    #[test]
    fn an_element_takes_over_its_namesake_above() {
        let above = "1.办事指南（事项名称、设定依据、申请条件）；2.行政许可决定。";
        assert_eq!(
            inner("1.办事指南：内容同上；2.其他", above).as_deref(),
            Some("1.办事指南（事项名称、设定依据、申请条件）；2.其他")
        );
        assert_eq!(inner("1.服务规范：内容同上；2.其他", above), None);
    }
}
