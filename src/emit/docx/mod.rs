//! The official table as `.docx`, the form most offices hand round: one domain a file, or all domains
//! of a place behind a list of them.
//!
//! Written by hand over the zip layer: a table, paragraphs, links inside the file and a page number
//! are all it needs, and the crates there are bring a model of all of Word with them. The file names
//! no day, so that the same input gives the same bytes. Text is only ever text: no field, no link out.

mod pack;
mod page;
mod rows;
#[cfg(test)]
mod tests;
mod text;

use super::EmitError;
use super::table::{Paper, Plan, place_title};
use crate::catalogue::{Catalogue, Jurisdiction};
use page::Section;
use text::Line;

/// The table of one catalogue.
///
/// # Errors
/// Ours alone: the archive could not be packed.
pub fn catalogue(catalogue: &Catalogue, place: &Jurisdiction) -> Result<Vec<u8>, EmitError> {
    let plan = Plan::new(catalogue, place);
    let mut body = String::new();
    push_table(&mut body, &plan, None);
    // The last section stands in the body itself, not in a paragraph.
    push_notes(&mut body, &plan, None);
    page::push(&mut body, Section::Table(plan.paper()));
    pack::pack(&body, &plan.title, &place.name, letters(std::slice::from_ref(&plan)))
}

/// All catalogues of a place, a section each, behind a list with links to them.
///
/// # Errors
/// Ours alone: the archive could not be packed.
pub fn all(place: &Jurisdiction) -> Result<Vec<u8>, EmitError> {
    let plans: Vec<Plan> = place.catalogues.iter().map(|own| Plan::new(own, place)).collect();
    let title = place_title(place);
    let mut body = String::new();
    Line::new("Title").push(&mut body, &title);
    let entries = place.catalogues.iter().map(|own| (own.domain_name(), own.items.len()));
    rows::push_contents(&mut body, &entries.collect::<Vec<_>>());
    let list = Line { section: (!plans.is_empty()).then_some(Section::Contents), ..Line::new("Spacer") };
    list.push(&mut body, "");
    for (number, plan) in (1..).zip(&plans) {
        push_table(&mut body, plan, Some(number));
        let section = (number < plans.len()).then(|| Section::Table(plan.paper()));
        push_notes(&mut body, plan, section);
    }
    page::push(&mut body, plans.last().map_or(Section::Contents, |last| Section::Table(last.paper())));
    pack::pack(&body, &title, &place.name, letters(&plans))
}

/// The title, under a bookmark where it is listed, and the table.
fn push_table(body: &mut String, plan: &Plan, bookmark: Option<usize>) {
    let style = if bookmark.is_some() { "Heading1" } else { "Title" };
    Line { bookmark, ..Line::new(style) }.push(body, &plan.title);
    rows::push_table(body, plan);
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

/// The size of the letters in all tables, in half points: that of the table that needs the smallest.
fn letters(plans: &[Plan]) -> u32 {
    /// 五号.
    const LARGEST: u32 = 21;
    plans.iter().map(rows::letters).fold(LARGEST, u32::min)
}

/// The room between the margins, in twentieths of a point.
fn room(paper: Paper) -> u32 {
    page::size(paper).0 - 2 * page::MARGIN
}
