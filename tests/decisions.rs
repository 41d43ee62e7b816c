//! Decisions that last: collected from workbooks that came back, carried to the next round, told in every report, and
//! dropped with a note when their subject is gone.
#![expect(clippy::expect_used, reason = "a test may fail so")]

mod support;

use calamine::{Reader, Xlsx};
use rust_xlsxwriter::Workbook;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;
use support::{Run, folder, mulu_in};

const HEAD: [&str; 6] = ["序号", "公开事项", "公开内容", "公开依据", "公开时限", "公开主体"];
const LAW: &str = "《中华人民共和国政府信息公开条例》";

fn item<'a>(number: &'a str, name: &'a str, law: &'a str, deadline: &'a str) -> [&'a str; 6] {
    [number, name, "乙", law, deadline, "示例县民政局"]
}

/// A catalogue whose table begins so many rows down.
fn catalogue(path: &Path, rows: &[[&str; 6]], down: u32) {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in (down..).zip(std::iter::once(&HEAD).chain(rows)) {
        for (column, text) in (0..).zip(cells) {
            sheet.write(row, column, *text).expect("written");
        }
    }
    book.save(path).expect("saved");
}

/// The first round: two vague deadlines, a repealed law.
fn first_round(place: &Path) {
    let rows = [item("1", "甲", "《中华人民共和国收养法》", "及时公开"), item("2", "丙", LAW, "尽快")];
    catalogue(&place.join("表.xlsx"), &rows, 0);
}

/// The second: 甲's deadline is mended, 丙's is still vague, 戊 is new; all rows have moved.
fn second_round(place: &Path) {
    let rows = [
        item("1", "戊", LAW, "适时公开"),
        item("2", "甲", "《中华人民共和国收养法》", "信息形成之日起20个工作日内"),
        item("3", "丙", LAW, "尽快"),
    ];
    catalogue(&place.join("表.xlsx"), &rows, 3);
}

fn check(place: &Path, more: &[&str]) -> Run {
    mulu_in(place, &[&["check", "表.xlsx", "--tier", "县级", "--name", "示例县"], more].concat())
}

fn rows_of(path: &Path, sheet: &str) -> Vec<Vec<String>> {
    let mut book: Xlsx<_> = calamine::open_workbook(path).expect("opens");
    let range = book.worksheet_range(sheet).expect("the sheet");
    range.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect()
}

/// What the office sends back: the list saved anew by another program, its rows the other way round, a column put in
/// front, other cells edited; of each finding what `said` answers to its item and rule.
fn sent_back(from: &Path, to: &Path, keep_prints: bool, said: &dyn Fn(&str, &str) -> &'static str) {
    let rows = rows_of(from, "审核意见");
    let head = rows.iter().position(|row| row.iter().any(|cell| cell == "指纹")).expect("a heading");
    let at = |word: &str| rows[head].iter().position(|cell| cell == word).expect("the column");
    let (decision, item, rule, text, print) =
        (at("处理意见"), at("涉及事项"), at("规则"), at("问题"), at("指纹"));
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("审核意见").expect("named");
    let lines = std::iter::once(&rows[head]).chain(rows[head + 1..].iter().rev());
    for (row, line) in (5u32..).zip(lines) {
        for (column, cell) in line.iter().enumerate().filter(|(column, _)| keep_prints || *column != print) {
            let shown = match column {
                _ if row == 5 => cell.clone(),
                column if column == decision => said(&line[item], &line[rule]).to_owned(),
                column if column == text => format!("（改过）{cell}"),
                _ => cell.clone(),
            };
            sheet.write(row, u16::try_from(column + 1).expect("few"), shown).expect("written");
        }
    }
    book.save(to).expect("saved");
}

