//! The laws of the order and of the canonical phrase, on values made at random; and that nothing ever panics.

use proptest::prelude::*;

use super::super::{Clause, Deadline, Kind, Order, Unit};

/// Pieces of the vocabulary, to be strung together in any order.
const FRAGMENTS: &[&str] = &[
    "自",
    "信息",
    "形成",
    "或者",
    "变更",
    "之日起",
    "之日",
    "起",
    "后",
    "20",
    "个",
    "工作日",
    "日",
    "天",
    "内",
    "以内",
    "前",
    "之前",
    "每",
    "每季度",
    "年",
    "月",
    "3月",
    "1月31日",
    "首个月",
    "公开",
    "公布",
    "公示",
    "公示期",
    "不少于",
    "及时",
    "实时",
    "长期",
    "即时",
    "按",
    "规定",
    "法定时限",
    "法律、法规另有规定的，从其规定",
    "，",
    ",",
    "；",
    "。",
    "：",
    ":",
    "、",
    "（",
    "）",
    "(",
    ")",
    "《",
    "》",
    "1.",
    "2、",
    "①",
    "其中",
    "其他",
    "其余",
    "的",
    "在",
    "经",
    "批准",
    "处罚决定",
    "二十",
    "一百",
    "半年",
    "半",
    "至",
    "-",
    "次",
    "一次",
    "至少",
    "提前",
    "一周",
    "同步",
    "同上",
    " ",
    "\n",
    "\u{3000}",
    "延长",
    "期限",
    "除",
    "外",
    "周三",
    "小时",
    "每年",
    "次年",
    "底",
    "2026年",
];

fn unit() -> impl Strategy<Value = Unit> {
    prop::sample::select(vec![
        Unit::WorkingDay,
        Unit::CalendarDay,
        Unit::DayUnspecified,
        Unit::Hour,
        Unit::Week,
        Unit::Month,
        Unit::Quarter,
        Unit::Year,
    ])
}

fn event() -> impl Strategy<Value = Option<String>> {
    prop::sample::select(vec![
        None,
        Some("信息形成或者变更之日"),
        Some("信息形成"),
        Some("制定或获取文件之日"),
        Some("收到申请之日"),
        Some("分配结果确定"),
        Some("作出行政决定之日"),
    ])
    .prop_map(|event| event.map(str::to_owned))
}

fn kind() -> impl Strategy<Value = Kind> {
    let on = prop::sample::select(vec![None, Some("首个月20日前"), Some("首个月15日前"), Some("10日前")]);
    let dates = prop::sample::select(vec![
        ("每年1月31日", (1, 31)),
        ("每年3月底", (3, 31)),
        ("次年1月31日", (1, 31)),
        ("12月1日", (12, 1)),
    ]);
    prop_oneof![
        8 => (1_u32..60, unit(), event()).prop_map(|(amount, unit, from)| Kind::Within { amount, unit, from }),
        1 => event().prop_map(|from| Kind::Immediate { from }),
        1 => event().prop_map(|from| Kind::Prompt { from }),
        1 => dates.prop_map(|(by, day)| Kind::Before { by: Some(by.to_owned()), month_day: Some(day), year: None, lead: None }),
        1 => (1_u32..30, unit()).prop_map(|lead| Kind::Before { by: Some("投标截止之日".to_owned()), month_day: None, year: None, lead: Some(lead) }),
        1 => (1_u32..5, unit(), on).prop_map(|(every, unit, on)| Kind::Periodic { every, unit, on: on.map(str::to_owned) }),
        1 => Just(Kind::Standing),
    ]
}

/// Amounts near to each other in different units, so that the order is put to the test.
fn near() -> impl Strategy<Value = Kind> {
    let amounts = vec![
        (24, Unit::Hour),
        (48, Unit::Hour),
        (72, Unit::Hour),
        (1, Unit::DayUnspecified),
        (1, Unit::CalendarDay),
        (1, Unit::WorkingDay),
        (12, Unit::WorkingDay),
        (2, Unit::WorkingDay),
        (5, Unit::WorkingDay),
        (7, Unit::CalendarDay),
        (1, Unit::Week),
        (20, Unit::CalendarDay),
        (20, Unit::DayUnspecified),
        (20, Unit::WorkingDay),
        (28, Unit::CalendarDay),
        (31, Unit::CalendarDay),
        (1, Unit::Month),
        (50, Unit::CalendarDay),
        (60, Unit::CalendarDay),
        (3, Unit::Month),
        (1, Unit::Quarter),
        (1, Unit::HalfYear),
        (12, Unit::Month),
        (1, Unit::Year),
        (366, Unit::CalendarDay),
        (9000, Unit::Hour),
    ];
    prop::sample::select(amounts).prop_map(|(amount, unit)| Kind::Within { amount, unit, from: None })
}

