//! The file of decisions: found, read, tidied.

use super::args::DecisionArgs;
use super::disk::{self, RealDisk};
use super::exit::Failure;
use super::hint_written;
use super::inputs;
use super::terminal::Terminal;
use crate::compare::{Change, Changes, FieldChange};
use crate::decisions::{DECISIONS, Decision, Decisions, Subject};
use crate::diagnostic::{Diagnostic, Language, Levels, Words};
use crate::pipeline::{self, Loaded};
use crate::project::{Disk, join};
use crate::review::Review;
use crate::source::Files;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The decisions, and the file they come from: the one named, else the nearest `decisions.yaml` at or above the first
/// path. Faults in it end the run: a decision passed over would be a silent loss.
pub(super) fn read(
    named: Option<&PathBuf>,
    paths: &[PathBuf],
) -> Result<Option<(String, Decisions)>, Failure> {
    if let Some(path) = named {
        let name = disk::text(path);
        return load(&name).map(|all| Some((name, all)));
    }
    let first = paths.first().map_or_else(String::new, |path| inputs::plain(path));
    nearest(&first).map(|name| load(&name).map(|all| (name, all))).transpose()
}

/// The nearest file of decisions at or above a path.
pub(super) fn nearest(path: &str) -> Option<String> {
    let mut folders = RealDisk.above(path);
    if RealDisk.is_folder(path) {
        folders.insert(0, path.to_owned());
    }
    folders.iter().map(|folder| join(folder, DECISIONS)).find(|file| RealDisk.is_file(file))
}

/// Reads a file of decisions.
pub(super) fn load(name: &str) -> Result<Decisions, Failure> {
    let bytes = RealDisk.read(name).map_err(|error| Failure::disk(name, &error))?;
    match pipeline::decisions(name, bytes) {
        (decisions, faults) if faults.is_empty() => Ok(decisions),
        (_, faults) => {
            let joined = |language| {
                faults.iter().map(|words| words.get(language).to_owned()).collect::<Vec<_>>().join("\n")
            };
            Err(Failure::new(joined(Language::Chinese), joined(Language::English)))
        }
    }
}

/// Writes the file whole or not at all, and not where it says the same already.
pub(super) fn write(name: &str, decisions: &Decisions, terminal: &Terminal) -> Result<(), Failure> {
    let before = if RealDisk.is_file(name) {
        Some(RealDisk.read(name).map_err(|error| Failure::disk(name, &error))?)
    } else {
        None
    };
    let bytes = pipeline::decisions_bytes(decisions, before.clone())
        .map_err(|error| Failure::new(error.to_string(), error.to_string()))?;
    if before.as_ref() == Some(&bytes) {
        return Ok(());
    }
    disk::write(Path::new(name), &bytes).map_err(|error| Failure::disk(name, &error))?;
    hint_written(terminal, name);
    Ok(())
}

/// After a check: says which decisions have nothing to be about any more, and takes them out where that was asked for.
pub(super) fn tidy(
    decided: &mut Option<(String, Decisions)>,
    args: &DecisionArgs,
    (files, levels): (&Files, &Levels),
    findings: &[Diagnostic],
    terminal: &Terminal,
) -> Result<(), Failure> {
    let Some((name, all)) = decided else { return Ok(()) };
    // A file that is not there any more counts as read where others of its folder were: from another folder, or in a check of
    // another place, its path only leads nowhere.
    let folder = |path: &str| path.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
    let folders: BTreeSet<String> = files.ids().map(|id| folder(files.name(id))).collect();
    let read = |file: &str| {
        files.ids().any(|id| files.name(id) == file)
            || (folders.contains(&folder(file)) && !RealDisk.is_file(file))
    };
    let gone: Vec<Decision> =
        pipeline::settled(all, findings, (files, levels), &read).into_iter().cloned().collect();
    if args.update_decisions {
        for finding in findings {
            all.refresh(&finding.fingerprint, &finding.former, subject(finding, files));
        }
    }
    drop_gone(name, all, &gone, args, terminal)
}

