//! A sheet's part: cells given another format or another text, by edits at their places.

use super::locate::{Gap, Layout, locate};
use super::strings::{Written, written};
use super::xml::{Broken, Edits, Shape};
use crate::source::CellRef;
use std::collections::{BTreeMap, BTreeSet};

/// What is needed to know of a sheet to draw boxes beside its cells.
#[derive(Debug, Default)]
pub(in crate::emit) struct Measures {
    columns: Vec<(u32, u32, Option<f64>, Option<u32>)>,
    heights: BTreeMap<u32, f64>,
    default_height: Option<f64>,
    default_width: Option<f64>,
}

impl Measures {
    /// The width of a column in pixels.
    pub(in crate::emit) fn width(&self, column: u32) -> u32 {
        let own = self.columns.iter().find(|(first, last, _, _)| (*first..=*last).contains(&column));
        let width = own.and_then(|(_, _, width, _)| *width).or(self.default_width).unwrap_or(8.43);
        pixels(if width > 0.0 { width * 7.0 + 5.0 } else { 0.0 })
    }

    /// The height of a row in pixels.
    pub(in crate::emit) fn height(&self, row: u32) -> u32 {
        let points = self.heights.get(&row).copied().or(self.default_height).unwrap_or(15.0);
        pixels(points * 4.0 / 3.0)
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "cut to what a screen holds")]
fn pixels(length: f64) -> u32 {
    length.clamp(0.0, 4000.0) as u32
}

/// A sheet with its cells coloured.
#[derive(Debug)]
pub(in crate::emit) struct Coloured {
    pub(in crate::emit) text: String,
    pub(in crate::emit) measures: Measures,
    /// The id of the comments' drawing: the one there was, else the one that was asked for.
    pub(in crate::emit) drawing: Option<String>,
}

/// The id of the drawing of comments a sheet names.
pub(in crate::emit) fn drawing(text: &str) -> Result<Option<String>, Broken> {
    Ok(locate(text, &BTreeSet::new())?.drawing)
}

/// Gives cells another format: `style` makes one from the format a cell has. A cell that is not there
/// is put there, with the look its row or column gives it. `drawing` is the id to name for comments
/// where the sheet names none, and the namespace of such ids.
pub(in crate::emit) fn restyle<T>(
    text: &str,
    wanted: &BTreeMap<CellRef, T>,
    drawing: Option<(&str, &str)>,
    mut style: impl FnMut(u32, &T) -> u32,
) -> Result<Coloured, Broken> {
    let layout = locate(text, &wanted.keys().copied().collect())?;
    let mut edits = Edits::default();
    let mut fresh: BTreeMap<CellRef, String> = BTreeMap::new();
    let p = layout.prefix;
    for (at, what) in wanted {
        match layout.cells.get(at) {
            Some(cell) => {
                let made = style(cell.tag.number("s").unwrap_or(0), what);
                match cell.tag.place("s") {
                    Some(place) => edits.replace(place, made.to_string()),
                    None => edits.insert(cell.tag.name_end(), format!(" s=\"{made}\"")),
                }
            }
            None => {
                let made = style(inherited(&layout, *at), what);
                fresh.insert(*at, format!("<{p}c r=\"{at}\" s=\"{made}\"/>"));
            }
        }
    }
    put(&fresh, &layout, &mut edits);
    if let (None, Some((id, space))) = (&layout.drawing, drawing) {
        let (r, declared) = match &layout.relations_prefix {
            Some(prefix) => (prefix.as_str(), String::new()),
            None => ("r:", format!(" xmlns:r=\"{space}\"")),
        };
        edits.insert(layout.drawing_gap, format!("<{p}legacyDrawing{declared} {r}id=\"{id}\"/>"));
    }
    Ok(Coloured {
        text: edits.apply(text),
        drawing: layout.drawing,
        measures: Measures {
            columns: layout.columns,
            heights: layout.heights,
            default_height: layout.default_height,
            default_width: layout.default_width,
        },
    })
}

