//! What changed in the fields of one item, by what they mean. One file a kind of field; each gives its reasons, and an empty list
//! says that the two mean the same.

mod audience;
mod basis;
mod body;
mod channels;
mod content;
mod deadline;
mod groups;
mod labels;
mod letters;
mod presence;
mod remarks;
mod text;

use super::pieces;
use super::{Context, Direction, FieldChange, Reason};
use crate::catalogue::{Catalogue, Field, Item, Jurisdiction};
use crate::diagnostic::Words;
use crate::value::text::squeeze;

pub(super) use content::unsaid;
pub(super) use groups::{columns, compare_parts};
pub(super) use remarks::remarks;
pub(super) use text::{listed, of as text_of, own_column as own_column_of};

/// An item with what it stands in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place<'a> {
    /// The place.
    pub(super) place: &'a Jurisdiction,
    /// The catalogue.
    pub(super) catalogue: &'a Catalogue,
    /// The item.
    pub(super) item: &'a Item,
}

/// Both sides of a pair.
#[derive(Debug, Clone, Copy)]
pub(super) struct Both<'a> {
    /// As it was.
    pub(super) old: Place<'a>,
    /// As it is.
    pub(super) new: Place<'a>,
}

/// How a field is compared; nothing where both mean the same.
type Compare = fn(&Both<'_>, &Context<'_>) -> Vec<Reason>;

/// The fields with a meaning of their own, in the order of the columns.
const MEANT: &[(Field, Compare)] = &[
    (Field::Code, labels::code),
    (Field::Category, labels::category),
    (Field::Name, labels::name),
    (Field::Content, content::compare),
    (Field::Basis, basis::compare),
    (Field::Deadline, deadline::compare),
    (Field::Body, body::compare),
    (Field::Channels, channels::compare),
    (Field::Audience, audience::compare),
    (Field::Mode, labels::mode),
    (Field::Levels, labels::levels),
    (Field::Frequency, deadline::frequency),
];

/// Those of which only the words can be compared.
const WORDED: &[Field] = &[
    Field::Stage,
    Field::LifeStage,
    Field::ServiceCodes,
    Field::PowerCodes,
    Field::Contact,
    Field::Supervision,
    Field::Url,
    Field::Note,
];

/// All that changed between the two; with `strict`, also what is only written otherwise.
pub(super) fn compare(both: &Both<'_>, ctx: &Context<'_>) -> Vec<FieldChange> {
    if letters::same(both.old.item, both.new.item) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (field, reasons) in MEANT {
        // A column that a whole table lacks is told of once for it.
        if both.old.catalogue.lacks(*field) == both.new.catalogue.lacks(*field) || *field == Field::Code {
            let reasons = presence::compare(*field, both).unwrap_or_else(|| reasons(both, ctx));
            found.extend(change(*field, None, both, reasons, ctx));
        }
    }
    for field in WORDED {
        let reasons = presence::compare(*field, both).unwrap_or_else(|| worded(*field, both));
        found.extend(change(*field, None, both, reasons, ctx));
    }
    for heading in headings(both) {
        let reasons = own_column(&heading, both);
        found.extend(change(Field::Extra, Some(heading), both, reasons, ctx));
    }
    if ctx.strict {
        found.extend(change(Field::Seq, None, both, Vec::new(), ctx));
    }
    found
}

/// The change of a field; nothing where there is none to tell.
fn change(
    field: Field,
    own: Option<String>,
    both: &Both<'_>,
    mut reasons: Vec<Reason>,
    ctx: &Context<'_>,
) -> Option<FieldChange> {
    let quote = |side: Place<'_>| match &own {
        Some(heading) => text::own_column(side.item, heading),
        None => text::of(side.item, field),
    };
    let (old, new) = (quote(both.old), quote(both.new));
    let wording_only = reasons.is_empty();
    if wording_only {
        let raw = |side: Place<'_>| match &own {
            Some(heading) => text::own_column(side.item, heading).map(|quoted| quoted.text),
            None => text::raw(side.item, field),
        };
        if !ctx.strict || raw(both.old) == raw(both.new) {
            return None;
        }
        reasons.push(Reason {
            direction: Direction::Neutral,
            why: Words::new("只是写法不同，意思没有变", "only written otherwise"),
            comparable: true,
        });
    }
    let pieces = pieces::of(
        field,
        (old.as_ref().map_or("", |old| &old.text), new.as_ref().map_or("", |new| &new.text)),
        both,
    );
    let heading = own.unwrap_or_else(|| both.new.catalogue.heading(field).to_owned());
    let fingerprint = String::new();
    Some(FieldChange { field: field.key(), heading, old, new, reasons, wording_only, pieces, fingerprint })
}

/// Another text in a field of which only the words are known.
fn worded(field: Field, both: &Both<'_>) -> Vec<Reason> {
    let words = |side: Place<'_>| text::of(side.item, field).map(|quoted| text::said(&quoted.text));
    let address = |side: Place<'_>| text::of(side.item, field).map(|quoted| text::address(&quoted.text));
    let same_address = field != Field::Url || address(both.old) == address(both.new);
    if words(both.old) == words(both.new) && same_address {
        return Vec::new();
    }
    let (zh, en) = (field.chinese(), field.key());
    vec![neutral(format!("{zh}有改动"), format!("{en} changed"))]
}

/// The headings of the columns of the place's own, of both sides, each once.
fn headings(both: &Both<'_>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for (heading, _) in both.old.item.extra.iter().chain(&both.new.item.extra) {
        if !found.iter().any(|own| squeeze(own) == squeeze(&heading.value)) {
            found.push(heading.value.trim().to_owned());
        }
    }
    found
}

fn own_column(heading: &str, both: &Both<'_>) -> Vec<Reason> {
    let words = |side: Place<'_>| text::own_column(side.item, heading).map(|quoted| text::said(&quoted.text));
    let (zh, en) = match (words(both.old), words(both.new)) {
        (old, new) if old == new => return Vec::new(),
        (None, _) => ("增加", "added"),
        (_, None) => ("删去", "removed"),
        _ => ("改动", "changed"),
    };
    vec![neutral(format!("{zh}了“{heading}”栏的文字"), format!("{en}: “{heading}”"))]
}

/// A reason that serves nobody more than before.
fn neutral(chinese: impl Into<String>, english: impl Into<String>) -> Reason {
    Reason { direction: Direction::Neutral, why: Words::new(chinese, english), comparable: true }
}

/// What cannot be compared, and why.
fn incomparable(chinese: impl Into<String>, english: impl Into<String>) -> Reason {
    let why = Words::new(
        format!("{}，无法比较", chinese.into()),
        format!("{}: cannot be compared", english.into()),
    );
    Reason { direction: Direction::Neutral, why, comparable: false }
}

fn loosened(chinese: impl Into<String>, english: impl Into<String>) -> Reason {
    Reason { direction: Direction::Loosened, why: Words::new(chinese, english), comparable: true }
}

fn tightened(chinese: impl Into<String>, english: impl Into<String>) -> Reason {
    Reason { direction: Direction::Tightened, why: Words::new(chinese, english), comparable: true }
}
