//! Fixes applied: bytes in, bytes out. Whoever calls writes them, or shows the difference.
//!
//! A round applies what does not overlap and reads everything again; rounds go on until nothing is
//! left to apply. A fix that does not read back as what it says is given up, never written.

mod cells;
mod overlay;
mod text;

pub use cells::CellChange;

use super::{Loaded, Request, check, load};
use crate::diagnostic::{Diagnostic, Levels, RuleInfo, Safety, Words};
use crate::emit::corrected::PackageError;
use crate::emit::marked;
use crate::knowledge::{Date, Knowledge};
use crate::project::Disk;
use crate::read::faults;
use crate::source::{FileId, Files, Location};
use overlay::Overlay;
use std::collections::{BTreeMap, BTreeSet};
use thiserror::Error;

/// After so many rounds fixes are taken to undo each other.
const MOST_ROUNDS: usize = 10;

/// A file that fixes changed.
#[derive(Debug, Clone)]
pub struct ChangedFile {
    /// Its name, as it was given.
    pub path: String,
    /// Its bytes before.
    pub before: Vec<u8>,
    /// Its bytes now.
    pub after: Vec<u8>,
    /// What kind of file it is.
    pub kind: ChangedKind,
}

/// How a change of a file is shown and where it is written.
#[derive(Debug, Clone)]
pub enum ChangedKind {
    /// A text, changed in place; before and after as text.
    Text {
        /// Before.
        before: String,
        /// Now.
        after: String,
    },
    /// A workbook, whose changed cells are these.
    Workbook {
        /// The cells, by sheet and address.
        cells: Vec<CellChange>,
        /// Whether it has macros.
        macros: bool,
    },
}

/// What came of fixing.
#[derive(Debug)]
pub struct Fixed {
    /// The files that changed, by name.
    pub changed: Vec<ChangedFile>,
    /// In how many places something was changed.
    pub applied: usize,
    /// What could not be fixed and why.
    pub notes: Vec<Words>,
    /// What was loaded after the last round.
    pub loaded: Loaded,
    /// What is still found.
    pub findings: Vec<Diagnostic>,
}

/// Why nothing was fixed.
#[derive(Debug, Error)]
pub enum FixError {
    /// The disk's.
    #[error(transparent)]
    Disk(#[from] std::io::Error),
    /// A workbook that cannot be edited: its name, and why.
    #[error("{0}: {1}")]
    Package(String, PackageError),
}

/// What fixes are judged by.
#[derive(Clone, Copy)]
pub struct Judge<'a> {
    /// The registries.
    pub knowledge: &'a Knowledge,
    /// The settings of rules for what was loaded; the fixes of rules that are off are not applied.
    pub levels: &'a dyn Fn(&Loaded) -> Levels,
    /// The day whose law counts.
    pub day: Option<Date>,
    /// How sure a fix has to be.
    pub safety: Safety,
}

/// A fix on its way: which finding it is of, and its edits in one file.
#[derive(Debug, Clone)]
struct Cure {
    fingerprint: String,
    edits: Vec<(Location, String)>,
    /// Whether it mends the letters of YAML (a colon, a quote, blanks), not a value.
    letters: bool,
}

/// The rules whose fixes mend letters.
const OF_LETTERS: [&RuleInfo; 3] =
    [&faults::MALFORMED_YAML, &faults::TAB_INDENTATION, &faults::FULL_WIDTH_PUNCTUATION];

/// Applies fixes until none is left.
///
/// # Errors
/// The disk's, and a workbook that cannot be edited; then nothing is to be written.
pub fn fix(request: &Request, disk: &dyn Disk, judge: Judge<'_>) -> Result<Fixed, FixError> {
    let mut overlay = Overlay::new(disk);
    let mut changed: BTreeMap<String, ChangedFile> = BTreeMap::new();
    let mut notes: BTreeMap<String, Words> = BTreeMap::new();
    let mut given_up: BTreeSet<String> = BTreeSet::new();
    let mut applied = 0;
    let mut round = 0;
    loop {
        let mut loaded = load(request, &overlay, judge.knowledge)?;
        let levels = (judge.levels)(&loaded);
        let findings = check(&mut loaded, judge.knowledge, &levels, judge.day);
        let mut progress = false;
        if round < MOST_ROUNDS {
            for (file, cures) in cures(&findings, judge.safety, &given_up) {
                let name = loaded.files.name(file).to_owned();
                let step = step(&loaded.files, file, &cures)
                    .map_err(|error| FixError::Package(name.clone(), error))?;
                given_up.extend(step.given_up);
                notes.extend(step.note.map(|note| (name.clone(), note)));
                let Some(after) = step.after else { continue };
                progress = true;
                applied += step.applied;
                overlay.put(&name, after.bytes().to_vec());
                remember(&mut changed, &name, loaded.files.bytes(file), after);
            }
        }
        if !progress {
            let (changed, notes) = (changed.into_values().collect(), notes.into_values().collect());
            return Ok(Fixed { changed, applied, notes, loaded, findings });
        }
        round += 1;
    }
}

