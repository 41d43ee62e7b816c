//! Floor 8: the settings of a workspace, `mulu.yaml`: which rules, how grave, and what the site says of itself.
//!
//! ```yaml
//! rules: {vague-deadline: off, missing-audience: error, B: warning}
//! ignore: [abbreviated-title]
//! fail_on: warning
//! overrides:
//!   - {paths: [乡镇/**], tier: 乡级, rules: {vague-deadline: warning}}
//! site: {name: 示例县人民政府, url: https://…}
//! review: {weights: {coverage: 60, quality: 30, domains: 10, doubtful: 0.5, error: 0.5, warning: 0.1}}
//! ```
//! Every fault is found in one run, each with its place; none is passed over.

mod glob;
mod overrides;
mod weights;

pub use overrides::Override;

use crate::diagnostic::{Level, Levels, Severity, Words};
use crate::document::{Document, Entry, Node};
use crate::review::Weights;
use crate::rules::{self, Lookup};
use crate::source::{FileId, Files, Location};
use std::collections::{BTreeMap, BTreeSet};

/// The settings as resolved; without a file, the defaults.
#[derive(Debug, Clone, Default)]
pub struct Config {
    /// Levels of rules.
    pub rules: Vec<Setting>,
    /// Levels of rules for some files only; a later one holds over an earlier.
    pub overrides: Vec<Override>,
    /// Only these rules.
    pub select: Vec<String>,
    /// Not these rules.
    pub ignore: Vec<String>,
    /// From which severity on a check fails; `Some(None)`: never.
    pub fail_on: Option<Option<Severity>>,
    /// The tags of 《政府网站发展指引》（国办发〔2017〕47号） and the public address, by key.
    pub site: Vec<(String, String)>,
    /// How `mulu review` makes scores.
    pub weights: Weights,
    /// Where `select`, `ignore`, `fail_on`, the keys of `site` (`site.name`) and `review.weights.*` were said.
    pub said: BTreeMap<String, String>,
}

/// A level as somebody set it.
#[derive(Debug, Clone)]
pub struct Setting {
    /// The names of the rules meant.
    pub rules: Vec<&'static str>,
    /// How narrow the word was: the length of a group's letters and digits, more for a rule's own name.
    pub weight: usize,
    /// The level.
    pub level: Level,
    /// Where it was said: `mulu.yaml:3:5`.
    pub said: String,
}

/// Something wrong in the settings.
#[derive(Debug, Clone)]
pub struct Fault {
    /// Where.
    pub at: Location,
    /// What, and what to do.
    pub words: Words,
}

/// The keys of `site`, each with the official tag it fills; `url` is where the site will stand (full addresses, codes
/// and the map of the site need it), `fragments: true` adds the tables alone for pasting into a portal.
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
    ("image", "Image"),
    ("url", "公开网址"),
    ("fragments", "供粘贴的表格"),
];

const KEYS: &[&str] = &["rules", "select", "ignore", "fail_on", "overrides", "site", "review"];
const KEYS_OF_OVERRIDE: &[&str] = &["paths", "tier", "rules"];

/// The weight of a rule's own name or code, greater than that of any group.
const OWN_NAME: usize = usize::MAX;

impl Config {
    /// Reads the tree of a `mulu.yaml`, one of some files.
    #[must_use]
    pub fn read(document: &Document, files: &Files) -> (Self, Vec<Fault>) {
        let mut config = Self::default();
        let mut reader = Reader { files, faults: Vec::new() };
        let entries = document.tables.first().map_or(&[][..], |table| table.root.entries());
        for entry in entries {
            let key = entry.key.value.as_str();
            match key {
                "rules" => {
                    config.rules =
                        entry.value.entries().iter().filter_map(|rule| reader.setting(rule)).collect();
                }
                "select" => config.select = names(&entry.value, &mut reader.faults),
                "ignore" => config.ignore = names(&entry.value, &mut reader.faults),
                "fail_on" => config.fail_on = threshold(&entry.value, &mut reader.faults),
                "overrides" => {
                    let read = |node| overrides::read(node, &mut reader);
                    config.overrides = entry.value.elements().iter().filter_map(read).collect();
                }
                "site" => entry.value.entries().iter().for_each(|key| config.site_key(key, &mut reader)),
                "review" => weights::read(&entry.value, &mut config, &mut reader),
                other => reader.faults.push(unknown_key(entry.key.at, other, KEYS)),
            }
            config.said.insert(key.to_owned(), reader.said(entry.key.at));
        }
        (config, reader.faults)
    }

    fn site_key(&mut self, entry: &Entry, reader: &mut Reader<'_>) {
        let key = entry.key.value.as_str();
        let known: Vec<&str> = SITE_KEYS.iter().map(|(key, _)| *key).collect();
        match entry.value.as_text() {
            _ if !known.contains(&key) => reader.faults.push(unknown_key(entry.key.at, key, &known)),
            Some(text) if key == "url" && !is_address(text.value.trim()) => {
                reader.faults.push(unusable_address(text.at, text.value.trim()));
            }
            Some(text) if !text.value.trim().is_empty() => {
                self.site.push((key.to_owned(), text.value.trim().to_owned()));
                self.said.insert(format!("site.{key}"), reader.said(entry.key.at));
            }
            Some(_) | None => {}
        }
    }

