//! The options of a cell of channels as it was written, whatever they mean.

use crate::value::text::{BoxState, box_glyph};
use std::ops::Range;

/// An option of a cell and the state of its box, if it has one.
pub(super) type Choice = (Range<usize>, Option<BoxState>);

/// The options of a cell with the state of the box before each; without boxes, the words between
/// separators. Brackets keep what they hold together.
pub(super) fn options(text: &str) -> Vec<Choice> {
    let boxed = text.char_indices().any(|(at, c)| is_box(text, at, c));
    let mut found = Vec::new();
    let mut state = None;
    let mut start = 0;
    let mut depth = 0usize;
    for (at, c) in text.char_indices() {
        match c {
            '（' | '(' => depth += 1,
            '）' | ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let glyph = if boxed && depth == 0 && is_box(text, at, c) { box_glyph(c) } else { None };
        let parts =
            depth == 0 && (matches!(c, '、' | '；' | ';' | '，' | ',') || (c.is_whitespace() && !boxed));
        // Behind a box an option goes on to the next box, over the end of a line.
        if glyph.is_some() || parts || (c == '\n' && !boxed) {
            found.extend(trimmed(text, start..at).map(|range| (range, state)));
            start = at + c.len_utf8();
            state = glyph.or(if boxed && !parts { None } else { state });
        }
    }
    found.extend(trimmed(text, start..text.len()).map(|range| (range, state)));
    found
}

/// Box signs that are never words; letters and 口 that stand for boxes are for the table reader,
/// which sees the whole column.
fn is_box(text: &str, at: usize, c: char) -> bool {
    !c.is_alphanumeric()
        && box_glyph(c).is_some()
        && !matches!(c, '●' | '▲' | '◆' | '★' | '×')
        && text.is_char_boundary(at)
}

fn trimmed(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let part = &text[range.clone()];
    let body = part.trim_start();
    let start = range.start + part.len() - body.len();
    let length = body.trim_end().len();
    (length > 0).then_some(start..start + length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_and_separators() {
        let words = |text: &'static str| -> Vec<(&str, Option<BoxState>)> {
            options(text).into_iter().map(|(range, state)| (&text[range], state)).collect()
        };
        use BoxState::{Ticked, Unticked};
        assert_eq!(
            words("■政府网站 □政府公报\n■其他（征地信息公开平台）"),
            [
                ("政府网站", Some(Ticked)),
                ("政府公报", Some(Unticked)),
                ("其他（征地信息公开平台）", Some(Ticked))
            ]
        );
        assert_eq!(words("■政府网站□政府公报"), [("政府网站", Some(Ticked)), ("政府公报", Some(Unticked))]);
        assert_eq!(
            words("政府网站、两微一端 公示栏"),
            [("政府网站", None), ("两微一端", None), ("公示栏", None)]
        );
        assert_eq!(words("其他（报刊、广播）"), [("其他（报刊、广播）", None)]);
        assert_eq!(words(" "), []);
    }
}
