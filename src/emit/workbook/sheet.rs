//! A planned table → a worksheet: cells, looks, and how it prints.

use super::long::fitted;
use super::styles::Styles;
use crate::emit::table::{GROUP_HEIGHT, Merge, Paper, Plan, sizes};
use crate::emit::{EmitError, texts};
use rust_xlsxwriter::{Format, Worksheet};
use std::ops::Range;

/// The title and the two heading rows.
const HEAD_ROWS: u32 = 3;
const TITLE_HEIGHT: f64 = 40.0;

/// Writes a table to an empty worksheet.
pub(super) fn write(
    sheet: &mut Worksheet,
    plan: &Plan,
    styles: &Styles,
    domain: &str,
) -> Result<(), EmitError> {
    check(plan, domain)?;
    for (column, width) in (0..).zip(&plan.widths) {
        sheet.set_column_width(column, *width)?;
    }
    write_region(sheet, 0..1, 0..plan.columns.len(), &plan.title, &styles.title)?;
    sheet.set_row_height(0, TITLE_HEIGHT)?;
    write_heading(sheet, plan, styles)?;
    write_items(sheet, plan, styles)?;
    let end = write_notes(sheet, plan, styles, HEAD_ROWS + row_number(plan.cells.len()))?;
    set_up_print(sheet, plan, end)?;
    Ok(())
}

/// Refuses what no spreadsheet takes, naming it.
fn check(plan: &Plan, domain: &str) -> Result<(), EmitError> {
    let rows = plan.cells.len() + plan.notes.len() + HEAD_ROWS as usize;
    if plan.columns.len() > 16_384 || rows > 1_048_576 {
        return Err(EmitError::SheetTooLarge { domain: domain.to_owned() });
    }
    Ok(())
}

fn write_heading(sheet: &mut Worksheet, plan: &Plan, styles: &Styles) -> Result<(), EmitError> {
    sheet.set_row_height(1, GROUP_HEIGHT)?;
    sheet.set_row_height(2, plan.heading_height)?;
    for (group, columns) in plan.heading_runs() {
        let Some(group) = group else {
            write_region(sheet, 1..3, columns.clone(), &plan.heading(columns.start), &styles.heading)?;
            continue;
        };
        write_region(sheet, 1..2, columns.clone(), group, &styles.heading)?;
        for at in columns {
            write_cell(sheet, 2, at, &plan.heading(at), &styles.heading)?;
        }
    }
    Ok(())
}

fn write_items(sheet: &mut Worksheet, plan: &Plan, styles: &Styles) -> Result<(), EmitError> {
    for (row, cells) in plan.cells.iter().enumerate() {
        let number = HEAD_ROWS + row_number(row);
        sheet.set_row_height(number, plan.heights[row])?;
        for (at, text) in cells.iter().enumerate() {
            write_cell(sheet, number, at, text, styles.of(&plan.columns[at]))?;
        }
    }
    for Merge { rows, columns } in &plan.merges {
        let text = &plan.cells[rows.start][columns.start];
        let rows = HEAD_ROWS + row_number(rows.start)..HEAD_ROWS + row_number(rows.end);
        write_region(sheet, rows, columns.clone(), text, styles.of(&plan.columns[columns.start]))?;
    }
    Ok(())
}

/// Notes below the table; returns the row after the last.
fn write_notes(sheet: &mut Worksheet, plan: &Plan, styles: &Styles, first: u32) -> Result<u32, EmitError> {
    let width = plan.width();
    for (row, note) in (first..).zip(&plan.notes) {
        write_region(sheet, row..row + 1, 0..plan.columns.len(), note, &styles.note)?;
        sheet.set_row_height(row, sizes::height(note, width).min(sizes::HIGHEST))?;
    }
    Ok(first + row_number(plan.notes.len()))
}

/// Landscape, one page wide, A3 where A4 would be too small to read; heading and page number on each page.
fn set_up_print(sheet: &mut Worksheet, plan: &Plan, end: u32) -> Result<(), EmitError> {
    /// Paper sizes as OOXML numbers them (ECMA-376 18.3.1.63).
    const A4: u8 = 9;
    const A3: u8 = 8;
    let size = match plan.paper() {
        Paper::A4 => A4,
        Paper::A3 => A3,
    };
    sheet.set_landscape().set_paper_size(size);
    sheet.set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3).set_print_fit_to_pages(1, 0);
    sheet.set_print_center_horizontally(true).set_footer("&C第 &P 页 共 &N 页");
    sheet.set_freeze_panes(HEAD_ROWS, 0)?;
    sheet.set_repeat_rows(1, HEAD_ROWS - 1)?;
    sheet.set_print_area(0, 0, end.max(HEAD_ROWS) - 1, column_number(plan.columns.len()) - 1)?;
    Ok(())
}

/// Writes one text over a region, merged where it has more than one cell.
pub(super) fn write_region(
    sheet: &mut Worksheet,
    rows: Range<u32>,
    columns: Range<usize>,
    text: &str,
    format: &Format,
) -> Result<(), EmitError> {
    if rows.len() * columns.len() <= 1 {
        return write_cell(sheet, rows.start, columns.start, text, format);
    }
    let (first, last) = (column_number(columns.start), column_number(columns.end) - 1);
    let text = &fitted(text);
    sheet.merge_range(rows.start, first, rows.end - 1, last, text, &guarded(text, format))?;
    Ok(())
}

/// Writes a text, never a formula or a number; one no cell takes is cut where it says so.
pub(super) fn write_cell(
    sheet: &mut Worksheet,
    row: u32,
    column: usize,
    text: &str,
    format: &Format,
) -> Result<(), EmitError> {
    let column = column_number(column);
    if text.is_empty() {
        sheet.write_blank(row, column, format)?;
    } else {
        sheet.write_string_with_format(row, column, fitted(text), &guarded(text, format))?;
    }
    Ok(())
}

/// Marks a text that begins like a formula as text, so that it stays so when the cell is edited.
fn guarded(text: &str, format: &Format) -> Format {
    if texts::looks_like_formula(text) { format.clone().set_quote_prefix() } else { format.clone() }
}

fn row_number(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX / 2)
}

fn column_number(index: usize) -> u16 {
    u16::try_from(index).unwrap_or(u16::MAX)
}
