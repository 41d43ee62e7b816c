//! What a page is about, and what is said of it to machines: keywords, a description, days.
//!
//! All of it is taken from the page itself; nothing is added, and no day is made up.

use super::fields::{said, text};
use super::frame::Site;
use super::safe::shown;
use super::tracks::Spot;
use crate::catalogue::{Catalogue, Field, Item};
use crate::knowledge::Date;

/// The longest description, in characters: what result lists and share cards show of one.
const DESCRIPTION: usize = 160;

/// What a page is about, by the indices of the workspace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Subject {
    /// The start page.
    Home,
    /// A place.
    Place(usize),
    /// A domain: place and catalogue.
    Domain(usize, usize),
    /// An item.
    Item(Spot),
    /// Anything else: an index, a list.
    Other,
}

/// What is said of a page in its head.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Spoken {
    /// Words to find it by, parted by `;` as government sites do.
    pub(super) keywords: Option<String>,
    /// What it says, in short.
    pub(super) description: Option<String>,
    /// The day its catalogues were approved, where the source has a day.
    pub(super) approved: Option<String>,
}

/// Keywords and description of a page, from its own text.
pub(super) fn spoken(site: &Site<'_>, subject: Subject, title: &str, place: Option<usize>) -> Spoken {
    let (keywords, description) = match subject {
        Subject::Home => (Vec::new(), Some(site.word("lead").to_owned())),
        Subject::Place(place) => of_place(site, place),
        Subject::Domain(place, catalogue) => of_domain(site, place, catalogue, title),
        Subject::Item(spot) => of_item(site, spot),
        Subject::Other => (place.map(|place| name(site, place)).into_iter().collect(), None),
    };
    Spoken {
        keywords: joined(keywords),
        description: description.map(|text| shortened(&text)),
        approved: place.and_then(|place| approved(site, place)).map(|day| day.to_string()),
    }
}

/// The day of a place's approval, where it is one the calendar has.
pub(super) fn approved(site: &Site<'_>, place: usize) -> Option<Date> {
    let on = site.place(place)?.approval.as_ref()?.on.as_ref()?;
    on.value.trim().parse().ok()
}

fn name(site: &Site<'_>, place: usize) -> String {
    site.place(place).map_or_else(String::new, |place| shown(&place.name))
}

fn of_place(site: &Site<'_>, place: usize) -> (Vec<String>, Option<String>) {
    let catalogues = site.place(place).map_or(&[][..], |place| &place.catalogues);
    let items: usize = catalogues.iter().map(|catalogue| catalogue.items.len()).sum();
    let domains: Vec<String> = catalogues.iter().map(|catalogue| shown(catalogue.domain_name())).collect();
    let count = format!(
        "{}{}{}{}{}{items}{}",
        name(site, place),
        site.word("separator"),
        domains.len(),
        site.word("count_domains"),
        site.word("comma"),
        site.word("count_items"),
    );
    let listed = format!("{count}{}{}", site.word("stop"), domains.join(site.word("comma")));
    (std::iter::once(name(site, place)).chain(domains).collect(), Some(listed))
}

fn of_domain(site: &Site<'_>, place: usize, catalogue: usize, title: &str) -> (Vec<String>, Option<String>) {
    let Some(own) = site.catalogue(place, catalogue) else { return (Vec::new(), None) };
    let names: Vec<String> = own.items.iter().map(|item| shown(item.title())).collect();
    let (separator, count) = (site.word("separator"), site.word("count_items"));
    let listed = format!("{title}{separator}{}{count}", names.len());
    let listed = format!("{listed}{}{}", site.word("stop"), names.join(site.word("comma")));
    let categories = own.items.iter().filter_map(|item| item.category.first());
    let words = [name(site, place), shown(own.domain_name())].into_iter();
    (words.chain(categories.map(|text| shown(&text.value))).collect(), Some(listed))
}

fn of_item(site: &Site<'_>, spot: Spot) -> (Vec<String>, Option<String>) {
    let Some(catalogue) = site.catalogue(spot.place, spot.catalogue) else { return (Vec::new(), None) };
    let Some(item) = catalogue.items.get(spot.item) else { return (Vec::new(), None) };
    (item_keywords(site, spot.place, catalogue, item), Some(item_description(site, spot.place, item)))
}

fn item_keywords(site: &Site<'_>, place: usize, catalogue: &Catalogue, item: &Item) -> Vec<String> {
    let categories = item.category.iter().map(|text| shown(&text.value));
    let words = [shown(item.title()), name(site, place), shown(catalogue.domain_name())].into_iter();
    words.chain(categories).chain(said(item, Field::Body)).collect()
}

/// Place and name, then what is disclosed, when, and by whom, as far as it is written.
fn item_description(site: &Site<'_>, place: usize, item: &Item) -> String {
    let fields = [
        (Field::Deadline, text(&item.deadline)),
        (Field::Body, said(item, Field::Body).join(site.word("comma"))),
        (Field::Content, said(item, Field::Content).join(site.word("comma"))),
    ];
    let mut description = format!("{}{}", name(site, place), shown(item.title()));
    for (field, said) in fields.iter().filter(|(_, said)| !said.is_empty()) {
        description.push_str(site.word("stop"));
        description.push_str(field.chinese());
        description.push_str(site.word("separator"));
        description.push_str(said);
    }
    description
}

/// On one line, and no longer than is shown.
fn shortened(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(DESCRIPTION) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}

/// Each word once, in order; what separates them cannot be part of one.
fn joined(words: Vec<String>) -> Option<String> {
    let mut kept: Vec<String> = Vec::new();
    for word in words {
        let word = word.split([';', '；']).flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ");
        if !word.is_empty() && !kept.contains(&word) {
            kept.push(word);
        }
    }
    (!kept.is_empty()).then(|| kept.join(";"))
}
