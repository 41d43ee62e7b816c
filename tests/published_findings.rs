//! What a good linter is sure to say of the eight published samples, and whether `check` says it.
//!
//! `findings.json` names row, column and kind; a finding of ours answers one of them if it is about that
//! item and field and its rule is one of those the kind stands for.
//! What is not said is printed.

#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs, reason = "a test")]

#[path = "support/published/mod.rs"]
#[expect(dead_code, reason = "the JSON test uses the rest")]
mod published;

use mulu::diagnostic::{Diagnostic, Levels};
use mulu::knowledge::Knowledge;
use mulu::pipeline;
use published::fold::{squeeze, text};
use published::{Case, align};
use serde_json::Value;

/// Expected findings that are said now; the list of those that are not only gets shorter.
const SAID: usize = 35;

/// What we call what the samples call so.
const RULES: &[(&str, &[&str])] = &[
    ("missing-basis", &["missing-basis", "unknown-instrument"]),
    ("malformed-docno", &["malformed-citation"]),
    ("body-generic", &["generic-body"]),
    ("no-channel-ticked", &["missing-channel"]),
    ("missing-channel", &["missing-channel", "unknown-channel"]),
    ("mode-missing", &["missing-mode"]),
    ("vague-deadline", &["vague-deadline"]),
    ("outdated-basis", &["repealed-law", "outdated-document-number"]),
];

/// Rules that are not about the text of a cell: of another kind they answer nothing.
const STRUCTURE: &[&str] = &["missing-level", "missing-mode", "item-missing", "domain-missing"];

/// The fields of our findings, by words of the columns.
const FIELDS: &[(&str, &str)] = &[
    ("依据", "basis"),
    ("主体", "body"),
    ("渠道", "channels"),
    ("时限", "deadline"),
    ("对象", "audience"),
    ("层级", "levels"),
    ("方式", "mode"),
    ("内容", "content"),
    ("事项", "name"),
];

/// The findings of `check` on a sample's workbook.
fn findings(case: &Case, knowledge: &Knowledge) -> Vec<Diagnostic> {
    let table = case.tables.iter().find(|path| path.ends_with("table.xlsx")).unwrap();
    pipeline::check(&mut published::load(table, knowledge), knowledge, &Levels::default(), None)
}

/// The names of the items a row means: a seq, `seq/name`, `(三)1` for the third table, or none for all.
fn names(row: &Value, expected: &Value) -> Option<Vec<String>> {
    if row.is_null() {
        return None;
    }
    let row = text(row);
    let (seq, rest) = row.split_once('/').unwrap_or((&row, ""));
    let table = seq.chars().nth(1).and_then(|c| "一二三四".chars().position(|digit| digit == c));
    let seq = seq.rsplit(')').next().unwrap_or(seq);
    let items: Vec<String> = expected["items"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|item| text(&item["seq"]) == seq)
        .map(align::name)
        .collect();
    let of_table = table.and_then(|table| items.get(table).cloned());
    let named = items.iter().find(|name| **name == squeeze(rest)).cloned();
    Some(of_table.or(named).map_or(items, |one| vec![one]))
}

fn field(column: &str) -> &'static str {
    FIELDS.iter().find(|(word, _)| column.contains(word)).map_or("", |(_, field)| field)
}

/// Whether a finding of ours says what was expected.
fn answers(own: &Diagnostic, wanted: &Value, names: Option<&Vec<String>>) -> bool {
    let kind = text(&wanted["kind"]);
    let rules = RULES.iter().find(|(name, _)| *name == kind).map(|(_, rules)| *rules);
    let wanted_field = field(&text(&wanted["column"]));
    let same_field = match own.subject.field {
        Some(own) => own == wanted_field || (wanted_field == "name" && matches!(own, "category" | "seq")),
        None => wanted_field == "name",
    };
    let same_item = match (names, &own.subject.name) {
        (None, own) => own.is_none(),
        (Some(names), Some(own)) => names.contains(&squeeze(own)),
        // What a reader says names rows by their numbers.
        (Some(_), None) => rows_told(own).any(|row| row == text(&wanted["row"])),
    };
    let free = || !STRUCTURE.contains(&own.rule.name) && speaks_of(own, &text(&wanted["why"]));
    let same_rule = rules.map_or_else(free, |rules| rules.contains(&own.rule.name));
    same_field && same_item && same_rule
}

/// The numbers of the rows that a message names: 序号1、2、4的….
fn rows_told(own: &Diagnostic) -> impl Iterator<Item = &str> {
    let rows = own.message.chinese.split_once("序号").map_or("", |(_, after)| after);
    let end = rows.find(|c: char| !c.is_ascii_digit() && c != '、').unwrap_or(rows.len());
    rows[..end].split('、')
}

/// Whether a message holds one of the Chinese words of a reason; a reason without any asks for nothing.
fn speaks_of(own: &Diagnostic, why: &str) -> bool {
    let chinese = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    let mut words = why.split(|c: char| !chinese(c)).filter(|word| word.chars().count() > 2).peekable();
    words.peek().is_none() || words.any(|word| own.message.chinese.contains(word))
}

#[test]
fn check_says_what_the_samples_are_sure_of() {
    let knowledge = Knowledge::embedded();
    let (mut said, mut all) = (0, 0);
    for case in published::samples() {
        let mut own = findings(&case, &knowledge);
        let expected = case.other("findings.json").unwrap();
        // That a table is a negative list is no fault, and shows in what it is read as.
        for wanted in expected.as_array().unwrap().iter().filter(|wanted| wanted["column"] != "表") {
            all += 1;
            let names = names(&wanted["row"], &case.expected);
            match own.iter().position(|own| answers(own, wanted, names.as_ref())) {
                Some(at) => {
                    // One that names several rows says it of each.
                    if rows_told(&own[at]).count() < 2 {
                        own.swap_remove(at);
                    }
                    said += 1;
                }
                None => {
                    let [row, column, kind, why] =
                        ["row", "column", "kind", "why"].map(|key| text(&wanted[key]));
                    println!("{}: not said: {row} {column} {kind}: {why}", case.name);
                }
            }
        }
    }
    println!("{said}/{all} expected findings are said");
    assert!(said >= SAID, "{said}");
}
