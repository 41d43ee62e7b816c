//! What a place says in excuse, for the page and for programs.

use super::words::Words;
use crate::review::{Excuse, Place};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};

#[derive(Serialize, JsonSchema)]
pub(super) struct ExcuseWire<'a> {
    /// 备案说明所说的规则；不涉及的事项没有。
    #[serde(skip_serializing_if = "str::is_empty")]
    pub(super) rule: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    pub(super) code: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    pub(super) name: &'a str,
    pub(super) reason: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    pub(super) until: &'a str,
    /// 理由是否成立为理由；写“无”“略”“同上”的不算，过期的不算。
    pub(super) counts: bool,
}

/// An excuse as programs read it.
pub(super) fn wire(own: &Excuse) -> ExcuseWire<'_> {
    ExcuseWire {
        rule: &own.rule,
        code: &own.code,
        name: &own.name,
        reason: &own.reason,
        until: &own.until,
        counts: own.counts,
    }
}

/// All that is said in excuse, with the reason, and whether it counts.
pub(super) fn view(place: &Place, t: &Words) -> Vec<Value> {
    let one = |own: &Excuse| {
        let kind = if own.rule.is_empty() {
            t.get("omitted").to_owned()
        } else {
            format!("{} {}", t.get("waiver"), own.rule)
        };
        let class = if own.counts { "" } else { "error" };
        let effect = if own.counts { t.get("excuse_counts") } else { t.get("excuse_void") };
        json!({
            "kind": kind, "code": own.code, "name": own.name, "reason": own.reason, "until": own.until,
            "class": class, "effect": effect,
        })
    };
    place.excuses.iter().map(one).collect()
}
