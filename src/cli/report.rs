//! The reports of a run: one to the terminal or a file, and any number beside it.

use super::args::{ReportArgs, ReportFormat};
use super::exit::Failure;
use super::terminal::{self, Terminal};
use super::{disk, hint_written};
use crate::report::{Format, Report};
use std::fs::OpenOptions;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Writes every report that was asked for. The one for the terminal comes last, so that a file that cannot be
/// written leaves no half-told run behind.
pub(super) fn write(
    report: &Report<'_>,
    args: &ReportArgs,
    output: Option<&PathBuf>,
    terminal: &Terminal,
) -> Result<(), Failure> {
    for (format, path) in &args.report {
        if let Some(format) = self::format(*format) {
            to_file(report, format, path, terminal)?;
        }
    }
    let asked = args.report.iter().map(|(format, _)| *format).chain([args.format]);
    if asked.into_iter().any(|format| format == ReportFormat::Github) {
        summarise(report)?;
    }
    match (format(args.format), output) {
        (None, _) => Ok(()),
        (Some(format), Some(path)) => to_file(report, format, path, terminal),
        (Some(format), None) => {
            terminal::print(&bytes(report, format)?).map_err(|error| Failure::disk("stdout", &error))
        }
    }
}

fn to_file(report: &Report<'_>, format: Format, path: &Path, terminal: &Terminal) -> Result<(), Failure> {
    let plain = Report { color: false, ..*report };
    disk::write(path, &bytes(&plain, format)?).map_err(|error| Failure::disk(&disk::text(path), &error))?;
    hint_written(terminal, &disk::text(path));
    Ok(())
}

/// Adds the whole list to the summary of the job, where GitHub Actions says it wants one.
fn summarise(report: &Report<'_>) -> Result<(), Failure> {
    let Some(path) = std::env::var_os("GITHUB_STEP_SUMMARY").filter(|path| !path.is_empty()) else {
        return Ok(());
    };
    let path = Path::new(&path);
    let text = bytes(report, Format::Summary)?;
    let added = OpenOptions::new().create(true).append(true).open(path);
    added.and_then(|mut file| file.write_all(&text)).map_err(|error| Failure::disk(&disk::text(path), &error))
}

fn bytes(report: &Report<'_>, format: Format) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    report.write(format, &mut bytes).map_err(|error| Failure::disk("report", &error))?;
    Ok(bytes)
}

/// `None` for the marked workbook, which is made of the inputs and not of the findings alone: see `marked`.
fn format(format: ReportFormat) -> Option<Format> {
    match format {
        ReportFormat::Human => Some(Format::Human),
        ReportFormat::Json => Some(Format::Json),
        ReportFormat::Sarif => Some(Format::Sarif),
        ReportFormat::Github => Some(Format::Github),
        ReportFormat::Gitlab => Some(Format::Gitlab),
        ReportFormat::Junit => Some(Format::Junit),
        ReportFormat::Html => Some(Format::Html),
        ReportFormat::Xlsx => None,
    }
}
