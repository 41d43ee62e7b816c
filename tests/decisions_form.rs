//! A round of review as a clerk lives it, with the 审核意见表 as a text document: written, filled in, read back, and the
//! next round that shows what came of it.
#![expect(clippy::expect_used, reason = "a test may fail so")]

#[path = "support/parts.rs"]
mod parts;
mod support;

use rust_xlsxwriter::Workbook;
use serde_json::Value;
use std::path::Path;
use support::{Run, folder, mulu_in};

const HEAD: [&str; 7] = ["一级事项", "二级事项", "公开内容", "公开依据", "公开时限", "公开主体", "公开对象"];
const LAW: &str = "《中华人民共和国政府信息公开条例》";
const IN_TIME: &str = "信息形成之日起20个工作日内";
const OLD_LAW: &str = "《中华人民共和国收养法》";

/// The submission of a round: a law and a deadline of 甲, a deadline of 丙.
fn submission(place: &Path, path: &str, sheet: &str, [law, first, second]: [&str; 3]) {
    let path = place.join(path);
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    page.set_name(sheet).expect("named");
    let item = |name, law, deadline| ["养老", name, "文件名称", law, deadline, "示例县民政局", "全社会"];
    for (row, cells) in (0..).zip([HEAD, item("丙", LAW, second), item("甲", law, first)]) {
        for (column, text) in (0..).zip(cells) {
            page.write(row, column, text).expect("written");
        }
    }
    book.save(path).expect("saved");
}

fn review(place: &Path, of: &str, more: &[&str]) -> Run {
    let run = mulu_in(place, &[&["review", of, "-o", "报告", "--as-of", "2026-11-20"], more].concat());
    assert_eq!(run.code, 0, "{}", run.stderr);
    run
}

/// The form, row by row: the texts of its cells.
fn form(place: &Path) -> Vec<Vec<String>> {
    let parts =
        parts::unpack(&std::fs::read(place.join("报告/opinions/示例县.审核意见表.docx")).expect("a form"));
    parts
        .iter()
        .filter(|(name, _)| parts::is_markup(name))
        .for_each(|(name, part)| parts::well_formed(name, part));
    rows(&parts::text(&parts, "word/document.xml"))
}

fn rows(document: &str) -> Vec<Vec<String>> {
    let texts = |cell: &str| {
        let runs = cell.split("<w:t xml:space=\"preserve\">").skip(1);
        runs.map(|run| run.split("</w:t>").next().unwrap_or_default()).collect::<String>()
    };
    let cells = |row: &str| row.split("<w:tc>").skip(1).map(texts).collect::<Vec<_>>();
    document
        .split("<w:tr>")
        .skip(1)
        .map(|row| cells(row.split("</w:tr>").next().unwrap_or_default()))
        .collect()
}

/// What an answer says of a finding, in which column: 5 is the reviewer's, 6 the office's.
type Said = &'static [(&'static str, usize, &'static str)];

/// The form filled in: an answer goes to the first row that has its words.
fn filled(place: &Path, to: &str, said: Said) {
    let mut all =
        parts::unpack(&std::fs::read(place.join("报告/opinions/示例县.审核意见表.docx")).expect("a form"));
    let document = parts::text(&all, "word/document.xml");
    let mut rows: Vec<String> = document.split("<w:tr>").map(ToOwned::to_owned).collect();
    for (words, column, answer) in said {
        let row = rows.iter_mut().skip(1).find(|row| row.contains(words)).expect("a row");
        let mut cells: Vec<String> = row.split("<w:tc>").map(ToOwned::to_owned).collect();
        let cell = &mut cells[column + 1];
        let (head, tail) =
            (cell.find("</w:pPr>").expect("a paragraph") + 8, cell.find("</w:p>").expect("its end"));
        // As WPS writes it: in two runs.
        let (one, other) = answer.split_at(answer.char_indices().nth(1).map_or(answer.len(), |(at, _)| at));
        cell.replace_range(head..tail, &format!("<w:r><w:t>{one}</w:t></w:r><w:r><w:t>{other}</w:t></w:r>"));
        *row = cells.join("<w:tc>");
    }
    all.insert("word/document.xml".to_owned(), rows.join("<w:tr>").into_bytes());
    std::fs::write(place.join(to), parts::pack(&all)).expect("written");
}

