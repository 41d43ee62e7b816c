//! 公开时限 and 公开频率, by the order "no later than".

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
    let order = new.compare(old);
    let counted = amounts(old, new);
    let (before, after) = counted.clone().unwrap_or_else(|| {
        let quoted = |side: super::Place<'_>| {
            text::of(side.item, field).map_or(String::new(), |quoted| format!("“{}”", quoted.text))
        };
        (quoted(both.old), quoted(both.new))
    });
    let en = format!("{}: {before} → {after}", field.key());
    match order {
        Order::Same => Vec::new(),
        Order::Looser => vec![loosened(format!("{called}由{before}放宽为{after}"), format!("{en}, later"))],
        Order::Stricter => {
            let verb = if counted.is_some() { "缩短" } else { "收紧" };
            vec![tightened(format!("{called}由{before}{verb}为{after}"), format!("{en}, sooner"))]
        }
        Order::Incomparable => labels::unread(called, field, both)
            .into_iter()
            .map(|_| incomparable(format!("{called}由{before}改为{after}{}", hint(old, new)), en.clone()))
            .collect(),
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
    let ([one], [other]) = (old.clauses.as_slice(), new.clauses.as_slice()) else { return None };
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
