//! 公开对象 as written, to whether it is everybody and which groups it names.

use super::blank;
use crate::catalogue::{Audience, Text};
use crate::document::Node;
use crate::source::{Located, Location};
use crate::value::reading::Reading;
use crate::value::text::{BoxState, comparable, names_everyone, outside_brackets, tick};

/// What offices put before the groups they mean: 特定群体（低保户）, 特定群体：低保户.
const SOME: [&str; 4] = ["特定群体", "特定群众", "特定对象", "特定人群"];
/// What parts one group from the next.
const MARKS: [char; 4] = ['、', '；', ';', '\n'];

/// `全社会`, a list of groups, or a map with `all` and `groups` (as tables give it). `texts` are its texts that are not blank.
pub(super) fn read(node: Option<&Node>, texts: &[Text]) -> Reading<Audience> {
    let Some(first) = texts.first() else { return Reading::Blank(node.map(|node| node.at)) };
    let mut value = Audience::default();
    let groups = node.and_then(|node| node.get(&["groups", "特定群体"]));
    let all = node.and_then(|node| node.get(&["all", "全社会"]));
    if groups.is_some() || all.is_some() {
        value.everyone = all.and_then(Node::as_text).is_some_and(|text| says_yes(text.value));
        let texts = groups.map(Node::texts).unwrap_or_default();
        value
            .groups
            .extend(texts.into_iter().filter(|text| !blank(text)).flat_map(|text| groups_of(&text.owned())));
    } else {
        for text in texts {
            words(&text.value, &mut value);
        }
    }
    let all: Vec<&str> = texts.iter().map(|text| text.value.as_str()).collect();
    let text = if texts.len() == 1 { first.clone() } else { Located::inexact(all.join("、"), first.at) };
    if !value.everyone && value.groups.is_empty() {
        Reading::Unreadable(text)
    } else {
        Reading::Understood { text, value }
    }
}

/// 全社会、低保家庭; and 全社会（仅对本人公开）, 全社会，重点为老年人, where what is said of everybody stands as a group of its own.
fn words(text: &str, value: &mut Audience) {
    for word in outside_brackets(text, &MARKS).into_iter().map(str::trim).filter(|word| !word.is_empty()) {
        let noted = word.split_once(['（', '(', '，', ',']).filter(|(all, _)| names_everyone(all));
        if let Some((_, note)) = noted {
            value.everyone = true;
            let note = note.trim_end_matches(['）', ')']).trim();
            // 社会（公众）, 全社会（面向社会公开）: everybody, twice.
            if !note.is_empty() && !names_everyone(note) {
                value.groups.push(note.to_owned());
            }
        } else if names_everyone(word) {
            value.everyone = true;
        } else {
            value.groups.extend(named(word));
        }
    }
}

/// The groups of 特定群体（低保户、残疾人）; any other word is a group itself.
fn named(word: &str) -> Vec<String> {
    let rest = SOME.iter().find_map(|head| word.strip_prefix(head)).map_or("", str::trim);
    let inner = rest.strip_prefix(['：', ':']).or_else(|| {
        let inner = rest.strip_prefix(['（', '('])?.strip_suffix(['）', ')'])?;
        // （未写明）, （符合条件的（含…））: no names, or more than one bracket.
        (!inner.contains(['（', '(', '）', ')']) && !inner.contains("未写明")).then_some(inner)
    });
    let groups: Vec<String> = outside_brackets(inner.unwrap_or_default(), &MARKS)
        .into_iter()
        .map(|group| group.trim().to_owned())
        .filter(|group| !group.is_empty())
        .collect();
    if groups.is_empty() { vec![word.to_owned()] } else { groups }
}

/// The groups a text names: of a cell, those between semicolons; a YAML list has one an entry.
fn groups_of(text: &Text) -> Vec<String> {
    let parts = match text.at {
        Location::Cell { .. } => text.value.split(['；', ';']).collect(),
        Location::Text { .. } | Location::File(_) => vec![text.value.as_str()],
    };
    parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

fn says_yes(text: &str) -> bool {
    matches!(comparable(text).as_str(), "true" | "全社会" | "是") || tick(text) == Some(BoxState::Ticked)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_behind_their_common_name_and_notes_beside_everybody() {
        for (text, everyone, groups) in [
            ("特定群体（低保户、残疾人）", false, vec!["低保户", "残疾人"]),
            ("特定群众：低保户", false, vec!["低保户"]),
            ("特定群体（未写明）", false, vec!["特定群体（未写明）"]),
            ("低保户（不含城镇、特困人员）；残疾人", false, vec!["低保户（不含城镇、特困人员）", "残疾人"]),
            ("全社会，重点为老年人", true, vec!["重点为老年人"]),
            ("全社会（仅对本人公开）", true, vec!["仅对本人公开"]),
            ("社会（公众）", true, vec![]),
        ] {
            let mut value = Audience::default();
            words(text, &mut value);
            assert_eq!(
                (value.everyone, value.groups),
                (everyone, groups.into_iter().map(str::to_owned).collect()),
                "{text}"
            );
        }
    }
}
