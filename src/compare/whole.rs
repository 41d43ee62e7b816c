//! Places and catalogues that came or went as a whole: one change each, with the items in it.

use super::fields::listed;
use super::{Change, Direction, Kind, Side, Spot, Subject};
use crate::catalogue::{Catalogue, Item, Jurisdiction};
use crate::diagnostic::Words;
use crate::lineage::Workspace;

/// A place on one side only.
pub(super) fn place(workspace: &Workspace, index: usize, kind: Kind) -> Option<Change> {
    let place = workspace.jurisdictions.get(index)?;
    let sides: Vec<Side> = (0..place.catalogues.len())
        .flat_map(|catalogue| sides_of(place, Spot { place: index, withheld: false, catalogue, item: 0 }))
        .collect();
    let (catalogues, items) = (place.catalogues.len(), sides.len());
    let (zh, en) = verb(kind);
    let why = Words::new(
        format!("{zh}了整个地方的目录：{catalogues}个领域，{items}个事项"),
        format!("the whole place was {en}: {catalogues} catalogues, {items} items"),
    );
    let at = place.catalogues.first().map(|catalogue| catalogue.head);
    Some(built(kind, Subject::Place, place, None, sides, at, why))
}

/// A catalogue on one side only.
pub(super) fn catalogue(place: &Jurisdiction, spot: Spot, kind: Kind) -> Option<Change> {
    let list = if spot.withheld { &place.withheld_lists } else { &place.catalogues };
    let catalogue = list.get(spot.catalogue)?;
    let sides = sides_of(place, spot);
    let subject = if spot.withheld { Subject::Withheld } else { Subject::Catalogue };
    let why = why_whole(kind, subject, &sides);
    Some(built(kind, subject, place, Some(catalogue), sides, Some(catalogue.head), why))
}

/// What happened to a whole catalogue: how many items, and the names of the first of them.
pub(super) fn why_whole(kind: Kind, subject: Subject, sides: &[Side]) -> Words {
    let (zh, en) = verb(kind);
    let withheld = subject == Subject::Withheld;
    let what = if withheld { ("负面清单", "negative list") } else { ("目录", "catalogue") };
    let names: Vec<String> = sides.iter().map(|side| side.name.clone()).collect();
    let (list, english) = if names.is_empty() {
        Default::default()
    } else {
        let (list, english) = listed(&names);
        (format!("（{list}）"), format!(" ({english})"))
    };
    Words::new(
        format!("{zh}了整个{}：{}个事项{list}", what.0, sides.len()),
        format!("the whole {} was {en}: {} items{english}", what.1, sides.len()),
    )
}

/// An item on one side only.
pub(super) fn item(place: &Jurisdiction, spot: Spot, kind: Kind) -> Option<Change> {
    let list = if spot.withheld { &place.withheld_lists } else { &place.catalogues };
    let catalogue = list.get(spot.catalogue)?;
    let own = catalogue.items.get(spot.item)?;
    let elements: Vec<String> =
        own.content.elements.iter().map(|text| text.value.trim().to_owned()).collect();
    let (list, list_english) = listed(&elements);
    let (zh, en) = verb(kind);
    let subject = if spot.withheld { Subject::Withheld } else { Subject::Item };
    let what = if spot.withheld { ("不予公开的事项", "withheld matter") } else { ("事项", "item") };
    let detail = if elements.is_empty() {
        Default::default()
    } else {
        (format!("（公开内容：{list}）"), format!(" ({list_english})"))
    };
    let why = Words::new(
        format!("{zh}了{}“{}”{}", what.0, own.title().trim(), detail.0),
        format!("{} “{}” {en}{}", what.1, own.title().trim(), detail.1),
    );
    let sides = vec![side(own, spot)];
    Some(built(kind, subject, place, Some(catalogue), sides, Some(own.head()), why))
}

fn built(
    kind: Kind,
    subject: Subject,
    place: &Jurisdiction,
    catalogue: Option<&Catalogue>,
    sides: Vec<Side>,
    at: Option<crate::source::Location>,
    why: Words,
) -> Change {
    let added = kind == Kind::Added;
    let direction = match (subject, added) {
        // A table without items takes nothing along.
        (Subject::Catalogue, _) if sides.is_empty() => Direction::Neutral,
        (_, true) => Direction::Tightened,
        (_, false) => Direction::Loosened,
    };
    // What is put on the negative list is taken from the public.
    let direction = if subject == Subject::Withheld { direction.reversed() } else { direction };
    let (old, new) = if added { (Vec::new(), sides) } else { (sides, Vec::new()) };
    Change {
        kind,
        subject,
        place: place.name.clone(),
        domain: catalogue.map_or(String::new(), |catalogue| catalogue.domain_name().to_owned()),
        recognised: catalogue.and_then(|catalogue| catalogue.recognised.clone()),
        old,
        new,
        old_at: at.filter(|_| !added),
        new_at: at.filter(|_| added),
        score: 1.0,
        sure: true,
        fields: Vec::new(),
        direction,
        why,
        upper: None,
        fingerprint: String::new(),
    }
}

fn sides_of(place: &Jurisdiction, spot: Spot) -> Vec<Side> {
    let list = if spot.withheld { &place.withheld_lists } else { &place.catalogues };
    let items = list.get(spot.catalogue).map_or(&[][..], |catalogue| &catalogue.items);
    items.iter().enumerate().map(|(at, item)| side(item, Spot { item: at, ..spot })).collect()
}

/// An item as one side of a change.
pub(super) fn side(item: &Item, spot: Spot) -> Side {
    Side {
        spot,
        at: item.head(),
        code: item.code_text().map(|code| code.trim().to_owned()),
        name: item.title().trim().to_owned(),
        category: item.category.iter().map(|text| text.value.trim().to_owned()).collect(),
    }
}

fn verb(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Added => ("新增", "added"),
        _ => ("删去", "removed"),
    }
}