/// The fixes that may be applied, by file.
fn cures(
    findings: &[Diagnostic],
    safety: Safety,
    given_up: &BTreeSet<String>,
) -> BTreeMap<FileId, Vec<Cure>> {
    let mut found: BTreeMap<FileId, Vec<Cure>> = BTreeMap::new();
    for finding in findings {
        let Some(fix) = finding.fix.as_ref().filter(|fix| fix.safety >= safety) else { continue };
        let Some(first) = fix.edits.first() else { continue };
        let file = first.at.file();
        // A fix of two files at once could be half written.
        if given_up.contains(&finding.fingerprint) || fix.edits.iter().any(|edit| edit.at.file() != file) {
            continue;
        }
        found.entry(file).or_default().push(Cure {
            fingerprint: finding.fingerprint.clone(),
            edits: fix.edits.iter().map(|edit| (edit.at, edit.text.clone())).collect(),
            letters: OF_LETTERS.iter().any(|rule| rule.name == finding.rule.name),
        });
    }
    found
}

/// What one round did to one file.
#[derive(Debug, Default)]
struct Step {
    after: Option<After>,
    applied: usize,
    given_up: Vec<String>,
    note: Option<Words>,
}

#[derive(Debug)]
enum After {
    Text { bytes: Vec<u8>, before: String, after: String },
    Workbook { bytes: Vec<u8>, cells: Vec<CellChange>, macros: bool },
}

impl After {
    fn bytes(&self) -> &[u8] {
        match self {
            Self::Text { bytes, .. } | Self::Workbook { bytes, .. } => bytes,
        }
    }
}

fn step(files: &Files, file: FileId, cures: &[Cure]) -> Result<Step, PackageError> {
    let of_cells = cures.iter().flat_map(|cure| &cure.edits).any(|(at, _)| match at {
        Location::Cell { .. } => true,
        Location::Text { .. } | Location::File(_) => false,
    });
    if !of_cells {
        return Ok(text::step(files, file, cures));
    }
    if marked::is_editable(files.bytes(file)) {
        return cells::step(files, file, cures);
    }
    Ok(refused(cures, cannot_fix(files.name(file))))
}

fn refused(cures: &[Cure], note: Words) -> Step {
    let given_up = cures.iter().map(|cure| cure.fingerprint.clone()).collect();
    Step { given_up, note: Some(note), ..Step::default() }
}

/// A table that is no `.xlsx`.
fn cannot_fix(name: &str) -> Words {
    Words::new(
        format!("{name} 不能在原文件上修改：请另存为 .xlsx，或用 mulu import 转成 YAML 再改"),
        format!("{name} cannot be fixed in place: save it as .xlsx, or turn it into YAML with `mulu import`"),
    )
}

/// Adds a round's outcome to what is known of a file; the oldest state is what it is held against.
fn remember(changed: &mut BTreeMap<String, ChangedFile>, name: &str, bytes: &[u8], after: After) {
    let known = changed.remove(name);
    let old = known.as_ref().map_or_else(|| bytes.to_vec(), |known| known.before.clone());
    let (bytes, kind) = match after {
        After::Text { bytes, before, after } => {
            let before = match known.map(|known| known.kind) {
                Some(ChangedKind::Text { before, .. }) => before,
                Some(ChangedKind::Workbook { .. }) | None => before,
            };
            (bytes, ChangedKind::Text { before, after })
        }
        After::Workbook { bytes, cells, macros } => {
            let earlier = match known.map(|known| known.kind) {
                Some(ChangedKind::Workbook { cells, .. }) => cells,
                Some(ChangedKind::Text { .. }) | None => Vec::new(),
            };
            (bytes, ChangedKind::Workbook { cells: cells::joined(earlier, cells), macros })
        }
    };
    changed.insert(name.to_owned(), ChangedFile { path: name.to_owned(), before: old, after: bytes, kind });
}
