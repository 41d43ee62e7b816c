//! One item as a map node: the cells of its rows under the keys of the YAML form.
//!
//! Shapes (keys are located at their heading, values at their cell):
//! - a known column with an empty cell: a null node at that cell; a column the table lacks: no entry;
//! - `seq code name content basis deadline body note …`: the whole cell as one text;
//! - `category`: a text, or a list where the table has three or more depths of items;
//! - `channels`, `stage`: a text where the cell has no boxes; else a map `ticked: [..]`, `unmarked: [..]`
//!   (options before the first box, if any), `text`: the whole cell. With one channel a column a map of
//!   `ticked` only, its texts the headings, placed at the cells. Without `ticked`: the boxes were lost;
//! - `audience`: a text, or under tick columns a map `all: 全社会` or null, `groups: [..]`;
//! - `mode`, `levels`: a text, or under tick columns a list of official words placed at the ticks;
//! - `extra`: a map from heading to text.

use super::boxes::{self, Mark};
use super::columns::{Column, Role};
use super::words::{is_level_word, levels_in};
use crate::catalogue::Field;
use crate::document::{Entry, Node, NodeKind};
use crate::source::{Located, Location};
use crate::value::text::BoxState;

/// The cells of an item, before they become a node.
#[derive(Debug)]
pub struct Draft {
    /// One for each column of the table: its text, if any.
    pub cells: Vec<Option<Located<String>>>,
    /// Where each of these cells is.
    pub places: Vec<Location>,
    /// Whether the cells above the deepest are shared with other items by a merge.
    pub shared: bool,
    /// Text in columns without a heading: the heading made up for it, and the text.
    pub strays: Vec<(String, Located<String>)>,
    /// The place of the whole item.
    pub at: Location,
}

/// The fields of a table in the order of the YAML form, each with its key and its columns.
#[derive(Debug)]
pub struct Plan {
    fields: Vec<(Located<String>, Field, Vec<usize>)>,
    depths: Vec<usize>,
    extras: Vec<(Located<String>, usize)>,
    names: Vec<Located<String>>,
}

impl Plan {
    /// Makes a plan; groups of tick columns in which nothing is ticked (`lost`) are left out, being unknown.
    #[must_use]
    pub fn new(columns: &[Column], lost: &[Field]) -> Self {
        let mut fields: Vec<(Located<String>, Field, Vec<usize>)> = Vec::new();
        let mut depths = Vec::new();
        let mut extras = Vec::new();
        for (index, column) in columns.iter().enumerate() {
            let field = column.field();
            match column.role {
                Role::Depth(_) => depths.push(index),
                Role::Extra => extras.push((column.heading.clone(), index)),
                _ if lost.contains(&field) && column.is_tick_column() => {}
                _ => match fields.iter_mut().find(|(_, known, _)| *known == field) {
                    Some((.., members)) => members.push(index),
                    None => fields.push((column.group.with(field.key().to_owned()), field, vec![index])),
                },
            }
        }
        depths.sort_by_key(|index| columns.get(*index).map(|column| column.role.clone()).map(depth));
        fields.sort_by_key(|(_, field, _)| *field);
        let names = columns.iter().map(|column| column.heading.clone()).collect();
        Self { fields, depths, extras, names }
    }

    /// The columns that name the item, from the highest.
    #[must_use]
    pub fn depths(&self) -> &[usize] {
        &self.depths
    }

    /// Makes the node.
    #[must_use]
    pub fn node(&self, columns: &[Column], mut draft: Draft) -> Node {
        let mut entries = Vec::with_capacity(self.fields.len() + 3);
        let mut named = false;
        for (key, field, members) in &self.fields {
            if !named && *field > Field::Name {
                self.push_names(&mut entries, &mut draft);
                named = true;
            }
            if let Some(value) = value(*field, columns, members, &mut draft) {
                entries.push(Entry { key: key.clone(), value });
            }
        }
        if !named {
            self.push_names(&mut entries, &mut draft);
        }
        self.push_extra(&mut entries, &mut draft);
        Node { at: draft.at, kind: NodeKind::Map(entries) }
    }

    fn push_names(&self, entries: &mut Vec<Entry>, draft: &mut Draft) {
        let Some((deepest, above)) = self.depths.split_last() else { return };
        let cells = &mut draft.cells;
        let mut take = |index: usize| cells.get_mut(index).and_then(Option::take);
        let mut categories: Vec<(usize, Located<String>)> =
            above.iter().filter_map(|index| take(*index).map(|text| (*index, text))).collect();
        let mut name = take(*deepest).map(|text| (*deepest, text));
        // An item without a second depth is named by its first, unless other items share that.
        if name.is_none() && !draft.shared {
            name = categories.pop();
        }
        let key = |index: usize, key: &str| self.names.get(index).map(|name| name.with(key.to_owned()));
        if let (Some(first), Some(key)) =
            (above.first(), above.first().and_then(|index| key(*index, "category")))
        {
            let place = draft.places.get(*first).copied().unwrap_or(draft.at);
            let mut texts = categories.into_iter().map(|(_, text)| Node::text(text));
            let value = match (texts.next(), texts.next()) {
                (None, _) => Node::null(place),
                (Some(only), None) => only,
                (Some(one), Some(two)) => {
                    let list: Vec<Node> = [one, two].into_iter().chain(texts).collect();
                    Node { at: list.first().map_or(place, |node| node.at), kind: NodeKind::List(list) }
                }
            };
            entries.push(Entry { key, value });
        }
        let (index, value) = match name {
            Some((index, text)) => (index, Node::text(text)),
            None => (*deepest, Node::null(draft.places.get(*deepest).copied().unwrap_or(draft.at))),
        };
        entries.extend(key(index, "name").map(|key| Entry { key, value }));
    }

    fn push_extra(&self, entries: &mut Vec<Entry>, draft: &mut Draft) {
        let mut extra: Vec<Entry> = Vec::new();
        for (heading, index) in &self.extras {
            if let Some(text) = draft.cells.get_mut(*index).and_then(Option::take) {
                extra.push(Entry { key: heading.clone(), value: Node::text(text) });
            }
        }
        for (heading, text) in draft.strays.drain(..) {
            extra.push(Entry { key: Located::inexact(heading, text.at), value: Node::text(text) });
        }
        let Some(at) = extra.first().map(|entry| entry.key.at) else { return };
        let key = Located::inexact(Field::Extra.key().to_owned(), at);
        entries.push(Entry { key, value: Node { at: draft.at, kind: NodeKind::Map(extra) } });
    }
}

fn depth(role: Role) -> u8 {
    if let Role::Depth(depth) = role { depth } else { 0 }
}

/// The value of a field from its columns; `None` where there is nothing to say.
fn value(field: Field, columns: &[Column], members: &[usize], draft: &mut Draft) -> Option<Node> {
    let first = *members.first()?;
    let at = draft.places.get(first).copied().unwrap_or(draft.at);
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
            let place = draft.places.get(*index).copied()?;
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
#[must_use]
pub fn lists_all_options(text: &str) -> bool {
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
                ticked.push(Located::inexact(column.heading.value.clone(), cell.at))
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
