//! Document numbers (文号): their kinds, their one canonical spelling, and equality that ignores how they were written.
//! Where a number stands in a cell is found by `number_scan`.

use std::fmt;
use std::hash::{Hash, Hasher};

use super::marks::{Marks, is_closing, is_opening};
use super::number_scan;
use super::scan::Text;

/// What sort of number a document bears.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NumberKind {
    /// 发文字号, `国办发〔2016〕80号`. Source: GB/T 9704—2012 7.2.5.
    Serial,
    /// An order of an office, `国务院令第711号`.
    Order,
    /// An announcement numbered within a year, `国家税务总局公告2014年第40号`.
    Announcement,
    /// An announcement of a people's congress (or of the central bank), `…公告〔2017〕第38号`: its 第 belongs there.
    CongressAnnouncement,
    /// A local government's order with a year in brackets, `渝府令〔2019〕326号`.
    LocalOrder,
    /// A standard, `GB/T 9704—2012`.
    Standard,
}

/// The number of a document, read; its [`Display`](fmt::Display) is the canonical spelling of `citation-forms.md` §2.
#[derive(Clone, Debug)]
pub struct DocumentNumber {
    /// Who numbered it: `国务院`, `国办发`, `国家税务总局`, `GB/T`. Empty where the writer left it out.
    pub issuer: String,
    /// What sort of number it is.
    pub kind: NumberKind,
    /// The year, four digits. An order has none of its own: there it is only a hint (令2017年第138号).
    pub year: Option<u16>,
    /// The number in ASCII digits, without leading zeros; of a standard also its parts (`50180.1`).
    pub number: String,
}

impl DocumentNumber {
    /// Reads a text that is one document number and nothing else, in any spelling; brackets may stand around it.
    ///
    /// ```
    /// use mulu::value::citation::DocumentNumber;
    /// let written = DocumentNumber::parse("中华人民共和国国务院令第 711 号");
    /// assert_eq!(written, DocumentNumber::parse("国令第711号"));
    /// assert_eq!(written.map(|number| number.to_string()).as_deref(), Some("国务院令第711号"));
    /// ```
    pub fn parse(written: &str) -> Option<Self> {
        if written.len() > 400 {
            return None;
        }
        let text = Text::new(written);
        let marks = Marks::new(&text);
        let mut range = text.trim(0..text.len());
        if range.len() > 2
            && is_opening(text.at(range.start))
            && marks.closing(range.start) == Some(range.end - 1)
        {
            range = text.trim(range.start + 1..range.end - 1);
        }
        let hit = number_scan::hit_at(&text, &marks, range.start, range.end)?;
        let rest = text.trim(hit.range.end..range.end);
        (rest.is_empty() || rest.into_iter().all(|at| is_closing(text.at(at)))).then_some(hit.number)
    }

    /// Whether everything that identifies the document is there; 令第138号 does not say whose.
    pub fn is_complete(&self) -> bool {
        !self.issuer.is_empty()
    }

    /// The year, where it is part of the number.
    fn identifying_year(&self) -> Option<u16> {
        if self.kind == NumberKind::Order { None } else { self.year }
    }
}

/// Numbers are equal when they name the same document; the year hint of an order does not count.
impl PartialEq for DocumentNumber {
    fn eq(&self, other: &Self) -> bool {
        self.kind == other.kind
            && self.issuer == other.issuer
            && self.identifying_year() == other.identifying_year()
            && self.number == other.number
    }
}

impl Eq for DocumentNumber {}

impl Hash for DocumentNumber {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.kind, &self.issuer, self.identifying_year(), &self.number).hash(state);
    }
}

impl fmt::Display for DocumentNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { issuer, kind, year, number } = self;
        let bracketed = year.map(|year| format!("〔{year}〕")).unwrap_or_default();
        let named = year.map(|year| format!("{year}年")).unwrap_or_default();
        match kind {
            NumberKind::Serial => write!(f, "{issuer}{bracketed}{number}号"),
            NumberKind::Order => write!(f, "{issuer}令第{number}号"),
            NumberKind::Announcement => write!(f, "{issuer}公告{named}第{number}号"),
            NumberKind::CongressAnnouncement => write!(f, "{issuer}公告{bracketed}第{number}号"),
            NumberKind::LocalOrder => write!(f, "{issuer}令{bracketed}{number}号"),
            NumberKind::Standard => match year {
                Some(year) => write!(f, "{issuer} {number}—{year}"),
                None => write!(f, "{issuer} {number}"),
            },
        }
    }
}
