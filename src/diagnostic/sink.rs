//! The only door findings go through: severities, order, doubles and fingerprints are settled here.

use super::fingerprint::{fingerprint, former};
use super::{Diagnostic, Levels};
use crate::source::Files;
use std::collections::BTreeMap;

/// Collects findings.
#[derive(Debug, Default)]
pub struct Sink {
    findings: Vec<Diagnostic>,
}

impl Sink {
    /// An empty one.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes a finding and hands it back to be added to.
    pub fn push(&mut self, finding: Diagnostic) -> &mut Diagnostic {
        self.findings.push(finding);
        let last = self.findings.len() - 1;
        &mut self.findings[last]
    }

    /// Takes all of another sink's.
    pub fn append(&mut self, other: Self) {
        self.findings.extend(other.findings);
    }

    /// Drops the findings that are not to be kept.
    pub fn retain(&mut self, keep: impl FnMut(&Diagnostic) -> bool) {
        self.findings.retain(keep);
    }

    /// Every finding so far, to be added to.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut Diagnostic> {
        self.findings.iter_mut()
    }

    /// Whether any finding so far is such a one.
    #[must_use]
    pub fn has(&self, such: impl Fn(&Diagnostic) -> bool) -> bool {
        self.findings.iter().any(such)
    }

    /// How many there are so far.
    #[must_use]
    pub fn len(&self) -> usize {
        self.findings.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.findings.is_empty()
    }

    /// Settles severities, order (file by name, then place, then rule), doubles and fingerprints, once.
    #[must_use]
    pub fn finish(self, levels: &Levels, files: &Files) -> Vec<Diagnostic> {
        let mut findings: Vec<Diagnostic> = self
            .findings
            .into_iter()
            .filter_map(|mut finding| {
                finding.severity =
                    levels.severity(finding.rule, finding.severity, Some(finding.primary.file()))?;
                Some(finding)
            })
            .collect();
        findings.sort_by(|a, b| {
            let key = |finding: &Diagnostic| (finding.primary, finding.rule.code);
            let by_file = files.name(a.primary.file()).cmp(files.name(b.primary.file()));
            by_file.then_with(|| key(a).cmp(&key(b))).then_with(|| a.message.chinese.cmp(&b.message.chinese))
        });
        findings
            .dedup_by(|a, b| a.rule.name == b.rule.name && a.primary == b.primary && a.message == b.message);
        number(&mut findings, files);
        findings
    }
}

fn number(findings: &mut [Diagnostic], files: &Files) {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut before: BTreeMap<String, usize> = BTreeMap::new();
    for finding in findings.iter_mut() {
        if finding.subject.place.is_empty() {
            files.name(finding.primary.file()).clone_into(&mut finding.subject.place);
        }
        let first = fingerprint(finding, 0);
        let repeat = seen.entry(first.clone()).or_insert(0);
        finding.fingerprint = if *repeat == 0 { first } else { fingerprint(finding, *repeat) };
        *repeat += 1;
        finding.former = former(finding);
        for print in &finding.former {
            *before.entry(print.clone()).or_insert(0) += 1;
        }
    }
    // Which of two was meant nobody could say.
    for finding in findings {
        finding.former.retain(|print| before.get(print) == Some(&1) && !seen.contains_key(print));
    }
}
