//! One item as a map node: the cells of its rows under the keys of the YAML form.
//!
//! Shapes (keys are located at their heading, values at their cell):
//! - a known column with an empty cell: a null node at that cell; a column the table lacks: no entry;
//! - `seq code name content basis deadline body note …`: the whole cell as one text;
//! - `category`: a text, or a list where the table has three or more depths of items;
//! - `channels`, `stage`: a text where the cell has no boxes; else a map `ticked: [..]`, `unmarked: [..]`
//!   (options before the first box, if any), `text`: the whole cell. With one channel a column a map of
//!   `ticked` only, its texts the headings, placed at the cells. Without `ticked`: the boxes were lost;
//! - `audience`: a text, or under tick columns a map `all: 全社会` or null, `groups: [..]`;
//! - `mode`, `levels`: a text, or under tick columns a list of official words placed at the ticks;
//! - `extra`: a map from heading to text.

use super::columns::{Column, Role};
use super::values;
use crate::catalogue::Field;
use crate::document::{Entry, Key, Node};
use crate::source::{CellRef, Located, Location, SharedText};

/// The cells of an item, before they become a node.
#[derive(Debug)]
pub struct Draft {
    /// One for each column of the table: its text, if any.
    pub cells: Vec<Option<Located<SharedText>>>,
    /// Where each of these cells is, in tables that are not laid out by rows and columns.
    pub places: Option<Vec<Location>>,
    /// The name of the section the item stands in, where the table has no column for it.
    pub section: Option<Located<SharedText>>,
    /// Whether the cells above the deepest are shared with other items by a merge.
    pub shared: bool,
    /// Text in columns without a heading: the heading made up for it, and the text.
    pub strays: Vec<(String, Located<SharedText>)>,
    /// The place of the whole item.
    pub at: Location,
}

impl Draft {
    /// Puts texts before what a column holds, each on a line of its own.
    pub fn prepend(&mut self, index: usize, texts: impl Iterator<Item = Located<SharedText>>) {
        let Some(slot) = self.cells.get_mut(index) else { return };
        let mut all: Vec<Located<SharedText>> = texts.collect();
        if all.is_empty() {
            return;
        }
        all.extend(slot.take());
        let at = all.last().map_or(self.at, |text| text.at);
        let lines: Vec<&str> = all.iter().map(|text| text.value.as_str()).collect();
        *slot = Some(Located::inexact(lines.join("\n").into(), at));
    }

    /// Where the cell of a column is.
    #[must_use]
    pub fn place(&self, columns: &[Column], index: usize) -> Location {
        if let Some(places) = &self.places {
            return places.get(index).copied().unwrap_or(self.at);
        }
        match (self.at, columns.get(index)) {
            (Location::Cell { file, sheet, cell, .. }, Some(column)) => {
                Location::Cell { file, sheet, cell: CellRef::new(cell.row, column.number), within: None }
            }
            (at, _) => at,
        }
    }
}

/// The fields of a table in the order of the YAML form, each with its key and its columns.
#[derive(Debug)]
pub struct Plan {
    fields: Vec<Planned>,
    depths: Vec<usize>,
    extras: Vec<(Key, usize)>,
    /// The keys of category and name, at the heading of each column.
    names: Vec<(Key, Key)>,
}

/// A field of the table: its key, its columns, and the keys its value may have.
#[derive(Debug)]
struct Planned {
    key: Key,
    field: Field,
    members: Vec<usize>,
    keys: values::Keys,
}

impl Plan {
    /// Makes a plan; groups of tick columns in which nothing is ticked (`lost`) are left out, being unknown.
    #[must_use]
    pub fn new(columns: &[Column], lost: &[Field]) -> Self {
        let mut fields: Vec<Planned> = Vec::new();
        let mut depths = Vec::new();
        let mut extras = Vec::new();
        for (index, column) in columns.iter().enumerate() {
            let field = column.field();
            match column.role {
                Role::Depth(_) => depths.push(index),
                Role::Extra => extras.push((Key::new(column.heading.clone()), index)),
                _ if lost.contains(&field) && column.is_tick_column() => {}
                _ => match fields.iter_mut().find(|planned| planned.field == field) {
                    Some(planned) => planned.members.push(index),
                    None => fields.push(Planned {
                        key: Key::new(column.group.with(field.key().into())),
                        field,
                        members: vec![index],
                        keys: values::Keys::new(column.group.at, columns),
                    }),
                },
            }
        }
        depths.sort_by_key(|index| columns.get(*index).map(|column| column.role.clone()).map(depth));
        fields.sort_by_key(|planned| planned.field);
        let key = |column: &Column, field: Field| Key::new(column.heading.with(field.key().into()));
        let names =
            columns.iter().map(|column| (key(column, Field::Category), key(column, Field::Name))).collect();
        Self { fields, depths, extras, names }
    }

