//! A sentence of a deadline into clauses.
//!
//! Here are times with a number or a date, and how the readers are asked in turn. Times said in words are in `spoken`
//! and `periodic`, what belongs to one clause is in `groups`, signs in `split`.

use super::amount::{Amount, Side, amounts, is_negative};
use super::clause::{Clause, Kind, Unit};
use super::date;
use super::groups;
use super::periodic;
use super::span::Span;
use super::split::{colon, note, without_release};
use super::spoken;
use super::start::{self, Lead};

/// What was found in a stretch.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) label: Option<String>,
    pub(super) kind: Kind,
    /// The words that matter, where they are fewer than all.
    pub(super) words: Option<String>,
}

impl Found {
    /// Nothing but the words is known.
    pub(super) fn whole(words: Span<'_>, kind: Kind) -> Self {
        Self { label: None, kind, words: Some(words.written()) }
    }

    fn of_lead(lead: Lead, kind: impl FnOnce(Option<String>) -> Kind) -> Self {
        Self { label: lead.label, kind: kind(lead.event), words: None }
    }
}

/// The clauses of a sentence.
pub(super) fn sentence(words: Span<'_>) -> Vec<Clause> {
    let mut clauses: Vec<Clause> = Vec::new();
    for group in groups::groups(words) {
        let mut clause = clause(words.cut(group.start, group.time_end), words.cut(group.start, group.end));
        if let Some((start, end)) = group.part {
            clause.label = start::label(words.cut(start, end));
        }
        let follows_on = matches!(clause.kind, Kind::Other { aside: true } | Kind::Standing);
        if clause.label.is_none() && follows_on {
            clause.label = clauses.last().and_then(|last| last.label.clone());
        }
        clauses.push(clause);
        clauses.extend(part_in_brackets(words.cut(group.start, group.time_end)));
    }
    one_time(&mut clauses);
    clauses
}

/// Beside a clause that is understood, one that tells only how to publish (张榜公示) is no riddle.
pub(super) fn set_aside(clauses: &mut [Clause]) {
    if clauses.iter().all(|clause| clause.kind == Kind::Unreadable) {
        return;
    }
    for clause in clauses.iter_mut().filter(|clause| clause.kind == Kind::Unreadable) {
        if ["公开", "公布", "公示", "公告"].iter().any(|word| clause.text.contains(word)) {
            clause.kind = Kind::Other { aside: true };
        }
    }
}

/// Reads one clause; `all` begins where `words` begins and may go on behind the time.
pub(super) fn clause(words: Span<'_>, all: Span<'_>) -> Clause {
    let edges = [',', '、', '.', ':', ';'];
    let (words, all) = (words.trim_start(&edges), all.trim(&edges));
    let words = bare(words.until(all.len()));
    let (named, body) = match colon(words) {
        Some((name, body)) => (Some(name), body),
        None => (None, words),
    };
    let (main, aside) = note(body);
    let mut found = read(if main.is_empty() { body } else { main });
    let vague = matches!(found.kind, Kind::Prompt { .. } | Kind::Other { .. } | Kind::Unreadable);
    if let Some(closer) = aside.filter(|_| vague && !main.is_empty()).map(read)
        && matches!(closer.kind, Kind::Within { .. } | Kind::Before { .. })
    {
        found = Found { label: found.label.or(closer.label), ..closer };
    }
    if let (Kind::Within { from: from @ None, .. }, Some(start)) =
        (&mut found.kind, aside.filter(|words| start::is_marked(*words)))
    {
        *from = start::read_event(start).event;
    }
    let text = match named {
        Some(name) => all.after(name.len() + 1),
        None => all,
    };
    let label = named.and_then(start::label);
    let text = if found.label.is_some() && label.is_none() {
        found.words.unwrap_or_else(|| text.written())
    } else {
        text.written()
    };
    // What cannot be is not read as something like it.
    let impossible = is_negative(all) || date::names_no_day(all);
    let kind = if impossible { Kind::Unreadable } else { found.kind };
    Clause { label: label.or(found.label), kind, text }
}

/// A part with a limit of its own in the brackets behind a limit: 20个工作日内（行政处罚7个工作日内）.
fn part_in_brackets(words: Span<'_>) -> Option<Clause> {
    let (main, inner) = note(words);
    let clause = inner.map(|inner| clause(inner, inner))?;
    let limits = |kind: &Kind| matches!(kind, Kind::Within { .. });
    (clause.label.is_some() && limits(&clause.kind) && limits(&read(main).kind)).then_some(clause)
}