/// The format of a cell that is not there: its row's, else its column's.
fn inherited(layout: &Layout<'_>, at: CellRef) -> u32 {
    let of_column = || {
        let own = layout.columns.iter().find(|(first, last, _, _)| (*first..=*last).contains(&at.column));
        own.and_then(|(_, _, _, style)| *style)
    };
    layout.row_styles.get(&at.row).copied().or_else(of_column).unwrap_or(0)
}

/// Puts new cells where they belong, in new rows where the row is not there either.
fn put(fresh: &BTreeMap<CellRef, String>, layout: &Layout<'_>, edits: &mut Edits) {
    let p = layout.prefix;
    let mut opened: BTreeMap<usize, (std::ops::Range<usize>, String, String)> = BTreeMap::new();
    let mut place = |gap: &Gap, text: String, edits: &mut Edits| match gap {
        Gap::At(at) => edits.insert(*at, text),
        Gap::Within(end, name) => {
            let entry = opened.entry(end.start);
            let (_, _, body) = entry.or_insert_with(|| (end.clone(), name.clone(), String::new()));
            body.push_str(&text);
        }
    };
    let mut rows: BTreeMap<u32, String> = BTreeMap::new();
    for (at, cell) in fresh {
        match layout.cell_gaps.get(at) {
            Some(gap) => place(gap, cell.clone(), edits),
            None => rows.entry(at.row).or_default().push_str(cell),
        }
    }
    for (row, cells) in rows {
        if let Some(gap) = layout.row_gaps.get(&row) {
            place(gap, format!("<{p}row r=\"{}\">{cells}</{p}row>", row + 1), edits);
        }
    }
    for (end, name, body) in opened.into_values() {
        edits.replace(end, format!(">{body}</{name}>"));
    }
}

/// What became of a text that was to be put into a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::emit) enum Put {
    Done,
    /// The cell holds a formula or is not there.
    Refused,
}

/// Points cells at other shared strings; formats stay. Cells with formulas are left alone.
pub(in crate::emit) fn retext(
    text: &str,
    wanted: &BTreeMap<CellRef, usize>,
) -> Result<(String, BTreeMap<CellRef, Put>), Broken> {
    let layout = locate(text, &wanted.keys().copied().collect())?;
    let (mut edits, mut done) = (Edits::default(), BTreeMap::new());
    let p = layout.prefix;
    for (at, index) in wanted {
        let cell = layout.cells.get(at).filter(|cell| !cell.formula && cell.tag.shape == Shape::Open);
        let Some((cell, inner)) = cell.and_then(|cell| Some((cell, cell.inner.clone()?))) else {
            done.insert(*at, Put::Refused);
            continue;
        };
        match cell.tag.place("t") {
            Some(place) => edits.replace(place, "s"),
            None => edits.insert(cell.tag.name_end(), " t=\"s\""),
        }
        edits.replace(inner, format!("<{p}v>{index}</{p}v>"));
        done.insert(*at, Put::Done);
    }
    Ok((edits.apply(text), done))
}

/// Where the text of a cell is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::emit) enum Holds {
    /// Among the shared strings.
    Shared(usize),
    /// In the cell.
    Inline(Written),
}

/// The texts of cells; formulas, numbers and empty cells are left out.
pub(in crate::emit) fn texts(
    text: &str,
    wanted: &BTreeSet<CellRef>,
) -> Result<BTreeMap<CellRef, Holds>, Broken> {
    let layout = locate(text, wanted)?;
    let mut found = BTreeMap::new();
    for (at, cell) in layout.cells {
        let Some(inner) = cell.inner.filter(|_| !cell.formula).and_then(|inner| text.get(inner)) else {
            continue;
        };
        match cell.tag.value("t").as_deref() {
            Some("s") => {
                let digits: String = inner.chars().filter(char::is_ascii_digit).collect();
                let value = inner
                    .split_once("v>")
                    .map_or(digits.as_str(), |(_, rest)| rest.split('<').next().unwrap_or("").trim());
                if let Ok(index) = value.parse() {
                    found.insert(at, Holds::Shared(index));
                }
            }
            Some("inlineStr") => {
                found.insert(at, Holds::Inline(written(inner)?));
            }
            _ => {}
        }
    }
    Ok(found)
}
