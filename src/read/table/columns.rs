//! What the columns of a table hold, told from their headings.
//!
//! A heading is one to four cells, top down: 公开对象 → 全社会. Which texts name a field is the
//! business of `catalogue::field`; the words that only stand under a group are here.

use super::words::{self, is_level_word};
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

/// A heading with one character lost, as whole files have it (开时限, 公开渠道和载).
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
    let lost_one = |whole: &str| {
        whole.chars().count() == count + 1
            && whole.char_indices().any(|(at, c)| {
                let (before, after) = (whole.get(..at), whole.get(at + c.len_utf8()..));
                key.strip_prefix(before.unwrap_or("\0")) == after
            })
    };
    let found = official.into_iter().find(|field| lost_one(field.chinese()))?;
    // 公开容 could be no other; 公开体 could (公开主体, 公开载体), but only one of them is official.
    Some(if key == "开事项" { Word::Field(Field::Name) } else { Word::Field(found) })
}

fn depth(key: &str) -> Option<u8> {
    let rest = key
        .strip_suffix("事项")
        .or_else(|| key.strip_suffix("目录"))
        .or_else(|| key.strip_suffix("类目"))
        .unwrap_or(key);
    let rest = rest.strip_prefix("(卡片)").unwrap_or(rest);
    let number = rest.strip_suffix("级")?;
    ["一", "二", "三", "四", "五", "六"]
        .iter()
        .position(|word| *word == number)
        .and_then(|at| u8::try_from(at + 1).ok())
}

fn under(key: &str) -> Option<Role> {
    Some(match key {
        "全社会" | "全社" | "社会公众" | "面向全社会" | "全体社会公众" => Role::Everyone,
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

/// Whether a table with these headings lists what is withheld.
#[must_use]
pub fn is_negative(keys: &[String]) -> bool {
    keys.iter().any(|key| key.contains("不予") && key.contains("依据"))
        || keys.iter().any(|key| key == "信息事项类别")
}

/// Settles columns that claim the same field: official headings first, then from left to right; the rest are extra.
pub fn settle(columns: &mut [Column]) {
    let keys: Vec<String> = columns.iter().map(|column| column.heading.value.to_string()).collect();
    if is_negative(&keys) {
        for (column, key) in columns.iter_mut().zip(&keys) {
            if key == "信息事项内容" {
                column.role = Role::Field(Field::Content);
            } else if ["依据", "理由"].iter().any(|word| key.contains(word)) {
                column.role = Role::Field(Field::Basis);
            }
        }
    }
    let depths = columns.iter().any(|column| matches!(column.role, Role::Depth(_)));
    let mut taken: Vec<Field> = Vec::new();
    for official in [true, false] {
        for column in columns.iter_mut() {
            let Role::Field(field) = column.role else { continue };
            if (words::heading(&column.heading.value).key == field.chinese()) != official {
                continue;
            }
            let replaced = depths && field == Field::Category;
            if field == Field::Extra || taken.contains(&field) || replaced {
                column.role = Role::Extra;
            } else {
                taken.push(field);
            }
        }
    }
    number_depths(columns);
}

/// Makes one ladder of 类别, 事项名称 and 一级 … 六级: the deepest names the item.
fn number_depths(columns: &mut [Column]) {
    let mut ladder: Vec<(u8, usize)> = Vec::new();
    for (index, column) in columns.iter().enumerate() {
        match column.role {
            Role::Field(Field::Category) => ladder.push((1, index)),
            Role::Field(Field::Name) => ladder.push((9, index)),
            Role::Depth(depth) => ladder.push((depth, index)),
            _ => {}
        }
    }
    ladder.sort_unstable();
    for (place, (_, index)) in ladder.into_iter().enumerate() {
        if let Some(column) = columns.get_mut(index) {
            column.role = Role::Depth(u8::try_from(place + 1).unwrap_or(u8::MAX));
        }
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
