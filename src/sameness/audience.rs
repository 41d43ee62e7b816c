//! Whether two audiences are the same people.

use super::wording;
use crate::catalogue::Audience;
use crate::matching::likeness;

/// How alike two groups must be called to be one.
const SAME_GROUP: f64 = 0.5;

/// The groups of one audience that are none of another's. A tick without words may mean any group.
#[must_use]
pub(crate) fn lost(wanted: &Audience, given: &Audience) -> Vec<String> {
    if given.groups.iter().any(|group| is_unnamed(group)) {
        return Vec::new();
    }
    let absent = |group: &&String| {
        !is_unnamed(group)
            && !given.groups.iter().any(|own| same_group(&wording::plain(group), &wording::plain(own)))
    };
    wanted.groups.iter().filter(absent).cloned().collect()
}

/// Whether a group is a group without saying whom: 特定群体.
#[must_use]
pub(crate) fn is_unnamed(group: &str) -> bool {
    let words = wording::plain(group);
    words.contains("未写明") || ["特定群体", "特定群众", "特定对象", "特定人群"].contains(&words.as_str())
}

fn same_group(one: &str, other: &str) -> bool {
    one.contains(other) || other.contains(one) || likeness(one, other) >= SAME_GROUP
}
