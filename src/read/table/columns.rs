//! What the columns of a table hold, told from their headings.
//!
//! A heading is one to four cells, top down: 公开对象 → 全社会. Which texts name a field is the
//! business of `catalogue::field`; the words that only stand under a group are here.

use super::words::is_level_word;
use crate::catalogue::Field;
use crate::source::{Located, SharedText};

/// What a column holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Role {
    /// A field of the item, in words.
    Field(Field),
    /// 一级事项, 二级事项 …: the depth, from 1.
    Depth(u8),
    /// Ticks under 全社会.
    Everyone,
    /// Ticks or words under 特定群体 or the name of a group.
    Group,
    /// Ticks under 主动 or 依申请: the official word.
    Mode(&'static str),
    /// Ticks or words under a level.
    Tier,
    /// Ticks under a channel.
    Channel,
    /// Ticks under a stage (决策, 执行 …).
    Stage,
    /// Anything else, kept under its heading.
    Extra,
}

/// A column and its headings.
#[derive(Debug, Clone)]
pub struct Column {
    /// Its number, from 0.
    pub number: u32,
    /// What it holds.
    pub role: Role,
    /// The lowest heading, blanks closed, legend cut off.
    pub heading: Located<SharedText>,
    /// The highest heading, likewise.
    pub group: Located<SharedText>,
    /// Further columns under the same heading, merged over all of them: their texts belong to this one.
    pub also: Vec<u32>,
}

impl Column {
    /// The field the column belongs to.
    #[must_use]
    pub fn field(&self) -> Field {
        match self.role {
            Role::Field(field) => field,
            Role::Depth(_) => Field::Name,
            Role::Everyone | Role::Group => Field::Audience,
            Role::Mode(_) => Field::Mode,
            Role::Tier => Field::Levels,
            Role::Channel => Field::Channels,
            Role::Stage => Field::Stage,
            Role::Extra => Field::Extra,
        }
    }

    /// Whether its cells hold ticks.
    #[must_use]
    pub fn is_tick_column(&self) -> bool {
        matches!(
            self.role,
            Role::Everyone | Role::Group | Role::Mode(_) | Role::Tier | Role::Channel | Role::Stage
        )
    }
}

/// What a single heading text can mean, before its group is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Word {
    /// A column or a group.
    Field(Field),
    /// A depth of the item.
    Depth(u8),
    /// A word that stands under a group.
    Under(Role),
}

/// The meaning of a heading, its blanks closed; `None` for any other text.
#[must_use]
pub fn word(key: &str) -> Option<Word> {
    if let Some(depth) = depth(key) {
        return Some(Word::Depth(depth));
    }
    if let Some(role) = under(key) {
        return Some(Word::Under(role));
    }
    if let Some(field) = Field::from_heading(key) {
        return Some(Word::Field(field));
    }
    let bare = key.split('(').next().unwrap_or(key);
    if bare.len() < key.len()
        && let Some(field) = Field::from_heading(bare)
    {
        return Some(Word::Field(field));
    }
    is_level_word(key).then_some(Word::Under(Role::Tier))
}

/// A heading with one character lost, as whole files have it (开时限), or cut short (公开渠道和).
#[must_use]
pub fn damaged_word(key: &str) -> Option<Word> {
    let count = key.chars().count();
    if !(3..=10).contains(&count) {
        return None;
    }
    let official = [
        Field::Content,
        Field::Basis,
        Field::Deadline,
        Field::Body,
        Field::Channels,
        Field::Audience,
        Field::Mode,
        Field::Levels,
    ];
    // A file that has lost the character 公 everywhere: 开渠道, 开属性, 开事项.
    if key.starts_with('开')
        && let Some(field) = Field::from_heading(&format!("公{key}"))
    {
        return Some(Word::Field(field));
    }
    let lost_one = |whole: &str| {
        whole.chars().count() == count + 1
            && whole.char_indices().any(|(at, c)| {
                let (before, after) = (whole.get(..at), whole.get(at + c.len_utf8()..));
                key.strip_prefix(before.unwrap_or("\0")) == after
            })
    };
    // 公开容 could be no other; 公开体 could (公开主体, 公开载体), but only one of them is official.
    let whole = |field: &Field| lost_one(field.chinese()) || field.chinese().starts_with(key);
    official.into_iter().find(whole).map(Word::Field)
}

