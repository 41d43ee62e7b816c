//! The insights as a page shows them: the first of each list, and how many more stand in the workbook and in the JSON.

use super::ReportError;
use super::insights::Insights;
use serde_json::{Value, json};

/// So many lines of a list are shown.
pub(super) const LINES: usize = 30;
/// So many places in a line.
const PLACES: usize = 20;
/// So many places that stand out in a line, and so many who say 及时.
const ODD: usize = 6;

/// Each list as `{rows, more, count}`; the lists within a line are cut too, with `…_more` beside them.
pub(super) fn view(insights: &Insights<'_>) -> Result<Value, ReportError> {
    let Value::Object(lists) = serde_json::to_value(insights)? else { return Ok(Value::Null) };
    let mut folded = serde_json::Map::new();
    for (key, list) in lists {
        let Value::Array(mut rows) = list else { continue };
        let count = rows.len();
        rows.truncate(LINES);
        rows.iter_mut().for_each(line);
        let more = count - rows.len();
        folded.insert(key, json!({"rows": rows, "more": more, "count": count}));
    }
    Ok(Value::Object(folded))
}

/// Numbers as people write them: 10, and not 10.0.
fn plain(value: &mut Value) {
    match value {
        Value::Number(number) => {
            let text = number.to_string();
            if let Some(whole) = text.strip_suffix(".0").and_then(|text| text.parse::<i64>().ok()) {
                *value = whole.into();
            }
        }
        Value::Array(all) => all.iter_mut().for_each(plain),
        Value::Object(all) => all.values_mut().for_each(plain),
        Value::Null | Value::Bool(_) | Value::String(_) => {}
    }
}

fn line(row: &mut Value) {
    plain(row);
    let Value::Object(row) = row else { return };
    // How many stood there before any was left out.
    if let Some(Value::Array(places)) = row.get("places") {
        row.insert("all".to_owned(), places.len().into());
    }
    for (key, limit) in [("places", PLACES), ("outliers", ODD), ("vague", ODD)] {
        let Some(Value::Array(list)) = row.get_mut(key) else { continue };
        let more = list.len().saturating_sub(limit);
        list.truncate(limit);
        row.insert(format!("{key}_more"), more.into());
    }
    // An optional number that is not there is no field; a page asks for it all the same.
    for key in ["median", "local", "taken_from"] {
        row.entry(key).or_insert(Value::Null);
    }
}
