//! 公开时限 and 公开频率, by the order "no later than".

mod beside;
mod vague;

use self::vague::Turned;
use super::{Both, Context, Reason, incomparable, labels, loosened, text, tightened};
use crate::catalogue::Field;
use crate::value::deadline::{Clause, Deadline, Kind, Order};

pub(super) fn compare(both: &Both<'_>, _: &Context<'_>) -> Vec<Reason> {
    match (both.old.item.deadline.understood(), both.new.item.deadline.understood()) {
        (Some(old), Some(new)) => ordered("公开时限", Field::Deadline, (old, new), both),
        _ => labels::unread("公开时限", Field::Deadline, both),
    }
}

/// How often something is published: read as a deadline, which it is.
pub(super) fn frequency(both: &Both<'_>, _: &Context<'_>) -> Vec<Reason> {
    let read = |side: super::Place<'_>| {
        let deadline = Deadline::parse(&text::of(side.item, Field::Frequency)?.text);
        (!deadline.is_unreadable()).then_some(deadline)
    };
    match (read(both.old), read(both.new)) {
        (Some(old), Some(new)) => ordered("公开频率", Field::Frequency, (&old, &new), both),
        _ => labels::unread("公开频率", Field::Frequency, both),
    }
}

fn ordered(called: &str, field: Field, (old, new): (&Deadline, &Deadline), both: &Both<'_>) -> Vec<Reason> {
    let quoted = |side: super::Place<'_>| text::of(side.item, field).map_or(String::new(), |own| own.text);
    let texts = (quoted(both.old), quoted(both.new));
    if text::said(&texts.0) == text::said(&texts.1) {
        return Vec::new();
    }
    let mut found = beside::compare((old, &texts.0), (new, &texts.1));
    let told = parts(called, field, old, new)
        .unwrap_or_else(|| time(called, field, (old, new), (&texts.0, &texts.1)).into_iter().collect());
    // Where nothing is said but how long a notice stays, there is no other time to compare.
    let only_beside =
        |one: &Deadline| one.clauses.iter().all(|clause| matches!(clause.kind, Kind::Other { aside: true }));
    if found.is_empty() || !(only_beside(old) && only_beside(new)) {
        found.splice(0..0, told);
    }
    if found.is_empty() {
        found.extend(beside::other_words(&texts.0, &texts.1));
    }
    found
}

/// Part by part, where both sides name the same parts in their clauses: 许可：7个工作日内；处罚：10个工作日内.
fn parts(called: &str, field: Field, old: &Deadline, new: &Deadline) -> Option<Vec<Reason>> {
    let label = |label: Option<&str>| label.map(text::loose);
    let old: Vec<_> = old.parts().collect();
    let mut new: Vec<_> = new.parts().collect();
    if old.len() < 2 || old.len() != new.len() {
        return None;
    }
    let mut found = Vec::new();
    for (place, (name, before)) in old.iter().enumerate() {
        let own = |other: &(Option<&str>, Deadline)| label(other.0) == label(*name);
        let at = place + new.get(place..)?.iter().position(own)?;
        new.swap(place, at);
        let (_, after) = new.get(place)?;
        let called = name.map_or(called.to_owned(), |name| format!("“{name}”的{called}"));
        let texts = (before.to_string(), after.to_string());
        found.extend(time(&called, field, (before, after), (&texts.0, &texts.1)));
    }
    Some(found)
}

/// What is to be said of one time against another.
fn time(
    called: &str,
    field: Field,
    (old, new): (&Deadline, &Deadline),
    texts: (&str, &str),
) -> Option<Reason> {
    let order = new.compare(old);
    let counted = amounts(old, new);
    let (before, after) = counted.clone().unwrap_or_else(|| {
        let (before, after) = beside::differing(texts.0, texts.1);
        (format!("“{before}”"), format!("“{after}”"))
    });
    let en = format!("{}: {before} → {after}", field.key());
    let verb = if counted.is_some() { "缩短" } else { "收紧" };
    match order {
        Order::Same => None,
        Order::Looser => Some(loosened(format!("{called}由{before}放宽为{after}"), format!("{en}, later"))),
        Order::Stricter => {
            Some(tightened(format!("{called}由{before}{verb}为{after}"), format!("{en}, sooner")))
        }
        Order::Incomparable => Some(match vague::turned(old, new) {
            Some(Turned::LimitLost) => loosened(
                format!("{called}由明确期限{before}改为{after}，没有明确期限"),
                format!("{en}: no definite limit any more"),
            ),
            Some(Turned::LimitGained) => tightened(
                format!("{called}由没有明确期限的{before}改为明确期限{after}"),
                format!("{en}: a definite limit now"),
            ),
            Some(Turned::Rarer) => {
                loosened(format!("{called}由{before}放宽为{after}，间隔变长"), format!("{en}, less often"))
            }
            Some(Turned::Oftener) => {
                tightened(format!("{called}由{before}收紧为{after}，间隔变短"), format!("{en}, more often"))
            }
            None => incomparable(format!("{called}由{before}改为{after}{}", hint(old, new)), en),
        }),
    }
}

/// Why two cannot be compared, where one cause is plain.
fn hint(old: &Deadline, new: &Deadline) -> &'static str {
    if old.vague().next().is_some() != new.vague().next().is_some() {
        return "，一边没有写明期限";
    }
    let start =
        |deadline: &Deadline| deadline.clauses.first().and_then(|clause| clause.from().map(str::to_owned));
    let single = old.clauses.len() == 1 && new.clauses.len() == 1;
    if single && start(old) != start(new) { "，起算的时点不同" } else { "" }
}

/// The two amounts alone, where nothing else differs.
fn amounts(old: &Deadline, new: &Deadline) -> Option<(String, String)> {
    let (before, after): (Vec<&Clause>, Vec<&Clause>) = (old.times().collect(), new.times().collect());
    let ([one], [other]) = (before.as_slice(), after.as_slice()) else { return None };
    if !matches!((&one.kind, &other.kind), (Kind::Within { .. }, Kind::Within { .. }))
        || new.compare(old) == Order::Incomparable
    {
        return None;
    }
    Some((amount(one)?, amount(other)?))
}

fn amount(clause: &Clause) -> Option<String> {
    let within = Deadline::within(clause.amount()?, clause.unit()?, None).to_string();
    Some(within.strip_suffix('内').unwrap_or(&within).to_owned())
}
