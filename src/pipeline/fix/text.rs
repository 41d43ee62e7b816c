//! Fixes of YAML: edits of bytes, so that comments, order and quoting stay; what has been edited has
//! to read back as what was meant, and everything else as what it was.

use super::{After, Cure, Step, cannot_fix, refused};
use crate::diagnostic::{Diagnostic, Severity, Sink, Words};
use crate::document::{Node, NodeKind};
use crate::emit::yaml::{quoted, stays_plain};
use crate::read::{self, Bounds};
use crate::source::encoding::{decode, encode};
use crate::source::{FileId, Files, Location};
use std::ops::Range;

/// A scalar as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Leaf {
    range: Range<usize>,
    value: String,
    exact: bool,
}

/// A text as it was read.
#[derive(Debug)]
struct Reading {
    leaves: Vec<Leaf>,
    /// How many errors the reader has to tell of.
    errors: usize,
    /// Whether it is a table (`.csv`, a page), not YAML.
    table: bool,
}

/// An edit: what is replaced, and by what.
type Edit<'a> = (Range<usize>, &'a str);

/// How an edited plain scalar is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Manner {
    /// Without quotes where that reads back.
    Fitting,
    /// As the edit has it.
    Raw,
    /// In quotes.
    Quoted,
}

/// A round over one text.
pub(super) fn step(files: &Files, file: FileId, cures: &[Cure]) -> Step {
    let (Some(text), Some(encoding)) = (files.text(file), files.encoding(file)) else {
        return refused(cures, cannot_fix(files.name(file)));
    };
    let name = files.name(file);
    if encode(text, encoding) != files.bytes(file) {
        return refused(cures, lossy(name));
    }
    let before = reading(text);
    if before.table {
        return refused(cures, cannot_fix(name));
    }
    let chosen = apart(cures);
    // What mends the letters of YAML goes first: the places of values hold only within sound lines.
    let is_letters =
        |cure: &&Cure| cure.letters || edits(cure).iter().any(|edit| home(&before.leaves, &edit.0).is_none());
    let letters: Vec<&Cure> = chosen.iter().copied().filter(is_letters).collect();
    let (chosen, plain) = if letters.is_empty() { (chosen, false) } else { (letters, true) };
    let attempt = |cures: &[&Cure]| {
        let edits: Vec<Edit<'_>> = cures.iter().flat_map(|cure| edits(cure)).collect();
        if plain { mended(text, &before, &edits) } else { corrected(text, &before, &edits) }
    };
    let mut step = Step::default();
    let places = |cures: &[&Cure]| cures.iter().map(|cure| cure.edits.len()).sum::<usize>();
    let mut after = attempt(&chosen);
    step.applied = places(&chosen);
    if after.is_none() {
        // One of them does not read back: each by itself, the first good one now, the bad ones never.
        let good = chosen.iter().find_map(|cure| {
            let done = attempt(&[cure]);
            if done.is_none() {
                step.given_up.push(cure.fingerprint.clone());
            }
            done.map(|text| (text, places(&[cure])))
        });
        (after, step.applied) = good.map_or((None, 0), |(text, places)| (Some(text), places));
    }
    let Some(after) = after else { return step };
    let bytes = encode(&after, encoding);
    if decode(&bytes).is_none_or(|(back, same)| back != after || same != encoding) {
        return refused(cures, lossy(name));
    }
    step.after = Some(After::Text { bytes, before: text.to_owned(), after });
    step
}

fn lossy(name: &str) -> Words {
    Words::new(
        format!("{name} 的编码不能原样写回，没有修改；请先另存为 UTF-8"),
        format!("{name} cannot be written back in its encoding and was left alone; save it as UTF-8 first"),
    )
}

fn edits(cure: &Cure) -> Vec<Edit<'_>> {
    let mut found = Vec::new();
    for (at, text) in &cure.edits {
        match at {
            Location::Text { span, .. } => found.push((span.range(), text.as_str())),
            Location::Cell { .. } | Location::File(_) => {}
        }
    }
    found
}

/// Fixes none of which overlaps another; the others wait for the next round.
fn apart(cures: &[Cure]) -> Vec<&Cure> {
    let mut taken: Vec<Range<usize>> = Vec::new();
    let mut chosen = Vec::new();
    for cure in cures {
        let own = edits(cure);
        let free = |range: &Range<usize>| {
            taken.iter().all(|other| range != other && (range.end <= other.start || other.end <= range.start))
        };
        if own.iter().all(|(range, _)| free(range)) {
            taken.extend(own.into_iter().map(|(range, _)| range));
            chosen.push(cure);
        }
    }
    chosen
}

/// The scalar an edit lies in.
fn home<'a>(leaves: &'a [Leaf], edit: &Range<usize>) -> Option<&'a Leaf> {
    leaves.iter().find(|leaf| {
        let inside = leaf.range.start <= edit.start && edit.end <= leaf.range.end && !leaf.range.is_empty();
        inside && (leaf.exact || leaf.range == *edit)
    })
}

