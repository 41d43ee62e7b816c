//! What `review.json` and the files of the places look like: our own wire types, never `Serialize` on the model.

use super::excuses::ExcuseWire;
use super::standings::{DayWire, RankingWire, SinceWire, StandingWire};
use crate::report::decided::Decided;
use schemars::JsonSchema;
use serde::Serialize;

#[derive(Serialize, JsonSchema)]
pub(super) struct Document<'a> {
    /// 格式版本。
    pub(super) mulu: u8,
    /// 按哪一天的法律审查，也是报告的日期。
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) day: Option<String>,
    /// 对照的上级目录。
    pub(super) against: &'a str,
    /// 计分的权重。
    pub(super) weights: Weights,
    pub(super) summary: Summary,
    /// 矩阵的各领域，依次。
    pub(super) domains: &'a [String],
    /// 每个层级一个排名：层级不同，目录的范围不同，不放在一起排。
    pub(super) rankings: Vec<RankingWire<'a>>,
    /// 各地，逐个层级按名次；没有分数的在后。
    pub(super) places: Vec<PlaceWire<'a>>,
    /// 与最近一次较早的报告相比。
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) since: Option<SinceWire<'a>>,
    /// 按日的进度。
    pub(super) days: Vec<DayWire<'a>>,
    pub(super) insights: super::insights::Insights<'a>,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct Weights {
    pub(super) coverage: f64,
    pub(super) quality: f64,
    pub(super) domains: f64,
    pub(super) doubtful: f64,
    pub(super) error: f64,
    pub(super) warning: f64,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct Summary {
    pub(super) places: usize,
    pub(super) read: usize,
    pub(super) refused: usize,
    pub(super) items: usize,
    pub(super) errors: usize,
    pub(super) warnings: usize,
    pub(super) infos: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) average: Option<f64>,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct PlaceWire<'a> {
    pub(super) name: &'a str,
    /// 不带区分用的上级名称；与 `name` 相同时没有。
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) own_name: Option<&'a str>,
    /// 按文件夹，它在哪些地方之下，从上到下。
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    pub(super) within: &'a [String],
    /// 对照的是谁的目录：报送的上一级，没有的话是给定的上级目录。
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) against: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) code: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) tier: Option<&'static str>,
    /// 本地的页面和问题明细：`places/<slug>.html`、`places/<slug>.json`。
    pub(super) slug: &'a str,
    /// `read` 或 `refused`。
    pub(super) status: &'static str,
    /// 为什么没有读成。
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) reason: Option<&'a str>,
    /// 本层级之内的名次。
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) rank: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) score: Option<ScoreWire>,
    pub(super) items: usize,
    pub(super) required: usize,
    pub(super) present: usize,
    pub(super) doubtful: usize,
    pub(super) omitted: usize,
    pub(super) missing: usize,
    pub(super) errors: usize,
    pub(super) warnings: usize,
    pub(super) infos: usize,
    pub(super) cells: Vec<Cell<'a>>,
    pub(super) rules: Vec<RuleCount>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) changes: Option<ChangeCounts>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) first_submitted: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) standing: Vec<StandingWire>,
    pub(super) files: Vec<FileWire<'a>>,
    /// 要当面说明的：名称互相矛盾、合并了的文件、重复报送、没有跟随的链接、上次的文件读不成。
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    pub(super) warnings_told: &'a [String],
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    pub(super) doubts: &'a [String],
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    pub(super) marked: &'a [String],
}

#[derive(Serialize, JsonSchema)]
pub(super) struct ScoreWire {
    pub(super) total: f64,
    pub(super) coverage: f64,
    pub(super) quality: f64,
    pub(super) domains: f64,
    /// 应公开的事项数，已除去有理由不涉及的。
    pub(super) due: usize,
    pub(super) present: usize,
    pub(super) doubtful: usize,
    pub(super) items: usize,
    pub(super) errors: usize,
    pub(super) warnings: usize,
    pub(super) domains_due: usize,
    pub(super) domains_given: usize,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct Cell<'a> {
    pub(super) domain: &'a str,
    /// 这个领域对照的是谁的目录。
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) against: Option<&'a str>,
    pub(super) given: bool,
    /// 本地的 domains 没有列这个领域；应公开的照样计。
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(super) disclaimed: bool,
    pub(super) items: usize,
    pub(super) required: usize,
    pub(super) present: usize,
    pub(super) doubtful: usize,
    pub(super) omitted: usize,
    pub(super) missing: usize,
    pub(super) local: usize,
    pub(super) errors: usize,
    pub(super) warnings: usize,
    pub(super) infos: usize,
    /// 覆盖率，百分数；没有应公开的事项则无。
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) coverage: Option<f64>,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct RuleCount {
    pub(super) rule: &'static str,
    pub(super) code: &'static str,
    pub(super) count: usize,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct ChangeCounts {
    /// 上次的文件有读不成的：新增、更公开和其他变化无从计算，没有这些数。
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(super) partial: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) added: Option<usize>,
    pub(super) removed: usize,
    pub(super) loosened: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) tightened: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) neutral: Option<usize>,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct FileWire<'a> {
    pub(super) path: &'a str,
    pub(super) tables: Vec<TableWire<'a>>,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct TableWire<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) sheet: Option<&'a str>,
    pub(super) domain: &'a str,
    pub(super) known: bool,
    pub(super) items: usize,
    pub(super) incomplete: bool,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct PlaceDocument<'a> {
    /// 格式版本。
    pub(super) mulu: u8,
    pub(super) name: &'a str,
    pub(super) slug: &'a str,
    pub(super) findings: Vec<FindingWire<'a>>,
    /// 一条规则的问题多的只列前200处，其余每条规则多少处。
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) more: Vec<RuleCount>,
    pub(super) coverage: Vec<CoverageWire<'a>>,
    /// 说明了不涉及的事项和备案说明，连同理由。
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) excuses: Vec<ExcuseWire<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) changes: Vec<ChangeWire<'a>>,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct FindingWire<'a> {
    pub(super) rule: &'static str,
    pub(super) code: &'static str,
    pub(super) severity: &'static str,
    pub(super) message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) help: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) domain: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) item: Option<ItemWire<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) field: Option<&'static str>,
    /// 规则、地点、事项、字段和文字的指纹：行号变动不影响，一地之内不重复。
    pub(super) fingerprint: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) decision: Option<Decided>,
    pub(super) location: Spot<'a>,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct ItemWire<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) code: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) name: Option<&'a str>,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct Spot<'a> {
    pub(super) path: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) line: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) column: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) sheet: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) cell: Option<String>,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct CoverageWire<'a> {
    pub(super) domain: &'a str,
    pub(super) doubtful: Vec<DoubtfulWire<'a>>,
    pub(super) omitted: Vec<AbsentWire<'a>>,
    pub(super) missing: Vec<AbsentWire<'a>>,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct DoubtfulWire<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) code: Option<&'a str>,
    pub(super) name: &'a str,
    pub(super) here: &'a [String],
}

#[derive(Serialize, JsonSchema)]
pub(super) struct AbsentWire<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) code: Option<&'a str>,
    pub(super) name: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    pub(super) reason: &'a str,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct ChangeWire<'a> {
    pub(super) domain: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) code: Option<&'a str>,
    pub(super) name: &'a str,
    pub(super) field: &'a str,
    pub(super) old: &'a str,
    pub(super) new: &'a str,
    pub(super) direction: &'static str,
    pub(super) why: &'a str,
    pub(super) fingerprint: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) decision: Option<Decided>,
}
