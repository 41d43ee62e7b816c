//! Tables: the official one with its two heading rows, repeated on each page, and the list of domains.

use super::form::{self, Form};
use super::layout::PADDING;
use super::text::Line;
use crate::emit::table::{Merge, Plan};
use std::fmt::Write;
use std::ops::Range;

const BORDERS: &str = concat!(
    r#"<w:tblBorders><w:top w:val="single" w:sz="4" w:space="0" w:color="auto"/>"#,
    r#"<w:left w:val="single" w:sz="4" w:space="0" w:color="auto"/>"#,
    r#"<w:bottom w:val="single" w:sz="4" w:space="0" w:color="auto"/>"#,
    r#"<w:right w:val="single" w:sz="4" w:space="0" w:color="auto"/>"#,
    r#"<w:insideH w:val="single" w:sz="4" w:space="0" w:color="auto"/>"#,
    r#"<w:insideV w:val="single" w:sz="4" w:space="0" w:color="auto"/></w:tblBorders>"#
);
/// The room above a text and below it, in twentieths of a point.
const ABOVE: u32 = 30;

/// How a cell goes on downwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Down {
    No,
    Begins,
    GoesOn,
}

/// The official table.
pub(super) fn push_table(xml: &mut String, plan: &Plan, widths: &[u32]) {
    begin(xml, widths);
    push_headings(xml, plan, widths);
    for (row, merges) in plan.merges_by_row().iter().enumerate() {
        begin_row(xml, if is_short(plan, row) { "<w:cantSplit/>" } else { "" });
        let mut at = 0;
        while at < plan.columns.len() {
            let merge = merges.iter().find(|merge| merge.columns.start == at);
            let columns = merge.map_or(at..at + 1, |merge| merge.columns.clone());
            let down = merge.map_or(Down::No, |merge| down(merge, row));
            let style = if plan.columns[at].is_centred() { "TableCentre" } else { "TableText" };
            begin_cell(xml, widths, columns.clone(), down);
            Line::new(style).push(xml, &plan.cells[row][at]);
            xml.push_str("</w:tc>");
            at = columns.end;
        }
        xml.push_str("</w:tr>");
    }
    xml.push_str("</w:tbl>");
}

