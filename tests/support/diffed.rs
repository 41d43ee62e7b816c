//! What was told of a comparison in words, and what was to be told of what was planted.

use mulu::compare::{Change, Changes, Direction};

pub(crate) fn told(changes: &Changes) -> Vec<String> {
    let line = |change: &Change| {
        let fields: Vec<String> =
            change.fields.iter().map(|field| format!("{}: {}", field.field, field.why().chinese)).collect();
        format!(
            "{:?} {:?} {} {} [{}]",
            change.kind,
            change.direction,
            change.title(),
            change.why.chinese,
            fields.join(" | ")
        )
    };
    changes.changes.iter().map(line).collect()
}

/// What a change planted under a rule must be told as; nothing where the planting changes no meaning or may change none.
pub(crate) fn direction(rule: &str) -> Option<Direction> {
    Some(match rule {
        "later-than-upper-tier"
        | "mode-downgraded"
        | "content-dropped"
        | "audience-narrowed"
        | "missing-content"
        | "missing-deadline"
        | "missing-channel"
        | "missing-body"
        | "later-than-law"
        | "channel-dropped"
        | "missing-level"
        | "vague-deadline" => Direction::Loosened,
        // A law added by its old number is one more law all the same.
        "outdated-document-number" => Direction::Tightened,
        "name-differs" | "orphan-code" => Direction::Neutral,
        _ => return None,
    })
}

/// Ways to write an item otherwise that do change it.
pub(crate) const REAL: [&str; 4] =
    ["levels in other words", "more columns", "local document beside", "deadline shorter"];
