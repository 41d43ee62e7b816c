//! The instruments catalogues cite: looked up by title, number or id, with how each stands on a given day.
//!
//! A document number is no key: orders are numbered anew with each congress and each reform, so several laws answer to
//! one number (主席令第21号: five). Look up by title, then compare the number.
//! Not here: reading a citation (that is a value), and what a wrong one means (those are rules).

mod index;
mod law;
mod locality;
mod resolve;
mod scan;
mod title;

#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::sync::{Mutex, OnceLock, PoisonError};

use serde::Deserialize;

pub use law::{Amendment, Confidence, Kind, Law, MovedArticle, Status};
pub use locality::is_local;
pub use resolve::{FoundBy, NumberSense, Resolved};

use super::error::read_yaml;
use super::{Date, RegistryError};
use index::{Index, Position};
use scan::Heading;

const FILE: &str = "laws.yaml";

/// All instruments of a registry.
#[derive(Debug)]
pub struct Laws {
    as_of: String,
    records: Vec<Record>,
    index: Index,
    /// Titles looked up before: every rule about citations asks for the same ones again.
    titles: Mutex<HashMap<String, Option<(Position, MatchedBy)>>>,
}

/// A record, parsed or still to be parsed from its lines.
#[derive(Debug)]
struct Record {
    lines: &'static str,
    law: OnceLock<Option<Law>>,
}

/// A title that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Match<'a> {
    /// The instrument.
    pub law: &'a Law,
    /// What the written title agreed with.
    pub by: MatchedBy,
}

/// What a written title agreed with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MatchedBy {
    /// The official title, but for blanks, widths and inner marks.
    Title,
    /// A short title of the registry, or the title with 中华人民共和国 left out or put in.
    Short,
    /// The title without the notice that issued it, without its issuer, or without a 的.
    Variant,
}

/// An instrument a number belongs to, and as what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Numbered<'a> {
    /// The instrument.
    pub law: &'a Law,
    /// What the number is to it.
    pub role: NumberRole,
}

/// What a number is to an instrument.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NumberRole {
    /// The number of the present text.
    Current,
    /// The number of a text that has been replaced.
    Earlier,
    /// The number of a decision that changed some articles.
    Amending,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    as_of: String,
    laws: Vec<Law>,
}

impl Laws {
    /// Reads a whole registry, in whatever way its YAML is written.
    ///
    /// # Errors
    /// What the text does not allow: a wrong shape, an id used twice, a successor that does not exist.
    pub fn read(text: &str) -> Result<Self, RegistryError> {
        let file: File = read_yaml(FILE, text)?;
        let mut laws = Self {
            as_of: file.as_of,
            records: Vec::new(),
            index: Index::default(),
            titles: Mutex::default(),
        };
        if laws.known_until().is_none() {
            return Err(RegistryError::about(
                FILE,
                text,
                "as_of",
                "as_of 应写成年月（如2026-03）或日期".to_owned(),
            ));
        }
        for law in file.laws {
            if laws.index.by_id(&law.id).is_some() {
                let message = format!("id 重复：{}", law.id);
                return Err(RegistryError::about(FILE, text, &format!("id: {}", law.id), message));
            }
            laws.index.add(laws.records.len(), &heading_of(&law));
            laws.records.push(Record { lines: "", law: OnceLock::from(Some(law)) });
        }
        match laws.dangling() {
            Some(id) => {
                Err(RegistryError::about(FILE, text, &id, format!("superseded_by 指向不存在的 id：{id}")))
            }
            None => Ok(laws),
        }
    }

    /// The embedded registry: found record by record, parsed only as records are asked for.
    pub(super) fn of_embedded(text: &'static str) -> Self {
        let mut index = Index::default();
        let mut records = Vec::new();
        for lines in scan::records(text) {
            index.add(records.len(), &scan::heading(lines));
            records.push(Record { lines, law: OnceLock::new() });
        }
        Self { as_of: scan::as_of(text).to_owned(), records, index, titles: Mutex::default() }
    }

    /// The month, or day, up to which the registry's sources reach.
    #[must_use]
    pub fn as_of(&self) -> &str {
        &self.as_of
    }

    /// The last day of [`as_of`](Self::as_of).
    #[must_use]
    pub fn known_until(&self) -> Option<Date> {
        let month = || format!("{}-01", self.as_of).parse().ok().map(Date::end_of_month);
        self.as_of.parse().ok().or_else(month)
    }

