//! How long the main jobs take: a county checked, the example built, twenty megabytes of YAML, and a
//! workbook of a hundred thousand rows beside calamine alone. `cargo bench`; results in `docs/benchmarks.md`.

#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs, reason = "a measurement")]

use calamine::{DataRef, Xlsx};
use mulu::diagnostic::{Levels, Sink};
use mulu::knowledge::Knowledge;
use mulu::pipeline::{self, BuildOptions, Request};
use mulu::project::MemoryDisk;
use mulu::read::{self, Bounds};
use mulu::source::Files;
use std::hint::black_box;
use std::io::Cursor;
use std::time::{Duration, Instant};

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

/// The shortest of some runs: what the work takes when nothing else disturbs it.
fn best(runs: usize, mut work: impl FnMut()) -> Duration {
    let once = |work: &mut dyn FnMut()| {
        let start = Instant::now();
        work();
        start.elapsed()
    };
    (0..runs).map(|_| once(&mut work)).min().unwrap()
}

/// The baseline's 26 domains as a county of its own, in memory: 26 files, some 640 items.
fn county() -> MemoryDisk {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("catalogues/national");
    let mut files =
        vec![("c/jurisdiction.yaml".to_owned(), "name: 示例县\ntier: 县级\n".as_bytes().to_vec())];
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if name.starts_with(|c: char| c.is_ascii_digit()) {
            files.push((format!("c/{name}"), std::fs::read(path).unwrap()));
        }
    }
    MemoryDisk::new(files)
}

fn check(disk: &MemoryDisk, path: &str) -> usize {
    let knowledge = Knowledge::embedded();
    let request = Request { paths: vec![path.to_owned()], ..Request::default() };
    let mut loaded = pipeline::load(&request, disk, &knowledge).unwrap();
    pipeline::check(&mut loaded, &knowledge, &Levels::default(), None).len()
}

fn jobs() {
    let disk = county();
    println!(
        "check a county (26 files): {:?}",
        best(10, || {
            black_box(check(&disk, "c"));
        })
    );
    println!(
        "check one file of it: {:?}",
        best(10, || {
            black_box(check(&disk, "c/21-elderly-care.yaml"));
        })
    );
    let example = pipeline::example_disk();
    let build = || {
        let knowledge = Knowledge::embedded();
        let request = Request { paths: vec![pipeline::EXAMPLE.to_owned()], ..Request::default() };
        let mut loaded = pipeline::load(&request, &example, &knowledge).unwrap();
        black_box(pipeline::build(&mut loaded, &knowledge, &BuildOptions::default()).unwrap().len());
    };
    println!("build the example (470 files, in memory): {:?}", best(5, build));
}

fn large_yaml() {
    let disk = county();
    let one = mulu::project::Disk::read(&disk, "c/25-health.yaml").unwrap();
    let items = String::from_utf8(one).unwrap();
    let (head, items) = items.split_once("items:\n").unwrap();
    let mut text = format!("{head}items:\n");
    while text.len() < 20 << 20 {
        text.push_str(items);
    }
    let mut files = Files::new();
    let id = files.add("big.yaml", text.into_bytes());
    let read = || {
        black_box(read::read(id, &files, &Bounds::default(), &mut Sink::new()).tables.len());
    };
    println!("read 20 MiB of YAML: {:?}", best(3, read));
}

fn large_workbook() {
    for shared in [true, false] {
        let bytes = big(shared);
        let mut files = Files::new();
        let id = files.add("big.xlsx", bytes.clone());
        let (mut alone, mut ours) = (Duration::MAX, Duration::MAX);
        // In turns, so that what else the machine does disturbs both alike.
        for _ in 0..15 {
            alone = alone.min(best(1, || {
                black_box(calamine_alone(&bytes));
            }));
            let start = Instant::now();
            let document = read::read(id, &files, &Bounds::default(), &mut Sink::new());
            ours = ours.min(start.elapsed());
            assert_eq!(document.tables[0].root.get(&["items"]).unwrap().elements().len(), ROWS as usize);
        }
        let ratio = ours.as_secs_f64() / alone.as_secs_f64();
        println!(
            "workbook of {ROWS} rows (shared texts: {shared}): calamine alone {alone:?}, mulu {ours:?}, ratio {ratio:.2}"
        );
    }
}

fn main() {
    // `cargo test --benches` only proves that the benchmark compiles.
    if std::env::args().any(|argument| argument == "--bench") {
        jobs();
        large_yaml();
        large_workbook();
    }
}
