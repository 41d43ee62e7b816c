//! Our reader of `.xlsx` beside calamine, which reads the same workbooks in another way; and what it says
//! of formats, formulas and merged regions.

use super::Book;
use super::shown::shown_ref;
use crate::diagnostic::{Levels, Sink};
use crate::read::Bounds;
use crate::read::table::Grid;
use crate::source::Files;
use calamine::{DataRef, Reader as _, Xlsx};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::io::Cursor;

/// Cells by sheet, row and column; numbers only by their presence, for calamine knows no formats.
type Seen = BTreeMap<(usize, u32, u32), Option<String>>;

fn grids(bytes: &[u8]) -> (Vec<Grid>, Vec<String>) {
    let mut files = Files::new();
    let file = files.add("表.xlsx", bytes.to_vec());
    let bounds = Bounds::default();
    let mut sink = Sink::new();
    let mut book = Book { file, files: &files, bounds: &bounds, budget: bounds.unpacked_bytes as u64 };
    let grids = book.grids(bytes, &mut sink);
    let findings = sink.finish(&Levels::default(), &files);
    (
        grids,
        findings
            .iter()
            .map(|finding| format!("{} {}", files.place(finding.primary), finding.message.chinese))
            .collect(),
    )
}

fn ours(bytes: &[u8]) -> BTreeMap<(usize, u32, u32), String> {
    let cells = grids(bytes).0.into_iter().enumerate().flat_map(|(sheet, grid)| {
        grid.rows.into_iter().flat_map(move |row| {
            row.cells
                .into_iter()
                .map(move |cell| ((sheet, row.number, cell.column), cell.text.value.to_string()))
        })
    });
    cells.collect()
}

fn witness(bytes: &[u8]) -> Seen {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    let mut found = Seen::new();
    for (sheet, name) in book.sheet_names().into_iter().enumerate() {
        let mut cells = book.worksheet_cells_reader(&name).expect("a sheet");
        while let Some(cell) = cells.next_cell().expect("a cell") {
            let (row, column) = cell.get_position();
            let text = shown_ref(cell.get_value()).map(|text| text.replace("\r\n", "\n").trim().to_owned());
            let Some(text) = text.filter(|text| !text.is_empty()) else { continue };
            let number =
                matches!(cell.get_value(), DataRef::Float(_) | DataRef::DateTime(_) | DataRef::Int(_));
            found.insert((sheet, row, column), (!number).then_some(text));
        }
    }
    found
}

fn agree(bytes: &[u8]) {
    let (ours, witness) = (ours(bytes), witness(bytes));
    assert!(ours.keys().eq(witness.keys()), "{:?}\n{:?}", ours.keys(), witness.keys());
    for (place, text) in witness {
        if let Some(text) = text {
            assert_eq!(ours.get(&place), Some(&text), "{place:?}");
        }
    }
}

#[test]
fn real_workbooks_are_read_as_calamine_reads_them() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/published");
    let mut read = 0;
    for entry in std::fs::read_dir(folder).expect("the corpus") {
        if let Ok(bytes) = std::fs::read(entry.expect("an entry").path().join("table.xlsx")) {
            agree(&bytes);
            read += 1;
        }
    }
    assert!(read >= 8, "{read}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn written_workbooks_are_read_as_calamine_reads_them(
        cells in prop::collection::vec((0u32..30, 0u16..12, "[甲乙 a&<>\"'\n_xD0;]{0,12}", any::<bool>()), 0..40),
    ) {
        let mut book = rust_xlsxwriter::Workbook::new();
        let sheet = book.add_worksheet();
        for (row, column, text, number) in cells {
            if number {
                sheet.write(row, column, f64::from(row) * 1.5).expect("written");
            } else {
                sheet.write(row, column, text).expect("written");
            }
        }
        agree(&book.save_to_buffer().expect("saved"));
    }
}

