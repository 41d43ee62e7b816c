//! 动态调整记录: the change log of a place, and of all places together. Every day is one that somebody wrote; an entry
//! whose day no calendar has is not published (the rules tell of it).

use crate::catalogue::{AdjustedItem, Adjustment, AdjustmentKind, Text};
use crate::diagnostic::Language;
use crate::emit::address::Taken;
use crate::emit::html::frame::{Site, relative};
use crate::emit::html::item::{self, item_link};
use crate::emit::html::safe::shown;
use crate::emit::html::tracks::Spot;
use crate::emit::html::view::{Change, ChangeRow, Changes, Link};
use crate::knowledge::Date;
use std::collections::BTreeMap;

/// Where the log of all places stands.
pub(super) const ALL: &str = "changes.html";
/// Where the feed stands.
pub(super) const FEED: &str = "changes.atom";

/// An entry that is published.
#[derive(Debug, Clone)]
pub(super) struct Dated<'a> {
    pub(super) place: usize,
    pub(super) day: Date,
    /// What the place's page calls it; two of one day are told apart by their order in the log, the first written first.
    pub(super) id: String,
    pub(super) entry: &'a Adjustment,
}

/// What is published of a place's log, the latest first; of one day in the order written.
pub(super) fn of<'a>(site: &'a Site<'_>, place: usize) -> Vec<Dated<'a>> {
    let entries = site.place(place).map_or(&[][..], |place| &place.adjustments);
    let mut taken = Taken::reserving(&[]);
    let dated = |entry: &'a Adjustment| {
        let day: Date = entry.on.as_ref()?.value.trim().parse().ok()?;
        Some(Dated { place, day, id: taken.unique(format!("on-{day}")), entry })
    };
    let mut found: Vec<Dated<'_>> = entries.iter().filter_map(dated).collect();
    found.sort_by_key(|entry| std::cmp::Reverse(entry.day));
    found
}

/// What is published of all logs, the latest first.
pub(super) fn all<'a>(site: &'a Site<'_>) -> Vec<Dated<'a>> {
    let mut found: Vec<Dated<'_>> = site.own.iter().flat_map(|place| of(site, *place)).collect();
    found.sort_by_key(|entry| std::cmp::Reverse(entry.day));
    found
}

/// The page of a place's log.
pub(super) fn log(site: &Site<'_>, from: &str, place: usize, entries: &[Dated<'_>]) -> Changes {
    let codes = codes(site, place);
    let view = |dated: &Dated<'_>| {
        let rows = dated.entry.items.iter().map(|item| row(site, from, &codes, item)).collect();
        Change { rows, ..change(site, dated, None) }
    };
    Changes {
        place: site.place(place).map(|place| shown(&place.name)),
        feed: relative(from, FEED),
        entries: entries.iter().map(view).collect(),
    }
}

/// The page of all logs: what happened where, and where to read on.
pub(super) fn everywhere(site: &Site<'_>, entries: &[Dated<'_>]) -> Changes {
    let view = |dated: &Dated<'_>| change(site, dated, Some(address(site, dated)));
    Changes { place: None, feed: relative(ALL, FEED), entries: entries.iter().map(view).collect() }
}

/// Where an entry can be read.
pub(super) fn address(site: &Site<'_>, dated: &Dated<'_>) -> String {
    format!("{}#{}", site.addresses.changes(dated.place), dated.id)
}

/// What an entry is called: its title, else its document, else the word for any such entry.
pub(super) fn title(site: &Site<'_>, entry: &Adjustment) -> String {
    let written = [&entry.title, &entry.document].into_iter().find_map(|text| said(text.as_ref()));
    written.unwrap_or_else(|| site.word("change").to_owned())
}

fn change(site: &Site<'_>, dated: &Dated<'_>, href: Option<String>) -> Change {
    let entry = dated.entry;
    Change {
        id: dated.id.clone(),
        on: dated.day.to_string(),
        title: Link { text: title(site, entry), href },
        place: site.place(dated.place).map_or_else(String::new, |place| shown(&place.name)),
        document: said(entry.document.as_ref()),
        by: said(entry.by.as_ref()),
        note: said(entry.note.as_ref()),
        count: entry.items.len(),
        rows: Vec::new(),
    }
}

fn said(text: Option<&Text>) -> Option<String> {
    text.map(|text| shown(&text.value)).filter(|text| !text.is_empty())
}

/// The items of a place by their codes.
pub(super) fn codes<'a>(site: &'a Site<'_>, place: usize) -> BTreeMap<&'a str, Spot> {
    let items = super::items(site.workspace, place);
    let mut codes = BTreeMap::new();
    for (spot, item) in items {
        if let Some(code) = item.code_text() {
            codes.entry(code.trim()).or_insert(spot);
        }
    }
    codes
}

/// What an item is called: as the log has it, else as the catalogue has it now.
pub(super) fn name(codes: &BTreeMap<&str, Spot>, site: &Site<'_>, changed: &AdjustedItem) -> Option<String> {
    let now = || {
        let spot = codes.get(changed.code.as_ref()?.value.trim())?;
        Some(shown(item::get(site, *spot)?.title()))
    };
    said(changed.name.as_ref()).or_else(now)
}

fn row(site: &Site<'_>, from: &str, codes: &BTreeMap<&str, Spot>, item: &AdjustedItem) -> ChangeRow {
    let code = said(item.code.as_ref());
    // What is gone has no page, though its code may have been given to another since.
    let gone = item.kind.as_ref().and_then(|kind| AdjustmentKind::parse(&kind.value))
        == Some(AdjustmentKind::Removed);
    let spot = code.as_deref().filter(|_| !gone).and_then(|code| codes.get(code)).copied();
    let link = spot.map(|spot| item_link(site, from, spot));
    let text = name(codes, site, item).or_else(|| code.clone()).unwrap_or_default();
    let href = link.and_then(|link| link.href);
    ChangeRow {
        kind: kind(site.options.language, item),
        code,
        item: Link { text, href },
        what: item.what.iter().map(|text| shown(&text.value)).collect(),
    }
}

/// What was done, in the page's language; as written where it is no word of ours.
pub(super) fn kind(language: Language, item: &AdjustedItem) -> String {
    let Some(written) = &item.kind else { return String::new() };
    match (AdjustmentKind::parse(&written.value), language) {
        (Some(kind), Language::Chinese) => kind.chinese().to_owned(),
        (Some(kind), Language::English) => kind.key().to_owned(),
        (None, _) => shown(&written.value),
    }
}
