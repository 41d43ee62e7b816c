//! What a place owes by the catalogue above: asked by the rules about what is missing, withheld or served by nobody.

use super::{Context, Pair, Upper, wording};
use crate::catalogue::{Evidence, Item, Jurisdiction, Omit};
use crate::diagnostic::Severity;
use crate::value::tier::Tier;

/// The number of the village list among the domains.
pub(super) const VILLAGE_LIST: u16 = 90;

/// Whether the item above is this place's to disclose and the place has not said that it does not exist there.
pub(super) fn owes(place: &Jurisdiction, upper: &Item) -> bool {
    is_required(place, upper) && omission(place, upper).is_none()
}

/// Whether the item above is said to this place's tier; an item that names no tier is everybody's, an advisory one is
/// nobody's.
#[must_use]
pub fn is_required(place: &Jurisdiction, upper: &Item) -> bool {
    let own = match (upper.levels.understood(), place.tier) {
        (Some(levels), Some(tier)) => levels.contains(&tier),
        (Some(_) | None, None) => false,
        (None, Some(_)) => true,
    };
    own && !upper.advisory
}

/// What the place has said of an item above that does not exist there.
#[must_use]
pub fn omission<'a>(place: &'a Jurisdiction, upper: &Item) -> Option<&'a Omit> {
    let code = upper.code.understood().map(ToString::to_string)?;
    place.omits.iter().find(|omit| omit.code.value.trim() == code)
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

/// The two items of a pair and the tier above, where what is said there binds this place: it is said to this tier, and
/// the two are one matter beyond doubt. Two matters under one code are told of as that (name-differs) and no further.
pub(super) fn bound<'p, 'c>(pair: &Pair<'p>, ctx: &Context<'c>) -> Option<(&'p Item, &'p Item, Upper<'c>)> {
    let (Pair::Both { upper, own, sure: true }, Some(above)) = (pair, ctx.upper) else { return None };
    let said_to_all = match (upper.levels.understood(), ctx.place.tier) {
        (Some(levels), Some(tier)) => levels.contains(&tier),
        (None, _) | (_, None) => true,
    };
    let number = ctx.catalogue.recognised.as_ref().and_then(|domain| domain.number);
    if ctx.place.tier == Some(Tier::Village) && number != Some(VILLAGE_LIST) {
        return None;
    }
    (said_to_all && !upper.advisory && !wording::another_matter(upper, own)).then_some((upper, own, above))
}

/// Some words of a list, quoted: the first five, and how many there are.
pub(super) fn quoted(words: &[String]) -> (String, String) {
    let shown: String = words.iter().take(5).map(|word| format!("“{word}”")).collect();
    if words.len() > 5 {
        let count = words.len();
        (format!("{shown}等{count}项"), format!("{shown} and others, {count} in all"))
    } else {
        (shown.clone(), shown)
    }
}
