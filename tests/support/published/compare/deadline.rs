//! The deadline: its text, what kind it is, and what it runs from.

use super::super::fold::{squeeze, text};
use super::Fields;
use serde_json::Value;

type Clause = (String, Option<i64>, String);

pub(super) fn compare(wanted: &Value, found: &Value, fields: &mut Fields) {
    fields.texts("deadline_text", &text(&wanted["deadline_text"]), &text(&found["deadline"]["text"]));
    let parts = wanted["deadline"]["parts"].as_array();
    let (a, b) = (wanted_clauses(&wanted["deadline"]), found_clauses(&found["deadline"]));
    let whole = parts.is_some_and(|parts| !parts.is_empty()) || b.len() <= 1 || a.is_empty();
    fields.put("deadline", &a, &b, if whole { a == b } else { a.first() == b.first() });
    if let (Some(from), false) = (wanted["deadline"]["from"].as_str(), b.is_empty()) {
        let own = text(&found["deadline"]["clauses"][0]["from"]);
        let (a, b) = (squeeze(from), squeeze(&own));
        fields.put("deadline from", &a, &b, event(&a) == event(&b));
    }
}

/// 自信息形成之后 and 信息形成 are one event.
fn event(text: &str) -> &str {
    let start = text.strip_prefix(['自', '从']).unwrap_or(text);
    ["之后", "起", "后"].iter().find_map(|end| start.strip_suffix(end)).unwrap_or(start)
}

fn wanted_clauses(deadline: &Value) -> Vec<Clause> {
    if deadline.is_null() {
        return Vec::new();
    }
    let parts = deadline["parts"].as_array().into_iter().flatten();
    let first = Some(deadline).filter(|deadline| deadline["kind"] != "parts");
    first.into_iter().chain(parts).map(wanted_clause).collect()
}

fn wanted_clause(clause: &Value) -> Clause {
    let kind = match clause["kind"].as_str() {
        Some("long_term") => "standing",
        Some("before_date") => "before",
        other => other.unwrap_or_default(),
    };
    let unit = match clause["day_type"].as_str() {
        Some("working") => "working_day",
        Some("calendar") => "calendar_day",
        Some("unspecified") => "day_unspecified",
        other => other.unwrap_or_default(),
    };
    (kind.to_owned(), clause["days"].as_i64(), unit.to_owned())
}

fn found_clauses(deadline: &Value) -> Vec<Clause> {
    let clauses = deadline["clauses"].as_array().into_iter().flatten();
    clauses
        .map(|clause| match text(&clause["kind"]) {
            kind if kind == "within" => (kind, clause["amount"].as_i64(), text(&clause["unit"])),
            kind => (kind, None, String::new()),
        })
        .collect()
}
