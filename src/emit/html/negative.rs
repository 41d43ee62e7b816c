//! The view of a negative list: what is withheld, on what grounds, and the columns it has beside.

use super::frame::Site;
use super::safe::shown;
use super::view::{Article, Link, NegativeList, NegativeRow};
use crate::catalogue::{Catalogue, Field, Item, Text};
use crate::knowledge::grounds::{Force, Grounds};
use crate::value::citation::{Citation, Part};
use crate::value::numeral;

/// The page of a negative list.
pub(super) fn negative_list(site: &Site<'_>, place: usize, list: &Catalogue) -> NegativeList {
    let name = site.place(place).map_or_else(String::new, |place| shown(&place.name));
    let written = list.title.as_ref().map(|title| shown(&title.value)).filter(|title| !title.is_empty());
    let columns = columns(list);
    let articles = articles(site, list);
    let rows = list.items.iter().enumerate().map(|(number, item)| NegativeRow {
        seq: item.seq.as_ref().map_or_else(|| (number + 1).to_string(), |seq| shown(&seq.value)),
        name: shown(item.title()),
        category: item.category.iter().map(|text| shown(&text.value)).collect::<Vec<_>>().join(" / "),
        grounds: item.basis.written.iter().map(|text| shown(&text.value)).collect(),
        articles: articles.iter().filter(|article| names(item, &article.article)).map(link).collect(),
        cells: columns.iter().map(|column| column.cell(item)).collect(),
    });
    NegativeList {
        title: written.unwrap_or_else(|| format!("{name}{}", site.word("negative_list"))),
        place: name,
        rows: rows.collect(),
        headings: columns.iter().map(|column| column.heading(site)).collect(),
        downloads: site.downloads(&site.addresses.negative_list(place), |kind| {
            site.addresses.negative_list_download(place, kind)
        }),
        articles,
    }
}

/// The articles of the registry of grounds that any row names, in their order.
fn articles(site: &Site<'_>, list: &Catalogue) -> Vec<Article> {
    let Some(Grounds { grounds, .. }) = &site.options.grounds else { return Vec::new() };
    let one = |(number, same): (usize, &[crate::knowledge::grounds::Ground])| {
        let first = same.first()?;
        let written = |ground: &crate::knowledge::grounds::Ground| match &ground.unless {
            Some(unless) => format!("{}（{unless}的除外）", ground.ground),
            None => ground.ground.clone(),
        };
        list.items.iter().any(|item| names(item, &first.article)).then(|| Article {
            anchor: format!("article-{}", number + 1),
            article: first.article.clone(),
            force: if first.force == Force::Must { "force_must" } else { "force_may" },
            grounds: same.iter().map(written).collect(),
            public_interest: first.public_interest_override,
        })
    };
    grounds.chunk_by(|a, b| a.article == b.article).enumerate().filter_map(one).collect()
}

fn link(article: &Article) -> Link {
    Link { text: article.article.clone(), href: Some(format!("#{}", article.anchor)) }
}

/// Whether the basis of an entry names an article of the Regulation in force.
fn names(item: &Item, article: &str) -> bool {
    let number = article.strip_prefix('第').and_then(|rest| rest.strip_suffix('条')).and_then(numeral::parse);
    let citations = item.basis.parts.iter().filter_map(|part| match &part.value {
        Part::Citation(citation) if is_regulation(citation) => Some(citation),
        _ => None,
    });
    let covers = |citation: &Citation, number: u32| {
        citation.articles.iter().any(|named| {
            let last = named.value.to.as_ref().map_or(named.value.article, |to| to.article);
            (named.value.article..=last).contains(&number)
        })
    };
    number.is_some_and(|number| citations.into_iter().any(|citation| covers(citation, number)))
}

/// 《政府信息公开条例》 and not its text of 2007 (国务院令第492号), whose articles have other numbers.
fn is_regulation(citation: &Citation) -> bool {
    let title = citation.title.strip_prefix("中华人民共和国").unwrap_or(&citation.title);
    let former = citation.documents.iter().any(|document| document.value.number == "492");
    let revised = citation.revision.as_ref().and_then(|revision| revision.year);
    title == "政府信息公开条例" && !former && revised.is_none_or(|year| year >= 2019)
}

/// A column beside name and grounds: one of ours, or one of the list's own.
enum Column {
    Field(Field),
    Extra(String),
}

impl Column {
    /// The official headings speak of disclosing (公开内容); a list of what is withheld needs others.
    fn heading(&self, site: &Site<'_>) -> String {
        match self {
            Self::Field(Field::Content) => site.word("withheld_content").to_owned(),
            Self::Field(Field::Body) => site.word("withheld_body").to_owned(),
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
