//! Items and catalogues built by hand, without the readers, which stand on another floor.

use crate::catalogue::{
    Audience, Basis, Catalogue, Channel, Channels, Content, DomainName, Field, Item, Text,
};
use crate::source::{FileId, Files, Located, Location};
use crate::value::code::Code;
use crate::value::deadline::Deadline;
use crate::value::legend::Legend;
use crate::value::mode::Mode;
use crate::value::reading::Reading;
use crate::value::tier::Tier;

pub(super) struct Sample {
    pub(super) files: Files,
}

impl Sample {
    pub(super) fn new() -> Self {
        Self { files: Files::new() }
    }

    pub(super) fn file(&mut self, name: &str) -> FileId {
        self.files.add(name.to_owned(), Vec::new())
    }
}

pub(super) fn text(file: FileId, value: &str) -> Text {
    Located::new(value.to_owned(), Location::File(file))
}

fn reading<T>(file: FileId, value: Option<&str>, parse: impl Fn(&str) -> Option<T>) -> Reading<T> {
    match value {
        None => Reading::Blank(None),
        Some(value) => match parse(value) {
            Some(meaning) => Reading::Understood { text: text(file, value), value: meaning },
            None => Reading::Unreadable(text(file, value)),
        },
    }
}

/// An item with every field set from plain words; lists are parted by `|`.
pub(super) fn item(file: FileId, fields: &[(&str, &str)]) -> Item {
    let get = |key: &str| fields.iter().find(|(own, _)| *own == key).map(|(_, value)| *value);
    let list = |key: &str| -> Vec<Text> {
        get(key).into_iter().flat_map(|value| value.split('|')).map(|part| text(file, part)).collect()
    };
    let channel = |written: Text| Channel { name: written.value.clone(), written, known: true };
    let optional = |field: Field| (field, list(field.key()));
    let fields = [Field::Stage, Field::Contact, Field::Supervision, Field::Frequency, Field::Url];
    let fields = fields.into_iter().chain([Field::Note, Field::Sources]);
    Item {
        at: Location::File(file),
        seq: get("seq").map(|value| text(file, value)),
        code: reading(file, get("code"), Code::parse),
        category: list("category"),
        name: get("name").map(|value| text(file, value)),
        content: Content { elements: list("content"), written: None },
        basis: Basis { written: list("basis"), ..Basis::default() },
        deadline: reading(file, get("deadline"), |value| Some(Deadline::parse(value))),
        body: get("body").map(|value| text(file, value)),
        channels: Channels {
            used: list("channels").into_iter().map(channel).collect(),
            optional: Vec::new(),
            unticked: list("unticked"),
            written: None,
        },
        audience: reading(file, get("audience"), |value| Some(audience(value))),
        mode: reading(file, get("mode"), Mode::parse_list),
        levels: reading(file, get("levels"), Tier::parse_list),
        optional: fields.map(optional).filter(|(_, texts)| !texts.is_empty()).collect(),
        extra: get("extra").map(|value| (text(file, value), text(file, value))).into_iter().collect(),
        evidence: None,
        advisory: false,
        blanks: Vec::new(),
    }
}

fn audience(value: &str) -> Audience {
    let groups: Vec<String> = value.split('|').filter(|part| *part != "全社会").map(str::to_owned).collect();
    Audience { everyone: value.contains("全社会"), groups }
}

pub(super) fn catalogue(file: FileId, number: Option<u16>, name: &str, items: Vec<Item>) -> Catalogue {
    Catalogue {
        incomplete: false,
        file,
        at: Location::File(file),
        domain: Some(text(file, name)),
        recognised: Some(DomainName { number, name: name.to_owned() }),
        title: None,
        items,
        columns: None,
        head: Location::File(file),
        negative: false,
        notes: Vec::new(),
        legend: Legend::default(),
    }
}
