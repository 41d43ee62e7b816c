//! Items as cards: labels in one column, values beside them, one card under the other.
//!
//! Read only where a grid has no heading row.

use super::columns::{Column, Role, Word, word};
use super::grid::{Cell, Grid, Origin, Row};
use super::item::{Draft, Plan};
use super::title;
use super::words;
use crate::document::{Entry, Node, Table};
use crate::source::Located;

/// Reads a grid of cards; `None` where it is none.
#[must_use]
pub(super) fn read(grid: &Grid) -> Option<Table> {
    let pairs: Vec<Pair<'_>> = grid
        .rows
        .iter()
        .enumerate()
        .flat_map(|(index, row)| {
            row.own()
                .filter_map(move |cell| pair(row, cell).map(|(word, value)| (index, row, cell, word, value)))
        })
        .collect();
    let start = pairs.first()?.0;
    let mut columns: Vec<Column> = Vec::new();
    let mut cards: Vec<Card<'_>> = vec![Vec::new()];
    for (_, row, label, word, value) in &pairs {
        let role = role(word);
        let index = columns.iter().position(|column| column.role == role).unwrap_or_else(|| {
            let heading = Located::inexact(words::heading(&label.text.value).key.into(), label.text.at);
            let number = u32::try_from(columns.len()).unwrap_or(u32::MAX);
            columns.push(Column { number, role, group: heading.clone(), heading, also: Vec::new() });
            columns.len() - 1
        });
        let full = cards.last().is_some_and(|card| card.iter().any(|(known, ..)| *known == index));
        if full {
            cards.push(Vec::new());
        }
        cards.last_mut()?.push((index, row, label, *value));
    }
    if columns.len() < 4 || !columns.iter().any(|column| matches!(column.role, Role::Depth(_))) {
        return None;
    }
    let above = title::preamble(grid.rows.get(..start).unwrap_or(&[]));
    Some(table(grid, &columns, cards, above))
}

/// A label and the value beside it.
fn pair<'a>(row: &'a Row, cell: &Cell) -> Option<(Word, Option<&'a Cell>)> {
    let found = word(&words::heading(&cell.text.value).key)?;
    if matches!(found, Word::Under(_)) {
        return None;
    }
    let value =
        row.cells.iter().find(|next| next.column > cell.column && next.origin != Origin::Left(cell.column));
    Some((
        found,
        value.filter(|next| {
            next.origin == Origin::Own && word(&words::heading(&next.text.value).key).is_none()
        }),
    ))
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

/// The row's index, the row, the label, what it means, the value.
type Pair<'a> = (usize, &'a Row, &'a Cell, Word, Option<&'a Cell>);
/// The column, the row, the label, the value.
type Card<'a> = Vec<(usize, &'a Row, &'a Cell, Option<&'a Cell>)>;

fn table(grid: &Grid, columns: &[Column], cards: Vec<Card<'_>>, above: title::Preamble) -> Table {
    let plan = Plan::new(columns, &[]);
    let mut used: Vec<crate::source::Location> = Vec::new();
    let mut items = Vec::new();
    for card in cards {
        let Some((_, _, label, _)) = card.first() else { continue };
        let mut draft = Draft {
            cells: columns.iter().map(|_| None).collect(),
            places: Some(columns.iter().map(|_| label.text.at).collect()),
            section: None,
            shared: false,
            strays: Vec::new(),
            at: label.text.at,
        };
        for (index, row, label, value) in card {
            used.push(label.text.at);
            used.extend(value.map(|value| value.text.at));
            if let Some(place) = draft.places.as_mut().and_then(|places| places.get_mut(index)) {
                *place = row.place(label.column + 1);
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
