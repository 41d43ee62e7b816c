//! 公开内容 as a set of elements: in another order, in other words or in finer parts it is the same.

use super::{Both, Context, Reason, incomparable, listed, loosened, neutral, text, tightened};
use crate::catalogue::{Field, Item, Text};
use crate::sameness::wording::{Said, closes_list, in_full, names_several, plain, shown, telling_signs};
use std::collections::{BTreeMap, BTreeSet};

/// Words that take back a part of what is disclosed: more words are then not more content.
const LIMITS: [&str; 16] = [
    "不含",
    "不包括",
    "不包含",
    "除外",
    "除了",
    "仅限",
    "仅公开",
    "只公开",
    "部分",
    "摘要",
    "概要",
    "脱敏",
    "隐去",
    "不予公开",
    "不公开",
    "不对外",
];

/// Words that do the same in brackets behind an element: 救助标准（依申请提供）. Outside them they may be content: 同意书.
const IN_BRACKETS: [&str; 7] = ["依申请", "同意的", "同意后", "可向", "备查", "现场查", "经批准"];

pub(super) fn compare(both: &Both<'_>, _: &Context<'_>) -> Vec<Reason> {
    told(both.old.item, both.new.item)
}

/// What one item's content lost and gained against another's.
fn told(old: &Item, new: &Item) -> Vec<Reason> {
    let (mut gone, mut come) = (unsaid(old, &[new]), unsaid(new, &[old]));
    let limits = |elements: &[String]| elements.iter().any(|element| limited(element));
    let mut found = Vec::new();
    // 收费标准（不含车位）beside 收费标准: more words, less content, and how much less a person must see.
    if let Some(found) = narrowed(old, new, &gone, &come) {
        return found;
    }
    if limits(&gone) || limits(&come) {
        let (before, after) = (listed(&gone), listed(&come));
        let zh = match (gone.is_empty(), come.is_empty()) {
            (true, _) => format!("公开内容增加了有限定的“{}”", after.0),
            (_, true) => format!("公开内容删去了有限定的“{}”", before.0),
            _ => format!("公开内容“{}”改为“{}”，有限定", before.0, after.0),
        };
        found.push(incomparable(zh, format!("content with a limit: “{}” → “{}”", before.1, after.1)));
        return found;
    }
    let specified = specified((old, &mut gone), (new, &mut come));
    found.extend(lost_and_won(&gone, &come));
    found.extend(specified);
    if found.is_empty() {
        found.extend(closings(old, new).or_else(|| reworded(old, new)).or_else(|| other_signs(old, new)));
    }
    found
}

/// An element with words put before it or taken off: 补贴标准 and 上年度补贴标准. Whether that is all of it or a part, a person must see.
/// Such elements are taken off both lists.
fn specified(
    (old, gone): (&Item, &mut Vec<String>),
    (new, come): (&Item, &mut Vec<String>),
) -> Option<Reason> {
    let words = |item: &Item| -> BTreeSet<String> {
        item.content.elements.iter().map(|text| plain(&text.value)).collect()
    };
    let (was, is) = (words(old), words(new));
    // What stands on one side alone, and could be the end of an element of the other.
    let lone = |item: &Item, others: &BTreeSet<String>| -> Vec<(String, String)> {
        let all = item.content.elements.iter().map(|text| (plain(&text.value), shown(&text.value)));
        all.filter(|(words, _)| words.chars().count() > 1 && !others.contains(words)).collect()
    };
    let mut pairs: Vec<(String, String)> = Vec::new();
    let mut take = |long: &mut Vec<String>, short: &[(String, String)], turned: bool| {
        long.retain(|one| {
            let Some(short) = end_of(one, short) else { return true };
            let pair = (short.to_owned(), one.clone());
            pairs.push(if turned { (pair.1, pair.0) } else { pair });
            false
        });
    };
    take(come, &lone(old, &is), false);
    take(gone, &lone(new, &was), true);
    let (before, after): (Vec<String>, Vec<String>) = pairs.into_iter().unzip();
    (!before.is_empty()).then(|| in_other_words(&before, &after))
}

/// Of some elements, in plain words and as shown, the one that is the end of another.
fn end_of<'a>(long: &str, short: &'a [(String, String)]) -> Option<&'a str> {
    if names_several(long) {
        return None;
    }
    let whole = plain(long);
    let found = short.iter().find(|(end, _)| whole.len() > end.len() && whole.ends_with(end.as_str()));
    found.map(|(_, shown)| shown.as_str())
}

