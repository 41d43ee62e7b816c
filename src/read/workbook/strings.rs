//! The shared strings of an `.xlsx` workbook: each is read once, its outer blanks recognised once.

use super::decode;
use super::scan::{Scanner, Stop, Token};
use crate::read::table::Trimmed;

/// What a string costs beside its text.
const STRING_BYTES: u64 = 48;

/// The strings by number; `None` for blank ones.
#[derive(Debug, Default)]
pub(super) struct Strings {
    texts: Vec<Option<Trimmed>>,
    /// Whether some could not be read.
    pub(super) is_damaged: bool,
    /// Whether there are more than the bound allows.
    pub(super) is_full: bool,
}

impl Strings {
    /// A string; `Err` where there is none of this number.
    pub(super) fn get(&self, index: usize) -> Result<Option<&Trimmed>, ()> {
        self.texts.get(index).map(Option::as_ref).ok_or(())
    }

    /// Reads the part; what it says of how many strings there are is not believed.
    #[must_use]
    pub(super) fn read(part: &[u8], budget: u64) -> Self {
        let mut found = Self::default();
        let mut scanner = Scanner::new(part);
        let mut text = RichText::default();
        let mut left = budget;
        let stop = loop {
            let token = match scanner.next() {
                Ok(token) => token,
                Err(stop) => break stop,
            };
            match token {
                Token::Open { name: b"si", empty: true, .. } => found.texts.push(None),
                Token::Close(b"si") => {
                    let cost = STRING_BYTES + text.text.len() as u64;
                    if cost > left {
                        found.is_full = true;
                        return found;
                    }
                    left -= cost;
                    found.is_damaged |= text.is_damaged;
                    found.texts.push(Trimmed::new(&decode::unescaped(&text.text)));
                    text.clear();
                }
                token => text.take(token),
            }
        };
        found.is_damaged |= stop == Stop::Broken || !text.text.is_empty();
        found
    }
}

/// Text in runs (`<r><t>`), without the reading aids of East Asian writing (`<rPh>`).
#[derive(Debug, Default)]
pub(super) struct RichText {
    /// What has been read.
    pub(super) text: String,
    /// Whether some of it could not be read.
    pub(super) is_damaged: bool,
    in_text: bool,
    in_aid: bool,
}

impl RichText {
    /// Takes a token that stands inside the text's element.
    pub(super) fn take(&mut self, token: Token<'_>) {
        match token {
            Token::Open { name: b"t", empty, .. } => self.in_text = !empty && !self.in_aid,
            Token::Close(b"t") => self.in_text = false,
            Token::Open { name: b"rPh", empty, .. } => self.in_aid = !empty,
            Token::Close(b"rPh") => self.in_aid = false,
            Token::Text(bytes) if self.in_text => {
                self.is_damaged |= decode::push(&mut self.text, bytes).is_err();
            }
            Token::Verbatim(bytes) if self.in_text => {
                self.is_damaged |= decode::push_plain(&mut self.text, bytes).is_err();
            }
            _ => {}
        }
    }

    /// Ready for the next.
    pub(super) fn clear(&mut self) {
        self.text.clear();
        (self.is_damaged, self.in_text, self.in_aid) = (false, false, false);
    }
}
