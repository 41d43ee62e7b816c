//! Drives the parser over a mended text and keeps what is built between two faults.
//!
//! How an event becomes a node is in `nodes`.

use super::repair::Places;
use super::resume;
use super::tree::{Cause, Frame, Note, NoteKind, Stop, Tree};
use crate::read::Bounds;
use crate::source::{FileId, Location};
use granit_parser::{ErrorKind, Event, Parser, ScanError, StructureStyle};
use std::ops::Range;

/// How deep the parser itself goes where nothing is built.
pub(super) const PARSER_DEPTH: usize = 128;

/// Builds a tree from one parser after another: where one stops at a fault, the next goes on.
pub(super) struct Builder<'a> {
    pub(super) source: &'a str,
    pub(super) places: &'a Places,
    pub(super) file: FileId,
    bounds: &'a Bounds,
    pub(super) tree: Tree,
    pub(super) frames: Vec<Frame>,
    /// Documents begun, not counting those in which a parser only goes on.
    pub(super) documents: usize,
    nodes: usize,
    /// The end of the last event, in the mended text.
    pub(super) reached: usize,
}

impl<'a> Builder<'a> {
    /// A builder of one file; places are those of `source`, the text as written.
    pub(super) fn new(source: &'a str, places: &'a Places, file: FileId, bounds: &'a Bounds) -> Self {
        let (tree, frames) = (Tree::default(), Vec::new());
        Self { source, places, file, bounds, tree, frames, documents: 0, nodes: 0, reached: 0 }
    }

    /// Parses the mended text from a byte on. With frames open, what stands there belongs to the last.
    pub(super) fn run(&mut self, text: &str, from: usize) -> Result<(), Stop> {
        let options = granit_parser::options! {
            emit_anchor_events: true,
            emit_unresolved_aliases: true,
            emit_comments: false,
            flow_nesting_limit: self.bounds.depth,
            block_nesting_limit: self.bounds.depth,
        };
        let mut going_on = !self.frames.is_empty();
        let mut first_document = true;
        for event in Parser::new_from_str_with_options(&text[from..], options) {
            let (event, span) = event.map_err(|error| self.syntax(&error, from))?;
            let shifted = |range: Range<usize>| range.start + from..range.end + from;
            let range = shifted(span.byte_range().unwrap_or(0..0));
            let tag = span.tag_span().and_then(|tag| tag.byte_range()).map(shifted);
            let begins = matches!(event, Event::SequenceStart(_, _, _) | Event::MappingStart(_, _, _));
            if matches!(event, Event::DocumentStart(_, _)) && std::mem::take(&mut first_document) && from > 0
            {
                continue;
            }
            if going_on && event.is_node() {
                self.goes_on_with(&event, range.start)?;
                going_on = false;
                continue;
            }
            self.nodes += usize::from(event.is_node());
            self.within_bounds(range.start)?;
            self.reached = self.reached.max(range.end);
            self.event(&event, range, tag);
            if begins {
                self.place(text);
            }
        }
        Ok(())
    }

    /// Whether what stands there is more of the collection gone on with, and not something else.
    fn goes_on_with(&self, event: &Event<'_>, at: usize) -> Result<(), Stop> {
        let list = match event {
            Event::SequenceStart(StructureStyle::Block, _, _) => Some(true),
            Event::MappingStart(StructureStyle::Block, _, _) => Some(false),
            _ => None,
        };
        if list.is_some() && list == self.frames.last().map(|frame| frame.list) {
            return Ok(());
        }
        Err(Stop { at, cause: Cause::Syntax(ErrorKind::SimpleKeyExpected), bracket: None })
    }

    /// The tree, what is still open closed.
    pub(super) fn into_tree(mut self) -> Tree {
        self.close(0);
        self.tree
    }

    /// Finishes all collections but the outermost `kept`.
    pub(super) fn close(&mut self, kept: usize) {
        while self.frames.len() > kept {
            self.finish(0..0);
        }
    }

    /// Forgets the collections inside the outermost `kept`, and what was noted from a byte on.
    pub(super) fn forget(&mut self, kept: usize, from: usize) {
        self.frames.truncate(kept);
        if let Some(frame) = self.frames.last_mut() {
            frame.key = None;
        }
        let from = self.places.start(from);
        let stays = |at: Location| matches!(at, Location::Text { span, .. } if (span.start as usize) < from);
        if let Some(frame) = self.frames.last_mut() {
            frame
                .elements
                .truncate(frame.elements.iter().rposition(|node| stays(node.at)).map_or(0, |at| at + 1));
            frame
                .entries
                .truncate(frame.entries.iter().rposition(|e| stays(e.key.at)).map_or(0, |at| at + 1));
        }
        while self.tree.notes.last().is_some_and(|note| note.at.start as usize >= from) {
            self.tree.notes.pop();
        }
    }

    /// Notes the column of a collection just begun, unless it stands within a list or brackets.
    fn place(&mut self, text: &str) {
        let Some((last, outer)) = self.frames.split_last_mut() else { return };
        if !last.flow && !outer.iter().any(|frame| frame.list || frame.flow) {
            last.column = resume::column_at(text, last.start, last.list);
        }
    }

    fn within_bounds(&self, at: usize) -> Result<(), Stop> {
        let cause = if self.nodes > self.bounds.nodes {
            Cause::Nodes
        } else if self.frames.len() > self.bounds.depth {
            Cause::Depth
        } else {
            return Ok(());
        };
        Err(Stop { at, cause, bracket: self.bracket() })
    }

    fn syntax(&self, error: &ScanError, from: usize) -> Stop {
        let at = from + error.marker().byte_offset().unwrap_or(0);
        let cause = match error.kind() {
            ErrorKind::RecursionLimitExceeded => Cause::Depth,
            kind => Cause::Syntax(kind.clone()),
        };
        Stop { at, cause, bracket: self.bracket() }
    }

    fn bracket(&self) -> Option<usize> {
        self.frames.iter().find(|frame| frame.flow).map(|frame| frame.start)
    }

    /// Notes something at a stretch of the mended text.
    pub(super) fn note(&mut self, kind: NoteKind, range: Range<usize>) {
        let at = self.places.span(range);
        self.tree.notes.push(Note { kind, at });
    }
}
