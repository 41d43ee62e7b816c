//! Layouts counted on published pages that the pinned tables do not show: each a small workbook.

#![allow(clippy::unwrap_used, missing_docs)]

use mulu::diagnostic::{Levels, Sink};
use mulu::document::{Document, Node};
use mulu::read::{Bounds, workbook};
use mulu::source::{Files, Location};
use rust_xlsxwriter::{Format, Workbook};

/// A sheet from rows of texts; `^` is merged with the cell above, `<` with the cell on the left.
fn sheet(rows: &[&[&str]]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let at = |row: usize, column: usize| rows.get(row).and_then(|row| row.get(column)).copied().unwrap_or("");
    for (row, cells) in rows.iter().enumerate() {
        for (column, text) in cells.iter().enumerate() {
            if matches!(*text, "^" | "<" | "") {
                continue;
            }
            let wide = (column + 1..).take_while(|next| at(row, *next) == "<").count();
            let high = (row + 1..).take_while(|next| at(*next, column) == "^").count();
            let (row, column) = (u32::try_from(row).unwrap(), u16::try_from(column).unwrap());
            if wide + high > 0 {
                let (last_row, last_column) =
                    (row + u32::try_from(high).unwrap(), column + u16::try_from(wide).unwrap());
                sheet.merge_range(row, column, last_row, last_column, text, &Format::new()).unwrap();
            } else {
                sheet.write(row, column, *text).unwrap();
            }
        }
    }
    book.save_to_buffer().unwrap()
}

fn read(bytes: Vec<u8>) -> (Document, Vec<String>) {
    let mut files = Files::new();
    let id = files.add("表.xlsx", bytes);
    let mut sink = Sink::new();
    let document = workbook::read(id, &files, &Bounds::default(), &mut sink);
    let findings = sink.finish(&Levels::default(), &files);
    let shown = |finding: &mulu::diagnostic::Diagnostic| {
        format!("{} {} {}", finding.rule.code, files.place(finding.primary), finding.message.chinese)
    };
    (document, findings.iter().map(shown).collect())
}

fn items(document: &Document) -> Vec<&Node> {
    document.tables.iter().flat_map(|table| table.root.get(&["items"]).unwrap().elements()).collect()
}

fn get(item: &Node, path: &[&str]) -> String {
    let mut node = Some(item);
    for key in path {
        node = node.and_then(|node| node.get(&[key]));
    }
    let texts = node.map(Node::texts).unwrap_or_default();
    texts.iter().map(|text| text.value.as_str()).collect::<Vec<_>>().join("|")
}

fn cell(location: Location) -> String {
    match location {
        Location::Cell { cell, .. } => cell.to_string(),
        other => format!("{other:?}"),
    }
}

const HEAD: [&[&str]; 2] = [
    &[
        "序号",
        "公开事项",
        "<",
        "公开内容（要素）",
        "公开依据",
        "公开时限",
        "公开主体",
        "公开渠道和载体",
        "公开对象",
        "<",
        "公开方式",
        "<",
        "公开层级",
        "<",
    ],
    &[
        "^",
        "一级事项",
        "二级事项",
        "^",
        "^",
        "^",
        "^",
        "^",
        "全社会",
        "特定群体",
        "主动",
        "依申请",
        "县级",
        "乡、村级",
    ],
];

fn with_head(rows: &[&[&str]]) -> Vec<u8> {
    let all: Vec<&[&str]> = HEAD.iter().copied().chain(rows.iter().copied()).collect();
    sheet(&all)
}

#[test]
fn the_official_layout_is_read_with_places() {
    let (document, findings) = read(with_head(&[
        &[
            "1",
            "通用政策",
            "法律法规",
            "文件名称、文号",
            "《条例》",
            "20个工作日内",
            "民政局",
            "■政府网站 □政府公报",
            "√",
            "",
            "√",
            "",
            "√",
            "√",
        ],
        &["2", "^", "办事指南", "同上", "同上", "同上", "民政局", "政府网站", "", "老年人", "", "√", "√", ""],
    ]));
    assert!(findings.is_empty(), "{findings:?}");
    let items = items(&document);
    assert_eq!(items.len(), 2);
    let (one, two) = (items[0], items[1]);
    assert_eq!(get(one, &["channels", "ticked"]), "政府网站");
    assert_eq!(get(one, &["audience", "all"]), "全社会");
    assert_eq!(get(one, &["mode"]), "主动公开");
    assert_eq!(get(one, &["levels"]), "县级|乡级|村级");
    assert_eq!(get(two, &["category"]), "通用政策");
    assert_eq!(cell(two.get(&["category"]).unwrap().at), "B3");
    assert!(!two.get(&["category"]).unwrap().as_text().unwrap().exact);
    assert_eq!(get(two, &["content"]), "文件名称、文号");
    assert_eq!(cell(two.get(&["content"]).unwrap().at), "D4");
    assert_eq!(get(two, &["audience", "groups"]), "老年人");
    assert_eq!(get(two, &["mode"]), "依申请公开");
    assert_eq!(get(two, &["levels"]), "县级");
    assert_eq!(get(two, &["channels"]), "政府网站");
}

