//! Whose a table is and which place a folder or a file is named after.

use crate::catalogue::Catalogue;
use crate::knowledge::Knowledge;
use crate::normalise::{self, may_be_place};
use crate::pipeline::import::places::named_in_title;
use crate::project::file_name;
use crate::source::{Files, Location};

/// Whose a table is, by its title, else by the name of its sheet.
pub(super) fn place_of(table: &Catalogue, files: &Files, knowledge: &Knowledge) -> Option<String> {
    let sheet = match table.head {
        Location::Cell { file, sheet, .. } => files.sheet_name(file, sheet),
        Location::Text { .. } | Location::File(_) => "",
    };
    named_in_title(table, knowledge).or_else(|| place_word(sheet, knowledge))
}

/// Whether a folder is that of a place's own offices: 市本级, 县直部门.
pub(super) fn is_seat(name: &str) -> bool {
    let plain = without_prefix(name);
    plain.contains("本级")
        || ["省直", "市直", "州直", "县直", "区直"].iter().any(|word| plain.starts_with(word))
}

/// The place a folder or a file is named after: `03_示例县（补报）` → `示例县`, `附件2：示例县养老服务目录-最终版` → `示例县`.
pub(super) fn place_word(name: &str, knowledge: &Knowledge) -> Option<String> {
    let plain = without_prefix(name);
    let first = plain.split(SEPARATORS).next()?.trim();
    let ends = normalise::tier_of_name(first).is_some() || first.ends_with('市');
    let counted = (2..=15).contains(&first.chars().count());
    if ends && counted {
        return Some(first.to_owned()).filter(|word| may_be_place(word));
    }
    let named = |words: &str| {
        normalise::place_in_title(words, knowledge).filter(|word| {
            (normalise::tier_of_name(word).is_some() || word.ends_with('市')) && may_be_place(word)
        })
    };
    named(plain).or_else(|| named(first)).or_else(|| leading(first))
}

/// What parts a name from what was added to it.
const SEPARATORS: [char; 17] =
    ['-', '_', '—', '－', ' ', '　', '（', '(', '【', '[', '·', '：', ':', '+', '.', '、', '》'];

/// Without `03_`, `附件2：`, `关于报送`.
fn without_prefix(name: &str) -> &str {
    let is_sign = |c: char| c.is_ascii_digit() || "-_.、．· （()）：:《".contains(c);
    let mut rest = name.trim_start_matches(is_sign);
    for word in ["附件", "附表", "关于", "报送"] {
        if let Some(after) = rest.strip_prefix(word) {
            let numbered = |c: char| is_sign(c) || "一二三四五六七八九十".contains(c);
            // 附件三门县 would be 三门县: only a number with a sign behind it is one.
            let marked = after.trim_start_matches(numbered);
            let signs = &after[..after.len() - marked.len()];
            rest = if signs.ends_with(is_sign) { marked } else { after.trim_start_matches(is_sign) };
        }
    }
    rest
}

/// The place before words only a table that was sent in has: `示例县民政局目录`, `示例县报送材料`.
fn leading(first: &str) -> Option<String> {
    let mut ends = first.char_indices().filter(|(at, c)| *at > 0 && "县区旗市".contains(*c));
    let (at, end) = ends.next()?;
    let (word, rest) = first.split_at_checked(at + end.len_utf8())?;
    let told = ["目录", "公开", "局", "报", "材料", "终稿", "最终", "定稿", "汇总", "修改", "更正"];
    // 县政府 is anybody's; 示例县政务公开标准目录 is not.
    let other = ["场", "域", "级", "政", "道"].iter().any(|sign| rest.starts_with(sign))
        && !rest.starts_with("政务公开");
    let sent = !other && told.iter().any(|word| rest.contains(word));
    (sent && (2..=8).contains(&word.chars().count()) && may_be_place(word)).then(|| word.to_owned())
}

pub(super) fn stem(path: &str) -> &str {
    let name = file_name(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}
