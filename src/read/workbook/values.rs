//! What a cell of an `.xlsx` sheet says, from what it holds.

use super::attributes::{Head, is_plain_number, number};
use super::decode;
use super::strings::Strings;
use super::styles::Styles;
use crate::read::table::Trimmed;

/// What the cells of a workbook refer to.
#[derive(Debug, Default)]
pub(super) struct Shared {
    /// The strings.
    pub(super) strings: Strings,
    /// The styles.
    pub(super) styles: Styles,
    /// Whether days are counted from 1904.
    pub(super) is_1904: bool,
}

impl Shared {
    /// The text of a cell as people see it.
    pub(super) fn text(&self, head: Head<'_>, written: &str) -> Result<Option<Trimmed>, &'static str> {
        let plain = || Ok(Trimmed::new(&decode::unescaped(written)));
        match head.kind {
            b"s" if written.is_empty() => Ok(None),
            b"s" => {
                let index = number(written.as_bytes()).and_then(|index| usize::try_from(index).ok());
                let found = index.and_then(|index| self.strings.get(index).ok());
                found.map(Option::<&Trimmed>::cloned).ok_or("sharedStrings")
            }
            b"b" => Ok(match written.trim() {
                "" => None,
                "0" => Trimmed::new("FALSE"),
                _ => Trimmed::new("TRUE"),
            }),
            b"str" | b"inlineStr" | b"e" | b"d" => plain(),
            _ => {
                let format = self.styles.format(head.style);
                if format.is_general() && is_plain_number(written) {
                    return plain();
                }
                match written.trim().parse::<f64>() {
                    Ok(value) => Ok(Trimmed::new(&format.text(value, self.is_1904))),
                    Err(_) => plain(),
                }
            }
        }
    }
}
