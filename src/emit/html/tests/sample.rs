//! Workspaces to publish in tests: one built by hand, one put together from the YAML files in the
//! repository, without the readers, which stand on another floor.

use crate::catalogue::{
    Approval, Audience, Basis, Catalogue, Channel, Channels, Content, DomainName, Field, Item, Jurisdiction,
    Omit, Text,
};
use crate::lineage::Workspace;
use crate::source::{FileId, Files, Located, Location};
use crate::value::code::Code;
use crate::value::deadline::Deadline;
use crate::value::mode::Mode;
use crate::value::reading::Reading;
use crate::value::tier::Tier;
use serde_yaml::Value;

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
        file,
        at: Location::File(file),
        domain: Some(text(file, name)),
        recognised: Some(DomainName { number, name: name.to_owned() }),
        title: None,
        items,
        columns: None,
        head: Location::File(file),
        notes: Vec::new(),
    }
}

/// The places of a folder of YAML files, the baseline's first where `parent` is `None`.
pub(super) fn load(
    sample: &mut Sample,
    workspace: &mut Workspace,
    folder: &std::path::Path,
    parent: Option<usize>,
) {
    let read = |name: &std::path::Path| -> Value {
        serde_yaml::from_str(&std::fs::read_to_string(name).expect("readable")).expect("YAML")
    };
    let mut names: Vec<_> =
        std::fs::read_dir(folder).expect("folder").map(|e| e.expect("entry").path()).collect();
    names.sort();
    let yaml = read(&folder.join("jurisdiction.yaml"));
    let file = sample.file(&folder.join("jurisdiction.yaml").to_string_lossy());
    let mut place = jurisdiction(file, folder, &yaml);
    (place.parent, place.baseline) = (parent, parent.is_none());
    for name in names.iter().filter(|name| name.extension().is_some_and(|end| end == "yaml")) {
        let stem = name.file_stem().expect("name").to_string_lossy().into_owned();
        if stem != "jurisdiction" && stem != "negative-list" {
            let file = sample.file(&name.to_string_lossy());
            let number = if stem == "village" { Some(90) } else { stem[..2].parse().ok() };
            place.catalogues.push(from_yaml(file, number, &read(name)));
        }
    }
    let index = workspace.jurisdictions.len();
    workspace.jurisdictions.push(place);
    for below in names.iter().filter(|name| name.is_dir()) {
        load(sample, workspace, below, Some(index));
    }
}

pub(super) fn from_yaml(file: FileId, number: Option<u16>, yaml: &Value) -> Catalogue {
    let items = yaml["items"].as_sequence().map_or(&[][..], Vec::as_slice);
    let items = items.iter().map(|row| {
        let fields: Vec<(String, String)> = row
            .as_mapping()
            .into_iter()
            .flatten()
            .map(|(key, value)| (key.as_str().unwrap_or("").to_owned(), words(value)))
            .collect();
        let fields: Vec<(&str, &str)> =
            fields.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
        item(file, &fields)
    });
    let domain = yaml["domain"].as_str().unwrap_or("村（居）务公开").to_owned();
    let mut made = catalogue(file, number, &domain, items.collect());
    made.title = yaml["title"].as_str().map(|title| text(file, title));
    made
}

/// Lists parted by `|`; `{groups: [...]}` is its list.
fn words(value: &Value) -> String {
    match value {
        Value::Sequence(list) => list.iter().map(words).collect::<Vec<_>>().join("|"),
        Value::Mapping(map) => map.values().map(words).collect::<Vec<_>>().join("|"),
        Value::String(text) => text.clone(),
        other => serde_yaml::to_string(other).unwrap_or_default().trim().to_owned(),
    }
}

fn jurisdiction(file: FileId, folder: &std::path::Path, yaml: &Value) -> Jurisdiction {
    let get = |value: &Value| value.as_str().map(|value| text(file, value));
    let omits = yaml["omits"].as_sequence().map_or(&[][..], Vec::as_slice);
    let approval = &yaml["approval"];
    Jurisdiction {
        file: Some(file),
        folder: folder.to_string_lossy().into_owned(),
        code: get(&yaml["code"]),
        omits: omits
            .iter()
            .filter_map(|omit| Some(Omit { code: get(&omit["code"])?, reason: get(&omit["reason"]) }))
            .collect(),
        limits: crate::catalogue::Limits { within: get(&yaml["limits"]["within"]) },
        approval: approval.as_mapping().map(|_| Approval {
            by: get(&approval["by"]),
            on: get(&approval["on"]),
            document: get(&approval["document"]),
        }),
        ..Jurisdiction::unnamed(
            yaml["name"].as_str().unwrap_or("?"),
            yaml["tier"].as_str().and_then(Tier::parse),
        )
    }
}
