//! The rows under a heading on their way to the nodes of items.

use super::boxes;
use super::columns::{Column, Role};
use super::ditto;
use super::grid::{Origin, Row};
use super::item::{Draft, Plan};
use super::lines::{first_own, is_note};
use super::mend;
use super::rows::{Frame, Kind};
use super::values::lists_all_options;
use crate::catalogue::Field;
use crate::document::Node;
use crate::source::{Located, Location, SharedText};
use std::sync::mpsc;

/// From so many rows on, a second thread makes the nodes.
const MANY_ROWS: usize = 4096;
/// How many drafts are handed over at once.
const BATCH: usize = 512;

/// What the rows of a table come to.
#[derive(Debug, Default)]
pub(super) struct Outcome {
    /// The items.
    pub(super) items: Vec<Node>,
    /// Texts that belong to no item.
    pub(super) notes: Vec<Located<SharedText>>,
    /// The first cell that lists every channel without a box.
    pub(super) lost_boxes: Option<Location>,
    /// The numbers of rows that hold nothing else.
    pub(super) numbered_only: Vec<Located<SharedText>>,
}

/// Reads the rows of one table.
/// `budget` is how many bytes repeated cells may still be filled with.
pub(super) fn read(columns: &[Column], plan: &Plan, rows: Vec<Row>, budget: &mut u64) -> Outcome {
    let mut reading = Reading::new(columns, plan, budget);
    let mut items = Vec::new();
    if rows.len() < MANY_ROWS {
        reading.read(rows, &mut |draft| items.push(plan.node(columns, draft)));
    } else {
        items = std::thread::scope(|scope| {
            let (sender, receiver) = mpsc::sync_channel::<Vec<Draft>>(64);
            let nodes =
                move || receiver.into_iter().flatten().map(|draft| plan.node(columns, draft)).collect();
            let worker = scope.spawn(nodes);
            let mut batch = Vec::with_capacity(BATCH);
            reading.read(rows, &mut |draft| {
                batch.push(draft);
                if batch.len() == BATCH {
                    // The receiver lives until the sender is dropped.
                    let _ = sender.send(std::mem::replace(&mut batch, Vec::with_capacity(BATCH)));
                }
            });
            let _ = sender.send(batch);
            drop(sender);
            worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        });
    }
    Outcome {
        items,
        notes: reading.notes,
        lost_boxes: reading.lost_boxes,
        numbered_only: reading.numbered_only,
    }
}

/// The first option of the official list of channels.
const FIRST_OPTION: &str = "政府网站";

fn options_only(row: Row) -> impl Iterator<Item = Located<SharedText>> {
    row.cells.into_iter().filter(|cell| cell.origin == Origin::Own).map(|cell| cell.text)
}

struct Reading<'a> {
    columns: &'a [Column],
    plan: &'a Plan,
    budget: &'a mut u64,
    frame: Frame<'a>,
    channels: Option<usize>,
    notes: Vec<Located<SharedText>>,
    open: Option<Draft>,
    /// Options of channels that stand above the row of their item.
    early: Vec<Located<SharedText>>,
    categories: Vec<Option<Located<SharedText>>>,
    section: Option<Located<SharedText>>,
    lost_boxes: Option<Location>,
    numbered_only: Vec<Located<SharedText>>,
}

impl<'a> Reading<'a> {
    fn new(columns: &'a [Column], plan: &'a Plan, budget: &'a mut u64) -> Self {
        Self {
            columns,
            plan,
            budget,
            frame: Frame::new(columns, plan.depths()),
            channels: columns.iter().position(|column| column.field() == Field::Channels),
            notes: Vec::new(),
            open: None,
            early: Vec::new(),
            categories: Vec::new(),
            section: None,
            lost_boxes: None,
            numbered_only: Vec::new(),
        }
    }

    fn read(&mut self, rows: Vec<Row>, take: &mut impl FnMut(Draft)) {
        let mut rows = mend::torn_rows(self.columns, rows);
        let kinds: Vec<Kind> = rows.iter().map(|row| self.frame.kind(row)).collect();
        ditto::resolve(&mut rows, &kinds, self.budget);
        let mut rows = rows.into_iter().peekable();
        for kind in kinds {
            let Some(row) = rows.next() else { break };
            match kind {
                Kind::Headings => {}
                Kind::Numbers => self.keep_line(&row),
                Kind::Bare => self.bare(row),
                Kind::Across => {
                    self.close(take);
                    self.across(row);
                }
                Kind::Item if self.repeats_item(&row) => {
                    if let Some(draft) = &mut self.open {
                        self.frame.extend(draft, row);
                    }
                }
                Kind::Item => {
                    self.close(take);
                    let mut draft = self.frame.draft(row, rows.peek());
                    if let Some(index) = self.channels {
                        draft.prepend(index, self.early.drain(..));
                    }
                    self.frame.inherit(&mut draft, &mut self.categories);
                    draft.section.clone_from(&self.section);
                    self.open = Some(draft);
                }
                Kind::More if self.begins_early(&row) => self.early.extend(options_only(row)),
                Kind::More => match &mut self.open {
                    Some(draft) => self.frame.extend(draft, row),
                    None => self.keep(row),
                },
            }
        }
        self.close(take);
    }

