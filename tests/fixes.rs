//! `check --fix`: what is fixed reads back as what was meant, and nothing else changes.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail so")]

#[path = "support/parts.rs"]
mod parts;
#[path = "support/rules.rs"]
mod rules;
mod support;

use mulu::diagnostic::{Diagnostic, Levels, Safety};
use mulu::knowledge::Knowledge;
use mulu::pipeline::{self, Fixed, Judge, Request};
use mulu::project::MemoryDisk;
use mulu::source::encoding::{Encoding, decode, encode};
use proptest::prelude::*;
use rules::bench::{self, Texts};
use rules::page::Page;
use rules::splice;
use std::sync::LazyLock;
use support::{folder, mulu_in};

static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(Knowledge::embedded);

fn fix(texts: &Texts, safety: Safety) -> Fixed {
    let disk = MemoryDisk::new(texts.iter().map(|(path, bytes)| (path.clone(), bytes.clone())));
    let request = Request { paths: texts.keys().cloned().collect(), ..Request::default() };
    let levels = Levels::default();
    let day = KNOWLEDGE.laws().expect("embedded").known_until();
    pipeline::fix(
        &request,
        &disk,
        Judge { knowledge: &KNOWLEDGE, levels: &|_: &pipeline::Loaded| levels.clone(), day, safety },
    )
    .expect("fixed")
}

/// The files of a run after fixing.
fn after(texts: &Texts, fixed: &Fixed) -> Texts {
    let mut after = texts.clone();
    after.extend(fixed.changed.iter().map(|file| (file.path.clone(), file.after.clone())));
    after
}

/// The same by the tests' own means: edits put into the text as they are, round by round.
fn witness(mut texts: Texts) -> Texts {
    let is_safe = |finding: &&Diagnostic| {
        finding.fix.as_ref().is_some_and(|fix| fix.safety == Safety::Safe && splice::is_of_text(fix))
    };
    for _ in 0..10 {
        let outcome = bench::check(&texts);
        if !outcome.findings.iter().any(|finding| is_safe(&finding)) {
            break;
        }
        texts = splice::apply(&outcome, &texts, outcome.findings.iter().filter(is_safe));
    }
    texts
}

#[test]
fn every_safe_fix_of_every_page_does_what_its_edits_say_and_no_more() {
    let (mut fixed_examples, mut cells) = (0, 0);
    for rule in mulu::rules::all() {
        for example in Page::parse(rule.docs).examples {
            let texts = bench::bytes(&example);
            if texts.is_empty() {
                continue;
            }
            let place = format!("{}.md, line {}", rule.name, example.line);
            let fixed = fix(&texts, Safety::Safe);
            let done = after(&texts, &fixed);
            let is_text = |path: &&String| path.ends_with(".yaml");
            for path in texts.keys().filter(is_text) {
                let shown = |texts: &Texts| String::from_utf8_lossy(&texts[path]).into_owned();
                assert_eq!(shown(&done), shown(&witness(texts.clone())), "{place}: {path}");
            }
            let left = fixed
                .findings
                .iter()
                .filter(|finding| finding.fix.as_ref().is_some_and(|fix| fix.safety == Safety::Safe));
            let refused = fixed.notes.len();
            assert!(left.count() == 0 || refused > 0, "{place}: not all was fixed");
            fixed_examples += usize::from(fixed.applied > 0);
            cells += fixed.changed.iter().filter(|file| file.path.ends_with(".xlsx")).count();
        }
    }
    assert!(fixed_examples > 10, "{fixed_examples}");
    let _ = cells;
}

#[test]
fn unsafe_fixes_break_no_file() {
    for rule in mulu::rules::all() {
        for example in Page::parse(rule.docs).examples {
            let texts = bench::bytes(&example);
            if texts.is_empty() {
                continue;
            }
            let before = bench::check(&texts);
            let fixed = fix(&texts, Safety::Unsafe);
            let broken = |findings: &[Diagnostic]| {
                findings.iter().filter(|finding| finding.rule.name == "malformed-yaml").count()
            };
            let place = format!("{}.md, line {}", rule.name, example.line);
            assert!(broken(&fixed.findings) <= broken(&before.findings), "{place}");
            assert!(fixed.loaded.counts.items >= before.items, "{place}");
            let again = fix(&after(&texts, &fixed), Safety::Unsafe);
            assert!(again.changed.is_empty(), "{place}: a second run changes more");
        }
    }
}

