//! Small questions all emitters ask of an item. No layout here.

use crate::catalogue::{Field, Item, Text};

/// The optional columns that hold a list, one entry a line where they are written as one cell.
const LISTS: &[Field] =
    &[Field::Stage, Field::LifeStage, Field::ServiceCodes, Field::PowerCodes, Field::Sources];

/// The optional columns in the order of the official table; `extra` and what only the baseline has follow them.
pub(super) const OPTIONAL: &[Field] = &[
    Field::Stage,
    Field::LifeStage,
    Field::ServiceCodes,
    Field::PowerCodes,
    Field::Contact,
    Field::Supervision,
    Field::Frequency,
    Field::Url,
    Field::Note,
];

/// Whether an optional column holds a list.
pub(super) fn holds_list(field: Field) -> bool {
    LISTS.contains(&field)
}

/// The texts without their places.
pub(super) fn values(texts: &[Text]) -> Vec<&str> {
    texts.iter().map(|text| text.value.as_str()).collect()
}

/// The values of an optional column: of a list, its entries; else the one text.
pub(super) fn optional(item: &Item, field: Field) -> Vec<&str> {
    let texts = values(item.optional(field));
    if holds_list(field) {
        texts.into_iter().flat_map(str::lines).filter(|line| !line.trim().is_empty()).collect()
    } else {
        texts
    }
}

/// The columns that are none of ours: each heading once, in the order written.
pub(super) fn extra(item: &Item) -> Vec<(&str, String)> {
    let mut columns: Vec<(&str, String)> = Vec::new();
    for (heading, text) in &item.extra {
        match columns.iter_mut().find(|(known, _)| *known == heading.value) {
            Some((_, cell)) => {
                cell.push('\n');
                cell.push_str(&text.value);
            }
            None => columns.push((&heading.value, text.value.clone())),
        }
    }
    columns
}

/// Whether a spreadsheet would take a cell for a formula, or might after it is opened and saved again.
///
/// OWASP ASVS 1.2.10 names `= + - @`, tab and carriage return; East Asian input takes the full-width
/// signs alike.
pub(super) fn looks_like_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}
