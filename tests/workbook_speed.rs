//! A workbook of a hundred thousand rows against calamine alone. Run by hand, in release:
//! `cargo test --release --test workbook_speed -- --ignored --nocapture`.

#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs)]

use calamine::{DataRef, Xlsx};
use mulu::diagnostic::Sink;
use mulu::read::{Bounds, workbook};
use mulu::source::Files;
use std::io::Cursor;
use std::time::Instant;

const ROWS: u32 = 100_000;
const HEADINGS: [&str; 13] = [
    "序号",
    "一级事项",
    "二级事项",
    "公开内容（要素）",
    "公开依据",
    "公开时限",
    "公开主体",
    "公开渠道和载体",
    "全社会",
    "特定群体",
    "主动",
    "依申请公开",
    "县级",
];

fn big(shared: bool) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (column, heading) in HEADINGS.iter().enumerate() {
        sheet.write(0, u16::try_from(column).unwrap(), *heading).unwrap();
    }
    for row in 1..=ROWS {
        let tail = if shared { row % 40 } else { row };
        sheet.write(row, 0, row).unwrap();
        sheet.write(row, 1, format!("类别{}", row % 40)).unwrap();
        sheet.write(row, 2, format!("事项{row}")).unwrap();
        sheet.write(row, 3, format!("文件名称、文号、发文部门、成文日期、正文{tail}")).unwrap();
        sheet
            .write(row, 4, format!("《中华人民共和国政府信息公开条例》（国务院令第711号）第{tail}条"))
            .unwrap();
        sheet.write(row, 5, "自信息形成或者变更之日起20个工作日内予以公开").unwrap();
        sheet.write(row, 6, "示例县民政局").unwrap();
        sheet.write(row, 7, "■政府网站 □政府公报 ■两微一端 □发布会/听证会 □广播电视 □其他").unwrap();
        for column in [8, 10, 12] {
            sheet.write(row, column, "√").unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

fn calamine_alone(bytes: &[u8]) -> usize {
    let mut book = open(bytes);
    let mut reader = book.worksheet_cells_reader("Sheet1").unwrap();
    let mut length = 0;
    while let Some(cell) = reader.next_cell().unwrap() {
        length += match cell.get_value() {
            DataRef::SharedString(text) => text.len(),
            DataRef::String(text) => text.len(),
            _ => 1,
        };
    }
    length
}

fn open(bytes: &[u8]) -> Xlsx<Cursor<&[u8]>> {
    calamine::Reader::new(Cursor::new(bytes)).unwrap()
}

#[test]
#[ignore = "a measurement"]
fn a_large_workbook_takes_little_longer_than_calamine_alone() {
    for shared in [true, false] {
        let bytes = big(shared);
        println!("shared {shared}: {} KiB", bytes.len() >> 10);
        for _ in 0..3 {
            let start = Instant::now();
            let length = calamine_alone(&bytes);
            let alone = start.elapsed();
            let start = Instant::now();
            let range = calamine::Reader::worksheet_range(&mut open(&bytes), "Sheet1").unwrap();
            let range_time = start.elapsed();
            drop(range);
            let mut files = Files::new();
            let id = files.add("big.xlsx", bytes.clone());
            let mut sink = Sink::new();
            let start = Instant::now();
            let document = workbook::read(id, &files, &Bounds::default(), &mut sink);
            let ours = start.elapsed();
            let items = document.tables[0].root.get(&["items"]).unwrap().elements().len();
            assert_eq!(items, ROWS as usize);
            let start = Instant::now();
            drop(document);
            println!(
                "calamine {alone:?} ({length}), range {range_time:?}, mulu {ours:?} = {:.2}, drop {:?}",
                ours.as_secs_f64() / alone.as_secs_f64(),
                start.elapsed()
            );
        }
    }
}
