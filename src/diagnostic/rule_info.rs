//! What a rule is called, how grave it is and where its manual page stands.

use super::{Language, Severity};

/// The identity and the manual of one rule. Every fault a user can meet has one.
#[derive(Debug)]
pub struct RuleInfo {
    /// A short alias, stable for ever, such as `T301`.
    pub code: &'static str,
    /// The identity: names the fault and reads well after "allow".
    pub name: &'static str,
    /// A line for lists, in Chinese.
    pub summary: &'static str,
    /// The same line in English.
    pub summary_english: &'static str,
    /// The manual page (Markdown), whose examples are the rule's tests.
    pub docs: &'static str,
    /// How grave a finding is unless the configuration or the rule itself says otherwise.
    pub severity: Severity,
    /// The version that brought the rule.
    pub since: &'static str,
    /// Whether findings carry a fix.
    pub fix: Fixability,
}

impl RuleInfo {
    /// The line for lists.
    #[must_use]
    pub fn summary(&self, language: Language) -> &'static str {
        match language {
            Language::Chinese => self.summary,
            Language::English => self.summary_english,
        }
    }

    /// What the rule rests on: the first instrument its manual page names, with its number and article; `None` where it
    /// rests on no law.
    #[must_use]
    pub fn basis(&self) -> Option<&'static str> {
        let (_, section) = self.docs.split_once("\n## 依据\n")?;
        let section = section.split("\n## ").next().unwrap_or_default();
        let cited = section.get(section.find('《')?..)?;
        let mut depth = 0_usize;
        let end = cited.char_indices().find(|(at, c)| {
            match c {
                '《' | '（' => depth += 1,
                '》' | '）' => depth = depth.saturating_sub(1),
                _ => {}
            }
            let is_told =
                cited.get(*at..).is_some_and(|rest| rest.starts_with("规定") || rest.starts_with("对"));
            depth == 0 && ("：；。，:\n".contains(*c) || is_told)
        });
        cited.get(..end.map_or(cited.len(), |(at, _)| at)).map(str::trim)
    }

    /// The manual page in Chinese; in English its title and its English part.
    #[must_use]
    pub fn page(&self, language: Language) -> String {
        let (chinese, english) = self.docs.split_once("## In English").unwrap_or((self.docs, ""));
        match language {
            Language::Chinese => chinese.trim_end().to_owned(),
            Language::English => {
                let title = chinese.lines().next().unwrap_or(self.name);
                format!("{title}\n\n{}", english.trim())
            }
        }
    }
}

/// Whether the findings of a rule carry a fix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fixability {
    /// Never: a person must decide.
    Never,
    /// Where the answer is unique.
    Sometimes,
    /// Always.
    Always,
}
