//! Whose a finding is that only names its file: what the readers and the schema found is known by its place and domain
//! like what the rules found, so that a file may be renamed or moved within the place and keep its decisions.

use super::Loaded;
use crate::catalogue::{Catalogue, Jurisdiction};
use crate::diagnostic::Sink;
use crate::project::file_name;
use crate::source::{FileId, Files, Location, SheetId};
use std::collections::BTreeSet;

/// Writes place and domain into the findings that lack them; where the domain cannot be told, place, file and sheet.
pub(super) fn name_places(sink: &mut Sink, loaded: &Loaded) {
    for finding in sink.iter_mut().filter(|finding| finding.subject.place.is_empty()) {
        if let Some(place) = owner(finding.primary.file(), loaded) {
            finding.subject.place = about(place, finding.primary, &loaded.files);
        }
    }
}

/// The place a file belongs to: whose catalogue is in it, else in whose folder it is.
fn owner(file: FileId, loaded: &Loaded) -> Option<&Jurisdiction> {
    let places = || loaded.wanted.iter().filter_map(|index| loaded.workspace.jurisdictions.get(*index));
    let holds = |place: &&Jurisdiction| {
        place.file == Some(file) || lists(place).any(|catalogue| catalogue.file == file)
    };
    let name = loaded.files.name(file);
    let above = |place: &&Jurisdiction| {
        let rest = name.strip_prefix(place.folder.as_str());
        place.folder.is_empty() || rest.is_some_and(|rest| rest.starts_with('/'))
    };
    places().find(holds).or_else(|| places().filter(above).max_by_key(|place| place.folder.len()))
}

fn lists(place: &Jurisdiction) -> impl Iterator<Item = &Catalogue> {
    place.catalogues.iter().chain(&place.withheld_lists)
}

fn about(place: &Jurisdiction, at: Location, files: &Files) -> String {
    if place.file == Some(at.file()) {
        return place.name.clone();
    }
    let sheet = sheet_of(at);
    let here =
        |list: &&Catalogue| list.file == at.file() && (sheet.is_none() || sheet_of(list.head) == sheet);
    let domains: BTreeSet<&str> = lists(place).filter(here).map(Catalogue::domain_name).collect();
    match (domains.len(), domains.first()) {
        (1, Some(domain)) => format!("{}/{domain}", place.name),
        _ => {
            let sheet = sheet.map_or("", |sheet| files.sheet_name(at.file(), sheet));
            format!("{}:{}!{sheet}", place.name, file_name(files.name(at.file())))
        }
    }
}

fn sheet_of(at: Location) -> Option<SheetId> {
    match at {
        Location::Cell { sheet, .. } => Some(sheet),
        Location::Text { .. } | Location::File(_) => None,
    }
}
