//! Which findings are listed one by one where there are very many; all are counted.

use super::{Finding, Place};
use crate::diagnostic::RuleInfo;
use std::collections::BTreeMap;

/// So many findings of one rule are listed of a place, and those that were decided; the rest are counted.
const LISTED: usize = 200;

impl Place {
    /// The findings of a rule that are listed one by one.
    pub fn listed_of<'a>(&'a self, rule: &'a RuleInfo) -> impl Iterator<Item = &'a Finding> {
        let own = self.findings.iter().filter(|own| own.rule.code == rule.code);
        own.enumerate().filter(|(at, own)| *at < LISTED || own.decision.is_some()).map(|(_, own)| own)
    }

    /// All findings that are listed one by one, in order.
    #[must_use]
    pub fn listed(&self) -> Vec<&Finding> {
        let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
        let is_listed = |own: &&Finding| {
            let count = seen.entry(own.rule.code).or_default();
            *count += 1;
            *count <= LISTED || own.decision.is_some()
        };
        self.findings.iter().filter(is_listed).collect()
    }
}
