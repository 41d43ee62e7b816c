//! One change on the page: what, where, both sides of each field, why it is so told, how it stands under the tier above.

use super::super::ChangesReport;
use super::super::grouped::{self, Shared};
use super::{safe, sign};
use crate::compare::row::{self, Shown};
use crate::compare::{Change, Direction, FieldChange, Kind, Piece, Quoted, Standing};
use std::fmt::Write as _;

/// A change of its own.
pub(super) fn change(report: &ChangesReport<'_>, change: &Change, fields: &[&FieldChange]) -> String {
    let keys: Vec<&str> = fields.iter().map(|field| field.field).collect();
    let prints = || std::iter::once(&change.fingerprint).chain(fields.iter().map(|field| &field.fingerprint));
    let verdicts = verdicts(report, prints().map(String::as_str));
    let about = (report.title(change), keys.join(" "), verdicts);
    let mut html = open(report, change.direction, report.kind(change.kind), &about);
    if !change.sure {
        let doubt = report.say("是否同一事项，请核对", "perhaps not the same item");
        let _ = writeln!(html, "<p class=\"doubt\">{doubt}</p>");
    }
    let why = change.why.get(report.language);
    if !why.is_empty() {
        let _ = writeln!(html, "<p>{}</p>", safe(why));
    }
    html.push_str(&decided(report, &change.fingerprint));
    for field in fields {
        html.push_str(&self::field(report, field));
    }
    if let Some(standing) = &change.upper {
        html.push_str(&upper(report, standing, change.standing_lines(report.language)));
    }
    html.push_str(&rest(report, change));
    html.push_str(&place(report, change));
    html.push_str("</article>\n");
    html
}

/// One and the same change in many items.
pub(super) fn shared(report: &ChangesReport<'_>, shared: &Shared<'_>) -> String {
    let count = shared.items.len();
    let title = format!("{} {count}{}", shared.field.heading, report.say("个事项相同", " items alike"));
    let kind = shared.items.first().map_or("", |change| report.kind(change.kind));
    // What is decided of one of many is told with that one, so there is nothing decided here.
    let about = (title, shared.field.field.to_owned(), UNDECIDED.to_owned());
    let mut html = open(report, shared.direction, kind, &about);
    let _ = writeln!(html, "<p>{}</p>", safe(shared.field.why().get(report.language)));
    let names: Vec<String> = shared.items.iter().map(|change| report.title(change)).collect();
    let _ = writeln!(html, "<p>{}</p>", safe(&names.join(report.say("、", ", "))));
    for line in grouped::standings(shared, report.language) {
        let _ = writeln!(html, "<p class=\"upper\">⇑ {}</p>", safe(&line));
    }
    let _ = writeln!(html, "<details><summary>{}</summary>", report.say("逐项查看", "item by item"));
    for change in &shared.items {
        let same =
            |field: &&FieldChange| field.field == shared.field.field && field.heading == shared.field.heading;
        let Some(field) = change.fields.iter().find(same) else { continue };
        let _ = writeln!(html, "<h4>{}</h4>", safe(&report.title(change)));
        html.push_str(&sides(report, field));
        html.push_str(&place(report, change));
    }
    html.push_str("</details>\n</article>\n");
    html
}

fn open(
    report: &ChangesReport<'_>,
    direction: Direction,
    kind: &str,
    (title, fields, verdicts): &(String, String, String),
) -> String {
    let name = direction.name();
    format!(
        "<article class=\"{name}\" data-direction=\"{name}\" data-fields=\"{fields}\" data-verdicts=\"{verdicts}\">\n\
         <h3><span class=\"direction\">{} {}</span> <span class=\"kind\">{kind}</span> {}</h3>\n",
        sign(direction),
        report.direction(direction),
        safe(title),
    )
}

fn field(report: &ChangesReport<'_>, field: &FieldChange) -> String {
    let mut html = format!("<h4>{}</h4>\n<ul class=\"why\">\n", safe(&field.heading));
    for reason in &field.reasons {
        let _ = writeln!(
            html,
            "<li class=\"{}\"><span class=\"direction\">{} {}</span> {}</li>",
            reason.direction.name(),
            sign(reason.direction),
            report.direction(reason.direction),
            safe(reason.why.get(report.language)),
        );
    }
    html.push_str("</ul>\n");
    html.push_str(&decided(report, &field.fingerprint));
    html.push_str(&sides(report, field));
    html
}

/// What a reviewer said of a change or of one of its fields.
fn decided(report: &ChangesReport<'_>, print: &str) -> String {
    let said = report.decided(print);
    let label = report.say("处理意见：", "decided: ");
    said.map_or(String::new(), |said| format!("<p class=\"decided\">{label}{}</p>\n", safe(&said)))
}

/// The words of what has no verdict, and of what has words only, as the form has them.
pub(super) const UNDECIDED: &str = "none";
pub(super) const WORDS_ONLY: &str = "words";

