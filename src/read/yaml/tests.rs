//! What the YAML reader makes of good and bad input: findings by rule and place, and the tree.

use crate::diagnostic::{Levels, Safety, Sink};
use crate::document::{Document, Node, NodeKind};
use crate::read::{Bounds, read};
use crate::source::{Files, Location};

/// A file read: its findings as `name line:column`, and its trees in one line each.
pub(super) struct Outcome {
    pub(super) files: Files,
    pub(super) document: Document,
    pub(super) findings: Vec<String>,
    pub(super) messages: Vec<String>,
}

pub(super) fn run(bytes: impl Into<Vec<u8>>) -> Outcome {
    run_with(bytes, &Bounds::default())
}

pub(super) fn run_with(bytes: impl Into<Vec<u8>>, bounds: &Bounds) -> Outcome {
    let mut files = Files::new();
    let file = files.add("a.yaml", bytes.into());
    let mut sink = Sink::new();
    let document = read(file, &files, bounds, &mut sink);
    let found = sink.finish(&Levels::default(), &files);
    let place = |at| files.place(at).to_string().replacen("a.yaml:", "", 1);
    let findings = found.iter().map(|f| format!("{} {}", f.rule.name, place(f.primary))).collect();
    let messages = found.iter().map(|f| format!("{} {:?}", f.message.chinese, f.help)).collect();
    Outcome { files, document, findings, messages }
}

fn show(node: &Node) -> String {
    match &node.kind {
        NodeKind::Null => "~".to_owned(),
        NodeKind::Text { text, .. } => text.to_string(),
        NodeKind::List(nodes) => format!("[{}]", nodes.iter().map(show).collect::<Vec<_>>().join(", ")),
        NodeKind::Map(entries) => {
            let entry = |e: &crate::document::Entry| format!("{}: {}", e.key.value, show(&e.value));
            format!("{{{}}}", entries.iter().map(entry).collect::<Vec<_>>().join(", "))
        }
    }
}

pub(super) fn trees(document: &Document) -> String {
    document.tables.iter().map(|table| show(&table.root)).collect::<Vec<_>>().join(" --- ")
}

/// Each text, the tree expected of it, and the findings.
fn check(cases: &[(&str, &str, &[&str])]) {
    for (text, tree, findings) in cases {
        let outcome = run(*text);
        assert_eq!(trees(&outcome.document), *tree, "\n{text}\n{:#?}", outcome.messages);
        assert_eq!(outcome.findings, *findings, "\n{text}\n{:#?}", outcome.messages);
    }
}

#[test]
fn good_text_is_read_as_written() {
    check(&[
        ("code: 010101\nmode: no\nn: 1e3\n", "{code: 010101, mode: no, n: 1e3}", &[]),
        ("a:\nb: ~\nc: null\nd: ''\n", "{a: ~, b: ~, c: ~, d: }", &[]),
        ("\u{feff}名称: 养老\r\n列:\r\n  - 甲\r\n  - 乙\r\n", "{名称: 养老, 列: [甲, 乙]}", &[]),
        ("a:\n- b\n- c: d\n  e: f\ng: h\n", "{a: [b, {c: d, e: f}], g: h}", &[]),
        ("a: [\n  b, c,\n  {d: e}\n]\nf: [\ng\n]\n", "{a: [b, c, {d: e}], f: [g]}", &[]),
        ("a: 说明：见网址 http://x.cn，时间10:30\n", "{a: 说明：见网址 http://x.cn，时间10:30}", &[]),
        (
            "a: 甲\n  乙：丙\n  丁\nb: |\n  一：二\n\n    三\nc: >-\n  四\n  五\n",
            "{a: 甲 乙：丙 丁, b: 一：二\n\n  三\n, c: 四 五}",
            &[],
        ),
        ("a: \"b\n  c: d\"\ne: 'it''s'\n", "{a: b c: d, e: it's}", &[]),
        ("- 说明：一\n- 政府网站：http://a.cn\n- x\n", "[说明：一, 政府网站：http://a.cn, x]", &[]),
        ("# 注释\na: b # 注\n\t# 制表符后的注释\n\n---\n", "{a: b}", &["refused-yaml 5:1"]),
        ("{\"a\": 1, \"b\": [\"c\", \"d\"]}", "{a: 1, b: [c, d]}", &[]),
        ("a: b\n\u{20}\u{20}\n- x\n", "{a: b}", &["malformed-yaml 3:1"]),
        ("  a: 1\n  b:\n      - c\n", "{a: 1, b: [c]}", &[]),
        ("a:\tb\n-key: c\n", "{a: b, -key: c}", &[]),
        ("'a b': c\n\"d\" : e\n", "{a b: c, d: e}", &[]),
        ("a: |\n    　　段首\n    二\n", "{a: 　　段首\n二\n}", &[]),
    ]);
}

