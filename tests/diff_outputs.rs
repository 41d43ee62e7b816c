//! What `mulu diff` writes for a reviewer: the page, the workbook, and how each change stands under the tier above.
#![expect(clippy::expect_used, clippy::unwrap_used, reason = "a test may fail so")]

#[path = "support/parts.rs"]
mod parts;
#[path = "support/sha256.rs"]
mod sha256;
mod support;
#[path = "support/three_ways.rs"]
mod three_ways;

use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;
use support::{mulu_in, root};
use three_ways::{PLANTED, desk, put};

fn report(desk: &Path, arguments: &[&str]) -> Value {
    let run = mulu_in(desk, &[&["diff"], arguments, &["--format", "json"]].concat());
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    serde_json::from_str(&run.stdout).unwrap()
}

fn by_code(report: &Value) -> BTreeMap<String, &Value> {
    let changes = report["changes"].as_array().unwrap();
    changes.iter().map(|change| (change["item"]["code"].as_str().unwrap().to_owned(), change)).collect()
}

#[test]
fn each_change_says_how_it_stands_under_the_tier_above() {
    let desk = desk();
    let report = report(desk.path(), &["old", "new", "--against", "city"]);
    let changes = by_code(&report);
    assert_eq!(changes.len(), PLANTED.len(), "{report:#}");
    for planted in &PLANTED {
        let change = changes[planted.item];
        assert_eq!(
            (&change["kind"], &change["direction"]),
            (&planted.kind.into(), &planted.direction.into())
        );
        let findings = change["upper"]["findings"].as_array().unwrap();
        let told: Vec<(&str, &str)> = findings
            .iter()
            .map(|finding| (finding["rule"].as_str().unwrap(), finding["since"].as_str().unwrap()))
            .collect();
        assert_eq!(told, planted.upper, "{}: {change:#}", planted.item);
        let local = planted.item == "21-90-01";
        assert_eq!(change["upper"]["item"].is_null(), local, "{change:#}");
        if !local {
            assert_eq!(change["upper"]["item"]["place"], "示例市");
            assert_eq!(change["upper"]["item"]["location"]["path"], "city/21.yaml");
        }
    }
    let schema = std::fs::read_to_string(root().join("schemas/changes.schema.json")).unwrap();
    let validator = jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
    assert!(validator.is_valid(&report), "{:?}", validator.iter_errors(&report).next());
}

#[test]
fn every_form_says_how_it_stands() {
    let desk = desk();
    let say = |format: &str| {
        mulu_in(desk.path(), &["diff", "old", "new", "--against", "city", "--format", format]).stdout
    };
    for format in ["human", "markdown", "html"] {
        let text = say(format);
        for words in [
            "不符合上级目录（本次新出现）",
            "不符合上级目录（原来就有，这次有变）",
            "符合上级目录：示例市",
            "上级目录没有这一事项",
            "对照上级目录，其中4项不符合",
            "缺少示例市规定县级应公开的事项“老年人补贴”",
        ] {
            assert!(text.contains(words), "{format}: {words}\n{text}");
        }
    }
    // Without an upper tier nothing is said of it.
    let bare = mulu_in(desk.path(), &["diff", "old", "new"]).stdout;
    assert!(!bare.contains("上级"), "{bare}");
    assert!(report(desk.path(), &["old", "new"])["changes"][0].get("upper").is_none());
}

#[test]
fn of_a_folder_of_all_tiers_the_one_above_is_held_against() {
    let desk = desk();
    let text = std::fs::read_to_string(desk.path().join("old/21.yaml")).unwrap();
    put(desk.path(), "city/county/jurisdiction.yaml", "name: 示例县\ntier: 县级\n");
    put(desk.path(), "city/county/21.yaml", &text);
    put(desk.path(), "city/county/town/jurisdiction.yaml", "name: 示例镇\ntier: 乡级\n");
    put(desk.path(), "city/county/town/21.yaml", &text);
    let report = report(desk.path(), &["old", "new", "--against", "city"]);
    assert_eq!(by_code(&report)["21-01-01"]["upper"]["item"]["place"], "示例市");
}

#[test]
fn a_removed_item_nobody_asks_for_is_told_as_that() {
    let desk = desk();
    let omits = "name: 示例县\ntier: 县级\nomits:\n  - code: 21-02-02\n    reason: 由市级发放\n";
    put(desk.path(), "new/jurisdiction.yaml", omits);
    let told = mulu_in(desk.path(), &["diff", "old", "new", "--against", "city"]).stdout;
    assert!(told.contains("示例市的目录里有这一事项，但没有要求本级公开，或者本级已写明不涉及"), "{told}");
    assert!(!told.contains("缺少示例市"), "{told}");
}

