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
    /// What every finding rests on.
    pub rests: Rests,
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

    /// What every finding of the rule rests on, in the words of a form; `None` where it rests on no law, or each on its own.
    #[must_use]
    pub fn basis(&self) -> Option<String> {
        match self.rests {
            Rests::Guidance => Some(GUIDANCE.to_owned()),
            Rests::Regulation(articles) => Some(format!("{REGULATION}{articles}")),
            Rests::Nothing => None,
        }
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

const GUIDANCE: &str =
    "《国务院办公厅关于全面推进基层政务公开标准化规范化工作的指导意见》（国办发〔2019〕54号）";
const REGULATION: &str = "《中华人民共和国政府信息公开条例》（国务院令第711号）";

/// What every finding of a rule rests on, as it stands beside the finding in a form that is sealed. What holds for some of
/// the findings only (which law was repealed, which body was renamed) is not said here; the manual page tells of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rests {
    /// The guidance of 2019 on the catalogues: what they hold, how they are made, reviewed and kept.
    Guidance,
    /// These articles of the regulation on government information.
    Regulation(&'static str),
    /// No law that holds for every finding, or none at all.
    Nothing,
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
