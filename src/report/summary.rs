//! The findings as Markdown, for the summary page of a job.

use super::Report;
use super::plain::plain;
use crate::diagnostic::Diagnostic;
use std::io::{self, Write};

/// GitHub takes no more than 1 MiB a step; beyond this many bytes only their number is told.
const LARGEST: usize = 900_000;

pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "## {}\n\n{}\n", report.say("目录检查（mulu check）", "mulu check"), report.tally())?;
    if report.findings.is_empty() {
        return Ok(());
    }
    let heads =
        report.say("| 级别 | 规则 | 位置 | 问题 | 怎么改 |", "| level | rule | place | finding | help |");
    writeln!(out, "{heads}\n|---|---|---|---|---|")?;
    let mut written = 0;
    let mut findings: Vec<&Diagnostic> = report.findings.iter().collect();
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    for (index, finding) in findings.iter().enumerate() {
        let row = row(finding, report);
        written += row.len();
        if written > LARGEST {
            let rest = findings.len() - index;
            let words = report.say("条没有列出", "more findings are not listed");
            return writeln!(out, "\n{rest} {words}");
        }
        out.write_all(row.as_bytes())?;
    }
    writeln!(out)
}

fn row(finding: &Diagnostic, report: &Report<'_>) -> String {
    let mut help = finding.help.as_ref().map_or("", |help| help.get(report.language)).to_owned();
    if let Some(decided) = report.decided_line(finding) {
        help.push_str(if help.is_empty() { "" } else { report.say("；", "; ") });
        help.push_str(&decided);
    }
    format!(
        "| {} | {} {} | {} | {} | {} |\n",
        finding.severity.label(report.language),
        finding.rule.code,
        finding.rule.name,
        cell(&report.files.place(finding.primary).to_string()),
        cell(finding.message.get(report.language)),
        cell(&help)
    )
}

/// Text for a cell of a table, whatever it holds: Markdown lets every sign of ASCII stand behind a backslash
/// (CommonMark §2.4), after which it has no meaning.
fn cell(text: &str) -> String {
    let mut out = String::new();
    for c in plain(text).chars() {
        if "\\`*_{}[]<>()#+!|~&@".contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