fn reading(text: &str) -> Reading {
    let mut files = Files::new();
    let file = files.add("", text.as_bytes().to_vec());
    let mut sink = Sink::new();
    let document = read::read(file, &files, &Bounds::default(), &mut sink);
    let mut leaves = Vec::new();
    document.tables.iter().for_each(|table| collect(&table.root, &mut leaves));
    let is_error = |finding: &Diagnostic| finding.severity == Severity::Error;
    let findings = sink.finish(&crate::diagnostic::Levels::default(), &files);
    Reading {
        leaves,
        errors: findings.into_iter().filter(is_error).count(),
        table: document.tables.iter().any(|table| table.headings.is_some()),
    }
}

fn collect(node: &Node, leaves: &mut Vec<Leaf>) {
    let leaf = |at: Location, value: &str, exact: bool| match at {
        Location::Text { span, .. } => Some(Leaf { range: span.range(), value: value.to_owned(), exact }),
        Location::Cell { .. } | Location::File(_) => None,
    };
    match &node.kind {
        NodeKind::Null => {}
        NodeKind::Text { text, exact } => leaves.extend(leaf(node.at, text, *exact)),
        NodeKind::List(list) => list.iter().for_each(|node| collect(node, leaves)),
        NodeKind::Map(entries) => {
            for entry in entries {
                leaves.extend(leaf(entry.key.at, &entry.key.value, entry.key.exact));
                collect(&entry.value, leaves);
            }
        }
    }
}

/// The text with edits of its letters, if the reader has no more to complain of than before.
fn mended(text: &str, before: &Reading, edits: &[Edit<'_>]) -> Option<String> {
    let after = spliced(text, edits.iter().map(|(range, new)| (range.clone(), (*new).to_owned())).collect());
    (reading(&after).errors <= before.errors).then_some(after)
}

/// The text with edits of values, if it reads back with these values changed and no other.
fn corrected(text: &str, before: &Reading, edits: &[Edit<'_>]) -> Option<String> {
    let expected: Vec<String> = before.leaves.iter().map(|leaf| expected(text, leaf, edits)).collect();
    [Manner::Fitting, Manner::Raw, Manner::Quoted].into_iter().find_map(|manner| {
        let after = written(text, before, edits, manner);
        let back = reading(&after);
        let same = back.leaves.iter().map(|leaf| &leaf.value).eq(&expected);
        (same && back.errors <= before.errors).then_some(after)
    })
}

fn within<'a, 'b>(leaf: &'b Leaf, edits: &'b [Edit<'a>]) -> impl Iterator<Item = &'b Edit<'a>> {
    edits.iter().filter(|(range, _)| home(std::slice::from_ref(leaf), range).is_some())
}

/// The value of a scalar after the edits.
fn expected(text: &str, leaf: &Leaf, edits: &[Edit<'_>]) -> String {
    let own: Vec<&Edit<'_>> = within(leaf, edits).collect();
    match own.as_slice() {
        [] => leaf.value.clone(),
        [(range, new)] if !leaf.exact && *range == leaf.range => (*new).to_owned(),
        several => {
            let start = leaf.range.start;
            let moved = several.iter().map(|(at, new)| (at.start - start..at.end - start, (*new).to_owned()));
            spliced(text.get(leaf.range.clone()).unwrap_or(""), moved.collect())
        }
    }
}

fn written(text: &str, before: &Reading, edits: &[Edit<'_>], manner: Manner) -> String {
    let mut all: Vec<(Range<usize>, String)> = Vec::new();
    let mut seen: Vec<&Range<usize>> = Vec::new();
    for leaf in &before.leaves {
        let own: Vec<&Edit<'_>> = within(leaf, edits).collect();
        // An alias repeats the scalar of its anchor at the same place.
        if own.is_empty() || seen.contains(&&leaf.range) {
            continue;
        }
        seen.push(&leaf.range);
        let value = expected(text, leaf, edits);
        let whole = match manner {
            Manner::Fitting => !stays_plain(&value),
            Manner::Raw => false,
            Manner::Quoted => true,
        };
        match quote(text, leaf) {
            Some(quote) => {
                all.extend(own.iter().map(|(range, new)| (range.clone(), within_quotes(new, quote))));
            }
            None if whole => all.push((leaf.range.clone(), quoted(&value))),
            None => all.extend(own.iter().map(|(range, new)| (range.clone(), (*new).to_owned()))),
        }
    }
    spliced(text, all)
}

/// The quotes around a scalar whose place is what stands between them.
fn quote(text: &str, leaf: &Leaf) -> Option<char> {
    let open = text.get(..leaf.range.start)?.chars().next_back()?;
    let close = text.get(leaf.range.end..)?.chars().next()?;
    (leaf.exact && open == close && matches!(open, '"' | '\'')).then_some(open)
}

fn within_quotes(new: &str, quote: char) -> String {
    if quote == '\'' { new.replace('\'', "''") } else { new.replace('\\', "\\\\").replace('"', "\\\"") }
}

fn spliced(text: &str, mut edits: Vec<(Range<usize>, String)>) -> String {
    edits.sort_by_key(|(range, _)| std::cmp::Reverse((range.start, range.end)));
    let mut after = text.to_owned();
    for (range, new) in edits {
        if after.get(range.clone()).is_some() {
            after.replace_range(range, &new);
        }
    }
    after
}
