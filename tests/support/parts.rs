//! Workbook packages taken apart and put together, as plainly as can be.
#![allow(dead_code, reason = "every test crate uses its own part of this module")]

use rust_xlsxwriter::{DataValidation, Format, FormatAlign, FormatBorder, Image, Note, Workbook};
use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

/// The parts of a package by name.
pub(crate) type Parts = BTreeMap<String, Vec<u8>>;

pub(crate) fn unpack(bytes: &[u8]) -> Parts {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut parts = Parts::new();
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).expect("an entry");
        let name = entry.name().expect("a name").into_owned();
        let mut part = Vec::new();
        entry.read_to_end(&mut part).expect("a whole part");
        assert!(parts.insert(name.clone(), part).is_none(), "{name} twice");
    }
    parts
}

pub(crate) fn pack(parts: &Parts) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in parts {
        writer.start_file(name.as_str(), zip::write::SimpleFileOptions::default()).expect("a part");
        writer.write_all(part).expect("written");
    }
    writer.finish().expect("an archive").into_inner()
}

pub(crate) fn text(parts: &Parts, name: &str) -> String {
    String::from_utf8(parts.get(name).unwrap_or_else(|| panic!("no {name}")).clone()).expect("UTF-8")
}

pub(crate) fn is_markup(name: &str) -> bool {
    [".xml", ".rels", ".vml"].iter().any(|ending| name.ends_with(ending))
}

pub(crate) fn well_formed(name: &str, part: &[u8]) {
    let mut reader = quick_xml::Reader::from_reader(part);
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).unwrap_or_else(|error| panic!("{name}: {error}")) {
            quick_xml::events::Event::Eof => return,
            quick_xml::events::Event::Start(tag) | quick_xml::events::Event::Empty(tag) => {
                tag.attributes()
                    .for_each(|attribute| drop(attribute.unwrap_or_else(|error| panic!("{name}: {error}"))));
            }
            _ => {}
        }
    }
}

/// A sheet's text without formats of cells, cells with nothing in them, rows without cells and the
/// drawing of comments: what is left must not change by marking.
pub(crate) fn unmarked(sheet: &str) -> String {
    let mut plain = String::new();
    let mut rest = sheet;
    while let Some(at) = rest.find('<') {
        plain.push_str(&rest[..at]);
        let end = at + rest[at..].find('>').expect("closed") + 1;
        let tag = &rest[at..end];
        let name = tag.trim_start_matches('<').split([' ', '/', '>']).next().unwrap_or("");
        let local = name.rsplit(':').next().unwrap_or("");
        match local {
            "c" if tag.ends_with("/>") => {}
            "c" => plain.push_str(&without_attribute(tag, "s")),
            "legacyDrawing" => {}
            _ => plain.push_str(tag),
        }
        rest = &rest[end..];
    }
    plain.push_str(rest);
    let mut before = String::new();
    while before != plain {
        before.clone_from(&plain);
        for p in ["", "x:"] {
            plain = plain.replace(&format!("<{p}sheetData/>"), &format!("<{p}sheetData></{p}sheetData>"));
            let empty = (1..20)
                .flat_map(|row| [format!("<{p}row r=\"{row}\"></{p}row>"), format!("<{p}row r=\"{row}\"/>")]);
            plain = empty.fold(plain, |plain, row| plain.replace(&row, ""));
        }
    }
    plain
}

pub(crate) fn without_attribute(tag: &str, name: &str) -> String {
    match tag.find(&format!(" {name}=\"")) {
        Some(at) => {
            let value = at + name.len() + 3;
            let end = value + tag[value..].find('"').expect("closed") + 1;
            format!("{}{}", &tag[..at], &tag[end..])
        }
        None => tag.to_owned(),
    }
}

/// The format (`<xf …>`) of a cell.
pub(crate) fn format_of(parts: &Parts, sheet: &str, cell: &str) -> String {
    let sheet = text(parts, sheet);
    let tag = sheet.split("<c ").find(|rest| rest.starts_with(&format!("r=\"{cell}\""))).expect("the cell");
    let tag = &tag[..tag.find('>').expect("closed")];
    let index: usize = tag
        .split(" s=\"")
        .nth(1)
        .map_or(0, |rest| rest[..rest.find('"').expect("closed")].parse().expect("a number"));
    let styles = text(parts, "xl/styles.xml");
    let formats =
        &styles[styles.find("<cellXfs").expect("formats")..styles.find("</cellXfs>").expect("formats")];
    format!("<xf{}", formats.split("<xf").nth(index + 1).expect("a format"))
}

/// The fill of a format.
pub(crate) fn fill_of(parts: &Parts, format: &str) -> String {
    let id = format.split("fillId=\"").nth(1).expect("a fill");
    let id: usize = id[..id.find('"').expect("closed")].parse().expect("a number");
    text(parts, "xl/styles.xml").split("<fill>").nth(id + 1).expect("the fill").to_owned()
}

