//! What may follow a citation without belonging to it: a closing phrase (等相关文件) or the text of the article cited.
//!
//! Source: `tail`, `quote` of `citation-forms.md` §1; examples 22, 26, 54 of §4.

use std::ops::Range;

use super::fold::is_han;
use super::marks::Marks;
use super::scan::Text;
use super::separators::enumerator_end;
use super::{Part, Ranged, words};

/// What stands after a citation: perhaps one more part, and where to go on.
pub(super) struct After {
    pub(super) part: Option<Part>,
    pub(super) position: usize,
}

/// A closing phrase or the text of an article.
pub(super) fn after(text: &Text<'_>, marks: &Marks, end: usize, cites_articles: bool) -> After {
    let here = text.skip(end);
    let ranged = |range: Range<usize>| Ranged {
        value: text.slice(range.clone()).to_owned(),
        range: text.bytes(range),
    };
    // On a line of its own, 部门规章 begins the next entry.
    let new_line = text.slice(end..here).contains('\n') && !matches!(text.at(here), '等' | '及');
    if let Some(tail) = words::tail_at(text, here).filter(|_| !new_line) {
        return After { part: Some(Part::Vague(ranged(here..tail))), position: tail };
    }
    let colon = matches!(text.at(here), '：' | ':');
    let runs_on = cites_articles && is_quotable(text.at(here)) && !text.slice(end..here).contains('\n');
    if colon || runs_on {
        let start = if colon { text.skip(here + 1) } else { here };
        let quote = text.trim(start..quote_end(text, marks, start));
        let only_label = colon && marks.title_at(start).is_some();
        if !quote.is_empty() && !only_label {
            return After { position: quote.end, part: Some(Part::Quote(ranged(quote))) };
        }
    }
    After { part: None, position: end }
}

fn is_quotable(c: char) -> bool {
    is_han(c) || matches!(c, '“' | '"' | '「')
}

/// The end of a copied text: the line or sentence after which a new entry begins.
fn quote_end(text: &Text<'_>, marks: &Marks, start: usize) -> usize {
    let mut position = start;
    while position < text.len() {
        if let Some(title) = marks.title_at(position) {
            let before = text.back(start, position);
            let new_line = text.slice(before..position).contains('\n');
            if new_line || before == start || matches!(text.at(before - 1), '。' | '；' | ';') {
                return before;
            }
            position = title.end;
            continue;
        }
        if text.at(position) == '\n' {
            let next = text.skip(position);
            if enumerator_end(text, next).is_some() || text.slice(position + 1..next).contains('\n') {
                return position;
            }
        }
        position += 1;
    }
    position
}
