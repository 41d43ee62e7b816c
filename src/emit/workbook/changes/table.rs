//! The sheet of changes, written.

use super::Book;
use super::decided;
use super::looks::{self, Looks};
use super::rows::{Column, Plan, Row};
use crate::compare::{FieldChange, Piece};
use crate::emit::EmitError;
use crate::emit::table::sizes;
use crate::emit::workbook::sheet::{write_cell, write_region};
use rust_xlsxwriter::{Format, Note, Url, Worksheet};

/// The row of the first change: behind the title and the heading.
pub(super) const FIRST_ROW: u32 = 2;
/// What stands before the columns of the catalogue.
const BEFORE: [(&str, &str, f64); 6] = [
    ("序号", "No.", 6.0),
    ("地方", "Place", 10.0),
    ("领域", "Domain", 10.0),
    ("方向", "Direction", 10.0),
    ("变化", "Change", 7.0),
    ("新旧", "Side", 6.0),
];
/// Characters of a cell, and of a note: no spreadsheet takes many more.
const LONGEST: usize = 16_000;
const LONGEST_NOTE: usize = 4_000;

/// A column of the sheet: its heading and width.
type Head = (String, f64);

pub(super) fn write(
    sheet: &mut Worksheet,
    book: &Book<'_>,
    plan: &Plan<'_>,
    looks: &Looks,
) -> Result<(), EmitError> {
    let heads = heads(book, plan);
    if plan.rows.len() > 1_000_000 || heads.len() > 16_000 {
        return Err(EmitError::SheetTooLarge { domain: book.say("变化", "Changes").to_owned() });
    }
    let [summary, own] = book.sheets();
    sheet.set_name(own)?;
    write_region(sheet, 0..1, 0..heads.len(), "", &looks.styles.title)?;
    let title = book.say("目录变化对照表（返回汇总）", "Changes (back to the summary)");
    let back = Url::new(format!("internal:'{summary}'!A1")).set_text(title);
    sheet.write_url_with_format(0, 0, back, &looks.styles.title)?;
    sheet.set_row_height(0, 36)?;
    for (at, (heading, width)) in heads.iter().enumerate() {
        sheet.set_column_width(column(at), *width)?;
        write_cell(sheet, 1, at, heading, &looks.styles.heading)?;
    }
    sheet.set_row_height(1, 32)?;
    for (row, at) in plan.rows.iter().zip(FIRST_ROW..) {
        self::row(sheet, at, row, (book, plan, &heads), looks)?;
    }
    let own = decided::columns(book);
    let first = heads.len() - own.len();
    for (at, _) in own.iter().enumerate().filter(|(_, own)| own.hidden) {
        sheet.set_column_hidden(column(first + at))?;
    }
    let end = FIRST_ROW + u32::try_from(plan.rows.len().max(1)).unwrap_or(1) - 1;
    decided::offer(sheet, column(first), (FIRST_ROW, end), book)?;
    set_up(sheet, FIRST_ROW + u32::try_from(plan.rows.len()).unwrap_or(0), column(heads.len()) - 1)
}

fn heads(book: &Book<'_>, plan: &Plan<'_>) -> Vec<Head> {
    let mut heads: Vec<Head> =
        BEFORE.iter().map(|(zh, en, width)| (book.say(zh, en).to_owned(), *width)).collect();
    heads.extend(plan.columns.iter().map(|column| (column.heading.clone(), width(column))));
    heads.push((book.say("说明", "Why").to_owned(), 34.0));
    if book.has_upper() {
        heads.push((book.say("对照上级目录", "Against the upper tier").to_owned(), 34.0));
    }
    heads.push((book.say("位置", "Where").to_owned(), 20.0));
    heads.extend(decided::columns(book).into_iter().map(|own| (own.heading.to_owned(), own.width)));
    heads
}

fn width(column: &Column) -> f64 {
    match column.field {
        "content" | "basis" => 30.0,
        "channels" | "name" => 20.0,
        "category" | "deadline" => 16.0,
        "body" | "code" => 12.0,
        "audience" | "mode" | "levels" => 10.0,
        _ => 16.0,
    }
}