fn decisions(place: &Path) -> String {
    std::fs::read_to_string(place.join("decisions.yaml")).expect("there")
}

fn told(place: &Path) -> Vec<(String, String, bool)> {
    let text = std::fs::read_to_string(place.join("报告/places/示例县.json")).expect("there");
    let report: Value = serde_json::from_str(&text).expect("JSON");
    let word = |value: &Value| value.as_str().unwrap_or("").trim().to_owned();
    let list = report["findings"].as_array().expect("a list").iter().filter(|own| !own["decision"].is_null());
    list.map(|own| {
        let decision = &own["decision"];
        (
            format!("{} {}", word(&own["item"]["name"]), word(&own["rule"])),
            word(&decision["verdict"]),
            decision["overdue"].as_bool().unwrap_or(false),
        )
    })
    .collect()
}

#[test]
fn the_form_lists_what_waits_for_a_word() {
    let place = folder();
    let place = place.path();
    submission(place, "一/示例县/养老.xlsx", "养老服务", [OLD_LAW, "尽快", "及时公开"]);
    review(place, "一", &[]);
    let rows = form(place);
    assert_eq!(rows[0], ["序号", "领域", "事项", "问题", "依据", "审核意见", "处理情况"]);
    let of = |words: &str| rows.iter().find(|row| row[3].contains(words)).expect("a row");
    let vague = of("“尽快”没有具体期限");
    assert_eq!((vague[1].as_str(), vague[2].as_str()), ("养老服务", "甲"));
    assert_eq!(vague[4], "《中华人民共和国政府信息公开条例》（国务院令第711号）第二十六条");
    assert_eq!((vague[5].as_str(), vague[6].as_str()), ("", ""));
    // Which law repealed it depends on the law: the form says no basis rather than another's.
    assert_eq!(of("收养法")[4], "");
    for (number, row) in (1..).zip(rows.iter().skip(1)) {
        assert!(row[0].starts_with(&format!("{number}〔")), "{row:?}");
    }
    let page = std::fs::read_to_string(place.join("报告/places/示例县.html")).expect("a page");
    assert!(page.contains(".docx\">示例县.审核意见表.docx</a>"), "{page}");
    assert!(!place.join("报告/opinions/示例县.审核意见表.xlsx").exists(), "nothing was decided yet");
    // A blank form decides nothing.
    std::fs::copy(place.join("报告/opinions/示例县.审核意见表.docx"), place.join("回.docx")).expect("copied");
    let run = mulu_in(place, &["decide", "回.docx"]);
    assert!(run.code == 0 && run.stderr.contains("收到0条处理意见"), "{}", run.stderr);
}

/// `--decide` is `mulu decide` and the next review in one.
#[test]
fn a_review_collects_what_came_back() {
    let place = folder();
    let place = place.path();
    submission(place, "一/示例县/养老.xlsx", "养老服务", [OLD_LAW, "尽快", "及时公开"]);
    review(place, "一", &[]);
    filled(place, "回.docx", &[("“尽快”", 5, "退回修改：写明工作日")]);
    let run = review(place, "一", &["--decide", "回.docx"]);
    assert!(run.stderr.contains("收到1条处理意见"), "{}", run.stderr);
    let kept = std::fs::read_to_string(place.join("decisions.yaml")).expect("beside the submissions");
    assert!(kept.contains("写明工作日") && kept.contains("2026-11-20"), "{kept}");
    assert!(form(place).iter().any(|row| row[5].contains("写明工作日")), "the new form says it");
}

