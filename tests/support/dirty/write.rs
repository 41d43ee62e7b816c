//! Grids as files.

use super::{Case, Sheet};
use rust_xlsxwriter::{Format, Workbook};
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use zip::write::SimpleFileOptions;

/// The file's name and bytes.
pub(crate) fn file(case: &Case) -> (&'static str, Vec<u8>) {
    if case.plan.any("html") {
        ("t.html", html(case).into_bytes())
    } else if case.plan.has("csv-gbk") {
        ("t.csv", encoding_rs::GB18030.encode(&csv(case)).0.into_owned())
    } else if case.plan.has("csv") {
        ("t.csv", csv(case).into_bytes())
    } else if case.plan.has("docx") {
        ("t.docx", docx(case))
    } else {
        ("t.xlsx", xlsx(case))
    }
}

fn xlsx(case: &Case) -> Vec<u8> {
    let mut book = Workbook::new();
    for Sheet { name, hidden, grid } in &case.sheets {
        let sheet = book.add_worksheet();
        sheet.set_name(name).unwrap().set_hidden(*hidden);
        let format = Format::new().set_text_wrap();
        for [a, b, c, d] in &grid.merges {
            let (rows, columns) =
                ([*a, *c].map(|n| u32::try_from(n).unwrap()), [*b, *d].map(|n| u16::try_from(n).unwrap()));
            sheet.merge_range(rows[0], columns[0], rows[1], columns[1], "", &format).unwrap();
        }
        for (row, cells) in grid.rows.iter().enumerate() {
            for (column, text) in cells.iter().enumerate() {
                if text.is_empty() || grid.covered(row, column) {
                    continue;
                }
                let (row, column) = (u32::try_from(row).unwrap(), u16::try_from(column).unwrap());
                match text.parse::<u32>() {
                    Ok(number) if number.to_string() == *text => {
                        sheet.write_number_with_format(row, column, number, &format).unwrap()
                    }
                    _ => sheet.write_string_with_format(row, column, text, &format).unwrap(),
                };
            }
        }
    }
    book.save_to_buffer().unwrap()
}

/// The cells of a row that a table of spans has: text, columns, rows.
fn spans(sheet: &Sheet, row: usize) -> Vec<(String, usize, usize)> {
    let (grid, width) = (&sheet.grid, sheet.grid.width());
    let text = |column: usize| grid.rows[row].get(column).cloned().unwrap_or_default();
    (0..width)
        .filter(|column| !grid.covered(row, *column))
        .map(|column| {
            let merge = grid.merges.iter().find(|merge| (merge[0], merge[1]) == (row, column));
            let (wide, high) = merge.map_or((1, 1), |[a, b, c, d]| (d - b + 1, c - a + 1));
            (text(column), wide, high)
        })
        .collect()
}

fn html(case: &Case) -> String {
    let mut out =
        "<!DOCTYPE html><html><head><meta charset=\"utf-8\"></head><body><table border=\"1\">\n".to_owned();
    let sheet = &case.sheets[0];
    for row in 0..sheet.grid.rows.len() {
        out.push_str("<tr>");
        for (text, wide, high) in spans(sheet, row) {
            let text = match case.plan.has("html-word") {
                true => format!(
                    "<p class=MsoNormal><span style='font-family:仿宋'>{}<o:p></o:p></span></p>",
                    escaped(&text).replace('\n', "</span></p>\n<p><span>")
                ),
                false => escaped(&text).replace('\n', "<br>"),
            };
            write!(out, "<td colspan=\"{wide}\" rowspan=\"{high}\">{text}</td>").unwrap();
        }
        out.push_str("</tr>\n");
    }
    out + "</table></body></html>\n"
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn csv(case: &Case) -> String {
    let grid = &case.sheets[0].grid;
    let quoted = |text: &String| format!("\"{}\"", text.replace('"', "\"\""));
    let width = grid.width();
    let line = |cells: &Vec<String>| {
        let mut cells: Vec<String> = cells.iter().map(quoted).collect();
        cells.resize(width, String::new());
        cells.join(",") + "\r\n"
    };
    grid.rows.iter().map(line).collect()
}

fn docx(case: &Case) -> Vec<u8> {
    let sheet = &case.sheets[0];
    let grid = &sheet.grid;
    let paragraph = |text: &str| format!("<w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>");
    let mut table = String::new();
    for row in 0..grid.rows.len() {
        table.push_str("<w:tr>");
        let mut column = 0;
        while column < grid.width() {
            let merge = grid
                .merges
                .iter()
                .find(|[a, b, c, d]| (*a..=*c).contains(&row) && (*b..=*d).contains(&column));
            let text = grid.rows[row].get(column).map_or("", String::as_str);
            let (wide, down, text) = match merge {
                Some([a, b, c, d]) if a != c && row == *a => {
                    (d - b + 1, "<w:vMerge w:val=\"restart\"/>", text)
                }
                Some([a, b, c, d]) if a != c => (d - b + 1, "<w:vMerge/>", ""),
                Some([_, b, _, d]) => (d - b + 1, "", text),
                None => (1, "", text),
            };
            let paragraphs: String = text.split('\n').map(|line| paragraph(&escaped(line))).collect();
            write!(table, "<w:tc><w:tcPr><w:gridSpan w:val=\"{wide}\"/>{down}</w:tcPr>{paragraphs}</w:tc>")
                .unwrap();
            column += wide;
        }
        table.push_str("</w:tr>");
    }
    let xml = format!(
        "<?xml version=\"1.0\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:tbl>{table}</w:tbl></w:body></w:document>"
    );
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("word/document.xml", SimpleFileOptions::default()).unwrap();
    zip.write_all(xml.as_bytes()).unwrap();
    zip.finish().unwrap().into_inner()
}
