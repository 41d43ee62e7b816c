//! `mulu review` and what is odd about submissions: nothing is booked, merged, counted twice or left out without a word.
#![expect(clippy::unwrap_used, reason = "a test may fail so")]

#[path = "support/province/mod.rs"]
mod province;
mod support;

use province::Province;
use province::reviewed::{json, review};
use serde_json::Value;
use std::fs;
use std::path::Path;
use support::{Run, folder, mulu_in};

fn workbook(path: &Path, place: &str) {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_string(0, 0, format!("{place}社会救助领域基层政务公开标准目录")).unwrap();
    for (column, text) in
        (0u16..).zip(["一级事项", "二级事项", "公开内容（要素）", "公开依据", "公开时限", "公开主体"])
    {
        sheet.write_string(1, column, text).unwrap();
        sheet.write_string(2, column, format!("{place}{text}")).unwrap();
    }
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, book.save_to_buffer().unwrap()).unwrap();
}

fn run(home: &Path, more: &[&str]) -> (Run, Value) {
    let mut arguments = vec!["review", "报送", "-o", "结果", "--domain", "社会救助", "--no-marked"];
    arguments.extend(more);
    let run = mulu_in(home, &arguments);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let report = json(&home.join("结果/review.json"));
    (run, report)
}

fn names(report: &Value) -> Vec<&str> {
    let mut names: Vec<&str> =
        report["places"].as_array().unwrap().iter().map(|place| place["name"].as_str().unwrap()).collect();
    names.sort_unstable();
    names
}

fn named<'a>(report: &'a Value, name: &str) -> &'a Value {
    report["places"].as_array().unwrap().iter().find(|place| place["name"] == *name).unwrap()
}

#[test]
fn the_name_of_a_file_comes_before_its_title_and_the_contradiction_is_told() {
    let home = folder();
    let root = home.path().join("报送");
    for file in [
        "丑县社会救助(终稿).xlsx",
        "附件2：巳县社会救助标准目录.xlsx",
        "寅县社会救助目录-最终版.xlsx",
        "酉县民政局社会救助目录（报省厅）.xlsx",
    ] {
        workbook(&root.join(file), "子县");
    }
    let (run, report) = run(home.path(), &[]);
    assert_eq!(names(&report), ["丑县", "寅县", "巳县", "酉县"], "{}", run.stderr);
    for name in ["丑县", "寅县", "巳县", "酉县"] {
        let told = named(&report, name)["warnings_told"].to_string();
        assert!(told.contains("子县") && told.contains("请核对"), "{told}");
        assert!(run.stderr.contains(&format!("{name}：")), "{}", run.stderr);
        let page = fs::read_to_string(home.path().join(format!("结果/places/{name}.html"))).unwrap();
        assert!(page.contains("标题写的是“子县”"));
    }
}

#[test]
fn files_without_a_name_never_merge_without_a_word() {
    let home = folder();
    let root = home.path().join("报送");
    workbook(&root.join("表一.xlsx"), "子县");
    workbook(&root.join("表二.xlsx"), "子县");
    let (run, report) = run(home.path(), &[]);
    assert_eq!(names(&report), ["子县"]);
    assert!(run.stderr.contains("按表的标题算作子县") && run.stderr.contains("表二.xlsx"), "{}", run.stderr);
}

#[test]
fn empty_folders_links_and_the_absent_are_listed_and_counted() {
    let home = folder();
    let root = home.path().join("报送");
    workbook(&root.join("子县.xlsx"), "子县");
    fs::create_dir_all(root.join("丑县/社会救助")).unwrap();
    workbook(&home.path().join("别处/寅县.xlsx"), "寅县");
    #[cfg(unix)]
    std::os::unix::fs::symlink(home.path().join("别处/寅县.xlsx"), root.join("寅县.xlsx")).unwrap();
    workbook(&home.path().join("上次/子县.xlsx"), "子县");
    workbook(&home.path().join("上次/卯县.xlsx"), "卯县");
    let (run, report) = run(home.path(), &["--previous", "上次"]);
    let mut refused = vec![("丑县", "空的"), ("卯县", "未报送")];
    if cfg!(unix) {
        refused.push(("寅县", "符号链接"));
    }
    assert_eq!(report["summary"]["refused"], refused.len());
    let index = fs::read_to_string(home.path().join("结果/index.html")).unwrap();
    for (name, reason) in refused {
        assert!(named(&report, name)["reason"].as_str().unwrap().contains(reason), "{report}");
        assert!(run.stderr.contains(name) && index.contains(reason));
    }
}

