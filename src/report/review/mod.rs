//! A review to bytes: pages for the reviewer, a workbook for the leadership, JSON for programs. Every text of a
//! submission is escaped where it is written.

mod deadlines;
mod excuses;
mod folded;
mod formula;
mod gathered;
mod home;
mod insights;
mod json;
mod opinions;
mod outside;
mod page;
mod place;
mod ranked;
mod sheets;
mod standings;
mod urgent;
mod vocabulary;
mod wire;
mod words;
mod workbook;

pub use outside::{earlier, place_schema, schema};

use crate::diagnostic::Language;
use crate::review::Review;
use page::Pages;
use std::io;
use thiserror::Error;
use words::Words;

/// Why a report could not be made.
#[derive(Debug, Error)]
pub enum ReportError {
    /// The writer of workbooks refused: a defect of ours, or a table beyond what a workbook holds.
    #[error(transparent)]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
    /// A template cannot be filled in: a defect of ours.
    #[error(transparent)]
    Template(#[from] minijinja::Error),
    /// JSON cannot be made: a defect of ours.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
    /// The disk's.
    #[error(transparent)]
    Disk(#[from] io::Error),
}

/// Where a file goes: its path below the folder of the report, and its content.
pub type Put<'a> = dyn FnMut(String, Vec<u8>) -> io::Result<()> + 'a;

/// Writes every report, one file after the other. `created` is when the workbook says it was made.
///
/// # Errors
/// Those of the writers and of whoever takes the files.
pub fn write(
    review: &Review,
    language: Language,
    created: Option<i64>,
    put: &mut Put<'_>,
) -> Result<(), ReportError> {
    put("review.json".to_owned(), json::review(review)?)?;
    for place in &review.places {
        put(format!("places/{}.json", place.slug), json::findings(place)?)?;
    }
    let words = Words::new(language);
    put(words.get("workbook").to_owned(), workbook::workbook(review, &words, created)?)?;
    for place in &review.places {
        if let Some(path) = opinions::path(place, &words) {
            put(path, opinions::form(place, &words, created)?)?;
        }
    }
    for (path, text) in page::ASSETS {
        put((*path).to_owned(), text.as_bytes().to_vec())?;
    }
    let pages = Pages::new(review, &words)?;
    put("index.html".to_owned(), pages.index()?.into_bytes())?;
    for place in &review.places {
        put(format!("places/{}.html", place.slug), pages.place(place)?.into_bytes())?;
    }
    Ok(())
}
