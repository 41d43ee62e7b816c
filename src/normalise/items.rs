//! One map of a tree to one [`Item`].

use super::options::options;
use super::{Memo, audience, blank, channels};
use crate::catalogue::{Basis, Content, Evidence, Field, Item, Text};
use crate::document::{Entry, Node};
use crate::knowledge::Knowledge;
use crate::schema;
use crate::source::{Located, Location, SharedText};
use crate::value::code::Code;
use crate::value::content;
use crate::value::entries;
use crate::value::legend::Legend;
use crate::value::mode::Mode;
use crate::value::reading::Reading;
use crate::value::text::{BoxState, names_nothing};
use crate::value::tier::Tier;
use std::borrow::Cow;

/// Reads one item.
pub(super) fn item(node: &Node, legend: &Legend, knowledge: &Knowledge, memo: &mut Memo) -> Item {
    let fields = Fields::of(node);
    let evidence = fields.text(Field::Evidence).and_then(|text| Evidence::parse(&text.value));
    Item {
        at: node.at,
        seq: fields.text(Field::Seq),
        code: fields.reading(Field::Code, |text| Code::parse(text.trim())),
        category: fields.texts(Field::Category),
        name: fields.text(Field::Name),
        content: content(&fields),
        basis: basis(&fields, memo),
        deadline: fields.reading(Field::Deadline, |text| Some(memo.deadline(text))),
        body: fields.text(Field::Body),
        channels: channels::read(fields.telling(Field::Channels), legend, knowledge, memo),
        audience: audience::read(fields.node(Field::Audience), &fields.texts(Field::Audience)),
        mode: fields.list_reading(Field::Mode, Mode::parse_list),
        levels: fields.list_reading(Field::Levels, Tier::parse_list),
        optional: optional(&fields),
        extra: extra(&fields),
        evidence,
        advisory: fields.text(Field::Advisory).is_some_and(|text| matches!(text.value.trim(), "true" | "是")),
        blanks: fields.blanks(),
    }
}

/// The entries of an item by field: of a key written twice the first counts.
struct Fields<'a> {
    known: Vec<(Field, &'a Entry)>,
    unknown: Vec<&'a Entry>,
}

impl<'a> Fields<'a> {
    fn of(node: &'a Node) -> Self {
        let mut fields = Self { known: Vec::new(), unknown: Vec::new() };
        for entry in node.entries() {
            match Field::from_key(&entry.key.value) {
                Some(field) if fields.node(field).is_none() => fields.known.push((field, entry)),
                Some(_) | None => fields.unknown.push(entry),
            }
        }
        fields.adopt_misspelt();
        fields
    }

    /// A misspelt key is read as it was meant: the schema tells of it, and its fault is not told again as a missing field.
    fn adopt_misspelt(&mut self) {
        for entry in std::mem::take(&mut self.unknown) {
            match schema::meant(&entry.key.value) {
                Some(field) if self.node(field).is_none() => self.known.push((field, entry)),
                Some(_) | None => self.unknown.push(entry),
            }
        }
    }

    fn node(&self, field: Field) -> Option<&'a Node> {
        self.known.iter().find(|(own, _)| *own == field).map(|(_, entry)| &entry.value)
    }

    /// The texts of a field that are not blank.
    fn texts(&self, field: Field) -> Vec<Text> {
        let texts = self.node(field).map(Node::texts).unwrap_or_default();
        let says = |text: &Located<&SharedText>| !blank(text) && !says_none(field, text.value.as_ref());
        texts.into_iter().filter(says).map(|text| text.owned()).collect()
    }

    /// The node of a field, unless it only says that there is nothing.
    fn telling(&self, field: Field) -> Option<&'a Node> {
        self.node(field)
            .filter(|node| !node.as_text().is_some_and(|text| says_none(field, text.value.as_ref())))
    }

    /// The texts of a field; of a cell of boxes, those ticked.
    fn used(&self, field: Field) -> Vec<Text> {
        let Some(ticked) = self.node(field).and_then(|node| node.get(&["ticked"])) else {
            return self.texts(field);
        };
        ticked.texts().into_iter().filter(|text| !blank(text)).map(|text| text.owned()).collect()
    }

    /// The one text of a field; of a list, its texts joined (the schema has its say about that).
    fn text(&self, field: Field) -> Option<Text> {
        let mut texts = self.texts(field).into_iter();
        let first = texts.next()?;
        let rest: Vec<String> = texts.map(|text| text.value).collect();
        if rest.is_empty() {
            return Some(first);
        }
        Some(Located::inexact(format!("{}；{}", first.value, rest.join("；")), first.at))
    }

    fn reading<T>(&self, field: Field, parse: impl FnOnce(&str) -> Option<T>) -> Reading<T> {
        match self.text(field) {
            None => Reading::Blank(self.node(field).map(|node| node.at)),
            Some(text) => match parse(&text.value) {
                Some(value) => Reading::Understood { text, value },
                None => Reading::Unreadable(text),
            },
        }
    }

    /// A field that is one word, several in one text, or a list of words.
    fn list_reading<T: PartialEq + Ord>(
        &self,
        field: Field,
        parse: impl Fn(&str) -> Option<Vec<T>>,
    ) -> Reading<Vec<T>> {
        let texts = self.texts(field);
        let Some(first) = texts.first() else { return Reading::Blank(self.node(field).map(|node| node.at)) };
        let words: Vec<&str> = texts.iter().map(|text| text.value.as_str()).collect();
        let whole = |first: &Text| {
            if texts.len() == 1 { first.clone() } else { Located::inexact(words.join("、"), first.at) }
        };
        let mut values = Vec::new();
        for text in &texts {
            match parse(&ticked(&text.value)) {
                Some(found) => values.extend(found),
                None => return Reading::Unreadable(whole(text)),
            }
        }
        values.sort();
        values.dedup();
        let text = whole(first);
        Reading::Understood { text, value: values }
    }

    fn blanks(&self) -> Vec<(Field, Location)> {
        self.known
            .iter()
            .filter(|(field, entry)| entry.value.is_blank() || self.telling(*field).is_none())
            .map(|(field, entry)| (*field, entry.value.at))
            .collect()
    }
}

