//! Codes, categories, names, modes and tiers: what an item is called and to whom it belongs.

use super::{Both, Context, Reason, incomparable, loosened, neutral, text, tightened};
use crate::catalogue::{Field, Item, Text};
use crate::sameness::{names, wording};
use crate::value::mode::Mode;
use crate::value::text::squeeze;
use crate::value::tier::Tier;

pub(super) fn code(both: &Both<'_>, _: &Context<'_>) -> Vec<Reason> {
    let (old, new) = (&both.old.item.code, &both.new.item.code);
    let same = match (old.understood(), new.understood()) {
        (Some(old), Some(new)) => old == new,
        _ => old.text().map(|text| squeeze(&text.value)) == new.text().map(|text| squeeze(&text.value)),
    };
    if same { Vec::new() } else { vec![replaced("事项编码", "code", Field::Code, both)] }
}

pub(super) fn category(both: &Both<'_>, _: &Context<'_>) -> Vec<Reason> {
    let plain = |texts: &[Text]| texts.iter().map(|text| wording::plain(&text.value)).collect::<Vec<_>>();
    // Many tables have no column for it: what is not said has not changed.
    let silent = both.old.item.category.is_empty() || both.new.item.category.is_empty();
    if silent || plain(&both.old.item.category) == plain(&both.new.item.category) {
        return Vec::new();
    }
    let quoted = |item: &Item| text::of(item, Field::Category).map_or(String::new(), |quoted| quoted.text);
    let (old, new) = (quoted(both.old.item), quoted(both.new.item));
    vec![neutral(format!("由“{old}”类移到“{new}”类"), format!("moved from category “{old}” to “{new}”"))]
}

pub(super) fn name(both: &Both<'_>, _: &Context<'_>) -> Vec<Reason> {
    let (Some(old), Some(new)) = (&both.old.item.name, &both.new.item.name) else { return Vec::new() };
    let sides = (
        (old.value.as_str(), both.old.place.name.as_str()),
        (new.value.as_str(), both.new.place.name.as_str()),
    );
    if names::same_in_full(sides.0, sides.1) {
        return Vec::new();
    }
    let (old, new) = (old.value.trim(), new.value.trim());
    vec![neutral(format!("事项更名：“{old}”→“{new}”"), format!("renamed: “{old}” → “{new}”"))]
}

pub(super) fn mode(both: &Both<'_>, _: &Context<'_>) -> Vec<Reason> {
    let (Some(old), Some(new)) = (both.old.item.mode.understood(), both.new.item.mode.understood()) else {
        return withheld(both).map_or_else(|| unread("公开方式", Field::Mode, both), |told| vec![told]);
    };
    let proactive = |modes: &Vec<Mode>| modes.contains(&Mode::Proactive);
    let words = |modes: &Vec<Mode>| modes.iter().map(|mode| mode.name()).collect::<Vec<_>>().join("、");
    let zh = format!("公开方式由{}改为{}", words(old), words(new));
    let en = format!("mode: {} → {}", words(old), words(new));
    match (proactive(old), proactive(new)) {
        _ if old == new => Vec::new(),
        (true, false) => vec![loosened(zh, en)],
        (false, true) => vec![tightened(zh, en)],
        _ => vec![neutral(zh, en)],
    }
}

/// A mode that is no disclosure on one side, and one that is on the other.
fn withheld(both: &Both<'_>) -> Option<Reason> {
    const WITHHELD: [&str; 12] = [
        "不予公开",
        "不公开",
        "不宜公开",
        "不得公开",
        "免予公开",
        "豁免公开",
        "暂不公开",
        "暂缓公开",
        "停止公开",
        "取消公开",
        "不对外",
        "涉密",
    ];
    let quoted = |item: &Item| text::of(item, Field::Mode).map_or(String::new(), |quoted| quoted.text);
    let none = |item: &Item| {
        let words = text::loose(&quoted(item));
        WITHHELD.iter().any(|word| words.contains(word)) || words.starts_with("内部")
    };
    let some = |item: &Item| item.mode.understood().is_some();
    let (old, new) = (both.old.item, both.new.item);
    let zh = format!("公开方式由“{}”改为“{}”", quoted(old), quoted(new));
    let en = format!("mode: “{}” → “{}”", quoted(old), quoted(new));
    match (some(old) && none(new), none(old) && some(new)) {
        (true, _) => Some(loosened(format!("{zh}，不再公开"), en)),
        (_, true) => Some(tightened(zh, en)),
        _ => None,
    }
}

pub(super) fn levels(both: &Both<'_>, _: &Context<'_>) -> Vec<Reason> {
    let (Some(old), Some(new)) = (both.old.item.levels.understood(), both.new.item.levels.understood())
    else {
        return unread("公开层级", Field::Levels, both);
    };
    let only = |one: &[Tier], other: &[Tier]| {
        let names = one.iter().filter(|tier| !other.contains(tier)).map(|tier| tier.name());
        names.collect::<Vec<_>>().join("、")
    };
    let (gone, come) = (only(old, new), only(new, old));
    let mut found = Vec::new();
    if !gone.is_empty() {
        found.push(loosened(
            format!("公开层级减少：{gone}"),
            format!("fewer tiers disclose it: without {gone}"),
        ));
    }
    if !come.is_empty() {
        found.push(tightened(format!("公开层级增加：{come}"), format!("more tiers disclose it: {come}")));
    }
    found
}

/// Another text in place of one.
fn replaced(chinese: &str, english: &str, field: Field, both: &Both<'_>) -> Reason {
    let quoted = |item: &Item| text::of(item, field).map_or(String::new(), |quoted| quoted.text);
    let (old, new) = (quoted(both.old.item), quoted(both.new.item));
    neutral(format!("{chinese}由{old}改为{new}"), format!("{english}: {old} → {new}"))
}

/// What was not understood on one side at least.
pub(super) fn unread(chinese: &str, field: Field, both: &Both<'_>) -> Vec<Reason> {
    let quoted = |item: &Item| text::of(item, field).map_or(String::new(), |quoted| quoted.text);
    let (old, new) = (quoted(both.old.item), quoted(both.new.item));
    if text::said(&old) == text::said(&new) {
        return Vec::new();
    }
    vec![incomparable(
        format!("{chinese}由“{old}”改为“{new}”"),
        format!("{}: “{old}” → “{new}”", field.key()),
    )]
}
