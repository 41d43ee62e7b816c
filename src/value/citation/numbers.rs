//! Numbers, years and dates inside a text. What they count is for others to say.

use super::FaultKind;
use super::fold::is_blank;
use super::scan::Text;
use crate::value::numeral;

/// A number as found.
pub(super) struct Number {
    pub(super) value: u32,
    /// The position after it.
    pub(super) end: usize,
    /// Whether it was written in Chinese numerals.
    pub(super) chinese: bool,
    /// What was wrong with its writing.
    pub(super) faults: Vec<FaultKind>,
}

/// The number that begins here, Arabic (at most `digits` long) or Chinese.
/// Blanks inside it are closed only where a word that needs the number (号, 条, 款, 项) follows.
pub(super) fn number_at(text: &Text<'_>, start: usize, digits: usize) -> Option<Number> {
    let first = text.at(start);
    if first.is_ascii_digit() {
        let mut number = run_at(text, start, digits, |c| c.is_ascii_digit())?;
        if first == '0' {
            number.faults.push(FaultKind::LeadingZero);
        }
        if (start..number.end).any(|position| text.raw(position) != text.at(position)) {
            number.faults.push(FaultKind::FullWidthDigits);
        }
        Some(number)
    } else if numeral::is_numeral(first) {
        let number = run_at(text, start, 7, numeral::is_numeral)?;
        Some(Number { chinese: true, ..number })
    } else {
        None
    }
}

fn run_at(text: &Text<'_>, start: usize, longest: usize, part: fn(char) -> bool) -> Option<Number> {
    let whole = run_end(text, start, true, longest, part);
    let needed = matches!(text.at(text.skip(whole)), '号' | '条' | '款' | '项');
    let end = if needed { whole } else { run_end(text, start, false, longest, part) };
    let written = text.closed(start..end);
    if written.chars().count() > longest {
        return None;
    }
    let blank = text.has_blank(start..end);
    let faults = if blank { vec![FaultKind::BlankInside] } else { Vec::new() };
    Some(Number { value: numeral::parse(&written)?, end, chinese: false, faults })
}

/// The end of a run; it is given up soon after `longest` characters, since it is no number then.
fn run_end(
    text: &Text<'_>,
    start: usize,
    over_blanks: bool,
    longest: usize,
    part: fn(char) -> bool,
) -> usize {
    let mut end = start;
    let mut count = 0;
    while count <= longest {
        let next = if over_blanks && is_blank(text.at(end)) { text.skip(end) } else { end };
        if !part(text.at(next)) {
            break;
        }
        end = next + 1;
        count += 1;
    }
    end
}

/// The four-digit year that begins here, and the position after it. More digits may follow:
/// `〔201680号` has lost its bracket.
pub(super) fn year_at(text: &Text<'_>, start: usize) -> Option<(u16, usize)> {
    let mut position = start;
    let mut year: u16 = 0;
    for index in 0..4 {
        if index > 0 {
            position = text.skip(position);
        }
        let digit = text.at(position).to_digit(10)?;
        year = year * 10 + u16::try_from(digit).ok()?;
        position += 1;
    }
    (1900..2100).contains(&year).then_some((year, position))
}

/// The date that begins here (`2015年`, `2015年12月`, `2015年12月27日`, or with a lost 年 `2015 12月27日`):
/// its year and the position after it.
pub(super) fn date_at(text: &Text<'_>, start: usize) -> Option<(u16, usize)> {
    if start > 0 && text.at(start - 1).is_ascii_digit() {
        return None;
    }
    let (year, after) = year_at(text, start)?;
    let after = text.skip(after);
    let named = text.at(after) == '年';
    let end = if named { after + 1 } else { after };
    match unit_at(text, end, '月') {
        Some(month) => Some((year, unit_at(text, month, '日').unwrap_or(month))),
        None if named => Some((year, end)),
        None => None,
    }
}

fn unit_at(text: &Text<'_>, start: usize, unit: char) -> Option<usize> {
    let digits = text.skip(start);
    let mut end = digits;
    while end < digits + 2 && text.at(end).is_ascii_digit() {
        end += 1;
    }
    let name = text.skip(end);
    (end > digits && text.at(name) == unit).then_some(name + 1)
}
