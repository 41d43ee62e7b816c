//! Floor 6: the rules. One rule is one value, one manual page, one small function.
//!
//! A rule sees one item, one catalogue or one pair of items; the loops are `run`'s, so no rule can
//! leave one early. Rules are pure: no file, no clock, no other rule's result.

mod context;
mod registry;
mod run;

mod duplicate_item;
mod item_missing;
mod later_than_law;
mod later_than_upper_tier;
mod malformed_citation;
mod missing;
mod outdated_document_number;
mod unreadable_deadline;
mod vague_deadline;

pub use context::{Context, Upper};
pub use registry::{Lookup, all, lookup};
pub use run::{Settings, run};

use crate::catalogue::{Catalogue, Item};
use crate::diagnostic::RuleInfo;

/// A rule and what it looks at.
#[derive(Debug)]
pub struct Rule {
    /// Who it is.
    pub info: &'static RuleInfo,
    /// What it looks at; a rule may look at more than one thing.
    pub checks: &'static [Check],
}

/// What a rule looks at.
#[derive(Debug, Clone, Copy)]
pub enum Check {
    /// Every item by itself.
    Item(fn(&Item, &mut Context<'_>)),
    /// Every catalogue: all tables of one domain of one place together, each table once.
    Catalogue(fn(&Catalogue, &mut Context<'_>)),
    /// Every item of a place beside what the nearest place above says of it.
    TierPair(fn(&Pair<'_>, &mut Context<'_>)),
}

/// An item here and the same item above.
#[derive(Debug, Clone, Copy)]
pub enum Pair<'a> {
    /// On both tiers.
    Both {
        /// Above.
        upper: &'a Item,
        /// Here.
        own: &'a Item,
    },
    /// Only above.
    OnlyUpper(&'a Item),
    /// Only here.
    OnlyLower(&'a Item),
}

/// The rules that look at catalogues, in the order of their codes.
pub static CHECKED: &[&Rule] = &[
    &missing::NAME,
    &duplicate_item::RULE,
    &missing::CONTENT,
    &missing::BASIS,
    &malformed_citation::RULE,
    &outdated_document_number::RULE,
    &missing::DEADLINE,
    &unreadable_deadline::RULE,
    &vague_deadline::RULE,
    &later_than_law::RULE,
    &missing::CHANNEL,
    &missing::BODY,
    &later_than_upper_tier::RULE,
    &item_missing::RULE,
];
