//! How a changed item stands under the tier above: what the tier rules say of the new state, and whether they said so before.
//! Only the types; who judges fills them in (`pipeline`).

use crate::diagnostic::{Severity, Words};
use crate::source::Location;

/// A changed item under the tier above.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// The item above; `None` where the tier above has no such item.
    pub item: Option<UpperItem>,
    /// What does not stand under it.
    pub findings: Vec<Held>,
}

/// The item of the tier above.
#[derive(Debug, Clone, PartialEq)]
pub struct UpperItem {
    /// Whose catalogue.
    pub place: String,
    /// The code as written.
    pub code: Option<String>,
    /// The name.
    pub name: String,
    /// Where, in the files of the new side.
    pub at: Location,
}

/// A finding of a tier rule.
#[derive(Debug, Clone, PartialEq)]
pub struct Held {
    /// The rule's name.
    pub rule: &'static str,
    /// The rule's code.
    pub code: &'static str,
    /// How grave.
    pub severity: Severity,
    /// The field, by its key.
    pub field: Option<&'static str>,
    /// What is wrong.
    pub message: Words,
    /// Whether the old side had it.
    pub since: Since,
}

/// Whether a finding is older than the change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Since {
    /// The old side had no finding of this rule here.
    New,
    /// It had one of the rule in the same field, in other words.
    Other,
    /// It had the very same.
    Before,
}

impl Since {
    /// The word in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Other => "changed",
            Self::Before => "before",
        }
    }
}