/// Elements in words so near that each says the other, and yet not the same: 每月补贴发放明细 and 每年补贴发放明细. Whom it serves a person must see.
fn reworded(old: &Item, new: &Item) -> Option<Reason> {
    let only = |own: &Item, other: &Item| -> Vec<String> {
        let theirs: BTreeSet<String> = other.content.elements.iter().map(|text| plain(&text.value)).collect();
        let own = own.content.elements.iter().filter(|text| !closes_list(&text.value));
        own.filter(|text| !theirs.contains(&plain(&text.value))).map(|text| shown(&text.value)).collect()
    };
    let (before, after) = (only(old, new), only(new, old));
    let signs = |texts: &[String]| telling_signs(texts.iter().map(String::as_str));
    let (was, is) = (signs(&before), signs(&after));
    // What stands on one side only has been found to be said by what stands on both.
    if before.is_empty() || after.is_empty() || was.symmetric_difference(&is).count() < 2 {
        return None;
    }
    Some(in_other_words(&before, &after))
}

fn in_other_words(before: &[String], after: &[String]) -> Reason {
    let ((before, before_en), (after, after_en)) = (listed(before), listed(after));
    neutral(
        format!("公开内容的措辞有变：“{before}”→“{after}”"),
        format!("content in other words: “{before_en}” → “{after_en}”"),
    )
}

/// Elements of the same words with other signs among their figures: 补助100~200元 and 补助100200元.
fn other_signs(old: &Item, new: &Item) -> Option<Reason> {
    let said = |text: &Text| text::said(&shown(&text.value)).0;
    let theirs: BTreeMap<String, &Text> =
        new.content.elements.iter().map(|text| (plain(&text.value), text)).collect();
    let all: BTreeSet<String> = new.content.elements.iter().map(said).collect();
    let pair = |text: &Text| {
        let other = theirs.get(&plain(&text.value)).filter(|_| !all.contains(&said(text)))?;
        Some((shown(&text.value), shown(&other.value)))
    };
    let (before, after): (Vec<String>, Vec<String>) = old.content.elements.iter().filter_map(pair).unzip();
    (!before.is_empty()).then(|| in_other_words(&before, &after))
}

/// What closes a list (其他用地批准文件, 具体内容) names nothing that could be held against anybody; that it came or went is told.
fn closings(old: &Item, new: &Item) -> Option<Reason> {
    let closing = |item: &Item| -> Vec<String> {
        let own = item.content.elements.iter().map(|text| shown(&text.value));
        own.filter(|text| closes_list(text) && !plain(text).trim_matches('等').is_empty()).collect()
    };
    let (before, after) = (closing(old), closing(new));
    let only = |own: Vec<String>, other: &Item| -> Vec<String> {
        let all = plain(&other.content.whole());
        own.into_iter().filter(|one| !all.contains(&plain(one))).collect()
    };
    let (gone, come) = (only(before, new), only(after, old));
    let ((gone_zh, gone_en), (come_zh, come_en)) = (listed(&gone), listed(&come));
    let (zh, en) = match (gone.is_empty(), come.is_empty()) {
        (true, true) => return None,
        (false, true) => (format!("删去了“{gone_zh}”"), format!("without “{gone_en}”")),
        (true, false) => (format!("增加了“{come_zh}”"), format!("with “{come_en}”")),
        (false, false) => (format!("“{gone_zh}”改为“{come_zh}”"), format!("“{gone_en}” → “{come_en}”")),
    };
    Some(neutral(format!("公开内容的兜底项{zh}"), format!("what closes the content: {en}")))
}

fn lost_and_won(gone: &[String], come: &[String]) -> Vec<Reason> {
    let mut found = Vec::new();
    if !gone.is_empty() {
        let (zh, en) = listed(gone);
        found.push(loosened(format!("删去公开内容：{zh}"), format!("content dropped: {en}")));
    }
    if !come.is_empty() {
        let (zh, en) = listed(come);
        found.push(tightened(format!("增加公开内容：{zh}"), format!("content added: {en}")));
    }
    found
}

