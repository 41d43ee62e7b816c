//! Where the headings of a table are: recognised by what they say and how they are merged, not by position.

use super::columns::{self, Column, Role, Word, damaged_word, word};
use super::grid::{Cell, Merge, Origin, Row};
use super::settle;
use super::words;
use crate::catalogue::Field;
use crate::source::{Located, SharedText};
use std::collections::BTreeMap;

/// The heading rows of one table: indices into the rows of a grid, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// The first.
    pub top: usize,
    /// The last.
    pub bottom: usize,
}

/// No table has been seen with more heading rows.
const MOST_ROWS: u32 = 4;

/// All heading blocks of a grid, in order.
#[must_use]
pub fn blocks(rows: &[Row], merges: &[Merge]) -> Vec<Block> {
    let mut found = Vec::new();
    let mut index = 0;
    while let Some(row) = rows.get(index) {
        if opens_a_table(row) {
            let bottom = block_end(rows, merges, index);
            found.push(Block { top: index, bottom });
            index = bottom + 1;
        } else {
            index += 1;
        }
    }
    found
}

/// Whether the texts of a row are headings: at least two names of columns, and hardly anything else.
///
/// A row of a card, 公开对象 | 全社会 | 公开方式 | 主动, has words for headings as well, but as labels and values.
pub(super) fn opens_a_table(row: &Row) -> bool {
    // A row that begins with a number is none, and there are many of those.
    let number = |cell: &Cell| cell.text.value.bytes().all(|byte| byte.is_ascii_digit());
    if row.own().next().is_none_or(number) {
        return false;
    }
    let (mut fields, mut known, mut under, mut texts) = (0, 0, 0, 0);
    for cell in row.own() {
        texts += 1;
        if !words::may_be_heading(&cell.text.value) {
            continue;
        }
        let key = words::heading(&cell.text.value).key;
        match word(&key).or_else(|| damaged_word(&key)) {
            Some(Word::Field(_) | Word::Depth(_)) => fields += 1,
            Some(Word::Under(_)) => under += 1,
            None => continue,
        }
        known += 1;
    }
    (fields >= 3 && known * 2 >= texts)
        || (fields >= 2 && (known >= 5 || under == 0 && known * 5 >= texts * 4) && texts >= 2)
}

/// The last heading row of a block that begins at `top`.
fn block_end(rows: &[Row], merges: &[Merge], top: usize) -> usize {
    let Some(first) = rows.get(top) else { return top };
    let limit = first.number + MOST_ROWS;
    let merged_to = merges
        .iter()
        .filter(|merge| merge.first.row == first.number && merge.last.row < limit)
        .filter(|merge| first.cell(merge.first.column).is_some_and(|cell| is_heading_text(&cell.text.value)))
        .map(|merge| merge.last.row)
        .max()
        .unwrap_or(first.number);
    let mut bottom = top;
    while let Some(next) = rows.get(bottom + 1) {
        let within = next.number <= merged_to;
        let below =
            next.number < limit && rows.get(bottom).is_some_and(|last| continues_headings(last, next));
        if !within && !below {
            break;
        }
        bottom += 1;
    }
    bottom
}

fn is_heading_text(text: &str) -> bool {
    let key = words::heading(text).key;
    word(&key).is_some() || damaged_word(&key).is_some()
}

/// Whether a row under a heading row holds headings as well: words that stand under groups, the
/// second half of a word cut in two, or anything short under a heading merged sideways.
fn continues_headings(above: &Row, row: &Row) -> bool {
    let (mut evidence, mut texts, mut words_seen) = (0, 0, 0);
    for cell in row.own() {
        texts += 1;
        if cell.text.value.len() > 120 {
            return false;
        }
        let key = words::heading(&cell.text.value).key;
        let over = above.cell(cell.column);
        let joined = over.map(|over| words::heading(&over.text.value).key + &key);
        let known =
            word(&key).is_some() || !key.is_empty() && joined.is_some_and(|joined| word(&joined).is_some());
        let spread = over.is_some_and(|over| is_spread(above, over));
        let known = known || is_option(&key);
        evidence += usize::from(known || (spread && !key.chars().all(|c| c.is_ascii_digit())));
        words_seen += usize::from(known);
    }
    texts > 0 && words_seen > 0 && evidence * 10 >= texts * 7
}

