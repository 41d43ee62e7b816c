//! A channel that is none of the official options and no known platform, once for each name. Manual and tests:
//! `unknown-channel.md`.

use super::{Check, Context, Rule};
use crate::catalogue::{Catalogue, Channel, Field, Item};
use crate::diagnostic::{Edit, Fix, Fixability, RuleInfo, Severity, Words};
use crate::knowledge::Channels;
use crate::value::text::{comparable, is_ditto};

static INFO: RuleInfo = RuleInfo {
    code: "H102",
    name: "unknown-channel",
    summary: "公开渠道不是规范名称，也不是已知的平台",
    summary_english: "a channel nobody knows by that name",
    docs: include_str!("unknown-channel.md"),
    severity: Severity::Info,
    since: "0.1.0",
    fix: Fixability::Sometimes,
};

/// H102.
pub(super) static RULE: Rule = Rule { info: &INFO, checks: &[Check::Catalogue(check)] };

fn check(catalogue: &Catalogue, ctx: &mut Context<'_>) {
    let Ok(registry) = ctx.knowledge.channels() else { return };
    let mut groups: Vec<(String, &Item, Vec<&Channel>)> = Vec::new();
    let of = |item| channels_of(item).map(move |channel| (item, channel));
    let unknown = |channel: &Channel| !channel.known && !is_ditto(&channel.written.value);
    for (item, channel) in catalogue.items.iter().flat_map(of).filter(|(_, channel)| unknown(channel)) {
        let name = comparable(&channel.written.value);
        match groups.iter_mut().find(|(known, ..)| *known == name) {
            Some((.., same)) => same.push(channel),
            None => groups.push((name, item, vec![channel])),
        }
    }
    for (name, item, channels) in groups.iter().filter(|(name, ..)| !name.is_empty()) {
        report((name, item), channels, registry, ctx);
    }
}

fn channels_of(item: &Item) -> impl Iterator<Item = &Channel> {
    item.channels.used.iter().chain(&item.channels.optional)
}

fn report((name, item): (&str, &Item), channels: &[&Channel], registry: &Channels, ctx: &mut Context<'_>) {
    let Some(first) = channels.first() else { return };
    let count = channels.len();
    let (times, times_english) = if count > 1 {
        (format!("（共{count}处）"), format!(" ({count} times)"))
    } else {
        Default::default()
    };
    let near = nearest(name, registry);
    let other = format!("其他（{}）", first.written.value.trim());
    let (help, text) = match &near {
        Some(official) => {
            (Words::new(format!("是不是“{official}”？"), format!("is it “{official}”?")), official.clone())
        }
        None => (
            Words::new(
                format!("改用标准目录的十三个选项；确是另外的渠道，写作“{other}”"),
                format!("use one of the thirteen official options, or write “{other}”"),
            ),
            other,
        ),
    };
    let finding = ctx.report_about(
        item,
        first.written.at,
        Words::new(
            format!("公开渠道“{}”不是规范名称{times}，不能与上级的渠道核对", first.written.value.trim()),
            format!("“{}” is no official channel{times_english}", first.written.value.trim()),
        ),
    );
    finding.field(Field::Channels.key()).about(name.to_owned()).help(help);
    let fixable = channels.iter().all(|channel| channel.written.exact)
        && name.chars().count() < LONGEST_NAME
        && !name.contains(['(', ')', '+', '等', '或', '和', '/']);
    if fixable {
        let edits = channels.iter().map(|channel| Edit { at: channel.written.at, text: text.clone() });
        let title = Words::new(format!("改为“{text}”"), format!("write “{text}”"));
        finding.fix(Fix::risky(title, edits.collect()));
    }
}

/// A channel's name is no longer than this; what is longer is a sentence, which no fix may put into brackets.
const LONGEST_NAME: usize = 20;

/// The official name that differs from `name` in one character, of four at least: 政府网战 → 政府网站.
fn nearest(name: &str, registry: &Channels) -> Option<String> {
    let written: Vec<char> = name.chars().collect();
    let near = |official: &str| {
        let official: Vec<char> = comparable(official).chars().collect();
        official.len() > 3 && is_one_apart(&written, &official)
    };
    let known = registry.official().iter();
    let mut fitting =
        known.filter(|official| near(&official.name) || official.also.iter().any(|also| near(also)));
    fitting.next().filter(|_| fitting.next().is_none()).map(|official| official.name.clone())
}

/// Whether one character changed, left out or put in makes two names equal.
fn is_one_apart(one: &[char], other: &[char]) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let same = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    let (rest_short, rest_long) = (&short[same..], &long[same..]);
    match long.len() - short.len() {
        0 => !rest_short.is_empty() && rest_short[1..] == rest_long[1..],
        1 => rest_short == &rest_long[1..],
        _ => false,
    }
}
