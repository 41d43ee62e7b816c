//! The files that stand beside a place's catalogues: its negative list and its change log.

use super::Loaded;
use crate::catalogue::{Jurisdiction, Text};
use crate::diagnostic::{Diagnostic, Words};
use crate::document::Document;
use crate::normalise;
use crate::project::{self, PlaceFiles};
use crate::read::faults;
use crate::schema::Kind;

/// What a change log is called where a `jurisdiction.yaml` does not say.
pub(super) const CHANGE_LOG: &str = "changes.yaml";

/// The paths of the files beside the catalogues of a place.
#[derive(Debug, Clone, Default)]
pub(super) struct Beside {
    /// The negative list the `jurisdiction.yaml` points at.
    pub(super) withheld: Option<String>,
    /// The change log it points at, else the one by its usual name, whether there is one or not.
    pub(super) changes: Option<String>,
}

impl Beside {
    /// By the `jurisdiction.yaml` of a place.
    pub(super) fn of(document: &Document, place: &PlaceFiles) -> Self {
        let own = normalise::jurisdiction(document, &place.folder);
        let path = |text: Text| project::join(&place.folder, text.value.trim());
        let usual = || project::join(&place.folder, CHANGE_LOG);
        Self { withheld: own.withheld.map(path), changes: Some(own.changes.map_or_else(usual, path)) }
    }

    /// What a file of the place is, by its name.
    pub(super) fn kind(&self, name: &str) -> Kind {
        if self.withheld.as_deref() == Some(name) {
            Kind::Withheld
        } else if self.changes.as_deref() == Some(name) {
            Kind::Changes
        } else {
            Kind::Catalogue
        }
    }
}

/// Files that a `jurisdiction.yaml` points at and that are not there.
pub(super) fn tell_of_missing(place: &Jurisdiction, log_was_read: bool, loaded: &mut Loaded) {
    if let Some(path) = place.withheld.as_ref().filter(|_| place.withheld_lists.is_empty()) {
        tell(path, ("负面清单", "negative list"), loaded);
    }
    if let Some(path) = place.changes.as_ref().filter(|_| !log_was_read) {
        tell(path, ("动态调整记录", "change log"), loaded);
    }
}

fn tell(path: &Text, (chinese, english): (&str, &str), loaded: &mut Loaded) {
    let message = Words::new(
        format!("没有读到{chinese}文件“{}”", path.value.trim()),
        format!("no {english} `{}` was read", path.value.trim()),
    );
    let help = Words::new(
        "核对文件名；路径从本文件所在的文件夹算起，须在这个文件夹之内",
        "check the name; it counts from this file's folder and must lie within it",
    );
    let finding = loaded.sink.push(Diagnostic::new(&faults::UNREADABLE_FILE, path.at, message));
    finding.about(path.value.clone()).help(help);
}
