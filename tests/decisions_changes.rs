//! Decisions on changes: in every form of a comparison, filled into its workbook and collected from it, and gone with it.
#![expect(clippy::expect_used, reason = "a test may fail so")]

#[path = "support/filled.rs"]
mod filled;
mod support;

use filled::{fill, rows_of};
use serde_json::Value;
use std::path::Path;
use support::{Run, folder, mulu_in};

const BEFORE: &str = "信息形成之日起10个工作日内";
const LONGER: &str = "信息形成之日起15个工作日内";
const LONGEST: &str = "信息形成之日起18个工作日内";

fn submission(place: &Path, folder: &str, [first, second]: [&str; 2]) {
    let home = place.join(folder).join("示例县");
    std::fs::create_dir_all(&home).expect("made");
    std::fs::write(home.join("jurisdiction.yaml"), "名称: 示例县\n层级: 县级\n").expect("written");
    let item = |name: &str, deadline: &str| {
        format!(
            "  - 二级事项: {name}\n    公开内容: [文件名称]\n    公开时限: {deadline}\n    公开渠道和载体: [政府网站]\n"
        )
    };
    let text = format!("领域: 养老服务\n事项:\n{}{}", item("甲", first), item("丙", second));
    std::fs::write(home.join("养老服务.yaml"), text).expect("written");
}

fn diff(place: &Path, more: &[&str]) -> Run {
    mulu_in(place, &[&["diff", "前/示例县", "今/示例县"], more].concat())
}

