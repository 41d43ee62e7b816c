//! Defects of 公开时限.

use super::{Defect, Scene, defect, emptied, put};
use crate::evaluate::Row;
use crate::evaluate::rng::Rng;

pub(crate) const ALL: &[Defect] = &[
    defect("missing-deadline", "deadline", missing, &[]),
    defect("unreadable-deadline", "deadline", unreadable, &[]),
    defect("vague-deadline", "deadline", vague, &[]),
    defect("later-than-law", "deadline", later, &["later-than-upper-tier"]),
    defect("ambiguous-day-type", "deadline", ambiguous, &["later-than-upper-tier"]),
    defect("missing-start-event", "deadline", no_start, &["later-than-upper-tier"]),
];

const EVENTS: [&str; 16] = [
    "信息形成或者变更之日起",
    "自信息形成或者变更之日起",
    "自政府信息形成之日起",
    "文件印发之日起",
    "自作出决定之日起",
    "事项办结后",
    "审核通过后",
    "自批准之日起",
    "补贴发放完毕之日起",
    "自公示期满之日起",
    "合同签订之日起",
    "自收到申请之日起",
    "工程竣工验收后",
    "制定或获取文件之日起",
    "评审结束之日起",
    "信息生成后",
];

fn missing(row: &mut Row, rng: &mut Rng, _: &Scene<'_>) -> Option<String> {
    emptied(row, "deadline", rng, &["—", "/", "无", "-", "——", "暂无", "／"])
}

fn unreadable(row: &mut Row, rng: &mut Rng, _: &Scene<'_>) -> Option<String> {
    let words = [
        "政府网站",
        "县民政局",
        "全社会",
        "主动公开",
        "公开栏张贴",
        "详见附件",
        "见左栏",
        "书面",
        "★",
        "？",
        "社会公众",
        "√",
        "办公室",
        "便民",
        "A类",
        "负责人签字",
        "统一格式",
    ];
    put(row, "deadline", rng.word(&words))
}

fn vague(row: &mut Row, rng: &mut Rng, _: &Scene<'_>) -> Option<String> {
    let words = [
        "及时",
        "及时公开",
        "尽快",
        "尽快公开",
        "第一时间",
        "第一时间公开",
        "适时公开",
        "信息形成后及时公开",
        "随时",
        "随时更新",
        "抓紧公开",
        "尽早公开",
        "信息形成或者变更之日起尽快",
        "文件印发后第一时间",
        "按上级要求公开",
        "根据上级部署",
        "按照县政府统一安排",
        "视情况公开",
        "不定期",
        "不定期更新",
        "适时",
        "按要求公开",
        "按需公开",
        "及时更新",
        "信息变更后及时更新",
        "近期",
        "定期公开",
        "定期",
        "合理期限内",
        "按要求及时公开",
        "尽速",
        "必要时",
        "从速公开",
        "信息产生后尽快公开",
        "办结后及时公开",
        "每次变动后及时更新",
        "审批完成后第一时间公开",
        "按县政府部署公开",
        "按省厅要求公开",
        "适时发布",
        "及时向社会公布",
        "尽早向社会公开",
        "事后及时公开",
        "随时公开",
        "动态更新",
    ];
    put(row, "deadline", rng.word(&words))
}

fn later(row: &mut Row, rng: &mut Rng, _: &Scene<'_>) -> Option<String> {
    // A law of the item's own may set another limit; so may a promise.
    let amount = rng.word(&[
        "25个工作日",
        "30个工作日",
        "三十个工作日",
        "60个工作日",
        "40个工作日",
        "二十五个工作日",
        "2个月",
        "两个月",
        "3个月",
        "三个月",
        "半年",
        "6个月",
        "1年",
        "一年",
        "45个工作日",
        "60天",
        "90日",
        "45日",
        "六十日",
        "21个工作日",
        "22个工作日",
        "60个自然日",
        "两个季度",
        "100天",
        "1个季度",
    ]);
    let end = rng.word(&["内", "内公开", "以内", "内予以公开", "之内", "内在网站公布"]);
    let event = rng.word(&EVENTS);
    let both = amount.ends_with('日') && !amount.contains("工作") && !amount.contains("自然")
        || amount.ends_with('天');
    // What kind of days is another question about the same words.
    if both {
        return None;
    }
    put(row, "deadline", format!("{event}{amount}{end}"))
}

fn ambiguous(row: &mut Row, rng: &mut Rng, scene: &Scene<'_>) -> Option<String> {
    let (amount, numeral) = *rng.pick(&[
        (6, "六"),
        (8, "八"),
        (9, "九"),
        (11, "十一"),
        (12, "十二"),
        (13, "十三"),
        (17, "十七"),
        (18, "十八"),
        (4, "四"),
    ]);
    let domain = scene.knowledge.domains().unwrap().by_number(scene.domain).unwrap();
    if domain.own_deadlines.iter().any(|own| own.note.contains(&format!("{amount}日"))) {
        return None;
    }
    if row.list("basis").iter().any(|text| !text.contains("第711号")) {
        return None;
    }
    let amount = if rng.percent(30) { numeral.to_owned() } else { amount.to_string() };
    let day = rng.word(&["日", "天", "日", "个日"]);
    let day = if day == "个日" { "天" } else { day };
    put(
        row,
        "deadline",
        format!("{}{amount}{day}{}", rng.word(&EVENTS), rng.word(&["内", "内公开", "以内", "之内"])),
    )
}

fn no_start(row: &mut Row, rng: &mut Rng, _: &Scene<'_>) -> Option<String> {
    let amount = rng.word(&[
        "20个工作日",
        "10个工作日",
        "7个工作日",
        "二十个工作日",
        "5个工作日",
        "15个工作日",
        "3个工作日",
    ]);
    let form = rng.below(6);
    let text = match form {
        0 => format!("{amount}内"),
        1 => format!("{amount}内公开"),
        2 => format!("{amount}以内"),
        3 => format!("不超过{amount}"),
        4 => format!("{amount}内予以公开"),
        _ => format!("在{amount}内主动公开"),
    };
    put(row, "deadline", text)
}
