//! Floor 8: the settings of a workspace, `mulu.yaml`: which rules, how grave, and what the site says of itself.
//!
//! ```yaml
//! rules: {vague-deadline: off, missing-audience: error}
//! ignore: [abbreviated-title]
//! fail_on: warning
//! site: {name: 示例县人民政府, url: https://…}
//! ```
//! Every fault is found in one run, each with its place; none is passed over.

use crate::diagnostic::{Level, Levels, Severity, Words};
use crate::document::{Document, Entry, Node};
use crate::rules::{self, Lookup};
use crate::source::{Located, Location};

/// The settings as resolved; without a file, the defaults.
#[derive(Debug, Clone, Default)]
pub struct Config {
    /// Severities by rule.
    pub levels: Vec<(String, Level)>,
    /// Only these rules.
    pub select: Vec<String>,
    /// Not these rules.
    pub ignore: Vec<String>,
    /// From which severity on a check fails; `Some(None)`: never.
    pub fail_on: Option<Option<Severity>>,
    /// The tags of 《政府网站发展指引》（国办发〔2017〕47号） and the public address, by key.
    pub site: Vec<(String, String)>,
}

/// Something wrong in the settings.
#[derive(Debug, Clone)]
pub struct Fault {
    /// Where.
    pub at: Location,
    /// What, and what to do.
    pub words: Words,
}

/// The keys of `site`, each with the official tag it fills.
pub static SITE_KEYS: &[(&str, &str)] = &[
    ("name", "SiteName"),
    ("domain", "SiteDomain"),
    ("id_code", "SiteIDCode"),
    ("column_name", "ColumnName"),
    ("column_description", "ColumnDescription"),
    ("column_keywords", "ColumnKeywords"),
    ("column_type", "ColumnType"),
    ("content_source", "ContentSource"),
    ("author", "Author"),
    ("pub_date", "PubDate"),
    ("url", "公开网址"),
];

const KEYS: &[&str] = &["rules", "select", "ignore", "fail_on", "site"];

impl Config {
    /// Reads the tree of a `mulu.yaml`.
    #[must_use]
    pub fn read(document: &Document) -> (Self, Vec<Fault>) {
        let mut config = Self::default();
        let mut faults = Vec::new();
        let entries = document.tables.first().map_or(&[][..], |table| table.root.entries());
        for entry in entries {
            match entry.key.value.as_str() {
                "rules" => entry.value.entries().iter().for_each(|rule| config.rule(rule, &mut faults)),
                "select" => config.select = names(&entry.value, &mut faults),
                "ignore" => config.ignore = names(&entry.value, &mut faults),
                "fail_on" => config.fail_on = threshold(&entry.value, &mut faults),
                "site" => entry.value.entries().iter().for_each(|key| config.site_key(key, &mut faults)),
                other => faults.push(unknown_key(entry.key.at, other, KEYS)),
            }
        }
        (config, faults)
    }

    fn rule(&mut self, entry: &Entry, faults: &mut Vec<Fault>) {
        let Some(name) = rule_name(&entry.key, faults) else { return };
        let word = entry.value.as_text().map_or("", |text| text.value.trim());
        let level = match word {
            "off" => Level::Off,
            "info" => Level::At(Severity::Info),
            "warning" => Level::At(Severity::Warning),
            "error" => Level::At(Severity::Error),
            _ => {
                let words = Words::new(
                    format!("规则“{name}”的级别“{word}”不对，可写：off、info、warning、error"),
                    format!("`{word}` is no level of `{name}`; one of: off, info, warning, error"),
                );
                return faults.push(Fault { at: entry.value.at, words });
            }
        };
        self.levels.push((name, level));
    }

    fn site_key(&mut self, entry: &Entry, faults: &mut Vec<Fault>) {
        let key = entry.key.value.as_str();
        let known: Vec<&str> = SITE_KEYS.iter().map(|(key, _)| *key).collect();
        match entry.value.as_text() {
            _ if !known.contains(&key) => faults.push(unknown_key(entry.key.at, key, &known)),
            Some(text) if !text.value.trim().is_empty() => {
                self.site.push((key.to_owned(), text.value.trim().to_owned()));
            }
            Some(_) | None => {}
        }
    }

    /// The settings of the rules, the command line's words over the file's.
    #[must_use]
    pub fn levels(&self, select: &[String], ignore: &[String]) -> Levels {
        let mut levels = Levels::default();
        self.levels.iter().for_each(|(rule, level)| levels.set(rule.clone(), *level));
        levels.select(if select.is_empty() { self.select.clone() } else { select.to_vec() });
        levels.ignore(self.ignore.iter().chain(ignore).cloned().collect());
        levels
    }

    /// A value of `site`.
    #[must_use]
    pub fn site(&self, key: &str) -> Option<String> {
        self.site.iter().find(|(own, _)| own == key).map(|(_, value)| value.clone())
    }
}

fn names(node: &Node, faults: &mut Vec<Fault>) -> Vec<String> {
    node.texts()
        .into_iter()
        .filter(|text| is_group(text.value) || rule_name(text, faults).is_some())
        .map(|text| text.value.to_string())
        .collect()
}

/// Whether a word is the beginning of some rules' codes, such as `T` or `T3`.
fn is_group(word: &str) -> bool {
    rules::all().iter().any(|rule| rule.code.starts_with(&word.to_ascii_uppercase()))
}

fn rule_name<T: AsRef<str>>(text: &Located<T>, faults: &mut Vec<Fault>) -> Option<String> {
    match rules::lookup(text.value.as_ref().trim()) {
        Lookup::Found(rule) => Some(rule.name.to_owned()),
        Lookup::Unknown(near) => {
            let meant = near.first().map_or(String::new(), |near| format!("，是否想写 {near}？"));
            let meant_english = near.first().map_or(String::new(), |near| format!("; did you mean {near}?"));
            let words = Words::new(
                format!("没有规则“{}”{meant}", text.value.as_ref()),
                format!("no rule `{}`{meant_english}", text.value.as_ref()),
            );
            faults.push(Fault { at: text.at, words });
            None
        }
    }
}

fn threshold(node: &Node, faults: &mut Vec<Fault>) -> Option<Option<Severity>> {
    match node.as_text().map_or("", |text| text.value.trim()) {
        "never" => Some(None),
        "info" => Some(Some(Severity::Info)),
        "warning" => Some(Some(Severity::Warning)),
        "error" => Some(Some(Severity::Error)),
        other => {
            let words = Words::new(
                format!("fail_on 的值“{other}”不对，可写：info、warning、error、never"),
                format!("`{other}` is no value of fail_on; one of: info, warning, error, never"),
            );
            faults.push(Fault { at: node.at, words });
            None
        }
    }
}

fn unknown_key(at: Location, word: &str, known: &[&str]) -> Fault {
    let words = Words::new(
        format!("不认识的设置“{word}”，可写：{}", known.join("、")),
        format!("unknown setting `{word}`; one of: {}", known.join(", ")),
    );
    Fault { at, words }
}
