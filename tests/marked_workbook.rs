//! `check --format xlsx`: the workbook comes back as it was, but for the marks.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail so")]

#[path = "support/parts.rs"]
mod parts;
mod support;

use mulu::emit::marked::{self, Grade, Remark, Review, Spot};
use mulu::source::CellRef;
use parts::Parts;
use std::collections::BTreeSet;
use support::{folder, mulu_in};

fn remark(sheet: usize, name: &str, cell: &str, grade: Grade) -> Remark {
    Remark {
        decision: String::new(),
        grade,
        label: "警告".into(),
        file: "表.xlsx".into(),
        spot: Some(Spot { sheet, name: name.into(), cell: CellRef::parse(cell).unwrap() }),
        line: String::new(),
        item: "甲 & 乙".into(),
        field: "公开时限".into(),
        message: format!("毛病在{cell}，<不对>"),
        cure: "改一改".into(),
        rule: "D103 vague-deadline".into(),
        fingerprint: format!("{cell:0>16}"),
        version: String::new(),
    }
}

fn mark(book: &[u8], remarks: &[Remark]) -> Parts {
    let language = mulu::diagnostic::Language::Chinese;
    let review = Review { remarks, language, names_files: false };
    let once = marked::in_place(book, review).expect("an editable workbook");
    assert_eq!(once.bytes, marked::in_place(book, review).unwrap().bytes, "the same bytes each time");
    let after = parts::unpack(&once.bytes);
    after
        .iter()
        .filter(|(name, _)| parts::is_markup(name))
        .for_each(|(name, part)| parts::well_formed(name, part));
    after
}

/// A workbook with nearly everything an office's has, and remarks all over it.
fn rich() -> (Vec<u8>, Vec<Remark>) {
    let remarks = vec![
        remark(0, "养老服务", "A1", Grade::Error),
        remark(0, "养老服务", "B3", Grade::Warning),
        remark(0, "养老服务", "B3", Grade::Error),
        remark(0, "养老服务", "C3", Grade::Info),
        remark(0, "养老服务", "H3", Grade::Info),
        remark(0, "养老服务", "D9", Grade::Warning),
        remark(1, "藏", "A1", Grade::Info),
    ];
    (parts::office_workbook(), remarks)
}

#[test]
fn what_is_not_marked_stays_byte_for_byte() {
    let (book, remarks) = rich();
    let (before, after) = (parts::unpack(&book), mark(&book, &remarks));
    let changed: BTreeSet<&str> = before
        .iter()
        .filter(|(name, part)| after.get(*name) != Some(*part))
        .map(|(name, _)| name.as_str())
        .collect();
    let expected = [
        "[Content_Types].xml",
        "xl/_rels/workbook.xml.rels",
        "xl/comments1.xml",
        "xl/drawings/vmlDrawing1.vml",
        "xl/styles.xml",
        "xl/workbook.xml",
        "xl/worksheets/sheet1.xml",
        "xl/worksheets/sheet2.xml",
    ];
    assert_eq!(changed, expected.into());
    let added: BTreeSet<&str> =
        after.keys().filter(|name| !before.contains_key(*name)).map(String::as_str).collect();
    let expected = [
        "xl/comments2.xml",
        "xl/drawings/vmlDrawing2.vml",
        "xl/worksheets/_rels/sheet2.xml.rels",
        "xl/worksheets/sheet4.xml",
    ];
    assert_eq!(added, expected.into());
}

#[test]
fn a_sheet_changes_in_formats_new_cells_and_the_drawing_alone() {
    let (book, remarks) = rich();
    let (before, after) = (parts::unpack(&book), mark(&book, &remarks));
    for sheet in ["xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"] {
        let (old, new) = (parts::text(&before, sheet), parts::text(&after, sheet));
        assert_ne!(old, new);
        assert_eq!(parts::unmarked(&old), parts::unmarked(&new), "{sheet}");
    }
    let second = parts::text(&after, "xl/worksheets/sheet2.xml");
    assert!(second.contains("<legacyDrawing r:id="), "{second}");
}