/// Whether a heading names an option that stands a column of its own under 公开渠道和载体 or 五公开.
fn is_option(key: &str) -> bool {
    const OPTIONS: [&str; 17] = [
        "政府网站",
        "政府公报",
        "两微一端",
        "发布会/听证会",
        "广播电视",
        "纸质媒体",
        "公开查阅点",
        "政务服务中心",
        "便民服务站",
        "入户/现场",
        "社区/企事业单位/村公示栏(电子屏)",
        "精准推送",
        "决策",
        "执行",
        "管理",
        "服务",
        "结果",
    ];
    OPTIONS.contains(&key)
}

/// Whether a cell is part of a region merged sideways.
fn is_spread(row: &Row, cell: &Cell) -> bool {
    matches!(cell.origin, Origin::Left(_))
        || row.cell(cell.column + 1).is_some_and(|next| next.origin == Origin::Left(cell.column))
}

/// The columns under a heading block, from left to right, and what the legends in the headings say.
#[must_use]
pub fn columns(rows: &[Row], block: Block) -> (Vec<Column>, Vec<Located<SharedText>>) {
    let rows = rows.get(block.top..=block.bottom).unwrap_or(&[]);
    let mut paths: BTreeMap<u32, Vec<Located<SharedText>>> = BTreeMap::new();
    let mut legends: Vec<Located<SharedText>> = Vec::new();
    for cell in rows.iter().flat_map(|row| &row.cells) {
        let path = paths.entry(cell.column).or_default();
        if cell.origin == Origin::Own && words::heading(&cell.text.value).legend.is_some() {
            legends.push(cell.text.clone());
        }
        if path.last().is_none_or(|last| last.at != cell.text.at) {
            path.push(cell.text.clone());
        }
    }
    inherit_groups(rows, &mut paths);
    let mut found: Vec<Column> = Vec::new();
    for (number, path) in paths {
        let Some(column) = column(number, &path) else { continue };
        match found.last_mut().filter(|last| goes_on(last, &column)) {
            Some(last) => last.also.push(number),
            None => found.push(column),
        }
    }
    settle::settle(&mut found);
    (found, legends)
}

/// Every heading of a block, groups included, blanks closed and legends cut off.
#[must_use]
pub fn texts(rows: &[Row], block: Block) -> Vec<Located<SharedText>> {
    let rows = rows.get(block.top..=block.bottom).unwrap_or(&[]);
    let own = rows.iter().flat_map(Row::own);
    own.map(|cell| Located::inexact(words::heading(&cell.text.value).key.into(), cell.text.at)).collect()
}

/// Where headings lost their merges, a column without a text on top belongs to the group on its left.
fn inherit_groups(rows: &[Row], paths: &mut BTreeMap<u32, Vec<Located<SharedText>>>) {
    let (Some(top), true) = (rows.first(), rows.len() > 1) else { return };
    let mut group: Option<Located<SharedText>> = None;
    for (number, path) in paths.iter_mut() {
        match top.cell(*number) {
            Some(cell) if path.len() > 1 => group = Some(cell.text.clone()),
            Some(_) => group = None,
            None => {
                if let Some(group) = &group {
                    path.insert(0, group.clone());
                }
            }
        }
    }
}

/// Whether a column stands under the very heading of the one on its left, merged over both without words
/// of their own below. Columns that name the item are each a level; ticks cannot be told apart so.
fn goes_on(last: &Column, column: &Column) -> bool {
    let texts = matches!(column.role, Role::Field(field) if !matches!(field, Field::Category | Field::Name | Field::Seq));
    texts && last.role == column.role && last.heading.at == column.heading.at
}

fn column(number: u32, path: &[Located<SharedText>]) -> Option<Column> {
    let (leaf, top) = (path.last()?, path.first()?);
    let keys: Vec<String> = path.iter().map(|text| words::heading(&text.value).key).collect();
    let refs: Vec<&str> = keys.iter().map(String::as_str).collect();
    let role = columns::role(&refs);
    let joined = path.len() > 1
        && matches!(&role, Role::Field(field) if columns::word(keys.last()?) != Some(Word::Field(*field)));
    let text = if joined { keys.concat() } else { keys.last()?.clone() };
    Some(Column {
        number,
        heading: Located::inexact(text.into(), leaf.at),
        group: Located::inexact(keys.first()?.as_str().into(), top.at),
        role,
        also: Vec::new(),
    })
}
