//! Tests of reading: the phrasings of real catalogues, each with the reading a person gave it.
//!
//! The laws of the order and of the canonical phrase are in `tests/laws.rs`.

mod laws;
mod pairs;
mod phrasings;
mod variations;

use super::{Deadline, Kind, Unit};

/// A reading in the words of the tables: clauses by `; `, each `[label] kind … from …`.
fn say(deadline: &Deadline) -> String {
    let clauses: Vec<String> = deadline
        .clauses
        .iter()
        .map(|clause| {
            let label = clause.label.as_ref().map(|label| format!("[{label}] ")).unwrap_or_default();
            format!("{label}{}", say_kind(&clause.kind))
        })
        .collect();
    format!("{}{}", clauses.join("; "), if deadline.proviso { " +proviso" } else { "" })
}

fn say_kind(kind: &Kind) -> String {
    let start = |from: &Option<String>| from.as_ref().map(|from| format!(" from {from}")).unwrap_or_default();
    match kind {
        Kind::Within { amount, unit, from } => format!("within {amount} {}{}", short(*unit), start(from)),
        Kind::Immediate { from } => format!("immediate{}", start(from)),
        Kind::Prompt { from } => format!("prompt{}", start(from)),
        Kind::Before { by, month_day, year, lead } => {
            let by = by.clone().unwrap_or_default();
            let lead = lead.map(|(amount, unit)| format!(" by {amount} {}", short(unit))).unwrap_or_default();
            let date = month_day.map(|(month, day)| format!(" {month:02}-{day:02}")).unwrap_or_default();
            let year = year.map(|year| format!(" {year}")).unwrap_or_default();
            format!("before {by}{lead}{date}{year}")
        }
        Kind::Periodic { every, unit, on } => {
            format!(
                "every {every} {}{}",
                short(*unit),
                on.as_ref().map(|on| format!(" on {on}")).unwrap_or_default()
            )
        }
        Kind::Other { aside: true } => "aside".to_owned(),
        Kind::Standing | Kind::Statutory | Kind::Other { aside: false } | Kind::Unreadable => {
            kind.name().to_owned()
        }
    }
}

fn short(unit: Unit) -> &'static str {
    match unit {
        Unit::WorkingDay => "wd",
        Unit::CalendarDay => "cd",
        Unit::DayUnspecified => "day",
        other => other.name(),
    }
}

#[test]
fn what_cannot_be_is_unreadable() {
    for text in [
        "-5个工作日",
        "－5个工作日内",
        "信息形成之日起-5个工作日内",
        "负20日",
        "每年2月30日",
        "每年2月30日前公开",
        "4月31日前",
        "13月5日前",
        "0月3日前",
    ] {
        assert!(Deadline::parse(text).is_unreadable(), "{text}");
    }
    for text in
        ["3-5个工作日内", "公开时限-20个工作日内", "每年2月29日前", "12个月内", "18月内", "每月30日前"]
    {
        assert!(!Deadline::parse(text).is_unreadable(), "{text}");
    }
}

#[test]
fn readings_of_rebuilt_tables() {
    for (text, reading) in [
        ("条目化展示、信息形成(变更)20个工作日内", "within 20 wd from 信息形成(变更)"),
        ("信息形成(变更)下发至本单位20个工作日内", "within 20 wd from 信息形成(变更)下发至本单位"),
        ("长期公开\n随时公开", "standing; prompt"),
        ("长期公开，及时更新", "standing"),
        ("当月20号、次月5号前", "every 1 month on 当月20号、次月5号前"),
        ("-5个工作日", "unreadable"),
        ("-5个工作日内", "unreadable"),
        ("10-20个工作日内", "within 20 wd"),
        ("每年2月30日", "unreadable"),
        ("每年2月29日前", "before 每年2月29日 02-29"),
        ("每年13月1日前", "unreadable"),
    ] {
        assert_eq!(say(&Deadline::parse(text)), reading, "{text}");
    }
}
