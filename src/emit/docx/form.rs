//! A form to be sent, filled in, sealed and sent back: a title, a line of facts, a table of numbered rows, and lines to
//! sign in. A4 across.
//!
//! Each row bears, in hidden letters behind its number, what a program knows it by; Word, WPS and LibreOffice keep these
//! when the row is filled in, moved or copied.

use super::page::{self, Section};
use super::text::{self, Line};
use super::{layout, pack, rows};
use crate::emit::EmitError;
use crate::emit::table::Paper;

/// A column.
#[derive(Debug, Clone)]
pub struct Column<'a> {
    /// Its heading.
    pub heading: &'a str,
    /// Its share of the width.
    pub share: u32,
    /// Whether its texts stand in the middle.
    pub centred: bool,
}

/// A row; its number is written by the form.
#[derive(Debug, Clone, Default)]
pub struct Row {
    /// What it is known by.
    pub known_by: String,
    /// The texts behind the number.
    pub texts: Vec<String>,
}

/// The form.
#[derive(Debug, Clone)]
pub struct Form<'a> {
    /// The title.
    pub title: &'a str,
    /// Who is named as its author.
    pub author: &'a str,
    /// The lines between title and table.
    pub facts: Vec<String>,
    /// The columns, the first of which is the number's.
    pub columns: Vec<Column<'a>>,
    /// The rows.
    pub rows: Vec<Row>,
    /// The lines below the table.
    pub notes: Vec<String>,
    /// The lines for names, seals and days, at the right.
    pub signed: Vec<String>,
}

/// Writes it.
///
/// # Errors
/// Ours alone: the archive could not be packed.
pub fn form(form: &Form<'_>) -> Result<Vec<u8>, EmitError> {
    let mut body = String::new();
    Line::new("Title").push(&mut body, form.title);
    for fact in &form.facts {
        Line::new("Note").push(&mut body, fact);
    }
    Line::new("Spacer").push(&mut body, "");
    let room = page::size(Paper::A4).0 - 2 * page::MARGIN;
    let all: u32 = form.columns.iter().map(|column| column.share).sum();
    let widths: Vec<u32> = form.columns.iter().map(|column| room * column.share / all.max(1)).collect();
    rows::push_form(&mut body, form, &widths);
    // A seal never stands alone on a page.
    for note in &form.notes {
        Line::new("LastNote").push(&mut body, note);
    }
    for line in &form.signed {
        Line::new("Signed").push(&mut body, line);
    }
    page::push(&mut body, Section::Table(Paper::A4));
    pack::pack(&body, form.title, form.author, layout::LARGEST)
}

/// A row's number, with what the row is known by.
pub(super) fn push_number(xml: &mut String, number: usize, row: &Row) {
    text::push_with_hidden(xml, "TableCentre", &number.to_string(), &row.known_by);
}
