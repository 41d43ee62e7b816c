//! The value of one field from its cells: words, boxes in a cell, ticks in columns. Shapes: see `item`.

use super::boxes::{self, Mark};
use super::columns::{Column, Role};
use super::item::Draft;
use super::words::is_level_word;
use crate::catalogue::Field;
use crate::document::{Entry, Key, Node};
use crate::source::{Located, Location, SharedText};
use crate::value::levels;
use crate::value::text::{BoxState, names_everyone};

/// The keys of values that are maps, each at the heading of its field.
#[derive(Debug)]
pub(super) struct Keys {
    ticked: Key,
    unmarked: Key,
    text: Key,
    all: Key,
    groups: Key,
}

impl Keys {
    /// The keys under the heading at this place.
    pub(super) fn new(at: Location) -> Self {
        let key = |name: &str| Key::new(Located::inexact(name.into(), at));
        Self {
            ticked: key("ticked"),
            unmarked: key("unmarked"),
            text: key("text"),
            all: key("all"),
            groups: key("groups"),
        }
    }
}

/// The value of a field from its columns; `None` where there is nothing to say.
pub(super) fn value(
    field: Field,
    columns: &[Column],
    members: &[usize],
    keys: &Keys,
    draft: &mut Draft,
) -> Option<Node> {
    let first = *members.first()?;
    let at = draft.place(columns, first);
    if !columns.get(first)?.is_tick_column() {
        let Some(text) = draft.cells.get_mut(first)?.take() else { return Some(Node::null(at)) };
        return Some(match field {
            Field::Channels | Field::Stage => boxed(text, keys),
            Field::Mode | Field::Levels | Field::Audience => worded(text),
            _ => Node::text(text),
        });
    }
    let marks: Vec<(&Column, Option<Located<SharedText>>, Location)> = members
        .iter()
        .filter_map(|index| {
            let place = draft.place(columns, *index);
            Some((columns.get(*index)?, draft.cells.get_mut(*index)?.take(), place))
        })
        .collect();
    Some(match field {
        Field::Audience => audience(at, &marks, keys),
        Field::Channels | Field::Stage => chosen(at, &marks, keys),
        _ => listed(at, &marks),
    })
}

type Marks<'a> = [(&'a Column, Option<Located<SharedText>>, Location)];

fn list(at: Location, texts: Vec<Located<SharedText>>) -> Node {
    Node::list(at, texts.into_iter().map(Node::text).collect())
}

fn entry(key: &Key, value: Node) -> Entry {
    Entry { key: key.clone(), value }
}

fn part(text: &Located<SharedText>, range: std::ops::Range<usize>) -> Located<SharedText> {
    let value = text.value.get(range.clone()).unwrap_or_default().into();
    Located { value, at: text.part(range), exact: text.exact }
}

/// A cell that lists options behind boxes, or words.
fn boxed(text: Located<SharedText>, keys: &Keys) -> Node {
    let at = text.at;
    let Some(choices) = boxes::choices(&text.value) else {
        return if lists_all_options(&text.value) {
            Node::map(at, vec![entry(&keys.text, Node::text(text))])
        } else {
            Node::text(text)
        };
    };
    let of = |state: Option<BoxState>| -> Vec<Located<SharedText>> {
        choices
            .iter()
            .filter(|choice| choice.state == state)
            .map(|choice| part(&text, choice.range.clone()))
            .collect()
    };
    let (ticked, unmarked) = (of(Some(BoxState::Ticked)), of(None));
    let mut entries = Vec::with_capacity(2 + usize::from(!unmarked.is_empty()));
    entries.push(entry(&keys.ticked, list(at, ticked)));
    if !unmarked.is_empty() {
        entries.push(entry(&keys.unmarked, list(at, unmarked)));
    }
    entries.push(entry(&keys.text, Node::text(text)));
    Node::map(at, entries)
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
fn worded(text: Located<SharedText>) -> Node {
    match boxes::choices(&text.value) {
        Some(choices) => {
            let ticked = choices.into_iter().filter(|choice| choice.state == Some(BoxState::Ticked));
            list(text.at, ticked.map(|choice| part(&text, choice.range)).collect())
        }
        None => Node::text(text),
    }
}

fn audience(at: Location, marks: &Marks<'_>, keys: &Keys) -> Node {
    let mut all = Node::null(at);
    let mut groups = Vec::new();
    for (column, cell, _) in marks {
        let Some(cell) = cell else { continue };
        let everyone = column.role == Role::Everyone;
        match boxes::mark(&cell.value) {
            Mark::Unticked => {}
            Mark::Ticked if everyone => all = Node::text(Located::inexact("全社会".into(), cell.at)),
            Mark::Ticked => groups.push(Located::inexact(column.heading.value.clone(), cell.at)),
            Mark::Words(range) => {
                let words = part(cell, range);
                let public = names_everyone(&words.value);
                // √（面向本村） under 全社会 is a tick, and names a group beside it.
                if everyone && (public || boxes::begins_with_tick(&cell.value)) {
                    all = Node::text(Located::inexact("全社会".into(), cell.at));
                }
                if !(everyone && public) {
                    groups.push(words);
                }
            }
        }
    }
    if all.is_blank() && groups.is_empty() {
        return all;
    }
    Node::map(at, vec![entry(&keys.all, all), entry(&keys.groups, list(at, groups))])
}

/// Ticks under channels or stages.
fn chosen(at: Location, marks: &Marks<'_>, keys: &Keys) -> Node {
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
    Node::map(at, vec![entry(&keys.ticked, list(at, ticked))])
}

/// Ticks under modes or levels.
fn listed(at: Location, marks: &Marks<'_>) -> Node {
    let mut found: Vec<Located<SharedText>> = Vec::new();
    for (column, cell, _) in marks {
        let Some(cell) = cell else { continue };
        let named = |found: &mut Vec<Located<SharedText>>| match column.role {
            Role::Mode(official) => found.push(Located::inexact(official.into(), cell.at)),
            _ => found.extend(
                levels::split(&column.heading.value)
                    .into_iter()
                    .map(|word| Located::inexact(word.into(), cell.at)),
            ),
        };
        match boxes::mark(&cell.value) {
            Mark::Unticked => {}
            Mark::Ticked => named(&mut found),
            Mark::Words(range) => {
                let words = part(cell, range);
                let levels = levels::split(&words.value);
                if column.role == Role::Tier && levels.iter().all(|level| is_level_word(level)) {
                    found.extend(levels.into_iter().map(|level| Located::inexact(level.into(), cell.at)));
                } else {
                    found.push(words);
                }
            }
        }
    }
    if found.is_empty() { Node::null(at) } else { list(at, found) }
}
