//! Floor 6: the rules. One rule is one value, one manual page, one small function.
//!
//! A rule sees one item, one catalogue or one pair of items; the loops are `run`'s, so no rule can
//! leave one early. Rules are pure: no file, no clock, no other rule's result.

mod citations;
mod context;
mod offices;
mod registry;
mod run;

mod abbreviated_title;
mod body_of_other_tier;
mod dangling_ditto;
mod duplicate_item;
mod generic_body;
mod item_missing;
mod later_than_law;
mod later_than_upper_tier;
mod local_basis_only;
mod malformed_citation;
mod mismatched_document_number;
mod missing;
mod moved_article;
mod outdated_document_number;
mod renamed_body;
mod repealed_law;
mod unknown_body;
mod unknown_channel;
mod unknown_instrument;
mod unreadable_deadline;
mod vague_deadline;
mod website_not_used;

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
    &dangling_ditto::RULE,
    &missing::BASIS,
    &malformed_citation::RULE,
    &repealed_law::RULE,
    &outdated_document_number::RULE,
    &mismatched_document_number::RULE,
    &moved_article::RULE,
    &unknown_instrument::RULE,
    &local_basis_only::RULE,
    &abbreviated_title::RULE,
    &missing::DEADLINE,
    &unreadable_deadline::RULE,
    &vague_deadline::RULE,
    &later_than_law::RULE,
    &missing::CHANNEL,
    &unknown_channel::RULE,
    &website_not_used::RULE,
    &missing::BODY,
    &generic_body::RULE,
    &renamed_body::RULE,
    &unknown_body::RULE,
    &body_of_other_tier::RULE,
    &later_than_upper_tier::RULE,
    &item_missing::RULE,
];
