//! Workbooks made to do harm, and workbooks that are none: findings, never a panic, never a flood of memory.

#![allow(clippy::unwrap_used, clippy::cast_possible_truncation, missing_docs)]

use mulu::diagnostic::{Diagnostic, Levels, Sink};
use mulu::document::Document;
use mulu::read::{Bounds, workbook};
use mulu::source::Files;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

fn read(bytes: Vec<u8>) -> (Document, Vec<String>) {
    read_within(bytes, &Bounds::default())
}

fn read_within(bytes: Vec<u8>, bounds: &Bounds) -> (Document, Vec<String>) {
    let mut files = Files::new();
    let id = files.add("表.xlsx", bytes);
    let mut sink = Sink::new();
    let document = workbook::read(id, &files, bounds, &mut sink);
    let shown = |finding: &Diagnostic| format!("{} {}", finding.rule.code, files.place(finding.primary));
    (document, sink.finish(&Levels::default(), &files).iter().map(shown).collect())
}

const RELATIONS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const WORKBOOK: &str =
    r#"<workbook xmlns:r="r"><sheets><sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>"#;
const WORKBOOK_RELATIONS: &str = r#"<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;

fn pack(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(part).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn xlsx(sheet: &str) -> Vec<u8> {
    xlsx_with(sheet, &[])
}

fn xlsx_with(sheet: &str, more: &[(&str, &[u8])]) -> Vec<u8> {
    let mut parts: Vec<(&str, &[u8])> = vec![
        ("_rels/.rels", RELATIONS.as_bytes()),
        ("xl/workbook.xml", WORKBOOK.as_bytes()),
        ("xl/_rels/workbook.xml.rels", WORKBOOK_RELATIONS.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ];
    parts.extend(more);
    pack(&parts)
}

fn cell(at: &str, text: &str) -> String {
    format!(r#"<c r="{at}" t="inlineStr"><is><t>{text}</t></is></c>"#)
}

fn table(more: &str) -> String {
    let head = ["序号", "一级事项", "二级事项", "公开内容", "公开依据"];
    let row = |number: usize, texts: &[&str]| {
        let cells = texts
            .iter()
            .enumerate()
            .map(|(at, text)| cell(&format!("{}{number}", ["A", "B", "C", "D", "E"][at]), text));
        format!("<row r=\"{number}\">{}</row>", cells.collect::<String>())
    };
    let body = row(1, &head) + &row(2, &["1", "甲", "乙", "丙", "丁"]);
    format!("<worksheet><sheetData>{body}{more}</sheetData></worksheet>")
}

fn items(document: &Document) -> usize {
    document
        .tables
        .iter()
        .filter_map(|table| table.root.get(&["items"]))
        .map(|items| items.elements().len())
        .sum()
}

#[test]
fn a_cell_far_away_is_told_of_and_the_rest_is_read() {
    let far = format!("<row r=\"1048576\">{}</row>", cell("XFD1048576", "x"));
    let (document, findings) = read(xlsx(&table(&far)));
    assert_eq!(findings, ["S112 表.xlsx › 表!XFD1048576"]);
    assert_eq!(items(&document), 1);
}

#[test]
fn declared_sizes_are_not_believed() {
    let dimension = table("").replacen("<sheetData>", "<dimension ref=\"XFD1048576:A1\"/><sheetData>", 1);
    let strings = br#"<sst count="9" uniqueCount="99999999999999"><si><t>x</t></si></sst>"#;
    let (document, findings) = read(xlsx_with(&dimension, &[("xl/sharedStrings.xml", strings)]));
    assert!(findings.is_empty(), "{findings:?}");
    assert_eq!(items(&document), 1);
}

#[test]
fn a_bomb_is_refused_while_it_is_unpacked() {
    let bounds = Bounds { unpacked_bytes: 1 << 20, ..Bounds::default() };
    let filler = " ".repeat(4 << 20);
    let (document, findings) = read_within(xlsx(&table(&filler)), &bounds);
    assert_eq!(findings, ["S112 表.xlsx"]);
    assert!(document.tables.is_empty());
}

#[test]
fn a_size_that_lies_changes_nothing() {
    // The central directory claims that every part is one byte long.
    let mut bytes = xlsx(&table(&" ".repeat(4 << 20)));
    let starts: Vec<usize> =
        (0..bytes.len() - 4).filter(|at| bytes[*at..*at + 4] == *b"PK\x01\x02").collect();
    for at in starts {
        bytes[at + 24..at + 28].copy_from_slice(&1u32.to_le_bytes());
    }
    let bounds = Bounds { unpacked_bytes: 1 << 20, ..Bounds::default() };
    let (_, findings) = read_within(bytes, &bounds);
    assert_eq!(findings.len(), 1, "{findings:?}");
}

#[test]
fn one_text_a_million_times_is_refused() {
    let text = "字".repeat(10_000);
    let strings = format!("<sst><si><t>{text}</t></si></sst>");
    let rows: String =
        (3..3000).map(|row| format!(r#"<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>"#)).collect();
    let bounds = Bounds { unpacked_bytes: 4 << 20, ..Bounds::default() };
    let (document, findings) =
        read_within(xlsx_with(&table(&rows), &[("xl/sharedStrings.xml", strings.as_bytes())]), &bounds);
    assert!(findings.iter().any(|finding| finding.starts_with("S112 表.xlsx › 表!A")), "{findings:?}");
    assert_eq!(items(&document), 1);
}

#[test]
fn merged_regions_do_not_multiply() {
    let rows: String =
        (3..2000).map(|row| format!("<row r=\"{row}\">{}</row>", cell(&format!("C{row}"), "名"))).collect();
    let long = cell("A3", &"长".repeat(5000));
    let rows = rows.replacen("<row r=\"3\">", &format!("<row r=\"3\">{long}"), 1);
    let sheet = table(&rows)
        .replace("</sheetData>", "</sheetData><mergeCells><mergeCell ref=\"A3:A1048576\"/></mergeCells>");
    let bounds = Bounds { unpacked_bytes: 8 << 20, ..Bounds::default() };
    let (_, findings) = read_within(xlsx(&sheet), &bounds);
    assert!(findings.iter().any(|finding| finding.starts_with("S112")), "{findings:?}");
}

#[test]
fn broken_xml_keeps_what_came_before() {
    let sheet = table("<row r=\"3\"><c r=\"A3\"><<<").replace("</sheetData></worksheet>", "");
    let (document, findings) = read(xlsx(&sheet));
    assert_eq!(findings, ["S105 表.xlsx › 表!E2"]);
    assert_eq!(items(&document), 1);
}

#[test]
fn missing_shared_strings_are_told_of_once() {
    let rows = r#"<row r="3"><c r="A3" t="s"><v>7</v></c><c r="B3" t="s"><v>8</v></c></row>"#;
    let (document, findings) = read(xlsx(&table(rows)));
    assert_eq!(findings, ["S105 表.xlsx › 表!E2"]);
    assert_eq!(items(&document), 1);
}

#[test]
fn what_is_no_workbook_is_said_to_be_none() {
    let cases: [&[u8]; 6] = [
        b"",
        b"<html><table><tr><td>1</td></tr></table></html>",
        b"%PDF-1.7",
        b"PK\x03\x04 broken",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 cut short",
        b"plain words",
    ];
    for bytes in cases {
        let (document, findings) = read(bytes.to_vec());
        assert_eq!(findings, ["S105 表.xlsx"], "{}", String::from_utf8_lossy(bytes));
        assert!(document.tables.is_empty());
    }
}

#[test]
fn a_password_is_named() {
    let mut bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    bytes.resize(1024, 0);
    bytes.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    bytes.resize(2048, 0);
    let mut files = Files::new();
    let id = files.add("表.xlsx", bytes);
    let mut sink = Sink::new();
    let _ = workbook::read(id, &files, &Bounds::default(), &mut sink);
    let findings = sink.finish(&Levels::default(), &files);
    assert!(findings.iter().any(|finding| finding.message.chinese.contains("密码")));
}

#[test]
fn an_empty_workbook_has_no_tables() {
    let (document, findings) = read(xlsx("<worksheet><sheetData/></worksheet>"));
    assert!(document.tables.is_empty() && findings.is_empty(), "{findings:?}");
}

#[test]
fn ods_repeats_are_not_believed() {
    let content = r#"<office:document-content><table:table table:name="表">
        <table:table-row><table:table-cell><text:p>序号</text:p></table:table-cell><table:table-cell><text:p>一级事项</text:p></table:table-cell><table:table-cell><text:p>二级事项</text:p></table:table-cell></table:table-row>
        <table:table-row table:number-rows-repeated="4294967295"><table:table-cell table:number-columns-repeated="4294967295"/></table:table-row>
        <table:table-row table:number-rows-repeated="4294967295"><table:table-cell table:number-columns-repeated="4294967295"><text:p>x</text:p></table:table-cell></table:table-row>
        </table:table></office:document-content>"#;
    let (_, findings) = read(pack(&[("content.xml", content.as_bytes())]));
    assert!(findings.iter().any(|finding| finding.starts_with("S112")), "{findings:?}");
}

/// A record of the binary format: kind, length, body.
fn record(kind: u32, body: &[u8]) -> Vec<u8> {
    let mut bytes =
        if kind < 0x80 { vec![kind as u8] } else { vec![(kind & 0x7f) as u8 | 0x80, (kind >> 7) as u8] };
    assert!(body.len() < 0x80);
    bytes.push(body.len() as u8);
    bytes.extend(body);
    bytes
}

fn wide(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let length = u32::try_from(units.len()).unwrap().to_le_bytes();
    length.into_iter().chain(units.into_iter().flat_map(u16::to_le_bytes)).collect()
}

fn xlsb() -> Vec<(String, Vec<u8>)> {
    let bundle = [&[0; 8][..], &wide("r1"), &wide("表")].concat();
    let workbook = [record(0x9c, &bundle), record(0x90, &[]), record(0x9d, &[])].concat();
    let row = |number: u32| record(0, &number.to_le_bytes());
    let cell =
        |column: u32, text: &str| record(6, &[&column.to_le_bytes()[..], &[0; 4], &wide(text)].concat());
    let mut sheet = [record(0x94, &[0; 16]), record(0x91, &[])].concat();
    for (number, texts) in [
        (0, ["序号", "一级事项", "二级事项", "公开内容"]),
        (1, ["1", "甲", "乙", "丙"]),
        (2, ["2", "", "丁", "戊"]),
    ] {
        sheet.extend(row(number));
        for (column, text) in (0..).zip(texts).filter(|(_, text)| !text.is_empty()) {
            sheet.extend(cell(column, text));
        }
    }
    sheet.extend(record(0x92, &[]));
    let merge: Vec<u8> = [1u32, 2, 1, 1].into_iter().flat_map(u32::to_le_bytes).collect();
    sheet.extend(record(0xb0, &merge));
    let relations = r#"<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.bin"/></Relationships>"#;
    vec![
        ("xl/workbook.bin".to_owned(), workbook),
        ("xl/_rels/workbook.bin.rels".to_owned(), relations.as_bytes().to_vec()),
        ("xl/worksheets/sheet1.bin".to_owned(), sheet),
    ]
}

fn pack_all(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let parts: Vec<(&str, &[u8])> =
        parts.iter().map(|(name, part)| (name.as_str(), part.as_slice())).collect();
    pack(&parts)
}

#[test]
fn binary_workbooks_are_read_with_their_merges() {
    let (document, findings) = read(pack_all(&xlsb()));
    assert!(findings.is_empty(), "{findings:?}");
    let items = document.tables[0].root.get(&["items"]).unwrap().elements();
    assert_eq!(items.len(), 2);
    let category = items[1].get(&["category"]).unwrap().as_text().unwrap();
    assert_eq!((category.value.as_str(), category.exact), ("甲", false));
}

#[test]
fn binary_records_that_lie_are_told_of() {
    let mut parts = xlsb();
    parts[2].1.extend([0x06, 0xff, 0xff, 0xff, 0x7f]);
    let (document, findings) = read(pack_all(&parts));
    assert_eq!(findings, ["S105 表.xlsx › 表!A1"]);
    assert!(document.tables.is_empty());
}

#[test]
fn damage_anywhere_in_a_file_is_survived() {
    let root =
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/published/09-xujiahu-cunwu");
    for name in ["table.xlsx", "table.xls", "table.ods"] {
        let whole = std::fs::read(root.join(name)).unwrap();
        let mut seed = 7u32;
        for _ in 0..150 {
            let mut bytes = whole.clone();
            for _ in 0..8 {
                seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                let at = (seed >> 3) as usize % bytes.len();
                bytes[at] ^= (seed >> 24) as u8;
            }
            let _ = read(bytes);
            seed = seed.wrapping_add(1);
            let _ = read(whole[..(seed >> 4) as usize % whole.len()].to_vec());
        }
    }
}
