//! A channel that is none of the official options and no known platform, once for each name; and names that are known
//! and yet say too little. Manual and tests: `unknown-channel.md`.

use super::{Check, Context, Rule};
use crate::catalogue::{Catalogue, Channel, Field, Item};
use crate::diagnostic::{Edit, Fix, Fixability, RuleInfo, Severity, Words};
use crate::knowledge::Channels;
use crate::source::Location;
use crate::value::text::{comparable, is_ditto};

static INFO: RuleInfo = RuleInfo {
    code: "H102",
    name: "unknown-channel",
    summary: "公开渠道不是规范名称，也不是已知的平台",
    summary_english: "a channel nobody knows by that name",
    docs: include_str!("unknown-channel.md"),
    rests: crate::diagnostic::Rests::Regulation("第二十三条"),
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
    remark(catalogue, &mut nameless, NAMELESS, ctx);
    remark(catalogue, &mut made_up, SHORT, ctx);
    remark(catalogue, &mut run_together, RUN_TOGETHER, ctx);
}

/// What is wrong with a channel that is known, and what to do, in Chinese and in English.
type Remark = [(&'static str, &'static str); 2];

const NAMELESS: Remark = [
    ("没有写明是什么渠道", "does not say which channel it is"),
    ("写成“其他（名称）”；没有别的渠道的，去掉", "write 其他（the name）, or leave it out"),
];
const SHORT: Remark = [
    ("不是规范名称，规范名称是“两微一端”", "is not the official name 两微一端"),
    ("改为“两微一端”；只有微信、没有微博的，照实写“微信公众号”", "write 两微一端, or what there is in fact"),
];
const RUN_TOGETHER: Remark = [
    ("是几个渠道连在一起写的", "is several channels written as one word"),
    ("渠道之间用顿号隔开，不写“等”，有几个写几个", "part them by 、 and name them all"),
];

/// One remark on each kind of fault in a catalogue: where it stands first, and how often.
fn remark(
    catalogue: &Catalogue,
    find: &mut dyn FnMut(&Item) -> Option<(Location, String)>,
    [what, help]: Remark,
    ctx: &mut Context<'_>,
) {
    let mut found = catalogue.items.iter().filter_map(|item| Some((item, find(item)?)));
    let Some((item, (at, words))) = found.next() else { return };
    let (times, times_english) = match found.count() {
        0 => Default::default(),
        others => (format!("（共{}个事项）", others + 1), format!(" ({} items)", others + 1)),
    };
    let message = Words::new(
        format!("公开渠道“{words}”{}{times}", what.0),
        format!("“{words}” {}{times_english}", what.1),
    );
    let finding = ctx.report_about(item, at, message);
    finding.field(Field::Channels.key()).about(words).help(Words::new(help.0, help.1));
}

/// 其他_ with nothing behind it.
fn nameless(item: &Item) -> Option<(Location, String)> {
    let nameless = |channel: &&Channel| channel.known && matches!(channel.name.as_str(), "其他" | "其他（）");
    item.channels.used.iter().find(nameless).map(|channel| (channel.written.at, "其他".to_owned()))
}

/// 一微一端: offices with one account only make up a name that the official tables do not have.
fn made_up(item: &Item) -> Option<(Location, String)> {
    let name = |channel: &Channel| comparable(&channel.written.value);
    let made_up = |channel: &&Channel| matches!(name(channel).as_str(), "一微一端" | "两微" | "双微");
    item.channels.used.iter().find(made_up).map(|channel| (channel.written.at, name(channel)))
}

/// 政府网站微信平台等: channels of one cell with no sign between them.
fn run_together(item: &Item) -> Option<(Location, String)> {
    let written = item.channels.written.as_ref()?;
    let used = item.channels.used.windows(2);
    let (at, words) =
        used.filter_map(|pair| <&[Channel; 2]>::try_from(pair).ok()).find_map(|[one, next]| {
            let words = format!("{}{}", one.written.value, next.written.value);
            // One a line, they are parted well enough.
            let start = written.value.find(&words).filter(|_| !words.contains(char::is_whitespace))?;
            let text = written.value.get(start..)?;
            let and_others = text.get(words.len()..).is_some_and(|rest| rest.starts_with('等'));
            let words = if and_others { format!("{words}等") } else { words };
            Some((written.part(start..start + words.len()), words))
        })?;
    Some((at, words))
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
