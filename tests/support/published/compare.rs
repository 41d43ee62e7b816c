//! The fields of one item, wanted and found.
//!
//! `*_alt` keys of `expected.json` hold other readings that are right too; a document named without 《》
//! may be read or not; of a deadline only the first clause counts unless `parts` are given.

mod basis;
mod deadline;

use super::align::levels;
use super::fold::{fold, list, lists, squeeze, text};
use serde_json::Value;
use std::collections::BTreeSet;

/// One field.
pub(crate) struct Field {
    /// Its name.
    pub(crate) name: String,
    /// Whether it was read as it should be.
    pub(crate) right: bool,
    /// What should be read.
    pub(crate) wanted: String,
    /// What was read.
    pub(crate) found: String,
}

/// The fields compared so far.
#[derive(Default)]
pub(crate) struct Fields(pub(crate) Vec<Field>);

impl Fields {
    fn put(&mut self, name: &str, wanted: &impl std::fmt::Debug, found: &impl std::fmt::Debug, right: bool) {
        let (wanted, found) = (format!("{wanted:?}"), format!("{found:?}"));
        self.0.push(Field { name: name.to_owned(), right, wanted, found });
    }

    fn texts(&mut self, name: &str, wanted: &str, found: &str) {
        let (wanted, found) = (squeeze(wanted), squeeze(found));
        self.put(name, &wanted, &found, wanted == found);
    }
}

/// Compares one item.
pub(crate) fn item(wanted: &Value, found: &Value) -> Vec<Field> {
    let mut fields = Fields::default();
    if !wanted["seq"].is_null() {
        fields.texts("seq", &text(&wanted["seq"]), &text(&found["seq"]));
    }
    category(wanted, found, &mut fields);
    content(wanted, found, &mut fields);
    fields.texts("basis_text", &text(&wanted["basis_text"]), &text(&found["basis_text"]));
    basis::compare(wanted, found, &mut fields);
    deadline::compare(wanted, found, &mut fields);
    fields.texts("body", &text(&wanted["body"]), &list(&found["body"]).concat());
    channels(wanted, found, &mut fields);
    audience(wanted, found, &mut fields);
    mode(wanted, found, &mut fields);
    disclosure_levels(wanted, found, &mut fields);
    extra(wanted, found, &mut fields);
    fields.0
}

fn category(wanted: &Value, found: &Value, fields: &mut Fields) {
    let own = list(&found["category"]);
    let mut names = levels(wanted);
    let first = names.first().cloned();
    names.pop();
    // One level only: the name alone, or the name as its own category.
    let alone = wanted["l2"].is_null() && wanted["l3"].is_null() && own.iter().eq(first.iter());
    let right = own == names || alone || lists(&wanted["cat_alt"]).contains(&own);
    fields.put("category", &names, &own, right);
}

fn content(wanted: &Value, found: &Value, fields: &mut Fields) {
    fields.texts("content_text", &text(&wanted["content_text"]), &text(&found["content_text"]));
    if wanted["content"].is_array() {
        let plain = |value: &Value| -> Vec<String> {
            list(value).iter().map(|part| part.trim_matches(['。', ';', '；']).to_owned()).collect()
        };
        let (a, b) = (plain(&wanted["content"]), plain(&found["content"]));
        fields.put("content", &a, &b, a == b);
    }
}

fn folded(names: &[String]) -> BTreeSet<String> {
    names.iter().map(|name| fold(name)).collect()
}

fn channels(wanted: &Value, found: &Value, fields: &mut Fields) {
    let (a, b) = (folded(&list(&wanted["channels"])), folded(&list(&found["channels"])));
    let right = a == b || lists(&wanted["channels_alt"]).iter().any(|alt| folded(alt) == b);
    fields.put("channels", &a, &b, right);
}

fn audience(wanted: &Value, found: &Value, fields: &mut Fields) {
    let all = |item: &Value| item["audience"]["all"].as_bool();
    let (a, b) = (all(wanted), all(found));
    fields.put("audience.all", &a, &b, a == b || (a.is_none() && b != Some(true)));
    let (a, b) = (list(&wanted["audience"]["groups"]), list(&found["audience"]["groups"]));
    let right = a == b || lists(&wanted["groups_alt"]).contains(&b);
    fields.put("audience.groups", &a, &b, right);
}

fn mode(wanted: &Value, found: &Value, fields: &mut Fields) {
    let a: Vec<String> = match wanted["mode"].as_str() {
        None => Vec::new(),
        Some("主动") => vec!["主动公开".to_owned()],
        Some("依申请") => vec!["依申请公开".to_owned()],
        Some("both") => vec!["主动公开".to_owned(), "依申请公开".to_owned()],
        Some(other) => vec![other.to_owned()],
    };
    let b = list(&found["mode"]);
    let withheld = a == ["不予公开"] && !b.iter().any(|mode| mode == "主动公开");
    fields.put("mode", &a, &b, folded(&a) == folded(&b) || withheld);
}

fn disclosure_levels(wanted: &Value, found: &Value, fields: &mut Fields) {
    let set = |names: Vec<String>| -> BTreeSet<String> {
        let whole = |name: &str| match name {
            one if one.chars().count() == 1 => format!("{one}级"),
            name => name.to_owned(),
        };
        names.iter().flat_map(|name| name.split(['、', ',', '，', '/']).map(whole)).collect()
    };
    let (a, b) = (set(list(&wanted["levels"])), set(list(&found["levels"])));
    let right = a == b || lists(&wanted["levels_alt"]).into_iter().any(|alt| set(alt) == b);
    fields.put("levels", &a, &b, right);
}

fn extra(wanted: &Value, found: &Value, fields: &mut Fields) {
    let mut own: Vec<(String, Value)> = found["extra"]
        .as_object()
        .into_iter()
        .flatten()
        .map(|(key, value)| (squeeze(key), value.clone()))
        .collect();
    if let Some(stage) = found.get("stage").filter(|_| !own.iter().any(|(key, _)| key == "五公开")) {
        own.push(("五公开".to_owned(), stage.clone()));
    }
    let same = |one: &str, other: &str| one.contains(other) || other.contains(one);
    let keys: Vec<String> =
        wanted["extra"].as_object().into_iter().flatten().map(|(key, _)| squeeze(key)).collect();
    for (key, value) in wanted["extra"].as_object().into_iter().flatten() {
        let key = squeeze(key);
        let exact = own.iter().find(|(name, _)| *name == key);
        let cell = exact.or_else(|| own.iter().find(|(name, _)| same(name, &key)));
        let a = fold(&text(value));
        let b = cell.map(|(_, value)| fold(&text(value))).unwrap_or_default();
        let parts = value.is_array() && list(value).iter().all(|part| b.contains(&fold(part)));
        fields.put(&format!("extra {key}"), &a, &b, a == b || parts);
    }
    let allowed = list(&wanted["extra_ok"]);
    let more: Vec<&String> = own
        .iter()
        .filter(|(key, value)| {
            !keys.iter().any(|name| same(name, key))
                && !allowed.contains(key)
                && !text(value).trim().is_empty()
        })
        .map(|(key, _)| key)
        .collect();
    fields.put("extra, more than wanted", &"", &more, more.is_empty());
}
