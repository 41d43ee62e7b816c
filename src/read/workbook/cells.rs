//! The cells of an `.xlsx` sheet, row by row as the part is unpacked.
//!
//! A row is taken once it is whole; where a piece of the part ends inside one, it is read again with the
//! next piece. A cell or row that does not say where it stands follows the one before it.

use super::Book;
use super::attributes::{Head, head, merge, number, row_number};
use super::collect::Collect;
use super::decode;
use super::scan::{Scanner, Stop, Token};
use super::strings::RichText;
use super::values::Shared;
use crate::read::table::{Merge, Trimmed};
use crate::source::CellRef;

/// Where and why cells could not be read.
#[derive(Debug)]
pub(super) struct Fault {
    /// The last cell before.
    pub(super) after: Option<CellRef>,
    /// How many.
    pub(super) count: usize,
    /// Why, of the first.
    pub(super) reason: &'static str,
}

/// Reads one sheet.
#[derive(Debug)]
pub(super) struct Cells<'a> {
    shared: &'a Shared,
    /// The cells taken so far.
    pub(super) taken: Collect,
    /// The merged regions.
    pub(super) merges: Vec<Merge>,
    /// What could not be read.
    pub(super) fault: Option<Fault>,
    /// The first formula without a result, and how many there are.
    pub(super) unreckoned: Option<(CellRef, usize)>,
    within: Within,
    next_row: u32,
    row: RowCells,
    rich: RichText,
    is_over: bool,
}

/// Which part of a sheet is being read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Within {
    Head,
    Data,
    Tail,
}

/// The cells of a row that is not yet known to be whole.
#[derive(Debug)]
struct RowCells {
    cells: Vec<(CellRef, Trimmed)>,
    faults: usize,
    reason: Option<&'static str>,
    unreckoned: Option<(CellRef, usize)>,
    /// The place of the next cell that does not say its own.
    next: CellRef,
}

impl<'a> Cells<'a> {
    /// Begins a sheet.
    pub(super) fn new(shared: &'a Shared, taken: Collect) -> Self {
        Self {
            shared,
            taken,
            merges: Vec::new(),
            fault: None,
            unreckoned: None,
            within: Within::Head,
            next_row: 0,
            row: RowCells {
                cells: Vec::new(),
                faults: 0,
                reason: None,
                unreckoned: None,
                next: CellRef::new(0, 0),
            },
            rich: RichText::default(),
            is_over: false,
        }
    }

    /// Whether nothing more is wanted of this sheet.
    pub(super) fn is_over(&self) -> bool {
        self.is_over
    }

    /// Reads a piece; answers how many of its bytes are done with. The rest must come again, with more.
    pub(super) fn feed(&mut self, bytes: &[u8], book: &mut Book<'_>) -> usize {
        let mut scanner = Scanner::new(bytes);
        let mut done = 0;
        while !self.is_over {
            match self.step(&mut scanner, book) {
                Ok(()) => done = scanner.at(),
                Err(Stop::Cut) => break,
                Err(Stop::Broken) => {
                    self.note("XML");
                    self.commit(book);
                    self.is_over = true;
                }
            }
        }
        done
    }

    /// Ends the sheet; `rest` is what is left of its part.
    pub(super) fn finish(&mut self, rest: &[u8], book: &mut Book<'_>) {
        if self.is_over {
            return;
        }
        // A row cut short keeps the cells that are whole.
        let _ = self.step(&mut Scanner::new(rest), book);
        if self.within != Within::Tail {
            self.note("XML");
        }
        self.commit(book);
        self.is_over = true;
    }

    fn step(&mut self, scanner: &mut Scanner<'_>, book: &mut Book<'_>) -> Result<(), Stop> {
        match (scanner.next()?, self.within) {
            (Token::Open { name: b"sheetData", empty, .. }, Within::Head) => {
                self.within = if empty { Within::Tail } else { Within::Data };
            }
            (Token::Close(b"sheetData"), _) => self.within = Within::Tail,
            (Token::Open { name: b"row", attributes, empty }, Within::Data) => {
                self.begin_row(attributes);
                if !empty {
                    self.read_row(scanner)?;
                }
                self.commit(book);
            }
            (Token::Open { name: b"mergeCell", attributes: all, .. }, Within::Tail) => {
                let most = book.bounds.rows;
                self.merges.extend(merge(all).filter(|_| self.merges.len() < most));
            }
            _ => {}
        }
        Ok(())
    }

