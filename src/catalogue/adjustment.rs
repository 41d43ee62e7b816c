//! 动态调整记录: what was changed in a place's catalogues, when, and by which document.
//!
//! Source: 国办发〔2019〕54号 asks for catalogues that are adjusted and kept up to date; the log says so to the public.
//! Every day in it was written by a person: none is made here.

use super::Text;
use crate::source::Location;

/// The keys of a change log, in both languages, whatever part of it they stand in.
pub static ADJUSTMENT_KEYS: &[(&str, &str)] = &[
    ("changes", "调整记录"),
    ("on", "日期"),
    ("title", "标题"),
    ("document", "文件"),
    ("by", "单位"),
    ("note", "备注"),
    ("items", "事项"),
    ("code", "事项编码"),
    ("name", "事项名称"),
    ("kind", "类型"),
    ("what", "内容"),
];

/// One entry of the change log: what one document, or one day, changed.
#[derive(Debug, Clone)]
pub struct Adjustment {
    /// All of it.
    pub at: Location,
    /// The day, `YYYY-MM-DD`.
    pub on: Option<Text>,
    /// What it is called.
    pub title: Option<Text>,
    /// By which document.
    pub document: Option<Text>,
    /// Who decided it.
    pub by: Option<Text>,
    /// Anything else the public should know.
    pub note: Option<Text>,
    /// The items it changed, in the order written.
    pub items: Vec<AdjustedItem>,
}

/// What was done to one item.
#[derive(Debug, Clone)]
pub struct AdjustedItem {
    /// All of it.
    pub at: Location,
    /// The item's code.
    pub code: Option<Text>,
    /// Its name, for one that is no longer in the catalogue, or never had a code.
    pub name: Option<Text>,
    /// 新增, 修改 and so on.
    pub kind: Option<Text>,
    /// What exactly changed.
    pub what: Vec<Text>,
}

/// What can be done to an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AdjustmentKind {
    /// It is new.
    Added,
    /// It says something else.
    Changed,
    /// It is gone.
    Removed,
    /// It is called something else.
    Renamed,
    /// It went into another.
    Merged,
    /// It became several.
    Split,
}

impl AdjustmentKind {
    /// Every kind, in the order they are told.
    pub const ALL: [Self; 6] =
        [Self::Added, Self::Changed, Self::Removed, Self::Renamed, Self::Merged, Self::Split];

    /// The word in English, as the changes JSON has it.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Changed => "changed",
            Self::Removed => "removed",
            Self::Renamed => "renamed",
            Self::Merged => "merged",
            Self::Split => "split",
        }
    }

    /// The word in Chinese.
    #[must_use]
    pub const fn chinese(self) -> &'static str {
        match self {
            Self::Added => "新增",
            Self::Changed => "修改",
            Self::Removed => "删除",
            Self::Renamed => "更名",
            Self::Merged => "合并",
            Self::Split => "拆分",
        }
    }

    /// Reads either word.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        Self::ALL.into_iter().find(|kind| kind.key() == text || kind.chinese() == text)
    }

    /// Whether an item may be gone after it.
    #[must_use]
    pub const fn may_end(self) -> bool {
        matches!(self, Self::Removed | Self::Merged | Self::Split)
    }
}
