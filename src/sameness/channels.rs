//! Whether an item uses a channel, by whatever name.

use crate::catalogue::{Channel, Channels};
use crate::value::text::comparable;

/// Whether a channel has a name of its own: 其他 alone names none that could be missing.
#[must_use]
pub(crate) fn is_named(channel: &Channel) -> bool {
    channel.name != "其他" && channel.name != "其他（）"
}

/// Whether it is among those used or offered.
#[must_use]
pub(crate) fn has(own: &Channels, channel: &Channel) -> bool {
    own.used.iter().chain(&own.optional).any(|other| same(other, channel))
}

/// Whether two channels are one.
#[must_use]
pub(crate) fn same(one: &Channel, other: &Channel) -> bool {
    one.name == other.name || comparable(&one.name) == comparable(&other.name)
}
