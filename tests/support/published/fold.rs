//! Texts as they are compared: without blanks, and where a title or a number is meant, with one kind of bracket.

use serde_json::Value;

/// Without white space.
pub(crate) fn squeeze(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '\u{200b}').collect()
}

/// Without white space, brackets and dashes of one kind.
pub(crate) fn fold(text: &str) -> String {
    squeeze(text)
        .chars()
        .map(|c| match c {
            '（' => '(',
            '）' => ')',
            '：' => ':',
            '，' => ',',
            '；' => ';',
            '＜' | '<' => '〈',
            '＞' | '>' => '〉',
            '“' | '”' => '"',
            '∕' | '／' => '/',
            '﹝' | '[' => '〔',
            '﹞' | ']' => '〕',
            '—' | '–' => '-',
            other => other,
        })
        .collect()
}

/// A document number: 中华人民共和国主席令第三十七号 is 主席令第37号.
pub(crate) fn number(text: &str) -> String {
    let folded = fold(text);
    let short = folded.strip_prefix("中华人民共和国").unwrap_or(&folded).replace("国令第", "国务院令第");
    let Some((front, rest)) = short.split_once('第') else { return short };
    match rest.split_once('号') {
        Some((digits, end)) => match chinese(digits) {
            Some(value) => format!("{front}第{value}号{end}"),
            None => short,
        },
        None => short,
    }
}

/// 三十七 is 37.
fn chinese(text: &str) -> Option<usize> {
    let digit = |text: &str| "零一二三四五六七八九".chars().position(|c| text.chars().eq([c]));
    match text.split_once('十') {
        Some((tens, ones)) => {
            let tens = if tens.is_empty() { 1 } else { digit(tens)? };
            Some(tens * 10 + if ones.is_empty() { 0 } else { digit(ones)? })
        }
        None => digit(text),
    }
}

/// A JSON text, number or nothing as text.
pub(crate) fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Array(parts) => parts.iter().map(text).collect::<Vec<_>>().join("、"),
        Value::Object(map) => map.get("text").or(map.get("name")).map(text).unwrap_or_default(),
        Value::Null | Value::Bool(_) => String::new(),
    }
}

/// The texts of a JSON list, squeezed; a single text is a list of one.
pub(crate) fn list(value: &Value) -> Vec<String> {
    match value {
        Value::Array(parts) => parts.iter().map(|part| squeeze(&text(part))).collect(),
        Value::Null => Vec::new(),
        one => vec![squeeze(&text(one))],
    }
}

/// The lists of a JSON list of lists: other readings that are right too.
pub(crate) fn lists(value: &Value) -> Vec<Vec<String>> {
    value.as_array().into_iter().flatten().map(list).collect()
}

/// How alike two texts are, from 0 to 1: the length of their longest common subsequence.
pub(crate) fn alike(one: &str, other: &str) -> f64 {
    let one: Vec<char> = one.chars().collect();
    let other: Vec<char> = other.chars().collect();
    if one.len() + other.len() == 0 {
        return 1.0;
    }
    let mut row = vec![0_usize; other.len() + 1];
    for a in &one {
        let mut diagonal = 0;
        for (at, b) in other.iter().enumerate() {
            let above = row[at + 1];
            row[at + 1] = if a == b { diagonal + 1 } else { above.max(row[at]) };
            diagonal = above;
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "short texts")]
    let ratio = (2 * row[other.len()]) as f64 / (one.len() + other.len()) as f64;
    ratio
}
