//! What the first page tells: figures, ranking, matrix, insights, findings by rule, progress.

use super::formula;
use super::gathered;
use super::insights;
use super::json::{average, share};
use super::words::{Words, decimal};
use crate::diagnostic::Severity;
use crate::review::{self, Domain, Place, Review};
use serde_json::{Value, json};

pub(super) fn view(review: &Review, t: &Words) -> Value {
    let [total, coverage, quality, domains] = formula::general(&review.weights, t);
    json!({
        "figures": figures(review, t),
        "refused": review.refused().map(|place| json!({"name": place.name, "slug": place.slug, "reason": place.refused})).collect::<Vec<_>>(),
        "formula": {"total": total, "coverage": coverage, "quality": quality, "domains": domains},
        "ranking_headings": headings(review, t),
        "ranking": review.read().map(|place| line(place, review)).collect::<Vec<_>>(),
        "domains": review.domains,
        "matrix": review.read().map(|place| row(place, review, t)).collect::<Vec<_>>(),
        "matrix_foot": review.domains.iter().map(|domain| foot(domain, review)).collect::<Vec<_>>(),
        "loosened": gathered::view(review),
        "insights": insights::insights(review),
        "rules": review::by_rule(review.places.iter()).into_iter().map(|(rule, count)| json!({
            "code": rule.code, "name": rule.name, "summary": rule.summary(t.language()), "count": count,
        })).collect::<Vec<_>>(),
        "days": review.days.iter().rev().map(|day| json!({
            "day": day.day.to_string(), "decade": day.decade(), "submitted": day.submitted, "new": day.new,
            "average": day.average.map_or(String::new(), decimal),
        })).collect::<Vec<_>>(),
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
        figure("average", average(review).map_or("—".to_owned(), decimal)),
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
    if review.places.iter().any(|place| place.changes.is_some()) {
        columns.extend(["loosened", "tightened", "neutral"]);
    }
    if review.days.len() > 1 {
        columns.extend(["before_score", "score_change", "before_rank", "first"]);
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
    let text = risen.map_or("—".to_owned(), |risen| match risen {
        0 => "0".to_owned(),
        1.. => format!("+{}", decimal(risen)),
        _ => format!("−{}", decimal(-risen)),
    });
    (risen, text)
}

/// Whether a catalogue is due and there is none.
pub(super) fn lacks(domain: &Domain) -> bool {
    !domain.given && domain.required > domain.omitted.len()
}

fn line(place: &Place, review: &Review) -> Value {
    let cells = columns(review).into_iter().map(|column| {
        let (number, text) = value(place, column);
        json!({"value": number.map_or(String::new(), |number| number.to_string()), "text": text})
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

fn foot(name: &str, review: &Review) -> Value {
    let own = review.read().filter_map(|place| place.domain(name));
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
