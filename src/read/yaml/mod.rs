//! YAML with a place for every key and value, and all its faults in one run.
//!
//! A walk over the lines finds broken layout and mends it in a copy; the parser reads the copy; what
//! it still refuses is left out, entry by entry, and named. Nothing is known of the catalogue here
//! but the words that are keys, which tell `名称：` from a sentence with a colon.

mod comments;
mod fault;
mod layout;
mod recover;
mod refusal;
mod repair;
mod structure;
mod text;
mod tree;
mod value;
mod wording;

#[cfg(test)]
mod tests;

pub use comments::comments;

use super::Bounds;
use super::report::Report;
use crate::diagnostic::{Sink, Words};
use crate::document::{Document, Node, Table};
use crate::source::{FileId, LineIndex};
use refusal::Refusal;
use repair::{Repair, Repaired};
use std::cell::OnceCell;
use std::ops::Range;
use tree::{Cause, Stop, Tree};

/// Reads one YAML text.
pub fn read(file: FileId, text: &str, bounds: &Bounds, sink: &mut Sink) -> Document {
    let mut report = Report::new(file, sink, bounds.findings);
    let flaws = layout::flaws(text);
    for flaw in &flaws {
        wording::tell(flaw, text, &mut report);
    }
    let repairs: Vec<Repair> = flaws.into_iter().flat_map(|flaw| flaw.repairs).collect();
    let tree = parse(file, text, Repaired::new(text, repairs), bounds, &mut report);
    for note in &tree.notes {
        refusal::tell(note, text, &mut report);
    }
    report.finish();
    let table = |root: Node| Table { root, headings: None, notes: Vec::new() };
    Document { file, tables: tree.roots.into_iter().map(table).collect() }
}

/// Parses, and leaves out what the parser refuses until it refuses nothing more.
///
/// Once the text has been gone through some four times over, everything behind the next fault is
/// left out, and said so: time stays in proportion to the file, however hostile.
fn parse(
    file: FileId,
    source: &str,
    mut repaired: Repaired<'_>,
    bounds: &Bounds,
    report: &mut Report<'_>,
) -> Tree {
    let lines = OnceCell::new();
    let mut budget = 4 * repaired.text.len() + (8 << 20);
    loop {
        let stop = match tree::build(&repaired, source, file, bounds) {
            Ok(tree) => return tree,
            Err(stop) => stop,
        };
        let mut region = recover::region(&repaired.text, &stop);
        budget = budget.saturating_sub(stop.at + region.len() + 256);
        if budget == 0 || matches!(stop.cause, Cause::Nodes) {
            region.end = repaired.text.len();
        }
        let refusal = refusal::of(&stop.cause, bounds);
        let lines = lines.get_or_init(|| LineIndex::new(source));
        tell(
            refusal,
            place(&repaired.text, &stop, &region),
            &region,
            &Texts { source, lines, repaired: &repaired },
            report,
        );
        if region.len() >= repaired.text.len() || region.is_empty() {
            return Tree::default();
        }
        repaired.blank(region);
    }
}

/// The text as written, its lines, and the mended text.
struct Texts<'a> {
    source: &'a str,
    lines: &'a LineIndex,
    repaired: &'a Repaired<'a>,
}

/// Tells why the parser stopped, and which lines are left out for it.
fn tell(
    refusal: Refusal,
    at: Range<usize>,
    region: &Range<usize>,
    texts: &Texts<'_>,
    report: &mut Report<'_>,
) {
    let at = texts.repaired.span(at);
    let mut finding = report.at(refusal.rule, at, refusal.message);
    let written = texts.repaired.text[region.clone()].trim_end().len();
    let left_out = texts.repaired.span(region.start..region.start + written);
    let line = |offset: u32| texts.lines.position(texts.source, offset).line.get();
    let (first, last) = (line(left_out.start), line(left_out.end));
    let (chinese, english) = if first == last {
        (format!("第 {first} 行"), format!("line {first}"))
    } else {
        (format!("第 {first}～{last} 行"), format!("lines {first} to {last}"))
    };
    finding.help(Words::new(
        format!("{}；改好之前{chinese}没有读入，其余照常检查", refusal.help.chinese),
        format!(
            "{}; until then {english} of the file are left out, the rest is checked",
            refusal.help.english
        ),
    ));
    finding.about(wording::line_of(texts.source, at.start as usize));
    report.push(finding);
}

/// Where the finding stands: from where the parser stumbled to the end of that line; the whole line
/// where it stumbled over a line's beginning or end.
fn place(text: &str, stop: &Stop, region: &Range<usize>) -> Range<usize> {
    let at = if region.contains(&stop.at) { stop.at } else { region.start };
    let start = text[..at].rfind('\n').map_or(0, |at| at + 1);
    let line = text[start..].split('\n').next().unwrap_or("");
    let end = start + line.trim_end().len();
    let begin = start + (line.len() - line.trim_start().len());
    let marks = text[start..at].trim_matches([' ', '\t', '-']).is_empty();
    if !marks && at < end { at..end } else { begin.min(end)..end }
}
