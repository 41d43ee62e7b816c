//! A catalogue as YAML a person would have written (DESIGN §2): keys in the order of the columns,
//! short lists on one line, quotes only where they are needed. Reads back as the same catalogue.
//!
//! Text is written as it stands; only content that was read as elements becomes a list of those.
//! Comments of a source file are not known here and not kept; changing a YAML file in place is
//! `format`'s work. An import has remarks of its own, which become comments.

mod place;
pub(crate) mod scalar;
#[cfg(test)]
mod tests;
mod writer;

pub use place::{Place, jurisdiction};

use super::texts;
use std::borrow::Cow;

use crate::catalogue::{Audience, Basis, Catalogue, Channel, Content, Field, Item, Text};
use crate::source::Location;
use crate::value::reading::Reading;
use crate::value::text::comparable;
use crate::value::{mode::Mode, tier::Tier};
use writer::Writer;

/// Whether a text can take the place of a plain scalar without quotes.
#[must_use]
pub fn stays_plain(text: &str) -> bool {
    scalar::is_plain(text, scalar::Place::Block)
}

/// A text as a quoted scalar on one line.
#[must_use]
pub fn quoted(text: &str) -> String {
    scalar::quoted(text)
}

/// Where the keys of an item stand.
const ITEM: usize = 4;

/// What is to be said beside a catalogue without being part of it.
#[derive(Debug, Clone, Default)]
pub struct Remarks {
    /// Lines at the head of the file.
    pub head: Vec<String>,
    /// A line above an item, by its index.
    pub items: Vec<Option<String>>,
}

/// The YAML file of one catalogue.
#[must_use]
pub fn catalogue(catalogue: &Catalogue) -> String {
    remarked(catalogue, &Remarks::default())
}

/// The same with remarks, which become comments and are read by nobody but people.
#[must_use]
pub fn remarked(catalogue: &Catalogue, remarks: &Remarks) -> String {
    let mut writer = Writer::default();
    writer.comment(0, &format!("{}：{}项", catalogue.domain_name(), catalogue.items.len()));
    remarks.head.iter().for_each(|line| writer.comment(0, line));
    if let Some(domain) = domain(catalogue) {
        writer.text(0, "domain", domain);
    } else if catalogue.negative {
        // A list whose title does not say what it is would be read as one of what is disclosed.
        if !catalogue.title.as_ref().is_some_and(|title| title.value.contains("负面清单")) {
            writer.text(0, "domain", "负面清单");
        }
    } else {
        writer.comment(0, "domain: （看不出是哪个领域，请填写，如 养老服务）");
    }
    if let Some(title) = &catalogue.title {
        writer.text(0, "title", &title.value);
    }
    match catalogue.notes.as_slice() {
        [] => {}
        [note] => writer.text(0, "note", &note.value),
        notes => writer.long_list(0, "note", &texts::values(notes)),
    }
    if catalogue.items.is_empty() {
        writer.line(0, "items: []");
        return writer.finish();
    }
    writer.line(0, "items:");
    let numbered = has_own_numbers(catalogue);
    for (index, item) in catalogue.items.iter().enumerate() {
        if index > 0 {
            writer.line(0, "");
        }
        if let Some(remark) = remarks.items.get(index).and_then(Option::as_ref) {
            writer.comment(ITEM - 2, remark);
        }
        let start = writer.len();
        write_item(&mut writer, item, numbered);
        writer.dash(start, ITEM - 2);
    }
    writer.finish()
}

/// The domain as a person wrote it; of a table, whose domain is guessed from its title, the name it is known by.
fn domain(catalogue: &Catalogue) -> Option<&str> {
    let recognised = catalogue.recognised.as_ref().map(|domain| domain.name.as_str());
    match &catalogue.domain {
        Some(written) if !matches!(written.at, Location::Cell { .. }) => Some(&written.value),
        Some(written) => recognised.or(Some(&written.value)),
        None => recognised,
    }
}

