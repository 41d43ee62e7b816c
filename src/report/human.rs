//! The report for a person: what, where, why, what to do. Texts are drawn with their line, cells
//! with their sheet, address and text.

use super::plain::{is_direction, plain};
use super::{Report, graphic};
use crate::diagnostic::{Diagnostic, Language, Safety, Severity};
use crate::source::{Location, Place};
use std::io::{self, Write};

pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    write_findings(report, out)?;
    write_summary(report, out)
}

/// The findings alone, for a command that is about something else.
pub(super) fn write_findings(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    report.findings.iter().try_for_each(|finding| write_finding(finding, report, out))
}

fn write_finding(finding: &Diagnostic, report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let label = paint(report, finding.severity, finding.severity.label(report.language));
    let message = plain(finding.message.get(report.language));
    writeln!(out, "{label}[{} {}] {message}", finding.rule.code, finding.rule.name)?;
    write_place(finding.primary, "", &finding.subject.text, report, out)?;
    for beside in &finding.beside {
        write_place(beside.at, beside.message.get(report.language), "", report, out)?;
    }
    if let Some(help) = &finding.help {
        writeln!(out, "  {}{}", report.say("怎么改：", "help: "), plain(help.get(report.language)))?;
    }
    if let Some(fix) = &finding.fix {
        let title = plain(fix.title.get(report.language));
        writeln!(out, "  {}{title}", report.say("建议改法：", "suggested: "))?;
    }
    if let Some(decided) = report.decided(finding) {
        writeln!(out, "  {}{}", report.say("处理意见：", "decided: "), plain(&decided))?;
    }
    writeln!(out)
}

fn write_place(
    at: Location,
    label: &str,
    text: &str,
    report: &Report<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    match at {
        Location::Text { file, span } => {
            out.write_all(plain_lines(&graphic::draw(report, file, span, label)).as_bytes())
        }
        Location::Cell { .. } | Location::File(_) => {
            let place = report.files.place(at);
            let arrow = match place {
                Place::Cell { .. } | Place::File { .. } | Place::Text { .. } => "──▶",
            };
            write!(out, "   {arrow} {}", plain(&place.to_string()))?;
            let note = [label, &excerpt(text)]
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(" ");
            if note.is_empty() { writeln!(out) } else { writeln!(out, "　{}", plain(&note)) }
        }
    }
}

/// The text at fault in a cell, on one line and not too long.
fn excerpt(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.is_empty() {
        return line;
    }
    let short: String = line.chars().take(48).collect();
    if short.len() < line.len() { format!("「{short}…」") } else { format!("「{short}」") }
}

fn write_summary(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}", report.tally())?;
    let Some(first) = report.findings.first() else { return Ok(()) };
    match report.language {
        Language::Chinese => {
            writeln!(
                out,
                "用 mulu explain 规则名 查看某条规则的说明，例如：mulu explain {}",
                first.rule.name
            )?;
            match fixable(report) {
                0 => Ok(()),
                count => writeln!(out, "其中{count}处可用 mulu check --fix 自动修改"),
            }
        }
        Language::English => {
            writeln!(out, "see `mulu explain {}` for a rule's page", first.rule.name)?;
            match fixable(report) {
                0 => Ok(()),
                count => writeln!(out, "{count} can be fixed by `mulu check --fix`"),
            }
        }
    }
}

/// How many findings carry a fix that needs nobody's second look.
fn fixable(report: &Report<'_>) -> usize {
    let safe = |finding: &&Diagnostic| finding.fix.as_ref().is_some_and(|fix| fix.safety == Safety::Safe);
    report.findings.iter().filter(safe).count()
}

fn paint(report: &Report<'_>, severity: Severity, text: &str) -> String {
    if !report.color {
        return text.to_owned();
    }
    let code = match severity {
        Severity::Error => "1;31",
        Severity::Warning => "1;33",
        Severity::Info => "1;36",
    };
    format!("\u{1b}[{code}m{text}\u{1b}[0m")
}

/// The same for a drawing, whose colours and line breaks are ours: its escape sequences are kept only
/// where they set colours.
fn plain_lines(drawn: &str) -> String {
    let mut safe = String::with_capacity(drawn.len());
    let mut rest = drawn;
    while let Some(c) = rest.chars().next() {
        let colour = rest.strip_prefix("\u{1b}[").and_then(|tail| {
            let digits = tail.len() - tail.trim_start_matches(|c: char| c.is_ascii_digit() || c == ';').len();
            tail[digits..].starts_with('m').then_some(2 + digits + 1)
        });
        if let Some(length) = colour {
            safe.push_str(&rest[..length]);
            rest = &rest[length..];
            continue;
        }
        safe.push(if c != '\n' && (c.is_control() || is_direction(c)) { ' ' } else { c });
        rest = &rest[c.len_utf8()..];
    }
    safe
}
