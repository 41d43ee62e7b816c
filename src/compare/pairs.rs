//! The pairs of one catalogue: what changed in each, what was split or merged, and which columns the whole table lost.

use super::align::{Aligned, Pair};
use super::domains::{Places, sides};
use super::fields::{self, Both, Place};
use super::{Change, Context, Direction, FieldChange, Kind, Subject, order, parts};
use crate::catalogue::{Catalogue, Field, Item};
use crate::diagnostic::Words;

/// What was found in two catalogues.
#[derive(Default)]
pub(super) struct Told {
    pub(super) changes: Vec<Change>,
    pub(super) unchanged: usize,
    pub(super) only_old: Vec<usize>,
    pub(super) only_new: Vec<usize>,
}

/// An item by catalogue and index.
type At = (usize, usize);

/// Compares all pairs of two catalogues.
pub(super) fn compare(
    places: Places<'_>,
    lists: (usize, usize),
    aligned: Aligned,
    ctx: &Context<'_>,
) -> Told {
    let Aligned { mut pairs, mut only_old, mut only_new } = aligned;
    let mut told = Told::default();
    told.changes.extend(split(places, lists, (&mut pairs, &only_old), &mut only_new, ctx));
    let parted: Vec<usize> =
        told.changes.iter().flat_map(|change| &change.old).map(|side| side.spot.item).collect();
    only_old.retain(|at| !parted.contains(at));
    told.changes.extend(merged(places, lists, (&mut pairs, &mut only_new), &mut only_old, ctx));
    let out_of_order = if ctx.strict { order::moved(&pairs) } else { Vec::new() };
    for pair in &pairs {
        let at = ((lists.0, pair.old), (lists.1, pair.new));
        let mut found = fields::compare(&both(places, at), ctx);
        if out_of_order.contains(&pair.old) {
            found.push(order::change(pair, places.old_item(at.0), places.new_item(at.1)));
        }
        if found.iter().all(|field| field.wording_only) {
            told.unchanged += 1;
        }
        if !found.is_empty() {
            told.changes.push(changed(places, at, *pair, found));
        }
    }
    let (old, new) = (&places.old_lists()[lists.0], &places.new_lists()[lists.1]);
    let of_both = fields::columns(old, new).chain(fields::remarks(old, new));
    told.changes.extend(of_both.map(|found| of_table(places, (old, new), found)));
    told.only_old = only_old;
    told.only_new = only_new;
    told
}

/// A pair that stands in two catalogues.
pub(super) fn moved(places: Places<'_>, at: (At, At), pair: Pair, ctx: &Context<'_>) -> Option<Change> {
    // A code belongs to its domain.
    let found = fields::compare(&both(places, at), ctx).into_iter().filter(|field| field.field != "code");
    let mut change = changed(places, at, pair, found.collect());
    let (old, new) = (&places.old_lists()[at.0.0], &places.new_lists()[at.1.0]);
    let (before, after) = (old.domain_name(), new.domain_name());
    change.kind = Kind::Moved;
    change.why = Words::new(
        format!("由“{before}”领域移到“{after}”领域"),
        format!("moved from the domain “{before}” to “{after}”"),
    );
    Some(change)
}

fn both<'a>(places: Places<'a>, (old, new): (At, At)) -> Both<'a> {
    let at = |place, list: &'a [Catalogue], (catalogue, item): At| {
        let catalogue = &list[catalogue];
        Place { place, catalogue, item: &catalogue.items[item] }
    };
    Both { old: at(places.old.0, places.old_lists(), old), new: at(places.new.0, places.new_lists(), new) }
}

fn changed(places: Places<'_>, (old, new): (At, At), pair: Pair, fields: Vec<FieldChange>) -> Change {
    let real = |key: &str| fields.iter().any(|field| field.field == key && !field.wording_only);
    let kind = if real("name") {
        Kind::Renamed
    } else if real("category") {
        Kind::Moved
    } else {
        Kind::Changed
    };
    let mut change = built(places, kind, (&[old], &[new]), fields, Words::new("", ""));
    (change.score, change.sure) = (pair.score, pair.sure);
    change
}

fn built(
    places: Places<'_>,
    kind: Kind,
    (old, new): (&[At], &[At]),
    fields: Vec<FieldChange>,
    why: Words,
) -> Change {
    let catalogue = new.first().and_then(|at| places.new_lists().get(at.0));
    let [old, new] = sides(places, old, new);
    let fields: Vec<FieldChange> =
        if places.withheld { fields.into_iter().map(of_withheld).collect() } else { fields };
    let direction = Direction::of_all(fields.iter().map(FieldChange::direction));
    Change {
        kind,
        subject: if places.withheld { Subject::Withheld } else { Subject::Item },
        place: places.new.0.name.clone(),
        domain: catalogue.map_or(String::new(), |catalogue| catalogue.domain_name().to_owned()),
        recognised: catalogue.and_then(|catalogue| catalogue.recognised.clone()),
        old_at: old.first().map(|side| side.at),
        new_at: new.first().map(|side| side.at),
        old,
        new,
        score: 1.0,
        sure: true,
        fields,
        direction,
        why,
        upper: None,
        fingerprint: String::new(),
    }
}

