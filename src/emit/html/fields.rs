//! The fields of an item as its page lists them: the official columns first, then whatever else is written.

use super::frame::Site;
use super::index::links;
use super::safe::{link, shown};
use super::table;
use super::tracks::Spot;
use super::view::{Choice, FieldValue, FieldView};
use crate::catalogue::{Field, Item};
use crate::value::citation::Part;
use crate::value::mode::Mode;
use crate::value::reading::Reading;
use crate::value::tier::Tier;

/// The columns of the official table that every item's page shows, filled or not.
const OFFICIAL: [Field; 8] = [
    Field::Content,
    Field::Basis,
    Field::Deadline,
    Field::Body,
    Field::Channels,
    Field::Audience,
    Field::Mode,
    Field::Levels,
];

/// Everything an item says beyond code, category and name.
pub(super) fn all_fields(site: &Site<'_>, from: &str, spot: Spot, item: &Item) -> Vec<FieldView> {
    let official = OFFICIAL.into_iter().map(|field| FieldView {
        key: field.key(),
        label: if field == Field::Content { site.word("content_heading") } else { field.chinese() }
            .to_owned(),
        values: links::linked(site, from, spot, item, field, values(item, field)),
    });
    let optional = item.optional.iter().map(|(field, texts)| FieldView {
        key: field.key(),
        label: field.chinese().to_owned(),
        values: texts.iter().map(|text| linked(*field, &text.value)).collect(),
    });
    let extra = item.extra.iter().map(|(heading, text)| FieldView {
        key: "extra",
        label: shown(&heading.value),
        values: vec![plain(&text.value)],
    });
    let more = optional.chain(extra).filter(|field| field.values.iter().any(|value| !value.text.is_empty()));
    official.chain(more).collect()
}

/// What a field says, option by option; options that are not taken are left out.
pub(super) fn said(item: &Item, field: Field) -> Vec<String> {
    let taken = values(item, field).into_iter().filter(|value| value.taken != Some(false));
    taken.map(|value| value.text).collect()
}

/// The text of a reading as it is shown; empty where nothing is written.
pub(super) fn text<T>(reading: &Reading<T>) -> String {
    reading.text().map_or_else(String::new, |text| shown(&text.value))
}

fn values(item: &Item, field: Field) -> Vec<FieldValue> {
    match field {
        Field::Name => item.name.iter().map(|text| plain(&text.value)).collect(),
        Field::Content if item.content.elements.is_empty() => {
            item.content.written.iter().map(|text| plain(&text.value)).collect()
        }
        Field::Content => item.content.elements.iter().map(|text| plain(&text.value)).collect(),
        Field::Basis => basis(item),
        Field::Deadline => item.deadline.text().iter().map(|text| plain(&text.value)).collect(),
        Field::Body => item.body.iter().map(|text| plain(&text.value)).collect(),
        Field::Channels => channels(item),
        Field::Audience => audience(item),
        Field::Mode => words(&item.mode, |modes| modes.iter().map(|mode| Mode::name(*mode)).collect()),
        Field::Levels => words(&item.levels, |tiers| tiers.iter().map(|tier| Tier::name(*tier)).collect()),
        other => item.optional(other).iter().map(|text| linked(other, &text.value)).collect(),
    }
}

/// The entries as written; where all stand in one cell, what each of its parts says.
fn basis(item: &Item) -> Vec<FieldValue> {
    match item.basis.written.as_slice() {
        [_] if item.basis.parts.len() > 1 => {
            item.basis.parts.iter().map(|part| plain(said_by(&part.value))).collect()
        }
        written => written.iter().map(|text| plain(&text.value)).collect(),
    }
}

/// What one part of the basis says.
pub(super) fn part(item: &Item, index: usize) -> FieldValue {
    plain(item.basis.parts.get(index).map_or("", |part| said_by(&part.value)))
}

fn said_by(part: &Part) -> &str {
    match part {
        Part::Citation(citation) => &citation.text,
        Part::Vague(text) | Part::Quote(text) | Part::Unreadable(text) => &text.value,
        Part::Ditto(_) => "同上",
    }
}

fn channels(item: &Item) -> Vec<FieldValue> {
    let choices = table::channels(item).into_iter();
    let value = |choice: Choice| {
        let Choice { text, taken, optional } = choice;
        FieldValue { text, href: None, taken: Some(taken), optional }
    };
    choices.map(value).collect()
}

fn audience(item: &Item) -> Vec<FieldValue> {
    let Reading::Understood { value, .. } = &item.audience else {
        return item.audience.text().iter().map(|text| plain(&text.value)).collect();
    };
    let everyone = value.everyone.then_some("全社会");
    everyone.into_iter().chain(value.groups.iter().map(String::as_str)).map(plain).collect()
}

/// The standard names where the text was understood, else the text.
fn words<T>(reading: &Reading<T>, names: impl Fn(&T) -> Vec<&'static str>) -> Vec<FieldValue> {
    match reading.understood() {
        Some(value) => names(value).into_iter().map(plain).collect(),
        None => reading.text().iter().map(|text| plain(&text.value)).collect(),
    }
}

fn plain(text: &str) -> FieldValue {
    FieldValue { text: shown(text), href: None, taken: None, optional: false }
}

/// Addresses of 公开地址 and 来源 are links where they are harmless.
fn linked(field: Field, text: &str) -> FieldValue {
    let address = matches!(field, Field::Url | Field::Sources);
    FieldValue { href: address.then(|| link(text)).flatten(), ..plain(text) }
}
