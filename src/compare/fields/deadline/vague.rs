//! Two times that cannot be ordered by the calendar, and of which a reader knows all the same which is worse: a limit against
//! none, and what comes every month against what comes every quarter.

use crate::value::deadline::{Clause, Deadline, Kind, Order, Unit};

/// What the second is against the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Turned {
    /// It had a limit, and has none.
    LimitLost,
    /// It had no limit, and has one.
    LimitGained,
    /// It comes less often.
    Rarer,
    /// It comes more often.
    Oftener,
}

/// What a reader sees at once; `None` where nothing can be said.
pub(super) fn turned(old: &Deadline, new: &Deadline) -> Option<Turned> {
    let endless = |one: &Deadline| one.has_no_limit() || one.times().all(only_after);
    if old.is_limited() && endless(new) {
        return Some(Turned::LimitLost);
    }
    if endless(old) && new.is_limited() {
        return Some(Turned::LimitGained);
    }
    let ([one], [other]) = (old.clauses.as_slice(), new.clauses.as_slice()) else { return None };
    match (&one.kind, &other.kind) {
        (Kind::Immediate { .. }, Kind::Periodic { .. }) => return Some(Turned::Rarer),
        (Kind::Periodic { .. }, Kind::Immediate { .. }) => return Some(Turned::Oftener),
        _ => {}
    }
    match period(other)?.compare(&period(one)?) {
        Order::Looser => Some(Turned::Rarer),
        Order::Stricter => Some(Turned::Oftener),
        Order::Same | Order::Incomparable => None,
    }
}

/// 审批通过后公开: some time after, and nobody knows when.
fn only_after(clause: &Clause) -> bool {
    let words = clause.text.trim_end_matches(|sign: char| !sign.is_alphanumeric());
    let tied = matches!(clause.kind, Kind::Other { aside: false });
    let ends = ["公开", "公布", "公示", "公告", "发布", "予以", "进行", "向社会", "主动", "再"];
    let mut lead = words;
    while let Some(rest) = ends.iter().find_map(|end| lead.strip_suffix(end)) {
        lead = rest;
    }
    tied && lead.ends_with('后') && !words.contains(|sign: char| sign.is_numeric())
}

/// How often: 每季度第一个月10日前, 每季度结束后10个工作日内.
fn period(clause: &Clause) -> Option<Deadline> {
    if let (Some(every), Some(unit)) = (clause.every(), clause.unit()) {
        return Some(Deadline::within(every, unit, None));
    }
    const PERIODS: [(&str, Unit); 9] = [
        ("半年", Unit::HalfYear),
        ("年", Unit::Year),
        ("季", Unit::Quarter),
        ("个季度", Unit::Quarter),
        ("月", Unit::Month),
        ("个月", Unit::Month),
        ("周", Unit::Week),
        ("星期", Unit::Week),
        ("日", Unit::DayUnspecified),
    ];
    let (_, behind) = clause.text.split_once('每')?;
    let (_, unit) = PERIODS.iter().find(|(name, _)| behind.starts_with(name))?;
    Some(Deadline::within(1, *unit, None))
}
