//! `mulu due --format json`: our own wire types.

use super::{DueReport, gaps, words};
use crate::report::place::{Where, location};
use crate::schedule::{Answer, Day, Due, Opening, Rest, Way};
use crate::value::deadline::Clause;
use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde::Serialize;
use std::io::{self, Write};

#[derive(Serialize, JsonSchema)]
struct Document {
    /// 格式版本。
    mulu: u8,
    /// 起算事件之日。
    from: String,
    /// 每个事项（或一句时限）一个答案。
    answers: Vec<Wire>,
}

#[derive(Serialize, JsonSchema)]
struct Wire {
    #[serde(skip_serializing_if = "Option::is_none")]
    item: Option<Item>,
    /// 公开时限原文；没有写则无。
    #[serde(skip_serializing_if = "Option::is_none")]
    deadline: Option<String>,
    /// 是否写有“法律、法规另有规定的，从其规定”。
    proviso: bool,
    clauses: Vec<ClauseWire>,
}

#[derive(Serialize, JsonSchema)]
struct Item {
    place: String,
    domain: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<String>,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    body: Option<String>,
    location: Where,
}

#[derive(Serialize, JsonSchema)]
struct ClauseWire {
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<String>,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    amount: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<&'static str>,
    /// 起算事件，原文。
    #[serde(skip_serializing_if = "Option::is_none")]
    event: Option<String>,
    /// 最迟公开日（含当日）；推不出为 null。定期公开的是下一次。
    due: Option<String>,
    /// 定期公开的，接下来几次的日期。
    #[serde(skip_serializing_if = "Vec::is_empty")]
    next: Vec<String>,
    /// 最迟公开日是否休息日；放假安排未公布为 null。
    day_off: Option<bool>,
    /// 按工作日计算时跳过和计入的日子。
    #[serde(skip_serializing_if = "Option::is_none")]
    counting: Option<CountingWire>,
    /// 期间最后一日是休息日而顺延的，原来的最后一日。
    #[serde(skip_serializing_if = "Option::is_none")]
    moved_from: Option<String>,
    /// 缺哪一年的放假安排。
    #[serde(skip_serializing_if = "Option::is_none")]
    not_published: Option<i32>,
    /// 没有日期的原因，或系列到此为止的原因。
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    /// 怎样推算，一句一条。
    #[serde(skip_serializing_if = "Vec::is_empty")]
    explanation: Vec<String>,
}

#[derive(Serialize, JsonSchema)]
struct CountingWire {
    #[serde(skip_serializing_if = "Option::is_none")]
    first: Option<String>,
    /// 跳过的放假日。
    holidays: Vec<Days>,
    /// 跳过的普通周末天数。
    weekend_days: u32,
    /// 调休上班而计入的日子。
    made_up: Vec<Days>,
}

#[derive(Serialize, JsonSchema)]
struct Days {
    name: String,
    first: String,
    last: String,
}

pub(super) fn write(report: &DueReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    let answers = report.answers.iter().map(|answer| self::answer(answer, report)).collect();
    let document = Document { mulu: 1, from: report.from.to_string(), answers };
    serde_json::to_writer_pretty(&mut *out, &document)?;
    writeln!(out)
}

fn answer(answer: &Answer, report: &DueReport<'_>) -> Wire {
    let item = answer.subject.as_ref().map(|subject| Item {
        place: subject.place.clone(),
        domain: subject.domain.clone(),
        code: subject.code.clone(),
        name: subject.name.clone(),
        body: subject.body.clone(),
        location: location(subject.at, report.files),
    });
    Wire {
        item,
        deadline: answer.text.clone(),
        proviso: answer.proviso,
        clauses: answer.clauses.iter().map(|(clause, due)| self::clause(clause, due, report)).collect(),
    }
}

fn clause(clause: &Clause, due: &Due, report: &DueReport<'_>) -> ClauseWire {
    let first = due.days.first();
    let date = |day: &Day| day.date.to_string();
    let moved = match &due.way {
        Way::Span { back: false, last, .. } => {
            first.filter(|day| day.date != *last).map(|_| last.to_string())
        }
        _ => None,
    };
    let counting = match &due.way {
        Way::WorkingDays { counting, .. } => Some(CountingWire {
            first: counting.first.map(|day| day.to_string()),
            holidays: days(&counting.holidays),
            weekend_days: counting.weekend_days,
            made_up: days(&counting.made_up),
        }),
        _ => None,
    };
    ClauseWire {
        text: clause.text.clone(),
        label: clause.label.clone(),
        kind: clause.kind.name(),
        amount: clause.amount().or_else(|| clause.every()),
        unit: clause.unit().map(crate::value::deadline::Unit::name),
        event: clause.from().map(str::to_owned),
        due: first.map(date),
        next: if matches!(due.way, Way::Series(_)) {
            due.days.iter().map(date).collect()
        } else {
            Vec::new()
        },
        day_off: first.and_then(|day| match day.opening {
            Opening::Open => Some(false),
            Opening::Closed { .. } => Some(true),
            Opening::Unknown => None,
        }),
        counting,
        moved_from: moved,
        not_published: due.gap.as_ref().and_then(|gap| match gap {
            crate::schedule::Gap::NotPublished { year, .. } => Some(*year),
            _ => None,
        }),
        reason: due.gap.as_ref().map(|gap| gaps::gap(gap, report.language)),
        explanation: words::how(clause, due, report.from, report.language),
    }
}

fn days(rests: &[Rest]) -> Vec<Days> {
    let days = |rest: &Rest| Days {
        name: rest.name.clone(),
        first: rest.first.to_string(),
        last: rest.last.to_string(),
    };
    rests.iter().map(days).collect()
}

/// The JSON Schema (2020-12) of this report.
#[must_use]
pub fn schema() -> serde_json::Value {
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let mut schema = generator.into_root_schema_for::<Document>().to_value();
    if let serde_json::Value::Object(map) = &mut schema {
        map.insert("title".into(), "mulu due --format json".into());
    }
    schema
}
