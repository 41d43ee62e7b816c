//! What comes of a parse: trees, notes on what the format has no use for, and why a parser stopped.
//!
//! Whether and how any of it is told is decided in `refusal`.

use crate::document::{Entry, Key, Node};
use crate::source::Span;
use granit_parser::ErrorKind;

/// A tree, or several where the file holds several documents.
#[derive(Debug, Default)]
pub(super) struct Tree {
    /// The roots of the documents that hold anything.
    pub(super) roots: Vec<Node>,
    /// What was noted on the way.
    pub(super) notes: Vec<Note>,
}

/// Something YAML allows and this format does not.
#[derive(Debug, Clone)]
pub(super) struct Note {
    /// What.
    pub(super) kind: NoteKind,
    /// Where, in the text as written.
    pub(super) at: Span,
}

/// The kinds of note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum NoteKind {
    /// `&name`.
    Anchor,
    /// `*name`.
    Alias,
    /// `!name`.
    Tag,
    /// `<<:`.
    MergeKey,
    /// A list or a map as key.
    ComplexKey,
    /// A colon without a key before it.
    MissingKey,
    /// A second document.
    SecondDocument,
    /// A key its map already has, at the place given.
    RepeatedKey { key: String, first: Span },
}

/// Why building stopped, and where in the mended text.
#[derive(Debug)]
pub(super) struct Stop {
    /// The byte the parser stumbled at.
    pub(super) at: usize,
    /// Why.
    pub(super) cause: Cause,
    /// Where the outermost open bracket stands.
    pub(super) bracket: Option<usize>,
}

/// The causes.
#[derive(Debug)]
pub(super) enum Cause {
    /// The parser refused the text.
    Syntax(ErrorKind),
    /// Nested deeper than the bound.
    Depth,
    /// More values than the bound.
    Nodes,
}

/// A collection being read.
pub(super) struct Frame {
    pub(super) list: bool,
    pub(super) flow: bool,
    /// Where it begins, in the mended text.
    pub(super) start: usize,
    /// Where its last element or key begins, in the mended text.
    pub(super) child: usize,
    /// The column of its keys or marks, known of the outermost block collections only.
    pub(super) column: Option<usize>,
    pub(super) span: Span,
    pub(super) elements: Vec<Node>,
    pub(super) entries: Vec<Entry>,
    pub(super) key: Option<Key>,
}

impl Frame {
    /// Reaches at least to this byte of the text as written.
    pub(super) fn grow(&mut self, end: usize) {
        self.span = Span::new(self.span.start as usize, end.max(self.span.end as usize));
    }
}
