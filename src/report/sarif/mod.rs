//! SARIF 2.1.0 (OASIS), for GitHub's code scanning, editors and whatever else reads it.
//!
//! A cell has no line: it is named as a logical place (`养老服务!E7`) within the file. Files of the embedded baseline
//! stand under a base of their own, since nobody's disk has them.

mod places;
mod wire;

use super::Report;
use crate::diagnostic::{Diagnostic, Fix, Language, RuleInfo, Severity};
use crate::source::Location;
use places::Places;
use std::collections::BTreeMap;
use std::io::{self, Write};
use wire::{ArtifactChange, BaseId, Driver, Finding, Invocation, Level, Log, Message, Replacement, Rule};
use wire::{RuleProperties, Run, Snippet, Suppression, Tool};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let places = Places::of(report);
    let rules = rules(report);
    let results = report.findings.iter().map(|finding| result(finding, &rules, &places, report)).collect();
    let run = Run {
        tool: Tool { driver: driver(&rules, report) },
        invocations: [invocation(report)],
        language: language(report),
        column_kind: "unicodeCodePoints",
        original_uri_base_ids: bases(report, &places),
        artifacts: places.artifacts(report),
        results,
    };
    let log = Log { schema: SCHEMA, version: "2.1.0", runs: [run] };
    serde_json::to_writer_pretty(&mut *out, &log)?;
    writeln!(out)
}

/// The rules that found something, in the order of their codes.
fn rules(report: &Report<'_>) -> Vec<&'static RuleInfo> {
    let mut rules: Vec<&'static RuleInfo> = report.findings.iter().map(|finding| finding.rule).collect();
    rules.sort_by_key(|rule| rule.code);
    rules.dedup_by_key(|rule| rule.code);
    rules
}

fn driver(rules: &[&'static RuleInfo], report: &Report<'_>) -> Driver {
    Driver {
        name: "mulu",
        full_name: "mulu（目录）",
        version: env!("CARGO_PKG_VERSION"),
        semantic_version: env!("CARGO_PKG_VERSION"),
        language: language(report),
        rules: rules.iter().map(|rule| self::rule(rule, report)).collect(),
    }
}

fn rule(rule: &'static RuleInfo, report: &Report<'_>) -> Rule {
    let summary = rule.summary(report.language);
    let page = rule.page(report.language);
    Rule {
        id: rule.code,
        name: rule.name,
        short_description: text(summary),
        full_description: text(summary),
        help: Message { text: page.clone(), markdown: Some(page) },
        default_configuration: Level { level: level(rule.severity) },
        properties: RuleProperties {
            severity: match rule.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Info => "recommendation",
            },
            tags: ["catalogue"],
        },
    }
}

fn invocation(report: &Report<'_>) -> Invocation {
    let (exit_code, exit_code_description) = if report.has_failed() {
        (1, report.say("有达到 --fail-on 级别的问题", "findings at or above --fail-on"))
    } else {
        (0, report.say("没有达到 --fail-on 级别的问题", "no findings at or above --fail-on"))
    };
    Invocation { execution_successful: true, exit_code, exit_code_description }
}

fn bases(report: &Report<'_>, places: &Places) -> BTreeMap<&'static str, BaseId> {
    let base = |words: &str| BaseId { description: text(words) };
    let mut bases = BTreeMap::new();
    bases.insert(places::ROOT, base(report.say("运行 mulu 的文件夹", "the folder mulu was run in")));
    if places.any_embedded() {
        let words = report.say("mulu 内置的国家标准指引", "the national baseline inside mulu");
        bases.insert(places::BASELINE, base(words));
    }
    bases
}

fn result(
    finding: &Diagnostic,
    rules: &[&'static RuleInfo],
    places: &Places,
    report: &Report<'_>,
) -> Finding {
    let related = finding.beside.iter().enumerate().map(|(index, beside)| {
        let mut at = places.location(beside.at, report.files);
        at.id = Some(index + 1);
        at.message = Some(text(beside.message.get(report.language)));
        at
    });
    let print = &finding.fingerprint;
    Finding {
        rule_id: finding.rule.code,
        rule_index: rules.iter().position(|rule| rule.code == finding.rule.code).unwrap_or(0),
        level: level(finding.severity),
        message: message(finding, report),
        locations: [places.location(finding.primary, report.files)],
        related_locations: related.collect(),
        // GitHub reads its own key only; with it an alert stays the same one when lines move.
        partial_fingerprints: BTreeMap::from([
            ("mulu/v1", print.clone()),
            ("primaryLocationLineHash", format!("{print}:1")),
        ]),
        fixes: finding.fix.as_ref().and_then(|fix| self::fix(fix, places, report)).into_iter().collect(),
        suppressions: report.decisions.map(|_| suppressions(finding, report)),
    }
}

/// A finding that may stay is suppressed, with the reviewer's words; every other verdict leaves it as it is.
fn suppressions(finding: &Diagnostic, report: &Report<'_>) -> Vec<Suppression> {
    let decided = report.decided(finding).filter(|_| report.keeps(finding));
    let made = |justification| Suppression { kind: "external", status: "accepted", justification };
    decided.map(made).into_iter().collect()
}

/// What is wrong and what to do about it; viewers of SARIF show nothing else beside the place.
fn message(finding: &Diagnostic, report: &Report<'_>) -> Message {
    let mut words = finding.message.get(report.language).to_owned();
    if let Some(help) = &finding.help {
        words.push_str(report.say("\n怎么改：", "\nhelp: "));
        words.push_str(help.get(report.language));
    }
    if let Some(decided) = report.decided_line(finding) {
        words.push('\n');
        words.push_str(&decided);
    }
    text(&words)
}

/// The fix, where all of it is in text files: half a fix would be a fault.
fn fix(fix: &Fix, places: &Places, report: &Report<'_>) -> Option<wire::Fix> {
    let mut changes: Vec<(crate::source::FileId, Vec<Replacement>)> = Vec::new();
    for edit in &fix.edits {
        let Location::Text { file, .. } = edit.at else { return None };
        let deleted_region = places::region(edit.at, report.files)?;
        let replacement =
            Replacement { deleted_region, inserted_content: Snippet { text: edit.text.clone() } };
        match changes.iter_mut().find(|(own, _)| *own == file) {
            Some((_, replacements)) => replacements.push(replacement),
            None => changes.push((file, vec![replacement])),
        }
    }
    let artifact_changes: Vec<ArtifactChange> = changes
        .into_iter()
        .map(|(file, replacements)| ArtifactChange {
            artifact_location: places.file(file, report.files),
            replacements,
        })
        .collect();
    let description = text(fix.title.get(report.language));
    (!artifact_changes.is_empty()).then_some(wire::Fix { description, artifact_changes })
}

fn text(words: &str) -> Message {
    Message { text: words.to_owned(), markdown: None }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

fn language(report: &Report<'_>) -> &'static str {
    match report.language {
        Language::Chinese => "zh-CN",
        Language::English => "en-US",
    }
}
