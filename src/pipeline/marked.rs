//! Findings to workbooks: the office's own back, marked, or one made for what cannot be edited.

use super::Loaded;
use crate::catalogue::FIELDS;
use crate::decisions::Decisions;
use crate::diagnostic::{Diagnostic, Language, Severity, Sink};
use crate::document::Document;
use crate::emit::EmitError;
use crate::emit::marked::{self, Copied, Grade, PackageError, Remark, Review, Spot};
use crate::read::{self, Bounds};
use crate::source::{FileId, Files, Location, Place};
use std::collections::{BTreeMap, BTreeSet};
use thiserror::Error;

/// How a marked workbook is written.
#[derive(Debug, Clone, Copy, Default)]
pub struct MarkOptions<'a> {
    /// The language of headings and remarks.
    pub language: Language,
    /// When a workbook made by us says it was made, in seconds since 1970; no clock is read.
    pub created: Option<i64>,
    /// What was decided before, which the lists are filled in with.
    pub decisions: Option<&'a Decisions>,
}

/// A file with its remarks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marking {
    /// The workbook.
    pub bytes: Vec<u8>,
    /// Whether it has macros, so that its name has to end in `.xlsm`.
    pub macros: bool,
    /// Whether it is the file itself, edited in place.
    pub in_place: bool,
}

