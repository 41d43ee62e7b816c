//! What a reviewer lets stay, in the formats of build servers: no note, no issue, no failure; suppressed in SARIF.
#![expect(clippy::expect_used, reason = "a test may fail so")]

mod support;

use serde_json::Value;
use std::path::Path;
use support::{findings, folder, mulu_in};

const ITEMS: &str =
    "领域: 示例领域\n事项:\n  - 二级事项: 甲\n    公开时限: 及时公开\n  - 二级事项: 丙\n    公开时限: 尽快\n";

/// A file with two vague deadlines, of which one may stay and the other was sent back.
fn decided(place: &Path) {
    std::fs::write(place.join("a.yaml"), ITEMS).expect("written");
    let report = findings(place, &["a.yaml", "--select", "vague-deadline"]);
    let list = report["findings"].as_array().expect("a list");
    let print = |name: &str| {
        let own = list.iter().find(|own| own["item"]["name"] == name).expect("a finding");
        own["fingerprint"].as_str().expect("one").to_owned()
    };
    let text = format!(
        "处理意见:\n- 指纹: '{}'\n  意见: 同意保留\n  说明: 按省里口径\n  单位: 市政务公开办\n- 指纹: '{}'\n  意见: 退回修改\n",
        print("甲"),
        print("丙")
    );
    std::fs::write(place.join("decisions.yaml"), text).expect("written");
}

fn check(place: &Path, format: &str) -> String {
    let only = ["check", "a.yaml", "--select", "vague-deadline", "--fail-on", "warning", "--format", format];
    let run = mulu_in(place, &only);
    assert_eq!(run.code, 1, "one was sent back: {}", run.stderr);
    run.stdout
}

#[test]
fn what_may_stay_is_no_note_no_issue_and_no_failure() {
    let place = folder();
    let place = place.path();
    decided(place);
    let notes = check(place, "github");
    assert_eq!(notes.lines().count(), 1, "{notes}");
    assert!(notes.contains("“尽快”") && notes.contains("处理意见：退回修改"), "{notes}");
    let issues: Value = serde_json::from_str(&check(place, "gitlab")).expect("JSON");
    let issues = issues.as_array().expect("a list");
    assert_eq!(issues.len(), 1);
    assert!(issues[0]["description"].as_str().expect("a text").contains("退回修改"), "{issues:?}");
    let suites = check(place, "junit");
    assert_eq!((suites.matches("<failure").count(), suites.matches("<skipped").count()), (1, 1), "{suites}");
    let skipped = suites.lines().find(|line| line.contains("<skipped")).expect("a case");
    assert!(skipped.contains("甲") && skipped.contains("同意保留：按省里口径（市政务公开办）"), "{skipped}");
}

#[test]
fn sarif_says_that_it_is_suppressed_and_why() {
    let place = folder();
    let place = place.path();
    decided(place);
    let log: Value = serde_json::from_str(&check(place, "sarif")).expect("JSON");
    let published = include_str!("fixtures/sarif/sarif-schema-2.1.0.json");
    let schema: Value =
        serde_json::from_str(&published.replace("-[a-zA-Z]{2}]?$", "-[a-zA-Z]{2}$")).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let faults: Vec<String> = validator.iter_errors(&log).map(|error| error.to_string()).collect();
    assert!(faults.is_empty(), "{faults:#?}");
    let results = log.pointer("/runs/0/results").and_then(Value::as_array).expect("results");
    let of = |words: &str| {
        let own = results
            .iter()
            .find(|own| own["message"]["text"].as_str().is_some_and(|text| text.contains(words)));
        own.expect("a result")
    };
    let kept = &of("“及时公开”")["suppressions"];
    assert_eq!(kept.as_array().map(Vec::len), Some(1));
    assert_eq!((&kept[0]["kind"], &kept[0]["status"]), (&"external".into(), &"accepted".into()));
    assert_eq!(kept[0]["justification"], "同意保留：按省里口径（市政务公开办）");
    // All results say it or none does (SARIF §3.27.23).
    let returned = of("“尽快”");
    assert_eq!(returned["suppressions"].as_array().map(Vec::len), Some(0));
    assert!(returned["message"]["text"].as_str().expect("a text").ends_with("处理意见：退回修改"));
    std::fs::remove_file(place.join("decisions.yaml")).expect("gone");
    assert!(!check(place, "sarif").contains("suppressions"));
}
