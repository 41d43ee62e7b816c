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

const PRINTS: [&str; 3] = ["00000000000000aa", "00000000000000bb", "00000000000000cc"];

/// A file a person keeps: in an order of its own, with comments everywhere.
fn by_hand() -> String {
    let [one, other, third] = PRINTS;
    format!(
        "# 本市的意见\n处理意见:\n# 会上定的\n- 指纹: '{other}'   # 二\n  意见: 同意保留\n  # 省里有口径\n  说明: \"不改 # 真的\"\n\n- 指纹: '{one}'\n  意见: 退回修改 # 打过电话\n- 指纹: '{third}'\n  说明: '丙'\n# 完\n"
    )
}

fn after(text: &str, change: impl Fn(&mut mulu::decisions::Decisions)) -> String {
    let (mut all, faults) = mulu::pipeline::decisions("decisions.yaml", text.as_bytes().to_vec());
    assert!(faults.is_empty(), "{faults:?}");
    change(&mut all);
    let bytes = mulu::pipeline::decisions_bytes(&all, Some(text.as_bytes().to_vec())).expect("written");
    let (again, faults) = mulu::pipeline::decisions("decisions.yaml", bytes.clone());
    assert!(faults.is_empty() && again == all, "{faults:?} {}", String::from_utf8_lossy(&bytes));
    String::from_utf8(bytes).expect("UTF-8")
}

#[test]
fn what_a_person_wrote_into_the_file_stays() {
    let text = by_hand();
    let [one, other, third] = PRINTS;
    let dropped = |print: &str| [print.to_owned()].into();
    assert_eq!(after(&text, |_| {}), text);
    // One goes: its comments stay, the rest is as it was written.
    let left = after(&text, |all| all.drop_all(&dropped(other)));
    assert_eq!(
        left,
        format!(
            "# 本市的意见\n处理意见:\n# 会上定的\n# 二\n# 省里有口径\n\n- 指纹: '{one}'\n  意见: 退回修改 # 打过电话\n- 指纹: '{third}'\n  说明: '丙'\n# 完\n"
        )
    );
    // All go.
    let none = after(&text, |all| all.drop_all(&PRINTS.map(ToOwned::to_owned).into()));
    for comment in ["# 本市的意见", "# 会上定的", "# 二", "# 省里有口径", "# 打过电话", "# 完"]
    {
        assert!(none.contains(comment), "{none}");
    }
    // One is changed, one is new; the order stays.
    let decision = |print: &str, words: &str| mulu::decisions::Decision {
        fingerprint: print.to_owned(),
        words: words.to_owned(),
        ..mulu::decisions::Decision::default()
    };
    let more = after(&text, |all| {
        assert!(all.put(decision(one, "再议")) && all.put(decision("00000000000000dd", "新")));
    });
    let at = |part: &str| more.find(part).unwrap_or_else(|| panic!("{part}: {more}"));
    assert!(at(other) < at(one) && at(one) < at(third) && at("再议") > at("# 打过电话"), "{more}");
    assert!(more.contains("说明: \"不改 # 真的\"") && more.contains("说明: 新"), "{more}");
    assert!(more.starts_with("# 本市的意见\n") && more.ends_with("# 完\n"), "{more}");
}

#[test]
fn layouts_nobody_expects_lose_no_comment_either() {
    let [one, other, _] = PRINTS;
    for text in [
        format!("# 甲\n处理意见: [{{指纹: '{one}', 意见: 采纳}}, {{指纹: '{other}', 说明: 乙}}] # 丙\n"),
        format!(
            "# 甲\r\n处理意见:\r\n    -   意见: 采纳 # 丙\r\n        指纹: '{one}'\r\n    - 指纹: \"{other}\"\r\n      说明: |\r\n        - 乙\r\n"
        ),
        format!("# 甲\n处理意见:\n-\n  指纹: '{one}' # 丙\n  意见: 采纳\n-\n  指纹: '{other}'\n  说明: 乙\n"),
    ] {
        let left = after(&text, |all| all.drop_all(&[one.to_owned()].into()));
        assert!(left.contains("# 甲") && left.contains("# 丙") && left.contains(other), "{text}\n{left}");
        assert_eq!(left.contains("\r\n"), text.contains("\r\n"), "{left}");
        assert_eq!(after(&text, |_| {}), text);
    }
}

#[test]
fn what_looks_like_a_comment_in_a_long_text_is_its_text() {
    let [one, other, _] = PRINTS;
    let text = format!(
        "处理意见:\n- 指纹: '{one}'\n  意见: 采纳\n  说明: |\n    第一行\n    # 不是注释\n- 指纹: '{other}'\n  # 是注释\n  说明: 乙\n"
    );
    let changed = after(&text, |all| {
        let own = all.of(one).expect("there").clone();
        assert!(all.put(mulu::decisions::Decision { words: "改了".to_owned(), ..own }));
    });
    assert!(!changed.contains("不是注释") && changed.contains("# 是注释"), "{changed}");
    let left = after(&text, |all| all.drop_all(&[other.to_owned()].into()));
    assert!(left.contains("    # 不是注释\n# 是注释\n"), "{left}");
}
