//! One page for a person, that needs nothing else: no other file, no network, no server.
//!
//! Its policy lets nothing run and nothing load but its own style and script, each known by its hash, so that text
//! from a catalogue could do nothing even where it became markup, which `escape` prevents.

mod card;

use super::Report;
use super::plain::escape;
use crate::diagnostic::{Diagnostic, Language, RuleInfo, Severity};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Write};

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");
/// The SHA-256 of the style, in base 64; `tests/reports.rs` holds it to the file.
const STYLE_HASH: &str = "QF/hS130mMZrTyDSzo9yeskw0pct9dFzqC8/5k3Qmf4=";
/// The same of the script.
const SCRIPT_HASH: &str = "qZWJ8YOxCUVlfQ8uugq5oHu2s6TSM6uv4VdXs4XJCUM=";

pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut page = head(report);
    if !report.findings.is_empty() {
        page.push_str(&controls(report));
        page.push_str(&rules(report));
    }
    page.push_str("<div id=\"findings\">\n");
    for (index, finding) in report.findings.iter().enumerate() {
        page.push_str(&card::card(index, finding, report));
    }
    let _ = write!(page, "</div>\n</main>\n<script>{SCRIPT}</script>\n</body>\n</html>\n");
    out.write_all(page.as_bytes())
}

fn head(report: &Report<'_>) -> String {
    let language = match report.language {
        Language::Chinese => "zh-CN",
        Language::English => "en",
    };
    let title = report.say("目录检查报告", "Report on catalogues");
    let verdict = if report.has_failed() {
        report.say("没有通过", "failed")
    } else {
        report.say("通过", "passed")
    };
    format!(
        "<!doctype html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{STYLE_HASH}'; \
         script-src 'sha256-{SCRIPT_HASH}'; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n\
         <header>\n<h1>{title}</h1>\n<p>{}</p>\n<p class=\"soft\">{verdict} · mulu {}</p>\n</header>\n<main>\n",
        escape(&report.tally()),
        env!("CARGO_PKG_VERSION"),
    )
}

/// What the script listens to; hidden until it runs.
fn controls(report: &Report<'_>) -> String {
    let mut html = format!("<form hidden>\n<fieldset><legend>{}</legend>", report.say("级别", "level"));
    for severity in [Severity::Error, Severity::Warning, Severity::Info] {
        let count = report.count(severity);
        let (name, label) = (severity.name(), severity.label(report.language));
        let _ = write!(
            html,
            "<label><input type=\"checkbox\" name=\"level\" value=\"{name}\" checked> {label} {count}</label>"
        );
    }
    html.push_str("</fieldset>\n");
    let rules: Vec<(&str, String)> = by_rule(report)
        .values()
        .map(|(rule, count)| (rule.name, format!("{} {}（{count}）", rule.code, rule.name)))
        .collect();
    html.push_str(&select("rule", report.say("规则", "rule"), report.say("全部", "all"), &rules));
    let mut files: Vec<&str> =
        report.findings.iter().map(|finding| report.files.name(finding.primary.file())).collect();
    files.dedup();
    let files: Vec<(&str, String)> = files.into_iter().map(|name| (name, name.to_owned())).collect();
    html.push_str(&select("file", report.say("文件", "file"), report.say("全部", "all"), &files));
    let orders = [("level", report.say("按级别", "by level")), ("rule", report.say("按规则", "by rule"))];
    let orders: Vec<(&str, String)> = orders.into_iter().map(|(key, word)| (key, word.to_owned())).collect();
    let order = select("order", report.say("排序", "order"), report.say("按文件", "by file"), &orders);
    html.push_str(&order.replacen("value=\"\"", "value=\"file\"", 1));
    let _ = writeln!(
        html,
        "<label>{} <input type=\"search\" name=\"words\"></label>\n<span class=\"soft\">{} <output id=\"shown\">{}</output></span>\n</form>",
        report.say("查找", "find"),
        report.say("显示", "shown"),
        report.findings.len(),
    );
    html
}

fn select(name: &str, label: &str, all: &str, options: &[(&str, String)]) -> String {
    let mut html = format!("<label>{label} <select name=\"{name}\"><option value=\"\">{all}</option>");
    for (value, words) in options {
        let _ = write!(html, "<option value=\"{}\">{}</option>", escape(value), escape(words));
    }
    html.push_str("</select></label>\n");
    html
}

/// How often each rule found something, and what it is about.
fn rules(report: &Report<'_>) -> String {
    let mut html = format!(
        "<details class=\"rules\">\n<summary>{}</summary>\n<table>\n",
        report.say("按规则统计", "by rule")
    );
    for (rule, count) in by_rule(report).values() {
        let _ = writeln!(
            html,
            "<tr><td>{}</td><td>{}</td><td>{}</td><td class=\"count\">{count}</td></tr>",
            rule.code,
            rule.name,
            escape(rule.summary(report.language))
        );
    }
    html.push_str("</table>\n</details>\n");
    html
}

fn by_rule(report: &Report<'_>) -> BTreeMap<&'static str, (&'static RuleInfo, usize)> {
    let mut rules = BTreeMap::new();
    for Diagnostic { rule, .. } in report.findings {
        rules.entry(rule.code).or_insert((*rule, 0)).1 += 1;
    }
    rules
}