/// Without brackets about the whole.
fn bare(words: Span<'_>) -> Span<'_> {
    match note(words) {
        (before, Some(inner)) if before.is_empty() && !inner.is_empty() => inner,
        _ => words,
    }
}

fn read(words: Span<'_>) -> Found {
    let readers = [
        spoken::aside,
        counted,
        dated,
        date_in_words,
        periodic::read,
        spoken::statutory_time,
        spoken::adverb,
        spoken::by_law,
    ];
    readers.iter().find_map(|reader| reader(words)).unwrap_or_else(|| spoken::leftover(words))
}

/// A number of units: 20个工作日内, 投标截止之日3个工作日前, 每20个工作日, 6个月.
fn counted(words: Span<'_>) -> Option<Found> {
    let all = amounts(words);
    let on = |side| all.iter().find(move |amount| amount.side == side);
    let amount = on(Side::Inside).or_else(|| on(Side::Ahead)).or_else(|| on(Side::Bare))?;
    let lead = words.until(amount.start);
    // Less than nothing is no time.
    if ["-", "－", "−", "负"].iter().any(|sign| lead.strip_end(sign).is_some_and(Span::is_empty)) {
        return Some(Found::whole(words, Kind::Unreadable));
    }
    let counts_from_an_event = amount.side == Side::Inside && start::read(lead).event.is_some();
    if !counts_from_an_event
        && let Some(found) = all.iter().find_map(|amount| periodic::of_amount(words, amount))
    {
        return Some(found);
    }
    match amount.side {
        Side::Inside => within(amount, start::read(lead), lead),
        Side::Ahead => ahead(words, amount),
        Side::Bare => without_side(words, amount),
    }
}

fn within(amount: &Amount, lead: Lead, before: Span<'_>) -> Option<Found> {
    if lead.event.is_none() && periodic::contains_period(before) {
        return None;
    }
    let law_only = lead.event.is_none() && before.contains_any(&["法定", "规定"]);
    let lead = if law_only { Lead::default() } else { lead };
    Some(Found::of_lead(lead, |from| Kind::Within { amount: amount.value, unit: amount.unit, from }))
}

/// A time before an event; 10日前 without an event is a day of the month.
fn ahead(words: Span<'_>, amount: &Amount) -> Option<Found> {
    let lead = words.until(amount.start);
    let lead = lead.strip_end("提前").or_else(|| lead.strip_end("前")).unwrap_or(lead);
    let days = words.cut(amount.start, amount.end);
    let day_of_month = amount.unit == Unit::DayUnspecified
        && !days.contains("天")
        && !words.until(amount.start).ends_with("前");
    if periodic::contains_period(lead) && start::read(lead).event.is_none() {
        return None;
    }
    let event = start::read_event(lead);
    if day_of_month && event.event.is_none() {
        let by = Some(format!("{}日", amount.value));
        return Some(Found {
            label: None,
            kind: Kind::Before { by, month_day: None, year: None, lead: None },
            words: None,
        });
    }
    let span = Some((amount.value, amount.unit));
    Some(Found::of_lead(event, |by| Kind::Before { by, month_day: None, year: None, lead: span }))
}

/// A number with neither 内 nor 前: a limit if counted in days, an interval if counted in months or years.
fn without_side(words: Span<'_>, amount: &Amount) -> Option<Found> {
    let before = words.until(amount.start);
    if periodic::contains_period(before) {
        return None;
    }
    let lead = before.ends_with("提前").then(|| start::read_event(before.until(before.len() - 2)));
    if let Some(lead) = lead {
        let span = Some((amount.value, amount.unit));
        return Some(Found::of_lead(lead, |by| Kind::Before { by, month_day: None, year: None, lead: span }));
    }
    if !without_release(words.after(amount.end)).trim(&[',', '、', '(', ')']).is_empty() {
        return None;
    }
    let lead = start::read(before);
    let days =
        matches!(amount.unit, Unit::WorkingDay | Unit::CalendarDay | Unit::DayUnspecified | Unit::Hour);
    let kind = |from: Option<String>| match from {
        None if !days => Kind::Periodic { every: amount.value, unit: amount.unit, on: None },
        from => Kind::Within { amount: amount.value, unit: amount.unit, from },
    };
    Some(Found::of_lead(lead, kind))
}

/// A date of the calendar, or a day of every month.
fn dated(words: Span<'_>) -> Option<Found> {
    if date::is_impossible(words) {
        return Some(Found::whole(words, Kind::Unreadable));
    }
    let each_month =
        || date::day_of_month(words).filter(|date| !periodic::contains_period(words.until(date.start)));
    let date = date::first(words).or_else(each_month)?;
    let lead = words.until(date.start);
    if periodic::contains_period(lead) {
        return None;
    }
    let label = start::read(lead).label;
    Some(Found { label, kind: date.kind, words: None })
}

/// 次周三之前, 月底前: a point in time without a number.
fn date_in_words(words: Span<'_>) -> Option<Found> {
    let by = words.until(date::before(words)?);
    let weekday = by.characters().last_chunk::<2>().is_some_and(|[unit, day]| {
        matches!(unit, '周' | '期') && matches!(day, '一' | '二' | '三' | '四' | '五' | '六' | '日' | '天')
    });
    let point = [
        "月底",
        "月末",
        "月初",
        "季末",
        "季度末",
        "季初",
        "周末",
        "学期末",
        "月",
        "月份",
        "季度",
        "学期",
        "旬",
    ];
    if periodic::contains_period(by) || !(weekday || by.closing(&point).is_some()) {
        return None;
    }
    let by = by.some_text();
    Some(Found {
        label: None,
        kind: Kind::Before { by, month_day: None, year: None, lead: None },
        words: None,
    })
}

/// 及时 beside a number or 长期 changes nothing, but may hold the event from which the number counts.
fn one_time(clauses: &mut Vec<Clause>) {
    let mut place = 0;
    while place + 1 < clauses.len() {
        let Some([first, second]) = clauses.get_mut(place..place + 2) else { return };
        let same_part = first.label.is_none() && second.label.is_none();
        let dropped = match (&mut first.kind, &mut second.kind) {
            (Kind::Prompt { from: event }, Kind::Within { from, .. })
                if same_part && (event.is_none() || from.is_none()) =>
            {
                *from = from.take().or_else(|| event.take());
                Some(place)
            }
            // 长期公开⏎随时公开 says both; 长期公开，及时更新 says one.
            (Kind::Standing, Kind::Prompt { .. }) if second.text.starts_with("随时公开") => None,
            (Kind::Within { .. } | Kind::Standing, Kind::Prompt { from: None }) if second.label.is_none() => {
                Some(place + 1)
            }
            _ => None,
        };
        match dropped {
            Some(dropped) => drop(clauses.remove(dropped)),
            None => place += 1,
        }
    }
}
