//! `mulu.yaml`: levels for all files, for some paths, for a tier; groups of rules; and where each was said.
#![expect(clippy::expect_used, reason = "a test may fail so")]

mod support;

use std::path::Path;
use support::{findings, folder, mulu_in};

const ITEMS: &str = "领域: 示例领域\n事项:\n  - 事项编码: 51-01-01\n    二级事项: 甲\n    公开内容: [乙]\n    公开依据: [《中华人民共和国收养法》]\n    公开时限: 及时公开\n    公开主体: 示例县民政局\n    公开渠道和载体: [政府网站]\n    公开对象: 全社会\n    公开方式: 主动公开\n    公开层级: 县级\n";

fn write(folder: &Path, name: &str, text: &str) {
    let path = folder.join(name);
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
    std::fs::write(path, text).expect("written");
}

/// A county, and a township below it.
fn places() -> tempfile::TempDir {
    let place = folder();
    write(place.path(), "县/jurisdiction.yaml", "name: 示例县\ntier: 县级\n");
    write(place.path(), "县/a.yaml", ITEMS);
    write(place.path(), "县/乡镇/甲乡/jurisdiction.yaml", "name: 甲乡\ntier: 乡级\n");
    write(place.path(), "县/乡镇/甲乡/a.yaml", ITEMS);
    place
}

/// `path severity` of the findings of a rule.
fn severities(folder: &Path, rule: &str, paths: &[&str]) -> Vec<String> {
    let report = findings(folder, paths);
    let found = report["findings"].as_array().expect("a list").iter();
    let of_rule = found.filter(|finding| finding["rule"] == rule);
    let word = |value: &serde_json::Value| value.as_str().unwrap_or("").to_owned();
    of_rule
        .map(|found| format!("{} {}", word(&found["location"]["path"]), word(&found["severity"])))
        .collect()
}

#[test]
fn levels_hold_for_paths_and_tiers_and_the_last_word_wins() {
    let place = places();
    let both = |settings: &str| {
        write(place.path(), "mulu.yaml", settings);
        severities(place.path(), "vague-deadline", &["县"])
    };
    assert_eq!(both(""), ["县/a.yaml warning", "县/乡镇/甲乡/a.yaml warning"]);
    for speaks in ["paths: [县/乡镇/**]", "paths: 县/乡镇", "tier: 乡级", "paths: ['**/*.yaml'], tier: 乡级"]
    {
        let settings = format!("overrides:\n  - {{{speaks}, rules: {{vague-deadline: error}}}}\n");
        assert_eq!(both(&settings), ["县/a.yaml warning", "县/乡镇/甲乡/a.yaml error"], "{speaks}");
    }
    let twice = "rules: {vague-deadline: off}\noverrides:\n  - {tier: 乡级, rules: {D: error}}\n  - {paths: [县/乡镇], rules: {D103: info}}\n";
    assert_eq!(both(twice), ["县/乡镇/甲乡/a.yaml info"]);
    // Wherever one stands, and however one names the files.
    write(place.path(), "mulu.yaml", "overrides: [{paths: [县/乡镇/**], rules: {vague-deadline: off}}]\n");
    let inside = place.path().join("县");
    assert_eq!(severities(&inside, "vague-deadline", &["."]), ["a.yaml warning"]);
    assert_eq!(severities(&inside.join("乡镇"), "vague-deadline", &["甲乡/a.yaml"]), Vec::<String>::new());
}

#[test]
fn groups_are_named_by_the_beginning_of_their_codes_and_a_rule_s_own_name_is_narrower() {
    let place = places();
    let with = |settings: &str| {
        write(place.path(), "mulu.yaml", settings);
        severities(place.path(), "vague-deadline", &["县/a.yaml"])
    };
    for group in ["D", "D1", "D1xx", "d"] {
        assert_eq!(with(&format!("rules: {{{group}: error}}\n")), ["县/a.yaml error"], "{group}");
    }
    assert_eq!(with("rules: {vague-deadline: info, D: error, D1xx: off}\n"), ["县/a.yaml info"]);
    assert_eq!(with("rules: {D1: info, D: error}\n"), ["县/a.yaml info"]);
    assert!(with("ignore: [D1xx]\n").is_empty());
    assert!(with("select: [B]\n").is_empty());
    assert_eq!(mulu_in(place.path(), &["check", "县/a.yaml", "--select", "D1xx"]).code, 0);
}

#[test]
fn every_fault_of_an_override_is_told_with_its_place() {
    let place = folder();
    write(place.path(), "a.yaml", ITEMS);
    write(
        place.path(),
        "mulu.yaml",
        "overrides:\n  - {paths: [a], rules: {vage-deadline: off}}\n  - {tier: 乡, rules: {D: loud}}\n  - {path: [a], rules: {D: off}}\n  - {rules: {D: off}}\n  - {tier: 乡级}\nrules: {Q: off}\n",
    );
    let run = mulu_in(place.path(), &["check", "a.yaml"]);
    assert_eq!(run.code, 2, "{}", run.stderr);
    for told in [
        "mulu.yaml:2:26：没有规则“vage-deadline”，是否想写 vague-deadline？",
        "mulu.yaml:3:26：规则“D”的级别“loud”不对",
        "mulu.yaml:4:6：不认识的设置“path”，可写：paths、tier、rules",
        "mulu.yaml:5:5：overrides 的每一条都要写 rules",
        "mulu.yaml:6:5：overrides 的每一条都要写 rules",
        "mulu.yaml:7:9：没有规则“Q”",
    ] {
        assert!(run.stderr.contains(told), "{told}\n{}", run.stderr);
    }
    assert_eq!(mulu_in(place.path(), &["config"]).code, 2);
}

#[test]
fn what_is_in_force_is_shown_with_where_it_was_said() {
    let place = places();
    let bare = mulu_in(place.path(), &["config"]);
    assert_eq!(bare.code, 0, "{}", bare.stderr);
    assert!(bare.stdout.contains("fail_on: error  # 默认"), "{}", bare.stdout);
    write(
        place.path(),
        "mulu.yaml",
        "rules:\n  D: error\n  vague-deadline: off\nignore: [B105]\nfail_on: warning\noverrides:\n  - paths: [县/乡镇/**]\n    tier: 乡级\n    rules: {vague-deadline: info}\nsite:\n  name: 示例县人民政府\n",
    );
    let shown = mulu_in(place.path(), &["config", "--show", "--ignore", "C"]).stdout;
    for line in [
        "mulu.yaml\n",
        "fail_on: warning  # mulu.yaml:5:1",
        "ignore: [B105, C]  # mulu.yaml:4:1、命令行",
        "  vague-deadline: off  # D103 mulu.yaml:3:3",
        "  missing-deadline: error  # D101 mulu.yaml:2:3",
        "  missing-content: off  # C101 命令行",
        "      vague-deadline: info  # mulu.yaml:9:13",
        "  name: 示例县人民政府  # mulu.yaml:11:3",
        "# A101 默认",
    ] {
        assert!(shown.contains(line), "{line}\n{shown}");
    }
    let again = serde_yaml::from_str::<serde_yaml::Value>(shown.split_once('\n').expect("a line").1);
    assert!(again.is_ok(), "what is shown is YAML again: {again:?}");
    let english = mulu_in(place.path(), &["--lang", "en", "config", "--fail-on", "never"]).stdout;
    assert!(english.contains("fail_on: never  # command line"), "{english}");
    assert_eq!(mulu_in(place.path(), &["config", "--select", "vage"]).code, 2);
}
