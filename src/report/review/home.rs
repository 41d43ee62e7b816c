//! What the first page tells: figures, ranking, matrix, insights, findings by rule, progress.

use super::formula;
use super::gathered;
use super::json::share;
use super::words::{Words, decimal};
use super::{ReportError, folded, insights, urgent};
use crate::diagnostic::Severity;
use crate::review::{self, Domain, Place, Review};
use crate::value::tier::Tier;
use serde_json::{Value, json};

pub(super) fn view(review: &Review, t: &Words) -> Result<Value, ReportError> {
    let [total, coverage, quality, domains] = formula::general(&review.weights, t);
    Ok(json!({
        "figures": figures(review, t),
        "since": since(review),
        "urgent": urgent::view(review, t),
        "refused": review.refused().map(|place| json!({"name": place.name, "slug": place.slug, "reason": place.refused})).collect::<Vec<_>>(),
        "formula": {"total": total, "coverage": coverage, "quality": quality, "domains": domains},
        "ranking_headings": headings(review, t),
        "ranking": review.tiers.iter().map(|tier| table(review, *tier, t)).collect::<Vec<_>>(),
        "mixed": columns(review).contains(&"against"),
        "domains": review.domains,
        "loosened": gathered::view(review, t),
        "insights": folded::view(&insights::insights(review))?,
        "rules": review::by_rule(review.places.iter()).into_iter().map(|(rule, count)| json!({
            "code": rule.code, "name": rule.name, "summary": rule.summary(t.language()), "count": count,
        })).collect::<Vec<_>>(),
        "days": review.days.iter().rev().map(|day| json!({
            "day": day.day.to_string(), "decade": day.decade(), "submitted": day.submitted, "new": day.new,
            "average": day.average.map_or(String::new(), decimal),
        })).collect::<Vec<_>>(),
    }))
}

/// The ranking and the matrix of a tier.
fn table(review: &Review, tier: Option<Tier>, t: &Words) -> Value {
    let places = || review.of_tier(tier);
    json!({
        "tier": tier.map_or(t.get("no_tier"), Tier::name), "count": places().count(),
        "average": review.average(tier).map_or("—".to_owned(), decimal),
        "rows": places().map(|place| line(place, review)).collect::<Vec<_>>(),
        "matrix": places().map(|place| row(place, review, t)).collect::<Vec<_>>(),
        "foot": review.domains.iter().map(|domain| foot(domain, review, tier)).collect::<Vec<_>>(),
    })
}

/// So many places are named of those that rose or fell.
const MOVED: usize = 20;

/// Who sent in, who rose and who fell since the last report; null where there was none.
fn since(review: &Review) -> Value {
    let Some(since) = &review.since else { return Value::Null };
    let who = |index: usize, by: i64| {
        let place = review.places.get(index)?;
        let (_, rank) = place.standing.before()?;
        let ranks = rank.zip(place.rank).map(|(before, now)| json!({"before": before, "now": now}));
        Some(json!({"name": place.name, "slug": place.slug, "by": signed(by), "ranks": ranks}))
    };
    let moved = |all: &[(usize, i64)]| {
        let rows: Vec<Value> = all.iter().take(MOVED).filter_map(|(index, by)| who(*index, *by)).collect();
        json!({"count": all.len(), "more": all.len() - rows.len(), "rows": rows})
    };
    let new = since.new.iter().filter_map(|index| review.places.get(*index));
    let new: Vec<Value> =
        new.take(MOVED).map(|place| json!({"name": place.name, "slug": place.slug})).collect();
    json!({
        "day": since.day.map(|day| day.to_string()), "same": since.same,
        "new": {"count": since.new.len(), "more": since.new.len() - new.len(), "rows": new},
        "risen": moved(&since.risen), "fallen": moved(&since.fallen),
        "gone": since.gone,
    })
}

fn figures(review: &Review, t: &Words) -> Value {
    let sum = |count: &dyn Fn(&Place) -> usize| review.places.iter().map(count).sum::<usize>().to_string();
    let figure = |key, value: String| json!({"word": t.get(key), "value": value});
    json!([
        figure("place_count", review.places.len().to_string()),
        figure("read", review.read().count().to_string()),
        figure("refused", review.refused().count().to_string()),
        figure("items", sum(&|place| place.items)),
        figure("average", averages(review)),
        figure("missing", sum(&|place| place.sum(|domain| domain.missing.len()))),
        figure("errors", sum(&|place| place.count(Severity::Error))),
        figure("warnings", sum(&|place| place.count(Severity::Warning))),
    ])
}

