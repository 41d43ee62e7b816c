//! `mulu fmt`: the same catalogue, the same comments, the same form however often.
#![expect(clippy::expect_used, reason = "a test may fail so")]

mod support;

use mulu::diagnostic::Sink;
use mulu::format::{Keys, LeftAlone, format};
use mulu::knowledge::Knowledge;
use mulu::normalise::{self, Memo};
use mulu::read::{self, Bounds};
use mulu::source::Files;
use proptest::prelude::*;
use std::sync::LazyLock;
use support::root;

fn formatted(text: &str, keys: Option<Keys>) -> Result<String, LeftAlone> {
    let mut files = Files::new();
    format(files.add("a.yaml", text.as_bytes().to_vec()), &files, keys)
}

fn form(text: &str) -> String {
    formatted(text, None).unwrap_or_else(|why| panic!("{why:?}\n{text}"))
}

/// A text as the catalogues it holds, in the writing of an import.
fn catalogues(text: &str) -> Vec<String> {
    let mut files = Files::new();
    let file = files.add("a.yaml", text.as_bytes().to_vec());
    let document = read::read(file, &files, &Bounds::default(), &mut Sink::new());
    static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(Knowledge::embedded);
    let found = normalise::catalogues(&document, &KNOWLEDGE, &mut Memo::default());
    found.iter().map(mulu::emit::yaml::catalogue).collect()
}

#[test]
fn layout_quotes_and_order_become_canonical_and_comments_stay() {
    let written = "\
# 示例县养老服务目录


#二〇二六年

\"事项\":  # 全部
- 二级事项:   '甲'   # 名称
  # 编码由市里编
  事项编码: 010101
  公开内容:
    - \"要素一\"
    - 要素二

  公开依据: [ 《条例》第二十条, '《办法》: 第三条' ] # 待核
  公开对象: { 全社会: true, groups: [老年人] }
  公开时限: >-
    信息形成之日起
    20个工作日内
  备注: |
    第一行
    第二行


# 第二项
-
  {二级事项: 乙, 自定: [1, # 一
   2]}
领域: 养老服务
# 完
";
    let expected = "\
# 示例县养老服务目录

#二〇二六年

领域: 养老服务
事项:  # 全部
  # 编码由市里编
  - 事项编码: 010101
    二级事项: 甲  # 名称
    公开内容: [要素一, 要素二]

    公开依据:  # 待核
      - 《条例》第二十条
      - \"《办法》: 第三条\"
    公开时限: 信息形成之日起 20个工作日内
    公开对象: {全社会: true, groups: [老年人]}
    备注: |
      第一行
      第二行

  # 第二项
  - 二级事项: 乙
    自定:
      - 1  # 一
      - 2
# 完
";
    assert_eq!(form(written), expected);
    assert_eq!(form(expected), expected);
    assert_eq!(catalogues(written), catalogues(expected));
}

#[test]
fn keys_turn_from_one_language_into_the_other_and_back() {
    let english =
        "domain: 养老服务\nitems:\n  - code: 21-01-01\n    name: 甲\n    公开时间: 每年\n    own: 乙\n";
    let chinese =
        "领域: 养老服务\n事项:\n  - 事项编码: 21-01-01\n    二级事项: 甲\n    公开时间: 每年\n    own: 乙\n";
    assert_eq!(formatted(english, Some(Keys::Chinese)).expect("formatted"), chinese);
    assert_eq!(formatted(chinese, Some(Keys::English)).expect("formatted"), english);
    let mut files = Files::new();
    let place = "name: 示例县\nwaivers:\n  - {rule: vague-deadline, code: 21-01-01, reason: 无}\nbodies:\n  name: 示例局\n";
    let file = files.add("x/jurisdiction.yaml", place.as_bytes().to_vec());
    let turned = format(file, &files, Some(Keys::Chinese)).expect("formatted");
    assert!(turned.contains("单位:\n  name: 示例局\n"), "names of offices are no keys of ours: {turned}");
    assert!(
        turned.contains("备案说明:\n  - 规则: vague-deadline\n    事项编码: 21-01-01\n    理由: 无\n")
            || turned.contains("  - {规则: vague-deadline, 事项编码: 21-01-01, 理由: 无}\n"),
        "{turned}"
    );
}

#[test]
fn a_waiver_in_a_comment_keeps_speaking_of_what_it_spoke_of() {
    let text = "items:\n  - name: 甲\n    deadline: 及时  # mulu: allow vague-deadline: 无\n    code: 1\n  - name: 乙  # mulu: allow vague-deadline: 无\n    code: 2\n";
    assert_eq!(form(text), text, "the order stays where a comment hangs on it");
}

#[test]
fn what_cannot_be_formatted_is_left_alone() {
    for faulty in [
        "事项：\n  - 名称: 甲\n",
        "items:\n  - a: [1\n",
        "items:\n  - &x {a: 1}\n",
        "items:\n  - a: 1\n    a: 2\n",
    ] {
        assert!(matches!(formatted(faulty, None), Err(LeftAlone::Faulty(_))), "{faulty}");
    }
    for other in ["", "a: 1\n", "- 1\n", "甲\n"] {
        assert!(matches!(formatted(other, None), Err(LeftAlone::NotOurs)), "{other}");
    }
}

