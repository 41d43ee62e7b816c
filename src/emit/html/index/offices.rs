//! The pages by office: the offices of a place, and one page an office with what it discloses.

use super::bodies::{Office, Sort};
use super::laws::{entry, group_of};
use crate::emit::html::fields::text;
use crate::emit::html::frame::{Site, relative};
use crate::emit::html::item;
use crate::emit::html::safe::shown;
use crate::emit::html::tracks::Spot;
use crate::emit::html::view::{Link, Office as OfficeView, OfficeGroup, OfficeRow, Offices};
use std::collections::BTreeSet;

/// The offices of a place; none where there is nothing to list.
pub(super) fn of<'a>(site: &'a Site<'_>, place: usize) -> &'a [Office] {
    site.options.indexes.offices.get(&place).map_or(&[], Vec::as_slice)
}

/// The list of a place's offices.
pub(super) fn list(site: &Site<'_>, from: &str, place: usize) -> Offices {
    let sorts = [
        (Sort::Office, "real", "offices_real"),
        (Sort::Generic, "generic", "offices_generic"),
        (Sort::Other, "others", "offices_others"),
    ];
    let group = |(sort, id, word): (Sort, &'static str, &str)| {
        let mut offices: Vec<&Office> = of(site, place).iter().filter(|office| office.sort == sort).collect();
        offices.sort_by(|a, b| b.uses.len().cmp(&a.uses.len()).then_with(|| a.name.cmp(&b.name)));
        let row = |office: &Office| OfficeRow {
            office: Link {
                text: shown(&office.name),
                href: Some(relative(from, &site.addresses.office(place, &office.slug))),
            },
            domains: office.uses.iter().map(|spot| spot.catalogue).collect::<BTreeSet<_>>().len(),
            items: office.uses.len(),
        };
        OfficeGroup { id, name: site.word(word), offices: offices.into_iter().map(row).collect() }
    };
    Offices {
        place: site.place(place).map_or_else(String::new, |place| shown(&place.name)),
        groups: sorts.into_iter().map(group).filter(|group| !group.offices.is_empty()).collect(),
    }
}

/// The page of an office.
pub(super) fn office(site: &Site<'_>, from: &str, place: usize, office: &Office) -> OfficeView {
    let deadline = |spot: Spot| item::get(site, spot).map_or_else(String::new, |own| text(&own.deadline));
    let runs = office.uses.chunk_by(|one, next| one.catalogue == next.catalogue);
    let group = |run: &[Spot]| {
        let rows = run.iter().map(|spot| entry(site, from, *spot, deadline(*spot)));
        group_of(site, from, *run.first()?, rows.collect(), office.uses.len())
    };
    OfficeView {
        name: shown(&office.name),
        place: site.place_link(from, place),
        also: office.written.iter().filter(|name| **name != office.name).map(|name| shown(name)).collect(),
        items: office.uses.len(),
        domains: runs.filter_map(group).collect(),
    }
}
