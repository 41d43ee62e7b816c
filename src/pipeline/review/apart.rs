//! Two places of one name in one review (three 市中区 in a province): what was decided on the one says nothing of the other,
//! so the findings and changes of both are known by the places above as well.

use super::Scene;
use super::submission::Submission;
use crate::diagnostic::Diagnostic;
use crate::review::Change;
use crate::source::fnv1a;

/// What a place is told apart by from the others of its name.
pub(super) struct Apart(String);

impl Scene<'_> {
    /// By what a submission is told apart; nothing where its name is its own.
    pub(super) fn apart(&self, own: &Submission) -> Option<Apart> {
        let shared = self.submissions.iter().filter(|other| other.name == own.name).count() > 1;
        let folder = || own.homes.first().map_or("", |home| home.strip_prefix(self.root).unwrap_or(home));
        let above = if own.within.is_empty() { folder().to_owned() } else { own.within.join("/") };
        (shared && !above.is_empty()).then_some(Apart(above))
    }
}

impl Apart {
    /// Gives findings fingerprints of their own.
    pub(super) fn findings(&self, findings: &mut [Diagnostic]) {
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
