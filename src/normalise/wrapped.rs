//! Channel names that a line break of the cell, or letter-spacing, has parted: 政府网⏎站, 政 府 网 站, 办事 大厅.
//!
//! Only pieces parted by nothing but blanks are put together, and only where that makes a name we know: of all ways to
//! read a cell, the one that leaves the least unknown. Names that are known as they stand are left alone.

use crate::knowledge::channels::{Channels, Naming};
use crate::value::text::squeeze;
use std::ops::Range;

/// More pieces than this are no cell of channels.
const MOST: usize = 96;
/// The most pieces that make one name: 社区/企事业单位/村公示栏（电子屏） letter-spaced.
const LONGEST: usize = 24;

/// The names of a cell without boxes, from its pieces.
pub(super) fn whole(pieces: Vec<Range<usize>>, text: &str, names: &Channels) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut group: Vec<Range<usize>> = Vec::new();
    for piece in balanced(pieces, text) {
        let parted = group.last().is_some_and(|last| !soft(text, last, &piece));
        if parted {
            found.append(&mut joined(std::mem::take(&mut group), text, names));
        }
        group.push(piece);
    }
    found.append(&mut joined(group, text, names));
    found.retain(|range| !is_link(&squeeze(word(text, range))));
    found
}

/// A bracket or a quotation mark left open goes on in the next piece.
fn balanced(pieces: Vec<Range<usize>>, text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for piece in pieces {
        match found.last_mut() {
            Some(last)
                if soft(text, last, &piece) && is_open(word(text, last)) && closes(word(text, &piece)) =>
            {
                last.end = piece.end;
            }
            _ => found.push(piece),
        }
    }
    found
}

fn is_open(word: &str) -> bool {
    let count = |signs: &[char]| word.chars().filter(|c| signs.contains(c)).count();
    count(&['（', '(', '“', '《']) > count(&['）', ')', '”', '》']) || count(&['"']) % 2 == 1
}

fn closes(word: &str) -> bool {
    word.contains(['）', ')', '”', '》', '"'])
}

/// 其他（中国土地市场网）: another channel by its name.
fn is_other(word: &str) -> bool {
    let plain = squeeze(word);
    plain.strip_prefix("其他").or(plain.strip_prefix("其它")).is_some_and(|name| {
        name.starts_with(['（', '(']) && name.ends_with(['）', ')']) && name.matches(['（', '(']).count() == 1
    })
}

/// Words that stand between names and behind them, and are none.
fn is_link(word: &str) -> bool {
    matches!(word, "等" | "等等" | "和" | "及" | "与" | "或" | "以及")
}

fn word<'a>(text: &'a str, range: &Range<usize>) -> &'a str {
    text.get(range.clone()).unwrap_or_default()
}

/// Whether nothing but blanks stands between two pieces.
fn soft(text: &str, first: &Range<usize>, second: &Range<usize>) -> bool {
    text.get(first.end..second.start).is_some_and(|between| between.trim().is_empty())
}

fn joined(pieces: Vec<Range<usize>>, text: &str, names: &Channels) -> Vec<Range<usize>> {
    let known =
        |range: &Range<usize>| names.naming(word(text, range)) != Naming::None || is_other(word(text, range));
    if pieces.len() < 2 || pieces.len() > MOST || pieces.iter().all(known) {
        return pieces;
    }
    with_strays(cheapest(&pieces, text, names), text, names)
}

/// The reading of the pieces that costs the least.
fn cheapest(pieces: &[Range<usize>], text: &str, names: &Channels) -> Vec<Range<usize>> {
    // The cost of the first pieces, and where the last name of their reading begins.
    let mut best: Vec<(usize, usize)> = vec![(0, 0)];
    for end in 1..=pieces.len() {
        let first = end.saturating_sub(LONGEST);
        let starts = (0..end).filter(|start| *start >= first || *start == 0);
        let costs = starts.filter_map(|start| {
            let (before, _) = best.get(start)?;
            Some((before + cost(pieces.get(start..end)?, pieces.len(), text, names)?, start))
        });
        let found = costs.min_by_key(|(cost, _)| *cost).unwrap_or((usize::MAX / 2, end - 1));
        best.push(found);
    }
    let mut found = Vec::new();
    let mut end = pieces.len();
    while let Some((_, start)) = best.get(end).filter(|_| end > 0) {
        if let (Some(first), Some(last)) = (pieces.get(*start), pieces.get(end - 1)) {
            found.push(first.start..last.end);
        }
        end = *start;
    }
    found.reverse();
    found
}