    /// The columns that name the item, from the highest.
    #[must_use]
    pub fn depths(&self) -> &[usize] {
        &self.depths
    }

    /// Makes the node.
    #[must_use]
    pub fn node(&self, columns: &[Column], mut draft: Draft) -> Node {
        // As many as there will be, or the whole list would be moved when it is done.
        let others = usize::from(!draft.strays.is_empty() || !self.extras.is_empty())
            + usize::from(draft.section.is_some());
        let mut entries = Vec::with_capacity(self.fields.len() + self.depths.len().min(2) + others);
        let mut named = false;
        if let Some(section) = draft.section.take().filter(|_| self.depths.len() < 2) {
            let key = Key::new(section.with(Field::Category.key().into()));
            entries.push(Entry { key, value: Node::text(section) });
        }
        for planned in &self.fields {
            if !named && planned.field > Field::Name {
                self.push_names(&mut entries, columns, &mut draft);
                named = true;
            }
            let Planned { key, field, members, keys } = planned;
            if let Some(value) = values::value(*field, columns, members, keys, &mut draft) {
                entries.push(Entry { key: key.clone(), value });
            }
        }
        if !named {
            self.push_names(&mut entries, columns, &mut draft);
        }
        self.push_extra(&mut entries, &mut draft);
        Node::map(draft.at, entries)
    }

    fn push_names(&self, entries: &mut Vec<Entry>, columns: &[Column], draft: &mut Draft) {
        let Some((deepest, above)) = self.depths.split_last() else { return };
        let cells = &mut draft.cells;
        let mut take = |index: usize| cells.get_mut(index).and_then(Option::take);
        let mut categories: Vec<(usize, Located<SharedText>)> =
            above.iter().filter_map(|index| take(*index).map(|text| (*index, text))).collect();
        let mut name = take(*deepest).map(|text| (*deepest, text));
        // An item without a second depth is named by its first, unless other items share that.
        if name.is_none() && !draft.shared {
            name = categories.pop();
        }
        if let Some((first, (key, _))) =
            above.first().and_then(|index| Some((index, self.names.get(*index)?)))
        {
            let place = draft.place(columns, *first);
            let mut texts = categories.into_iter().map(|(_, text)| Node::text(text));
            let value = match (texts.next(), texts.next()) {
                (None, _) => Node::null(place),
                (Some(only), None) => only,
                (Some(one), Some(two)) => {
                    let list: Vec<Node> = [one, two].into_iter().chain(texts).collect();
                    Node::list(list.first().map_or(place, |node| node.at), list)
                }
            };
            entries.push(Entry { key: key.clone(), value });
        }
        let (index, value) = match name {
            Some((index, text)) => (index, Node::text(text)),
            None => (*deepest, Node::null(draft.place(columns, *deepest))),
        };
        entries.extend(self.names.get(index).map(|(_, key)| Entry { key: key.clone(), value }));
    }

    fn push_extra(&self, entries: &mut Vec<Entry>, draft: &mut Draft) {
        let mut extra: Vec<Entry> = Vec::new();
        for (heading, index) in &self.extras {
            if let Some(text) = draft.cells.get_mut(*index).and_then(Option::take) {
                extra.push(Entry { key: heading.clone(), value: Node::text(text) });
            }
        }
        for (heading, text) in draft.strays.drain(..) {
            extra.push(Entry::named(&heading, Node::text(text)));
        }
        let Some(at) = extra.first().map(|entry| entry.key.at) else { return };
        let key = Key::new(Located::inexact(Field::Extra.key().into(), at));
        entries.push(Entry { key, value: Node::map(draft.at, extra) });
    }
}

fn depth(role: Role) -> u8 {
    if let Role::Depth(depth) = role { depth } else { 0 }
}
