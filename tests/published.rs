//! Real published tables, read and held against what a perfect reader would read.
//!
//! The files are pinned in `corpus/published`; every field of every item counts one. Texts are
//! compared without their blanks.

#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs)]

use mulu::diagnostic::Sink;
use mulu::document::{Document, Node, Table};
use mulu::read::Bounds;
use mulu::source::Files;
use mulu::value::text::squeeze;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

#[test]
fn published_tables_are_read_as_people_read_them() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/published");
    let mut cases: Vec<PathBuf> =
        std::fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.sort();
    let (mut right, mut all) = (0, 0);
    for case in cases {
        let expected: Value =
            serde_json::from_str(&std::fs::read_to_string(case.join("expected.json")).unwrap()).unwrap();
        for name in ["table.xlsx", "table.xls", "table.ods", "table.html"] {
            let path = case.join(name);
            if !path.exists() {
                continue;
            }
            let score = compare(&read(&path), &expected);
            let label = format!("{} {name}", case.file_name().unwrap().to_string_lossy());
            println!("{label:40} {}/{}", score.right, score.all);
            for wrong in &score.wrong {
                println!("    {wrong}");
            }
            assert!(score.right * 100 >= score.all * 85, "{label}");
            right += score.right;
            all += score.all;
        }
    }
    println!("{right}/{all} = {:.2} %", 100.0 * f64::from(right) / f64::from(all));
    assert!(right * 100 >= all * 97);
}

fn read(path: &Path) -> Document {
    let mut files = Files::new();
    let id = files.add(path.to_string_lossy(), std::fs::read(path).unwrap());
    let mut sink = Sink::new();
    let document = mulu::read::read(id, &files, &Bounds::default(), &mut sink);
    for finding in sink.finish(&mulu::diagnostic::Levels::default(), &files) {
        println!("    {} {} {}", finding.rule.code, files.place(finding.primary), finding.message.chinese);
    }
    document
}

#[derive(Default)]
struct Score {
    right: u32,
    all: u32,
    wrong: Vec<String>,
}

fn compare(document: &Document, expected: &Value) -> Score {
    let mut score = Score::default();
    let titles: Vec<String> = match &expected["titles"] {
        Value::Array(titles) => titles.iter().filter_map(Value::as_str).map(squeeze).collect(),
        _ => expected["title"].as_str().map(squeeze).into_iter().collect(),
    };
    let own: Vec<String> =
        document.tables.iter().filter_map(|table| text(table.root.get(&["title"]))).collect();
    check(&mut score, "titles", &titles.join("|"), &own.join("|"));
    let items: Vec<&Node> =
        document.tables.iter().flat_map(|table| table.root.get(&["items"]).unwrap().elements()).collect();
    let negative = expected["kind"] == "negative-list";
    let wanted = expected["items"].as_array().unwrap();
    check(&mut score, "items", &wanted.len().to_string(), &items.len().to_string());
    for (index, wanted) in wanted.iter().enumerate() {
        let label = format!("item {}", index + 1);
        let own = items.get(index).map(|item| read_item(item, negative)).unwrap_or_default();
        for (field, wanted) in expected_item(wanted) {
            let found = own.get(field.as_str()).cloned().unwrap_or_default();
            check(&mut score, &format!("{label} {field}"), &wanted, &found);
        }
    }
    score
}

fn check(score: &mut Score, what: &str, wanted: &str, found: &str) {
    score.all += 1;
    if wanted == found {
        score.right += 1;
    } else {
        score.wrong.push(format!("{what}: wanted {wanted:?}, found {found:?}"));
    }
}

fn expected_item(item: &Value) -> BTreeMap<String, String> {
    let string = |key: &str| item[key].as_str().map(squeeze).unwrap_or_default();
    let strings = |value: &Value| -> Vec<String> {
        value.as_array().into_iter().flatten().filter_map(Value::as_str).map(squeeze).collect()
    };
    let mut fields = BTreeMap::new();
    let mut put = |key: &str, value: String| fields.insert(key.to_owned(), value);
    put("seq", item["seq"].to_string());
    put(
        "names",
        ["l1", "l2", "l3"]
            .iter()
            .map(|key| string(key))
            .filter(|name| !name.is_empty())
            .collect::<Vec<_>>()
            .join("|"),
    );
    for key in ["content_text", "basis_text", "deadline_text", "body"] {
        put(key, string(key));
    }
    put("channels", strings(&item["channels_raw"]).concat());
    let audience = &item["audience"];
    put("all", audience["all"].to_string());
    put("groups", strings(&audience["groups"]).join("|"));
    put(
        "mode",
        match string("mode").as_str() {
            "主动" => "主动公开".to_owned(),
            "依申请" => "依申请公开".to_owned(),
            other => other.to_owned(),
        },
    );
    put("levels", strings(&item["levels"]).join("|"));
    for (key, value) in item["extra"].as_object().into_iter().flatten() {
        put(&format!("extra {key}"), value.as_str().map_or_else(|| strings(value).join("|"), squeeze));
    }
    fields
}

