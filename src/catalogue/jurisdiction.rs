//! 辖区: the place a catalogue belongs to, as its `jurisdiction.yaml` says.

use super::{Adjustment, Catalogue, Text};
use crate::source::{FileId, Location};
use crate::value::tier::Tier;

/// A place and its catalogues.
#[derive(Debug, Clone)]
pub struct Jurisdiction {
    /// The `jurisdiction.yaml`; `None` for a file checked on its own.
    pub file: Option<FileId>,
    /// The folder, as shown to people; empty for a file checked on its own.
    pub folder: String,
    /// 示例县.
    pub name: String,
    /// 行政区划代码 (GB/T 2260), six to twelve digits, as written.
    pub code: Option<Text>,
    /// Its tier; `None` where nobody said.
    pub tier: Option<Tier>,
    /// Whether this is only held against: the national baseline, or a place above that was not asked for.
    pub baseline: bool,
    /// What a generic office name in the upper catalogue means here.
    pub bodies: Vec<(Text, Text)>,
    /// Which domains it must have.
    pub domains: DomainList,
    /// Upper items that do not exist here.
    pub omits: Vec<Omit>,
    /// Findings that are accepted, with the reason.
    pub waivers: Vec<Waiver>,
    /// Shorter limits the place has promised.
    pub limits: Limits,
    /// Who approved the catalogues, and when.
    pub approval: Option<Approval>,
    /// Where the negative list (负面清单) stands, as written.
    pub withheld: Option<Text>,
    /// The negative list itself, where it was read: several tables where it stands in several.
    pub withheld_lists: Vec<Catalogue>,
    /// Where the change log (动态调整记录) stands, as written; by its usual name where `None`.
    pub changes: Option<Text>,
    /// The entries of the change log, in the order written.
    pub adjustments: Vec<Adjustment>,
    /// The catalogues, in file order.
    pub catalogues: Vec<Catalogue>,
    /// The jurisdiction above, by index in the same workspace; `None` for the topmost.
    pub parent: Option<usize>,
    /// Whether all its catalogues are here, and not only those that were asked for: what is absent is missing.
    pub whole: bool,
}

/// Which domains a place must have catalogues for.
#[derive(Debug, Clone, Default)]
pub enum DomainList {
    /// Nobody said: those it has.
    #[default]
    Own,
    /// All of the baseline; the word that says so.
    All(Text),
    /// These.
    Some(Vec<Text>),
}

/// 不适用: an upper item that does not exist here, said with the reason.
#[derive(Debug, Clone)]
pub struct Omit {
    /// The code of the upper item.
    pub code: Text,
    /// Why it does not exist here.
    pub reason: Option<Text>,
}

/// 备案说明: a finding that is accepted, with the reason.
#[derive(Debug, Clone)]
pub struct Waiver {
    /// All of it.
    pub at: Location,
    /// The rule, by name or code.
    pub rule: Text,
    /// The item it is about; all items where `None`.
    pub code: Option<Text>,
    /// Why.
    pub reason: Option<Text>,
    /// The last day it holds, `YYYY-MM-DD`.
    pub until: Option<Text>,
    /// Of one in a comment, the stretch of the file it speaks of; `None` for those of a `jurisdiction.yaml`.
    pub scope: Option<Location>,
}

impl Omit {
    /// Whether it says why.
    #[must_use]
    pub fn is_reasoned(&self) -> bool {
        self.reason.as_ref().is_some_and(|reason| is_reason(&reason.value))
    }
}

impl Waiver {
    /// Whether it says why; without that it covers nothing.
    #[must_use]
    pub fn is_reasoned(&self) -> bool {
        self.reason.as_ref().is_some_and(|reason| is_reason(&reason.value))
    }
}

/// Whether words say why: 无, 暂无, 略, 同上 and mere signs do not.
fn is_reason(words: &str) -> bool {
    const NONE: [&str; 13] =
        ["无", "没有", "暂无", "无理由", "略", "同上", "如上", "见上", "不详", "待补", "待定", "none", "na"];
    let plain: String = words.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase();
    !plain.is_empty() && !NONE.contains(&plain.as_str())
}

/// What a place has promised beyond the law.
#[derive(Debug, Clone, Default)]
pub struct Limits {
    /// The longest deadline of its own, such as 5个工作日.
    pub within: Option<Text>,
}

/// 审核发布.
#[derive(Debug, Clone)]
pub struct Approval {
    /// Who.
    pub by: Option<Text>,
    /// When, `YYYY-MM-DD`.
    pub on: Option<Text>,
    /// By which document.
    pub document: Option<Text>,
}

impl Jurisdiction {
    /// A place of which nothing is known but a name and perhaps a tier.
    #[must_use]
    pub fn unnamed(name: impl Into<String>, tier: Option<Tier>) -> Self {
        Self {
            file: None,
            folder: String::new(),
            name: name.into(),
            code: None,
            tier,
            baseline: false,
            bodies: Vec::new(),
            domains: DomainList::Own,
            omits: Vec::new(),
            waivers: Vec::new(),
            limits: Limits::default(),
            approval: None,
            withheld: None,
            withheld_lists: Vec::new(),
            changes: None,
            adjustments: Vec::new(),
            catalogues: Vec::new(),
            parent: None,
            whole: false,
        }
    }

    /// Its catalogue of a domain; the first where there are several.
    #[must_use]
    pub fn catalogue(&self, domain: &super::DomainName) -> Option<&Catalogue> {
        self.catalogues.iter().find(|catalogue| catalogue.recognised.as_ref() == Some(domain))
    }
}