#[test]
fn full_width_punctuation_is_structure_only_where_a_key_must_stand() {
    const WIDE: &str = "full-width-punctuation-in-yaml";
    let at = |places: &[&str]| places.iter().map(|place| format!("{WIDE} {place}")).collect::<Vec<_>>();
    for (text, tree, places) in [
        ("名称：养老\ncode: 1\n", "{名称: 养老, code: 1}", vec!["1:3"]),
        ("code: 1\n名称：养老：一\n", "{code: 1, 名称: 养老：一}", vec!["2:3"]),
        (
            "领域：养老\n事项：\n  - 名称：甲\n    编码： 2\n",
            "{领域: 养老, 事项: [{名称: 甲, 编码: 2}]}",
            vec!["1:3", "2:3", "3:7", "4:7"],
        ),
        ("a:\n　　b: c\n　　d: e\n", "{a: {b: c, d: e}}", vec!["2:1", "3:1"]),
        ("a:\n\u{a0}\u{a0}- b\n", "{a: [b]}", vec!["2:1"]),
        ("a:　b\nc: d\n", "{a: b, c: d}", vec!["1:3"]),
        ("a:\n  － b\n  — c\n", "{a: [b, c]}", vec!["2:3", "3:3"]),
        ("a:\n  -　b: c\n    d: e\n", "{a: [{b: c, d: e}]}", vec!["2:4"]),
        ("a: b\n　\nc: d\n", "{a: b, c: d}", vec!["2:1"]),
        ("a: |\n　　一\n　　二\nb: c\n", "{a: 一\n二\n, b: c}", vec!["2:1", "3:1"]),
        ("audience:\n  groups：[甲]\n", "{audience: {groups: [甲]}}", vec!["2:9"]),
    ] {
        let outcome = run(text);
        assert_eq!(trees(&outcome.document), tree, "{text}");
        assert_eq!(outcome.findings, at(&places), "{text}");
    }
}

#[test]
fn tabs_are_as_wide_as_makes_the_line_fit() {
    check(&[
        ("a:\n\tb: c\n\td: e\n", "{a: {b: c, d: e}}", &["tab-indentation 2:1", "tab-indentation 3:1"]),
        (
            "items:\n\t- code: 1\n\t  name: x\n\t- code: 2\n",
            "{items: [{code: 1, name: x}, {code: 2}]}",
            &["tab-indentation 2:1", "tab-indentation 3:1", "tab-indentation 4:1"],
        ),
        ("items:\n  - code: 1\n\tname: x\n", "{items: [{code: 1, name: x}]}", &["tab-indentation 3:1"]),
        ("items:\n  -\tcode: 1\n    name: x\n", "{items: [{code: 1, name: x}]}", &["tab-indentation 2:4"]),
        ("a:\n\t|\n", "{a: }", &["tab-indentation 2:1"]),
    ]);
}