#[test]
fn the_page_is_one_safe_file() {
    let desk = desk();
    let path = desk.path().join("new/21.yaml");
    let text = std::fs::read_to_string(&path).unwrap();
    let hostile = text.replace("养老机构投资指南", "<script>alert(1)</script>\u{202e}指南");
    std::fs::write(&path, hostile).unwrap();
    let run = mulu_in(desk.path(), &["diff", "old", "new", "--format", "html", "-o", "变化.html", "--quiet"]);
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (0, "", ""));
    let page = std::fs::read_to_string(desk.path().join("变化.html")).unwrap();
    assert!(!page.contains("<script>alert") && !page.contains('\u{202e}'), "{page}");
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), "{page}");
    for (tag, source) in [("style", "style-src"), ("script", "script-src")] {
        let (open, close) = (format!("<{tag}>"), format!("</{tag}>"));
        assert_eq!(page.matches(&open).count(), 1);
        let inside = page.split_once(&open).and_then(|(_, rest)| rest.split_once(&close)).unwrap().0;
        let hash = sha256::base64(&sha256::digest(inside.as_bytes()));
        assert!(page.contains(&format!("{source} 'sha256-{hash}'")), "{tag}: {hash}");
    }
    assert!(!page.contains("http://") && !page.contains("https://") && !page.contains(" style="), "{page}");
    // Both sides, the words that changed marked, and said to those who cannot see it.
    let old = "信息形成之日起<del><span class=\"spoken\">〔删：</span>10<span class=\"spoken\">〕</span></del>个工作日内";
    let new = "信息形成之日起<ins><span class=\"spoken\">〔增：</span>15<span class=\"spoken\">〕</span></ins>个工作日内";
    assert!(page.contains(old) && page.contains(new), "{page}");
    for filter in
        ["name=\"direction\"", "name=\"field\"", "name=\"place\"", "name=\"domain\"", "name=\"words\""]
    {
        assert!(page.contains(filter), "{filter}");
    }
    assert_eq!(page.matches("<article ").count(), 6, "{page}");
}

#[test]
fn the_workbook_shows_both_rows() {
    let desk = desk();
    let path = desk.path().join("new/21.yaml");
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, text.replace("养老机构投资指南", "=1+1&<指南>")).unwrap();
    let write = |name: &str| {
        let arguments =
            ["diff", "old", "new", "--against", "city", "--format", "xlsx", "-o", name, "--quiet"];
        let run = mulu_in(desk.path(), &arguments);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""));
        std::fs::read(desk.path().join(name)).unwrap()
    };
    let book = write("变化.xlsx");
    assert_eq!(book, write("又.xlsx"), "the same bytes each time");
    let parts = parts::unpack(&book);
    parts
        .iter()
        .filter(|(name, _)| parts::is_markup(name))
        .for_each(|(name, part)| parts::well_formed(name, part));
    let sheet = parts::text(&parts, "xl/worksheets/sheet2.xml");
    assert!(
        !sheet.contains("<f>") && sheet.contains("<autoFilter ") && sheet.contains("state=\"frozen\""),
        "{sheet}"
    );
    let strings = parts::text(&parts, "xl/sharedStrings.xml");
    for words in [
        "【放宽】",
        "【收紧】",
        "【文字】",
        "<strike/>",
        "=1+1&amp;&lt;指南&gt;",
        "不符合上级目录（本次新出现）",
    ] {
        assert!(strings.contains(words), "{words}: {strings}");
    }
    let notes = parts::text(&parts, "xl/comments1.xml");
    assert!(notes.contains("公开时限由10个工作日放宽为15个工作日"), "{notes}");
    let rows = |name: &str| {
        use calamine::{Data, Reader, Xlsx};
        let mut book = Xlsx::new(std::io::Cursor::new(book.clone())).unwrap();
        let range = book.worksheet_range(name).unwrap();
        let text = |cell: &Data| cell.to_string();
        range.rows().map(|row| row.iter().map(text).collect::<Vec<_>>()).collect::<Vec<_>>()
    };
    let table = rows("变化");
    // A title, a heading, two rows for each of five changes, one for what is gone.
    assert_eq!(table.len(), 2 + 5 * 2 + 1);
    let side = |at: usize| (table[at][0].as_str(), table[at][5].as_str(), table[at][6].as_str());
    assert_eq!((side(2), side(3)), (("1", "原来", "21-01-01"), ("1", "现在", "21-01-01")));
    assert_eq!(table[2][11], "【放宽】信息形成之日起10个工作日内");
    assert_eq!(table[3][11], "【放宽】信息形成之日起15个工作日内");
    let summary = rows("汇总");
    assert_eq!(summary[4], ["示例县", "养老服务", "4", "2", "0", "5"], "{summary:?}");
}

#[test]
fn a_workbook_goes_to_a_file_and_never_over_what_is_compared() {
    let desk = desk();
    let before = std::fs::read(desk.path().join("old/21.yaml")).unwrap();
    for arguments in [
        vec!["diff", "old", "new", "--format", "xlsx"],
        vec!["diff", "old", "new", "--format", "xlsx", "-o", "changes.xls"],
        vec!["diff", "old", "new", "--format", "html", "-o", "old/21.yaml"],
        vec!["diff", "old", "new", "--against", "absent"],
    ] {
        assert_eq!(mulu_in(desk.path(), &arguments).code, 2, "{arguments:?}");
    }
    assert_eq!(before, std::fs::read(desk.path().join("old/21.yaml")).unwrap());
}
