//! The rules' manual pages are the rules' tests: every fence of every page is run, and the registry
//! and the fixes are held to their laws.
//!
//! A line at fault ends in `# error: rule-name` (`warning`, `info`: the severity expected); where no
//! comment can stand, the line above is `# next-error: rule-name`; a fault of the whole file is said
//! in the fence's first line. Good examples give no finding of any rule.

mod support {
    pub(crate) mod bench;
    pub(crate) mod page;
    pub(crate) mod splice;
}

use mulu::diagnostic::{Diagnostic, Fixability, RuleInfo, Safety};
use mulu::rules;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use support::bench::{self, Outcome, Texts};
use support::page::{Example, Page};
use support::splice;

const WRONG: &str = "错误示例";
const RIGHT: &str = "正确示例";
const HEADINGS: [&str; 7] = ["查什么", "为什么", WRONG, RIGHT, "怎么改", "依据", "In English"];

fn pages() -> impl Iterator<Item = (&'static RuleInfo, Page)> {
    rules::all().into_iter().map(|rule| (rule, Page::parse(rule.docs)))
}

/// Every wrong example of every page that is run.
fn wrong_examples() -> Vec<(&'static RuleInfo, Example)> {
    let wrong = |(rule, page): (&'static RuleInfo, Page)| {
        page.examples
            .into_iter()
            .filter(|example| example.heading == WRONG && !example.files.is_empty())
            .map(move |example| (rule, example))
    };
    pages().flat_map(wrong).collect()
}

/// Fails with all complaints at once.
fn settle(complaints: &[String]) {
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

#[test]
fn every_example_gives_the_findings_it_marks_and_no_other() {
    let mut complaints = Vec::new();
    for (rule, page) in pages() {
        for example in &page.examples {
            complaints.extend(difference(rule, example));
        }
    }
    settle(&complaints);
}

/// What an example should give and does not (`-`), and what it gives unasked (`+`).
fn difference(rule: &RuleInfo, example: &Example) -> Option<String> {
    let outcome = bench::check(&bench::bytes(example));
    let mut missing: Vec<_> = example.files.iter().flat_map(|file| file.marks.clone()).collect();
    missing.sort();
    let mut text = String::new();
    for finding in &outcome.findings {
        let mark = outcome.mark(finding);
        match missing.iter().position(|wanted| *wanted == mark) {
            Some(at) => drop(missing.remove(at)),
            None => {
                let _ = writeln!(
                    text,
                    "  + {}:{} {}: {}  （{}）",
                    mark.path, mark.line, mark.severity, mark.rule, finding.message.chinese
                );
            }
        }
    }
    for mark in missing {
        let _ = writeln!(text, "  - {}:{} {}: {}", mark.path, mark.line, mark.severity, mark.rule);
    }
    (!text.is_empty()).then(|| {
        format!("{}.md, the example of line {} ({}):\n{text}", rule.name, example.line, example.heading)
    })
}

#[test]
fn every_page_has_its_headings_and_both_kinds_of_example() {
    let mut complaints = Vec::new();
    for (rule, page) in pages() {
        let title = format!("# {} ({})", rule.name, rule.code);
        let expected: Vec<String> =
            std::iter::once(title).chain(HEADINGS.map(|heading| format!("## {heading}"))).collect();
        if page.headings != expected {
            complaints.push(format!("{}: the headings are {:?}", rule.name, page.headings));
        }
        let marked = |example: &Example| {
            example.files.iter().flat_map(|file| &file.marks).any(|mark| mark.rule == rule.name)
        };
        if !page.under(WRONG).any(marked) {
            complaints.push(format!("{}: no wrong example shows the fault", rule.name));
        }
        if page.under(RIGHT).next().is_none() {
            complaints.push(format!("{}: no right example", rule.name));
        }
        for example in page.under(RIGHT) {
            if example.files.iter().any(|file| !file.marks.is_empty()) {
                complaints.push(format!("{}: a mark in a right example", rule.name));
            }
        }
        let runs = |example: &&Example| example.heading == WRONG || example.heading == RIGHT;
        for example in page.examples.iter().filter(runs).filter(|example| example.files.is_empty()) {
            complaints.push(format!("{}: the example of line {} names no file", rule.name, example.line));
        }
    }
    settle(&complaints);
}

/// A rule that leaves its loop at the first good item must be caught by its own page.
#[test]
fn a_good_item_stands_before_a_bad_one() {
    // What is missing, and what is said of a whole catalogue or place, has no line among the items.
    let exempt = ["item-missing", "copied-verbatim", "stale-upper"];
    for rule in rules::CHECKED.iter().map(|rule| rule.info).filter(|rule| !exempt.contains(&rule.name)) {
        let page = Page::parse(rule.docs);
        let shown = page.under(WRONG).flat_map(|example| &example.files).any(|file| {
            let marks = file.marks.iter().filter(|mark| mark.rule == rule.name).map(|mark| mark.line);
            let first = marks.min().unwrap_or(0);
            file.text.lines().take(first).filter(|line| line.starts_with("  - ")).count() > 1
        });
        assert!(shown, "{}: no good item before a bad one", rule.name);
    }
}

#[test]
fn names_and_codes_are_unique_and_well_formed() {
    let (mut names, mut codes) = (BTreeSet::new(), BTreeSet::new());
    // A name says what is wrong, not what to do: it must read well after "allow".
    let cures = [
        "no", "not", "use", "add", "avoid", "check", "require", "disallow", "prefer", "must", "fix",
        "invalid",
    ];
    for rule in rules::all() {
        let words: Vec<&str> = rule.name.split('-').collect();
        let kebab = words.len() > 1
            && words
                .iter()
                .all(|word| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase()));
        assert!(kebab, "{} is not kebab-case", rule.name);
        assert!(!cures.contains(&words[0]), "{} names no fault", rule.name);
        let (letter, digits) = rule.code.split_at(1);
        let formed = letter.bytes().all(|byte| byte.is_ascii_uppercase())
            && digits.len() == 3
            && digits.bytes().all(|byte| byte.is_ascii_digit());
        assert!(formed, "{} is no letter and three digits", rule.code);
        assert!(names.insert(rule.name), "two rules are called {}", rule.name);
        assert!(codes.insert(rule.code), "two rules have the code {}", rule.code);
        for summary in [rule.summary, rule.summary_english] {
            assert!(!summary.is_empty() && !summary.ends_with(['。', '.']), "{}: “{summary}”", rule.name);
        }
    }
}

