//! Which rules run, and how grave their findings are, as the user set it.

use super::{RuleInfo, Severity};
use std::collections::BTreeMap;

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
}

impl Levels {
    /// Sets one rule, by name.
    pub fn set(&mut self, rule: impl Into<String>, level: Level) {
        self.levels.insert(rule.into(), level);
    }

    /// Runs only these: names, codes, or the letter of a group.
    pub fn select(&mut self, rules: Vec<String>) {
        self.select = rules;
    }

    /// Leaves these out.
    pub fn ignore(&mut self, rules: Vec<String>) {
        self.ignore = rules;
    }

    /// The severity of a finding under these settings; `None` where the rule is off.
    #[must_use]
    pub fn severity(&self, rule: &RuleInfo, given: Severity) -> Option<Severity> {
        let named = |list: &[String]| list.iter().any(|word| names(word, rule));
        if named(&self.ignore) || (!self.select.is_empty() && !named(&self.select)) {
            return None;
        }
        match self.levels.get(rule.name) {
            Some(Level::Off) => None,
            Some(Level::At(severity)) => Some(*severity),
            None => Some(given),
        }
    }
}

/// Whether a word on the command line means this rule: its name, its code, or a code's beginning.
fn names(word: &str, rule: &RuleInfo) -> bool {
    word == rule.name || rule.code.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
}