/// Of a text with boxes (√县级 □乡级) the options ticked; of any other, the text.
fn ticked(text: &str) -> Cow<'_, str> {
    let choices = options(text);
    if choices.iter().all(|(_, state)| state.is_none()) {
        return Cow::Borrowed(text);
    }
    let taken = choices.into_iter().filter(|(_, state)| *state == Some(BoxState::Ticked));
    Cow::Owned(taken.filter_map(|(range, _)| text.get(range)).collect::<Vec<_>>().join("、"))
}

/// Whether a field every item needs holds only a sign or a word for nothing (—, /, 无): that is no entry.
fn says_none(field: Field, text: &str) -> bool {
    field.is_needed() && names_nothing(text)
}

fn content(fields: &Fields<'_>) -> Content {
    let Some(node) = fields.telling(Field::Content) else { return Content::default() };
    match node.as_text() {
        Some(text) => {
            let elements: Vec<Text> =
                content::split(text.value).into_iter().map(|range| part_of(&text, range)).collect();
            let written = (!elements.is_empty()).then(|| text.owned());
            Content { elements, written }
        }
        None => Content { elements: fields.texts(Field::Content), written: None },
    }
}

fn basis(fields: &Fields<'_>, memo: &mut Memo) -> Basis {
    let cell = fields.telling(Field::Basis).and_then(Node::as_text);
    let written = match &cell {
        Some(text) => entries::split(text.value).into_iter().map(|range| part_of(text, range)).collect(),
        None => fields.texts(Field::Basis),
    };
    let mut parts = Vec::new();
    for entry in &written {
        for part in memo.basis(&entry.value).parts {
            parts.push(Located { at: entry.part(part.range()), exact: entry.exact, value: part });
        }
    }
    Basis { written, parts, cell: cell.filter(|text| !blank(text)).map(|text| text.owned()) }
}

fn part_of(text: &Located<&SharedText>, range: std::ops::Range<usize>) -> Text {
    Text { value: text.value[range.clone()].to_owned(), at: text.part(range), exact: text.exact }
}

/// The fields that are only carried along, in the order of the official table.
static OPTIONAL: &[Field] = &[
    Field::Stage,
    Field::LifeStage,
    Field::ServiceCodes,
    Field::PowerCodes,
    Field::Contact,
    Field::Supervision,
    Field::Frequency,
    Field::Url,
    Field::Note,
    Field::Sources,
];

fn optional(fields: &Fields<'_>) -> Vec<(Field, Vec<Text>)> {
    OPTIONAL
        .iter()
        .map(|field| (*field, fields.used(*field)))
        .filter(|(_, texts)| !texts.is_empty())
        .collect()
}

/// Columns of the place's own, and keys nobody knows: heading and text.
fn extra(fields: &Fields<'_>) -> Vec<(Text, Text)> {
    let declared = fields.node(Field::Extra).map_or(&[][..], Node::entries);
    let mut found = Vec::new();
    for entry in declared.iter().chain(fields.unknown.iter().copied()) {
        let texts = entry.value.texts();
        let Some(first) = texts.first().filter(|_| !entry.value.is_blank()) else { continue };
        let words: Vec<&str> = texts.iter().map(|text| text.value.as_str()).collect();
        let value =
            if texts.len() == 1 { first.owned() } else { Located::inexact(words.join("；"), first.at) };
        found.push((entry.key.owned(), value));
    }
    found
}
