//! 公开渠道和载体, as sets of official names.

use super::{Both, Context, Reason, listed, loosened, neutral, tightened};
use crate::catalogue::{Channel, Channels};
use crate::sameness::channels::{is_named, same};
use crate::sameness::wording::plain;
use std::collections::BTreeSet;

/// Words in brackets that keep people out of a channel.
const LIMITS: [&str; 6] = ["内网", "内部", "仅", "限于", "部分", "可选"];

/// An official channel that is several: its name, and its members by the words that name them.
type Umbrella = (&'static str, &'static [(&'static str, &'static [&'static str])]);

/// The official channels of which one member alone is called by the same official name.
const UMBRELLAS: [Umbrella; 2] = [
    (
        "两微一端",
        &[
            ("微博", &["微博", "双微", "两微"]),
            ("微信", &["微信", "公众号", "双微", "两微"]),
            ("客户端", &["客户端", "app", "一端"]),
        ],
    ),
    ("广播电视", &[("广播", &["广播"]), ("电视", &["电视"])]),
];

pub(super) fn compare(both: &Both<'_>, _: &Context<'_>) -> Vec<Reason> {
    let (old, new) = (&both.old.item.channels, &both.new.item.channels);
    let mut found = Vec::new();
    let mut tell = |names: Vec<String>, zh: &str, en: &str, say: fn(String, String) -> Reason| {
        if !names.is_empty() {
            let (list, list_english) = listed(&names);
            found.push(say(format!("{zh}：{list}"), format!("{en}: {list_english}")));
        }
    };
    tell(missing(all(old), new), "公开渠道减少", "channels dropped", loosened);
    tell(missing(all(new), old), "公开渠道增加", "channels added", tightened);
    let turned = |from: &Channels, to: &Channels| {
        let optional = |channel: &&Channel| to.optional.iter().any(|other| same(other, channel));
        names(
            from.used
                .iter()
                .filter(|channel| !to.used.iter().any(|other| same(other, channel)))
                .filter(optional),
        )
    };
    tell(turned(old, new), "公开渠道由必选改为可选", "channels made optional", loosened);
    tell(turned(new, old), "公开渠道由可选改为必选", "channels made obligatory", tightened);
    found.extend(UMBRELLAS.iter().filter_map(|umbrella| under(umbrella, old, new)));
    found.extend(noted(old, new));
    found.extend(choice(old, new));
    if found.is_empty() && bare(old) != bare(new) {
        found.push(neutral("公开渠道中的“其他”有增减", "an unnamed other channel"));
    }
    found
}

/// Whether all channels are meant, or any of them: 政府网站和两微一端, 政府网站或两微一端.
fn choice(old: &Channels, new: &Channels) -> Option<Reason> {
    let any = |channels: &Channels| {
        let mut texts = channels.written.iter().chain(all(channels).map(|channel| &channel.written));
        all(channels).count() > 1 && texts.any(|text| text.value.contains('或'))
    };
    match (any(old), any(new)) {
        (false, true) => {
            Some(loosened("公开渠道由都要用改为任选其一", "any of the channels instead of all of them"))
        }
        (true, false) => {
            Some(tightened("公开渠道由任选其一改为都要用", "all of the channels instead of any of them"))
        }
        _ => None,
    }
}

/// What stands in brackets behind a channel that is there on both sides: 政府网站（内网）.
fn noted(old: &Channels, new: &Channels) -> Option<Reason> {
    let note = |channel: &Channel| -> Option<String> {
        let (_, note) = channel.written.value.split_once(['（', '('])?;
        let note = note.trim_end_matches(['）', ')']).trim();
        (!note.is_empty() && !plain(&channel.name).contains(&plain(note))).then(|| note.to_owned())
    };
    all(old).find_map(|one| {
        let other = all(new).find(|other| same(one, other))?;
        let (before, after) = (note(one), note(other));
        let words = |note: &Option<String>| note.as_deref().map(plain);
        if words(&before) == words(&after) {
            return None;
        }
        let limited = |note: &Option<String>| {
            note.as_ref().is_some_and(|note| LIMITS.iter().any(|word| note.contains(word)))
        };
        let say = match (limited(&before), limited(&after)) {
            (false, true) => loosened,
            (true, false) => tightened,
            _ => neutral,
        };
        let shown = |channel: &Channel| channel.written.value.trim().to_owned();
        let (before, after) = (shown(one), shown(other));
        Some(say(format!("公开渠道“{before}”改为“{after}”"), format!("channel “{before}” → “{after}”")))
    })
}

/// What of a channel of several is named; nothing where it is not among the channels at all.
fn named<'a>((name, members): &'a Umbrella, channels: &Channels) -> BTreeSet<&'a str> {
    let mut found = BTreeSet::new();
    for channel in all(channels).filter(|channel| channel.name == *name) {
        let written = plain(&channel.written.value);
        let own = members.iter().filter(|(_, words)| words.iter().any(|word| written.contains(word)));
        let own: Vec<&str> = own.map(|(member, _)| *member).collect();
        // No member named: all of them.
        if own.is_empty() {
            return members.iter().map(|(member, _)| *member).collect();
        }
        found.extend(own);
    }
    found
}

/// A channel that is there on both sides, and holds less or more than before: 两微一端 and 微信公众号.
fn under(umbrella: &'static Umbrella, old: &Channels, new: &Channels) -> Option<Reason> {
    let (was, is) = (named(umbrella, old), named(umbrella, new));
    if was.is_empty() || is.is_empty() || was == is {
        return None;
    }
    let list = |members: &BTreeSet<&str>| members.iter().copied().collect::<Vec<_>>().join("、");
    let name = umbrella.0;
    let only = |one: &BTreeSet<&'static str>, other| list(&one.difference(other).copied().collect());
    Some(match (is.is_subset(&was), was.is_subset(&is)) {
        (true, _) => {
            let gone = only(&was, &is);
            loosened(
                format!("公开渠道“{name}”里没有了{gone}"),
                format!("within the channel “{name}”: without {gone}"),
            )
        }
        (_, true) => {
            let come = only(&is, &was);
            tightened(
                format!("公开渠道“{name}”里增加了{come}"),
                format!("within the channel “{name}”: with {come}"),
            )
        }
        _ => {
            let (was, is) = (list(&was), list(&is));
            neutral(
                format!("公开渠道“{name}”里的{was}改为{is}"),
                format!("within the channel “{name}”: {was} → {is}"),
            )
        }
    })
}

/// The channels of one list that the other does not have by any name.
fn missing<'a>(own: impl Iterator<Item = &'a Channel>, other: &Channels) -> Vec<String> {
    names(own.filter(|channel| is_named(channel) && !all(other).any(|one| same(one, channel))))
}

fn names<'a>(channels: impl Iterator<Item = &'a Channel>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for channel in channels {
        if !found.contains(&channel.name) {
            found.push(channel.name.clone());
        }
    }
    found
}

fn bare(channels: &Channels) -> bool {
    all(channels).any(|channel| !is_named(channel))
}

/// Used and optional ones alike.
fn all(channels: &Channels) -> impl Iterator<Item = &Channel> {
    channels.used.iter().chain(&channels.optional)
}
