//! What cells say, and what the same said again keeps.

use super::verdict::Cell;
use super::{Decision, Decisions, Subject, Verdict};

#[test]
fn what_a_cell_says() {
    let verdict = |verdict, rest: &str| Some(Cell::Verdict(verdict, rest.to_owned()));
    let words = |text: &str| Some(Cell::Words(text.to_owned()));
    let cases = [
        ("", None),
        ("  \n", None),
        ("采纳", verdict(Verdict::Adopted, "")),
        (" 采纳。", verdict(Verdict::Adopted, "")),
        ("不采纳，本地没有该事项", verdict(Verdict::Declined, "本地没有该事项")),
        ("不同意保留", verdict(Verdict::Returned, "")),
        ("不同意", verdict(Verdict::Declined, "")),
        ("已改", verdict(Verdict::Mended, "")),
        ("已按意见修改（见第3行）", verdict(Verdict::Mended, "见第3行")),
        ("退回", verdict(Verdict::Returned, "")),
        ("退回修改：时限不明", verdict(Verdict::Returned, "时限不明")),
        ("同意保留（按省里口径）", verdict(Verdict::Kept, "按省里口径")),
        ("维持原文", verdict(Verdict::Kept, "")),
        ("Accepted: will do", verdict(Verdict::Adopted, "will do")),
        ("同意", Some(Cell::Doubtful(Verdict::Adopted, "同意".to_owned()))),
        ("采纳与否待定", words("采纳与否待定")),
        ("已阅", words("已阅")),
        ("请示县领导", words("请示县领导")),
    ];
    for (text, wanted) in cases {
        assert_eq!(Verdict::of_cell(text), wanted, "{text}");
    }
}

#[test]
fn the_same_said_again_keeps_office_and_day() {
    let first = Decision {
        fingerprint: "00000000000000aa".to_owned(),
        verdict: Some(Verdict::Kept),
        by: "市政务公开办".to_owned(),
        on: "2026-11-20".to_owned(),
        subject: Subject { text: "甲".to_owned(), ..Subject::default() },
        ..Decision::default()
    };
    let again = Decision { by: String::new(), on: String::new(), ..first.clone() };
    let other = Decision { verdict: Some(Verdict::Returned), ..again.clone() };
    let mut all = Decisions::default();
    assert!(all.put(first.clone()));
    assert!(!all.put(again));
    assert_eq!(all.of(&first.fingerprint), Some(&first));
    assert!(all.put(other.clone()));
    assert_eq!(all.of(&first.fingerprint), Some(&other), "another verdict is nobody else's");
}
