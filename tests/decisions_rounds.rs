//! Whose a decision is and when it is settled: places below others, places of one name, items that are missing, and pairs
//! of revisions that move.
#![expect(clippy::expect_used, reason = "a test may fail so")]

mod support;

use serde_json::Value;
use std::path::Path;
use std::process::Command;
use support::{Run, findings, folder, mulu_in};

const IN_TIME: &str = "信息形成之日起20个工作日内";

fn put(place: &Path, path: &str, text: &str) {
    let path = place.join(path);
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
    std::fs::write(path, text).expect("written");
}

fn catalogue(deadline: &str) -> String {
    format!(
        "领域: 养老服务\n事项:\n  - 二级事项: 甲\n    公开内容: [文件名称]\n    公开时限: {deadline}\n    公开渠道和载体: [政府网站]\n"
    )
}

fn review(place: &Path, of: &str, more: &[&str]) -> Run {
    let _ = std::fs::remove_dir_all(place.join("报告"));
    let run = mulu_in(place, &[&["review", of, "-o", "报告", "--as-of", "2026-11-20"], more].concat());
    assert_eq!(run.code, 0, "{}", run.stderr);
    run
}

/// What the reports of the last review say of vague deadlines: file, fingerprint and verdict.
fn vague(place: &Path) -> Vec<[String; 3]> {
    let reports = std::fs::read_dir(place.join("报告/places")).expect("a folder");
    let paths = reports.map(|entry| entry.expect("an entry").path());
    let mut found = Vec::new();
    for path in paths.filter(|path| path.extension().is_some_and(|ending| ending == "json")) {
        let text = std::fs::read_to_string(path).expect("there");
        let report: Value = serde_json::from_str(&text).expect("JSON");
        let all = report["findings"].as_array().cloned().unwrap_or_default();
        for own in all.iter().filter(|own| own["rule"] == "vague-deadline") {
            let word = |value: &Value| value.as_str().unwrap_or("").to_owned();
            found.push([
                word(&own["location"]["path"]),
                word(&own["fingerprint"]),
                word(&own["decision"]["verdict"]),
            ]);
        }
    }
    found.sort();
    found
}

fn entry(print: &str, verdict: &str, file: &str) -> String {
    format!(
        "- 指纹: '{print}'\n  意见: {verdict}\n  对象:\n    文件: {file}\n    规则: vague-deadline\n    问题: 尽快\n"
    )
}

fn decisions(place: &Path) -> String {
    std::fs::read_to_string(place.join("decisions.yaml")).expect("there")
}

/// Sends back every vague deadline of a round.
fn send_back(place: &Path, of: &str) {
    review(place, of, &[]);
    let entries: String =
        vague(place).iter().map(|[file, print, _]| entry(print, "退回修改", file)).collect();
    put(place, "decisions.yaml", &format!("处理意见:\n{entries}"));
}

#[test]
fn a_city_settles_nothing_of_its_counties() {
    let place = folder();
    let place = place.path();
    put(place, "一/示例市/养老服务.yaml", &catalogue(IN_TIME));
    put(place, "一/示例市/甲县/养老服务.yaml", &catalogue("尽快"));
    put(place, "一/示例市/乙县养老服务.yaml", &catalogue("尽快"));
    send_back(place, "一");
    let before = decisions(place);
    assert_eq!(before.matches("退回修改").count(), 2, "{before}");
    let run = review(place, "一", &["--update-decisions"]);
    assert!(!run.stderr.contains("问题已不存在"), "{}", run.stderr);
    // The city alone in the next round.
    put(place, "二/示例市/养老服务.yaml", &catalogue(IN_TIME));
    let run = review(place, "二", &["--update-decisions"]);
    assert!(!run.stderr.contains("问题已不存在"), "{}", run.stderr);
    assert_eq!(decisions(place), before);
    // The county mends it.
    put(place, "二/示例市/甲县/养老.yaml", &catalogue(IN_TIME));
    let run = review(place, "二", &["--update-decisions"]);
    assert!(run.stderr.contains("问题已不存在，处理意见已移出"), "{}", run.stderr);
    assert!(decisions(place).contains("一/示例市/乙县养老服务.yaml"), "{}", decisions(place));
}