#[test]
fn syntax_faults_are_told_each_and_the_rest_is_read() {
    check(&[
        ("a: 1\nb:2\nc: 3\n", "{a: 1, b: 2, c: 3}", &["malformed-yaml 2:1"]),
        ("a:\n  - b\n  -c\n  - d\n", "{a: [b, c, d]}", &["malformed-yaml 3:3"]),
        ("- a: \"b\n  c: \"d\"\n- e: f\n", "[{a: b, c: d}, {e: f}]", &["malformed-yaml 1:6"]),
        ("a: 'b", "{a: b}", &["malformed-yaml 1:4"]),
        ("a: [b, c\nd: e\n", "{a: [b, c], d: e}", &["malformed-yaml 1:4"]),
        ("a: {b: [c\nd: e\n", "{a: {b: [c]}, d: e}", &["malformed-yaml 1:4"]),
        ("- a: {b: [c]\n  d: e\n- f: g\n", "[{a: {b: [c]}, d: e}, {f: g}]", &["malformed-yaml 1:6"]),
        ("a: b]\nc: d\ne: ]\n", "{a: b], c: d, e: ]}", &["malformed-yaml 3:4"]),
        (
            "a: b: c\nd: 电话: 123 # 注\n",
            "{a: b: c, d: 电话: 123}",
            &["malformed-yaml 1:4", "malformed-yaml 2:4"],
        ),
        (
            "a: @b\nc: `d'\ne: %f\n",
            "{a: @b, c: `d', e: %f}",
            &["malformed-yaml 1:4", "malformed-yaml 2:4", "malformed-yaml 3:4"],
        ),
        ("a: \"关于\"养老\"的\"\nb: c\n", "{a: \"关于\"养老\"的\", b: c}", &["malformed-yaml 1:4"]),
        ("a: - b\nc: d\n", "{a: - b, c: d}", &["malformed-yaml 1:4"]),
        ("- a: 1\n  b: 2\n    c: 3\n  d: 4\n", "[{a: 1, b: 2, c: 3, d: 4}]", &["malformed-yaml 3:5"]),
        ("- a: 1\n  b: 2\n c:\n   - 3\n  d: 4\n", "[{a: 1, b: 2, c: [3], d: 4}]", &["malformed-yaml 3:2"]),
        (
            "i:\n  - a: 1\n    b: 2\n  a: 3\n    b: 4\n",
            "{i: [{a: 1, b: 2}, {a: 3, b: 4}]}",
            &["malformed-yaml 4:3"],
        ),
        ("i:\n  - a: 1\n- a: 2\n  b: 3\n", "{i: [{a: 1}, {a: 2, b: 3}]}", &["malformed-yaml 3:1"]),
        ("a: b\u{1}c\n", "{a: b c}", &["malformed-yaml 1:5"]),
        ("a: b\0c\nd: e\n", "{a: b c, d: e}", &["malformed-yaml 1:5"]),
        (": x\na: b\n", "{: x, a: b}", &["malformed-yaml 1:1"]),
        ("a: 1\nfoo\nb: 2\n", "{a: 1, b: 2}", &["malformed-yaml 2:1"]),
        ("a: \"x\\q\"\nb: 2\n", "{b: 2}", &["malformed-yaml 1:4"]),
        ("a: [x}\nfoo\n", "{}", &["malformed-yaml 1:4", "malformed-yaml 2:1"]),
        ("a: [x}\n[b]\nc: d\n", "{c: d}", &["malformed-yaml 1:4", "malformed-yaml 2:1"]),
        ("- a: [x}\n  b: 1\n- c: 2\n", "[{b: 1}, {c: 2}]", &["malformed-yaml 1:6"]),
    ]);
}

#[test]
fn what_the_format_does_not_need_is_refused_and_kept_as_text() {
    check(&[
        (
            "a: &x 1\nb: *x\nc: *y\n",
            "{a: 1, b: *x, c: *y}",
            &["refused-yaml 1:4", "refused-yaml 2:4", "refused-yaml 3:4"],
        ),
        ("a: !!str 5\nb: !注意 x\n", "{a: 5, b: !注意 x}", &["refused-yaml 1:4", "malformed-yaml 2:4"]),
        ("<<: {a: 1}\n", "{<<: {a: 1}}", &["refused-yaml 1:1"]),
        ("a: 1\n---\nb: 2\n", "{a: 1} --- {b: 2}", &["refused-yaml 2:1"]),
        ("? [a, b]\n: c\n", "{[a, b]: c}", &["refused-yaml 1:3"]),
        ("a: 1\nb: 2\na: 3\n", "{a: 1, b: 2, a: 3}", &["repeated-key 3:1"]),
    ]);
}

