//! The pieces in their canonical form: two blanks an indent, short lists on one line, quotes only where needed.

use super::comments::Comments;
use super::keys::{Keys, Shape};
use super::piece::{Piece, Tree, Value};
use crate::emit::yaml::scalar::{self, Place};
use unicode_width::UnicodeWidthStr;

/// A list or map stands on its key's line while that is no wider than this.
const WIDEST: usize = 100;

/// All of a file.
pub(super) fn write(tree: &Tree, comments: &Comments, shape: Shape, keys: Option<Keys>) -> String {
    let mut writer = Writer { text: String::new(), comments, shape, keys };
    writer.lines(0, trimmed(&comments.head));
    writer.entries(0, &tree.roots, &[]);
    writer.lines(0, &comments.tail);
    writer.text
}

struct Writer<'a> {
    text: String,
    comments: &'a Comments,
    shape: Shape,
    keys: Option<Keys>,
}

impl<'a> Writer<'a> {
    fn line(&mut self, indent: usize, text: &str) {
        if !text.is_empty() {
            self.text.push_str(&" ".repeat(indent));
            self.text.push_str(text);
        }
        self.text.push('\n');
    }

    fn lines(&mut self, indent: usize, lines: &[String]) {
        lines.iter().for_each(|line| self.line(indent, line));
    }

    /// The entries of a map, in their order.
    fn entries(&mut self, indent: usize, pieces: &'a [Piece], path: &[&str]) {
        for (index, piece) in self.sorted(pieces, path).into_iter().enumerate() {
            let lead = self.comments.lead(piece);
            self.lines(indent, if index == 0 { trimmed(lead) } else { lead });
            self.entry(indent, piece, path);
        }
    }

