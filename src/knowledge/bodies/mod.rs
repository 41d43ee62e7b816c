//! Offices: generic names and what they are called locally, their succession since 2013, nicknames.
//!
//! Answers questions about one name; splitting a cell that lists several is the value's business, and what a name means
//! for a catalogue is for rules. A jurisdiction's own `bodies` go before everything here.

mod lookup;
mod record;

#[cfg(test)]
mod tests;

pub use record::{Change, ChangeKind, Kind, Scope, Wording};

use record::File;

use super::error::read_yaml;
use super::fold::fold;
use super::{Date, RegistryError};
use lookup::{place_before, with_ending};
use std::collections::HashMap;

const FILE: &str = "bodies.yaml";

/// What is known of offices.
#[derive(Debug, Clone)]
pub struct Bodies {
    kinds: Vec<Kind>,
    /// Folded generic names, and the position of the kind each means.
    names: HashMap<String, usize>,
    wording: Wording,
    succession: Vec<Change>,
    /// Longest first, so that the first that fits is the right one.
    abbreviations: Vec<(String, String)>,
    endings: Vec<String>,
    internal: Vec<String>,
}

/// A generic name, as upper catalogues use it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Generic<'a> {
    /// Which office is meant, where the wording tells.
    pub kind: Option<&'a Kind>,
    /// The tier the wording names: 县级.
    pub tier: Option<&'static str>,
}

/// A real office: a place and a usual name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Office<'a> {
    /// The place in front (示例县); empty where none is written.
    pub place: String,
    /// The office's own name (民政局).
    pub name: &'a str,
    /// What kind of office it is.
    pub kind: &'a Kind,
}

/// What an office of the past is now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Renamed<'a> {
    /// The present name, with the place as written.
    pub name: String,
    /// Other names the same office has in other places.
    pub also: &'a [String],
    /// The changes, earliest first.
    pub steps: Vec<&'a Change>,
}

impl Renamed<'_> {
    /// Whether the present name is the same everywhere and every step is documented: then it may be put in its place.
    #[must_use]
    pub fn is_certain(&self) -> bool {
        self.also.is_empty() && self.steps.iter().all(|step| step.uniform && step.document.is_some())
    }
}

impl Bodies {
    /// Reads the registry.
    ///
    /// # Errors
    /// A wrong shape, or a generic name or former name given twice.
    pub fn read(text: &str) -> Result<Self, RegistryError> {
        let file: File = read_yaml(FILE, text)?;
        let names = file.generic.iter().flat_map(|kind| std::iter::once(&kind.name).chain(&kind.also));
        let mut known: Vec<String> = Vec::new();
        for name in names.chain(file.succession.iter().map(|change| &change.from)) {
            let key = fold(name);
            if known.contains(&key) {
                return Err(RegistryError::about(FILE, text, name, format!("名称重复：{name}")));
            }
            known.push(key);
        }
        let mut abbreviations: Vec<(String, String)> = file.abbreviations.into_iter().collect();
        abbreviations.sort_by_key(|(short, _)| std::cmp::Reverse(short.len()));
        let kinds = file.generic.iter().enumerate();
        let names = kinds.flat_map(|(position, kind)| {
            std::iter::once(&kind.name).chain(&kind.also).map(move |name| (fold(name), position))
        });
        Ok(Self {
            names: names.collect(),
            kinds: file.generic,
            wording: file.wording.folded(),
            succession: file.succession,
            abbreviations,
            endings: file.endings,
            internal: file.internal,
        })
    }

    /// Every kind of office.
    pub fn kinds(&self) -> impl Iterator<Item = &Kind> {
        self.kinds.iter()
    }

    /// Every change, in the registry's order.
    pub fn changes(&self) -> impl Iterator<Item = &Change> {
        self.succession.iter()
    }

    /// The kind of office with that generic name.
    #[must_use]
    pub fn kind(&self, name: &str) -> Option<&Kind> {
        self.kinds.get(*self.names.get(&fold(name))?)
    }

