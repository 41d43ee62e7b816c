//! The rules of what only a reader can see: files, encodings, layout. Their manual pages stand beside.
//!
//! Faults that are the same in every input (a missing name, an unknown column) belong to higher floors.

use crate::diagnostic::{Fixability, RuleInfo, Severity};

/// All of them, by code.
pub static ALL: &[&RuleInfo] = &[
    &UNREADABLE_LAYOUT,
    &EMPTY_CATALOGUE,
    &UNREADABLE_FILE,
    &MALFORMED_YAML,
    &REPEATED_KEY,
    &LEGACY_ENCODING,
    &REFUSED_YAML,
    &TAB_INDENTATION,
    &FULL_WIDTH_PUNCTUATION,
    &OVER_BOUND,
    &UNTIDY_TICK,
];

/// The faults after which a file counts as read in part: what is absent from it may only be unread.
pub static IN_PART: [&str; 4] = ["unreadable-file", "malformed-yaml", "refused-yaml", "over-bound"];

/// S103: no heading row is found in a table.
pub static UNREADABLE_LAYOUT: RuleInfo = RuleInfo {
    code: "S103",
    name: "unreadable-layout",
    summary: "表格里找不到表头行",
    summary_english: "no heading row is found in a table",
    docs: include_str!("faults/unreadable-layout.md"),
    rests: crate::diagnostic::Rests::Nothing,
    severity: Severity::Error,
    since: "0.1.0",
    fix: Fixability::Never,
};

/// S104: a catalogue without items.
pub static EMPTY_CATALOGUE: RuleInfo = RuleInfo {
    code: "S104",
    name: "empty-catalogue",
    summary: "目录里一个事项也没有",
    summary_english: "a catalogue without items",
    docs: include_str!("faults/empty-catalogue.md"),
    rests: crate::diagnostic::Rests::Guidance,
    severity: Severity::Error,
    since: "0.1.0",
    fix: Fixability::Never,
};

/// S105: a file that cannot be opened or is no text.
pub static UNREADABLE_FILE: RuleInfo = RuleInfo {
    code: "S105",
    name: "unreadable-file",
    summary: "文件打不开或读不出文字",
    summary_english: "a file that cannot be opened or is no text",
    docs: include_str!("faults/unreadable-file.md"),
    rests: crate::diagnostic::Rests::Nothing,
    severity: Severity::Error,
    since: "0.1.0",
    fix: Fixability::Never,
};

/// S106: a fault of YAML syntax: indentation, quotes, brackets, colons.
pub static MALFORMED_YAML: RuleInfo = RuleInfo {
    code: "S106",
    name: "malformed-yaml",
    summary: "YAML 写法有误：缩进、引号、括号、冒号",
    summary_english: "a fault of YAML syntax: indentation, quotes, brackets, colons",
    docs: include_str!("faults/malformed-yaml.md"),
    rests: crate::diagnostic::Rests::Nothing,
    severity: Severity::Error,
    since: "0.1.0",
    fix: Fixability::Sometimes,
};

/// S107: a key written twice.
pub static REPEATED_KEY: RuleInfo = RuleInfo {
    code: "S107",
    name: "repeated-key",
    summary: "同一处的键写了两遍",
    summary_english: "a key written twice",
    docs: include_str!("faults/repeated-key.md"),
    rests: crate::diagnostic::Rests::Nothing,
    severity: Severity::Error,
    since: "0.1.0",
    fix: Fixability::Never,
};

/// S108: a file in another encoding than UTF-8.
pub static LEGACY_ENCODING: RuleInfo = RuleInfo {
    code: "S108",
    name: "legacy-encoding",
    summary: "文件不是 UTF-8 编码",
    summary_english: "a file in another encoding than UTF-8",
    docs: include_str!("faults/legacy-encoding.md"),
    rests: crate::diagnostic::Rests::Nothing,
    severity: Severity::Warning,
    since: "0.1.0",
    fix: Fixability::Never,
};

/// S109: YAML a catalogue has no use for: anchors, aliases, tags, several documents.
pub static REFUSED_YAML: RuleInfo = RuleInfo {
    code: "S109",
    name: "refused-yaml",
    summary: "用了目录不需要的 YAML 高级写法",
    summary_english: "YAML a catalogue has no use for: anchors, aliases, tags, several documents",
    docs: include_str!("faults/refused-yaml.md"),
    rests: crate::diagnostic::Rests::Nothing,
    severity: Severity::Error,
    since: "0.1.0",
    fix: Fixability::Never,
};

/// S110: a tab as indentation.
pub static TAB_INDENTATION: RuleInfo = RuleInfo {
    code: "S110",
    name: "tab-indentation",
    summary: "用制表符（Tab）缩进",
    summary_english: "a tab as indentation",
    docs: include_str!("faults/tab-indentation.md"),
    rests: crate::diagnostic::Rests::Nothing,
    severity: Severity::Error,
    since: "0.1.0",
    fix: Fixability::Sometimes,
};

/// S111: a full-width colon, dash or space where YAML wants the plain one.
pub static FULL_WIDTH_PUNCTUATION: RuleInfo = RuleInfo {
    code: "S111",
    name: "full-width-punctuation-in-yaml",
    summary: "YAML 的冒号、横线、空格写成了全角",
    summary_english: "a full-width colon, dash or space where YAML wants the plain one",
    docs: include_str!("faults/full-width-punctuation-in-yaml.md"),
    rests: crate::diagnostic::Rests::Nothing,
    severity: Severity::Error,
    since: "0.1.0",
    fix: Fixability::Always,
};

/// S112: over a bound of size, depth or number.
pub static OVER_BOUND: RuleInfo = RuleInfo {
    code: "S112",
    name: "over-bound",
    summary: "超出大小、层数或数量的上限",
    summary_english: "over a bound of size, depth or number",
    docs: include_str!("faults/over-bound.md"),
    rests: crate::diagnostic::Rests::Nothing,
    severity: Severity::Error,
    since: "0.1.0",
    fix: Fixability::Never,
};

/// S113: a word or two ticks where one tick belongs.
pub static UNTIDY_TICK: RuleInfo = RuleInfo {
    code: "S113",
    name: "untidy-tick",
    summary: "应当打勾的格子里写了文字，或者打了两个勾",
    summary_english: "a word or two ticks where one tick belongs",
    docs: include_str!("faults/untidy-tick.md"),
    rests: crate::diagnostic::Rests::Nothing,
    severity: Severity::Info,
    since: "0.1.0",
    fix: Fixability::Never,
};
