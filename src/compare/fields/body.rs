//! 公开主体, by the succession of offices: a new name for the same office is no change of hands.

use super::{Both, Context, Place, Reason, labels, listed, neutral};
use crate::catalogue::Field;
use crate::sameness::offices;
use crate::sameness::wording::plain;
use crate::value::text::squeeze;

/// An office of an item: as written, and as it is called now.
struct Office {
    written: String,
    /// Through all its changes of name, nicknames and the place's own list included.
    now: String,
    /// Whether the words name a kind of office and none of a place.
    generic: bool,
    /// What stands in brackets behind it.
    notes: Vec<String>,
}

pub(super) fn compare(both: &Both<'_>, ctx: &Context<'_>) -> Vec<Reason> {
    let (Some(old), Some(new)) = (offices(both.old, ctx), offices(both.new, ctx)) else {
        return labels::unread("公开主体", Field::Body, both);
    };
    let same = |one: &Office, other: &Office| one.now == other.now || one.written == other.written;
    let only = |own: &[Office], others: &[Office]| -> Vec<String> {
        let lone = own.iter().filter(|office| !others.iter().any(|other| same(office, other)));
        lone.map(|office| office.written.clone()).collect()
    };
    let (gone, come) = (only(&old, &new), only(&new, &old));
    let mut found = renamed(&old, &new);
    match (gone.as_slice(), come.as_slice()) {
        ([], []) => found.extend(noted(&old, &new).filter(|_| found.is_empty())),
        ([], come) => {
            let (zh, en) = listed(come);
            found.push(neutral(format!("公开主体增加：{zh}"), format!("one more body: {en}")));
        }
        (gone, []) => {
            let (zh, en) = listed(gone);
            found.push(neutral(format!("公开主体减少：{zh}"), format!("one body less: {en}")));
        }
        (gone, come) => {
            let ((zh, en), (zh_new, en_new)) = (listed(gone), listed(come));
            let generic = old.iter().any(|office| office.generic) && new.iter().all(|office| !office.generic);
            let note = if generic { "（统称改为具体部门）" } else { "" };
            found
                .push(neutral(format!("公开主体由{zh}改为{zh_new}{note}"), format!("body: {en} → {en_new}")));
        }
    }
    found
}

/// What stands in brackets behind the same offices: a division, a deputy.
fn noted(old: &[Office], new: &[Office]) -> Option<Reason> {
    let notes =
        |offices: &[Office]| offices.iter().flat_map(|office| office.notes.clone()).collect::<Vec<_>>();
    let (before, after) = (notes(old), notes(new));
    let known = |one: &String, others: &[String]| others.iter().any(|other| plain(other) == plain(one));
    let same = before.iter().all(|one| known(one, &after)) && after.iter().all(|one| known(one, &before));
    let shown = |notes: &[String], none: &str| {
        if notes.is_empty() { none.to_owned() } else { format!("“{}”", notes.join("、")) }
    };
    (!same).then(|| {
        neutral(
            format!("公开主体的附注由{}改为{}", shown(&before, "没有"), shown(&after, "没有")),
            format!("note beside the body: {} → {}", shown(&before, "none"), shown(&after, "none")),
        )
    })
}

/// Offices that stand on both sides under names of two times.
fn renamed(old: &[Office], new: &[Office]) -> Vec<Reason> {
    let mut found = Vec::new();
    for one in old {
        if new.iter().any(|other| other.written == one.written) {
            continue;
        }
        let Some(other) = new.iter().find(|other| other.now == one.now) else { continue };
        // A nickname is only another writing.
        if one.written == one.now || other.written == other.now {
            let (before, after) = (&one.written, &other.written);
            found.push(neutral(
                format!("公开主体更名：{before}→{after}（同一部门）"),
                format!("the same body under another name: {before} → {after}"),
            ));
        }
    }
    found
}

/// The offices of an item; `None` where the registries cannot be read.
fn offices(side: Place<'_>, ctx: &Context<'_>) -> Option<Vec<Office>> {
    let bodies = ctx.knowledge.bodies().ok()?;
    let day = ctx.day.or_else(|| ctx.knowledge.laws().ok()?.known_until())?;
    let named = offices::of(side.item, bodies);
    let office = |named: offices::Named<'_>| {
        let local = side.place.bodies.iter().find(|(key, _)| squeeze(&key.value) == named.name);
        let name = local.map_or(named.name.clone(), |(_, local)| squeeze(&local.value));
        let expanded = bodies.expand(&name).unwrap_or_else(|| name.clone());
        let now = bodies.successor(&expanded, day).map_or(expanded, |renamed| renamed.name);
        let generic = named.generic.is_some() && local.is_none();
        // A kind of office has its brackets within its name: 县（市、区）民政部门.
        let notes = if named.generic.is_some() { Vec::new() } else { named.aliases };
        let notes = notes.into_iter().map(|note| note.value).collect();
        Office { written: named.name, now, generic, notes }
    };
    Some(named.into_iter().map(office).collect())
}
