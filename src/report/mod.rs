//! Floor 7: findings to bytes. One file a format, one signature; none filters, sorts or counts
//! differently from another.

pub mod due;
mod graphic;
mod human;
mod json;
mod place;

use crate::diagnostic::{Diagnostic, Language, Severity};
use crate::source::Files;
use std::io::{self, Write};

/// The formats a report can take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// For a person at a terminal.
    Human,
    /// For a program; DESIGN §5, `schemas/findings.schema.json`.
    Json,
}

/// What every report is made from.
#[derive(Debug)]
pub struct Report<'a> {
    /// The findings, settled and sorted.
    pub findings: &'a [Diagnostic],
    /// The inputs they point into.
    pub files: &'a Files,
    /// How much was looked at.
    pub counts: Counts,
    /// The language for people.
    pub language: Language,
    /// Whether the human report may use colours.
    pub color: bool,
    /// Columns of the terminal.
    pub width: usize,
}

/// How much a run looked at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Files read.
    pub files: usize,
    /// Items read.
    pub items: usize,
}

impl Report<'_> {
    /// How many findings have this severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity == severity).count()
    }

    /// Writes the report in a format.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn write(&self, format: Format, out: &mut dyn Write) -> io::Result<()> {
        match format {
            Format::Human => human::write(self, out),
            Format::Json => json::write(self, out),
        }
    }
}

/// The JSON Schema of the findings report.
#[must_use]
pub fn findings_schema() -> serde_json::Value {
    json::schema()
}
