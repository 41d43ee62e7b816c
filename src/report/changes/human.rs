//! The changes for a person at a terminal.

use super::ChangesReport;
use super::grouped::{self, Group};
use crate::compare::{Change, Direction, FieldChange, Piece};
use crate::report::plain::plain;
use std::io::{self, Write};

/// Characters shown around what changed.
const AROUND: usize = 14;
/// Names shown of the items that share a change.
const NAMED: usize = 6;

pub(super) fn write(report: &ChangesReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    for group in grouped::groups(report.changes, &|print| report.decided(print).is_some()) {
        head(report, &group, out)?;
        for shared in &group.shared {
            let count = shared.items.len();
            let what = report.say("个事项相同", " items alike");
            writeln!(
                out,
                "  {} {count}{what}：{}",
                label(report, shared.direction, report.direction(shared.direction)),
                plain(shared.field.why().get(report.language))
            )?;
            let names: Vec<String> =
                shared.items.iter().take(NAMED).map(|change| plain(&report.title(change))).collect();
            let more = if count > NAMED { report.say("……", " …") } else { "" };
            writeln!(out, "      {}{more}", names.join("、"))?;
            for line in grouped::standings(shared, report.language) {
                writeln!(out, "    ⇑ {}", plain(&line))?;
            }
        }
        for (change, fields) in &group.alone {
            self::change(report, change, fields, out)?;
        }
        writeln!(out)?;
    }
    writeln!(out, "{}", report.tally())
}

fn head(report: &ChangesReport<'_>, group: &Group<'_>, out: &mut dyn Write) -> io::Result<()> {
    let name = if group.domain.is_empty() {
        plain(group.place)
    } else {
        format!("{} · {}", plain(group.place), plain(group.domain))
    };
    if report.color { writeln!(out, "\u{1b}[1m{name}\u{1b}[0m") } else { writeln!(out, "{name}") }
}

fn change(
    report: &ChangesReport<'_>,
    change: &Change,
    fields: &[&FieldChange],
    out: &mut dyn Write,
) -> io::Result<()> {
    let doubt = if change.sure {
        ""
    } else {
        report.say("（是否同一事项请核对）", " (perhaps not the same item)")
    };
    writeln!(
        out,
        "  {} {} {}{doubt}",
        label(report, change.direction, report.direction(change.direction)),
        report.kind(change.kind),
        plain(&report.title(change))
    )?;
    match report.place(change) {
        (Some(old), Some(new)) if old != new => writeln!(out, "      {} → {}", plain(&old), plain(&new))?,
        (_, Some(at)) | (Some(at), None) => writeln!(out, "      {}", plain(&at))?,
        (None, None) => {}
    }
    let why = change.why.get(report.language);
    if !why.is_empty() {
        writeln!(out, "      {}", plain(why))?;
    }
    decided(report, &change.fingerprint, out)?;
    for field in fields {
        for reason in &field.reasons {
            let mark = sign(reason.direction);
            writeln!(out, "    {mark} {}", plain(reason.why.get(report.language)))?;
        }
        let both = field.old.is_some() && field.new.is_some();
        if both && field.field != "name" && field.field != "code" && !field.pieces.is_empty() {
            writeln!(out, "        {}", marked(report, &field.pieces))?;
        }
        decided(report, &field.fingerprint, out)?;
    }
    for line in change.standing_lines(report.language) {
        writeln!(out, "    ⇑ {}", plain(&line))?;
    }
    Ok(())
}

fn decided(report: &ChangesReport<'_>, fingerprint: &str, out: &mut dyn Write) -> io::Result<()> {
    let Some(words) = report.decided(fingerprint) else { return Ok(()) };
    writeln!(out, "      {}{}", report.say("处理意见：", "decided: "), plain(&words))
}

fn sign(direction: Direction) -> &'static str {
    match direction {
        Direction::Loosened => "▼",
        Direction::Tightened => "▲",
        Direction::Neutral => "·",
    }
}

fn label(report: &ChangesReport<'_>, direction: Direction, word: &str) -> String {
    let color = match direction {
        Direction::Loosened => "31",
        Direction::Tightened => "32",
        Direction::Neutral => "36",
    };
    let text = format!("{} {word}", sign(direction));
    if report.color { format!("\u{1b}[{color}m{text}\u{1b}[0m") } else { text }
}

/// The texts with what changed marked; long stretches that stayed are cut short.
fn marked(report: &ChangesReport<'_>, pieces: &[Piece]) -> String {
    let last = pieces.len().saturating_sub(1);
    let mut text = String::new();
    for (at, piece) in pieces.iter().enumerate() {
        let words = plain(piece.text());
        text.push_str(&match (piece, report.color) {
            (Piece::Same(_), _) => shortened(&words, at > 0, at < last),
            (Piece::Old(_), true) => format!("\u{1b}[31;9m{words}\u{1b}[0m"),
            (Piece::New(_), true) => format!("\u{1b}[32;4m{words}\u{1b}[0m"),
            (Piece::Old(_), false) => format!("[-{words}-]"),
            (Piece::New(_), false) => format!("{{+{words}+}}"),
        });
    }
    text
}

/// A stretch that stayed: its ends that touch a change.
fn shortened(text: &str, before: bool, after: bool) -> String {
    let signs: Vec<char> = text.chars().collect();
    let wanted = AROUND * (usize::from(before) + usize::from(after));
    if signs.len() <= wanted + 2 {
        return text.to_owned();
    }
    let head: String = if before { signs.iter().take(AROUND).collect() } else { String::new() };
    let tail: String = if after { signs[signs.len() - AROUND..].iter().collect() } else { String::new() };
    format!("{head}…{tail}")
}
