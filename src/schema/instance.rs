//! A located tree as the JSON value a schema validates, and the way back from a path in that value
//! to the tree.

use crate::catalogue::{ADJUSTMENT_KEYS, CATALOGUE_KEYS, Field};
use crate::document::{Entry, Node, NodeKind};
use crate::schema::print::JURISDICTION_KEYS;
use crate::value::mode::Mode;
use crate::value::text::names_nothing;
use crate::value::tier::Tier;
use serde_json::{Map, Value};

/// What a file is, which decides what its keys are called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A catalogue.
    Catalogue,
    /// A negative list (负面清单): a catalogue that names no domain.
    Withheld,
    /// A `jurisdiction.yaml`.
    Jurisdiction,
    /// A change log.
    Changes,
}

/// The English key of a key in either language; a key that is neither comes back as it is.
pub(super) fn canonical_key(kind: Kind, depth: usize, key: &str) -> &str {
    let pairs = match (kind, depth) {
        (Kind::Catalogue | Kind::Withheld, 0) => CATALOGUE_KEYS,
        (Kind::Catalogue | Kind::Withheld, 1) => {
            return Field::from_key(key).map_or(key, |field| field.key());
        }
        (Kind::Catalogue | Kind::Withheld, _) => {
            return if key == "全社会" {
                "all"
            } else if key == "特定群体" {
                "groups"
            } else {
                key
            };
        }
        (Kind::Jurisdiction, 1) if key == "事项编码" => return "code",
        (Kind::Jurisdiction, _) => JURISDICTION_KEYS,
        (Kind::Changes, _) => ADJUSTMENT_KEYS,
    };
    pairs.iter().find(|(_, chinese)| *chinese == key).map_or(key, |(english, _)| english)
}

/// The value a schema validates. Blank values are left out: what is missing is for rules to say.
pub(super) fn of(node: &Node, kind: Kind) -> Value {
    value(node, kind, 0)
}

fn value(node: &Node, kind: Kind, depth: usize) -> Value {
    match &node.kind {
        NodeKind::Null => Value::Null,
        NodeKind::Text { text, exact } => match text.as_str() {
            "true" if *exact => Value::Bool(true),
            "false" if *exact => Value::Bool(false),
            other => Value::String(other.to_owned()),
        },
        NodeKind::List(elements) => {
            // A list of maps is one step down; a list of texts has no keys and so no depth.
            Value::Array(elements.iter().map(|element| value(element, kind, depth)).collect())
        }
        NodeKind::Map(entries) => Value::Object(object(entries, kind, depth)),
    }
}

fn object(entries: &[Entry], kind: Kind, depth: usize) -> Map<String, Value> {
    let mut map = Map::new();
    for entry in entries {
        let key = canonical_key(kind, depth, &entry.key.value);
        if map.contains_key(key) || entry.value.is_blank() || says_none(key, entry, kind) {
            continue;
        }
        // A table's cell with boxes: only the ticked ones are the value.
        let used = boxed(key).then(|| entry.value.get(&["ticked"])).flatten();
        let mut found = value(used.unwrap_or(&entry.value), kind, depth + 1);
        if kind == Kind::Catalogue && depth == 1 {
            standardise(key, &mut found);
        }
        map.insert(key.to_owned(), found);
    }
    map
}

/// Whether an item's field holds only a sign or a word for nothing, which is as good as an empty one.
fn says_none(key: &str, entry: &Entry, kind: Kind) -> bool {
    let needed = || Field::from_key(key).is_some_and(Field::is_needed);
    let nothing = || entry.value.as_text().is_some_and(|text| names_nothing(text.value.as_ref()));
    kind == Kind::Catalogue && needed() && nothing()
}

/// Whether a table may write the field as a cell of boxes.
fn boxed(key: &str) -> bool {
    key == Field::Channels.key() || key == Field::Stage.key()
}

/// Other words for a tier or a mode are as good as the standard ones: 州级 is 市级, 依申请 is 依申请公开.
fn standardise(key: &str, value: &mut Value) {
    if key != Field::Levels.key() && key != Field::Mode.key() {
        return;
    }
    let word = |text: &str| -> Option<&'static str> {
        if key == Field::Levels.key() {
            Tier::parse(text).map(Tier::name)
        } else if key == Field::Mode.key() {
            let modes = Mode::parse_list(text)?;
            if let [one] = modes.as_slice() { Some(one.name()) } else { None }
        } else {
            None
        }
    };
    // 县级、乡级 in one cell are the list of both.
    let several = |text: &str| -> Option<Vec<&'static str>> {
        let tiers = Tier::parse_list(text).filter(|_| key == Field::Levels.key());
        let modes = Mode::parse_list(text).filter(|_| key == Field::Mode.key());
        let tiers = tiers.map(|tiers| tiers.into_iter().map(Tier::name).collect());
        tiers.or_else(|| Some(modes?.into_iter().map(Mode::name).collect()))
    };
    match value {
        Value::String(text) => {
            if let Some(standard) = word(text) {
                standard.clone_into(text);
            } else if let Some(standard) = several(text) {
                *value = Value::from(standard);
            }
        }
        Value::Array(elements) => elements.iter_mut().for_each(|element| standardise(key, element)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => {}
    }
}

/// The node a JSON pointer's segments lead to, and the entry it is the value of.
pub(super) struct Found<'a> {
    /// The node.
    pub(super) node: &'a Node,
    /// The entry of the nearest map on the way.
    pub(super) entry: Option<&'a Entry>,
    /// The keys passed, in English.
    pub(super) keys: Vec<String>,
    /// The index in `items`, where the way leads through one.
    pub(super) item: Option<&'a Node>,
}

/// Follows a pointer such as `/items/3/mode`.
pub(super) fn find<'a>(root: &'a Node, kind: Kind, pointer: &str) -> Found<'a> {
    let mut found = Found { node: root, entry: None, keys: Vec::new(), item: None };
    let mut depth = 0;
    for segment in pointer.split('/').skip(1) {
        let segment = segment.replace("~1", "/").replace("~0", "~");
        let used = found.node.get(&["ticked"]).filter(|_| found.keys.last().is_some_and(|key| boxed(key)));
        let node = used.unwrap_or(found.node);
        match &node.kind {
            NodeKind::Map(entries) => {
                let wanted = |entry: &&Entry| canonical_key(kind, depth, &entry.key.value) == segment;
                let Some(entry) = entries.iter().find(wanted) else { break };
                found.entry = Some(entry);
                found.node = &entry.value;
                found.keys.push(segment);
                depth += 1;
            }
            NodeKind::List(elements) => {
                let Some(element) = segment.parse::<usize>().ok().and_then(|index| elements.get(index))
                else {
                    break;
                };
                if found.keys.last().is_some_and(|key| key == "items") {
                    found.item = Some(element);
                }
                found.node = element;
            }
            NodeKind::Null | NodeKind::Text { .. } => break,
        }
    }
    found
}
