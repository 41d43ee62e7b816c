//! Places as files: YAML, and workbooks as offices lay them out.

use super::rng::Rng;
use super::{Place, Row, Table, Value};
use mulu::catalogue::FIELDS;
use rust_xlsxwriter::Workbook;
use std::fmt::Write as _;

/// A text as YAML, quoted.
pub(crate) fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap()
}

fn listed(texts: &[String]) -> String {
    let texts: Vec<String> = texts.iter().map(|text| quoted(text)).collect();
    format!("[{}]", texts.join(", "))
}

pub(crate) fn item_yaml(row: &Row) -> String {
    let mut out = String::new();
    for (at, (key, value)) in row.fields.iter().enumerate() {
        let lead = if at == 0 { "  - " } else { "    " };
        let value = match value {
            Value::Text(text) => quoted(text),
            Value::List(texts) => listed(texts),
            Value::Groups(texts) => format!("{{groups: {}}}", listed(texts)),
            Value::Blank => String::new(),
        };
        writeln!(out, "{lead}{key}: {value}").unwrap();
    }
    out
}

pub(crate) fn table_yaml(table: &Table) -> String {
    let mut out = format!("domain: {}\ntitle: {}\nitems:\n", table.domain, quoted(&table.title));
    table.rows.iter().for_each(|row| out.push_str(&item_yaml(row)));
    out
}

pub(crate) fn jurisdiction(place: &Place) -> String {
    let mut out = format!("name: {}\ncode: \"{}\"\ntier: {}\n", place.name, place.code, place.tier);
    if !place.omits.is_empty() {
        out.push_str("omits:\n");
        for code in &place.omits {
            writeln!(out, "  - {{code: {code}, reason: 本地没有这项业务}}").unwrap();
        }
    }
    out + &place.more
}

/// Headings an office may use for a column: the official one or a synonym.
pub(crate) fn heading(key: &str, rng: &mut Rng) -> String {
    let info = FIELDS.iter().find(|info| info.key == key).unwrap();
    // 编号 and 说明 mean other columns to other offices; so do the short ones.
    let plain = ["seq", "category", "name", "content", "levels", "mode", "note", "basis"].contains(&key);
    // Some synonyms are the headings of negative lists alone.
    let basis = ["依据", "法律依据", "政策依据", "法定依据"];
    match (key, plain || rng.percent(60)) {
        ("basis", _) if rng.percent(40) => rng.word(&basis).to_owned(),
        (_, true) => info.chinese.to_owned(),
        (_, false) => rng.pick(info.synonyms).to_string(),
    }
}

const COLUMNS: [&str; 11] = [
    "category", "name", "content", "basis", "deadline", "body", "channels", "audience", "mode", "levels",
    "code",
];

pub(crate) fn cell(row: &Row, key: &str, numbered: bool) -> String {
    let joined = |texts: &[String], mark: &str| texts.join(mark);
    match row.get(key) {
        Some(Value::List(texts)) if matches!(key, "content" | "basis") => {
            let number = |(at, text): (usize, &String)| format!("{}.{text}", at + 1);
            let lines: Vec<String> = match numbered && texts.len() > 1 {
                true => texts.iter().enumerate().map(number).collect(),
                false => texts.clone(),
            };
            joined(&lines, "\n")
        }
        Some(Value::List(texts) | Value::Groups(texts)) => joined(texts, "、"),
        Some(Value::Text(text)) => text.clone(),
        Some(Value::Blank) | None => String::new(),
    }
}

/// A table as a workbook: title, one heading row, a row an item.
pub(crate) fn workbook(table: &Table, rng: &mut Rng) -> Vec<u8> {
    let mut columns = COLUMNS.to_vec();
    if rng.percent(50) {
        rng.shuffle(&mut columns[3..]);
    }
    let numbered = rng.percent(50);
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name(&table.domain).unwrap();
    sheet.write_string(0, 0, &table.title).unwrap();
    sheet.write_string(1, 0, "序号").unwrap();
    for (at, key) in columns.iter().enumerate() {
        sheet.write_string(1, u16::try_from(at + 1).unwrap(), heading(key, rng)).unwrap();
    }
    for (line, row) in table.rows.iter().enumerate() {
        let at = u32::try_from(line + 2).unwrap();
        sheet.write_number(at, 0, u32::try_from(line + 1).unwrap()).unwrap();
        for (column, key) in columns.iter().enumerate() {
            let text = cell(row, key, numbered);
            if !text.is_empty() {
                sheet.write_string(at, u16::try_from(column + 1).unwrap(), &text).unwrap();
            }
        }
    }
    book.save_to_buffer().unwrap()
}

/// All files of a place.
pub(crate) fn files(place: &Place, rng: &mut Rng) -> Vec<(String, Vec<u8>)> {
    let mut files = vec![(format!("{}/jurisdiction.yaml", place.folder), jurisdiction(place).into_bytes())];
    for table in &place.tables {
        let path = format!("{}/{:02}", place.folder, table.number);
        files.push(match table.workbook {
            true if table.ticks => (path + ".xlsx", super::ticks::workbook(table, rng)),
            true => (path + ".xlsx", workbook(table, rng)),
            false => (path + ".yaml", table_yaml(table).into_bytes()),
        });
    }
    files
}