/// The rows of a form: a heading that is repeated on each page, and numbered rows that are filled in by hand.
pub(super) fn push_form(xml: &mut String, form: &Form<'_>, widths: &[u32]) {
    /// In twentieths of a point: room for two lines written by hand.
    const LOWEST: u32 = 640;
    begin(xml, widths);
    begin_row(xml, "<w:cantSplit/><w:tblHeader/>");
    for (at, column) in form.columns.iter().enumerate() {
        push_cell(xml, widths, at..at + 1, Line::new("TableHead"), column.heading);
    }
    xml.push_str("</w:tr>");
    for (number, row) in (1..).zip(&form.rows) {
        begin_row(xml, &format!(r#"<w:cantSplit/><w:trHeight w:val="{LOWEST}" w:hRule="atLeast"/>"#));
        begin_cell(xml, widths, 0..1, Down::No);
        form::push_number(xml, number, row);
        xml.push_str("</w:tc>");
        for (at, (column, text)) in (1..).zip(form.columns.iter().skip(1).zip(&row.texts)) {
            let style = if column.centred { "TableCentre" } else { "TableText" };
            push_cell(xml, widths, at..at + 1, Line::new(style), text);
        }
        xml.push_str("</w:tr>");
    }
    xml.push_str("</w:tbl>");
}

/// The list of domains: number, name with its link, number of items, and the sum.
pub(super) fn push_contents(xml: &mut String, entries: &[(&str, usize)]) {
    let widths = [1200, 6600, 1800];
    begin(xml, &widths);
    begin_row(xml, "<w:cantSplit/><w:tblHeader/>");
    for (at, heading) in ["序号", "领域", "事项数"].iter().enumerate() {
        push_cell(xml, &widths, at..at + 1, Line::new("ListHead"), heading);
    }
    xml.push_str("</w:tr>");
    for (number, (domain, items)) in (1..).zip(entries) {
        begin_row(xml, "<w:cantSplit/>");
        push_cell(xml, &widths, 0..1, Line::new("ListCentre"), &number.to_string());
        push_cell(xml, &widths, 1..2, Line { link: Some(number), ..Line::new("ListText") }, domain);
        push_cell(xml, &widths, 2..3, Line::new("ListCentre"), &items.to_string());
        xml.push_str("</w:tr>");
    }
    let sum: usize = entries.iter().map(|(_, items)| items).sum();
    begin_row(xml, "<w:cantSplit/>");
    push_cell(xml, &widths, 0..2, Line::new("ListHead"), "合计");
    push_cell(xml, &widths, 2..3, Line::new("ListCentre"), &sum.to_string());
    xml.push_str("</w:tr></w:tbl>");
}

fn push_headings(xml: &mut String, plan: &Plan, widths: &[u32]) {
    let line = Line::new("TableHead");
    let runs = plan.heading_runs();
    begin_row(xml, "<w:cantSplit/><w:tblHeader/>");
    for (group, columns) in &runs {
        begin_cell(xml, widths, columns.clone(), if group.is_some() { Down::No } else { Down::Begins });
        line.push(xml, &group.map_or_else(|| plan.heading(columns.start), str::to_owned));
        xml.push_str("</w:tc>");
    }
    xml.push_str("</w:tr>");
    begin_row(xml, "<w:cantSplit/><w:tblHeader/>");
    for (group, columns) in &runs {
        for at in columns.clone() {
            begin_cell(xml, widths, at..at + 1, if group.is_some() { Down::No } else { Down::GoesOn });
            line.push(xml, &group.map_or_else(String::new, |_| plan.heading(at)));
            xml.push_str("</w:tc>");
        }
    }
    xml.push_str("</w:tr>");
}

/// Whether a row is low enough to go to the next page as a whole: a third of a page or so.
fn is_short(plan: &Plan, row: usize) -> bool {
    /// In the points of the workbook's larger letters.
    const SHORT: f64 = 200.0;
    plan.heights.get(row).is_some_and(|height| *height <= SHORT)
}

fn down(merge: &Merge, row: usize) -> Down {
    match (merge.rows.len() > 1, merge.rows.start == row) {
        (false, _) => Down::No,
        (true, true) => Down::Begins,
        (true, false) => Down::GoesOn,
    }
}

fn begin(xml: &mut String, widths: &[u32]) {
    let sum: u32 = widths.iter().sum();
    // Writing to a String cannot fail.
    let _ = write!(
        xml,
        r#"<w:tbl><w:tblPr><w:tblW w:w="{sum}" w:type="dxa"/><w:jc w:val="center"/>{BORDERS}<w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="{ABOVE}" w:type="dxa"/><w:left w:w="{PADDING}" w:type="dxa"/><w:bottom w:w="{ABOVE}" w:type="dxa"/><w:right w:w="{PADDING}" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>"#
    );
    for width in widths {
        let _ = write!(xml, r#"<w:gridCol w:w="{width}"/>"#);
    }
    xml.push_str("</w:tblGrid>");
}

fn begin_row(xml: &mut String, properties: &str) {
    xml.push_str("<w:tr>");
    if !properties.is_empty() {
        let _ = write!(xml, "<w:trPr>{properties}</w:trPr>");
    }
}

fn push_cell(xml: &mut String, widths: &[u32], columns: Range<usize>, line: Line, text: &str) {
    begin_cell(xml, widths, columns, Down::No);
    line.push(xml, text);
    xml.push_str("</w:tc>");
}

fn begin_cell(xml: &mut String, widths: &[u32], columns: Range<usize>, down: Down) {
    let width: u32 = widths[columns.clone()].iter().sum();
    let _ = write!(xml, r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>"#);
    if columns.len() > 1 {
        let _ = write!(xml, r#"<w:gridSpan w:val="{}"/>"#, columns.len());
    }
    match down {
        Down::No => {}
        Down::Begins => xml.push_str(r#"<w:vMerge w:val="restart"/>"#),
        Down::GoesOn => xml.push_str(r#"<w:vMerge w:val="continue"/>"#),
    }
    xml.push_str(r#"<w:vAlign w:val="center"/></w:tcPr>"#);
}