    /// What `written` means if it is generic: 民政部门, 县级人民政府民政部门, 相关审批部门, 县（区、市）人民政府. None: it
    /// names an office of some place, or is none.
    #[must_use]
    pub fn generic(&self, written: &str) -> Option<Generic<'_>> {
        let name = fold(written);
        let kind = || self.kind(&name).or_else(|| self.kind_by_stem(&name));
        let is_generic = self.kind(&name).is_some() || self.wording.is_generic(&name);
        is_generic.then(|| Generic { kind: kind(), tier: lookup::tier_of_wording(&name) })
    }

    /// The kind of office a generic name means and nothing beside: 县级人民政府民政部门 is 民政部门, 住房和城乡建设等相关职能部门
    /// is not one kind only.
    #[must_use]
    pub fn kind_alone(&self, written: &str) -> Option<&Kind> {
        let mut name = fold(written);
        loop {
            if let Some(kind) = self.kind(&name) {
                return Some(kind);
            }
            let heads = self.wording.heads.iter().chain(&self.wording.placeholders);
            let length = heads
                .filter(|head| !head.is_empty() && name.starts_with(head.as_str()))
                .map(String::len)
                .max()?;
            let rest = name[length..].to_owned();
            name = rest.strip_prefix('级').map_or(rest.clone(), str::to_owned);
        }
    }

    /// The place and the office of a real name: 示例县民政局. Nicknames and former names are not looked through.
    #[must_use]
    pub fn office(&self, written: &str) -> Option<Office<'_>> {
        let name = fold(written);
        let offices = self
            .kinds
            .iter()
            .flat_map(|kind| kind.offices.values().flatten().map(move |office| (kind, office)));
        let (place, office, kind) = offices
            .filter_map(|(kind, office)| Some((place_before(&name, office)?, office, kind)))
            .max_by_key(|(_, office, _)| office.len())?;
        Some(Office { place: place.to_owned(), name: office, kind })
    }

    /// The full name of a nickname: 示例县住建局 → 示例县住房和城乡建设局.
    #[must_use]
    pub fn expand(&self, written: &str) -> Option<String> {
        let name = fold(written);
        self.abbreviations
            .iter()
            .find_map(|(short, full)| Some(format!("{}{full}", place_before(&name, short)?)))
    }

    /// What a former office is on `day`, through all its changes, nicknames included: 示例县扶贫办 → 示例县农业农村局.
    /// None: no change of it took effect by then.
    #[must_use]
    pub fn successor(&self, written: &str, day: Date) -> Option<Renamed<'_>> {
        let mut name = self.expand(written).unwrap_or_else(|| fold(written));
        let mut steps: Vec<&Change> = Vec::new();
        while let Some((change, next)) = self.change_of(&name, day) {
            let seen = steps.iter().any(|step| step.from == change.from);
            if seen || next == name {
                break;
            }
            steps.push(change);
            name = next;
        }
        let also = steps.last()?.to.get(1..).unwrap_or_default();
        Some(Renamed { name, also, steps })
    }

    /// Former names and nicknames, each with a name of today: (扶贫开发局, 农业农村局), (人社局, 人力资源和社会保障局).
    /// For who searches by an old name; moved duties are no name.
    #[must_use]
    pub fn other_names(&self) -> Vec<(String, String)> {
        let renamed = self.succession.iter().filter(|change| change.kind != ChangeKind::DutiesMoved);
        let mut pairs: Vec<(&str, &str)> = renamed
            .flat_map(|change| change.to.iter().map(|new| (change.from.as_str(), new.as_str())))
            .collect();
        pairs.extend(self.abbreviations.iter().map(|(short, full)| (short.as_str(), full.as_str())));
        let mut found = std::collections::BTreeSet::new();
        for (old, new) in &pairs {
            let mut names = vec![*new];
            let mut next = 0;
            // A name is followed once, so changes that lead in a circle end.
            while let Some(name) = names.get(next).copied() {
                found.insert(((*old).to_owned(), name.to_owned()));
                let later = pairs.iter().filter(|(from, to)| *from == name && !names.contains(to));
                let later: Vec<&str> = later.map(|(_, to)| *to).collect();
                names.extend(later);
                next += 1;
            }
        }
        found.into_iter().filter(|(old, new)| old != new).collect()
    }

    /// Whether `written` is a unit inside an office (人事股, 各股室), which cannot answer for disclosure.
    #[must_use]
    pub fn is_internal(&self, written: &str) -> bool {
        with_ending(&fold(written), &self.internal)
    }

    /// Whether `written` at least ends as bodies' names do.
    #[must_use]
    pub fn looks_like_body(&self, written: &str) -> bool {
        let name = fold(written);
        let name = name.split_once('(').map_or(name.as_str(), |(before, _)| before);
        with_ending(name, &self.endings)
    }

    /// The kind whose stem stands in a generic name, the longest stem first. 人民政府 has no 民政 in it.
    fn kind_by_stem(&self, name: &str) -> Option<&Kind> {
        let name = name.replace("人民政府", "");
        let stems = self.kinds.iter().flat_map(|kind| kind.stems.iter().map(move |stem| (kind, stem)));
        let fitting = stems.filter(|(_, stem)| name.contains(stem.as_str()));
        fitting.max_by_key(|(_, stem)| stem.len()).map(|(kind, _)| kind)
    }

    /// The change of the office `name` ends with, and the name after it.
    fn change_of(&self, name: &str, day: Date) -> Option<(&Change, String)> {
        let applies = |change: &&Change| change.kind != ChangeKind::DutiesMoved && change.on <= day;
        let fitting = self.succession.iter().filter(applies).filter_map(|change| {
            let place = match change.scope {
                Scope::Central => (name == change.from).then_some("")?,
                Scope::Local => place_before(name, &change.from)?,
            };
            Some((change, format!("{place}{}", change.to.first()?)))
        });
        fitting.max_by_key(|(change, _)| change.from.len())
    }
}
