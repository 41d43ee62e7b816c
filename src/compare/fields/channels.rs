//! 公开渠道和载体, as sets of official names.

use super::{Both, Context, Reason, listed, loosened, neutral, tightened};
use crate::catalogue::{Channel, Channels};
use crate::sameness::channels::{is_named, same};

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
    if found.is_empty() && bare(old) != bare(new) {
        found.push(neutral("公开渠道中的“其他”有增减", "an unnamed other channel"));
    }
    found
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
