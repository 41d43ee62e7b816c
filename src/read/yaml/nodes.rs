//! Parser events to located nodes. Works without recursion.
//!
//! What YAML offers and this format has no use for is noted, and its text kept.

use super::builder::Builder;
use super::tree::{Frame, Note, NoteKind};
use crate::document::{Entry, Key, Node, NodeKind};
use crate::source::{Located, Location, SharedText, Span};
use granit_parser::{Event, ScalarStyle, StructureStyle};
use std::collections::BTreeMap;
use std::ops::Range;

impl Builder<'_> {
    /// Takes one event in; ranges are those of the mended text.
    pub(super) fn event(&mut self, event: &Event<'_>, range: Range<usize>, tag: Option<Range<usize>>) {
        if let Some(tag) = tag {
            self.note(NoteKind::Tag, tag);
        }
        match event {
            Event::DocumentStart(_, _) => {
                self.close(0);
                self.documents += 1;
                if self.documents > 1 {
                    self.note(NoteKind::SecondDocument, range);
                }
            }
            Event::Scalar(value, style, _, _) => self.scalar(value, *style, range),
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                self.note(NoteKind::Alias, range.clone());
                let written =
                    self.source.get(self.places.span(range.clone()).range()).unwrap_or("").to_owned();
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
        let start = self.places.start(range.start);
        self.child(range.start);
        self.frames.push(Frame {
            list,
            flow: style == StructureStyle::Flow,
            start: range.start,
            child: range.start,
            column: None,
            span: Span::new(start, start),
            elements: Vec::new(),
            entries: Vec::new(),
            key: None,
        });
    }

    /// Finishes the innermost collection.
    pub(super) fn finish(&mut self, range: Range<usize>) {
        let Some(mut frame) = self.frames.pop() else { return };
        if frame.flow {
            frame.grow(self.places.end(range.end));
        }
        let at = self.at(frame.span);
        if frame.list {
            return self.add(Node { at, kind: NodeKind::List(frame.elements.into()) });
        }
        if let Some(key) = frame.key.take() {
            let value = Node::null(key.at);
            frame.entries.push(Entry { key, value });
        }
        self.repeated(&frame.entries);
        self.add(Node { at, kind: NodeKind::Map(frame.entries.into()) });
    }

    fn at(&self, span: Span) -> Location {
        Location::Text { file: self.file, span }
    }

    fn scalar(&mut self, value: &str, style: ScalarStyle, range: Range<usize>) {
        self.child(range.start);
        let plain = style == ScalarStyle::Plain;
        let null = plain && (range.is_empty() || matches!(value, "~" | "null" | "Null" | "NULL"));
        if null && !self.wants_key() {
            let span = self.places.span(range);
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
    fn located(&self, value: &str, style: ScalarStyle, range: Range<usize>) -> Located<SharedText> {
        let quoted = matches!(style, ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted);
        let inner = if quoted && range.len() >= 2 { range.start + 1..range.end - 1 } else { range.clone() };
        let span = self.places.span(inner);
        let exact = self.source.get(span.range()) == Some(value);
        if exact {
            return Located::new(value.into(), self.at(span));
        }
        Located::inexact(value.into(), self.at(self.places.span(range)))
    }

    /// Remembers where an element or a key begins.
    fn child(&mut self, start: usize) {
        if let Some(frame) = self.frames.last_mut().filter(|frame| frame.list || frame.key.is_none()) {
            frame.child = start;
        }
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
    fn key(&mut self, node: Node) -> Key {
        let Location::Text { span, .. } = node.at else {
            return Key::new(Located::inexact("".into(), node.at));
        };
        match node.kind {
            NodeKind::Text { text, exact } => {
                if text == "<<" && exact {
                    self.tree.notes.push(Note { kind: NoteKind::MergeKey, at: span });
                }
                Key::new(Located { value: text, at: node.at, exact })
            }
            NodeKind::Null | NodeKind::List(_) | NodeKind::Map(_) => {
                self.tree.notes.push(Note { kind: NoteKind::ComplexKey, at: span });
                Key::new(Located::inexact(self.source.get(span.range()).unwrap_or("").into(), node.at))
            }
        }
    }

    fn repeated(&mut self, entries: &[Entry]) {
        let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
        for entry in entries {
            let Location::Text { span, .. } = entry.key.at else { continue };
            if let Some(first) = seen.get(entry.key.value.as_str()) {
                let kind = NoteKind::RepeatedKey { key: entry.key.value.to_string(), first: *first };
                self.tree.notes.push(Note { kind, at: span });
            } else {
                seen.insert(&entry.key.value, span);
            }
        }
    }
}
