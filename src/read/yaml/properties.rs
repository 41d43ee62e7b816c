//! What holds of the YAML reader for any text: it survives, in no time; its places hold; a fault hides
//! nothing beside it; nothing valid is called broken.

use super::tests::{Outcome, run, run_with, trees};
use crate::document::{Node, NodeKind};
use crate::read::Bounds;
use crate::source::Location;
use proptest::prelude::*;

/// Every place lies in the text, and every exact one holds its text to the letter.
pub(super) fn places_hold(outcome: &Outcome) {
    let file = outcome.document.file;
    let text = outcome.files.text(file).unwrap_or("");
    fn visit(node: &Node, text: &str) {
        let Location::Text { span, .. } = node.at else { panic!("no text place") };
        assert!(text.get(span.range()).is_some(), "{span:?}");
        match &node.kind {
            NodeKind::Null => {}
            NodeKind::Text { .. } => node.as_text().iter().for_each(|located| hold(&located.shared(), text)),
            NodeKind::List(nodes) => nodes.iter().for_each(|node| visit(node, text)),
            NodeKind::Map(entries) => entries.iter().for_each(|entry| {
                hold(&entry.key, text);
                visit(&entry.value, text);
            }),
        }
    }
    fn hold(located: &crate::source::Located<crate::source::SharedText>, text: &str) {
        let Location::Text { span, .. } = located.at else { panic!("no text place") };
        let slice = text.get(span.range());
        assert!(slice.is_some());
        if located.exact {
            assert_eq!(slice, Some(located.value.as_str()));
        }
    }
    outcome.document.tables.iter().for_each(|table| visit(&table.root, text));
}

#[test]
fn two_hundred_bad_items_hide_none_of_the_good_ones() {
    let mut text = "domain: 养老\nitems:\n".to_owned();
    for n in 0..600 {
        text.push_str(&format!("  - code: c{n}\n    name: 事项{n}\n"));
        text.push_str(["    x: [a}\n", "    y: 1\n", ""][n % 3]);
    }
    text.push_str("note: 完\ntitle: \"\\q\"\nlegend: 图\n");
    let outcome = run(text.as_str());
    let tree = trees(&outcome.document);
    for n in 0..600 {
        assert!(tree.contains(&format!("{{code: c{n}, name: 事项{n}")), "{n}");
    }
    assert!(
        tree.starts_with("{domain: 养老, items: [{") && tree.ends_with("}], note: 完, legend: 图}"),
        "{tree}"
    );
    assert_eq!(outcome.findings.len(), 201);
    places_hold(&outcome);
}

/// What can be read from a text with one bad element is what can be read without it.
#[test]
fn going_on_after_a_fault_reads_what_a_fresh_start_would() {
    let frames = [
        ("a: 1\nb:\n  - c: 1\n", "  - d: 1\n    e:\n      - f\ng: 2\n"),
        ("b:\n- c: 1\n", "- d: 1\n  e:\ng:\n"),
        ("- c: 1\n- |\n  x\n  - y\n", "# n\n- d: [1,\n  2]\n-\n- e\n"),
        ("a: 1\nb:\n  c: 2\n", "  d: 3\ne: 4\n"),
        ("x:\n  y:\n    - 1\n", "    - 2\n  z: 3\nw: 4\n"),
        ("- 1\n---\n- 2\n", "- 3\n---\n- 4\n"),
    ];
    for (before, after) in frames {
        let good = run(format!("{before}{after}"));
        let indent = after.len() - after.trim_start().len();
        for bad in ["- [x}", "- a: \"\\q\"", "- a: [b}\n    c", "k: {a]", "k: \"\\q\"", "? [}"] {
            let lines: String = bad.lines().map(|line| format!("{}{line}\n", " ".repeat(indent))).collect();
            let outcome = run(format!("{before}{lines}{after}"));
            assert!(outcome.findings.len() > good.findings.len(), "{before}{lines}{after}");
            let kind = |text: &str| text.trim_start_matches(['#', 'n', '\n']).trim_start().starts_with('-');
            if kind(after) == bad.starts_with('-') {
                assert_eq!(trees(&outcome.document), trees(&good.document), "{before}{lines}{after}");
            }
            places_hold(&outcome);
        }
    }
}

