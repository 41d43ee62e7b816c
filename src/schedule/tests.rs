//! Dates counted by hand on the published calendars of 2025 and 2026.

use super::*;
use crate::knowledge::Knowledge;
use crate::value::deadline::Deadline;

fn date(text: &str) -> Date {
    text.parse().unwrap_or_else(|_| panic!("{text}"))
}

fn all_due(phrase: &str, from: &str) -> Vec<Due> {
    let knowledge = Knowledge::embedded();
    let calendar = knowledge.calendar().expect("embedded");
    Deadline::parse(phrase).clauses.iter().map(|clause| due(clause, date(from), calendar)).collect()
}

fn one(phrase: &str, from: &str) -> Due {
    let mut all = all_due(phrase, from);
    assert_eq!(all.len(), 1, "{phrase}");
    all.remove(0)
}

fn days(due: &Due) -> String {
    due.days.iter().map(|day| day.date.to_string()).collect::<Vec<_>>().join(" ")
}

#[test]
fn terms() {
    for (phrase, from, expected) in [
        // 国庆节 2026: 29, 30 Sep, 8, 9, 10 (Saturday worked), 12–16, 19–23, 26–30 Oct.
        ("信息形成之日起20个工作日内", "2026-09-28", "2026-10-30"),
        ("7个工作日内", "2026-09-28", "2026-10-13"),
        ("2个工作日内", "2026-09-28", "2026-09-30"),
        ("3个工作日内", "2026-09-28", "2026-10-08"),
        // The event itself on a holiday: the first working day after it counts.
        ("1个工作日内", "2026-10-03", "2026-10-08"),
        // 中秋节 2026 with the Sunday worked before it: 20 (Sunday), 21–24, 28 Sep.
        ("6个工作日内", "2026-09-18", "2026-09-28"),
        // 春节 2026: 12, 13, 14 (Saturday worked), 24–27, 28 (Saturday worked) Feb, 2 Mar.
        ("10个工作日内", "2026-02-11", "2026-03-03"),
        ("3个工作日内", "2026-02-11", "2026-02-14"),
        ("4个工作日内", "2026-02-11", "2026-02-24"),
        // Year's end: 31 Dec 2025, then 4 Jan 2026 (Sunday worked), 5 Jan.
        ("3个工作日内", "2025-12-30", "2026-01-05"),
        // Calendar days are not moved on a working day, also not on a Saturday that is worked …
        ("10个自然日内", "2026-10-05", "2026-10-15"),
        ("3个自然日内", "2026-02-11", "2026-02-14"),
        // … and moved from a holiday or weekend to the next working day.
        ("5个自然日内", "2026-09-28", "2026-10-08"),
        ("10个自然日内", "2026-02-10", "2026-02-24"),
        ("20日内", "2026-09-28", "2026-10-19"),
        ("信息形成后1个月内", "2026-01-31", "2026-02-28"),
        ("信息形成后1个月内", "2026-09-01", "2026-10-08"),
        ("信息形成后3个月内", "2026-09-28", "2026-12-28"),
        ("信息形成后1年内", "2024-02-29", "2025-02-28"),
        ("收到预警信息后24小时内", "2026-09-30", "2026-10-01"),
        ("收到预警信息后2小时内", "2026-09-30", "2026-09-30"),
        ("即时公开", "2026-10-01", "2026-10-01"),
        // Back from a meeting on 28 Sep: 24, 23, 22, 21, 20 (Sunday worked), 18, 17 Sep.
        ("会议召开7个工作日前", "2026-09-28", "2026-09-17"),
        ("会议召开5个工作日前", "2026-09-28", "2026-09-20"),
        ("投标截止时间15日前", "2026-10-20", "2026-10-05"),
        ("提前一周", "2026-09-28", "2026-09-21"),
        // Dates.
        ("每年3月底前", "2026-03-31", "2026-03-31"),
        ("每年3月底前", "2026-04-01", "2027-03-31"),
        ("每年2月底前", "2027-03-01", "2028-02-29"),
        ("次年1月31日前", "2026-01-05", "2027-01-31"),
        ("年底前", "2026-09-28", "2026-12-31"),
        ("2026年11月30日前", "2026-09-28", "2026-11-30"),
        ("次周三之前", "2026-09-28", "2026-10-07"),
    ] {
        assert_eq!(days(&one(phrase, from)), expected, "{phrase} from {from}");
    }
}

