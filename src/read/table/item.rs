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
use super::values::value;
use crate::catalogue::Field;
use crate::document::{Entry, Node, NodeKind};
use crate::source::{CellRef, Located, Location};

/// The cells of an item, before they become a node.
#[derive(Debug)]
pub struct Draft {
    /// One for each column of the table: its text, if any.
    pub cells: Vec<Option<Located<String>>>,
    /// Where each of these cells is, in tables that are not laid out by rows and columns.
    pub places: Option<Vec<Location>>,
    /// The name of the section the item stands in, where the table has no column for it.
    pub section: Option<Located<String>>,
    /// Whether the cells above the deepest are shared with other items by a merge.
    pub shared: bool,
    /// Text in columns without a heading: the heading made up for it, and the text.
    pub strays: Vec<(String, Located<String>)>,
    /// The place of the whole item.
    pub at: Location,
}

impl Draft {
    /// Puts texts before what a column holds, each on a line of its own.
    pub fn prepend(&mut self, index: usize, texts: impl Iterator<Item = Located<String>>) {
        let Some(slot) = self.cells.get_mut(index) else { return };
        let mut all: Vec<Located<String>> = texts.collect();
        if all.is_empty() {
            return;
        }
        all.extend(slot.take());
        let at = all.last().map_or(self.at, |text| text.at);
        let lines: Vec<&str> = all.iter().map(|text| text.value.as_str()).collect();
        *slot = Some(Located::inexact(lines.join("\n"), at));
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
    fields: Vec<(Located<String>, Field, Vec<usize>)>,
    depths: Vec<usize>,
    extras: Vec<(Located<String>, usize)>,
    names: Vec<Located<String>>,
}

impl Plan {
    /// Makes a plan; groups of tick columns in which nothing is ticked (`lost`) are left out, being unknown.
    #[must_use]
    pub fn new(columns: &[Column], lost: &[Field]) -> Self {
        let mut fields: Vec<(Located<String>, Field, Vec<usize>)> = Vec::new();
        let mut depths = Vec::new();
        let mut extras = Vec::new();
        for (index, column) in columns.iter().enumerate() {
            let field = column.field();
            match column.role {
                Role::Depth(_) => depths.push(index),
                Role::Extra => extras.push((column.heading.clone(), index)),
                _ if lost.contains(&field) && column.is_tick_column() => {}
                _ => match fields.iter_mut().find(|(_, known, _)| *known == field) {
                    Some((.., members)) => members.push(index),
                    None => fields.push((column.group.with(field.key().to_owned()), field, vec![index])),
                },
            }
        }
        depths.sort_by_key(|index| columns.get(*index).map(|column| column.role.clone()).map(depth));
        fields.sort_by_key(|(_, field, _)| *field);
        let names = columns.iter().map(|column| column.heading.clone()).collect();
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
        let mut entries = Vec::with_capacity(self.fields.len() + 3);
        let mut named = false;
        if let Some(section) = draft.section.take().filter(|_| self.depths.len() < 2) {
            let key = section.with(Field::Category.key().to_owned());
            entries.push(Entry { key, value: Node::text(section) });
        }
        for (key, field, members) in &self.fields {
            if !named && *field > Field::Name {
                self.push_names(&mut entries, columns, &mut draft);
                named = true;
            }
            if let Some(value) = value(*field, columns, members, &mut draft) {
                entries.push(Entry { key: key.clone(), value });
            }
        }
        if !named {
            self.push_names(&mut entries, columns, &mut draft);
        }
        self.push_extra(&mut entries, &mut draft);
        Node { at: draft.at, kind: NodeKind::Map(entries) }
    }

    fn push_names(&self, entries: &mut Vec<Entry>, columns: &[Column], draft: &mut Draft) {
        let Some((deepest, above)) = self.depths.split_last() else { return };
        let cells = &mut draft.cells;
        let mut take = |index: usize| cells.get_mut(index).and_then(Option::take);
        let mut categories: Vec<(usize, Located<String>)> =
            above.iter().filter_map(|index| take(*index).map(|text| (*index, text))).collect();
        let mut name = take(*deepest).map(|text| (*deepest, text));
        // An item without a second depth is named by its first, unless other items share that.
        if name.is_none() && !draft.shared {
            name = categories.pop();
        }
        let key = |index: usize, key: &str| self.names.get(index).map(|name| name.with(key.to_owned()));
        if let (Some(first), Some(key)) =
            (above.first(), above.first().and_then(|index| key(*index, "category")))
        {
            let place = draft.place(columns, *first);
            let mut texts = categories.into_iter().map(|(_, text)| Node::text(text));
            let value = match (texts.next(), texts.next()) {
                (None, _) => Node::null(place),
                (Some(only), None) => only,
                (Some(one), Some(two)) => {
                    let list: Vec<Node> = [one, two].into_iter().chain(texts).collect();
                    Node { at: list.first().map_or(place, |node| node.at), kind: NodeKind::List(list) }
                }
            };
            entries.push(Entry { key, value });
        }
        let (index, value) = match name {
            Some((index, text)) => (index, Node::text(text)),
            None => (*deepest, Node::null(draft.place(columns, *deepest))),
        };
        entries.extend(key(index, "name").map(|key| Entry { key, value }));
    }

    fn push_extra(&self, entries: &mut Vec<Entry>, draft: &mut Draft) {
        let mut extra: Vec<Entry> = Vec::new();
        for (heading, index) in &self.extras {
            if let Some(text) = draft.cells.get_mut(*index).and_then(Option::take) {
                extra.push(Entry { key: heading.clone(), value: Node::text(text) });
            }
        }
        for (heading, text) in draft.strays.drain(..) {
            extra.push(Entry { key: Located::inexact(heading, text.at), value: Node::text(text) });
        }
        let Some(at) = extra.first().map(|entry| entry.key.at) else { return };
        let key = Located::inexact(Field::Extra.key().to_owned(), at);
        entries.push(Entry { key, value: Node { at: draft.at, kind: NodeKind::Map(extra) } });
    }
}

fn depth(role: Role) -> u8 {
    if let Role::Depth(depth) = role { depth } else { 0 }
}
