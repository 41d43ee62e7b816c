//! The name of whoever issued a document, as it stands before a number.

use super::anchor::AnchorKind;
use super::fold::{is_blank, is_han};
use super::scan::Text;
use super::words;
use super::{FaultKind, WritingFault};
use std::ops::Range;

/// The issuer's name without blanks and without 中华人民共和国; 国令 is 国务院令.
pub(super) fn office_name(
    text: &Text<'_>,
    range: &Range<usize>,
    kind: AnchorKind,
    faults: &mut Vec<WritingFault>,
) -> String {
    let written = joined_offices(text, range.clone());
    if !matches!(kind, AnchorKind::Order | AnchorKind::Announcement | AnchorKind::Bare) {
        return written;
    }
    if written == "国" && kind == AnchorKind::Order {
        faults.push(text.fault(FaultKind::NationalOrderShort, range.start..range.end + 1));
        return "国务院".to_owned();
    }
    let short = written.replace("中华人民共和国", "");
    if short != written {
        faults.push(text.fault(FaultKind::LongIssuer, range.clone()));
    }
    let national = short == "国" && kind == AnchorKind::Order;
    if short == "国家主席" {
        "主席".to_owned()
    } else if national {
        "国务院".to_owned()
    } else {
        short
    }
}

/// Closes blanks, but keeps two offices apart: 国务院国资委 财政部令 is 国务院国资委、财政部令.
pub(super) fn joined_offices(text: &Text<'_>, range: Range<usize>) -> String {
    let mut name = String::new();
    let mut piece = range.start;
    for position in range.clone() {
        let c = text.at(position);
        if !is_blank(c) {
            name.push(c);
            continue;
        }
        let next = text.closed(position..range.end);
        let two_offices = words::office_ends(text, piece, position)
            && text.closed(piece..position).chars().count() > 2
            && words::is_office(&next)
            && next.chars().count() > 2
            && !text.closed(piece..position).ends_with("共和国");
        if two_offices && is_han(text.at(position + 1)) {
            name.push('、');
            piece = position + 1;
        }
    }
    name
}
