//! Texts of a workbook's cells that are nowhere in the JSON.
//!
//! Headings, ticks and ditto marks are not text. Of a channel cell the un-ticked options are not kept, and
//! an office's own words for an official channel are told apart: renamed, not lost.

use super::fold::{fold, squeeze};
use calamine::Reader;
use mulu::diagnostic::Sink;
use mulu::knowledge::Knowledge;
use mulu::knowledge::channels::Resolved;
use mulu::read::Bounds;
use mulu::read::table::boxes::{Mark, choices, mark};
use mulu::source::Files;
use mulu::value::text::{BoxState, is_ditto, is_ditto_of_column, tick};
use serde_json::Value;
use std::path::Path;

/// No channel's name has more characters.
const LONGEST_NAME: usize = 18;

/// What became of the texts that are not in the JSON as they stand.
#[derive(Default)]
pub(crate) struct Lost {
    /// Gone: sheet, row, column and text.
    pub(crate) lost: Vec<String>,
    /// Channels under their official name only.
    pub(crate) renamed: Vec<String>,
}

/// Seeks every cell of a workbook in the catalogues.
pub(crate) fn of(path: &Path, catalogues: &[Value], knowledge: &Knowledge) -> Lost {
    let mut kept = String::new();
    catalogues.iter().for_each(|catalogue| gather(catalogue, &mut kept));
    let headings = headings(path);
    let mut found = Lost::default();
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(path).unwrap();
    for (sheet, range) in book.worksheets() {
        let start = range.start().unwrap_or_default();
        for (row, column, cell) in range.used_cells() {
            let written = cell.to_string();
            let closed = fold(&written);
            if kept.contains(&closed) || headings.contains(&closed) || is_sign(&written) {
                continue;
            }
            let at = format!("{sheet} {}:{}", start.0 as usize + row + 1, start.1 as usize + column + 1);
            for piece in pieces(&written) {
                match fate(&piece, &kept, knowledge) {
                    Fate::Kept => {}
                    Fate::Renamed => found.renamed.push(format!("{at} {piece}")),
                    Fate::Gone => found.lost.push(format!("{at} {piece}")),
                }
            }
        }
    }
    found
}

/// All texts and keys but the places, folded.
fn gather(value: &Value, kept: &mut String) {
    match value {
        Value::Object(map) => {
            for (key, value) in map.iter().filter(|(key, _)| *key != "location") {
                kept.push_str(&fold(key));
                kept.push('|');
                gather(value, kept);
            }
        }
        Value::Array(parts) => parts.iter().for_each(|part| gather(part, kept)),
        Value::String(text) => {
            kept.push_str(&fold(text));
            kept.push('|');
        }
        Value::Number(number) => kept.push_str(&format!("{number}|")),
        Value::Null | Value::Bool(_) => {}
    }
}

fn headings(path: &Path) -> String {
    let mut files = Files::new();
    let id = files.add("table.xlsx", std::fs::read(path).unwrap());
    let document = mulu::read::read(id, &files, &Bounds::default(), &mut Sink::new());
    let all = document.tables.iter().flat_map(|table| table.headings.iter().flatten());
    all.map(|heading| fold(&heading.value) + "|").collect()
}

fn is_sign(written: &str) -> bool {
    let whole = squeeze(written);
    let ticked = whole.chars().count() <= 2 && tick(&whole).is_some();
    whole.is_empty() || ticked || is_ditto(written) || is_ditto_of_column(written) || is_head(&whole)
}

/// Headings repeated further down, or of tables that lie on their side.
fn is_head(text: &str) -> bool {
    let bare = text.trim_end_matches("(要素)").trim_end_matches("（要素）");
    let group = ["公开", "一级", "二级", "三级", "特定", "依申请", "主动", "全社会", "序号"];
    bare.chars().count() <= 10 && group.iter().any(|start| bare.starts_with(start))
}

enum Fate {
    Kept,
    Renamed,
    Gone,
}

fn fate(piece: &str, kept: &str, knowledge: &Knowledge) -> Fate {
    let piece = match piece.strip_prefix(['(', '（']).and_then(|rest| rest.strip_suffix([')', '）'])) {
        Some(within) => within,
        None => piece,
    };
    let has = |text: &str| kept.contains(&fold(text));
    if has(piece) || is_sign(piece) {
        return Fate::Kept;
    }
    if let Mark::Words(range) = mark(piece)
        && has(&piece[range])
    {
        return Fate::Kept;
    }
    // A sentence that ends like a channel is none.
    if piece.chars().count() > LONGEST_NAME {
        return Fate::Gone;
    }
    let channels = knowledge.channels().unwrap();
    let parts = channels.run_together(piece).unwrap_or_else(|| vec![piece]);
    let known = |part: &&str| match channels.resolve(part) {
        Resolved::Known(official) => has(&official.name),
        Resolved::Special(special) => has(&special.name),
        Resolved::Other(name) => has(&name),
        Resolved::Unknown => has(part),
    };
    if parts.iter().all(known) { Fate::Renamed } else { Fate::Gone }
}

/// The options of a boxed cell but the un-ticked, the words of a plain one.
fn pieces(written: &str) -> Vec<String> {
    let Some(choices) = choices(written) else { return words(written) };
    let mut found = Vec::new();
    let mut end = 0;
    for choice in choices {
        found.extend(words(&written[end..choice.range.start]));
        end = choice.range.end;
        if choice.state != Some(BoxState::Unticked) {
            found.extend(words(&written[choice.range]));
        }
    }
    found.extend(words(&written[end..]));
    // What stands between two options is a sign, not a word.
    found.retain(|word| word.chars().count() > 1);
    found
}

fn words(text: &str) -> Vec<String> {
    let apart = |c: char| c.is_whitespace() || "、，,；;。：:".contains(c);
    text.split(apart).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}
