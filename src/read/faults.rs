//! The rules of what only a reader can see: files that cannot be opened, layouts that cannot be understood.

use crate::diagnostic::{Fixability, RuleInfo, Severity};

/// A table whose layout could not be understood, or only in part.
pub static UNREADABLE_LAYOUT: RuleInfo = RuleInfo {
    code: "S103",
    name: "unreadable-layout",
    summary: "表格版式无法识别",
    summary_english: "a table whose layout cannot be understood",
    docs: "",
    severity: Severity::Warning,
    since: "0.1.0",
    fix: Fixability::Never,
};

/// A catalogue without a single item.
pub static EMPTY_CATALOGUE: RuleInfo = RuleInfo {
    code: "S104",
    name: "empty-catalogue",
    summary: "目录中没有任何事项",
    summary_english: "a catalogue without items",
    docs: "",
    severity: Severity::Error,
    since: "0.1.0",
    fix: Fixability::Never,
};

/// A file that cannot be opened or is damaged.
pub static UNREADABLE_FILE: RuleInfo = RuleInfo {
    code: "S105",
    name: "unreadable-file",
    summary: "文件无法打开或已损坏",
    summary_english: "a file that cannot be opened or is damaged",
    docs: "",
    severity: Severity::Error,
    since: "0.1.0",
    fix: Fixability::Never,
};

/// An input larger than the bounds allow.
pub static OVER_BOUND: RuleInfo = RuleInfo {
    code: "S112",
    name: "over-bound",
    summary: "输入超出允许的大小",
    summary_english: "an input larger than the bounds allow",
    docs: "",
    severity: Severity::Error,
    since: "0.1.0",
    fix: Fixability::Never,
};
