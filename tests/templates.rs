//! Templates of the user's own: the document tells all a template is given, its example works, faults are located.
#![expect(clippy::expect_used, reason = "a test may fail so")]

mod support;

use mulu::emit::html::EMBEDDED;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use support::{folder, mulu_in, root};

/// Every `Struct.field` of the view types, as serialised: they are plain structs without renamed or skipped fields.
fn given() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let views = fs::read_dir(root().join("src/emit/html/view")).expect("listed").flatten();
    let files = views.map(|entry| entry.path()).chain([root().join("src/emit/html/qr.rs")]);
    for file in files {
        let text = fs::read_to_string(file).expect("readable");
        assert!(!text.contains("#[serde("), "a field is told of under its own name");
        let mut owner = String::new();
        for line in text.lines() {
            if let Some(name) = line.strip_prefix("pub struct ").and_then(|rest| rest.strip_suffix(" {")) {
                owner = name.to_owned();
            } else if let Some((field, _)) =
                line.strip_prefix("    pub ").and_then(|rest| rest.split_once(": "))
                && !field.contains(['(', ' '])
            {
                found.insert(format!("{owner}.{field}"));
            }
        }
    }
    found
}

#[test]
fn the_document_lists_exactly_what_templates_are_given() {
    let text = fs::read_to_string(root().join("docs/templates.md")).expect("readable");
    let (_, data) = text.split_once("## 数据").expect("a list");
    let mut owner = "";
    let mut told = BTreeSet::new();
    for line in data.lines() {
        if let Some(name) = line.strip_prefix("### ") {
            owner = name;
        } else if let Some((field, _)) = line.strip_prefix("| `").and_then(|rest| rest.split_once('`')) {
            told.insert(format!("{owner}.{field}"));
            assert!(!line.contains('？'), "{line}");
        }
    }
    let given = given();
    assert!(given.len() > 90);
    assert_eq!(given.difference(&told).collect::<Vec<_>>(), Vec::<&String>::new(), "not told of");
    assert_eq!(told.difference(&given).collect::<Vec<_>>(), Vec::<&String>::new(), "no more given");
    for (name, _) in EMBEDDED {
        assert!(text.contains(&format!("| `{name}` |")), "{name}");
    }
}

fn workspace(folder: &Path) {
    let county = folder.join("county");
    fs::create_dir_all(&county).expect("folder");
    fs::write(county.join("jurisdiction.yaml"), "name: 示例一县\ncode: \"990102\"\ntier: 县级\n")
        .expect("written");
    let name = "21-elderly-care.yaml";
    fs::copy(root().join("catalogues/national").join(name), county.join(name)).expect("copied");
    fs::create_dir(folder.join("own")).expect("folder");
}

const BUILD: [&str; 7] = ["build", "county", "-o", "public", "--templates", "own", "--lang=zh"];

#[test]
fn the_example_of_the_document_works() {
    let place = folder();
    workspace(place.path());
    let text = fs::read_to_string(root().join("docs/templates.md")).expect("readable");
    let (_, example) = text.split_once("<!-- example: item.html -->\n```html\n").expect("an example");
    let (example, _) = example.split_once("```").expect("its end");
    fs::write(place.path().join("own/item.html"), example).expect("written");
    let run = mulu_in(place.path(), &BUILD);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let item = fs::read_to_string(place.path().join("public/990102/21/21-01-01.html")).expect("built");
    assert!(item.contains("<p class=\"hotline\">") && item.contains("<h2>公开依据</h2>"), "{item}");
    assert!(!fs::read_to_string(place.path().join("public/index.html")).expect("built").contains("hotline"));
}

#[test]
fn a_broken_template_is_told_of_at_its_place_and_nothing_is_written() {
    let place = folder();
    workspace(place.path());
    let run = mulu_in(place.path(), &BUILD);
    assert!(run.code == 0 && run.stderr.contains("own 里没有模板，用的是内置模板"), "{}", run.stderr);
    let before = fs::read_to_string(place.path().join("public/.mulu-build")).expect("built");
    let own = place.path().join("own/item.html");
    for (text, at, said) in [
        ("<p>\n事项：{{ it.nmae }}\n", "own/item.html:2:", "这一页没有模板里写的数据"),
        ("<p>\n\n{% if %}\n", "own/item.html:3:", "模板写法有误"),
        ("{{ it.name|safe }}", "own/item.html:1:", "没有这个过滤器"),
        ("{% include '../county/jurisdiction.yaml' %}", "own/item.html:1:", "没有模板里引用的模板"),
        (
            "{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}",
            // The engine does not say where it ran out.
            "own/item.html",
            "可能循环没有尽头",
        ),
    ] {
        fs::write(&own, text).expect("written");
        let run = mulu_in(place.path(), &BUILD);
        assert_eq!(run.code, 2, "{text}\n{}", run.stderr);
        assert!(run.stderr.contains(at) && run.stderr.contains(said), "{text}\n{}", run.stderr);
        assert!(run.stderr.contains("broken-template"), "{}", run.stderr);
    }
    let after = fs::read_to_string(place.path().join("public/.mulu-build")).expect("built");
    assert_eq!(before, after);
    assert_eq!(fs::read_dir(place.path()).expect("listed").count(), 3, "nothing half done is left beside it");
    fs::rename(&own, place.path().join("own/itme.html")).expect("renamed");
    let run = mulu_in(place.path(), &BUILD);
    assert!(
        run.stderr.contains("own/itme.html 不代替任何内置模板") && run.stderr.contains("是不是 item.html？")
    );
}

#[test]
fn the_embedded_templates_can_be_written_out_and_used() {
    let place = folder();
    workspace(place.path());
    let run = mulu_in(place.path(), &["build", "county", "-o", "public"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let before = fs::read(place.path().join("public/.mulu-build")).expect("built");
    assert_eq!(mulu_in(place.path(), &["build", "--write-templates", "own"]).code, 0);
    assert!(place.path().join("own/assets/style.css").is_file());
    assert_eq!(mulu_in(place.path(), &BUILD).code, 0);
    assert_eq!(fs::read(place.path().join("public/.mulu-build")).expect("built"), before, "the same site");
    fs::write(place.path().join("own/item.html"), "mine").expect("written");
    let again = mulu_in(place.path(), &["build", "--write-templates", "own"]);
    assert!(
        again.code == 2 && fs::read_to_string(place.path().join("own/item.html")).expect("there") == "mine"
    );
}