fn answer(item: &str, rule: &str) -> &'static str {
    match (item, rule) {
        (_, "A101 missing-audience") => "同意保留（按省里口径）",
        (_, "H101 missing-channel") => "予以保留",
        ("甲", "D103 vague-deadline") => "已改",
        ("丙", "D103 vague-deadline") => "退回：写明期限",
        ("甲", "B103 repealed-law") => "请示领导",
        _ => "",
    }
}

/// The first round, decided.
fn decided(place: &Path) {
    first_round(place);
    assert_eq!(check(place, &["--format", "xlsx", "-o", "表.审核.xlsx"]).code, 1);
    sent_back(&place.join("表.审核.xlsx"), &place.join("回.xlsx"), true, &answer);
    let run = mulu_in(place, &["decide", "回.xlsx", "--by", "市政务公开办", "--on", "2026-11-20"]);
    assert_eq!(run.code, 1, "one is no verdict: {}", run.stderr);
    assert!(run.stderr.contains("“请示领导”看不出是哪种意见"), "{}", run.stderr);
    assert!(run.stderr.contains("收到5条处理意见，其中5条是新的"), "{}", run.stderr);
}

fn json(place: &Path, more: &[&str]) -> Value {
    let run = check(place, &[&["--format", "json"], more].concat());
    serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("{error}: {}", run.stderr))
}

/// Verdict and words by item and rule.
fn verdicts(report: &Value) -> BTreeMap<String, String> {
    let word = |value: &Value| value.as_str().unwrap_or("").to_owned();
    let findings = report["findings"].as_array().expect("findings");
    let decided = findings.iter().filter(|own| !own["decision"].is_null());
    decided
        .map(|own| {
            let decision = &own["decision"];
            let said = format!("{}:{}", word(&decision["verdict"]), word(&decision["words"]));
            (format!("{} {}", word(&own["item"]["name"]).trim(), word(&own["rule"])), said)
        })
        .collect()
}

#[test]
fn a_decision_goes_with_its_finding_into_the_next_round() {
    let place = folder();
    let place = place.path();
    decided(place);
    let before = std::fs::read_to_string(place.join("decisions.yaml")).expect("written");
    let first = verdicts(&json(place, &[]));
    assert_eq!(first.len(), 5, "{first:?}");
    second_round(place);
    let second = verdicts(&json(place, &[]));
    let mut wanted = first.clone();
    wanted.remove("甲 vague-deadline").expect("it was decided");
    assert_eq!(second, wanted);
    assert_eq!(second["丙 vague-deadline"], "returned:写明期限");
    assert_eq!(second[" missing-audience"], "kept:按省里口径");
    // Nothing is dropped before somebody asks for it.
    let told = check(place, &[]);
    assert!(told.stderr.contains("1条处理意见所说的已不存在"), "{}", told.stderr);
    assert_eq!(std::fs::read_to_string(place.join("decisions.yaml")).expect("there"), before);
    let dropped = check(place, &["--update-decisions"]);
    assert_eq!(dropped.stderr.matches("问题已不存在，处理意见已移出").count(), 1, "{}", dropped.stderr);
    let after = std::fs::read_to_string(place.join("decisions.yaml")).expect("there");
    assert_eq!((before.matches("指纹").count(), after.matches("指纹").count()), (5, 4));
    assert!(before.contains("改过") && !after.contains("改过"), "what it is about is written anew: {after}");
    let again = check(place, &["--update-decisions"]);
    assert!(!again.stderr.contains("已不存在"), "listed once: {}", again.stderr);
    assert_eq!(std::fs::read_to_string(place.join("decisions.yaml")).expect("there"), after);
}

