//! The words of the pages and the workbook that are no text of anybody's submission.

use super::vocabulary::WORDS;
use crate::diagnostic::Language;
use std::collections::BTreeMap;

/// The words of one language, by key.
#[derive(Debug)]
pub(super) struct Words {
    words: BTreeMap<&'static str, &'static str>,
    chinese: bool,
}

impl Words {
    pub(super) fn new(language: Language) -> Self {
        let chinese = language == Language::Chinese;
        let one = |(key, zh, en): &(&'static str, &'static str, &'static str)| {
            (*key, if chinese { *zh } else { *en })
        };
        Self { words: WORDS.iter().map(one).collect(), chinese }
    }

    /// The word; the key itself where there is none, which the tests would see.
    pub(super) fn get(&self, key: &'static str) -> &'static str {
        self.words.get(key).copied().unwrap_or(key)
    }

    /// All of them, for the templates.
    pub(super) fn all(&self) -> &BTreeMap<&'static str, &'static str> {
        &self.words
    }

    /// The longer of two texts made for the occasion.
    pub(super) fn say(&self, chinese: String, english: String) -> String {
        if self.chinese { chinese } else { english }
    }

    pub(super) fn is_chinese(&self) -> bool {
        self.language() == Language::Chinese
    }

    /// The language of the report.
    pub(super) fn language(&self) -> Language {
        if self.chinese { Language::Chinese } else { Language::English }
    }
}

/// Hundredths as they are read: 9250 → 92.50, 6000 → 60.
pub(super) fn decimal(hundredths: i64) -> String {
    let (whole, part) = (hundredths / 100, hundredths % 100);
    if part == 0 { whole.to_string() } else { format!("{whole}.{part:02}") }
}
