//! A tree of what stands on lines of its own or could: every key with its value, every element of a list.

use crate::document::{Node, NodeKind};
use crate::source::Location;
use std::ops::Range;

/// The pieces of a file; each has a number, counted in reading order.
pub(super) struct Tree {
    /// Those of the outermost map.
    pub(super) roots: Vec<Piece>,
}

/// A key with its value, or an element.
pub(super) struct Piece {
    /// Its number.
    pub(super) number: usize,
    /// Where it stands in the text, value and all.
    pub(super) span: Range<usize>,
    /// The key, and whether it was written without quotes.
    pub(super) key: Option<(String, bool)>,
    /// The value.
    pub(super) value: Value,
    /// Whether the value is a list or map between brackets.
    pub(super) flow: bool,
}

/// A value.
pub(super) enum Value {
    Null,
    Text {
        text: String,
        /// Whether it was written without quotes, to the letter.
        plain: bool,
    },
    List(Vec<Piece>),
    Map(Vec<Piece>),
}

impl Tree {
    pub(super) fn new(root: &Node, text: &str) -> Self {
        let mut builder = Builder { text, number: 0 };
        let roots = match builder.value(root) {
            Value::Map(pieces) | Value::List(pieces) => pieces,
            Value::Null | Value::Text { .. } => Vec::new(),
        };
        Self { roots }
    }

    /// All of them, in reading order, with whether they stand between brackets.
    pub(super) fn all(&self) -> Vec<(&Piece, bool)> {
        let mut found = Vec::new();
        self.roots.iter().for_each(|piece| collect(piece, false, &mut found));
        found
    }
}

fn collect<'a>(piece: &'a Piece, inside: bool, found: &mut Vec<(&'a Piece, bool)>) {
    found.push((piece, inside));
    piece.children().iter().for_each(|child| collect(child, inside || piece.flow, found));
}

impl Piece {
    pub(super) fn children(&self) -> &[Self] {
        match &self.value {
            Value::Null | Value::Text { .. } => &[],
            Value::List(pieces) | Value::Map(pieces) => pieces,
        }
    }
}

struct Builder<'a> {
    text: &'a str,
    number: usize,
}

impl Builder<'_> {
    fn value(&mut self, node: &Node) -> Value {
        match &node.kind {
            NodeKind::Null => Value::Null,
            NodeKind::Text { text, exact } => {
                let plain = *exact && !self.is_quoted(node.at) && !text.contains('\n');
                Value::Text { text: text.to_string(), plain }
            }
            NodeKind::List(elements) => {
                Value::List(elements.iter().map(|element| self.piece(None, element)).collect())
            }
            NodeKind::Map(entries) => {
                let entry = |entry: &crate::document::Entry| {
                    let plain = entry.key.exact && !self.is_quoted(entry.key.at);
                    self.piece(Some((entry.key.value.to_string(), plain, entry.key.at)), &entry.value)
                };
                Value::Map(entries.iter().map(entry).collect())
            }
        }
    }

    fn piece(&mut self, key: Option<(String, bool, Location)>, node: &Node) -> Piece {
        let number = self.number;
        self.number += 1;
        let own = span(node.at);
        let span = match &key {
            Some((_, _, at)) => {
                let key = span(*at);
                key.start..own.end.max(key.end)
            }
            None => own.clone(),
        };
        let collection = matches!(node.kind, NodeKind::List(_) | NodeKind::Map(_));
        let flow = collection && self.text[own.start..].starts_with(['[', '{']);
        let value = self.value(node);
        Piece { number, span, key: key.map(|(word, plain, _)| (word, plain)), value, flow }
    }

    /// Whether quotes stand around a place.
    fn is_quoted(&self, at: Location) -> bool {
        let span = span(at);
        let quote = |c: Option<char>| matches!(c, Some('"' | '\''));
        quote(self.text[..span.start].chars().next_back()) && quote(self.text[span.end..].chars().next())
    }
}

fn span(at: Location) -> Range<usize> {
    match at {
        Location::Text { span, .. } => span.range(),
        Location::File(_) | Location::Cell { .. } => 0..0,
    }
}