/// A change of an entry of a negative list: the more it withholds, the less the public gets; its other columns promise nothing.
fn of_withheld(mut field: FieldChange) -> FieldChange {
    let content = field.field == Field::Content.key();
    for reason in &mut field.reasons {
        reason.direction = if content { reason.direction.reversed() } else { Direction::Neutral };
        if content {
            reason.why.chinese = reason.why.chinese.replace("公开内容", "不予公开的内容");
            reason.why.english = format!("withheld: {}", reason.why.english);
        }
    }
    field
}

/// Columns a whole table lost or gained.
fn of_table(places: Places<'_>, (old, new): (&Catalogue, &Catalogue), found: FieldChange) -> Change {
    let mut change = built(places, Kind::Changed, (&[], &[]), vec![found], Words::new("", ""));
    change.subject = Subject::Catalogue;
    change.domain = new.domain_name().to_owned();
    change.recognised.clone_from(&new.recognised);
    (change.old_at, change.new_at) = (Some(old.head), Some(new.head));
    change
}

/// Old items that stand again in several new ones; they and their parts are taken off the lists.
fn split(
    places: Places<'_>,
    (old_list, new_list): (usize, usize),
    (pairs, only_old): (&mut Vec<Pair>, &[usize]),
    only_new: &mut Vec<usize>,
    ctx: &Context<'_>,
) -> Vec<Change> {
    let mut found = Vec::new();
    let wholes: Vec<(usize, Option<usize>)> = only_old
        .iter()
        .map(|at| (*at, None))
        .chain(pairs.iter().map(|pair| (pair.old, Some(pair.new))))
        .collect();
    for (whole, partner) in wholes {
        if only_new.is_empty() {
            break;
        }
        let candidates: Vec<&Item> = only_new.iter().map(|at| places.new_item((new_list, *at))).collect();
        let taken = partner.map(|at| places.new_item((new_list, at)));
        let old = (old_list, whole);
        let Some(parts) = parts::of(places.old_item(old), taken, &candidates) else { continue };
        let chosen: Vec<usize> = parts.iter().map(|at| only_new[*at]).collect();
        let news: Vec<At> = partner.iter().chain(&chosen).map(|at| (new_list, *at)).collect();
        only_new.retain(|at| !chosen.contains(at));
        pairs.retain(|pair| pair.old != whole);
        let fields = news.iter().map(|new| both(places, (old, *new))).collect::<Vec<_>>();
        let names: Vec<String> =
            news.iter().map(|at| places.new_item(*at).title().trim().to_owned()).collect();
        let why = Words::new(
            format!("事项“{}”拆分为“{}”", fields[0].old.item.title().trim(), names.join("”“")),
            format!("“{}” was split into “{}”", fields[0].old.item.title().trim(), names.join("”, “")),
        );
        found.push(built(
            places,
            Kind::Split,
            (&[old], &news),
            fields::compare_parts(&fields, true, ctx),
            why,
        ));
    }
    found
}

/// New items in which several old ones stand again.
fn merged(
    places: Places<'_>,
    (old_list, new_list): (usize, usize),
    (pairs, only_new): (&mut Vec<Pair>, &mut Vec<usize>),
    only_old: &mut Vec<usize>,
    ctx: &Context<'_>,
) -> Vec<Change> {
    let mut found = Vec::new();
    let wholes: Vec<(usize, Option<usize>)> = only_new
        .iter()
        .map(|at| (*at, None))
        .chain(pairs.iter().map(|pair| (pair.new, Some(pair.old))))
        .collect();
    for (whole, partner) in wholes {
        if only_old.is_empty() {
            break;
        }
        let candidates: Vec<&Item> = only_old.iter().map(|at| places.old_item((old_list, *at))).collect();
        let taken = partner.map(|at| places.old_item((old_list, at)));
        let new = (new_list, whole);
        let Some(parts) = parts::of(places.new_item(new), taken, &candidates) else { continue };
        let chosen: Vec<usize> = parts.iter().map(|at| only_old[*at]).collect();
        let olds: Vec<At> = partner.iter().chain(&chosen).map(|at| (old_list, *at)).collect();
        only_old.retain(|at| !chosen.contains(at));
        only_new.retain(|at| *at != whole);
        pairs.retain(|pair| pair.new != whole);
        let fields = olds.iter().map(|old| both(places, (*old, new))).collect::<Vec<_>>();
        let names: Vec<String> =
            olds.iter().map(|at| places.old_item(*at).title().trim().to_owned()).collect();
        let why = Words::new(
            format!("事项“{}”合并为“{}”", names.join("”“"), fields[0].new.item.title().trim()),
            format!("“{}” were merged into “{}”", names.join("”, “"), fields[0].new.item.title().trim()),
        );
        found.push(built(
            places,
            Kind::Merged,
            (&olds, &[new]),
            fields::compare_parts(&fields, false, ctx),
            why,
        ));
    }
    found
}
