//! What a place says in excuse: 不涉及 and 备案说明, each with its reason, so that a reviewer sees all of them.

/// An upper item the place says it does not have, or a finding it wants accepted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Excuse {
    /// The rule whose finding is to be accepted; empty for an item that does not exist here.
    pub rule: String,
    /// The item's code; empty for a waiver of all items.
    pub code: String,
    /// The item's name above, where it is known.
    pub name: String,
    /// The reason as written.
    pub reason: String,
    /// The last day it holds, as written.
    pub until: String,
    /// Whether the reason is one, so that it counts.
    pub counts: bool,
}
