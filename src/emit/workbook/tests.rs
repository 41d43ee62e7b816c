//! The table says what the catalogue says, in the layout other readers know; read with calamine.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use super::*;
use crate::catalogue::Catalogue;
use crate::emit::samples::{self, EVERYTHING, county};
use calamine::{Data, Reader, Xlsx};
use std::io::Cursor;

fn open(bytes: Vec<u8>) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(bytes)).unwrap()
}

fn table(catalogue: &Catalogue) -> (Vec<Vec<String>>, Vec<String>) {
    let mut book = open(super::catalogue(catalogue, &county(), Created::default()).unwrap());
    let name = book.sheet_names()[0].clone();
    let range = book.worksheet_range(&name).unwrap();
    let (end_row, end_column) = range.end().unwrap();
    let cell = |row, column| match range.get_value((row, column)) {
        Some(Data::String(text)) => text.clone(),
        Some(Data::Empty) | None => String::new(),
        Some(other) => panic!("not a text: {other:?}"),
    };
    let rows = (0..=end_row).map(|row| (0..=end_column).map(|column| cell(row, column)).collect()).collect();
    let merged = book.merge_cells_by_sheet_name(&name).unwrap();
    let merges = merged.iter().map(|at| format!("{:?}-{:?}", at.start, at.end)).collect();
    (rows, merges)
}

#[test]
fn the_heading_is_the_official_one() {
    let (rows, _) = table(&samples::catalogue(EVERYTHING));
    assert_eq!(rows[0][0], "示例县养老服务领域基层政务公开标准目录");
    let upper: Vec<&str> = rows[1].iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
    assert_eq!(
        upper,
        [
            "序号",
            "公开事项",
            "公开内容（要素）",
            "公开依据",
            "公开时限",
            "公开主体",
            "公开渠道和载体",
            "公开对象",
            "公开方式",
            "公开层级",
            "事项编码",
            "五公开",
            "公开地址",
            "备注",
            "责任科室",
            "承办人：电话",
            "来源可信度",
            "来源",
            "仅供参考"
        ]
    );
    let lower: Vec<&str> = rows[2].iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
    assert_eq!(
        lower,
        ["一级事项", "二级事项", "全社会", "特定群体（请写明）", "主动", "依申请公开", "县级", "乡级"]
    );
}

#[test]
fn an_item_stands_in_its_row() {
    let (rows, merges) = table(&samples::catalogue(EVERYTHING));
    let first: Vec<&str> = rows[3].iter().map(String::as_str).collect();
    assert_eq!(
        first[..4],
        [
            "1",
            "养老服务通用政策",
            "国家和地方层面养老服务相关法律、法规、政策文件",
            "文件名称\n文号\n发文部门"
        ]
    );
    assert_eq!(first[4], "1、《中华人民共和国政府信息公开条例》（国务院令第711号）第十九条\n2、信息公开规定");
    assert_eq!(
        first[7],
        "■政府门户网站　□政府公报\n■两微一端　　□发布会/听证会\n□广播电视　　□纸质媒体\n□公开查阅点　□政务服务中心\n\
         □便民服务站　□入户/现场\n□社区/企事业单位/村公示栏（电子屏）\n□精准推送　　□其他\n■征地信息公开平台"
    );
    assert_eq!(first[8..14], ["√", "", "√", "", "√", "√"]);
    assert_eq!(first[14..18], ["21-01-01", "决策\n结果", "http://www.example.gov.cn/a?b=c", "=1+1"]);
    assert_eq!((rows[4][1].as_str(), rows[4][2].as_str()), ("", "=HYPERLINK(\"http://x\")"));
    assert_eq!(
        (rows[4][4].as_str(), rows[4][9].as_str()),
        ("1、《甲法》；《乙法》", "城市低收入家庭；老年人、残疾人")
    );
    assert!(merges.contains(&"(3, 1)-(4, 1)".to_owned()), "the category of two items: {merges:?}");
    assert!(merges.contains(&"(5, 1)-(5, 2)".to_owned()), "a name without a category: {merges:?}");
    assert_eq!(rows[5][1], "𠮷祥养老院😀信息");
    assert_eq!(
        (rows[5][9].as_str(), rows[5][10].as_str(), rows[5][12].as_str()),
        ("不详", "不予公开", "作业区")
    );
    assert_eq!(rows[6][0], "注：本目录自发布之日起施行。");
}