#[test]
fn every_catalogue_of_ours_has_a_form_and_stays_the_same_in_it() {
    let mut seen = 0;
    for entry in walkdir::WalkDir::new(root().join("catalogues")).sort_by_file_name() {
        let path = entry.expect("listed").into_path();
        let text =
            path.extension().filter(|ending| *ending == "yaml").map(|_| std::fs::read_to_string(&path));
        let Some(Ok(text)) = text else { continue };
        for keys in [None, Some(Keys::Chinese), Some(Keys::English)] {
            let Ok(form) = formatted(&text, keys) else { continue };
            assert_eq!(catalogues(&form), catalogues(&text), "{}", path.display());
            assert_eq!(formatted(&form, keys).expect("formatted"), form, "{}", path.display());
            seen += 1;
        }
        assert!(
            !matches!(formatted(&text, None), Err(LeftAlone::Unsure | LeftAlone::Faulty(_)) if text.contains("items:"))
        );
    }
    assert!(seen >= 3 * 50, "{seen}");
}

/// A scalar in one of the ways to write it.
fn scalar() -> impl Strategy<Value = String> {
    let sign =
        prop::sample::select("甲乙要素ab01 :#-,[]{}'\"\\&*!|>%@`？：。~、\t".chars().collect::<Vec<_>>());
    let text = prop::collection::vec(sign, 0..10).prop_map(|signs| signs.into_iter().collect::<String>());
    let quoted = text.prop_flat_map(|text| {
        let single = format!("'{}'", text.replace('\'', "''"));
        let double = format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('\t', "\\t"));
        prop::sample::select(vec![single, double])
    });
    let plain = prop::sample::select(vec![
        "甲",
        "010101",
        "true",
        "null",
        "~",
        "2026-01-01",
        "1.5",
        "no",
        "每年 一次",
        "a-b",
        "《条例》第1条",
        "",
    ]);
    prop_oneof![quoted, plain.prop_map(str::to_owned)]
}

/// A value behind a key at an indent, from the colon on.
fn value(indent: usize) -> impl Strategy<Value = String> {
    let pad = " ".repeat(indent + 2);
    let (one, two, three) = (pad.clone(), pad.clone(), pad.clone());
    let words = || prop::sample::select(vec!["甲", "乙丙", "a b", "1"]);
    prop_oneof![
        scalar().prop_map(|text| format!(" {text}")),
        prop::collection::vec(words(), 0..4).prop_map(|list| format!(" [{}]", list.join(", "))),
        prop::collection::vec(scalar(), 1..4).prop_map(move |list| {
            list.iter().map(|text| format!("\n{one}-   {text}")).collect::<String>()
        }),
        prop::collection::vec(words(), 1..3).prop_map(move |list| {
            format!(" [ # 内\n{two}{}\n{two}# 末\n{two}]", list.join(&format!(", # 甲\n{two}")))
        }),
        prop::collection::vec(words(), 1..4).prop_map(move |list| {
            format!(" |\n{}", list.iter().map(|text| format!("{three}{text}")).collect::<Vec<_>>().join("\n"))
        }),
        words().prop_map(|word| format!(" {{groups: [{word}], all: true}}")),
    ]
}

/// An item, each of its keys once, with comments and blank lines among them.
fn item() -> impl Strategy<Value = String> {
    let keys =
        vec!["code", "二级事项", "content", "公开依据", "deadline", "公开对象", "note", "自定", "extra"];
    let count = keys.len();
    (
        prop::sample::subsequence(keys, 1..count).prop_shuffle(),
        prop::collection::vec((value(4), 0..6u8), count),
    )
        .prop_map(|(keys, values)| {
            let mut text = String::new();
            for (index, (key, (value, ornament))) in keys.iter().zip(values).enumerate() {
                let key = if *key == "extra" { "备用" } else { key };
                let above = match ornament {
                    1 if index > 0 => "    # 上\n",
                    2 if index > 0 => "\n\n",
                    3 if index > 0 => "\n# 外\n\n    # 里\n",
                    _ => "",
                };
                let behind = if ornament == 4 && !value.contains('\n') { "   # 行末" } else { "" };
                let start = if index == 0 { "  - " } else { "    " };
                text.push_str(&format!("{above}{start}{key}:{value}{behind}\n"));
            }
            text
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn any_catalogue_keeps_its_values_and_its_form(
        items in prop::collection::vec((item(), 0..3u8), 0..4),
        head in prop::sample::select(vec!["", "# 头\n", "# 头\n\n# 二\n\n", "---\n"]),
        tail in prop::sample::select(vec!["", "# 尾\n", "\n  # 尾\n", "title: 标题 # 题\ndomain: '养老'\n"]),
        keys in prop::sample::select(vec![None, Some(Keys::Chinese), Some(Keys::English)]),
    ) {
        let items: String = items.iter().map(|(item, above)| {
            ["", "  # 事项\n", "\n"][usize::from(*above)].to_owned() + item
        }).collect();
        let text = format!("{head}items:{}\n{items}{tail}", if items.is_empty() { " []" } else { "" });
        match formatted(&text, keys) {
            Ok(form) => {
                prop_assert_eq!(catalogues(&form), catalogues(&text), "{}\n→\n{}", text, form);
                let again = formatted(&form, keys);
                prop_assert_eq!(again.as_ref().ok(), Some(&form), "{}\n→\n{}", text, form);
            }
            Err(LeftAlone::Faulty(_)) => {}
            Err(other) => prop_assert!(false, "{:?}\n{}", other, text),
        }
    }
}