#[test]
fn hostile_text_is_refused_in_no_time() {
    let many = |unit: &str, n: usize| unit.repeat(n);
    let aliases = format!("a: &a [x]\n{}", many("b: [*a, *a, *a]\n", 5_000));
    for (text, rule) in [
        (many("[", 200_000), "over-bound"),
        (many("- ", 200_000), "over-bound"),
        (many("{a: ", 100_000), "over-bound"),
        (many("a: @\n", 100_000), "over-bound"),
        (many("a: \"\n", 50_000), "over-bound"),
        (many("\t\n x: [}\n", 50_000), "over-bound"),
        (many(" \"a\n", 50_000), "malformed-yaml"),
        (many("x\n", 100_000) + "a: b", "malformed-yaml"),
        (many("? ", 50_000), "over-bound"),
        (aliases, "over-bound"),
        (many("\u{1}", 200_000), "over-bound"),
    ] {
        let outcome = run(text.as_str());
        let names = outcome.findings.iter().any(|finding| finding.starts_with(rule));
        assert!(
            names,
            "{} {:?}",
            &text[..20.min(text.len())],
            &outcome.findings[..3.min(outcome.findings.len())]
        );
        assert!(outcome.findings.len() <= 1_001);
    }
    let few = Bounds { nodes: 10, ..Bounds::default() };
    let outcome = run_with(many("- a\n", 50), &few);
    assert_eq!(outcome.findings, ["over-bound 10:1"]);
    assert_eq!(trees(&outcome.document), "[a, a, a, a, a, a, a, a, a]");
}

const CATALOGUE: &str = "domain: 养老服务\ntitle: 示例县目录\nitems:\n  - code: 21-01-01\n    category: 通用政策\n    name: \"法规、政策\"\n    content: [文件名称, '文号', 发文部门]\n    basis:\n      - 《条例》（国务院令第711号）第十九条\n    deadline: >-\n      20个工作日\n      内\n    mode: |\n      主动公开\n    levels: [县级]\n  - code: 21-01-02 # 注\n    name: 二\n    audience: {groups: [老年人]}\n";

#[test]
fn plain_and_quoted_values_are_exact() {
    let outcome = run(CATALOGUE);
    assert!(outcome.findings.is_empty());
    places_hold(&outcome);
    let texts: Vec<_> = outcome.document.tables.iter().flat_map(|table| table.root.texts()).collect();
    let inexact: Vec<&str> = texts.iter().filter(|t| !t.exact).map(|t| t.value.as_str()).collect();
    assert_eq!(inexact, ["20个工作日 内", "主动公开\n"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if cfg!(debug_assertions) { 600 } else { 20_000 }))]

    #[test]
    fn any_text_is_survived(text in "[ \\t\\n\\r\\-:：'\"\\[\\]{},#|>&*!%@?a　\u{a0}－\\\\\0~.名]{0,60}") {
        places_hold(&run(text.as_str()));
        for (span, comment) in super::comments(&text) {
            prop_assert_eq!(&text[span.range()], comment);
        }
    }

    #[test]
    fn any_bytes_are_survived(bytes in proptest::collection::vec(any::<u8>(), 0..80)) {
        places_hold(&run(bytes));
    }

    #[test]
    fn a_mutated_catalogue_is_survived(
        changes in proptest::collection::vec((0..CATALOGUE.len(), 0..8_usize, "[ \\t\\n\\-:：'\"\\[\\]{},#|>&*　]{0,3}"), 1..6)
    ) {
        let mut text = CATALOGUE.to_owned();
        for (at, length, new) in changes {
            let boundary = |mut at: usize| { at = at.min(text.len()); while !text.is_char_boundary(at) { at -= 1; } at };
            let (start, end) = (boundary(at), boundary(at + length));
            text.replace_range(start..end.max(start), &new);
        }
        places_hold(&run(text.as_str()));
    }
}

/// Whether the parser takes a text as it is.
fn is_valid(text: &str) -> bool {
    granit_parser::Parser::new_from_str(text).all(|event| event.is_ok())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if cfg!(debug_assertions) { 2_000 } else { 400_000 }))]

    /// What the walk over the lines calls broken, the parser must refuse. A full-width colon is text
    /// to the parser, so texts with one are let pass.
    #[test]
    fn nothing_valid_is_called_broken(
        lines in proptest::collection::vec((0..5_usize, prop::sample::select(vec![
            "a: b", "a:", "- a", "- a: b", "-", "- - a", "b: [a, b]", "b: [a,", "c]", "]", "}", "d: {e: f", "e: |", "- >-", "text",
            "text: more: x", "'q': r", "\"q", "q\"", "k: \"v\" # c", "# c", "", "-x", "x:y", "k: 'it''s'", "http://x.cn", "&x a: b", "k: !t",
            "k: &x", "- [a, b]: c", "k: - x", "k: @", "说明：一", "名称：二", "---", "...", "'", "k: '", "{a: b}", "- {a: b,", "c: d}", "- |", "k: a #b", "k: a#b", "a, b", "b,",
        ])), 1..7)
    ) {
        let text: String = lines.iter().map(|(depth, line)| format!("{}{line}\n", " ".repeat(*depth))).collect();
        let flaws = super::layout::flaws(&text);
        let wide = flaws.iter().any(|flaw| flaw.fault == super::fault::Fault::WideColon);
        prop_assert!(wide || flaws.is_empty() || !is_valid(&text), "{text}\n{flaws:#?}");
        places_hold(&run(text.as_str()));
    }
}
