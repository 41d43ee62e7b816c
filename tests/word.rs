//! The table of a Word document, as offices publish them: read like a sheet, with its merges.
#![expect(clippy::expect_used, reason = "a test may fail so")]

mod support;

use std::io::{Cursor, Write};
use support::{folder, mulu_in, places};
use zip::write::SimpleFileOptions;

/// A cell: its text, how many columns it covers, and its part in a merge downwards.
struct Cell(&'static str, u32, Option<&'static str>);

fn document(before: &str, rows: &[Vec<Cell>], after: &str) -> Vec<u8> {
    let paragraph = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let cell = |Cell(text, span, down): &Cell| {
        let down = down.map_or(String::new(), |value| format!("<w:vMerge w:val=\"{value}\"/>"));
        format!("<w:tc><w:tcPr><w:gridSpan w:val=\"{span}\"/>{down}</w:tcPr>{}</w:tc>", paragraph(text))
    };
    let row = |cells: &Vec<Cell>| format!("<w:tr>{}</w:tr>", cells.iter().map(cell).collect::<String>());
    let table: String = rows.iter().map(row).collect();
    let body = format!("{}<w:tbl>{table}</w:tbl>{}", paragraph(before), paragraph(after));
    let xml = format!(
        "<?xml version=\"1.0\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}</w:body></w:document>"
    );
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("word/document.xml", SimpleFileOptions::default()).expect("a part");
    zip.write_all(xml.as_bytes()).expect("writes");
    zip.finish().expect("ends").into_inner()
}

fn plain(texts: &[&'static str]) -> Vec<Cell> {
    texts.iter().map(|text| Cell(text, 1, None)).collect()
}

#[test]
fn a_table_in_a_word_document_is_checked_like_a_sheet() {
    let begin = |text| Cell(text, 1, Some("restart"));
    let go_on = || Cell("", 1, Some("continue"));
    let mut first = plain(&[
        "1",
        "甲类",
        "甲",
        "名称",
        "《中华人民共和国政府信息公开条例》（国务院令第711号）",
        "信息形成之日起20个工作日内",
        "示例县甲局",
        "■政府网站",
    ]);
    first[1] = begin("甲类");
    let mut second = plain(&[
        "2",
        "",
        "乙",
        "名称",
        "《中华人民共和国政府信息公开条例》（国务院令第711号）",
        "及时公开",
        "示例县乙局",
        "■政府网站",
    ]);
    second[1] = go_on();
    let rows = vec![
        vec![
            begin("序号"),
            Cell("公开事项", 2, None),
            begin("公开内容（要素）"),
            begin("公开依据"),
            begin("公开时限"),
            begin("公开主体"),
            begin("公开渠道和载体"),
        ],
        vec![
            go_on(),
            Cell("一级事项", 1, None),
            Cell("二级事项", 1, None),
            go_on(),
            go_on(),
            go_on(),
            go_on(),
            go_on(),
        ],
        first,
        second,
    ];
    let desk = folder();
    let bytes = document("示例县示例领域基层政务公开标准目录", &rows, "注：以上为示例。");
    std::fs::write(desk.path().join("甲.docx"), bytes).expect("writes");
    let run =
        mulu_in(desk.path(), &["import", "甲.docx", "--format", "json", "--quiet", "--domain", "示例领域"]);
    let read: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
    let names: Vec<_> = read["items"]
        .as_array()
        .expect("items")
        .iter()
        .map(|item| (&item["category"][0], &item["name"]))
        .collect();
    assert_eq!(format!("{names:?}"), r#"[(String("甲类"), String("甲")), (String("甲类"), String("乙"))]"#);
    assert_eq!(read["title"], "示例县示例领域基层政务公开标准目录");
    let run = mulu_in(
        desk.path(),
        &["check", "甲.docx", "--format", "json", "--domain", "示例领域", "--select", "D"],
    );
    let report: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!(places(&report), ["vague-deadline@正文!F5"]);
}
