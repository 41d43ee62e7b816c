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
use std::sync::{Arc, Mutex};

/// The keys of values that are maps, each at the heading of its field.
#[derive(Debug)]
pub(super) struct Keys {
    ticked: Key,
    unmarked: Key,
    text: Key,
    all: Key,
    groups: Key,
    /// What a tick says in each column of the table.
    ticks: Vec<Vec<SharedText>>,
    /// The cell of boxes read last: the next one mostly says the same.
    last: Mutex<Option<Boxes>>,
}

/// A cell of boxes and its options: state, text, place in the cell.
#[derive(Debug, Clone)]
struct Boxes {
    cell: SharedText,
    options: Arc<Options>,
}

/// Options of a cell: the state of the box, the words, their bytes in the cell.
type Options = Vec<(Option<BoxState>, SharedText, std::ops::Range<usize>)>;

impl Keys {
    /// The keys under the heading at this place, and what ticks in the columns say.
    pub(super) fn new(at: Location, columns: &[Column]) -> Self {
        let key = |name: &str| Key::new(Located::inexact(name.into(), at));
        Self {
            ticked: key("ticked"),
            unmarked: key("unmarked"),
            text: key("text"),
            all: key("all"),
            groups: key("groups"),
            ticks: columns.iter().map(said_by_tick).collect(),
            last: Mutex::new(None),
        }
    }
}

/// The words a tick in a column stands for.
fn said_by_tick(column: &Column) -> Vec<SharedText> {
    match column.role {
        Role::Everyone => vec!["全社会".into()],
        Role::Mode(official) => vec![official.into()],
        Role::Tier => levels::split(&column.heading.value).into_iter().map(SharedText::from).collect(),
        _ => vec![column.heading.value.clone()],
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
    let marks: Vec<Marked<'_>> = members
        .iter()
        .filter_map(|index| {
            let cell = draft.cells.get_mut(*index)?.take()?;
            Some((columns.get(*index)?, cell, keys.ticks.get(*index)?.as_slice()))
        })
        .collect();
    Some(match field {
        Field::Audience => audience(at, &marks, keys),
        Field::Channels | Field::Stage => chosen(at, &marks, keys),
        _ => listed(at, &marks),
    })
}

/// A cell of a tick column that is not empty, and the words a tick in it stands for.
type Marked<'a> = (&'a Column, Located<SharedText>, &'a [SharedText]);

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
    let Some(options) = options(&text.value, keys) else {
        return if lists_all_options(&text.value) {
            Node::map(at, vec![entry(&keys.text, Node::text(text))])
        } else {
            Node::text(text)
        };
    };
    let of = |state: Option<BoxState>| -> Vec<Located<SharedText>> {
        let wanted = options.iter().filter(|option| option.0 == state);
        wanted
            .map(|(_, word, range)| Located {
                value: word.clone(),
                at: text.part(range.clone()),
                exact: text.exact,
            })
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

/// The options of a cell of boxes; `None` where it has no boxes.
fn options(cell: &SharedText, keys: &Keys) -> Option<Arc<Options>> {
    // Nobody who holds the lock can panic; should it ever happen, the cell is simply read anew.
    let mut last = keys.last.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    if let Some(known) = last.as_ref().filter(|known| known.cell.is_same(cell)) {
        return Some(Arc::clone(&known.options));
    }
    let option = |choice: boxes::Choice| {
        let word = cell.get(choice.range.clone()).unwrap_or_default().into();
        (choice.state, word, choice.range)
    };
    let options: Arc<Options> = Arc::new(boxes::choices(cell)?.into_iter().map(option).collect());
    *last = Some(Boxes { cell: cell.clone(), options: Arc::clone(&options) });
    Some(options)
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

fn audience(at: Location, marks: &[Marked<'_>], keys: &Keys) -> Node {
    let mut all = Node::null(at);
    let mut groups = Vec::new();
    for (column, cell, said) in marks {
        let ticked = said.iter().map(|word| Located::inexact(word.clone(), cell.at));
        let everyone = column.role == Role::Everyone;
        match boxes::mark(&cell.value) {
            Mark::Unticked => {}
            Mark::Ticked if everyone => ticked.for_each(|word| all = Node::text(word)),
            Mark::Ticked => groups.extend(ticked),
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
fn chosen(at: Location, marks: &[Marked<'_>], keys: &Keys) -> Node {
    let mut ticked = Vec::new();
    for (_, cell, said) in marks {
        match boxes::mark(&cell.value) {
            Mark::Ticked => ticked.extend(said.iter().map(|word| Located::inexact(word.clone(), cell.at))),
            Mark::Words(range) => ticked.push(part(cell, range)),
            Mark::Unticked => {}
        }
    }
    Node::map(at, vec![entry(&keys.ticked, list(at, ticked))])
}

/// Ticks under modes or levels.
fn listed(at: Location, marks: &[Marked<'_>]) -> Node {
    let mut found: Vec<Located<SharedText>> = Vec::new();
    for (column, cell, said) in marks {
        match boxes::mark(&cell.value) {
            Mark::Unticked => {}
            Mark::Ticked => found.extend(said.iter().map(|word| Located::inexact(word.clone(), cell.at))),
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
