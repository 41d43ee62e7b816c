//! What stands in brackets behind the groups that both sides tell, and what takes people out of all of them. Of a group that stands on
//! one side alone no limit is told: 残疾人（仅限本人） beside 低保户 takes nobody out, and is shown with its brackets.

use super::super::{Reason, incomparable, listed, loosened, tightened};
use super::{Group, Told, is_limit};
use crate::sameness::wording::plain;

/// Words behind a group; the name is empty where they stand behind none.
type Words = Vec<(String, String)>;

/// What takes people out again, on one side or on both; `pairs` are groups that stand for one another under two names.
pub(super) fn told(old: &Told, new: &Told, pairs: &[(Group, Group)]) -> Vec<Reason> {
    let (gone, come) = differing((old, &old.limits), (new, &new.limits), pairs, is_limit);
    let ((gone_zh, gone_en), (come_zh, come_en)) = shown(&gone, &come);
    match (gone.is_empty(), come.is_empty()) {
        (true, true) => Vec::new(),
        (true, false) => {
            vec![loosened(format!("公开对象加了限定：“{come_zh}”"), format!("audience limited: “{come_en}”"))]
        }
        (false, true) => vec![tightened(
            format!("公开对象去掉了限定：“{gone_zh}”"),
            format!("audience no longer limited: “{gone_en}”"),
        )],
        (false, false) => vec![incomparable(
            format!("公开对象的限定由“{gone_zh}”改为“{come_zh}”"),
            format!("limit of the audience: “{gone_en}” → “{come_en}”"),
        )],
    }
}

/// What else stands in brackets, where it changed.
pub(super) fn notes(old: &Told, new: &Told, pairs: &[(Group, Group)]) -> Option<Reason> {
    let is_note = |words: &str| !words.is_empty() && !is_limit(words);
    let (gone, come) = differing((old, &old.notes), (new, &new.notes), pairs, is_note);
    let ((gone_zh, gone_en), (come_zh, come_en)) = shown(&gone, &come);
    let (zh, en) = match (gone.is_empty(), come.is_empty()) {
        (true, true) => return None,
        (true, false) => (format!("增加了“{come_zh}”"), format!("with “{come_en}”")),
        (false, true) => (format!("删去了“{gone_zh}”"), format!("without “{gone_en}”")),
        (false, false) => (format!("由“{gone_zh}”改为“{come_zh}”"), format!("“{gone_en}” → “{come_en}”")),
    };
    Some(incomparable(format!("公开对象括号里的说明{zh}"), format!("brackets behind the audience: {en}")))
}

/// The words of each side that the other does not have behind the same group.
fn differing(
    (old, of_old): (&Told, &[String]),
    (new, of_new): (&Told, &[String]),
    pairs: &[(Group, Group)],
    wanted: impl Fn(&str) -> bool,
) -> (Words, Words) {
    // By the name it has on the old side.
    let name = |group: &Group| {
        let pair = pairs.iter().find(|(_, own)| plain(&own.name) == plain(&group.name));
        plain(pair.map_or(&group.name, |(old, _)| &old.name))
    };
    let was: Vec<String> = old.groups.iter().map(|group| plain(&group.name)).collect();
    let is: Vec<String> = new.groups.iter().map(&name).collect();
    let of = |told: &Told, names: &[String], others: &[String], whole: &[String]| -> Words {
        let behind = told.groups.iter().zip(names);
        let behind = behind.filter(|(group, name)| others.contains(name) && wanted(&group.note));
        let behind = behind.map(|(group, name)| (name.clone(), group.note.clone()));
        whole.iter().map(|words| (String::new(), words.clone())).chain(behind).collect()
    };
    let (before, after) = (of(old, &was, &is, of_old), of(new, &is, &was, of_new));
    (only(&before, &after), only(&after, &before))
}

/// The words of one side that the other does not have: behind the same group, or one of both behind none.
fn only(own: &Words, others: &Words) -> Words {
    let same = |(name, words): &(String, String), (other, others): &(String, String)| {
        plain(words) == plain(others) && (name == other || name.is_empty() || other.is_empty())
    };
    own.iter().filter(|one| !others.iter().any(|other| same(one, other))).cloned().collect()
}

/// The words in both languages; with the group where they only moved from one to another.
fn shown(gone: &Words, come: &Words) -> ((String, String), (String, String)) {
    let moved = gone.iter().any(|(_, words)| come.iter().any(|(_, other)| plain(words) == plain(other)));
    let texts = |all: &Words| {
        let text = |(name, words): &(String, String)| {
            if moved && !name.is_empty() { format!("{name}（{words}）") } else { words.clone() }
        };
        listed(&all.iter().map(text).collect::<Vec<_>>())
    };
    (texts(gone), texts(come))
}