/// The same after a review of many places.
pub(super) fn after_review(
    decided: &mut Option<(String, Decisions)>,
    review: &Review,
    args: &DecisionArgs,
    terminal: &Terminal,
) -> Result<(), Failure> {
    let Some((name, all)) = decided else { return Ok(()) };
    let gone: Vec<Decision> = review.places.iter().flat_map(|place| place.settled.iter().cloned()).collect();
    if args.update_decisions {
        // What was decided before an item had a code is kept by what its finding is known by now.
        for finding in review.places.iter().flat_map(|place| &place.findings) {
            let Some(own) = &finding.decision else { continue };
            let former = std::slice::from_ref(&own.fingerprint);
            all.refresh(&finding.fingerprint, former, own.subject.clone());
        }
    }
    drop_gone(name, all, &gone, args, terminal)
}

/// The same after a comparison: of the places on both sides, and of this very pair.
pub(super) fn after_diff(
    decided: &mut Option<(String, Decisions)>,
    changes: &Changes,
    (new, compared): (&Loaded, &str),
    args: &DecisionArgs,
    terminal: &Terminal,
) -> Result<(), Failure> {
    let Some((name, all)) = decided else { return Ok(()) };
    let parts = || {
        changes.changes.iter().flat_map(|change| {
            let whole = std::iter::once((change, None));
            whole.chain(change.fields.iter().map(move |field| (change, Some(field))))
        })
    };
    let print = |(change, field): (&Change, Option<&FieldChange>)| {
        field.map_or(&change.fingerprint, |field| &field.fingerprint).clone()
    };
    let prints: Vec<String> = parts().map(print).collect();
    let found: BTreeSet<&str> = prints.iter().map(String::as_str).collect();
    let whole = changes.unread.iter().all(Vec::is_empty);
    let places = &new.workspace.jurisdictions;
    let here = |place: &str| {
        whole && new.wanted.iter().any(|at| places.get(*at).is_some_and(|own| own.name == place))
    };
    let gone = pipeline::changes_gone(all, &found, &here, (compared, None));
    let gone: Vec<Decision> = gone.into_iter().map(|(own, _)| own.clone()).collect();
    if args.update_decisions {
        for part in parts() {
            all.refresh(&print(part), &[], pipeline::changed_subject(part.0, part.1, compared));
        }
    }
    drop_gone(name, all, &gone, args, terminal)
}

/// What a finding is about, for people.
fn subject(finding: &Diagnostic, files: &Files) -> Subject {
    let own = &finding.subject;
    let item = [own.code.as_deref(), own.name.as_deref()].into_iter().flatten().map(str::trim);
    Subject {
        file: files.name(finding.primary.file()).to_owned(),
        rule: finding.rule.name.to_owned(),
        item: item.collect::<Vec<_>>().join(" "),
        field: own.field.unwrap_or("").to_owned(),
        text: finding.message.chinese.clone(),
        ..Subject::default()
    }
}

/// Tells of decisions whose subject is gone, each once, and drops them from the file where that was asked for.
fn drop_gone(
    name: &str,
    all: &mut Decisions,
    gone: &[Decision],
    args: &DecisionArgs,
    terminal: &Terminal,
) -> Result<(), Failure> {
    for own in gone {
        let about = [own.subject.item.as_str(), own.subject.text.as_str()];
        let about = about.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
        let (zh, en) = match (own.subject.compared.is_empty(), args.update_decisions) {
            (true, true) => {
                ("问题已不存在，处理意见已移出", "the finding is gone; the decision was taken out")
            }
            (true, false) => ("问题已不存在", "the finding is gone"),
            (false, true) => {
                ("变化已不存在，处理意见已移出", "the change is gone; the decision was taken out")
            }
            (false, false) => ("变化已不存在", "the change is gone"),
        };
        terminal.hint(&Words::new(
            format!("{zh}：{about}（{}）", own.signed(true)),
            format!("{en}: {about} ({})", own.signed(false)),
        ));
    }
    if args.update_decisions {
        all.drop_all(&gone.iter().map(|own| own.fingerprint.clone()).collect::<BTreeSet<_>>());
        write(name, all, terminal)?;
    } else if !gone.is_empty() {
        terminal.hint(&Words::new(
            format!("{}条处理意见所说的已不存在，用 --update-decisions 移出 {name}", gone.len()),
            format!("{} decisions are on what is gone; --update-decisions drops them", gone.len()),
        ));
    }
    Ok(())
}
