//! The findings for programs (DESIGN §5): our own wire types, never `Serialize` on the model.

use super::Report;
use super::decided::{Decided, decided};
use super::place::{Where, location};
use crate::diagnostic::{Diagnostic, Fix, Severity};
use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde::Serialize;
use std::io::{self, Write};

#[derive(Serialize, JsonSchema)]
struct Document {
    /// 格式版本。
    mulu: u8,
    summary: Summary,
    findings: Vec<Finding>,
}

#[derive(Serialize, JsonSchema)]
struct Summary {
    files: usize,
    items: usize,
    errors: usize,
    warnings: usize,
    infos: usize,
    /// 按处理意见同意保留的，不计入以上各数。
    #[serde(skip_serializing_if = "is_zero")]
    kept: usize,
}

#[derive(Serialize, JsonSchema)]
struct Finding {
    rule: &'static str,
    code: &'static str,
    severity: &'static str,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    item: Option<Item>,
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<&'static str>,
    /// 规则、地点、事项、字段和文字的指纹：行号变动不影响，一次运行内不重复。
    fingerprint: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    decision: Option<Decided>,
    location: Where,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related: Vec<Related>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<Cure>,
}

#[derive(Serialize, JsonSchema)]
struct Item {
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
}

#[derive(Serialize, JsonSchema)]
struct Related {
    message: String,
    location: Where,
}

#[derive(Serialize, JsonSchema)]
struct Cure {
    title: String,
    safety: &'static str,
    edits: Vec<Replacement>,
}

#[derive(Serialize, JsonSchema)]
struct Replacement {
    location: Where,
    text: String,
}

pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let document = Document {
        mulu: 1,
        summary: Summary {
            files: report.counts.files,
            items: report.counts.items,
            errors: report.count(Severity::Error),
            warnings: report.count(Severity::Warning),
            infos: report.count(Severity::Info),
            kept: report.findings.iter().filter(|own| report.keeps(own)).count(),
        },
        findings: report.findings.iter().map(|finding| self::finding(finding, report)).collect(),
    };
    serde_json::to_writer_pretty(&mut *out, &document)?;
    writeln!(out)
}

fn is_zero(count: &usize) -> bool {
    *count == 0
}

fn finding(finding: &Diagnostic, report: &Report<'_>) -> Finding {
    let subject = &finding.subject;
    let item = Item { code: subject.code.clone(), name: subject.name.clone() };
    Finding {
        rule: finding.rule.name,
        code: finding.rule.code,
        severity: finding.severity.name(),
        message: finding.message.get(report.language).to_owned(),
        help: finding.help.as_ref().map(|help| help.get(report.language).to_owned()),
        item: (item.code.is_some() || item.name.is_some()).then_some(item),
        field: subject.field,
        fingerprint: finding.fingerprint.clone(),
        decision: report.decision(finding).map(|own| decided(own, report.is_overdue(finding))),
        location: location(finding.primary, report.files),
        related: finding
            .beside
            .iter()
            .map(|beside| Related {
                message: beside.message.get(report.language).to_owned(),
                location: location(beside.at, report.files),
            })
            .collect(),
        fix: finding.fix.as_ref().map(|fix| cure(fix, report)),
    }
}

fn cure(fix: &Fix, report: &Report<'_>) -> Cure {
    let replacement = |edit: &crate::diagnostic::Edit| Replacement {
        location: location(edit.at, report.files),
        text: edit.text.clone(),
    };
    Cure {
        title: fix.title.get(report.language).to_owned(),
        safety: fix.safety.name(),
        edits: fix.edits.iter().map(replacement).collect(),
    }
}

/// The JSON Schema (2020-12) of this report.
pub(super) fn schema() -> serde_json::Value {
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let mut schema = generator.into_root_schema_for::<Document>().to_value();
    if let serde_json::Value::Object(map) = &mut schema {
        map.insert("title".into(), "mulu check --format json".into());
    }
    schema
}
