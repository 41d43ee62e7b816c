//! Known findings: hidden while they are there, told of when they are gone, whatever lines they have moved to.
#![expect(clippy::expect_used, reason = "a test may fail so")]

mod support;

use support::{folder, mulu_in};

const ITEMS: &str = "领域: 示例领域\n事项:\n  - 事项编码: 51-01-01\n    二级事项: 甲\n    公开内容: [乙]\n    公开依据: [《中华人民共和国收养法》]\n    公开时限: 及时公开\n    公开主体: 示例县民政局\n    公开渠道和载体: [政府网站]\n    公开对象: 全社会\n    公开方式: 主动公开\n    公开层级: 县级\n";

#[test]
fn known_findings_are_hidden_and_new_ones_fail() {
    let place = folder();
    let write = |name: &str, text: &str| std::fs::write(place.path().join(name), text).expect("written");
    let run = |arguments: &[&str]| mulu_in(place.path(), arguments);
    write("a.yaml", ITEMS);
    assert_eq!(run(&["check", "a.yaml"]).code, 1);
    let made = run(&["check", "a.yaml", "--write-baseline", "known.json"]);
    assert_eq!(made.code, 0, "{}", made.stderr);
    let file = std::fs::read_to_string(place.path().join("known.json")).expect("written");
    let lines: Vec<&str> = file.lines().collect();
    assert!(lines.len() > 3, "a finding a line: {file}");
    assert!(lines[1].starts_with(r#"{"path":"a.yaml","rule":"#), "{file}");
    assert!(file.contains(r#""item":"51-01-01 甲","field":"deadline","fingerprint":""#), "{file}");
    let again = run(&["check", "a.yaml", "--lang", "en", "--write-baseline", "again.json"]);
    assert_eq!(again.code, 0);
    assert_eq!(std::fs::read_to_string(place.path().join("again.json")).expect("written"), file);
    for flag in ["--known", "--baseline"] {
        let hidden = run(&["check", "a.yaml", flag, "known.json"]);
        assert_eq!(hidden.code, 0, "{}{}", hidden.stdout, hidden.stderr);
        assert!(hidden.stdout.contains("没有发现问题"), "{}", hidden.stdout);
        assert!(hidden.stderr.contains(&format!("已知问题{}个", lines.len() - 2)), "{}", hidden.stderr);
        assert!(!hidden.stderr.contains("不存在"), "{}", hidden.stderr);
    }
    // Lines move, a fault is mended, another one is made.
    write(
        "a.yaml",
        &format!(
            "# 说明\n\n{}",
            ITEMS.replace("及时公开", "信息形成之日起20个工作日内").replace("示例县民政局", "有关部门")
        ),
    );
    let later = run(&["check", "a.yaml", "--baseline", "known.json", "--fail-on", "info"]);
    assert_eq!(later.code, 1);
    assert!(!later.stdout.contains("收养法"), "{}", later.stdout);
    assert!(later.stderr.contains("已经不存在"), "{}", later.stderr);
    assert_eq!(run(&["check", "a.yaml", "--known", "known.json", "--write-baseline", "known.json"]).code, 0);
    let dropped = std::fs::read_to_string(place.path().join("known.json")).expect("written");
    assert!(!dropped.contains("vague-deadline"), "{dropped}");
    let clean = run(&["check", "a.yaml", "--known", "known.json", "--fail-on", "info"]);
    assert_eq!((clean.code, clean.stderr.contains("不存在")), (0, false), "{}", clean.stderr);
}

#[test]
fn what_was_not_looked_for_is_not_gone() {
    let place = folder();
    let write = |name: &str, text: &str| std::fs::write(place.path().join(name), text).expect("written");
    let run = |arguments: &[&str]| mulu_in(place.path(), arguments);
    write("a.yaml", ITEMS);
    write("b.yaml", &ITEMS.replace("51-01-01", "51-01-02"));
    assert_eq!(run(&["check", "a.yaml", "b.yaml", "--write-baseline", "known.json"]).code, 0);
    for arguments in [
        &["check", "a.yaml", "--known", "known.json"][..],
        &["check", "a.yaml", "b.yaml", "--known", "known.json", "--select", "vague-deadline"],
    ] {
        let part = run(arguments);
        assert!(!part.stderr.contains("不存在"), "{arguments:?} {}", part.stderr);
    }
    std::fs::remove_file(place.path().join("b.yaml")).expect("removed");
    let rest = run(&["check", "a.yaml", "--known", "known.json"]);
    assert!(rest.stderr.contains("不存在"), "{}", rest.stderr);
}

/// A workbook of some rows, the first of them so many rows down.
fn save(path: &std::path::Path, rows: &[[&str; 5]], down: u32, sheet: &str) {
    let mut book = rust_xlsxwriter::Workbook::new();
    let page = book.add_worksheet();
    page.set_name(sheet).expect("named");
    for (row, cells) in (down..).zip(rows) {
        for (column, text) in (0..).zip(cells) {
            page.write(row, column, *text).expect("written");
        }
    }
    book.save(path).expect("saved");
}

#[test]
fn a_workbook_saved_again_keeps_what_is_known_of_it() {
    let place = folder();
    let run = |arguments: &[&str]| mulu_in(place.path(), arguments);
    let rows = [
        ["序号", "公开事项", "公开内容", "公开依据", "公开时限"],
        ["1", "甲", "乙", "《中华人民共和国收养法》", "及时公开"],
        ["2", "丙", "丁", "《中华人民共和国政府信息公开条例》", "尽快"],
    ];
    let path = place.path().join("表.xlsx");
    save(&path, &rows, 0, "Sheet1");
    let base = ["check", "表.xlsx", "--tier", "县级", "--name", "示例县"];
    let first = run(&[&base[..], &["--fail-on", "info"]].concat());
    assert!(first.stdout.contains("Sheet1!"), "{}", first.stdout);
    assert_eq!(run(&[&base[..], &["--write-baseline", "known.json"]].concat()).code, 0);
    save(&path, &rows, 3, "Sheet2");
    let hidden = run(&[&base[..], &["--known", "known.json", "--fail-on", "info"]].concat());
    assert_eq!(hidden.code, 0, "{}", hidden.stdout);
    assert!(!hidden.stderr.contains("不存在"), "{}", hidden.stderr);
}

#[test]
fn a_list_that_is_none_ends_the_run_before_it_begins() {
    let place = folder();
    let write = |name: &str, text: &str| std::fs::write(place.path().join(name), text).expect("written");
    write("a.yaml", ITEMS);
    write("no.json", "{\"mulu\": 2, \"known\": []}");
    write("torn.json", "{\"mulu\": 1, \"known\": [");
    for arguments in [
        &["check", "a.yaml", "--known", "no.json"][..],
        &["check", "a.yaml", "--baseline", "torn.json"],
        &["check", "a.yaml", "--known", "absent.json"],
        &["check", "a.yaml", "--baseline", "absent"],
        &["check", "a.yaml", "--write-baseline", "known.yaml"],
        &["check", "a.yaml", "--write-baseline", "known.json", "--select", "vague-deadline"],
        &["build", "a.yaml", "-o", "out", "--baseline", "no.json"],
    ] {
        let run = mulu_in(place.path(), arguments);
        assert_eq!(run.code, 2, "{arguments:?} {}", run.stderr);
        assert!(run.stdout.is_empty() && !run.stderr.is_empty());
    }
    assert!(!place.path().join("known.yaml").exists());
}