#[test]
fn one_bad_item_does_not_hide_the_others_before_or_after() {
    let item = |n: usize| format!("  - code: 21-01-0{n}\n    name: 事项{n}\n");
    let bad = "  - code: 21-01-09\n    name: [甲\n    body: \"乙\\q\"\n    foo\n";
    for order in [[item(1), item(2), bad.to_owned()], [bad.to_owned(), item(1), item(2)]] {
        let outcome = run(format!("domain: 养老\nitems:\n{}", order.concat()));
        let tree = trees(&outcome.document);
        for kept in ["{code: 21-01-01, name: 事项1}", "{code: 21-01-02, name: 事项2}", "code: 21-01-09"] {
            assert!(tree.contains(kept), "{tree}");
        }
        assert_eq!(outcome.findings.len(), 3, "{:?} {tree}", outcome.findings);
    }
}

#[test]
fn other_encodings_are_read_with_a_warning_and_bytes_that_are_no_text_are_refused() {
    let text = "名称: 养老\n";
    let (gbk, _, _) = encoding_rs::GB18030.encode(text);
    let outcome = run(gbk.into_owned());
    assert_eq!(trees(&outcome.document), "{名称: 养老}");
    assert_eq!(outcome.findings, ["legacy-encoding a.yaml"]);
    assert_eq!(run(b"a: \xff\xff\n".to_vec()).findings, ["unreadable-file a.yaml"]);
    assert_eq!(run(b"%PDF-1.7".to_vec()).findings, ["unreadable-file a.yaml"]);
    assert_eq!(run("").findings, ["empty-catalogue a.yaml"]);
    assert_eq!(run("domain: x\nitems:\n").findings, ["empty-catalogue 2:1"]);
}

#[test]
fn safe_fixes_leave_nothing_of_the_fault() {
    for text in [
        "名称：养老\ncode: 1\n",
        "items:\n\t- code: 1\n\t\tname: x\n",
        "a:\n　　b: c\n　　d:e\n",
        "a: b: c\nd: @e\n",
        "a:\n  － b\n  —　c\n  -d\n",
        "a: b\n　\nc:　d\n",
    ] {
        let mut files = Files::new();
        let file = files.add("a.yaml", text.as_bytes().to_vec());
        let mut sink = Sink::new();
        let before = read(file, &files, &Bounds::default(), &mut sink);
        let mut edits = Vec::new();
        for finding in sink.finish(&Levels::default(), &files) {
            let fix = finding.fix.unwrap_or_else(|| panic!("no fix: {text}"));
            assert_eq!(fix.safety, Safety::Safe);
            edits.extend(fix.edits);
        }
        edits.sort_by_key(|edit| edit.at);
        let mut mended = text.to_owned();
        for edit in edits.iter().rev() {
            let Location::Text { span, .. } = edit.at else { continue };
            mended.replace_range(span.range(), &edit.text);
        }
        let after = run(mended.as_str());
        assert_eq!(after.findings, Vec::<String>::new(), "{mended}");
        assert_eq!(trees(&after.document), trees(&before));
    }
}

#[test]
fn comments_are_found_with_their_places() {
    let text = "# 一\na: b # mulu: allow x: 因为\nc: '# 不是'\n\td: |\n  # 也不是\ne: [ # 三\n]\n";
    let found: Vec<&str> = super::comments(text)
        .into_iter()
        .map(|(span, comment)| {
            assert_eq!(&text[span.range()], comment);
            comment
        })
        .collect();
    assert_eq!(found, ["# 一", "# mulu: allow x: 因为", "# 三"]);
    let broken: Vec<&str> = super::comments("a: b\nfoo\n  # 二\n").into_iter().map(|(_, c)| c).collect();
    assert_eq!(broken, ["# 二"]);
}