#[test]
fn a_marked_cell_keeps_all_of_its_look_but_the_fill() {
    let (book, remarks) = rich();
    let (before, after) = (parts::unpack(&book), mark(&book, &remarks));
    for (cell, grade) in [("A1", Grade::Error), ("B3", Grade::Error), ("C3", Grade::Info)] {
        let old = parts::format_of(&before, "xl/worksheets/sheet1.xml", cell);
        let new = parts::format_of(&after, "xl/worksheets/sheet1.xml", cell);
        let without = |format: &str| {
            let format = parts::without_attribute(format, "fillId");
            parts::without_attribute(&format, "applyFill")
        };
        assert_eq!(without(&old), without(&new), "{cell}");
        assert!(parts::fill_of(&after, &new).contains(grade.colour()), "{cell}: {new}");
    }
}

#[test]
fn comments_are_added_and_old_ones_keep_their_text() {
    let (book, remarks) = rich();
    let after = mark(&book, &remarks);
    let comments = parts::text(&after, "xl/comments1.xml");
    assert!(comments.contains("原来的批注") && comments.contains("毛病在B3，&lt;不对&gt;"), "{comments}");
    assert_eq!(comments.matches("ref=\"B3\"").count(), 1);
    assert_eq!(comments.matches("毛病在B3").count(), 2);
    let drawing = parts::text(&after, "xl/drawings/vmlDrawing1.vml");
    assert_eq!(drawing.matches("ObjectType=\"Note\"").count(), 5, "{drawing}");
    let ids: Vec<&str> = drawing.split("id=\"_x0000_s").skip(1).map(|rest| &rest[..4]).collect();
    assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len(), "{ids:?}");
}

#[test]
fn names_bound_to_sheets_move_with_them() {
    let (book, remarks) = rich();
    let after = mark(&book, &remarks);
    let workbook = parts::text(&after, "xl/workbook.xml");
    assert!(workbook.contains("<sheet name=\"审核意见\" sheetId=\"4\""), "{workbook}");
    assert!(
        workbook.contains("localSheetId=\"1\">养老服务!$1:$2")
            || workbook.contains("localSheetId=\"1\">'养老服务'!$1:$2"),
        "{workbook}"
    );
    assert!(workbook.contains("activeTab=\"1\""), "{workbook}");
    let list = parts::text(&after, "xl/worksheets/sheet4.xml");
    assert!(list.contains("location=\"'养老服务'!B3\""), "{list}");
    assert!(list.contains("采纳,不采纳,已修改"), "{list}");
    assert!(!list.contains("tabSelected"), "two selected sheets would be edited as one");
}

#[test]
fn packages_of_other_programs_are_edited_too() {
    for (case, book) in parts::odd_workbooks() {
        let remarks = [remark(0, "表", "B2", Grade::Error), remark(0, "表", "E7", Grade::Info)];
        let after = mark(&book, &remarks);
        let sheet = after.keys().find(|name| name.ends_with("one.xml")).expect("the sheet");
        let text = parts::text(&after, sheet);
        let (p, cell) = if text.contains("<x:c ") { ("x:", "<x:c ") } else { ("", "<c ") };
        assert!(text.contains(&format!("{cell}r=\"E7\" s=")), "{case}: {text}");
        assert!(text.contains(&format!("<{p}legacyDrawing")), "{case}: {text}");
        let before = parts::unpack(&book);
        assert_eq!(parts::unmarked(&parts::text(&before, sheet)), parts::unmarked(&text), "{case}");
        let bytes = marked::in_place(
            &book,
            Review { remarks: &remarks, language: mulu::diagnostic::Language::Chinese, names_files: false },
        )
        .unwrap()
        .bytes;
        let opened = calamine::open_workbook_auto_from_rs(std::io::Cursor::new(bytes));
        let names = calamine::Reader::sheet_names(&opened.expect(case)).clone();
        assert_eq!(names, ["审核意见", "表"], "{case}");
    }
}

