//! Decisions in and out: their file, and what of it has nothing to be about any more.

use crate::compare::{Change, FieldChange};
use crate::decisions::{DECISIONS, Decision, Decisions, Subject, Verdict};
use crate::diagnostic::{Diagnostic, Language, Levels, Sink, Words};
use crate::project::file_name;
use crate::read::{self, Bounds};
use crate::rules::{self, Lookup};
use crate::source::{Files, Location};
use std::collections::BTreeSet;

/// The decisions of a file, and what is wrong with it: each fault with its place in front.
#[must_use]
pub fn decisions(path: &str, bytes: Vec<u8>) -> (Decisions, Vec<Words>) {
    let mut files = Files::new();
    let id = files.add(path, bytes);
    let mut sink = Sink::new();
    let document = read::read(id, &files, &Bounds::default(), &mut sink);
    let (decisions, faults) = Decisions::read(&document);
    // An empty file decides nothing; that is no fault of it.
    let broken = sink.finish(&Levels::default(), &files);
    let broken = broken.iter().filter(|finding| finding.rule.name != "empty-catalogue");
    let mut found: Vec<Words> =
        broken.map(|finding| placed(&files, finding.primary, &finding.message)).collect();
    found.extend(faults.iter().map(|fault| placed(&files, fault.at, &fault.words)));
    (decisions, found)
}

/// The bytes of a file of decisions that said something before: edited in place where its layout allows it, else written
/// anew with its comments above. Letter for letter the same where nothing is different.
///
/// # Errors
/// None for texts.
pub fn decisions_bytes(after: &Decisions, before: Option<Vec<u8>>) -> Result<Vec<u8>, serde_yaml::Error> {
    let Some(before) = before else { return after.to_bytes() };
    let mut files = Files::new();
    let id = files.add(DECISIONS, before.clone());
    let Some(text) = files.text(id).filter(|text| !text.trim().is_empty()) else { return after.to_bytes() };
    let said = |text: &str| decisions(DECISIONS, text.as_bytes().to_vec()).0;
    let own = said(text);
    if own == *after {
        return Ok(before);
    }
    let edited = after.edited(text, &own)?.filter(|edited| said(edited) == *after);
    Ok(match edited {
        Some(edited) => edited,
        None => after.rewritten(text)?,
    }
    .into_bytes())
}

pub(super) fn placed(files: &Files, at: Location, words: &Words) -> Words {
    let place = files.place(at);
    Words::new(format!("{place}：{}", words.chinese), format!("{place}: {}", words.english))
}

/// The decisions on findings that were looked for and are not there any more: their rule was on, and `read` says whether
/// their file was read in this run. What a decision on a change means is for a comparison to say.
#[must_use]
pub fn settled<'a>(
    decisions: &'a Decisions,
    findings: &[Diagnostic],
    (files, levels): (&Files, &Levels),
    read: &dyn Fn(&str) -> bool,
) -> Vec<&'a Decision> {
    let found: BTreeSet<&str> = findings
        .iter()
        .flat_map(|finding| std::iter::once(&finding.fingerprint).chain(&finding.former))
        .map(String::as_str)
        .collect();
    let was_looked_for = |own: &&Decision| {
        let subject = &own.subject;
        let file = files.ids().find(|id| files.name(*id) == subject.file);
        let on = match rules::lookup(&subject.rule) {
            Lookup::Found(rule) => levels.severity(rule, rule.severity, file).is_some(),
            Lookup::Unknown(_) => false,
        };
        on && !subject.file.is_empty() && read(&subject.file) && !lacks_still(own, findings, files)
    };
    decisions.gone(&found).into_iter().filter(was_looked_for).collect()
}

/// Whether items are missing still where a decision sent back that they were. What is missing is told of in one finding
/// while it is much and singly when it is little, so the finding is another as soon as one of them is there.
fn lacks_still(own: &Decision, findings: &[Diagnostic], files: &Files) -> bool {
    let is_missing = |rule: &str| rule == "item-missing";
    if !is_missing(&own.subject.rule) || !is_to_undo(own) {
        return false;
    }
    // The same file may lie in another folder now, or have another name: then any of the run may be it.
    let file = own.subject.file.as_str();
    let named = |same: &dyn Fn(&str) -> bool| files.ids().any(|id| same(files.name(id)));
    let is_file = |name: &str| name == file;
    let is_like = |name: &str| file_name(name) == file_name(file);
    let (by_path, by_name) = (named(&is_file), named(&is_like));
    let there = findings.iter().filter(|finding| is_missing(finding.rule.name)).filter(|finding| {
        let name = files.name(finding.primary.file());
        if by_path { is_file(name) } else { !by_name || is_like(name) }
    });
    // An item that was told of by itself is missing still only where it may be one of several.
    let alone = !own.subject.item.trim().is_empty();
    there.into_iter().any(|finding| !alone || !finding.subject.absent.is_empty())
}

/// Whether what it is about was to be changed: sent back, or accepted by the office.
fn is_to_undo(own: &Decision) -> bool {
    matches!(own.verdict, Some(Verdict::Returned | Verdict::Adopted))
}

/// What became of a decision on a change that is not there any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Passed {
    /// It was undone, or its round is over: there is nothing left to decide.
    Gone,
    /// It was to be undone, its round is over, and nobody can see from this comparison whether it was: a loss that was
    /// sent back must not be forgotten because the next round begins from it.
    Unseen,
}

/// The decisions on changes of some places that were compared in whole, and have no such change. A decision remembers the
/// pair it was made on (对象 · 比较); one that names none is left alone, and so is one on another pair, unless a new round
/// (`mulu review --previous`, whose old side is `ended`) has ended that pair's: it begins where that one led.
#[must_use]
pub fn changes_gone<'a>(
    decisions: &'a Decisions,
    found: &BTreeSet<&str>,
    places: &dyn Fn(&str) -> bool,
    (compared, ended): (&str, Option<&str>),
) -> Vec<(&'a Decision, Passed)> {
    let passed = |own: &'a Decision| {
        let (place, pair) = own.subject.compared.split_once('：')?;
        if !places(place) {
            return None;
        }
        match ended {
            _ if pair == compared => Some((own, Passed::Gone)),
            None => None,
            Some(_) if is_to_undo(own) => Some((own, Passed::Unseen)),
            Some(ended) => leads_to(pair, ended).then_some((own, Passed::Gone)),
        }
    };
    decisions.gone(found).into_iter().filter_map(passed).collect()
}

/// Whether the new side of a pair is a folder or file, or stands in it.
fn leads_to(pair: &str, folder: &str) -> bool {
    let new = pair.rsplit_once(" → ").map_or("", |(_, new)| new.trim_end_matches(" --strict"));
    let rest = new.trim_start_matches("./").trim_end_matches('/').strip_prefix(folder.trim_end_matches('/'));
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// What a decision on a change is about, for people.
#[must_use]
pub fn changed_subject(change: &Change, field: Option<&FieldChange>, compared: &str) -> Subject {
    Subject {
        rule: change.kind.name().to_owned(),
        item: change.heading(Language::Chinese),
        field: field.map_or_else(String::new, |field| field.heading.clone()),
        text: field.map_or_else(|| change.whys(Language::Chinese), |field| field.why().chinese),
        compared: format!("{}：{compared}", change.place),
        ..Subject::default()
    }
}
