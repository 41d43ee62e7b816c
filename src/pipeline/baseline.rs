//! The embedded national baseline, just the domains that are spoken of.

use super::embedded;
use super::files::{Task, Tools, understand_all};
use crate::catalogue::{DomainName, Jurisdiction};
use crate::knowledge::Knowledge;
use crate::read::Bounds;
use crate::schema::{Checker, Kind};
use crate::source::Files;
use crate::value::tier::Tier;
use std::collections::BTreeSet;

/// The embedded baseline with these domains.
pub(super) fn embedded_baseline(
    domains: &BTreeSet<DomainName>,
    files: &mut Files,
    knowledge: &Knowledge,
) -> Jurisdiction {
    let numbers: BTreeSet<u16> = domains.iter().filter_map(|domain| domain.number).collect();
    let spoken = |name: &str| number_of(name).is_some_and(|number| numbers.contains(&number));
    let task = |(name, bytes): &(&'static str, &'static [u8])| Task {
        file: files.add(format!("国家标准指引/{name}"), *bytes),
        kind: Kind::Catalogue,
        wanted: false,
        unreadable: None,
    };
    let tasks: Vec<Task> = embedded::baseline().iter().filter(|(name, _)| spoken(name)).map(task).collect();
    let tools = Tools { files, bounds: &Bounds::default(), knowledge, checker: &Checker::new(), sound: true };
    let catalogues =
        understand_all(&tasks, tools).into_iter().flat_map(|understood| understood.catalogues).collect();
    Jurisdiction {
        baseline: true, catalogues, ..Jurisdiction::unnamed("国家标准指引", Some(Tier::National))
    }
}

/// The domain of a baseline file, by its name: `21-elderly-care.yaml`, `village.yaml`.
fn number_of(name: &str) -> Option<u16> {
    if name.starts_with("village") { Some(VILLAGE_LIST) } else { name.get(..2)?.parse().ok() }
}

/// The number of the village list among the domains.
const VILLAGE_LIST: u16 = 90;
