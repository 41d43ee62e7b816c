//! The boxes of comments: the VML drawing that office programs want beside the comments part.
//!
//! Ids of shapes are `_x0000_s` and a number; numbers come in blocks of 1024, and a drawing lists
//! its blocks. Our shapes take blocks that no drawing of the workbook has.

use crate::emit::package::sheet::Measures;
use crate::emit::package::{Package, PackageError};
use crate::source::CellRef;
use std::fmt::Write as _;

/// Free blocks of ids.
#[derive(Debug)]
pub(super) struct Blocks(u32);

impl Blocks {
    /// Those that no drawing of the package has.
    pub(super) fn of(package: &mut Package<'_>) -> Self {
        let mut highest = 0;
        for name in package.names() {
            if !name.to_ascii_lowercase().ends_with(".vml") {
                continue;
            }
            // A drawing that cannot be read is told of when it is to be edited.
            let Ok(Some(text)) = package.text(&name) else { continue };
            let shapes = text.split("_x0000_s").skip(1).filter_map(number).map(|id| id / 1024);
            let maps = text.split(":idmap").skip(1).flat_map(|rest| {
                let data = rest.split_once("data=\"").map_or("", |(_, data)| data);
                let list = data.split('"').next().unwrap_or("");
                list.split(',').filter_map(|id| id.trim().parse().ok()).collect::<Vec<u32>>()
            });
            // A number beyond all reason is not believed.
            highest = shapes.chain(maps).filter(|block| *block < 1_000_000).fold(highest, u32::max);
        }
        Self(highest)
    }
}

fn number(text: &str) -> Option<u32> {
    text[..text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len())].parse().ok()
}

/// A comment's box: the cell and the text, whose length is its size.
pub(super) type Boxed<'a> = (CellRef, &'a str);

const SPACES: &str = "xmlns:v=\"urn:schemas-microsoft-com:vml\" \
    xmlns:o=\"urn:schemas-microsoft-com:office:office\" xmlns:x=\"urn:schemas-microsoft-com:office:excel\"";

/// A drawing of nothing but our boxes.
pub(super) fn fresh(boxes: &[Boxed<'_>], measures: &Measures, blocks: &mut Blocks) -> String {
    let (shapes, list) = shapes(boxes, measures, blocks);
    format!(
        "<xml {SPACES}><o:shapelayout v:ext=\"edit\"><o:idmap v:ext=\"edit\" data=\"{list}\"/></o:shapelayout>{}{shapes}</xml>",
        note_type()
    )
}

/// Our boxes added to a drawing that is there; its other shapes stay.
pub(super) fn extended(
    part: &str,
    text: &str,
    boxes: &[Boxed<'_>],
    measures: &Measures,
    blocks: &mut Blocks,
) -> Result<String, PackageError> {
    let (shapes, list) = shapes(boxes, measures, blocks);
    let Some(end) = text.rfind("</xml>").or_else(|| text.rfind("</")) else {
        return Err(PackageError::Damaged { part: part.to_owned(), reason: "no </xml>".to_owned() });
    };
    let mut after = text[..end].to_owned();
    if !text.contains("_x0000_t202\"") && !text.contains("_x0000_t202'") {
        after.push_str(&note_type());
    }
    after.push_str(&shapes);
    after.push_str(&text[end..]);
    let map = after.find("idmap").and_then(|at| {
        let data = at + after[at..].find("data=\"")? + "data=\"".len();
        Some(data + after[data..].find('"')?)
    });
    if let Some(at) = map {
        after.insert_str(at, &format!(",{list}"));
    }
    Ok(after)
}

fn note_type() -> String {
    format!(
        "<v:shapetype {SPACES} id=\"_x0000_t202\" coordsize=\"21600,21600\" o:spt=\"202\" \
         path=\"m,l,21600r21600,l21600,xe\"><v:stroke joinstyle=\"miter\"/>\
         <v:path gradientshapeok=\"t\" o:connecttype=\"rect\"/></v:shapetype>"
    )
}

fn shapes(boxes: &[Boxed<'_>], measures: &Measures, blocks: &mut Blocks) -> (String, String) {
    let mut written = String::new();
    let mut list: Vec<String> = Vec::new();
    for (index, chunk) in boxes.chunks(1023).enumerate() {
        blocks.0 += 1;
        list.push(blocks.0.to_string());
        for (place, (cell, text)) in (1..).zip(chunk) {
            let id: u32 = blocks.0 * 1024 + place;
            let above = index * 1023 + place as usize;
            let _ = write!(
                written,
                "<v:shape {SPACES} id=\"_x0000_s{id}\" type=\"#_x0000_t202\" style=\"position:absolute;\
                 margin-left:60pt;margin-top:2pt;width:225pt;height:60pt;z-index:{above};visibility:hidden\" \
                 fillcolor=\"#ffffe1\" o:insetmode=\"auto\"><v:fill color2=\"#ffffe1\"/>\
                 <v:shadow on=\"t\" color=\"black\" obscured=\"t\"/><v:path o:connecttype=\"none\"/>\
                 <v:textbox style=\"mso-direction-alt:auto\"><div style=\"text-align:left\"></div></v:textbox>\
                 <x:ClientData ObjectType=\"Note\"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{}</x:Anchor>\
                 <x:AutoFill>False</x:AutoFill><x:Row>{}</x:Row><x:Column>{}</x:Column></x:ClientData></v:shape>",
                anchor(*cell, text, measures),
                cell.row,
                cell.column
            );
        }
    }
    (written, list.join(","))
}

/// Where a box stands: right of its cell, as wide as a line of 24 characters, as high as its text.
fn anchor(cell: CellRef, text: &str, measures: &Measures) -> String {
    const WIDTH: u32 = 320;
    /// Half-width characters in a line of nine point letters, and pixels of such a line.
    const ACROSS: usize = 48;
    const LINE: u32 = 17;
    const HIGHEST: u32 = 480;
    let lines = text.lines().map(|line| unicode_width::UnicodeWidthStr::width(line).div_ceil(ACROSS).max(1));
    let height = u32::try_from(lines.sum::<usize>()).unwrap_or(30).saturating_mul(LINE) + 14;
    let width = |column: u32| measures.width(column);
    let (left, dx) = (cell.column + 1, 12.min(width(cell.column + 1).saturating_sub(1)));
    let (right, to) = walk(left, dx + WIDTH, width);
    let dy = 2.min(measures.height(cell.row).saturating_sub(1));
    let (bottom, down) = walk(cell.row, dy + height.min(HIGHEST), |row| measures.height(row));
    format!("{left}, {dx}, {}, {dy}, {right}, {to}, {bottom}, {down}", cell.row)
}

/// Goes some pixels on from where a column or row begins: which one it ends in, and how far within.
fn walk(from: u32, mut pixels: u32, size: impl Fn(u32) -> u32) -> (u32, u32) {
    /// Hidden rows have no height: somewhere a walk has to end.
    const FARTHEST: u32 = 400;
    let mut at = from;
    while at < from + FARTHEST && pixels >= size(at) {
        pixels -= size(at);
        at += 1;
    }
    (at, pixels.min(size(at)))
}
