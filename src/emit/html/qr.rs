//! The code of a page's permanent address, for a telephone held before a screen or a printed sheet.
//!
//! Source: ISO/IEC 18004. Only the drawing is ours, in one stroke: it stands inside the page, where it is as
//! small as a file of its own would be, and is printed and saved with it.

use fast_qr::{ECL, QRBuilder};
use serde::Serialize;
use std::fmt::Write as _;

/// Modules of white around the code; with fewer, readers may not find it (ISO/IEC 18004, 6.3.8).
const QUIET: usize = 4;

/// A code, drawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct QrCode {
    /// How many modules wide and high it is, the quiet zone included: the sides of the `viewBox`.
    pub size: usize,
    /// The dark modules as the data of one path, to be stroked one module wide.
    pub path: String,
}

/// The code of an address; `None` where the address is too long for one.
pub(super) fn code(address: &str) -> Option<QrCode> {
    // Fifteen per cent may be lost: paper on a notice board is folded, stamped and rained on.
    let matrix = QRBuilder::new(address).ecl(ECL::M).build().ok()?;
    let mut path = String::new();
    for row in 0..matrix.size {
        draw(&mut path, row, &matrix[row].iter().map(|module| module.value()).collect::<Vec<bool>>());
    }
    Some(QrCode { size: matrix.size + 2 * QUIET, path })
}

/// One row of modules: a move to the first dark run, then runs and the gaps between them.
fn draw(path: &mut String, row: usize, modules: &[bool]) {
    let mut at = 0;
    let mut drawn = None;
    for run in modules.chunk_by(|a, b| a == b) {
        if run.first() == Some(&true) {
            // The stroke lies on the middle of the row.
            let _ = match drawn {
                None => write!(path, "M{} {}.5h{}", at + QUIET, row + QUIET, run.len()),
                Some(end) => write!(path, "m{} 0h{}", at - end, run.len()),
            };
            drawn = Some(at + run.len());
        }
        at += run.len();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The drawing as a picture of grey bytes, four pixels a module, made from the path alone.
    fn picture(code: &QrCode) -> (usize, Vec<u8>) {
        const SCALE: usize = 4;
        let side = code.size * SCALE;
        let mut pixels = vec![255; side * side];
        let (mut x, mut y) = (0, 0);
        let mut rest = code.path.as_str();
        while let Some(command) = rest.chars().next() {
            let end = rest[1..].find(char::is_alphabetic).map_or(rest.len(), |end| end + 1);
            let numbers: Vec<f64> =
                rest[1..end].split(' ').map(|number| number.parse().expect("a number")).collect();
            match command {
                'M' => (x, y) = (numbers[0] as usize, (numbers[1] - 0.5) as usize),
                'm' => x += numbers[0] as usize,
                _ => {
                    let length = numbers[0] as usize;
                    for line in y * SCALE..(y + 1) * SCALE {
                        pixels[line * side + x * SCALE..line * side + (x + length) * SCALE].fill(0);
                    }
                    x += length;
                }
            }
            rest = &rest[end..];
        }
        (side, pixels)
    }

    fn read_back(code: &QrCode) -> String {
        let (side, pixels) = picture(code);
        let mut prepared =
            rqrr::PreparedImage::prepare_from_greyscale(side, side, |x, y| pixels[y * side + x]);
        let grids = prepared.detect_grids();
        let (_, text) = grids.first().expect("a code is found").decode().expect("it can be read");
        text
    }

    #[test]
    fn an_independent_reader_reads_the_address() {
        let long = format!("https://www.example.gov.cn/{}/990101/21/21-01-01.html", "甲/".repeat(60));
        for address in [
            "https://www.example.gov.cn/jczwgk/990101/21/21-01-01.html",
            "http://a.cn/1.html",
            "https://示例.政务/基层政务公开/990101100200/21/item-2.html",
            &long,
        ] {
            let code = code(address).expect("short enough");
            assert_eq!(read_back(&code), address);
            assert!(code.path.len() < 2 * code.size * code.size, "{}", code.path.len());
        }
    }

    #[test]
    fn nothing_is_drawn_in_the_quiet_zone_and_nothing_of_what_is_too_long() {
        let made = code("https://www.example.gov.cn/").expect("short enough");
        let (side, pixels) = picture(&made);
        let edge = QUIET * 4;
        let dark = |x: usize, y: usize| pixels[y * side + x] == 0;
        assert!((0..side).all(|x| (0..side).all(|y| {
            let inside = (edge..side - edge).contains(&x) && (edge..side - edge).contains(&y);
            inside || !dark(x, y)
        })));
        assert!(dark(edge, edge) && dark(side - edge - 1, edge) && dark(edge, side - edge - 1));
        assert_eq!(code(&"a".repeat(3000)), None);
    }
}
