//! What each template is given: plain data, every text fit to be shown, every address relative to its page.
//!
//! These types are the contract with whoever replaces a template; they follow the pages, not the model.

mod index;
mod item;
mod table;

pub use index::{
    Calendar, Change, ChangeRow, Changes, DomainGroup, Due, DueRow, Entry, Law, LawGroup, LawRow, Laws,
    Office, OfficeGroup, OfficeRow, Offices, PlaceGroup, Status,
};
pub use item::{Difference, FieldValue, FieldView, Item, Piece, Step};
pub use table::{Article, CategoryCell, Choice, Domain, NegativeList, NegativeRow, Row, RowGroup, Ticks};

use serde::Serialize;

/// What every page has.
#[derive(Debug, Clone, Serialize)]
pub struct Page {
    /// The page's own title.
    pub title: String,
    /// The name of the site, shown in the head of every page.
    pub site_name: String,
    /// 政府网站标识码, where it is configured.
    pub site_id_code: Option<String>,
    /// The way back to the output folder: empty, `../`, or `../../`.
    pub root: String,
    /// The pages above this one, from the start page down; this page last, without an address.
    pub trail: Vec<Link>,
    /// The official meta tags that are configured.
    pub tags: Vec<Tag>,
    /// The page's full address, where it is known where the site will stand.
    pub url: Option<String>,
    /// The names of the files it was made from.
    pub sources: Vec<String>,
    /// The approval of the place's catalogues, where it is recorded.
    pub approval: Option<Approval>,
    /// What the page is about, in the words of schema.org: the data of its JSON-LD block.
    pub linked: serde_json::Value,
}

/// A meta tag.
#[derive(Debug, Clone, Serialize)]
pub struct Tag {
    /// Its name.
    pub name: &'static str,
    /// Its content.
    pub content: String,
}

/// Text that may lead somewhere.
#[derive(Debug, Clone, Serialize)]
pub struct Link {
    /// The text.
    pub text: String,
    /// Where it leads.
    pub href: Option<String>,
}

/// Who approved, when, by what.
#[derive(Debug, Clone, Serialize)]
pub struct Approval {
    /// Who.
    pub by: Option<String>,
    /// The day as recorded.
    pub on: Option<String>,
    /// The document.
    pub document: Option<String>,
}

/// A place with what it has.
#[derive(Debug, Clone, Serialize)]
pub struct PlaceCard {
    /// Its name.
    pub name: String,
    /// Its tier.
    pub tier: Option<&'static str>,
    /// Its page.
    pub href: String,
    /// How many catalogues it has.
    pub domains: usize,
    /// How many items they hold.
    pub items: usize,
    /// The places below it.
    pub children: Vec<Self>,
}

/// A domain of one place.
#[derive(Debug, Clone, Serialize)]
pub struct DomainCard {
    /// The domain's number, two digits; empty for a place's own.
    pub number: String,
    /// Its name.
    pub name: String,
    /// Its page.
    pub href: String,
    /// How many items it has.
    pub items: usize,
}

/// A domain and the places that have it.
#[derive(Debug, Clone, Serialize)]
pub struct DomainIndex {
    /// The domain's number, two digits; empty for a place's own.
    pub number: String,
    /// Its name.
    pub name: String,
    /// How many items it has in all places.
    pub items: usize,
    /// The catalogues, named by their places.
    pub places: Vec<DomainCard>,
}

/// `index.html`.
#[derive(Debug, Clone, Serialize)]
pub struct Home {
    /// How many places, catalogues and items there are.
    pub places: usize,
    /// How many catalogues.
    pub catalogues: usize,
    /// How many items.
    pub items: usize,
    /// The places, each with those below it.
    pub tree: Vec<PlaceCard>,
    /// The domains.
    pub domains: Vec<DomainIndex>,
    /// Other ways in: by instrument, the change log.
    pub ways: Vec<Link>,
}

/// `place.html`.
#[derive(Debug, Clone, Serialize)]
pub struct Place {
    /// Its folder, which is its name in the search.
    pub folder: String,
    /// Its name, tier and counts, and the places below it.
    pub card: PlaceCard,
    /// 行政区划代码.
    pub code: Option<String>,
    /// The place above it.
    pub upper: Option<Link>,
    /// Its own promise of a shortest limit.
    pub limit: Option<String>,
    /// Its catalogues.
    pub domains: Vec<DomainCard>,
    /// Upper items that do not exist here.
    pub omits: Vec<Omit>,
    /// Its negative list.
    pub negative_list: Option<String>,
    /// Files with all its catalogues.
    pub downloads: Vec<Link>,
    /// Other ways in: by office, by date, the change log, by instrument.
    pub ways: Vec<Link>,
}

/// An upper item that does not exist here.
#[derive(Debug, Clone, Serialize)]
pub struct Omit {
    /// The item's code.
    pub code: String,
    /// Its name and its page above, where they are known.
    pub item: Option<Link>,
    /// Why it does not exist here.
    pub reason: Option<String>,
}
