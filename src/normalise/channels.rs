//! 公开渠道和载体: a list, one text, or a cell of boxes, to channels by their official names.

use super::options::{Choice, options};
use super::{Memo, blank, wrapped};
use crate::catalogue::{Channel, Channels, Text};
use crate::document::{Node, NodeKind};
use crate::knowledge::Knowledge;
use crate::knowledge::channels::{Channels as ChannelNames, Naming, Resolved};
use crate::read::table::boxes;
use crate::source::Located;
use crate::value::legend::{Legend, Meaning};
use std::ops::Range;

/// Reads the channels of an item.
pub(super) fn read(node: Option<&Node>, legend: &Legend, knowledge: &Knowledge, memo: &mut Memo) -> Channels {
    let mut channels = Channels::default();
    let Some(node) = node else { return channels };
    match &node.kind {
        NodeKind::Null => {}
        NodeKind::Text { .. } => {
            let Some(text) = node.as_text().map(|text| text.owned()) else { return channels };
            read_cell(&text, legend, &mut channels, knowledge, memo);
            channels.written = Some(text).filter(|text| !blank(text));
        }
        NodeKind::List(elements) => {
            for text in elements.iter().flat_map(Node::texts) {
                read_cell(&text.owned(), legend, &mut channels, knowledge, memo);
            }
        }
        NodeKind::Map(_) => read_boxes(node, legend, &mut channels, knowledge, memo),
    }
    channels
}

/// A table's cell of boxes: `{ticked, text}`. The empty boxes are looked at where they say something: where a legend
/// gives them a meaning, and where nothing is ticked.
fn read_boxes(node: &Node, legend: &Legend, channels: &mut Channels, knowledge: &Knowledge, memo: &mut Memo) {
    let texts = |key: &str| node.get(&[key]).map(Node::texts).unwrap_or_default();
    let ticked = texts("ticked");
    channels.written = texts("text").first().map(Located::owned);
    let written = channels.written.clone().filter(|_| ticked.is_empty() || legend.says_optional());
    let choices = written.as_ref().and_then(|text| Some((text, boxes::choices(&text.value)?)));
    let Some((text, choices)) = choices else {
        let ticked = ticked.into_iter().filter(|text| !blank(text));
        channels.used = ticked.map(|text| channel(text.owned(), knowledge, memo)).collect();
        return;
    };
    for choice in choices {
        let Some(state) = choice.state else { continue };
        let part = part(text, choice.range);
        put(part, legend.meaning(choice.sign, state), channels, knowledge, memo);
    }
}

fn read_cell(text: &Text, legend: &Legend, channels: &mut Channels, knowledge: &Knowledge, memo: &mut Memo) {
    let choices = match boxes::in_brackets(&text.value) {
        true => boxes::choices(&text.value).unwrap_or_default(),
        false => Vec::new(),
    };
    for choice in &choices {
        let meaning = choice.state.map_or(Meaning::Used, |state| legend.meaning(choice.sign, state));
        put(part(text, choice.range.clone()), meaning, channels, knowledge, memo);
    }
    if !choices.is_empty() {
        return;
    }
    let options = unwrapped(options(&text.value), &text.value, knowledge);
    for (range, state) in whole_names(options, &text.value, knowledge, memo) {
        let meaning = state.map_or(Meaning::Used, |state| legend.meaning(None, state));
        for range in single_names(range, &text.value, knowledge, memo) {
            put(part(text, range), meaning, channels, knowledge, memo);
        }
    }
}

/// Closes the wraps inside names, in a cell without boxes.
fn unwrapped(options: Vec<Choice>, text: &str, knowledge: &Knowledge) -> Vec<Choice> {
    let plain = options.len() > 1 && options.iter().all(|(_, state)| state.is_none());
    let Some(names) = knowledge.channels().ok().filter(|_| plain) else { return options };
    let pieces = options.into_iter().map(|(range, _)| range).collect();
    wrapped::whole(pieces, text, names).into_iter().map(|range| (range, None)).collect()
}

/// Parts names that are written as one word.
fn single_names(
    range: Range<usize>,
    text: &str,
    knowledge: &Knowledge,
    memo: &mut Memo,
) -> Vec<Range<usize>> {
    let word = text.get(range.clone()).unwrap_or_default();
    let part = || {
        let parts = knowledge.channels().ok()?.run_together(word)?;
        let start = |name: &str| name.as_ptr() as usize - word.as_ptr() as usize;
        Some(parts.into_iter().map(|name| start(name)..start(name) + name.len()).collect())
    };
    let Some(parts) = memo.together(word, part) else { return vec![range] };
    parts.into_iter().map(|part| range.start + part.start..range.start + part.end).collect()
}

/// Puts together again what a separator inside a name has parted: 社区/企事业单位、村公示栏（电子屏）.
fn whole_names(options: Vec<Choice>, text: &str, knowledge: &Knowledge, memo: &mut Memo) -> Vec<Choice> {
    let mut known = |range: Range<usize>| {
        let name = text.get(range).unwrap_or_default();
        memo.channel(name, || resolve(name, knowledge)).1
    };
    // 一键直达、公示栏 ends like a name, and is two channels.
    let listed = |range: Range<usize>| {
        let name = text.get(range).unwrap_or_default();
        knowledge.channels().is_ok_and(|names| names.naming(name) == Naming::Exact)
    };
    let mut found: Vec<Choice> = Vec::new();
    for (range, state) in options {
        match found.last_mut() {
            Some((last, None))
                if state.is_none()
                    && !known(last.clone())
                    && (listed(last.start..range.end)
                        || !known(range.clone()) && known(last.start..range.end)) =>
            {
                last.end = range.end;
            }
            _ => found.push((range, state)),
        }
    }
    found
}

