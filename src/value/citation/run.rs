//! Where unmarked words end: at a title's mark, at a number, or at a boundary that could close a title.
//! It looks no further than it must, so that a cell is read in one pass.
//!
//! Source: `half`, `bare` of `citation-forms.md` §1; examples 5, 16, 20, 33, 42, 45 of §4.

use super::anchor::anchor_at;
use super::article::articles_at;
use super::fold::{is_blank, is_han};
use super::group::is_attachment;
use super::marks::{Marks, TitleSpan, is_closing, is_opening, opens_title};
use super::number_scan::{complete, hit_at};
use super::scan::Text;
use super::separators::enumerator_end;
use super::words;

/// Why a run of words ended.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Stop {
    /// At 《, with the words in front of it.
    Title,
    /// After the end of a title of which only a part had marks.
    HalfTitle,
    /// At something that attaches to a title: a number, an article, a bracket, 等相关文件.
    Number,
    /// At a separator or the end.
    Boundary,
}

/// The end of the words that begin here.
pub(super) fn run_end(text: &Text<'_>, marks: &Marks, start: usize) -> (Stop, usize) {
    let mut forwarding = false;
    let mut position = start;
    while position < text.len() {
        if let Some(title) = marks.title_at(position) {
            return end_at_title(text, marks, start, title);
        }
        if let Some(anchor) = anchor_at(text, marks, position) {
            return (Stop::Number, complete(text, start, anchor).range.start);
        }
        let whole = || words::is_whole_title(text, start, position, forwarding);
        let here = text.at(position);
        if here == '第' && position > start && articles_at(text, position).is_some() {
            return (Stop::Number, position);
        }
        if is_opening(here) {
            match bracket(text, marks, position) {
                Some(after) => position = after,
                None => return (Stop::Number, position),
            }
            continue;
        }
        if matches!(here, '等' | '及' | '以' | '和' | '与')
            && whole()
            && words::tail_at(text, position).is_some()
        {
            return (Stop::Number, position);
        }
        if is_boundary(text, start, position)
            && (is_strong(text, position) || whole() || is_vague(text, start, position))
        {
            return (Stop::Boundary, position);
        }
        forwarding |= text.any_word(position, &["印发", "转发", "批转"]).is_some();
        position += 1;
    }
    (Stop::Boundary, position)
}

/// The end of a title that is marked only in part, if this is one: 关于印发《甲》的通知, 《甲条例》实施办法.
pub(super) fn half_title_end(
    text: &Text<'_>,
    marks: &Marks,
    start: usize,
    first: &TitleSpan,
) -> Option<usize> {
    let takes = text.ends_with_any(start, first.start, words::TAKING_VERBS)
        || text.ends_with_any(start, first.start, &["关于", "对"]);
    let mut title = first;
    for _ in 0..8 {
        let front = if takes {
            Front::Taking
        } else if first.start > start {
            Front::Words
        } else {
            Front::Nothing
        };
        if let Some(end) = title_tail(text, marks, title.end, front) {
            return Some(end);
        }
        if !takes {
            return None;
        }
        let next = text.skip(title.end);
        let next =
            if matches!(text.at(next), '、' | '和' | '及' | '与') { text.skip(next + 1) } else { next };
        title = marks.title_at(next)?;
    }
    None
}

fn end_at_title(text: &Text<'_>, marks: &Marks, start: usize, title: &TitleSpan) -> (Stop, usize) {
    let before = text.back(start, title.start);
    if words::title_ends(text, start, before) && !text.ends_with_any(start, before, words::TAKING_VERBS) {
        return (Stop::Boundary, title.start);
    }
    match half_title_end(text, marks, start, title) {
        Some(end) => (Stop::HalfTitle, end),
        None => (Stop::Title, title.start),
    }
}

/// What stands before a title's mark.
#[derive(Clone, Copy, PartialEq)]
enum Front {
    Nothing,
    Words,
    Taking,
}

