//! Levels of rules for some paths or a tier only.

use super::{Fault, KEYS_OF_OVERRIDE, Reader, Setting, glob, unknown_key};
use crate::diagnostic::Words;
use crate::document::Node;
use crate::value::tier::Tier;

/// An entry of `overrides`: what it speaks of, and the levels there.
#[derive(Debug, Clone)]
pub struct Override {
    /// The paths, below the folder of the settings; all where empty.
    pub paths: Vec<String>,
    /// The tier; all where `None`.
    pub tier: Option<Tier>,
    /// The levels.
    pub rules: Vec<Setting>,
}

impl Override {
    /// Whether it speaks of a file, by its path below the folder of the settings and the tier of its place.
    #[must_use]
    pub fn speaks_of(&self, path: Option<&str>, tier: Option<Tier>) -> bool {
        let by_path = self.paths.is_empty()
            || path.is_some_and(|path| self.paths.iter().any(|pattern| glob::matches(pattern, path)));
        by_path && self.tier.is_none_or(|own| tier == Some(own))
    }
}

/// Reads one entry; what is wrong with it goes to the reader's faults.
pub(super) fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Override> {
    let mut own = Override { paths: Vec::new(), tier: None, rules: Vec::new() };
    let before = reader.faults.len();
    for entry in node.entries() {
        match entry.key.value.as_str() {
            "paths" => own.paths.extend(entry.value.texts().into_iter().map(|text| text.value.to_string())),
            "tier" => own.tier = tier(&entry.value, reader),
            "rules" => {
                own.rules = entry.value.entries().iter().filter_map(|rule| reader.setting(rule)).collect();
            }
            other => reader.faults.push(unknown_key(entry.key.at, other, KEYS_OF_OVERRIDE)),
        }
    }
    if reader.faults.len() > before {
        return None;
    }
    if own.paths.is_empty() && own.tier.is_none() || own.rules.is_empty() {
        let words = Words::new(
            "overrides 的每一条都要写 rules，并写明 paths（路径）或 tier（层级）",
            "every entry of overrides needs rules, and paths or a tier",
        );
        reader.faults.push(Fault { at: node.at, words });
        return None;
    }
    Some(own)
}

fn tier(node: &Node, reader: &mut Reader<'_>) -> Option<Tier> {
    let text = node.as_text();
    let word = text.as_ref().map_or("", |text| text.value.trim());
    let tier = Tier::parse(word);
    if tier.is_none() {
        let names: Vec<&str> = Tier::ALL.iter().map(|tier| tier.name()).collect();
        let words = Words::new(
            format!("不认识层级“{word}”，可写：{}", names.join("、")),
            format!("unknown tier `{word}`; one of: {}", names.join(", ")),
        );
        reader.faults.push(Fault { at: node.at, words });
    }
    tier
}
