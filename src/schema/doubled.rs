//! One field under two keys: `deadline` and 公开时限 in one item. The reader sees two keys; only who knows both
//! languages sees one field.

use super::instance::{Kind, canonical_key};
use crate::diagnostic::{Diagnostic, Sink, Words};
use crate::document::{Entry, Node, NodeKind};
use crate::read::faults::REPEATED_KEY;
use std::collections::BTreeMap;

/// Tells of every such pair below a node.
pub(super) fn check(node: &Node, kind: Kind, depth: usize, sink: &mut Sink) {
    match &node.kind {
        NodeKind::Null | NodeKind::Text { .. } => {}
        NodeKind::List(elements) => elements.iter().for_each(|element| check(element, kind, depth, sink)),
        NodeKind::Map(entries) => {
            let mut seen: BTreeMap<&str, &Entry> = BTreeMap::new();
            for entry in entries {
                match seen.get(canonical_key(kind, depth, &entry.key.value)) {
                    // The same word twice is the reader's to tell of.
                    Some(first) if first.key.value != entry.key.value => report(first, entry, sink),
                    Some(_) => {}
                    None => drop(seen.insert(canonical_key(kind, depth, &entry.key.value), entry)),
                }
                check(&entry.value, kind, depth + 1, sink);
            }
        }
    }
}

fn report(first: &Entry, second: &Entry, sink: &mut Sink) {
    let (one, other) = (&first.key.value, &second.key.value);
    let message = Words::new(
        format!("“{other}”与上面的“{one}”是同一个字段，写了两遍，只有第一遍算数"),
        format!("`{other}` and `{one}` above are one field; only the first counts"),
    );
    let mut finding = Diagnostic::new(&REPEATED_KEY, second.key.at, message);
    finding.about(other.to_string()).beside(first.key.at, Words::new("第一遍写在这里", "first here"));
    finding.help(Words::new(
        "留一处，删去另一处；一个文件里的键用一种语言写",
        "keep one of the two; write the keys of a file in one language",
    ));
    sink.push(finding);
}
