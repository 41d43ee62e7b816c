//! Changes as a workbook: a summary, and every change with the old row and the new one above each other, in the columns of
//! the official table.
//!
//! What changed is told three times over: by colour, by a word in the cell, and in a note with the reason. No cells are
//! merged, so that filters hold a change together. What was decided stands behind each change, and can be filled in there:
//! `mulu decide` reads it back by the hidden fingerprint.

mod decided;
mod looks;
mod rows;
mod summary;
mod table;

use super::{Created, EmitError, base, saved};
use crate::compare::Changes;
use crate::decisions::Decisions;
use crate::diagnostic::Language;
use crate::lineage::Workspace;
use crate::source::Files;
use looks::Looks;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook};

/// What the workbook is made from.
#[derive(Debug, Clone)]
pub struct Book<'a> {
    /// What changed.
    pub changes: &'a Changes,
    /// The places as they were, and their files.
    pub before: (&'a Workspace, &'a Files),
    /// The places as they are, and their files.
    pub after: (&'a Workspace, &'a Files),
    /// What reviewers decided.
    pub decisions: Option<&'a Decisions>,
    /// What is compared with what, as a decision remembers it.
    pub compared: String,
    /// How much changed, in a line.
    pub tally: String,
    /// The language for people.
    pub language: Language,
    /// The day the file says it was made.
    pub created: Created,
}

impl Book<'_> {
    fn say(&self, chinese: &'static str, english: &'static str) -> &'static str {
        match self.language {
            Language::Chinese => chinese,
            Language::English => english,
        }
    }

    /// The names of the two sheets.
    fn sheets(&self) -> [&'static str; 2] {
        [self.say("汇总", "Summary"), self.say("变化", "Changes")]
    }

    /// Whether any change was held against the tier above.
    fn has_upper(&self) -> bool {
        self.changes.changes.iter().any(|change| change.upper.is_some())
    }
}

/// The workbook.
///
/// # Errors
/// Where there is more than a sheet takes, or the writer refuses what we gave it.
pub fn workbook(book: &Book<'_>) -> Result<Vec<u8>, EmitError> {
    /// Pixels of an untouched row and column in 11 point 宋体.
    const ROW: u32 = 18;
    const COLUMN: u32 = 72;
    let properties = DocProperties::new()
        .set_title(book.say("目录变化对照", "Changes of catalogues"))
        .set_creation_datetime(&ExcelDateTime::from_timestamp(book.created.0)?);
    let mut workbook = Workbook::new();
    workbook.set_default_format(&base(), ROW, COLUMN)?;
    workbook.set_properties(&properties);
    let looks = Looks::new();
    let plan = rows::plan(book);
    summary::write(workbook.add_worksheet(), book, &plan, &looks)?;
    table::write(workbook.add_worksheet(), book, &plan, &looks)?;
    saved(workbook, book.created)
}
