//! Floor 5: decisions that last (处理意见): what a reviewer said of a finding or of a change, by its fingerprint.
//!
//! ```yaml
//! 处理意见:
//! - 指纹: 0e1f2a3b4c5d6e7f
//!   意见: 同意保留
//!   说明: 按省里口径
//!   单位: 市政务公开办
//!   日期: 2026-11-20
//!   对象: {规则: vague-deadline, 事项: 51-01-01 甲, 问题: …}
//! ```
//! Only the fingerprint says what is meant; the subject (对象) is for people, and its file tells whether what is not
//! found was looked for. A new file is sorted, so that two versions of it can be compared by eye; in one that is there, what
//! did not change stays as it was written, in its place, and no comment is lost.

mod edit;
mod read;
mod verdict;
mod write;

pub use read::{Fault, schema};
pub use verdict::{Cell as VerdictCell, Verdict};

use crate::diagnostic::Diagnostic;
use std::collections::{BTreeMap, BTreeSet};

/// The file's usual name, beside the settings of a workspace.
pub const DECISIONS: &str = "decisions.yaml";

/// The keys of the file, in both languages.
pub(crate) static KEYS: &[(&str, &str)] = &[
    ("decisions", "处理意见"),
    ("fingerprint", "指纹"),
    ("verdict", "意见"),
    ("words", "说明"),
    ("by", "单位"),
    ("on", "日期"),
    ("subject", "对象"),
    ("file", "文件"),
    ("rule", "规则"),
    ("item", "事项"),
    ("field", "栏目"),
    ("text", "问题"),
    ("compared", "比较"),
    ("version", "版本"),
];

/// What was decided of one subject.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Decision {
    /// What is meant.
    pub fingerprint: String,
    /// The verdict; none where it stands in the words only.
    pub verdict: Option<Verdict>,
    /// The reviewer's own words.
    pub words: String,
    /// The office that decided, never a person.
    pub by: String,
    /// The day, as the file says; no clock is read.
    pub on: String,
    /// What it is about, for people.
    pub subject: Subject,
}

/// What a decision is about, in words.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Subject {
    /// The file it was found in.
    pub file: String,
    /// The rule's name, or the kind of a change.
    pub rule: String,
    /// The item's code and name.
    pub item: String,
    /// The column.
    pub field: String,
    /// What was wrong, or what changed.
    pub text: String,
    /// Of a change: whose, and what was compared with what (`示例县：前 → 今`).
    pub compared: String,
    /// Of a finding: the file as it was when it was decided on, by [`crate::source::Files::version`]; what is still there in
    /// another version was not mended.
    pub version: String,
}

impl Decision {
    /// The verdict and the words in one line, for a person.
    #[must_use]
    pub fn said(&self, chinese: bool) -> String {
        let verdict = self.verdict.map_or("", |verdict| verdict.word(chinese));
        let mark = if chinese { "：" } else { ": " };
        match (verdict.is_empty(), self.words.is_empty()) {
            (false, false) => format!("{verdict}{mark}{}", self.words),
            (false, true) => verdict.to_owned(),
            (true, _) => self.words.clone(),
        }
    }

    /// The same with the office and the day that it came from.
    #[must_use]
    pub fn signed(&self, chinese: bool) -> String {
        let from: Vec<&str> =
            [self.by.as_str(), self.on.as_str()].into_iter().filter(|part| !part.is_empty()).collect();
        match (from.is_empty(), chinese) {
            (true, _) => self.said(chinese),
            (false, true) => format!("{}（{}）", self.said(true), from.join("，")),
            (false, false) => format!("{} ({})", self.said(false), from.join(", ")),
        }
    }

    /// Whether its subject may stay as it is, and fails no check.
    #[must_use]
    pub fn is_kept(&self) -> bool {
        self.verdict == Some(Verdict::Kept)
    }
}

impl Decision {
    /// The same of a finding that is still there; `overdue` as [`Decision::is_overdue`] says.
    #[must_use]
    pub fn told(&self, chinese: bool, overdue: bool) -> String {
        let (zh, en) = match self.verdict {
            Some(Verdict::Mended) => ("；但问题仍在，请核对", "; but it is still there"),
            Some(Verdict::Returned) if overdue => {
                ("；上轮退回，仍未改", "; returned before, still unchanged")
            }
            Some(_) if overdue => ("；上轮采纳，仍未改", "; accepted before, still unchanged"),
            _ => ("", ""),
        };
        format!("{}{}", self.signed(chinese), if chinese { zh } else { en })
    }

