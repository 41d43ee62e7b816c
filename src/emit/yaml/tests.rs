//! What is written reads back the same, by a reader that is not ours.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use super::scalar::{Place, inline};
use super::*;
use crate::emit::json::{self, Context};
use crate::emit::samples::{self, EVERYTHING, county, files};
use proptest::prelude::*;
use serde_yaml::Value;

/// Everything a catalogue says, but for places.
fn said(catalogue: &Catalogue) -> String {
    let (files, _) = files();
    let nothing = |_: &crate::value::citation::Citation| None;
    serde_json::to_string_pretty(&json::catalogue(Context::new(&files, &nothing), catalogue, &county()))
        .unwrap()
}

#[test]
fn every_catalogue_of_the_baseline_reads_back_the_same() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/catalogues/national");
    let mut names: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.sort();
    for path in names.iter().filter(|path| !path.ends_with("jurisdiction.yaml")) {
        let source = std::fs::read_to_string(path).unwrap();
        let written = catalogue(&samples::catalogue(&source));
        let (before, after): (Value, Value) =
            (serde_yaml::from_str(&source).unwrap(), serde_yaml::from_str(&written).unwrap());
        assert_eq!(before["items"], after["items"], "{}", path.display());
        assert_eq!(before["title"], after["title"]);
    }
}

#[test]
fn a_catalogue_with_everything_reads_back_the_same() {
    let before = samples::catalogue(EVERYTHING);
    let written = catalogue(&before);
    assert_eq!(said(&samples::catalogue(&written)), said(&before), "{written}");
    assert_eq!(catalogue(&samples::catalogue(&written)), written);
}

#[test]
fn it_looks_as_a_person_would_write_it() {
    let written = catalogue(&samples::catalogue(EVERYTHING));
    for line in [
        "# 养老服务：3项",
        "  - code: 21-01-01",
        "    category: 养老服务通用政策",
        "    content: [文件名称, 文号, 发文部门]",
        "      - 《中华人民共和国政府信息公开条例》（国务院令第711号）第十九条",
        "    deadline: 制定或获取文件之日起10个工作日内",
        "    deadline: |-",
        "      处罚决定：7个工作日内",
        "    channels: [政府门户网站, 两微一端, 征地信息公开平台]",
        "    audience: {all: true, groups: [城市低收入家庭, 老年人、残疾人]}",
        "    mode: [主动公开, 依申请公开]",
        "    note: \"=1+1\"",
        "      责任科室: 养老服务股",
        "  - name: 𠮷祥养老院😀信息",
    ] {
        assert!(written.lines().any(|own| own == line), "{line} is not in\n{written}");
    }
}

#[test]
fn quotes_stand_only_where_they_are_needed() {
    for plain in
        ["21-01-01", "养老服务", "http://a.cn/b", "10个工作日内", "甲：乙", "a#b", "（一）", "《条例》"]
    {
        assert_eq!(inline(plain, Place::Block), plain);
    }
    for (text, quoted) in [
        ("", "\"\""),
        ("no", "\"no\""),
        ("010101", "\"010101\""),
        ("1e3", "\"1e3\""),
        ("null", "\"null\""),
        ("甲: 乙", "\"甲: 乙\""),
        ("=1", "\"=1\""),
        ("- 甲", "\"- 甲\""),
        ("说\"好\"#", "说\"好\"#"),
        ("\"好\"", "'\"好\"'"),
        (" 甲", "\" 甲\""),
        ("甲\u{3000}", "\"甲\u{3000}\""),
        ("甲\t乙", "\"甲\\t乙\""),
    ] {
        assert_eq!(inline(text, Place::Block), quoted);
    }
    assert_eq!(inline("甲, 乙", Place::Flow), "\"甲, 乙\"");
}

proptest! {
    #[test]
    fn any_text_reads_back_the_same(text in prop_oneof![
        "\\PC{0,20}",
        "[-=?:#&*!|>%@`'\"{}\\[\\], \\\\\n\t\r\u{85}\u{2028}\u{3000}\u{feff}\u{200b}a1年月𠮷😀.~<]{0,24}",
        "(甲乙|\n| |#|: ){0,8}",
    ]) {
        let mut writer = Writer::default();
        writer.text(0, "key", &text);
        writer.list(2, "flow", &[&text, "b"]);
        writer.long_list(2, "block", &[&text]);
        let written = writer.finish().replacen("  flow", "flow", 1).replacen("  block", "block", 1);
        let root: Value = serde_yaml::from_str(&written).unwrap();
        for found in [&root["key"], &root["flow"][0], &root["block"][0]] {
            prop_assert_eq!(found.as_str(), Some(text.as_str()), "{}", written);
        }
    }

    #[test]
    fn any_catalogue_reads_back_the_same(
        texts in prop::collection::vec("[-=:#'\" \n0-9甲乙𠮷😀，。]{0,12}[甲乙😀]", 6),
    ) {
        let mut before = samples::catalogue(EVERYTHING);
        let item = &mut before.items[0];
        item.name = Some(samples::text(&texts[0]));
        item.category = vec![samples::text(&texts[1]), samples::text(&texts[2])];
        item.content.elements = texts.iter().map(|text| samples::text(text)).collect();
        item.body = Some(samples::text(&texts[3]));
        item.extra = vec![(samples::text("其他"), samples::text(&texts[4]))];
        before.title = Some(samples::text(&texts[5]));
        let written = catalogue(&before);
        prop_assert_eq!(said(&samples::catalogue(&written)), said(&before), "{}", written);
    }
}
