//! YAML with a place for every key and value, and all its faults in one run.
//!
//! A walk over the lines finds broken layout and mends it in a copy; the parser reads the copy; what
//! it still refuses is left out, entry by entry, and named. Nothing is known of the catalogue here
//! but the words that are keys, which tell `名称：` from a sentence with a colon.

mod builder;
mod comments;
mod fault;
mod layout;
mod nodes;
mod recover;
mod refusal;
mod repair;
mod resume;
mod structure;
mod text;
mod tree;
mod value;
mod wording;

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;

pub use comments::comments;

use super::Bounds;
use super::report::Report;
use crate::diagnostic::{Sink, Words};
use crate::document::{Document, Node, Table};
use crate::source::{FileId, LineIndex};
use builder::Builder;
use fault::Flaw;
use refusal::Refusal;
use repair::{Places, Repair};
use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;
use tree::{Cause, Stop, Tree};

/// Reads one YAML text.
pub fn read(file: FileId, text: &str, bounds: &Bounds, sink: &mut Sink) -> Document {
    read_with(file, text, layout::flaws(text), bounds, sink)
}

/// Reads a text that is known to be laid out well, as the program's own are: nothing is looked for to be mended.
pub fn read_sound(file: FileId, text: &str, bounds: &Bounds, sink: &mut Sink) -> Document {
    read_with(file, text, Vec::new(), bounds, sink)
}

fn read_with(file: FileId, text: &str, flaws: Vec<Flaw>, bounds: &Bounds, sink: &mut Sink) -> Document {
    let mut report = Report::new(file, sink, bounds.findings);
    for flaw in &flaws {
        wording::tell(flaw, text, &mut report);
    }
    let repairs: Vec<Repair> = flaws.into_iter().flat_map(|flaw| flaw.repairs).collect();
    let (mended, places) = repair::apply(text, repairs);
    let tree = parse(file, text, mended, &places, bounds, &mut report);
    for note in &tree.notes {
        refusal::tell(note, text, &mut report);
    }
    report.finish();
    let table = |root: Node| Table { root, headings: None, notes: Vec::new() };
    Document { file, tables: tree.roots.into_iter().map(table).collect() }
}

/// Parses, and leaves out what the parser refuses until it refuses nothing more.
///
/// After a fault, parsing goes on at the element it was in, so that time stays in proportion to the
/// file. Once as much was read again as the file is long, however hostile, everything behind the
/// next fault is left out, and said so; likewise behind the last value the bounds allow.
fn parse(
    file: FileId,
    source: &str,
    mut text: Cow<'_, str>,
    places: &Places,
    bounds: &Bounds,
    report: &mut Report<'_>,
) -> Tree {
    let lines = OnceCell::new();
    let mut budget = 2 * text.len() + (8 << 20);
    let mut builder = Builder::new(source, places, file, bounds);
    let mut from = 0;
    while let Err(stop) = builder.run(&text, from) {
        budget = budget.saturating_sub(stop.at.saturating_sub(from) + 256);
        if let Some(next) = resume::dedent(&mut builder, &text, from) {
            from = next;
            continue;
        }
        let mut region = recover::region(&text, &stop);
        let is_last = budget == 0 || matches!(stop.cause, Cause::Nodes);
        if is_last {
            region.end = text.len();
        }
        let refusal = refusal::of(&stop.cause, bounds);
        let lines = lines.get_or_init(|| LineIndex::new(source));
        let told = place(&text, &stop, &region);
        tell(refusal, told, &region, &Texts { source, lines, places, mended: &text }, report);
        if is_last || region.is_empty() {
            break;
        }
        let anchor = resume::anchor(&builder, &text, &region);
        repair::blank(&mut text, region);
        from = resume::after(&mut builder, &text, anchor);
        if from == 0 {
            builder = Builder::new(source, places, file, bounds);
        }
    }
    builder.into_tree()
}

/// The text as written, its lines, and the mended text.
struct Texts<'a> {
    source: &'a str,
    lines: &'a LineIndex,
    places: &'a Places,
    mended: &'a str,
}

/// Tells why the parser stopped, and which lines are left out for it.
fn tell(
    refusal: Refusal,
    at: Range<usize>,
    region: &Range<usize>,
    texts: &Texts<'_>,
    report: &mut Report<'_>,
) {
    let at = texts.places.span(at);
    let mut finding = report.at(refusal.rule, at, refusal.message);
    let written = texts.mended[region.clone()].trim_end().len();
    let left_out = texts.places.span(region.start..region.start + written);
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
