//! `styles.xml`: the number format of each cell style. Fonts, fills and borders are nothing to a catalogue.

use super::decode;
use super::formats::Format;
use super::scan::{Scanner, Token, attributes};
use std::collections::BTreeMap;

/// The longest number format Excel allows.
const LONGEST_FORMAT: usize = 255 * 4;
/// More cell styles than Excel allows are not looked at.
const MOST_STYLES: usize = 65_536;

/// The styles of a workbook by number.
#[derive(Debug, Default)]
pub(super) struct Styles {
    formats: Vec<Format>,
    /// For each style its place in `formats`.
    styles: Vec<usize>,
}

impl Styles {
    /// The format of a style.
    #[must_use]
    pub(super) fn format(&self, style: usize) -> &Format {
        static GENERAL: Format = Format::General;
        self.styles.get(style).and_then(|at| self.formats.get(*at)).unwrap_or(&GENERAL)
    }

    /// Reads the part as far as it is sound.
    #[must_use]
    pub(super) fn read(part: &[u8]) -> Self {
        let mut codes: BTreeMap<u32, String> = BTreeMap::new();
        let mut known: BTreeMap<u32, usize> = BTreeMap::new();
        let mut found = Self::default();
        let mut scanner = Scanner::new(part);
        let mut in_cells = false;
        while let Ok(token) = scanner.next() {
            match token {
                Token::Open { name: b"numFmt", attributes: all, .. } if codes.len() < MOST_STYLES => {
                    codes.extend(custom(all));
                }
                Token::Open { name: b"cellXfs", .. } => in_cells = true,
                Token::Close(b"cellXfs") => break,
                Token::Open { name: b"xf", attributes: all, .. }
                    if in_cells && found.styles.len() < MOST_STYLES =>
                {
                    let id = number(all, b"numFmtId").unwrap_or(0);
                    let at = *known.entry(id).or_insert_with(|| {
                        let custom = codes.get(&id).map(|code| Format::parse(code));
                        found.formats.push(custom.unwrap_or_else(|| Format::built_in(id)));
                        found.formats.len() - 1
                    });
                    found.styles.push(at);
                }
                _ => {}
            }
        }
        found
    }
}

fn number(all: &[u8], wanted: &[u8]) -> Option<u32> {
    let (_, value) = attributes(all).find(|(name, _)| *name == wanted)?;
    std::str::from_utf8(value).ok()?.trim().parse().ok()
}

fn custom(all: &[u8]) -> Option<(u32, String)> {
    let (_, code) = attributes(all).find(|(name, _)| *name == b"formatCode")?;
    (code.len() <= LONGEST_FORMAT)
        .then(|| decode::attribute(code))
        .zip(number(all, b"numFmtId"))
        .map(|(code, id)| (id, code))
}
