//! The whole row of an item, field by field, for whoever shows more of it than what changed.

use super::Spot;
use super::fields::{own_column_of, text_of};
use crate::catalogue::{Catalogue, FIELDS, Field, Item};
use crate::lineage::Workspace;

/// One field of a row, on one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// Its key in YAML and JSON; `extra` for a column of the place's own.
    pub field: &'static str,
    /// What the column is called there.
    pub heading: String,
    /// The text.
    pub text: String,
}

/// The row of an item, in the order of the official table; fields in which nothing stands are left out.
#[must_use]
pub fn row(workspace: &Workspace, spot: Spot) -> Vec<Shown> {
    match (spot.catalogue(workspace), spot.item(workspace)) {
        (Some(catalogue), Some(item)) => of_item(catalogue, item),
        _ => Vec::new(),
    }
}

/// The row of an item that stands in a catalogue.
#[must_use]
pub fn of_item(catalogue: &Catalogue, item: &Item) -> Vec<Shown> {
    let told =
        |field: &Field| !matches!(field, Field::Extra | Field::Evidence | Field::Sources | Field::Advisory);
    let plain = FIELDS.iter().map(|info| info.field).filter(told).filter_map(|field| {
        let text = text_of(item, field)?.text;
        Some(Shown { field: field.key(), heading: catalogue.heading(field).to_owned(), text })
    });
    let own = item.extra.iter().filter_map(|(heading, _)| {
        let text = own_column_of(item, &heading.value)?.text;
        Some(Shown { field: Field::Extra.key(), heading: heading.value.trim().to_owned(), text })
    });
    plain.chain(own).collect()
}
