//! Every rule by name and by code, and what was probably meant by a wrong name.

use super::CHECKED;
use crate::diagnostic::RuleInfo;
use crate::read::faults as read;
use crate::schema::faults as schema;

/// The rules that no check of ours reports: what only the readers and the schema see.
static ELSEWHERE: &[&RuleInfo] = &[&schema::SCHEMA_VIOLATION, &schema::UNKNOWN_FIELD];

/// Every rule there is, in the order of the codes.
#[must_use]
pub fn all() -> Vec<&'static RuleInfo> {
    let checked = CHECKED.iter().map(|rule| rule.info);
    let mut all: Vec<&RuleInfo> =
        ELSEWHERE.iter().copied().chain(read::ALL.iter().copied()).chain(checked).collect();
    all.sort_by_key(|rule| (rank(rule.code), rule.code));
    all
}

/// The order of the groups: shape, name, content, basis, deadline, channel, body, audience, mode, level, tier, negative list, waiver, change log.
fn rank(code: &str) -> usize {
    "SNCBDHRAMLTGWP".find(|letter| code.starts_with(letter)).unwrap_or(usize::MAX)
}

/// Whether a finding of this rule is about the shape of a file that could be read: what the schema says.
pub(super) fn is_of_shape(rule: &RuleInfo) -> bool {
    ELSEWHERE.iter().any(|own| own.name == rule.name)
}

/// The rules a word such as `B`, `B1` or `B1xx` means, by the beginning of their codes; none where it is no such word.
#[must_use]
pub fn group(word: &str) -> Vec<&'static RuleInfo> {
    let start = word.trim().trim_end_matches(['x', 'X']).to_ascii_uppercase();
    if !start.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return Vec::new();
    }
    all().into_iter().filter(|rule| rule.code.starts_with(&start)).collect()
}

/// The outcome of looking a rule up.
#[derive(Debug)]
pub enum Lookup {
    /// There it is.
    Found(&'static RuleInfo),
    /// No such rule; perhaps these were meant.
    Unknown(Vec<&'static str>),
}

/// Finds a rule by name or code.
#[must_use]
pub fn lookup(word: &str) -> Lookup {
    let all = all();
    if let Some(rule) = all.iter().find(|rule| rule.name == word || rule.code.eq_ignore_ascii_case(word)) {
        return Lookup::Found(rule);
    }
    let mut near: Vec<(usize, &'static str)> =
        all.iter().map(|rule| (unlikeness(word, rule.name), rule.name)).collect();
    near.sort_unstable();
    let limit = word.chars().count() / 2;
    Lookup::Unknown(
        near.into_iter().filter(|(distance, _)| *distance <= limit).take(3).map(|(_, name)| name).collect(),
    )
}

fn unlikeness(word: &str, name: &str) -> usize {
    if !word.is_empty() && name.contains(word) { 0 } else { crate::schema::distance(word, name) }
}