/// How the words after 》 end, if they complete a title.
const TAIL_ENDINGS: &[&str] = &[
    "通知",
    "意见",
    "决定",
    "公告",
    "通告",
    "批复",
    "函",
    "细则",
    "办法",
    "方案",
    "若干规定",
    "实施条例",
    "命令",
    "的规定",
    "的解释",
];

/// How they begin, where no verb before 《 asks for them.
const TAIL_OPENINGS: &[&str] = &["实施", "办法", "细则", "若干规定", "暂行", "管理", "施行"];

/// The words after 》 that complete a title, up to where it ends.
fn title_tail(text: &Text<'_>, marks: &Marks, start: usize, front: Front) -> Option<usize> {
    let from = text.skip(start);
    let opens = match front {
        Front::Nothing => text.any_word(from, TAIL_OPENINGS).is_some(),
        Front::Words => text.any_word(from, TAIL_OPENINGS).is_some() || text.at(from) == '的',
        Front::Taking => is_han(text.at(from)),
    };
    if !opens {
        return None;
    }
    let mut position = from;
    while position < from + 50 {
        let c = text.at(position);
        if !(is_han(c) || is_blank(c) || c.is_ascii_digit()) {
            return None;
        }
        position += 1;
        let whole = !is_blank(c) && text.ends_with_any(from, position, TAIL_ENDINGS);
        let only_refers = front != Front::Taking && text.ends_with_any(from, position, &["的规定"]);
        if whole && !only_refers && ends_here(text, marks, position) {
            return Some(position);
        }
    }
    None
}

fn ends_here(text: &Text<'_>, marks: &Marks, position: usize) -> bool {
    let next = text.skip(position);
    let c = text.at(next);
    next >= text.len()
        || matches!(c, '、' | '；' | ';' | '，' | ',' | '。' | '：' | ':')
        || is_opening(c)
        || is_closing(c)
        || opens_title(c)
        || text.slice(position..next).contains('\n')
        || enumerator_end(text, next).is_some()
        || (c == '第' && articles_at(text, next).is_some())
        || hit_at(text, marks, position, text.len()).is_some()
        || (c != '的' && words::tail_at(text, position).is_some())
}

/// The position after a bracket that belongs to the words, or none if it attaches to them.
fn bracket(text: &Text<'_>, marks: &Marks, open: usize) -> Option<usize> {
    match marks.closing(open) {
        Some(close) if text.trim(open + 1..close).is_empty() => None,
        Some(close) if is_attachment(text, marks, open + 1..close) => None,
        Some(close) => Some(close + 1),
        None => {
            let limit = text.len().min(open + 60);
            let number = (open + 1..limit)
                .take_while(|at| marks.title_at(*at).is_none())
                .any(|at| anchor_at(text, marks, at).is_some());
            if number { None } else { Some(open + 1) }
        }
    }
}

fn is_boundary(text: &Text<'_>, start: usize, position: usize) -> bool {
    let c = text.at(position);
    position > start
        && (is_strong(text, position) || matches!(c, '、' | '，' | ',') || parts_words(text, position))
}

fn is_strong(text: &Text<'_>, position: usize) -> bool {
    let c = text.at(position);
    if matches!(c, '；' | ';' | '。' | '：' | ':') {
        return true;
    }
    // A line that begins with a list number or an empty line ends whatever came before.
    c == '\n' && {
        let next = text.skip(position);
        text.slice(position + 1..next).contains('\n') || enumerator_end(text, next).is_some()
    }
}

/// Whether a blank stands between two entries rather than inside one.
fn parts_words(text: &Text<'_>, position: usize) -> bool {
    const GOING_ON: &[&str] = &["的", "及", "和", "与", "等", "实施", "中", "试行", "暂行"];
    is_blank(text.at(position)) && text.any_word(text.skip(position), GOING_ON).is_none()
}

fn is_vague(text: &Text<'_>, start: usize, position: usize) -> bool {
    position - start <= 40 && words::is_vague(&text.closed(start..position))
}