    /// Every instrument, in the registry's order.
    pub fn iter(&self) -> impl Iterator<Item = &Law> {
        (0..self.records.len()).filter_map(|position| self.at(position))
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// The instrument with that id.
    #[must_use]
    pub fn by_id(&self, id: &str) -> Option<&Law> {
        self.at(self.index.by_id(id)?)
    }

    /// The instrument a written title means, with or without 《》. Blanks, widths, inner marks, 中华人民共和国 in front,
    /// the frame of an issuing notice, a central issuer and a 的 may differ; nothing else is guessed.
    #[must_use]
    pub fn by_title(&self, written: &str) -> Option<Match<'_>> {
        // A thread that ended in the middle of a look-up leaves the map as good as it was.
        let mut titles = self.titles.lock().unwrap_or_else(PoisonError::into_inner);
        let found = match titles.get(written) {
            Some(known) => *known,
            None => {
                let found = self.find_title(written);
                titles.insert(written.to_owned(), found);
                found
            }
        };
        drop(titles);
        let (position, by) = found?;
        Some(Match { law: self.at(position)?, by })
    }

    fn find_title(&self, written: &str) -> Option<(Position, MatchedBy)> {
        let (position, by) = self.index.by_title(written)?;
        let title = &self.at(position)?.title;
        let shortened = by == MatchedBy::Title && title::full_key(written) != title::full_key(title);
        Some((position, if shortened { MatchedBy::Short } else { by }))
    }

    /// All instruments a number belongs to, however it is bracketed: often several.
    #[must_use]
    pub fn by_doc_no(&self, written: &str) -> Vec<Numbered<'_>> {
        let found = self.index.by_number(written).iter();
        found.filter_map(|&(position, role)| Some(Numbered { law: self.at(position)?, role })).collect()
    }

    /// What directly replaced `law`.
    #[must_use]
    pub fn successors(&self, law: &Law) -> Vec<&Law> {
        law.superseded_by.iter().filter_map(|id| self.by_id(id)).collect()
    }

    /// The instrument that stands for `law` in the end: its first successor's first successor, and so on.
    #[must_use]
    pub fn current<'a>(&'a self, law: &'a Law) -> &'a Law {
        self.follow(law, |_, _| true)
    }

    /// The instrument that stood for `law` on `day`: a step is taken only from what was repealed by then.
    #[must_use]
    pub fn current_on<'a>(&'a self, law: &'a Law, day: Date) -> &'a Law {
        self.follow(law, |from, to| {
            self.status_on(from, day) == Some(Status::Repealed)
                && self.status_on(to, day) != Some(Status::NotYetInForce)
        })
    }

    /// How `law` stood on `day`. None: it is repealed today, but since when is not known, and `day` lies before
    /// [`as_of`](Self::as_of).
    #[must_use]
    pub fn status_on(&self, law: &Law, day: Date) -> Option<Status> {
        if law.not_yet_made_on(day) {
            return Some(Status::NotYetInForce);
        }
        match (law.status, law.repealed_on) {
            (_, Some(end)) if end <= day => return Some(Status::Repealed),
            (Status::Repealed, None) if self.known_until().is_none_or(|known| known <= day) => {
                return Some(Status::Repealed);
            }
            (Status::Repealed, None) => return None,
            _ => {}
        }
        Some(match law.status {
            _ if !law.present_text_on(day) && !law.has_earlier_text() => Status::NotYetInForce,
            Status::Revised if law.present_text_on(day) => Status::Revised,
            _ => Status::InForce,
        })
    }

    fn follow<'a>(&'a self, law: &'a Law, may_step: impl Fn(&Law, &Law) -> bool) -> &'a Law {
        let mut law = law;
        // A chain cannot be longer than the list: a ring in a replacement registry ends here.
        for _ in 0..self.records.len() {
            match law.superseded_by.first().and_then(|id| self.by_id(id)) {
                Some(next) if may_step(law, next) => law = next,
                _ => break,
            }
        }
        law
    }

    fn at(&self, position: Position) -> Option<&Law> {
        let record = self.records.get(position)?;
        let parse = || read_yaml::<Vec<Law>>(FILE, record.lines).ok()?.pop();
        record.law.get_or_init(parse).as_ref()
    }

    fn dangling(&self) -> Option<String> {
        let ids = self.iter().flat_map(|law| &law.superseded_by);
        ids.into_iter().find(|id| self.index.by_id(id).is_none()).cloned()
    }
}

fn heading_of(law: &Law) -> Heading<'_> {
    Heading {
        id: &law.id,
        title: &law.title,
        short: law.short.iter().map(String::as_str).collect(),
        doc_no: law.doc_no.as_deref(),
        earlier_doc_nos: law.earlier_doc_nos.iter().map(String::as_str).collect(),
        amending_doc_nos: law.amending_doc_nos.iter().map(|amendment| amendment.doc_no.as_str()).collect(),
    }
}