#[test]
fn what_may_stay_is_counted_apart_and_fails_nothing() {
    let place = folder();
    let place = place.path();
    decided(place);
    let bare = json(place, &["--decisions", "/dev/null"]);
    let told = json(place, &[]);
    assert_eq!(told["summary"]["kept"], 2);
    for (level, less) in [("errors", 1), ("warnings", 1), ("infos", 0)] {
        let count = |report: &Value| report["summary"][level].as_u64().expect("a count");
        assert_eq!(count(&told) + less, count(&bare), "{level}");
    }
    let only = |rule: &str| check(place, &["--select", rule, "--fail-on", "warning"]);
    let kept = only("missing-channel");
    assert_eq!(kept.code, 0, "{}", kept.stdout);
    assert!(kept.stdout.contains("另有1个同意保留，不计入"), "{}", kept.stdout);
    assert!(kept.stdout.contains("处理意见：同意保留（市政务公开办，2026-11-20）"), "{}", kept.stdout);
    let mended = only("vague-deadline");
    assert_eq!(mended.code, 1);
    assert!(mended.stdout.contains("已修改（市政务公开办，2026-11-20）；但问题仍在"), "{}", mended.stdout);
    let page = check(place, &["--format", "html"]).stdout;
    assert!(page.contains("退回修改：写明期限（市政务公开办，2026-11-20）"), "{page}");
}

#[test]
fn the_marked_workbook_is_filled_in_and_reads_back_the_same() {
    let place = folder();
    let place = place.path();
    decided(place);
    let before = std::fs::read_to_string(place.join("decisions.yaml")).expect("written");
    check(place, &["--format", "xlsx", "-o", "二.审核.xlsx"]);
    let rows = rows_of(&place.join("二.审核.xlsx"), "审核意见");
    let filled: Vec<&str> =
        rows.iter().skip(3).map(|row| row[9].as_str()).filter(|own| !own.is_empty()).collect();
    assert!(filled.contains(&"退回修改：写明期限") && filled.len() == 5, "{filled:?}");
    let run = mulu_in(place, &["decide", "二.审核.xlsx"]);
    assert!(run.stderr.contains("收到5条处理意见，其中0条是新的"), "{}", run.stderr);
    assert_eq!(std::fs::read_to_string(place.join("decisions.yaml")).expect("there"), before);
    // Lists of several files say the same.
    check(place, &["表.xlsx", "--format", "xlsx", "-o", "汇总.xlsx"]);
    let list = mulu_in(place, &["decide", "汇总.xlsx"]);
    assert!(list.stderr.contains("其中0条是新的"), "{}", list.stderr);
}

#[test]
fn a_list_without_its_fingerprints_is_told_of() {
    let place = folder();
    let place = place.path();
    first_round(place);
    check(place, &["--format", "xlsx", "-o", "表.审核.xlsx"]);
    sent_back(&place.join("表.审核.xlsx"), &place.join("回.xlsx"), false, &answer);
    std::fs::write(place.join("坏.xlsx"), "PK\u{3}\u{4}no").expect("written");
    for (file, words) in [
        ("回.xlsx", "回.xlsx › 审核意见!A1：隐藏的“指纹”列不见了"),
        ("表.xlsx", "表.xlsx：没有“审核意见”表"),
        ("坏.xlsx", "坏.xlsx："),
    ] {
        let run = mulu_in(place, &["decide", file]);
        assert_eq!(run.code, 1);
        assert!(run.stderr.contains(words), "{file}: {}", run.stderr);
        assert!(!place.join("decisions.yaml").exists(), "nothing was decided");
    }
}

