//! Applies the schemas to located trees: every violation at its value or cell, in the user's words.

use super::doubled;
use super::faults::{SCHEMA_VIOLATION, UNKNOWN_FIELD};
pub use super::instance::Kind;
use super::instance::{self, Found};
use super::print;
use super::wording::wording;
use crate::catalogue::{ADJUSTMENT_KEYS, CATALOGUE_KEYS, FIELDS, Field};
use crate::diagnostic::{Diagnostic, Edit, Fix, Severity, Sink, Subject, Words};
use crate::document::{Entry, Node, Table};
use crate::source::Location;
use crate::value::text::squeeze;
use jsonschema::error::{TypeKind, ValidationErrorKind};
use jsonschema::{ValidationError, Validator};
use std::collections::BTreeSet;
use std::sync::OnceLock;

/// Compiled schemas, each made on first use.
#[derive(Debug, Default)]
pub struct Checker {
    catalogue: OnceLock<Option<Validator>>,
    jurisdiction: OnceLock<Option<Validator>>,
    changes: OnceLock<Option<Validator>>,
}

impl Checker {
    /// Nothing compiled yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Checks one table or configuration file against its schema.
    pub fn check(&self, table: &Table, kind: Kind, sink: &mut Sink) {
        let compile = |schema: serde_json::Value| jsonschema::draft7::new(&schema).ok();
        let validator = match kind {
            Kind::Catalogue | Kind::Withheld => self.catalogue.get_or_init(|| compile(print::catalogue())),
            Kind::Changes => self.changes.get_or_init(|| compile(print::changes())),
            Kind::Jurisdiction => self.jurisdiction.get_or_init(|| compile(print::jurisdiction())),
        };
        // Our own schemas compile; `tests/schemas.rs` proves it.
        let Some(validator) = validator else { return };
        let value = instance::of(&table.root, kind);
        for error in validator.iter_errors(&value) {
            // A table says its domain in prose or not at all; who reads it on tells of that.
            let of_table =
                table.headings.is_some() && matches!(error.kind(), ValidationErrorKind::Required { .. });
            if !of_table {
                report(&error, &table.root, kind, sink);
            }
        }
        if table.headings.is_some() {
            own_columns(table, sink);
        } else {
            doubled::check(&table.root, kind, 0, sink);
        }
    }
}

/// Columns of a table that are none of the standard ones: told once each, as the text is kept.
fn own_columns(table: &Table, sink: &mut Sink) {
    let items = table.root.get(&["items"]).map_or(&[][..], Node::elements);
    let extra = items.iter().filter_map(|item| item.get(&["extra"])).flat_map(Node::entries);
    let mut told = BTreeSet::new();
    for key in extra.map(|entry| &entry.key).filter(|key| told.insert(squeeze(&key.value))) {
        let heading = squeeze(&key.value);
        let message =
            Words::new(format!("“{heading}”不是标准目录的列"), format!("`{heading}` is no standard column"));
        let mut finding = Diagnostic::new(&UNKNOWN_FIELD, key.at, message);
        // A column that is there cannot be what a heading was meant to be.
        let near = near_heading(&heading).filter(|near| !has_column(items, near));
        finding.severity(if near.is_some() { Severity::Error } else { Severity::Info }).about(heading);
        finding.help(match near {
            Some(near) => Words::new(format!("是否想写“{near}”？"), format!("did you mean “{near}”?")),
            None => Words::new(
                "这一列已原样保留在“其他列”，不必修改",
                "the column is kept as it is under `extra`",
            ),
        });
        sink.push(finding);
    }
}

fn has_column(items: &[Node], heading: &str) -> bool {
    let field = Field::from_heading(heading);
    items.iter().flat_map(Node::entries).any(|entry| Field::from_key(&entry.key.value) == field)
}

/// The standard heading a misspelt one was probably meant to be; its blanks closed by the caller.
#[must_use]
pub fn near_heading(heading: &str) -> Option<&'static str> {
    let length = heading.chars().count();
    let near =
        |candidate: &&'static str| candidate.chars().count() == length && distance(heading, candidate) == 1;
    FIELDS.iter().map(|info| info.chinese).filter(|candidate| candidate.chars().count() >= 4).find(near)
}

fn report(error: &ValidationError<'_>, root: &Node, kind: Kind, sink: &mut Sink) {
    let found = &instance::find(root, kind, error.instance_path().as_str());
    match error.kind() {
        // An optional value is of its type or absent; what is absent was left out, so the type speaks.
        ValidationErrorKind::AnyOf { context } => {
            let told = context.iter().find(|branch| !branch.iter().any(wants_null));
            told.into_iter().flatten().for_each(|inner| report(inner, root, kind, sink));
        }
        ValidationErrorKind::AdditionalProperties { unexpected } => {
            for key in unexpected {
                let entry = found.node.entries().iter().find(|entry| entry.key.value == *key);
                // What a table reader adds of its own is nobody's mistake.
                if let Some(entry) = entry.filter(|entry| entry.key.exact || entry.key.value != "kind") {
                    unknown_field(entry, found, kind, sink);
                }
            }
        }
        // What an item lacks is said by the rule of that field, with the law behind it.
        ValidationErrorKind::Required { .. }
            if found.item.is_some() && kind != Kind::Changes || kind == Kind::Withheld => {}
        // The code of an item has its own rule, which knows what was meant.
        ValidationErrorKind::Pattern { .. }
            if kind == Kind::Catalogue && found.keys.last().is_some_and(|key| key == "code") => {}
        // A waiver without a reason is told of by the rule about waivers.
        ValidationErrorKind::Required { property }
            if property == "reason" && found.keys.iter().any(|key| key == "waivers") => {}
        // A misspelt key is told of once, as the unknown field it is.
        ValidationErrorKind::Required { property }
            if misspelt(property.as_str().unwrap_or(""), kind, found) => {}
        // An empty list of items is the reader's to tell of.
        ValidationErrorKind::Required { property }
            if property == "items" && found.node.get(&["items", "事项"]).is_some() => {}
        other => {
            let (message, help) = wording(other, error, found);
            let at = if lacking(other) { head(found.node) } else { found.node.at };
            let mut finding = Diagnostic::new(&SCHEMA_VIOLATION, at, message);
            finding.subject = subject(found);
            finding.help(help).about(found.node.as_text().map_or("", |text| text.value.as_str()));
            sink.push(finding);
        }
    }
}

