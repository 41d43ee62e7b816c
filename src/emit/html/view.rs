//! What each template is given: plain data, every text fit to be shown, every address relative to its page.
//!
//! These types are the contract with whoever replaces a template; they follow the pages, not the model.

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
}

/// `place.html`.
#[derive(Debug, Clone, Serialize)]
pub struct Place {
    /// Its number among the places of the search index.
    pub index: usize,
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

/// `domain.html`: the official table.
#[derive(Debug, Clone, Serialize)]
pub struct Domain {
    /// The title of the table.
    pub title: String,
    /// The place's name.
    pub place: String,
    /// The domain's name.
    pub domain: String,
    /// How many items it has.
    pub items: usize,
    /// The headings of the columns of item names: 一级事项, 二级事项 …
    pub name_headings: Vec<String>,
    /// The headings of the columns of levels.
    pub levels: Vec<&'static str>,
    /// The rows, grouped by their first category.
    pub groups: Vec<RowGroup>,
    /// The offices, for the filter.
    pub bodies: Vec<String>,
    /// Text around the table.
    pub notes: Vec<String>,
    /// Files with this catalogue.
    pub downloads: Vec<Link>,
}

/// Rows of one first category.
#[derive(Debug, Clone, Serialize)]
pub struct RowGroup {
    /// The rows.
    pub rows: Vec<Row>,
}

/// A row of the official table.
#[derive(Debug, Clone, Serialize)]
pub struct Row {
    /// 序号.
    pub seq: String,
    /// Category cells that begin in this row.
    pub categories: Vec<CategoryCell>,
    /// All categories of the item, for narrow screens.
    pub category: String,
    /// The item's name and page.
    pub name: Link,
    /// How many columns the name covers.
    pub name_columns: usize,
    /// 公开内容.
    pub content: String,
    /// 公开依据, an entry a line.
    pub basis: Vec<String>,
    /// 公开时限.
    pub deadline: String,
    /// 公开主体.
    pub body: String,
    /// 公开渠道和载体.
    pub channels: Vec<Choice>,
    /// 公开对象: 全社会, 特定群体.
    pub audience: Ticks,
    /// 公开方式: 主动, 依申请.
    pub mode: Ticks,
    /// 公开层级.
    pub levels: Ticks,
}

/// A merged cell of a category.
#[derive(Debug, Clone, Serialize)]
pub struct CategoryCell {
    /// The category.
    pub text: String,
    /// How many rows it covers.
    pub rows: usize,
    /// Whether it stands for the whole group of rows.
    pub whole: bool,
}

/// An option that is taken or not.
#[derive(Debug, Clone, Serialize)]
pub struct Choice {
    /// The option.
    pub text: String,
    /// Whether it is taken.
    pub taken: bool,
}

/// Tick cells under one heading, or the text of a field that could not be read as ticks.
#[derive(Debug, Clone, Serialize)]
pub struct Ticks {
    /// The text, where there are no ticks to show.
    pub written: Option<String>,
    /// A cell a column; its text is the column's, or the words written in it.
    pub cells: Vec<Choice>,
}

/// `item.html`.
#[derive(Debug, Clone, Serialize)]
pub struct Item {
    /// The item's name.
    pub name: String,
    /// Its code.
    pub code: Option<String>,
    /// Its categories.
    pub categories: Vec<String>,
    /// Its place.
    pub place: Link,
    /// Its domain.
    pub domain: Link,
    /// Everything it says.
    pub fields: Vec<FieldView>,
    /// Its counterparts from the top down, this item last; empty where it follows none.
    pub line: Vec<Step>,
    /// Fields held against the nearest upper item.
    pub differences: Vec<Difference>,
    /// Items of lower places that follow it.
    pub followers: Vec<Step>,
    /// Its address within the site.
    pub address: String,
    /// The item before it.
    pub previous: Option<Link>,
    /// The item after it.
    pub next: Option<Link>,
}

/// A field with its heading.
#[derive(Debug, Clone, Serialize)]
pub struct FieldView {
    /// The field's key in JSON; `extra` for a column of the place's own.
    pub key: &'static str,
    /// The heading.
    pub label: String,
    /// What it says; several values make a list.
    pub values: Vec<FieldValue>,
}

/// One value of a field.
#[derive(Debug, Clone, Serialize)]
pub struct FieldValue {
    /// The text.
    pub text: String,
    /// Where it leads, where it is an address that may be linked to.
    pub href: Option<String>,
    /// For an option: whether it is taken.
    pub taken: Option<bool>,
}

/// One item of a line of items that follow one another.
#[derive(Debug, Clone, Serialize)]
pub struct Step {
    /// The place.
    pub place: String,
    /// Its tier.
    pub tier: Option<&'static str>,
    /// The item's name there, and its page where it has one here.
    pub item: Link,
    /// Its deadline there.
    pub deadline: String,
    /// Whether this is the page's own item.
    pub own: bool,
}

/// A field here and above.
#[derive(Debug, Clone, Serialize)]
pub struct Difference {
    /// The heading.
    pub label: String,
    /// What the item above says.
    pub upper: String,
    /// What this item says.
    pub own: String,
    /// How they stand to one another: a key of the words (`sooner`, `later`, `same`, `differs`, `not_comparable`).
    pub verdict: &'static str,
}

/// `negative-list.html`.
#[derive(Debug, Clone, Serialize)]
pub struct NegativeList {
    /// The title of the list.
    pub title: String,
    /// The place's name.
    pub place: String,
    /// The headings after name and grounds.
    pub headings: Vec<String>,
    /// What is withheld.
    pub rows: Vec<NegativeRow>,
}

/// What is withheld, and why.
#[derive(Debug, Clone, Serialize)]
pub struct NegativeRow {
    /// 序号.
    pub seq: String,
    /// The item's name.
    pub name: String,
    /// Its categories.
    pub category: String,
    /// The legal grounds, an entry a line.
    pub grounds: Vec<String>,
    /// The other columns.
    pub cells: Vec<String>,
}
