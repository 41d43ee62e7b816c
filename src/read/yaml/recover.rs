//! Which stretch of a text to leave out after a syntax fault, so that the rest can be read.

use super::text::{self, Lead};
use super::tree::Stop;
use std::ops::Range;

/// The smallest entry or element around the fault, with all that hangs on it; never empty unless the text is.
///
/// Where the fault stands on blank ground (left out before, or the end of the text), the stretch
/// reaches back to the entry above; where there is none, it is the whole text.
pub(super) fn region(text: &str, stop: &Stop) -> Range<usize> {
    let at = stop.at.min(text.len());
    let Some(mut start) = written_line(text, stop.bracket.unwrap_or(at).min(at)) else {
        return 0..text.len();
    };
    let last = line_end(text, at).max(line_end(text, start));
    let line = &text[start..line_end(text, start)];
    let lead = Lead::of(line);
    let (mark, mut column) = (lead.bytes, past_marks(line, lead.bytes));
    let next = text[last..].lines().find(|line| !line.trim().is_empty());
    let has_sibling = next.is_some_and(|line| Lead::of(line).bytes == column);
    if column > mark && has_sibling {
        start += column;
    } else {
        column = mark;
    }
    let marked = column == mark && text::is_dash(&line[mark..]);
    start..hanging_end(text, last, column, marked)
}

/// The beginning of the line `at` is in, or of the last one above it that holds anything.
fn written_line(text: &str, at: usize) -> Option<usize> {
    let end = line_end(text, at);
    let content = text[..end].trim_end();
    (!content.is_empty()).then(|| content.rfind('\n').map_or(0, |at| at + 1))
}

/// The end of the line `at` is in, before its line break.
fn line_end(text: &str, at: usize) -> usize {
    let rest = text.as_bytes().get(at..).unwrap_or_default();
    rest.iter().position(|byte| *byte == b'\n').map_or(text.len(), |length| at + length)
}

/// The byte of a line after its list marks.
fn past_marks(line: &str, mut at: usize) -> usize {
    while text::is_dash(&line[at..]) {
        let blanks = text::blanks(&line[at + 1..]);
        if at + 1 + blanks >= line.len() {
            break;
        }
        at += 1 + blanks;
    }
    at
}

/// Where the lines end that stand further right than `column`, from the line end `last` on.
fn hanging_end(text: &str, last: usize, column: usize, marked: bool) -> usize {
    let mut end = last;
    while end < text.len() {
        let next = end + 1;
        let stop = line_end(text, next.min(text.len()));
        let line = &text[next.min(stop)..stop];
        let lead = Lead::of(line);
        let rest = &line[lead.bytes..];
        let hangs = lead.bytes > column || (lead.bytes == column && !marked && text::is_dash(rest));
        if !rest.trim().is_empty() && !hangs {
            break;
        }
        end = stop;
    }
    end
}
