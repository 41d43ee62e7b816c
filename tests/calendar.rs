//! `mulu due` and `mulu calendar` as a user runs them; the calendar file is read back by parsers that are not ours.

mod support;

use icalendar::{Calendar, CalendarComponent, Component, DatePerhapsTime};
use std::process::Command;
use support::{folder, mulu, mulu_in, root};

const COUNTY: &str = "name: 测试县\ncode: \"990199\"\ntier: 县级\n";

/// Deadline, first day from 2026 on, and its rule.
const CASES: &[(&str, &[&str], Option<&str>)] = &[
    ("每季度", &["2026-03-31"], Some("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1")),
    ("每季度首个月20日前", &["2026-01-20"], Some("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=20")),
    ("每年1月31日前", &["2026-01-31"], Some("FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=-1")),
    ("每年2月底前", &["2026-02-28"], Some("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1")),
    ("每半年", &["2026-06-30"], Some("FREQ=MONTHLY;INTERVAL=6;BYMONTHDAY=-1")),
    ("每月30日前", &["2026-01-30"], Some("FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1")),
    ("每周五", &["2026-01-02"], Some("FREQ=WEEKLY;BYDAY=FR")),
    ("2026年11月30日前", &["2026-11-30"], None),
    // 2025 Q4 + 4 (Sunday worked), 5–9, 12–16, 19–22 Jan; 2026 Q1 + 1–3, 7–10, 13–17, 20–22 Apr;
    // Q2 + 1–3, 6–10, 13–17, 20, 21 Jul; Q3 + 8–10, 12–16, 19–23, 26, 27 Oct.
    ("每季度结束后15个工作日内", &["2026-01-22", "2026-04-22", "2026-07-21", "2026-10-27"], None),
    ("信息形成之日起20个工作日内", &[], None),
    ("每20个工作日更新", &[], None),
];

fn workspace() -> tempfile::TempDir {
    let folder = folder();
    std::fs::write(folder.path().join("jurisdiction.yaml"), COUNTY).expect("written");
    let mut yaml = String::from("domain: 养老服务\ntitle: 测试县养老服务领域基层政务公开标准目录\nitems:\n");
    for (index, (deadline, _, _)) in CASES.iter().enumerate() {
        yaml.push_str(&format!(
            "  - code: 21-90-{:02}\n    name: 事项{index}，含逗号、分号;和一个足够长的名称用来折行\n    content: [文件名称, 文号]\n    \
             basis: [《中华人民共和国政府信息公开条例》（国务院令第711号）第十九条]\n    deadline: {deadline}\n    body: 测试县民政局\n    \
             channels: [政府网站]\n    audience: 全社会\n    mode: 主动公开\n    levels: [县级]\n    url: https://example.gov.cn/养老?a=1,2;b\n",
            index + 1
        ));
    }
    std::fs::write(folder.path().join("21.yaml"), yaml).expect("written");
    folder
}

fn day(event: &icalendar::Event) -> String {
    match event.get_start() {
        Some(DatePerhapsTime::Date(date)) => date.to_string(),
        other => panic!("not all-day: {other:?}"),
    }
}

