//! The two rules of shape: what the schema refuses, and keys it does not know.

use crate::diagnostic::{Fixability, RuleInfo, Severity};

/// S101.
pub static SCHEMA_VIOLATION: RuleInfo = RuleInfo {
    code: "S101",
    name: "schema-violation",
    summary: "值的形式不对（该写文字写成了列表、选项写错等）",
    summary_english: "a value the schema refuses",
    docs: include_str!("faults/schema-violation.md"),
    rests: crate::diagnostic::Rests::Nothing,
    severity: Severity::Error,
    since: "0.1.0",
    fix: Fixability::Never,
};

/// S102.
pub static UNKNOWN_FIELD: RuleInfo = RuleInfo {
    code: "S102",
    name: "unknown-field",
    summary: "不认识的字段名",
    summary_english: "a key that is no field",
    docs: include_str!("faults/unknown-field.md"),
    rests: crate::diagnostic::Rests::Nothing,
    severity: Severity::Error,
    since: "0.1.0",
    fix: Fixability::Sometimes,
};
