//! What stands between and in front of entries: separators, list numbers and bullets, labels with a colon.
//!
//! Source: `sep`, `enum`, `class` of `citation-forms.md` §1.

use super::fold::is_blank;
use super::marks::opens_title;
use super::numbers::number_at;
use super::scan::Text;
use super::words;

/// The end of a label such as 法律： before a title.
pub(super) fn label_end(text: &Text<'_>, start: usize) -> Option<usize> {
    let end = text.any_word(start, words::LABELS)?;
    let colon = text.skip(end);
    (matches!(text.at(colon), '：' | ':')
        && !text.slice(colon + 1..text.skip(colon + 1)).contains('\n')
        && colon + 1 < text.len())
    .then_some(end)
}

/// A sign that parts two entries.
pub(super) fn is_separator(c: char) -> bool {
    matches!(c, '、' | '；' | ';' | '，' | ',' | '。' | '：' | ':')
}

/// The end of a list number or bullet. Source: `enum` of `citation-forms.md` §1.
pub(super) fn enumerator_end(text: &Text<'_>, start: usize) -> Option<usize> {
    let c = text.at(start);
    if matches!(c, '●' | '○' | '·' | '•' | '■' | '□' | '◆' | '◇' | '▪' | '▲' | '★' | '☆' | '*' | '‧' | '・')
        || matches!(c, '\u{2460}'..='\u{249b}')
        || matches!(c, '-' | '—') && is_blank(text.at(start + 1))
    {
        return Some(start + 1);
    }
    let bracketed = matches!(c, '（' | '(');
    let number = number_at(text, if bracketed { start + 1 } else { start }, 2)?;
    let after = text.at(number.end);
    if matches!(after, '）' | ')') {
        return Some(number.end + 1);
    }
    if bracketed {
        return None;
    }
    let next = text.at(text.skip(number.end + 1));
    if matches!(after, '.' | '．' | '、') && !next.is_ascii_digit() {
        return Some(number.end + 1);
    }
    let before_title = opens_title(text.at(text.skip(number.end)));
    (before_title && !number.chinese).then_some(number.end)
}
