//! 公开内容（要素）: one cell of prose split into its elements, and elements laid out as one cell.
//!
//! A cell is split only where it is plainly a list: numbered or bulleted lines, lines, parts
//! between semicolons, or short words between enumeration commas. Anything else is one element.

mod wraps;

use std::ops::Range;

/// The elements of a cell, as byte ranges of its text without numbers, bullets and outer blanks.
#[must_use]
pub fn split(text: &str) -> Vec<Range<usize>> {
    let numbered = numbered_parts(text);
    if !numbered.is_empty() {
        return numbered;
    }
    let by_line = wraps::closed(text, parts(text, &['\n']));
    if by_line.len() > 1 {
        return by_line;
    }
    let by_semicolon = parts(text, &['；', ';']);
    if by_semicolon.len() > 1 {
        return by_semicolon;
    }
    let by_comma = parts(text, &['、']);
    if by_comma.len() > 2 && is_word_list(text, &by_comma) {
        return by_comma;
    }
    wraps::two_phrases(text).unwrap_or(by_line)
}

/// Lays elements out as one cell, so that [`split`] gives the same elements back wherever any
/// layout can: one a line, numbered where the elements' own text would mislead.
#[must_use]
pub fn join(elements: &[&str]) -> String {
    let plain = elements.join("\n");
    if gives_back(&plain, elements) {
        return plain;
    }
    let numbered = |end: &str| laid_out(elements, |at| format!("{}.", at + 1), end);
    let bulleted = |end: &str| laid_out(elements, |_| "●".to_owned(), end);
    // A full stop that belongs to an element is kept by a semicolon behind it.
    let layouts = [numbered(""), numbered("；"), bulleted(""), bulleted("；")];
    let faithful = layouts.iter().find(|cell| gives_back(cell, elements));
    faithful.unwrap_or(&layouts[0]).clone()
}

fn laid_out(elements: &[&str], mark: impl Fn(usize) -> String, end: &str) -> String {
    let lines: Vec<String> =
        elements.iter().enumerate().map(|(at, text)| format!("{}{text}{end}", mark(at))).collect();
    lines.join("\n")
}

fn gives_back(cell: &str, elements: &[&str]) -> bool {
    let found = split(cell);
    found.len() == elements.len()
        && found.iter().zip(elements).all(|(range, text)| &cell[range.clone()] == *text)
}

fn parts(text: &str, separators: &[char]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut depth = 0usize;
    for (at, c) in text.char_indices() {
        match c {
            '（' | '(' | '《' | '〔' | '“' => depth += 1,
            '）' | ')' | '》' | '〕' | '”' => depth = depth.saturating_sub(1),
            _ => {}
        }
        // A line always ends a part; other separators only outside brackets and titles.
        if separators.contains(&c) && (depth == 0 || c == '\n') {
            found.push(start..at);
            start = at + c.len_utf8();
        }
    }
    found.push(start..text.len());
    found.into_iter().filter_map(|range| trimmed(text, range)).collect()
}

fn trimmed(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let part = &text[range.clone()];
    let body = part.trim_start();
    let start = range.start + part.len() - body.len();
    let body = body.trim_end();
    let open = body.trim_end_matches(['；', ';']).trim_end();
    // One kind of end mark only: `甲。；` is the element `甲。`.
    let body = if open.len() < body.len() { open } else { body.trim_end_matches('。').trim_end() };
    (!body.is_empty()).then_some(start..start + body.len())
}

/// Short words between enumeration commas: no sentence marks, no long part.
fn is_word_list(text: &str, parts: &[Range<usize>]) -> bool {
    let sentence = text.trim_end().trim_end_matches('。').contains(['。', '，', ',', '：', ':', '（', '(']);
    !sentence && parts.iter().all(|range| text[range.clone()].chars().count() <= 12)
}

/// Parts behind `1.` `2、` `（3）` `①` `●`: empty unless the text begins with such a mark.
fn numbered_parts(text: &str) -> Vec<Range<usize>> {
    let marks = marks(text);
    let begins = marks.first().is_some_and(|mark| text[..mark.start].trim().is_empty());
    if !begins {
        return Vec::new();
    }
    let ends = marks.iter().skip(1).map(|mark| mark.start).chain([text.len()]);
    let parts = marks.iter().zip(ends).filter_map(|(mark, end)| trimmed(text, mark.end..end));
    without_signs(text, parts.map(|range| cut_tail(text, range)).collect())
}

/// Where every part begins with a sign that a legend gives a meaning to (1.●文件名称 2.〇文号), the signs are left out.
fn without_signs(text: &str, parts: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let signed = |range: &Range<usize>| {
        let part = text[range.clone()].strip_prefix(['●', '○', '〇', '◎', '◆', '◇', '■', '□', '▲', '★'])?;
        Some(range.end - part.trim_start().len()..range.end).filter(|range| !range.is_empty())
    };
    parts.iter().map(signed).collect::<Option<Vec<_>>>().unwrap_or(parts)
}

/// A part of a run-on numbered list ends in the separator before the next number.
fn cut_tail(text: &str, range: Range<usize>) -> Range<usize> {
    let part = &text[range.clone()];
    let body = part.trim_end_matches(['、', '，', ',']).trim_end();
    range.start..range.start + body.len()
}

