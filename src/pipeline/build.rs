//! A workspace to what is published: the site, the workbooks, the JSON, the CSV.

use super::downloads::{catalogues, data, documents, tables, workbooks};
use super::offered::{forms, negative_lists, withheld};
use super::{Loaded, calendar};
use crate::catalogue::Jurisdiction;
use crate::config::Config;
use crate::diagnostic::Language;
use crate::emit::address::Addresses;
use crate::emit::html::{self, Indexes, SiteMeta, SiteOptions};
use crate::emit::json::{self, Context};
use crate::emit::workbook::Created;
use crate::emit::{Collected, EmitError, Output, OutputSink};
use crate::knowledge::{Bodies, Date, Everyday, Knowledge};
use crate::value::citation::Citation;
use std::collections::{BTreeMap, BTreeSet};

/// A kind of output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The site.
    Html,
    /// Workbooks in the official layout.
    Xlsx,
    /// Text documents in the official layout.
    Docx,
    /// Catalogue JSON, and one item a line.
    Json,
    /// A table for analysis.
    Csv,
    /// The tables alone, for pasting into a portal: only where they are asked for.
    Fragments,
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

impl BuildOptions {
    /// Whether a part is made: all but the fragments where none is named; these by `site: fragments: true` as well.
    pub(super) fn wants(&self, part: Part) -> bool {
        let named = self.parts.contains(&part);
        match part {
            Part::Fragments => named || (self.parts.is_empty() && self.config.site_fragments()),
            Part::Html | Part::Xlsx | Part::Docx | Part::Json | Part::Csv => named || self.parts.is_empty(),
        }
    }
}

/// The official tags that the settings should have and lack, with their keys; none where nothing is said of a site.
#[must_use]
pub fn missing_tags(loaded: &Loaded, config: &Config) -> Vec<(&'static str, &'static str)> {
    let own = loaded.wanted.iter().filter_map(|place| loaded.workspace.jurisdictions.get(*place));
    let dated = |place: &Jurisdiction| {
        let on = place.approval.as_ref().and_then(|approval| approval.on.as_ref());
        on.is_some_and(|on| on.value.trim().parse::<Date>().is_ok())
    };
    let mut published = own.filter(|place| !place.catalogues.is_empty()).peekable();
    let all_dated = published.peek().is_some() && published.all(dated);
    if config.site.is_empty() { Vec::new() } else { site_meta(config).missing(all_dated) }
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

/// Builds every output of the places that were loaded, in memory, by path.
///
/// # Errors
/// See [`BuildError`].
pub fn build(
    loaded: &mut Loaded,
    knowledge: &Knowledge,
    options: &BuildOptions,
) -> Result<Vec<Output>, BuildError> {
    let collected = Collected::default();
    build_into(loaded, knowledge, options, &collected)?;
    Ok(collected.into_outputs())
}

/// Builds every output of the places that were loaded and hands each to the sink as it is made: what is in
/// memory at once is a few files, however large the workspace. The bytes do not depend on the number of threads.
///
/// # Errors
/// See [`BuildError`]; the sink has then got a part of the outputs, which is nothing to publish.
pub fn build_into(
    loaded: &mut Loaded,
    knowledge: &Knowledge,
    options: &BuildOptions,
    sink: &dyn OutputSink,
) -> Result<(), BuildError> {
    keep_domains(loaded, knowledge, &options.domains)?;
    // Places above that were not asked for are only held against, like the baseline.
    for (index, place) in loaded.workspace.jurisdictions.iter_mut().enumerate() {
        place.baseline |= !loaded.wanted.contains(&index);
    }
    let wants = |part: Part| options.wants(part);
    let addresses = Addresses::of(&loaded.workspace);
    let created = options.created.map_or_else(Created::default, Created);
    if wants(Part::Xlsx) {
        workbooks(&loaded.workspace, &addresses, created, sink)?;
    }
    if wants(Part::Docx) {
        documents(&loaded.workspace, &addresses, sink)?;
    }
    let laws = |citation: &Citation| law(knowledge, citation, options.as_of);
    let context = Context::new(&loaded.files, &laws);
    if wants(Part::Json) {
        data(&loaded.workspace, &addresses, context, sink)?;
    }
    if wants(Part::Csv) {
        tables(&loaded.workspace, &addresses, sink)?;
    }
    negative_lists(&loaded.workspace, &addresses, (context, created), &forms(options), sink)?;
    if wants(Part::Html) {
        let calendars = calendar::beside_pages(&loaded.workspace, &addresses, knowledge, options);
        let site = SiteOptions {
            indexes: Indexes::of(&loaded.workspace, knowledge, options.as_of),
            calendars: calendars.iter().map(|(place, _)| *place).collect(),
            ..site_options(loaded, knowledge, options)
        };
        sink.expect(calendars.len());
        calendars.into_iter().for_each(|(_, calendar)| sink.put(calendar));
        html::publish(&loaded.workspace, &loaded.files, &site, sink)?;
    }
    if wants(Part::Fragments) {
        let site = site_options(loaded, knowledge, options);
        html::fragments(&loaded.workspace, &loaded.files, &site, sink)?;
    }
    Ok(())
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

fn site_options(loaded: &Loaded, knowledge: &Knowledge, options: &BuildOptions) -> SiteOptions {
    let lists = loaded.workspace.jurisdictions.iter().enumerate();
    SiteOptions {
        language: options.language,
        templates: options.templates.clone(),
        downloads: forms(options),
        withheld: lists.filter_map(|(index, place)| Some((index, withheld(place)?))).collect(),
        meta: site_meta(&options.config),
        base_url: options.config.site("url"),
        former_offices: knowledge.bodies().map(Bodies::other_names).unwrap_or_default(),
        everyday: knowledge.everyday().map(Everyday::pairs).unwrap_or_default(),
        grounds: knowledge.grounds().ok().cloned(),
        ..SiteOptions::default()
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
        image: config.site("image"),
    }
}
