//! The view of a negative list: what is withheld, on what grounds, and the columns it has beside.

use super::frame::Site;
use super::safe::shown;
use super::view::{NegativeList, NegativeRow};
use crate::catalogue::{Catalogue, Field, Item, Text};

/// The page of a negative list.
pub(super) fn negative_list(site: &Site<'_>, place: usize, list: &Catalogue) -> NegativeList {
    let name = site.place(place).map_or_else(String::new, |place| shown(&place.name));
    let written = list.title.as_ref().map(|title| shown(&title.value)).filter(|title| !title.is_empty());
    let columns = columns(list);
    let rows = list.items.iter().enumerate().map(|(number, item)| NegativeRow {
        seq: item.seq.as_ref().map_or_else(|| (number + 1).to_string(), |seq| shown(&seq.value)),
        name: shown(item.title()),
        category: item.category.iter().map(|text| shown(&text.value)).collect::<Vec<_>>().join(" / "),
        grounds: item.basis.written.iter().map(|text| shown(&text.value)).collect(),
        cells: columns.iter().map(|column| column.cell(item)).collect(),
    });
    NegativeList {
        title: written.unwrap_or_else(|| format!("{name}{}", site.word("negative_list"))),
        place: name,
        rows: rows.collect(),
        headings: columns.iter().map(Column::heading).collect(),
        downloads: site.downloads(&site.addresses.negative_list(place), |kind| {
            site.addresses.negative_list_download(place, kind)
        }),
    }
}

/// A column beside name and grounds: one of ours, or one of the list's own.
enum Column {
    Field(Field),
    Extra(String),
}

impl Column {
    fn heading(&self) -> String {
        match self {
            Self::Field(field) => field.chinese().to_owned(),
            Self::Extra(heading) => shown(heading),
        }
    }

    fn cell(&self, item: &Item) -> String {
        match self {
            Self::Field(Field::Content) => shown(&item.content.on_one_line()),
            Self::Field(Field::Body) => one(item.body.as_ref()),
            Self::Field(field) => {
                let texts = item.optional(*field).iter().map(|text| shown(&text.value));
                texts.collect::<Vec<_>>().join("；")
            }
            Self::Extra(heading) => {
                one(item.extra.iter().find(|(own, _)| own.value == *heading).map(|(_, text)| text))
            }
        }
    }
}

fn one(text: Option<&Text>) -> String {
    text.map_or_else(String::new, |text| shown(&text.value))
}

/// The columns that any row fills, in the order they are first met.
fn columns(list: &Catalogue) -> Vec<Column> {
    let filled = |column: &Column| list.items.iter().any(|item| !column.cell(item).is_empty());
    let mut optional: Vec<Field> = Vec::new();
    let mut extra: Vec<String> = Vec::new();
    for item in &list.items {
        optional.extend(item.optional.iter().map(|(field, _)| *field));
        extra.extend(item.extra.iter().map(|(heading, _)| heading.value.clone()));
    }
    let mut seen = std::collections::BTreeSet::new();
    optional.retain(|field| seen.insert(*field));
    let mut seen = std::collections::BTreeSet::new();
    extra.retain(|heading| seen.insert(heading.clone()));
    let fields = [Field::Content, Field::Body].into_iter().chain(optional).map(Column::Field);
    fields.chain(extra.into_iter().map(Column::Extra)).filter(filled).collect()
}
