//! The one door of the rule tests: files in, findings out, through the library's own pipeline.

use super::page::{Example, Finding, Form};
use mulu::diagnostic::{Diagnostic, Levels};
use mulu::knowledge::Knowledge;
use mulu::pipeline::{self, Request};
use mulu::project::MemoryDisk;
use mulu::source::{Files, Place};
use std::collections::BTreeMap;
use std::sync::LazyLock;

static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(Knowledge::embedded);

/// Texts by path.
pub(crate) type Texts = BTreeMap<String, Vec<u8>>;

/// What came of a run.
#[derive(Debug)]
pub(crate) struct Outcome {
    /// The inputs.
    pub(crate) files: Files,
    /// The findings, settled and sorted.
    pub(crate) findings: Vec<Diagnostic>,
    /// How many items were understood.
    pub(crate) items: usize,
}

/// The bytes of an example's files.
pub(crate) fn bytes(example: &Example) -> Texts {
    let encode = |text: &str, form: Form| match form {
        Form::Text => text.as_bytes().to_vec(),
        Form::Legacy => encoding_rs::GB18030.encode(text).0.into_owned(),
        Form::Workbook => workbook(text),
    };
    example.files.iter().map(|file| (file.path.clone(), encode(&file.text, file.form))).collect()
}

/// A workbook with a row a line and a cell between commas.
fn workbook(text: &str) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (row, line) in (0..).zip(text.lines()) {
        for (column, cell) in (0..).zip(line.split(',')).filter(|(_, cell)| !cell.is_empty()) {
            sheet.write_string(row, column, cell).expect("a cell within the sheet");
        }
    }
    book.save_to_buffer().expect("a workbook in memory")
}

/// Checks a workspace.
pub(crate) fn check(texts: &Texts) -> Outcome {
    let disk = MemoryDisk::new(texts.iter().map(|(path, bytes)| (path.clone(), bytes.clone())));
    let request = Request { paths: texts.keys().cloned().collect(), ..Request::default() };
    let knowledge = &*KNOWLEDGE;
    let mut loaded = pipeline::load(&request, &disk, knowledge).expect("the files are there");
    // The day up to which the registry knows the law: waivers can end by it, and it does not depend on the clock.
    let day = knowledge.laws().expect("embedded").known_until();
    let findings = pipeline::check(&mut loaded, knowledge, &Levels::default(), day);
    Outcome { files: loaded.files, findings, items: loaded.counts.items }
}

impl Outcome {
    /// The findings as marks tell them, sorted.
    pub(crate) fn marks(&self) -> Vec<Finding> {
        let mut marks: Vec<Finding> = self.findings.iter().map(|finding| self.mark(finding)).collect();
        marks.sort();
        marks
    }

    /// One finding as a mark tells it.
    pub(crate) fn mark(&self, finding: &Diagnostic) -> Finding {
        let (path, line) = match self.files.place(finding.primary) {
            Place::File { path } => (path, 0),
            Place::Text { path, start, .. } => (path, start.line.get() as usize),
            Place::Cell { path, cell, .. } => (path, cell.row as usize + 1),
        };
        Finding {
            path,
            line,
            severity: finding.severity.name().to_owned(),
            rule: finding.rule.name.to_owned(),
        }
    }
}