    /// Whether a row says once more what the open item says, but for one column: the merges of an item over
    /// several rows were undone, and every cell filled with what stood in the merged one.
    fn repeats_item(&self, row: &Row) -> bool {
        let Some(draft) = &self.open else { return false };
        let (mut same_number, mut same_name, mut differing) = (false, false, 0);
        for (column, text) in self.columns.iter().zip(&draft.cells) {
            let own = row.cell(column.number).map(|cell| cell.text.value.as_str());
            let open = text.as_ref().map(|text| text.value.as_str());
            match column.role {
                Role::Field(Field::Seq) => same_number = own.is_some() && own == open,
                Role::Depth(_) if own == open => same_name |= own.is_some(),
                Role::Depth(_) => return false,
                _ if own == open => {}
                Role::Field(Field::Content | Field::Basis) => {
                    // The open text already holds those of the rows above.
                    differing += 1;
                    if own.is_none_or(|own| open.is_some_and(|open| open.lines().any(|line| line == own))) {
                        return false;
                    }
                }
                _ => return false,
            }
        }
        same_number && same_name && differing == 1
    }

    /// Whether a row holds nothing but the first options of the channels of the item *below* it: the list
    /// of a tall cell, broken over sheet rows above and below the row with the item's number.
    fn begins_early(&self, row: &Row) -> bool {
        let Some(column) = self.channels.and_then(|index| self.columns.get(index)) else { return false };
        let mut own = row.own();
        let (Some(cell), None) = (own.next(), own.next()) else { return false };
        if cell.column != column.number || boxes::choices(&cell.text.value).is_none() {
            return false;
        }
        let of_open = self.open.as_ref().zip(self.channels).and_then(|(draft, index)| draft.cells.get(index));
        let of_open = of_open.and_then(Option::as_ref);
        let first = |text: &str| text.contains(FIRST_OPTION);
        let begins = first(&cell.text.value) && of_open.is_none_or(|text| first(&text.value));
        !self.early.is_empty() || (begins && (self.open.is_none() || of_open.is_some()))
    }

    /// A line across the table names the section below it, where there is no column for that; else it is a note.
    fn across(&mut self, row: Row) {
        let text = first_own(&row).map(|(text, _)| text.clone());
        if self.plan.depths().len() < 2 {
            self.section =
                text.filter(|text| !is_note(&text.value)).map(|text| Located::inexact(text.value, text.at));
        } else if let (Some(first), Some(cell)) = (self.plan.depths().first(), row.own().next()) {
            let named = self.columns.get(*first).is_some_and(|column| column.number == cell.column);
            if named {
                self.categories.resize(self.plan.depths().len() - 1, None);
                if let Some(slot) = self.categories.first_mut() {
                    *slot = Some(Located::inexact(cell.text.value.clone(), cell.text.at));
                }
            }
        }
        self.keep(row);
    }

    /// A row that numbers the columns says nothing of an item; it is kept as one note.
    fn keep_line(&mut self, row: &Row) {
        let texts: Vec<&str> = row.own().map(|cell| cell.text.value.as_str()).collect();
        if let Some((_, at)) = first_own(row) {
            self.notes.push(Located::inexact(texts.join(" ").into(), at));
        }
    }

    /// A row without a text of its own beyond its number.
    fn bare(&mut self, row: Row) {
        if let Some(cell) = row.own().next() {
            self.numbered_only.push(cell.text.clone());
        }
        self.keep(row);
    }

    fn keep(&mut self, row: Row) {
        let own = row.cells.into_iter().filter(|cell| cell.origin == Origin::Own);
        self.notes.extend(own.map(|cell| cell.text));
    }

    fn close(&mut self, take: &mut impl FnMut(Draft)) {
        let Some(draft) = self.open.take() else { return };
        if self.lost_boxes.is_none() {
            let cell = self.channels.and_then(|index| draft.cells.get(index)).and_then(Option::as_ref);
            self.lost_boxes = cell.filter(|cell| lists_all_options(&cell.value)).map(|cell| cell.at);
        }
        take(draft);
    }
}
