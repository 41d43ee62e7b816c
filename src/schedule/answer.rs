//! What `mulu due` answers: an item, or a bare phrase, and what follows from each clause of its deadline.

use super::{Due, due};
use crate::catalogue::{Catalogue, Item, Jurisdiction};
use crate::knowledge::{Calendar, Date};
use crate::source::Location;
use crate::value::deadline::{Clause, Deadline};

/// What follows from one deadline.
#[derive(Debug, Clone)]
pub struct Answer {
    /// Whose deadline it is; `None` for a bare phrase.
    pub subject: Option<Subject>,
    /// The deadline as written; `None` where the item has none.
    pub text: Option<String>,
    /// Each clause and what follows from it.
    pub clauses: Vec<(Clause, Due)>,
    /// Whether the text yields to other law.
    pub proviso: bool,
}

/// An item with the place it belongs to.
#[derive(Debug, Clone)]
pub struct Subject {
    /// 辖区.
    pub place: String,
    /// 领域.
    pub domain: String,
    /// 事项编码, as written.
    pub code: Option<String>,
    /// 事项.
    pub name: String,
    /// 公开主体.
    pub body: Option<String>,
    /// Where the deadline stands, or the item if it has none.
    pub at: Location,
}

impl Answer {
    /// For an item.
    #[must_use]
    pub fn of_item(
        (place, catalogue, item): (&Jurisdiction, &Catalogue, &Item),
        from: Date,
        calendar: &Calendar,
    ) -> Self {
        let subject = Subject {
            place: place.name.clone(),
            domain: catalogue.domain_name().to_owned(),
            code: item.code_text().map(str::to_owned),
            name: item.title().to_owned(),
            body: item.body.as_ref().map(|body| body.value.clone()),
            at: item.deadline.at().unwrap_or_else(|| item.head()),
        };
        let answer = match (item.deadline.understood(), item.deadline.text()) {
            (Some(deadline), _) => Self::of_deadline(deadline, from, calendar),
            (None, Some(text)) => Self::of_phrase(&text.value, from, calendar),
            (None, None) => Self { subject: None, text: None, clauses: Vec::new(), proviso: false },
        };
        let text = item.deadline.text().map(|text| text.value.trim().to_owned());
        Self { subject: Some(subject), text, ..answer }
    }

    /// For a phrase.
    #[must_use]
    pub fn of_phrase(text: &str, from: Date, calendar: &Calendar) -> Self {
        let answer = Self::of_deadline(&Deadline::parse(text), from, calendar);
        Self { text: Some(text.trim().to_owned()), ..answer }
    }

    fn of_deadline(deadline: &Deadline, from: Date, calendar: &Calendar) -> Self {
        let clauses =
            deadline.clauses.iter().map(|clause| (clause.clone(), due(clause, from, calendar))).collect();
        Self { subject: None, text: None, clauses, proviso: deadline.proviso }
    }
}
