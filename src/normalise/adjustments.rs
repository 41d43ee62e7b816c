//! A change log to [`Adjustment`]s. What is missing or misspelt is for the schema and the rules to tell of.

use super::blank;
use crate::catalogue::{ADJUSTMENT_KEYS, AdjustedItem, Adjustment, Text};
use crate::document::{Document, Node};

/// The entries of a change log, in the order written.
#[must_use]
pub fn adjustments(document: &Document) -> Vec<Adjustment> {
    let roots = document.tables.iter().map(|table| &table.root);
    roots.flat_map(|root| list(root, "changes")).map(adjustment).collect()
}

fn adjustment(node: &Node) -> Adjustment {
    Adjustment {
        at: node.at,
        on: text(node, "on"),
        title: text(node, "title"),
        document: text(node, "document"),
        by: text(node, "by"),
        note: text(node, "note"),
        items: list(node, "items").iter().map(item).collect(),
    }
}

fn item(node: &Node) -> AdjustedItem {
    let what = get(node, "what").map(Node::texts).unwrap_or_default();
    AdjustedItem {
        at: node.at,
        code: text(node, "code"),
        name: text(node, "name"),
        kind: text(node, "kind"),
        what: what.iter().map(|text| text.owned()).filter(|text| !text.value.trim().is_empty()).collect(),
    }
}

fn get<'a>(node: &'a Node, key: &str) -> Option<&'a Node> {
    let chinese = ADJUSTMENT_KEYS.iter().find(|(english, _)| *english == key);
    node.get(&[key, chinese.map_or(key, |(_, chinese)| chinese)])
}

fn text(node: &Node, key: &str) -> Option<Text> {
    get(node, key).and_then(Node::as_text).filter(|text| !blank(text)).map(|text| text.owned())
}

fn list<'a>(node: &'a Node, key: &str) -> &'a [Node] {
    get(node, key).map_or(&[], Node::elements)
}
