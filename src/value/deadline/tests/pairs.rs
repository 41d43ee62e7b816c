//! The order on pairs whose order a person knows, and the questions the rules ask.

use super::super::{Clause, Deadline, Order, Unit};

const PAIRS: &[(&str, &str, Order)] = &[
    ("7个工作日内", "20个工作日内", Order::Stricter),
    ("信息形成之日起20个工作日内", "自该信息形成或者变更之日起20个工作日内予以公开", Order::Same),
    ("20个工作日内", "信息形成或者变更之日起30个工作日内", Order::Stricter),
    ("制定或获取文件之日起10个工作日内", "信息形成（变更）20个工作日内", Order::Stricter),
    ("收到申请之日起7个工作日内", "信息形成之日起20个工作日内", Order::Incomparable),
    ("收到申请之日起20个工作日内", "自收到申请之日起15个工作日内予以答复", Order::Looser),
    ("分配结果确定之日起20个工作日内", "分配结果确定后20个工作日内", Order::Same),
    ("20个自然日内", "20个工作日内", Order::Stricter),
    ("20日内", "20个工作日内", Order::Stricter),
    ("30日内", "20个工作日内", Order::Incomparable),
    ("30个自然日内", "20个工作日内", Order::Incomparable),
    ("60个自然日内", "20个工作日内", Order::Looser),
    ("1个月内", "20个工作日内", Order::Incomparable),
    ("3个月内", "20个工作日内", Order::Looser),
    ("24小时内", "1个工作日内", Order::Stricter),
    ("一周内", "7个自然日内", Order::Same),
    ("实时公开", "1个工作日内", Order::Stricter),
    ("及时公开", "20个工作日内", Order::Incomparable),
    ("长期公开", "20个工作日内", Order::Incomparable),
    ("每月", "每季度", Order::Stricter),
    ("每季度首个月15日前", "每季度首个月20日前", Order::Stricter),
    ("1月31日前", "每年3月底前", Order::Stricter),
    ("投标截止时间15日前", "投标截止时间5日前", Order::Stricter),
    ("处罚决定：7个工作日内；其他：20个工作日内", "20个工作日内", Order::Stricter),
    ("处罚决定：7个工作日内；其他：30个工作日内", "20个工作日内", Order::Incomparable),
    ("处罚决定：7个工作日内；其他：20个工作日内", "其他：20个工作日内；处罚决定：5个工作日内", Order::Looser),
    ("10个工作日内，公示7个工作日", "20个工作日内", Order::Stricter),
    ("20个工作日内。法律另有规定的，从其规定", "20个工作日内", Order::Same),
    ("按法定时限", "20个工作日内", Order::Incomparable),
];

#[test]
fn the_order_of_known_pairs() {
    for (one, other, order) in PAIRS {
        let (one, other) = (Deadline::parse(one), Deadline::parse(other));
        assert_eq!(one.compare(&other), *order, "{one} | {other}");
        assert_eq!(other.compare(&one), order.reversed(), "{other} | {one}");
    }
}

#[test]
fn what_rules_ask() {
    let mixed = Deadline::parse("处罚决定：30日内；其他信息形成之日起45个工作日内");
    assert_eq!(mixed.longest_working_days(), Some(45));
    assert!(mixed.has_unspecified_day() && mixed.lacks_start() && !mixed.is_unreadable());
    assert_eq!(mixed.exceeding(20, Unit::WorkingDay).count(), 1);
    assert_eq!(mixed.vague().count(), 0);
    assert_eq!(Deadline::parse("随时公开").vague().count(), 1);
    assert_eq!(Deadline::parse("信息形成之日起20个工作日内").exceeding(20, Unit::WorkingDay).count(), 0);
    let several = Deadline::parse("处罚决定：7个工作日内；许可：5个工作日内；其余：20个工作日内");
    assert_eq!(several.strictest().and_then(Clause::working_days), Some(5));
    assert_eq!(Deadline::parse("5个工作日内").no_later_than(&several), Some(true));
    assert_eq!(
        Deadline::within(20, Unit::WorkingDay, Some("信息形成或者变更之日")).to_string(),
        "信息形成或者变更之日起20个工作日内"
    );
}
