//! How a violation of a schema is told: what stands there, what belongs there, what to do.

use super::instance::Found;
use super::print;
use crate::catalogue::{ADJUSTMENT_KEYS, CATALOGUE_KEYS, Field};
use crate::diagnostic::Words;
use jsonschema::ValidationError;
use jsonschema::error::{TypeKind, ValidationErrorKind};

/// What the field is called where the violation stands.
fn field_name(found: &Found<'_>) -> String {
    let last = found.keys.last().map_or("", String::as_str);
    match (found.keys.len(), found.item) {
        (0, _) => "整个文件".to_owned(),
        (_, Some(_)) => {
            Field::from_key(last).map_or_else(|| bilingual(last), |field| field.chinese().to_owned())
        }
        (_, None) => bilingual(last),
    }
}

/// A key outside items as a clerk reads it, `层级（tier）`; one we have no Chinese for as it is.
fn bilingual(key: &str) -> String {
    let keys = CATALOGUE_KEYS.iter().chain(print::JURISDICTION_KEYS).chain(ADJUSTMENT_KEYS);
    let known = keys.into_iter().find(|(english, _)| *english == key);
    known.map_or_else(|| key.to_owned(), |(english, chinese)| format!("{chinese}（{english}）"))
}

/// Message and help.
pub(super) fn wording(
    kind: &ValidationErrorKind,
    error: &ValidationError<'_>,
    found: &Found<'_>,
) -> (Words, Words) {
    let field = field_name(found);
    let key = found.keys.last().map_or("file", String::as_str);
    let text = found.node.as_text().map_or("", |text| text.value.as_str());
    match kind {
        ValidationErrorKind::Type { kind } => {
            let given = given(error);
            let (zh, en) = wanted(kind);
            let message = Words::new(
                format!("“{field}”应写成{zh}，这里写成了{}", given.0),
                format!("`{key}` must be {en}, found {}", given.1),
            );
            (message, shape_help(error, &zh, &en))
        }
        ValidationErrorKind::Enum { options } => {
            let list: Vec<&str> =
                options.as_array().into_iter().flatten().filter_map(|option| option.as_str()).collect();
            let message = Words::new(
                format!("“{field}”没有“{text}”这个选项"),
                format!("`{text}` is no option of `{key}`"),
            );
            let help =
                Words::new(format!("可选：{}", list.join("、")), format!("one of: {}", list.join(", ")));
            (message, help)
        }
        ValidationErrorKind::Pattern { .. } => pattern_wording(found, &field, key, text),
        ValidationErrorKind::Required { property } => {
            let property = property.as_str().unwrap_or("");
            let message = Words::new(
                format!("{field}缺少“{}”", bilingual(property)),
                format!("`{property}` is missing"),
            );
            (message, Words::new(format!("补写 {property}: …"), format!("add `{property}: …`")))
        }
        _ => {
            let message = Words::new(format!("“{field}”的值不合规定的形式"), format!("`{key}`: {error}"));
            let help = Words::new("用 mulu schema 查看格式要求", "see `mulu schema` for the format");
            (message, help)
        }
    }
}

fn shape_help(error: &ValidationError<'_>, zh: &str, en: &str) -> Words {
    match error.instance().as_ref() {
        serde_json::Value::Array(_) if zh == "文字" => Words::new(
            "合成一段文字；分几种情形的，用“；”隔开",
            "write one text; set several cases apart by “；”",
        ),
        _ => Words::new(format!("改写为{zh}"), format!("write {en}")),
    }
}

fn pattern_wording(found: &Found<'_>, field: &str, key: &str, text: &str) -> (Words, Words) {
    // The code of an item stands in items, omits and waivers; alone it is the place's.
    let of_item = found.keys.len() > 1;
    let (zh, en) = match key {
        "code" if of_item => (
            "写成“领域-类别-事项”，如 21-01-02；本地增设事项用 21-90-01",
            "write `NN-NN-NN`, such as 21-01-02",
        ),
        "code" => ("写六至十二位数字并加引号，如 code: \"990101\"", "write six to twelve digits in quotes"),
        "until" | "on" => ("日期写成 2027-06-30 的形式", "write the date as 2027-06-30"),
        _ => ("用 mulu schema 查看格式要求", "see `mulu schema` for the format"),
    };
    let message = Words::new(
        format!("“{field}”的写法“{text}”不合格式"),
        format!("`{text}` does not fit the format of `{key}`"),
    );
    (message, Words::new(zh, en))
}

fn given(error: &ValidationError<'_>) -> (&'static str, &'static str) {
    match error.instance().as_ref() {
        serde_json::Value::Null => ("空值", "nothing"),
        serde_json::Value::Bool(_) => ("是非值（true/false）", "a boolean"),
        serde_json::Value::Number(_) => ("数字", "a number"),
        serde_json::Value::String(_) => ("文字", "text"),
        serde_json::Value::Array(_) => ("列表", "a list"),
        serde_json::Value::Object(_) => ("带下级字段的一组值", "a mapping"),
    }
}

fn wanted(kind: &TypeKind) -> (String, String) {
    let words = |name: String| match name.as_str() {
        "string" => ("文字", "text"),
        "array" => ("列表（每行一个“- ”）", "a list"),
        "object" => ("“字段: 值”的形式", "a mapping"),
        "boolean" => ("true 或 false", "a boolean"),
        "number" | "integer" => ("数字", "a number"),
        _ => ("其他形式", "another type"),
    };
    let names: Vec<String> = match kind {
        TypeKind::Single(one) => vec![one.to_string()],
        TypeKind::Multiple(set) => set.iter().map(|one| one.to_string()).collect(),
    };
    // Optional fields may be null for the editors' sake; nobody is asked to write that.
    let list: Vec<(&str, &str)> = names.into_iter().filter(|name| name != "null").map(words).collect();
    let joined = |pick: fn(&(&'static str, &'static str)) -> &'static str, or: &str| {
        list.iter().map(pick).collect::<Vec<_>>().join(or)
    };
    (joined(|pair| pair.0, "或"), joined(|pair| pair.1, " or "))
}
