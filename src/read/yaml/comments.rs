//! The comments of a YAML text with their places, for waivers such as `# mulu: allow rule: reason`.
//!
//! What a comment means is not known here.

use super::repair::{self, Repair};
use super::{builder, layout};
use crate::source::Span;
use granit_parser::{Event, Parser};

/// Every comment, from its `#` to the end of its line, in reading order.
///
/// Behind a syntax fault only comments that have a line to themselves are found: there it cannot be
/// known whether a `#` further right belongs to a value.
#[must_use]
pub fn comments(text: &str) -> Vec<(Span, &str)> {
    if !text.contains('#') {
        return Vec::new();
    }
    let repairs: Vec<Repair> = layout::flaws(text).into_iter().flat_map(|flaw| flaw.repairs).collect();
    let (mended, places) = repair::apply(text, repairs);
    let options = granit_parser::options! {
        emit_unresolved_aliases: true,
        max_buffered_comment_events: usize::MAX,
        flow_nesting_limit: builder::PARSER_DEPTH,
        block_nesting_limit: builder::PARSER_DEPTH,
    };
    let mut found = Vec::new();
    let mut parsed = 0;
    for event in Parser::new_from_str_with_options(&mended, options) {
        let Ok((event, span)) = event else {
            found.extend(own_lines(text, parsed));
            break;
        };
        let Some(range) = span.byte_range() else { continue };
        if let Event::Comment(_, _) = event {
            let span = places.span(range);
            parsed = parsed.max(span.end as usize);
            found.push((span, text.get(span.range()).unwrap_or("")));
        } else {
            parsed = parsed.max(places.start(range.start));
        }
    }
    found
}

fn own_lines(text: &str, from: usize) -> impl Iterator<Item = (Span, &str)> {
    let mut start = 0;
    text.split_inclusive('\n').filter_map(move |line| {
        let at = start + (line.len() - line.trim_start().len());
        start += line.len();
        let comment = line.trim();
        (at >= from && comment.starts_with('#')).then(|| (Span::new(at, at + comment.len()), comment))
    })
}
