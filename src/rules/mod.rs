//! Floor 6: the rules. One rule is one value, one manual page, one small function.
//!
//! A rule sees one item, one catalogue or one pair of items; the loops are `run`'s, so no rule can
//! leave one early. Rules are pure: no file, no clock, no other rule's result.

mod context;
mod offices;
mod registry;
mod run;

mod abbreviated_title;
mod ambiguous_day_type;
mod audience_narrowed;
mod basis_dropped;
mod body_of_other_tier;
mod channel_dropped;
mod conflicting_audience;
mod content_dropped;
mod copied_verbatim;
mod dangling_ditto;
mod domain_missing;
mod duplicate_item;
mod duty;
mod expired_waiver;
mod generic_body;
mod impossible_change_date;
mod item_missing;
mod later_than_law;
mod later_than_upper_tier;
mod level_outside_tier;
mod level_unserved;
mod local_basis_only;
mod malformed_citation;
mod malformed_code;
mod mismatched_document_number;
mod missing;
mod missing_start_event;
mod mode_downgraded;
mod moved_article;
mod name_differs;
mod name_repeats_category;
mod open_and_withheld;
mod orphan_code;
mod outdated_document_number;
mod outdated_term;
mod renamed_body;
mod repealed_law;
mod repeated_content;
mod stale_upper;
mod unknown_body;
mod unknown_changed_item;
mod unknown_channel;
mod unknown_instrument;
mod unreadable_deadline;
mod untidy_text;
mod unused_waiver;
mod vague_content;
mod vague_deadline;
mod vague_name;
mod village_mismatch;
mod waiver_without_reason;
mod website_not_used;
mod withheld_though_required;
mod withheld_without_ground;

pub use context::{Context, PlaceContext, Upper};
pub use duty::{is_required, omission};
pub use item_missing::elsewhere;
use registry::is_of_shape;
pub use registry::{Lookup, all, group, lookup};
pub use run::{Settings, run};

use crate::catalogue::{Catalogue, Item, Jurisdiction, Waiver};
use crate::diagnostic::RuleInfo;
use crate::sameness::{citations, wording};

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
    /// Every domain of a place beside the catalogue above: all pairs together.
    Tiers(fn(&[Pair<'_>], &mut Context<'_>)),
    /// Every item of a village beside the item of the same name of the township above.
    Twin(fn(&Twin<'_>, &mut Context<'_>)),
    /// Every item that the places below should disclose and none of them does.
    Unserved(fn(&Unserved<'_>, &mut Context<'_>)),
    /// Every table of a negative list.
    Withheld(fn(&Catalogue, &mut Context<'_>)),
    /// Every entry of a negative list.
    Entry(fn(&Entry<'_>, &mut Context<'_>)),
    /// Every place, once; its catalogues need not be there.
    Place(fn(&mut PlaceContext<'_>)),
    /// Every waiver, when everything else has been said.
    Waiver(fn(&Waived<'_>, &mut PlaceContext<'_>)),
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
        /// Whether that they are one is beyond doubt.
        sure: bool,
    },
    /// Only above.
    OnlyUpper(&'a Item),
    /// Only here.
    OnlyLower(&'a Item),
}

/// An item of a village and the item of the same name of the township above.
#[derive(Debug, Clone, Copy)]
pub struct Twin<'a> {
    /// The township.
    pub township: &'a Jurisdiction,
    /// What it says.
    pub upper: &'a Item,
    /// What the village says.
    pub own: &'a Item,
}

/// An item that two or more places below should disclose, and none of them does.
#[derive(Debug, Clone, Copy)]
pub struct Unserved<'a> {
    /// The item.
    pub item: &'a Item,
    /// The places below that have a catalogue of the domain, with that.
    pub below: &'a [(&'a Jurisdiction, &'a Catalogue)],
}

/// An entry of a negative list, and who says otherwise.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'a> {
    /// What is withheld.
    pub item: &'a Item,
    /// The same matter in a catalogue of the place itself.
    pub open: Option<&'a Item>,
    /// The same matter, owed by this tier, in the nearest catalogue above.
    pub required: Option<(&'a Jurisdiction, &'a Item)>,
}

/// A waiver, and what became of it.
#[derive(Debug, Clone, Copy)]
pub struct Waived<'a> {
    /// The waiver.
    pub waiver: &'a Waiver,
    /// Whether there was a finding it covers.
    pub used: bool,
    /// Whether its last day is over.
    pub expired: bool,
}

/// The rules about items that also hold for the entries of a negative list: how laws are cited.
/// Its tables may name a class of matters many times, so a name that stands twice is no fault there.
static ALSO_WITHHELD: &[&Rule] = &[
    &dangling_ditto::RULE,
    &malformed_citation::RULE,
    &repealed_law::RULE,
    &outdated_document_number::RULE,
    &mismatched_document_number::RULE,
    &moved_article::RULE,
    &unknown_instrument::RULE,
    &abbreviated_title::RULE,
];

/// The rules that look at catalogues, in the order of their codes.
pub static CHECKED: &[&Rule] = &[
    &missing::NAME,
    &duplicate_item::RULE,
    &vague_name::RULE,
    &malformed_code::RULE,
    &untidy_text::RULE,
    &name_repeats_category::RULE,
    &outdated_term::RULE,
    &missing::CONTENT,
    &repeated_content::RULE,
    &vague_content::RULE,
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
    &ambiguous_day_type::RULE,
    &missing_start_event::RULE,
    &missing::CHANNEL,
    &unknown_channel::RULE,
    &website_not_used::RULE,
    &missing::BODY,
    &generic_body::RULE,
    &renamed_body::RULE,
    &unknown_body::RULE,
    &body_of_other_tier::RULE,
    &missing::AUDIENCE,
    &conflicting_audience::RULE,
    &missing::MODE,
    &missing::LEVEL,
    &level_outside_tier::RULE,
    &later_than_upper_tier::RULE,
    &item_missing::RULE,
    &mode_downgraded::RULE,
    &content_dropped::RULE,
    &channel_dropped::RULE,
    &audience_narrowed::RULE,
    &basis_dropped::RULE,
    &name_differs::RULE,
    &orphan_code::RULE,
    &copied_verbatim::RULE,
    &domain_missing::RULE,
    &village_mismatch::RULE,
    &level_unserved::RULE,
    &stale_upper::RULE,
    &open_and_withheld::RULE,
    &withheld_without_ground::RULE,
    &withheld_though_required::RULE,
    &expired_waiver::RULE,
    &unused_waiver::RULE,
    &waiver_without_reason::RULE,
    &impossible_change_date::RULE,
    &unknown_changed_item::RULE,
];