#[test]
fn a_damaged_part_is_named_and_nothing_is_written() {
    let place = folder();
    let table = parts::simple_table();
    std::fs::write(place.path().join("好.xlsx"), &table).unwrap();
    let mut broken = parts::unpack(&table);
    broken.insert("xl/styles.xml".into(), b"<styleSheet><fonts".to_vec());
    std::fs::write(place.path().join("坏.xlsx"), parts::pack(&broken)).unwrap();
    let run = mulu_in(place.path(), &["check", "坏.xlsx", "--format", "xlsx", "-o", "出.xlsx"]);
    assert_eq!(run.code, 2, "{}", run.stderr);
    assert!(run.stderr.contains("xl/styles.xml") && run.stderr.contains("什么也没有写"), "{}", run.stderr);
    assert!(!place.path().join("出.xlsx").exists());
    let run = mulu_in(place.path(), &["check", "好.xlsx", "坏.xlsx", "--format", "xlsx", "-o", "出"]);
    assert_eq!(run.code, 2, "{}", run.stderr);
    assert!(!place.path().join("出").exists());
}

#[test]
fn the_command_line_says_where_to() {
    let place = folder();
    let table = parts::simple_table();
    for name in ["甲.xlsx", "乙.xlsx"] {
        std::fs::write(place.path().join(name), &table).unwrap();
    }
    std::fs::write(place.path().join("丙.csv"), "序号,一级事项,二级事项,公开时限\n1,甲,乙,尽快\n").unwrap();
    let check = |arguments: &[&str]| {
        let whole: Vec<&str> = ["check"].iter().chain(arguments).copied().collect();
        mulu_in(place.path(), &whole)
    };
    for refused in [
        &["甲.xlsx", "--format", "xlsx"][..],
        &["甲.xlsx", "--format", "xlsx", "-o", "甲.xlsx"],
        &["甲.xlsx", "--format", "xlsx", "-o", "甲.pdf"],
        &["甲.xlsx", "--format", "xlsx", "-o", "甲.xlsm"],
    ] {
        let run = check(refused);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{refused:?}\n{}", run.stderr);
    }
    assert_eq!(std::fs::read(place.path().join("甲.xlsx")).unwrap(), table);
    for (arguments, made) in [
        (&["甲.xlsx", "-o", "甲.审核.xlsx"][..], &["甲.审核.xlsx"][..]),
        (&["甲.xlsx", "乙.xlsx", "-o", "出"], &["出/甲.审核.xlsx", "出/乙.审核.xlsx"]),
        (&["甲.xlsx", "乙.xlsx", "-o", "汇总.xlsx"], &["汇总.xlsx"]),
        (&["丙.csv", "-o", "丙.xlsx"], &["丙.xlsx"]),
    ] {
        let whole: Vec<&str> = arguments.iter().chain(&["--format", "xlsx"]).copied().collect();
        let run = check(&whole);
        assert_eq!(run.code, 1, "{arguments:?}\n{}", run.stderr);
        for name in made {
            let bytes = std::fs::read(place.path().join(name)).expect(name);
            assert!(parts::unpack(&bytes).contains_key("xl/workbook.xml"), "{name}");
        }
    }
    // What was found in a workbook is found in the marked one, and of its list nothing is said.
    let messages = |file: &str| {
        let report = support::findings(place.path(), &[file]);
        let found = report["findings"].as_array().unwrap().iter();
        found.map(|finding| finding["message"].to_string()).collect::<Vec<_>>()
    };
    assert_eq!(messages("甲.xlsx"), messages("甲.审核.xlsx"));
}

/// Whatever is wrong in a package, there is a workbook or a reason, never a panic.
#[test]
fn damage_anywhere_in_a_part_is_survived() {
    let (book, remarks) = rich();
    let parts = parts::unpack(&book);
    let review =
        Review { remarks: &remarks, language: mulu::diagnostic::Language::Chinese, names_files: false };
    let (mut edited, mut refused) = (0, 0);
    let mut seed = 7usize;
    for name in parts.keys().filter(|name| parts::is_markup(name)) {
        for _ in 0..24 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let mut broken = parts.clone();
            let part = broken.get_mut(name).expect("a part");
            let at = (seed >> 20) % part.len();
            match seed >> 60 {
                0..=5 => part.truncate(at),
                6..=9 => part[at] = b"<>/\"'= 9"[(seed >> 8) % 8],
                _ => drop(part.drain(at..(at + 1 + (seed >> 50) % 40).min(part.len()))),
            }
            match marked::in_place(&parts::pack(&broken), review) {
                Ok(_) => edited += 1,
                Err(_) => refused += 1,
            }
        }
    }
    assert!(edited > 50 && refused > 20, "{edited} {refused}");
}