#[test]
fn an_empty_cell_is_null_where_it_stands() {
    let (document, _) = read(with_head(&[
        &["1", "甲", "乙", "丙", "", "20个工作日内", "", "■政府网站", "√", "", "√", "", "√"],
        &["2", "甲", "", "丙", "丁", "20个工作日内", "局", "■政府网站", "√", "", "√", "", "√"],
    ]));
    let items = items(&document);
    assert!(items[0].get(&["basis"]).unwrap().is_blank());
    assert_eq!(cell(items[0].get(&["basis"]).unwrap().at), "E3");
    assert_eq!(cell(items[0].get(&["body"]).unwrap().at), "G3");
    assert_eq!(get(items[1], &["name"]), "甲");
}

#[test]
fn a_name_missing_under_a_shared_category_is_missing() {
    let (document, _) = read(with_head(&[
        &["1", "甲", "乙", "丙", "戊", "20个工作日内", "局", "■政府网站", "√", "", "√", "", "√"],
        &["2", "^", "", "丙", "丁", "20个工作日内", "局", "■政府网站", "√", "", "√", "", "√"],
    ]));
    let items = items(&document);
    assert_eq!(get(items[1], &["category"]), "甲");
    assert!(items[1].get(&["name"]).unwrap().is_blank());
    assert_eq!(cell(items[1].get(&["name"]).unwrap().at), "C4");
}

#[test]
fn headings_once_more_sections_and_notes_are_no_items() {
    let row = ["1", "甲", "乙", "丙", "戊", "20个工作日内", "局", "■政府网站", "√", "", "√", "", "√"];
    let wide = |text: &'static str| [text, "<", "<", "<", "<", "<", "<", "<", "<", "<", "<", "<", "<", "<"];
    let (title, note) =
        (wide("示例县养老服务领域基层政务公开标准目录"), wide("注：本目录自发布之日起施行。"));
    let filled = ["填报单位：示例县民政局", "<", "<", "<", "填报时间：2024年1月"];
    let all: Vec<&[&str]> =
        [&title[..], &filled, HEAD[0], HEAD[1], &row, HEAD[0], HEAD[1], &row, &note].to_vec();
    let (document, findings) = read(sheet(&all));
    assert!(findings.is_empty(), "{findings:?}");
    assert_eq!((document.tables.len(), items(&document).len()), (1, 2));
    let table = &document.tables[0];
    assert_eq!(get(&table.root, &["title"]), "示例县养老服务领域基层政务公开标准目录");
    assert_eq!(get(&table.root, &["domain"]), "示例县养老服务");
    let notes: Vec<&str> = table.notes.iter().map(|note| note.value.as_str()).collect();
    assert_eq!(notes, ["填报单位：示例县民政局", "填报时间：2024年1月", "注：本目录自发布之日起施行。"]);
}

#[test]
fn one_item_over_several_rows_is_one_item() {
    let (document, _) = read(with_head(&[
        &["1", "甲", "乙", "机构信息", "《甲法》", "20个工作日内", "局", "■政府网站", "√", "", "√", "", "√"],
        &["^", "^", "^", "收费标准", "《乙法》", "7个工作日内", "^", "^", "^", "", "^", "", "^"],
        &["2", "^", "丁", "戊", "《丙法》", "20个工作日内", "局", "■政府网站", "√", "", "√", "", "√"],
    ]));
    let items = items(&document);
    assert_eq!(items.len(), 2);
    assert_eq!(get(items[0], &["content"]), "机构信息\n收费标准");
    assert_eq!(get(items[0], &["deadline"]), "20个工作日内\n7个工作日内");
}

