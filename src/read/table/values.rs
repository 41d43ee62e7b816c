//! The value of one field from its cells: words, boxes in a cell, ticks in columns. Shapes: see `item`.

use super::boxes::{self, Mark};
use super::columns::{Column, Role};
use super::item::Draft;
use super::words::{is_level_word, levels_in};
use crate::catalogue::Field;
use crate::document::{Entry, Node, NodeKind};
use crate::source::{Located, Location};
use crate::value::text::BoxState;

/// The value of a field from its columns; `None` where there is nothing to say.
pub(super) fn value(field: Field, columns: &[Column], members: &[usize], draft: &mut Draft) -> Option<Node> {
    let first = *members.first()?;
    let at = draft.place(columns, first);
    if !columns.get(first)?.is_tick_column() {
        let Some(text) = draft.cells.get_mut(first)?.take() else { return Some(Node::null(at)) };
        return Some(match field {
            Field::Channels | Field::Stage => boxed(text),
            Field::Mode | Field::Levels | Field::Audience => worded(text),
            _ => Node::text(text),
        });
    }
    let marks: Vec<(&Column, Option<Located<String>>, Location)> = members
        .iter()
        .filter_map(|index| {
            let place = draft.place(columns, *index);
            Some((columns.get(*index)?, draft.cells.get_mut(*index)?.take(), place))
        })
        .collect();
    Some(match field {
        Field::Audience => audience(at, &marks),
        Field::Channels | Field::Stage => chosen(at, &marks),
        _ => listed(at, &marks),
    })
}

type Marks<'a> = [(&'a Column, Option<Located<String>>, Location)];

fn list(at: Location, texts: Vec<Located<String>>) -> Node {
    Node { at, kind: NodeKind::List(texts.into_iter().map(Node::text).collect()) }
}

fn map(at: Location, entries: Vec<(&str, Node)>) -> Node {
    let entry = |(key, value): (&str, Node)| Entry { key: Located::inexact(key.to_owned(), at), value };
    Node { at, kind: NodeKind::Map(entries.into_iter().map(entry).collect()) }
}

fn part(text: &Located<String>, range: std::ops::Range<usize>) -> Located<String> {
    let value = text.value.get(range.clone()).unwrap_or_default().to_owned();
    Located { value, at: text.part(range), exact: text.exact }
}

/// A cell that lists options behind boxes, or words.
fn boxed(text: Located<String>) -> Node {
    let at = text.at;
    let Some(choices) = boxes::choices(&text.value) else {
        return if lists_all_options(&text.value) {
            map(at, vec![("text", Node::text(text))])
        } else {
            Node::text(text)
        };
    };
    let of = |state: Option<BoxState>| -> Vec<Located<String>> {
        choices
            .iter()
            .filter(|choice| choice.state == state)
            .map(|choice| part(&text, choice.range.clone()))
            .collect()
    };
    let (ticked, unmarked) = (of(Some(BoxState::Ticked)), of(None));
    let mut entries = vec![("ticked", list(at, ticked))];
    if !unmarked.is_empty() {
        entries.push(("unmarked", list(at, unmarked)));
    }
    entries.push(("text", Node::text(text)));
    map(at, entries)
}

/// Whether a cell without boxes names nearly every option of the official list: its boxes were lost.
pub(super) fn lists_all_options(text: &str) -> bool {
    const TELLING: [&str; 8] =
        ["政府公报", "广播电视", "纸质媒体", "精准推送", "入户", "便民服务站", "发布会", "公开查阅点"];
    if text.len() < 90 || text.contains(['■', '□']) {
        return false;
    }
    TELLING.iter().filter(|word| text.contains(**word)).count() >= 7 && boxes::choices(text).is_none()
}

/// A plain mode, level or audience cell: words, or what is ticked among boxes.
fn worded(text: Located<String>) -> Node {
    match boxes::choices(&text.value) {
        Some(choices) => {
            let ticked = choices.into_iter().filter(|choice| choice.state == Some(BoxState::Ticked));
            list(text.at, ticked.map(|choice| part(&text, choice.range)).collect())
        }
        None => Node::text(text),
    }
}

fn audience(at: Location, marks: &Marks<'_>) -> Node {
    let mut all = Node::null(at);
    let mut groups = Vec::new();
    for (column, cell, _) in marks {
        let Some(cell) = cell else { continue };
        let everyone = column.role == Role::Everyone;
        match boxes::mark(&cell.value) {
            Mark::Unticked => {}
            Mark::Ticked if everyone => all = Node::text(Located::inexact("全社会".to_owned(), cell.at)),
            Mark::Ticked => groups.push(Located::inexact(column.heading.value.clone(), cell.at)),
            Mark::Words(range) => {
                let words = part(cell, range);
                if everyone && words.value.contains("社会") {
                    all = Node::text(words);
                } else {
                    groups.push(words);
                }
            }
        }
    }
    if all.is_blank() && groups.is_empty() {
        return all;
    }
    map(at, vec![("all", all), ("groups", list(at, groups))])
}

/// Ticks under channels or stages.
fn chosen(at: Location, marks: &Marks<'_>) -> Node {
    let mut ticked = Vec::new();
    for (column, cell, _) in marks {
        match cell.as_ref().map(|cell| (cell, boxes::mark(&cell.value))) {
            Some((cell, Mark::Ticked)) => {
                ticked.push(Located::inexact(column.heading.value.clone(), cell.at));
            }
            Some((cell, Mark::Words(range))) => ticked.push(part(cell, range)),
            Some((_, Mark::Unticked)) | None => {}
        }
    }
    map(at, vec![("ticked", list(at, ticked))])
}

/// Ticks under modes or levels.
fn listed(at: Location, marks: &Marks<'_>) -> Node {
    let mut found: Vec<Located<String>> = Vec::new();
    for (column, cell, _) in marks {
        let Some(cell) = cell else { continue };
        let named = |found: &mut Vec<Located<String>>| match column.role {
            Role::Mode(official) => found.push(Located::inexact(official.to_owned(), cell.at)),
            _ => found.extend(
                levels_in(&column.heading.value).into_iter().map(|word| Located::inexact(word, cell.at)),
            ),
        };
        match boxes::mark(&cell.value) {
            Mark::Unticked => {}
            Mark::Ticked => named(&mut found),
            Mark::Words(range) => {
                let words = part(cell, range);
                let levels = levels_in(&words.value);
                if column.role == Role::Tier && levels.iter().all(|level| is_level_word(level)) {
                    found.extend(levels.into_iter().map(|level| Located::inexact(level, cell.at)));
                } else {
                    found.push(words);
                }
            }
        }
    }
    if found.is_empty() { Node::null(at) } else { list(at, found) }
}
