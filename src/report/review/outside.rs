//! What others make of `review.json`: its schemas, and an earlier one read back.

use super::wire::{Document, PlaceDocument};
use crate::knowledge::Date;
use crate::review::{Earlier, EarlierPlace};
use schemars::generate::SchemaSettings;
use serde_json::Value;

/// Reads an earlier `review.json` as far as it is needed; `None` where it is none, or says no day and none is given.
#[must_use]
pub fn earlier(bytes: &[u8], day: Option<Date>) -> Option<Earlier> {
    let value: Value = serde_json::from_slice(bytes).ok()?;
    let said = value.get("day").and_then(Value::as_str).and_then(|day| day.parse().ok());
    let place = |own: &Value| {
        Some(EarlierPlace {
            name: own.get("name")?.as_str()?.to_owned(),
            own_name: own.get("own_name").and_then(Value::as_str).unwrap_or_default().to_owned(),
            within: own
                .get("within")
                .and_then(Value::as_array)
                .map(|all| all.iter().filter_map(Value::as_str).map(ToOwned::to_owned).collect())
                .unwrap_or_default(),
            code: own.get("code").and_then(Value::as_str).map(ToOwned::to_owned),
            score: own.pointer("/score/total").and_then(Value::as_f64).map(hundredths),
            rank: own.get("rank").and_then(Value::as_u64).and_then(|rank| usize::try_from(rank).ok()),
            read: own.get("status").and_then(Value::as_str) == Some("read"),
        })
    };
    let places = value.get("places")?.as_array()?.iter().filter_map(place).collect();
    Some(Earlier { day: day.or(said)?, places })
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "a score lies between 0 and 100; what does not is clamped"
)]
fn hundredths(number: f64) -> i64 {
    (number.clamp(0.0, 1_000.0) * 100.0).round() as i64
}

/// The JSON Schema (2020-12) of `review.json`.
#[must_use]
pub fn schema() -> Value {
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    titled(generator.into_root_schema_for::<Document<'_>>().to_value(), "mulu review: review.json")
}

/// The JSON Schema (2020-12) of the file of a place.
#[must_use]
pub fn place_schema() -> Value {
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    titled(generator.into_root_schema_for::<PlaceDocument<'_>>().to_value(), "mulu review: places/*.json")
}

fn titled(mut schema: Value, title: &str) -> Value {
    if let Value::Object(map) = &mut schema {
        map.insert("title".into(), title.into());
    }
    schema
}
