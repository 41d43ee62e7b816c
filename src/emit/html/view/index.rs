//! What the pages by instrument, office, date and change are given: `laws.html`, `law.html`, `offices.html`,
//! `office.html`, `calendar.html`, `changes.html`.

use super::Link;
use serde::Serialize;

/// `laws.html`.
#[derive(Debug, Clone, Serialize)]
pub struct Laws {
    /// Up to when the register of laws reaches.
    pub as_of: String,
    /// How many instruments there are.
    pub instruments: usize,
    /// The instruments by kind; those the register does not know last.
    pub groups: Vec<LawGroup>,
}

/// Instruments of one kind.
#[derive(Debug, Clone, Serialize)]
pub struct LawGroup {
    /// What the page calls its place: `kind-1`.
    pub id: String,
    /// The kind.
    pub name: String,
    /// The instruments, the most cited first.
    pub laws: Vec<LawRow>,
}

/// An instrument in the list.
#[derive(Debug, Clone, Serialize)]
pub struct LawRow {
    /// Its title and page.
    pub law: Link,
    /// The number it goes by.
    pub number: Option<String>,
    /// How it stands.
    pub status: Option<Status>,
    /// How many items cite it.
    pub items: usize,
}

/// How an instrument stands, as far as the register knows.
#[derive(Debug, Clone, Serialize)]
pub struct Status {
    /// 现行有效, 已修订, 已废止, 尚未施行.
    pub text: &'static str,
    /// Whether it is repealed.
    pub repealed: bool,
    /// Whether the record is confirmed.
    pub sure: bool,
}

/// `law.html`: an instrument, in all places or in one.
#[derive(Debug, Clone, Serialize)]
pub struct Law {
    /// Its title.
    pub title: String,
    /// The number it goes by.
    pub number: Option<String>,
    /// Its kind; nothing for what the register does not know.
    pub kind: Option<&'static str>,
    /// Who issued it.
    pub issuer: Option<String>,
    /// The day its present text came into force.
    pub in_force: Option<String>,
    /// How it stands.
    pub status: Option<Status>,
    /// Up to when the register of laws reaches.
    pub as_of: String,
    /// What replaced it.
    pub successors: Vec<Link>,
    /// How many items cite it, on this page.
    pub items: usize,
    /// The places whose items cite it.
    pub places: Vec<PlaceGroup>,
}

/// What one place has on a page.
#[derive(Debug, Clone, Serialize)]
pub struct PlaceGroup {
    /// What the page calls it: `p-990101`.
    pub id: String,
    /// The place.
    pub place: Link,
    /// How many items.
    pub items: usize,
    /// The page with them, where they do not stand here.
    pub more: Option<String>,
    /// The items by domain.
    pub domains: Vec<DomainGroup>,
}

/// Items of one domain of one place.
#[derive(Debug, Clone, Serialize)]
pub struct DomainGroup {
    /// The domain.
    pub domain: Link,
    /// Whether it is unfolded to begin with.
    pub open: bool,
    /// The items.
    pub rows: Vec<Entry>,
}

/// An item in a list.
#[derive(Debug, Clone, Serialize)]
pub struct Entry {
    /// Its code.
    pub code: Option<String>,
    /// Its name and page.
    pub item: Link,
    /// The articles cited, or its deadline.
    pub note: String,
}

/// `offices.html`.
#[derive(Debug, Clone, Serialize)]
pub struct Offices {
    /// The place.
    pub place: String,
    /// The offices by the sort of their names.
    pub groups: Vec<OfficeGroup>,
}

/// Offices of one sort.
#[derive(Debug, Clone, Serialize)]
pub struct OfficeGroup {
    /// What the page calls its place: `real`, `generic`, `others`.
    pub id: &'static str,
    /// The heading.
    pub name: &'static str,
    /// The offices, those with most items first.
    pub offices: Vec<OfficeRow>,
}

/// An office in the list.
#[derive(Debug, Clone, Serialize)]
pub struct OfficeRow {
    /// Its name and page.
    pub office: Link,
    /// In how many domains.
    pub domains: usize,
    /// How many items.
    pub items: usize,
}

/// `office.html`.
#[derive(Debug, Clone, Serialize)]
pub struct Office {
    /// Its name.
    pub name: String,
    /// Its place.
    pub place: Link,
    /// Other ways it is written in the catalogues.
    pub also: Vec<String>,
    /// How many items.
    pub items: usize,
    /// The items by domain.
    pub domains: Vec<DomainGroup>,
}

/// `calendar.html`.
#[derive(Debug, Clone, Serialize)]
pub struct Calendar {
    /// The place.
    pub place: String,
    /// The same for calendar programs.
    pub download: Option<String>,
    /// How many disclosures come back.
    pub items: usize,
    /// What falls due when.
    pub sections: Vec<Due>,
}

/// What falls due in one month, or every month, quarter and so on.
#[derive(Debug, Clone, Serialize)]
pub struct Due {
    /// What the page calls it: `month-1`.
    pub id: String,
    /// 每月, 1月.
    pub name: String,
    /// By day.
    pub rows: Vec<DueRow>,
}

/// One disclosure.
#[derive(Debug, Clone, Serialize)]
pub struct DueRow {
    /// By which day: 每月15日前.
    pub day: String,
    /// Its name and page.
    pub item: Link,
    /// The part of the item it is about, where its deadline has several.
    pub part: Option<String>,
    /// Its domain.
    pub domain: Link,
    /// Who discloses it.
    pub body: String,
    /// The deadline as written.
    pub written: String,
}

/// `changes.html`: the log of one place, or of all.
#[derive(Debug, Clone, Serialize)]
pub struct Changes {
    /// The place; none for the log of all.
    pub place: Option<String>,
    /// The feed.
    pub feed: String,
    /// The entries, the latest first.
    pub entries: Vec<Change>,
}

/// An entry of the change log.
#[derive(Debug, Clone, Serialize)]
pub struct Change {
    /// What the page calls it: `on-2026-09-18`.
    pub id: String,
    /// The day as written.
    pub on: String,
    /// Its title; in the log of all with its place on the place's page.
    pub title: Link,
    /// The place.
    pub place: String,
    /// By which document.
    pub document: Option<String>,
    /// Who decided it.
    pub by: Option<String>,
    /// Anything else.
    pub note: Option<String>,
    /// How many items it changed.
    pub count: usize,
    /// The items; none in the log of all.
    pub rows: Vec<ChangeRow>,
}

/// An item that was changed.
#[derive(Debug, Clone, Serialize)]
pub struct ChangeRow {
    /// 新增, 修改 and so on, in the page's language; as written where it is no word of ours.
    pub kind: String,
    /// Its code.
    pub code: Option<String>,
    /// Its name, and its page where it still has one.
    pub item: Link,
    /// What changed.
    pub what: Vec<String>,
}