/// Whether the numbers in 序号 say more than the order does.
fn has_own_numbers(catalogue: &Catalogue) -> bool {
    let number = |item: &Item| item.seq.as_ref().map(|seq| seq.value.trim().to_owned());
    let written = catalogue.items.iter().any(|item| item.seq.is_some());
    let running =
        (1..).zip(&catalogue.items).all(|(at, item): (usize, &Item)| number(item) == Some(at.to_string()));
    written && !running
}

fn write_item(writer: &mut Writer, item: &Item, numbered: bool) {
    let before = writer.len();
    if let Some(seq) = item.seq.as_ref().filter(|_| numbered) {
        // The one key that may hold a number.
        let number = seq.value.parse::<u32>().ok().filter(|number| number.to_string() == seq.value);
        match number {
            Some(number) => writer.line(ITEM, &format!("{}: {number}", Field::Seq.key())),
            None => writer.text(ITEM, Field::Seq.key(), &seq.value),
        }
    }
    text_field(writer, Field::Code, item.code_text());
    match texts::values(&item.category).as_slice() {
        [] => {}
        [only] => writer.text(ITEM, Field::Category.key(), only),
        levels => writer.list(ITEM, Field::Category.key(), levels),
    }
    text_field(writer, Field::Name, item.name.as_ref().map(|name| name.value.as_str()));
    write_content(writer, &item.content);
    write_basis(writer, &item.basis);
    text_field(writer, Field::Deadline, item.deadline.text().map(|text| text.value.as_str()));
    text_field(writer, Field::Body, item.body.as_ref().map(|body| body.value.as_str()));
    write_channels(writer, item);
    write_audience(writer, &item.audience);
    write_mode(writer, &item.mode);
    write_levels(writer, &item.levels);
    write_optional(writer, item);
    if writer.len() == before {
        // An item of which nothing is known is still an item.
        writer.line(ITEM, "name:");
    }
}

fn text_field(writer: &mut Writer, field: Field, text: Option<&str>) {
    if let Some(text) = text {
        writer.text(ITEM, field.key(), text);
    }
}

/// The elements as a list; prose as it was written.
fn write_content(writer: &mut Writer, content: &Content) {
    let key = Field::Content.key();
    match (content.elements.as_slice(), &content.written) {
        ([], None) => {}
        ([], Some(text)) => writer.text(ITEM, key, &text.value),
        (elements, Some(text)) if is_prose(&text.value, elements) => writer.text(ITEM, key, &text.value),
        (elements, _) => writer.list(ITEM, key, &texts::values(elements)),
    }
}

/// Whether a text is sentences rather than a list: one element that leaves something out, or a full
/// stop inside, without numbers or bullets before the first element.
fn is_prose(written: &str, elements: &[Text]) -> bool {
    let Some(first) = elements.first() else { return true };
    let stop_inside = written.trim_end().trim_end_matches('。').contains('。');
    written.trim_start().starts_with(&first.value)
        && (stop_inside || elements.len() == 1 && first.value != written)
}

fn write_basis(writer: &mut Writer, basis: &Basis) {
    if !basis.written.is_empty() {
        writer.long_list(ITEM, Field::Basis.key(), &texts::values(&basis.written));
    }
}

fn write_channels(writer: &mut Writer, item: &Item) {
    let key = Field::Channels.key();
    // An optional channel keeps its box, whose meaning the catalogue's note tells.
    let optional = item.channels.optional.iter().map(|own| Cow::Owned(format!("□{}", channel(own))));
    let used: Vec<Cow<'_, str>> =
        item.channels.used.iter().map(|own| Cow::Borrowed(channel(own))).chain(optional).collect();
    match (used.as_slice(), &item.channels.written) {
        ([], _) if !item.channels.unticked.is_empty() => {
            // Boxes none of which is ticked: what was offered and not taken is still what the cell says.
            let offered: Vec<String> =
                item.channels.unticked.iter().map(|own| format!("□{}", own.value.trim())).collect();
            writer.list(ITEM, key, &offered.iter().map(String::as_str).collect::<Vec<_>>());
        }
        ([], None) => {}
        ([], Some(text)) => writer.text(ITEM, key, &text.value),
        (used, _) => writer.list(ITEM, key, &used.iter().map(Cow::as_ref).collect::<Vec<_>>()),
    }
}

