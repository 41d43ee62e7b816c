//! The changes as one page that needs nothing else: both sides beside each other, the words that changed marked.
//!
//! Its policy lets nothing run and nothing load but its own style and script, each known by its hash, so that text from a
//! catalogue could do nothing even where it became markup, which `escape` prevents. Without the script all is shown.

mod card;
mod controls;

use super::ChangesReport;
use super::grouped::{self, Group};
use crate::compare::Direction;
use crate::diagnostic::Language;
use crate::report::plain::{escape, is_direction};
use std::fmt::Write as _;
use std::io::{self, Write};

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");
/// The SHA-256 of the style, in base 64; `tests/diff_outputs.rs` holds it to the file.
const STYLE_HASH: &str = "iX4bSplG+ody6vRAQ+iQDg3GkDQsCYasZeK/uPT04SY=";
/// The same of the script.
const SCRIPT_HASH: &str = "MzxVr/0Waof0ywYAk0GF8EfBmWZUNoYjh5iT32a0Q+Y=";

pub(super) fn write(report: &ChangesReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    let groups = grouped::groups(report.changes, &|print| report.decided(print).is_some());
    let mut page = head(report);
    if !groups.is_empty() {
        page.push_str(&controls::summary(report, &groups));
        page.push_str(&controls::form(report, &groups));
    }
    for (number, group) in groups.iter().enumerate() {
        page.push_str(&section(report, number, group));
    }
    let _ = write!(page, "</main>\n<script>{SCRIPT}</script>\n</body>\n</html>\n");
    out.write_all(page.as_bytes())
}

fn head(report: &ChangesReport<'_>) -> String {
    let language = match report.language {
        Language::Chinese => "zh-CN",
        Language::English => "en",
    };
    let title = report.say("目录变化对照", "Changes of catalogues");
    format!(
        "<!doctype html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{STYLE_HASH}'; \
         script-src 'sha256-{SCRIPT_HASH}'; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n\
         <header>\n<h1>{title}</h1>\n<p>{}</p>\n<p class=\"soft\">{} · mulu {}</p>\n</header>\n<main>\n",
        safe(&report.tally()),
        report.say(
            "方向从公众的角度看：▼ 更不公开，▲ 更公开，· 中性；删去的字加删除线，新增的字加下划线",
            "seen from the public: ▼ loosened, ▲ tightened, · neutral; what went is struck out, what came is underlined"
        ),
        env!("CARGO_PKG_VERSION"),
    )
}

fn section(report: &ChangesReport<'_>, number: usize, group: &Group<'_>) -> String {
    let mut html = format!(
        "<section id=\"g{number}\" class=\"group\" data-place=\"{}\" data-domain=\"{}\">\n<h2>{}</h2>\n",
        safe(group.place),
        safe(group.domain),
        safe(&name(group)),
    );
    for shared in &group.shared {
        html.push_str(&card::shared(report, shared));
    }
    for (change, fields) in &group.alone {
        html.push_str(&card::change(report, change, fields));
    }
    html.push_str("</section>\n");
    html
}

fn name(group: &Group<'_>) -> String {
    if group.domain.is_empty() {
        group.place.to_owned()
    } else {
        format!("{} · {}", group.place, group.domain)
    }
}

fn sign(direction: Direction) -> &'static str {
    match direction {
        Direction::Loosened => "▼",
        Direction::Tightened => "▲",
        Direction::Neutral => "·",
    }
}

/// Text for the page, without signs that turn the direction of what follows.
fn safe(text: &str) -> String {
    escape(&text.replace(is_direction, " "))
}