/// The columns of the ranking beyond rank and name; those of changes and of progress where there are any.
pub(super) fn columns(review: &Review) -> Vec<&'static str> {
    let mut columns = vec![
        "score",
        "coverage",
        "quality",
        "domains_part",
        "required",
        "present",
        "doubtful",
        "omitted",
        "missing",
        "no_domain",
        "items",
        "errors",
        "warnings",
    ];
    // Whose catalogues they were held against, where that is not the same for all.
    let mut against = review.read().map(|place| &place.against);
    let first = against.next();
    if against.any(|other| Some(other) != first) {
        columns.insert(0, "against");
    }
    if review.places.iter().any(|place| place.changes.is_some()) {
        columns.extend(["loosened", "tightened", "neutral"]);
    }
    if review.days.len() > 1 {
        columns.extend(["before_score", "score_change", "before_rank", "rank_change", "first"]);
    }
    columns
}

fn headings(review: &Review, t: &Words) -> Vec<&'static str> {
    ["rank", "place"].into_iter().chain(columns(review)).map(|key| t.get(key)).collect()
}

/// One value of the ranking: as a number where it is one, and as it is shown.
pub(super) fn value(place: &Place, column: &str) -> (Option<i64>, String) {
    let count = |count: usize| (i64::try_from(count).ok().map(|count| count * 100), count.to_string());
    let part = |hundredths: Option<i64>| (hundredths, hundredths.map_or("—".to_owned(), decimal));
    let score = place.score.as_ref();
    let change = |pick: fn(&review::Changes) -> usize| {
        place.changes.as_ref().map_or((None, "—".to_owned()), |changes| count(pick(changes)))
    };
    match column {
        "against" => (None, place.against.clone()),
        "score" => part(score.map(|score| score.total)),
        "coverage" => part(score.map(|score| score.coverage)),
        "quality" => part(score.map(|score| score.quality)),
        "domains_part" => part(score.map(|score| score.domains)),
        "required" => count(place.sum(|domain| domain.required)),
        "present" => count(place.sum(|domain| domain.present)),
        "doubtful" => count(place.sum(|domain| domain.doubtful.len())),
        "omitted" => count(place.sum(|domain| domain.omitted.len())),
        "missing" => count(place.sum(|domain| domain.missing.len())),
        "no_domain" => count(place.sum(|domain| usize::from(lacks(domain)))),
        "items" => count(place.items),
        "errors" => count(place.count(Severity::Error)),
        "warnings" => count(place.count(Severity::Warning)),
        "tightened" | "neutral" if place.changes.as_ref().is_some_and(|changes| changes.partial) => {
            (None, "—".to_owned())
        }
        "loosened" => change(|changes| changes.loosened),
        "tightened" => change(|changes| changes.tightened),
        "neutral" => change(|changes| changes.neutral),
        "before_score" => part(place.standing.before().and_then(|(score, _)| score)),
        "score_change" => risen(place),
        "rank_change" => climbed(place),
        "before_rank" => match place.standing.before().and_then(|(_, rank)| rank) {
            Some(rank) => count(rank),
            None => (None, "—".to_owned()),
        },
        _ => (None, place.standing.first.map_or("—".to_owned(), |day| day.to_string())),
    }
}

/// How much the score rose since the report before; with its sign.
fn risen(place: &Place) -> (Option<i64>, String) {
    let before = place.standing.before().and_then(|(score, _)| score);
    let risen = place.score.as_ref().zip(before).map(|(now, before)| now.total - before);
    (risen, risen.map_or("—".to_owned(), signed))
}

/// A difference in hundredths with its sign.
fn signed(by: i64) -> String {
    match by {
        0 => "0".to_owned(),
        1.. => format!("+{}", decimal(by)),
        _ => format!("−{}", decimal(-by)),
    }
}