/// The official name where the channel is written so but for blanks and width, else as it is written.
fn channel(channel: &Channel) -> &str {
    let written = channel.written.value.trim();
    if comparable(written) == comparable(&channel.name) { &channel.name } else { written }
}

fn write_audience(writer: &mut Writer, reading: &Reading<Audience>) {
    let key = Field::Audience.key();
    match reading {
        Reading::Blank(_) => {}
        Reading::Unreadable(text) => writer.text(ITEM, key, &text.value),
        Reading::Understood { value, .. } if value.groups.is_empty() => writer.text(ITEM, key, "全社会"),
        Reading::Understood { value, .. } => {
            let groups: Vec<&str> = value.groups.iter().map(String::as_str).collect();
            write_groups(writer, value.everyone, &groups);
        }
    }
}

fn write_groups(writer: &mut Writer, everyone: bool, groups: &[&str]) {
    let key = Field::Audience.key();
    let all = if everyone { "all: true, " } else { "" };
    let plain = groups.iter().all(|group| scalar::is_plain(group, scalar::Place::Flow));
    if plain && groups.iter().map(|group| group.chars().count()).sum::<usize>() <= 40 {
        writer.line(ITEM, &format!("{key}: {{{all}groups: [{}]}}", groups.join(", ")));
        return;
    }
    writer.line(ITEM, &format!("{key}:"));
    if everyone {
        writer.line(ITEM + 2, "all: true");
    }
    writer.long_list(ITEM + 2, "groups", groups);
}

fn write_mode(writer: &mut Writer, reading: &Reading<Vec<Mode>>) {
    let key = Field::Mode.key();
    match reading {
        Reading::Blank(_) => {}
        Reading::Unreadable(text) => writer.text(ITEM, key, &text.value),
        Reading::Understood { value, .. } => match value.as_slice() {
            [only] => writer.text(ITEM, key, only.name()),
            modes => writer.list(ITEM, key, &modes.iter().map(|mode| mode.name()).collect::<Vec<_>>()),
        },
    }
}

fn write_levels(writer: &mut Writer, reading: &Reading<Vec<Tier>>) {
    let key = Field::Levels.key();
    match reading {
        Reading::Blank(_) => {}
        Reading::Unreadable(text) => writer.text(ITEM, key, &text.value),
        Reading::Understood { value, .. } => {
            writer.list(ITEM, key, &value.iter().map(|tier| tier.name()).collect::<Vec<_>>());
        }
    }
}

fn write_optional(writer: &mut Writer, item: &Item) {
    for field in texts::OPTIONAL {
        write_texts(writer, item, *field);
    }
    let extra = texts::extra(item);
    if !extra.is_empty() {
        writer.line(ITEM, &format!("{}:", Field::Extra.key()));
        for (heading, text) in extra {
            writer.text(ITEM + 2, heading, &text);
        }
    }
    if let Some(evidence) = item.evidence {
        writer.text(ITEM, Field::Evidence.key(), evidence.name());
    }
    let sources = texts::optional(item, Field::Sources);
    if !sources.is_empty() {
        writer.long_list(ITEM, Field::Sources.key(), &sources);
    }
    if item.advisory {
        writer.line(ITEM, &format!("{}: true", Field::Advisory.key()));
    }
}

fn write_texts(writer: &mut Writer, item: &Item, field: Field) {
    let found = texts::optional(item, field);
    match found.as_slice() {
        [] => {}
        [only] => writer.text(ITEM, field.key(), only),
        several => writer.list(ITEM, field.key(), several),
    }
}
