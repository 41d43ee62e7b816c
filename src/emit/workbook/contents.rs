//! The first sheet of a workbook of several domains: which there are, with links, and how many items each has.

use super::long::fitted;
use super::names::CONTENTS;
use super::sheet::{write_cell, write_region};
use super::styles::Styles;
use crate::catalogue::Jurisdiction;
use crate::emit::{EmitError, table};
use rust_xlsxwriter::{Url, Worksheet};

/// A sheet to be listed.
pub(super) struct Entry<'a> {
    pub(super) sheet: &'a str,
    pub(super) domain: &'a str,
    pub(super) items: usize,
}

const HEADINGS: [(&str, f64); 3] = [("序号", 8.0), ("领域", 52.0), ("事项数", 12.0)];
const ROW_HEIGHT: f64 = 24.0;

/// Writes the list to an empty worksheet.
pub(super) fn write(
    sheet: &mut Worksheet,
    place: &Jurisdiction,
    entries: &[Entry<'_>],
    styles: &Styles,
) -> Result<(), EmitError> {
    sheet.set_name(CONTENTS)?;
    write_region(sheet, 0..1, 0..HEADINGS.len(), &table::place_title(place), &styles.title)?;
    sheet.set_row_height(0, 40)?;
    for (at, (heading, width)) in HEADINGS.iter().enumerate() {
        sheet.set_column_width(u16::try_from(at).unwrap_or(0), *width)?;
        write_cell(sheet, 1, at, heading, &styles.heading)?;
    }
    sheet.set_row_height(1, ROW_HEIGHT)?;
    let mut row = 2;
    for (entry, number) in entries.iter().zip(1..) {
        write_entry(sheet, row, number, entry, styles)?;
        row += 1;
    }
    write_region(sheet, row..row + 1, 0..2, "合计", &styles.heading)?;
    let total: usize = entries.iter().map(|entry| entry.items).sum();
    write_cell(sheet, row, 2, &total.to_string(), &styles.heading)?;
    sheet.set_row_height(row, ROW_HEIGHT)?;
    sheet.set_paper_size(9).set_print_fit_to_pages(1, 0).set_print_center_horizontally(true);
    sheet.set_footer("&C第 &P 页 共 &N 页").set_repeat_rows(0, 1)?.set_freeze_panes(2, 0)?;
    sheet.set_print_area(0, 0, row, 2)?;
    Ok(())
}

/// Makes a table's title, which stands in its first cell, a link back to the list; it looks as before.
pub(super) fn link_back(sheet: &mut Worksheet, title: &str, styles: &Styles) -> Result<(), EmitError> {
    let link =
        Url::new(format!("internal:'{CONTENTS}'!A1")).set_text(fitted(title).as_ref()).set_tip("返回目录");
    sheet.write_url_with_format(0, 0, link, &styles.title)?;
    Ok(())
}

fn write_entry(
    sheet: &mut Worksheet,
    row: u32,
    number: usize,
    entry: &Entry<'_>,
    styles: &Styles,
) -> Result<(), EmitError> {
    write_cell(sheet, row, 0, &number.to_string(), &styles.centred)?;
    // A sheet's name holds no quotation mark; see `names`.
    let link = Url::new(format!("internal:'{}'!A1", entry.sheet)).set_text(entry.domain);
    sheet.write_url_with_format(row, 1, link, &styles.link)?;
    write_cell(sheet, row, 2, &entry.items.to_string(), &styles.centred)?;
    sheet.set_row_height(row, ROW_HEIGHT)?;
    Ok(())
}