/// A workbook such as an office keeps: titles repeated in print, comments, a picture, formulas, a hidden sheet.
pub(crate) fn office_workbook() -> Vec<u8> {
    // A picture of one dot.
    const DOT: &[u8] = &[
        0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0,
        0, 0, 1, 8, 6, 0, 0, 0, 0x1F, 0x15, 0xC4, 0x89, 0, 0, 0, 0x0D, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9C,
        0x63, 0, 1, 0, 0, 5, 0, 1, 0x0D, 0x0A, 0x2D, 0xB4, 0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42,
        0x60, 0x82,
    ];
    let mut book = Workbook::new();
    let boxed = Format::new()
        .set_border(FormatBorder::Thin)
        .set_text_wrap()
        .set_align(FormatAlign::Center)
        .set_font_name("仿宋_GB2312")
        .set_num_format("0.00")
        .set_background_color("FFFF00");
    let sheet = book.add_worksheet().set_name("养老服务").expect("a name");
    sheet.merge_range(0, 0, 0, 5, "某县养老服务目录", &boxed).expect("merged");
    for (row, texts) in [["序号", "事项", "时限"], ["1", "甲", "尽快"]].iter().enumerate() {
        for (column, text) in (0u16..).zip(texts) {
            sheet
                .write_string_with_format(u32::try_from(row).unwrap_or(0) + 1, column, *text, &boxed)
                .expect("a cell");
        }
    }
    sheet.write_formula(2, 4, "=1+1").expect("a formula");
    sheet.insert_note(2, 1, &Note::new("原来的批注").set_author("张三")).expect("a note");
    sheet.insert_image(10, 1, &Image::new_from_buffer(DOT).expect("a picture")).expect("placed");
    sheet.set_repeat_rows(0, 1).expect("rows").set_print_area(0, 0, 8, 5).expect("an area");
    sheet.set_freeze_panes(2, 0).expect("frozen").set_landscape();
    sheet.set_column_width(1, 30).expect("wide");
    let choice = DataValidation::new().allow_list_strings(&["县级", "乡级"]).expect("a list");
    sheet.add_data_validation(2, 3, 9, 3, &choice).expect("a choice");
    let hidden = book.add_worksheet().set_name("藏").expect("a name");
    hidden.set_hidden(true).write_string(0, 0, "甲").expect("a cell");
    book.add_worksheet().set_name("说明").expect("a name").write_string(0, 0, "说明").expect("a cell");
    book.save_to_buffer().expect("a workbook")
}

/// A table with faults, as a plain program writes it.
pub(crate) fn simple_table() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let rows = [
        ["序号", "一级事项", "二级事项", "公开内容", "公开依据", "公开时限", "公开主体", "公开渠道和载体"],
        ["1", "甲", "乙", "丙", "《政府信息公开条例》", "尽快", "某局", "政府网站"],
        ["2", "甲", "丁", "戊", "", "及时公开", "", "政府网站"],
    ];
    for (row, texts) in (0..).zip(rows) {
        for (column, text) in (0..).zip(texts).filter(|(_, text)| !text.is_empty()) {
            sheet.write_string(row, column, text).expect("a cell");
        }
    }
    book.save_to_buffer().expect("a workbook")
}

/// Workbooks as other programs may write them: the case, the file.
pub(crate) fn odd_workbooks() -> Vec<(&'static str, Vec<u8>)> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let strict = "http://purl.oclc.org/ooxml/spreadsheetml/main";
    let cells = "<row r=\"2\"><c r=\"B2\" t=\"inlineStr\"><is><t>乙</t></is></c></row>";
    let plain = |main: &str, data: &str, after: &str| {
        format!("<worksheet xmlns=\"{main}\"><sheetData>{data}</sheetData>{after}</worksheet>")
    };
    let prefixed = plain("M", cells, "").replace("</", "</x:").replace('<', "<x:").replace("<x:/x:", "</x:");
    let prefixed = prefixed.replace("xmlns=\"M\"", &format!("xmlns:x=\"{main}\""));
    vec![
        ("plain, without styles", odd(main, &plain(main, cells, ""))),
        ("prefixed", odd(main, &prefixed)),
        ("strict", odd(strict, &plain(strict, cells, ""))),
        (
            "no rows",
            odd(
                main,
                &plain(
                    main,
                    "",
                    "<pageMargins left=\"1\" right=\"1\" top=\"1\" bottom=\"1\" header=\"1\" footer=\"1\"/>",
                ),
            ),
        ),
        ("an empty row", odd(main, &plain(main, "<row r=\"2\"/><row r=\"9\"/>", ""))),
        (
            "no addresses",
            odd(
                main,
                &plain(main, "<row/><row><c/><c t=\"inlineStr\"><is><t>乙</t></is></c></row>", "<extLst/>"),
            ),
        ),
        ("no data", odd(main, &plain(main, "", "").replace("<sheetData></sheetData>", "<sheetData/>"))),
    ]
}

fn odd(main: &str, sheet: &str) -> Vec<u8> {
    let space = if main.contains("purl") {
        "http://purl.oclc.org/ooxml/officeDocument/relationships"
    } else {
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    };
    let list = "http://schemas.openxmlformats.org/package/2006/relationships";
    let relation = |kind: &str, target: &str| {
        format!(
            "<Relationships xmlns=\"{list}\"><Relationship Id=\"a\" Type=\"{space}/{kind}\" Target=\"{target}\"/></Relationships>"
        )
    };
    let types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" \
        ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>\
        <Override PartName=\"/Book/Main.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>\
        <Override PartName=\"/Book/tabs/one.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>";
    let book = format!(
        "<w:workbook xmlns:w=\"{main}\" xmlns:q=\"{space}\"><w:sheets><w:sheet name=\"表\" sheetId=\"7\" q:id=\"a\"/></w:sheets></w:workbook>"
    );
    let parts = [
        ("[Content_Types].xml", types.to_owned()),
        ("_rels/.rels", relation("officeDocument", "/Book/Main.xml")),
        ("Book/Main.xml", book),
        ("Book/_rels/Main.xml.rels", relation("worksheet", "tabs/one.xml")),
        ("Book/tabs/one.xml", sheet.to_owned()),
    ];
    pack(&parts.into_iter().map(|(name, part)| (name.to_owned(), part.into_bytes())).collect())
}
