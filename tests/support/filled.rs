//! Workbooks as somebody else's program saves them, with verdicts filled in.

use calamine::{Reader, Xlsx};
use rust_xlsxwriter::Workbook;
use std::path::Path;

/// The cells of a sheet as texts.
pub(crate) fn rows_of(path: &Path, sheet: &str) -> Vec<Vec<String>> {
    let mut book: Xlsx<_> = calamine::open_workbook(path).expect("opens");
    let range = book.worksheet_range(sheet).expect("the sheet");
    range.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect()
}

/// Saves a sheet anew, with what `said` says of a row in its column 处理意见.
pub(crate) fn fill(from: &Path, sheet: &str, to: &Path, said: &dyn Fn(&[String]) -> Option<&'static str>) {
    let mut rows = rows_of(from, sheet);
    let head = rows.iter().position(|row| row.iter().any(|cell| cell == "处理意见")).expect("a heading");
    let at = rows[head].iter().position(|cell| cell == "处理意见").expect("the column");
    let mut written = Vec::new();
    for row in rows.iter_mut().skip(head + 1) {
        let Some(words) = said(row).filter(|words| !written.contains(words)) else { continue };
        words.clone_into(&mut row[at]);
        written.push(words);
    }
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    page.set_name(sheet).expect("named");
    for (number, row) in (0..).zip(&rows) {
        for (column, cell) in (0..).zip(row) {
            page.write(number, column, cell.as_str()).expect("written");
        }
    }
    book.save(to).expect("saved");
}
