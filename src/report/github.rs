//! Workflow commands, which GitHub Actions turns into notes beside the changed lines.
//!
//! GitHub shows ten of a level of each step and drops the rest without a word, so no more are written and the
//! last word says how many there are; all of them stand in the summary of the job (`summary`). What a reviewer lets stay
//! is no note.

use super::Report;
use super::plain::plain;
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Place;
use std::io::{self, Write};

/// How many of a level GitHub shows.
const SHOWN: usize = 10;

pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let total = report.pressing().count();
    let shown = |severity| report.count(severity).min(SHOWN);
    let levels = [Severity::Error, Severity::Warning, Severity::Info];
    let mut left_out = total - levels.into_iter().map(shown).sum::<usize>();
    for severity in levels {
        // What is left out is told by a notice, which takes the place of one.
        let room = if severity == Severity::Info && left_out > 0 { SHOWN - 1 } else { SHOWN };
        if severity == Severity::Info {
            left_out += shown(severity).saturating_sub(room);
        }
        let of_level = report.pressing().filter(|finding| finding.severity == severity);
        for finding in of_level.take(room) {
            writeln!(out, "{}", command(finding, report))?;
        }
    }
    if left_out > 0 {
        let (title, words) = match report.language {
            crate::diagnostic::Language::Chinese => {
                ("还有问题没有列出", format!("另有{left_out}条，见作业摘要（共{total}条）"))
            }
            crate::diagnostic::Language::English => {
                ("more findings", format!("{left_out} more of {total} in the summary of the job"))
            }
        };
        writeln!(out, "::notice title={}::{}", property(title), data(&words))?;
    }
    Ok(())
}

fn command(finding: &Diagnostic, report: &Report<'_>) -> String {
    let level = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "notice",
    };
    let place = report.files.place(finding.primary);
    let cell = match &place {
        Place::Cell { sheet, cell, .. } => format!("{sheet}!{cell}："),
        Place::File { .. } | Place::Text { .. } => String::new(),
    };
    let mut words = data(&plain(&format!("{cell}{}", finding.message.get(report.language))));
    if let Some(help) = &finding.help {
        let label = report.say("怎么改：", "help: ");
        words.push_str(&format!("%0A{}", data(&plain(&format!("{label}{}", help.get(report.language))))));
    }
    if let Some(decided) = report.decided_line(finding) {
        words.push_str(&format!("%0A{}", data(&plain(&decided))));
    }
    let title = format!("{} {}", finding.rule.code, finding.rule.name);
    format!("::{level} {},title={}::{words}", position(&place), property(&title))
}

/// Where; columns only within one line, as GitHub wants them.
fn position(place: &Place) -> String {
    match place {
        Place::File { path } | Place::Cell { path, .. } => format!("file={}", property(&plain(path))),
        Place::Text { path, start, end } => {
            let file = property(&plain(path));
            let (first, last) = (start.line.get(), end.line.get());
            if first == last {
                let (from, to) = (start.column.get(), end.column.get());
                format!("file={file},line={first},endLine={last},col={from},endColumn={to}")
            } else {
                format!("file={file},line={first},endLine={last}")
            }
        }
    }
}

/// The text behind the last `::`.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property, where commas and colons have a meaning too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_a_meaning_in_a_command_is_escaped() {
        assert_eq!(data("50%，甲：乙\r\n,"), "50%25，甲：乙%0D%0A,");
        assert_eq!(property("C:/a,b%.yaml"), "C%3A/a%2Cb%25.yaml");
    }
}
