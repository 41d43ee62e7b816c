//! 公开主体 as one cell: the bodies it names, each at its own place. What a name means is for the registry.
//!
//! Bodies are parted by `、` `，` `；` `/`, by line breaks and blanks where a name plainly ended, and by 和, 及, 或 between
//! two names. What stands in brackets behind a name is another name of the same body.

use super::text::is_blank_char;
use std::ops::Range;

/// One body of a cell, as byte ranges of its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    /// The whole, brackets included.
    pub whole: Range<usize>,
    /// The name before the brackets; the whole where there are none at the end.
    pub name: Range<usize>,
    /// What stands in the brackets.
    pub aliases: Vec<Range<usize>>,
}

/// The bodies a cell names, in order.
#[must_use]
pub fn split(text: &str) -> Vec<Body> {
    let parts: Vec<Range<usize>> = parts(text).into_iter().filter_map(|range| trimmed(text, range)).collect();
    joined(text, parts).into_iter().map(|range| body(text, range)).collect()
}

/// The stretches between separators outside brackets.
fn parts(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut depth = 0usize;
    for (at, c) in text.char_indices() {
        match c {
            '（' | '(' | '【' | '[' => depth += 1,
            '）' | ')' | '】' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > 0 || at < start {
            continue;
        }
        if let Some(length) = separator(text, start, at, c) {
            found.push(start..at);
            start = at + length;
        }
    }
    found.push(start..text.len());
    found
}

/// The length of the separator that stands at `at`, if one does.
fn separator(text: &str, start: usize, at: usize, c: char) -> Option<usize> {
    let (before, after) = (&text[start..at], &text[at + c.len_utf8()..]);
    match c {
        '、' | '，' | ',' | '；' | ';' | '|' => Some(c.len_utf8()),
        // 村/社区 is one word.
        '/' | '／' => (ended(before) || is_place(before)).then_some(c.len_utf8()).filter(|_| long(before)),
        _ if is_blank_char(c) => {
            let rest = after.trim_start_matches(is_blank_char);
            let goes_on = ["办公", "办事", "分局", "派出", "(", "（", "及", "和", "或"];
            let parts = ended(before) && long(rest) && !goes_on.iter().any(|word| rest.starts_with(word));
            parts.then_some(c.len_utf8())
        }
        '和' | '及' | '或' | '暨' | '以' | '并' => {
            let word = ["以及", "或者", "和", "及", "或", "暨"]
                .into_iter()
                .find(|word| text[at..].starts_with(word))?;
            let rest = &text[at + word.len()..];
            // 和平、和县 are places; 及其 and 及所属 say nothing of another body by name.
            let place = ['平', '县', '顺', '静', '林', '田', '龙', '政', '硕', '布'];
            let name = !(rest.starts_with(['其', '所']) || word == "和" && rest.starts_with(place));
            (ended(before) && name && long(rest)).then_some(word.len())
        }
        _ => None,
    }
}

/// Whether a stretch ends as the names of bodies end; 部 does not count, for 部 and 门 may stand on two lines.
fn ended(text: &str) -> bool {
    let text = text.trim_end_matches(is_blank_char);
    let text = match text.char_indices().rev().find(|(_, c)| matches!(c, '(' | '（')) {
        Some((open, _)) if text.ends_with([')', '）']) => &text[..open],
        _ => text,
    };
    text.ends_with([
        '局', '厅', '委', '门', '府', '会', '办', '处', '关', '构', '位', '心', '站', '所', '院', '校', '队',
    ])
}

fn is_place(text: &str) -> bool {
    text.trim_end_matches(is_blank_char).ends_with(['镇', '乡', '村', '区', '道', '县', '市'])
}

fn long(text: &str) -> bool {
    text.chars().filter(|c| !is_blank_char(*c)).count() > 2
}

/// Puts together what shares its last word: 住建、城管部门.
fn joined(text: &str, parts: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for part in parts.into_iter().rev() {
        let own = &text[part.clone()];
        let single = own.chars().count() == 1;
        let open = single
            || !ended(own)
                && !is_place(own)
                && !own.ends_with(['人', '方', '司', '部', '科', '股', '室', '线']);
        match found.last_mut() {
            Some(next)
                if open && ["部门", "单位", "机关"].iter().any(|end| text[next.clone()].ends_with(end)) =>
            {
                next.start = part.start;
            }
            _ => found.push(part),
        }
    }
    found.reverse();
    found
}

fn body(text: &str, whole: Range<usize>) -> Body {
    let own = &text[whole.clone()];
    let open =
        own.char_indices().find(|(_, c)| matches!(c, '(' | '（')).map(|(at, c)| (at, at + c.len_utf8()));
    let close = own.char_indices().last().filter(|(_, c)| matches!(c, ')' | '）')).map(|(at, _)| at);
    let (Some((outer, inner)), Some(close)) = (open, close) else {
        return Body { name: whole.clone(), whole, aliases: Vec::new() };
    };
    let between = &own[inner..close];
    if outer == 0 || between.contains(['(', '（', ')', '）']) {
        return Body { name: whole.clone(), whole, aliases: Vec::new() };
    }
    let mut aliases = Vec::new();
    let mut at = inner;
    for part in between.split_inclusive(['、', '，', ',', '/', '；']) {
        let range = whole.start + at..whole.start + at + part.len();
        aliases.extend(trimmed(text, range));
        at += part.len();
    }
    let name = trimmed(text, whole.start..whole.start + outer).unwrap_or(whole.clone());
    Body { whole, name, aliases }
}

/// Without blanks, separators, a number in front and a label (牵头单位：).
fn trimmed(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let part = &text[range.clone()];
    let outer = |c: char| {
        is_blank_char(c) || matches!(c, '。' | '、' | '，' | ',' | '；' | ';' | '/' | '：' | ':' | '■')
    };
    let label = part
        .char_indices()
        .filter(|(_, c)| matches!(c, '：' | ':'))
        .map(|(at, c)| at + c.len_utf8())
        .next_back();
    let part = match label.map(|end| &part[end..]) {
        Some(rest) if !rest.trim_matches(outer).is_empty() => rest,
        _ => part,
    };
    let kept = part.trim_matches(outer);
    let unnumbered = kept.trim_start_matches(|c: char| c.is_ascii_digit());
    let kept = match unnumbered.strip_prefix(['.', '．', ')', '）']) {
        Some(rest) if unnumbered.len() < kept.len() => rest.trim_start_matches(outer),
        _ => kept,
    };
    if unnumbered.is_empty() || kept.is_empty() {
        return None;
    }
    let start = kept.as_ptr() as usize - text.as_ptr() as usize;
    Some(start..start + kept.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn names(text: &str) -> Vec<&str> {
        split(text).into_iter().map(|body| &text[body.name]).collect()
    }

    /// Spellings of `dirt-statistics.md` §6.
    #[test]
    fn cells_as_offices_write_them() {
        for (text, expected) in [
            ("示例县民政局", vec!["示例县民政局"]),
            ("县级人民政府民政部门、乡镇人民政府(街道办事处)", vec!["县级人民政府民政部门", "乡镇人民政府"]),
            ("县(区、市)人民政府及房屋征收部门", vec!["县(区、市)人民政府", "房屋征收部门"]),
            ("城市管理行政执法部门或相关行政主管部门", vec!["城市管理行政执法部门", "相关行政主管部门"]),
            ("招标人及其招标代理机构或相关行政监督部门", vec!["招标人及其招标代理机构", "相关行政监督部门"]),
            ("市、区两级人民政府民政部门", vec!["市、区两级人民政府民政部门"]),
            ("市场监督管理、行政审批相关责任部门", vec!["市场监督管理、行政审批相关责任部门"]),
            ("乡镇人民政府 行政村村民委员会", vec!["乡镇人民政府", "行政村村民委员会"]),
            ("乡镇人民 政府", vec!["乡镇人民 政府"]),
            ("公安 分局", vec!["公安 分局"]),
            ("负责审批的 燃气管理部 门", vec!["负责审批的 燃气管理部 门"]),
            ("通道侗族自治县 卫健局", vec!["通道侗族自治县 卫健局"]),
            ("县文广新旅局,相关公共文化服务机构", vec!["县文广新旅局", "相关公共文化服务机构"]),
            (
                "佛山市自然资源局南海分局/镇人民政府(街道办事处)",
                vec!["佛山市自然资源局南海分局", "镇人民政府"],
            ),
            ("村/社区", vec!["村/社区"]),
            ("示例县文化和旅游局", vec!["示例县文化和旅游局"]),
            ("示例县民政局\n示例县财政局", vec!["示例县民政局", "示例县财政局"]),
            ("1.示例县民政局；2.示例县财政局。", vec!["示例县民政局", "示例县财政局"]),
            ("牵头单位：示例县民政局；配合单位：示例县财政局", vec!["示例县民政局", "示例县财政局"]),
            ("示例县人民政府和平街道办事处", vec!["示例县人民政府和平街道办事处"]),
            (" ", vec![]),
        ] {
            assert_eq!(names(text), expected, "{text}");
        }
    }

    #[test]
    fn brackets_hold_other_names() {
        let text = "市司法局(行政复议局)";
        let found = split(text);
        assert_eq!(found.len(), 1);
        assert_eq!(
            found[0].aliases.iter().map(|range| &text[range.clone()]).collect::<Vec<_>>(),
            ["行政复议局"]
        );
        assert_eq!(found[0].whole, 0..text.len());
    }

    proptest! {
        #[test]
        fn no_text_breaks_it(text in "[局府部门、和及（）/ 1.：\\PC]*") {
            let mut last = 0;
            for body in split(&text) {
                prop_assert!(body.whole.start >= last && text.get(body.name.clone()).is_some());
                last = body.whole.end;
            }
        }
    }
}
