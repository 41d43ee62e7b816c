//! What to look at first: the places at the end of each ranking with the reason, and for a place what to mend first.

use super::home::{self, lacks};
use super::words::Words;
use crate::diagnostic::Severity;
use crate::review::{Finding, Place, Review};
use serde_json::{Value, json};

/// So many places of a tier are named; never more than half of them.
const PLACES: usize = 5;
/// So many rules of a place.
const RULES: usize = 3;

/// The last of each tier, the worst first.
pub(super) fn view(review: &Review, t: &Words) -> Vec<Value> {
    let mut rows = Vec::new();
    for tier in &review.tiers {
        let all: Vec<&Place> = review.of_tier(*tier).filter(|place| place.rank.is_some()).collect();
        let shown = PLACES.min(all.len().div_ceil(2));
        for place in all.iter().rev().take(shown).filter(|_| all.len() > 1) {
            rows.push(json!({
                "name": place.name, "slug": place.slug, "rank": standing(place, all.len()),
                "score": home::value(place, "score").1, "why": why(place, t),
                "first": first(place, t).into_iter().next(),
            }));
        }
    }
    rows
}

/// 县级 11/12.
fn standing(place: &Place, of: usize) -> String {
    let (tier, rank) = (place.tier.map_or("", |tier| tier.name()), place.rank.unwrap_or(0));
    format!("{tier} {rank}/{of}").trim().to_owned()
}

/// Why a place stands where it does: what it lacks and what is wrong, in a line.
pub(super) fn why(place: &Place, t: &Words) -> String {
    let lacking: Vec<&str> =
        place.domains.iter().filter(|domain| lacks(domain)).map(|domain| domain.name.name.as_str()).collect();
    let mut parts = Vec::new();
    if !lacking.is_empty() {
        parts.push(format!("{}{}{}", t.get("no_domain"), t.get("colon"), lacking.join(t.get("comma"))));
    }
    for key in ["missing", "doubtful", "errors", "warnings", "loosened"] {
        match home::value(place, key) {
            (Some(count), text) if count > 0 => parts.push(format!("{} {text}", t.get(key))),
            _ => {}
        }
    }
    parts.join(t.get("semicolon"))
}

/// What to mend first: the errors of the most frequent rules, else the warnings, each with its first place. What is
/// missing is listed by itself.
pub(super) fn first(place: &Place, t: &Words) -> Vec<Value> {
    let of = |severity: Severity| {
        let grave = move |own: &&Finding| {
            own.severity == severity
                && !own.is_kept()
                && !matches!(own.rule.name, "item-missing" | "domain-missing")
        };
        let rules = place.by_rule().into_iter();
        let found = rules.filter_map(move |(rule, _)| {
            let own = || place.findings.iter().filter(|own| own.rule.code == rule.code).filter(grave);
            let one = own().next()?;
            Some((one, own().count()))
        });
        found.collect::<Vec<_>>()
    };
    let mut found = of(Severity::Error);
    if found.is_empty() {
        found = of(Severity::Warning);
    }
    found.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let told = |(finding, count): (&Finding, usize)| {
        json!({
            "rule": finding.rule.summary(t.language()), "code": finding.rule.code, "count": count,
            "at": finding.at.to_string(), "message": finding.message, "fingerprint": finding.fingerprint,
            "help": finding.help,
        })
    };
    found.into_iter().take(RULES).map(told).collect()
}
