//! Places as SARIF names them, and the list of files they are in.

use super::wire::{Artifact, ArtifactLocation, LogicalLocation, PhysicalLocation, Region, Snippet};
use super::{Report, wire};
use crate::report::artifact::{is_absolute, uri};
use crate::source::{FileId, Files, Location, Place};

/// The base of what stands below the folder of the run.
pub(super) const ROOT: &str = "%SRCROOT%";
/// The base of what is inside the program.
pub(super) const BASELINE: &str = "MULU_BASELINE";

/// A region's text is shown along with it while it has no more characters than this.
const SNIPPET: usize = 400;

/// The files a report speaks of, in the order of their names.
pub(super) struct Places {
    files: Vec<FileId>,
    embedded: bool,
}

impl Places {
    /// Those of a report.
    pub(super) fn of(report: &Report<'_>) -> Self {
        let places = |finding: &crate::diagnostic::Diagnostic| {
            let beside = finding.beside.iter().map(|beside| beside.at.file());
            std::iter::once(finding.primary.file()).chain(beside).collect::<Vec<_>>()
        };
        let mut files: Vec<FileId> = report.findings.iter().flat_map(places).collect();
        files.sort_by_key(|file| (report.files.name(*file), *file));
        files.dedup();
        let embedded = files.iter().any(|file| report.files.is_embedded(*file));
        Self { files, embedded }
    }

    /// Whether any of them is inside the program.
    pub(super) fn any_embedded(&self) -> bool {
        self.embedded
    }

    /// All of them.
    pub(super) fn artifacts(&self, report: &Report<'_>) -> Vec<Artifact> {
        let files = report.files;
        let judged = |file| report.findings.iter().any(|finding| finding.primary.file() == file);
        let artifact = |file: &FileId| Artifact {
            location: ArtifactLocation { index: None, ..self.file(*file, files) },
            length: files.bytes(*file).len(),
            encoding: files.encoding(*file).map(crate::source::encoding::Encoding::name),
            roles: judged(*file).then_some("analysisTarget").into_iter().collect(),
        };
        self.files.iter().map(artifact).collect()
    }

    /// A file.
    pub(super) fn file(&self, file: FileId, files: &Files) -> ArtifactLocation {
        let name = files.name(file);
        let base = if files.is_embedded(file) { BASELINE } else { ROOT };
        ArtifactLocation {
            uri: uri(name),
            uri_base_id: (!is_absolute(name)).then_some(base),
            index: self.files.iter().position(|own| *own == file),
        }
    }

    /// A place.
    pub(super) fn location(&self, at: Location, files: &Files) -> wire::Location {
        let cell = match files.place(at) {
            Place::Cell { sheet, cell, .. } => Some(LogicalLocation {
                name: cell.to_string(),
                fully_qualified_name: format!("{sheet}!{cell}"),
                kind: "cell",
            }),
            Place::File { .. } | Place::Text { .. } => None,
        };
        wire::Location {
            id: None,
            physical_location: PhysicalLocation {
                artifact_location: self.file(at.file(), files),
                region: region(at, files),
            },
            logical_locations: cell.into_iter().collect(),
            message: None,
        }
    }
}

/// The region of a stretch of text; `None` for cells and whole files.
pub(super) fn region(at: Location, files: &Files) -> Option<Region> {
    let Place::Text { start, end, .. } = files.place(at) else { return None };
    let short = |text: &&str| !text.is_empty() && text.chars().count() <= SNIPPET;
    Some(Region {
        start_line: start.line.get(),
        start_column: start.column.get(),
        end_line: end.line.get(),
        end_column: end.column.get(),
        snippet: files.snippet(at).filter(short).map(|text| Snippet { text: text.to_owned() }),
    })
}