/// Where list marks stand, all of the first one's kind: bullets anywhere, numbers only in sequence (1, 2, 3 …).
fn marks(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut expected = 1u32;
    let mut at = 0;
    let mut fresh = true;
    let mut begins_line = true;
    let bulleted = bullet_length(text.trim_start(), true, true).is_some();
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        let mark = if bulleted {
            bullet_length(rest, fresh, begins_line)
        } else {
            number_length(rest, expected, fresh)
        };
        if let Some(length) = mark {
            found.push(at..at + length);
            expected += 1;
            at += length;
            (fresh, begins_line) = (false, false);
            continue;
        }
        begins_line = c == '\n' || (begins_line && c.is_whitespace());
        fresh = c.is_whitespace() || matches!(c, '；' | ';' | '、' | '。' | '，');
        at += c.len_utf8();
    }
    found
}

/// Some bullets are ordinary characters inside a line (二〇二四, ○○县).
fn bullet_length(rest: &str, fresh: bool, begins_line: bool) -> Option<usize> {
    let mut characters = rest.chars();
    let first = characters.next()?;
    let single = characters.next() != Some(first);
    let at_line = begins_line && single && matches!(first, '○' | '〇' | '◎' | '◆' | '◇' | '▲' | '★');
    (matches!(first, '●' | '•') || (fresh && first == '·') || at_line).then_some(first.len_utf8())
}

fn number_length(rest: &str, expected: u32, fresh: bool) -> Option<usize> {
    let first = rest.chars().next()?;
    if ('①'..='⑳').contains(&first) {
        return (first as u32 - '①' as u32 + 1 == expected).then_some(first.len_utf8());
    }
    let (open, body) =
        rest.strip_prefix(['（', '(']).map_or((0, rest), |body| (rest.len() - body.len(), body));
    let digits = body.len() - body.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let number: u32 = body[..digits].parse().ok()?;
    let close = body[digits..].chars().next()?;
    let after = &body[digits + close.len_utf8()..];
    let closed = if open > 0 {
        matches!(close, '）' | ')')
    } else {
        matches!(close, '.' | '．' | '、' | '）' | ')')
    };
    let decimal = close == '.' && after.starts_with(|c: char| c.is_ascii_digit());
    (closed && !decimal && number == expected && fresh).then_some(open + digits + close.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn elements(text: &str) -> Vec<&str> {
        split(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn lists_as_offices_write_them() {
        for (text, expected) in [
            ("1.文件名称\n2.文号\n3.发文部门", vec!["文件名称", "文号", "发文部门"]),
            ("1.文件名称 2.文号 3.发文部门", vec!["文件名称", "文号", "发文部门"]),
            ("1、机构名称；2、地址；", vec!["机构名称", "地址"]),
            ("● 受理通知书● 审批决定", vec!["受理通知书", "审批决定"]),
            ("●文件名称\n〇文号\n●正文", vec!["文件名称", "文号", "正文"]),
            ("1.●文件名称\n2.〇文号", vec!["文件名称", "文号"]),
            ("①对象②标准", vec!["对象", "标准"]),
            ("文件名称、文号、发文部门", vec!["文件名称", "文号", "发文部门"]),
            ("申请材料；办理流程；办理时间、地点", vec!["申请材料", "办理流程", "办理时间、地点"]),
            ("办理时间、地点", vec!["办理时间、地点"]),
            ("受理机构名称、地址、电话，以及监督方式", vec!["受理机构名称、地址、电话，以及监督方式"]),
            ("政策（一；二）；标准", vec!["政策（一；二）", "标准"]),
            ("先进集体和\n个人申报表\n表彰决定", vec!["先进集体和\n个人申报表", "表彰决定"]),
            ("申报表（空\n白表）\n评选表彰通\n知", vec!["申报表（空\n白表）", "评选表彰通\n知"]),
            ("机构职能\n联系方式\n办公地址", vec!["机构职能", "联系方式", "办公地址"]),
            (
                "社会救助信访通讯地址 社会救助投诉举报电话",
                vec!["社会救助信访通讯地址", "社会救助投诉举报电话"],
            ),
            (
                "《社会救助暂行办法》 各地配套政策法规文件",
                vec!["《社会救助暂行办法》", "各地配套政策法规文件"],
            ),
            ("住房城乡建设领域行政处罚 决定公示信息", vec!["住房城乡建设领域行政处罚 决定公示信息"]),
            ("受理机构名称、地址 社会救助投诉举报电话", vec!["受理机构名称、地址 社会救助投诉举报电话"]),
            ("  ", vec![]),
        ] {
            assert_eq!(elements(text), expected, "{text}");
        }
    }

    #[test]
    fn a_number_inside_a_sentence_is_no_list_mark() {
        assert_eq!(elements("补贴标准为每月1.5倍"), vec!["补贴标准为每月1.5倍"]);
        assert_eq!(elements("2019年以来的政策"), vec!["2019年以来的政策"]);
    }

    proptest! {
        #[test]
        fn elements_that_end_in_a_full_stop_are_read_back(list in prop::collection::vec("[一-龥]{1,8}。?", 1..6)) {
            let list: Vec<&str> = list.iter().map(String::as_str).collect();
            let cell = join(&list);
            prop_assert_eq!(elements(&cell), list);
        }

        #[test]
        fn laid_out_elements_are_read_back(list in prop::collection::vec("[一-龥、；。0-9.（）]{0,8}[一-龥）]", 1..6)) {
            let list: Vec<&str> = list.iter().map(|text| text.trim_matches(|c: char| !c.is_alphabetic())).filter(|text| !text.is_empty()).collect();
            prop_assume!(!list.is_empty());
            let cell = join(&list);
            prop_assert_eq!(elements(&cell), list);
        }

        #[test]
        fn no_text_breaks_it(text in "\\PC*") {
            for range in split(&text) {
                prop_assert!(text.get(range).is_some());
            }
        }
    }
}
