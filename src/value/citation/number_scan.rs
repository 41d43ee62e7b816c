//! Whole document numbers inside a text: an anchor and the issuer before it.
//! What may stand in brackets beside a number (dates, history) is the business of `group`.

use std::ops::Range;

use super::anchor::{Anchor, AnchorKind, anchor_at};
use super::document_number::{DocumentNumber, NumberKind};
use super::fold::{is_blank, is_han};
use super::marks::Marks;
use super::office::office_name;
use super::scan::Text;
use super::words;
use super::{FaultKind, WritingFault};
use crate::value::numeral::is_numeral;

/// How far an issuer may reach back; the longest seen joins three ministries.
const LONGEST_ISSUER: usize = 70;

/// A document number as found.
pub(super) struct Hit {
    /// Its characters, issuer and all.
    pub(super) range: Range<usize>,
    pub(super) number: DocumentNumber,
    pub(super) faults: Vec<WritingFault>,
}

/// The document number that begins here, issuer first.
pub(super) fn hit_at(text: &Text<'_>, marks: &Marks, start: usize, limit: usize) -> Option<Hit> {
    let mut position = start;
    while position < limit && position <= start + LONGEST_ISSUER {
        if let Some(anchor) = anchor_at(text, marks, position)
            && anchor.end <= limit
        {
            let hit = complete(text, start, anchor);
            return text.closed(start..hit.range.start).is_empty().then_some(hit);
        }
        if !issuer_character(text, position) {
            return None;
        }
        position += 1;
    }
    None
}

/// Joins an anchor with the issuer before it, which begins at or after `from`.
pub(super) fn complete(text: &Text<'_>, from: usize, anchor: Anchor) -> Hit {
    let issuer = match anchor.kind {
        AnchorKind::Standard => anchor.start..anchor.start,
        AnchorKind::Serial => code_before(text, from, anchor.start),
        AnchorKind::Order | AnchorKind::Announcement => office_before(text, from, anchor.start),
        AnchorKind::Bare => {
            let office = office_before(text, from, anchor.start);
            let named = words::is_office(&text.closed(office.clone()));
            if named { office } else { anchor.start..anchor.start }
        }
    };
    let mut faults = anchor.faults;
    if text.has_blank(issuer.start..anchor.start) && anchor.kind != AnchorKind::Standard {
        faults.push(text.fault(FaultKind::BlankInside, issuer.start..anchor.start));
    }
    let range = issuer.start..anchor.end;
    let written = office_name(text, &issuer, anchor.kind, &mut faults);
    let (kind, name) = settle_kind(anchor.kind, &written);
    let ordinal_belongs = kind == NumberKind::CongressAnnouncement;
    faults.retain(|fault| !(ordinal_belongs && fault.kind == FaultKind::OrdinalInSerial));
    if anchor.kind == AnchorKind::Serial && kind == NumberKind::Order {
        faults.push(text.fault(FaultKind::YearInOrder, anchor.start..anchor.end));
        faults.retain(|fault| fault.kind != FaultKind::OrdinalInSerial);
    }
    let issuer = if anchor.kind == AnchorKind::Standard { anchor.code } else { name };
    if issuer.is_empty() {
        faults.push(text.fault(FaultKind::MissingIssuer, range.clone()));
    }
    let signed = matches!(kind, NumberKind::Order | NumberKind::Announcement);
    if signed && !issuer.is_empty() && !signs(&issuer) {
        faults.push(text.fault(FaultKind::UnknownIssuer, range.clone()));
    }
    let number = DocumentNumber { issuer, kind, year: anchor.year, number: anchor.number };
    Hit { range, number, faults }
}

/// Whether the character can stand in an office's name; digits only so: 国家发展改革委等14部门令.
fn issuer_character(text: &Text<'_>, position: usize) -> bool {
    let c = text.at(position);
    if !c.is_ascii_digit() {
        return is_han(c) || is_blank(c) || c == '、';
    }
    let before = (position.saturating_sub(3)..position).rev().find(|at| !text.at(*at).is_ascii_digit());
    before.is_some_and(|at| text.at(at) == '等')
}

/// The 机关代字 before a year bracket: the Chinese characters next to it, less what ends a title or a date.
fn code_before(text: &Text<'_>, from: usize, anchor: usize) -> Range<usize> {
    let end = text.back(from, anchor);
    let mut start = end;
    while start > from && end - start < 40 && is_han(text.at(start - 1)) {
        start -= 1;
    }
    let start = with_stray_pieces(text, from, start, end);
    let start = after_title(text, start, end, 2);
    after_residue(text, start, end)..end
}

/// What a line break or letter-spacing has parted from the code belongs to it: 民 发〔2012〕220号, (中⏎办发〔2016〕8号).
///
/// Up to four characters behind an opening bracket, which no other word may be; elsewhere only before a single
/// character, which is no code of its own.
fn with_stray_pieces(text: &Text<'_>, from: usize, start: usize, end: usize) -> usize {
    let gap = text.back(from, start);
    if gap == start || gap == from {
        return start;
    }
    if end - start == 1 && is_han(text.at(gap - 1)) && gap - from <= 4 {
        return text.skip(from);
    }
    let blank_or_han = |at: &usize| is_han(text.at(*at)) || is_blank(text.at(*at));
    let opening = (text.back(0, from).saturating_sub(1)..gap).rev().find(|at| !blank_or_han(at));
    let Some(inner) = opening.filter(|at| super::marks::is_opening(text.at(*at))).map(|at| at + 1) else {
        return start;
    };
    let piece = text.closed(inner..gap);
    let spaced = text.slice(inner..gap).trim().split(is_blank).all(|part| part.chars().count() == 1);
    let whole = words::is_office(&piece) || words::TITLE_SUFFIXES.contains(&piece.as_str());
    // 国办⏎发电 is one code, 中办⏎国办发 are two.
    let goes_on = matches!(text.at(start), '发' | '函' | '规' | '电' | '字');
    let stray = (goes_on || !whole) && (piece.chars().count() <= 4 || spaced);
    if stray { text.skip(inner).max(from) } else { start }
}