fn wants_null(error: &ValidationError<'_>) -> bool {
    matches!(error.kind(), ValidationErrorKind::Type { kind: TypeKind::Single(only) } if only.to_string() == "null")
}

fn lacking(kind: &ValidationErrorKind) -> bool {
    matches!(kind, ValidationErrorKind::Required { .. })
}

/// Where to point for what a map lacks: its first key, not all of it.
fn head(node: &Node) -> Location {
    node.entries().first().map_or(node.at, |entry| entry.key.at)
}

fn unknown_field(entry: &Entry, found: &Found<'_>, kind: Kind, sink: &mut Sink) {
    let key = &entry.key.value;
    let near = nearest(key, kind, found);
    let message = Words::new(format!("不认识的字段“{key}”"), format!("unknown field `{key}`"));
    let help = match near {
        Some(near) => Words::new(format!("是否想写“{near}”？"), format!("did you mean `{near}`?")),
        None => Words::new(
            "核对字段名；确属本地另设的列，请放到“其他列（extra）”之下，文字不会丢失",
            "check the name; a column of your own belongs under `extra`",
        ),
    };
    let mut finding = Diagnostic::new(&UNKNOWN_FIELD, entry.key.at, message);
    finding.subject = subject(found);
    finding.help(help).about(key.as_str());
    if let Some(near) = near {
        let title = Words::new(format!("改为“{near}”"), format!("rename to `{near}`"));
        finding.fix(Fix::risky(title, vec![Edit { at: entry.key.at, text: near.to_owned() }]));
    }
    sink.push(finding);
}

/// The field of an item that a misspelt key means; `None` for a key that is right, or like none.
#[must_use]
pub fn meant(key: &str) -> Option<Field> {
    if Field::from_key(key).is_some() {
        return None;
    }
    nearest_of(key, item_keys()).and_then(Field::from_key)
}

/// The known key nearest to a misspelt one, in the same language; `None` where none is near.
fn nearest(key: &str, kind: Kind, found: &Found<'_>) -> Option<&'static str> {
    let pairs = |list: &'static [(&'static str, &'static str)]| {
        list.iter().flat_map(|(english, chinese)| [*english, *chinese])
    };
    match (kind, found.item) {
        (Kind::Catalogue | Kind::Withheld, Some(_)) => nearest_of(key, item_keys()),
        (Kind::Catalogue | Kind::Withheld, None) => nearest_of(key, pairs(CATALOGUE_KEYS)),
        (Kind::Jurisdiction, _) => nearest_of(key, pairs(print::JURISDICTION_KEYS)),
        (Kind::Changes, _) => nearest_of(key, pairs(ADJUSTMENT_KEYS)),
    }
}

/// Whether one of the keys that are there is probably meant for a property that is not.
fn misspelt(property: &str, kind: Kind, found: &Found<'_>) -> bool {
    let depth = found.keys.len();
    let means = |key: &str| nearest(key, kind, found).map(|near| instance::canonical_key(kind, depth, near));
    found.node.entries().iter().any(|entry| {
        let key = &entry.key.value;
        instance::canonical_key(kind, depth, key) != property && means(key) == Some(property)
    })
}

fn item_keys() -> impl Iterator<Item = &'static str> {
    FIELDS.iter().flat_map(|info| [info.key, info.chinese])
}

fn nearest_of(key: &str, candidates: impl Iterator<Item = &'static str>) -> Option<&'static str> {
    let limit = (key.chars().count() / 3).max(1);
    candidates
        .map(|candidate| (distance(key, candidate), candidate))
        .filter(|(distance, candidate)| *distance <= limit && *distance < candidate.chars().count())
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Edit distance in characters (insert, delete, replace).
#[must_use]
pub fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, left) in a.chars().enumerate() {
        let mut corner = std::mem::replace(&mut row[0], i + 1);
        for (j, right) in b.iter().enumerate() {
            let change = corner + usize::from(left != *right);
            corner = row[j + 1];
            row[j + 1] = change.min(corner + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}

fn subject(found: &Found<'_>) -> Subject {
    let text = |keys: &[&str]| {
        let node: Option<&Node> = found.item.and_then(|item| item.get(keys));
        node.and_then(Node::as_text).map(|text| text.value.to_string())
    };
    let name = Field::Name.info();
    let name_keys: Vec<&str> =
        [name.key, name.chinese].into_iter().chain(name.synonyms.iter().copied()).collect();
    let texts = |keys: &[&str]| {
        let node: Option<&Node> = found.item.and_then(|item| item.get(keys));
        let all = node.map(Node::texts).unwrap_or_default();
        all.iter().map(|text| text.value.to_string()).collect::<Vec<_>>().join("/")
    };
    let (code, category) = (Field::Code.info(), Field::Category.info());
    let field = found.item.and(found.keys.get(1)).and_then(|key| Field::from_key(key)).map(Field::key);
    Subject {
        code: text(&[code.key, code.chinese]),
        name: text(&name_keys),
        category: texts(&[category.key, category.chinese]),
        field,
        ..Subject::default()
    }
}
