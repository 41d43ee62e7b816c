//! A text in both languages of the tool, side by side where it is made.

/// The language of messages, pages and help.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Language {
    /// 简体中文.
    #[default]
    Chinese,
    /// English.
    English,
}

/// A text for people, in Chinese and in English.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Words {
    /// In Chinese.
    pub chinese: String,
    /// In English.
    pub english: String,
}

impl Words {
    /// The two texts.
    pub fn new(chinese: impl Into<String>, english: impl Into<String>) -> Self {
        Self { chinese: chinese.into(), english: english.into() }
    }

    /// The text in one language.
    #[must_use]
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Chinese => &self.chinese,
            Language::English => &self.english,
        }
    }
}
