//! The part of a document number that cannot be anything else: 令第N号, 公告Y年第N号, 〔Y〕N号, GB/T N—Y.
//! Whose number it is stands before the anchor and is read by `number_scan`.
//!
//! Source: `order`, `order2`, `announce`, `npc`, `std` of `citation-forms.md` §1.

use super::marks::Marks;
use super::numbers::{Number, number_at, year_at};
use super::scan::Text;
use super::{FaultKind, WritingFault};

/// What an anchor says of the kind; `number_scan` settles it together with the issuer.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum AnchorKind {
    Serial,
    Order,
    Announcement,
    Standard,
    /// A number with neither 令 nor year: 条例711号, 国务院第649号公布.
    Bare,
}

/// An anchor as found; the issuer ends where it starts.
pub(super) struct Anchor {
    pub(super) kind: AnchorKind,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) year: Option<u16>,
    pub(super) number: String,
    /// The code of a standard, which is part of the anchor: GB/T.
    pub(super) code: String,
    pub(super) faults: Vec<WritingFault>,
}

/// The anchor that begins here.
pub(super) fn anchor_at(text: &Text<'_>, marks: &Marks, start: usize) -> Option<Anchor> {
    if let Some(core) = marks.core_at(start) {
        let mut faults = core.faults.clone();
        if core.ordinal {
            faults.push(text.fault(FaultKind::OrdinalInSerial, start..core.end));
        }
        let number = core.number.to_string();
        let (kind, year) = (AnchorKind::Serial, Some(core.year));
        return Some(Anchor { kind, start, end: core.end, year, number, code: String::new(), faults });
    }
    match text.at(start) {
        '令' => named_number(text, start, AnchorKind::Order, start + 1),
        '公' => named_number(text, start, AnchorKind::Announcement, text.word(start, "公告")?),
        '第' => bare_number(text, start, start, None),
        digit if digit.is_ascii_digit() && !text.at(start.wrapping_sub(1)).is_ascii_digit() => {
            year_first(text, start).or_else(|| bare_number(text, start, start, None))
        }
        letter if letter.is_ascii_uppercase() => standard(text, start),
        _ => None,
    }
}

/// 令第711号, 令2017年第138号, 公告2014年第40号.
fn named_number(text: &Text<'_>, start: usize, kind: AnchorKind, after: usize) -> Option<Anchor> {
    let mut faults = Vec::new();
    let mut position = text.skip(after);
    let mut year = None;
    if let Some((found, end)) = year_at(text, position)
        && text.at(text.skip(end)) == '年'
    {
        let end = text.skip(end) + 1;
        if kind == AnchorKind::Order {
            faults.push(text.fault(FaultKind::YearInOrder, position..end));
        }
        year = Some(found);
        position = text.skip(end);
    }
    let ordinal = text.at(position) == '第';
    let digits = if ordinal { text.skip(position + 1) } else { position };
    let number = number_at(text, digits, 5)?;
    let suffix = text.skip(number.end);
    let named = text.at(suffix) == '号';
    if !named && (!ordinal || number.chinese && text.at(suffix) == '条') {
        return None;
    }
    let end = if named { suffix + 1 } else { number.end };
    if !ordinal {
        faults.push(text.fault(FaultKind::MissingOrdinal, digits..number.end));
    }
    if !named {
        faults.push(text.fault(FaultKind::MissingNumberSuffix, digits..number.end));
    }
    describe(text, &number, digits, start..end, &mut faults);
    let number = number.value.to_string();
    Some(Anchor { kind, start, end, year, number, code: String::new(), faults })
}

/// 2017年第10号令, 2014年第40号公告: the year before, the word after.
fn year_first(text: &Text<'_>, start: usize) -> Option<Anchor> {
    let (year, end) = year_at(text, start)?;
    let end = text.skip(end);
    if text.at(end) != '年' {
        return None;
    }
    let mut anchor = bare_number(text, start, text.skip(end + 1), Some(year))?;
    anchor.faults.push(text.fault(FaultKind::YearInOrder, start..end + 1));
    (anchor.kind != AnchorKind::Bare).then_some(anchor)
}

