//! Waivers in comments: what each place of a comment speaks of, and what is said of those that speak of nothing.
#![expect(clippy::expect_used, reason = "a test may fail so")]

mod support;

use support::{findings, folder, places};

/// Two items, each with a vague deadline and a repealed law, and an unknown key.
const TEXT: &str = "\
领域: 示例领域
事项:
  - 事项编码: 51-01-01
    二级事项: 甲
    公开内容: [乙]
    公开依据:
      - 《中华人民共和国收养法》
    公开时限: 及时公开
    公开主体: 示例县民政局
    公开渠道和载体: [政府网站]
    公开对象: 全社会
    公开方式: 主动公开
    公开层级: 县级
    备注二: 待上级统一
  - 事项编码: 51-01-02
    二级事项: 丙
    公开内容: [丁]
    公开依据: [《中华人民共和国收养法》]
    公开时限: 尽快公开
    公开主体: 示例县民政局
    公开渠道和载体: [政府网站]
    公开对象: 全社会
    公开方式: 主动公开
    公开层级: 县级
";

/// The findings of the rules in question, as `rule@line`.
fn told(text: &str) -> Vec<String> {
    let place = folder();
    std::fs::write(place.path().join("a.yaml"), text).expect("written");
    let rules = ["vague-deadline", "repealed-law", "unknown-field", "unused-waiver", "waiver-without-reason"];
    let all = places(&findings(place.path(), &["a.yaml"]));
    let wanted = |found: &String| rules.iter().any(|rule| found.starts_with(rule));
    all.into_iter()
        .filter(wanted)
        .map(|found| found.rsplit_once(':').expect("a column").0.to_owned())
        .collect()
}

/// The text with a comment at the end of a line (from 1), or above it.
fn with(line: usize, above: bool, comment: &str) -> String {
    let mut lines: Vec<String> = TEXT.lines().map(str::to_owned).collect();
    if above {
        let blanks = lines[line - 1].len() - lines[line - 1].trim_start().len();
        lines.insert(line - 1, format!("{}{comment}", " ".repeat(blanks)));
    } else {
        lines[line - 1].push_str(&format!("  {comment}"));
    }
    lines.join("\n") + "\n"
}

#[test]
fn a_comment_speaks_of_the_key_it_stands_at_or_above() {
    assert_eq!(
        told(TEXT),
        ["repealed-law@7", "vague-deadline@8", "unknown-field@14", "repealed-law@18", "vague-deadline@19"]
    );
    let vague = "# mulu: allow vague-deadline: 上级未定天数";
    assert_eq!(
        told(&with(8, false, vague)),
        ["repealed-law@7", "unknown-field@14", "repealed-law@18", "vague-deadline@19"]
    );
    assert_eq!(
        told(&with(8, true, vague)),
        ["repealed-law@7", "unknown-field@15", "repealed-law@19", "vague-deadline@20"]
    );
    let law = "# mulu：允许 repealed-law：待上级更新";
    for line in [6, 7] {
        assert_eq!(
            told(&with(line, false, law)),
            ["vague-deadline@8", "unknown-field@14", "repealed-law@18", "vague-deadline@19"],
            "{line}"
        );
    }
    let key = "# mulu: allow unknown-field: 本县自用";
    assert_eq!(
        told(&with(14, false, key)),
        ["repealed-law@7", "vague-deadline@8", "repealed-law@18", "vague-deadline@19"]
    );
}

#[test]
fn a_comment_at_an_item_speaks_of_all_of_it_and_one_at_the_top_of_the_file() {
    let both = "# mulu: allow vague-deadline, B103: 待上级更新";
    for above in [false, true] {
        let shift = usize::from(above);
        let rest = [format!("repealed-law@{}", 18 + shift), format!("vague-deadline@{}", 19 + shift)];
        let found = told(&with(3, above, both));
        let found: Vec<&String> = found.iter().filter(|found| !found.starts_with("unknown-field")).collect();
        assert_eq!(found, rest.iter().collect::<Vec<_>>(), "{above}");
    }
    let top = format!("# 说明\n{both}\n\n{TEXT}");
    assert_eq!(told(&top), ["unknown-field@17"]);
    assert_eq!(told(&top.replace('\n', "\r\n")), ["unknown-field@17"]);
}

#[test]
fn what_covers_nothing_is_told_of_where_it_stands() {
    let found = told(&with(9, false, "# mulu: allow vague-deadline: 待上级统一"));
    assert!(found.contains(&"unused-waiver@9".to_owned()), "{found:?}");
    assert!(found.contains(&"vague-deadline@8".to_owned()), "{found:?}");
    let found = told(&with(8, false, "# mulu: allow vague-deadline"));
    assert!(found.contains(&"waiver-without-reason@8".to_owned()), "{found:?}");
    assert!(found.contains(&"vague-deadline@8".to_owned()), "{found:?}");
    assert!(
        told(&format!("{TEXT}# mulu: allow vague-deadline: 待上级统一\n"))
            .contains(&"unused-waiver@25".to_owned())
    );
    let place = folder();
    std::fs::write(place.path().join("a.yaml"), with(8, false, "# mulu: allow vage-deadline: 待上级统一"))
        .expect("written");
    let report = findings(place.path(), &["a.yaml"]);
    let unknown = report["findings"].as_array().expect("a list").iter().find(|found| found["code"] == "W502");
    let unknown = unknown.expect("told");
    assert!(unknown["help"].as_str().expect("help").contains("vague-deadline"), "{unknown}");
    assert_eq!(unknown["location"]["line"], 8);
    let line = with(8, false, "").lines().nth(7).expect("a line").trim_end().to_owned();
    assert_eq!(unknown["location"]["column"].as_u64(), Some(line.chars().count() as u64 + 17), "at the name");
}

#[test]
fn what_only_looks_like_one_is_left_alone() {
    for comment in [
        "# 见 mulu: allow vague-deadline: 待上级统一",
        "# mulu: 说明",
        "# mulu allow vague-deadline: 待上级统一",
    ] {
        assert_eq!(told(&with(8, false, comment)), told(TEXT), "{comment}");
    }
    let quoted =
        TEXT.replace("及时公开", "'及时公开\n      # mulu: allow vague-deadline: 待上级统一\n      '");
    assert!(!told(&quoted).iter().any(|found| found.contains("waiver")), "{:?}", told(&quoted));
}
