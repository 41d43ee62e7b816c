//! Walks the lines of a YAML text and finds what breaks its layout: blanks, colons, marks, indentation.
//!
//! This is no parser: it follows block structure just far enough to tell structure from values and
//! reports only what YAML is sure to refuse or what is sure to have been meant otherwise. Every
//! flaw comes with its mending; the parser then reads the mended text and is the judge of the rest.

use super::fault::{Fault, Flaw};
use super::repair::Repair;
use super::text::{self, Brackets, Lead};
use std::ops::Range;

/// Behind so many flaws a text is hostile, and the walk ends; the parser refuses the rest.
const MOST_FLAWS: usize = 100_000;

/// Finds the flaws of a text, in reading order.
pub(super) fn flaws(text: &str) -> Vec<Flaw> {
    let mut walker = Walker::new(text);
    walker.controls();
    if !has_bare_return(text) {
        walker.walk();
    }
    walker.flaws
}

/// Whether lines end at a lone carriage return somewhere (as before 2001): left to the parser.
fn has_bare_return(text: &str) -> bool {
    let bytes = text.as_bytes();
    text.contains('\r') && text.match_indices('\r').any(|(at, _)| bytes.get(at + 1) != Some(&b'\n'))
}

/// An open block collection.
#[derive(Debug, Clone)]
pub(super) struct Level {
    /// The column of its keys or marks.
    pub(super) column: usize,
    /// Whether it is a list.
    pub(super) list: bool,
    /// Whether its last key or mark has no value yet.
    pub(super) awaiting: bool,
    /// Its first key.
    pub(super) first_key: Range<usize>,
}

/// A value that goes on over the end of its line.
#[derive(Debug, Clone)]
pub(super) enum Open {
    /// None does.
    Nothing,
    /// A plain value; `column` where its key stands, if it has one.
    Plain { parent: usize, column: Option<usize> },
    /// Text after `|` or `>`; `indent` once its first line is known.
    Block { parent: usize, indent: Option<usize> },
    /// Quoted text; `end` where its last line ended that was surely its own.
    Quoted { parent: usize, quote: char, start: usize, end: usize, sure: bool },
    /// Brackets.
    Flow { brackets: Brackets, start: usize, end: usize },
}

/// A block that was moved: lines further right move with it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shift {
    from: usize,
    to: usize,
    list: bool,
    flaw: usize,
}

/// The state between two lines.
pub(super) struct Walker<'a> {
    pub(super) text: &'a str,
    pub(super) levels: Vec<Level>,
    pub(super) open: Open,
    pub(super) flaws: Vec<Flaw>,
    shift: Option<Shift>,
    /// Where the next line begins.
    pub(super) next: usize,
}

/// One line: where its text begins and ends, and its blanks.
#[derive(Debug, Clone, Copy)]
pub(super) struct LineSpan {
    pub(super) start: usize,
    pub(super) content: usize,
    pub(super) end: usize,
    pub(super) lead: Lead,
    /// The column the content stands at once mended.
    pub(super) column: usize,
}

