//! Floor 5: located trees to catalogues. Complains of nothing: what cannot be understood stays as
//! text for a rule to tell of, and unknown columns go to `extra`.

mod adjustments;
mod allow;
mod audience;
mod channels;
mod items;
mod jurisdiction;
mod memo;
mod options;
mod place;
mod wrapped;

pub use adjustments::adjustments;
pub use allow::allowances;
pub use jurisdiction::{Reference, jurisdiction, references};
pub use memo::Memo;
pub use place::{may_be_place, place_in_title, tier_of_name};

use crate::catalogue::{CATALOGUE_KEYS, Catalogue, DomainName, Field, Text};
use crate::document::{Document, Node, NodeKind, Table};
use crate::knowledge::Knowledge;
use crate::source::{FileId, Located, Location};
use crate::value::legend::Legend;

/// The catalogues a document holds.
#[must_use]
pub fn catalogues(document: &Document, knowledge: &Knowledge, memo: &mut Memo) -> Vec<Catalogue> {
    document.tables.iter().map(|table| catalogue(document.file, table, knowledge, memo)).collect()
}

/// Whether a tree is meant to be a catalogue, a jurisdiction, or neither.
#[must_use]
pub fn is_catalogue(table: &Table) -> bool {
    value(&table.root, "items").is_some() || table.headings.is_some()
}

/// Whether a tree is a negative list: the table reader says so, or it names no domain and its title says so.
#[must_use]
pub fn is_negative(table: &Table) -> bool {
    let text = |key: &str| value(&table.root, key).and_then(Node::as_text).map(|text| text.value.as_str());
    let says = |text: Option<&str>| text.is_some_and(|text| text.contains("负面清单"));
    let domain = text("domain").filter(|domain| !domain.trim().is_empty());
    text("kind") == Some("负面清单") || says(domain) || (domain.is_none() && says(text("title")))
}

fn catalogue(file: FileId, table: &Table, knowledge: &Knowledge, memo: &mut Memo) -> Catalogue {
    let text = |key: &str| {
        value(&table.root, key).and_then(Node::as_text).filter(|text| !blank(text)).map(|text| text.owned())
    };
    let (domain, title) = (text("domain"), text("title"));
    let is_table = table.headings.is_some();
    let negative = is_negative(table);
    // A negative list is of no domain, whatever its title may sound like.
    let recognised =
        if negative { None } else { recognise(domain.as_ref(), title.as_ref(), is_table, knowledge) };
    // A table names its domain in prose; the catalogue names it as the registry does.
    let domain = match &recognised {
        Some(known) if is_table => {
            domain.or_else(|| title.clone()).map(|written| Text::inexact(known.name.clone(), written.at))
        }
        Some(_) | None => domain,
    };
    let items = value(&table.root, "items").map_or(&[][..], Node::elements);
    let mut notes: Vec<Text> = table.notes.iter().map(Located::owned).collect();
    notes.extend(
        ["note", "legend"]
            .iter()
            .filter_map(|key| value(&table.root, key))
            .flat_map(Node::texts)
            .map(|text| text.owned()),
    );
    let legend = legend(&notes);
    Catalogue {
        file,
        at: table.root.at,
        recognised,
        domain,
        title,
        items: items
            .iter()
            .filter(|node| matches!(node.kind, NodeKind::Map(_)))
            .map(|node| items::item(node, &legend, knowledge, memo))
            .collect(),
        incomplete: false,
        columns: table.headings.as_ref().map(|_| columns(table)),
        head: table
            .headings
            .as_ref()
            .and_then(|headings| headings.first())
            .map_or(Location::File(file), |heading| heading.at),
        negative,
        notes,
        legend,
    }
}

/// What the notes and legends say of the boxes before channels. 公开内容 may have a legend of its own in its heading.
fn legend(notes: &[Text]) -> Legend {
    let mut found = Legend::default();
    for note in notes {
        let plain = crate::value::text::comparable(&note.value);
        let heading = plain.split(['(', '"', '■', '√', '●']).next().unwrap_or_default();
        let of_channels = plain.strip_prefix(Field::Content.chinese()).is_none()
            && Field::from_heading(heading).is_none_or(|field| field == Field::Channels);
        if of_channels && let Some(legend) = Legend::parse(&note.value) {
            found.add(legend);
        }
    }
    found
}

