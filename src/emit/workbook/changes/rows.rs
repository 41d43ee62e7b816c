//! The sheet of changes before it is written: its columns, and its rows, an old and a new one for each change.

use super::Book;
use crate::catalogue::{FIELDS, Field};
use crate::compare::row::{self, Shown};
use crate::compare::{Change, FieldChange, Kind, Side};

/// The sheet.
pub(super) struct Plan<'a> {
    /// The columns of the catalogue.
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<Row<'a>>,
}

/// A column of the catalogue.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Column {
    pub(super) field: &'static str,
    pub(super) heading: String,
}

/// A row of a change.
pub(super) struct Row<'a> {
    /// The change's number, from 1.
    pub(super) number: usize,
    pub(super) change: &'a Change,
    pub(super) old: bool,
    /// Whether it is the last of its change: there stands what is to be said of the whole.
    pub(super) last: bool,
    pub(super) cells: Vec<Shown>,
    pub(super) at: String,
}

impl Column {
    /// Columns of the place's own are known by their headings, ours by their fields.
    pub(super) fn holds(&self, field: &str, heading: &str) -> bool {
        self.field == field && (field != Field::Extra.key() || self.heading == heading)
    }
}

impl<'a> Row<'a> {
    /// What changed in a column.
    pub(super) fn changed(&self, column: &Column) -> Option<&'a FieldChange> {
        self.change.fields.iter().find(|field| column.holds(field.field, &field.heading))
    }

    /// What stands in a column.
    pub(super) fn text(&self, column: &Column) -> &str {
        let cell = self.cells.iter().find(|cell| column.holds(cell.field, &cell.heading));
        cell.map_or("", |cell| &cell.text)
    }
}

/// The fields every catalogue has; others get a column where something changed in them.
const ALWAYS: [Field; 11] = [
    Field::Code,
    Field::Category,
    Field::Name,
    Field::Content,
    Field::Basis,
    Field::Deadline,
    Field::Body,
    Field::Channels,
    Field::Audience,
    Field::Mode,
    Field::Levels,
];

pub(super) fn plan<'a>(book: &Book<'a>) -> Plan<'a> {
    let mut columns: Vec<Column> = ALWAYS.iter().map(|field| official(*field)).collect();
    for change in &book.changes.changes {
        for field in &change.fields {
            if !columns.iter().any(|column| column.holds(field.field, &field.heading)) {
                let known = FIELDS.iter().find(|info| info.key == field.field && info.field != Field::Extra);
                columns.push(known.map_or_else(
                    || Column { field: field.field, heading: field.heading.clone() },
                    |info| official(info.field),
                ));
            }
        }
    }
    let numbered = book.changes.changes.iter().zip(1..);
    Plan { columns, rows: numbered.flat_map(|(change, number)| rows(book, change, number)).collect() }
}

fn official(field: Field) -> Column {
    Column { field: field.key(), heading: field.chinese().to_owned() }
}

fn rows<'a>(book: &Book<'a>, change: &'a Change, number: usize) -> Vec<Row<'a>> {
    let row = |old: bool, cells: Vec<Shown>, at: String| Row { number, change, old, last: false, cells, at };
    let sides = |old: bool, sides: &[Side]| -> Vec<Row<'a>> {
        let (workspace, files) = if old { book.before } else { book.after };
        // What a place says of itself has no row of its own: there the texts are the change's.
        let cells = |side: &Side| Some(row::row(workspace, side.spot)).filter(|cells| !cells.is_empty());
        let cells = |side: &Side| cells(side).unwrap_or_else(|| [named(side), quoted(change, old)].concat());
        let one = |side: &Side| row(old, cells(side), files.place(side.at).to_string());
        sides.iter().map(one).collect()
    };
    let mut found = sides(true, &change.old);
    found.extend(sides(false, &change.new));
    if found.is_empty() {
        // A whole table or place: there is no item to show.
        let at = |files: &crate::source::Files, at: Option<_>| at.map(|at| files.place(at).to_string());
        let (was, is) = (at(book.before.1, change.old_at), at(book.after.1, change.new_at));
        if change.kind != Kind::Added {
            found.push(row(true, quoted(change, true), was.unwrap_or_default()));
        }
        if change.kind != Kind::Removed {
            found.push(row(false, quoted(change, false), is.unwrap_or_default()));
        }
    }
    if let Some(last) = found.last_mut() {
        last.last = true;
    }
    found
}

/// Code and name of what has no row.
fn named(side: &Side) -> Vec<Shown> {
    let shown = |field: Field, text: &str| Shown {
        field: field.key(),
        heading: field.chinese().to_owned(),
        text: text.to_owned(),
    };
    let code = side.code.iter().map(|code| shown(Field::Code, code));
    code.chain([shown(Field::Name, &side.name)]).collect()
}

/// What a change of a whole table says of its columns.
fn quoted(change: &Change, old: bool) -> Vec<Shown> {
    let texts = change.fields.iter().filter_map(|field| {
        let quoted = if old { &field.old } else { &field.new };
        let text = quoted.as_ref()?.text.clone();
        Some(Shown { field: field.field, heading: field.heading.clone(), text })
    });
    texts.collect()
}
