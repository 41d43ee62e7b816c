//! The stretches of a sentence put together to what makes one clause.
//!
//! A stretch that says no time belongs to its neighbour: behind a time it is the place of publishing, before one it is
//! the start or the part of the item. What a stretch says is asked of `grammar`.

use super::clause::Kind;
use super::grammar::clause;
use super::span::Span;
use super::split::stretches;

/// Stretches that make one clause.
#[derive(Debug)]
pub(super) struct Group {
    /// The part of the item, where a stretch of its own names it (能够当场答复的,).
    pub(super) part: Option<(usize, usize)>,
    pub(super) start: usize,
    /// Where the stretch that says the time ends.
    pub(super) time_end: usize,
    pub(super) end: usize,
}

impl Group {
    fn new((start, end): (usize, usize)) -> Self {
        Self { part: None, start, time_end: end, end }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Time,
    Aside,
    Plain,
}

/// The stretches of a sentence, put together to clauses.
pub(super) fn groups(words: Span<'_>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut pending: Option<(usize, usize)> = None;
    for (start, end) in stretches(words) {
        let stretch = words.cut(start, end);
        let role = role(stretch);
        if role == Role::Plain {
            match groups.last_mut() {
                Some(last) if pending.is_none() && !leads_on(stretch) => last.end = end,
                _ => pending = Some((pending.map_or(start, |(first, _)| first), end)),
            }
            continue;
        }
        let before = pending.take();
        let named = before.filter(|&(first, last)| words.cut(first, last).ends_with("的"));
        if named.is_some() {
            groups.push(Group { part: named, ..Group::new((start, end)) });
        } else if role == Role::Time {
            groups.push(Group::new((before.map_or(start, |(first, _)| first), end)));
        } else {
            groups.extend(before.map(Group::new));
            groups.push(Group::new((start, end)));
        }
    }
    match (pending, groups.last_mut()) {
        (Some((_, end)), Some(last)) => last.end = end,
        (Some(range), None) => groups.push(Group::new(range)),
        (None, _) => {}
    }
    groups
}

fn role(stretch: Span<'_>) -> Role {
    if stretch.ends_with("的") {
        return Role::Plain;
    }
    match clause(stretch, stretch).kind {
        Kind::Other { aside: true } => Role::Aside,
        Kind::Other { aside: false } | Kind::Unreadable => Role::Plain,
        _ => Role::Time,
    }
}

/// Whether a stretch without a time looks forward to one.
fn leads_on(stretch: Span<'_>) -> bool {
    stretch.closing(&["的", "后", "时", "起", "之日"]).is_some()
        || stretch.opening(&["其中", "其他", "其它", "其余", "自", "对", "如", "需"]).is_some()
}
