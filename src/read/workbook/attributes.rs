//! What the attributes of a sheet's tags say: places, styles, kinds of value.

use super::scan::attributes;
use crate::read::table::Merge;
use crate::source::CellRef;

/// The attributes of a cell.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Head<'a> {
    /// Where it says it stands.
    pub(super) place: Option<&'a [u8]>,
    /// The number of its style.
    pub(super) style: usize,
    /// What its value is.
    pub(super) kind: &'a [u8],
}

/// Reads the attributes of a cell.
pub(super) fn head(all: &[u8]) -> Head<'_> {
    let mut found = Head::default();
    for (name, value) in attributes(all) {
        match name {
            b"r" => found.place = Some(value),
            b"s" => found.style = number(value).and_then(|style| usize::try_from(style).ok()).unwrap_or(0),
            b"t" => found.kind = value,
            _ => {}
        }
    }
    found
}

/// A whole number in digits.
pub(super) fn number(bytes: &[u8]) -> Option<u64> {
    let bytes = bytes.trim_ascii();
    if bytes.is_empty() || bytes.len() > 18 {
        return None;
    }
    bytes.iter().try_fold(0u64, |sum, byte| byte.is_ascii_digit().then(|| sum * 10 + u64::from(byte - b'0')))
}

/// Whether a number is written as it is shown: digits, none of them an idle zero.
pub(super) fn is_plain_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let idle = digits.starts_with('0') && text.len() > 1;
    !idle && (1..=15).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// An address such as `C7`.
pub(super) fn reference(bytes: &[u8]) -> Option<CellRef> {
    let digits = bytes.iter().position(u8::is_ascii_digit)?;
    let (letters, row) = bytes.split_at_checked(digits)?;
    let row = u32::try_from(number(row)?).ok()?.checked_sub(1)?;
    if letters.is_empty() || letters.len() > 3 || !letters.iter().all(u8::is_ascii_alphabetic) {
        return CellRef::parse(std::str::from_utf8(bytes).ok()?);
    }
    let column =
        letters.iter().fold(0, |sum, letter| sum * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1);
    Some(CellRef::new(row, column - 1))
}

/// The region of a `mergeCell`.
pub(super) fn merge(all: &[u8]) -> Option<Merge> {
    let (_, range) = attributes(all).find(|(name, _)| *name == b"ref")?;
    let colon = memchr::memchr(b':', range)?;
    Some(Merge { first: reference(range.get(..colon)?)?, last: reference(range.get(colon + 1..)?)? })
}

/// The number of a row, from 0.
pub(super) fn row_number(all: &[u8]) -> Option<u32> {
    let (_, value) = attributes(all).find(|(name, _)| *name == b"r")?;
    u32::try_from(number(value)?).ok()?.checked_sub(1)
}
