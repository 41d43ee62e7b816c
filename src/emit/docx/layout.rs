//! How wide the columns of a table are, how large its letters, and on which paper. Rows may go on
//! over the page, so a column need not be widened for a long text as in the workbook.

use super::page;
use crate::catalogue::Field;
use crate::emit::table::{Column, Paper, Plan, sizes};

/// The room left of a text and right of it, in twentieths of a point.
pub(super) const PADDING: u32 = 40;

/// What a line of the channels takes, in letters, and a little more: two options stand abreast.
const CHANNELS: u32 = 15;
/// The smallest letters of a table of channels, and the largest, in half points: 7.5 and 9 point.
const LETTERS: (u32, u32) = (15, 18);
/// 五号, where a table has few columns.
pub(super) const LARGEST: u32 = 21;

/// The measures of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Layout {
    /// The widths of the columns in twentieths of a point; together they fill the page.
    pub(super) widths: Vec<u32>,
    /// The size of the letters, in half points.
    pub(super) letters: u32,
    /// The paper.
    pub(super) paper: Paper,
}

impl Layout {
    /// Measures a table.
    pub(super) fn of(plan: &Plan) -> Self {
        let usual: Vec<f64> = plan.columns.iter().map(sizes::usual_width).collect();
        let all: f64 = usual.iter().sum();
        let paper = Paper::holding(all);
        let room = page::size(paper).0 - 2 * page::MARGIN;
        let unit = f64::from(room) / all.max(1.0);
        let channels = plan.columns.iter().position(|column| *column == Column::Plain(Field::Channels));
        let Some(at) = channels else {
            let widths = usual.iter().map(|own| own * unit);
            return Self { widths: parts(widths), letters: LARGEST, paper };
        };
        let fair = usual[at] * unit;
        let letters =
            (twentieths(fair).saturating_sub(2 * PADDING) / 10 / CHANNELS).clamp(LETTERS.0, LETTERS.1);
        let needed = fair.max(f64::from(letters * 10 * CHANNELS + 2 * PADDING));
        let rest = (f64::from(room) - needed) / (all - usual[at]).max(1.0);
        let widths =
            usual.iter().enumerate().map(|(own, width)| if own == at { needed } else { width * rest });
        Self { widths: parts(widths), letters, paper }
    }
}

/// Whole numbers that add up to the whole of what they are made of.
fn parts(widths: impl Iterator<Item = f64>) -> Vec<u32> {
    let (mut wanted, mut begun) = (0.0, 0);
    let part = |width: f64| {
        wanted += width;
        let end = twentieths(wanted);
        let part = end.saturating_sub(begun);
        begun = end;
        part
    };
    widths.map(part).collect()
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "between 0 and the width of a page"
)]
fn twentieths(length: f64) -> u32 {
    length.round() as u32
}
