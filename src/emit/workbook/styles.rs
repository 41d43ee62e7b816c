//! The looks of the official table: 宋体, headings in 黑体, by name, since every office has them or a stand-in.

use crate::emit::table::Column;
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, FormatUnderline};

/// All looks of a workbook.
pub(super) struct Styles {
    pub(in crate::emit::workbook) title: Format,
    pub(super) heading: Format,
    pub(super) centred: Format,
    pub(super) left: Format,
    pub(super) link: Format,
    pub(super) note: Format,
}

const FONT: &str = "宋体";
const SIZE: u8 = 10;

impl Styles {
    pub(super) fn new() -> Self {
        let plain = base().set_font_size(SIZE).set_text_wrap();
        let cell = plain.clone().set_border(FormatBorder::Thin);
        Self {
            title: base().set_font_size(18).set_bold().set_align(FormatAlign::Center),
            heading: cell
                .clone()
                .set_font_name("黑体")
                .set_align(FormatAlign::Center)
                .set_background_color(Color::RGB(0xF2_F2_F2)),
            centred: cell.clone().set_align(FormatAlign::Center),
            left: cell.clone().set_align(FormatAlign::Left),
            link: cell
                .set_align(FormatAlign::Left)
                .set_font_color(Color::RGB(0x05_63_C1))
                .set_underline(FormatUnderline::Single),
            note: plain.set_align(FormatAlign::Left),
        }
    }

    /// The look of a column's cells.
    pub(super) fn of(&self, column: &Column) -> &Format {
        if column.is_centred() { &self.centred } else { &self.left }
    }
}

/// The look of a cell nothing is written in; it fixes what a column unit is.
pub(super) fn base() -> Format {
    // 134 is the character set GB2312, by which a spreadsheet without 宋体 finds a stand-in.
    Format::new()
        .set_font_name(FONT)
        .set_font_size(11)
        .set_font_charset(134)
        .set_align(FormatAlign::VerticalCenter)
}
