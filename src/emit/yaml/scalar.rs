//! How one text is written in YAML: plain where that reads back as the same text, else quoted, and
//! several lines as a block.
//!
//! Whether a plain text would be taken for a number, a date, `no` or `null` by other readers is
//! asked of `serde_yaml`; our own reader takes every scalar for text.

/// Where a scalar stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// As a value or an element in block style.
    Block,
    /// Between the brackets of a flow list or map.
    Flow,
}

/// A text on one line, plain or quoted.
pub(crate) fn inline(text: &str, place: Place) -> String {
    if is_plain(text, place) { text.to_owned() } else { quoted(text) }
}

/// A text on one line, quoted.
pub(crate) fn quoted(text: &str) -> String {
    let printable = text.chars().all(is_printable);
    if printable && !text.contains(['"', '\\']) {
        format!("\"{text}\"")
    } else if printable {
        format!("'{}'", text.replace('\'', "''"))
    } else {
        escaped(text)
    }
}

/// A text as a block value under a key or a dash, with its indentation; `None` where a literal block
/// would not give it back to the letter.
pub(crate) fn literal(text: &str, indent: usize) -> Option<String> {
    let (body, header) = match text.strip_suffix('\n') {
        Some(body) => (body, "|"),
        None => (text, "|-"),
    };
    let mut lines = body.split('\n');
    let first_ok = body.contains('\n') && body.chars().all(|c| c == '\n' || is_printable(c));
    let tidy = |line: &str| line.is_empty() || !line.starts_with(' ') && line.trim_end() == line;
    let ends_ok = !body.starts_with('\n') && !body.ends_with('\n');
    if !(first_ok && ends_ok && lines.all(tidy)) {
        return None;
    }
    let mut block = header.to_owned();
    for line in body.split('\n') {
        block.push('\n');
        if !line.is_empty() {
            block.push_str(&" ".repeat(indent));
            block.push_str(line);
        }
    }
    Some(block)
}

/// Whether the text may stand without quotes.
pub(crate) fn is_plain(text: &str, place: Place) -> bool {
    let Some(first) = text.chars().next() else { return false };
    let outer_blank = text.trim() != text;
    let indicator = "-?:,[]{}#&*!|>'\"%@`=<~".contains(first);
    let inside = text.contains(": ") || text.contains(" #") || text.ends_with(':');
    let flow = place == Place::Flow && text.contains([',', '[', ']', '{', '}', ':', '?']);
    let unprintable = !text.chars().all(is_printable);
    let marker = text.starts_with("...") || text.starts_with("---");
    !(outer_blank || indicator || inside || flow || unprintable || marker || is_taken_otherwise(text))
}

/// Words that YAML 1.1 readers take for a truth value and YAML 1.2 readers do not.
const OLD_BOOLEANS: &[&str] = &["y", "n", "yes", "no", "on", "off"];

/// Whether other readers would make something else than text of it.
fn is_taken_otherwise(text: &str) -> bool {
    if OLD_BOOLEANS.iter().any(|word| word.eq_ignore_ascii_case(text)) {
        return true;
    }
    // Only such texts can be numbers, dates, booleans or nulls; asking for all would cost far more.
    let candidate = text.len() <= 64 && text.bytes().all(|byte| byte.is_ascii_graphic());
    candidate && serde_yaml::to_string(text).ok().is_none_or(|written| written.trim_end() != text)
}

/// What may stand in a quoted or plain scalar as itself (YAML 1.2 §5.1), but for line breaks of any
/// kind, signs without ink that an editor would not show, and the byte order mark.
fn is_printable(c: char) -> bool {
    match c {
        '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}' | '\u{7f}' => false,
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' => false,
        c => !c.is_control(),
    }
}

fn escaped(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if is_printable(c) => out.push(c),
            c if u32::from(c) <= 0xff => out.push_str(&format!("\\x{:02x}", u32::from(c))),
            c if u32::from(c) <= 0xffff => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => out.push_str(&format!("\\U{:08x}", u32::from(c))),
        }
    }
    out.push('"');
    out
}