/// 第711号令, 第40号公告; or the number alone, where nothing else can be meant.
fn bare_number(text: &Text<'_>, start: usize, from: usize, year: Option<u16>) -> Option<Anchor> {
    let ordinal = text.at(from) == '第';
    let digits = if ordinal { text.skip(from + 1) } else { from };
    let number = number_at(text, digits, 5)?;
    let suffix = text.skip(number.end);
    if text.at(suffix) != '号' {
        return None;
    }
    let mut faults = Vec::new();
    let after = text.skip(suffix + 1);
    let (kind, end) = if text.at(after) == '令' {
        faults.push(text.fault(FaultKind::MisplacedOrderWord, start..after + 1));
        (AnchorKind::Order, after + 1)
    } else if let Some(end) = text.word(after, "公告") {
        faults.push(text.fault(FaultKind::MisplacedOrderWord, start..end));
        (AnchorKind::Announcement, end)
    } else if ends_number(text, after) {
        faults.push(text.fault(FaultKind::MissingOrderWord, start..suffix + 1));
        (AnchorKind::Bare, suffix + 1)
    } else {
        return None;
    };
    describe(text, &number, digits, start..end, &mut faults);
    let number = number.value.to_string();
    Some(Anchor { kind, start, end, year, number, code: String::new(), faults })
}

/// Whether a number without 令 may end here; 会计准则第15号——建造合同 is a title.
fn ends_number(text: &Text<'_>, after: usize) -> bool {
    const PROMULGATION: &[&str] = &["公布", "发布", "颁布", "修订", "修正", "施行"];
    let next = text.at(after);
    after >= text.len()
        || matches!(next, '《' | '、' | '，' | ',' | '；' | ';' | '。')
        || super::marks::is_closing(next)
        || super::marks::is_opening(next)
        || text.any_word(after, PROMULGATION).is_some()
}

fn describe(
    text: &Text<'_>,
    number: &Number,
    digits: usize,
    whole: std::ops::Range<usize>,
    faults: &mut Vec<WritingFault>,
) {
    if number.chinese {
        faults.push(text.fault(FaultKind::ChineseNumeralsInOrder, digits..number.end));
    }
    for kind in number.faults.iter().filter(|kind| **kind != FaultKind::BlankInside) {
        faults.push(text.fault(*kind, digits..number.end));
    }
    if text.has_blank(whole.clone()) {
        faults.push(text.fault(FaultKind::BlankInside, whole));
    }
}

/// GB/T 9704—2012. The canonical spelling has one blank before the number and a full dash.
fn standard(text: &Text<'_>, start: usize) -> Option<Anchor> {
    if start > 0 && text.at(start - 1).is_ascii_alphanumeric() {
        return None;
    }
    let code_end = standard_code_end(text, start)?;
    let from = text.skip(code_end);
    let mut end = from;
    while end < from + 12 && (text.at(end).is_ascii_digit() || text.at(end) == '.') {
        end += 1;
    }
    let dash = text.skip(end);
    if end == from || !matches!(text.at(dash), '-' | '—' | '–' | '－') {
        return None;
    }
    let (year, after) = year_at(text, text.skip(dash + 1))?;
    let code = text.closed(start..code_end);
    let number = text.closed(from..end);
    let mut faults = Vec::new();
    if text.slice(start..after) != format!("{code} {number}—{year}") {
        faults.push(text.fault(FaultKind::StandardSpelling, start..after));
    }
    let year = Some(year);
    Some(Anchor { kind: AnchorKind::Standard, start, end: after, year, number, code, faults })
}

/// Two to four capitals, a province's digits, /T or /Z: GB, DB31/T, JGJ.
fn standard_code_end(text: &Text<'_>, start: usize) -> Option<usize> {
    let mut end = start;
    while end < start + 4 && text.at(end).is_ascii_uppercase() {
        end += 1;
    }
    if end < start + 2 {
        return None;
    }
    if text.closed(start..end) == "DB" {
        let digits = end;
        while end < digits + 4 && text.at(end).is_ascii_digit() {
            end += 1;
        }
    }
    let slash = text.at(end) == '/' && matches!(text.at(end + 1), 'T' | 'Z');
    Some(if slash { end + 2 } else { end })
}
