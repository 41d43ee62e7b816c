//! The changes for programs (DESIGN §5): our own wire types.

use super::ChangesReport;
use super::upper::Upper;
use crate::compare::{Change, Changes, Direction, FieldChange, Kind, Piece, Reason, Side};
use crate::report::decided::{Decided, decided};
use crate::report::place::{Where, location};
use crate::source::Files;
use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde::Serialize;
use std::io::{self, Write};

#[derive(Serialize, JsonSchema)]
struct Document {
    /// 格式版本。
    mulu: u8,
    summary: Summary,
    /// 没有读全的文件：那里没有的事项可能只是没有读到。
    #[serde(skip_serializing_if = "Option::is_none")]
    unread: Option<Unread>,
    /// 看结果时必须知道的情况。
    #[serde(skip_serializing_if = "Vec::is_empty")]
    caveats: Vec<String>,
    changes: Vec<Wire>,
}

/// 按原来、现在两方列出。
#[derive(Serialize, JsonSchema)]
struct Unread {
    old: Vec<String>,
    new: Vec<String>,
}

/// 按事项计数：整个目录增删的，其中每个事项各计一项；本地说明每条计一项；一个事项有多处变化的，只要有一处更不公开就计入更不公开。
#[derive(Serialize, JsonSchema)]
struct Summary {
    added: usize,
    removed: usize,
    renamed: usize,
    moved: usize,
    split: usize,
    merged: usize,
    changed: usize,
    unchanged: usize,
    /// 更不公开。
    loosened: usize,
    /// 更公开。
    tightened: usize,
    neutral: usize,
}

#[derive(Serialize, JsonSchema)]
struct Wire {
    /// added、removed、renamed、moved、split、merged 或 changed。
    kind: &'static str,
    /// item、withheld（负面清单）、catalogue、place 或 statement（jurisdiction.yaml 里的本地说明，如不适用说明）。
    subject: &'static str,
    /// 地方名称。
    place: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    domain: Option<Domain>,
    #[serde(skip_serializing_if = "Option::is_none")]
    item: Option<Item>,
    /// 拆分、合并、整个目录增删时，原来的各事项。
    #[serde(skip_serializing_if = "Vec::is_empty")]
    old_items: Vec<Part>,
    /// 拆分、合并、整个目录增删时，现在的各事项。
    #[serde(skip_serializing_if = "Vec::is_empty")]
    new_items: Vec<Part>,
    /// 新旧两项的相似程度，0 到 1。
    score: f64,
    /// 是否确定是同一事项。
    sure: bool,
    /// loosened（更不公开）、tightened（更公开）或 neutral。
    direction: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<String>,
    /// 对照上级目录的结果（--against 时才有）。
    #[serde(skip_serializing_if = "Option::is_none")]
    upper: Option<Upper>,
    /// 只是写法不同（--strict 时才列出）。
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    wording_only: bool,
    /// 地点、事项和文字的指纹：行号变动不影响，一次运行内不重复。
    fingerprint: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    decision: Option<Decided>,
    fields: Vec<Field>,
    #[serde(skip_serializing_if = "Option::is_none")]
    old_location: Option<Where>,
    #[serde(skip_serializing_if = "Option::is_none")]
    new_location: Option<Where>,
}

#[derive(Serialize, JsonSchema)]
struct Domain {
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<u16>,
    name: String,
}

#[derive(Serialize, JsonSchema)]
struct Item {
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    old_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    new_name: Option<String>,
}

#[derive(Serialize, JsonSchema)]
struct Part {
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<String>,
    name: String,
    location: Where,
}

#[derive(Serialize, JsonSchema)]
struct Field {
    /// 字段；extra 为本地自设的栏目，order 为排列次序；本地说明为 omits、waivers、limits、domains、bodies、tier、code 或 approval。
    field: &'static str,
    /// 这一栏在表中的名称。
    heading: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    old: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    new: Option<String>,
    direction: &'static str,
    why: String,
    /// 有几层意思的，逐条列出。
    reasons: Vec<Cause>,
    /// 逐词对照：依次为两边相同的、原来的、现在的文字。
    diff: Vec<Stretch>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    wording_only: bool,
    fingerprint: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    decision: Option<Decided>,
    #[serde(skip_serializing_if = "Option::is_none")]
    old_location: Option<Where>,
    #[serde(skip_serializing_if = "Option::is_none")]
    new_location: Option<Where>,
}

#[derive(Serialize, JsonSchema)]
struct Cause {
    direction: &'static str,
    why: String,
    /// 为 false 时无法比较，方向一律记为 neutral。
    comparable: bool,
}

#[derive(Serialize, JsonSchema)]
struct Stretch {
    /// same、old 或 new。
    side: &'static str,
    text: String,
}