fn deadline() -> impl Strategy<Value = Deadline> {
    let label = prop::sample::select(vec![None, Some("处罚决定"), Some("其他信息"), Some("政策文件")]);
    let clause = (label, prop_oneof![kind(), near()]).prop_map(|(label, kind)| Clause {
        label: label.map(str::to_owned),
        kind,
        text: String::new(),
    });
    (prop::collection::vec(clause, 1..4), any::<bool>())
        .prop_map(|(clauses, proviso)| Deadline { clauses, proviso })
}

fn simple() -> impl Strategy<Value = Deadline> {
    prop_oneof![kind(), near()].prop_map(|kind| Deadline {
        clauses: vec![Clause { label: None, kind, text: String::new() }],
        proviso: false,
    })
}

fn no_later(one: &Deadline, other: &Deadline) -> bool {
    matches!(one.compare(other), Order::Same | Order::Stricter)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read(text in any::<String>()) {
        let read = Deadline::parse(&text);
        prop_assert!(!read.clauses.is_empty());
        prop_assert!(!read.clauses.iter().any(|clause| clause.text.contains(' ')));
        let _ = read.to_string();
    }

    #[test]
    fn any_words_are_read_and_settle(words in prop::collection::vec(prop::sample::select(FRAGMENTS), 0..14)) {
        let read = Deadline::parse(&words.concat());
        prop_assert!(!read.clauses.is_empty());
        prop_assert_eq!(read.compare(&read), Order::Same);
        prop_assert!(read.strictest().is_none() || !read.clauses.is_empty());
        let _ = Deadline::parse(&read.to_string());
    }

    #[test]
    fn a_canonical_phrase_reads_back(deadline in simple()) {
        let phrase = deadline.to_string();
        prop_assert_eq!(Deadline::parse(&phrase), deadline, "{}", phrase);
    }

    #[test]
    fn the_order_is_reflexive(deadline in deadline()) {
        prop_assert_eq!(deadline.compare(&deadline), Order::Same);
    }

    #[test]
    fn the_order_is_mirrored(one in deadline(), other in deadline()) {
        prop_assert_eq!(one.compare(&other), other.compare(&one).reversed());
    }

    #[test]
    fn the_order_is_transitive(one in simple(), other in simple(), third in simple()) {
        if no_later(&one, &other) && no_later(&other, &third) {
            prop_assert!(no_later(&one, &third), "{} ≤ {} ≤ {}", one, other, third);
        }
    }

    #[test]
    fn the_order_of_several_clauses_is_transitive(one in deadline(), other in deadline(), third in deadline()) {
        if no_later(&one, &other) && no_later(&other, &third) {
            prop_assert!(no_later(&one, &third), "{} ≤ {} ≤ {}", one, other, third);
        }
    }
}

/// All the near amounts against each other: a small world, looked at whole.
#[test]
fn amounts_near_each_other_are_in_order() {
    let units = [
        Unit::WorkingDay,
        Unit::CalendarDay,
        Unit::DayUnspecified,
        Unit::Hour,
        Unit::Week,
        Unit::Month,
        Unit::Quarter,
        Unit::HalfYear,
        Unit::Year,
    ];
    let all: Vec<Deadline> = [1, 2, 3, 7, 12, 20, 24, 28, 31, 50, 60, 366]
        .into_iter()
        .flat_map(|amount| units.map(|unit| Deadline::within(amount, unit, None)))
        .collect();
    for one in &all {
        for other in all.iter().filter(|other| no_later(one, other)) {
            assert!(
                all.iter().filter(|third| no_later(other, third)).all(|third| no_later(one, third)),
                "{one} ≤ {other}"
            );
        }
    }
}

/// Twice the text takes about twice the time: no stretch is looked at again for every other.
#[test]
fn long_texts_are_read_in_linear_time() {
    let text = "信息形成后，在村公示栏公开，1、（另有规定的，每季度20个工作日内、".repeat(3000);
    let start = std::time::Instant::now();
    assert!(!Deadline::parse(&text).clauses.is_empty());
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}