#[test]
fn three_levels_and_the_tiers_that_occur_have_their_columns() {
    let yaml = "domain: 甲\nitems:\n- {category: [一, 二], name: 三, levels: [市级]}\n- {category: [一, 二], name: 四}\n- {category: 一, name: 五}\n";
    let (rows, merges) = table(&samples::catalogue(yaml));
    assert_eq!(rows[0][0], "示例县甲领域基层政务公开标准目录");
    assert_eq!(rows[2][1..4], ["一级事项", "二级事项", "三级事项"]);
    assert!(rows[2].ends_with(&["市级".to_owned(), "县级".to_owned(), "乡级".to_owned()]));
    for merge in ["(3, 1)-(5, 1)", "(3, 2)-(4, 2)", "(5, 2)-(5, 3)"] {
        assert!(merges.contains(&merge.to_owned()), "{merges:?}");
    }
    assert_eq!((rows[5][2].as_str(), rows[3][8].as_str()), ("五", ""));
}

#[test]
fn the_same_catalogue_gives_the_same_bytes() {
    let catalogue = samples::catalogue(EVERYTHING);
    let write = || super::catalogue(&catalogue, &county(), Created(1_700_000_000)).unwrap();
    assert_eq!(write(), write());
}

#[test]
fn a_workbook_of_all_domains_lists_them_first() {
    let mut place = county();
    place.catalogues = vec![samples::baseline("21-elderly-care"), samples::baseline("15-disaster-relief")];
    let mut book = open(all(&place, Created::default()).unwrap());
    assert_eq!(book.sheet_names(), ["目录", "养老服务", "救灾"]);
    let contents = book.worksheet_range("目录").unwrap();
    let rows: Vec<Vec<String>> =
        contents.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect();
    assert_eq!(rows[1], ["序号", "领域", "事项数"]);
    assert_eq!(rows[2], ["1", "养老服务", "11"]);
    assert_eq!(rows[4][2], "29");
}

#[test]
fn a_text_no_cell_takes_is_cut_where_it_says_so() {
    let mut catalogue = samples::catalogue(EVERYTHING);
    assert_eq!(cut_cells(&catalogue, &county()), []);
    catalogue.items[1].body = Some(samples::text(&"长".repeat(32_768)));
    catalogue.items[2].body = Some(samples::text(&"𠮷".repeat(16_384)));
    let (rows, _) = table(&catalogue);
    for row in [4, 5] {
        let cell = &rows[row][6];
        assert!(cell.encode_utf16().count() >= 32_766 && cell.encode_utf16().count() <= 32_767);
        assert!(cell.contains("……（") && cell.ends_with("）"), "says that it is cut");
    }
    let cut = cut_cells(&catalogue, &county());
    let told: Vec<_> = cut.iter().map(|cut| (cut.column.as_str(), cut.characters)).collect();
    assert_eq!(told, [("公开主体", 32_768), ("公开主体", 16_384)]);
}

#[test]
fn a_negative_list_has_its_own_headings() {
    let yaml = "title: 示例县政府信息公开负面清单\nitems:\n- {category: 国家秘密, name: 方案, content: 频率, basis: 《政府信息公开条例》第十四条}\n";
    let catalogue = Catalogue { negative: true, recognised: None, ..samples::catalogue(yaml) };
    let (rows, _) = table(&catalogue);
    assert_eq!(rows[1], ["序号", "信息事项类别", "事项名称", "信息事项内容", "不予公开依据"]);
    assert_eq!(rows[3][1..3], ["国家秘密", "方案"]);
}
