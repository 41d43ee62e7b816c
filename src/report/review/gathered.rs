//! Everything that became less open, of all places together.

use super::place;
use super::words::Words;
use crate::review::{Change, Place, Review};
use serde_json::{Value, json};

/// So many are shown on the first page; the rest stand on the pages of the places.
const SHOWN: usize = 100;

/// The changes of all places by rank, in one direction or in all.
pub(super) fn changes<'a>(
    review: &'a Review,
    only: Option<&'a str>,
) -> impl Iterator<Item = (&'a Place, &'a Change)> {
    let own = |place: &'a Place| {
        place.changes.iter().flat_map(|changes| &changes.list).map(move |change| (place, change))
    };
    let all = review.places.iter().flat_map(own);
    all.filter(move |(_, change)| only.is_none_or(|only| change.direction == only))
}

/// For the first page; null where there are none.
pub(super) fn view(review: &Review, t: &Words) -> Value {
    let count = changes(review, Some("loosened")).count();
    if count == 0 {
        return Value::Null;
    }
    let rows = changes(review, Some("loosened")).take(SHOWN).map(|(who, change)| {
        json!({
            "place": who.name, "slug": who.slug, "domain": change.domain,
            "code": change.code.as_deref().unwrap_or(""), "item": change.name, "field": place::column(change, t),
            "old": change.old, "new": change.new, "why": change.why, "fingerprint": change.fingerprint,
        })
    });
    json!({"count": count, "more": count.saturating_sub(SHOWN), "rows": rows.collect::<Vec<_>>()})
}