#[test]
fn a_damaged_previous_file_gives_no_credit() {
    let home = folder();
    let all = Province { places: 6, domains: 4 };
    let planted = all.write(&home.path().join("报送"));
    all.write(&home.path().join("上次"));
    let name = &planted.names[5];
    fs::write(home.path().join(format!("上次/{name}/社会救助.xlsx")), "PK\u{3}\u{4} no workbook").unwrap();
    let run = review(home.path(), &planted, "结果", &["--no-marked", "--previous", "上次"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let report = json(&home.path().join("结果/review.json"));
    let place = named(&report, name);
    assert_eq!(place["changes"]["partial"], true);
    assert!(place["changes"].get("tightened").is_none() && place["changes"].get("added").is_none());
    assert!(run.stderr.contains(name.as_str()) && run.stderr.contains("上次报送的"), "{}", run.stderr);
    let slug = place["slug"].as_str().unwrap();
    let page = fs::read_to_string(home.path().join(format!("结果/places/{slug}.html"))).unwrap();
    assert!(page.contains("更公开 —") && page.contains("没有读全"));
    assert_eq!(json(&home.path().join(format!("结果/places/{slug}.json"))).get("changes"), None);
    assert_eq!(named(&report, &planted.names[1])["changes"]["tightened"], 0);
}

#[test]
fn a_catalogue_sent_in_twice_counts_once() {
    let home = folder();
    let all = Province { places: 6, domains: 4 };
    let planted = all.write(&home.path().join("报送"));
    let name = &planted.names[0];
    let once = review(home.path(), &planted, "结果", &["--no-marked"]);
    assert_eq!(once.code, 0, "{}", once.stderr);
    let before = named(&json(&home.path().join("结果/review.json")), name).clone();
    let own = home.path().join("报送").join(name);
    let text = fs::read_to_string(own.join("21-elderly-care.yaml")).unwrap();
    let short: Vec<&str> = text.split("  - code: ").collect();
    fs::write(own.join("养老（另一份）.yaml"), short[..short.len() - 1].join("  - code: ")).unwrap();
    let run = review(home.path(), &planted, "结果", &["--no-marked"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let report = json(&home.path().join("结果/review.json"));
    let place = named(&report, name);
    assert_eq!((&place["items"], &place["score"]), (&before["items"], &before["score"]));
    assert!(
        run.stderr.contains("报送了两次") && run.stderr.contains("养老（另一份）.yaml"),
        "{}",
        run.stderr
    );
    assert!(place["warnings_told"][0].as_str().unwrap().contains("21-elderly-care.yaml（"));
}

#[test]
fn places_of_one_name_are_told_apart_and_a_broken_one_is_named_after_its_folder() {
    let home = folder();
    for (folder, text) in [
        ("甲市/城关区", "name: 城关区\ntier: 县级\n"),
        ("乙市/城关区", "name: 城关区\ntier: 县级\n"),
        ("乙市/残缺区", "name: [\n"),
    ] {
        let own = home.path().join("报送").join(folder);
        workbook(&own.join("社会救助.xlsx"), "城关区");
        fs::write(own.join("jurisdiction.yaml"), text).unwrap();
    }
    let (_, report) = run(home.path(), &[]);
    assert_eq!(names(&report), ["城关区（乙市）", "城关区（甲市）", "残缺区"]);
}