fn pack(sheet: &str, strings: &str) -> Vec<u8> {
    use std::io::Write;
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in [
        (
            "_rels/.rels",
            r#"<Relationships><Relationship Id="r1" Type="x/officeDocument" Target="/XL/Workbook.xml"/></Relationships>"#,
        ),
        (
            "xl/workbook.xml",
            r#"<x:workbook><x:sheets><x:sheet name="表" r:id="r1"/></x:sheets></x:workbook>"#,
        ),
        (
            "xl/_rels/workbook.xml.rels",
            r#"<Relationships><Relationship Id="r1" Type="x/worksheet" Target="\xl\worksheets\Sheet1.xml"/></Relationships>"#,
        ),
        ("xl/worksheets/sheet1.xml", sheet),
        ("xl/sharedStrings.xml", strings),
    ] {
        writer.start_file(name, zip::write::SimpleFileOptions::default()).expect("begun");
        writer.write_all(part.as_bytes()).expect("written");
    }
    writer.finish().expect("packed").into_inner()
}

#[test]
fn what_office_programs_may_write_is_read() {
    let strings = "<x:sst><x:si><x:r><x:t>甲</x:t></x:r><x:rPh><x:t>jia</x:t></x:rPh><x:r><x:t xml:space=\"preserve\"> 乙 </x:t></x:r></x:si><x:si/></x:sst>";
    let sheet = "<x:worksheet><x:sheetData><x:row><x:c t='s'><x:v>0</x:v></x:c><x:c/><x:c t=\"inlineStr\"><x:is><x:t><![CDATA[</row>]]></x:t></x:is></x:c></x:row><x:row r=\"4\"/><x:row><x:c r=\"B5\" t=\"b\"><x:v>1</x:v></x:c><x:c t=\"str\"><x:f>A1</x:f><x:v>a&amp;b</x:v></x:c><x:c t='s'><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>";
    let found: Vec<_> = ours(&pack(sheet, strings)).into_iter().collect();
    let cell = |row, column, text: &str| ((0, row, column), text.to_owned());
    assert_eq!(found, [cell(0, 0, "甲 乙"), cell(0, 2, "</row>"), cell(4, 1, "TRUE"), cell(4, 2, "a&b")]);
}

#[test]
fn formulas_without_results_are_told_of() {
    let sheet = "<worksheet><sheetData><row><c><f>B1</f></c><c><f>1+1</f><v>2</v></c></row><row><c><f>B2</f><v></v></c></row></sheetData></worksheet>";
    let (found, findings) = grids(&pack(sheet, "<sst/>"));
    assert_eq!(found.iter().flat_map(|grid| &grid.rows).count(), 1);
    assert!(
        matches!(findings.as_slice(), [one] if one.contains("表!A1") && one.contains("2 个单元格只有公式")),
        "{findings:?}"
    );
}

#[test]
fn numbers_are_read_as_their_formats_show_them() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (column, (number, format)) in (0..).zip([
        (10_101.0, "000000"),
        (0.85, "0%"),
        (45_356.0, "yyyy\"年\"m\"月\"d\"日\""),
        (1234.5, "#,##0.00"),
    ]) {
        let format = rust_xlsxwriter::Format::new().set_num_format(format);
        sheet.write_with_format(0, column, number, &format).expect("written");
    }
    let found: Vec<String> = ours(&book.save_to_buffer().expect("saved")).into_values().collect();
    assert_eq!(found, ["010101", "85%", "2024年3月5日", "1,234.50"]);
}

#[test]
fn texts_under_merged_regions_are_kept_and_told_of() {
    let cell = |text: &str| format!("<c t=\"str\"><v>{text}</v></c>");
    let row =
        |texts: &[&str]| format!("<row>{}</row>", texts.iter().map(|text| cell(text)).collect::<String>());
    let rows = row(&["序号", "一级事项", "二级事项", "公开内容"])
        + &row(&["1", "甲", "乙", "丙"])
        + &row(&["2", "盖住的字", "丁", "戊"])
        + &row(&["3", "甲", "己", "庚"]);
    let sheet = format!(
        "<worksheet><sheetData>{rows}</sheetData><mergeCells><mergeCell ref=\"B2:B4\"/></mergeCells></worksheet>"
    );
    let mut files = Files::new();
    let file = files.add("表.xlsx", pack(&sheet, "<sst/>"));
    let mut sink = Sink::new();
    let document = super::read(file, &files, &Bounds::default(), &mut sink);
    let notes: Vec<&str> =
        document.tables.iter().flat_map(|table| &table.notes).map(|note| note.value.as_str()).collect();
    assert_eq!(notes, ["盖住的字"]);
    let findings = sink.finish(&Levels::default(), &files);
    assert!(findings.iter().any(|finding| files.place(finding.primary).to_string().contains("B3")));
}
