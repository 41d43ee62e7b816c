//! The code quality report of GitLab: a list of `{description, check_name, fingerprint, severity, location}`.
//!
//! A cell's line is its row, since GitLab must have a line; its address stands in the description. What a
//! reviewer lets stay is not in the list: GitLab takes it for settled.

use super::Report;
use super::plain::plain;
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Place;
use serde::Serialize;
use std::io::{self, Write};

#[derive(Serialize)]
struct Issue {
    description: String,
    check_name: &'static str,
    fingerprint: String,
    severity: &'static str,
    location: Spot,
}

#[derive(Serialize)]
struct Spot {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<u32>,
}

pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let issues: Vec<Issue> = report.pressing().map(|finding| issue(finding, report)).collect();
    serde_json::to_writer_pretty(&mut *out, &issues)?;
    writeln!(out)
}

fn issue(finding: &Diagnostic, report: &Report<'_>) -> Issue {
    let message = finding.message.get(report.language);
    let (path, cell, lines) = match report.files.place(finding.primary) {
        Place::File { path } => (path, String::new(), Lines { begin: 1, end: None }),
        Place::Text { path, start, end } => {
            (path, String::new(), Lines { begin: start.line.get(), end: Some(end.line.get()) })
        }
        Place::Cell { path, sheet, cell } => {
            (path, format!("{sheet}!{cell}："), Lines { begin: cell.row + 1, end: None })
        }
    };
    let decided = report.decided_line(finding).map_or(String::new(), |line| format!("（{line}）"));
    Issue {
        description: plain(&format!("{cell}{message}{decided}")),
        check_name: finding.rule.name,
        fingerprint: finding.fingerprint.clone(),
        severity: match finding.severity {
            Severity::Error => "major",
            Severity::Warning => "minor",
            Severity::Info => "info",
        },
        location: Spot { path, lines },
    }
}
