//! What a deadline says beside the time: how long a notice stays, and words that let the office off (原则上, 可适当延长).

use super::super::{Reason, incomparable, loosened, neutral, text, tightened};
use super::vague::{self, Turned};
use crate::value::deadline::{Beside, Clause, Deadline, Kind, Order};
use crate::value::text::outside_brackets;

/// Words after which a limit binds less.
const LETS_OFF: [&str; 17] = [
    "左右",
    "尽量",
    "尽可能",
    "争取",
    "力求",
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
pub(super) fn compare((old, old_text): (&Deadline, &str), (new, new_text): (&Deadline, &str)) -> Vec<Reason> {
    let mut found = let_off((old, old_text), (new, new_text));
    let stays = |text: &str| -> Vec<Beside> {
        Deadline::beside(text).into_iter().filter(|one| !one.puts_off).collect()
    };
    let (before, after) = (stays(old_text), stays(new_text));
    let (one, other) = ((old, old_text), (new, new_text));
    match (for_good(one, other), for_good(other, one)) {
        (Some(part), None) if before.len() < after.len() => {
            let kept = only(&after, &before);
            found.push(loosened(
                format!("{part}由长期公开改为“{kept}”"),
                format!("no longer public for good: “{kept}”"),
            ));
        }
        (None, Some(part)) if before.len() > after.len() => {
            let kept = only(&before, &after);
            found.push(tightened(
                format!("{part}由“{kept}”改为长期公开"),
                format!("“{kept}” → public for good"),
            ));
        }
        (gone, come) => {
            found.extend(gone.map(|part| {
                loosened(format!("{part}不再写明长期公开"), "no longer said to stay public for good")
            }));
            found.extend(
                come.map(|part| tightened(format!("{part}写明了长期公开"), "said to stay public for good")),
            );
            found.extend(staying(&before, &after));
        }
    }
    found
}

/// What is public for good on one side only, as a lead of the sentence: 长期公开 beside a time. Where a side says no time at all,
/// the times are compared.
fn for_good(own: (&Deadline, &str), other: (&Deadline, &str)) -> Option<String> {
    let timed = |deadline: &Deadline| deadline.clauses.iter().any(Clause::says_time);
    if !timed(own.0) || !timed(other.0) {
        return None;
    }
    let (own, other) = (standing(own), standing(other));
    // What is said of the whole is said of each part, and the other way round of one that names no part.
    if own.is_empty() || other.contains(&None) || (own.contains(&None) && !other.is_empty()) {
        return None;
    }
    let known = |name: &str| other.iter().flatten().any(|part| text::loose(part) == text::loose(name));
    let lone: Vec<&str> = own.iter().flatten().copied().filter(|name| !known(name)).collect();
    match (lone.is_empty(), own.contains(&None)) {
        (true, false) => None,
        (true, true) => Some(String::new()),
        (false, _) => Some(format!("“{}”", lone.join("”“"))),
    }
}

/// The parts said to stay public for good, in brackets too: 20个工作日内（长期公开）.
fn standing<'a>((deadline, text): (&'a Deadline, &str)) -> Vec<Option<&'a str>> {
    let mut found = deadline.standing_beside();
    let inner = text.split(['（', '(']).skip(1).filter_map(|part| part.split(['）', ')']).next());
    let for_good =
        |words: &str| Deadline::parse(words).clauses.iter().all(|clause| clause.kind == Kind::Standing);
    if found.is_empty() && inner.into_iter().any(for_good) {
        found.push(None);
    }
    found
}

/// Of two texts whose time is the same, what is told where nothing better can be said.
pub(super) fn other_words(old: &str, new: &str) -> Option<Reason> {
    if Deadline::words_left(old) == Deadline::words_left(new) {
        return None;
    }
    let (old, new) = differing(old, new);
    Some(neutral(
        format!("期限以外的文字有变：“{old}”→“{new}”"),
        format!("words beside the limit changed: “{old}” → “{new}”"),
    ))
}

/// Two texts without the clauses they share; both whole where one would be left without words.
pub(super) fn differing(old: &str, new: &str) -> (String, String) {
    for marks in [&['；', ';', '。', '\n'][..], &['；', ';', '。', '\n', '，', ','][..]] {
        let clauses = |text: &str| -> Vec<String> {
            let parts = outside_brackets(text, marks).into_iter().map(str::trim);
            parts.filter(|part| !part.is_empty()).map(str::to_owned).collect()
        };
        let (before, after) = (clauses(old), clauses(new));
        let only = |own: &[String], others: &[String]| {
            let lone =
                own.iter().filter(|one| !others.iter().any(|other| text::loose(other) == text::loose(one)));
            lone.map(String::as_str).collect::<Vec<_>>().join("；")
        };
        let (gone, come) = (only(&before, &after), only(&after, &before));
        if !gone.is_empty() && !come.is_empty() && (gone.len() < old.len() || come.len() < new.len()) {
            return (gone, come);
        }
    }
    (old.to_owned(), new.to_owned())
}

/// Words that let the office off, added or taken away; a longer putting off. Where there was no limit before there was nothing they
/// could let slip: 20个工作日左右 is more than 及时公开.
fn let_off((limit, old): (&Deadline, &str), (new_limit, new): (&Deadline, &str)) -> Vec<Reason> {
    let only = |one: &str, other: &str| {
        let words = LETS_OFF.iter().filter(|word| one.contains(**word) && !other.contains(**word));
        let usual = (counts_usually(one) && !counts_usually(other)).then_some("一般");
        words.copied().chain(usual).collect::<Vec<_>>().join("”“")
    };
    let (gone, come) = (only(old, new), only(new, old));
    let turned = vague::turned(limit, new_limit);
    let mut found = Vec::new();
    if !come.is_empty() && turned != Some(Turned::LimitGained) {
        found.push(loosened(
            format!("公开时限加上了可以放宽的说法：“{come}”"),
            format!("words that let the limit slip were added: “{come}”"),
        ));
    }
    if !gone.is_empty() && turned != Some(Turned::LimitLost) {
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

/// 一般20个工作日内; 一般公共预算 is something else.
fn counts_usually(text: &str) -> bool {
    text.split("一般").skip(1).any(|behind| {
        behind
            .trim_start()
            .starts_with(|sign: char| sign.is_numeric() || "一二三四五六七八九十两".contains(sign))
    })
}

/// The stretches of one side that the other does not have, in one text.
fn only(some: &[Beside], others: &[Beside]) -> String {
    let lone = some.iter().filter(|one| !others.iter().any(|other| other.text == one.text));
    lone.map(|one| one.text.as_str()).collect::<Vec<_>>().join("，")
}

/// How long notices stay.
fn staying(old: &[Beside], new: &[Beside]) -> Vec<Reason> {
    if old.len() == new.len() {
        return old.iter().zip(new).filter_map(|(old, new)| longer(old, new)).collect();
    }
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