#[test]
fn lost_ticks_and_lost_boxes_are_unknown_and_said_so() {
    let all = "政府网站 政府公报 两微一端 发布会/听证会 广播电视 纸质媒体 公开查阅点 政务服务中心 便民服务站 入户/现场 精准推送 其他";
    let (document, findings) = read(with_head(&[&["1", "甲", "乙", "丙", "戊", "20个工作日内", "局", all]]));
    assert_eq!(findings.len(), 4, "{findings:?}");
    let items = items(&document);
    for key in ["audience", "mode", "levels"] {
        assert!(items[0].get(&[key]).is_none(), "{key}");
    }
    assert!(items[0].get(&["channels", "ticked"]).is_some_and(|node| node.get(&["ticked"]).is_none()));
}

#[test]
fn one_channel_a_column_in_any_order_with_strange_headings() {
    let (document, _) = read(sheet(&[
        &[
            "公开 方式",
            "公开渠道和载体（用“√”标注）",
            "<",
            "<",
            "二级目录",
            "一级目录",
            "内容标准",
            "开时限",
            "责任主体",
            "监督电话",
            "责任科室",
        ],
        &["^", "政府网站", "政府公报", "两微一端", "^", "^", "^", "^", "^", "^", "^"],
        &["主动公开", "√", "", "√", "事项一", "类别", "内容", "及时公开", "局", "12345", "办公室"],
    ]));
    let items = items(&document);
    assert_eq!(items.len(), 1);
    let item = items[0];
    assert_eq!(get(item, &["channels", "ticked"]), "政府网站|两微一端");
    assert_eq!((get(item, &["category"]), get(item, &["name"])), ("类别".to_owned(), "事项一".to_owned()));
    assert_eq!(get(item, &["mode"]), "主动公开");
    assert_eq!(get(item, &["deadline"]), "及时公开");
    assert_eq!(get(item, &["supervision"]), "12345");
    assert_eq!(get(item, &["extra", "责任科室"]), "办公室");
}

#[test]
fn lost_merges_are_filled_where_that_is_sure() {
    let (document, _) = read(sheet(&[
        &[
            "序号",
            "公开事项",
            "",
            "公开内容(要素)",
            "公开依据",
            "公开时限",
            "公开主体",
            "公开渠道和载体",
            "公开对象",
            "",
            "公开方式",
            "",
        ],
        &["", "一级事项", "二级事项", "", "", "", "", "", "全社会", "特定群众", "主动", "依申请公开"],
        &["1", "甲", "乙", "丙", "丁", "时限", "局", "网站", "√", "", "√", ""],
        &["2", "", "戊", "己", "", "时限", "局", "网站", "√", "", "", "√"],
    ]));
    let items = items(&document);
    assert_eq!(items.len(), 2);
    assert_eq!(get(items[1], &["category"]), "甲");
    assert!(items[1].get(&["basis"]).unwrap().is_blank());
    assert_eq!(get(items[1], &["mode"]), "依申请公开");
}

#[test]
fn four_depths_and_a_section_line() {
    let (document, _) = read(sheet(&[
        &["一级事项", "二级事项", "三级事项", "四级目录", "公开内容", "公开时限"],
        &["甲", "乙", "丙", "丁", "内容", "20个工作日"],
        &["^", "^", "^", "戊", "内容", "20个工作日"],
    ]));
    let found = items(&document);
    assert_eq!(found.len(), 2);
    assert_eq!(
        (get(found[1], &["category"]), get(found[1], &["name"])),
        ("甲|乙|丙".to_owned(), "戊".to_owned())
    );
    let (document, _) = read(sheet(&[
        &["序号", "公开事项", "公开内容", "公开依据", "公开时限", "公开主体"],
        &["一、综合业务", "<", "<", "<", "<", "<"],
        &["1", "事项", "内容", "依据", "时限", "局"],
    ]));
    let found = items(&document);
    assert_eq!(
        (get(found[0], &["category"]), get(found[0], &["name"])),
        ("一、综合业务".to_owned(), "事项".to_owned())
    );
}

#[test]
fn cards_are_read_label_by_label() {
    let (document, findings) = read(sheet(&[
        &["示例街道政务公开事项标准目录"],
        &["一级事项", "甲"],
        &["二级事项", "乙"],
        &["公开内容", "丙"],
        &["公开时限", "20个工作日内"],
        &["公开主体", "街道办事处"],
        &["一级事项", "甲"],
        &["二级事项", "丁"],
        &["公开内容", "戊"],
        &["公开时限", ""],
        &["公开主体", "街道办事处"],
    ]));
    assert!(findings.is_empty(), "{findings:?}");
    let items = items(&document);
    assert_eq!(items.len(), 2);
    assert_eq!((get(items[1], &["category"]), get(items[1], &["name"])), ("甲".to_owned(), "丁".to_owned()));
    assert_eq!(cell(items[1].get(&["deadline"]).unwrap().at), "B10");
}

