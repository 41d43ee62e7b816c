//! An import changes nothing that is judged: `mulu check` finds in the imported YAML what it finds in the table.
#![expect(clippy::expect_used, reason = "a test may fail so")]

mod support;

use serde_json::Value;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use support::{findings, folder, mulu_in, root};

/// The tables of the corpus and the workbook of the example.
fn tables() -> Vec<PathBuf> {
    let endings = ["xlsx", "xls", "ods", "html"];
    let below = |folder: &str| {
        let files = walkdir::WalkDir::new(root().join(folder)).sort_by_file_name().into_iter();
        files
            .map(|entry| entry.expect("listed").into_path())
            .filter(|path| path.extension().is_some_and(|ending| endings.iter().any(|own| ending == *own)))
            .collect::<Vec<_>>()
    };
    let mut found = below("tests/corpus/published");
    found.extend(below("catalogues/example"));
    found
}

/// Rules that speak of a table's layout, which YAML does not have, and of blanks, which an import closes.
const OF_LAYOUT: &[&str] = &["unknown-field", "unreadable-layout", "unreadable-file", "untidy-text"];

/// What was found, without places: rule, field and message. A cell merged over several rows is judged once and its
/// text in YAML once an item, hence a set.
fn judged(report: &Value) -> BTreeSet<[String; 3]> {
    let findings = report["findings"].as_array().expect("findings").iter();
    let text =
        |finding: &Value, key: &str| finding[key].as_str().unwrap_or("").replace([' ', '\n', '\u{3000}'], "");
    let found = findings.map(|finding| ["rule", "field", "message"].map(|key| text(finding, key)));
    found.filter(|[rule, ..]| !OF_LAYOUT.contains(&rule.as_str())).collect()
}

#[test]
fn the_imported_yaml_is_judged_like_the_table() {
    let compared = tables().iter().map(|table| compare(table)).sum::<usize>();
    assert!(compared > 40, "{compared} findings");
}

#[test]
fn the_imported_yaml_is_judged_like_the_official_table() {
    let desk = folder();
    let county = root().join("catalogues/example/city/county");
    for entry in std::fs::read_dir(&county).expect("listed") {
        let path = entry.expect("listed").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        if name.ends_with(".yaml") && name.starts_with(|first: char| first.is_ascii_digit()) {
            let text = std::fs::read_to_string(&path).expect("text");
            std::fs::write(desk.path().join(&name), worsened(&text)).expect("written");
        }
    }
    let run = mulu_in(desk.path(), &["build", ".", "-o", "public", "--only", "xlsx"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let files =
        walkdir::WalkDir::new(desk.path().join("public")).min_depth(3).sort_by_file_name().into_iter();
    let books = files.map(|entry| entry.expect("listed").into_path());
    let books: Vec<PathBuf> =
        books.filter(|path| path.extension().is_some_and(|ending| ending == "xlsx")).collect();
    assert!(books.len() > 8, "{}", books.len());
    let compared = books.iter().map(|book| compare(book)).sum::<usize>();
    assert!(compared > 40, "{compared} findings");
}

/// A catalogue without codes, with other names, an old document number and longer deadlines: matching decides what it
/// is held against.
fn worsened(text: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    let mut first = false;
    for line in text.lines() {
        if line.starts_with("  - code:") {
            first = true;
            continue;
        }
        let line = if first { line.replacen("    ", "  - ", 1) } else { line.to_owned() };
        first = false;
        let line =
            if lines.len().is_multiple_of(3) { line.replace("信息", " 信息 情况") } else { line };
        lines.push(line.replace("国务院令第711号", "国务院令第492号").replace("10个工作日", "30个工作日"));
    }
    lines.join("\n") + "\n"
}

/// Holds the findings of a table against those of its import; how many there are.
fn compare(table: &Path) -> usize {
    let place = folder();
    // By itself, so that no jurisdiction.yaml above speaks for the one and not for the other.
    let name = table.file_name().expect("a name").to_string_lossy().into_owned();
    std::fs::copy(table, place.path().join(&name)).expect("copied");
    let run = mulu_in(place.path(), &["import", &name, "-o", "yaml"]);
    assert_eq!(run.code, 0, "{}: {}", table.display(), run.stderr);
    let (mut before, mut after) =
        (judged(&findings(place.path(), &[&name])), judged(&findings(place.path(), &["yaml"])));
    let compared = before.len();
    // A table of no known domain, or of a 市 of no known tier, is told of on the terminal; a file by its schema.
    let unsaid =
        |message: &str| ["“领域（domain）”", "“层级（tier）”"].iter().any(|key| message.contains(key));
    after.retain(|[rule, _, message]| rule != "schema-violation" || !unsaid(message));
    // The import writes the tiers in words, and a list of channels one by one.
    before.retain(|[rule, _, message]| rule != "untidy-tick" && !message.contains("是几个渠道连在一起写的"));
    // What a table lacks a column for is said once for it, and in YAML of each item.
    let wide: Vec<[String; 3]> =
        before.iter().filter(|[_, _, message]| message.starts_with("整张表没有")).cloned().collect();
    for [rule, field, message] in wide {
        assert!(after.iter().any(|own| own[0] == rule && own[1] == field), "{}: {message}", table.display());
        for side in [&mut before, &mut after] {
            side.retain(|own| own[0] != rule || own[1] != field);
        }
    }
    let differing: Vec<_> = before.symmetric_difference(&after).collect();
    assert!(differing.is_empty(), "{}: {differing:#?}", table.display());
    compared
}

#[test]
fn importing_what_was_imported_changes_nothing() {
    for table in tables() {
        let place = folder();
        let path = table.to_string_lossy();
        assert_eq!(mulu_in(place.path(), &["import", &path, "-o", "once"]).code, 0);
        // 1 where the domain is not known, which a YAML file has to say.
        assert!(mulu_in(place.path(), &["import", "once", "-o", "twice"]).code < 2);
        for entry in std::fs::read_dir(place.path().join("once")).expect("listed") {
            let path = entry.expect("listed").path();
            let name = path.file_name().expect("a name");
            // Comments tell of the source, which is another.
            let text = |path: &Path| -> Vec<String> {
                let text = std::fs::read_to_string(path).expect("text");
                text.lines().filter(|line| !line.starts_with('#')).map(str::to_owned).collect()
            };
            assert_eq!(text(&path), text(&place.path().join("twice").join(name)), "{}", path.display());
        }
    }
}
