//! The official table as `.docx`, the form most offices hand round: one domain a file, or all domains
//! of a place behind a list of them.
//!
//! Written by hand over the zip layer: a table, paragraphs, links inside the file and a page number
//! are all it needs, and the crates there are bring a model of all of Word with them. The file names
//! no day, so that the same input gives the same bytes. Text is only ever text: no field, no link out.

pub mod form;
mod layout;
mod pack;
mod page;
mod rows;
#[cfg(test)]
mod tests;
mod text;

use super::EmitError;
use super::table::{Plan, place_title};
use crate::catalogue::{Catalogue, Jurisdiction};
use layout::Layout;
use page::Section;
use text::Line;

/// The table of one catalogue.
///
/// # Errors
/// Ours alone: the archive could not be packed.
pub fn catalogue(catalogue: &Catalogue, place: &Jurisdiction) -> Result<Vec<u8>, EmitError> {
    let plan = Plan::new(catalogue, place);
    let layout = Layout::of(&plan);
    let mut body = String::new();
    push_table(&mut body, (&plan, &layout), None);
    // The last section stands in the body itself, not in a paragraph.
    push_notes(&mut body, &plan, None);
    page::push(&mut body, Section::Table(layout.paper));
    pack::pack(&body, &plan.title, &place.name, layout.letters)
}

/// All catalogues of a place, a section each, behind a list with links to them.
///
/// # Errors
/// Ours alone: the archive could not be packed.
pub fn all(place: &Jurisdiction) -> Result<Vec<u8>, EmitError> {
    let plan = |own: &Catalogue| {
        let plan = Plan::new(own, place);
        let layout = Layout::of(&plan);
        (plan, layout)
    };
    let plans: Vec<(Plan, Layout)> = place.catalogues.iter().map(plan).collect();
    let title = place_title(place);
    let mut body = String::new();
    Line::new("Title").push(&mut body, &title);
    let entries = place.catalogues.iter().map(|own| (own.domain_name(), own.items.len()));
    rows::push_contents(&mut body, &entries.collect::<Vec<_>>());
    let list = Line { section: (!plans.is_empty()).then_some(Section::Contents), ..Line::new("Spacer") };
    list.push(&mut body, "");
    for (number, (plan, layout)) in (1..).zip(&plans) {
        push_table(&mut body, (plan, layout), Some(number));
        let section = (number < plans.len()).then_some(Section::Table(layout.paper));
        push_notes(&mut body, plan, section);
    }
    let last = plans.last().map_or(Section::Contents, |(_, last)| Section::Table(last.paper));
    page::push(&mut body, last);
    // One size in all tables: that of the table that needs the smallest.
    let letters = plans.iter().map(|(_, layout)| layout.letters).min().unwrap_or(layout::LARGEST);
    pack::pack(&body, &title, &place.name, letters)
}

/// The title, under a bookmark where it is listed, and the table.
fn push_table(body: &mut String, (plan, layout): (&Plan, &Layout), bookmark: Option<usize>) {
    let style = if bookmark.is_some() { "Heading1" } else { "Title" };
    Line { bookmark, ..Line::new(style) }.push(body, &plan.title);
    rows::push_table(body, plan, &layout.widths);
}

/// The notes; the last paragraph ends the section, and there is always one, as Word wants it behind a table.
fn push_notes(body: &mut String, plan: &Plan, section: Option<Section>) {
    let Some((last, notes)) = plan.notes.split_last() else {
        Line { section, ..Line::new("Spacer") }.push(body, "");
        return;
    };
    for note in notes {
        Line::new("Note").push(body, note);
    }
    Line { section, ..Line::new("Note") }.push(body, last);
}
