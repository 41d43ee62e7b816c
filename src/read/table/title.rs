//! What stands above a table: its title, the domain the title names, and notes.

use super::grid::Row;
use super::lines::is_note;
use super::words::squeeze;
use crate::source::{Located, SharedText};

/// The rows above a heading, read.
#[derive(Debug, Default)]
pub struct Preamble {
    /// The title.
    pub title: Option<Located<SharedText>>,
    /// Everything else.
    pub notes: Vec<Located<SharedText>>,
}

/// Reads the rows above a heading: the lowest that sounds like a title is the title.
#[must_use]
pub fn preamble(rows: &[Row]) -> Preamble {
    let texts: Vec<&Located<SharedText>> = rows.iter().flat_map(Row::own).map(|cell| &cell.text).collect();
    let sounds = |text: &&&Located<SharedText>| is_title(&text.value);
    let alone = |row: &&Row| row.own().count() == 1;
    let plain = || {
        rows.iter()
            .rev()
            .filter(alone)
            .flat_map(Row::own)
            .map(|cell| &cell.text)
            .find(|text| may_be_title(&text.value))
    };
    let title = texts.iter().rev().find(sounds).copied().or_else(plain);
    let notes =
        texts.iter().filter(|text| title.is_none_or(|title| title.at != text.at)).map(|text| (*text).clone());
    Preamble { title: title.cloned(), notes: notes.collect() }
}

/// Whether a text names a catalogue.
#[must_use]
pub fn is_title(text: &str) -> bool {
    let word = squeeze(text);
    let named = ["目录", "清单", "一览表", "事项表", "标准指引"].iter().any(|end| word.contains(end));
    // 首页 > 政务公开 > 标准目录 is the way through a site.
    let way = word.contains(['>', '›', '»', '＞']);
    named && !way && word.chars().count() <= 80 && !is_note(text) && !word.starts_with("填")
}

fn may_be_title(text: &str) -> bool {
    let word = squeeze(text);
    let length = word.chars().count();
    (4..=60).contains(&length)
        && !is_note(text)
        && !word.starts_with("附件")
        && !word.contains([':', '。', '■'])
}

/// The domain a title plainly names: what stands before 领域, without the number in front.
///
/// A place's name in front of it is left on; only the list of domains can tell the two apart.
#[must_use]
pub fn domain(title: &Located<SharedText>) -> Option<Located<SharedText>> {
    let end = title.value.find("领域")?;
    let before = title.value.get(..end)?;
    let mut start = 0;
    for (at, c) in before.char_indices() {
        if matches!(c, ')' | '）' | '、' | '：' | ':' | '.' | '．' | '》' | '\n') && at < 24 {
            let rest = at + c.len_utf8();
            let head = before.get(..at).unwrap_or_default();
            if is_number(head) {
                start = rest;
            }
        }
    }
    let kept = before.get(start..)?;
    let trimmed = kept.trim_matches(|c: char| c.is_whitespace() || c.is_ascii_digit());
    let from = start + (trimmed.as_ptr() as usize).saturating_sub(kept.as_ptr() as usize);
    if trimmed.chars().count() < 2 {
        return None;
    }
    Some(Located { value: trimmed.into(), at: title.part(from..from + trimmed.len()), exact: title.exact })
}

fn is_number(head: &str) -> bool {
    let word = squeeze(head);
    let rest = word.trim_start_matches("附件").trim_start_matches("附表").trim_matches(['(', ')', '第']);
    rest.chars().all(|c| c.is_ascii_digit() || "一二三四五六七八九十百-".contains(c))
}

/// The domain a sheet's name plainly names; `None` for Sheet1, 目录, a place.
#[must_use]
pub fn domain_of_sheet(name: &str) -> Option<String> {
    let word = squeeze(name);
    let numbered = word.trim_start_matches(|c: char| c.is_ascii_digit() || "()、.-_ ".contains(c));
    let numbered =
        numbered.split_once('、').filter(|(head, _)| is_number(head)).map_or(numbered, |(_, rest)| rest);
    let mut rest = without_version(numbered);
    for end in ["基层政务公开标准目录", "政务公开标准目录", "标准目录", "公开目录", "目录", "领域"]
    {
        rest = rest.strip_suffix(end).unwrap_or(rest);
    }
    let chinese = rest.chars().filter(|c| u32::from(*c) >= 0x3400).count();
    let length = rest.chars().count();
    let idle = [
        "工作表",
        "封面",
        "说明",
        "汇总",
        "总表",
        "表格",
        "基层政务公开",
        "政务公开",
        "示例",
        "模板",
        "新建",
    ];
    let place = rest.ends_with(['省', '市', '县', '区', '镇', '乡', '村']) || rest.ends_with("街道");
    let plain = (2..=16).contains(&length)
        && chinese * 2 > length
        && !place
        && !idle.iter().any(|word| rest.contains(word));
    plain.then(|| rest.to_owned())
}

/// A sheet's name without what says which version of the table it is: `养老服务（修改稿）`, `养老服务2026年版`, `养老服务-终稿`.
fn without_version(name: &str) -> &str {
    const VERSIONS: [&str; 13] = [
        "修改稿",
        "修订稿",
        "送审稿",
        "报送稿",
        "补报",
        "修改",
        "修订",
        "定稿",
        "终稿",
        "初稿",
        "最终版",
        "最新版",
        "修订版",
    ];
    const OF_A_YEAR: [&str; 3] = ["年版", "年度", "年"];
    let mut rest = name;
    loop {
        let before = rest;
        rest = rest.trim_end_matches(|c: char| c.is_ascii_digit() || "-_—.· ".contains(c));
        for word in VERSIONS {
            rest = rest.strip_suffix(word).unwrap_or(rest);
        }
        // 年 is only cut where a number stands before it, brackets only around what is cut itself.
        for word in OF_A_YEAR {
            let year = rest.strip_suffix(word).filter(|rest| rest.ends_with(|c: char| c.is_ascii_digit()));
            rest = year.unwrap_or(rest);
        }
        if let Some((head, inner)) =
            rest.strip_suffix([')', '）']).and_then(|rest| rest.rsplit_once(['(', '（']))
            && without_version(inner).is_empty()
        {
            rest = head;
        }
        if rest == before {
            return rest;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Files, Location};

    #[test]
    fn domains_are_cut_out_of_titles() {
        let id = Files::new().add("a", Vec::new());
        for (title, wanted) in [
            ("（一）重大建设项目领域基层政务公开标准目录", Some("重大建设项目")),
            ("附件1：养老服务领域基层政务公开标准目录", Some("养老服务")),
            ("21、养老服务领域目录", Some("养老服务")),
            ("县市场监管局重点工作目录", None),
        ] {
            let title = Located::new(title.into(), Location::File(id));
            assert_eq!(domain(&title).map(|domain| domain.value).as_deref(), wanted);
        }
        assert_eq!(domain_of_sheet("21养老服务").as_deref(), Some("养老服务"));
        for version in
            ["养老服务（修改稿）", "养老服务2026年版", "养老服务-终稿", "养老服务领域(2026)", "养老服务2"]
        {
            assert_eq!(domain_of_sheet(version).as_deref(), Some("养老服务"), "{version}");
        }
        assert_eq!(domain_of_sheet("新闻出版").as_deref(), Some("新闻出版"));
        assert_eq!(domain_of_sheet("Sheet1"), None);
        assert_eq!(domain_of_sheet("示例县"), None);
    }
}