fn put(part: Text, meaning: Meaning, channels: &mut Channels, knowledge: &Knowledge, memo: &mut Memo) {
    match meaning {
        Meaning::Required | Meaning::Used => channels.used.push(channel(part, knowledge, memo)),
        Meaning::Optional => channels.optional.push(channel(part, knowledge, memo)),
        Meaning::Unused => channels.unticked.push(part),
    }
}

fn part(text: &Text, range: Range<usize>) -> Text {
    let value = text.value.get(range.clone()).unwrap_or_default().to_owned();
    Text { value, at: text.part(range), exact: text.exact }
}

fn channel(written: Text, knowledge: &Knowledge, memo: &mut Memo) -> Channel {
    let (name, known) = memo.channel(&written.value, || resolve(&written.value, knowledge));
    Channel { written, name, known }
}

fn resolve(written: &str, knowledge: &Knowledge) -> (String, bool) {
    let other = |name: &str| format!("其他（{}）", name.trim());
    match knowledge.channels().map(|channels| channels.resolve(written)) {
        Ok(Resolved::Known(official)) => (official.name.clone(), true),
        Ok(Resolved::Special(_)) => (other(&ChannelNames::own_name(written)), true),
        Ok(Resolved::Other(named)) => (other(&named), true),
        // A broken replacement registry is told of before anything is read.
        Ok(Resolved::Unknown) | Err(_) => (other(written), false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The channels of a YAML text under a legend: used, optional, not taken.
    fn read_text(text: &str, legend: &str) -> [Vec<String>; 3] {
        let at = crate::source::Location::File(crate::source::Files::new().add("a.yaml", Vec::new()));
        let node = Node::text(Located::new(text.into(), at));
        let legend = Legend::parse(legend).unwrap_or_default();
        let read = read(Some(&node), &legend, &Knowledge::embedded(), &mut Memo::default());
        let names = |channels: &[Channel]| channels.iter().map(|channel| channel.name.clone()).collect();
        let unticked = read.unticked.iter().map(|text| text.value.clone()).collect();
        [names(&read.used), names(&read.optional), unticked]
    }

    #[test]
    fn an_empty_box_is_optional_where_the_legend_says_so() {
        let text = "■政府网站 □政府公报 □公示栏";
        let notice = "社区/企事业单位/村公示栏（电子屏）";
        assert_eq!(
            read_text(text, "“■”表示必选项，“□”表示可选项"),
            [vec!["政府网站".to_owned()], vec!["政府公报".to_owned(), notice.to_owned()], vec![]]
        );
        assert_eq!(
            read_text(text, "■为已选，□为未选"),
            [vec!["政府网站".to_owned()], vec![], vec!["政府公报".to_owned(), "公示栏".to_owned()]]
        );
    }

    #[test]
    fn words_that_a_wrap_has_parted_are_one_channel() {
        let notice = "社区/企事业单位/村公示栏（电子屏）";
        for (text, wanted) in [
            ("政府网\n站", vec!["政府网站"]),
            ("政府网\n站、政府公报", vec!["政府网站", "政府公报"]),
            ("政 府 网 站", vec!["政府网站"]),
            ("政 府 网 站 和 办 事 大 厅", vec!["政府网站", "政务服务中心"]),
            ("政府网站和办事\n大厅", vec!["政府网站", "政务服务中心"]),
            ("乡镇便民服\n务中心、公示栏", vec!["便民服务站", notice]),
            ("乡镇便民服\n务中心\n公示栏", vec!["便民服务站", notice]),
            ("政府网站\n常规公\n开", vec!["政府网站"]),
            ("政府网站、公示栏、等", vec!["政府网站", notice]),
            ("政府网站 公示栏", vec!["政府网站", notice]),
            ("政府网站\n县公示栏", vec!["政府网站", notice]),
            ("一键直达、公示栏", vec!["其他（一键直达）", notice]),
            ("一键直达\n公示栏", vec!["其他（一键直达）", notice]),
            ("全\n岗通电子显示屏", vec![notice]),
            ("居委会居务\n公开栏", vec![notice]),
            ("政府网站 “社区\n云”小程序", vec!["政府网站", "其他（“社区\n云”小程序）"]),
            ("其他（土地市场网）\n其他（小程序）", vec!["其他（土地市场网）", "其他（小程序）"]),
            ("一 键 直 达", vec!["其他（一 键 直 达）"]),
        ] {
            let [used, ..] = read_text(text, "");
            assert_eq!(used, wanted, "{text}");
        }
    }

    #[test]
    fn boxes_made_of_brackets() {
        for text in [
            "（√）政府网站（ ）政府公报（√）两微一端",
            "[√]政府网站 [ ]政府公报 [√]两微一端",
            "【√】政府网站\n【　】政府公报\n【√】两微一端",
            "[x] 政府网站\n[ ] 政府公报\n[x] 两微一端",
        ] {
            let [used, _, unticked] = read_text(text, "");
            assert_eq!(
                (used, unticked),
                (vec!["政府网站".into(), "两微一端".into()], vec!["政府公报".to_owned()]),
                "{text}"
            );
        }
    }

    #[test]
    fn a_separator_within_a_name_parts_nothing() {
        let [used, ..] = read_text("政府网站、社区/企事业单位、村公示栏（电子屏）、一键直达", "");
        assert_eq!(used, ["政府网站", "社区/企事业单位/村公示栏（电子屏）", "其他（一键直达）"]);
    }
}