#[test]
fn series() {
    for (phrase, from, expected) in [
        ("每季度", "2026-09-28", "2026-09-30 2026-12-31 2027-03-31 2027-06-30"),
        ("每半年", "2026-07-01", "2026-12-31 2027-06-30 2027-12-31 2028-06-30"),
        ("每季度首个月20日前", "2026-10-20", "2026-10-20 2027-01-20 2027-04-20 2027-07-20"),
        ("每月10日前公布上月情况", "2026-12-11", "2027-01-10 2027-02-10 2027-03-10 2027-04-10"),
        ("每月30日前", "2027-01-31", "2027-02-28 2027-03-30 2027-04-30 2027-05-30"),
        ("每年第一季度", "2026-01-01", "2026-03-31 2027-03-31 2028-03-31 2029-03-31"),
        ("每年1月和7月10日前", "2026-02-01", "2026-07-10 2027-01-10 2027-07-10 2028-01-10"),
        ("每季度前10日内公布上季度情况", "2026-10-11", "2027-01-10 2027-04-10 2027-07-10 2027-10-10"),
        ("每周五", "2026-09-28", "2026-10-02 2026-10-09 2026-10-16 2026-10-23"),
        ("当月20号、次月5号前", "2026-09-28", "2026-10-05 2026-10-20 2026-11-05 2026-11-20"),
        // 30 Sep + 8, 9, 10, 12–16, 19–23, 26, 27 Oct.
        ("每季度结束后15个工作日内", "2026-09-28", "2026-10-27"),
        // Second quarter: 1–3, 6–10, 13, 14 Jul.
        ("每季度结束后10个工作日内", "2026-07-01", "2026-07-14 2026-10-20"),
        ("每20个工作日更新", "2026-09-28", "2026-10-30 2026-11-27 2026-12-25"),
        ("每两周更新", "2026-09-28", "2026-10-12 2026-10-26 2026-11-09 2026-11-23"),
    ] {
        assert_eq!(days(&one(phrase, from)), expected, "{phrase} from {from}");
    }
}

#[test]
fn no_date_is_made_up() {
    let missing = |year, last: Option<&str>| Some(Gap::NotPublished { year, last: last.map(date) });
    for (phrase, from, gap) in [
        ("20个工作日内", "2026-12-20", missing(2027, None)),
        ("1个工作日内", "2026-12-31", missing(2027, None)),
        ("20个工作日内", "2018-12-20", missing(2018, None)),
        ("20日内", "2026-12-20", missing(2027, Some("2027-01-09"))),
        ("会议召开5个工作日前", "2019-01-03", missing(2018, None)),
        ("99999999个工作日内", "2026-01-05", missing(2027, None)),
        ("99999999日内", "2026-01-05", Some(Gap::TooFar)),
        ("长期公开", "2026-01-05", Some(Gap::Standing)),
        ("按法定时限", "2026-01-05", Some(Gap::Statutory)),
        ("与规范性文件同步发布", "2026-01-05", Some(Gap::Event)),
        ("2025年6月30日前", "2026-01-05", Some(Gap::Past(date("2025-06-30")))),
        ("及时公开", "2026-09-28", Some(Gap::Prompt(Some(date("2026-10-30"))))),
        ("及时公开", "2026-12-28", Some(Gap::Prompt(None))),
        ("年初", "2026-01-05", Some(Gap::Unclear("年初".to_owned()))),
        ("每季度20日前", "2026-01-05", Some(Gap::Unclear("20日前".to_owned()))),
        ("每小时更新", "2026-01-05", Some(Gap::Hourly)),
    ] {
        for due in all_due(phrase, from) {
            assert_eq!((days(&due), due.gap), (String::new(), gap.clone()), "{phrase} from {from}");
        }
    }
}

#[test]
fn what_was_passed_over_is_told() {
    let due = one("信息形成之日起20个工作日内", "2026-09-28");
    let Way::WorkingDays { counting, .. } = &due.way else { panic!("{due:?}") };
    let rest = |name: &str, first, last| Rest { name: name.to_owned(), first: date(first), last: date(last) };
    assert_eq!(counting.holidays, [rest("国庆节", "2026-10-01", "2026-10-07")]);
    assert_eq!(counting.made_up, [rest("国庆节", "2026-10-10", "2026-10-10")]);
    assert_eq!(counting.weekend_days, 5, "11, 17, 18, 24, 25 October");

    let back = one("会议召开7个工作日前", "2026-09-28");
    let Way::WorkingDays { counting, back: true, .. } = &back.way else { panic!("{back:?}") };
    assert_eq!(counting.holidays, [rest("中秋节", "2026-09-25", "2026-09-27")]);
    assert_eq!(counting.made_up, [rest("国庆节", "2026-09-20", "2026-09-20")]);
    assert_eq!(counting.weekend_days, 1, "19 September");

    let written = one("每年10月1日前", "2026-09-28");
    let closed = Opening::Closed { holiday: Some("国庆节".to_owned()), before: Some(date("2026-09-30")) };
    assert_eq!(written.days.first().map(|day| day.opening.clone()), Some(closed));
}

/// Whatever is read, from whatever day: nothing panics, days are in order and none lies before the event, but for what
/// is counted backwards.
#[test]
fn every_phrase_of_the_baseline_on_every_kind_of_day() {
    let phrases = [
        "每季",
        "每年",
        "每月",
        "次月10日前",
        "每0个工作日更新",
        "每5年",
        "每7个月",
        "每年度终了后6个月内",
        "月底前",
        "10日前",
        "每周三前",
        "每日更新",
        "每天",
    ];
    for phrase in phrases {
        for from in ["0001-01-01", "2018-12-31", "2026-02-14", "2026-12-31", "2028-02-29", "9999-12-31"] {
            for due in all_due(phrase, from) {
                assert!(due.days.windows(2).all(|pair| pair[0].date < pair[1].date), "{phrase} {from}");
                assert!(due.days.iter().all(|day| day.date >= date(from)), "{phrase} {from} {due:?}");
                assert!(!due.days.is_empty() || due.gap.is_some() || from == "9999-12-31", "{phrase} {from}");
            }
        }
    }
}
