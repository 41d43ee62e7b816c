//! Where everything is published: one path for each place, domain and item, the same for every emitter.
//!
//! A path is made only of checked codes, numbers and slugs, never of free text, so nothing a
//! submission says can name a file of its choosing. All paths are lower-case ASCII, relative to
//! the output folder, with `/` between folders. Not here: links between pages (`html::frame`).

use crate::catalogue::{Catalogue, Item, Jurisdiction};
use crate::lineage::Workspace;
use std::collections::BTreeSet;

/// A kind of file offered beside the pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Download {
    /// The official table as a workbook.
    Workbook,
    /// Catalogue JSON.
    Json,
    /// Comma-separated values.
    Csv,
    /// The official table as a text document.
    Document,
}

impl Download {
    /// The ending of the file's name.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Workbook => "xlsx",
            Self::Json => "json",
            Self::Csv => "csv",
            Self::Document => "docx",
        }
    }
}

/// The addresses of a workspace, by the indices of places, catalogues and items in it.
#[derive(Debug, Clone)]
pub struct Addresses {
    places: Vec<PlaceAddress>,
}

#[derive(Debug, Clone)]
struct PlaceAddress {
    folder: String,
    domains: Vec<DomainAddress>,
}

#[derive(Debug, Clone)]
struct DomainAddress {
    folder: String,
    items: Vec<String>,
}

impl Addresses {
    /// Gives everything in a workspace its address.
    #[must_use]
    pub fn of(workspace: &Workspace) -> Self {
        let mut taken = Taken::reserving(&["assets", "fragments", "laws", "negative-list"]);
        let places = workspace.jurisdictions.iter().enumerate().map(|(index, place)| PlaceAddress {
            folder: taken.unique(place_name(place).unwrap_or_else(|| format!("place-{}", index + 1))),
            domains: domains(&place.catalogues),
        });
        Self { places: places.collect() }
    }

    /// The folder of a place: `990101`.
    #[must_use]
    pub fn folder(&self, place: usize) -> &str {
        self.places.get(place).map_or("", |address| &address.folder)
    }

    /// The page of a place: `990101/index.html`.
    #[must_use]
    pub fn place(&self, place: usize) -> String {
        format!("{}/index.html", self.folder(place))
    }

    /// The negative list of a place: `990101/negative-list.html`.
    #[must_use]
    pub fn negative_list(&self, place: usize) -> String {
        format!("{}/negative-list.html", self.folder(place))
    }

    /// A file with the negative list of a place: `990101/negative-list.xlsx`.
    #[must_use]
    pub fn negative_list_download(&self, place: usize, kind: Download) -> String {
        format!("{}/negative-list.{}", self.folder(place), kind.extension())
    }

    /// The page of a domain: `990101/21/index.html`.
    #[must_use]
    pub fn domain(&self, place: usize, catalogue: usize) -> String {
        format!("{}/{}/index.html", self.folder(place), self.domain_folder(place, catalogue))
    }

    /// The page of an item, its permanent address: `990101/21/21-01-01.html`.
    #[must_use]
    pub fn item(&self, place: usize, catalogue: usize, item: usize) -> String {
        let name = self.domain_address(place, catalogue).and_then(|domain| domain.items.get(item));
        let name = name.map_or("", String::as_str);
        format!("{}/{}/{name}.html", self.folder(place), self.domain_folder(place, catalogue))
    }

    /// The table of a domain for pasting into another page: `fragments/990101/21.html`.
    #[must_use]
    pub fn fragment(&self, place: usize, catalogue: usize) -> String {
        format!("fragments/{}/{}.html", self.folder(place), self.domain_folder(place, catalogue))
    }

    /// A file with all catalogues of a place: `990101/990101.xlsx`.
    #[must_use]
    pub fn place_download(&self, place: usize, kind: Download) -> String {
        let folder = self.folder(place);
        format!("{folder}/{folder}.{}", kind.extension())
    }

    /// A file with one catalogue: `990101/21/990101-21.xlsx`.
    #[must_use]
    pub fn domain_download(&self, place: usize, catalogue: usize, kind: Download) -> String {
        let (folder, domain) = (self.folder(place), self.domain_folder(place, catalogue));
        format!("{folder}/{domain}/{folder}-{domain}.{}", kind.extension())
    }

    /// The page with the periodic disclosures of a place: `990101/calendar.html`.
    #[must_use]
    pub fn calendar(&self, place: usize) -> String {
        format!("{}/calendar.html", self.folder(place))
    }

    /// The same for calendar programs: `990101/990101.ics`.
    #[must_use]
    pub fn calendar_download(&self, place: usize) -> String {
        let folder = self.folder(place);
        format!("{folder}/{folder}.ics")
    }

    /// The change log of a place: `990101/changes.html`.
    #[must_use]
    pub fn changes(&self, place: usize) -> String {
        format!("{}/changes.html", self.folder(place))
    }

    /// The offices of a place: `990101/offices/index.html`; one of them by its slug.
    #[must_use]
    pub fn office(&self, place: usize, slug: &str) -> String {
        format!("{}/offices/{slug}.html", self.folder(place))
    }

    /// What one place has under an instrument that many places cite: `laws/local-autonomy/990101.html`.
    #[must_use]
    pub fn law_in(&self, slug: &str, place: usize) -> String {
        format!("laws/{slug}/{}.html", self.folder(place))
    }

