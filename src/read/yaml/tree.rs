//! Parser events to a tree of located nodes. Works without recursion; stops at the first syntax fault.
//!
//! What YAML offers and this format has no use for (anchors, tags, merge keys …) is noted and its
//! text kept; whether it is told, and how, is decided in `wording`.

use super::repair::Repaired;
use crate::document::{Entry, Node, NodeKind};
use crate::read::Bounds;
use crate::source::{FileId, Located, Location, Span};
use granit_parser::{ErrorKind, Event, Parser, ScalarStyle, ScanError, StructureStyle};
use std::collections::BTreeMap;
use std::ops::Range;

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

/// How deep the parser itself goes where nothing is built.
pub(super) const PARSER_DEPTH: usize = 128;

/// Builds the tree of a mended text; places are those of `source`, the text as written.
pub(super) fn build(
    repaired: &Repaired<'_>,
    source: &str,
    file: FileId,
    bounds: &Bounds,
) -> Result<Tree, Stop> {
    let options = granit_parser::options! {
        emit_anchor_events: true,
        emit_unresolved_aliases: true,
        emit_comments: false,
        flow_nesting_limit: bounds.depth,
        block_nesting_limit: bounds.depth,
    };
    let mut builder =
        Builder { repaired, source, file, tree: Tree::default(), frames: Vec::new(), documents: 0 };
    let mut nodes = 0;
    for event in Parser::new_from_str_with_options(&repaired.text, options) {
        let (event, span) = event.map_err(|error| builder.syntax(&error))?;
        let range = span.byte_range().unwrap_or(0..0);
        let tag = span.tag_span().and_then(|tag| tag.byte_range());
        nodes += usize::from(event.is_node());
        let cause = if nodes > bounds.nodes { Some(Cause::Nodes) } else { None };
        let too_deep = builder.frames.len() > bounds.depth;
        if let Some(cause) = cause.or(too_deep.then_some(Cause::Depth)) {
            return Err(Stop { at: range.start, cause, bracket: builder.bracket() });
        }
        builder.event(&event, range, tag);
    }
    Ok(builder.tree)
}

struct Builder<'a> {
    repaired: &'a Repaired<'a>,
    source: &'a str,
    file: FileId,
    tree: Tree,
    frames: Vec<Frame>,
    documents: usize,
}

/// A collection being read.
struct Frame {
    list: bool,
    flow: bool,
    /// Where it begins: in the mended text, and as written with its end so far.
    start: usize,
    span: Span,
    elements: Vec<Node>,
    entries: Vec<Entry>,
    key: Option<Located<String>>,
}

