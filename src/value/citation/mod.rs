//! Citations: what a 公开依据 cell says, read into titles, document numbers and articles, with every place kept.
//! Whether a law exists, is in force or bears that number is not known here: the registry of laws resolves a
//! [`Citation`] later. Nothing is corrected that is not plainly a matter of writing.
//!
//! Sources: GB/T 9704—2012《党政机关公文格式》7.2.5 for numbers; 立法法 for articles; the grammar, the canonical
//! forms and the examples collected in `citation-forms.md`, §1, §2 and §4.

mod anchor;
mod article;
mod attach;
mod canonical;
mod document_number;
mod fault;
mod fold;
mod group;
mod marks;
mod number_scan;
mod numbers;
mod office;
mod reader;
mod run;
mod scan;
mod separators;
mod serial_core;
mod title;
mod trailing;
mod words;

#[cfg(test)]
mod tests;

use std::fmt;
use std::ops::Range;

pub use article::ArticleRef;
pub use document_number::{DocumentNumber, NumberKind};
pub use fault::{FaultKind, WritingFault};
pub use title::comparable_title;

/// A value and the bytes of the input it was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranged<T> {
    /// What was read.
    pub value: T,
    /// Where: bytes of the text given to [`Basis::parse`].
    pub range: Range<usize>,
}

/// What one basis cell, or one entry of a YAML list, says, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Basis {
    /// The parts; separators and list numbers between them are left out.
    pub parts: Vec<Part>,
}

/// One part of a basis cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// A document, cited.
    Citation(Box<Citation>),
    /// Words that name no document one could look up: 等相关文件, 信息公开规定, 及其实施细则.
    Vague(Ranged<String>),
    /// 同上: the basis of the row above.
    Ditto(Range<usize>),
    /// The text of an article, copied in.
    Quote(Ranged<String>),
    /// Anything else.
    Unreadable(Ranged<String>),
}

/// One document as cited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// As written, label and articles included.
    pub text: String,
    /// Where it stands in the input, in bytes.
    pub range: Range<usize>,
    /// The label in front: 法律, of 【法律】.
    pub class: Option<String>,
    /// The office named in front of the title: 安徽省民政厅《关于…的意见》.
    pub issuer: Option<String>,
    /// The title without 《》; inner marks are 〈〉, round brackets full width, stray blanks closed.
    pub title: String,
    /// Where the title stands, its marks included; empty where only a number is cited.
    pub title_range: Range<usize>,
    /// Whether the whole title stood in 《》.
    pub title_marked: bool,
    /// The document numbers, in the order written; one that stands in the title is among them.
    pub documents: Vec<Ranged<DocumentNumber>>,
    /// The revision named: 2018年修正.
    pub revision: Option<Revision>,
    /// A note of adoption, where it is all there is beside the title: 2010年3月26日…会议通过.
    pub adoption: Option<String>,
    /// The articles cited.
    pub articles: Vec<Ranged<ArticleRef>>,
    /// What is wrong with the writing, in the order of the text.
    pub issues: Vec<WritingFault>,
}

/// The revision a writer names beside a title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// The year of the text meant.
    pub year: Option<u16>,
    /// What was done to it.
    pub kind: RevisionKind,
    /// Where it is said, in bytes.
    pub range: Range<usize>,
}

/// The word for a revision. Source: 立法技术规范（试行）: 修正 changes articles, 修订 replaces the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RevisionKind {
    /// 修正.
    Amended,
    /// 修订.
    Revised,
    /// 修改.
    Modified,
    /// The year alone.
    Unstated,
}

impl fmt::Display for Revision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let verb = match self.kind {
            RevisionKind::Amended => "年修正",
            RevisionKind::Revised => "年修订",
            RevisionKind::Modified => "年修改",
            RevisionKind::Unstated => "",
        };
        match self.year {
            Some(year) => write!(f, "{year}{verb}"),
            None => f.write_str(verb.trim_start_matches('年')),
        }
    }
}

/// Longer texts are no basis cell (a workbook's cell ends at 32,767 characters) and stay unread.
const LONGEST_CELL: usize = 1 << 20;

impl Basis {
    /// Reads a cell. It never fails: what cannot be read is a part of its own.
    ///
    /// ```
    /// use mulu::value::citation::Basis;
    /// let basis = Basis::parse("《政府信息公开条例》(国令第711号)第十九条等相关文件");
    /// let canonical: Vec<String> = basis.citations().map(|citation| citation.canonical()).collect();
    /// assert_eq!(canonical, ["《政府信息公开条例》（国务院令第711号）第十九条"]);
    /// assert_eq!(basis.parts.len(), 2);
    /// ```
    pub fn parse(written: &str) -> Self {
        if written.len() > LONGEST_CELL {
            let range = 0..written.len();
            return Self { parts: vec![Part::Unreadable(Ranged { value: written.to_owned(), range })] };
        }
        Self { parts: reader::read(written) }
    }

    /// The documents cited, in order.
    pub fn citations(&self) -> impl Iterator<Item = &Citation> {
        self.parts.iter().filter_map(|part| match part {
            Part::Citation(citation) => Some(citation.as_ref()),
            Part::Vague(_) | Part::Ditto(_) | Part::Quote(_) | Part::Unreadable(_) => None,
        })
    }
}

impl Part {
    /// Where the part stands, in bytes of the input.
    pub fn range(&self) -> Range<usize> {
        match self {
            Self::Citation(citation) => citation.range.clone(),
            Self::Ditto(range) => range.clone(),
            Self::Vague(text) | Self::Quote(text) | Self::Unreadable(text) => text.range.clone(),
        }
    }
}
