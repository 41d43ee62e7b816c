//! The floors of the house: which module may import which. Imports go down; what else is forbidden,
//! and what is allowed all the same, stands in the lists here, each with its reason.

use super::scan::{self, Import};
use std::collections::BTreeSet;

/// The floors, from the ground up. Modules of one floor do not import each other.
const FLOORS: &[&[&str]] = &[
    &["source", "threads"],
    &["diagnostic"],
    &["value"],
    &["knowledge"],
    &["catalogue"],
    &["document", "read"],
    &["lineage", "matching", "normalise", "schedule", "schema"],
    &["sameness"],
    &["rules", "compare"],
    &["review"],
    &["report", "emit", "apply", "format", "known"],
    &["config", "project"],
    &["pipeline"],
    &["cli"],
];

/// Downward imports that are forbidden: who, what, why.
const BANS: &[(&str, &str, &str)] = &[
    ("value", "diagnostic", "a value complains of nothing: unreadable is an answer"),
    ("catalogue", "diagnostic", "a catalogue is inert"),
    ("catalogue", "knowledge", "a catalogue holds what was written; resolving is for those who judge"),
    ("read", "knowledge", "a reader understands layout, not meaning"),
    ("lineage", "diagnostic", "lining up tiers never fails"),
    ("matching", "diagnostic", "pairing never fails"),
    ("normalise", "diagnostic", "what is not understood stays as text, for a rule to tell of"),
    ("rules", "document", "a rule cannot tell what a catalogue was read from"),
    ("rules", "read", "a rule cannot tell what a catalogue was read from"),
    ("rules", "normalise", "a rule sees catalogues made by others"),
    ("rules", "schema", "the shape is settled before a rule looks"),
    ("sameness", "diagnostic::Words", "who only tells same from other has nothing to say"),
    ("compare", "document", "a comparison cannot tell what a catalogue was read from"),
    ("compare", "read", "a comparison cannot tell what a catalogue was read from"),
    ("compare", "normalise", "a comparison sees catalogues made by others"),
    ("compare", "schema", "the shape is settled before anything is compared"),
    ("review", "document", "a review cannot tell what a catalogue was read from"),
    ("review", "read", "a review cannot tell what a catalogue was read from"),
    ("report", "read", "a report tells findings"),
    ("report", "document", "a report tells findings"),
    ("report", "catalogue", "a report tells findings"),
    ("report", "normalise", "a report tells findings"),
    ("report", "rules", "a report takes findings from whomever they come"),
    ("emit", "diagnostic", "who publishes does not complain"),
    ("emit", "read", "who publishes takes catalogues"),
    ("emit", "document", "who publishes takes catalogues"),
    ("emit", "normalise", "who publishes takes catalogues"),
    ("emit", "rules", "who publishes does not judge"),
];

/// What is allowed all the same: who, what, why.
const EXCEPTIONS: &[(&str, &str, &str)] = &[
    ("read", "document", "it is what a reader hands up"),
    ("normalise", "schema", "keys, and misspelt keys, are known in one place"),
    ("rules::registry", "read::faults", "the one list of rules holds the readers' too"),
    ("rules::registry", "schema", "the one list of rules holds the schema's too, and “did you mean” is its"),
    ("rules::missing", "schema::near_heading", "a column under a misspelt heading is not missing as well"),
    ("format", "emit::yaml::scalar", "how a text is quoted is known in one place"),
    ("emit", "diagnostic::Language", "pages speak the reader's language"),
    ("emit::yaml::tests", "emit::json", "what comes back is held to the original in its complete form"),
    (
        "rules::later_than_upper_tier",
        "rules::later_than_law",
        "what is beyond the law is said once, by the law's rule",
    ),
    (
        "rules::channel_dropped",
        "rules::website_not_used",
        "that there is no website is said once, by its own rule",
    ),
];

/// Folders whose members stand side by side and never import each other, and what they share.
const SIBLINGS: &[(&str, &[&str])] = &[
    ("rules", &["context", "duty", "offices", "registry", "run"]),
    ("report", &["artifact", "graphic", "place", "plain"]),
    ("emit", &["address", "texts", "samples", "package", "table"]),
];

/// What the imports of one file break; `members` are the modules `folder::name` there are.
pub(crate) fn breaches(path: &str, text: &str, members: &BTreeSet<String>) -> Vec<String> {
    let from = scan::module(path);
    let breach = |import: &Import| {
        let reason = forbidden(&from, &import.path, members)?;
        (!excepted(&from, &import.path)).then(|| {
            format!("{path}:{}: {} → {}: {reason}", import.line, from.join("::"), import.path.join("::"))
        })
    };
    scan::imports(path, text).iter().filter_map(breach).collect()
}

/// The modules `folder::name` of some files.
pub(crate) fn members<'a>(paths: impl Iterator<Item = &'a str>) -> BTreeSet<String> {
    paths.map(scan::module).filter(|module| module.len() > 1).map(|module| module[..2].join("::")).collect()
}

/// The top modules of some files that stand on no floor.
pub(crate) fn homeless<'a>(paths: impl Iterator<Item = &'a str>) -> BTreeSet<String> {
    paths.filter_map(|path| scan::module(path).first().cloned()).filter(|top| floor(top).is_none()).collect()
}

/// Exceptions that no import makes use of: they must go.
pub(crate) fn idle_exceptions<'a>(files: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<String> {
    let imports: Vec<(Vec<String>, Import)> = files
        .flat_map(|(path, text)| {
            scan::imports(path, text).into_iter().map(move |import| (scan::module(path), import))
        })
        .collect();
    let used = |(who, what, _): &&(&str, &str, &str)| {
        imports.iter().any(|(from, to)| under(from, who) && under(&to.path, what))
    };
    EXCEPTIONS
        .iter()
        .filter(|exception| !used(exception))
        .map(|(who, what, _)| format!("{who} → {what}"))
        .collect()
}

fn floor(module: &str) -> Option<usize> {
    FLOORS.iter().position(|floor| floor.contains(&module))
}

/// Why a module may not import another; `None` where it may.
fn forbidden(from: &[String], to: &[String], members: &BTreeSet<String>) -> Option<&'static str> {
    let (own, other) = (from.first()?, to.first()?);
    let (low, high) = (floor(other)?, floor(own)?);
    if own == other {
        return siblings(from, to, members).then_some("siblings never import each other");
    }
    if low > high {
        return Some("imports go down");
    }
    if low == high {
        return Some("modules of one floor do not import each other");
    }
    BANS.iter().find(|(who, what, _)| under(from, who) && under(to, what)).map(|(_, _, reason)| *reason)
}

fn siblings(from: &[String], to: &[String], members: &BTreeSet<String>) -> bool {
    let (Some(own), Some(other)) = (from.get(1), to.get(1)) else { return false };
    let is_member = members.contains(&to[..2].join("::"));
    let family = SIBLINGS.iter().find(|(folder, _)| from[0] == *folder);
    family.is_some_and(|(_, shared)| {
        own != other && is_member && !shared.contains(&own.as_str()) && !shared.contains(&other.as_str())
    })
}

fn excepted(from: &[String], to: &[String]) -> bool {
    EXCEPTIONS.iter().any(|(who, what, _)| under(from, who) && under(to, what))
}

/// Whether a path is the module named, or within it.
fn under(path: &[String], module: &str) -> bool {
    let wanted: Vec<&str> = module.split("::").collect();
    path.len() >= wanted.len() && path.iter().zip(&wanted).all(|(own, other)| own == other)
}
