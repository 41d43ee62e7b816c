//! The kinds of dirt and how they are put together.

use super::Rng;
use super::conflicts::CONFLICTS;
use std::collections::BTreeSet;

/// Kinds that exclude each other stand in one slot.
pub(crate) const SLOTS: &[&[&str]] = &[
    &["head-one-row", "head-three-rows", "head-cut", "head-unmerged"],
    &[
        "title-none",
        "title-unmerged",
        "title-attachment",
        "title-filler",
        "title-date",
        "title-two-lines",
        "title-repeated",
    ],
    &["head-synonyms"],
    &["head-blanks"],
    &["head-legend"],
    &["order-shuffled"],
    &["extra-columns", "extra-unknown"],
    &["missing-seq"],
    &["missing-basis"],
    &["missing-mode"],
    &["missing-levels"],
    &["depth-one", "depth-three", "depth-four"],
    &["cat-numbered"],
    &["name-numbers"],
    &["stage-columns"],
    &["mode-both"],
    &["audience-both"],
    &["page-footer"],
    &["stray-cell"],
    &["legend-above"],
    &["empty-top"],
    &["head-mode-twice", "levels-bare"],
    &["cat-filldown", "cat-repeated", "cat-ditto", "cat-section"],
    &["down-merged", "down-ditto"],
    &["across-category-name", "across-name-content"],
    &["seq-restart", "seq-shared", "seq-from31", "seq-codes", "seq-empty", "seq-dotted", "seq-between"],
    &[
        "tick-check",
        "tick-dot",
        "tick-yes",
        "tick-one",
        "tick-words",
        "tick-double",
        "tick-boxes",
        "tick-cross",
        "tick-slash",
        "tick-no",
    ],
    &["tick-facing", "group-words"],
    &["ticks-merged"],
    &["word-audience"],
    &["word-mode"],
    &["word-levels"],
    &[
        "boxes-☑☐",
        "boxes-●○",
        "boxes-◆□",
        "boxes-▲□",
        "boxes-R£",
        "boxes-þ□",
        "boxes-t□",
        "boxes-▄口",
        "boxes-■口",
        "boxes-☑□",
        "boxes-■☐",
        "boxes-√□",
        "boxes-brackets",
    ],
    &[
        "list-ticked",
        "list-words",
        "list-numbered",
        "list-columns",
        "list-other-glued",
        "list-none",
        "list-other-empty",
    ],
    &["sep-newline", "sep-none", "sep-punctuation", "sep-inner-blank"],
    &["levels-town", "levels-joined", "levels-state", "levels-many"],
    &["letter-spaced"],
    &["line-breaks"],
    &["padding"],
    &["full-width"],
    &["notes-below", "notes-filler"],
    &["head-repeated"],
    &["stacked", "side-by-side", "sheets-contents", "hidden-sheet", "cards", "cards-wide", "sheet-notes"],
    &["empty-rows"],
    &["empty-column-left", "empty-column-between"],
    &["column-numbers", "column-letters", "column-chinese"],
    &["rows-content", "rows-content-loose", "rows-deadline", "rows-basis", "rows-channels"],
    &["void-number", "totals"],
    &["html", "html-word", "csv", "csv-gbk", "docx"],
    &["village"],
];

/// The kinds of dirt of a case.
#[derive(Debug, Clone, Default)]
pub(crate) struct Plan(pub(crate) BTreeSet<&'static str>);

impl Plan {
    pub(crate) fn has(&self, kind: &str) -> bool {
        self.0.contains(kind)
    }

    /// The first kind of the plan that begins so, without its beginning.
    pub(crate) fn of(&self, start: &str) -> Option<&'static str> {
        self.0.iter().find_map(|kind| kind.strip_prefix(start))
    }

    /// The kinds of these names.
    pub(crate) fn named(names: &str) -> Self {
        Self(all().into_iter().filter(|kind| names.split_whitespace().any(|name| name == *kind)).collect())
    }

    /// Whether a kind of the plan begins so.
    pub(crate) fn any(&self, start: &str) -> bool {
        self.of(start).is_some()
    }

    /// The names of its kinds.
    pub(crate) fn names(&self) -> String {
        self.0.iter().copied().collect::<Vec<_>>().join(" ")
    }

    /// A handful of kinds that go together.
    pub(crate) fn random(rng: &mut Rng) -> Self {
        let chance = [8, 15, 25][rng.below(3)];
        let mut plan = Self::default();
        for slot in SLOTS {
            if rng.percent(chance) {
                plan.0.insert(*rng.pick(slot));
            }
        }
        for (stays, gives_way) in CONFLICTS {
            if plan.0.iter().any(|kind| kind.starts_with(stays)) {
                plan.0.retain(|kind| !kind.starts_with(gives_way) || kind.starts_with(stays));
            }
        }
        plan
    }
}

/// Every kind there is.
pub(crate) fn all() -> Vec<&'static str> {
    SLOTS.iter().flat_map(|slot| slot.iter().copied()).collect()
}