/// An element that is the other side's with a limit put on it or taken off: 收费标准 and 部分收费标准. `None` where any limit is
/// one of which that cannot be said.
fn narrowed(old: &Item, new: &Item, gone: &[String], come: &[String]) -> Option<Vec<Reason>> {
    let limits = |elements: &[String]| elements.iter().any(|element| limited(element));
    let (whole, part, from, wanting) = match (limits(gone), limits(come)) {
        (false, true) => (old, gone, new, come),
        (true, false) => (new, come, old, gone),
        _ => return None,
    };
    let said = |item: &Item| -> BTreeSet<String> {
        item.content.elements.iter().map(|text| plain(&text.value)).collect()
    };
    let (whole, from) = (said(whole), said(from));
    let (cut, rest): (Vec<String>, Vec<String>) =
        wanting.iter().cloned().partition(|element| limited(element));
    let cores: Vec<String> = cut.iter().map(|element| core(element)).collect();
    if !cores.iter().all(|core| whole.contains(&plain(core)) && !from.contains(&plain(core))) {
        return None;
    }
    let free: Vec<String> =
        part.iter().filter(|one| !cores.iter().any(|core| plain(core) == plain(one))).cloned().collect();
    let ((cores, cores_en), (cut, cut_en)) = (listed(&cores), listed(&cut));
    let found = if limits(come) {
        let told = loosened(
            format!("公开内容加了限定：“{cores}”改为“{cut}”"),
            format!("content limited: “{cores_en}” → “{cut_en}”"),
        );
        [vec![told], lost_and_won(&free, &rest)]
    } else {
        let told = tightened(
            format!("公开内容去掉了限定：“{cut}”改为“{cores}”"),
            format!("content no longer limited: “{cut_en}” → “{cores_en}”"),
        );
        [vec![told], lost_and_won(&rest, &free)]
    };
    Some(found.concat())
}

/// An element without what limits it: 收费标准（不含护理费） is 收费标准.
fn core(element: &str) -> String {
    let mut core = element.to_owned();
    // The last bracket: 结果信息（登记表）（涉密的除外） is 结果信息（登记表）.
    let cut = |marks: &[char]| {
        let (head, tail) = element.rsplit_once(marks)?;
        let own = limited(tail) || IN_BRACKETS.iter().any(|word| tail.contains(word));
        (own && !head.trim().is_empty()).then(|| head.to_owned())
    };
    if let Some(head) = cut(&['（', '(']).or_else(|| cut(&['，', ','])) {
        core = head;
    }
    LIMITS.iter().fold(core, |core, word| core.replace(word, "")).trim().trim_end_matches('的').to_owned()
}

/// The elements of an item that the others together do not say. What stands on both sides to the letter says nothing
/// else: 办理依据 kept does not stand in for 办理流程 dropped.
pub(in crate::compare) fn unsaid(item: &Item, others: &[&Item]) -> Vec<String> {
    let theirs: BTreeSet<String> =
        others.iter().flat_map(|other| &other.content.elements).map(|text| plain(&text.value)).collect();
    let own: BTreeSet<String> = item.content.elements.iter().map(|text| plain(&text.value)).collect();
    let free = others.iter().flat_map(|other| &other.content.elements);
    let free: Vec<&str> =
        free.map(|text| text.value.as_str()).filter(|text| !own.contains(&plain(text))).collect();
    let full: Vec<String> = free.iter().flat_map(|text| in_full(text)).collect();
    let free: Vec<&str> = free.into_iter().chain(full.iter().map(String::as_str)).collect();
    let said = Said::in_words(&free, others.iter().flat_map(|other| columns(other, item)));
    let all = free.concat();
    let kept = |element: &str| {
        theirs.contains(&plain(element))
            || said.covers(element) && numbers(element).is_subset(&numbers(&all)) && !limited(element)
    };
    let elements = item.content.elements.iter().filter(|text| !closes_list(&text.value));
    elements.filter(|text| !kept(&text.value)).map(|text| shown(&text.value)).collect()
}

/// What columns of their own say that the other item has among its elements.
fn columns<'a>(item: &'a Item, other: &'a Item) -> impl Iterator<Item = &'static str> + 'a {
    let own = [(Field::Contact, "联系方式"), (Field::Supervision, "监督投诉举报方式")];
    own.into_iter()
        .filter(|(field, _)| !item.optional(*field).is_empty() && other.optional(*field).is_empty())
        .map(|(_, words)| words)
}

fn limited(element: &str) -> bool {
    let bracket = || element.rsplit_once(['（', '(']).map_or("", |(_, tail)| tail);
    LIMITS.iter().any(|word| element.contains(word))
        || IN_BRACKETS.iter().any(|word| bracket().contains(word))
}

/// The numbers a text names: 近三年 is not 近五年.
fn numbers(text: &str) -> BTreeSet<String> {
    const UNITS: [char; 10] = ['年', '月', '日', '天', '个', '家', '元', '次', '季', '期'];
    let digit = |c: char| c.is_ascii_digit() || "一二三四五六七八九十百千万两".contains(c);
    let text = crate::value::text::comparable(text);
    let mut found = BTreeSet::new();
    let mut run = String::new();
    for sign in text.chars() {
        if digit(sign) {
            run.push(sign);
            continue;
        }
        let arabic = run.chars().all(|c| c.is_ascii_digit());
        if !run.is_empty() && (arabic || UNITS.contains(&sign)) {
            found.insert(run.clone());
        }
        run.clear();
    }
    if !run.is_empty() && run.chars().all(|c| c.is_ascii_digit()) {
        found.insert(run);
    }
    found
}
