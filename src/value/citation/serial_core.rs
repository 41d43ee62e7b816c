//! The heart of a 发文字号: the year in brackets and the serial number, `〔2016〕80号`, in every broken spelling.
//! Whose number it is (the 机关代字 before it) is read elsewhere.
//!
//! Source: GB/T 9704—2012 7.2.5: Arabic digits, the full year in 〔〕, no 第, no leading zeros, then 号.

use super::marks::{is_closing, is_opening};
use super::numbers::{Number, number_at, year_at};
use super::scan::Text;
use super::{FaultKind, WritingFault};

/// A year bracket with its number.
pub(super) struct SerialCore {
    /// The opening bracket.
    pub(super) start: usize,
    /// The position after 号.
    pub(super) end: usize,
    pub(super) year: u16,
    pub(super) number: u32,
    /// Whether 第 stands before the number, as it rightly does in announcements of a people's congress.
    pub(super) ordinal: bool,
    pub(super) faults: Vec<WritingFault>,
}

/// The year bracket that begins here.
pub(super) fn core_at(text: &Text<'_>, start: usize) -> Option<SerialCore> {
    if !is_opening(text.at(start)) {
        return None;
    }
    let (year, after_year) = year_at(text, text.skip(start + 1))?;
    let close = text.skip(after_year);
    let closed = is_closing(text.at(close));
    let ordinal_at = text.skip(if closed { close + 1 } else { close });
    let ordinal = text.at(ordinal_at) == '第';
    let digits = if ordinal { text.skip(ordinal_at + 1) } else { ordinal_at };
    if !text.at(digits).is_ascii_digit() {
        return None;
    }
    let number = number_at(text, digits, 5)?;
    let suffix = text.skip(number.end);
    let named = text.at(suffix) == '号';
    let end = if named { suffix + 1 } else { number.end };
    let believed = named || (closed && stands_alone(text, start, suffix));
    if !believed {
        return None;
    }
    let bracket = start..if closed { close + 1 } else { after_year };
    let mut faults = Vec::new();
    if !closed {
        faults.push(text.fault(FaultKind::MissingBracket, bracket));
    } else if text.at(start) != '〔' || text.at(close) != '〕' {
        faults.push(text.fault(FaultKind::BracketsNotHexagonal, bracket));
    }
    if !named {
        faults.push(text.fault(FaultKind::MissingNumberSuffix, digits..end));
    }
    number_faults(text, &number, digits, start..end, &mut faults);
    Some(SerialCore { start, end, year, number: number.value, ordinal, faults })
}

/// A number without 号 is believed only in brackets that hold nothing but years, before a boundary.
fn stands_alone(text: &Text<'_>, start: usize, after: usize) -> bool {
    let next = text.at(after);
    matches!(text.at(start), '〔' | '﹝' | '[' | '［')
        && (next == '\0' || is_closing(next) || matches!(next, '、' | '；' | ';' | '，' | ',' | '《'))
}

fn number_faults(
    text: &Text<'_>,
    number: &Number,
    digits: usize,
    whole: std::ops::Range<usize>,
    faults: &mut Vec<WritingFault>,
) {
    for kind in number.faults.iter().filter(|kind| **kind != FaultKind::BlankInside) {
        faults.push(text.fault(*kind, digits..number.end));
    }
    if text.has_blank(whole.clone()) {
        faults.push(text.fault(FaultKind::BlankInside, whole));
    }
}
