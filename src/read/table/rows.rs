//! The rows under a heading: which begin an item, which go on with one, which are none.

use super::columns::{Column, Role};
use super::grid::{Cell, Origin, Row};
use super::item::Draft;
use super::lines::{counts_up, is_note, is_page_number, is_total};
use super::words;
use crate::source::{Located, SharedText};

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The first row of an item.
    Item,
    /// A further row of the item above.
    More,
    /// A single text across the table: a section's name, or a note.
    Across,
    /// Headings once more, in the middle of the table.
    Headings,
    /// The columns numbered from 1 on, under the headings.
    Numbers,
    /// A number and nothing else, or only what is merged from above.
    Bare,
}

/// What is known of the table whose rows are read.
#[derive(Debug)]
pub struct Frame<'a> {
    columns: &'a [Column],
    /// The column of each sheet column; sheet columns beyond have none.
    places: Vec<Option<usize>>,
    seq: Option<usize>,
    depths: Vec<usize>,
    /// How many columns hold anything but numbers and names of items.
    fields: usize,
}

impl<'a> Frame<'a> {
    /// The frame of these columns; `depths` are those that name the item, from the highest.
    #[must_use]
    pub fn new(columns: &'a [Column], depths: &[usize]) -> Self {
        let numbers = |column: &Column| std::iter::once(column.number).chain(column.also.clone());
        let width = columns.iter().flat_map(numbers).max().map_or(0, |last| last as usize + 1);
        let mut places = vec![None; width];
        for (index, column) in columns.iter().enumerate() {
            for number in numbers(column) {
                if let Some(place) = places.get_mut(number as usize) {
                    *place = Some(index);
                }
            }
        }
        let seq = columns.iter().position(|column| column.role == Role::Field(crate::catalogue::Field::Seq));
        let fields = columns.len().saturating_sub(depths.len() + usize::from(seq.is_some()));
        Self { columns, places, seq, depths: depths.to_vec(), fields }
    }

    fn index(&self, cell: &Cell) -> Option<usize> {
        self.places.get(cell.column as usize).copied().flatten()
    }

    fn is_name(&self, index: usize) -> bool {
        self.depths.contains(&index)
    }

    /// What a row is.
    #[must_use]
    pub fn kind(&self, row: &Row) -> Kind {
        let (mut own, mut own_fields, mut fields, mut headings) = (0, 0, 0, 0);
        let (mut own_seq, mut own_name, mut own_category, mut name_filled) = (false, false, false, false);
        for cell in &row.cells {
            let Some(index) = self.index(cell) else {
                own += usize::from(cell.origin == Origin::Own);
                continue;
            };
            let is_own = cell.origin == Origin::Own;
            own += usize::from(is_own);
            if self.depths.last() == Some(&index) {
                own_name |= is_own || matches!(cell.origin, Origin::Left(_)) && self.is_own_left(row, cell);
                name_filled |= !is_own;
            } else if self.is_name(index) {
                own_category |= is_own;
            } else if self.seq == Some(index) {
                own_seq |= is_own;
            } else {
                fields += 1;
                own_fields += usize::from(is_own);
            }
            headings += usize::from(is_own && self.repeats_heading(index, cell));
        }
        if own > 0 && headings * 2 >= own && (headings >= 2 || headings == own) {
            return Kind::Headings;
        }
        if own >= 4 && own * 2 > self.columns.len() && counts_up(row) || is_page_number(row) {
            return Kind::Numbers;
        }
        // A row that begins with a number adds nothing up and is no signature; nearly all rows do.
        let plain =
            || row.own().next().is_some_and(|cell| cell.text.value.bytes().all(|c| c.is_ascii_digit()));
        if self.is_across(row, own)
            || !plain() && (is_total(row) || own > 1 && row.own().all(|cell| is_note(&cell.text.value)))
        {
            return Kind::Across;
        }
        if own_name || (own_seq && own_fields > 0) {
            return Kind::Item;
        }
        if own_fields == 0 {
            return if own_category { Kind::Across } else { Kind::Bare };
        }
        let whole = own_fields * 10 >= fields * 6 && (own_fields >= 4 || own_fields * 10 >= self.fields * 6);
        if own_category || (whole && (name_filled || own_fields >= 4)) { Kind::Item } else { Kind::More }
    }

    /// Whether a cell merged sideways has its text from this very row.
    fn is_own_left(&self, row: &Row, cell: &Cell) -> bool {
        let Origin::Left(first) = cell.origin else { return false };
        row.cell(first).is_some_and(|source| source.origin == Origin::Own)
    }

    fn repeats_heading(&self, index: usize, cell: &Cell) -> bool {
        let Some(column) = self.columns.get(index) else { return false };
        let text = &cell.text.value;
        let alike = |heading: &str| heading.chars().next() == text.chars().next();
        if text.len() > 240 || !(alike(&column.heading.value) || alike(&column.group.value)) {
            return false;
        }
        let key = words::heading(text).key;
        let repeated = column.heading.value == key || column.group.value == key;
        repeated && key.chars().count() > 1 && !words::is_level_word(&key)
    }

