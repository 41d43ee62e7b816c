//! The looks of the workbook of changes. Colours never speak alone: a word stands beside each.

use super::super::styles::{Styles, base};
use crate::compare::Direction;
use crate::diagnostic::Language;
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, FormatUnderline};

/// All looks.
pub(super) struct Looks {
    pub(super) styles: Styles,
    /// A cell of the old row; lighter, since it no longer holds.
    pub(super) old: Format,
    /// A short cell of the old row.
    pub(super) old_centred: Format,
    /// Letters of a rich text that stayed.
    pub(super) same: Format,
    /// Letters that went.
    pub(super) gone: Format,
    /// Letters that came.
    pub(super) come: Format,
    /// The word that tells the direction.
    pub(super) word: Format,
}

const SIZE: u8 = 10;

impl Looks {
    pub(super) fn new() -> Self {
        let letters = Format::new().set_font_name("宋体").set_font_size(SIZE).set_font_charset(134);
        let cell = base().set_font_size(SIZE).set_text_wrap().set_border(FormatBorder::Thin);
        let old = cell.set_background_color(Color::RGB(0xF2_F2_F2));
        Self {
            styles: Styles::new(),
            old_centred: old.clone().set_align(FormatAlign::Center),
            old: old.set_align(FormatAlign::Left),
            gone: letters.clone().set_font_strikethrough().set_font_color(Color::RGB(0x9C_1C_14)),
            come: letters
                .clone()
                .set_bold()
                .set_underline(FormatUnderline::Single)
                .set_font_color(Color::RGB(0x0B_4A_8F)),
            word: letters.clone().set_bold(),
            same: letters,
        }
    }

    /// The look of a changed cell.
    pub(super) fn changed(direction: Direction) -> Format {
        let colour = match direction {
            Direction::Loosened => 0xFF_D9_D6,
            Direction::Tightened => 0xD8_F2_DF,
            Direction::Neutral => 0xFF_F4_CC,
        };
        base()
            .set_font_size(SIZE)
            .set_text_wrap()
            .set_border(FormatBorder::Thin)
            .set_align(FormatAlign::Left)
            .set_background_color(Color::RGB(colour))
    }
}

/// The word for a direction in a cell.
pub(super) fn word(direction: Direction, language: Language) -> &'static str {
    match (direction, language) {
        (Direction::Loosened, Language::Chinese) => "【放宽】",
        (Direction::Tightened, Language::Chinese) => "【收紧】",
        (Direction::Neutral, Language::Chinese) => "【文字】",
        (Direction::Loosened, Language::English) => "[looser] ",
        (Direction::Tightened, Language::English) => "[tighter] ",
        (Direction::Neutral, Language::English) => "[wording] ",
    }
}
