//! Tables to YAML or JSON.

use super::Loaded;
use crate::catalogue::Jurisdiction;
use crate::emit::json::{self, Context};
use crate::emit::{EmitError, Output, yaml};
use crate::knowledge::{Date, Knowledge};
use crate::value::citation::Citation;

/// What an import writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportFormat {
    /// The format people write, a file a catalogue.
    Yaml,
    /// Catalogue JSON, one file.
    Json,
}

/// Writes what was loaded: for YAML an output per catalogue, named after its domain; for JSON one.
///
/// # Errors
/// Those of the writers; none for catalogues that could be read.
pub fn import(
    loaded: &Loaded,
    knowledge: &Knowledge,
    format: ImportFormat,
    as_of: Option<Date>,
) -> Result<Vec<Output>, EmitError> {
    let places = loaded.wanted.iter().filter_map(|index| loaded.workspace.jurisdictions.get(*index));
    // A negative list given by itself is turned into another form like anything else.
    let lists = |place: &Jurisdiction| if place.file.is_none() { place.withheld_lists.len() } else { 0 };
    let all = places.flat_map(|place| {
        let lists = place.withheld_lists.iter().take(lists(place));
        place.catalogues.iter().chain(lists).map(move |catalogue| (place, catalogue))
    });
    let all = all.filter(|(_, catalogue)| !catalogue.items.is_empty());
    match format {
        ImportFormat::Json => {
            let laws = |citation: &Citation| super::build::law(knowledge, citation, as_of);
            let context = Context::new(&loaded.files, &laws);
            let wires = all.map(|(place, catalogue)| json::catalogue(context, catalogue, place)).collect();
            Ok(vec![Output {
                path: "catalogues.json".to_owned(),
                bytes: json::to_bytes(&json::document(wires))?,
            }])
        }
        ImportFormat::Yaml => {
            let mut outputs: Vec<Output> = Vec::new();
            for (_, catalogue) in all {
                let stem = stem(catalogue, knowledge, outputs.len());
                let taken = |path: &str| outputs.iter().any(|output| output.path == path);
                let path =
                    (1..).map(|n| if n == 1 { format!("{stem}.yaml") } else { format!("{stem}-{n}.yaml") });
                let Some(path) = path.into_iter().find(|path| !taken(path)) else { continue };
                outputs.push(Output { path, bytes: yaml::catalogue(catalogue).into_bytes() });
            }
            Ok(outputs)
        }
    }
}

/// The name of a catalogue's file: the domain's number and slug, else a running number.
fn stem(catalogue: &crate::catalogue::Catalogue, knowledge: &Knowledge, index: usize) -> String {
    let number = catalogue.recognised.as_ref().and_then(|domain| domain.number);
    let known = number.and_then(|number| knowledge.domains().ok()?.by_number(number));
    if catalogue.negative {
        return "negative-list".to_owned();
    }
    match known {
        Some(domain) if domain.number == 90 => "village".to_owned(),
        Some(domain) => format!("{:02}-{}", domain.number, domain.slug),
        None => format!("catalogue-{}", index + 1),
    }
}