#[test]
fn a_sheet_a_domain_hidden_sheets_and_covers() {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("封面").unwrap().write(0, 0, "示例县").unwrap();
    for (name, hidden) in [("21养老服务", false), ("05公共法律服务", true)] {
        let sheet = book.add_worksheet();
        sheet.set_name(name).unwrap().set_hidden(hidden);
        for (column, text) in ["序号", "一级事项", "二级事项", "公开内容"].iter().enumerate() {
            sheet.write(0, u16::try_from(column).unwrap(), *text).unwrap();
            sheet.write(1, u16::try_from(column).unwrap(), format!("{column}")).unwrap();
        }
    }
    let (document, findings) = read(book.save_to_buffer().unwrap());
    let domains: Vec<String> = document.tables.iter().map(|table| get(&table.root, &["domain"])).collect();
    assert_eq!(domains, ["养老服务", "公共法律服务"]);
    assert_eq!(findings.len(), 2, "{findings:?}");
    assert_eq!(document.tables[0].notes[0].value, "示例县");
}

#[test]
fn rows_that_number_the_columns_are_no_items() {
    let row = ["1", "甲", "乙", "丙", "戊", "20个工作日内", "局", "■政府网站", "√", "", "√", "", "√"];
    let numbers = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14"];
    let (document, findings) = read(with_head(&[&numbers, &row]));
    assert!(findings.is_empty(), "{findings:?}");
    assert_eq!(items(&document).len(), 1);
    assert_eq!(document.tables[0].notes[0].value, numbers.join(" "));
}

#[test]
fn a_numbered_row_without_content_is_told_of() {
    let row = ["1", "甲", "乙", "丙", "戊", "20个工作日内", "局", "■政府网站", "√", "", "√", "", "√"];
    let (document, findings) =
        read(with_head(&[&row, &["2"], &["3", "丁", "己", "丙", "戊", "20个工作日内"]]));
    assert_eq!(items(&document).len(), 2);
    assert_eq!(findings, ["S103 表.xlsx › Sheet1!A4 序号2这一行只有序号，没有内容"]);
}

#[test]
fn tables_side_by_side_are_two_tables() {
    let head = ["序号", "事项名称", "公开内容", "公开时限", "公开主体"];
    let (left, right) = (["1", "甲", "丙", "及时", "局"], ["1", "乙", "丁", "每年", "办"]);
    let wide = |a: [&'static str; 5], b: [&'static str; 5]| [&a[..], &[""], &b[..]].concat();
    let (head, row) = (wide(head, head), wide(left, right));
    let (document, findings) = read(sheet(&[&head, &row]));
    assert!(findings.is_empty(), "{findings:?}");
    assert_eq!(document.tables.len(), 2);
    let items = items(&document);
    assert_eq!((get(items[0], &["name"]), get(items[1], &["name"])), ("甲".into(), "乙".into()));
    assert_eq!(cell(items[1].get(&["body"]).unwrap().at), "K2");
}

#[test]
fn as_above_passes_over_headings_and_notes() {
    let first = ["1", "甲", "乙", "丙", "《戊法》", "20个工作日内", "局", "■政府网站", "√", "", "√", "", "√"];
    let second = ["2", "甲", "己", "丙", "同上", "〃", "同左", "■政府网站", "√", "", "√", "", "√"];
    let (document, _) = read(with_head(&[&first, HEAD[0], HEAD[1], &second]));
    let items = items(&document);
    assert_eq!(get(items[1], &["basis"]), "《戊法》");
    assert_eq!(get(items[1], &["deadline"]), "20个工作日内");
    assert_eq!(get(items[1], &["body"]), "20个工作日内");
}

#[test]
fn crosses_and_lost_ticks_alone_are_unknown() {
    for mark in ["×", "？"] {
        let row = ["1", "甲", "乙", "丙", "戊", "20个工作日内", "局", "■政府网站", mark, "", "√", "", "√"];
        let (document, findings) = read(with_head(&[&row]));
        assert!(items(&document)[0].get(&["audience"]).is_none(), "{mark}");
        assert_eq!(findings.len(), 1, "{findings:?}");
    }
}
