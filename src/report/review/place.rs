//! What the page of a place tells: its score in its own numbers, what was read, coverage, changes, findings by rule.

use super::formula;
use super::home::{heat, lacks};
use super::json::share;
use super::opinions;
use super::page::href;
use super::urgent;
use super::words::{Words, decimal};
use crate::review::{Absent, Change, Domain, Finding, Place, Review};
use serde_json::{Value, json};

pub(super) fn view(place: &Place, review: &Review, t: &Words) -> Value {
    let score = place.score.as_ref().map(|score| {
        json!({
            "rank": place.rank, "of": review.of_tier(place.tier).filter(|other| other.rank.is_some()).count(), "total": decimal(score.total), "coverage": decimal(score.coverage),
            "quality": decimal(score.quality), "domains": decimal(score.domains),
            "lines": formula::of(score, &review.weights, t),
        })
    });
    json!({
        "place": {
            "name": place.name, "tier": place.tier.map(crate::value::tier::Tier::name), "reason": place.refused,
            "against": place.against,
            "doubts": place.doubts, "warnings": place.warnings,
            "marked": place.marked.iter().map(|path| json!({"href": href(path), "text": last(path)})).collect::<Vec<_>>(),
        },
        "score": score,
        "first": urgent::first(place, t),
        "standing": place.standing.days.iter().rev().map(|(day, score, rank)| json!({
            "day": day.to_string(), "score": score.map_or("—".to_owned(), decimal),
            "rank": rank.map_or("—".to_owned(), |rank| rank.to_string()),
        })).collect::<Vec<_>>(),
        "files": files(place, t),
        "domain_headings": HEADINGS.map(|key| t.get(key)),
        "domains": place.domains.iter().map(domain).collect::<Vec<_>>(),
        "lists": lists(place, t),
        "excuses": super::excuses::view(place, t),
        "changes": changes(place, t),
        "settled": place.settled.iter().map(|own| json!({
            "item": own.subject.item, "text": own.subject.text, "decision": own.signed(t.is_chinese()),
        })).collect::<Vec<_>>(),
        "opinions": opinions::path(place, t).map(|path| json!({"href": href(&path), "text": last(&path)})),
        "strays": place.strays.iter().map(|own| json!({
            "of": own.of, "text": own.text, "item": own.item, "at": own.at.to_string(),
        })).collect::<Vec<_>>(),
        "count": place.findings.len(),
        "rules": rules(place, t),
    })
}

/// The last part of a path.
fn last(path: &str) -> &str {
    path.rsplit_once('/').map_or(path, |(_, name)| name)
}

fn files(place: &Place, t: &Words) -> Vec<Value> {
    let mut rows = Vec::new();
    for file in &place.files {
        if file.tables.is_empty() {
            let remark = match last(&file.path) {
                _ if place.repeated.contains(&file.path) => t.get("repeated"),
                "jurisdiction.yaml" => t.get("about_the_place"),
                "changes.yaml" => t.get("change_log"),
                _ => t.get("nothing_in_it"),
            };
            rows.push(json!({"path": file.path, "sheet": "", "domain": "", "items": "", "remark": remark}));
        }
        for table in &file.tables {
            let mut remarks = Vec::new();
            if !table.known {
                remarks.push(t.get("unknown_domain"));
            }
            if table.incomplete {
                remarks.push(t.get("incomplete"));
            }
            rows.push(json!({
                "path": file.path, "sheet": table.sheet.as_deref().unwrap_or(""), "domain": table.domain,
                "items": table.items.to_string(), "remark": remarks.join("；"),
            }));
        }
    }
    rows
}

const HEADINGS: [&str; 11] = [
    "domain", "coverage", "required", "present", "doubtful", "omitted", "missing", "items", "errors",
    "warnings", "infos",
];

fn domain(domain: &Domain) -> Value {
    let share = share(domain);
    let shown = match share {
        Some(_) if lacks(domain) => ("heat none", "0".to_owned()),
        Some(share) => (heat(share), decimal(share)),
        None => ("heat void", "—".to_owned()),
    };
    let mut cells = vec![json!({
        "class": if shown.0.starts_with('h') && !shown.0.starts_with("heat") { format!("heat {}", shown.0) } else { shown.0.to_owned() },
        "value": share.map_or(String::new(), |share| share.to_string()),
        "text": shown.1,
    })];
    let [errors, warnings, infos] = domain.findings;
    let counts = [
        domain.required,
        domain.present,
        domain.doubtful.len(),
        domain.omitted.len(),
        domain.missing.len(),
        domain.items,
        errors,
        warnings,
        infos,
    ];
    cells.extend(
        counts
            .iter()
            .map(|count| json!({"class": "", "value": count.to_string(), "text": count.to_string()})),
    );
    json!({"name": domain.name.name, "cells": cells})
}