fn read_item(item: &Node, negative: bool) -> BTreeMap<String, String> {
    let get = |key: &str| item.get(&[key]);
    let mut fields = BTreeMap::new();
    let mut put = |key: &str, value: String| fields.insert(key.to_owned(), value);
    put("seq", text(get("seq")).unwrap_or_else(|| "null".to_owned()));
    let names: Vec<String> = ["category", "name"].iter().filter_map(|key| get(key)).flat_map(texts).collect();
    put("names", names.join("|"));
    for key in ["content", "basis", "deadline"] {
        put(&format!("{key}_text"), text(get(key)).unwrap_or_default());
    }
    put("body", text(get("body")).unwrap_or_default());
    put("channels", get("channels").map(ticked).unwrap_or_default().concat());
    let audience = get("audience").filter(|node| !node.is_blank());
    let all = match (get("audience"), audience) {
        (None, _) => "null",
        (_, Some(node)) if node.get(&["all"]).is_some_and(|all| !all.is_blank()) => "true",
        _ => "false",
    };
    put("all", all.to_owned());
    put("groups", audience.and_then(|node| node.get(&["groups"])).map(texts).unwrap_or_default().join("|"));
    let mode = if negative {
        "不予公开".to_owned()
    } else {
        get("mode").map(texts).unwrap_or_default().join("|")
    };
    put("mode", mode);
    put("levels", get("levels").map(texts).unwrap_or_default().join("|"));
    for entry in get("extra").map(Node::entries).unwrap_or_default() {
        put(&format!("extra {}", entry.key.value), ticked(&entry.value).join("|"));
    }
    if let Some(stage) = get("stage") {
        put("extra 五公开", ticked(stage).join("|"));
    }
    fields
}

fn texts(node: &Node) -> Vec<String> {
    node.texts().into_iter().map(|text| squeeze(text.value)).collect()
}

fn text(node: Option<&Node>) -> Option<String> {
    node.and_then(Node::as_text).map(|text| squeeze(text.value))
}

/// What is ticked in a boxed cell; all of a plain one.
fn ticked(node: &Node) -> Vec<String> {
    if let Some(ticked) = node.get(&["ticked"]) {
        return texts(ticked);
    }
    let whole = texts(node);
    match whole.first() {
        Some(text) if text.contains(['■', '□']) => mulu::read::table::boxes::choices(text)
            .unwrap_or_default()
            .into_iter()
            .filter(|choice| choice.state == Some(mulu::value::text::BoxState::Ticked))
            .map(|choice| text[choice.range].to_owned())
            .collect(),
        _ => whole,
    }
}

#[test]
fn no_text_of_a_published_table_is_lost() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/published");
    for entry in std::fs::read_dir(root).unwrap() {
        let path = entry.unwrap().path().join("table.xlsx");
        let document = read(&path);
        let kept: String = document.tables.iter().map(all_texts).collect();
        let mut book: calamine::Xlsx<_> = calamine::open_workbook(&path).unwrap();
        for (_, range) in calamine::Reader::worksheets(&mut book) {
            for (row, column, cell) in range.used_cells() {
                let text = squeeze(&cell.to_string());
                assert!(kept.contains(&text) || is_mark(&text), "{} {row} {column} {text}", path.display());
            }
        }
    }
}

fn is_mark(text: &str) -> bool {
    mulu::value::text::tick(text).is_some()
}

fn all_texts(table: &Table) -> String {
    let mut kept: String = table.notes.iter().map(|note| squeeze(&note.value)).collect();
    let mut keys = |node: &Node| kept.extend(node.entries().iter().map(|entry| entry.key.value.to_string()));
    keys(&table.root);
    kept.extend(texts(&table.root));
    for heading in table.headings.iter().flatten() {
        kept.push_str(&squeeze(&heading.value));
    }
    kept
}
