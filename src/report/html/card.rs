//! One finding on the page: what, where, what stands there, what to do.

use super::super::Report;
use super::super::plain::{escape, is_direction};
use crate::diagnostic::{Diagnostic, Fix};
use crate::source::{Location, Place};
use std::fmt::Write as _;

/// Characters of a cell that are shown.
const EXCERPT: usize = 400;

pub(super) fn card(index: usize, finding: &Diagnostic, report: &Report<'_>) -> String {
    let severity = finding.severity.name();
    let rule = finding.rule;
    let file = safe(report.files.name(finding.primary.file()));
    let mut html = format!(
        "<article class=\"{severity}\" data-index=\"{index}\" data-level=\"{severity}\" data-code=\"{}\" \
         data-rule=\"{}\" data-file=\"{file}\">\n\
         <h2><span class=\"level\">{}</span> {} <code>{}</code></h2>\n<p class=\"message\">{}</p>\n",
        rule.code,
        rule.name,
        finding.severity.label(report.language),
        rule.code,
        rule.name,
        safe(finding.message.get(report.language)),
    );
    html.push_str(&place(finding.primary, &finding.subject.text, report));
    for beside in &finding.beside {
        let _ = writeln!(html, "<p>{}</p>", safe(beside.message.get(report.language)));
        html.push_str(&place(beside.at, "", report));
    }
    if let Some(help) = &finding.help {
        let label = report.say("怎么改：", "help: ");
        let _ = writeln!(html, "<p class=\"help\">{label}{}</p>", safe(help.get(report.language)));
    }
    if let Some(fix) = &finding.fix {
        html.push_str(&suggestion(fix, report));
    }
    if let Some(decided) = report.decided(finding) {
        let label = report.say("处理意见：", "decided: ");
        let _ = writeln!(html, "<p class=\"help\">{label}{}</p>", safe(&decided));
    }
    html.push_str("</article>\n");
    html
}

fn place(at: Location, text: &str, report: &Report<'_>) -> String {
    let shown = report.files.place(at);
    let mut html = format!("<p class=\"place\">{}</p>\n", safe(&shown.to_string()));
    match shown {
        Place::Text { .. } => html.push_str(&line(at, report).unwrap_or_default()),
        Place::Cell { .. } | Place::File { .. } if !text.trim().is_empty() => {
            let short: String = text.trim().chars().take(EXCERPT).collect();
            let dots = if short.len() < text.trim().len() { "…" } else { "" };
            let _ = writeln!(html, "<pre>{}{dots}</pre>", safe(&short));
        }
        Place::Cell { .. } | Place::File { .. } => {}
    }
    html
}

/// The line a place begins in, with as much of it marked as is in that line.
fn line(at: Location, report: &Report<'_>) -> Option<String> {
    let Location::Text { file, span } = at else { return None };
    let (text, lines) = (report.files.text(file)?, report.files.lines(file)?);
    let number = lines.position(text, span.start).line;
    let whole = lines.line_span(text, number)?;
    let end = span.end.min(whole.end).max(span.start);
    let before = text.get(whole.start as usize..span.start as usize)?;
    let marked = text.get(span.start as usize..end as usize)?;
    let behind = text.get(end as usize..whole.range().end.max(end as usize))?;
    Some(format!(
        "<pre><span class=\"number\">{}</span>{}<mark>{}</mark>{}</pre>\n",
        number.get(),
        safe(before),
        safe(marked),
        safe(behind)
    ))
}

fn suggestion(fix: &Fix, report: &Report<'_>) -> String {
    let label = report.say("建议改法：", "suggested: ");
    let mut html = format!("<p>{label}{}</p>\n", safe(fix.title.get(report.language)));
    let edits = fix.edits.iter().filter(|edit| !edit.text.is_empty());
    let rows: String = edits
        .map(|edit| {
            format!(
                "<li><span class=\"place\">{}</span> {}</li>",
                safe(&report.files.place(edit.at).to_string()),
                safe(&edit.text)
            )
        })
        .collect();
    if !rows.is_empty() {
        let _ = writeln!(html, "<ul>{rows}</ul>");
    }
    html
}

/// Text for the page, without signs that turn the direction of what follows.
fn safe(text: &str) -> String {
    escape(&text.replace(is_direction, " "))
}