#[test]
fn of_two_places_of_one_name_the_one_that_comes_settles_nothing_of_the_other() {
    let place = folder();
    let place = place.path();
    put(place, "一/甲市/城关区/养老服务.yaml", &catalogue("尽快"));
    put(place, "一/乙市/城关区/养老服务.yaml", &catalogue("尽快"));
    send_back(place, "一");
    assert_eq!(decisions(place).matches("退回修改").count(), 2);
    put(place, "二/甲市/城关区/养老服务.yaml", &catalogue("尽快"));
    let run = review(place, "二", &["--update-decisions"]);
    assert!(!run.stderr.contains("问题已不存在"), "{}", run.stderr);
    assert_eq!(decisions(place).matches("退回修改").count(), 2, "{}", decisions(place));
    // What was decided of the one that came is known, though its name is its own now.
    assert!(vague(place).iter().all(|own| own[2] == "returned"), "{:?}", vague(place));
    put(place, "三/甲市/城关区/养老服务.yaml", &catalogue(IN_TIME));
    review(place, "三", &["--update-decisions"]);
    let left = decisions(place);
    assert!(left.contains("一/乙市/城关区") && left.matches("退回修改").count() == 1, "{left}");
}

#[test]
fn a_place_of_the_same_name_that_joins_later_unsettles_nothing() {
    let place = folder();
    let place = place.path();
    put(place, "一/甲市/城关区/养老服务.yaml", &catalogue("尽快"));
    send_back(place, "一");
    put(place, "二/甲市/城关区/养老服务.yaml", &catalogue("尽快"));
    put(place, "二/乙市/城关区/养老服务.yaml", &catalogue("尽快"));
    let run = review(place, "二", &["--update-decisions"]);
    assert!(!run.stderr.contains("问题已不存在"), "{}", run.stderr);
    let told = vague(place);
    let verdicts: Vec<&str> = told.iter().map(|own| own[2].as_str()).collect();
    assert_eq!(verdicts.iter().filter(|own| **own == "returned").count(), 1, "{told:?}");
    assert!(told.iter().any(|own| own[0].contains("甲市") && own[2] == "returned"), "{told:?}");
}

#[test]
fn a_change_that_was_sent_back_is_asked_after_at_its_own_place() {
    let place = folder();
    let place = place.path();
    for round in ["前", "今", "后"] {
        for city in ["示例市", "别市"] {
            put(place, &format!("{round}/{city}/甲县/养老服务.yaml"), &catalogue(IN_TIME));
        }
    }
    put(
        place,
        "decisions.yaml",
        "处理意见:\n- 指纹: '00000000000000aa'\n  意见: 退回修改\n  对象: {规则: changed, 事项: 甲, 问题: 期限变长, 比较: 甲县（示例市）：前 → 今}\n",
    );
    review(place, "后", &["--previous", "今"]);
    let told = |city: &str| {
        let reports = std::fs::read_dir(place.join("报告/places")).expect("a folder");
        let pages = reports.map(|own| own.expect("an entry").path());
        let page = pages
            .filter(|path| path.extension().is_some_and(|ending| ending == "html"))
            .map(|path| std::fs::read_to_string(path).expect("there"))
            .find(|page| page.contains(&format!("<h1>甲县（{city}）")))
            .expect("a page");
        page.contains("请核对是否已改回：甲 期限变长")
    };
    assert!(told("示例市") && !told("别市"));
}

/// Seven items of the tier above, all or some of them here.
fn county(place: &Path, names: &[&str]) {
    let item = |name: &&str| {
        format!(
            "  - 编码: 51-01-{name}\n    二级事项: 第{name}项养老机构信息\n    公开内容: [文件名称]\n    公开时限: {IN_TIME}\n    公开渠道和载体: [政府网站]\n    公开层级: [市级, 县级]\n"
        )
    };
    let list =
        |names: &[&str]| format!("领域: 养老服务\n事项:\n{}", names.iter().map(item).collect::<String>());
    let all = ["01", "02", "03", "04", "05", "06", "07", "08"];
    put(place, "市/jurisdiction.yaml", "名称: 示例市\n层级: 市级\n");
    put(place, "市/养老服务.yaml", &list(&all));
    put(place, "市/县/jurisdiction.yaml", "名称: 示例县\n层级: 县级\n");
    put(place, "市/县/养老服务.yaml", &list(names));
}

#[test]
fn part_of_what_was_missing_is_not_all_of_it() {
    let place = folder();
    let place = place.path();
    county(place, &["01"]);
    let missing = || {
        let report = findings(place, &["市/县"]);
        let all = report["findings"].as_array().cloned().unwrap_or_default();
        all.into_iter().filter(|own| own["rule"] == "item-missing").collect::<Vec<_>>()
    };
    let first = missing();
    assert_eq!(first.len(), 1, "{first:?}");
    let print = first[0]["fingerprint"].as_str().expect("one");
    let text = entry(print, "退回修改", "市/县/养老服务.yaml").replace("vague-deadline", "item-missing");
    put(place, "市/decisions.yaml", &format!("处理意见:\n{text}"));
    let update = || mulu_in(place, &["check", "市/县", "--update-decisions"]);
    county(place, &["01", "02"]);
    assert!(!missing().is_empty());
    assert!(!update().stderr.contains("问题已不存在"), "{}", update().stderr);
    county(place, &["01", "02", "03", "04", "05", "06", "07"]);
    assert_eq!(missing().len(), 1);
    assert!(!update().stderr.contains("问题已不存在"));
    county(place, &["01", "02", "03", "04", "05", "06", "07", "08"]);
    let run = update();
    assert!(missing().is_empty() && run.stderr.contains("问题已不存在，处理意见已移出"), "{}", run.stderr);
}