/// Why a file could not be marked.
#[derive(Debug, Error)]
pub enum MarkError {
    /// A part that has to be edited is damaged.
    #[error(transparent)]
    Package(#[from] PackageError),
    /// The writer of fresh workbooks refused.
    #[error(transparent)]
    Emit(#[from] EmitError),
}

/// The files a check was asked about: those with catalogues, and those that were complained of.
#[must_use]
pub fn checked_files(loaded: &Loaded, findings: &[Diagnostic]) -> Vec<FileId> {
    let places = loaded.wanted.iter().filter_map(|index| loaded.workspace.jurisdictions.get(*index));
    let mut found: BTreeSet<FileId> = places
        .flat_map(|place| place.catalogues.iter().chain(&place.withheld_lists))
        .map(|catalogue| catalogue.file)
        .collect();
    found.extend(findings.iter().map(|finding| finding.primary.file()));
    found.into_iter().collect()
}

/// Marks one file: an `.xlsx` or `.xlsm` in place, anything else in a workbook of its own.
///
/// # Errors
/// Where the file is a workbook some part of which cannot be edited.
pub fn marked(
    files: &Files,
    file: FileId,
    findings: &[Diagnostic],
    options: MarkOptions<'_>,
) -> Result<Marking, MarkError> {
    let remarks: Vec<Remark> = findings
        .iter()
        .filter(|finding| finding.primary.file() == file)
        .map(|finding| remark(finding, files, options))
        .collect();
    let review = Review { remarks: &remarks, language: options.language, names_files: false };
    if marked::is_editable(files.bytes(file)) {
        let done = marked::in_place(files.bytes(file), review)?;
        return Ok(Marking { bytes: done.bytes, macros: done.macros, in_place: true });
    }
    let document = read::read(file, files, &Bounds::default(), &mut Sink::new());
    let bytes = marked::fresh(review, &copies(&document, files, &remarks), options.created)?;
    Ok(Marking { bytes, macros: false, in_place: false })
}

/// A workbook with nothing but the list of findings, over all files.
///
/// # Errors
/// Those of the writer.
pub fn findings_workbook(
    files: &Files,
    findings: &[Diagnostic],
    options: MarkOptions<'_>,
) -> Result<Vec<u8>, EmitError> {
    let remarks: Vec<Remark> = findings.iter().map(|finding| remark(finding, files, options)).collect();
    let review = Review { remarks: &remarks, language: options.language, names_files: true };
    marked::fresh(review, &[], options.created)
}

/// What was decided of a finding, as it is filled in.
fn decided(finding: &Diagnostic, options: MarkOptions<'_>) -> String {
    let own = options.decisions.and_then(|all| all.on(finding));
    own.map_or(String::new(), |own| own.said(options.language == Language::Chinese))
}

/// What a column is called in the list.
fn heading(key: &'static str, language: Language) -> &'static str {
    match language {
        Language::Chinese => FIELDS.iter().find(|info| info.key == key).map_or(key, |info| info.chinese),
        Language::English => key,
    }
}

/// Says before the finding that it was to be changed, and came in again as it was.
fn overdue(finding: &Diagnostic, files: &Files, options: MarkOptions<'_>) -> &'static str {
    let own = options.decisions.and_then(|all| all.on(finding));
    match own.filter(|own| own.is_overdue(&files.version(finding.primary.file()))) {
        None => "",
        Some(_) if options.language == Language::Chinese => "【上轮要求修改，仍未改】",
        Some(_) => "[to be changed since before] ",
    }
}

fn remark(finding: &Diagnostic, files: &Files, options: MarkOptions<'_>) -> Remark {
    let (subject, language) = (&finding.subject, options.language);
    let (mut spot, mut line) = (None, String::new());
    match (finding.primary, files.place(finding.primary)) {
        (Location::Cell { sheet, cell, .. }, Place::Cell { sheet: name, .. }) => {
            spot = Some(Spot { sheet: sheet.index(), name, cell });
        }
        (_, Place::Text { start, .. }) => {
            line = match language {
                Language::Chinese => format!("第{}行", start.line.get()),
                Language::English => format!("line {}", start.line.get()),
            };
        }
        (_, Place::File { .. } | Place::Cell { .. }) => {}
    }
    let item = [subject.code.as_deref(), subject.name.as_deref()];
    let item: Vec<&str> = item.into_iter().flatten().collect();
    Remark {
        grade: match finding.severity {
            Severity::Error => Grade::Error,
            Severity::Warning => Grade::Warning,
            Severity::Info => Grade::Info,
        },
        label: finding.severity.label(language).to_owned(),
        file: files.name(finding.primary.file()).to_owned(),
        spot,
        line,
        item: item.join(" "),
        field: subject.field.map_or(String::new(), |key| heading(key, language).to_owned()),
        message: format!("{}{}", overdue(finding, files, options), finding.message.get(language)),
        cure: finding.help.as_ref().map_or(String::new(), |help| help.get(language).to_owned()),
        rule: format!("{} {}", finding.rule.code, finding.rule.name),
        decision: decided(finding, options),
        fingerprint: finding.fingerprint.clone(),
        version: files.version(finding.primary.file()),
    }
}

/// The texts of a document that stand in cells, by sheet and address.
fn copies(document: &Document, files: &Files, remarks: &[Remark]) -> Vec<Copied> {
    let mut sheets: BTreeMap<usize, Copied> = BTreeMap::new();
    let mut take = |at: Location, text: &str| {
        let Location::Cell { file, sheet, cell, .. } = at else { return };
        let copied = sheets.entry(sheet.index()).or_insert_with(|| Copied {
            index: sheet.index(),
            name: files.sheet_name(file, sheet).to_owned(),
            cells: BTreeMap::new(),
        });
        // Of several texts of one cell (the entries of a list) each is a part of it, in order.
        let whole = copied.cells.entry(cell).or_default();
        if text.contains(whole.as_str()) {
            text.clone_into(whole);
        } else if !whole.contains(text) {
            whole.push('\n');
            whole.push_str(text);
        }
    };
    for table in &document.tables {
        table.headings.iter().flatten().for_each(|text| take(text.at, &text.value));
        table.root.texts().into_iter().for_each(|text| take(text.at, text.value));
        table.notes.iter().for_each(|text| take(text.at, &text.value));
    }
    for spot in remarks.iter().filter_map(|remark| remark.spot.as_ref()) {
        let name = spot.name.clone();
        sheets.entry(spot.sheet).or_insert(Copied { index: spot.sheet, name, cells: BTreeMap::new() });
    }
    sheets.into_values().collect()
}