/// What it costs to read these pieces as one name; `None` where they make none.
fn cost(pieces: &[Range<usize>], all: usize, text: &str, names: &Channels) -> Option<usize> {
    let (first, last) = (pieces.first()?, pieces.last()?);
    let joints = pieces.len() - 1;
    let naming = |range: &Range<usize>| names.naming(word(text, range));
    // 其他（…） is whole as it stands.
    if pieces.iter().any(|piece| is_other(word(text, piece))) {
        return (joints == 0).then_some(10);
    }
    if joints == 0 {
        let length = squeeze(word(text, first)).chars().count();
        return Some(if naming(first) == Naming::None { 40 + 5 * length } else { 10 });
    }
    let whole = first.start..last.end;
    match naming(&whole) {
        Naming::Exact if pieces.iter().any(|piece| naming(piece) == Naming::None) => {
            return Some(10 + joints);
        }
        Naming::Ending if is_one_office(pieces, text, names) => return Some(12 * (joints + 1)),
        Naming::Exact | Naming::Ending | Naming::None => {}
    }
    let broken = joints < 4 || pieces.len() == all;
    let several = names.run_together(word(text, &whole)).filter(|_| broken)?;
    Some(10 * several.len() + 2 * joints)
}

/// 全⏎岗通电子显示屏, 便民服⏎务站: what stands in front is too short for a name, and what follows is no name of its own.
fn is_one_office(pieces: &[Range<usize>], text: &str, names: &Channels) -> bool {
    let length = |range: &Range<usize>| squeeze(word(text, range)).chars().count();
    let Some((first, rest)) = pieces.split_first() else { return false };
    let (Some(second), Some(last)) = (rest.first(), rest.last()) else { return false };
    // 居委会居务⏎公开栏: a listed name, 居务公开栏, stands over the wrap.
    let (head, tail) = (squeeze(word(text, first)), squeeze(word(text, second)));
    let over_the_wrap = |(at, _): (usize, char)| {
        head.get(at..).is_some_and(|end| names.naming(&format!("{end}{tail}")) == Naming::Exact)
    };
    if rest.len() == 1
        && names.naming(&head) == Naming::None
        && head.char_indices().skip(1).any(over_the_wrap)
    {
        return true;
    }
    let ending = names.naming(word(text, last));
    let cut_off = ending == Naming::None || (ending == Naming::Ending && length(first) <= 3);
    cut_off
        && names.naming(word(text, first)) != Naming::Exact
        && names.naming(word(text, &(second.start..last.end))) != Naming::Exact
}

/// A single character is no channel, nor is 公开: it belongs to the unknown word beside it, else to the name before it.
fn with_strays(found: Vec<Range<usize>>, text: &str, names: &Channels) -> Vec<Range<usize>> {
    let stray = |range: &Range<usize>| {
        let word = squeeze(word(text, range));
        !is_link(&word) && (word.chars().count() == 1 || word == "公开")
    };
    let unknown = |range: &Range<usize>| names.naming(word(text, range)) == Naming::None;
    let mut kept: Vec<Range<usize>> = Vec::new();
    let mut waiting: Option<usize> = None;
    for range in found {
        let before = kept.last_mut().filter(|last| !is_link(&squeeze(word(text, last))));
        match before {
            Some(last) if stray(&range) && (unknown(last) || !unknown(&(last.start..range.end))) => {
                last.end = range.end;
            }
            _ if stray(&range) => waiting = waiting.or(Some(range.start)),
            _ => {
                let start = waiting.take().filter(|_| unknown(&range)).unwrap_or(range.start);
                kept.push(start..range.end);
            }
        }
    }
    // Nothing known beside it: the words stay as they are.
    if let (Some(start), true) = (waiting, kept.is_empty()) {
        kept.push(start..text.trim_end().len());
    }
    kept
}