/// 一级事项, 二级目录, Ⅲ级公开事项 …: the depth.
fn depth(key: &str) -> Option<u8> {
    let bare = ["公开事项", "事项", "目录", "类目", "指标"].iter().find_map(|end| key.strip_suffix(end));
    let bare = bare.unwrap_or(key);
    let number = bare.strip_prefix("(卡片)").unwrap_or(bare).strip_suffix("级")?;
    const NUMBERS: [[&str; 4]; 6] = [
        ["一", "I", "Ⅰ", "1"],
        ["二", "II", "Ⅱ", "2"],
        ["三", "III", "Ⅲ", "3"],
        ["四", "IV", "Ⅳ", "4"],
        ["五", "V", "Ⅴ", "5"],
        ["六", "VI", "Ⅵ", "6"],
    ];
    NUMBERS.iter().position(|words| words.contains(&number)).and_then(|at| u8::try_from(at + 1).ok())
}

fn under(key: &str) -> Option<Role> {
    Some(match key {
        "全社会" | "全社" | "社会" | "社会公众" | "面向全社会" | "全体社会公众" => {
            Role::Everyone
        }
        "特定群体" | "特定群众" | "特定对象" | "特定主体" | "特定人群" | "特定群" | "特定公众" | "特定" => {
            Role::Group
        }
        "主动" | "主动公开" | "主动开" => Role::Mode("主动公开"),
        "依申请" | "依申请公开" | "申请公开" | "依申请开" | "依申请公" | "依申请公开(√)" => {
            Role::Mode("依申请公开")
        }
        "不予公开" => Role::Mode("不予公开"),
        _ => return None,
    })
}

/// The role of a column from its headings, top down; `group` is what a heading spread over
/// several columns says, where the column has none of its own on top.
#[must_use]
pub fn role(keys: &[&str]) -> Role {
    let Some((leaf, above)) = keys.split_last() else { return Role::Extra };
    let top = above.first().and_then(|key| word(key).or_else(|| damaged_word(key)));
    if let Some(Word::Field(group)) = &top
        && let Some(role) = grouped(*group, leaf)
    {
        return role;
    }
    if !above.is_empty()
        && let Some(found) = word(&keys.concat())
    {
        return plain(&found);
    }
    match word(leaf).or_else(|| damaged_word(leaf)) {
        Some(found) => plain(&found),
        None if leaf.starts_with('(') && top.is_some() => top.as_ref().map_or(Role::Extra, plain),
        None => Role::Extra,
    }
}

fn plain(word: &Word) -> Role {
    match word {
        Word::Field(field) => Role::Field(*field),
        Word::Depth(depth) => Role::Depth(*depth),
        Word::Under(role) => role.clone(),
    }
}

/// What a heading means under a group; `None` where the group adds nothing.
fn grouped(group: Field, leaf: &str) -> Option<Role> {
    if let Some(role) = under(leaf) {
        return Some(role);
    }
    match group {
        Field::Audience if matches!(leaf, "全" | "社会" | "社会群体" | "公众") => {
            Some(Role::Everyone)
        }
        Field::Audience => Some(Role::Group),
        Field::Mode if matches!(leaf, "申请" | "依" | "依申") => Some(Role::Mode("依申请公开")),
        Field::Mode if matches!(leaf, "主" | "主公开") => Some(Role::Mode("主动公开")),
        Field::Mode if is_level_word(leaf) => Some(Role::Tier),
        Field::Levels => Some(Role::Tier),
        Field::Channels if word(leaf).is_none() => Some(Role::Channel),
        Field::Stage if word(leaf).is_none() => Some(Role::Stage),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_under_groups() {
        for (keys, wanted) in [
            (&["公开对象", "全社会"][..], Role::Everyone),
            (&["公开对象", "申请人"], Role::Group),
            (&["公开方式", "依申请公开"], Role::Mode("依申请公开")),
            (&["公开方式", "县级"], Role::Tier),
            (&["公开渠道和载体", "政府网站"], Role::Channel),
            (&["公开", "时限"], Role::Field(Field::Deadline)),
            (&["公开内容", "(要素)"], Role::Field(Field::Content)),
            (&["公开事项", "一级事项"], Role::Depth(1)),
            (&["开时限"], Role::Field(Field::Deadline)),
            (&["责任科室"], Role::Extra),
        ] {
            assert_eq!(role(keys), wanted, "{keys:?}");
        }
    }
}
