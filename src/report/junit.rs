//! JUnit's XML, which every build server reads: a suite a file, a case a rule and item.
//!
//! What makes the run fail is a failure; what does not is a skipped case with its message, as is what a reviewer
//! lets stay. A first suite stands for
//! the run itself, so that a clean run is not one without tests.

use super::Report;
use super::plain::escape;
use crate::diagnostic::Diagnostic;
use crate::source::{FileId, Place};
use std::fmt::Write as _;
use std::io::{self, Write};

/// The findings of one rule about one item.
struct Case<'a> {
    name: String,
    findings: Vec<&'a Diagnostic>,
}

pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut suites = String::new();
    let (mut tests, mut failures, mut skipped) = (1, 0, 0);
    for (file, cases) in by_file(report) {
        let failed = cases.iter().filter(|case| fails(case, report)).count();
        let name = escape(report.files.name(file));
        tests += cases.len();
        failures += failed;
        skipped += cases.len() - failed;
        let _ = writeln!(
            suites,
            "  <testsuite name=\"{name}\" tests=\"{}\" failures=\"{failed}\" errors=\"0\" skipped=\"{}\">",
            cases.len(),
            cases.len() - failed
        );
        cases.iter().for_each(|case| suites.push_str(&testcase(case, &name, report)));
        suites.push_str("  </testsuite>\n");
    }
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(
        out,
        "<testsuites name=\"mulu check\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\" skipped=\"{skipped}\">"
    )?;
    writeln!(
        out,
        "  <testsuite name=\"mulu check\" tests=\"1\" failures=\"0\" errors=\"0\" skipped=\"0\">\n    \
         <testcase name=\"{}\" classname=\"mulu\"/>\n  </testsuite>",
        attribute(&report.tally())
    )?;
    writeln!(out, "{suites}</testsuites>")
}

/// The cases, by file, in the order of the findings.
fn by_file<'a>(report: &Report<'a>) -> Vec<(FileId, Vec<Case<'a>>)> {
    let mut suites: Vec<(FileId, Vec<Case<'a>>)> = Vec::new();
    for finding in report.findings {
        let file = finding.primary.file();
        if suites.last().is_none_or(|(own, _)| *own != file) {
            suites.push((file, Vec::new()));
        }
        let Some((_, cases)) = suites.last_mut() else { continue };
        let name = name(finding);
        match cases.iter_mut().find(|case| case.name == name) {
            Some(case) => case.findings.push(finding),
            None => cases.push(Case { name, findings: vec![finding] }),
        }
    }
    suites
}

/// The rule and the item: `vague-deadline 51-01-02 补贴申领指南`.
fn name(finding: &Diagnostic) -> String {
    let subject = &finding.subject;
    let parts = [Some(finding.rule.name), subject.code.as_deref(), subject.name.as_deref()];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn fails(case: &Case<'_>, report: &Report<'_>) -> bool {
    case.findings.iter().any(|finding| report.fails(finding))
}

fn testcase(case: &Case<'_>, file: &str, report: &Report<'_>) -> String {
    // A case with one finding that stays and one that does not is about the other.
    let pressing = case.findings.iter().find(|finding| !report.keeps(finding));
    let Some(first) = pressing.or_else(|| case.findings.first()) else { return String::new() };
    let line = match report.files.place(first.primary) {
        Place::Text { start, .. } => format!(" line=\"{}\"", start.line.get()),
        Place::File { .. } | Place::Cell { .. } => String::new(),
    };
    let kept = report.decided_line(first).filter(|_| report.keeps(first));
    let kept = kept.map_or(String::new(), |line| format!("\n{line}"));
    let message = attribute(&format!("{}{kept}", first.message.get(report.language)));
    let inside = if fails(case, report) {
        let told: String = case
            .findings
            .iter()
            .filter(|finding| !report.keeps(finding))
            .map(|finding| self::told(finding, report))
            .collect();
        format!(
            "<failure message=\"{message}\" type=\"{}\">{}</failure>",
            first.severity.name(),
            escape(told.trim_end())
        )
    } else {
        format!("<skipped message=\"{message}\"/>")
    };
    format!(
        "    <testcase name=\"{}\" classname=\"{}\" file=\"{file}\"{line}>{inside}</testcase>\n",
        attribute(&case.name),
        first.rule.name
    )
}

/// A finding in lines of text.
fn told(finding: &Diagnostic, report: &Report<'_>) -> String {
    let place = |at| report.files.place(at).to_string();
    let label = finding.severity.label(report.language);
    let mut text = format!("{}\n{label}：{}\n", place(finding.primary), finding.message.get(report.language));
    for beside in &finding.beside {
        let _ = writeln!(text, "{}：{}", place(beside.at), beside.message.get(report.language));
    }
    if let Some(help) = &finding.help {
        let _ = writeln!(text, "{}{}", report.say("怎么改：", "help: "), help.get(report.language));
    }
    if let Some(decided) = report.decided_line(finding) {
        let _ = writeln!(text, "{decided}");
    }
    text.push('\n');
    text
}

/// For an attribute, whose line breaks a reader of XML would make blanks.
fn attribute(text: &str) -> String {
    escape(text).replace('\n', "&#10;").replace('\t', "&#9;")
}
