//! What an item's page is given: `item.html`.

use super::Link;
use crate::emit::html::QrCode;
use serde::Serialize;

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
    /// The code of its full address, where it is known where the site will stand.
    pub qr: Option<QrCode>,
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
    /// For an option: whether it may be taken.
    pub optional: bool,
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
    /// Both texts cut where they part ways; empty where marks would tell nothing.
    pub upper_pieces: Vec<Piece>,
    /// See `upper_pieces`.
    pub own_pieces: Vec<Piece>,
    /// How they stand to one another: a key of the words (`sooner`, `later`, `same`,
    /// `not_comparable`, `more`, `less`, `other_body`, `differs`).
    pub verdict: &'static str,
}

/// A stretch of a text that is held against another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// The text.
    pub text: String,
    /// Whether the other text has nothing like it.
    pub marked: bool,
}