/// The verdicts on a change and its fields, as the form has them.
pub(super) fn verdicts<'a>(report: &ChangesReport<'_>, prints: impl Iterator<Item = &'a str>) -> String {
    let all = report.decisions;
    let own = prints.filter_map(|print| all.and_then(|all| all.of(print)));
    let mut words: Vec<&str> =
        own.map(|own| own.verdict.map_or(WORDS_ONLY, |verdict| verdict.word(false))).collect();
    words.sort_unstable();
    words.dedup();
    if words.is_empty() { UNDECIDED.to_owned() } else { words.join(" ") }
}

/// Both texts beside each other.
fn sides(report: &ChangesReport<'_>, field: &FieldChange) -> String {
    let none = report.say("（没有）", "(none)");
    let side = |class: &str, label: &str, quoted: Option<&Quoted>| {
        let body = match quoted {
            None => format!("<span class=\"soft\">{none}</span>"),
            Some(quoted) if field.pieces.is_empty() => safe(&quoted.text),
            Some(_) => marked(report, &field.pieces, class == "old"),
        };
        format!("<div class=\"{class}\"><p class=\"side\">{label}</p><p>{body}</p></div>\n")
    };
    format!(
        "<div class=\"sides\">\n{}{}</div>\n",
        side("old", report.say("原来", "old"), field.old.as_ref()),
        side("new", report.say("现在", "new"), field.new.as_ref()),
    )
}

/// One side's text, what the other has not in `del` or `ins`, with words for those who cannot see the marks.
fn marked(report: &ChangesReport<'_>, pieces: &[Piece], old: bool) -> String {
    let mark = |tag: &str, word: &str, text: &str| {
        format!(
            "<{tag}><span class=\"spoken\">〔{word}：</span>{}<span class=\"spoken\">〕</span></{tag}>",
            safe(text)
        )
    };
    let piece = |piece: &Piece| match piece {
        Piece::Same(text) => safe(text),
        Piece::Old(text) if old => mark("del", report.say("删", "removed"), text),
        Piece::New(text) if !old => mark("ins", report.say("增", "added"), text),
        Piece::Old(_) | Piece::New(_) => String::new(),
    };
    pieces.iter().map(piece).collect()
}

fn upper(report: &ChangesReport<'_>, standing: &Standing, lines: Vec<String>) -> String {
    let mut html = String::new();
    for line in lines {
        let _ = writeln!(html, "<p class=\"upper\">⇑ {}</p>", safe(&line));
    }
    if let Some(item) = standing.item.as_ref().filter(|_| !standing.findings.is_empty()) {
        let code = item.code.as_ref().map(|code| format!("{code} ")).unwrap_or_default();
        let at = report.new.place(item.at).to_string();
        let label = report.say("上级事项：", "the item above: ");
        let _ = writeln!(
            html,
            "<p class=\"place\">{label}{} {}{}（{}）</p>",
            safe(&item.place),
            safe(&code),
            safe(&item.name),
            safe(&at)
        );
    }
    html
}

/// The fields that did not change, for whoever needs to see the whole row; of what came or went, all of it.
fn rest(report: &ChangesReport<'_>, change: &Change) -> String {
    let one_sided = matches!(change.kind, Kind::Added | Kind::Removed);
    let shown = |workspace, sides: &[crate::compare::Side]| -> Vec<(String, Vec<Shown>)> {
        sides.iter().map(|side| (side.name.clone(), row::row(workspace, side.spot))).collect()
    };
    let rows = if change.new.is_empty() {
        shown(report.before, &change.old)
    } else {
        shown(report.after, &change.new)
    };
    let rest = |cell: &&Shown| one_sided || !change.fields.iter().any(|field| field.field == cell.field);
    let mut body = String::new();
    for (name, cells) in &rows {
        if rows.len() > 1 {
            let _ = writeln!(body, "<h4>{}</h4>", safe(name));
        }
        let list: String = cells
            .iter()
            .filter(rest)
            .map(|cell| format!("<dt>{}</dt><dd>{}</dd>\n", safe(&cell.heading), safe(&cell.text)))
            .collect();
        if !list.is_empty() {
            let _ = writeln!(body, "<dl>\n{list}</dl>");
        }
    }
    if body.is_empty() {
        return body;
    }
    let label = if one_sided {
        report.say("各栏内容", "all columns")
    } else {
        report.say("没有变化的各栏", "columns that did not change")
    };
    format!("<details><summary>{label}</summary>\n{body}</details>\n")
}

fn place(report: &ChangesReport<'_>, change: &Change) -> String {
    let shown = match report.place(change) {
        (Some(old), Some(new)) if old != new => format!("{old} → {new}"),
        (_, Some(at)) | (Some(at), None) => at,
        (None, None) => return String::new(),
    };
    format!("<p class=\"place\">{}</p>\n", safe(&shown))
}
