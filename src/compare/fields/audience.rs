//! 公开对象: who is told. Any other word is told of: whether it means more people or fewer is said where the words themselves
//! say so (80岁以上老年人 are some of the 老年人), and else left to the reader.

mod limits;

use super::{Both, Context, Reason, incomparable, labels, listed, loosened, neutral, tightened};
use crate::catalogue::{Audience, Field};
use crate::sameness::audience::is_unnamed;
use crate::sameness::wording::plain;
use crate::value::text::outside_brackets;

/// Words that take people out again.
const LIMITS: [&str; 10] = ["仅", "只对", "只向", "只限", "限于", "限本", "除外", "不含", "不包括", "不对"];
/// What stands before a group and names no other people.
const BEFORE: [&str; 13] = [
    "仅限于",
    "仅限",
    "仅对",
    "仅向",
    "只限",
    "只对",
    "只向",
    "限于",
    "面向",
    "全体",
    "所有",
    "广大",
    "各类",
];
/// What parts one group from the next within a text.
const MARKS: [char; 10] = ['、', '，', ',', '；', ';', '/', '和', '及', '与', '或'];
/// Words in which such a sign parts nothing.
const UNPARTED: [&str; 6] = ["参与", "涉及", "普及", "危及", "给与", "共和"];
/// After these, a longer name is no part of the shorter: 非低保家庭 are not some of the 低保家庭.
const NEGATIONS: [char; 5] = ['非', '不', '无', '未', '外'];

/// Who is told, as it is compared.
#[derive(Default)]
struct Told {
    everyone: bool,
    /// Whether there is a group of which nobody says who it is.
    unnamed: bool,
    groups: Vec<Group>,
    /// What takes people out again and stands behind no group: 仅对本人公开, 特困人员除外.
    limits: Vec<String>,
    /// What else stands in brackets behind no group.
    notes: Vec<String>,
}

/// People by name, with what stands in brackets behind them.
#[derive(Debug, Clone)]
struct Group {
    name: String,
    note: String,
}

pub(super) fn compare(both: &Both<'_>, _: &Context<'_>) -> Vec<Reason> {
    let (Some(before), Some(after)) =
        (both.old.item.audience.understood(), both.new.item.audience.understood())
    else {
        return labels::unread("公开对象", Field::Audience, both);
    };
    let (old, new) = (Told::of(before), Told::of(after));
    match (old.is_all(), new.is_all()) {
        (true, true) => beside(&old, &new),
        (true, false) if new.everyone => limits::told(&old.whole(), &new.whole(), &[]),
        (false, true) if old.everyone => limits::told(&old.whole(), &new.whole(), &[]),
        (true, false) => {
            let (zh, en) = called(after);
            vec![loosened(
                format!("公开对象由全社会缩小为{zh}"),
                format!("audience: from everybody to {en} only"),
            )]
        }
        (false, true) => {
            let (zh, en) = called(before);
            vec![tightened(
                format!("公开对象由{zh}扩大为全社会"),
                format!("audience: from {en} to everybody"),
            )]
        }
        // Whether 全社会（仅限本村村民） are more people than 本村村民, nobody can say.
        (false, false) if old.everyone != new.everyone => labels::unread("公开对象", Field::Audience, both),
        (false, false) => groups(&old, &new, both),
    }
}

impl Told {
    fn of(audience: &Audience) -> Self {
        let mut told = Self { everyone: audience.everyone, ..Self::default() };
        for group in &audience.groups {
            told.unnamed |= is_unnamed(group);
            if is_unnamed(group) {
                continue;
            }
            // 全社会、低保户（仅限本人）: everybody stays.
            if told.everyone && is_limit(parted(group).0) {
                told.limits.push(group.trim().to_owned());
                continue;
            }
            for part in parts(group) {
                told.add(part);
            }
        }
        told
    }

    /// One group, with what stands in brackets behind it.
    fn add(&mut self, part: &str) {
        let (name, note) = parted(part);
        let name = bare(name);
        let named = !is_limit(name) && !plain(name).is_empty();
        if is_limit(name) {
            self.limits.push(name.to_owned());
        }
        if named {
            self.groups.push(Group { name: name.to_owned(), note: note.to_owned() });
        } else if is_limit(note) {
            self.limits.push(note.to_owned());
        } else if !note.is_empty() {
            self.notes.push(note.to_owned());
        }
    }

    /// Everybody, without the groups named beside.
    fn whole(&self) -> Self {
        Self { everyone: self.everyone, limits: self.limits.clone(), ..Self::default() }
    }

    /// Whether everybody is told without more ado.
    fn is_all(&self) -> bool {
        self.everyone && self.limits.is_empty()
    }
}

impl Group {
    fn shown(&self) -> String {
        if self.note.is_empty() { self.name.clone() } else { format!("{}（{}）", self.name, self.note) }
    }
}

/// A group and what stands in brackets behind it.
fn parted(group: &str) -> (&str, &str) {
    let (name, note) = group.split_once(['（', '(']).unwrap_or((group, ""));
    (name, note.trim_end_matches(['）', ')']).trim())
}

fn is_limit(words: &str) -> bool {
    LIMITS.iter().any(|word| words.contains(word))
}

/// The groups of a text: 低保户和残疾人 are two.
fn parts(group: &str) -> Vec<&str> {
    let mut found: Vec<&str> = Vec::new();
    let mut start = 0;
    let all = outside_brackets(group, &MARKS);
    for part in all {
        let end = start + part.len();
        let sign = group[end..].chars().next();
        let whole = group[..end + sign.map_or(0, char::len_utf8)].trim_end();
        // 参与 is one word: its sign parts nothing.
        if sign.is_some() && UNPARTED.iter().any(|word| whole.ends_with(word)) {
            return vec![group.trim()];
        }
        start = end + sign.map_or(0, char::len_utf8);
        found.push(part.trim());
    }
    found
}

