//! A workbook of its own for what cannot be marked in place: the list of remarks, and the texts of
//! the source as they were read, at their addresses.

use super::list::{HEAD_ROWS, List, height};
use super::{Grade, Remark, Review, gravest};
use crate::emit::EmitError;
use crate::source::CellRef;
use rust_xlsxwriter::{
    Color, DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, FormatUnderline,
    Note, Url, Workbook, Worksheet,
};
use std::collections::BTreeMap;

/// A sheet of the source as it was read.
#[derive(Debug, Clone)]
pub struct Copied {
    /// Its index in the source.
    pub index: usize,
    /// Its name.
    pub name: String,
    /// Its texts by address.
    pub cells: BTreeMap<CellRef, String>,
}

/// Writes one. The same input gives the same bytes: `created` is seconds since 1970.
///
/// # Errors
/// Where the writer refuses what it is given.
pub fn fresh(review: Review<'_>, sheets: &[Copied], created: Option<i64>) -> Result<Vec<u8>, EmitError> {
    /// 1980-01-01, the first day a zip archive can name.
    const FIRST_DAY: i64 = 315_532_800;
    let mut workbook = Workbook::new();
    let created = ExcelDateTime::from_timestamp(created.unwrap_or(FIRST_DAY))?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&created));
    let list = List::new(&review, !sheets.is_empty());
    let taken: Vec<&str> = sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    let name = list.name(&taken);
    let sheet = workbook.add_worksheet();
    sheet.set_name(&name)?;
    write_list(sheet, &list)?;
    for copied in sheets {
        let sheet = workbook.add_worksheet();
        sheet.set_name(&copied.name)?;
        let on_sheet = review
            .remarks
            .iter()
            .filter(|remark| remark.spot.as_ref().is_some_and(|spot| spot.sheet == copied.index));
        let mut remarks: BTreeMap<CellRef, Vec<&Remark>> = BTreeMap::new();
        for remark in on_sheet {
            if let Some(spot) = &remark.spot {
                remarks.entry(spot.cell).or_default().push(remark);
            }
        }
        write_copy(sheet, copied, &remarks, review)?;
    }
    Ok(workbook.save_to_buffer()?)
}

fn base() -> Format {
    Format::new().set_font_name("宋体").set_font_size(10).set_align(FormatAlign::VerticalCenter)
}

fn colour(grade: Grade) -> Color {
    Color::RGB(u32::from_str_radix(grade.colour(), 16).unwrap_or(0xFF_FF_FF))
}

fn write_list(sheet: &mut Worksheet, list: &List) -> Result<(), EmitError> {
    let cell = base().set_border(FormatBorder::Thin).set_border_color(Color::RGB(0xBF_BF_BF)).set_text_wrap();
    let centred = cell.clone().set_align(FormatAlign::Center);
    let heading = centred.clone().set_bold().set_background_color(Color::RGB(0xF2_F2_F2));
    let link = centred.clone().set_font_color(Color::RGB(0x05_63_C1)).set_underline(FormatUnderline::Single);
    sheet.write_string_with_format(0, 0, list.title, &base().set_bold().set_font_size(16))?;
    sheet.set_row_height(0, 28)?;
    sheet.write_string_with_format(1, 0, &list.summary, &base())?;
    for (at, column) in (0u16..).zip(&list.columns) {
        sheet.set_column_width(at, column.width)?;
        if column.hidden {
            sheet.set_column_hidden(at)?;
        }
        sheet.write_string_with_format(row_of(HEAD_ROWS - 1), at, column.heading, &heading)?;
    }
    for (row, line) in (HEAD_ROWS..).zip(&list.lines) {
        let row = row_of(row);
        sheet.set_row_height(row, line.height)?;
        for (at, (text, column)) in line.cells.iter().zip(&list.columns).enumerate() {
            let format = if column.centred { &centred } else { &cell };
            let place = u16::try_from(at).unwrap_or(u16::MAX);
            if at == list.grade {
                let format = centred.clone().set_background_color(colour(line.grade));
                sheet.write_string_with_format(row, place, text, &format)?;
            } else if let Some(target) = line.link.as_ref().filter(|_| at == list.address) {
                let url = Url::new(format!("internal:{target}")).set_text(text);
                sheet.write_url_with_format(row, place, url, &link)?;
            } else if text.is_empty() {
                sheet.write_blank(row, place, format)?;
            } else {
                sheet.write_string_with_format(row, place, text, format)?;
            }
        }
    }
    finish_list(sheet, list)
}

