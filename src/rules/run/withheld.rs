//! The negative list of a place: its tables and entries, each entry beside what is open here and owed by the tier above.

use super::{ALSO_WITHHELD, CHECKED, Check, Scene, checks};
use crate::catalogue::{Catalogue, DomainName, Item, Jurisdiction};
use crate::diagnostic::Sink;
use crate::matching::Shape;
use crate::rules::{Entry, duty};
use std::collections::BTreeSet;

/// Checks every table of the negative list.
pub(super) fn check(scene: Scene<'_>, sink: &mut Sink) {
    let lists = &scene.place.withheld_lists;
    if lists.is_empty() {
        return;
    }
    let own = scene.place.catalogues.iter().flat_map(|catalogue| &catalogue.items);
    let open: Vec<(Shape, &Item)> = own.map(|item| (Shape::of(item), item)).collect();
    let required: Vec<(Shape, (&Jurisdiction, &Item))> =
        owed(scene).into_iter().map(|(place, item)| (Shape::of(item), (place, item))).collect();
    for list in lists {
        scene.check_catalogue(list, ALSO_WITHHELD, sink);
        let entries: Vec<Entry<'_>> = list
            .items
            .iter()
            .map(|item| {
                let shape = Shape::of(item);
                let (open, required) = (same(&open, &shape), same(&required, &shape));
                // Of several matters with like content (many fines have the same elements) the name tells which is meant.
                let named = |found: &Option<(_, bool)>| found.as_ref().is_some_and(|(_, named)| *named);
                let other = named(&required) && open.is_some_and(|(_, named)| !named);
                Entry {
                    item,
                    open: open.filter(|_| !other).map(|(found, _)| found),
                    required: required.map(|(found, _)| found),
                }
            })
            .collect();
        check_list(scene, list, &entries, sink);
    }
}

fn check_list(scene: Scene<'_>, list: &Catalogue, entries: &[Entry<'_>], sink: &mut Sink) {
    for (rule, check) in checks(CHECKED) {
        match check {
            Check::Withheld(check) => check(list, &mut scene.context(rule, list, None, sink)),
            Check::Entry(check) => {
                for entry in entries {
                    check(entry, &mut scene.context(rule, list, Some(entry.item), sink));
                }
            }
            _ => {}
        }
    }
}

/// The same matter among others, best by its very name, and whether it bears that.
fn same<T: Copy>(all: &[(Shape, T)], shape: &Shape) -> Option<(T, bool)> {
    let named = all.iter().find(|(other, _)| other.same_name(shape)).map(|(_, found)| (*found, true));
    named.or_else(|| all.iter().find(|(other, _)| other.same_matter(shape)).map(|(_, found)| (*found, false)))
}

/// What the nearest catalogue above of every domain asks of this place.
fn owed(scene: Scene<'_>) -> Vec<(&Jurisdiction, &Item)> {
    let places = &scene.workspace.jurisdictions;
    let above = scene.workspace.ancestors(scene.index).filter_map(|index| places.get(index));
    let domains: BTreeSet<&DomainName> =
        above.flat_map(|place| &place.catalogues).filter_map(|own| own.recognised.as_ref()).collect();
    let uppers = domains.into_iter().filter_map(|domain| scene.workspace.upper(scene.index, domain));
    let items = uppers.flat_map(|(index, upper)| upper.items.iter().map(move |item| (&places[index], item)));
    items.filter(|(_, item)| duty::owes(scene.place, item)).collect()
}

/// Whether the place has put an item on its negative list.
pub(super) fn is_withheld(shapes: &[Shape], item: &Item) -> bool {
    !shapes.is_empty() && {
        let shape = Shape::of(item);
        shapes.iter().any(|entry| entry.same_matter(&shape))
    }
}

/// The entries of the negative list, as they are compared.
pub(super) fn shapes(place: &Jurisdiction) -> Vec<Shape> {
    place.withheld_lists.iter().flat_map(|list| &list.items).map(Shape::of).collect()
}
