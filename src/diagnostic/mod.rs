//! Floor 1: how a complaint is made. Knows no rule by name and no output format.

mod fingerprint;
mod fix;
mod levels;
mod rule_info;
mod sink;
mod words;

pub use fix::{Edit, Fix, Safety};
pub use levels::{Level, Levels};
pub use rule_info::{Fixability, Rests, RuleInfo};
pub use sink::Sink;
pub use words::{Language, Words};

use crate::source::Location;

/// How grave a finding is; ordered, so that `error` is the greatest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// Should be mended.
    Warning,
    /// Must be mended before publication.
    Error,
}

impl Severity {
    /// The name used in every machine-readable output and in configuration.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// The word shown to people.
    #[must_use]
    pub fn label(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Info, Language::Chinese) => "提示",
            (Self::Warning, Language::Chinese) => "警告",
            (Self::Error, Language::Chinese) => "错误",
            (Self::Info | Self::Warning | Self::Error, Language::English) => self.name(),
        }
    }
}

/// One finding (问题).
#[derive(Debug, Clone)]
pub struct Diagnostic {
    /// The rule that found it.
    pub rule: &'static RuleInfo,
    /// How grave it is; the sink may change it to what the configuration says.
    pub severity: Severity,
    /// What is wrong and why, in one breath, without a final stop.
    pub message: Words,
    /// What to do about it.
    pub help: Option<Words>,
    /// Where.
    pub primary: Location,
    /// The other place, where two things disagree.
    pub beside: Vec<Beside>,
    /// What it is about, for reports and fingerprints.
    pub subject: Subject,
    /// How to mend it.
    pub fix: Option<Fix>,
    /// What survives moved lines: set by [`Sink::finish`], 16 hexadecimal digits, unique in a run.
    pub fingerprint: String,
    /// What it would be known by if its item had no code, or no category either: a table that got them since keeps its
    /// decisions. Empty where another finding would be known by the same.
    pub former: Vec<String>,
}

/// A second place of a finding, with what is to be seen there.
#[derive(Debug, Clone)]
pub struct Beside {
    /// Where.
    pub at: Location,
    /// What is there.
    pub message: Words,
}

/// What a finding is about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Subject {
    /// Jurisdiction and domain, or the file where there is no more to say.
    pub place: String,
    /// The item's code.
    pub code: Option<String>,
    /// The item's name.
    pub name: Option<String>,
    /// The categories it stands under, which tell items of one name apart.
    pub category: String,
    /// The field, by its key in the JSON output.
    pub field: Option<&'static str>,
    /// The text at fault, as far as it tells this finding from others of the same rule and field.
    pub text: String,
    /// What else makes it another finding when it is another, and stands nowhere in the file: which items are missing.
    pub absent: String,
}

impl Diagnostic {
    /// A finding with the rule's own severity and nothing but a message and a place.
    #[must_use]
    pub fn new(rule: &'static RuleInfo, primary: Location, message: Words) -> Self {
        Self {
            rule,
            severity: rule.severity,
            message,
            help: None,
            primary,
            beside: Vec::new(),
            subject: Subject::default(),
            fix: None,
            fingerprint: String::new(),
            former: Vec::new(),
        }
    }

    /// Says what to do.
    pub fn help(&mut self, words: Words) -> &mut Self {
        self.help = Some(words);
        self
    }

    /// Points at the other place.
    pub fn beside(&mut self, at: Location, message: Words) -> &mut Self {
        self.beside.push(Beside { at, message });
        self
    }

    /// Offers a cure.
    pub fn fix(&mut self, fix: Fix) -> &mut Self {
        self.fix = Some(fix);
        self
    }

    /// Lowers or raises the severity for this one finding.
    pub fn severity(&mut self, severity: Severity) -> &mut Self {
        self.severity = severity;
        self
    }

    /// Names the field it is about.
    pub fn field(&mut self, field: &'static str) -> &mut Self {
        self.subject.field = Some(field);
        self
    }

    /// Names the text at fault.
    pub fn about(&mut self, text: impl Into<String>) -> &mut Self {
        self.subject.text = text.into();
        self
    }
}
