//! A `jurisdiction.yaml` to a [`Jurisdiction`].

use super::blank;
use crate::catalogue::{Approval, DomainList, Jurisdiction, Limits, Omit, Text, Waiver};
use crate::document::{Document, Node};
use crate::schema::print::JURISDICTION_KEYS;
use crate::source::{Located, Location};
use crate::value::tier::Tier;

/// Reads a jurisdiction; `folder` is where it stands, as shown to people, and gives the name where
/// the file has none.
#[must_use]
pub fn jurisdiction(document: &Document, folder: &str) -> Jurisdiction {
    let empty = Node::null(Location::File(document.file));
    let root = document.tables.first().map_or(&empty, |table| &table.root);
    let name = text(root, "name").map_or_else(|| folder.to_owned(), |name| name.value);
    Jurisdiction {
        file: Some(document.file),
        folder: folder.to_owned(),
        code: text(root, "code"),
        bodies: pairs(get(root, "bodies")),
        domains: domains(root),
        omits: list(root, "omits").iter().filter_map(omit).collect(),
        waivers: list(root, "waivers").iter().filter_map(waiver).collect(),
        limits: Limits { within: get(root, "limits").and_then(|limits| text(limits, "within")) },
        approval: get(root, "approval").map(approval),
        withheld: text(root, "withheld"),
        changes: text(root, "changes"),
        ..Jurisdiction::unnamed(name, text(root, "tier").and_then(|tier| Tier::parse(&tier.value)))
    }
}

/// A file that a `jurisdiction.yaml` points at.
#[derive(Debug, Clone)]
pub struct Reference {
    /// The path as written, relative to the folder.
    pub path: Text,
}

/// The files a jurisdiction points at (its negative list, its change log).
#[must_use]
pub fn references(place: &Jurisdiction) -> Vec<Reference> {
    place.withheld.iter().chain(&place.changes).map(|path| Reference { path: path.clone() }).collect()
}

fn get<'a>(node: &'a Node, key: &str) -> Option<&'a Node> {
    let chinese =
        JURISDICTION_KEYS.iter().find(|(english, _)| *english == key).map_or(key, |(_, chinese)| chinese);
    node.get(&[key, chinese])
}

fn text(node: &Node, key: &str) -> Option<Text> {
    get(node, key).and_then(Node::as_text).filter(|text| !blank(text)).map(|text| text.owned())
}

fn list<'a>(node: &'a Node, key: &str) -> &'a [Node] {
    get(node, key).map_or(&[], Node::elements)
}

fn pairs(node: Option<&Node>) -> Vec<(Text, Text)> {
    let entries = node.map_or(&[][..], Node::entries);
    entries.iter().filter_map(|entry| Some((entry.key.owned(), entry.value.as_text()?.owned()))).collect()
}

fn domains(root: &Node) -> DomainList {
    let texts = get(root, "domains").map(Node::texts).unwrap_or_default();
    match texts.as_slice() {
        [] => DomainList::Own,
        [one] if matches!(one.value.trim(), "all" | "全部") => DomainList::All(one.owned()),
        several => DomainList::Some(several.iter().map(Located::owned).collect()),
    }
}

fn code(node: &Node) -> Option<Text> {
    node.get(&["code", "事项编码"])
        .and_then(Node::as_text)
        .filter(|text| !blank(text))
        .map(|text| text.owned())
}

fn omit(node: &Node) -> Option<Omit> {
    Some(Omit { code: code(node)?, reason: text(node, "reason") })
}

fn waiver(node: &Node) -> Option<Waiver> {
    Some(Waiver {
        at: node.at,
        rule: text(node, "rule")?,
        code: code(node),
        reason: text(node, "reason"),
        until: text(node, "until"),
        scope: None,
    })
}

fn approval(node: &Node) -> Approval {
    Approval { by: text(node, "by"), on: text(node, "on"), document: text(node, "document") }
}