/// The items that are missing, in doubt and omitted, each list where there is something in it.
fn lists(place: &Place, t: &Words) -> Vec<Value> {
    let row = |domain: &Domain, absent: &Absent, note: String| {
        json!({
            "domain": domain.name.name, "code": absent.code.as_deref().unwrap_or(""), "name": absent.name, "note": note,
        })
    };
    let (mut missing, mut doubtful, mut omitted) = (Vec::new(), Vec::new(), Vec::new());
    for domain in &place.domains {
        missing.extend(domain.missing.iter().map(|absent| row(domain, absent, String::new())));
        doubtful
            .extend(domain.doubtful.iter().map(|own| row(domain, &own.above, own.here.join(t.get("comma")))));
        omitted.extend(domain.omitted.iter().map(|absent| row(domain, absent, absent.reason.clone())));
    }
    let list = |key, caption, note: Option<&'static str>, rows: Vec<Value>| json!({"heading": t.get(key), "caption": t.get(caption), "note": note.map(|key| t.get(key)), "rows": rows});
    let all = [
        list("missing", "missing_caption", None, missing),
        list("doubtful", "doubtful_caption", Some("here"), doubtful),
        list("omitted", "omitted_caption", Some("reason"), omitted),
    ];
    all.into_iter().filter(|list| list["rows"].as_array().is_some_and(|rows| !rows.is_empty())).collect()
}

fn changes(place: &Place, t: &Words) -> Value {
    let Some(changes) = &place.changes else { return Value::Null };
    let counts = [
        ("loosened", changes.loosened),
        ("tightened", changes.tightened),
        ("neutral", changes.neutral),
        ("added", changes.added),
        ("removed", changes.removed),
    ];
    let shown = |key: &str, count: usize| {
        let known = !changes.partial || matches!(key, "loosened" | "removed");
        if known { count.to_string() } else { "—".to_owned() }
    };
    let words: Vec<String> =
        counts.iter().map(|(key, count)| format!("{} {}", t.get(key), shown(key, *count))).collect();
    let list = changes.list.iter().map(|change| {
        json!({
            "fingerprint": change.fingerprint, "class": change.direction, "direction": direction(change.direction, t),
            "domain": change.domain, "name": change.name, "field": column(change, t), "old": change.old, "new": change.new,
            "why": change.why, "decision": change.decision.as_ref().map(|own| own.signed(t.is_chinese())),
        })
    });
    json!({"words": words.join(" · "), "list": list.collect::<Vec<_>>()})
}

/// The column that changed; for an item that came or went, that it did.
pub(super) fn column<'a>(change: &'a Change, t: &Words) -> &'a str {
    match (change.field.is_empty(), change.old.is_empty(), change.new.is_empty()) {
        (true, true, false) => t.get("added"),
        (true, false, true) => t.get("removed"),
        _ => &change.field,
    }
}

/// The word for a direction.
pub(super) fn direction(word: &str, t: &Words) -> &'static str {
    match word {
        "loosened" => t.get("loosened"),
        "tightened" => t.get("tightened"),
        _ => t.get("neutral"),
    }
}

/// The findings, the most frequent rule first.
fn rules(place: &Place, t: &Words) -> Vec<Value> {
    let of_rule = |(rule, count): (&'static crate::diagnostic::RuleInfo, usize)| {
        let rows: Vec<Value> = place.listed_of(rule).map(|finding| row(finding, t)).collect();
        let left = count.saturating_sub(rows.len());
        let more = (left > 0).then(|| t.say(format!("另有{left}处"), format!("and {left} more")));
        json!({
            "code": rule.code, "name": rule.name, "summary": rule.summary(t.language()),
            "count": count, "rows": rows, "more": more,
        })
    };
    place.by_rule().into_iter().map(of_rule).collect()
}

fn row(finding: &Finding, t: &Words) -> Value {
    let item: Vec<&str> = finding.code.iter().chain(&finding.name).map(String::as_str).collect();
    json!({
        "fingerprint": finding.fingerprint, "class": finding.severity.name(),
        "level": finding.severity.label(t.language()), "domain": finding.domain.as_deref().unwrap_or(""),
        "item": item.join(" "), "message": finding.message, "help": finding.help,
        "decision": finding.decision.as_ref().map(|own| own.signed(t.is_chinese())), "at": finding.at.to_string(),
    })
}
