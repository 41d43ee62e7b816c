//! The kinds of dirt and how they are put together.

use super::Rng;
use std::collections::BTreeSet;

/// Kinds that exclude each other stand in one slot.
pub(crate) const SLOTS: &[&[&str]] = &[
    &["head-one-row", "head-three-rows", "head-cut", "head-unmerged"],
    &["title-none", "title-unmerged", "title-attachment", "title-filler"],
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
    &["cat-filldown", "cat-repeated", "cat-ditto", "cat-section"],
    &["down-merged", "down-ditto"],
    &["across-category-name", "across-name-content"],
    &["seq-restart", "seq-shared", "seq-from31", "seq-codes", "seq-empty"],
    &["tick-check", "tick-dot", "tick-yes", "tick-one", "tick-words", "tick-double"],
    &["tick-facing", "group-words"],
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
    ],
    &["list-ticked", "list-words", "list-numbered", "list-columns", "list-other-glued"],
    &["sep-newline", "sep-none", "sep-punctuation", "sep-inner-blank"],
    &["levels-town", "levels-joined", "levels-state", "levels-many"],
    &["letter-spaced"],
    &["line-breaks"],
    &["padding"],
    &["full-width"],
    &["notes-below", "notes-filler"],
    &["head-repeated"],
    &["stacked", "side-by-side", "sheets-contents", "hidden-sheet", "cards"],
    &["empty-rows"],
    &["empty-column-left", "empty-column-between"],
    &["column-numbers", "column-letters", "column-chinese"],
    &["rows-content", "rows-deadline"],
    &["void-number", "totals"],
    &["html", "csv", "docx"],
    &["village"],
];

/// The kinds of dirt of a case.
#[derive(Debug, Clone, Default)]
pub(crate) struct Plan(pub(crate) BTreeSet<&'static str>);

/// Pairs no table has, or no reader could tell apart: the second gives way.
const CONFLICTS: &[(&str, &str)] = &[
    ("cards", "head-"),
    ("cards", "title-"),
    ("cards", "order-"),
    ("cards", "extra-"),
    ("cards", "cat-"),
    ("cards", "down-"),
    ("cards", "across-"),
    ("cards", "seq-"),
    ("cards", "tick-"),
    ("cards", "group-"),
    ("cards", "column-"),
    ("cards", "rows-"),
    ("cards", "void-"),
    ("cards", "totals"),
    ("cards", "empty-"),
    ("cards", "depth-"),
    ("cards", "levels-"),
    ("cards", "list-columns"),
    ("cards", "notes-"),
    ("depth-one", "cat-"),
    ("depth-one", "across-"),
    ("depth-one", "seq-shared"),
    ("depth-one", "seq-restart"),
    ("depth-three", "cat-section"),
    ("depth-four", "cat-section"),
    ("depth-three", "across-"),
    ("depth-four", "across-"),
    ("order-shuffled", "across-"),
    ("order-shuffled", "cat-section"),
    ("cat-section", "across-"),
    ("cat-section", "seq-shared"),
    ("cat-section", "empty-rows"),
    ("across-category-name", "cat-filldown"),
    ("across-category-name", "cat-ditto"),
    ("across-category-name", "rows-"),
    ("across-name-content", "rows-"),
    ("missing-seq", "seq-"),
    ("missing-seq", "void-number"),
    ("missing-basis", "down-"),
    ("word-audience", "tick-facing"),
    ("word-audience", "group-words"),
    ("word-mode", "missing-mode"),
    ("word-levels", "missing-levels"),
    ("word-levels", "levels-"),
    ("missing-levels", "levels-"),
    ("list-words", "boxes-"),
    ("list-numbered", "boxes-"),
    ("list-columns", "boxes-"),
    ("list-columns", "sep-"),
    ("list-columns", "head-legend"),
    ("list-numbered", "sep-"),
    ("list-words", "sep-none"),
    ("list-words", "sep-inner-blank"),
    ("list-words", "head-legend"),
    ("list-numbered", "head-legend"),
    ("rows-", "down-"),
    ("rows-", "cat-filldown"),
    ("rows-", "cat-ditto"),
    ("rows-", "seq-empty"),
    ("rows-", "missing-seq"),
    ("rows-", "empty-rows"),
    ("rows-", "csv"),
    ("seq-shared", "rows-"),
    ("seq-shared", "csv"),
    ("down-merged", "csv"),
    ("across-", "csv"),
    ("head-three-rows", "csv"),
    ("head-cut", "csv"),
    ("stacked", "csv"),
    ("sheets-contents", "html"),
    ("sheets-contents", "csv"),
    ("sheets-contents", "docx"),
    ("hidden-sheet", "html"),
    ("hidden-sheet", "csv"),
    ("hidden-sheet", "docx"),
    ("side-by-side", "csv"),
    ("side-by-side", "empty-"),
    ("side-by-side", "notes-"),
    ("side-by-side", "html"),
    ("side-by-side", "docx"),
    ("side-by-side", "title-"),
    ("side-by-side", "cat-section"),
    ("empty-column-", "html"),
    ("empty-column-", "docx"),
    ("head-one-row", "list-columns"),
    ("head-cut", "head-blanks"),
    ("head-cut", "head-legend"),
    ("head-cut", "head-synonyms"),
    ("head-unmerged", "order-shuffled"),
    ("village", "levels-"),
    ("village", "word-levels"),
    ("full-width", "letter-spaced"),
];

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
