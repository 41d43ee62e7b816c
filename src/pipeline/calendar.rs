//! A workspace to an iCalendar file, and every place's own beside its pages.

use super::Loaded;
use super::build::BuildOptions;
use crate::diagnostic::Language;
use crate::emit::Output;
use crate::emit::address::Addresses;
use crate::emit::ics::{self, IcsOptions, Published};
use crate::knowledge::{Calendar, Date, Knowledge, RegistryError};
use crate::lineage::Workspace;

/// Which dates, of which place.
#[derive(Debug, Clone, Default)]
pub struct CalendarOptions {
    /// The first day; else the first of the last year whose holidays are published. What is published again after so
    /// many days is counted from a day that was given, and left out where none was.
    pub from: Option<Date>,
    /// A whole year, instead of `from` and `to`.
    pub year: Option<i32>,
    /// The last day; else what comes back does so for ever.
    pub to: Option<Date>,
    /// Only this place.
    pub place: Option<String>,
    /// How many working days ahead to remind.
    pub remind: u32,
    /// The moment the file says it was made (`SOURCE_DATE_EPOCH`), never the clock's.
    pub created: Option<i64>,
    /// The language of mulu's own words.
    pub language: Language,
}

/// Why there is no file.
#[derive(Debug, thiserror::Error)]
pub enum CalendarError {
    /// A place that was asked for is not in the workspace; these are.
    #[error("{0:?}")]
    NoSuchPlace(Vec<String>),
    /// Nothing comes back or has a date: iCalendar knows no empty file.
    #[error("no dates")]
    Nothing(Published),
    /// The calendar cannot be read: whoever gave `--registry`.
    #[error(transparent)]
    Registry(#[from] RegistryError),
}

/// The periodic and dated disclosures of the places that were loaded.
///
/// # Errors
/// See [`CalendarError`].
pub fn calendar(
    loaded: &Loaded,
    knowledge: &Knowledge,
    options: &CalendarOptions,
) -> Result<Published, CalendarError> {
    let calendar = knowledge.calendar().map_err(Clone::clone)?;
    let places = &loaded.workspace.jurisdictions;
    let named = |index: &&usize| match (&options.place, places.get(**index)) {
        (Some(name), Some(place)) => place.name == *name,
        (_, place) => place.is_some(),
    };
    let wanted: Vec<usize> = loaded.wanted.iter().filter(named).copied().collect();
    if wanted.is_empty() && options.place.is_some() {
        let names = loaded.wanted.iter().filter_map(|index| Some(places.get(*index)?.name.clone()));
        return Err(CalendarError::NoSuchPlace(names.collect()));
    }
    let day = |year: i32, month, day| Date::new(year, month, day);
    let given = options.year.and_then(|year| day(year, 1, 1)).or(options.from);
    let Some(from) = given.or_else(|| first_day(calendar)) else {
        return Err(CalendarError::NoSuchPlace(Vec::new()));
    };
    let options = IcsOptions {
        from,
        to: options.year.and_then(|year| day(year, 12, 31)).or(options.to),
        start: options.from,
        remind: options.remind,
        stamp: options.created.unwrap_or(ics::NO_STAMP),
        language: options.language,
    };
    let published = ics::calendar(&loaded.workspace, &wanted, calendar, &options);
    if published.events == 0 { Err(CalendarError::Nothing(published)) } else { Ok(published) }
}

/// The first day of the last year whose holidays are published.
fn first_day(calendar: &Calendar) -> Option<Date> {
    Date::new(calendar.years().last().unwrap_or(2026), 1, 1)
}

/// The calendar of every published place in which anything comes back, by the place's index.
pub(super) fn beside_pages(
    workspace: &Workspace,
    addresses: &Addresses,
    knowledge: &Knowledge,
    options: &BuildOptions,
) -> Vec<(usize, Output)> {
    // A replaced registry that is broken is told of by those who check.
    let Ok(calendar) = knowledge.calendar() else { return Vec::new() };
    let Some(from) = first_day(calendar) else { return Vec::new() };
    let settings = IcsOptions {
        from,
        to: None,
        start: None,
        remind: 0,
        stamp: options.created.unwrap_or(ics::NO_STAMP),
        language: options.language,
    };
    let one = |place: usize| {
        let published = ics::calendar(workspace, &[place], calendar, &settings);
        let path = addresses.calendar_download(place);
        (published.events > 0).then_some((place, Output { path, bytes: published.bytes }))
    };
    workspace.own().filter_map(one).collect()
}
