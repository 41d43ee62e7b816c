//! What the archive holds: text that stays text, one heading on every page, links that lead somewhere.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use super::*;
use crate::emit::samples::{self, EVERYTHING, county};
use std::io::{Cursor, Read};

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

fn document(bytes: &[u8]) -> String {
    part(bytes, "word/document.xml")
}

#[test]
fn the_same_catalogue_gives_the_same_bytes_and_names_no_day() {
    let catalogue = samples::catalogue(EVERYTHING);
    let write = || super::catalogue(&catalogue, &county()).unwrap();
    assert_eq!(write(), write());
    let core = part(&write(), "docProps/core.xml");
    assert!(
        core.contains("<dc:title>示例县养老服务领域基层政务公开标准目录</dc:title>")
            && !core.contains("dcterms")
    );
}

#[test]
fn text_stays_text() {
    let mut catalogue = samples::catalogue(EVERYTHING);
    let hostile = "</w:t><w:p/>&amp;\"\u{1}\u{b}\u{ffff}\t甲\r\n\n=1+1 _x000D_ 𠮷";
    catalogue.items[0].name = Some(samples::text(hostile));
    catalogue.title = Some(samples::text("<标题>&"));
    let bytes = super::catalogue(&catalogue, &county()).unwrap();
    let document = document(&bytes);
    assert!(
        document.contains("&lt;/w:t&gt;&lt;w:p/&gt;&amp;amp;&quot;\u{fffd}</w:t><w:br/>"),
        "marked, not lost"
    );
    assert!(document.contains("甲</w:t></w:r></w:p>") && document.contains("=1+1 _x000D_ 𠮷</w:t>"));
    assert!(document.contains("&lt;标题&gt;&amp;"));
    for name in ["word/document.xml", "word/styles.xml", "docProps/core.xml", "word/footer1.xml"] {
        let text = part(&bytes, name);
        let mut reader = quick_xml::Reader::from_str(&text);
        while !matches!(reader.read_event().unwrap(), quick_xml::events::Event::Eof) {}
    }
}

#[test]
fn both_heading_rows_are_repeated_and_categories_merged() {
    let document = document(&super::catalogue(&samples::catalogue(EVERYTHING), &county()).unwrap());
    assert_eq!(document.matches("<w:tblHeader/>").count(), 2);
    assert!(document.contains(r#"w:orient="landscape""#));
    let rows = document.matches("<w:tr>").count();
    assert_eq!(rows, 2 + samples::catalogue(EVERYTHING).items.len());
    assert!(
        document.contains(r#"<w:gridSpan w:val="2"/>"#)
            && document.contains(r#"<w:vMerge w:val="restart"/>"#)
    );
}

#[test]
fn every_row_fills_the_grid() {
    let document = document(&super::catalogue(&samples::catalogue(EVERYTHING), &county()).unwrap());
    let columns = document.matches("<w:gridCol ").count();
    for row in document.split("<w:tr>").skip(1) {
        let spans = row.split("<w:gridSpan w:val=\"").skip(1);
        let more: usize =
            spans.map(|rest| rest.split('"').next().unwrap().parse::<usize>().unwrap() - 1).sum();
        assert_eq!(row.matches("<w:tc>").count() + more, columns);
    }
}

#[test]
fn the_list_leads_to_every_domain() {
    let mut place = county();
    place.catalogues = vec![samples::baseline("21-elderly-care"), samples::baseline("15-disaster-relief")];
    let document = document(&all(&place).unwrap());
    for number in 1..=2 {
        assert!(document.contains(&format!(r#"<w:hyperlink w:anchor="domain_{number}""#)));
        assert!(document.contains(&format!(r#"w:name="domain_{number}"/>"#)));
    }
    assert_eq!(document.matches("<w:sectPr>").count(), 3);
}
