//! The view of a domain's page: the official table, its merged categories and its tick columns.

use super::frame::Site;
use super::safe::shown;
use super::view::{CategoryCell, Choice, Domain, Link, Row, RowGroup, Ticks};
use crate::catalogue::{Catalogue, Item};
use crate::emit::html::frame::relative;
use crate::value::mode::Mode;
use crate::value::reading::Reading;
use crate::value::tier::Tier;
use std::collections::BTreeSet;

/// The page of a domain.
pub(super) fn domain(site: &Site<'_>, from: &str, place: usize, index: usize, own: &Catalogue) -> Domain {
    let depth = own.items.iter().map(|item| item.category.len()).max().unwrap_or(0);
    let columns = Columns { depth, levels: level_columns(own) };
    let rows = own.items.iter().enumerate().map(|(number, item)| {
        let href = relative(from, &site.addresses.item(place, index, number));
        row(site, &columns, number, item, href)
    });
    let mut rows: Vec<Row> = rows.collect();
    for level in 0..depth {
        merge(&own.items, &mut rows, level);
    }
    let bodies: BTreeSet<String> =
        rows.iter().map(|row| row.body.clone()).filter(|b| !b.is_empty()).collect();
    Domain {
        title: title(site, place, own),
        place: site.place(place).map_or_else(String::new, |place| shown(&place.name)),
        domain: shown(own.domain_name()),
        items: own.items.len(),
        name_headings: name_headings(depth),
        levels: columns.levels.iter().map(|tier| tier.name()).collect(),
        groups: grouped(rows),
        bodies: bodies.into_iter().collect(),
        notes: own.notes.iter().map(|note| shown(&note.value)).filter(|note| !note.is_empty()).collect(),
        downloads: site.downloads(from, |kind| site.addresses.domain_download(place, index, kind)),
    }
}

/// The title as written, else place and domain in the official form.
pub(super) fn title(site: &Site<'_>, place: usize, own: &Catalogue) -> String {
    let written = own.title.as_ref().map(|title| shown(&title.value)).filter(|title| !title.is_empty());
    let name = site.place(place).map_or("", |place| &place.name);
    written.unwrap_or_else(|| shown(&format!("{name}{}领域基层政务公开标准目录", own.domain_name())))
}

struct Columns {
    depth: usize,
    levels: Vec<Tier>,
}

/// The levels any item names; those of the official form where none does.
fn level_columns(own: &Catalogue) -> Vec<Tier> {
    let named: BTreeSet<Tier> =
        own.items.iter().filter_map(|item| item.levels.understood()).flatten().copied().collect();
    if named.is_empty() { vec![Tier::County, Tier::Township] } else { named.into_iter().collect() }
}

/// 一级事项, 二级事项 … : one for each category column and one for the name.
fn name_headings(depth: usize) -> Vec<String> {
    let ordinals = ["一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let heading = |level: usize| match (depth, ordinals.get(level)) {
        (0, _) => "公开事项".to_owned(),
        (_, Some(ordinal)) => format!("{ordinal}级事项"),
        (_, None) => format!("第{}级事项", level + 1),
    };
    (0..=depth).map(heading).collect()
}

fn row(site: &Site<'_>, columns: &Columns, number: usize, item: &Item, href: String) -> Row {
    let written = item.seq.as_ref().map(|seq| shown(&seq.value)).filter(|seq| !seq.is_empty());
    Row {
        seq: written.unwrap_or_else(|| (number + 1).to_string()),
        categories: Vec::new(),
        category: item.category.iter().map(|text| shown(&text.value)).collect::<Vec<_>>().join(" / "),
        name: Link { text: shown(item.title()), href: Some(href) },
        name_columns: columns.depth + 1 - item.category.len(),
        content: shown(&item.content.on_one_line()),
        basis: item.basis.written.iter().map(|text| shown(&text.value)).collect(),
        deadline: item.deadline.text().map_or_else(String::new, |text| shown(&text.value)),
        body: item.body.as_ref().map_or_else(String::new, |body| shown(&body.value)),
        channels: channels(item),
        audience: audience(site, item),
        mode: mode(site, item),
        levels: levels(columns, item),
    }
}

