//! What a place says of itself beside its catalogues (`jurisdiction.yaml`): what does not exist here, which findings it asks to be
//! accepted, what it promises. An item left out without a word is told of as removed; one left out with a word must be seen too.

mod said;

use self::said::{ALL_DOMAINS, Statement, all, names};
use super::{
    Change, Changes, Context, Direction, FieldChange, Kind, Quoted, Reason, Side, Spot, Subject, pieces,
};
use crate::catalogue::Jurisdiction;
use crate::diagnostic::Words;
use crate::lineage::Workspace;
use crate::sameness::wording::plain;
use crate::source::Location;
use crate::value::deadline::{Deadline, Order};
use std::collections::BTreeMap;

/// Adds what changed in what a place says of itself, where both sides have a file to say it in.
pub(super) fn compare(
    old: (&Workspace, usize),
    new: (&Workspace, usize),
    ctx: &Context<'_>,
    changes: &mut Changes,
) {
    // A file on its own holds its catalogue and nothing of its place.
    if ctx.of_files {
        return;
    }
    let (Some(before), Some(after)) = (old.0.jurisdictions.get(old.1), new.0.jurisdictions.get(new.1)) else {
        return;
    };
    let any = !before.omits.is_empty() || !after.omits.is_empty();
    let names = if any { names([old.0, new.0]) } else { BTreeMap::new() };
    let (was, is) = (all(before, &names), all(after, &names));
    if silent(before, after) {
        let lists = before.withheld_lists.is_empty() != after.withheld_lists.is_empty();
        if !was.is_empty() || !is.is_empty() || lists {
            changes.caveats.extend(Some(uncompared(lists)).filter(|words| !changes.caveats.contains(words)));
        }
        return;
    }
    let (had, has) = (by_key(&was), by_key(&is));
    for one in &is {
        let told = match had.get(&(one.field, one.key.as_str())) {
            None => Some(lone(one, Kind::Added)),
            Some(other) if other.is_said_alike(one) => None,
            Some(other) => Some(differing(other, one)),
        };
        changes.changes.extend(told.map(|told| change(told, after, (old.1, new.1))));
    }
    for one in was.iter().filter(|one| !has.contains_key(&(one.field, one.key.as_str()))) {
        changes.changes.push(change(lone(one, Kind::Removed), after, (old.1, new.1)));
    }
}

/// What is said, by what it is known by; of two that are alike in that, the first.
fn by_key(said: &[Statement]) -> BTreeMap<(&str, &str), &Statement> {
    let mut found = BTreeMap::new();
    for one in said {
        found.entry((one.field, one.key.as_str())).or_insert(one);
    }
    found
}

/// Whether one side alone could say such things: what the other does not say it may only not hold.
pub(super) fn silent(old: &Jurisdiction, new: &Jurisdiction) -> bool {
    may_say(old) != may_say(new)
}

fn uncompared(lists: bool) -> Words {
    let more = if lists { ("和负面清单", " and the negative list") } else { ("", "") };
    Words::new(
        format!("一方只有表格，没有 jurisdiction.yaml，没有比较：不适用说明、备案说明等本地说明{}", more.0),
        format!(
            "one side holds tables and no jurisdiction.yaml; left out: what the place says there{}",
            more.1
        ),
    )
}

/// Whether a place has a file to say such things in, or might have: workbooks alone hold none.
fn may_say(place: &Jurisdiction) -> bool {
    let in_text = |at: Location| matches!(at, Location::Text { .. });
    let mut items = place.catalogues.iter().flat_map(|catalogue| &catalogue.items);
    place.file.is_some() || items.any(|item| in_text(item.at))
}

/// A change of a statement before it is a [`Change`].
struct Told<'a> {
    kind: Kind,
    old: Option<&'a Statement>,
    new: Option<&'a Statement>,
    reasons: Vec<Reason>,
}

