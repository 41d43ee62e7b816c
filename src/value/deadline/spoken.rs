//! Times said in words, without a number: 即时, 及时, 长期公开, 按法定时限, 公示期不少于…, 与…同步发布.
//!
//! Where several such words stand in one stretch, the first one says the time. Numbers are in `grammar`.

use super::amount::{Amount, Side, amounts};
use super::clause::Kind;
use super::grammar::Found;
use super::span::Span;
use super::split::without_release;
use super::start;

const IMMEDIATE: &[&str] = &["即时", "实时", "当日", "当天", "当场", "立即", "即刻", "即日", "即行", "同步"];

const PROMPT: &[&str] = &[
    "及时",
    "随时",
    "尽快",
    "尽早",
    "尽速",
    "从速",
    "抓紧",
    "视情",
    "必要时",
    "近期",
    "按需",
    "合理期限",
    "合理时间",
    "适时",
    "不定期",
    "定期",
    "限时",
    "按时",
    "按进展",
    "第一时间",
    "动态更新",
    "动态调整",
    "动态公开",
    "动态管理",
];

const STANDING: &[&str] = &["长期", "永久", "常年", "常态", "持续公开", "始终", "永远", "全年公开"];

/// Words that hold one of the above and are something else.
const NOT_TIMES: &[&str] = &[
    "中长期",
    "永久基本",
    "长期护理",
    "长期股权",
    "长期贷款",
    "长期照护",
    "定期存款",
    "同步辐射",
    "实时监测数据",
];

/// A law's time, named as such.
const STATUTORY_TIME: &[&str] = &[
    "法定时限",
    "法定期限",
    "法定时间",
    "法定时效",
    "规定时限",
    "规定期限",
    "规定时间",
    "规定的时限",
    "规定的期限",
    "规定的时间",
    "规定的公开时限",
    "规定的公开期限",
    "规定要求的时限",
];

const POSTING: &[&str] = &[
    "公示期",
    "公告期",
    "公示时间",
    "公告时间",
    "公示时限",
    "公示天数",
    "征求意见期",
    "征求意见时间",
    "征求意见的期限",
    "披露信息时间",
    "公布期",
    "公开期不",
    "保留期",
    "保留时间",
    "保存期",
];

const AT_LEAST: &[&str] =
    &["不少于", "不得少于", "不低于", "不得低于", "不短于", "不得短于", "少于", "至少公示", "至少公告"];

/// What the notice does while an amount of time passes.
const LASTING: &[&str] = &["公示", "公告", "征求意见", "公示期", "公告期", "期限", "张贴", "保留", "公布"];

/// A text beside the time of publishing: how long it stays posted, how far an answer may be put off.
pub(super) fn aside(words: Span<'_>) -> Option<Found> {
    let found = amounts(words);
    let posting = words.earliest(POSTING).map(|(place, _)| place);
    let put_off = words.contains("延长") && (!found.is_empty() || words.contains("期限"));
    let numberless = found.is_empty() && words.contains_any(&["不少于", "不得少于"]) && posting.is_some();
    let wanted = put_off || numberless || found.iter().any(|amount| lasts(words, amount, posting));
    wanted.then(|| Found::whole(words, Kind::Other { aside: true }))
}

/// 即时, 及时, 长期 and their like.
pub(super) fn adverb(words: Span<'_>) -> Option<Found> {
    let all: Vec<&str> = [IMMEDIATE, PROMPT, STANDING].concat();
    let mut from = 0;
    let (place, word) = loop {
        let (place, word) = words.after(from).earliest(&all)?;
        let place = from + place;
        let near = words.cut(place.saturating_sub(1), (place + 6).min(words.len()));
        if !near.contains_any(NOT_TIMES) {
            break (place, word);
        }
        from = place + 1;
    };
    let lead = start::read(words.until(place));
    if word == "同步" {
        return synchronous(words, place, lead);
    }
    let kind = if IMMEDIATE.contains(&word) {
        Kind::Immediate { from: lead.event }
    } else if PROMPT.contains(&word) {
        Kind::Prompt { from: lead.event }
    } else {
        Kind::Standing
    };
    Some(Found { label: lead.label, kind, words: None })
}

/// A time that a law is said to have.
pub(super) fn statutory_time(words: Span<'_>) -> Option<Found> {
    words.contains_any(STATUTORY_TIME).then(|| statutory(words))
}

/// 按规定公开, 依法公开, 依照《…》公开.
pub(super) fn by_law(words: Span<'_>) -> Option<Found> {
    let plain = words.contains_any(&["依规定", "按规定", "依法", "依规", "按有关规定", "依照规定"]);
    let named = words.contains("规定") && words.contains_any(&["按", "依", "根据", "遵照", "遵循"]);
    (plain || named).then(|| statutory(words))
}

/// What is tied to something else, and what is nothing.
pub(super) fn leftover(words: Span<'_>) -> Found {
    let publishes = words.contains_any(&[
        "公开",
        "公布",
        "公示",
        "公告",
        "发布",
        "更新",
        "宣布",
        "执行",
        "邀请",
        "公开栏",
    ]);
    let tied = words.contains_any(&[
        "时", "前", "后", "同步", "随", "按", "依", "阶段", "环节", "期", "过程", "分段", "次", "中", "日",
        "每", "根据", "结合",
    ]);
    let opened =
        words.opening(&["按", "随", "与", "待", "经", "视", "根据", "依", "同"]).is_some() && words.len() > 3;
    let timed = words.closing(&["后", "之后", "以后", "前", "之前", "时", "期间", "同时", "期内"]).is_some()
        && words.len() > 2;
    let tied_event = publishes && tied || opened || timed;
    let kind = if tied_event { Kind::Other { aside: false } } else { Kind::Unreadable };
    Found::whole(words, kind)
}

/// 同步公开 is at once; 与规范性文件同步发布 goes with another event.
fn synchronous(words: Span<'_>, place: usize, lead: start::Lead) -> Option<Found> {
    let rest = without_release(words.after(place + 2));
    let alone = place == 0 || lead.event.is_some() && words.opening(&["与", "和", "同", "随"]).is_none();
    if alone && rest.is_empty() {
        return Some(Found { label: lead.label, kind: Kind::Immediate { from: lead.event }, words: None });
    }
    Some(Found::whole(words, Kind::Other { aside: false }))
}

fn statutory(words: Span<'_>) -> Found {
    let cut = words
        .earliest(&["按", "依", "根据", "遵照", "遵循", "《", "在法定", "在规定", "法定", "从其"])
        .map(|(place, _)| place);
    let (label, rest) = match cut {
        Some(place) if place > 0 => (start::label(words.until(place)), words.after(place)),
        _ => (None, words),
    };
    let rest = if label.is_some() { rest } else { words };
    Found { label, kind: Kind::Statutory, words: Some(rest.written()) }
}

/// Whether an amount says how long something stays, not by when it comes; `posting` is where 公示期 or its like stands.
fn lasts(words: Span<'_>, amount: &Amount, posting: Option<usize>) -> bool {
    let before = words.until(amount.start);
    let before = ["一般", "约", "共"].iter().fold(before, |rest, word| rest.strip_end(word).unwrap_or(rest));
    if before.closing(AT_LEAST).is_some() || words.after(amount.end).starts_with("以上") {
        return amount.side != Side::Ahead;
    }
    let plain = ["为", "满", "时间", "时限", ":", "不超过"]
        .iter()
        .fold(before, |rest, word| rest.strip_end(word).unwrap_or(rest));
    amount.side == Side::Bare
        && (plain.closing(LASTING).is_some() || posting.is_some_and(|place| place < amount.start))
}
