//! YAML → XLSX → YAML is the identity: for every catalogue of the baseline and the example, and for
//! generated ones. Compared are the YAML files mulu writes before and after.

#![allow(clippy::unwrap_used, missing_docs)]

use mulu::catalogue::{Catalogue, Jurisdiction};
use mulu::diagnostic::Sink;
use mulu::emit::workbook::{self, Created};
use mulu::emit::yaml;
use mulu::knowledge::Knowledge;
use mulu::normalise;
use mulu::read::{self, Bounds};
use mulu::source::Files;
use mulu::value::tier::Tier;
use proptest::prelude::*;
use std::path::{Path, PathBuf};

fn load(name: &str, bytes: Vec<u8>) -> Vec<Catalogue> {
    let mut files = Files::new();
    let id = files.add(name, bytes);
    let document = read::read(id, &files, &Bounds::default(), &mut Sink::new());
    normalise::catalogues(&document, &Knowledge::embedded(), &mut normalise::Memo::default())
}

fn county() -> Jurisdiction {
    Jurisdiction::unnamed("示例县", Some(Tier::County))
}

/// The YAML of a catalogue after it has been through a workbook, and before.
fn there_and_back(source: &str) -> (String, String) {
    let mut before = load("a.yaml", source.as_bytes().to_vec()).remove(0);
    let book = workbook::catalogue(&before, &county(), Created::default()).unwrap();
    let mut after = load("a.xlsx", book);
    assert_eq!(after.len(), 1, "tables in the workbook");
    in_order(&mut before);
    in_order(&mut after[0]);
    (yaml::catalogue(&after.remove(0)), yaml::catalogue(&before))
}

/// Channels stand in the official order in a workbook, whatever order they were written in.
fn in_order(catalogue: &mut Catalogue) {
    for item in &mut catalogue.items {
        item.channels.used.sort_by(|one, other| one.name.cmp(&other.name));
    }
}

fn catalogues() -> Vec<PathBuf> {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("catalogues")];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if path.is_dir() && name != "registry" {
                folders.push(path);
            } else if name.ends_with(".yaml") && name != "jurisdiction.yaml" {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

#[test]
fn every_catalogue_of_the_baseline_and_the_example_comes_back_the_same() {
    let mut wrong = Vec::new();
    for path in catalogues() {
        let source = std::fs::read_to_string(&path).unwrap();
        // A negative list is no table of this layout and is never written as one.
        if !source.contains("\nitems:") || !source.contains("\ndomain:") {
            continue;
        }
        let (after, before) = there_and_back(&source);
        if after != before {
            let differing = before.lines().zip(after.lines()).find(|(one, other)| one != other);
            wrong.push(format!("{}: {differing:?}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_workbook_of_all_domains_gives_each_of_them_back() {
    let mut place = county();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("catalogues/national");
    for name in ["21-elderly-care", "04-fiscal-budget-final-accounts", "village"] {
        place.catalogues.extend(load("a.yaml", std::fs::read(folder.join(format!("{name}.yaml"))).unwrap()));
    }
    let mut after = load("all.xlsx", workbook::all(&place, Created::default()).unwrap());
    place.catalogues.iter_mut().chain(&mut after).for_each(in_order);
    let written =
        |catalogues: &[Catalogue]| catalogues.iter().map(yaml::catalogue).collect::<Vec<_>>().join("---\n");
    pretty(&written(&place.catalogues), &written(&after));
}

fn pretty(before: &str, after: &str) {
    let differing = before.lines().zip(after.lines()).find(|(one, other)| one != other);
    assert!(before == after, "{differing:?}\n{after}");
}

/// Text of a cell, without outer blanks, which a table has none of: several lines, quotes, signs that begin formulas, rare characters.
fn words() -> impl Strategy<Value = String> {
    "[=+@甲#'\"-][甲乙丙政务公开，、a-z0-9\"'#: ]{0,16}[\n]?[丁戊己𠮷😀]{1,3}"
}

fn short() -> impl Strategy<Value = String> {
    "[=+@甲#'\"][甲乙丙政务\"'#: ]{0,8}[丁戊己𠮷😀]{1,2}"
}

fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap()
}

prop_compose! {
    fn item()(
        category in prop::collection::vec("[甲乙]{1}", 1..3),
        name in short(),
        content in prop::collection::vec((short(), "。?").prop_map(|(text, end)| text + &end), 1..5),
        basis in prop::collection::vec("《[甲乙丙丁]{2,6}法》(（国务院令第[1-9]{3}号）)?(第[一二三]条)?", 1..4),
        deadline in words(),
        body in short(),
        channels in prop::sample::subsequence(vec!["政府网站", "两微一端", "公开查阅点", "其他（征地信息公开平台）"], 1..4),
        groups in prop::collection::vec("[甲乙丙]{2,5}", 0..3),
        levels in prop::sample::subsequence(vec!["市级", "县级", "乡级", "村级"], 1..4),
        note in prop::option::of(words()),
        extra in short(),
    ) -> String {
        let list = |texts: &[String]| texts.iter().map(|text| quoted(text)).collect::<Vec<_>>().join(", ");
        let category = if category.len() == 1 { quoted(&category[0]) } else { format!("[{}]", list(&category)) };
        let audience = if groups.is_empty() { "全社会".to_owned() } else { format!("{{groups: [{}]}}", list(&groups)) };
        let note = note.map_or(String::new(), |note| format!("    note: {}\n", quoted(&note)));
        format!(
            "  - category: {category}\n    name: {}\n    content: [{}]\n    basis: [{}]\n    deadline: {}\n    body: {}\n    \
             channels: [{}]\n    audience: {audience}\n    mode: 主动公开\n    levels: [{}]\n{note}    extra: {{责任科室: {}}}\n",
            quoted(&name), list(&content), list(&basis), quoted(&deadline), quoted(&body), channels.join(", "),
            levels.join(", "), quoted(&extra),
        )
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn generated_catalogues_come_back_the_same(items in prop::collection::vec(item(), 1..6)) {
        let source = format!("domain: 养老服务\ntitle: 示例县养老服务领域基层政务公开标准目录\nitems:\n{}", items.concat());
        let (after, before) = there_and_back(&source);
        prop_assert_eq!(after, before);
    }
}
