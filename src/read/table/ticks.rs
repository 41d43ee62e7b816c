//! Tick columns that are filled in otherwise: a level's name where a tick belongs, two ticks in one cell. They are read
//! as what they mean; one remark on each column says so. Manual: `faults/untidy-tick.md`.

use super::columns::{Column, Role};
use super::grid::{Cell, Origin, Row};
use super::words::is_level_word;
use crate::catalogue::Field;
use crate::diagnostic::{Diagnostic, Sink, Words};
use crate::read::faults;
use crate::value::levels;
use crate::value::text::{BoxState, box_glyph, is_blank_char};

/// How many rows are named.
const MOST_ROWS: usize = 10;

/// Remarks on the tick columns of a table.
pub(super) fn check(columns: &[Column], body: &[Row], sink: &mut Sink) {
    let number = columns.iter().find(|column| column.field() == Field::Seq).map(|column| column.number);
    for column in columns.iter().filter(|column| column.is_tick_column()) {
        let own = |row: &'_ Row| {
            row.cell(column.number).is_some_and(|cell| cell.origin == Origin::Own && is_odd(&cell.text.value))
        };
        // Of a hundred thousand rows nearly all hold one tick; only what does not is looked at closely.
        let odd: Vec<&Row> = body.iter().filter(|row| own(row) && !repeats_headings(row, columns)).collect();
        let tell = |fits: &dyn Fn(&str) -> bool, what: [&str; 2], sink: &mut Sink| {
            let cells = odd.iter().filter_map(|row| Some((*row, row.cell(column.number)?)));
            let such: Vec<(&Row, &Cell)> = cells.filter(|(_, cell)| fits(&cell.text.value)).collect();
            let Some((_, first)) = such.first() else { return };
            let rows: Vec<String> = such.iter().filter_map(|(row, _)| seq(row, number?)).collect();
            report(column, first, &rows, what, sink);
        };
        let word = |text: &str| column.role == Role::Tier && is_level(text);
        tell(&word, ["写的是文字，不是勾", "holds words where a tick belongs"], sink);
        tell(&is_twice_ticked, ["一格里打了两个勾", "holds two ticks in one cell"], sink);
    }
}

/// Whether a cell holds more than a single sign.
fn is_odd(text: &str) -> bool {
    text.chars().nth(1).is_some()
}

/// The headings once more, on the next page.
fn repeats_headings(row: &Row, columns: &[Column]) -> bool {
    let mut worded = columns.iter().filter(|column| !column.is_tick_column());
    worded.any(|column| row.cell(column.number).is_some_and(|cell| cell.text.value == column.heading.value))
}

/// 县级 under 县级.
fn is_level(text: &str) -> bool {
    let words = levels::split(text);
    !words.is_empty() && words.iter().all(|word| is_level_word(word))
}

fn is_twice_ticked(text: &str) -> bool {
    let mut signs = text.chars().filter(|c| !is_blank_char(*c)).peekable();
    let mut count = 0;
    let ticks = signs.all(|c| {
        count += 1;
        box_glyph(c) == Some(BoxState::Ticked) && !c.is_alphanumeric()
    });
    ticks && count > 1
}

fn seq(row: &Row, column: u32) -> Option<String> {
    row.cell(column).map(|cell| cell.text.value.trim().to_owned())
}

fn report(column: &Column, first: &Cell, rows: &[String], [what, what_english]: [&str; 2], sink: &mut Sink) {
    let heading = column.heading.value.split_whitespace().collect::<String>();
    let (which, which_english) = if rows.is_empty() {
        Default::default()
    } else {
        let named = &rows[..rows.len().min(MOST_ROWS)];
        let (more, more_english) = match rows.len() {
            all if all > MOST_ROWS => (format!("等{all}行"), format!(" and others, {all} in all")),
            _ => Default::default(),
        };
        (format!("序号{}{more}的", named.join("、")), format!(" in rows {}{more_english}", named.join(", ")))
    };
    let message = Words::new(
        format!("{which}“{heading}”一栏{what}（“{}”）", first.text.value.trim()),
        format!("“{heading}” {what_english}{which_english} (“{}”)", first.text.value.trim()),
    );
    let finding = sink.push(Diagnostic::new(&faults::UNTIDY_TICK, first.text.at, message));
    finding.field(column.field().key()).about(first.text.value.to_string()).help(Words::new(
        "公开的打一个“√”，不公开的留空；几级合在一栏的，一级分一栏",
        "one √ where it applies, nothing where it does not; one column for each tier",
    ));
}
