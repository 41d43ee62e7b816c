//! The file of decisions: what is wrong in it, its schema, and that it comes back the same.
#![expect(clippy::expect_used, reason = "a test may fail so")]

mod support;

use serde_json::Value;
use support::{folder, mulu_in};

const ITEMS: &str = "领域: 示例领域\n事项:\n  - 二级事项: 甲\n    公开时限: 及时公开\n";

#[test]
fn what_is_wrong_in_the_file_is_told_with_its_place() {
    let place = folder();
    let place = place.path();
    std::fs::write(place.join("a.yaml"), ITEMS).expect("written");
    let check = || mulu_in(place, &["check", "a.yaml"]);
    let print = "0123456789abcdef";
    for (text, place_of_it, words) in [
        ("处理意见:\n- 指纹: 12\n  意见: 采纳\n".to_owned(), "2:3", "指纹不对"),
        (format!("处理意见:\n- 指纹: {print}\n  意见: 同意\n"), "3:7", "不认识意见“同意”"),
        (
            format!("decisions:\n- fingerprint: {print}\n  verdict: kept\n  when: 1\n"),
            "4:3",
            "没有“when”这一项",
        ),
        (format!("处理意见:\n- 指纹: {print}\n  说明: 甲\n  日期: 2026-02-30\n"), "4:7", "不是日期"),
        (
            format!("处理意见:\n- 指纹: {print}\n  说明: 甲\n- 指纹: {print}\n  说明: 乙\n"),
            "4:3",
            "写了两条意见",
        ),
        (format!("处理意见:\n- 指纹: {print}\n"), "2:3", "既没有意见也没有说明"),
        ("处理意见: 甲\n".to_owned(), "1:7", "这里应是列表"),
    ] {
        std::fs::write(place.join("decisions.yaml"), &text).expect("written");
        let run = check();
        assert_eq!(run.code, 2, "{text}{}", run.stderr);
        let start = format!("decisions.yaml:{place_of_it}");
        assert!(run.stderr.contains(&start) && run.stderr.contains(words), "{text}{}", run.stderr);
    }
    std::fs::write(place.join("decisions.yaml"), "").expect("written");
    assert_eq!(check().code, 1, "an empty file decides nothing");
}

#[test]
fn the_file_holds_to_its_schema_and_comes_back_the_same_in_both_languages() {
    let english = "decisions:\n- fingerprint: 00000000000000aa\n  verdict: returned\n  words: 'no: yes'\n  by: 市政务公开办\n  on: 2026-11-20\n  subject:\n    file: a.yaml\n    rule: vague-deadline\n- fingerprint: '0123456789012345'\n  words: '12'\n  subject:\n    rule: changed\n";
    let chinese = "处理意见:\n- 指纹: 00000000000000aa\n  意见: 退回修改\n";
    for (text, zh) in [(english, false), (chinese, true)] {
        let (read, faults) = mulu::pipeline::decisions("decisions.yaml", text.as_bytes().to_vec());
        assert!(faults.is_empty(), "{faults:?}");
        let bytes = read.to_bytes().expect("written");
        let (again, faults) = mulu::pipeline::decisions("decisions.yaml", bytes.clone());
        assert!(faults.is_empty() && again == read, "{faults:?}");
        assert_eq!(again.to_bytes().expect("written"), bytes);
        let value: Value = serde_yaml::from_slice(&bytes).expect("YAML");
        let validator = jsonschema::validator_for(&mulu::decisions::schema(zh)).expect("a schema");
        let errors: Vec<String> = validator.iter_errors(&value).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{errors:?} {}", String::from_utf8_lossy(&bytes));
    }
}
