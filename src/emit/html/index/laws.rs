//! The pages by instrument: the list by kind, and one page an instrument with the items that cite it.

use super::instruments::{Instrument, Known};
use crate::emit::html::frame::{Site, relative};
use crate::emit::html::safe::shown;
use crate::emit::html::tracks::Spot;
use crate::emit::html::view::{DomainGroup, Entry, Law, LawGroup, LawRow, Laws, Link, PlaceGroup, Status};
use crate::emit::html::{home, item};
use crate::knowledge::laws::Kind;

/// Where the list stands.
pub(super) const LIST: &str = "laws/index.html";

/// More items than this in several places stand on a page of each place's own, or the page would be of any size.
const MOST: usize = 400;

/// Lists up to this long stand unfolded.
const UNFOLDED: usize = 20;

/// The kinds in the order of their force.
const KINDS: [Kind; 11] = [
    Kind::Statute,
    Kind::AdministrativeRegulation,
    Kind::PartyDocument,
    Kind::StateCouncilDocument,
    Kind::DepartmentRule,
    Kind::DepartmentDocument,
    Kind::LocalRegulation,
    Kind::LocalRule,
    Kind::LocalDocument,
    Kind::Standard,
    Kind::LocalStandard,
];

/// The page of an instrument.
pub(super) fn path(instrument: &Instrument) -> String {
    format!("laws/{}.html", instrument.slug)
}

/// Whether the items that cite an instrument stand on pages by place.
pub(super) fn is_parted(instrument: &Instrument) -> bool {
    instrument.uses.len() > MOST && places(instrument).len() > 1
}

/// The places whose items cite an instrument.
pub(super) fn places(instrument: &Instrument) -> Vec<usize> {
    let mut places: Vec<usize> = instrument.uses.iter().map(|(spot, _)| spot.place).collect();
    places.dedup();
    places
}

/// The list of all.
pub(super) fn list(site: &Site<'_>) -> Laws {
    let all = &site.options.indexes.instruments;
    let kinds = KINDS.iter().map(|kind| Some(*kind)).chain([None]);
    let group = |(number, kind): (usize, Option<Kind>)| {
        let of_kind = |law: &&Instrument| law.known.as_ref().map(|known| known.kind) == kind;
        let mut laws: Vec<&Instrument> = all.iter().filter(of_kind).collect();
        laws.sort_by(|a, b| b.uses.len().cmp(&a.uses.len()).then_with(|| a.title.cmp(&b.title)));
        let name = kind.map_or_else(|| site.word("laws_unknown"), Kind::name);
        LawGroup {
            id: format!("kind-{}", number + 1),
            name: name.to_owned(),
            laws: laws.into_iter().map(row).collect(),
        }
    };
    Laws {
        as_of: site.options.indexes.as_of.clone(),
        instruments: all.len(),
        groups: kinds.enumerate().map(group).filter(|group| !group.laws.is_empty()).collect(),
    }
}

fn row(instrument: &Instrument) -> LawRow {
    LawRow {
        law: Link { text: shown(&instrument.title), href: Some(relative(LIST, &path(instrument))) },
        number: number(instrument),
        status: instrument.known.as_ref().and_then(status),
        items: instrument.uses.len(),
    }
}

/// The number, where it is not all there is of a title.
fn number(instrument: &Instrument) -> Option<String> {
    instrument.number.as_ref().filter(|number| **number != instrument.title).map(|number| shown(number))
}

fn status(known: &Known) -> Option<Status> {
    let text = known.status?;
    Some(Status { text, repealed: text == "已废止", sure: known.sure })
}

/// The page of an instrument; with `only`, the part of it that is about one place.
pub(super) fn law(site: &Site<'_>, from: &str, instrument: &Instrument, only: Option<usize>) -> Law {
    let known = instrument.known.as_ref();
    let parted = only.is_none() && is_parted(instrument);
    let mut of = uses_by_place(instrument);
    of.retain(|(place, _)| only.is_none_or(|only| only == *place));
    Law {
        title: shown(&instrument.title),
        number: number(instrument),
        kind: known.map(|known| known.kind.name()),
        issuer: known.and_then(|known| known.issuer.as_deref()).map(shown),
        in_force: known.and_then(|known| known.in_force).map(|day| day.to_string()),
        status: known.and_then(status),
        as_of: site.options.indexes.as_of.clone(),
        successors: known.map_or_else(Vec::new, |known| successors(site, from, known)),
        items: of.iter().map(|(_, uses)| uses.len()).sum(),
        places: of
            .into_iter()
            .map(|(place, uses)| PlaceGroup {
                id: format!("p-{}", site.addresses.folder(place)),
                place: site.place_link(from, place),
                items: uses.len(),
                more: parted.then(|| relative(from, &site.addresses.law_in(&instrument.slug, place))),
                domains: if parted { Vec::new() } else { by_domain(site, from, uses) },
            })
            .collect(),
    }
}

type Use = (Spot, Vec<String>);

fn uses_by_place(instrument: &Instrument) -> Vec<(usize, &[Use])> {
    let runs = instrument.uses.chunk_by(|(one, _), (next, _)| one.place == next.place);
    runs.filter_map(|run| Some((run.first()?.0.place, run))).collect()
}

fn by_domain(site: &Site<'_>, from: &str, uses: &[Use]) -> Vec<DomainGroup> {
    let runs = uses.chunk_by(|(one, _), (next, _)| one.catalogue == next.catalogue);
    let group = |run: &[Use]| {
        let rows = run.iter().map(|(spot, articles)| entry(site, from, *spot, articles.join("、")));
        group_of(site, from, run.first()?.0, rows.collect(), uses.len())
    };
    runs.filter_map(group).collect()
}

/// A group of items of one domain; unfolded where the page has few items in all.
pub(super) fn group_of(
    site: &Site<'_>,
    from: &str,
    spot: Spot,
    rows: Vec<Entry>,
    on_page: usize,
) -> Option<DomainGroup> {
    let catalogue = site.catalogue(spot.place, spot.catalogue)?;
    let text = format!("{} {}", home::number(catalogue), shown(catalogue.domain_name())).trim().to_owned();
    let href = Some(relative(from, &site.addresses.domain(spot.place, spot.catalogue)));
    Some(DomainGroup { domain: Link { text, href }, open: on_page <= UNFOLDED, rows })
}

/// An item in a list.
pub(super) fn entry(site: &Site<'_>, from: &str, spot: Spot, note: String) -> Entry {
    let own = item::get(site, spot);
    let code = own.and_then(|own| own.code.text()).map(|code| shown(&code.value));
    Entry { code, item: item::item_link(site, from, spot), note: shown(&note) }
}

/// What replaced an instrument, with its page where it is cited too.
fn successors(site: &Site<'_>, from: &str, known: &Known) -> Vec<Link> {
    let all = &site.options.indexes.instruments;
    let link = |(id, title): &(String, String)| {
        let own = all.iter().find(|law| law.known.as_ref().is_some_and(|known| known.id == *id));
        Link { text: shown(title), href: own.map(|law| relative(from, &path(law))) }
    };
    known.successors.iter().map(link).collect()
}