fn row(
    sheet: &mut Worksheet,
    at: u32,
    row: &Row<'_>,
    (book, plan, heads): (&Book<'_>, &Plan<'_>, &[Head]),
    looks: &Looks,
) -> Result<(), EmitError> {
    let (plain, centred) =
        if row.old { (&looks.old, &looks.old_centred) } else { (&looks.styles.left, &looks.styles.centred) };
    let side = if row.old { book.say("原来", "old") } else { book.say("现在", "new") };
    let change = row.change;
    let before = [
        row.number.to_string(),
        change.place.clone(),
        change.domain.clone(),
        change.direction.label(book.language).to_owned(),
        change.kind.label(book.language).to_owned(),
        side.to_owned(),
    ];
    let mut texts: Vec<String> = before.to_vec();
    for (number, text) in before.iter().enumerate() {
        write_cell(sheet, at, number, cut(text, LONGEST), centred)?;
    }
    for column in &plan.columns {
        let (number, text) = (texts.len(), cut(row.text(column), LONGEST));
        match row.changed(column) {
            Some(field) => texts.push(changed(sheet, (at, number), (row, field, text), book, looks)?),
            None => {
                write_cell(sheet, at, number, text, plain)?;
                texts.push(text.to_owned());
            }
        }
    }
    let mut behind = vec![if row.last { why(row, book) } else { String::new() }];
    if book.has_upper() {
        let lines = if row.last { change.standing_lines(book.language) } else { Vec::new() };
        behind.push(lines.join("\n"));
    }
    behind.push(row.at.clone());
    behind.extend(decided::texts(row, book));
    for text in behind {
        write_cell(sheet, at, texts.len(), cut(&text, LONGEST), plain)?;
        texts.push(text);
    }
    let shown = heads.len() - decided::columns(book).iter().filter(|own| own.hidden).count();
    let heights = texts.iter().zip(heads).take(shown).map(|(text, (_, width))| sizes::height(text, *width));
    sheet.set_row_height(at, heights.fold(0.0, f64::max).min(sizes::HIGHEST))?;
    Ok(())
}

/// What is said of the whole change.
fn why(row: &Row<'_>, book: &Book<'_>) -> String {
    let change = row.change;
    let doubt = book.say("是否同一事项，请核对", "perhaps not the same item");
    let mut lines: Vec<String> = Some(doubt.to_owned()).filter(|_| !change.sure).into_iter().collect();
    lines.extend(Some(change.why.get(book.language).to_owned()).filter(|why| !why.is_empty()));
    lines.extend(change.fields.iter().map(|field| field.why().get(book.language).to_owned()));
    lines.join("\n")
}

/// A cell in which something changed: colour, a word, the letters that changed, and a note with the reason. Gives its text.
fn changed(
    sheet: &mut Worksheet,
    (at, number): (u32, usize),
    (row, field, text): (&Row<'_>, &FieldChange, &str),
    book: &Book<'_>,
    looks: &Looks,
) -> Result<String, EmitError> {
    let direction = field.direction();
    let word = looks::word(direction, book.language);
    let own = |piece: &&Piece| match piece {
        Piece::Same(_) => true,
        Piece::Old(_) => row.old,
        Piece::New(_) => !row.old,
    };
    let pieces: Vec<&Piece> =
        field.pieces.iter().filter(own).filter(|piece| !piece.text().is_empty()).collect();
    let whole: String = pieces.iter().map(|piece| piece.text()).collect();
    let mut parts: Vec<(&Format, &str)> = vec![(&looks.word, word)];
    // Of a table of many items, and of merged ones, the texts are others than those that were compared.
    if whole == text && whole.chars().count() < LONGEST {
        parts.extend(pieces.iter().map(|piece| match piece {
            Piece::Same(text) => (&looks.same, text.as_str()),
            Piece::Old(text) => (&looks.gone, text.as_str()),
            Piece::New(text) => (&looks.come, text.as_str()),
        }));
    } else if text.is_empty() {
        parts.push((&looks.same, book.say("（没有）", "(none)")));
    } else {
        parts.push((&looks.same, text));
    }
    sheet.write_rich_string_with_format(at, column(number), &parts, &Looks::changed(direction))?;
    if !row.old || row.last {
        let why = field.why();
        let note = Note::new(cut(why.get(book.language), LONGEST_NOTE)).add_author_prefix(false);
        sheet.insert_note(at, column(number), &note.set_author("mulu").set_width(260).set_height(110))?;
    }
    Ok(parts.iter().map(|(_, text)| *text).collect())
}

/// Landscape A3, one page wide; heading and page number on each page.
fn set_up(sheet: &mut Worksheet, end: u32, last: u16) -> Result<(), EmitError> {
    /// A3 as OOXML numbers paper (ECMA-376 18.3.1.63).
    const A3: u8 = 8;
    sheet.set_landscape().set_paper_size(A3);
    sheet.set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3).set_print_fit_to_pages(1, 0);
    sheet.set_print_center_horizontally(true).set_footer("&C第 &P 页 共 &N 页");
    sheet.set_freeze_panes(FIRST_ROW, column(BEFORE.len()))?;
    sheet.set_repeat_rows(1, 1)?;
    sheet.set_print_area(0, 0, end.max(FIRST_ROW) - 1, last)?;
    sheet.autofilter(1, 0, end.max(FIRST_ROW + 1) - 1, last)?;
    Ok(())
}

/// A text of so many characters at most.
pub(super) fn cut(text: &str, longest: usize) -> &str {
    text.char_indices().nth(longest).map_or(text, |(end, _)| &text[..end])
}

fn column(index: usize) -> u16 {
    u16::try_from(index).unwrap_or(u16::MAX)
}