/// A catalogue whose basis and body are written in some manner.
fn catalogue(basis: &str, body: &str, end: &str) -> String {
    let text = format!(
        "# 说明: 某县\ndomain: 示例领域   # 领域\ntier: 县级\nitems:\n  - code: 51-01-01\n    category: 甲\n    name: '乙'\n    content: [丙]\n    basis:\n      - {basis}\n    deadline: \"20个工作日内\"  # 时限\n    body: {body}\n    channels: [政府网站]\n    audience: 全社会\n    mode: 主动公开\n    levels: 县级\n"
    );
    text.replace('\n', end)
}

fn styled(style: usize, text: &str) -> String {
    match style {
        0 => text.to_owned(),
        1 => format!("'{}'", text.replace('\'', "''")),
        2 => format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")),
        3 => format!("|-\n        {text}"),
        _ => format!(">-\n        {text}"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_fix_in_any_writing_of_yaml_reads_back(
        style in 0usize..5,
        other in 0usize..5,
        before in "[甲乙丙、 #'\"a:]{0,6}",
        crlf in any::<bool>(),
        code in 0usize..4,
    ) {
        let before = before.trim().trim_start_matches(['#', '\'', '"', ':']).to_owned();
        let old = format!("{before}《政府信息公开条例》（国务院令第711号）");
        let text = catalogue(&styled(style, &old), &styled(other, "某局"), if crlf { "\r\n" } else { "\n" });
        let encoding = [Encoding::Utf8, Encoding::Utf8WithMark, Encoding::Gb18030, Encoding::Utf16Le][code];
        let texts: Texts = [("a.yaml".to_owned(), encode(&text, encoding))].into();
        let fixed = fix(&texts, Safety::Safe);
        let bytes = after(&texts, &fixed).remove("a.yaml").unwrap();
        let (done, same) = decode(&bytes).expect("text");
        prop_assert_eq!(same, encoding);
        // Nothing but the scalar has changed: what stands before and after it is the same.
        let at = text.find("《政府").unwrap();
        let (head, tail) = (&text[..at], &text[at + "《政府信息公开条例》（国务院令第711号）".len()..]);
        let line = head.rfind('\n').unwrap() + 1;
        prop_assert!(done.starts_with(&head[..line]), "{}", done);
        let rest = tail.split_once('\n').unwrap().1;
        prop_assert!(done.ends_with(rest), "{}", done);
        let again = fix(&[("a.yaml".to_owned(), bytes)].into(), Safety::Safe);
        prop_assert!(again.changed.is_empty());
        let broken = fixed.findings.iter().filter(|finding| finding.rule.name == "malformed-yaml").count();
        let first = bench::check(&texts);
        prop_assert!(broken <= first.findings.iter().filter(|finding| finding.rule.name == "malformed-yaml").count());
    }
}

#[test]
fn a_title_is_mended_in_plain_and_quoted_scalars() {
    for style in 0..3 {
        let old = "《政府信息公开条例》";
        let text = catalogue(&styled(style, old), "某局", "\n");
        let texts: Texts = [("a.yaml".to_owned(), text.clone().into_bytes())].into();
        let done = after(&texts, &fix(&texts, Safety::Safe));
        let wanted = text.replace(old, "《中华人民共和国政府信息公开条例》");
        assert_eq!(String::from_utf8_lossy(&done["a.yaml"]), wanted, "{style}");
    }
}

#[test]
fn a_workbook_is_fixed_beside_itself_or_where_told() {
    let place = folder();
    let table = parts::simple_table();
    let path = |name: &str| place.path().join(name);
    std::fs::write(path("表.xlsx"), &table).unwrap();
    let run = mulu_in(place.path(), &["check", "表.xlsx", "--diff"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(
        run.stdout
            .contains("表.xlsx › Sheet1!E2\n-《政府信息公开条例》\n+《中华人民共和国政府信息公开条例》\n"),
        "{}",
        run.stdout
    );
    assert!(!path("表.修订.xlsx").exists());
    let run = mulu_in(place.path(), &["check", "表.xlsx", "--fix"]);
    assert!(run.stderr.contains("表.修订.xlsx") && run.stderr.contains("已自动修改1处"), "{}", run.stderr);
    assert_eq!(std::fs::read(path("表.xlsx")).unwrap(), table, "the original stays");
    let after = std::fs::read(path("表.修订.xlsx")).unwrap();
    let (old, new) = (parts::unpack(&table), parts::unpack(&after));
    let changed: Vec<&str> = old
        .iter()
        .filter(|(name, part)| new.get(*name) != Some(*part))
        .map(|(name, _)| name.as_str())
        .collect();
    assert_eq!(changed, ["xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"]);
    new.iter()
        .filter(|(name, _)| parts::is_markup(name))
        .for_each(|(name, part)| parts::well_formed(name, part));
    let again = mulu_in(place.path(), &["check", "表.修订.xlsx", "--diff"]);
    assert_eq!((again.code, again.stdout.as_str()), (0, ""), "{}", again.stderr);
    let run = mulu_in(place.path(), &["check", "表.xlsx", "--fix", "-o", "表.xlsx"]);
    assert_eq!(run.code, 2, "{}", run.stderr);
    assert_eq!(std::fs::read(path("表.xlsx")).unwrap(), table);
    mulu_in(place.path(), &["check", "表.xlsx", "--fix", "--in-place"]);
    assert_eq!(std::fs::read(path("表.xlsx")).unwrap(), after);
}

#[test]
fn yaml_is_fixed_in_place_through_links() {
    let place = folder();
    let text = catalogue("《政府信息公开条例》", "某局", "\n");
    let real = place.path().join("真.yaml");
    std::fs::write(&real, &text).unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink("真.yaml", place.path().join("链.yaml")).unwrap();
    #[cfg(not(unix))]
    std::fs::write(place.path().join("链.yaml"), &text).unwrap();
    let run = mulu_in(place.path(), &["check", "链.yaml", "--diff"]);
    assert!(run.stdout.contains("-      - 《政府信息公开条例》\n+      - 《中华"), "{}", run.stdout);
    assert_eq!(std::fs::read_to_string(&real).unwrap(), text);
    let run = mulu_in(place.path(), &["check", "链.yaml", "--fix"]);
    assert!(run.stderr.contains("已自动修改1处"), "{}", run.stderr);
    #[cfg(unix)]
    assert!(std::fs::symlink_metadata(place.path().join("链.yaml")).unwrap().is_symlink());
    let done = std::fs::read_to_string(place.path().join("链.yaml")).unwrap();
    assert_eq!(done, text.replace("《政府信息公开条例》", "《中华人民共和国政府信息公开条例》"));
}

#[test]
fn what_cannot_be_fixed_in_place_is_told_of() {
    let place = folder();
    let table = "序号,一级事项,二级事项,公开依据\n1,甲,乙,《政府信息公开条例》\n";
    std::fs::write(place.path().join("表.csv"), table).unwrap();
    let run = mulu_in(place.path(), &["check", "表.csv", "--fix"]);
    assert!(run.stderr.contains("mulu import"), "{}", run.stderr);
    assert_eq!(std::fs::read_to_string(place.path().join("表.csv")).unwrap(), table);
    for refused in [
        &["表.csv", "--unsafe-fixes"][..],
        &["表.csv", "--fix", "--diff"],
        &["表.csv", "--fix", "--format", "xlsx"],
    ] {
        let whole: Vec<&str> = ["check"].iter().chain(refused).copied().collect();
        assert_eq!(mulu_in(place.path(), &whole).code, 2, "{refused:?}");
    }
}
