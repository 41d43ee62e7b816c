//! Whose comment each comment is: of the piece below it, or of the piece whose line it ends.
//!
//! Single blank lines between pieces are kept along with the comments, since people group by them.

use super::piece::{Piece, Tree};
use crate::source::Span;
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

/// The comments of a file by the numbers of their pieces. An empty text is a blank line.
#[derive(Default)]
pub(super) struct Comments {
    /// Above the first key; they stay there.
    pub(super) head: Vec<String>,
    /// Behind everything.
    pub(super) tail: Vec<String>,
    lead: BTreeMap<usize, Vec<String>>,
    trail: BTreeMap<usize, String>,
    /// Pieces that hold a comment between their brackets, so that they must be written without.
    forced: BTreeSet<usize>,
}

impl Comments {
    pub(super) fn new(text: &str, found: &[(Span, &str)], tree: &Tree) -> Self {
        let mut own = Self::default();
        let pieces = tree.all();
        let first = pieces.first().map_or(text.len(), |(piece, _)| piece.span.start);
        for (span, words) in found {
            let (at, words) = (span.start as usize, words.trim());
            let start = line_start(text, at);
            let alone = text[start..at].trim_matches([' ', '\t', '-']).is_empty();
            if at < first {
                push(&mut own.head, text, start, words);
            } else if !alone && let Some(piece) = ended(&pieces, at) {
                own.open(piece, &pieces);
                own.end(piece.number, words);
            } else {
                let next = pieces.iter().find(|(piece, _)| piece.span.start > at);
                let list = match next {
                    Some((piece, _)) => {
                        own.open(piece, &pieces);
                        own.lead.entry(piece.number).or_default()
                    }
                    None => &mut own.tail,
                };
                push(list, text, start, words);
            }
        }
        own.blanks(text, &pieces);
        own
    }

    /// What stands above a piece.
    pub(super) fn lead(&self, piece: &Piece) -> &[String] {
        self.lead.get(&piece.number).map_or(&[], Vec::as_slice)
    }

    /// What stands at the end of its first line.
    pub(super) fn trail(&self, piece: &Piece) -> Option<&str> {
        self.trail.get(&piece.number).map(String::as_str)
    }

    /// Whether it must be written without brackets.
    pub(super) fn forces(&self, piece: &Piece) -> bool {
        self.forced.contains(&piece.number)
    }

    /// Whether a comment at a piece or within it is spoken to mulu, whose meaning hangs on what stands first.
    pub(super) fn speak_to_us(&self, piece: &Piece) -> bool {
        let ours = |words: &str| words.trim_start_matches('#').trim_start().starts_with("mulu");
        self.lead(piece).iter().any(|words| ours(words)) || self.trail(piece).is_some_and(ours)
    }

    /// What a piece with a comment is in loses its brackets: the comment needs a line of its own.
    fn open(&mut self, piece: &Piece, pieces: &[(&Piece, bool)]) {
        let holds = |outer: &Piece| {
            outer.flow && outer.number < piece.number && outer.span.contains(&piece.span.start)
        };
        self.forced.extend(pieces.iter().filter(|(outer, _)| holds(outer)).map(|(outer, _)| outer.number));
    }

    /// One comment at the end of a line; more of them stand above.
    fn end(&mut self, number: usize, words: &str) {
        match self.trail.entry(number) {
            Entry::Vacant(free) => {
                free.insert(words.to_owned());
            }
            Entry::Occupied(_) => self.lead.entry(number).or_default().push(words.to_owned()),
        }
    }

    /// The blank lines right above pieces, and behind the head.
    fn blanks(&mut self, text: &str, pieces: &[(&Piece, bool)]) {
        let mut before = 0;
        for (index, (piece, inside)) in pieces.iter().enumerate() {
            let start = line_start(text, piece.span.start);
            let fresh = index == 0 || start > before;
            before = before.max(start);
            if *inside || !fresh || !blank_above(text, start) {
                continue;
            }
            let list = if index == 0 { &mut self.head } else { self.lead.entry(piece.number).or_default() };
            if index > 0 || !list.is_empty() {
                list.push(String::new());
            }
        }
    }
}

/// The piece that the comment ends the line of: the last to begin before it, of those between brackets only if it is
/// between them too.
fn ended<'a>(pieces: &[(&'a Piece, bool)], at: usize) -> Option<&'a Piece> {
    let before = pieces.partition_point(|(piece, _)| piece.span.start < at);
    let outside = |piece: &Piece| {
        pieces[..before].iter().any(|(outer, _)| {
            outer.flow
                && outer.number != piece.number
                && outer.span.contains(&piece.span.start)
                && outer.span.end <= at
        })
    };
    pieces[..before].iter().rev().map(|(piece, _)| *piece).find(|piece| !outside(piece))
}

fn push(list: &mut Vec<String>, text: &str, start: usize, words: &str) {
    if blank_above(text, start) && list.last().is_none_or(|last| !last.is_empty()) {
        list.push(String::new());
    }
    list.push(words.to_owned());
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |at| at + 1)
}

/// Whether the line above the one that begins here is blank.
fn blank_above(text: &str, start: usize) -> bool {
    let above = text[..start].strip_suffix('\n').map(|above| &above[line_start(above, above.len())..]);
    above.is_some_and(|line| line.trim().is_empty())
}