fn git(place: &Path, arguments: &[&str]) {
    let mut command = Command::new("git");
    command.current_dir(place).env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
    command.args(["-c", "user.name=a", "-c", "user.email=a@example.org"]).args(arguments);
    assert!(command.output().expect("git starts").status.success(), "{arguments:?}");
}

fn commit(place: &Path, message: &str) {
    git(place, &["add", "-A"]);
    git(place, &["commit", "-q", "-m", message]);
}

#[test]
fn a_pair_of_revisions_is_that_of_its_commits() {
    let place = folder();
    let place = place.path();
    git(place, &["init", "-q", "."]);
    put(place, "县/jurisdiction.yaml", "名称: 示例县\n层级: 县级\n");
    put(place, "县/养老服务.yaml", &catalogue("信息形成之日起10个工作日内"));
    commit(place, "一");
    put(place, "县/养老服务.yaml", &catalogue(IN_TIME));
    commit(place, "二");
    let diff = |more: &[&str]| {
        let own = ["diff", "--rev", "HEAD~1", "县", "--decisions", "decisions.yaml"];
        mulu_in(place, &[&own, more].concat())
    };
    put(place, "decisions.yaml", "处理意见: []\n");
    let report: Value = serde_json::from_str(&diff(&["--format", "json"]).stdout).expect("JSON");
    let print = report["changes"][0]["fingerprint"].as_str().expect("one");
    put(place, "decisions.yaml", &format!("处理意见:\n- 指纹: '{print}'\n  意见: 退回修改\n  说明: 改回\n"));
    diff(&["--update-decisions"]);
    let known = decisions(place);
    assert!(known.contains(":县 → 县") && !known.contains("HEAD"), "{known}");
    // Something else is committed: nothing was undone.
    put(place, "说明.txt", "别的");
    commit(place, "三");
    let run = diff(&["--update-decisions"]);
    assert!(!run.stderr.contains("变化已不存在") && decisions(place) == known, "{}", run.stderr);
    // The same old side, and the change undone.
    put(place, "县/养老服务.yaml", &catalogue("信息形成之日起10个工作日内"));
    let undone = ["diff", "--rev", "HEAD~2", "县", "--decisions", "decisions.yaml", "--update-decisions"];
    let run = mulu_in(place, &undone);
    assert!(run.stderr.contains("变化已不存在，处理意见已移出"), "{}", run.stderr);
}

#[test]
fn a_round_ends_no_pair_that_does_not_lead_to_it() {
    let place = folder();
    let place = place.path();
    for round in ["今", "下"] {
        put(place, &format!("{round}/示例县/养老服务.yaml"), &catalogue(IN_TIME));
    }
    let kept = |print: &str, pair: &str| {
        format!(
            "- 指纹: '{print}'\n  意见: 同意保留\n  对象: {{规则: changed, 事项: 甲, 问题: 期限变长, 比较: 示例县：{pair}}}\n"
        )
    };
    let both = kept("00000000000000aa", "草稿 → 定稿") + &kept("00000000000000bb", "前 → 今");
    put(place, "decisions.yaml", &format!("处理意见:\n{both}"));
    review(place, "下", &["--previous", "今", "--update-decisions"]);
    let left = decisions(place);
    assert!(left.contains("草稿 → 定稿") && !left.contains("前 → 今"), "{left}");
}

/// The manual page of a rule names what a form says every finding of it rests on.
#[test]
fn what_a_form_names_as_the_basis_stands_in_the_manual() {
    let wrong = mulu::rules::all().into_iter().filter_map(|rule| {
        let basis = rule.basis()?;
        let (_, section) = rule.docs.split_once("\n## 依据\n")?;
        let section = section.split("\n## ").next()?;
        let articles = basis.rsplit('）').next()?.split(['、', '至']).next()?;
        let number = if basis.contains("第711号") { "第711号" } else { "〔2019〕54号" };
        let is_named = section.contains(number) && section.contains(articles);
        (!is_named).then(|| format!("{}: {basis}", rule.name))
    });
    let wrong: Vec<String> = wrong.collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let of = |name: &str| mulu::rules::all().into_iter().find(|rule| rule.name == name).expect("a rule");
    for name in ["repealed-law", "renamed-body", "outdated-term", "moved-article"] {
        assert_eq!(of(name).basis(), None, "{name}: which law it is depends on the finding");
    }
}
