//! What is kept of a comparison with what a place sent in before.

use crate::decisions::Decision;

/// What is different from a place's previous submission, seen from the public.
#[derive(Debug, Clone, Default)]
pub struct Changes {
    /// Items that are new.
    pub added: usize,
    /// Items that are gone.
    pub removed: usize,
    /// Changes to the public's loss.
    pub loosened: usize,
    /// Changes to its gain.
    pub tightened: usize,
    /// Changes that are neither.
    pub neutral: usize,
    /// Whether parts of the previous submission could not be read: what is new or more open is then unknown.
    pub partial: bool,
    /// Each change.
    pub list: Vec<Change>,
}

/// One change.
#[derive(Debug, Clone)]
pub struct Change {
    /// Of which domain.
    pub domain: String,
    /// The item's code.
    pub code: Option<String>,
    /// Its name.
    pub name: String,
    /// The column, in the report's language; empty for an item that came or went.
    pub field: String,
    /// What stood there.
    pub old: String,
    /// What stands there.
    pub new: String,
    /// `loosened`, `tightened` or `neutral`.
    pub direction: &'static str,
    /// Why it is so.
    pub why: String,
    /// What carries a decision to the next round.
    pub fingerprint: String,
    /// The same of the whole change that this is a part of; a decision on the whole is one on its parts.
    pub whole: String,
    /// What was decided of it.
    pub decision: Option<Decision>,
}
