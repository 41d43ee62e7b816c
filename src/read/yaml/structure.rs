//! One line of block structure: at which level it stands, and its list marks; the entry behind them is in `value`.

use super::fault::Fault;
use super::layout::{Level, LineSpan, Walker};
use super::repair::Repair;
use super::text;

/// A place in a line: a byte of the text and its column once mended.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cursor {
    pub(super) at: usize,
    pub(super) column: usize,
    pub(super) end: usize,
}

impl Walker<'_> {
    /// Reads a line that belongs to no value begun above.
    pub(super) fn structure(&mut self, mut line: LineSpan) {
        let rest = &self.text[line.content..line.end];
        let in_list = self.levels.iter().any(|level| level.list && level.column == line.column);
        let tight = in_list && is_tight_dash(rest);
        let dash = tight || text::is_dash(rest) || self.is_wide_dash(rest);
        if !line.lead.is_plain() {
            line.column = self.guess_column(&line);
        }
        self.settle(&mut line, dash);
        if !line.lead.is_plain() {
            self.lead(&line, line.column);
        }
        let mut cursor = Cursor { at: line.content, column: line.column, end: line.end };
        while self.list_mark(&mut cursor) {}
        self.entry(cursor);
    }

    pub(super) fn rest(&self, cursor: Cursor) -> &str {
        &self.text[cursor.at..cursor.end]
    }

    /// How wide tabs and wide blanks were meant: as wide as makes the line stand at an open level.
    fn guess_column(&self, line: &LineSpan) -> usize {
        let widths = [(2, 2), (4, 2), (2, 1), (8, 2), (4, 1), (1, 1)];
        let columns = widths.map(|(tab, wide)| line.lead.columns(tab, wide));
        let stands = |column: &usize| self.levels.iter().any(|level| level.column == *column);
        let hangs =
            |column: &usize| self.levels.last().is_none_or(|level| level.awaiting && *column > level.column);
        let found = columns.iter().find(|column| hangs(column)).filter(|_| self.hangs_open());
        found.or_else(|| columns.iter().find(|column| stands(column))).copied().unwrap_or(columns[0])
    }

    fn hangs_open(&self) -> bool {
        self.levels.last().is_none_or(|level| level.awaiting)
    }

    /// Closes the levels the line has left, and moves it where it stands beside its siblings.
    fn settle(&mut self, line: &mut LineSpan, dash: bool) {
        let kept = self.levels.iter().take_while(|level| level.column <= line.column).count();
        let left = self.levels.split_off(kept);
        let entry = dash || text::is_entry(&self.text[line.content..line.end]);
        let Some(top) = self.levels.last().cloned() else {
            if let (Some(root), true) = (left.first(), entry) {
                let column = root.column;
                self.reindent(line, Fault::TooShallow, column);
                self.levels.extend(left.into_iter().take(1));
            }
            return;
        };
        if top.column == line.column {
            return self.settle_beside(line, dash, &left);
        }
        if top.awaiting || !entry {
            return;
        }
        if let Some(index) = left.iter().position(|level| level.list == dash) {
            let column = left[index].column;
            self.reindent(line, Fault::TooShallow, column);
            self.levels.extend(left.into_iter().take(index + 1));
        } else if left.is_empty() && top.list == dash {
            self.reindent(line, Fault::TooDeep, top.column);
        }
    }

    /// A line at the column of an open level: of its kind, or a key where marks stand, or the reverse.
    fn settle_beside(&mut self, line: &mut LineSpan, dash: bool, left: &[Level]) {
        let Some(top) = self.levels.last().cloned() else { return };
        let below = self.levels.len().checked_sub(2).and_then(|index| self.levels.get(index));
        if top.list && !dash {
            if below.is_some_and(|level| level.column == top.column) {
                self.levels.pop();
                return;
            }
            let rest = &self.text[line.content..line.end];
            let split = text::split_key(rest).filter(|split| split.is_plausible(rest));
            let map = left.first().filter(|level| !level.list);
            match (split, map) {
                (Some(split), Some(map)) if rest[split.key.clone()] != self.text[map.first_key.clone()] => {
                    self.reindent(line, Fault::TooShallow, map.column);
                    self.levels.push(map.clone());
                }
                (None, Some(_)) => {}
                _ => self.missing_dash(line),
            }
        } else if !top.list
            && dash
            && !top.awaiting
            && let Some(list) = left.first().filter(|level| level.list)
        {
            self.reindent(line, Fault::TooShallow, list.column);
            self.levels.push(list.clone());
        }
    }

    fn missing_dash(&mut self, line: &mut LineSpan) {
        self.flaw(Fault::MissingDash, line.content..line.end, vec![Repair::insert(line.content, "- ")]);
        if let Some(level) = self.levels.last_mut() {
            level.awaiting = false;
        }
        line.column += 2;
    }

    /// Whether a long dash stands where a list mark is due.
    fn is_wide_dash(&self, rest: &str) -> bool {
        let mut characters = rest.chars();
        let dash = matches!(characters.next(), Some('－' | '—' | '–' | '﹣' | '−'));
        let due = self.levels.last().is_some_and(|level| level.awaiting || level.list)
            || self.levels.iter().any(|level| level.list);
        dash && due && text::at_blank(characters.as_str())
    }

    /// Reads one list mark; false where there is none.
    fn list_mark(&mut self, cursor: &mut Cursor) -> bool {
        let rest = self.rest(*cursor);
        let width = rest.chars().next().map_or(0, char::len_utf8);
        let wide = self.is_wide_dash(rest);
        let in_list = self.levels.last().is_some_and(|level| level.list && level.column == cursor.column);
        let tight = in_list && is_tight_dash(rest);
        if !wide && !tight && !text::is_dash(rest) {
            return false;
        }
        let after = text::blanks(&rest[width..]);
        let (mark, blanks) = (cursor.at..cursor.at + width, cursor.at + width..cursor.at + width + after);
        let spaces = self.text[blanks.clone()].bytes().all(|byte| byte == b' ');
        let odd = !spaces && !text::is_over(&self.text[blanks.end..cursor.end]);
        if wide {
            self.flaw(Fault::WideDash, mark.clone(), vec![Repair::new(mark, "-")]);
        }
        if tight {
            let at = cursor.at..cursor.end;
            self.flaw(Fault::TightDash, at, vec![Repair::insert(blanks.start, " ")]);
        }
        if odd {
            let tab = self.text[blanks.clone()].contains('\t');
            let fault = if tab { Fault::Tab } else { Fault::WideBlank };
            self.flaw(fault, blanks.clone(), vec![Repair::new(blanks.clone(), " ")]);
        }
        let step = if odd || tight { 1 } else { after };
        self.open_level(cursor.column, true, mark_range(cursor.at));
        self.await_value(true);
        *cursor = Cursor { at: blanks.end, column: cursor.column + 1 + step, end: cursor.end };
        if text::is_over(self.rest(*cursor)) {
            return false;
        }
        self.await_value(false);
        true
    }

    pub(super) fn open_level(&mut self, column: usize, list: bool, first_key: std::ops::Range<usize>) {
        let is_open = self.levels.last().is_some_and(|level| level.column == column && level.list == list);
        if !is_open {
            self.await_value(false);
            self.levels.push(Level { column, list, awaiting: false, first_key });
        }
    }

    pub(super) fn await_value(&mut self, awaiting: bool) {
        if let Some(level) = self.levels.last_mut() {
            level.awaiting = awaiting;
        }
    }
}

/// A list level has no first key; its mark stands for it.
fn mark_range(at: usize) -> std::ops::Range<usize> {
    at..at + 1
}

/// Whether a list mark without its blank could stand here.
fn is_tight_dash(rest: &str) -> bool {
    rest.starts_with('-') && !rest.starts_with("--") && !text::is_dash(rest)
}
