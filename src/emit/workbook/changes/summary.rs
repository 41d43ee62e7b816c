//! The first sheet: how many items changed in each catalogue, in which direction, with links to them.

use super::Book;
use super::looks::Looks;
use super::rows::Plan;
use super::table::{FIRST_ROW, cut};
use crate::compare::{Change, Direction};
use crate::emit::EmitError;
use crate::emit::workbook::sheet::{write_cell, write_region};
use rust_xlsxwriter::{Url, Worksheet};

const ALL: [Direction; 3] = [Direction::Loosened, Direction::Tightened, Direction::Neutral];
const ROW_HEIGHT: f64 = 24.0;
/// The title, how much changed, how to read the sheet of changes, the heading.
const HEAD: u32 = 4;

/// A catalogue, with the row in which its changes begin.
struct Line<'a> {
    place: &'a str,
    domain: &'a str,
    changes: Vec<&'a Change>,
    first: u32,
}

pub(super) fn write(
    sheet: &mut Worksheet,
    book: &Book<'_>,
    plan: &Plan<'_>,
    looks: &Looks,
) -> Result<(), EmitError> {
    let styles = &looks.styles;
    let mut headings = vec![(book.say("地方", "Place"), 20.0), (book.say("领域", "Domain"), 30.0)];
    headings.extend(ALL.map(|direction| (direction.label(book.language), 12.0)));
    if book.has_upper() {
        headings.push((book.say("不符合上级或法律", "Against upper tier or law"), 16.0));
    }
    let width = headings.len();
    sheet.set_name(book.sheets()[0])?;
    write_region(sheet, 0..1, 0..width, book.say("目录变化汇总", "Summary of changes"), &styles.title)?;
    sheet.set_row_height(0, 40)?;
    write_region(sheet, 1..2, 0..width, &book.tally, &styles.note)?;
    let legend = book.say(
        "按事项计数，方向从公众的角度看。“变化”表中每项变化上为原来、下为现在：底色红为放宽（更不公开），绿为收紧（更公开），黄为文字（中性），格内同时写明；批注是理由",
        "Items, seen from the public. On the other sheet the old row stands above the new: red is looser, green tighter, yellow neutral, said in the cell too; the notes give reasons",
    );
    write_region(sheet, 2..3, 0..width, legend, &styles.note)?;
    (1..3).try_for_each(|row| sheet.set_row_height(row, 48).map(|_| ()))?;
    for (at, (heading, width)) in headings.iter().enumerate() {
        sheet.set_column_width(u16::try_from(at).unwrap_or(0), *width)?;
        write_cell(sheet, HEAD - 1, at, heading, &styles.heading)?;
    }
    sheet.set_row_height(HEAD - 1, 32)?;
    let lines = lines(plan);
    let mut row = HEAD;
    for line in &lines {
        self::line(sheet, row, line, book, looks)?;
        row += 1;
    }
    write_region(sheet, row..row + 1, 0..2, book.say("合计", "Total"), &styles.heading)?;
    let all: Vec<&Change> = lines.iter().flat_map(|line| line.changes.iter().copied()).collect();
    counts(sheet, row, &all, book, looks)?;
    sheet.set_row_height(row, ROW_HEIGHT)?;
    sheet.set_paper_size(9).set_print_fit_to_pages(1, 0).set_print_center_horizontally(true);
    sheet.set_footer("&C第 &P 页 共 &N 页").set_repeat_rows(HEAD - 1, HEAD - 1)?;
    sheet.set_freeze_panes(HEAD, 0)?;
    Ok(())
}

fn lines<'a>(plan: &Plan<'a>) -> Vec<Line<'a>> {
    let mut lines: Vec<Line<'a>> = Vec::new();
    for (row, at) in plan.rows.iter().zip(FIRST_ROW..) {
        let (place, domain) = (row.change.place.as_str(), row.change.domain.as_str());
        let known = lines.iter_mut().find(|line| line.place == place && line.domain == domain);
        match known {
            Some(line) if row.last => line.changes.push(row.change),
            Some(_) => {}
            None => {
                let changes = if row.last { vec![row.change] } else { Vec::new() };
                lines.push(Line { place, domain, changes, first: at });
            }
        }
    }
    lines
}

fn line(
    sheet: &mut Worksheet,
    row: u32,
    line: &Line<'_>,
    book: &Book<'_>,
    looks: &Looks,
) -> Result<(), EmitError> {
    write_cell(sheet, row, 0, line.place, &looks.styles.left)?;
    let name = if line.domain.is_empty() { book.say("整个地方", "the whole place") } else { line.domain };
    let target = book.sheets()[1];
    let link = Url::new(format!("internal:'{target}'!A{}", line.first + 1)).set_text(cut(name, 250));
    sheet.write_url_with_format(row, 1, link, &looks.styles.link)?;
    counts(sheet, row, &line.changes, book, looks)?;
    sheet.set_row_height(row, ROW_HEIGHT)?;
    Ok(())
}

fn counts(
    sheet: &mut Worksheet,
    row: u32,
    changes: &[&Change],
    book: &Book<'_>,
    looks: &Looks,
) -> Result<(), EmitError> {
    let told = || changes.iter().filter(|change| !change.is_wording_only());
    let of =
        |direction| told().filter(|change| change.direction == direction).map(|change| change.weight()).sum();
    let mut numbers: Vec<usize> = ALL.iter().map(|direction| of(*direction)).collect();
    if book.has_upper() {
        let bad = |change: &&&Change| change.upper.as_ref().is_some_and(|upper| !upper.findings.is_empty());
        numbers.push(told().filter(bad).count());
    }
    for (number, column) in numbers.into_iter().zip(2..) {
        #[expect(clippy::cast_precision_loss, reason = "a sheet has at most 1,048,576 rows")]
        let number = number as f64;
        sheet.write_number_with_format(row, column, number, &looks.styles.centred)?;
    }
    Ok(())
}
