//! Prints the JSON Schemas of what people write: draft-07, which every editor's YAML plug-in reads.

use super::shape::{CatalogueFile, ChangeLogFile, JurisdictionFile};
use crate::catalogue::{ADJUSTMENT_KEYS, CATALOGUE_KEYS, Field};
use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value};

/// The keys of a `jurisdiction.yaml` and its parts, in both languages.
pub static JURISDICTION_KEYS: &[(&str, &str)] = &[
    ("name", "名称"),
    ("code", "代码"),
    ("tier", "层级"),
    ("bodies", "单位"),
    ("domains", "领域"),
    ("omits", "不涉及事项"),
    ("waivers", "备案说明"),
    ("withheld", "负面清单"),
    ("changes", "调整记录"),
    ("limits", "承诺时限"),
    ("approval", "审核发布"),
    ("reason", "理由"),
    ("rule", "规则"),
    ("until", "截止日期"),
    ("within", "最长时限"),
    ("by", "审核单位"),
    ("on", "审核日期"),
    ("document", "审核文件"),
];

/// The schema of a catalogue file with English keys.
#[must_use]
pub fn catalogue() -> Value {
    generate::<CatalogueFile>("mulu 目录文件", "catalogue.schema.json")
}

/// The schema of a catalogue file with Chinese keys.
#[must_use]
pub fn catalogue_chinese() -> Value {
    translated(catalogue(), "mulu 目录文件（中文键名）", &|path, key| match path {
        [] => word(CATALOGUE_KEYS, key),
        ["ItemShape"] => Field::from_key(key).map(Field::chinese),
        _ => None,
    })
}

/// The schema of a `jurisdiction.yaml` with English keys.
#[must_use]
pub fn jurisdiction() -> Value {
    generate::<JurisdictionFile>("mulu 辖区文件 jurisdiction.yaml", "jurisdiction.schema.json")
}

/// The schema of a `jurisdiction.yaml` with Chinese keys.
#[must_use]
pub fn jurisdiction_chinese() -> Value {
    translated(jurisdiction(), "mulu 辖区文件（中文键名）", &|path, key| match path {
        ["OmitShape" | "WaiverShape"] if key == "code" => Some("事项编码"),
        _ => word(JURISDICTION_KEYS, key),
    })
}

/// The schema of a change log with English keys.
#[must_use]
pub fn changes() -> Value {
    generate::<ChangeLogFile>("mulu 动态调整记录 changes.yaml", "change-log.schema.json")
}

/// The schema of a change log with Chinese keys.
#[must_use]
pub fn changes_chinese() -> Value {
    translated(changes(), "mulu 动态调整记录（中文键名）", &|_, key| word(ADJUSTMENT_KEYS, key))
}

fn word(keys: &'static [(&'static str, &'static str)], key: &str) -> Option<&'static str> {
    keys.iter().find(|(english, _)| *english == key).map(|(_, chinese)| *chinese)
}

fn generate<T: JsonSchema>(title: &str, name: &str) -> Value {
    let mut schema = SchemaSettings::draft07().into_generator().into_root_schema_for::<T>().to_value();
    if let Value::Object(map) = &mut schema {
        map.insert("title".into(), title.into());
        map.insert("$comment".into(), format!("由 mulu schema 生成，请勿手改（{name}）").into());
    }
    schema
}

/// Renames the properties of every object definition; `rename` gets the definition's name as path.
fn translated(
    mut schema: Value,
    title: &str,
    rename: &dyn Fn(&[&str], &str) -> Option<&'static str>,
) -> Value {
    rename_object(&mut schema, &[], rename);
    if let Some(Value::Object(definitions)) = schema.get_mut("definitions") {
        for (name, definition) in definitions.iter_mut() {
            rename_object(definition, &[name], rename);
        }
    }
    if let Value::Object(map) = &mut schema {
        map.insert("title".into(), title.into());
    }
    schema
}

fn rename_object(object: &mut Value, path: &[&str], rename: &dyn Fn(&[&str], &str) -> Option<&'static str>) {
    let new = |key: &str| rename(path, key).map_or_else(|| key.to_owned(), ToOwned::to_owned);
    if let Some(Value::Object(properties)) = object.get_mut("properties") {
        let renamed: Map<String, Value> =
            std::mem::take(properties).into_iter().map(|(key, value)| (new(&key), value)).collect();
        *properties = renamed;
    }
    if let Some(Value::Array(required)) = object.get_mut("required") {
        for key in required {
            if let Value::String(text) = key {
                *text = new(text);
            }
        }
    }
}