    /// Whether a row holds one text that stands for itself: merged over half the table, or alone
    /// in the first column without being a number.
    fn is_across(&self, row: &Row, own: usize) -> bool {
        if own != 1 {
            return false;
        }
        let Some(cell) = row.own().next() else { return false };
        let covered = row.cells.iter().filter(|other| other.origin == Origin::Left(cell.column)).count() + 1;
        if covered * 2 >= self.columns.len() && covered >= 3 {
            return true;
        }
        let filled = row.cells.iter().any(|other| other.origin == Origin::Above);
        let first = self.columns.first().is_some_and(|column| column.number >= cell.column);
        let number = cell.text.value.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-'));
        !filled && (first && !number || is_note(&cell.text.value))
    }

    /// The draft of an item from its first row; `next` is the row after it.
    #[must_use]
    pub fn draft(&self, row: Row, next: Option<&Row>) -> Draft {
        let mut draft = Draft {
            cells: self.columns.iter().map(|_| None).collect(),
            places: None,
            section: None,
            shared: self.shares_category(&row, next) && !self.is_named_across(&row),
            strays: Vec::new(),
            at: row.place(self.columns.first().map_or(0, |column| column.number)),
        };
        for cell in row.cells {
            match self.index(&cell) {
                Some(index) => self.put(&mut draft, index, cell),
                None if cell.origin == Origin::Own => {
                    draft.strays.push((stray_heading(cell.column), cell.text));
                }
                None => {}
            }
        }
        draft
    }

    fn put(&self, draft: &mut Draft, index: usize, cell: Cell) {
        if let Origin::Left(first) = cell.origin {
            let source = self.places.get(first as usize).copied().flatten();
            let from_name = source.is_some_and(|source| self.is_name(source));
            let ticks = self.columns.get(index).is_some_and(Column::is_tick_column);
            // A name merged over several depths counts for the highest; merged over the content, for both.
            if ticks
                || self.is_name(index)
                || (self.columns.get(index).is_some_and(|c| c.role == Role::Extra) && from_name)
            {
                return;
            }
        }
        if self.is_name(index) && words::is_stroke(&cell.text.value) {
            return;
        }
        let Some(slot) = draft.cells.get_mut(index) else { return };
        match slot {
            // A further column under the same heading; what is merged over both is there already.
            Some(_) if matches!(cell.origin, Origin::Left(_)) => {}
            Some(_) => join(slot, cell.text),
            None => *slot = Some(cell.text),
        }
    }

    /// Whether the deepest text above the name is shared with other items by a merge: then it names none of them.
    fn shares_category(&self, row: &Row, next: Option<&Row>) -> bool {
        let Some((_, above)) = self.depths.split_last() else { return false };
        let columns = above.iter().rev().filter_map(|index| self.columns.get(*index));
        let filled =
            |row: &Row, number: u32| row.cell(number).is_some_and(|cell| cell.origin == Origin::Above);
        let deepest = columns.map(|column| column.number).find(|number| row.cell(*number).is_some());
        deepest.is_some_and(|number| filled(row, number) || next.is_some_and(|next| filled(next, number)))
    }

    /// Whether a cell merged sideways reaches the deepest of the naming columns: then it is the name.
    fn is_named_across(&self, row: &Row) -> bool {
        let deepest = self.depths.last().and_then(|index| self.columns.get(*index));
        let cell = deepest.and_then(|column| row.cell(column.number));
        cell.is_some_and(|cell| matches!(cell.origin, Origin::Left(_)))
    }

    /// Adds a further row to an item: its own texts, each on a line of its own.
    pub fn extend(&self, draft: &mut Draft, row: Row) {
        for cell in row.cells {
            if cell.origin != Origin::Own {
                continue;
            }
            match self.index(&cell) {
                Some(index) => {
                    if let Some(slot) = draft.cells.get_mut(index) {
                        join(slot, cell.text);
                    }
                }
                None => draft.strays.push((stray_heading(cell.column), cell.text)),
            }
        }
    }

    /// Gives an item without a category the one above it: its merge was lost.
    pub fn inherit(&self, draft: &mut Draft, last: &mut Vec<Option<Located<SharedText>>>) {
        let Some((_, above)) = self.depths.split_last() else { return };
        last.resize(above.len(), None);
        let mut changed = false;
        let mut deepest_inherited = false;
        for (index, memory) in above.iter().zip(last.iter_mut()) {
            let Some(slot) = draft.cells.get_mut(*index) else { continue };
            match (slot.as_ref(), memory.as_ref()) {
                (Some(text), _) => {
                    changed |= memory.as_ref().is_none_or(|memory| memory.at != text.at);
                    *memory = Some(Located::inexact(text.value.clone(), text.at));
                    deepest_inherited = false;
                }
                (None, Some(_)) if changed => *memory = None,
                (None, Some(text)) => {
                    *slot = Some(text.clone());
                    deepest_inherited = true;
                }
                (None, None) => {}
            }
        }
        draft.shared |= deepest_inherited;
    }
}

fn join(slot: &mut Option<Located<SharedText>>, text: Located<SharedText>) {
    match slot {
        Some(first) if first.value != text.value => {
            first.value = format!("{}\n{}", first.value, text.value).into();
            first.exact = false;
        }
        Some(_) => {}
        None => *slot = Some(text),
    }
}

/// The heading made up for a column that has none.
fn stray_heading(column: u32) -> String {
    let cell = crate::source::CellRef::new(0, column).to_string();
    format!("{}列", cell.trim_end_matches('1'))
}
