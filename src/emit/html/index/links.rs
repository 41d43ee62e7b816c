//! From an item's page to the pages of the instruments it cites and of the offices that disclose it.

use super::laws;
use crate::catalogue::{Field, Item};
use crate::emit::html::fields;
use crate::emit::html::frame::{Site, relative};
use crate::emit::html::safe::shown;
use crate::emit::html::tracks::Spot;
use crate::emit::html::view::FieldValue;
use crate::source::Location;
use crate::value::body;

/// The values of a field with their links; as they are where nothing is known of them.
pub(in crate::emit::html) fn linked(
    site: &Site<'_>,
    from: &str,
    spot: Spot,
    item: &Item,
    field: Field,
    values: Vec<FieldValue>,
) -> Vec<FieldValue> {
    match field {
        Field::Basis => basis(site, from, spot, item, values),
        Field::Body => bodies(site, from, spot, item, values),
        _ => values,
    }
}

/// Every entry leads to the instrument it cites; one that cites several is told part by part.
fn basis(site: &Site<'_>, from: &str, spot: Spot, item: &Item, values: Vec<FieldValue>) -> Vec<FieldValue> {
    let indexes = &site.options.indexes;
    let Some(cited) = indexes.cited.get(&spot).filter(|cited| cited.iter().any(Option::is_some)) else {
        return values;
    };
    let href = |part: usize| {
        let instrument = indexes.instruments.get((*cited.get(part)?)?)?;
        Some(relative(from, &laws::path(instrument)))
    };
    let part = |index: usize| FieldValue { href: href(index), ..fields::part(item, index) };
    let count = item.basis.parts.len();
    // All in one cell, and told part by part already.
    if item.basis.written.len() == 1 && values.len() == count {
        return match count {
            1 => values.into_iter().map(|value| FieldValue { href: href(0), ..value }).collect(),
            _ => (0..count).map(part).collect(),
        };
    }
    let mut linked = Vec::new();
    for (written, value) in item.basis.written.iter().zip(values) {
        let inside = |index: &usize| item.basis.parts.get(*index).is_some_and(|p| holds(written.at, p.at));
        let parts: Vec<usize> = (0..count).filter(inside).collect();
        let leading: Vec<usize> = parts.iter().copied().filter(|index| href(*index).is_some()).collect();
        match leading.as_slice() {
            [] => linked.push(value),
            [one] => linked.push(FieldValue { href: href(*one), ..value }),
            _ => linked.extend(parts.into_iter().map(part)),
        }
    }
    linked
}

/// Whether a place lies in another.
fn holds(outer: Location, inner: Location) -> bool {
    match (outer, inner) {
        (Location::Text { file, span }, Location::Text { file: other, span: part }) => {
            file == other && span.start <= part.start && part.end <= span.end
        }
        (Location::Cell { sheet, cell, .. }, Location::Cell { sheet: other, cell: own, .. }) => {
            outer.file() == inner.file() && sheet == other && cell == own
        }
        (Location::File(_) | Location::Text { .. } | Location::Cell { .. }, _) => outer == inner,
    }
}

/// Every body leads to its office.
fn bodies(site: &Site<'_>, from: &str, spot: Spot, item: &Item, values: Vec<FieldValue>) -> Vec<FieldValue> {
    let indexes = &site.options.indexes;
    let (Some(named), Some(offices), Some(text)) =
        (indexes.named.get(&spot), indexes.offices.get(&spot.place), &item.body)
    else {
        return values;
    };
    let href = |written: &str| {
        let (_, at) = named.iter().find(|(name, _)| name == written)?;
        Some(relative(from, &site.addresses.office(spot.place, &offices.get(*at)?.slug)))
    };
    let parts = body::split(&text.value);
    let words = |part: &body::Body| text.value.get(part.whole.clone()).unwrap_or_default().trim().to_owned();
    match (parts.as_slice(), values.as_slice()) {
        ([one], [value]) => vec![FieldValue { href: href(&words(one)), ..value.clone() }],
        (several, [_]) => {
            let value = |part: &body::Body| {
                let written = words(part);
                FieldValue { text: shown(&written), href: href(&written), taken: None, optional: false }
            };
            several.iter().map(value).collect()
        }
        _ => values,
    }
}