fn finish_list(sheet: &mut Worksheet, list: &List) -> Result<(), EmitError> {
    let (head, last) = (row_of(HEAD_ROWS - 1), row_of(HEAD_ROWS + list.lines.len() - 1));
    let columns = u16::try_from(list.columns.len()).unwrap_or(1);
    sheet.set_freeze_panes(head + 1, 0)?;
    sheet.autofilter(head, 0, last, columns - 1)?;
    if !list.lines.is_empty() {
        let at = u16::try_from(list.decision).unwrap_or(0);
        let choice = DataValidation::new().allow_list_strings(&list.decisions)?.show_error_message(false);
        sheet.add_data_validation(head + 1, at, last, at, &choice)?;
    }
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    sheet.set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3).set_footer("&C第 &P 页 共 &N 页");
    sheet.set_repeat_rows(head, head)?;
    Ok(())
}

fn write_copy(
    sheet: &mut Worksheet,
    copied: &Copied,
    remarks: &BTreeMap<CellRef, Vec<&Remark>>,
    review: Review<'_>,
) -> Result<(), EmitError> {
    let plain =
        base().set_border(FormatBorder::Thin).set_border_color(Color::RGB(0xD9_D9_D9)).set_text_wrap();
    set_sizes(sheet, copied)?;
    let marked = remarks.keys().filter(|cell| !copied.cells.contains_key(cell));
    let blank = marked.map(|cell| (*cell, String::new())).collect::<Vec<_>>();
    for (cell, text) in copied.cells.iter().map(|(cell, text)| (*cell, text.clone())).chain(blank) {
        let here = remarks.get(&cell);
        let format = match here {
            Some(remarks) => plain.clone().set_background_color(colour(gravest(remarks))),
            None => plain.clone(),
        };
        let column = column_of(cell.column);
        let text: String = text.chars().take(16_000).collect();
        if text.is_empty() {
            sheet.write_blank(cell.row, column, &format)?;
        } else {
            sheet.write_string_with_format(cell.row, column, text, &format)?;
        }
        if let Some(remarks) = here {
            let text = review.comment(remarks);
            let lines = u32::try_from(text.lines().map(|line| line.chars().count() / 24 + 1).sum::<usize>());
            let height = lines.unwrap_or(20).min(28) * 17 + 14;
            let note = Note::new(text)
                .set_author(review.say(super::AUTHOR.0, super::AUTHOR.1))
                .add_author_prefix(false)
                .set_width(320)
                .set_height(height);
            sheet.insert_note(cell.row, column, &note)?;
        }
    }
    Ok(())
}

/// Columns wide enough for prose where there is any, rows as high as their texts.
fn set_sizes(sheet: &mut Worksheet, copied: &Copied) -> Result<(), EmitError> {
    let mut widths: BTreeMap<u32, f64> = BTreeMap::new();
    for (cell, text) in &copied.cells {
        let width = if text.chars().count() > 12 { 28.0 } else { 12.0 };
        let known = widths.entry(cell.column).or_insert(width);
        *known = known.max(width);
    }
    for (column, width) in &widths {
        sheet.set_column_width(column_of(*column), *width)?;
    }
    let cells: Vec<(&CellRef, &String)> = copied.cells.iter().collect();
    for row in cells.chunk_by(|(one, _), (next, _)| one.row == next.row) {
        let texts =
            row.iter().map(|(cell, text)| (text.as_str(), widths.get(&cell.column).copied().unwrap_or(12.0)));
        sheet.set_row_height(row[0].0.row, height(texts))?;
    }
    Ok(())
}

fn row_of(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX / 2)
}

fn column_of(index: u32) -> u16 {
    u16::try_from(index).unwrap_or(u16::MAX)
}