#[test]
fn a_rule_is_found_by_its_name_and_by_its_code() {
    for rule in rules::all() {
        for word in [rule.name, rule.code, &rule.code.to_lowercase()] {
            assert!(
                matches!(rules::lookup(word), rules::Lookup::Found(found) if found.name == rule.name),
                "{word}"
            );
        }
    }
    assert!(
        matches!(rules::lookup("mising-name"), rules::Lookup::Unknown(near) if near.first() == Some(&"missing-name"))
    );
}

#[test]
fn every_finding_says_what_is_wrong_and_what_to_do() {
    let mut complaints = Vec::new();
    for (_, example) in wrong_examples() {
        for finding in bench::check(&bench::bytes(&example)).findings {
            let Some(help) = &finding.help else {
                complaints.push(format!("{}: no help: {}", finding.rule.name, finding.message.chinese));
                continue;
            };
            for text in [&finding.message.chinese, &finding.message.english, &help.chinese, &help.english] {
                if text.trim().is_empty() || text.ends_with(['。', '.']) || text.contains("  ") {
                    complaints.push(format!("{}: “{text}”", finding.rule.name));
                }
            }
        }
    }
    settle(&complaints);
}

#[test]
fn rules_carry_the_fixes_they_declare() {
    for (rule, page) in pages() {
        let findings: Vec<Diagnostic> =
            page.under(WRONG).flat_map(|example| bench::check(&bench::bytes(example)).findings).collect();
        let own: Vec<&Diagnostic> =
            findings.iter().filter(|finding| finding.rule.name == rule.name).collect();
        let fixed = own.iter().filter(|finding| finding.fix.is_some()).count();
        match rule.fix {
            Fixability::Never => assert_eq!(fixed, 0, "{} says it has no fix", rule.name),
            Fixability::Sometimes => assert!(fixed > 0, "{}: no example shows its fix", rule.name),
            Fixability::Always => assert_eq!(fixed, own.len(), "{} says it always has a fix", rule.name),
        }
    }
}