    fn domain_folder(&self, place: usize, catalogue: usize) -> &str {
        self.domain_address(place, catalogue).map_or("", |domain| &domain.folder)
    }

    fn domain_address(&self, place: usize, catalogue: usize) -> Option<&DomainAddress> {
        self.places.get(place)?.domains.get(catalogue)
    }
}

fn domains(catalogues: &[Catalogue]) -> Vec<DomainAddress> {
    let mut taken = Taken::reserving(&[]);
    let address = |(index, catalogue): (usize, &Catalogue)| {
        let number = catalogue.recognised.as_ref().and_then(|domain| domain.number);
        let name = number.map_or_else(|| format!("domain-{}", index + 1), |number| format!("{number:02}"));
        DomainAddress { folder: taken.unique(name), items: items(&catalogue.items) }
    };
    catalogues.iter().enumerate().map(address).collect()
}

fn items(items: &[Item]) -> Vec<String> {
    let mut taken = Taken::reserving(&["index"]);
    let name = |(index, item): (usize, &Item)| {
        let code = item.code.understood().map(ToString::to_string);
        taken.unique(code.unwrap_or_else(|| format!("item-{}", index + 1)))
    };
    items.iter().enumerate().map(name).collect()
}

/// The code where it is six to twelve digits, else the folder's own name where it is a plain slug.
fn place_name(place: &Jurisdiction) -> Option<String> {
    let code = place.code.as_ref().map(|code| code.value.as_str()).filter(|code| is_place_code(code));
    let folder = place.folder.trim_end_matches('/').rsplit('/').next().filter(|name| is_slug(name));
    code.or(folder).map(str::to_owned)
}

fn is_place_code(text: &str) -> bool {
    (6..=12).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Lower-case letters, digits and inner hyphens, at most 64, beginning with a letter, and not the name of a device.
fn is_slug(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    let device = matches!(text, "con" | "prn" | "aux" | "nul")
        || (text.len() == 4 && (text.starts_with("com") || text.starts_with("lpt")));
    text.len() <= 64
        && text.starts_with(|first: char| first.is_ascii_lowercase())
        && !text.ends_with('-')
        && text.bytes().all(plain)
        && !device
}

/// What may stand in a path for a name of any letters, the same for the same name: the name itself where it is a slug,
/// else its ASCII letters and digits as they are and its other letters by their numbers, parted by hyphens
/// (国办发〔2019〕54号 → `u56fd529e53d1-2019-54-u53f7`). Long names are cut; [`Taken`] keeps those apart.
pub(super) fn slug(name: &str) -> String {
    if is_slug(name) {
        return name.to_owned();
    }
    let mut slug = String::new();
    let mut last = None;
    for letter in name.chars().take(120).filter(|letter| !letter.is_whitespace()) {
        if slug.len() > 100 {
            break;
        }
        let kind = letter.is_alphanumeric().then_some(letter.is_ascii());
        if kind != last && !slug.is_empty() && kind.is_some() {
            slug.push('-');
        }
        match kind {
            Some(true) => slug.push(letter.to_ascii_lowercase()),
            Some(false) if kind == last => slug.push_str(&format!("{:04x}", u32::from(letter))),
            Some(false) => slug.push_str(&format!("u{:04x}", u32::from(letter))),
            None => {}
        }
        last = kind;
    }
    if is_slug(&slug) || slug.starts_with('u') { slug } else { format!("n-{slug}") }
}

/// Names already given away in one folder.
pub(super) struct Taken(BTreeSet<String>);

impl Taken {
    pub(super) fn reserving(names: &[&str]) -> Self {
        Self(names.iter().map(|name| (*name).to_owned()).collect())
    }

    /// The name, or the name with the first number from 2 that makes it unique.
    pub(super) fn unique(&mut self, name: String) -> String {
        let mut chosen = name.clone();
        let mut number = 2u32;
        while !self.0.insert(chosen.clone()) {
            chosen = format!("{name}-{number}");
            number += 1;
        }
        chosen
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Files, Located, Location};

    fn place(folder: &str, code: Option<&str>) -> Jurisdiction {
        let at = Location::File(Files::new().add("甲", Vec::new()));
        let code = code.map(|code| Located::new(code.to_owned(), at));
        Jurisdiction { folder: folder.to_owned(), code, ..Jurisdiction::unnamed("某地", None) }
    }

    #[test]
    fn a_path_is_made_of_codes_and_slugs_only() {
        let places = vec![
            place("x/county", Some("990101")),
            place("x/county", Some("99<script>")),
            place("x/county", None),
            place("../..", None),
            place("C:\\con", None),
            place("x/con", None),
            place("x/assets", None),
            place("示例县", Some("../990101")),
        ];
        let addresses = Addresses::of(&Workspace { jurisdictions: places });
        let folders: Vec<&str> = (0..8).map(|index| addresses.folder(index)).collect();
        let expected =
            ["990101", "county", "county-2", "place-4", "place-5", "place-6", "assets-2", "place-8"];
        assert_eq!(folders, expected);
        assert_eq!(slug("国办发〔2019〕54号"), "u56fd529e53d1-2019-54-u53f7");
        assert_eq!(
            [slug("price-law"), slug("con"), slug("../x"), slug("")],
            ["price-law", "n-con", "x", "n-"]
        );
        assert!(slug(&"某".repeat(500)).len() < 110);
        assert_eq!(addresses.place_download(0, Download::Workbook), "990101/990101.xlsx");
    }
}