#[test]
fn a_decision_on_a_change_is_told_by_diff_and_review() {
    let place = folder();
    let place = place.path();
    for (folder, mended) in [("前/示例县", false), ("今/示例县", true)] {
        std::fs::create_dir_all(place.join(folder)).expect("made");
        let own = "名称: 示例县\n层级: 县级\n";
        std::fs::write(place.join(folder).join("jurisdiction.yaml"), own).expect("written");
        let deadline = if mended {
            "信息形成之日起60个工作日内"
        } else {
            "信息形成之日起10个工作日内"
        };
        catalogue(&place.join(folder).join("养老服务.xlsx"), &[item("1", "甲", LAW, deadline)], 0);
    }
    let diff = |more: &[&str]| mulu_in(place, &[&["diff", "前/示例县", "今/示例县"], more].concat());
    assert_eq!(diff(&["--fail-on", "loosened"]).code, 1);
    let changes: Value = serde_json::from_str(&diff(&["--format", "json"]).stdout).expect("JSON");
    let field = changes["changes"][0]["fields"][0]["fingerprint"].as_str().expect("one").to_owned();
    let text = format!("处理意见:\n- 指纹: {field}\n  意见: 同意保留\n  说明: 省里已批\n  单位: 市司法局\n");
    std::fs::write(place.join("decisions.yaml"), text).expect("written");
    let run = diff(&["--fail-on", "loosened"]);
    assert_eq!(run.code, 0, "{}", run.stdout);
    let said = "同意保留：省里已批（市司法局）";
    assert!(run.stdout.contains(said), "{}", run.stdout);
    assert!(diff(&["--format", "markdown"]).stdout.contains("省里已批"), "{}", run.stdout);
    let changes: Value = serde_json::from_str(&diff(&["--format", "json"]).stdout).expect("JSON");
    assert_eq!(changes["changes"][0]["fields"][0]["decision"]["words"], "省里已批");
    let run = mulu_in(place, &["review", "今", "-o", "报告", "--previous", "前"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let page = std::fs::read_to_string(place.join("报告/places/示例县.html")).expect("a page");
    assert!(page.contains(said) && page.contains("审核意见表.xlsx"), "{page}");
    let form = rows_of(&place.join("报告/opinions/示例县.审核意见表.xlsx"), "审核意见表");
    assert_eq!(form[0][0], "示例县审核意见表");
    assert_eq!(form[1], ["单位", "领域", "事项", "问题", "审核意见", "处理结果", "审核单位", "日期"]);
    assert_eq!((form[2][4].as_str(), form[2][5].as_str()), ("同意保留：省里已批", "保留"));
    assert_eq!((form[2][6].as_str(), form[2][7].as_str()), ("市司法局", ""));
}

#[test]
fn a_review_counts_what_may_stay_apart_and_lists_what_is_gone() {
    let place = folder();
    let place = place.path();
    let home = place.join("一/示例县");
    std::fs::create_dir_all(&home).expect("made");
    first_round(&home);
    let run = mulu_in(place, &["review", "一", "-o", "报告一"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    sent_back(&place.join("报告一/marked/示例县/表.审核.xlsx"), &place.join("回.xlsx"), true, &answer);
    assert_eq!(mulu_in(place, &["decide", "回.xlsx"]).code, 1);
    let next = place.join("二/示例县");
    std::fs::create_dir_all(&next).expect("made");
    second_round(&next);
    let run = mulu_in(place, &["review", "二", "-o", "报告二", "--update-decisions"]);
    assert_eq!(run.stderr.matches("问题已不存在，处理意见已移出").count(), 1, "{}", run.stderr);
    let after = std::fs::read_to_string(place.join("decisions.yaml")).expect("there");
    assert_eq!(after.matches("指纹").count(), 4, "{after}");
    let form = rows_of(&place.join("报告二/opinions/示例县.审核意见表.xlsx"), "审核意见表");
    assert_eq!(form.len(), 2 + 5);
    assert_eq!(form.iter().filter(|row| row[5] == "问题已不存在").count(), 1);
    let whole = rows_of(&place.join("报告二/汇总.xlsx"), "审核意见表");
    assert_eq!(whole.len(), form.len());
    let findings = std::fs::read_to_string(place.join("报告二/places/示例县.json")).expect("there");
    let findings: Value = serde_json::from_str(&findings).expect("JSON");
    assert_eq!(verdicts(&findings).len(), 4);
    let page = std::fs::read_to_string(place.join("报告二/places/示例县.html")).expect("there");
    assert!(page.contains("处理意见：退回修改：写明期限"), "{page}");
}
