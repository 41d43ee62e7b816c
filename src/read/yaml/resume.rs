//! Where parsing goes on after a fault: at the element or entry it was in, into the collection already begun.
//!
//! Only the outermost list (or, without one, the root map) is gone on with; that is where the items are.

use super::builder::Builder;
use super::text::{self, Lead};

use std::ops::Range;

/// Where the element or entry a parser stopped in begins, found before anything is left out.
pub(super) fn anchor(builder: &Builder<'_>, text: &str, region: &Range<usize>) -> Option<usize> {
    let index = outermost(builder)?;
    let frame = &builder.frames[index];
    let inside = builder.frames.len() > index + 1 || frame.key.is_some() || builder.reached > region.start;
    let from = match inside {
        true if frame.list => marked_line(text, frame.child),
        true => Some(line_start(text, frame.child)),
        false => content_line(text, builder.reached),
    };
    from.filter(|from| *from <= region.start)
}

/// Where to go on after a stretch was left out; 0 to begin anew.
pub(super) fn after(builder: &mut Builder<'_>, text: &str, anchor: Option<usize>) -> usize {
    let (Some(last), Some(from)) = (outermost(builder), anchor) else { return 0 };
    let next = content_line(text, from).unwrap_or(text.len());
    let index = if next == text.len() { Some(last) } else { holder(builder, text, next, last) };
    let Some(index) = index else { return 0 };
    builder.forget(last + 1, from);
    builder.close(index + 1);
    next
}

/// Where to go on when a parser that went on within a list or map met a line further left, which
/// belongs to one further out: no fault at all.
pub(super) fn dedent(builder: &mut Builder<'_>, text: &str, from: usize) -> Option<usize> {
    if from == 0 {
        return None;
    }
    let next = content_line(text, builder.reached).filter(|next| *next > from)?;
    let lead = Lead::of(line(text, next));
    let open =
        builder.frames.iter().any(|frame| frame.flow) || !is_bare(text.get(builder.reached.min(next)..next)?);
    if open || text::is_dash(&line(text, next)[lead.bytes..]) {
        return None;
    }
    let first = Lead::of(line(text, from));
    let listed = text::is_dash(&line(text, from)[first.bytes..]);
    if lead.bytes > first.bytes || (lead.bytes == first.bytes && !listed) {
        return None;
    }
    let index =
        (0..builder.frames.len()).find(|index| column(builder, *index) == Some((lead.bytes, false)))?;
    builder.close(index + 1);
    Some(next)
}

/// Whether a stretch holds no value: blanks, comments, a colon or list marks.
fn is_bare(stretch: &str) -> bool {
    stretch
        .lines()
        .all(|line| line[..text::plain_end(line)].chars().all(|c| matches!(c, ' ' | '\t' | '\r' | ':' | '-')))
}

/// The outermost block list, else the root map.
fn outermost(builder: &Builder<'_>) -> Option<usize> {
    let list = builder.frames.iter().position(|frame| frame.list && !frame.flow);
    let index = list.unwrap_or(0);
    builder.frames.get(index)?.column.map(|_| index)
}

/// The open collection, at most the one at `last`, a line belongs to.
fn holder(builder: &Builder<'_>, text: &str, next: usize, last: usize) -> Option<usize> {
    let line = line(text, next);
    if line.starts_with("---") || line.starts_with("...") {
        return None;
    }
    let lead = Lead::of(line);
    let wanted = Some((lead.bytes, text::is_dash(&line[lead.bytes..])));
    (0..=last).find(|index| column(builder, *index) == wanted)
}

/// The column of a block collection's keys or marks, and whether it is a list.
fn column(builder: &Builder<'_>, index: usize) -> Option<(usize, bool)> {
    let frame = builder.frames.get(index)?;
    frame.column.map(|column| (column, frame.list))
}

/// The column of a block collection that begins at `start`: of its first key, or its first mark.
pub(super) fn column_at(text: &str, start: usize, list: bool) -> Option<usize> {
    let start = if list { marked_line(text, start)? } else { line_start(text, start) };
    Some(Lead::of(line(text, start)).bytes)
}

/// The line with the list mark of the element that begins at `child`: its own, or one above.
fn marked_line(text: &str, child: usize) -> Option<usize> {
    let mut start = line_start(text, child);
    loop {
        let lead = Lead::of(line(text, start));
        if text::is_dash(&line(text, start)[lead.bytes..]) {
            return Some(start);
        }
        start = line_start(text, start.checked_sub(1)?);
    }
}

fn line_start(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes().get(..at).unwrap_or_default();
    bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1)
}

fn line(text: &str, start: usize) -> &str {
    text.get(start..).and_then(|rest| rest.split('\n').next()).unwrap_or("").trim_end_matches('\r')
}

/// The first line that begins at or after `at` (its own, where only blanks stand before it) and holds
/// more than a comment.
fn content_line(text: &str, at: usize) -> Option<usize> {
    let own = line_start(text, at);
    let mut start = if text.get(own..at)?.trim().is_empty() { own } else { own + line(text, own).len() + 1 };
    while start < text.len() {
        let line = line(text, start);
        let content = line.trim_start();
        if !content.is_empty() && !content.starts_with('#') {
            return Some(start);
        }
        start += text.get(start..)?.find('\n')? + 1;
    }
    None
}
