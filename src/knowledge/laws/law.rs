//! One instrument and what is known of its history. Inert: looking things up is the registry's work.

use serde::de::{Deserialize, Deserializer};

use crate::knowledge::Date;

/// A law, regulation, rule or document that a catalogue can cite, with the whole line of its texts.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Law {
    /// The record's own name, stable for ever: what JSON calls `law`.
    pub id: String,
    /// The official title, without 《》.
    pub title: String,
    /// Other titles it goes by; the title without 中华人民共和国 needs no mention.
    #[serde(default)]
    pub short: Vec<String>,
    /// What it is, by legal force.
    pub kind: Kind,
    /// Who issued it.
    pub issuer: Option<String>,
    /// The number by which it is cited today; none where it has none or it is not known.
    pub doc_no: Option<String>,
    /// Numbers of full texts that have been replaced: whoever writes one cites the old text.
    #[serde(default)]
    pub earlier_doc_nos: Vec<String>,
    /// Decisions that changed some articles only.
    #[serde(default)]
    pub amending_doc_nos: Vec<Amendment>,
    /// First adopted; issued, where the day of adoption is not known.
    pub adopted: Option<Date>,
    /// When the present text came into force; of a repealed instrument, its last text.
    pub in_force: Option<Date>,
    /// When it was last changed.
    pub last_amended: Option<Date>,
    /// How it stands when the registry was written; for another day ask [`Laws::status_on`](super::Laws::status_on).
    pub status: Status,
    /// When it was repealed or expired, where the day is known.
    pub repealed_on: Option<Date>,
    /// What replaced it, by id. An instrument in force may have one too: then the other is to be preferred.
    #[serde(default)]
    pub superseded_by: Vec<String>,
    /// Where the articles of the earlier text are now.
    #[serde(default)]
    pub articles_moved: Vec<MovedArticle>,
    /// How many articles the present text has, where that is certain.
    pub articles: Option<u16>,
    /// How far the record may be relied on.
    #[serde(default)]
    pub confidence: Confidence,
    /// Anything else worth knowing, in Chinese.
    pub note: Option<String>,
}

impl Law {
    /// The title as people say it: without the state's name.
    #[must_use]
    pub fn short_title(&self) -> &str {
        self.title.strip_prefix("中华人民共和国").unwrap_or(&self.title)
    }

    /// Whether the present text, the one [`doc_no`](Self::doc_no) belongs to, was in force on `day`.
    /// Where the day is not known: yes.
    #[must_use]
    pub fn present_text_on(&self, day: Date) -> bool {
        self.in_force.is_none_or(|start| start <= day)
    }

    /// Whether an earlier text was in force before the present one.
    pub(super) fn has_earlier_text(&self) -> bool {
        self.last_amended.is_some() || !self.earlier_doc_nos.is_empty()
    }

    /// Whether there was no text of it yet on `day`. A record with earlier numbers and no amendment dates its present
    /// text only, so nothing is known of its beginning: no.
    pub(super) fn not_yet_made_on(&self, day: Date) -> bool {
        let dates_first_text = self.last_amended.is_some() || self.earlier_doc_nos.is_empty();
        let starts = self.adopted.into_iter().chain(self.in_force).min();
        dates_first_text && starts.is_some_and(|start| day < start)
    }
}

/// What an instrument is. The order is that in which several are cited (法律 first, local ones last).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Deserialize)]
pub enum Kind {
    /// Passed by the National People's Congress or its committee.
    #[serde(rename = "法律")]
    Statute,
    /// Issued by the State Council as an order.
    #[serde(rename = "行政法规")]
    AdministrativeRegulation,
    /// Issued by the party, alone or with the State Council's office.
    #[serde(rename = "党内法规和文件")]
    PartyDocument,
    /// A document of the State Council or its office.
    #[serde(rename = "国务院规范性文件")]
    StateCouncilDocument,
    /// Issued by a ministry as an order.
    #[serde(rename = "部门规章")]
    DepartmentRule,
    /// A document of a ministry.
    #[serde(rename = "部门规范性文件")]
    DepartmentDocument,
    /// A national or industry standard.
    #[serde(rename = "国家标准", alias = "行业标准")]
    Standard,
    /// Passed by a local people's congress.
    #[serde(rename = "地方性法规")]
    LocalRegulation,
    /// Issued by a local government as an order.
    #[serde(rename = "地方政府规章")]
    LocalRule,
    /// A document of a local government or department.
    #[serde(rename = "地方规范性文件")]
    LocalDocument,
    /// A local standard.
    #[serde(rename = "地方标准")]
    LocalStandard,
}

impl Kind {
    /// The official word.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Statute => "法律",
            Self::AdministrativeRegulation => "行政法规",
            Self::PartyDocument => "党内法规和文件",
            Self::StateCouncilDocument => "国务院规范性文件",
            Self::DepartmentRule => "部门规章",
            Self::DepartmentDocument => "部门规范性文件",
            Self::Standard => "国家标准",
            Self::LocalRegulation => "地方性法规",
            Self::LocalRule => "地方政府规章",
            Self::LocalDocument => "地方规范性文件",
            Self::LocalStandard => "地方标准",
        }
    }

    /// Whether it holds in one place only.
    #[must_use]
    pub const fn is_local(self) -> bool {
        matches!(self, Self::LocalRegulation | Self::LocalRule | Self::LocalDocument | Self::LocalStandard)
    }
}

/// How an instrument stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Deserialize)]
pub enum Status {
    /// In force; its text has not changed since the ministries' guidelines of mid-2019.
    #[serde(rename = "现行有效")]
    InForce,
    /// In force, but its text has changed since: old numbers and articles need a second look.
    #[serde(rename = "已修订")]
    Revised,
    /// Repealed, or its term is over.
    #[serde(rename = "已废止")]
    Repealed,
    /// Passed, but not in force yet.
    #[serde(rename = "尚未施行")]
    NotYetInForce,
}

impl Status {
    /// The official word.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::InForce => "现行有效",
            Self::Revised => "已修订",
            Self::Repealed => "已废止",
            Self::NotYetInForce => "尚未施行",
        }
    }
}

/// How far a record may be relied on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Confidence {
    /// Standing or number not confirmed: only a hint can rest on it.
    Low,
    /// One of title, number, dates comes from memory.
    Medium,
    /// Title, number and standing are sure.
    #[default]
    High,
}

/// An article of the earlier text and where it is now.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MovedArticle {
    /// The article's number in the earlier text: `第十八条`.
    pub from: String,
    /// Its number or numbers now, or （删除）.
    pub to: String,
    /// Which two texts are meant, and what the article is about.
    pub note: Option<String>,
}

/// A decision that changed some articles: `主席令第29号（2019-04-23）`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amendment {
    /// The decision's own number.
    pub doc_no: String,
    /// When it was made public, where known.
    pub on: Option<Date>,
}

impl<'de> Deserialize<'de> for Amendment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self::of_text(&String::deserialize(deserializer)?))
    }
}

impl Amendment {
    fn of_text(text: &str) -> Self {
        let dated = text
            .strip_suffix('）')
            .and_then(|open| open.rsplit_once('（'))
            .and_then(|(doc_no, day)| Some((doc_no, day.parse().ok()?)));
        match dated {
            Some((doc_no, day)) => Self { doc_no: doc_no.to_owned(), on: Some(day) },
            None => Self { doc_no: text.to_owned(), on: None },
        }
    }
}
