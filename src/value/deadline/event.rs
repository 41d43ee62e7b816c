//! What a starting event is, for comparing: the common family, or one event of its own.
//!
//! Conservative: an event is of the family only if every word of it is known to be.

use crate::value::text::comparable;

/// A starting event, as far as two of them can be compared.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Start {
    /// The information exists: formed, changed, made, got; or nothing is said (条例第二十六条 has this one).
    InformationExists,
    /// Something else, in normal form.
    Event(String),
}

/// What the information is called in the common family, and what happens to it.
pub(super) const FAMILY: &[&str] = &[
    "公开事项",
    "政府信息",
    "相关信息",
    "有关信息",
    "事项信息",
    "信息",
    "文件",
    "指南",
    "政策措施",
    "措施",
    "补贴政策",
    "备案政策",
    "扶持政策",
    "政策",
    "形成",
    "变更",
    "产生",
    "生成",
    "制作",
    "制定",
    "制订",
    "获取",
    "获得",
    "更新",
    "发生",
    "该",
    "本",
    "之",
    "日",
    "起",
    "后",
    "或者",
    "或",
    "及",
    "和",
    "与",
    "并",
    "、",
    ",",
    "(",
    ")",
    "/",
    "的",
    "当",
    "时",
];

/// An event that is of the family whatever it makes: 制定或获取扶持政策措施之日.
const MAKING: &[&str] = &[
    "制定或获取",
    "制定或者获取",
    "制定、获取",
    "制作或获取",
    "制作或者获取",
    "制作、获取",
    "获取或制定",
    "制订或获取",
    "制作或保存",
    "制定或获得",
];

/// The event in the form in which it is compared.
pub(super) fn start(event: Option<&str>) -> Start {
    let Some(event) = event else { return Start::InformationExists };
    let event = comparable(event);
    // 于验收结束之日 is 验收结束之日.
    let event = event.strip_prefix(['于', '自']).map(str::to_owned).unwrap_or(event);
    if MAKING.iter().any(|making| event.starts_with(making)) || of_family(&event) {
        return Start::InformationExists;
    }
    let mut event = event.replace("或者", "或").replace(['(', ')', ',', '、'], "");
    for word in ["该", "本"] {
        event = event.strip_prefix(word).map(str::to_owned).unwrap_or(event);
    }
    for word in ["起", "之日", "之后", "后", "当日"] {
        event = event.strip_suffix(word).map(str::to_owned).unwrap_or(event);
    }
    Start::Event(event)
}

fn of_family(event: &str) -> bool {
    let mut rest = event;
    let mut happens = false;
    while !rest.is_empty() {
        let Some(word) = FAMILY.iter().find(|word| rest.starts_with(**word)) else { return false };
        happens |= matches!(
            *word,
            "形成" | "变更" | "产生" | "生成" | "制作" | "制定" | "制订" | "获取" | "获得" | "更新"
        );
        rest = rest.strip_prefix(word).unwrap_or_default();
    }
    happens
}
