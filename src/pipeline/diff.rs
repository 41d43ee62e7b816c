//! What changed between two submissions.

use super::Loaded;
use crate::compare::{self, Changes, Context, Submission};
use crate::diagnostic::{Levels, Severity};
use crate::knowledge::{Date, Knowledge};
use std::collections::BTreeSet;

/// By what to compare.
#[derive(Debug, Clone, Copy, Default)]
pub struct DiffOptions {
    /// By the law of which day; the last the registry knows of where `None`.
    pub day: Option<Date>,
    /// Whether to tell also of what is only written otherwise or stands in another order.
    pub strict: bool,
}

/// Compares the places asked for of one submission with those of another.
#[must_use]
pub fn diff(old: &Loaded, new: &Loaded, knowledge: &Knowledge, options: DiffOptions) -> Changes {
    let context = Context { knowledge, day: options.day, strict: options.strict };
    compare::compare(
        Submission { workspace: &old.workspace, places: &old.wanted },
        Submission { workspace: &new.workspace, places: &new.wanted },
        &context,
    )
}

/// The files of a submission that could not be read, or not all of it, by name: what is absent there may only be unread.
/// Takes the findings of the readers out of what was loaded.
#[must_use]
pub fn unread(loaded: &mut Loaded) -> Vec<String> {
    let unread = ["unreadable-file", "malformed-yaml", "refused-yaml", "over-bound", "unreadable-layout"];
    let findings = std::mem::take(&mut loaded.sink).finish(&Levels::default(), &loaded.files);
    let bad = findings
        .iter()
        .filter(|finding| finding.severity >= Severity::Error && unread.contains(&finding.rule.name));
    let names: BTreeSet<&str> = bad.map(|finding| loaded.files.name(finding.primary.file())).collect();
    names.into_iter().map(str::to_owned).collect()
}
