//! The official table as `.xlsx`: one domain a file, or all domains of a place in one.
//!
//! Everything a reader needs to give the same catalogue back stands in visible cells; nothing is
//! hidden and nothing is a formula. Same input, same bytes: the only date in the file is the one given.

pub mod changes;
mod contents;
mod long;
mod names;
mod sheet;
mod styles;
#[cfg(test)]
mod tests;

pub use long::{CutCell, cut_cells};

use super::EmitError;
use super::package::Package;
use super::table::{Plan, place_title};
use crate::catalogue::{Catalogue, Jurisdiction};
use contents::Entry;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook};
use styles::{Styles, base};

/// When the file says it was made, in seconds since 1970 (`SOURCE_DATE_EPOCH`); no clock is read here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Created(pub i64);

impl Default for Created {
    /// 1980-01-01, the first day a ZIP archive can name: no day was given, and the properties name none.
    fn default() -> Self {
        Self(315_532_800)
    }
}

/// The table of one catalogue.
pub fn catalogue(
    catalogue: &Catalogue,
    place: &Jurisdiction,
    created: Created,
) -> Result<Vec<u8>, EmitError> {
    let plan = Plan::new(catalogue, place);
    let mut workbook = start(&plan.title, place, created)?;
    let sheet = workbook.add_worksheet();
    sheet.set_name(names::sheet_name(names::domain(catalogue)))?;
    sheet::write(sheet, &plan, &Styles::new(), catalogue.domain_name())?;
    saved(workbook, created)
}

/// All catalogues of a place, a sheet each, behind a sheet that lists them.
pub fn all(place: &Jurisdiction, created: Created) -> Result<Vec<u8>, EmitError> {
    let domains: Vec<&str> = place.catalogues.iter().map(names::domain).collect();
    let sheets = names::sheet_names(&domains);
    let listed = place.catalogues.iter().zip(&sheets);
    let entries: Vec<Entry<'_>> = listed
        .map(|(catalogue, sheet)| Entry {
            sheet,
            domain: catalogue.domain_name(),
            items: catalogue.items.len(),
        })
        .collect();
    let styles = Styles::new();
    let mut workbook = start(&place_title(place), place, created)?;
    contents::write(workbook.add_worksheet(), place, &entries, &styles)?;
    for (catalogue, name) in place.catalogues.iter().zip(&sheets) {
        let sheet = workbook.add_worksheet();
        sheet.set_name(name)?;
        let plan = Plan::new(catalogue, place);
        sheet::write(sheet, &plan, &styles, catalogue.domain_name())?;
        contents::link_back(sheet, &plan.title, &styles)?;
    }
    saved(workbook, created)
}

/// The bytes. Where no day was given, none is left in the properties: the writer would make one up.
fn saved(mut workbook: Workbook, created: Created) -> Result<Vec<u8>, EmitError> {
    const PROPERTIES: &str = "docProps/core.xml";
    let bytes = workbook.save_to_buffer()?;
    if created != Created::default() {
        return Ok(bytes);
    }
    let mut package = Package::open(&bytes)?;
    let mut text = package.needed(PROPERTIES)?;
    for (open, close) in
        [("<dcterms:created", "</dcterms:created>"), ("<dcterms:modified", "</dcterms:modified>")]
    {
        if let (Some(start), Some(end)) = (text.find(open), text.find(close)) {
            text.replace_range(start..end + close.len(), "");
        }
    }
    package.set(PROPERTIES, text);
    Ok(package.finish()?)
}

fn start(title: &str, place: &Jurisdiction, created: Created) -> Result<Workbook, EmitError> {
    /// Pixels of an untouched row and column in 11 point 宋体.
    const ROW: u32 = 18;
    const COLUMN: u32 = 72;
    let properties = DocProperties::new()
        .set_title(short(title))
        .set_author(short(&place.name))
        .set_company(short(&place.name))
        .set_creation_datetime(&ExcelDateTime::from_timestamp(created.0)?);
    let mut workbook = Workbook::new();
    workbook.set_default_format(&base(), ROW, COLUMN)?;
    workbook.set_properties(&properties);
    Ok(workbook)
}

/// Document properties hold 255 characters.
fn short(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(255).collect()
}
