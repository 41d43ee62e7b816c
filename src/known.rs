//! Floor 7: known findings (已知问题): what a place has accepted for the time being, so that only what is new fails.
//!
//! The file has one finding a line, sorted, so that two versions of it can be compared by eye. A finding is known
//! by its fingerprint; everything else in its line is for people.

use crate::diagnostic::Diagnostic;
use crate::source::Files;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The findings of one run, to be known in the next.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Known {
    entries: Vec<Entry>,
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Entry {
    /// The file it was in.
    pub path: String,
    /// The rule's name.
    pub rule: String,
    /// The item's code and name, as far as it has them.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub item: String,
    /// The field, by its key in JSON.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub field: String,
    /// What it is known by.
    pub fingerprint: String,
    /// What was wrong, in Chinese whoever wrote the file.
    pub message: String,
}

#[derive(Deserialize)]
struct Wire {
    mulu: u8,
    known: Vec<Entry>,
}

/// Why a file is no list of known findings: whoever wrote it.
#[derive(Debug, thiserror::Error)]
pub enum NotKnown {
    /// No JSON, or of another shape.
    #[error(transparent)]
    Shape(#[from] serde_json::Error),
    /// Of a later version of this format.
    #[error("version {0}")]
    Version(u8),
}

impl Known {
    /// All of some findings.
    #[must_use]
    pub fn of(findings: &[Diagnostic], files: &Files) -> Self {
        let mut entries: Vec<Entry> = findings.iter().map(|finding| entry(finding, files)).collect();
        entries.sort();
        Self { entries }
    }

    /// Reads a file that [`Known::to_bytes`] wrote.
    ///
    /// # Errors
    /// Where it is of another shape.
    pub fn parse(bytes: &[u8]) -> Result<Self, NotKnown> {
        let wire: Wire = serde_json::from_slice(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes))?;
        if wire.mulu == 1 { Ok(Self { entries: wire.known }) } else { Err(NotKnown::Version(wire.mulu)) }
    }

    /// The file: JSON, a finding a line.
    ///
    /// # Errors
    /// None for what [`Known::of`] made.
    pub fn to_bytes(&self) -> Result<Vec<u8>, NotKnown> {
        let lines: Result<Vec<String>, serde_json::Error> =
            self.entries.iter().map(serde_json::to_string).collect();
        let body = lines?.join(",\n");
        let inner = if body.is_empty() { String::new() } else { format!("\n{body}\n") };
        Ok(format!("{{\"mulu\": 1, \"known\": [{inner}]}}\n").into_bytes())
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Takes the known ones out of some findings and says how many they were.
    pub fn hide(&self, findings: &mut Vec<Diagnostic>) -> usize {
        let prints: BTreeSet<&str> = self.entries.iter().map(|entry| entry.fingerprint.as_str()).collect();
        let before = findings.len();
        findings.retain(|finding| !known_by(finding).any(|print| prints.contains(print)));
        before - findings.len()
    }

    /// Those that are not among some findings any more.
    #[must_use]
    pub fn gone(&self, findings: &[Diagnostic]) -> Vec<&Entry> {
        let prints: BTreeSet<&str> = findings.iter().flat_map(known_by).collect();
        self.entries.iter().filter(|entry| !prints.contains(entry.fingerprint.as_str())).collect()
    }
}

/// What a finding is known by, now and before.
fn known_by(finding: &Diagnostic) -> impl Iterator<Item = &str> {
    std::iter::once(&finding.fingerprint).chain(&finding.former).map(String::as_str)
}

fn entry(finding: &Diagnostic, files: &Files) -> Entry {
    let subject = &finding.subject;
    let item = [subject.code.as_deref(), subject.name.as_deref()];
    Entry {
        path: files.name(finding.primary.file()).to_owned(),
        rule: finding.rule.name.to_owned(),
        item: item.into_iter().flatten().map(str::trim).collect::<Vec<_>>().join(" "),
        field: subject.field.unwrap_or("").to_owned(),
        fingerprint: finding.fingerprint.clone(),
        message: finding.message.chinese.clone(),
    }
}
