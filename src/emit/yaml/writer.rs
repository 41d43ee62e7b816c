//! Lines of YAML: keys, lists and scalars at an indentation. Knows nothing of catalogues.

use super::scalar::{self, Place};
use unicode_width::UnicodeWidthStr;

/// A list is put on its key's line while the line is no wider than this.
const WIDEST: usize = 100;

/// YAML being written.
#[derive(Debug, Default)]
pub(super) struct Writer {
    text: String,
}

impl Writer {
    pub(super) fn finish(self) -> String {
        self.text
    }

    /// A comment, whatever the text holds.
    pub(super) fn comment(&mut self, indent: usize, text: &str) {
        let line: String =
            text.chars().map(|c| if c.is_control() || is_break(c) { ' ' } else { c }).collect();
        self.line(indent, format!("# {}", line.trim()).trim_end());
    }

    pub(super) fn line(&mut self, indent: usize, text: &str) {
        self.text.push_str(&" ".repeat(indent));
        self.text.push_str(text);
        self.text.push('\n');
    }

    /// Turns the blanks before what was written from `start` on into the dash of a list.
    pub(super) fn dash(&mut self, start: usize, indent: usize) {
        let at = start + indent;
        if self.text.get(at..at + 2) == Some("  ") {
            self.text.replace_range(at..at + 1, "-");
        }
    }

    /// How much has been written.
    pub(super) fn len(&self) -> usize {
        self.text.len()
    }

    /// `key: text`.
    pub(super) fn text(&mut self, indent: usize, key: &str, text: &str) {
        let value = block_value(text, indent + 2);
        self.line(indent, &format!("{}: {value}", scalar::inline(key, Place::Block)));
    }

    /// `key: [a, b]` where the elements are plain and short enough together, else one a line.
    pub(super) fn list(&mut self, indent: usize, key: &str, elements: &[&str]) {
        let plain = elements.iter().all(|element| scalar::is_plain(element, Place::Flow));
        let line = format!("{key}: [{}]", elements.join(", "));
        if plain && indent + line.width() <= WIDEST {
            self.line(indent, &line);
        } else {
            self.long_list(indent, key, elements);
        }
    }

    /// A list with one element a line.
    pub(super) fn long_list(&mut self, indent: usize, key: &str, elements: &[&str]) {
        self.line(indent, &format!("{key}:"));
        for element in elements {
            self.line(indent + 2, &format!("- {}", block_value(element, indent + 4)));
        }
    }
}

fn block_value(text: &str, indent: usize) -> String {
    scalar::literal(text, indent).unwrap_or_else(|| scalar::inline(text, Place::Block))
}

fn is_break(c: char) -> bool {
    matches!(c, '\u{2028}' | '\u{2029}')
}