/// The office before 令 or 公告, with those it acted with: 国务院、中央军事委员会令第788号.
fn office_before(text: &Text<'_>, from: usize, anchor: usize) -> Range<usize> {
    let end = text.back(from, anchor);
    let mut start = end;
    while start > from && end - start < LONGEST_ISSUER && issuer_character(text, start - 1) {
        start -= 1;
    }
    // Another number or an article may run into this one.
    let numbered = |at: &usize| match text.at(*at) {
        '号' => true,
        '条' => *at > start && is_numeral(text.at(at - 1)),
        _ => false,
    };
    let start = (start..end).rev().find(numbered).map_or(start, |at| at + 1);
    let start = text.skip(start).min(end);
    let start = after_title(text, start, end, 0);
    let start = after_residue(text, start, end);
    after_strangers(text, start, end)..end
}

/// Steps over a title that runs into the issuer without a break.
fn after_title(text: &Text<'_>, start: usize, end: usize, shortest: usize) -> usize {
    // 的通知 alone is the end of a title that has brackets in it; else a title is longer than a code like 沪规划资源规.
    let first = start + if text.at(start) == '的' { 3 } else { 4 };
    let mut cut = start;
    for position in first..(end + 1).saturating_sub(shortest) {
        let near = end - position <= 20 || is_blank(text.at(position));
        let ends = text.ends_with_any(start, position, words::TITLE_ENDINGS);
        if near && (ends || law_before_office(text, position)) {
            cut = position;
        }
    }
    text.skip(cut).min(end)
}

/// 中华人民共和国预算法主席令: 法 ends a title only before one who signs laws.
fn law_before_office(text: &Text<'_>, position: usize) -> bool {
    const SIGNERS: &[&str] = &["主席", "中华人民共和国", "国家主席", "国务院"];
    text.at(position - 1) == '法' && text.any_word(text.skip(position), SIGNERS).is_some()
}

/// Steps over the end of a date, a key or a verb before the issuer: 28日发布建保, 发文字号住房和城乡建设部.
fn after_residue(text: &Text<'_>, start: usize, end: usize) -> usize {
    const RESIDUE: &[&str] = &[
        "发文字号",
        "发文文号",
        "文件编号",
        "文号",
        "公布令号",
        "发布",
        "公布",
        "印发",
        "颁布",
        "施行",
        "实施",
        "通过",
        "根据",
        "依据",
        "按照",
        "经",
        "以",
        "由",
    ];
    let mut start = start;
    if start > 0 && text.at(start - 1).is_ascii_digit() && matches!(text.at(start), '日' | '月' | '年') {
        start += 1;
    }
    while let Some(after) = text.any_word(start, RESIDUE).filter(|after| text.skip(*after) < end) {
        start = text.skip(after);
    }
    start
}

/// Keeps only the offices at the end of a list: what stands before a blank or 、 and is no office is no issuer.
fn after_strangers(text: &Text<'_>, start: usize, end: usize) -> usize {
    let mut keep = start;
    let mut position = start;
    while position < end {
        let c = text.at(position);
        let parts = c == '、' || is_blank(c);
        // A blank may stand inside a name; it parts only what was complete, a title or an office.
        let whole = text.closed(position..end).trim_start_matches('、').chars().count() >= 2;
        if parts && whole {
            let office = words::office_ends(text, keep, position);
            let foreign = (c == '、' && !office) || words::title_ends(text, keep, position);
            if foreign {
                keep = text.skip(position + 1).min(end);
            }
        }
        position += 1;
    }
    keep
}

/// What kind of number it is, seen together with its issuer, and the issuer without 令 or 公告.
fn settle_kind(kind: AnchorKind, issuer: &str) -> (NumberKind, String) {
    let (kind, name) = match kind {
        AnchorKind::Standard => (NumberKind::Standard, issuer),
        AnchorKind::Order | AnchorKind::Bare => (NumberKind::Order, issuer),
        AnchorKind::Announcement if issuer.contains("人民代表大会") || issuer.contains("人大") => {
            (NumberKind::CongressAnnouncement, issuer)
        }
        AnchorKind::Announcement => (NumberKind::Announcement, issuer),
        AnchorKind::Serial => match (issuer.strip_suffix("公告"), issuer.strip_suffix('令')) {
            (Some(office), _) => (NumberKind::CongressAnnouncement, office),
            (None, Some(office)) if is_national(office) => (NumberKind::Order, office),
            (None, Some(office)) => (NumberKind::LocalOrder, office),
            (None, None) => (NumberKind::Serial, issuer),
        },
    };
    (kind, name.to_owned())
}

/// Whether the words before 令 are an office, with no title run into them.
fn signs(issuer: &str) -> bool {
    const TITLES: &[&str] = &["条例", "办法", "规定", "细则", "法全国", "法主席"];
    words::is_office(issuer) && !TITLES.iter().any(|title| issuer.contains(title))
}

/// Whether an office's orders are numbered without a year, as those of the State Council's departments are.
fn is_national(office: &str) -> bool {
    ["国务院", "部", "委员会", "总局", "总署", "国家"]
        .iter()
        .any(|mark| if *mark == "国家" { office.starts_with(mark) } else { office.ends_with(mark) })
}
