//! Which rules run, and how grave their findings are, as the user set it.

use super::{RuleInfo, Severity};
use crate::source::FileId;
use std::collections::{BTreeMap, BTreeSet};

/// What a user set for a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// Not at all.
    Off,
    /// With this severity.
    At(Severity),
}

/// The settings of all rules: severities by name, and what is selected and ignored.
#[derive(Debug, Clone, Default)]
pub struct Levels {
    levels: BTreeMap<String, Level>,
    select: Vec<String>,
    ignore: Vec<String>,
    /// Levels for some files only; the last that speaks of a file and a rule holds.
    scoped: Vec<(BTreeSet<FileId>, BTreeMap<String, Level>)>,
}

impl Levels {
    /// Sets one rule, by name.
    pub fn set(&mut self, rule: impl Into<String>, level: Level) {
        self.levels.insert(rule.into(), level);
    }

    /// Sets some rules for some files only, over what is set for all.
    pub fn set_in(&mut self, files: BTreeSet<FileId>, levels: BTreeMap<String, Level>) {
        self.scoped.push((files, levels));
    }

    /// Runs only these: names, codes, or the letter of a group.
    pub fn select(&mut self, rules: Vec<String>) {
        self.select = rules;
    }

    /// Leaves these out.
    pub fn ignore(&mut self, rules: Vec<String>) {
        self.ignore = rules;
    }

    /// The severity of a finding in a file under these settings; `None` where the rule is off there.
    #[must_use]
    pub fn severity(&self, rule: &RuleInfo, given: Severity, file: Option<FileId>) -> Option<Severity> {
        let named = |list: &[String]| list.iter().any(|word| names(word, rule));
        if named(&self.ignore) || (!self.select.is_empty() && !named(&self.select)) {
            return None;
        }
        let scoped = |(files, levels): &(BTreeSet<FileId>, BTreeMap<String, Level>)| {
            file.filter(|file| files.contains(file)).and_then(|_| levels.get(rule.name).copied())
        };
        let level = self.scoped.iter().rev().find_map(scoped);
        match level.as_ref().or_else(|| self.levels.get(rule.name)) {
            Some(Level::Off) => None,
            Some(Level::At(severity)) => Some(*severity),
            None => Some(given),
        }
    }
}

/// Whether a word on the command line means this rule: its name, its code, or a code's beginning.
fn names(word: &str, rule: &RuleInfo) -> bool {
    let start = word.trim().trim_end_matches(['x', 'X']);
    word == rule.name
        || !start.is_empty()
            && rule.code.get(..start.len()).is_some_and(|own| own.eq_ignore_ascii_case(start))
}
