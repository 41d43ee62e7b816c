//! A workspace to what is published: the site, the workbooks, the JSON, the CSV.

use super::Loaded;
use crate::catalogue::{Catalogue, Jurisdiction};
use crate::config::Config;
use crate::diagnostic::Language;
use crate::emit::address::{Addresses, Download};
use crate::emit::html::{self, SiteMeta, SiteOptions};
use crate::emit::json::{self, Context};
use crate::emit::workbook::{self, Created};
use crate::emit::{EmitError, Output};
use crate::knowledge::{Bodies, Date, Knowledge};
use crate::lineage::Workspace;
use crate::value::citation::Citation;
use std::collections::{BTreeMap, BTreeSet};

/// A kind of output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The site.
    Html,
    /// Workbooks in the official layout.
    Xlsx,
    /// Catalogue JSON, and one item a line.
    Json,
    /// A table for analysis.
    Csv,
}

/// What to build.
#[derive(Debug, Clone, Default)]
pub struct BuildOptions {
    /// Which outputs; all where empty.
    pub parts: BTreeSet<Part>,
    /// Which domains, by any of their names or by number; all where empty.
    pub domains: Vec<String>,
    /// The language of the site's own words.
    pub language: Language,
    /// Templates that take the place of the embedded ones, by name.
    pub templates: BTreeMap<String, String>,
    /// The day whose law the JSON tells of; as the registry has it where `None`. Never the clock's.
    pub as_of: Option<Date>,
    /// The settings of the workspace: what the site says of itself.
    pub config: Config,
    /// The moment workbooks say they were made (`SOURCE_DATE_EPOCH`), never the clock's.
    pub created: Option<i64>,
}