impl Builder<'_> {
    fn syntax(&self, error: &ScanError) -> Stop {
        let at = error.marker().byte_offset().unwrap_or(0);
        let cause = match error.kind() {
            ErrorKind::RecursionLimitExceeded => Cause::Depth,
            kind => Cause::Syntax(kind.clone()),
        };
        Stop { at, cause, bracket: self.bracket() }
    }

    fn bracket(&self) -> Option<usize> {
        self.frames.iter().find(|frame| frame.flow).map(|frame| frame.start)
    }

    fn note(&mut self, kind: NoteKind, range: Range<usize>) {
        let at = self.repaired.span(range);
        self.tree.notes.push(Note { kind, at });
    }

    fn event(&mut self, event: &Event<'_>, range: Range<usize>, tag: Option<Range<usize>>) {
        if let Some(tag) = tag {
            self.note(NoteKind::Tag, tag);
        }
        match event {
            Event::DocumentStart(_, _) => {
                self.documents += 1;
                if self.documents > 1 {
                    self.note(NoteKind::SecondDocument, range);
                }
            }
            Event::Scalar(value, style, _, _) => self.scalar(value, *style, range),
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                self.note(NoteKind::Alias, range.clone());
                let written = self.repaired.text.get(range.clone()).unwrap_or("").to_owned();
                self.scalar(&written, ScalarStyle::Literal, range);
            }
            Event::Anchor(_, _) => self.note(NoteKind::Anchor, range),
            Event::SequenceStart(style, _, _) => self.begin(true, *style, range),
            Event::MappingStart(style, _, _) => self.begin(false, *style, range),
            Event::SequenceEnd | Event::MappingEnd => self.finish(range),
            _ => {}
        }
    }

    fn begin(&mut self, list: bool, style: StructureStyle, range: Range<usize>) {
        let start = self.repaired.start(range.start);
        self.frames.push(Frame {
            list,
            flow: style == StructureStyle::Flow,
            start: range.start,
            span: Span::new(start, start),
            elements: Vec::new(),
            entries: Vec::new(),
            key: None,
        });
    }

    fn finish(&mut self, range: Range<usize>) {
        let Some(mut frame) = self.frames.pop() else { return };
        if frame.flow {
            frame.grow(self.repaired.end(range.end));
        }
        let at = self.at(frame.span);
        if frame.list {
            return self.add(Node { at, kind: NodeKind::List(frame.elements) });
        }
        self.repeated(&frame.entries);
        self.add(Node { at, kind: NodeKind::Map(frame.entries) });
    }

    fn at(&self, span: Span) -> Location {
        Location::Text { file: self.file, span }
    }

    fn scalar(&mut self, value: &str, style: ScalarStyle, range: Range<usize>) {
        let plain = style == ScalarStyle::Plain;
        let null = plain && (range.is_empty() || matches!(value, "~" | "null" | "Null" | "NULL"));
        if null && !self.wants_key() {
            let span = self.repaired.span(range);
            let key = self.frames.last().and_then(|frame| frame.key.as_ref()).map(|key| key.at);
            return self.add(Node::null(key.unwrap_or_else(|| self.at(span))));
        }
        if null && range.is_empty() {
            self.note(NoteKind::MissingKey, range.clone());
        }
        let value = if range.is_empty() { "" } else { value };
        let located = self.located(value, style, range);
        self.add(Node::text(located));
    }

    /// A text at its place: without its quotes where what stands between them is the text to the letter.
    fn located(&self, value: &str, style: ScalarStyle, range: Range<usize>) -> Located<String> {
        let quoted = matches!(style, ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted);
        let inner = if quoted && range.len() >= 2 { range.start + 1..range.end - 1 } else { range.clone() };
        let span = self.repaired.span(inner);
        let exact = self.source.get(span.range()) == Some(value);
        if exact {
            return Located::new(value.to_owned(), self.at(span));
        }
        Located::inexact(value.to_owned(), self.at(self.repaired.span(range)))
    }

    fn wants_key(&self) -> bool {
        self.frames.last().is_some_and(|frame| !frame.list && frame.key.is_none())
    }

    /// Puts a finished node where it belongs.
    fn add(&mut self, node: Node) {
        let wants_key = self.wants_key();
        let Some(frame) = self.frames.last_mut() else {
            if !matches!(node.kind, NodeKind::Null) {
                self.tree.roots.push(node);
            }
            return;
        };
        if let Location::Text { span, .. } = node.at {
            frame.grow(span.end as usize);
        }
        if frame.list {
            frame.elements.push(node);
        } else if let Some(key) = frame.key.take() {
            frame.entries.push(Entry { key, value: node });
        } else if wants_key {
            let key = self.key(node);
            if let Some(frame) = self.frames.last_mut() {
                frame.key = Some(key);
            }
        }
    }

    /// A node as key; a list or map keeps the text it was written in.
    fn key(&mut self, node: Node) -> Located<String> {
        let Location::Text { span, .. } = node.at else { return Located::inexact(String::new(), node.at) };
        match node.kind {
            NodeKind::Text(text) => {
                if text.value == "<<" && text.exact {
                    self.tree.notes.push(Note { kind: NoteKind::MergeKey, at: span });
                }
                text
            }
            NodeKind::Null | NodeKind::List(_) | NodeKind::Map(_) => {
                self.tree.notes.push(Note { kind: NoteKind::ComplexKey, at: span });
                Located::inexact(self.source.get(span.range()).unwrap_or("").to_owned(), node.at)
            }
        }
    }

    fn repeated(&mut self, entries: &[Entry]) {
        let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
        for entry in entries {
            let Location::Text { span, .. } = entry.key.at else { continue };
            if let Some(first) = seen.get(entry.key.value.as_str()) {
                let kind = NoteKind::RepeatedKey { key: entry.key.value.clone(), first: *first };
                self.tree.notes.push(Note { kind, at: span });
            } else {
                seen.insert(&entry.key.value, span);
            }
        }
    }
}

impl Frame {
    fn grow(&mut self, end: usize) {
        self.span = Span::new(self.span.start as usize, end.max(self.span.end as usize));
    }
}