#[test]
fn safe_fixes_converge_and_mend_what_they_say() {
    for (rule, example) in wrong_examples() {
        let place = format!("{}.md, the example of line {}", rule.name, example.line);
        let first = bench::bytes(&example);
        let before = bench::check(&first);
        let (last, after) = fixed(first, &place);
        let cured = before.findings.iter().filter(|finding| is_safe(finding)).count();
        assert!(
            after.findings.len() + cured <= before.findings.len(),
            "{place}: {:#?}\n{}",
            after.marks(),
            shown(&last)
        );
        assert!(after.items >= before.items, "{place}: items were lost\n{}", shown(&last));
    }
}

/// Applies safe fixes until none is left.
fn fixed(mut texts: Texts, place: &str) -> (Texts, Outcome) {
    for _ in 0..10 {
        let outcome = bench::check(&texts);
        if !outcome.findings.iter().any(is_safe) {
            return (texts, outcome);
        }
        texts = splice::apply(&outcome, &texts, outcome.findings.iter().filter(|finding| is_safe(finding)));
    }
    panic!("{place}: the fixes do not converge\n{}", shown(&texts));
}

#[test]
fn an_unsafe_fix_mends_its_own_finding() {
    for (rule, example) in wrong_examples() {
        let texts = bench::bytes(&example);
        let before = bench::check(&texts);
        for finding in before.findings.iter().filter(|finding| is_unsafe(finding)) {
            let after = splice::apply(&before, &texts, std::iter::once(finding));
            let place = format!("{}.md, the example of line {}", rule.name, example.line);
            let left = bench::check(&after).marks();
            let count = |marks: &[support::page::Finding]| {
                marks.iter().filter(|mark| mark.rule == finding.rule.name).count()
            };
            assert!(
                count(&left) < count(&before.marks()),
                "{place}: {} is still there\n{}",
                finding.rule.name,
                shown(&after)
            );
        }
    }
}

/// Whether a finding carries a safe fix of a text; cells are another test's (`apply`).
fn is_safe(finding: &Diagnostic) -> bool {
    finding.fix.as_ref().is_some_and(|fix| fix.safety == Safety::Safe && splice::is_of_text(fix))
}

fn is_unsafe(finding: &Diagnostic) -> bool {
    finding.fix.as_ref().is_some_and(|fix| fix.safety == Safety::Unsafe && splice::is_of_text(fix))
}

fn shown(texts: &Texts) -> String {
    texts.iter().map(|(path, bytes)| format!("--- {path}\n{}", String::from_utf8_lossy(bytes))).collect()
}

#[test]
fn a_page_that_is_wrong_is_told_of() {
    let rule = rules::all()[0];
    let told = |fence: &str| {
        let page = Page::parse(&format!("# x\n## {WRONG}\n```yaml,file=a.yaml\n{fence}\n```\n"));
        difference(rule, &page.examples[0]).unwrap_or_default()
    };
    assert_eq!(told("domain: 示例领域\nitems: []  # error: empty-catalogue"), "");
    let unmarked = told("domain: 示例领域\nitems: []");
    assert!(unmarked.contains("  + a.yaml:2 error: empty-catalogue"), "{unmarked}");
    let elsewhere = told("# next-warning: empty-catalogue\ndomain: 示例领域\nitems: []");
    assert!(elsewhere.contains("  - a.yaml:2 warning: empty-catalogue"), "{elsewhere}");
    assert!(elsewhere.contains("  + a.yaml:3 error: empty-catalogue"), "{elsewhere}");
}
