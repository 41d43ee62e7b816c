//! A key with its colon, and how its value begins. Whether a word before a colon is a key at all is decided here.

use super::fault::Fault;
use super::layout::{Open, Walker};
use super::repair::Repair;
use super::structure::Cursor;
use super::text::{self, Brackets, Colon, Split};
use std::ops::Range;

impl Walker<'_> {
    /// Reads a key and the beginning of its value, or a value alone.
    pub(super) fn entry(&mut self, cursor: Cursor) {
        let rest = self.rest(cursor);
        if text::is_over(rest) {
            return;
        }
        let split = text::split_key(rest).filter(|split| self.is_key(cursor, split));
        let Some(split) = split else {
            let parent = self.levels.last().map_or(0, |level| level.column + 1);
            self.await_value(false);
            return self.value(cursor, parent, None);
        };
        let key = cursor.at + split.key.start..cursor.at + split.key.end;
        let colon = cursor.at + split.colon.start..cursor.at + split.colon.end;
        let blanks = colon.end..colon.end + text::blanks(&self.text[colon.end..cursor.end]);
        self.colon(&split, &key, &colon, &blanks, cursor.end);
        self.open_level(cursor.column, false, key);
        let value = Cursor { at: blanks.end, column: 0, end: cursor.end };
        self.await_value(text::is_over(self.rest(value)));
        self.value(value, cursor.column + 1, Some(cursor.column));
    }

    /// Complains of a colon and of the blanks after it.
    fn colon(
        &mut self,
        split: &Split,
        key: &Range<usize>,
        colon: &Range<usize>,
        blanks: &Range<usize>,
        end: usize,
    ) {
        let gap = &self.text[blanks.clone()];
        let odd = gap.chars().next().is_some_and(text::is_odd_blank);
        let ends = blanks.end == end;
        match split.kind {
            Colon::Wide => {
                let whole = colon.start..if odd { blanks.end } else { colon.end };
                let mended = if ends || (!blanks.is_empty() && !odd) { ":" } else { ": " };
                self.flaw(Fault::WideColon, colon.clone(), vec![Repair::new(whole, mended)]);
            }
            Colon::Tight => {
                let at = key.start..colon.end;
                self.flaw(Fault::TightColon, at, vec![Repair::insert(colon.end, " ")]);
            }
            Colon::Proper if odd => {
                self.flaw(Fault::WideBlank, blanks.clone(), vec![Repair::new(blanks.clone(), " ")]);
            }
            Colon::Proper => {}
        }
    }

    /// Whether the word before a colon is a key, or text with a colon in it.
    fn is_key(&self, cursor: Cursor, split: &Split) -> bool {
        let rest = self.rest(cursor);
        if split.kind == Colon::Proper {
            return true;
        }
        if !split.is_plausible(rest) {
            return false;
        }
        let known = split.is_known(rest);
        match self.levels.last() {
            Some(level) if !level.list && level.column == cursor.column => true,
            None => known || self.next_is_entry(cursor, known),
            Some(level) => {
                let item = level.list && self.levels.len() == 2 && known;
                let map = split.kind == Colon::Wide && !level.list && split.is_identifier(rest);
                item || map || self.next_is_entry(cursor, known)
            }
        }
    }

    /// Whether the next line is an entry beside this one.
    fn next_is_entry(&self, cursor: Cursor, known: bool) -> bool {
        let following = self.text[self.next..].lines().take(8).find(|line| !line.trim().is_empty());
        let Some(line) = following else { return false };
        let lead = text::Lead::of(line);
        let rest = &line[lead.bytes..];
        let beside = lead.columns(2, 2) == cursor.column;
        beside
            && text::split_key(rest).is_some_and(|next| {
                next.is_plausible(rest) && (next.kind == Colon::Proper || known || next.is_known(rest))
            })
    }

    /// Reads the beginning of a value; `parent` is the least column it may go on at.
    fn value(&mut self, cursor: Cursor, parent: usize, key_column: Option<usize>) {
        let rest = self.rest(cursor);
        let Some(first) = rest.chars().next() else { return };
        match first {
            '#' => {}
            '|' | '>' => self.open = Open::Block { parent, indent: None },
            '"' | '\'' => self.quoted(cursor, parent, first, key_column.is_some()),
            '[' | '{' => {
                let mut brackets = Brackets::default();
                if brackets.read(rest).is_none() {
                    let end = cursor.at + text::plain_end(rest);
                    self.open = Open::Flow { brackets, start: cursor.at, end };
                }
            }
            '&' | '*' | '!' if !is_sigil(&rest[1..]) => self.wrap(cursor, Fault::ReservedStart(first)),
            '&' | '*' | '!' => {
                let word = rest.find(' ').unwrap_or(rest.len());
                let at = cursor.at + word + text::blanks(&rest[word..]);
                if at == cursor.end {
                    return self.await_value(first != '*');
                }
                self.value(Cursor { at, ..cursor }, parent, key_column);
            }
            _ => self.plain(cursor, parent, key_column),
        }
    }

    fn quoted(&mut self, cursor: Cursor, parent: usize, quote: char, has_key: bool) {
        let rest = self.rest(cursor);
        let Some(close) = text::quote_end(&rest[1..], quote) else {
            let (start, end) = (cursor.at, cursor.at + text::plain_end(rest));
            self.open = Open::Quoted { parent, quote, start, end, sure: true };
            return;
        };
        let after = &rest[close + 1..];
        let clean = text::is_over(after.trim_start_matches([' ', '\t']));
        if has_key && !clean {
            self.wrap(cursor, Fault::TextAfterQuote);
        }
    }

    fn plain(&mut self, cursor: Cursor, parent: usize, key_column: Option<usize>) {
        let rest = self.rest(cursor);
        let value = &rest[..text::plain_end(rest)];
        let first = value.chars().next().unwrap_or(' ');
        if matches!(first, '@' | '`' | '%' | ']' | '}' | ',') {
            return self.wrap(cursor, Fault::ReservedStart(first));
        }
        if key_column.is_some() && text::is_dash(value) {
            return self.wrap(cursor, Fault::InlineList);
        }
        if key_column.is_some() && (value.contains(": ") || value.ends_with(':')) {
            return self.wrap(cursor, Fault::ColonInValue);
        }
        self.open = Open::Plain { parent, column: key_column };
    }

    /// Puts a value in quotes, so that it is read as the text it is.
    fn wrap(&mut self, cursor: Cursor, fault: Fault) {
        let rest = self.rest(cursor);
        let at = cursor.at..cursor.at + text::plain_end(rest);
        let value = &self.text[at.clone()];
        let mut repairs = vec![Repair::insert(at.start, "'")];
        repairs.extend(value.match_indices('\'').map(|(quote, _)| Repair::insert(at.start + quote, "'")));
        repairs.push(Repair::insert(at.end, "'"));
        self.flaw(fault, at, repairs);
    }
}

/// Whether what follows `&`, `*` or `!` is a name, and not the text of a clerk who meant a star.
fn is_sigil(rest: &str) -> bool {
    rest.starts_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '!' | '<' | '-'))
}