/// A group without the words before it that name nobody, and 公开 behind it.
fn bare(name: &str) -> &str {
    let name = name.trim();
    let name = BEFORE.iter().find_map(|word| name.strip_prefix(word)).unwrap_or(name);
    name.strip_suffix("公开").unwrap_or(name).trim()
}

/// The words of one list that the other does not have.
fn only(own: &[String], others: &[String]) -> Vec<String> {
    let known = |word: &&String| !others.iter().any(|other| plain(other) == plain(word));
    own.iter().filter(known).cloned().collect()
}

/// Everybody is told on both sides; named beside are others.
fn beside(old: &Told, new: &Told) -> Vec<Reason> {
    let named = |told: &Told| -> Vec<String> {
        told.groups.iter().map(Group::shown).chain(told.notes.iter().cloned()).collect()
    };
    let (gone, come) = (only(&named(old), &named(new)), only(&named(new), &named(old)));
    let ((gone_zh, gone_en), (come_zh, come_en)) = (listed(&gone), listed(&come));
    let said = match (gone.is_empty(), come.is_empty()) {
        (true, true) if old.unnamed == new.unnamed => return Vec::new(),
        (true, true) => ("“特定群体”有增减".to_owned(), "an unnamed group".to_owned()),
        (true, false) => (format!("增加“{come_zh}”"), format!("“{come_en}” added")),
        (false, true) => (format!("删去“{gone_zh}”"), format!("“{gone_en}” removed")),
        (false, false) => (format!("“{gone_zh}”改为“{come_zh}”"), format!("“{gone_en}” → “{come_en}”")),
    };
    vec![neutral(
        format!("公开对象仍为全社会，另外写明的对象{}", said.0),
        format!("audience: still everybody; named beside: {}", said.1),
    )]
}

fn groups(old: &Told, new: &Told, both: &Both<'_>) -> Vec<Reason> {
    let lone = |own: &Told, other: &Told| -> Vec<Group> {
        let known = |group: &&Group| !other.groups.iter().any(|one| plain(&one.name) == plain(&group.name));
        own.groups.iter().filter(known).cloned().collect()
    };
    let (mut gone, mut come) = (lone(old, new), lone(new, old));
    // Who a group without a name is, nobody can say.
    let settled = gone.is_empty() && come.is_empty() && old.unnamed == new.unnamed;
    if !settled && (old.unnamed || new.unnamed) {
        return labels::unread("公开对象", Field::Audience, both);
    }
    let (mut found, pairs) = closer(&mut gone, &mut come);
    let names = |groups: &[Group]| listed(&groups.iter().map(Group::shown).collect::<Vec<_>>());
    let ((gone_zh, gone_en), (come_zh, come_en)) = (names(&gone), names(&come));
    // 低保家庭 in place of 城市低收入家庭 may be more or fewer people.
    if gone.len() == 1 && come.len() == 1 {
        found.push(incomparable(
            format!("公开对象由“{gone_zh}”改为“{come_zh}”"),
            format!("audience: “{gone_en}” → “{come_en}”"),
        ));
    } else {
        if !gone.is_empty() {
            found.push(loosened(format!("公开对象减少：{gone_zh}"), format!("audience without {gone_en}")));
        }
        if !come.is_empty() {
            found.push(tightened(format!("公开对象增加：{come_zh}"), format!("audience with {come_en}")));
        }
    }
    found.extend(limits::told(old, new, &pairs));
    let notes = limits::notes(old, new, &pairs);
    if found.is_empty() && notes.is_some() {
        return labels::unread("公开对象", Field::Audience, both);
    }
    found.extend(notes);
    found
}

/// The groups of which one is a part of another, by their words alone, as reasons and as pairs. They are taken off both lists.
fn closer(gone: &mut Vec<Group>, come: &mut Vec<Group>) -> (Vec<Reason>, Vec<(Group, Group)>) {
    let (mut found, mut pairs) = (Vec::new(), Vec::new());
    gone.retain(|old| {
        let fits = |new: &Group| is_part(&new.name, &old.name) || is_part(&old.name, &new.name);
        let Some(at) = come.iter().position(fits) else { return true };
        let new = come.remove(at);
        let (was, is) = (&old.name, &new.name);
        let en = format!("audience: “{was}” → “{is}”");
        found.push(if is_part(is, was) {
            loosened(format!("公开对象由“{was}”缩小为“{is}”"), en)
        } else {
            tightened(format!("公开对象由“{was}”扩大为“{is}”"), en)
        });
        pairs.push((old.clone(), new));
        false
    });
    (found, pairs)
}

/// Whether a group is a part of another by its name: 80岁以上老年人 of 老年人, 低保户中的残疾人 of 低保户, 村民代表 of 村民.
fn is_part(part: &str, whole: &str) -> bool {
    let (part, whole) = (plain(part), plain(whole));
    if whole.chars().count() < 2 {
        return false;
    }
    let before = part.strip_suffix(whole.as_str());
    let behind = part.strip_prefix(whole.as_str());
    before.is_some_and(|more| !more.is_empty() && !more.ends_with(NEGATIONS))
        || behind.is_some_and(|more| more.starts_with('中') || more == "代表")
}

fn called(audience: &Audience) -> (String, String) {
    if audience.groups.is_empty() {
        return ("特定群体".to_owned(), "some groups".to_owned());
    }
    let (zh, en) = listed(&audience.groups);
    (format!("“{zh}”"), format!("“{en}”"))
}
