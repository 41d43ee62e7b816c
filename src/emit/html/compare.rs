//! How an item differs from the one it follows, for its page. Judging it is the rules' business, not ours.

use super::fields::{said, text};
use super::marks::{marked, marked_lists};
use super::view::Difference;
use crate::catalogue::{Field, Item};
use crate::value::deadline::Order;
use crate::value::text::comparable;
use std::collections::BTreeSet;

/// The deadline always, and every other field that says something else than above.
pub(super) fn differences(upper: &Item, own: &Item) -> Vec<Difference> {
    let (above, here) = (text(&upper.deadline), text(&own.deadline));
    let (upper_pieces, own_pieces) = marked(&above, &here).unwrap_or_default();
    let deadline = Difference {
        label: Field::Deadline.chinese().to_owned(),
        upper: above,
        own: here,
        upper_pieces,
        own_pieces,
        verdict: deadline_verdict(upper, own),
    };
    let compared = [Field::Name, Field::Content, Field::Basis, Field::Body, Field::Channels];
    let compared = compared.into_iter().chain([Field::Audience, Field::Mode]);
    std::iter::once(deadline).chain(compared.filter_map(|field| difference(field, upper, own))).collect()
}

fn difference(field: Field, upper: &Item, own: &Item) -> Option<Difference> {
    let (above, here) = (said(upper, field), said(own, field));
    let set = |texts: &[String]| -> BTreeSet<String> { texts.iter().map(|text| comparable(text)).collect() };
    let (above_set, here_set) = (set(&above), set(&here));
    if above_set == here_set {
        return None;
    }
    let counted = matches!(field, Field::Content | Field::Channels);
    let verdict = if field == Field::Body {
        "other_body"
    } else if counted && here_set.is_superset(&above_set) {
        "more"
    } else if counted && here_set.is_subset(&above_set) {
        "less"
    } else {
        "differs"
    };
    let separator = if field == Field::Basis { "\n" } else { "；" };
    let label = field.chinese().to_owned();
    let (upper, own) = (above.join(separator), here.join(separator));
    // Names of offices, groups and modes are short, and the characters they share by chance (人民政府, 民政局) tell nothing.
    let pieces = match field {
        Field::Body | Field::Audience | Field::Mode => None,
        _ => marked_lists(&above, &here, separator),
    };
    let (upper_pieces, own_pieces) = pieces.unwrap_or_default();
    Some(Difference { label, upper, own, upper_pieces, own_pieces, verdict })
}

fn deadline_verdict(upper: &Item, own: &Item) -> &'static str {
    if comparable(&text(&upper.deadline)) == comparable(&text(&own.deadline)) {
        return "same";
    }
    match (upper.deadline.understood(), own.deadline.understood()) {
        (Some(above), Some(here)) => match here.compare(above) {
            Order::Same => "same",
            Order::Stricter => "sooner",
            Order::Looser => "later",
            Order::Incomparable => "not_comparable",
        },
        _ => "not_comparable",
    }
}