/// The channels taken, those that may be taken, then those that are offered and not taken.
pub(super) fn channels(item: &Item) -> Vec<Choice> {
    let used = item.channels.used.iter().map(|channel| Choice::of(shown(&channel.written.value), true));
    let optional = item.channels.optional.iter();
    let optional =
        optional.map(|channel| Choice { optional: true, ..Choice::of(shown(&channel.written.value), false) });
    let unticked = item.channels.unticked.iter().map(|text| Choice::of(shown(&text.value), false));
    used.chain(optional).chain(unticked).collect()
}

fn audience(site: &Site<'_>, item: &Item) -> Ticks {
    let Reading::Understood { value, .. } = &item.audience else { return written(&item.audience, 2) };
    let (everyone, named) = (site.word("everyone"), site.word("groups"));
    let groups = value.groups.iter().map(|group| shown(group)).collect::<Vec<_>>().join("、");
    let text = if groups.is_empty() { named.to_owned() } else { groups };
    let groups = Choice::of(text, !value.groups.is_empty());
    Ticks { written: None, cells: vec![Choice::of(everyone.to_owned(), value.everyone), groups] }
}

fn mode(site: &Site<'_>, item: &Item) -> Ticks {
    let Reading::Understood { value, .. } = &item.mode else { return written(&item.mode, 2) };
    let cell = |mode: Mode, key: &str| Choice::of(site.word(key).to_owned(), value.contains(&mode));
    Ticks {
        written: None,
        cells: vec![cell(Mode::Proactive, "proactive"), cell(Mode::OnRequest, "on_request")],
    }
}

fn levels(columns: &Columns, item: &Item) -> Ticks {
    let Reading::Understood { value, .. } = &item.levels else {
        return written(&item.levels, columns.levels.len());
    };
    let cell = |tier: &Tier| Choice::of(tier.name().to_owned(), value.contains(tier));
    Ticks { written: None, cells: columns.levels.iter().map(cell).collect() }
}

/// A field that is not understood as ticks: its text over all its columns, or empty cells.
fn written<T>(reading: &Reading<T>, columns: usize) -> Ticks {
    let text = reading.text().map(|text| shown(&text.value)).filter(|text| !text.is_empty());
    let empty = Choice::of(String::new(), false);
    let cells = if text.is_some() { Vec::new() } else { vec![empty; columns] };
    Ticks { written: text, cells }
}

/// Gives the first row of each run of equal categories a cell over the whole run.
fn merge(items: &[Item], rows: &mut [Row], level: usize) {
    let path = |index: usize| -> Option<Vec<&str>> {
        let category = &items.get(index)?.category;
        let path: Vec<&str> = category.iter().take(level + 1).map(|text| text.value.trim()).collect();
        (path.len() == level + 1).then_some(path)
    };
    let mut start = 0;
    while start < rows.len() {
        let Some(own) = path(start) else {
            start += 1;
            continue;
        };
        let end = (start..rows.len()).find(|index| path(*index).as_ref() != Some(&own)).unwrap_or(rows.len());
        let text = shown(own.last().copied().unwrap_or(""));
        rows[start].categories.push(CategoryCell { text, rows: end - start, whole: level == 0 });
        start = end;
    }
}

/// A group of rows for each cell that stands for a whole group; rows without a category stand apart.
fn grouped(rows: Vec<Row>) -> Vec<RowGroup> {
    let mut groups: Vec<RowGroup> = Vec::new();
    for row in rows {
        let begins = row.categories.iter().any(|cell| cell.whole);
        let joins = |group: &RowGroup| {
            let last = group.rows.last();
            !begins && last.is_none_or(|last| last.category.is_empty() == row.category.is_empty())
        };
        match groups.last_mut().filter(|group| joins(group)) {
            Some(group) => group.rows.push(row),
            None => groups.push(RowGroup { rows: vec![row] }),
        }
    }
    groups
}