/// Two deadlines are longer now; of 甲 the whole change was sent back in the workbook, of 丙 the field is kept by hand.
fn decided(place: &Path) {
    submission(place, "前", [BEFORE, BEFORE]);
    submission(place, "今", [LONGER, LONGEST]);
    assert_eq!(diff(place, &["--format", "xlsx", "-o", "变化.xlsx"]).code, 0);
    fill(&place.join("变化.xlsx"), "变化", &place.join("回.xlsx"), &|row| {
        row.iter().any(|cell| cell == "甲").then_some("退回，请改回原来的期限")
    });
    let run = mulu_in(place, &["decide", "回.xlsx", "--by", "省政务公开办", "--on", "2026-11-20"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let changes: Value = serde_json::from_str(&diff(place, &["--format", "json"]).stdout).expect("JSON");
    let changes = changes["changes"].as_array().expect("a list");
    let other = changes.iter().find(|own| own["item"]["new_name"] == "丙").expect("a change");
    let print = other["fields"][0]["fingerprint"].as_str().expect("one");
    let mut text = std::fs::read_to_string(place.join("decisions.yaml")).expect("written");
    text.push_str(&format!("# 电话里说的\n- 指纹: '{print}'\n  意见: 同意保留\n  说明: 省里已批\n"));
    std::fs::write(place.join("decisions.yaml"), text).expect("written");
}

#[test]
fn every_form_shows_what_was_decided_of_a_change() {
    let place = folder();
    let place = place.path();
    decided(place);
    let returned = "退回修改：请改回原来的期限（省政务公开办，2026-11-20）";
    for format in ["human", "markdown", "html"] {
        let shown = diff(place, &["--format", format]).stdout;
        assert!(shown.contains(returned) && shown.contains("同意保留：省里已批"), "{format}: {shown}");
        assert!(format == "markdown" || shown.contains("更不公开的变化中1项已同意保留"), "{format}: {shown}");
    }
    let page = diff(place, &["--format", "html"]).stdout;
    for part in [
        "data-verdicts=\"returned\"",
        "data-verdicts=\"kept\"",
        "<select name=\"verdict\"><option value=\"\">全部</option><option value=\"kept\">同意保留</option><option value=\"returned\">退回修改</option>",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    diff(place, &["--format", "xlsx", "-o", "二.xlsx"]);
    let rows = rows_of(&place.join("二.xlsx"), "变化");
    let at = |word: &str| rows[1].iter().position(|cell| cell == word).expect("the column");
    let column = |word: &str| -> Vec<&str> {
        let at = at(word);
        rows.iter().skip(2).map(|row| row[at].as_str()).filter(|own| !own.is_empty()).collect()
    };
    assert_eq!(column("处理意见"), ["退回修改：请改回原来的期限"]);
    assert_eq!(column("各栏处理意见"), ["公开时限：同意保留：省里已批"]);
    // What was not touched comes back the same.
    let before = std::fs::read_to_string(place.join("decisions.yaml")).expect("there");
    let run = mulu_in(place, &["decide", "二.xlsx", "--on", "2026-12-01"]);
    assert!(run.stderr.contains("收到1条处理意见，其中0条是新的"), "{}", run.stderr);
    assert_eq!(std::fs::read_to_string(place.join("decisions.yaml")).expect("there"), before);
    // Without decisions there is nothing to choose from.
    let bare = diff(place, &["--format", "html", "--decisions", "/dev/null"]).stdout;
    assert!(!bare.contains("name=\"verdict\""), "{bare}");
}

#[test]
fn a_change_that_was_undone_takes_its_decision_along() {
    let place = folder();
    let place = place.path();
    decided(place);
    let file = || std::fs::read_to_string(place.join("decisions.yaml")).expect("there");
    // Written by hand, the decision on 丙 learns what it is about; the comment stays.
    let run = diff(place, &["--update-decisions"]);
    assert!(!run.stderr.contains("已不存在"), "{}", run.stderr);
    let known = file();
    assert_eq!(known.matches("比较: 示例县：前/示例县 → 今/示例县").count(), 2, "{known}");
    assert!(known.contains("# 电话里说的"), "{known}");
    assert!(!diff(place, &["--update-decisions"]).stderr.contains("已写出"), "nothing is different");
    // 甲 is as it was: its change is gone. Another comparison says nothing about it.
    submission(place, "今", [BEFORE, LONGEST]);
    submission(place, "别", [BEFORE, BEFORE]);
    let other = mulu_in(place, &["diff", "前/示例县", "别/示例县", "--update-decisions"]);
    assert!(!other.stderr.contains("已不存在"), "{}", other.stderr);
    let told = diff(place, &[]);
    assert_eq!(told.stderr.matches("变化已不存在").count(), 1, "{}", told.stderr);
    assert_eq!(file(), known);
    let dropped = diff(place, &["--update-decisions"]);
    assert!(dropped.stderr.contains("变化已不存在，处理意见已移出：甲"), "{}", dropped.stderr);
    let left = file();
    assert!(left.contains("省里已批") && left.contains("# 电话里说的") && !left.contains("请改回"), "{left}");
}

#[test]
fn a_new_round_ends_what_was_kept_and_asks_after_what_was_sent_back() {
    let place = folder();
    let place = place.path();
    decided(place);
    diff(place, &["--update-decisions"]);
    submission(place, "下", [LONGER, LONGEST]);
    let run = mulu_in(place, &["review", "下", "--previous", "今", "-o", "报告", "--update-decisions"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stderr.contains("变化已不存在，处理意见已移出：丙"), "{}", run.stderr);
    let left = std::fs::read_to_string(place.join("decisions.yaml")).expect("there");
    assert!(left.contains("请改回") && !left.contains("省里已批"), "{left}");
    let page = std::fs::read_to_string(place.join("报告/places/示例县.html")).expect("a page");
    assert!(page.contains("以前要求改回的变化，这次比较里看不到，请核对是否已改回：甲"), "{page}");
    // A place that did not come again keeps what was decided of it.
    submission(place, "再", [LONGER, LONGEST]);
    std::fs::rename(place.join("再/示例县"), place.join("再/别的县")).expect("moved");
    std::fs::write(place.join("再/别的县/jurisdiction.yaml"), "名称: 别的县\n层级: 县级\n").expect("written");
    let run = mulu_in(place, &["review", "再", "--previous", "今", "-o", "报告", "--update-decisions"]);
    assert!(!run.stderr.contains("已移出"), "{}", run.stderr);
    assert_eq!(std::fs::read_to_string(place.join("decisions.yaml")).expect("there"), left);
}