#[test]
fn another_parser_reads_the_same_days() {
    let folder = workspace();
    let run = mulu_in(folder.path(), &["calendar"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stderr.contains("没有列入日历：1 个事项的“每20个工作日更新”"), "{}", run.stderr);
    let calendar: Calendar = run.stdout.parse().expect("iCalendar");
    let events: Vec<&icalendar::Event> =
        calendar.components.iter().filter_map(CalendarComponent::as_event).collect();
    for (index, (deadline, days, rule)) in CASES.iter().enumerate() {
        let name = format!("事项{index}，");
        let own: Vec<_> = events
            .iter()
            .filter(|event| event.get_summary().is_some_and(|summary| summary.contains(&name)))
            .collect();
        assert_eq!(own.iter().map(|event| day(event)).collect::<Vec<_>>(), *days, "{deadline}");
        assert!(own.iter().all(|event| event.property_value("RRULE") == *rule), "{deadline}");
        for event in own {
            let description = event.get_description().expect("a description");
            assert!(
                description.contains("第十九条") && description.contains("测试县民政局"),
                "{description}"
            );
            assert_eq!(event.get_url(), Some("https://example.gov.cn/%E5%85%BB%E8%80%81?a=1,2;b"));
        }
    }
    let again = mulu_in(folder.path(), &["calendar"]);
    assert_eq!(run.stdout, again.stdout);
}

/// The Python parser expands the rules; its days must be those `mulu due` counts. Only where it is installed (`pip install
/// icalendar recurring-ical-events`); with `MULU_PYTHON`, which names the interpreter, it must be.
#[test]
fn expanded_rules_are_the_days_of_due() {
    let folder = workspace();
    let file = folder.path().join("disclosure.ics");
    let run = mulu_in(folder.path(), &["calendar", "-o", "disclosure.ics"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let python = std::env::var("MULU_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let known = Command::new(&python).args(["-c", "import icalendar, recurring_ical_events"]).output();
    if !known.is_ok_and(|output| output.status.success()) {
        assert!(
            std::env::var_os("MULU_PYTHON").is_none(),
            "{python} has no icalendar and recurring-ical-events"
        );
        return;
    }
    let script = root().join("scripts/check_ics.py");
    let output = Command::new(&python).arg(script).arg(&file).args(["2026-01-01", "2028-12-31"]).output();
    let output = output.expect("python runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let rows = String::from_utf8(output.stdout).expect("UTF-8");
    for (index, (deadline, _, rule)) in CASES.iter().enumerate() {
        if rule.is_none() {
            continue;
        }
        let name = format!("事项{index}，");
        let expanded: Vec<&str> =
            rows.lines().filter(|row| row.contains(&name)).filter_map(|row| row.split('\t').next()).collect();
        let mut counted: Vec<String> = Vec::new();
        let mut from = "2026-01-01".to_owned();
        while counted.len() < expanded.len() {
            let run = mulu(&["due", "--deadline", deadline, "--from", &from, "--format", "json"]);
            let answer: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
            let clause = &answer["answers"][0]["clauses"][0];
            let next = clause["next"].as_array().filter(|next| !next.is_empty());
            let next: Vec<&str> = next
                .map_or_else(|| vec![&clause["due"]], |next| next.iter().collect())
                .iter()
                .filter_map(|day| day.as_str())
                .collect();
            counted.extend(
                next.iter()
                    .filter(|day| counted.last().is_none_or(|last| **day > last.as_str()))
                    .map(|day| (*day).to_owned())
                    .collect::<Vec<_>>(),
            );
            let last: mulu::knowledge::Date = counted.last().expect("a day").parse().expect("a day");
            from = last.add_days(1).expect("a day").to_string();
        }
        counted.truncate(expanded.len());
        assert!(expanded.len() >= 3, "{deadline}");
        assert_eq!(expanded, counted, "{deadline}");
    }
}

#[test]
fn a_year_is_a_year() {
    let folder = workspace();
    let run = mulu_in(folder.path(), &["calendar", "--year", "2026"]);
    let text = run.stdout.replace("\r\n ", "");
    assert!(text.contains("RRULE:FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1;UNTIL=20261231"), "{text}");
    assert!(!text.contains("FREQ=YEARLY"), "once in a year is no series");
    let none = mulu_in(folder.path(), &["calendar", "--place", "别处"]);
    assert_eq!(none.code, 2);
    assert!(none.stderr.contains("没有这个地方，有：测试县"), "{}", none.stderr);
}

#[test]
fn due_answers_and_says_what_it_cannot() {
    let run = mulu(&["due", "--deadline", "信息形成之日起20个工作日内", "--from", "2026-09-28"]);
    assert_eq!(run.code, 0);
    assert!(run.stdout.contains("应不迟于 2026年10月30日（星期五） 公开"), "{}", run.stdout);
    assert!(
        run.stdout.contains("跳过国庆节10月1日至7日、周末5天；调休上班计入：10月10日（星期六，国庆节调休）"),
        "{}",
        run.stdout
    );
    let run = mulu(&["due", "--deadline", "20个工作日内", "--from", "2026-12-20", "--lang", "en"]);
    assert!(run.stdout.contains("the holidays of 2027 are not published"), "{}", run.stdout);

    let folder = workspace();
    let run = mulu_in(folder.path(), &["due", "21-90-10", "--from", "2026-02-11", "--format", "json"]);
    let answer: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!(answer["answers"][0]["clauses"][0]["due"], "2026-03-17");
    assert_eq!(answer["answers"][0]["item"]["place"], "测试县");

    let run = mulu_in(folder.path(), &["due", "含逗号", "--from", "2026-02-11"]);
    assert!(run.code == 0 && run.stderr.contains("对应 11 个事项"), "{}", run.stderr);
    // Not here, so it is looked for in the whole baseline.
    let run = mulu_in(folder.path(), &["due", "24-01-01", "--from", "2026-02-11"]);
    assert!(run.stdout.contains("国家标准指引 · 义务教育"), "{}{}", run.stdout, run.stderr);
    let run = mulu_in(folder.path(), &["due", "养老服扶持补贴", "--from", "2026-02-11"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("是否想写 21-02-02 养老服务扶持补贴"), "{}", run.stderr);
    assert_eq!(mulu(&["due", "--from", "2026-02-11"]).code, 2);
    assert_eq!(mulu(&["due", "21-01-01", "--from", "2026-02-30"]).code, 2);
}

/// “No later than” is said only where every calendar agrees: no stretch of working days the State Council ever arranged may end
/// after the calendar days it was called no later than.
#[test]
fn working_days_are_called_shorter_only_where_every_calendar_agrees() {
    let knowledge = mulu::knowledge::Knowledge::embedded();
    let calendar = knowledge.calendar().expect("a calendar");
    let deadline = |words: String| mulu::value::deadline::Deadline::parse(&words);
    let base = mulu::knowledge::Date::new(2019, 1, 1).expect("a day").ordinal();
    for count in (1..=40).chain([60, 90, 120]) {
        let spans = (0..365 * 8).filter_map(|day| {
            let start = mulu::knowledge::Date::from_ordinal(base + day)?;
            let end = calendar.add_working_days(start, count).ok()?;
            Some(end.ordinal() - start.ordinal())
        });
        let most = spans.max().expect("a span");
        let working = deadline(format!("信息形成之日起{count}个工作日内"));
        for calendar_days in i64::from(count)..most {
            let other = deadline(format!("信息形成之日起{calendar_days}日内"));
            let order = working.compare(&other);
            assert_ne!(
                order,
                mulu::value::deadline::Order::Stricter,
                "{count} working days, {calendar_days} days"
            );
        }
    }
    let (ten, month) =
        (deadline("信息形成之日起10个工作日内".into()), deadline("信息形成之日起1个月内".into()));
    assert_eq!(ten.compare(&month), mulu::value::deadline::Order::Stricter);
}