/// Names the domain of a catalogue that does not name its own.
pub fn name_domain(catalogue: &mut Catalogue, domain: &str, knowledge: &Knowledge) {
    if catalogue.domain.is_none() {
        let written = Text::inexact(domain.to_owned(), catalogue.head);
        catalogue.recognised = recognise(Some(&written), None, true, knowledge);
        catalogue.domain = Some(written);
    }
}

/// The value of a catalogue key in either language.
fn value<'a>(root: &'a Node, key: &str) -> Option<&'a Node> {
    let chinese =
        CATALOGUE_KEYS.iter().find(|(english, _)| *english == key).map_or(key, |(_, chinese)| chinese);
    root.get(&[key, chinese])
}

/// The fields a table has columns for, with their headings: those any of its rows has a cell for.
fn columns(table: &Table) -> Vec<(Field, String)> {
    let headings = table.headings.as_deref().unwrap_or_default();
    let mut found: Vec<(Field, String)> = Vec::new();
    for item in value(&table.root, "items").map_or(&[][..], Node::elements) {
        for entry in item.entries() {
            let field = Field::from_key(&entry.key.value);
            let Some(field) = field.filter(|field| found.iter().all(|(known, _)| known != field)) else {
                continue;
            };
            let heading = headings.iter().find(|heading| heading.at == entry.key.at);
            found.push((field, heading.map_or_else(String::new, |heading| heading.value.to_string())));
        }
    }
    found
}

fn recognise(
    domain: Option<&Text>,
    title: Option<&Text>,
    table: bool,
    knowledge: &Knowledge,
) -> Option<DomainName> {
    let named = |text: &str| known_domain(text, knowledge).or_else(|| domain_after_place(text, knowledge));
    match domain {
        // What a table reader took from a title or a sheet's name may have the place in front of it.
        Some(written) if table => {
            let in_title = || known_in_title(&title?.value, knowledge);
            let own = || own_domain(place::without_place(&written.value));
            named(&written.value).or_else(in_title).or_else(own)
        }
        // A domain of the place's own is known by the name it gives.
        Some(written) => known_domain(&written.value, knowledge).or_else(|| own_domain(&written.value)),
        None => title.and_then(|title| named(&domain_in_title(&title.value))),
    }
}

/// A domain that a title names anywhere: `…重点领域（食品药品监管）政务信息公开目录`.
fn known_in_title(title: &str, knowledge: &Knowledge) -> Option<DomainName> {
    let found = knowledge.domains().ok()?.find_in(title)?;
    Some(DomainName { number: Some(found.number), name: found.name.clone() })
}

fn own_domain(written: &str) -> Option<DomainName> {
    Some(DomainName { number: None, name: written.trim().to_owned() })
}

/// The longest tail of a text that is a domain: `示例县养老服务` → 养老服务.
fn domain_after_place(text: &str, knowledge: &Knowledge) -> Option<DomainName> {
    text.char_indices().skip(1).find_map(|(at, _)| known_domain(text.get(at..)?, knowledge))
}

/// The domain a name, a former name or another name stands for.
fn known_domain(name: &str, knowledge: &Knowledge) -> Option<DomainName> {
    // A broken replacement registry is told of before anything is read.
    let found = knowledge.domains().ok()?.find(name)?;
    Some(DomainName { number: Some(found.number), name: found.name.clone() })
}

/// What is left of a title without its usual tail: `示例县养老服务领域基层政务公开标准目录` → `示例县养老服务`.
fn domain_in_title(title: &str) -> String {
    let plain = crate::value::text::squeeze(title);
    let end = plain
        .find("领域")
        .or_else(|| plain.find("基层政务公开"))
        .or_else(|| plain.find("政务公开"))
        .unwrap_or(plain.len());
    plain.get(..end).unwrap_or(&plain).to_owned()
}

fn blank<T: AsRef<str>>(text: &Located<T>) -> bool {
    crate::value::text::is_blank(text.value.as_ref())
}
