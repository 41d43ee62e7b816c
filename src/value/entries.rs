//! 公开依据 as one cell: its entries laid out one a line, and found again.
//!
//! A line break inside a title or a bracket is a wrapped line and ends nothing. What an entry
//! cites is not read here; that is `citation`.

use std::ops::Range;

/// The entries of a cell, as byte ranges of its text, without numbers, closing semicolons and outer blanks.
///
/// Behind `1.` `2、` …, where the cell begins with such a number; else at semicolons, and at line
/// breaks where the next line plainly begins a new entry.
#[must_use]
pub fn split(text: &str) -> Vec<Range<usize>> {
    let numbers = numbers(text);
    let ranges = if numbers.is_empty() { plain_parts(text) } else { numbered_parts(text, &numbers) };
    ranges.into_iter().filter_map(|range| trimmed(text, range)).collect()
}

/// Lays entries out as one cell, one a line, so that [`split`] gives them back: numbered where their
/// own text would mislead.
#[must_use]
pub fn join(entries: &[&str]) -> String {
    let plain = entries.join("\n");
    let found = split(&plain);
    let same = found.len() == entries.len()
        && found.iter().zip(entries).all(|(at, text)| &plain[at.clone()] == *text);
    if same {
        return plain;
    }
    let lines: Vec<String> =
        entries.iter().enumerate().map(|(at, text)| format!("{}、{text}", at + 1)).collect();
    lines.join("\n")
}

/// Where the numbers 1, 2, 3 … stand at the beginning of lines; empty unless the text begins with 1.
fn numbers(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut line_start = 0;
    for line in text.split_inclusive('\n') {
        let body = line.trim_start();
        let start = line_start + line.len() - body.len();
        if let Some(length) = number_length(body, found.len() + 1) {
            found.push(start..start + length);
        } else if found.is_empty() && !body.is_empty() {
            return found;
        }
        line_start += line.len();
    }
    found
}

fn number_length(line: &str, expected: usize) -> Option<usize> {
    let rest = line.strip_prefix(&expected.to_string())?;
    let mark = rest.chars().next().filter(|c| matches!(c, '.' | '．' | '、'))?;
    let decimal = mark == '.' && rest[1..].starts_with(|c: char| c.is_ascii_digit());
    (!decimal).then(|| line.len() - rest.len() + mark.len_utf8())
}

fn numbered_parts(text: &str, numbers: &[Range<usize>]) -> Vec<Range<usize>> {
    let ends = numbers.iter().skip(1).map(|next| next.start).chain([text.len()]);
    numbers.iter().zip(ends).map(|(number, end)| number.end..end).collect()
}

fn plain_parts(text: &str) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut depth = 0usize;
    for (at, c) in text.char_indices() {
        match c {
            '《' | '（' | '(' | '〔' => depth += 1,
            '》' | '）' | ')' | '〕' => depth = depth.saturating_sub(1),
            '；' | ';' if depth == 0 => {
                parts.push(start..at);
                start = at + c.len_utf8();
            }
            '\n' if depth == 0 && ends_entry(&text[start..at], &text[at + 1..]) => {
                parts.push(start..at);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(start..text.len());
    parts
}

/// Whether the line break between two stretches parts two entries and does not merely wrap one.
fn ends_entry(before: &str, after: &str) -> bool {
    let closed = before
        .trim_end()
        .ends_with(['》', '）', ')', '〕', '。', '；', ';', '、', '条', '款', '项', '号', '定']);
    closed && (after.trim_start().starts_with('《') || before.trim_end().ends_with('。'))
        || after.trim_start().starts_with(['《', '\n'])
}

fn trimmed(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let part = &text[range.clone()];
    let body = part.trim_start();
    let start = range.start + part.len() - body.len();
    let body = body.trim_end().trim_end_matches(['；', ';']).trim_end();
    (!body.is_empty()).then_some(start..start + body.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn entries(text: &str) -> Vec<&str> {
        split(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn cells_as_offices_write_them() {
        for (text, expected) in [
            (
                "《甲法》第三条\n《乙条例》（国务院令第711号）",
                vec!["《甲法》第三条", "《乙条例》（国务院令第711号）"],
            ),
            ("1.《甲法》；\n2.《乙条例》；", vec!["《甲法》", "《乙条例》"]),
            ("《甲法》；《乙条例》。", vec!["《甲法》", "《乙条例》。"]),
            ("《甲\n法》（国务院令\n第7号）第\n十九条", vec!["《甲\n法》（国务院令\n第7号）第\n十九条"]),
            ("《甲法（一；二）》", vec!["《甲法（一；二）》"]),
            ("相关政策文件", vec!["相关政策文件"]),
            (" \n", vec![]),
        ] {
            assert_eq!(entries(text), expected, "{text}");
        }
    }

    #[test]
    fn entries_that_would_mislead_are_numbered() {
        assert_eq!(join(&["《甲法》", "《乙法》"]), "《甲法》\n《乙法》");
        assert_eq!(join(&["《甲法》；《乙法》"]), "1、《甲法》；《乙法》");
        assert_eq!(join(&["相关文件", "有关规定"]), "1、相关文件\n2、有关规定");
    }

    proptest! {
        #[test]
        fn laid_out_entries_are_read_back(list in prop::collection::vec("[一-龥《》（）；、。0-9.]{0,12}[一-龥》。]", 1..6)) {
            let list: Vec<&str> = list.iter().map(|text| text.trim_start_matches(['；', ';'])).collect();
            let cell = join(&list);
            prop_assert_eq!(entries(&cell), list);
        }

        #[test]
        fn no_text_breaks_it(text in "\\PC*") {
            for range in split(&text) {
                prop_assert!(text.get(range).is_some());
            }
        }
    }
}