    /// The settings of the rules, the command line's words over the file's; `meant` tells which files an override
    /// speaks of.
    #[must_use]
    pub fn levels(
        &self,
        select: &[String],
        ignore: &[String],
        meant: &dyn Fn(&Override) -> BTreeSet<FileId>,
    ) -> Levels {
        let mut levels = Levels::default();
        in_force(&self.rules).for_each(|(rule, setting)| levels.set(rule, setting.level));
        for own in &self.overrides {
            let inner = in_force(&own.rules).map(|(rule, setting)| (rule.to_owned(), setting.level));
            levels.set_in(meant(own), inner.collect());
        }
        levels.select(if select.is_empty() { self.select.clone() } else { select.to_vec() });
        levels.ignore(self.ignore.iter().chain(ignore).cloned().collect());
        levels
    }

    /// A value of `site`.
    #[must_use]
    pub fn site(&self, key: &str) -> Option<String> {
        self.site.iter().find(|(own, _)| own == key).map(|(_, value)| value.clone())
    }

    /// Whether the tables alone are made beside the site.
    #[must_use]
    pub fn site_fragments(&self) -> bool {
        self.site.iter().any(|(key, value)| key == "fragments" && matches!(value.as_str(), "true" | "是"))
    }
}

/// Whether pages can stand below it: nothing, or `http(s)://`, a host, and a path without query or fragment.
fn is_address(text: &str) -> bool {
    let rest = ["https://", "http://"].iter().find_map(|scheme| text.strip_prefix(scheme));
    let clean =
        |rest: &str| !rest.contains(|c: char| c.is_whitespace() || c.is_control() || "?#<>\"'".contains(c));
    text.is_empty() || rest.is_some_and(|rest| rest.starts_with(char::is_alphanumeric) && clean(rest))
}

fn unusable_address(at: Location, text: &str) -> Fault {
    let words = Words::new(
        format!("site.url “{text}” 不是网址：写成 https://www.example.gov.cn/jczwgk/ 这样，不带 ? 和 #"),
        format!(
            "site.url `{text}` is no address: write it like https://www.example.gov.cn/jczwgk/, without ? or #"
        ),
    );
    Fault { at, words }
}

/// The setting of each rule that has one: the narrowest word, of equal ones the last.
pub fn in_force(settings: &[Setting]) -> impl Iterator<Item = (&'static str, &Setting)> {
    let mut sorted: Vec<&Setting> = settings.iter().collect();
    sorted.sort_by_key(|setting| setting.weight);
    let of_rules = sorted.into_iter().flat_map(|own| own.rules.iter().map(move |rule| (*rule, own)));
    of_rules.collect::<BTreeMap<_, _>>().into_iter()
}

/// What is read with: where places are named, and what was wrong so far.
struct Reader<'a> {
    files: &'a Files,
    faults: Vec<Fault>,
}

impl Reader<'_> {
    fn said(&self, at: Location) -> String {
        self.files.place(at).to_string()
    }

    /// `vague-deadline: off`, `D103: off`, `D: off` or `D1xx: off`.
    fn setting(&mut self, entry: &Entry) -> Option<Setting> {
        let name = entry.key.value.as_str().trim();
        let group: Vec<&'static str> = rules::group(name).into_iter().map(|rule| rule.name).collect();
        let (rules, weight) = match group.as_slice() {
            [] | [_] => (vec![rule_name(entry.key.at, name, &mut self.faults)?], OWN_NAME),
            _ => (group, name.trim_end_matches(['x', 'X']).len()),
        };
        let text = entry.value.as_text();
        let word = text.as_ref().map_or("", |text| text.value.trim());
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
                self.faults.push(Fault { at: entry.value.at, words });
                return None;
            }
        };
        Some(Setting { rules, weight, level, said: self.said(entry.key.at) })
    }
}

fn names(node: &Node, faults: &mut Vec<Fault>) -> Vec<String> {
    node.texts()
        .into_iter()
        .filter(|text| {
            !rules::group(text.value).is_empty() || rule_name(text.at, text.value, faults).is_some()
        })
        .map(|text| text.value.to_string())
        .collect()
}

fn rule_name(at: Location, word: &str, faults: &mut Vec<Fault>) -> Option<&'static str> {
    match rules::lookup(word.trim()) {
        Lookup::Found(rule) => Some(rule.name),
        Lookup::Unknown(near) => {
            let meant = near.first().map_or(String::new(), |near| format!("，是否想写 {near}？"));
            let meant_english = near.first().map_or(String::new(), |near| format!("; did you mean {near}?"));
            let words =
                Words::new(format!("没有规则“{word}”{meant}"), format!("no rule `{word}`{meant_english}"));
            faults.push(Fault { at, words });
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
