//! The official table: two heading rows, ticks under 公开对象, 公开方式 and 公开层级, boxes before the channels.

use super::render::{cell, heading};
use super::rng::Rng;
use super::{Row, Table, Value};
use rust_xlsxwriter::{Format, Workbook, Worksheet};

const PLAIN: [&str; 7] = ["category", "name", "content", "basis", "deadline", "body", "channels"];
const TICKED: [(&str, [&str; 2]); 3] =
    [("公开对象", ["全社会", "特定群体"]), ("公开方式", ["主动", "依申请"]), ("公开层级", ["县级", "乡级"])];

/// Whether the columns of ticks can say what the item says.
pub(crate) fn fits(row: &Row) -> bool {
    // What is not said at all is no tick.
    let blank = |key: &str| matches!(row.get(key), None | Some(Value::Blank));
    let audience =
        blank("audience") || says_all(row) || matches!(row.get("audience"), Some(Value::Groups(_)));
    let modes = row.list("mode");
    let known = |mode: &String| mode == "主动公开" || mode == "依申请公开";
    audience && modes.iter().all(known) && (blank("levels") || row.list("levels") == ["县级"])
}

fn says_all(row: &Row) -> bool {
    row.get("audience") == Some(&Value::Text("全社会".to_owned()))
}

fn cells(row: &Row, tick: &str) -> [String; 6] {
    let ticked = |yes: bool| if yes { tick.to_owned() } else { String::new() };
    let groups = match row.get("audience") {
        Some(Value::Groups(groups)) => groups.join("、"),
        _ => String::new(),
    };
    let modes = row.list("mode");
    let mode = |name: &str| modes.iter().any(|mode| mode == name);
    [
        ticked(says_all(row)),
        groups,
        ticked(mode("主动公开")),
        ticked(mode("依申请公开")),
        ticked(!row.list("levels").is_empty()),
        String::new(),
    ]
}

fn head(sheet: &mut Worksheet, rng: &mut Rng) {
    let format = Format::new();
    let number = |at: usize| u16::try_from(at).unwrap();
    for (at, key) in ["seq"].iter().chain(&PLAIN).chain(&["code"]).enumerate() {
        let column = if *key == "code" { number(at + 6) } else { number(at) };
        sheet.merge_range(1, column, 2, column, &heading(key, rng), &format).unwrap();
    }
    for (at, (title, parts)) in TICKED.iter().enumerate() {
        let column = number(PLAIN.len() + 1 + at * 2);
        sheet.merge_range(1, column, 1, column + 1, title, &format).unwrap();
        sheet.write_string(2, column, parts[0]).unwrap();
        sheet.write_string(2, column + 1, parts[1]).unwrap();
    }
}

/// The table as a workbook.
pub(crate) fn workbook(table: &Table, rng: &mut Rng) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name(&table.domain).unwrap();
    sheet.merge_range(0, 0, 0, 14, &table.title, &Format::new()).unwrap();
    head(sheet, rng);
    let tick = rng.word(&["√", "✓", "√", "●", "是"]);
    let numbered = rng.percent(50);
    for (line, row) in table.rows.iter().enumerate() {
        let at = u32::try_from(line + 3).unwrap();
        sheet.write_number(at, 0, u32::try_from(line + 1).unwrap()).unwrap();
        let plain = PLAIN.iter().map(|key| cell(row, key, numbered));
        let all = plain.chain(cells(row, tick)).chain([row.text("code")]);
        for (column, text) in all.enumerate().filter(|(_, text)| !text.is_empty()) {
            sheet.write_string(at, u16::try_from(column + 1).unwrap(), &text).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}
