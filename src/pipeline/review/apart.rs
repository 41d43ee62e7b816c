//! Two places of one name in one review (three 市中区 in a province): what was decided on the one says nothing of the other,
//! so the findings and changes of both are known by the places above as well.

use super::Scene;
use super::own_files::OwnFiles;
use super::submission::Submission;
use crate::diagnostic::Diagnostic;
use crate::review::Change;
use crate::source::fnv1a;

/// What a place is told apart by from the others of its name.
pub(super) struct Apart(String);

impl Scene<'_> {
    /// By what a submission is told apart; nothing where its name is its own.
    pub(super) fn apart(&self, own: &Submission) -> Option<Apart> {
        let folder = || own.homes.first().map_or("", |home| home.strip_prefix(self.root).unwrap_or(home));
        let above = if own.within.is_empty() { folder().to_owned() } else { own.within.join("/") };
        (self.shares_its_name(own) && !above.is_empty()).then_some(Apart(above))
    }

    /// Whether another submission has its name.
    pub(super) fn shares_its_name(&self, own: &Submission) -> bool {
        self.submissions.iter().filter(|other| other.name == own.name).count() > 1
    }

    /// Gives findings fingerprints of their own where the place shares its name. Who else sends in may be others in the next
    /// round: what was decided when the name was its own is found as long as it was decided of its own files, and what was
    /// decided when it was not, by the places above.
    pub(super) fn tell_findings_apart(
        &self,
        own: &Submission,
        findings: &mut [Diagnostic],
        files: &OwnFiles<'_>,
    ) {
        let Some(all) = self.options.decisions else {
            return self.apart(own).iter().for_each(|apart| apart.findings(findings));
        };
        let is_own = |print: &String| all.of(print).is_some_and(|own| files.has(&own.subject.file));
        let plain = |finding: &Diagnostic| -> Vec<String> {
            std::iter::once(&finding.fingerprint).chain(&finding.former).cloned().collect()
        };
        if let Some(apart) = self.apart(own) {
            let before: Vec<Vec<String>> = findings.iter().map(plain).collect();
            apart.findings(findings);
            for (finding, before) in findings.iter_mut().zip(before) {
                finding.former.extend(before.into_iter().filter(is_own));
            }
        } else if !own.within.is_empty() {
            let apart = Apart(own.within.join("/"));
            for finding in findings {
                let told = plain(finding).into_iter().map(|print| apart.print(&print));
                let known: Vec<String> = told.filter(|print| all.of(print).is_some()).collect();
                finding.former.extend(known);
            }
        }
    }
}

impl Apart {
    /// Gives findings fingerprints of their own.
    fn findings(&self, findings: &mut [Diagnostic]) {
        for finding in findings {
            finding.fingerprint = self.print(&finding.fingerprint);
            finding.former.iter_mut().for_each(|print| *print = self.print(print));
        }
    }

    /// Gives a change fingerprints of its own.
    pub(super) fn change(&self, change: Change) -> Change {
        Change { fingerprint: self.print(&change.fingerprint), whole: self.print(&change.whole), ..change }
    }

    fn print(&self, of_the_name: &str) -> String {
        format!("{:016x}", fnv1a(of_the_name.bytes().chain([0]).chain(self.0.bytes())))
    }
}