    /// Comments to mulu speak of an item where they stand at its first line, so such an item keeps its order.
    fn sorted(&self, pieces: &'a [Piece], path: &[&str]) -> Vec<&'a Piece> {
        let mut sorted: Vec<&Piece> = pieces.iter().collect();
        if !pieces.iter().any(|piece| self.comments.speak_to_us(piece)) {
            sorted.sort_by_key(|piece| self.shape.rank(path, word(piece)));
        }
        sorted
    }

    fn entry(&mut self, indent: usize, piece: &'a Piece, path: &[&str]) {
        let written = word(piece);
        let name = self.keys.and_then(|keys| self.shape.name(path, written, keys));
        let plain = piece.key.as_ref().is_some_and(|(_, plain)| *plain);
        let key = match name {
            Some(name) => name.to_owned(),
            None if plain => written.to_owned(),
            None => scalar::inline(written, Place::Block),
        };
        let inner = [path, &[self.shape.english(path, written).unwrap_or(written)]].concat();
        let long = self.shape.is_long_list(path, written);
        let trail = self.comments.trail(piece);
        match &piece.value {
            Value::Text { .. } | Value::Null => self.scalar(indent, &format!("{key}:"), piece, trail),
            Value::List(_) | Value::Map(_) => {
                let flow = self.flow(piece, long, &inner).map(|flow| format!("{key}: {flow}"));
                if let Some(line) =
                    flow.filter(|line| piece.children().is_empty() || indent + line.width() <= WIDEST)
                {
                    return self.line(indent, &ended(&line, trail));
                }
                self.line(indent, &ended(&format!("{key}:"), trail));
                self.block(indent + 2, piece, &inner);
            }
        }
    }

    /// A list or map over several lines.
    fn block(&mut self, indent: usize, piece: &'a Piece, path: &[&str]) {
        match &piece.value {
            Value::Map(entries) => self.entries(indent, entries, path),
            Value::List(elements) => {
                for (index, element) in elements.iter().enumerate() {
                    let lead = self.comments.lead(element);
                    self.lines(indent, if index == 0 { trimmed(lead) } else { lead });
                    self.element(indent, element, path);
                }
            }
            Value::Null | Value::Text { .. } => {}
        }
    }

    fn element(&mut self, indent: usize, piece: &'a Piece, path: &[&str]) {
        let trail = self.comments.trail(piece);
        match &piece.value {
            Value::Text { .. } | Value::Null => self.scalar(indent, "-", piece, trail),
            Value::Map(entries) if !entries.is_empty() && !self.stays_in_brackets(indent, piece, path) => {
                // What stands above the first key stands above the dash: there is no other place for it.
                let sorted = self.sorted(entries, path);
                if let Some(first) = sorted.first() {
                    self.lines(indent, trimmed(self.comments.lead(first)));
                }
                if let Some(words) = trail {
                    self.line(indent, words);
                }
                let start = self.text.len() + indent;
                for (index, entry) in sorted.into_iter().enumerate() {
                    if index > 0 {
                        self.lines(indent + 2, self.comments.lead(entry));
                    }
                    self.entry(indent + 2, entry, path);
                }
                self.text.replace_range(start..=start, "-");
            }
            Value::List(_) | Value::Map(_) => {
                let flow = self.flow(piece, false, path).map(|flow| format!("- {flow}"));
                if let Some(line) = flow {
                    return self.line(indent, &ended(&line, trail));
                }
                self.line(indent, &ended("-", trail));
                self.block(indent + 2, piece, path);
            }
        }
    }

    /// Whether a map in a list keeps its brackets: it has them and fits. An item never has any.
    fn stays_in_brackets(&self, indent: usize, piece: &Piece, path: &[&str]) -> bool {
        let is_item = self.shape == Shape::Catalogue;
        !is_item && self.flow(piece, false, path).is_some_and(|flow| indent + 2 + flow.width() <= WIDEST)
    }

    /// A text or nothing behind a key or a dash.
    fn scalar(&mut self, indent: usize, before: &str, piece: &Piece, trail: Option<&str>) {
        let Value::Text { text, plain } = &piece.value else {
            return self.line(indent, &ended(before, trail));
        };
        let block = if *plain { None } else { scalar::literal(text, indent + 2) };
        match block {
            Some(block) => {
                let (header, body) = block.split_once('\n').unwrap_or((&block, ""));
                self.line(indent, &ended(&format!("{before} {header}"), trail));
                self.text.push_str(body);
                self.text.push('\n');
            }
            None => {
                let value = if *plain { text.clone() } else { scalar::inline(text, Place::Block) };
                self.line(indent, &ended(&format!("{before} {value}"), trail));
            }
        }
    }

    /// A list of short plain texts between brackets, and a map that had brackets already; `None` where it cannot be.
    fn flow(&self, piece: &Piece, long: bool, path: &[&str]) -> Option<String> {
        if self.comments.forces(piece) {
            return None;
        }
        match &piece.value {
            Value::Null => None,
            Value::Text { text, plain } => flow_text(text, *plain),
            Value::List(elements) if elements.is_empty() => Some("[]".to_owned()),
            Value::List(_) if long => None,
            Value::List(elements) => {
                let texts = elements.iter().all(|element| matches!(element.value, Value::Text { .. }));
                let inside: Option<Vec<String>> =
                    elements.iter().map(|element| self.flow_part(element, path)).collect();
                inside.filter(|_| texts).map(|inside| format!("[{}]", inside.join(", ")))
            }
            Value::Map(entries) if entries.is_empty() => Some("{}".to_owned()),
            Value::Map(_) if !piece.flow => None,
            Value::Map(entries) => {
                let inside: Option<Vec<String>> =
                    entries.iter().map(|entry| self.flow_entry(entry, path)).collect();
                inside.map(|inside| format!("{{{}}}", inside.join(", ")))
            }
        }
    }

    /// A piece that may stand between brackets: it has no comments of its own.
    fn flow_part(&self, piece: &Piece, path: &[&str]) -> Option<String> {
        let bare = self.comments.trail(piece).is_none()
            && self.comments.lead(piece).iter().all(|line| line.is_empty());
        if bare { self.flow(piece, false, path) } else { None }
    }

    fn flow_entry(&self, piece: &Piece, path: &[&str]) -> Option<String> {
        let (key, plain) = piece.key.as_ref()?;
        let name = self.keys.and_then(|keys| self.shape.name(path, key, keys));
        let name = name.map_or_else(|| flow_text(key, *plain), |name| Some(name.to_owned()))?;
        let inner = [path, &[self.shape.english(path, key).unwrap_or(key)]].concat();
        Some(format!("{name}: {}", self.flow_part(piece, &inner)?))
    }
}

fn word(piece: &Piece) -> &str {
    piece.key.as_ref().map_or("", |(word, _)| word)
}

/// A text between brackets, where it needs no quotes there.
fn flow_text(text: &str, plain: bool) -> Option<String> {
    let safe = scalar::is_plain(text, Place::Flow)
        || plain && !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || "-.".contains(c));
    safe.then(|| text.to_owned())
}

fn ended(line: &str, trail: Option<&str>) -> String {
    match trail {
        Some(words) => format!("{line}  {words}"),
        None => line.to_owned(),
    }
}

/// Without the blank lines at the beginning.
fn trimmed(lines: &[String]) -> &[String] {
    let blanks = lines.iter().take_while(|line| line.is_empty()).count();
    &lines[blanks..]
}
