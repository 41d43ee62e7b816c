//! Real published tables with what a perfect importer reads of them, held against the Catalogue JSON.
//!
//! `tests/corpus/published` and `tests/fixtures/rebuilt` have one layout: `table.*` (one table in one or
//! several forms), `expected.json` and `source.json`. `MULU_PUBLISHED_FOLDER` names another folder of it.

pub(crate) mod align;
pub(crate) mod compare;
pub(crate) mod fold;
pub(crate) mod lost;

use mulu::knowledge::Knowledge;
use mulu::pipeline::{self, ImportFormat, ImportOptions, Loaded, Request};
use mulu::project::MemoryDisk;
use serde_json::Value;
use std::path::{Path, PathBuf};

/// One table and what it says.
pub(crate) struct Case {
    /// The folder's name.
    pub(crate) name: String,
    /// The table in its forms.
    pub(crate) tables: Vec<PathBuf>,
    /// `expected.json`.
    pub(crate) expected: Value,
    folder: PathBuf,
}

impl Case {
    /// Another JSON file of the case.
    #[allow(dead_code, reason = "the findings test uses it")]
    pub(crate) fn other(&self, name: &str) -> Option<Value> {
        let text = std::fs::read_to_string(self.folder.join(name)).ok()?;
        Some(serde_json::from_str(&text).unwrap())
    }
}

/// The eight samples.
pub(crate) fn samples() -> Vec<Case> {
    cases(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/published"))
}

/// The samples and the rebuilt tables, or those of another folder.
pub(crate) fn all() -> Vec<Case> {
    if let Some(folder) = std::env::var_os("MULU_PUBLISHED_FOLDER") {
        return cases(Path::new(&folder));
    }
    let mut all = samples();
    all.extend(cases(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/rebuilt")));
    all
}

fn cases(folder: &Path) -> Vec<Case> {
    let mut found: Vec<Case> = listed(folder).into_iter().filter_map(|folder| case(&folder)).collect();
    found.sort_by(|one, other| one.name.cmp(&other.name));
    found
}

fn case(folder: &Path) -> Option<Case> {
    let expected = std::fs::read_to_string(folder.join("expected.json")).ok()?;
    let mut tables = listed(folder);
    tables.retain(|path| path.file_stem().is_some_and(|stem| stem == "table"));
    tables.sort();
    Some(Case {
        name: folder.file_name()?.to_string_lossy().into_owned(),
        tables,
        expected: serde_json::from_str(&expected).unwrap(),
        folder: folder.to_owned(),
    })
}

fn listed(folder: &Path) -> Vec<PathBuf> {
    std::fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path()).collect()
}

/// Loads one table as `mulu check FILE` and `mulu import FILE` do.
pub(crate) fn load(path: &Path, knowledge: &Knowledge) -> Loaded {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    let disk = MemoryDisk::new([(name.clone(), std::fs::read(path).unwrap())]);
    pipeline::load(&Request { paths: vec![name], ..Request::default() }, &disk, knowledge).unwrap()
}

/// The catalogues `mulu import FILE --format json` writes.
pub(crate) fn import(path: &Path, knowledge: &Knowledge) -> Vec<Value> {
    let options = ImportOptions { format: ImportFormat::Json, ..ImportOptions::default() };
    let imported = pipeline::import(&load(path, knowledge), knowledge, &options).unwrap();
    let Some(output) = imported.catalogues.first() else { return Vec::new() };
    let document: Value = serde_json::from_slice(&output.bytes).unwrap();
    match document.get("catalogues") {
        Some(Value::Array(several)) => several.clone(),
        _ => vec![document],
    }
}
