//! The columns of decisions: what was decided of a whole change, to be filled in; what was decided of its fields; and,
//! hidden, what `mulu decide` knows a change by.

use super::Book;
use super::rows::Row;
use crate::decisions::Verdict;
use crate::diagnostic::Language;
use crate::emit::EmitError;
use rust_xlsxwriter::{DataValidation, Worksheet};

/// A column: its heading, width, and whether it is hidden.
pub(super) struct Column {
    pub(super) heading: &'static str,
    pub(super) width: f64,
    pub(super) hidden: bool,
}

/// The columns, in their order; that of the fields only where a field was decided by itself.
pub(super) fn columns(book: &Book<'_>) -> Vec<Column> {
    let column = |zh, en, width, hidden| Column { heading: book.say(zh, en), width, hidden };
    let mut columns = vec![column("处理意见", "Decision", 18.0, false)];
    if of_fields(book) {
        columns.push(column("各栏处理意见", "Decisions on columns", 24.0, false));
    }
    columns.push(column("指纹", "Fingerprint", 18.0, true));
    columns.push(column("涉及事项", "Item", 18.0, true));
    columns.push(column("变化内容", "Told", 18.0, true));
    columns.push(column("比较", "Compared", 18.0, true));
    columns
}

/// The texts of a row, in the order of the columns. A decision stands in the last row of its change, where the whole of
/// it is spoken of; a verdict may be written into either.
pub(super) fn texts(row: &Row<'_>, book: &Book<'_>) -> Vec<String> {
    let change = row.change;
    let chinese = book.language == Language::Chinese;
    let of = |print: &str| book.decisions.and_then(|all| all.of(print));
    let own = of(&change.fingerprint).filter(|_| row.last).map_or(String::new(), |own| own.said(chinese));
    let mut texts = vec![own];
    if of_fields(book) {
        let said = change.fields.iter().filter(|_| row.last).filter_map(|field| {
            let said = of(&field.fingerprint)?.signed(chinese);
            Some(if chinese {
                format!("{}：{said}", field.heading)
            } else {
                format!("{}: {said}", field.heading)
            })
        });
        texts.push(said.collect::<Vec<_>>().join("\n"));
    }
    let compared = format!("{}：{}", change.place, book.compared);
    let (item, told) = (change.heading(book.language), change.whys(book.language));
    texts.extend([change.fingerprint.clone(), item, told, compared]);
    texts
}

/// Offers the verdicts in the column of decisions; other words may be written too.
pub(super) fn offer(
    sheet: &mut Worksheet,
    column: u16,
    rows: (u32, u32),
    book: &Book<'_>,
) -> Result<(), EmitError> {
    let words = Verdict::ALL.map(|verdict| verdict.word(book.language == Language::Chinese));
    let choice = DataValidation::new().allow_list_strings(&words)?.show_error_message(false);
    sheet.add_data_validation(rows.0, column, rows.1, column, &choice)?;
    Ok(())
}

fn of_fields(book: &Book<'_>) -> bool {
    let Some(all) = book.decisions else { return false };
    let mut fields = book.changes.changes.iter().flat_map(|change| &change.fields);
    fields.any(|field| all.of(&field.fingerprint).is_some())
}
