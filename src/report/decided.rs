//! A decision as programs read it; every JSON report has the same.

use crate::decisions::Decision;
use schemars::JsonSchema;
use serde::Serialize;

/// 处理意见。
#[derive(Serialize, JsonSchema)]
pub(super) struct Decided {
    /// kept（同意保留）、returned（退回修改）、accepted（采纳）、rejected（不采纳）或 mended（已修改）；只有文字的没有。
    #[serde(skip_serializing_if = "Option::is_none")]
    verdict: Option<&'static str>,
    #[serde(skip_serializing_if = "String::is_empty")]
    words: String,
    /// 作出意见的单位。
    #[serde(skip_serializing_if = "String::is_empty")]
    by: String,
    /// 日期。
    #[serde(skip_serializing_if = "String::is_empty")]
    on: String,
    /// 要求修改以后又报送过，问题仍在（上轮退回，仍未改）。
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    overdue: bool,
}

/// A decision, ready for JSON.
pub(super) fn decided(decision: &Decision, overdue: bool) -> Decided {
    Decided {
        verdict: decision.verdict.map(|verdict| verdict.word(false)),
        words: decision.words.clone(),
        by: decision.by.clone(),
        on: decision.on.clone(),
        overdue,
    }
}
