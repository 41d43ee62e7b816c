//! How a change stands under the tier above, for programs.

use super::ChangesReport;
use crate::compare::{Held, Standing};
use crate::report::place::{Where, location};
use schemars::JsonSchema;
use serde::Serialize;

/// 现在的状态与上级目录对照的结果：删去的事项，看上级是否仍要求本级公开。
#[derive(Serialize, JsonSchema)]
pub(super) struct Upper {
    /// 上级的对应事项；没有这一项时，上级目录没有对应事项。
    #[serde(skip_serializing_if = "Option::is_none")]
    item: Option<Item>,
    /// 不符合上级目录的地方；为空即符合。
    findings: Vec<Finding>,
}

#[derive(Serialize, JsonSchema)]
struct Item {
    /// 上级地方名称。
    place: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<String>,
    name: String,
    location: Where,
}

#[derive(Serialize, JsonSchema)]
struct Finding {
    /// 规则名。
    rule: &'static str,
    /// 规则代码。
    code: &'static str,
    /// error、warning 或 info。
    severity: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<&'static str>,
    message: String,
    /// new（本次新出现）、changed（原来就有，这次有变）或 before（原来就有）。
    since: &'static str,
}

impl Upper {
    pub(super) fn of(standing: &Standing, report: &ChangesReport<'_>) -> Self {
        let finding = |held: &Held| Finding {
            rule: held.rule,
            code: held.code,
            severity: held.severity.name(),
            field: held.field,
            message: held.message.get(report.language).to_owned(),
            since: held.since.name(),
        };
        Self {
            item: standing.item.as_ref().map(|upper| Item {
                place: upper.place.clone(),
                code: upper.code.clone(),
                name: upper.name.clone(),
                location: location(upper.at, report.new),
            }),
            findings: standing.findings.iter().map(finding).collect(),
        }
    }
}
