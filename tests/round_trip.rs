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
