//! The changes as Markdown, for a merge request: a table a catalogue. Text from a catalogue never becomes markup.

use super::ChangesReport;
use super::grouped;
use crate::compare::{Change, Direction, FieldChange};
use crate::report::plain::plain;
use std::io::{self, Write};

/// Characters of a quoted text at most.
const LONGEST: usize = 160;

pub(super) fn write(report: &ChangesReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "## {}\n", report.say("目录变化", "Changes"))?;
    writeln!(out, "{}\n", safe(&report.tally()))?;
    for group in grouped::groups(report.changes, &|print| report.decided(print).is_some()) {
        let name = if group.domain.is_empty() {
            group.place.to_owned()
        } else {
            format!("{} · {}", group.place, group.domain)
        };
        writeln!(out, "### {}\n", safe(&name))?;
        let heads = report.say(
            "| 方向 | 变化 | 事项 | 说明 | 原来 | 现在 |",
            "| direction | kind | item | why | old | new |",
        );
        writeln!(out, "{heads}\n|---|---|---|---|---|---|")?;
        for shared in &group.shared {
            let first = shared.items.first().map_or(String::new(), |change| report.title(change));
            let count = shared.items.len();
            let items = match report.language {
                crate::diagnostic::Language::Chinese => format!("{first}等{count}个事项"),
                crate::diagnostic::Language::English => format!("{first} and others, {count} in all"),
            };
            let kind = shared.items.first().map_or("", |change| report.kind(change.kind));
            let standing = grouped::standings(shared, report.language);
            row(report, (shared.direction, kind), &items, (&[shared.field], "", standing), out)?;
        }
        for (change, fields) in &group.alone {
            let title = titled(report, change);
            let why = change.why.get(report.language);
            let standing = change.standing_lines(report.language);
            let why = match report.decided(&change.fingerprint) {
                Some(words) => [why, report.say("处理意见：", "decided: "), &words].concat(),
                None => why.to_owned(),
            };
            row(report, (change.direction, report.kind(change.kind)), &title, (fields, &why, standing), out)?;
        }
        writeln!(out)?;
    }
    Ok(())
}

fn titled(report: &ChangesReport<'_>, change: &Change) -> String {
    let doubt = if change.sure {
        ""
    } else {
        report.say("（是否同一事项请核对）", " (perhaps not the same item)")
    };
    format!("{}{doubt}", report.title(change))
}

fn row(
    report: &ChangesReport<'_>,
    (direction, kind): (Direction, &str),
    item: &str,
    (fields, why, standing): (&[&FieldChange], &str, Vec<String>),
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut reasons: Vec<String> = Some(safe(why)).filter(|why| !why.is_empty()).into_iter().collect();
    for field in fields {
        reasons.push(safe(field.why().get(report.language)));
        let decided = report.decided(&field.fingerprint);
        reasons.extend(decided.map(|words| safe(&[report.say("处理意见：", "decided: "), &words].concat())));
    }
    reasons.extend(standing.iter().map(|line| safe(line)));
    let quoted = |old: bool| {
        let texts = fields.iter().filter(|field| field.field != "name").filter_map(|field| {
            let quoted = if old { &field.old } else { &field.new };
            quoted.as_ref().map(|quoted| safe(&cut(&quoted.text)))
        });
        texts.collect::<Vec<_>>().join("<br>")
    };
    let sign = match direction {
        Direction::Loosened => "🔻",
        Direction::Tightened => "🔺",
        Direction::Neutral => "▫️",
    };
    writeln!(
        out,
        "| {sign} {} | {kind} | {} | {} | {} | {} |",
        report.direction(direction),
        safe(item),
        reasons.join("<br>"),
        quoted(true),
        quoted(false)
    )
}

fn cut(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// Text that stays text in a table's cell: on one line, every sign that Markdown or HTML could read escaped. Addresses and
/// mentions are broken by the escapes too.
fn safe(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for c in plain(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '@' => out.push_str("&#64;"),
            ':' => out.push_str("&#58;"),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '(' | ')' | '#' | '+' | '!' | '|' | '~'
            | '$' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::safe;

    #[test]
    fn nothing_becomes_markup() {
        assert_eq!(
            safe("<img src=x onerror=1>|[甲](http://x)`a`\n@all"),
            "&lt;img src=x onerror=1&gt;\\|\\[甲\\]\\(http&#58;//x\\)\\`a\\` &#64;all"
        );
    }
}