/// Why nothing could be built.
#[derive(Debug, thiserror::Error)]
pub enum BuildError {
    /// A replaced template is wrong: the user's.
    #[error(transparent)]
    Template(#[from] html::TemplateError),
    /// A file could not be made: a text too long for a cell (the user's), or ours.
    #[error(transparent)]
    Emit(#[from] EmitError),
    /// A domain that was asked for is nowhere in the workspace: the user's.
    #[error("{0}")]
    NoSuchDomain(String),
}

/// Builds every output of the places that were loaded.
///
/// # Errors
/// See [`BuildError`]; nothing is half done, as nothing is written here.
pub fn build(
    loaded: &mut Loaded,
    knowledge: &Knowledge,
    options: &BuildOptions,
) -> Result<Vec<Output>, BuildError> {
    keep_domains(loaded, knowledge, &options.domains)?;
    // Places above that were not asked for are only held against, like the baseline.
    for (index, place) in loaded.workspace.jurisdictions.iter_mut().enumerate() {
        place.baseline |= !loaded.wanted.contains(&index);
    }
    let wants = |part: Part| options.parts.is_empty() || options.parts.contains(&part);
    let addresses = Addresses::of(&loaded.workspace);
    let mut outputs = Vec::new();
    if wants(Part::Xlsx) {
        workbooks(
            &loaded.workspace,
            &addresses,
            options.created.map_or_else(Created::default, Created),
            &mut outputs,
        )?;
    }
    let laws = |citation: &Citation| law(knowledge, citation, options.as_of);
    let context = Context::new(&loaded.files, &laws);
    if wants(Part::Json) {
        data(&loaded.workspace, &addresses, context, &mut outputs)?;
    }
    if wants(Part::Csv) {
        tables(&loaded.workspace, &addresses, &mut outputs);
    }
    if wants(Part::Html) {
        outputs.extend(html::site(
            &loaded.workspace,
            &loaded.files,
            &site_options(loaded, knowledge, options, wants),
        )?);
    }
    outputs.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(outputs)
}

/// What the registry says of a citation, for the JSON: as it stood on the day, or as the record has it.
pub(super) fn law(knowledge: &Knowledge, citation: &Citation, day: Option<Date>) -> Option<json::Law> {
    let laws = knowledge.laws().ok()?;
    let law = laws.resolve(citation)?.law;
    let status = day.map_or(Some(law.status), |day| laws.status_on(law, day));
    Some(json::Law { id: law.id.clone(), status: status.map(|status| status.name().to_owned()) })
}

/// Leaves only the domains that were asked for.
fn keep_domains(loaded: &mut Loaded, knowledge: &Knowledge, words: &[String]) -> Result<(), BuildError> {
    let mut wanted: BTreeSet<String> = BTreeSet::new();
    for word in words {
        let number = word.parse::<u16>().ok();
        let known = knowledge.domains().ok().and_then(|domains| match number {
            Some(number) => domains.by_number(number),
            None => domains.find(word),
        });
        let name = known.map_or_else(|| word.clone(), |domain| domain.name.clone());
        if !catalogues(&loaded.workspace).any(|(_, _, _, catalogue)| catalogue.domain_name() == name) {
            return Err(BuildError::NoSuchDomain(word.clone()));
        }
        wanted.insert(name);
    }
    if !wanted.is_empty() {
        for place in &mut loaded.workspace.jurisdictions {
            place.catalogues.retain(|catalogue| wanted.contains(catalogue.domain_name()));
        }
    }
    Ok(())
}

/// Every catalogue that is published: place index, place, index in the place, catalogue.
fn catalogues(workspace: &Workspace) -> impl Iterator<Item = (usize, &Jurisdiction, usize, &Catalogue)> {
    workspace.own().flat_map(|place| {
        let jurisdiction = &workspace.jurisdictions[place];
        jurisdiction
            .catalogues
            .iter()
            .enumerate()
            .map(move |(index, catalogue)| (place, jurisdiction, index, catalogue))
    })
}

fn workbooks(
    workspace: &Workspace,
    addresses: &Addresses,
    created: Created,
    outputs: &mut Vec<Output>,
) -> Result<(), EmitError> {
    for (place, jurisdiction, index, catalogue) in catalogues(workspace) {
        let bytes = workbook::catalogue(catalogue, jurisdiction, created)?;
        outputs.push(Output { path: addresses.domain_download(place, index, Download::Workbook), bytes });
    }
    for place in workspace.own().filter(|place| !workspace.jurisdictions[*place].catalogues.is_empty()) {
        let bytes = workbook::all(&workspace.jurisdictions[place], created)?;
        outputs.push(Output { path: addresses.place_download(place, Download::Workbook), bytes });
    }
    Ok(())
}

fn data(
    workspace: &Workspace,
    addresses: &Addresses,
    context: Context<'_>,
    outputs: &mut Vec<Output>,
) -> Result<(), EmitError> {
    let mut all = Vec::new();
    for (place, jurisdiction, index, catalogue) in catalogues(workspace) {
        let wire = json::catalogue(context, catalogue, jurisdiction);
        let path = addresses.domain_download(place, index, Download::Json);
        outputs.push(Output { path, bytes: json::to_bytes(&json::document(vec![wire.clone()]))? });
        all.push((place, wire));
    }
    for place in workspace.own() {
        let own: Vec<_> = all.iter().filter(|(of, _)| *of == place).map(|(_, wire)| wire.clone()).collect();
        if !own.is_empty() {
            let path = addresses.place_download(place, Download::Json);
            outputs.push(Output { path, bytes: json::to_bytes(&json::document(own))? });
        }
    }
    let all: Vec<_> = all.into_iter().map(|(_, wire)| wire).collect();
    outputs.push(Output { path: "items.ndjson".to_owned(), bytes: json::ndjson(all)? });
    Ok(())
}

fn tables(workspace: &Workspace, addresses: &Addresses, outputs: &mut Vec<Output>) {
    for place in workspace.own() {
        let jurisdiction = &workspace.jurisdictions[place];
        let own: Vec<(&Catalogue, &Jurisdiction)> =
            jurisdiction.catalogues.iter().map(|catalogue| (catalogue, jurisdiction)).collect();
        if !own.is_empty() {
            let path = addresses.place_download(place, Download::Csv);
            outputs.push(Output { path, bytes: json::csv(&own) });
        }
    }
}

/// The negative list of a place, its tables put together.
fn withheld(place: &Jurisdiction) -> Option<Catalogue> {
    let (first, more) = place.withheld_lists.split_first()?;
    let items = first.items.iter().chain(more.iter().flat_map(|list| &list.items)).cloned().collect();
    Some(Catalogue { items, ..first.clone() })
}

fn site_options(
    loaded: &Loaded,
    knowledge: &Knowledge,
    options: &BuildOptions,
    wants: impl Fn(Part) -> bool,
) -> SiteOptions {
    let offered =
        [(Part::Xlsx, Download::Workbook), (Part::Json, Download::Json), (Part::Csv, Download::Csv)];
    let lists = loaded.workspace.jurisdictions.iter().enumerate();
    SiteOptions {
        language: options.language,
        templates: options.templates.clone(),
        downloads: offered.iter().filter(|(part, _)| wants(*part)).map(|(_, download)| *download).collect(),
        withheld: lists.filter_map(|(index, place)| Some((index, withheld(place)?))).collect(),
        meta: site_meta(&options.config),
        base_url: options.config.site("url"),
        former_offices: knowledge.bodies().map(Bodies::other_names).unwrap_or_default(),
    }
}

/// The official tags of the pages, only those that were set; none is made up.
fn site_meta(config: &Config) -> SiteMeta {
    SiteMeta {
        site_name: config.site("name"),
        site_domain: config.site("domain"),
        site_id_code: config.site("id_code"),
        column_name: config.site("column_name"),
        column_description: config.site("column_description"),
        column_keywords: config.site("column_keywords"),
        column_type: config.site("column_type"),
        content_source: config.site("content_source"),
        author: config.site("author"),
        pub_date: config.site("pub_date"),
    }
}
