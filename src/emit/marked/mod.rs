//! The office's own workbook back, marked: faulty cells coloured and commented, behind a sheet that
//! lists all remarks. What is not marked stays byte for byte (`in_place`); what cannot be edited in
//! place is shown in a workbook made for it (`fresh`).
//!
//! The remarks come as plain texts: who found them, and by which rules, is known above.

mod comments;
mod drawing;
mod fresh;
mod in_place;
mod list;
mod list_part;

pub use fresh::{Copied, fresh};
pub use in_place::{Marked, in_place, is_editable};

pub use super::package::PackageError;
use crate::diagnostic::Language;
use crate::source::CellRef;

/// How grave a remark is, which is its colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grade {
    /// Worth knowing.
    Info,
    /// Should be mended.
    Warning,
    /// Must be mended.
    Error,
}

impl Grade {
    /// A calm colour that black letters are read well on, `RRGGBB`.
    #[must_use]
    pub fn colour(self) -> &'static str {
        match self {
            Self::Error => "F8CFC8",
            Self::Warning => "FCE9B0",
            Self::Info => "D5E6F4",
        }
    }
}

/// A cell of the workbook that is marked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// The sheet's index in the workbook's own order.
    pub sheet: usize,
    /// Its name.
    pub name: String,
    /// The cell.
    pub cell: CellRef,
}

/// One remark, in words ready to be shown.
#[derive(Debug, Clone)]
pub struct Remark {
    /// How grave.
    pub grade: Grade,
    /// The word for that.
    pub label: String,
    /// The file it is about.
    pub file: String,
    /// The cell to be marked, where there is one.
    pub spot: Option<Spot>,
    /// The place in words where there is no cell: a line, or nothing.
    pub line: String,
    /// The item it is about.
    pub item: String,
    /// The column it is about.
    pub field: String,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub cure: String,
    /// The rule, by code and name.
    pub rule: String,
    /// What was decided of it before; empty where nothing was.
    pub decision: String,
    /// What tells it from all others, for reading decisions back.
    pub fingerprint: String,
    /// The version of the file it was found in.
    pub version: String,
}

/// All remarks on a workbook.
#[derive(Debug, Clone, Copy)]
pub struct Review<'a> {
    /// The remarks, in the order they are to be listed.
    pub remarks: &'a [Remark],
    /// The language of headings.
    pub language: Language,
    /// Whether the list names the file of each remark.
    pub names_files: bool,
}

impl Review<'_> {
    /// One of two words.
    fn say(&self, chinese: &'static str, english: &'static str) -> &'static str {
        match self.language {
            Language::Chinese => chinese,
            Language::English => english,
        }
    }

    /// The comment on a cell: every remark on it, with its cure.
    fn comment(&self, remarks: &[&Remark]) -> String {
        /// Excel shows no more of a comment.
        const LONGEST: usize = 30_000;
        /// What concerns a whole table gathers on its first cell; the list has it all.
        const MOST: usize = 6;
        let mut parts: Vec<String> = remarks
            .iter()
            .take(MOST)
            .map(|remark| {
                let mut text = format!("【{}】{}", remark.label, remark.message);
                if !remark.cure.is_empty() {
                    text.push_str(self.say("\n建议：", "\nSuggestion: "));
                    text.push_str(&remark.cure);
                }
                text.push_str(&format!("（{}）", remark.rule));
                text
            })
            .collect();
        if let Some(more) = remarks.len().checked_sub(MOST).filter(|more| *more > 0) {
            parts.push(match self.language {
                Language::Chinese => format!("另有{more}条，见“审核意见”表"),
                Language::English => format!("{more} more: see the sheet `Review`"),
            });
        }
        parts.join("\n\n").chars().take(LONGEST).collect()
    }
}

/// Who the comments are by.
const AUTHOR: (&str, &str) = ("目录审核", "mulu");

/// The gravest of some remarks.
fn gravest(remarks: &[&Remark]) -> Grade {
    remarks.iter().map(|remark| remark.grade).max().unwrap_or(Grade::Info)
}