pub(super) fn write(report: &ChangesReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    let changes = report.changes;
    let (count, by) = (|kind| changes.count(kind), |direction| changes.count_direction(direction));
    let document = Document {
        mulu: 1,
        summary: Summary {
            added: count(Kind::Added),
            removed: count(Kind::Removed),
            renamed: count(Kind::Renamed),
            moved: count(Kind::Moved),
            split: count(Kind::Split),
            merged: count(Kind::Merged),
            changed: count(Kind::Changed),
            unchanged: changes.unchanged,
            loosened: by(Direction::Loosened),
            tightened: by(Direction::Tightened),
            neutral: by(Direction::Neutral),
        },
        unread: unread(changes),
        caveats: changes.caveats.iter().map(|caveat| caveat.get(report.language).to_owned()).collect(),
        changes: changes.changes.iter().map(|change| wire(change, report)).collect(),
    };
    serde_json::to_writer_pretty(&mut *out, &document)?;
    writeln!(out)
}

fn unread(changes: &Changes) -> Option<Unread> {
    let [old, new] = changes.unread.clone();
    (!old.is_empty() || !new.is_empty()).then_some(Unread { old, new })
}

fn wire(change: &Change, report: &ChangesReport<'_>) -> Wire {
    let several = change.old.len() > 1 || change.new.len() > 1 || change.subject.name() != "item";
    let parts = |sides: &[Side], files: &Files| {
        let part = |side: &Side| Part {
            code: side.code.clone(),
            name: side.name.clone(),
            location: location(side.at, files),
        };
        if several { sides.iter().map(part).collect() } else { Vec::new() }
    };
    let name = |sides: &[Side]| if let [one] = sides { Some(one.name.clone()) } else { None };
    let item = Item {
        code: change.code().filter(|_| change.old.len() < 2 && change.new.len() < 2).map(str::to_owned),
        old_name: name(&change.old),
        new_name: name(&change.new),
    };
    let why = change.why.get(report.language);
    Wire {
        kind: change.kind.name(),
        subject: change.subject.name(),
        place: change.place.clone(),
        domain: (!change.domain.is_empty()).then(|| Domain {
            number: change.recognised.as_ref().and_then(|domain| domain.number),
            name: change.domain.clone(),
        }),
        item: (item.old_name.is_some() || item.new_name.is_some()).then_some(item),
        old_items: parts(&change.old, report.old),
        new_items: parts(&change.new, report.new),
        score: (change.score * 1000.0).round() / 1000.0,
        sure: change.sure,
        direction: change.direction.name(),
        why: (!why.is_empty()).then(|| why.to_owned()),
        upper: change.upper.as_ref().map(|standing| Upper::of(standing, report)),
        wording_only: change.is_wording_only(),
        fingerprint: change.fingerprint.clone(),
        decision: report.decisions.and_then(|all| all.of(&change.fingerprint)).map(|own| decided(own, false)),
        fields: change.fields.iter().map(|field| self::field(field, report)).collect(),
        old_location: change.old_at.map(|at| location(at, report.old)),
        new_location: change.new_at.map(|at| location(at, report.new)),
    }
}

fn field(field: &FieldChange, report: &ChangesReport<'_>) -> Field {
    let cause = |reason: &Reason| Cause {
        direction: reason.direction.name(),
        why: reason.why.get(report.language).to_owned(),
        comparable: reason.comparable,
    };
    Field {
        field: field.field,
        heading: field.heading.clone(),
        old: field.old.as_ref().map(|quoted| quoted.text.clone()),
        new: field.new.as_ref().map(|quoted| quoted.text.clone()),
        direction: field.direction().name(),
        why: field.why().get(report.language).to_owned(),
        reasons: field.reasons.iter().map(cause).collect(),
        diff: field.pieces.iter().map(stretch).collect(),
        wording_only: field.wording_only,
        fingerprint: field.fingerprint.clone(),
        decision: report.decisions.and_then(|all| all.of(&field.fingerprint)).map(|own| decided(own, false)),
        old_location: field.old.as_ref().map(|quoted| location(quoted.at, report.old)),
        new_location: field.new.as_ref().map(|quoted| location(quoted.at, report.new)),
    }
}

fn stretch(piece: &Piece) -> Stretch {
    let side = match piece {
        Piece::Same(_) => "same",
        Piece::Old(_) => "old",
        Piece::New(_) => "new",
    };
    Stretch { side, text: piece.text().to_owned() }
}

/// The JSON Schema (2020-12) of this report.
#[must_use]
pub fn schema() -> serde_json::Value {
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let mut schema = generator.into_root_schema_for::<Document>().to_value();
    if let serde_json::Value::Object(map) = &mut schema {
        map.insert("title".into(), "mulu diff --format json".into());
    }
    schema
}
