//! What a reader hands up: a tree of located text, the same shape whatever the input was.
//!
//! A YAML file is such a tree by nature; a table reader builds one (`domain`, `title`, `items`
//! with a map per row, a list of ticked headings per group of tick columns). Keys are written
//! as they came; nothing is understood yet and no text has been dropped.

use crate::source::{FileId, Located, Location};

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
    pub headings: Option<Vec<Located<String>>>,
    /// Text around the table that belongs to no item: legends, footnotes.
    pub notes: Vec<Located<String>>,
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
    Text(Located<String>),
    /// A sequence.
    List(Vec<Node>),
    /// A mapping, in the order written, repeated keys included.
    Map(Vec<Entry>),
}

/// A key and its value.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The key as written.
    pub key: Located<String>,
    /// Its value.
    pub value: Node,
}

impl Node {
    /// A node of text.
    #[must_use]
    pub fn text(text: Located<String>) -> Self {
        Self { at: text.at, kind: NodeKind::Text(text) }
    }

    /// A node without a value.
    #[must_use]
    pub fn null(at: Location) -> Self {
        Self { at, kind: NodeKind::Null }
    }

    /// The text, where it is text.
    #[must_use]
    pub fn as_text(&self) -> Option<&Located<String>> {
        match &self.kind {
            NodeKind::Text(text) => Some(text),
            NodeKind::Null | NodeKind::List(_) | NodeKind::Map(_) => None,
        }
    }

    /// The elements of a list; empty for anything else.
    #[must_use]
    pub fn elements(&self) -> &[Self] {
        match &self.kind {
            NodeKind::List(elements) => elements,
            NodeKind::Null | NodeKind::Text(_) | NodeKind::Map(_) => &[],
        }
    }

    /// The entries of a map; empty for anything else.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        match &self.kind {
            NodeKind::Map(entries) => entries,
            NodeKind::Null | NodeKind::Text(_) | NodeKind::List(_) => &[],
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
            NodeKind::Text(text) => text.value.trim().is_empty(),
            NodeKind::List(elements) => elements.iter().all(Self::is_blank),
            NodeKind::Map(entries) => entries.is_empty(),
        }
    }

    /// Every text in the tree, values in reading order (a list's elements, a map's values).
    pub fn texts(&self) -> Vec<&Located<String>> {
        let mut found = Vec::new();
        self.collect_texts(&mut found);
        found
    }

    fn collect_texts<'a>(&'a self, found: &mut Vec<&'a Located<String>>) {
        match &self.kind {
            NodeKind::Null => {}
            NodeKind::Text(text) => found.push(text),
            NodeKind::List(elements) => elements.iter().for_each(|element| element.collect_texts(found)),
            NodeKind::Map(entries) => entries.iter().for_each(|entry| entry.value.collect_texts(found)),
        }
    }
}
