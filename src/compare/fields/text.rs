//! The text of a field as it is quoted, and as it is compared where only words are known.

use super::super::Quoted;
use crate::catalogue::{Field, Item, Text};
use crate::source::Location;
use crate::value::numeral;
use crate::value::text::{BoxState, box_glyph, comparable, squeeze};

/// The text of a field on one line; `None` where nothing stands there.
pub(in crate::compare) fn of(item: &Item, field: Field) -> Option<Quoted> {
    let (at, written) = whole(item, field)?;
    let text = lines_joined(&meant(item, field).unwrap_or(written));
    (!text.is_empty()).then_some(Quoted { text, at })
}

/// Written as a mapping (`everyone: true`), an audience is no text to be shown.
fn meant(item: &Item, field: Field) -> Option<String> {
    let audience = item.audience.understood().filter(|_| field == Field::Audience)?;
    let everyone = audience.everyone.then_some("全社会");
    let all: Vec<&str> = everyone.into_iter().chain(audience.groups.iter().map(String::as_str)).collect();
    Some(all.join("、")).filter(|text| !text.is_empty())
}

/// The text of a field to the letter, for telling another writing from none.
pub(super) fn raw(item: &Item, field: Field) -> Option<String> {
    whole(item, field).map(|(_, text)| text)
}

fn whole(item: &Item, field: Field) -> Option<(Location, String)> {
    let one = |text: Option<&Text>| text.map(|text| (text.at, text.value.clone()));
    match field {
        Field::Seq => one(item.seq.as_ref()),
        Field::Code => one(item.code.text()),
        Field::Category => several(&item.category, " › "),
        Field::Name => one(item.name.as_ref()),
        Field::Content => {
            let at = item.content.written.as_ref().or(item.content.elements.first())?.at;
            Some((at, item.content.whole()))
        }
        Field::Basis => {
            let at = item.basis.cell.as_ref().or(item.basis.written.first())?.at;
            Some((at, item.basis.whole()))
        }
        Field::Deadline => one(item.deadline.text()),
        Field::Body => one(item.body.as_ref()),
        Field::Channels => {
            let first = item.channels.used.first().or(item.channels.optional.first());
            let at = item.channels.written.as_ref().or(first.map(|channel| &channel.written))?.at;
            let used = item.channels.used.iter().map(|channel| channel.name.as_str());
            let optional = item.channels.optional.iter().map(|channel| format!("{}（可选）", channel.name));
            let names: Vec<String> = used.map(str::to_owned).chain(optional).collect();
            Some((at, names.join("、")))
        }
        Field::Audience => one(item.audience.text()),
        Field::Mode => one(item.mode.text()),
        Field::Levels => one(item.levels.text()),
        _ => several(item.optional(field), "；"),
    }
}

fn several(texts: &[Text], mark: &str) -> Option<(Location, String)> {
    let all: Vec<&str> = texts.iter().map(|text| text.value.trim()).collect();
    Some((texts.first()?.at, all.join(mark)))
}

/// What stands in a column of the place's own.
pub(in crate::compare) fn own_column(item: &Item, heading: &str) -> Option<Quoted> {
    let (_, text) = item.extra.iter().find(|(own, _)| squeeze(&own.value) == squeeze(heading))?;
    let shown = lines_joined(&text.value);
    (!shown.is_empty()).then_some(Quoted { text: shown, at: text.at })
}

fn lines_joined(text: &str) -> String {
    let lines =
        text.lines().map(|line| line.trim().trim_end_matches(['；', ';'])).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("；")
}

/// A text without what the way of writing adds: width, blanks, punctuation, numbers in characters.
pub(super) fn loose(text: &str) -> String {
    numeral::in_digits(&comparable(text))
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect::<String>()
        .to_lowercase()
}

/// The words of a text with the signs that tell one number from another where they stand (≥5人, 10.5万元, 2026-1-11, 1:5, 增长-5%), and
/// its boxes and ticks in order: these are more than a way of writing.
pub(super) fn said(text: &str) -> (String, Vec<BoxState>) {
    let boxes = text.chars().filter(|sign| !sign.is_alphanumeric()).filter_map(box_glyph);
    let words = numeral::in_digits(&comparable(text)).to_lowercase();
    let mut said = String::with_capacity(words.len());
    // What stands between two words, and one sign of each sort of it.
    let mut between: Vec<char> = Vec::new();
    for sign in words.chars() {
        if !sign.is_alphanumeric() {
            let sign = sort_of(sign);
            if between.last() != Some(&sign) {
                between.push(sign);
            }
            continue;
        }
        let (behind, before) = (said.ends_with(|sign: char| sign.is_ascii_digit()), sign.is_ascii_digit());
        for own in between.drain(..) {
            let telling = TELLING.contains(&own) || before && (behind || SIGNS.contains(&own));
            said.extend(telling.then_some(own));
        }
        said.push(sign);
    }
    said.extend(between.into_iter().filter(|sign| TELLING.contains(sign)));
    (said, boxes.collect())
}

/// Signs that tell wherever they stand.
const TELLING: [char; 8] = ['≥', '≤', '<', '>', '%', '‰', '±', '≠'];
/// Signs that tell before a number.
const SIGNS: [char; 5] = ['-', '+', '≈', '$', '€'];

/// Signs that are one sign to whoever reads a number: 〔2019〕52号 and [2019]52号, 1—3月 and 1~3月, 1、2 and 1，2.
fn sort_of(sign: char) -> char {
    match sign {
        '—' | '–' | '―' | '─' | '‐' | '‑' | '−' | '~' | '〜' | '∼' | '～' => '-',
        '〔' | '[' | '【' | '{' | '〈' | '「' | '『' => '(',
        '〕' | ']' | '】' | '}' | '〉' | '」' | '』' => ')',
        '、' | ';' | '。' => ',',
        '︰' | '∶' => ':',
        _ => sign,
    }
}

/// An address as it is compared: every sign of it counts.
pub(super) fn address(text: &str) -> String {
    squeeze(text).trim_end_matches('/').to_owned()
}

/// Some words of a list, in both languages: the first five, and how many there are.
pub(in crate::compare) fn listed(words: &[String]) -> (String, String) {
    let shown = words.iter().take(5).map(String::as_str).collect::<Vec<_>>().join("、");
    match words.len() {
        0..=5 => (shown.clone(), shown),
        count => (format!("{shown}等{count}项"), format!("{shown} and others, {count} in all")),
    }
}