#[test]
fn a_round_goes_from_the_form_to_the_next_one() {
    let place = folder();
    let place = place.path();
    submission(place, "一/示例县/养老.xlsx", "养老服务", [OLD_LAW, "尽快", "及时公开"]);
    review(place, "一", &[]);
    let said: Said = &[
        ("“尽快”", 5, "退回修改：写明工作日"),
        ("“及时公开”", 5, "退回，写明期限"),
        ("公开渠道", 5, "同意保留"),
        ("收养法", 6, "不采纳：沿用旧档案"),
    ];
    filled(place, "回.docx", said);
    let run = mulu_in(place, &["decide", "回.docx", "--by", "省政务公开办", "--on", "2026-11-21"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stderr.contains("收到4条处理意见，其中4条是新的"), "{}", run.stderr);
    for part in ["说明: 写明工作日", "规则: vague-deadline", "文件: 一/示例县/养老.xlsx", "版本: "]
    {
        assert!(decisions(place).contains(part), "{part}: {}", decisions(place));
    }
    // The same files again are no second round: nobody has had the time to change anything.
    review(place, "一", &[]);
    assert!(told(place).len() == 4 && told(place).iter().all(|(.., overdue)| !overdue), "{:?}", told(place));
    let rows = form(place);
    let of = |words: &str| rows.iter().find(|row| row[3].contains(words)).expect("a row").clone();
    assert_eq!(of("“尽快”")[5], "退回修改：写明工作日");
    assert!(of("收养法")[3].contains("报送单位的说明：不采纳：沿用旧档案") && of("收养法")[5].is_empty());
    filled(place, "再.docx", &[]);
    let again = mulu_in(place, &["decide", "再.docx", "--on", "2026-12-01"]);
    assert!(again.stderr.contains("收到3条处理意见，其中0条是新的"), "{}", again.stderr);
    the_next_round(place);
}

/// File and sheet have other names, 甲's deadline is as it was, 丙's is mended.
fn the_next_round(place: &Path) {
    submission(place, "二/示例县/民政局（修改稿）.xlsx", "养老服务（修改稿）", [OLD_LAW, "尽快", IN_TIME]);
    let run = review(place, "二", &["--previous", "一", "--update-decisions"]);
    assert!(run.stderr.contains("问题已不存在，处理意见已移出：丙"), "{}", run.stderr);
    let wanted = [
        ("甲 vague-deadline", "returned", true),
        ("甲 repealed-law", "rejected", false),
        (" missing-channel", "kept", false),
    ];
    let told = told(place);
    assert_eq!(told.len(), wanted.len(), "{told:?}");
    for (about, verdict, overdue) in wanted {
        assert!(told.contains(&(about.to_owned(), verdict.to_owned(), overdue)), "{about}: {told:?}");
    }
    let page = std::fs::read_to_string(place.join("报告/places/示例县.html")).expect("a page");
    assert!(page.contains("退回修改：写明工作日（省政务公开办，2026-11-21）；上轮退回，仍未改"), "{page}");
    let row = form(place).into_iter().find(|row| row[3].contains("“尽快”")).expect("a row");
    assert!(row[3].starts_with("【上轮要求修改，仍未改】"), "{row:?}");
    let text =
        parts::unpack(&std::fs::read(place.join("报告/opinions/示例县.审核意见表.docx")).expect("a form"));
    assert!(parts::text(&text, "word/document.xml").contains("以前的意见已经落实、不再列出的：丙"));
    assert!(!decisions(place).contains("“及时公开”"), "{}", decisions(place));
    // `mulu check` of the same file says the same.
    let check = [
        "check",
        "二/示例县/民政局（修改稿）.xlsx",
        "--name",
        "示例县",
        "--tier",
        "县级",
        "--decisions",
        "decisions.yaml",
    ];
    let run = mulu_in(place, &check);
    assert!(run.stdout.contains("；其中1个上轮已要求修改，仍未改"), "{}", run.stdout);
}

#[test]
fn a_folder_of_what_came_back_is_collected_at_once() {
    let place = folder();
    let place = place.path();
    submission(place, "一/示例县/养老.xlsx", "养老服务", [OLD_LAW, "尽快", "及时公开"]);
    review(place, "一", &[]);
    std::fs::create_dir(place.join("回")).expect("made");
    filled(place, "回/一.docx", &[("“尽快”", 5, "退回修改"), ("“及时公开”", 5, "同意保留")]);
    std::fs::copy(place.join("一/示例县/养老.xlsx"), place.join("回/原表.xlsx")).expect("copied");
    let run = mulu_in(place, &["decide", "回"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(
        run.stderr.contains("1个文件没有审核意见的表") && run.stderr.contains("收到2条处理意见，其中2条"),
        "{}",
        run.stderr
    );
    // The marked workbook still says what was decided before; the form has the news, whichever is read first.
    review(place, "一", &[]);
    std::fs::copy(place.join("报告/marked/示例县/养老.审核.xlsx"), place.join("回/二.xlsx")).expect("copied");
    filled(place, "回/一.docx", &[("“尽快”", 6, "已修改")]);
    let run = mulu_in(place, &["decide", "回"]);
    assert!(run.code == 0 && run.stderr.contains("其中1条是新的"), "{}", run.stderr);
    assert!(decisions(place).contains("意见: 已修改"), "{}", decisions(place));
    // It lies in another folder now and says the same again: that is nothing new, whichever is read first.
    std::fs::rename(place.join("一"), place.join("移")).expect("moved");
    review(place, "移", &[]);
    std::fs::rename(place.join("移"), place.join("一")).expect("moved");
    let before = decisions(place);
    filled(place, "新.docx", &[("“及时公开”", 6, "已修改")]);
    filled(place, "旧.docx", &[]);
    for order in [["旧.docx", "新.docx"], ["新.docx", "旧.docx"]] {
        std::fs::write(place.join("decisions.yaml"), &before).expect("written");
        let run = mulu_in(place, &["decide", order[0], order[1]]);
        assert!(run.code == 0 && run.stderr.contains("其中1条是新的"), "{order:?}: {}", run.stderr);
    }
    std::fs::write(place.join("decisions.yaml"), &before).expect("written");
    review(place, "一", &[]);
    // Two that differ are asked about.
    filled(place, "回/三.docx", &[("“及时公开”", 5, "退回修改")]);
    filled(place, "回/四.docx", &[("“及时公开”", 5, "请示领导")]);
    let run = mulu_in(place, &["decide", "回"]);
    assert_eq!(run.code, 1);
    assert!(
        run.stderr.contains("丙：两个文件意见不同") && run.stderr.contains("按后一个记"),
        "{}",
        run.stderr
    );
}

#[test]
fn the_office_answers_and_does_not_decide() {
    let place = folder();
    let place = place.path();
    submission(place, "一/示例县/养老.xlsx", "养老服务", [OLD_LAW, "尽快", "及时公开"]);
    review(place, "一", &[]);
    filled(
        place,
        "一.docx",
        &[("“尽快”", 5, "退回修改"), ("“及时公开”", 5, "退回修改"), ("收养法", 5, "退回修改")],
    );
    assert_eq!(mulu_in(place, &["decide", "一.docx"]).code, 0);
    review(place, "一", &[]);
    let said: Said =
        &[("“尽快”", 6, "无需修改，符合实际"), ("“及时公开”", 6, "已电话说明"), ("收养法", 6, "采纳")];
    filled(place, "回.docx", said);
    let run = mulu_in(place, &["decide", "回.docx"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    let all = decisions(place);
    assert!(run.stderr.contains("“无需修改，符合实际”要由审核单位定，按“不采纳”记"), "{}", run.stderr);
    assert!(all.contains("意见: 不采纳\n  说明: 无需修改，符合实际") && !all.contains("同意保留"), "{all}");
    // Words that name no verdict leave the reviewer's as it is.
    assert!(run.stderr.contains("“已电话说明”看不出是否修改"), "{}", run.stderr);
    assert_eq!((all.matches("意见: 退回修改").count(), all.matches("意见: 采纳").count()), (1, 1), "{all}");
}
