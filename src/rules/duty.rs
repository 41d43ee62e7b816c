//! What a place owes by the catalogue above: asked by the rules about what is missing, withheld or served by nobody.

use crate::catalogue::{Evidence, Item, Jurisdiction};
use crate::diagnostic::Severity;

/// Whether the item above is this place's to disclose; an item that names no tier is everybody's.
pub(super) fn owes(place: &Jurisdiction, upper: &Item) -> bool {
    let own = match (upper.levels.understood(), place.tier) {
        (Some(levels), Some(tier)) => levels.contains(&tier),
        (Some(_) | None, None) => false,
        (None, Some(_)) => true,
    };
    own && !upper.advisory && !omits(place, upper)
}

/// Whether the place has said that the item does not exist there.
fn omits(place: &Jurisdiction, upper: &Item) -> bool {
    let Some(code) = upper.code.understood().map(ToString::to_string) else { return false };
    place.omits.iter().any(|omit| omit.code.value.trim() == code)
}

/// A baseline item weighs as much as it is known; anything a real tier above says is binding.
pub(super) fn weight(upper: &Item) -> Severity {
    match upper.evidence {
        Some(Evidence::Recalled) => Severity::Info,
        Some(Evidence::Partly) => Severity::Warning,
        Some(Evidence::Sourced) | None => Severity::Error,
    }
}

/// What an entry of a negative list is called: its name, else its content, else its category.
pub(super) fn called(entry: &Item) -> String {
    let content = entry.content.written.as_ref().or(entry.content.elements.first());
    let text = entry.name.as_ref().or(content).or(entry.category.last());
    let whole = text.map_or(entry.title(), |text| text.value.trim());
    match whole.char_indices().nth(30) {
        Some((end, _)) => format!("{}…", &whole[..end]),
        None => whole.to_owned(),
    }
}
