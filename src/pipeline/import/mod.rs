//! Tables to YAML a person could have written, or to JSON.
//!
//! Items get the codes of the upper catalogue where the match is beyond doubt (`codes`), text loses layout noise
//! (`tidy`), catalogues go to the places whose they are (`places`), and what was done is told (`summary`).

mod codes;
pub(super) mod places;
mod summary;
mod tidy;
mod written;

pub use codes::{Fate, Likely, Missing};
pub use summary::{Doubtful, Kept, Summary, Table};

use super::Loaded;
use crate::catalogue::{Catalogue, Item};
use crate::emit::json::{self, Context, Doubt};
use crate::emit::{EmitError, Output};
use crate::knowledge::{Date, Knowledge};
use crate::normalise;
use crate::value::citation::Citation;
use crate::value::tier::Tier;
use places::Group;
use std::collections::BTreeSet;

/// What an import writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ImportFormat {
    /// The format people write, a file a catalogue.
    #[default]
    Yaml,
    /// Catalogue JSON, one file.
    Json,
}

/// What is wanted of an import.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// What to write.
    pub format: ImportFormat,
    /// The day the standing of laws is given for, in JSON.
    pub as_of: Option<Date>,
    /// Whether items without a counterpart above get a local code, `NN-90-nn`.
    pub number_local: bool,
    /// The place's name, where the user gave it.
    pub name: Option<String>,
    /// The place's tier, where the user gave it.
    pub tier: Option<Tier>,
}

/// What an import gives.
#[derive(Debug)]
pub struct Imported {
    /// For YAML a file a catalogue; for JSON one.
    pub catalogues: Vec<Output>,
    /// The `jurisdiction.yaml` of the places, to be written beside them where there is none yet.
    pub places: Vec<Output>,
    /// What was read, matched, doubted and kept.
    pub summary: Summary,
}

/// The name of a negative list's file.
const NEGATIVE_LIST: &str = "negative-list.yaml";

/// A catalogue ready to be written.
struct Ready {
    /// As it was read, with its codes.
    catalogue: Catalogue,
    /// What became of each item.
    fates: Vec<Fate>,
    /// What stands above and in no table of this domain here; told at the first of them.
    missing: Vec<Missing>,
}

/// Turns what was loaded into files.
///
/// # Errors
/// Those of the writers; none for catalogues that could be read.
pub fn import(loaded: &Loaded, knowledge: &Knowledge, options: &Options) -> Result<Imported, EmitError> {
    let groups = places::groups(loaded, options, knowledge);
    let folders = places::folders(&groups, loaded);
    let ready: Vec<Vec<Ready>> = groups.iter().map(|group| self::ready(group, loaded, options)).collect();
    let mut summary = Summary::default();
    let mut catalogues = Vec::new();
    let mut places = Vec::new();
    for ((group, folder), own) in groups.iter().zip(&folders).zip(&ready) {
        let written = written::catalogues(own, folder, group.name.as_deref(), loaded, knowledge);
        summary.tables.extend(written.tables);
        if options.format == ImportFormat::Yaml {
            catalogues.extend(written.outputs);
            if let Some(text) = places::jurisdiction(group, options, groups.len() == 1, loaded) {
                let path = format!("{folder}{}", crate::project::JURISDICTION);
                places.push(Output { path, bytes: text.into_bytes() });
            }
            if let Some((path, text)) = places::change_log(group, loaded) {
                places.push(Output { path: format!("{folder}{path}"), bytes: text.as_bytes().to_vec() });
            }
        }
    }
    if options.format == ImportFormat::Json {
        catalogues = as_json(&groups, &ready, loaded, knowledge, options)?;
    }
    Ok(Imported { catalogues, places, summary })
}

/// The catalogues of a place with codes; tables of one domain are matched together.
fn ready(group: &Group<'_>, loaded: &Loaded, options: &Options) -> Vec<Ready> {
    let mut ready: Vec<Ready> = group
        .catalogues
        .iter()
        .map(|own| Ready { catalogue: (*own).clone(), fates: Vec::new(), missing: Vec::new() })
        .collect();
    let domains: BTreeSet<_> = group.catalogues.iter().map(|own| own.recognised.clone()).collect();
    for domain in domains {
        let of_domain = |own: &&&Catalogue| own.recognised == domain;
        let items: Vec<&Item> =
            group.catalogues.iter().filter(of_domain).flat_map(|own| &own.items).collect();
        let mut found = codes::matched(&loaded.workspace, group.index, domain.as_ref(), &items);
        if options.number_local {
            codes::number_local(domain.as_ref(), &items, &mut found.fates);
        }
        let mut fates = found.fates.into_iter();
        for own in ready.iter_mut().filter(|own| own.catalogue.recognised == domain) {
            own.fates = fates.by_ref().take(own.catalogue.items.len()).collect();
            own.missing = std::mem::take(&mut found.missing);
            for (item, fate) in own.catalogue.items.iter_mut().zip(&own.fates) {
                codes::write(item, fate);
            }
        }
    }
    ready
}

/// One JSON file. A negative list is part of it only where it was given by itself.
fn as_json(
    groups: &[Group<'_>],
    ready: &[Vec<Ready>],
    loaded: &Loaded,
    knowledge: &Knowledge,
    options: &Options,
) -> Result<Vec<Output>, EmitError> {
    let (as_of, tier) = (options.as_of, options.tier);
    let laws = |citation: &Citation| super::build::law(knowledge, citation, as_of);
    let context = Context::new(&loaded.files, &laws);
    let mut wires = Vec::new();
    for (group, own) in groups.iter().zip(ready) {
        let mut place = group.place.clone();
        if let Some(name) = group.name.as_ref().filter(|name| **name != place.name) {
            place.name.clone_from(name);
            place.tier = tier.or_else(|| normalise::tier_of_name(name));
        }
        for ready in own.iter().filter(|own| place.file.is_none() || !own.catalogue.negative) {
            let doubts: Vec<Option<Doubt<'_>>> = ready.fates.iter().map(doubt).collect();
            wires.push(json::imported(context, &ready.catalogue, &place, &doubts));
        }
    }
    Ok(vec![Output { path: "catalogues.json".to_owned(), bytes: json::to_bytes(&json::document(wires))? }])
}

fn doubt(fate: &Fate) -> Option<Doubt<'_>> {
    match fate {
        Fate::Doubtful(likely) => {
            Some(Doubt { code: &likely.code, score: likely.score, how: summary::how(likely.how) })
        }
        Fate::Matched(..) | Fate::New(_) | Fate::Unheld => None,
    }
}
