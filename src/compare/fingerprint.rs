//! What identifies a change from one round to the next.

use super::{Change, FieldChange, Side};
use crate::catalogue::Field;
use crate::sameness::wording::plain;
use crate::source::fnv1a;
use std::collections::BTreeMap;

/// Gives every change and every field its fingerprint: 16 hexadecimal digits from kind, place, domain, item, field and the
/// normalised texts. Lines, cells and file names do not enter; equal ones are told apart by their order.
pub(super) fn mark(changes: &mut [Change]) {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut unique = |parts: &[String]| {
        let key = parts.join("\u{0}");
        let repeat = seen.entry(key.clone()).or_default();
        *repeat += 1;
        let bytes = key.bytes().chain([0]).chain(repeat.to_string().into_bytes()).collect::<Vec<u8>>();
        format!("{:016x}", fnv1a(bytes.into_iter()))
    };
    for change in changes {
        let about = subject(change);
        let mut all = about.clone();
        for field in &mut change.fields {
            let own = texts(field);
            all.extend(own.iter().cloned());
            field.fingerprint = unique(&[about.as_slice(), &own].concat());
        }
        change.fingerprint = unique(&all);
    }
}

fn subject(change: &Change) -> Vec<String> {
    // Two items may have one name under two categories.
    let named = |side: &Side| {
        let parts = side.category.iter().chain([&side.name]);
        parts.map(|part| plain(part)).collect::<Vec<_>>().join("/")
    };
    let called = |side: &Side| side.code.clone().unwrap_or_else(|| named(side));
    let items = |sides: &[Side]| sides.iter().map(called).collect::<Vec<_>>().join(",");
    vec![
        change.kind.name().to_owned(),
        change.subject.name().to_owned(),
        change.place.clone(),
        change.domain.clone(),
        items(&change.old),
        items(&change.new),
    ]
}

fn texts(field: &FieldChange) -> Vec<String> {
    let text =
        |quoted: &Option<super::Quoted>| quoted.as_ref().map_or(String::new(), |quoted| plain(&quoted.text));
    // What an official column is called may differ from one round to the next; a column of the place's own is its heading.
    let own = if field.field == Field::Extra.key() { plain(&field.heading) } else { String::new() };
    vec![field.field.to_owned(), own, text(&field.old), text(&field.new)]
}