/// What is said on one side only.
fn lone(one: &Statement, kind: Kind) -> Told<'_> {
    let (added, said) = (kind == Kind::Added, one.said());
    let (verb, english) = if added { ("新增", "added") } else { ("删去", "removed") };
    let reason = Reason {
        direction: if added { one.serves } else { one.serves.reversed() },
        why: Words::new(format!("{verb}{}：{said}", one.heading), format!("{} {english}: {said}", one.field)),
        comparable: true,
    };
    Told { kind, old: Some(one).filter(|_| !added), new: Some(one).filter(|_| added), reasons: vec![reason] }
}

/// What is said otherwise.
fn differing<'a>(old: &'a Statement, new: &'a Statement) -> Told<'a> {
    let only = |own: &Statement, other: &Statement| {
        let lone = own.parts.iter().filter(|part| !other.parts.iter().any(|one| plain(one) == plain(part)));
        lone.filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join("、")
    };
    let (gone, come) = (only(old, new), only(new, old));
    let reason = |direction, zh: String, en: String| Reason {
        direction,
        why: Words::new(format!("{}{zh}", old.heading), format!("{}: {en}", old.field)),
        comparable: true,
    };
    let direction = match old.field {
        "limits" => match Deadline::parse(&new.said()).compare(&Deadline::parse(&old.said())) {
            Order::Stricter => Direction::Tightened,
            Order::Looser => Direction::Loosened,
            Order::Same | Order::Incomparable => Direction::Neutral,
        },
        "domains" if come == ALL_DOMAINS => Direction::Tightened,
        "domains" if gone == ALL_DOMAINS || come.is_empty() => Direction::Loosened,
        "domains" => Direction::Tightened,
        _ => Direction::Neutral,
    };
    let less = |direction| reason(direction, format!("减少：{gone}"), format!("without {gone}"));
    let more = |direction| reason(direction, format!("增加：{come}"), format!("with {come}"));
    let all_of_them = [gone.as_str(), come.as_str()].contains(&ALL_DOMAINS);
    let reasons = match (gone.is_empty(), come.is_empty()) {
        (false, true) => vec![less(direction)],
        (true, false) => vec![more(direction)],
        // One domain for another: a loss and a gain, whichever side is looked at first.
        (false, false) if old.field == "domains" && !all_of_them => {
            vec![less(Direction::Loosened), more(Direction::Tightened)]
        }
        _ => vec![reason(direction, format!("由“{gone}”改为“{come}”"), format!("“{gone}” → “{come}”"))],
    };
    Told { kind: Kind::Changed, old: Some(old), new: Some(new), reasons }
}

fn change(told: Told<'_>, place: &Jurisdiction, (old_place, new_place): (usize, usize)) -> Change {
    // There is no item behind it, and no row to be looked up.
    let spot = |place| Spot { place, withheld: false, catalogue: usize::MAX, item: 0 };
    let side = |one: &Statement, place| Side {
        spot: spot(place),
        at: one.at,
        code: one.code.clone(),
        name: one.name.clone(),
        category: Vec::new(),
    };
    let direction = Direction::of_all(told.reasons.iter().map(|reason| reason.direction));
    Change {
        kind: told.kind,
        subject: Subject::Statement,
        place: place.name.clone(),
        domain: String::new(),
        recognised: None,
        old: told.old.map(|one| side(one, old_place)).into_iter().collect(),
        new: told.new.map(|one| side(one, new_place)).into_iter().collect(),
        old_at: told.old.map(|one| one.at),
        new_at: told.new.map(|one| one.at),
        score: 1.0,
        sure: true,
        fields: vec![field(&told)],
        direction,
        why: Words::new("", ""),
        upper: None,
        fingerprint: String::new(),
    }
}

/// The texts of both sides.
fn field(told: &Told<'_>) -> FieldChange {
    let quoted = |one: &Statement| Quoted { text: one.said(), at: one.at };
    let text = |one: Option<&Statement>| one.map_or(String::new(), Statement::said);
    let any = told.new.or(told.old);
    FieldChange {
        field: any.map_or("", |one| one.field),
        heading: any.map_or(String::new(), |one| one.heading.to_owned()),
        pieces: pieces::of_texts(&text(told.old), &text(told.new)),
        old: told.old.map(quoted),
        new: told.new.map(quoted),
        reasons: told.reasons.clone(),
        wording_only: false,
        fingerprint: String::new(),
    }
}
