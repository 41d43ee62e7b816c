//! What `build` writes as a workbook or as a text document, `import` reads back as the same items: every
//! catalogue of the baseline and of the example, and the negative list.
#![expect(clippy::expect_used, reason = "a test may fail so")]

mod support;

use serde_json::Value;
use support::{folder, mulu, mulu_in};

/// A catalogue's JSON without what only one of the two files can say: where its text stands, and the
/// running number, which a workbook gives every row.
fn essence(catalogue: &Value) -> Value {
    let mut catalogue = catalogue.clone();
    for item in catalogue["items"].as_array_mut().expect("items") {
        let item = item.as_object_mut().expect("an item");
        for key in ["location", "seq", "content_text", "basis_text", "channels_text"] {
            item.remove(key);
        }
    }
    serde_json::json!({ "domain": catalogue["domain"], "title": catalogue["title"], "items": catalogue["items"] })
}

fn come_back(source: &str, ending: &str, expected: usize) {
    let place = folder();
    let out = place.path().join("public");
    let run = mulu(&["build", source, "-o", &out.to_string_lossy(), "--only", &format!("{ending},json")]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let mut seen = 0;
    for entry in walkdir::WalkDir::new(&out).min_depth(2).sort_by_file_name() {
        let path = entry.expect("listed").into_path();
        let of_place = path.file_stem() == path.parent().and_then(|folder| folder.file_name());
        if of_place || path.extension().is_none_or(|own| own != ending) {
            continue;
        }
        let written: Value =
            serde_json::from_slice(&std::fs::read(path.with_extension("json")).expect("its JSON"))
                .expect("JSON");
        let run = mulu_in(place.path(), &["import", &path.to_string_lossy(), "--format", "json", "--quiet"]);
        let read: Value =
            serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let (written, read) = (essence(&written), essence(&read));
        assert_eq!(written["domain"], read["domain"], "{}", path.display());
        assert_eq!(written["title"], read["title"], "{}", path.display());
        let items = |value: &Value| value["items"].as_array().expect("items").clone();
        for (a, b) in items(&written).iter().zip(&items(&read)) {
            assert_eq!(a, b, "{}", path.display());
        }
        assert_eq!(items(&written).len(), items(&read).len(), "{}", path.display());
        seen += 1;
    }
    assert_eq!(seen, expected, "files of {source}");
}

#[test]
fn the_example_comes_back() {
    come_back("catalogues/example", "xlsx", 25);
}

#[test]
fn the_baseline_comes_back() {
    come_back("catalogues/national", "xlsx", 27);
}

#[test]
fn the_example_comes_back_from_text_documents() {
    come_back("catalogues/example", "docx", 25);
}

#[test]
fn the_baseline_comes_back_from_text_documents() {
    come_back("catalogues/national", "docx", 27);
}

#[test]
fn all_domains_of_a_place_come_back_from_one_file() {
    let place = folder();
    let out = place.path().join("public");
    let run =
        mulu(&["build", "catalogues/example/city", "-o", &out.to_string_lossy(), "--only", "xlsx,docx"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    for ending in ["xlsx", "docx"] {
        let path = out.join(format!("990101/990101.{ending}"));
        let run = mulu_in(place.path(), &["import", &path.to_string_lossy(), "--format", "json", "--quiet"]);
        let read: Value = serde_json::from_str(&run.stdout).expect("JSON");
        let domains = read["catalogues"].as_array().expect("several catalogues");
        let items: usize = domains.iter().map(|own| own["items"].as_array().expect("items").len()).sum();
        assert_eq!((domains.len(), items), (11, 168), "{ending}");
    }
}

#[test]
fn a_text_no_cell_takes_is_cut_and_told_of_in_one_line() {
    let place = folder();
    let long = "字".repeat(40_000);
    let yaml = format!("domain: 养老服务\nitems:\n  - category: 甲\n    name: 长文\n    content: {long}\n");
    std::fs::write(place.path().join("21.yaml"), yaml).expect("written");
    let run = mulu_in(place.path(), &["build", "21.yaml", "-o", "out", "--only", "xlsx", "--quiet"]);
    assert_eq!((run.code, run.stderr.lines().count()), (0, 1), "{}", run.stderr);
    for word in ["21.yaml:3", "“长文”", "公开内容（要素）", "40000"] {
        assert!(run.stderr.contains(word), "{}", run.stderr);
    }
}
