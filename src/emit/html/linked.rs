//! What a page is about, for programs: schema.org in JSON-LD.
//!
//! A place is a `DataCatalog`, a domain a `Dataset` with its downloads. An item is no service that anybody
//! applies for, so it is no `GovernmentService`: it is a `DefinedTerm`, a named and coded entry with a
//! description, and its domain is the `DefinedTermSet` it stands in. Addresses are written only where it is
//! configured where the site will stand; days only where the source has them. An approval is no publication:
//! its day is Dublin Core's `dateAccepted`.

use super::frame::{Site, relative};
use super::safe::shown;
use super::subject::{Spoken, Subject};
use super::view::{Link, Page};
use crate::catalogue::Jurisdiction;
use crate::emit::address::Download;
use serde_json::{Map, Value, json};

/// The data block of a page: its subject, and the way to it.
pub(super) fn graph(site: &Site<'_>, subject: Subject, spoken: &Spoken, path: &str, page: &Page) -> Value {
    let about = match subject {
        Subject::Home => Some(whole_site(site, page)),
        Subject::Place(place) => site.place(place).map(|own| place_catalogue(site, place, own)),
        Subject::Domain(place, catalogue) => Some(domain(site, place, catalogue, page, path)),
        Subject::Item(spot) => item(site, spot),
        Subject::Other => None,
    };
    let about = about.map(|mut about| {
        if let Value::Object(fields) = &mut about {
            put(fields, "description", spoken.description.clone());
            // A term has no keywords: schema.org knows them of works only.
            if !matches!(subject, Subject::Item(_)) {
                put(fields, "keywords", spoken.keywords.clone());
            }
            put(fields, "url", page.url.clone());
            put(fields, "dcterms:dateAccepted", spoken.approved.clone());
        }
        about
    });
    let graph: Vec<Value> = about.into_iter().chain(breadcrumbs(site, path, &page.trail)).collect();
    json!({
        "@context": ["https://schema.org", {"dcterms": "http://purl.org/dc/terms/"}],
        "@graph": graph,
    })
}

fn put(fields: &mut Map<String, Value>, key: &str, text: Option<String>) {
    if let Some(text) = text.filter(|text| !text.is_empty()) {
        fields.insert(key.to_owned(), Value::String(text));
    }
}

/// A thing of a kind with a name.
fn thing(kind: impl Into<Value>, name: String) -> Map<String, Value> {
    Map::from_iter([("@type".to_owned(), kind.into()), ("name".to_owned(), Value::String(name))])
}

/// A thing that stands on another page.
fn reference(site: &Site<'_>, kind: impl Into<Value>, name: String, path: &str) -> Value {
    let mut fields = thing(kind, name);
    put(&mut fields, "url", site.url(path));
    Value::Object(fields)
}

fn whole_site(site: &Site<'_>, page: &Page) -> Value {
    let place = |index: &usize| Some(place_reference(site, *index, site.place(*index)?));
    let mut fields = thing("DataCatalog", page.site_name.clone());
    fields.insert("hasPart".to_owned(), site.own.iter().filter_map(place).collect());
    Value::Object(fields)
}

fn place_reference(site: &Site<'_>, index: usize, own: &Jurisdiction) -> Value {
    reference(site, "DataCatalog", shown(&own.name), &site.addresses.place(index))
}

/// The administrative area itself.
fn area(own: &Jurisdiction) -> Value {
    let mut fields = thing("AdministrativeArea", shown(&own.name));
    put(&mut fields, "identifier", own.code.as_ref().map(|code| shown(&code.value)));
    Value::Object(fields)
}

fn place_catalogue(site: &Site<'_>, index: usize, own: &Jurisdiction) -> Value {
    let mut fields = thing("DataCatalog", shown(&own.name));
    let one = |(number, catalogue)| {
        let name = super::table::title(site, index, catalogue);
        reference(site, "Dataset", name, &site.addresses.domain(index, number))
    };
    let sets: Vec<Value> = own.catalogues.iter().enumerate().map(one).collect();
    fields.insert("dataset".to_owned(), Value::Array(sets));
    fields.insert("spatialCoverage".to_owned(), area(own));
    Value::Object(fields)
}

/// A domain's table is data and a list of terms at once.
fn domain(site: &Site<'_>, place: usize, catalogue: usize, page: &Page, path: &str) -> Value {
    let mut fields = thing(json!(["Dataset", "DefinedTermSet"]), page.title.clone());
    fields.insert("inLanguage".to_owned(), json!("zh-CN"));
    if let Some(own) = site.place(place) {
        fields.insert("spatialCoverage".to_owned(), area(own));
        fields.insert("includedInDataCatalog".to_owned(), place_reference(site, place, own));
    }
    let offered = site.options.downloads.iter();
    let one = |kind: &Download| {
        let target = site.addresses.domain_download(place, catalogue, *kind);
        // Without a public address the file's own name is all that is certain.
        let mut fields = thing("DataDownload", relative(path, &target));
        fields.insert("encodingFormat".to_owned(), json!(media_type(*kind)));
        put(&mut fields, "contentUrl", site.url(&target));
        Value::Object(fields)
    };
    let files: Vec<Value> = offered.map(one).collect();
    if !files.is_empty() {
        fields.insert("distribution".to_owned(), Value::Array(files));
    }
    Value::Object(fields)
}

fn media_type(kind: Download) -> &'static str {
    match kind {
        Download::Workbook => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        Download::Document => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        Download::Json => "application/json",
        Download::Csv => "text/csv",
    }
}

fn item(site: &Site<'_>, spot: super::tracks::Spot) -> Option<Value> {
    let catalogue = site.catalogue(spot.place, spot.catalogue)?;
    let own = catalogue.items.get(spot.item)?;
    let mut fields = thing("DefinedTerm", shown(own.title()));
    put(&mut fields, "termCode", own.code.text().map(|code| shown(&code.value)));
    let title = super::table::title(site, spot.place, catalogue);
    let set = site.addresses.domain(spot.place, spot.catalogue);
    fields.insert("inDefinedTermSet".to_owned(), reference(site, "DefinedTermSet", title, &set));
    Some(Value::Object(fields))
}

/// The way from the start page to this one; none on the start page itself.
fn breadcrumbs(site: &Site<'_>, path: &str, trail: &[Link]) -> Option<Value> {
    let step = |(index, link): (usize, &Link)| {
        let mut fields = thing("ListItem", link.text.clone());
        fields.insert("position".to_owned(), json!(index + 1));
        let target = link.href.as_deref().map_or_else(|| path.to_owned(), |href| resolved(path, href));
        put(&mut fields, "item", site.url(&target));
        Value::Object(fields)
    };
    let steps: Vec<Value> = trail.iter().enumerate().map(step).collect();
    (steps.len() > 1).then(|| json!({"@type": "BreadcrumbList", "itemListElement": steps}))
}

/// A link of a page as a path from the output folder.
fn resolved(from: &str, href: &str) -> String {
    let mut folders: Vec<&str> = from.split('/').collect();
    folders.pop();
    for part in href.split('/') {
        if part == ".." {
            folders.pop();
        } else {
            folders.push(part);
        }
    }
    folders.join("/")
}