    fn begin_row(&mut self, all: &[u8]) {
        self.row.cells.clear();
        (self.row.faults, self.row.reason, self.row.unreckoned) = (0, None, None);
        self.row.next = CellRef { row: row_number(all).unwrap_or(self.next_row), column: 0 };
    }

    fn read_row(&mut self, scanner: &mut Scanner<'_>) -> Result<(), Stop> {
        loop {
            match scanner.next()? {
                Token::Open { name: b"c", attributes, empty } => {
                    let head = head(attributes);
                    let place = self.place(head.place);
                    self.row.next = CellRef { row: place.row, column: place.column.saturating_add(1) };
                    if !empty {
                        self.read_cell(scanner, head, place)?;
                    }
                }
                Token::Close(b"row") => return Ok(()),
                // A row that never ends.
                Token::Close(b"sheetData") => return Err(Stop::Broken),
                _ => {}
            }
        }
    }

    fn place(&mut self, written: Option<&[u8]>) -> CellRef {
        let next = self.row.next;
        match written.map(super::attributes::reference) {
            None => next,
            Some(Some(place)) => place,
            Some(None) => {
                self.note("r");
                next
            }
        }
    }

    fn read_cell(&mut self, scanner: &mut Scanner<'_>, head: Head<'_>, place: CellRef) -> Result<(), Stop> {
        self.rich.clear();
        if let Some(value) = scanner.only_value() {
            return self.only_value(value, head, place);
        }
        let (mut in_value, mut formula) = (false, false);
        loop {
            match scanner.next()? {
                Token::Close(b"c") => break,
                Token::Close(b"row" | b"sheetData") => return Err(Stop::Broken),
                Token::Open { name: b"v", empty, .. } => in_value = !empty,
                Token::Close(b"v") => in_value = false,
                Token::Open { name: b"f", .. } => formula = true,
                Token::Text(bytes) if in_value => {
                    self.rich.is_damaged |= decode::push(&mut self.rich.text, bytes).is_err();
                }
                Token::Verbatim(bytes) if in_value => {
                    self.rich.is_damaged |= decode::push_plain(&mut self.rich.text, bytes).is_err();
                }
                token => self.rich.take(token),
            }
        }
        if formula && self.rich.text.is_empty() && head.kind != b"str" {
            self.row.unreckoned.get_or_insert((place, 0)).1 += 1;
        }
        self.take(head, place);
        Ok(())
    }

    /// A cell that holds a value and nothing else; the number of a string needs no copy of it.
    fn only_value(&mut self, value: &[u8], head: Head<'_>, place: CellRef) -> Result<(), Stop> {
        if head.kind == b"s"
            && let Some(index) = number(value).and_then(|index| usize::try_from(index).ok())
        {
            match self.shared.strings.get(index) {
                Ok(Some(text)) => self.row.cells.push((place, text.clone())),
                Ok(None) => {}
                Err(()) => self.note("sharedStrings"),
            }
            return Ok(());
        }
        self.rich.is_damaged |= decode::push(&mut self.rich.text, value).is_err();
        self.take(head, place);
        Ok(())
    }

    /// Takes the cell whose text has been collected.
    fn take(&mut self, head: Head<'_>, place: CellRef) {
        if self.rich.is_damaged {
            self.note("UTF-8");
        }
        match self.shared.text(head, &self.rich.text) {
            Ok(Some(text)) => self.row.cells.push((place, text)),
            Ok(None) => {}
            Err(reason) => self.note(reason),
        }
    }

    fn note(&mut self, reason: &'static str) {
        self.row.faults += 1;
        self.row.reason.get_or_insert(reason);
    }

    /// Takes the cells of the row; what could not be read of it is counted once.
    fn commit(&mut self, book: &mut Book<'_>) {
        if let Some(reason) = self.row.reason.take() {
            let after = self.row.cells.last().map(|(place, _)| *place).or_else(|| self.taken.last_cell());
            self.fault.get_or_insert(Fault { after, count: 0, reason }).count += self.row.faults;
            self.row.faults = 0;
        }
        if let Some((place, count)) = self.row.unreckoned.take() {
            self.unreckoned.get_or_insert((place, 0)).1 += count;
        }
        for (place, text) in self.row.cells.drain(..) {
            if !self.taken.push_trimmed(book, place, text) {
                self.is_over = true;
                break;
            }
        }
        self.row.cells.clear();
        self.next_row = self.row.next.row.saturating_add(1);
    }
}
