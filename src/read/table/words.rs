//! Words of headings as they stand in cells: blanks closed, width folded, legends cut off.
//!
//! Nothing here knows a column; see `columns.rs` for what a heading means.

use crate::catalogue::FIELDS;
use crate::value::text::{fold_char, is_blank_char};
use std::collections::BTreeSet;
use std::sync::OnceLock;

/// A heading without its legend, and the legend.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// The heading with all blanks closed and its width folded, ready to be looked up.
    pub key: String,
    /// What its brackets say of boxes and ticks, as written.
    pub legend: Option<String>,
}

/// Closes every blank, line breaks included, and folds full-width letters, digits and marks.
#[must_use]
pub fn squeeze(text: &str) -> String {
    text.chars().filter(|c| !is_blank_char(*c)).map(fold_char).collect()
}

/// Whether a text is worth looking up as a heading: told by its first and last character, without copying it.
#[must_use]
pub fn may_be_heading(text: &str) -> bool {
    static FIRST: OnceLock<BTreeSet<char>> = OnceLock::new();
    if text.len() > 400 {
        return false;
    }
    let first = FIRST.get_or_init(|| {
        let words =
            FIELDS.iter().flat_map(|info| [info.chinese].into_iter().chain(info.synonyms.iter().copied()));
        // The second character counts too, for headings that have lost their first.
        let of_fields = words.flat_map(|word| word.chars().take(2).collect::<Vec<_>>());
        of_fields.chain("一二三四五六全社特面主依申不村乡镇县街居嘎(*:★".chars()).collect()
    });
    let ink = |c: &char| !is_blank_char(*c);
    text.chars().find(ink).is_some_and(|c| first.contains(&fold_char(c)))
        || text.chars().rev().find(ink).is_some_and(|c| matches!(c, '级' | ')' | '）'))
}

/// Whether a cell says "none" by a stroke.
#[must_use]
pub fn is_stroke(text: &str) -> bool {
    !text.is_empty()
        && text.chars().all(|c| {
            is_blank_char(c) || matches!(c, '-' | '—' | '－' | '─' | '–' | '/' | '／' | '\\' | '一' | '*')
        })
        && !text.trim().is_empty()
}

/// Reads a heading cell.
#[must_use]
pub fn heading(text: &str) -> Heading {
    let whole = squeeze(text);
    let (key, legend) = cut_legend(&whole);
    // 特定群体（请写明） asks for words and explains no sign.
    let asks = !whole.contains(['√', '■', '□'])
        && ["请写明", "请注明", "请填写", "请标明"].iter().any(|word| whole.contains(word));
    let legend = (legend && !asks).then(|| text.to_owned());
    let key = key.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ':' | '*' | '、' | ',' | ';'));
    let key = key.trim_start_matches(['*', ':', '★']);
    Heading { key: key.to_owned(), legend }
}

/// The part of a heading before what it says of boxes, and whether it says anything.
fn cut_legend(whole: &str) -> (&str, bool) {
    let speaks = |part: &str| {
        [
            "标注", "表示", "必选", "可选", "选择", "打勾", "打√", "勾选", "写明", "注明", "多选", "填写",
            "标明",
        ]
        .iter()
        .any(|word| part.contains(word))
            || part.contains(['√', '■', '□'])
    };
    let start = whole.find(['(', '"', '■', '√', '[', '【']);
    match start.and_then(|at| Some((whole.get(..at)?, whole.get(at..)?))) {
        Some((before, after)) if !before.is_empty() && speaks(after) => (before, true),
        _ => (whole, false),
    }
}

/// Whether a heading names one or more levels of government.
#[must_use]
pub fn is_level_word(key: &str) -> bool {
    const BARE: &[&str] =
        &["村", "乡", "镇", "县", "街道", "社区", "村居", "村社区", "居委会", "村委会", "乡镇", "嘎查"];
    if key.chars().count() > 14 || matches!(key, "层级" | "公开层级") {
        return false;
    }
    let place = |c: char| "国省州市县区旗乡镇街村社盟园苏木".contains(c);
    let plain: String = key.chars().filter(|c| !matches!(c, '(' | ')' | '、' | '/' | '级')).collect();
    BARE.contains(&plain.as_str())
        || matches!(
            plain.as_str(),
            "街道社区" | "镇街乡" | "街道镇" | "镇街村" | "作业区" | "镇街" | "乡村" | "镇村" | "街镇"
        )
        || (key.ends_with('级')
            && key.contains(place)
            && !key.starts_with(['一', '二', '三', '四', '五', '六']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn legends_leave_the_heading() {
        for (text, key) in [
            ("公开渠道和载体\n(用“■”标注)", "公开渠道和载体"),
            ("公开渠道和载体 “■”表示必选项,“□”表示可选 项)", "公开渠道和载体"),
            ("公开 内容（要素）", "公开内容(要素)"),
            ("公开层级1", "公开层级"),
            ("特定群体（请写明）", "特定群体"),
        ] {
            assert_eq!(heading(text).key, key, "{text}");
        }
        assert!(heading("公开对象（用“√”标注）").legend.is_some());
        assert!(heading("特定群体（请写明）").legend.is_none());
    }

    #[test]
    fn words_for_levels() {
        assert!(is_level_word("乡、村级") && is_level_word("东阳市级") && !is_level_word("一级"));
    }
}