/// By how many ranks a place climbed among its tier; with its sign.
fn climbed(place: &Place) -> (Option<i64>, String) {
    let before = place.standing.before().and_then(|(_, rank)| rank);
    let number = |rank: usize| i64::try_from(rank).unwrap_or(0) * 100;
    let climbed = place.rank.zip(before).map(|(now, before)| number(before) - number(now));
    let text = climbed.map_or("—".to_owned(), |by| match by {
        0 => "0".to_owned(),
        1.. => format!("↑{}", decimal(by)),
        _ => format!("↓{}", decimal(-by)),
    });
    (climbed, text)
}

/// The mean score of each tier: those of different tiers are no one's mean.
fn averages(review: &Review) -> String {
    match &review.tiers[..] {
        [tier] => review.average(*tier).map_or("—".to_owned(), decimal),
        tiers => {
            let one = |tier: &Option<Tier>| {
                Some(format!("{} {}", tier.map_or("", Tier::name), decimal(review.average(*tier)?)))
            };
            tiers.iter().filter_map(one).collect::<Vec<_>>().join(" · ")
        }
    }
}

/// Whether a catalogue is due and there is none.
pub(super) fn lacks(domain: &Domain) -> bool {
    !domain.given && domain.required > domain.omitted.len()
}

fn line(place: &Place, review: &Review) -> Value {
    let cells = columns(review).into_iter().map(|column| {
        let (number, text) = value(place, column);
        // Words stand to the left and may break; what rose and what fell is coloured, and has its sign besides.
        let class = match (column, number) {
            ("against", _) => "narrow",
            ("score_change" | "rank_change", Some(1..)) => "num tightened",
            ("score_change" | "rank_change", Some(..=-1)) | ("loosened", Some(1..)) => "num loosened",
            _ => "num",
        };
        let value = number.map_or(String::new(), |number| number.to_string());
        json!({"value": value, "text": text, "class": class})
    });
    json!({
        "rank": place.rank.map_or("—".to_owned(), |rank| rank.to_string()),
        "rank_value": place.rank.map_or(String::new(), |rank| rank.to_string()),
        "name": place.name,
        "slug": place.slug,
        "cells": cells.collect::<Vec<_>>(),
    })
}

fn row(place: &Place, review: &Review, t: &Words) -> Value {
    let cells: Vec<Value> = review.domains.iter().map(|name| cell(place.domain(name), t)).collect();
    json!({"name": place.name, "slug": place.slug, "cells": cells})
}

/// A cell of the matrix: class, text and, for who rests on it, all its numbers.
fn cell(domain: Option<&Domain>, t: &Words) -> Value {
    let Some((domain, share)) = domain.and_then(|domain| Some((domain, share(domain)?))) else {
        return json!({"class": "void", "text": "—", "value": "", "title": ""});
    };
    let title = [
        ("required", domain.required),
        ("present", domain.present),
        ("doubtful", domain.doubtful.len()),
        ("omitted", domain.omitted.len()),
        ("missing", domain.missing.len()),
        ("errors", domain.findings[0]),
        ("warnings", domain.findings[1]),
    ];
    let title: Vec<String> = title.iter().map(|(key, count)| format!("{} {count}", t.get(key))).collect();
    let (class, text) =
        if lacks(domain) { ("none", t.get("no_table").to_owned()) } else { (heat(share), rounded(share)) };
    json!({"class": class, "text": text, "value": share.to_string(), "title": title.join(" · ")})
}

fn foot(name: &str, review: &Review, tier: Option<Tier>) -> Value {
    let own = review.of_tier(tier).filter_map(|place| place.domain(name));
    let (mut due, mut present) = (0, 0);
    for domain in own {
        due += domain.required.saturating_sub(domain.omitted.len());
        present += domain.present;
    }
    if due == 0 {
        return json!({"class": "void", "text": "—"});
    }
    let share = review::percent(present, due);
    json!({"class": heat(share), "text": rounded(share)})
}

/// How warm a share is shown.
pub(super) fn heat(share: i64) -> &'static str {
    match share {
        9000.. => "h5",
        8000..9000 => "h4",
        6000..8000 => "h3",
        4000..6000 => "h2",
        1..4000 => "h1",
        _ => "h0",
    }
}

/// A share in whole percent; what is not all is not 100.
fn rounded(share: i64) -> String {
    if share < 10_000 { ((share + 50) / 100).min(99).to_string() } else { "100".to_owned() }
}
