//! Outputs never harm inputs, and what was built is never read as a submission; paths mean the same however written.
#![expect(clippy::expect_used, reason = "a test may fail so")]

mod support;

use support::{findings, folder, mulu_in};

fn county(place: &std::path::Path) {
    std::fs::create_dir_all(place).expect("makes");
    let good = include_str!("fixtures/good.yaml");
    std::fs::write(place.join("jurisdiction.yaml"), include_str!("fixtures/jurisdiction.yaml"))
        .expect("writes");
    std::fs::write(place.join("21.yaml"), good).expect("writes");
}

#[test]
fn a_site_in_the_workspace_is_no_input() {
    let place = folder();
    county(place.path());
    for _ in 0..2 {
        assert_eq!(mulu_in(place.path(), &["build", ".", "-o", "public"]).code, 0);
    }
    let report = findings(place.path(), &["."]);
    assert_eq!(
        (report["summary"]["files"].as_u64(), report["summary"]["items"].as_u64()),
        (Some(2), Some(3))
    );
}

#[test]
fn a_file_is_never_replaced_by_a_folder_nor_a_source_by_its_import() {
    let place = folder();
    county(place.path());
    std::fs::write(place.path().join("note.txt"), "重要").expect("writes");
    assert_eq!(mulu_in(place.path(), &["build", ".", "-o", "note.txt"]).code, 2);
    assert_eq!(std::fs::read_to_string(place.path().join("note.txt")).expect("still there"), "重要");
    let before = std::fs::read(place.path().join("21.yaml")).expect("read");
    assert_eq!(mulu_in(place.path(), &["import", "21.yaml", "-o", "21.yaml"]).code, 2);
    assert_eq!(std::fs::read(place.path().join("21.yaml")).expect("read"), before);
    assert_eq!(mulu_in(place.path(), &["import", "21.yaml", "-o", "21.xlsx"]).code, 2);
    assert!(!place.path().join("21.xlsx").exists());
}

#[test]
fn a_path_that_goes_up_means_the_same() {
    let place = folder();
    county(&place.path().join("county"));
    let list = "title: 示例县政府信息公开负面清单\nitems:\n  - {category: 一, name: 某事项, content: [某内容], basis: [《中华人民共和国政府信息公开条例》（国务院令第711号）第十四条]}\n";
    std::fs::write(place.path().join("county/list.yaml"), list).expect("writes");
    let jurisdiction = format!("{}withheld: list.yaml\n", include_str!("fixtures/jurisdiction.yaml"));
    std::fs::write(place.path().join("county/jurisdiction.yaml"), jurisdiction).expect("writes");
    let inside = place.path().join("county");
    for path in [".", "../county", "../county/"] {
        let report = findings(&inside, &[path]);
        assert_eq!(support::places(&report), Vec::<String>::new(), "{path}");
    }
}

#[test]
fn an_item_that_stands_twice_is_not_missing() {
    let place = folder();
    county(place.path());
    let good = include_str!("fixtures/good.yaml");
    let item = good.split("  - code: 21-01-02").nth(1).expect("an item");
    let item = item.split("  - code: 21-01-03").next().expect("its end");
    std::fs::write(place.path().join("21.yaml"), format!("{good}  - code: 21-01-02{item}")).expect("writes");
    let report = findings(place.path(), &["."]);
    let rules: Vec<String> =
        support::places(&report).iter().map(|at| at.split('@').next().unwrap_or("").to_owned()).collect();
    assert_eq!(rules, ["duplicate-item"]);
}

#[test]
fn a_folder_of_workbooks_is_checked_not_the_example() {
    let place = folder();
    std::fs::write(place.path().join("甲.yaml"), include_str!("fixtures/other.yaml")).expect("writes");
    let run = mulu_in(place.path(), &["check", "--fail-on", "warning"]);
    assert_eq!(run.code, 1, "{}{}", run.stdout, run.stderr);
    assert!(run.stdout.contains("甲.yaml"), "{}", run.stdout);
}
