//! From the bytes of XML to the text people see: entities, line ends, and the escapes of spreadsheets.

use memchr::{memchr, memchr2};
use std::borrow::Cow;

/// Bytes that are no UTF-8.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NotText;

/// Adds the text of some bytes, entities resolved; ones nobody knows stay as written.
///
/// # Errors
/// Where the bytes are no UTF-8.
pub(super) fn push(text: &mut String, bytes: &[u8]) -> Result<(), NotText> {
    let mut rest = std::str::from_utf8(bytes).map_err(|_| NotText)?;
    while let Some(at) = memchr2(b'&', b'\r', rest.as_bytes()) {
        let (before, special) = rest.split_at_checked(at).unwrap_or((rest, ""));
        text.push_str(before);
        if let Some(after) = special.strip_prefix('\r') {
            // XML knows one line end only.
            if !after.starts_with('\n') {
                text.push('\n');
            }
            rest = after;
            continue;
        }
        let entity = memchr(b';', special.as_bytes()).and_then(|end| special.get(1..end));
        match entity.and_then(|name| Some((name, resolve(name)?))) {
            Some((name, c)) => {
                text.push(c);
                rest = special.get(name.len() + 2..).unwrap_or_default();
            }
            None => {
                text.push('&');
                rest = special.get(1..).unwrap_or_default();
            }
        }
    }
    text.push_str(rest);
    Ok(())
}

/// Adds bytes to the letter.
///
/// # Errors
/// Where the bytes are no UTF-8.
pub(super) fn push_plain(text: &mut String, bytes: &[u8]) -> Result<(), NotText> {
    text.push_str(std::str::from_utf8(bytes).map_err(|_| NotText)?);
    Ok(())
}

/// The text of an attribute.
#[must_use]
pub(super) fn attribute(bytes: &[u8]) -> String {
    let mut text = String::new();
    match push(&mut text, bytes) {
        Ok(()) => text,
        Err(NotText) => String::from_utf8_lossy(bytes).into_owned(),
    }
}

fn resolve(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code).filter(|c| *c != '\0')
        }
    }
}

/// Resolves `_x000D_` and its like: UTF-16 units that XML has no other way to write.
#[must_use]
pub(super) fn unescaped(text: &str) -> Cow<'_, str> {
    if !text.contains("_x") {
        return Cow::Borrowed(text);
    }
    let mut units = Vec::new();
    let mut found = String::new();
    let mut rest = text;
    while !rest.is_empty() {
        if let Some(unit) = escape(rest) {
            units.push(unit);
            rest = rest.get(7..).unwrap_or_default();
            continue;
        }
        found.push_str(&String::from_utf16_lossy(&units));
        units.clear();
        let first = rest.chars().next().map_or(1, char::len_utf8);
        let end = rest.get(first..).and_then(|after| after.find("_x")).map_or(rest.len(), |at| at + first);
        let (plain, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
        found.push_str(plain);
        rest = after;
    }
    found.push_str(&String::from_utf16_lossy(&units));
    Cow::Owned(found.replace("\r\n", "\n").replace('\r', "\n"))
}

fn escape(text: &str) -> Option<u16> {
    let digits = text.strip_prefix("_x")?.get(..5)?.strip_suffix('_')?;
    let hexadecimal = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    if hexadecimal { u16::from_str_radix(digits, 16).ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_and_escapes() {
        let decoded = |bytes: &[u8]| {
            let mut text = String::new();
            push(&mut text, bytes).map(|()| unescaped(&text).into_owned())
        };
        for (written, shown) in [
            ("甲&amp;乙&#x4e19;&#19969;&lt;", "甲&乙丙丁<"),
            ("a&unknown;b & c", "a&unknown;b & c"),
            ("a\r\nb\rc", "a\nb\nc"),
            ("a_x000D_\nb", "a\nb"),
            ("甲_x005F_x000D_", "甲_x000D_"),
            ("_xD842__xDFB7_", "𠮷"),
            ("_x00_x甲_xZZZZ_", "_x00_x甲_xZZZZ_"),
        ] {
            assert_eq!(decoded(written.as_bytes()).as_deref(), Ok(shown), "{written}");
        }
        assert_eq!(decoded(b"\xff"), Err(NotText));
    }
}