    /// Whether its subject was to be changed, and another version of the file has come in with it unchanged.
    #[must_use]
    pub fn is_overdue(&self, version: &str) -> bool {
        let to_change = matches!(self.verdict, Some(Verdict::Returned | Verdict::Adopted));
        to_change && !self.subject.version.is_empty() && self.subject.version != version
    }
}

/// All decisions of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Decisions {
    /// By fingerprint.
    entries: BTreeMap<String, Decision>,
    /// Whether the file's keys are English.
    english: bool,
}

impl Decisions {
    /// The decision on a subject.
    #[must_use]
    pub fn of(&self, fingerprint: &str) -> Option<&Decision> {
        self.entries.get(fingerprint)
    }

    /// The decision on a finding: by what it is known by now, else by what it was known by before.
    #[must_use]
    pub fn on(&self, finding: &Diagnostic) -> Option<&Decision> {
        let prints = std::iter::once(&finding.fingerprint).chain(&finding.former);
        prints.into_iter().find_map(|print| self.of(print))
    }

    /// Takes one in, in the place of an earlier one on the same subject. Says whether anything is different now.
    pub fn put(&mut self, decision: Decision) -> bool {
        let before = self.entries.get(&decision.fingerprint);
        let mut decision = decision;
        if let Some(before) = before {
            let again = before.verdict == decision.verdict && before.words == decision.words;
            if again {
                // The same said again keeps its office and its day: a list that was filled in beforehand says it anew.
                let keep = |new: &mut String, old: &String| {
                    if !old.is_empty() {
                        new.clone_from(old);
                    }
                };
                keep(&mut decision.by, &before.by);
                keep(&mut decision.on, &before.on);
            }
            if !before.subject.text.is_empty() {
                // What a workbook says of the finding may have been edited on the way; where it was found is ours.
                let fresh = std::mem::replace(&mut decision.subject, before.subject.clone());
                let own = &mut decision.subject;
                for (own, fresh) in [(&mut own.file, fresh.file), (&mut own.compared, fresh.compared)] {
                    if !fresh.is_empty() {
                        *own = fresh;
                    }
                }
                // The same said again was said of the version it was first said of.
                if !again || own.version.is_empty() {
                    own.version = fresh.version;
                }
            }
            if *before == decision {
                return false;
            }
        }
        self.entries.insert(decision.fingerprint.clone(), decision);
        true
    }

    /// Writes into the subjects what is known of them now, such as the file they are in, and keeps by their new fingerprint
    /// those that were kept by a former one. Says whether anything is different now.
    pub fn refresh(&mut self, fingerprint: &str, former: &[String], subject: Subject) -> bool {
        let known = self.entries.contains_key(fingerprint);
        let old = former.iter().find(|print| !known && self.entries.contains_key(*print));
        if let Some(mut own) = old.and_then(|print| self.entries.remove(print)) {
            fingerprint.clone_into(&mut own.fingerprint);
            self.entries.insert(own.fingerprint.clone(), own);
        }
        let Some(own) = self.entries.get_mut(fingerprint) else { return false };
        let subject = Subject { version: own.subject.version.clone(), ..subject };
        let is_new = old.is_some() || own.subject != subject;
        own.subject = subject;
        is_new
    }

    /// All of them, in the order of the file: by file, rule, item, field, text.
    #[must_use]
    pub fn sorted(&self) -> Vec<&Decision> {
        let mut all: Vec<&Decision> = self.entries.values().collect();
        all.sort_by(|one, other| (&one.subject, &one.fingerprint).cmp(&(&other.subject, &other.fingerprint)));
        all
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

    /// Those whose subject is not among some fingerprints, in the order of the file.
    #[must_use]
    pub fn gone(&self, found: &BTreeSet<&str>) -> Vec<&Decision> {
        self.sorted().into_iter().filter(|own| !found.contains(own.fingerprint.as_str())).collect()
    }

    /// Takes some out.
    pub fn drop_all(&mut self, fingerprints: &BTreeSet<String>) {
        self.entries.retain(|own, _| !fingerprints.contains(own));
    }
}

#[cfg(test)]
mod tests;
