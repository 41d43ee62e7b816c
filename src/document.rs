//! What a reader hands up: a tree of located text, the same shape whatever the input was.
//!
//! A YAML file is such a tree by nature; a table reader builds one (`domain`, `title`, `items`
//! with a map per row, a list of ticked headings per group of tick columns). Keys are written
//! as they came; nothing is understood yet and no text has been dropped.

use crate::source::{FileId, Located, Location, SharedText};
use std::ops::Deref;
use std::sync::Arc;

/// Everything one file says.
#[derive(Debug, Clone)]
pub struct Document {
    /// The file.
    pub file: FileId,
    /// The catalogues (or the one configuration) in it; several where sheets or tables hold several.
    pub tables: Vec<Table>,
}

/// One catalogue as read: a map node, and what only a table can say.
#[derive(Debug, Clone)]
pub struct Table {
    /// The tree; a map unless the file was something else altogether.
    pub root: Node,
    /// The headings of a table, with their places; `None` for YAML, which has no columns.
    pub headings: Option<Vec<Located<SharedText>>>,
    /// Text around the table that belongs to no item: legends, footnotes.
    pub notes: Vec<Located<SharedText>>,
}

/// A value with its place.
#[derive(Debug, Clone)]
pub struct Node {
    /// Where it stands; for a map or list, all of it; for an absent value, its key.
    pub at: Location,
    /// What it is.
    pub kind: NodeKind,
}

/// The kinds of value.
#[derive(Debug, Clone)]
pub enum NodeKind {
    /// Nothing written (an empty cell, a key without a value).
    Null,
    /// Text exactly as written: `010101` keeps its zero, `no` stays text.
    Text {
        /// The text.
        text: SharedText,
        /// Whether the node's place holds it to the letter, see [`Located::exact`].
        exact: bool,
    },
    /// A sequence.
    List(Box<[Node]>),
    /// A mapping, in the order written, repeated keys included.
    Map(Box<[Entry]>),
}

/// A key and its value.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The key as written.
    pub key: Key,
    /// Its value.
    pub value: Node,
}

/// A key and its place, held once however many maps it stands in: the items of a table share their headings.
#[derive(Debug, Clone)]
pub struct Key(Arc<Located<SharedText>>);

impl Key {
    /// A key at its place.
    #[must_use]
    pub fn new(key: Located<SharedText>) -> Self {
        Self(Arc::new(key))
    }
}

impl Entry {
    /// An entry of a table: its key is not written there, so it stands where its value does.
    #[must_use]
    pub fn named(key: &str, value: Node) -> Self {
        Self { key: Key::new(Located::inexact(key.into(), value.at)), value }
    }
}

impl Deref for Key {
    type Target = Located<SharedText>;

    fn deref(&self) -> &Located<SharedText> {
        &self.0
    }
}

impl Node {
    /// A node of text.
    #[must_use]
    pub fn text(text: Located<SharedText>) -> Self {
        Self { at: text.at, kind: NodeKind::Text { text: text.value, exact: text.exact } }
    }

    /// A sequence.
    #[must_use]
    pub fn list(at: Location, elements: Vec<Self>) -> Self {
        Self { at, kind: NodeKind::List(elements.into_boxed_slice()) }
    }

    /// A mapping.
    #[must_use]
    pub fn map(at: Location, entries: Vec<Entry>) -> Self {
        Self { at, kind: NodeKind::Map(entries.into_boxed_slice()) }
    }

    /// A node without a value.
    #[must_use]
    pub fn null(at: Location) -> Self {
        Self { at, kind: NodeKind::Null }
    }

    /// The text, where it is text.
    #[must_use]
    pub fn as_text(&self) -> Option<Located<&SharedText>> {
        match &self.kind {
            NodeKind::Text { text, exact } => Some(Located { value: text, at: self.at, exact: *exact }),
            NodeKind::Null | NodeKind::List(_) | NodeKind::Map(_) => None,
        }
    }

    /// The elements of a list; empty for anything else.
    #[must_use]
    pub fn elements(&self) -> &[Self] {
        match &self.kind {
            NodeKind::List(elements) => elements,
            NodeKind::Null | NodeKind::Text { .. } | NodeKind::Map(_) => &[],
        }
    }

    /// The entries of a map; empty for anything else.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        match &self.kind {
            NodeKind::Map(entries) => entries,
            NodeKind::Null | NodeKind::Text { .. } | NodeKind::List(_) => &[],
        }
    }

    /// The value under the first of `keys` that a map has.
    #[must_use]
    pub fn get(&self, keys: &[&str]) -> Option<&Self> {
        self.entries().iter().find(|entry| keys.contains(&entry.key.value.as_str())).map(|entry| &entry.value)
    }

    /// Whether there is nothing here but blanks.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        match &self.kind {
            NodeKind::Null => true,
            NodeKind::Text { text, .. } => text.trim().is_empty(),
            NodeKind::List(elements) => elements.iter().all(Self::is_blank),
            NodeKind::Map(entries) => entries.is_empty(),
        }
    }

    /// Every text in the tree, values in reading order (a list's elements, a map's values).
    #[must_use]
    pub fn texts(&self) -> Vec<Located<&SharedText>> {
        let mut found = Vec::new();
        self.collect_texts(&mut found);
        found
    }

    fn collect_texts<'a>(&'a self, found: &mut Vec<Located<&'a SharedText>>) {
        match &self.kind {
            NodeKind::Null => {}
            NodeKind::Text { .. } => found.extend(self.as_text()),
            NodeKind::List(elements) => elements.iter().for_each(|element| element.collect_texts(found)),
            NodeKind::Map(entries) => entries.iter().for_each(|entry| entry.value.collect_texts(found)),
        }
    }
}
