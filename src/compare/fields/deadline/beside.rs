//! What a deadline says beside the time: how long a notice stays, and words that let the office off (原则上, 可适当延长).

use super::super::{Reason, incomparable, loosened, neutral, tightened};
use crate::value::deadline::{Beside, Deadline, Order};

/// Words after which a limit binds less.
const LETS_OFF: [&str; 12] = [
    "原则上",
    "特殊情况",
    "特殊情形",
    "特殊原因",
    "延长",
    "延期",
    "顺延",
    "一般为",
    "一般在",
    "一般应",
    "条件允许",
    "力争",
];

/// What changed beside the time of two texts.
pub(super) fn compare(old: &str, new: &str) -> Vec<Reason> {
    let mut found = let_off(old, new);
    let stays = |text: &str| -> Vec<Beside> {
        Deadline::beside(text).into_iter().filter(|one| !one.puts_off).collect()
    };
    found.extend(staying(&stays(old), &stays(new)));
    found
}

/// Of two texts whose time is the same, what is told where nothing better can be said.
pub(super) fn other_words(old: &str, new: &str) -> Option<Reason> {
    (Deadline::words_left(old) != Deadline::words_left(new)).then(|| {
        neutral(
            format!("期限以外的文字有变：“{old}”→“{new}”"),
            format!("words beside the limit changed: “{old}” → “{new}”"),
        )
    })
}

/// Words that let the office off, added or taken away; a longer putting off.
fn let_off(old: &str, new: &str) -> Vec<Reason> {
    let only = |one: &str, other: &str| {
        let words = LETS_OFF.iter().filter(|word| one.contains(**word) && !other.contains(**word));
        words.copied().collect::<Vec<_>>().join("”“")
    };
    let (gone, come) = (only(old, new), only(new, old));
    let mut found = Vec::new();
    if !come.is_empty() {
        found.push(loosened(
            format!("公开时限加上了可以放宽的说法：“{come}”"),
            format!("words that let the limit slip were added: “{come}”"),
        ));
    }
    if !gone.is_empty() {
        found.push(tightened(
            format!("公开时限去掉了可以放宽的说法：“{gone}”"),
            format!("words that let the limit slip were taken out: “{gone}”"),
        ));
    }
    if found.is_empty() {
        let far = |text: &str| Deadline::beside(text).into_iter().find(|one| one.puts_off);
        if let (Some(old), Some(new)) = (far(old), far(new)) {
            // The longer it may be put off, the worse.
            found.extend(longer(&new, &old));
        }
    }
    found
}

/// How long notices stay.
fn staying(old: &[Beside], new: &[Beside]) -> Vec<Reason> {
    if old.len() == new.len() {
        return old.iter().zip(new).filter_map(|(old, new)| longer(old, new)).collect();
    }
    let only = |some: &[Beside], others: &[Beside]| {
        let lone = some.iter().filter(|one| !others.iter().any(|other| other.text == one.text));
        lone.map(|one| one.text.as_str()).collect::<Vec<_>>().join("，")
    };
    if old.len() > new.len() {
        let gone = only(old, new);
        vec![loosened(
            format!("删去了公示、保留的期限：“{gone}”"),
            format!("how long it stays: without “{gone}”"),
        )]
    } else {
        let come = only(new, old);
        vec![tightened(
            format!("写明了公示、保留的期限：“{come}”"),
            format!("how long it stays: “{come}” added"),
        )]
    }
}

/// Whether the second lasts longer than the first: that serves the public.
fn longer(one: &Beside, other: &Beside) -> Option<Reason> {
    let puts_off = one.puts_off;
    let (old, new) = if puts_off { (other, one) } else { (one, other) };
    let what = if puts_off { "可以延长的时间" } else { "公示、保留的期限" };
    let (zh, en) = (
        format!("{what}由“{}”改为“{}”", old.text, new.text),
        format!("beside the limit: “{}” → “{}”", old.text, new.text),
    );
    let (before, after) = (one.amount?, other.amount?);
    let length = |(amount, unit)| Deadline::within(amount, unit, None);
    match length(after).compare(&length(before)) {
        Order::Same => None,
        Order::Stricter => Some(loosened(zh, en)),
        Order::Looser => Some(tightened(zh, en)),
        Order::Incomparable => Some(incomparable(zh, en)),
    }
}
