//! 公开渠道和载体 as one cell: the thirteen official options, ■ before those used and □ before the
//! others, two abreast as in the tables annexed to the 标准指引.
//!
//! A channel written in other words than the official ones keeps its words and takes the official
//! option's place; channels that are none of the thirteen follow, each with its own box.

use crate::catalogue::{Channel, Channels};
use crate::emit::texts;
use unicode_width::UnicodeWidthStr;

/// The official options, in the official order, paired as they stand abreast.
const LINES: &[&[&str]] = &[
    &["政府网站", "政府公报"],
    &["两微一端", "发布会/听证会"],
    &["广播电视", "纸质媒体"],
    &["公开查阅点", "政务服务中心"],
    &["便民服务站", "入户/现场"],
    &["社区/企事业单位/村公示栏（电子屏）"],
    &["精准推送", OTHER],
];
const OTHER: &str = "其他";

const TICKED: char = '■';
const EMPTY: char = '□';

/// A line of the cell is at most so many half-widths wide, unless one option alone is wider.
pub(super) const LINE_WIDTH: usize = 34;

/// The first of two options is filled up to so many full-width characters.
const FIRST_WIDTH: usize = 7;

/// The cell; empty where nothing is said of channels at all. Where the table's legend calls □ optional, options that
/// are neither used nor optional are left out.
pub(super) fn text(channels: &Channels, empty_is_optional: bool) -> String {
    if channels.used.is_empty() && channels.optional.is_empty() && channels.unticked.is_empty() {
        return channels.written.as_ref().map_or(String::new(), |text| text.value.clone());
    }
    let own = own_options(channels);
    let other_named = own.iter().any(|option| option.contains(OTHER));
    let mut lines: Vec<String> = Vec::new();
    for pair in LINES {
        let options = pair
            .iter()
            .filter(|name| **name != OTHER || !other_named)
            .map(|name| official(channels, name, empty_is_optional))
            .filter(|option| !option.is_empty());
        push_line(&mut lines, &options.collect::<Vec<_>>());
    }
    lines.extend(own);
    lines.join("\n")
}

/// The official option, ticked with the words of the channel where it is used, and with an empty box where not.
fn official(channels: &Channels, name: &str, empty_is_optional: bool) -> String {
    let named = |channel: &&Channel| channel.name == name;
    let used = channels.used.iter().filter(named).map(|channel| (TICKED, channel));
    let optional = channels.optional.iter().filter(named).map(|channel| (EMPTY, channel));
    let boxes: Vec<String> =
        used.chain(optional).map(|(sign, channel)| format!("{sign}{}", words(channel))).collect();
    match (boxes.is_empty(), empty_is_optional) {
        (true, true) => String::new(),
        (true, false) => format!("{EMPTY}{name}"),
        (false, _) => boxes.join("\n"),
    }
}

/// The official name where the channel is written so but for blanks and width, else as it is written.
fn words(channel: &Channel) -> &str {
    use crate::value::text::comparable;
    let written = channel.written.value.trim();
    if comparable(written) == comparable(&channel.name) { &channel.name } else { written }
}

/// Options that are none of the thirteen: those used, then those offered with an empty box.
fn own_options(channels: &Channels) -> Vec<String> {
    let is_official = |name: &str| LINES.iter().any(|line| line.contains(&name));
    let used = channels.used.iter().filter(|channel| !is_official(&channel.name));
    let used = used.map(|channel| format!("{TICKED}{}", words(channel)));
    let optional = channels.optional.iter().filter(|channel| !is_official(&channel.name));
    let optional = optional.map(|channel| format!("{EMPTY}{}", words(channel)));
    let offered = texts::values(&channels.unticked).into_iter().filter(|name| !is_official(name.trim()));
    used.chain(optional).chain(offered.map(|name| format!("{EMPTY}{}", name.trim()))).collect()
}

/// Puts options abreast where they fit, else below each other.
fn push_line(lines: &mut Vec<String>, options: &[String]) {
    if let [first, second] = options {
        let filled = FIRST_WIDTH.saturating_sub(first.chars().count());
        let line = format!("{first}{}{second}", "\u{3000}".repeat(filled.max(1)));
        if !line.contains('\n') && line.width() <= LINE_WIDTH {
            lines.push(line);
            return;
        }
    }
    lines.extend(options.iter().cloned());
}
