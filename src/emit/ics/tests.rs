//! Lines, rules and the shape of the file; whether others read it is asked in `tests/calendar.rs`.

use super::*;
use crate::emit::samples;
use crate::knowledge::Knowledge;
use crate::schedule::MonthDay;
use crate::source::Located;
use crate::value::deadline::Deadline;
use crate::value::reading::Reading;

#[test]
fn lines_are_folded_between_characters() {
    let mut lines = Lines::default();
    lines.text("SUMMARY", &"政务公开目录，甲;乙,丙\\丁\n".repeat(40));
    let bytes = lines.into_bytes();
    let text = String::from_utf8(bytes).expect("no character is cut");
    assert!(text.ends_with("\r\n"));
    for line in text.split("\r\n") {
        assert!(line.len() <= 75 && !line.contains(['\r', '\n']), "{line}");
    }
    let unfolded = text.replace("\r\n ", "");
    assert!(unfolded.starts_with("SUMMARY:政务公开目录，甲\\;乙\\,丙\\\\丁\\n政务"));
}

#[test]
fn controls_and_line_ends_do_not_get_through() {
    assert_eq!(
        lines::escaped("a\r\nBEGIN:VEVENT\rb\u{2028}c\u{0}\u{7}d\te\n\n"),
        "a\\nBEGIN:VEVENT\\nb\\ncd e"
    );
}

#[test]
fn rules() {
    let to = Date::new(2026, 12, 31);
    for (pattern, expected) in [
        (
            Pattern::Months { every: 3, month: 3, day: MonthDay::Last },
            "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1;UNTIL=20261231",
        ),
        (
            Pattern::Months { every: 12, month: 1, day: MonthDay::On(31) },
            "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=-1;UNTIL=20261231",
        ),
        (
            Pattern::Months { every: 1, month: 1, day: MonthDay::On(30) },
            "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1;UNTIL=20261231",
        ),
        (Pattern::Week { weekday: 5 }, "FREQ=WEEKLY;BYDAY=FR;UNTIL=20261231"),
    ] {
        assert_eq!(rule::rrule(pattern, None, to), expected);
    }
}

fn file(phrases: &[&str], options: &IcsOptions) -> Published {
    let mut catalogue = samples::baseline("21-elderly-care");
    let item = catalogue.items.first().expect("an item").clone();
    catalogue.items = phrases
        .iter()
        .map(|phrase| {
            let text = Located::new((*phrase).to_owned(), item.at);
            Item { deadline: Reading::Understood { text, value: Deadline::parse(phrase) }, ..item.clone() }
        })
        .collect();
    let place = Jurisdiction { catalogues: vec![catalogue], ..samples::county() };
    let workspace = Workspace { jurisdictions: vec![place] };
    let knowledge = Knowledge::embedded();
    calendar(&workspace, &[0], knowledge.calendar().expect("embedded"), options)
}

fn options() -> IcsOptions {
    IcsOptions {
        from: Date::new(2026, 1, 1).expect("a day"),
        to: None,
        start: None,
        remind: 3,
        stamp: NO_STAMP,
        language: Language::Chinese,
    }
}

#[test]
fn events_have_unique_and_lasting_names() {
    let published =
        file(&["每季度", "每季度", "每季度结束后15个工作日内", "每年1月31日前", "及时公开"], &options());
    let text = String::from_utf8(published.bytes).expect("UTF-8");
    let uids: Vec<&str> = text.lines().filter(|line| line.starts_with("UID:")).collect();
    let unique: BTreeSet<&&str> = uids.iter().collect();
    assert_eq!((uids.len(), unique.len()), (published.events, published.events));
    // 2 series, the quarters of 2026 whose terms end in it (those of 2025 and of 1–3/2026), and 31 January.
    assert_eq!(published.events, 2 + 4 + 1);
    let other = file(&["每季度", "每季度"], &IcsOptions { to: Date::new(2027, 12, 31), ..options() });
    let other = String::from_utf8(other.bytes).expect("UTF-8");
    assert!(uids.iter().take(2).all(|uid| other.contains(uid)), "the range does not change the name");
}

#[test]
fn an_interval_needs_a_start() {
    let without = file(&["每20个工作日更新"], &options());
    assert_eq!(
        (without.events, without.left_out.first().map(|one| one.why.clone())),
        (0, Some(Gap::NoStart))
    );
    let start = Date::new(2026, 9, 28);
    let with = file(&["每20个工作日更新"], &IcsOptions { start, from: start.expect("a day"), ..options() });
    let text = String::from_utf8(with.bytes).expect("UTF-8");
    for day in ["20261030", "20261127", "20261225"] {
        assert!(text.contains(&format!("DTSTART;VALUE=DATE:{day}")), "{text}");
    }
    assert_eq!(with.events, 3);
}

#[test]
fn reminders_know_the_holidays() {
    // 8 October 2026: three working days before are 30, 29, 28 September, ten days ahead.
    let published = file(&["2026年10月8日前"], &options());
    let text = String::from_utf8(published.bytes).expect("UTF-8");
    assert!(text.contains("TRIGGER:-P9DT15H"), "{text}");
    let none = file(&["2026年10月8日前"], &IcsOptions { remind: 0, ..options() });
    assert!(!String::from_utf8_lossy(&none.bytes).contains("VALARM"));
}
