//! The records of an `.xls` stream and the strings in them.
//!
//! Lengths are checked against what is there; a string cut short is read as far as it goes.

use encoding_rs::{GB18030, UTF_16LE};

/// A record and those that continue it.
#[derive(Debug)]
pub(super) struct Record<'a> {
    /// What it is.
    pub(super) kind: u16,
    /// Its bytes, and those of each continuation.
    pub(super) parts: Vec<&'a [u8]>,
}

const CONTINUE: u16 = 0x003c;

/// The records of a stream from an offset on; ends where a record is cut short.
pub(super) fn records(stream: &[u8], from: usize) -> impl Iterator<Item = Record<'_>> {
    let mut at = from;
    std::iter::from_fn(move || {
        let (kind, first) = record(stream, &mut at)?;
        let mut parts = vec![first];
        let mut next = at;
        while let Some((CONTINUE, more)) = record(stream, &mut next) {
            parts.push(more);
            at = next;
        }
        Some(Record { kind, parts })
    })
}

fn record<'a>(stream: &'a [u8], at: &mut usize) -> Option<(u16, &'a [u8])> {
    let head = stream.get(*at..at.checked_add(4)?)?;
    let length = usize::from(u16::from_le_bytes([head[2], head[3]]));
    let body = stream.get(*at + 4..*at + 4 + length)?;
    *at += 4 + length;
    Some((u16::from_le_bytes([head[0], head[1]]), body))
}

impl<'a> Record<'a> {
    /// The bytes of the record itself.
    pub(super) fn bytes(&self) -> &'a [u8] {
        self.parts.first().copied().unwrap_or_default()
    }

    /// Two bytes at an offset.
    pub(super) fn short(&self, at: usize) -> Option<u16> {
        self.bytes().get(at..at + 2)?.try_into().ok().map(u16::from_le_bytes)
    }
}

/// Reads over a record and its continuations.
#[derive(Debug)]
pub(super) struct Strings<'a, 'b> {
    parts: &'b [&'a [u8]],
    part: usize,
    at: usize,
}

impl<'a, 'b> Strings<'a, 'b> {
    /// From an offset in the record itself.
    pub(super) fn new(record: &'b Record<'a>, at: usize) -> Self {
        Self { parts: &record.parts, part: 0, at }
    }

    /// The bytes that are left of the current part; moves on where there are none.
    fn rest(&mut self) -> Option<&'a [u8]> {
        loop {
            let part = self.parts.get(self.part)?;
            match part.get(self.at..) {
                Some(rest) if !rest.is_empty() => return Some(rest),
                _ => {
                    self.part += 1;
                    self.at = 0;
                }
            }
        }
    }

    fn byte(&mut self) -> Option<u8> {
        let byte = *self.rest()?.first()?;
        self.at += 1;
        Some(byte)
    }

    fn number(&mut self, bytes: usize) -> Option<usize> {
        (0..bytes).try_fold(0, |sum, place| Some(sum + (usize::from(self.byte()?) << (8 * place))))
    }

    fn skip(&mut self, mut bytes: usize) -> Option<()> {
        while bytes > 0 {
            let step = self.rest()?.len().min(bytes);
            self.at += step;
            bytes -= step;
        }
        Some(())
    }

    /// A string whose length is written in one or two bytes before it.
    pub(super) fn string(&mut self, length_bytes: usize) -> Option<String> {
        let mut left = self.number(length_bytes)?;
        let flags = self.byte()?;
        let runs = if flags & 8 != 0 { self.number(2)? * 4 } else { 0 };
        let extra = if flags & 4 != 0 { self.number(4)? } else { 0 };
        let mut wide = flags & 1 != 0;
        let mut text = String::new();
        while left > 0 {
            if self.parts.get(self.part).is_none_or(|part| self.at >= part.len()) {
                self.part += 1;
                self.at = 0;
                // A string that goes on in the next record says anew how its characters are written.
                wide = self.byte()? & 1 != 0;
            }
            let width = if wide { 2 } else { 1 };
            let rest = self.rest()?;
            let taken = (rest.len() / width).min(left);
            if taken == 0 {
                return Some(text);
            }
            let piece = rest.get(..taken * width).unwrap_or_default();
            if wide {
                text.push_str(&UTF_16LE.decode_without_bom_handling(piece).0);
            } else {
                text.extend(piece.iter().map(|byte| char::from(*byte)));
            }
            self.at += taken * width;
            left -= taken;
        }
        self.skip(runs + extra).map(|()| text)
    }
}

/// A string of Excel 95 in bytes, its length before it; Chinese Windows wrote GBK.
pub(super) fn old_string(bytes: &[u8], length_bytes: usize) -> Option<String> {
    let head = bytes.get(..length_bytes)?;
    let length = head.iter().rev().fold(0usize, |sum, byte| (sum << 8) + usize::from(*byte));
    let body = bytes.get(length_bytes..)?;
    let body = body.get(..length).unwrap_or(body);
    Some(GB18030.decode_without_bom_handling(body).0.into_owned())
}
