//! What changed between two submissions.

use super::Loaded;
use crate::compare::{self, Change, Changes, Context, Kind, Subject, Submission};
use crate::diagnostic::{Diagnostic, Levels, Severity, Words};
use crate::knowledge::{Date, Knowledge};
use crate::read::faults;
use crate::source::FileId;
use std::collections::BTreeSet;

/// By what to compare.
#[derive(Debug, Clone, Copy, Default)]
pub struct DiffOptions {
    /// By the law of which day; the last the registry knows of where `None`.
    pub day: Option<Date>,
    /// Whether to tell also of what is only written otherwise or stands in another order.
    pub strict: bool,
    /// Whether the old side and the new are single files: of a file and a folder, only what the file holds is compared.
    pub files: [bool; 2],
}

/// Compares the places asked for of one submission with those of another.
#[must_use]
pub fn diff(old: &Loaded, new: &Loaded, knowledge: &Knowledge, options: DiffOptions) -> Changes {
    let of_files = options.files.contains(&true);
    let context = Context { knowledge, day: options.day, strict: options.strict, of_files };
    let mut changes = compare::compare(
        Submission { workspace: &old.workspace, places: &old.wanted },
        Submission { workspace: &new.workspace, places: &new.wanted },
        &context,
    );
    match options.files {
        [true, false] => keep_shared(&mut changes, Kind::Added),
        [false, true] => keep_shared(&mut changes, Kind::Removed),
        [true, true] | [false, false] => {}
    }
    changes
}

/// Takes off the places, catalogues and negative lists that stand in the folder only (`lone`: what that makes of them): a single
/// file does not hold what a folder does, and that is neither a gain nor a loss. Says which.
fn keep_shared(changes: &mut Changes, lone: Kind) {
    let beside = |change: &Change| {
        let whole = match change.subject {
            Subject::Place | Subject::Catalogue => true,
            // A whole negative list stands at its head, an entry at itself.
            Subject::Withheld => {
                let sides = [(&change.old, change.old_at), (&change.new, change.new_at)];
                sides.into_iter().all(|(all, at)| all.first().is_none_or(|side| at != Some(side.at)))
            }
            Subject::Item | Subject::Statement => false,
        };
        whole && change.kind == lone
    };
    let (left, kept): (Vec<Change>, Vec<Change>) =
        std::mem::take(&mut changes.changes).into_iter().partition(beside);
    changes.changes = kept;
    let name = |change: &Change| match change.subject {
        Subject::Withheld => ("负面清单".to_owned(), "the negative list".to_owned()),
        Subject::Place | Subject::Statement => (change.place.clone(), change.place.clone()),
        Subject::Catalogue | Subject::Item => (change.domain.clone(), change.domain.clone()),
    };
    let (zh, en): (Vec<String>, Vec<String>) = left.iter().map(name).unzip();
    if !left.is_empty() {
        changes.caveats.push(Words::new(
            format!(
                "一方是单个文件，另一方是文件夹，只比较了这个文件里的目录；文件夹里没有比较的：{}",
                zh.join("、")
            ),
            format!(
                "a file against a folder: only what the file holds was compared; left out of the folder: {}",
                en.join(", ")
            ),
        ));
    }
}

/// What of a submission could not be read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Unread {
    /// The files that could not be read, or not all of them, by name: what is absent there may only be unread.
    pub files: Vec<String>,
    /// Whether nothing at all could be read: then there is nothing to compare.
    pub nothing: bool,
}

/// Whether no catalogue and no negative list was found among what was asked for.
#[must_use]
pub fn holds_nothing(loaded: &Loaded) -> bool {
    let mut places = loaded.wanted.iter().filter_map(|at| loaded.workspace.jurisdictions.get(*at));
    places.all(|place| place.catalogues.is_empty() && place.withheld_lists.is_empty())
}

/// What could not be read. Takes the findings of the readers out of what was loaded.
#[must_use]
pub fn unread(loaded: &mut Loaded) -> Unread {
    let unread = |rule: &str| faults::IN_PART.contains(&rule) || rule == "unreadable-layout";
    let findings = std::mem::take(&mut loaded.sink).finish(&Levels::default(), &loaded.files);
    let lists = || {
        let places = loaded.wanted.iter().filter_map(|at| loaded.workspace.jurisdictions.get(*at));
        places.flat_map(|place| place.catalogues.iter().chain(&place.withheld_lists))
    };
    let bare = |file: FileId| {
        let mut own = lists().filter(|list| list.file == file).peekable();
        own.peek().is_some() && own.all(|list| list.items.is_empty())
    };
    let bad: Vec<_> = findings.iter().filter(|finding| finding.severity >= Severity::Error).collect();
    let nothing = !bad.is_empty()
        && lists().all(|list| list.items.is_empty() && list.title.is_none() && list.domain.is_none());
    let wanted = |finding: &&&Diagnostic| {
        let file = finding.primary.file();
        let empty = finding.rule.name == "empty-catalogue";
        nothing || unread(finding.rule.name) || (!empty && bare(file))
    };
    let mut names: BTreeSet<&str> =
        bad.iter().filter(wanted).map(|finding| loaded.files.name(finding.primary.file())).collect();
    names.extend(loaded.passed_over.iter().map(String::as_str));
    Unread { files: names.into_iter().map(str::to_owned).collect(), nothing }
}

/// Notes in the comparison what was not read, so that no report passes over it.
pub fn note_unread(changes: &mut Changes, old: Unread, new: Unread) {
    for (side, (zh, en)) in [(&old, ("原来的", "old")), (&new, ("现在的", "new"))] {
        if let Some(first) = side.files.first() {
            let count = side.files.len();
            let more = if count > 1 { ("等", " …") } else { ("", "") };
            changes.caveats.push(Words::new(
                format!(
                    "{zh}一方有{count}个文件没有读全（{first}{}），变化可能不完整；用 mulu check 查看原因",
                    more.0
                ),
                format!(
                    "{count} files of the {en} side were not read whole ({first}{}): see mulu check",
                    more.1
                ),
            ));
        }
    }
    for change in changes.changes.iter_mut().filter(|change| {
        matches!(change.subject, Subject::Place | Subject::Catalogue) && change.fields.is_empty()
    }) {
        let (unread, zh, en) = match change.kind {
            Kind::Removed => (&new, "现在的", "new"),
            Kind::Added => (&old, "原来的", "old"),
            _ => continue,
        };
        if !unread.files.is_empty() {
            change.why.chinese.push_str(&format!("（{zh}一方有文件没有读成，也可能只是没有读到）"));
            change
                .why
                .english
                .push_str(&format!(" (files of the {en} side were not read: it may be in them)"));
        }
    }
    changes.unread = [old.files, new.files];
}
