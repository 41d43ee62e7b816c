//! Items as cards: labels in one column, values beside them, one card under the other.
//!
//! Read only where a grid has no heading row.

use super::columns::{Column, Role, Word, word};
use super::grid::{Cell, Grid, Origin, Row};
use super::item::{Draft, Plan};
use super::title;
use super::words;
use crate::document::{Entry, Node, Table};
use crate::source::{Located, Location};

/// Reads a grid of cards; `None` where it is none.
#[must_use]
pub(super) fn read(grid: &Grid) -> Option<Table> {
    let labels: Vec<Label<'_>> = grid
        .rows
        .iter()
        .enumerate()
        .flat_map(|(index, row)| row.own().filter_map(move |cell| label(index, row, cell)))
        .collect();
    let labels = from_first_card(labels);
    let start = labels.first()?.index;
    let mut columns: Vec<Column> = Vec::new();
    for label in &labels {
        if columns.iter().all(|column| column.role != label.role) {
            let heading =
                Located::inexact(words::heading(&label.cell.text.value).key.into(), label.cell.text.at);
            let number = u32::try_from(columns.len()).unwrap_or(u32::MAX);
            let role = label.role.clone();
            columns.push(Column { number, role, group: heading.clone(), heading, also: Vec::new() });
        }
    }
    if columns.len() < 4 || !columns.iter().any(|column| matches!(column.role, Role::Depth(_))) {
        return None;
    }
    let cards = if stands_sideways(&labels) { beside(&columns, &labels) } else { below(&columns, &labels) };
    let above = title::preamble(grid.rows.get(..start).unwrap_or(&[]));
    Some(table(grid, &columns, cards, above))
}

/// A label of a card.
struct Label<'a> {
    index: usize,
    row: &'a Row,
    cell: &'a Cell,
    role: Role,
}

fn label<'a>(index: usize, row: &'a Row, cell: &'a Cell) -> Option<Label<'a>> {
    match word(&words::heading(&cell.text.value).key)? {
        Word::Under(_) => None,
        found => Some(Label { index, row, cell, role: role(&found) }),
    }
}

impl<'a> Label<'a> {
    /// The values on its right, up to the next label.
    fn values(&self) -> impl Iterator<Item = &'a Cell> {
        let (row, own) = (self.row, self.cell.column);
        let right =
            row.cells.iter().filter(move |next| next.column > own && next.origin != Origin::Left(own));
        right.take_while(move |next| label(0, row, next).is_none()).filter(|next| next.origin == Origin::Own)
    }
}

/// Leaves out what stands above the first card: what a portal says of the page itself (公开方式, 公开时限 …),
/// told by labels that the card says once more.
fn from_first_card(labels: Vec<Label<'_>>) -> Vec<Label<'_>> {
    let is_name = |label: &Label<'_>| matches!(label.role, Role::Depth(_));
    let Some(first) = labels.iter().position(is_name) else { return labels };
    let mut rest = labels.iter().skip(first).peekable();
    let mut own: Vec<&Role> = Vec::new();
    while let Some(label) = rest.next_if(|label| !own.contains(&&label.role)) {
        own.push(&label.role);
    }
    let repeated = labels.iter().take(first).any(|label| own.contains(&&label.role));
    let skipped = if repeated { first } else { 0 };
    labels.into_iter().skip(skipped).collect()
}

/// Whether each item is a column, its labels on the left of all: most labels have several values.
fn stands_sideways(labels: &[Label<'_>]) -> bool {
    let first = labels.first().map(|label| label.cell.column);
    let several = labels.iter().filter(|label| label.values().count() > 1).count();
    labels.iter().all(|label| Some(label.cell.column) == first) && several * 2 > labels.len()
}

/// Cards one under the other: a label that comes again begins the next.
fn below<'a>(columns: &[Column], labels: &[Label<'a>]) -> Vec<Card<'a>> {
    let mut cards: Vec<Card<'_>> = vec![Vec::new()];
    for label in labels {
        let Some(index) = columns.iter().position(|column| column.role == label.role) else { continue };
        if cards.last().is_some_and(|card| card.iter().any(|(known, ..)| *known == index)) {
            cards.push(Vec::new());
        }
        let value = label.values().next();
        let place = label.row.place(value.map_or(label.cell.column + 1, |value| value.column));
        if let Some(card) = cards.last_mut() {
            card.push((index, place, label.cell, value));
        }
    }
    cards
}

/// Cards side by side: a column of values each.
fn beside<'a>(columns: &[Column], labels: &[Label<'a>]) -> Vec<Card<'a>> {
    let mut numbers: Vec<u32> = labels.iter().flat_map(Label::values).map(|value| value.column).collect();
    numbers.sort_unstable();
    numbers.dedup();
    let card = |number: u32| {
        let pair = |label: &Label<'a>| {
            let index = columns.iter().position(|column| column.role == label.role)?;
            Some((index, label.row.place(number), label.cell, label.row.cell(number)))
        };
        labels.iter().filter_map(pair).collect()
    };
    numbers.into_iter().map(card).collect()
}

fn role(word: &Word) -> Role {
    use crate::catalogue::Field;
    match word {
        Word::Field(Field::Category) => Role::Depth(1),
        Word::Field(Field::Name) => Role::Depth(9),
        Word::Field(field) => Role::Field(*field),
        Word::Depth(depth) => Role::Depth(*depth),
        Word::Under(role) => role.clone(),
    }
}

/// The column, the value's place, the label, the value.
type Card<'a> = Vec<(usize, Location, &'a Cell, Option<&'a Cell>)>;

fn table(grid: &Grid, columns: &[Column], cards: Vec<Card<'_>>, above: title::Preamble) -> Table {
    let plan = Plan::new(columns, &[]);
    let mut used: Vec<Location> = Vec::new();
    let mut items = Vec::new();
    for card in cards {
        let Some((_, first, label, _)) = card.first() else { continue };
        let mut draft = Draft {
            cells: columns.iter().map(|_| None).collect(),
            places: Some(columns.iter().map(|_| label.text.at).collect()),
            section: None,
            shared: false,
            strays: Vec::new(),
            at: *first,
        };
        for (index, place, label, value) in card {
            used.push(label.text.at);
            used.extend(value.map(|value| value.text.at));
            if let Some(slot) = draft.places.as_mut().and_then(|places| places.get_mut(index)) {
                *slot = place;
            }
            if let Some(slot) = draft.cells.get_mut(index) {
                *slot = value.map(|value| value.text.clone());
            }
        }
        items.push(plan.node(columns, draft));
    }
    let mut entries = Vec::new();
    let mut push = |key: &str, value: Node| {
        entries.push(Entry::named(key, value));
    };
    used.extend(above.title.iter().map(|title| title.at));
    used.sort_unstable();
    let own = grid.rows.iter().flat_map(Row::own).map(|cell| &cell.text);
    let notes = own.filter(|text| used.binary_search(&text.at).is_err()).cloned().collect();
    if let Some(title) = above.title {
        if let Some(domain) = title::domain(&title) {
            push("domain", Node::text(domain));
        }
        push("title", Node::text(title));
    }
    push("items", Node::list(grid.home, items));
    let headings = columns.iter().map(|column| column.heading.clone()).collect();
    Table { root: Node::map(grid.home, entries), headings: Some(headings), notes }
}
