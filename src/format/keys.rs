//! Which keys a file has at which place: their order and their names in both languages.

use crate::catalogue::{ADJUSTMENT_KEYS, CATALOGUE_KEYS, FIELDS, Field};
use crate::document::Node;
use crate::schema::print::JURISDICTION_KEYS;

/// A language of keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keys {
    /// `公开时限`.
    Chinese,
    /// `deadline`.
    English,
}

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// A catalogue.
    Catalogue,
    /// A `jurisdiction.yaml`.
    Jurisdiction,
    /// A change log.
    Changes,
}

/// The keys above the items, in the order in which we write them.
const HEAD: &[&str] = &["domain", "title", "note", "legend"];

/// Parts of a `jurisdiction.yaml` whose keys are ours too; those of `bodies` are names of offices.
const PARTS: &[&str] = &["omits", "waivers", "limits", "approval"];

impl Shape {
    /// What a tree is, by its name and its keys.
    pub(super) fn of(root: &Node, name: &str) -> Option<Self> {
        if name.rsplit('/').next() == Some("jurisdiction.yaml") {
            return Some(Self::Jurisdiction);
        }
        let has = |keys: &[&str]| root.get(keys).is_some();
        if has(&["items", "事项"]) {
            return Some(Self::Catalogue);
        }
        has(&["changes", "调整记录"]).then_some(Self::Changes)
    }

    /// The English and the Chinese name of a key, by the English names of the keys above it.
    fn names(self, path: &[&str], key: &str) -> Option<(&'static str, &'static str)> {
        let pair = |keys: &'static [(&'static str, &'static str)]| {
            keys.iter().find(|(english, chinese)| *english == key || *chinese == key).copied()
        };
        match (self, path) {
            (Self::Catalogue, []) => pair(CATALOGUE_KEYS),
            (Self::Catalogue, ["items"]) => {
                let own = FIELDS.iter().find(|info| info.key == key || info.chinese == key)?;
                Some((own.key, own.chinese))
            }
            (Self::Jurisdiction, ["omits" | "waivers"]) if matches!(key, "code" | "事项编码") => {
                Some(("code", "事项编码"))
            }
            (Self::Jurisdiction, []) => pair(JURISDICTION_KEYS),
            (Self::Changes, [] | ["changes"] | ["changes", "items"]) => pair(ADJUSTMENT_KEYS),
            (Self::Jurisdiction, [part]) if PARTS.contains(part) => pair(JURISDICTION_KEYS),
            _ => None,
        }
    }

    /// The English name of a key, where it is one of ours.
    pub(super) fn english(self, path: &[&str], key: &str) -> Option<&'static str> {
        self.names(path, key).map(|(english, _)| english)
    }

    /// The name of a key in a language, where it is one of ours.
    pub(super) fn name(self, path: &[&str], key: &str, keys: Keys) -> Option<&'static str> {
        self.names(path, key).map(|(english, chinese)| match keys {
            Keys::Chinese => chinese,
            Keys::English => english,
        })
    }

    /// Where a key stands among its siblings. Other spellings of a column stand where the column does, and keys we do
    /// not know where other columns do, in the order written.
    pub(super) fn rank(self, path: &[&str], key: &str) -> usize {
        match (self, path) {
            (Self::Catalogue, []) => match self.english(path, key) {
                Some("items") => HEAD.len() + 1,
                Some(own) => HEAD.iter().position(|name| *name == own).unwrap_or(HEAD.len()),
                None => HEAD.len(),
            },
            (Self::Catalogue, ["items"]) => {
                let field = Field::from_key(key).unwrap_or(Field::Extra);
                FIELDS.iter().position(|info| info.field == field).unwrap_or(FIELDS.len())
            }
            (Self::Jurisdiction, []) => {
                let own = self.english(path, key);
                let known = JURISDICTION_KEYS.iter().position(|(english, _)| own == Some(english));
                known.unwrap_or(JURISDICTION_KEYS.len())
            }
            (Self::Changes, _) => {
                let own = self.english(path, key);
                let known = ADJUSTMENT_KEYS.iter().position(|(english, _)| own == Some(english));
                known.unwrap_or(ADJUSTMENT_KEYS.len())
            }
            _ => 0,
        }
    }

    /// Whether a list is always written with one element a line, because its elements are long.
    pub(super) fn is_long_list(self, path: &[&str], key: &str) -> bool {
        match (self, path) {
            (Self::Catalogue, ["items"]) => {
                matches!(Field::from_key(key), Some(Field::Basis | Field::Sources))
            }
            (Self::Catalogue, []) => matches!(self.english(path, key), Some("note" | "legend" | "items")),
            (Self::Changes, []) => self.english(path, key) == Some("changes"),
            (Self::Changes, ["changes"]) => self.english(path, key) == Some("items"),
            _ => false,
        }
    }
}