impl<'a> Walker<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, levels: Vec::new(), open: Open::Nothing, flaws: Vec::new(), shift: None, next: 0 }
    }

    /// Notes a flaw.
    pub(super) fn flaw(&mut self, fault: Fault, at: Range<usize>, repairs: Vec<Repair>) {
        self.flaws.push(Flaw { fault, at, repairs });
    }

    fn controls(&mut self) {
        let is_control = |byte: u8| (byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r')) || byte == 0x7f;
        if !self.text.bytes().any(is_control) {
            return;
        }
        for (at, byte) in self.text.bytes().enumerate().filter(|(_, byte)| is_control(*byte)).take(MOST_FLAWS)
        {
            self.flaw(Fault::Control(char::from(byte)), at..at + 1, vec![Repair::new(at..at + 1, " ")]);
        }
    }

    fn walk(&mut self) {
        let mut start = 0;
        while start < self.text.len() && self.flaws.len() < MOST_FLAWS {
            let end = self.text[start..].find('\n').map_or(self.text.len(), |at| start + at);
            self.next = (end + 1).min(self.text.len());
            let line = self.text[start..end].trim_end_matches('\r');
            let lead = Lead::of(line);
            let end = start + line.len();
            self.line(LineSpan { start, content: start + lead.bytes, end, lead, column: lead.columns(2, 2) });
            start = self.next;
        }
        self.finish();
    }

    fn line(&mut self, mut line: LineSpan) {
        let rest = &self.text[line.content..line.end];
        if rest.is_empty() {
            return self.blank_line(line);
        }
        if line.content == line.start && (rest.starts_with("---") || rest.starts_with("...")) {
            self.levels.clear();
            self.open = Open::Nothing;
            self.shift = None;
            return;
        }
        self.moved(&mut line);
        if self.goes_on(&mut line) {
            return;
        }
        let comment = rest.starts_with('#');
        let directive = rest.starts_with('%') && line.content == line.start && self.levels.is_empty();
        if !comment && !directive {
            self.structure(line);
        }
    }

    /// Moves a line along with the block it belongs to.
    fn moved(&mut self, line: &mut LineSpan) {
        let Some(shift) = self.shift else { return };
        let sibling = line.column == shift.to && !shift.list && self.is_filled(shift.to);
        // Only the list mark was out of line where the keys below it stand right already.
        let right = shift.list
            && self
                .levels
                .last()
                .is_some_and(|level| !level.list && level.column == line.column && level.column > shift.to);
        if line.column <= shift.from || sibling || right || !line.lead.is_plain() {
            self.shift = None;
            return;
        }
        line.column = line.column + shift.to - shift.from;
        let repair = Repair::new(line.start..line.content, " ".repeat(line.column));
        if let Some(flaw) = self.flaws.get_mut(shift.flaw) {
            flaw.repairs.push(repair);
        }
    }

    /// Whether the map at this column has a value for its last key.
    fn is_filled(&self, column: usize) -> bool {
        self.levels.iter().any(|level| level.column == column && !level.list && !level.awaiting)
    }

    /// Moves a line to where its siblings stand, and what hangs on it.
    pub(super) fn reindent(&mut self, line: &mut LineSpan, fault: Fault, column: usize) {
        if !line.lead.is_plain() {
            line.column = column;
            return;
        }
        let repair = Repair::new(line.start..line.content, " ".repeat(column));
        if let Some(shift) = self.shift {
            line.column = column;
            if let Some(last) = self.flaws.get_mut(shift.flaw).and_then(|flaw| flaw.repairs.last_mut()) {
                *last = repair;
            }
            return;
        }
        self.flaw(fault, line.content..line.end, vec![repair]);
        let list = text::is_dash(&self.text[line.content..line.end]);
        self.shift = Some(Shift { from: line.column, to: column, list, flaw: self.flaws.len() - 1 });
        line.column = column;
    }

    /// A line of odd blanks alone is a value to YAML; nobody means one.
    fn blank_line(&mut self, line: LineSpan) {
        let odd = line.lead.wide > 0 || !self.text[line.start..line.end].is_ascii();
        if odd && !matches!(self.open, Open::Block { .. } | Open::Quoted { .. }) {
            let repairs = vec![Repair::new(line.start..line.end, "")];
            self.flaw(Fault::WideBlank, line.start..line.end, repairs);
        }
    }

    /// Whether the line belongs to a value begun above.
    fn goes_on(&mut self, line: &mut LineSpan) -> bool {
        let open = std::mem::replace(&mut self.open, Open::Nothing);
        let rest = &self.text[line.content..line.end];
        match open {
            Open::Nothing => false,
            Open::Plain { parent, column } => self.plain_goes_on(line, parent, column),
            Open::Block { parent, indent } => self.block_goes_on(line, parent, indent),
            Open::Quoted { parent, quote, start, end, sure } => {
                let joined =
                    quote == '"' && self.text[..line.start].trim_end_matches(['\r', '\n']).ends_with('\\');
                if line.column < parent && !joined && !rest.starts_with(quote) {
                    self.close_quote(quote, start, end);
                    return false;
                }
                if text::quote_end(rest, quote).is_none() {
                    let sure = sure && !text::is_entry(rest);
                    let end = if sure { line.end } else { end };
                    self.open = Open::Quoted { parent, quote, start, end, sure };
                }
                true
            }
            Open::Flow { mut brackets, start, end } => {
                let behind = rest.trim_start_matches(['-', ' ']);
                let key = brackets.takes_no_key() && !text::is_dash(behind) && text::is_entry(behind);
                let broken = if brackets.expects_element { text::is_dash(rest) } else { key };
                if broken && !brackets.in_quotes() {
                    self.close_brackets(&brackets, start, end);
                    return false;
                }
                if brackets.read(rest).is_none() {
                    self.open = Open::Flow { brackets, start, end: line.content + text::plain_end(rest) };
                }
                true
            }
        }
    }

    fn plain_goes_on(&mut self, line: &mut LineSpan, parent: usize, column: Option<usize>) -> bool {
        let rest = &self.text[line.content..line.end];
        if line.column < parent {
            return false;
        }
        if let Some(column) = column
            && text::is_entry(rest)
            && !text::is_dash(rest)
        {
            self.reindent(line, Fault::TooDeep, column);
            return false;
        }
        if !rest.starts_with('#') {
            self.open = Open::Plain { parent, column };
        }
        true
    }

    fn block_goes_on(&mut self, line: &LineSpan, parent: usize, indent: Option<usize>) -> bool {
        if line.column < parent {
            return false;
        }
        let seen = if line.lead.is_plain() { line.column } else { line.lead.plain };
        let needed = indent.unwrap_or(parent);
        let column = if seen >= needed { seen } else { indent.unwrap_or(line.column) };
        if seen < needed && !line.lead.is_plain() {
            self.lead(line, column);
        }
        self.open = Open::Block { parent, indent: Some(indent.unwrap_or(column)) };
        true
    }

    /// Complains of the blanks before a line and makes them spaces.
    pub(super) fn lead(&mut self, line: &LineSpan, column: usize) {
        let fault = if line.lead.tabs > 0 { Fault::Tab } else { Fault::WideBlank };
        let at = line.start..line.content;
        self.flaw(fault, at.clone(), vec![Repair::new(at, " ".repeat(column))]);
    }

    fn close_quote(&mut self, quote: char, start: usize, end: usize) {
        self.flaw(Fault::UnclosedQuote(quote), start..end, vec![Repair::insert(end, quote)]);
    }

    fn close_brackets(&mut self, brackets: &Brackets, start: usize, end: usize) {
        if brackets.closers.len() <= 16 && !brackets.in_quotes() {
            let closers: String = brackets.closers.iter().rev().map(|(closer, _)| closer).collect();
            self.flaw(Fault::UnclosedBracket, start..end, vec![Repair::insert(end, closers)]);
        }
    }

    fn finish(&mut self) {
        match std::mem::replace(&mut self.open, Open::Nothing) {
            Open::Quoted { quote, start, end, .. } => self.close_quote(quote, start, end),
            Open::Flow { brackets, start, end } => self.close_brackets(&brackets, start, end),
            Open::Nothing | Open::Plain { .. } | Open::Block { .. } => {}
        }
    }
}
