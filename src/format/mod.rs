//! Floor 7: the canonical form of a YAML file, in place: layout, quotes, the order and the language of keys.
//!
//! Never a value and never a comment: what was written is read again and held to the original before it is given
//! out. A file with faults of syntax is left alone, since what is wrong in it is for a person to decide.

mod comments;
mod keys;
mod piece;
mod write;

pub use keys::Keys;

use crate::diagnostic::{Diagnostic, Sink};
use crate::document::{Document, Node, NodeKind};
use crate::read::{Bounds, yaml};
use crate::source::{FileId, Files};
use comments::Comments;
use keys::Shape;
use piece::Tree;

/// Why a file is left as it is.
#[derive(Debug)]
pub enum LeftAlone {
    /// It is no YAML text, or holds neither a catalogue nor a place.
    NotOurs,
    /// It has faults of syntax, which a person must mend first.
    Faulty(Vec<Diagnostic>),
    /// What would be written does not read back as the same: a defect of ours.
    Unsure,
}

/// The canonical form of a file's text, its keys in a language or each as it is.
///
/// # Errors
/// See [`LeftAlone`].
pub fn format(file: FileId, files: &Files, keys: Option<Keys>) -> Result<String, LeftAlone> {
    let text = files.text(file).ok_or(LeftAlone::NotOurs)?;
    let mut sink = Sink::new();
    let document = yaml::read(file, text, &Bounds::default(), &mut sink);
    if !sink.is_empty() {
        return Err(LeftAlone::Faulty(sink.finish(&crate::diagnostic::Levels::default(), files)));
    }
    let [table] = document.tables.as_slice() else { return Err(LeftAlone::NotOurs) };
    let shape = Shape::of(&table.root, files.name(file)).ok_or(LeftAlone::NotOurs)?;
    let written = canonical(&table.root, text, shape, keys);
    if !same(&document, text, &written, shape) {
        return Err(LeftAlone::Unsure);
    }
    // A file keeps the ends its lines have.
    let crlf = text.matches("\r\n").count() * 2 > text.matches('\n').count();
    Ok(if crlf { written.replace('\n', "\r\n") } else { written })
}

fn canonical(root: &Node, text: &str, shape: Shape, keys: Option<Keys>) -> String {
    let tree = Tree::new(root, text);
    let comments = Comments::new(text, &yaml::comments(text), &tree);
    write::write(&tree, &comments, shape, keys)
}

/// Whether what was written is read as the same tree, without faults, with the same comments.
fn same(document: &Document, text: &str, written: &str, shape: Shape) -> bool {
    let mut files = Files::new();
    let file = files.add("", written.as_bytes().to_vec());
    let mut sink = Sink::new();
    let again = yaml::read(file, written, &Bounds::default(), &mut sink);
    let comments = |text: &str| {
        let mut found: Vec<String> =
            yaml::comments(text).into_iter().map(|(_, words)| words.trim().to_owned()).collect();
        found.sort_unstable();
        found
    };
    let ([old], [new]) = (document.tables.as_slice(), again.tables.as_slice()) else { return false };
    sink.is_empty()
        && comments(text) == comments(written)
        && essence(&old.root, shape, &[]) == essence(&new.root, shape, &[])
}

/// A tree without places, styles, and the order and language of the keys we know; the order of all others counts.
#[derive(PartialEq)]
enum Essence {
    Null,
    Text(String),
    List(Vec<Self>),
    Map(Vec<(usize, String, Self)>),
}

fn essence(node: &Node, shape: Shape, path: &[&str]) -> Essence {
    match &node.kind {
        NodeKind::Null => Essence::Null,
        NodeKind::Text { text, .. } => Essence::Text(text.to_string()),
        NodeKind::List(elements) => {
            Essence::List(elements.iter().map(|element| essence(element, shape, path)).collect())
        }
        NodeKind::Map(entries) => {
            let entry = |entry: &crate::document::Entry| {
                let key = entry.key.value.as_str();
                let name = shape.english(path, key).unwrap_or(key);
                let inner = [path, &[name]].concat();
                (shape.rank(path, key), name.to_owned(), essence(&entry.value, shape, &inner))
            };
            let mut entries: Vec<_> = entries.iter().map(entry).collect();
            entries.sort_by_key(|(rank, _, _)| *rank);
            Essence::Map(entries)
        }
    }
}
