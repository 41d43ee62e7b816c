//! `mulu schema`.

use super::args::SchemaName;
use super::exit::{Failure, Outcome};
use super::terminal::Terminal;
use super::{disk, hint_written};
use crate::pipeline;
use clap::ValueEnum;
use std::path::Path;

/// Prints one schema, or writes all of them to a folder under their file names.
pub(super) fn run(name: SchemaName, folder: Option<&Path>, terminal: &Terminal) -> Result<Outcome, Failure> {
    let Some(folder) = folder else { return super::say(text(name).as_bytes()) };
    for name in SchemaName::value_variants() {
        let path = folder.join(file_name(*name));
        disk::write(&path, text(*name).as_bytes())
            .map_err(|error| Failure::disk(&disk::text(&path), &error))?;
        hint_written(terminal, &disk::text(&path));
    }
    Ok(Outcome::Clean)
}

fn text(name: SchemaName) -> String {
    let schemas = pipeline::schemas();
    let schema = schemas.into_iter().find(|(file, _)| *file == file_name(name)).map(|(_, schema)| schema);
    format!("{:#}\n", schema.unwrap_or_default())
}

fn file_name(name: SchemaName) -> &'static str {
    match name {
        SchemaName::Catalogue => "catalogue.schema.json",
        SchemaName::CatalogueZh => "catalogue.zh.schema.json",
        SchemaName::Jurisdiction => "jurisdiction.schema.json",
        SchemaName::JurisdictionZh => "jurisdiction.zh.schema.json",
        SchemaName::ChangeLog => "change-log.schema.json",
        SchemaName::ChangeLogZh => "change-log.zh.schema.json",
        SchemaName::CatalogueJson => "catalogue-json.schema.json",
        SchemaName::Due => "due.schema.json",
        SchemaName::Changes => "changes.schema.json",
        SchemaName::Findings => "findings.schema.json",
        SchemaName::Review => "review.schema.json",
        SchemaName::ReviewPlace => "review-place.schema.json",
    }
}
