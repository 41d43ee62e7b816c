//! Which offices disclose, of every place: 民政局 and 示例县民政局 are one office of 示例县, whatever domain names it.

use super::items;
use crate::catalogue::Jurisdiction;
use crate::emit::address::{Taken, slug};
use crate::emit::html::tracks::Spot;
use crate::knowledge::Bodies;
use crate::lineage::Workspace;
use crate::value::body;
use crate::value::text::squeeze;
use crate::value::tier::Tier;
use std::collections::{BTreeMap, BTreeSet};

/// An office of a place.
#[derive(Debug, Clone)]
pub(super) struct Office {
    /// Its name, in full where any item has it so.
    pub(super) name: String,
    /// What it stands under in the folder of offices.
    pub(super) slug: String,
    /// What sort of a name it is.
    pub(super) sort: Sort,
    /// The ways it is written.
    pub(super) written: BTreeSet<String>,
    /// The items it discloses.
    pub(super) uses: Vec<Spot>,
}

/// What sort of a name an office goes by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sort {
    /// A real office.
    Office,
    /// A generic name nobody has put a real one in place of.
    Generic,
    /// Anyone else who discloses: a builder, a school.
    Other,
}

/// The names an item's body is written in, each with the office it is.
pub(super) type Named = BTreeMap<Spot, Vec<(String, usize)>>;

/// The offices of a place, and which item names which.
pub(super) fn of(workspace: &Workspace, place: usize, registry: &Bodies) -> (Vec<Office>, Named) {
    let Some(own) = workspace.jurisdictions.get(place) else { return (Vec::new(), Named::new()) };
    let mut memo: BTreeMap<String, Meant> = BTreeMap::new();
    let mut named: Vec<(Spot, Vec<(String, Meant)>)> = Vec::new();
    for (spot, item) in items(workspace, place) {
        let Some(text) = &item.body else { continue };
        let names = body::split(&text.value).into_iter().filter_map(|body| {
            let whole = text.value.get(body.whole)?.trim().to_owned();
            let bare = squeeze(text.value.get(body.name)?);
            let read = || meant(&squeeze(&whole), &bare, own, registry);
            let meant = memo.entry(whole.clone()).or_insert_with(read).clone();
            (!meant.key.is_empty()).then_some((whole, meant))
        });
        named.push((spot, names.collect()));
    }
    gather(own, named)
}

/// Puts together what is one office.
fn gather(own: &Jurisdiction, named: Vec<(Spot, Vec<(String, Meant)>)>) -> (Vec<Office>, Named) {
    let keys: BTreeSet<String> =
        named.iter().flat_map(|(_, names)| names).map(|(_, meant)| meant.key.clone()).collect();
    let full = |key: &str| {
        let with_place = format!("{}{key}", own.name);
        if keys.contains(&with_place) { with_place } else { key.to_owned() }
    };
    let kept: BTreeSet<String> = keys.iter().map(|key| full(key)).collect();
    let position: BTreeMap<&str, usize> = kept.iter().map(String::as_str).zip(0..).collect();
    let mut taken = Taken::reserving(&["index"]);
    let fresh = |key: &String| Office {
        name: String::new(),
        slug: taken.unique(slug(key.strip_prefix(&own.name).filter(|rest| !rest.is_empty()).unwrap_or(key))),
        sort: Sort::Other,
        written: BTreeSet::new(),
        uses: Vec::new(),
    };
    let mut offices: Vec<Office> = kept.iter().map(fresh).collect();
    let mut found = Named::new();
    for (spot, names) in named {
        for (written, meant) in names {
            let Some(at) = position.get(full(&meant.key).as_str()).copied() else { continue };
            if let Some(office) = offices.get_mut(at) {
                office.add(spot, &written, &meant);
                found.entry(spot).or_default().push((written, at));
            }
        }
    }
    (offices, found)
}

impl Office {
    fn add(&mut self, spot: Spot, written: &str, meant: &Meant) {
        if meant.name.chars().count() > self.name.chars().count() {
            self.name.clone_from(&meant.name);
        }
        self.sort = if self.uses.is_empty() { meant.sort } else { self.sort.min(meant.sort) };
        if squeeze(written) != self.name {
            self.written.insert(squeeze(written));
        }
        if self.uses.last() != Some(&spot) {
            self.uses.push(spot);
        }
    }
}

/// What one written name means in a place.
#[derive(Debug, Clone)]
struct Meant {
    /// The same for all names of one office.
    key: String,
    /// Its name as it may be shown.
    name: String,
    sort: Sort,
}

/// `whole` has the brackets behind the name, `bare` has not.
fn meant(whole: &str, bare: &str, own: &Jurisdiction, registry: &Bodies) -> Meant {
    let generic = registry.generic(whole).map(|generic| (whole, generic));
    let generic = generic.or_else(|| registry.generic(bare).map(|generic| (bare, generic)));
    let Some((written, generic)) = generic else { return real(bare, own, registry) };
    if let Some(local) = local_name(written, own, registry) {
        return real(&squeeze(local), own, registry);
    }
    let party = generic.kind.is_some_and(|kind| kind.party);
    let sort = if party { Sort::Other } else { Sort::Generic };
    Meant { key: written.to_owned(), name: written.to_owned(), sort }
}

/// What the place's own list of offices says of a generic name.
fn local_name<'a>(written: &str, own: &'a Jurisdiction, registry: &Bodies) -> Option<&'a str> {
    if let Some((_, local)) = own.bodies.iter().find(|(key, _)| squeeze(&key.value) == written) {
        return Some(local.value.trim());
    }
    let kind = registry.kind_alone(written)?;
    // 市级民政部门 in a county's catalogue is not plainly the county's.
    let tier = registry.generic(written)?.tier.and_then(Tier::parse);
    let here = tier.is_none() || tier == own.tier;
    let (_, local) = own.bodies.iter().find(|(key, _)| registry.kind(&key.value) == Some(kind))?;
    here.then_some(local.value.trim())
}

/// A real name: with the place in front where it is the place's own office, nicknames written out.
fn real(written: &str, own: &Jurisdiction, registry: &Bodies) -> Meant {
    let name = registry.expand(written).unwrap_or_else(|| written.to_owned());
    let Some(office) = registry.office(&name) else {
        let sort = if registry.looks_like_body(&name) { Sort::Office } else { Sort::Other };
        return Meant { key: name.clone(), name, sort };
    };
    let here = own.name.ends_with(&office.place) || office.place.ends_with(&own.name);
    if !here {
        return Meant { key: name.clone(), name, sort: Sort::Office };
    }
    let key = format!("{}{}", own.name, office.name);
    let name = if office.place.contains(&own.name) { name } else { key.clone() };
    Meant { key, name, sort: Sort::Office }
}
