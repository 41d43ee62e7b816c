//! Where cells stand in a sheet's part, and where those would stand that are not there.

use super::xml::{Broken, Shape, Tag, tags};
use crate::source::CellRef;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// A cell that is there.
#[derive(Debug, Clone)]
pub(super) struct Present<'a> {
    pub(super) tag: Tag<'a>,
    /// Between its tags; `None` for an empty element.
    pub(super) inner: Option<Range<usize>>,
    /// Up to the end of its closing tag.
    pub(super) end: usize,
    /// Whether it holds a formula, which is never touched.
    pub(super) formula: bool,
}

/// Where something that is not there is to be put.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Gap {
    /// Here, as it is.
    At(usize),
    /// In an element that is empty as yet: the `/>` to be opened, and its name.
    Within(Range<usize>, String),
}

/// The sheet as far as the wanted cells touch it.
#[derive(Debug, Default)]
pub(super) struct Layout<'a> {
    pub(super) cells: BTreeMap<CellRef, Present<'a>>,
    /// Places for cells that are not there, in rows that are.
    pub(super) cell_gaps: BTreeMap<CellRef, Gap>,
    /// Places for rows that are not there.
    pub(super) row_gaps: BTreeMap<u32, Gap>,
    /// The formats of rows.
    pub(super) row_styles: BTreeMap<u32, u32>,
    /// Heights of rows that name theirs, in points; hidden ones have none.
    pub(super) heights: BTreeMap<u32, f64>,
    /// Columns: first, last (from 0), width in characters, format.
    pub(super) columns: Vec<(u32, u32, Option<f64>, Option<u32>)>,
    pub(super) default_height: Option<f64>,
    pub(super) default_width: Option<f64>,
    /// The id of the drawing of comments, where there is one.
    pub(super) drawing: Option<String>,
    /// Where such a drawing is to be named.
    pub(super) drawing_gap: usize,
    pub(super) prefix: &'a str,
    pub(super) relations_prefix: Option<String>,
}

/// What stands behind `legacyDrawing` in a sheet (ECMA-376 part 1, 18.3.1.99).
const AFTER_DRAWING: [&str; 8] = [
    "legacyDrawingHF",
    "drawingHF",
    "picture",
    "oleObjects",
    "controls",
    "webPublishItems",
    "tableParts",
    "extLst",
];

/// Looks for cells.
pub(super) fn locate<'a>(text: &'a str, wanted: &BTreeSet<CellRef>) -> Result<Layout<'a>, Broken> {
    let mut rows: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for cell in wanted {
        rows.entry(cell.row).or_default().push(cell.column);
    }
    let rows: Vec<(u32, Vec<u32>)> = rows.into_iter().collect();
    let mut walk = Walk { text, rows: &rows, passed_rows: 0, row: None, next_row: 0, cell: None };
    let mut layout = Layout::default();
    let (mut depth, mut closed, mut data) = (0usize, false, false);
    let mut stray: Option<usize> = None;
    for tag in tags(text) {
        let tag = tag?;
        if tag.shape == Shape::Close {
            depth = depth.checked_sub(1).ok_or(Broken::At(tag.span.start))?;
        }
        match (depth, tag.local()) {
            (0, "worksheet") if tag.shape == Shape::Close => {
                closed = true;
                layout.drawing_gap = stray.unwrap_or(tag.span.start);
            }
            (0, "worksheet") => {
                layout.prefix = tag.prefix();
                layout.relations_prefix = tag.bound("/relationships");
            }
            (1, "sheetData") => {
                data = true;
                walk.data(&tag, &mut layout);
            }
            (1, name) if tag.shape != Shape::Close => {
                around(&tag, &mut layout);
                let later = AFTER_DRAWING.contains(&name)
                    || (name == "AlternateContent" && data && holds_objects(text, &tag));
                if later {
                    stray.get_or_insert(tag.span.start);
                }
            }
            (2, "col") if !data => column(&tag, &mut layout),
            (2, "row") => walk.row(&tag, &mut layout),
            (3, "c") => walk.cell(&tag, &mut layout),
            (4, "f") => walk.formula(),
            _ => {}
        }
        depth += usize::from(tag.shape == Shape::Open);
    }
    if !closed {
        return Err(Broken::At(text.len()));
    }
    if data { Ok(layout) } else { Err(Broken::Lacks("sheetData")) }
}

/// Whether a choice between contents is one of controls or embedded objects, which stand behind.
fn holds_objects(text: &str, tag: &Tag<'_>) -> bool {
    let rest = &text[tag.span.end..];
    let inner = &rest[..rest.find("AlternateContent>").unwrap_or(rest.len())];
    inner.contains("oleObject") || inner.contains("control")
}

fn around(tag: &Tag<'_>, layout: &mut Layout<'_>) {
    let decimal = |name: &str| tag.value(name).and_then(|value| value.trim().parse::<f64>().ok());
    match tag.local() {
        "sheetFormatPr" => {
            layout.default_height = decimal("defaultRowHeight");
            layout.default_width = decimal("defaultColWidth");
        }
        "legacyDrawing" => layout.drawing = tag.prefixed_value("id"),
        _ => {}
    }
}

fn column(tag: &Tag<'_>, layout: &mut Layout<'_>) {
    let (Some(first), Some(last)) = (tag.number("min"), tag.number("max")) else { return };
    let hidden = tag.value("hidden").is_some_and(|value| value == "1" || value == "true");
    let width = tag.value("width").and_then(|value| value.trim().parse().ok());
    let width = if hidden { Some(0.0) } else { width };
    layout.columns.push((first.saturating_sub(1), last.saturating_sub(1), width, tag.number("style")));
}

/// The walk over the rows and cells of a sheet.
struct Walk<'a, 'b> {
    text: &'a str,
    rows: &'b [(u32, Vec<u32>)],
    /// How many of the wanted rows stand before where we are.
    passed_rows: usize,
    row: Option<InRow<'b>>,
    next_row: u32,
    cell: Option<(CellRef, Present<'a>)>,
}

struct InRow<'b> {
    number: u32,
    next_column: u32,
    /// The wanted columns, and how many of them stand before where we are.
    wanted: Option<&'b [u32]>,
    passed: usize,
}

impl<'a> Walk<'a, '_> {
    fn data(&mut self, tag: &Tag<'a>, layout: &mut Layout<'a>) {
        match tag.shape {
            Shape::Open => {}
            Shape::Close => self.pass_rows(u32::MAX, &Gap::At(tag.span.start), layout),
            Shape::Empty => self.pass_rows(u32::MAX, &within(tag), layout),
        }
    }

    fn pass_rows(&mut self, until: u32, gap: &Gap, layout: &mut Layout<'a>) {
        while let Some((row, _)) = self.rows.get(self.passed_rows).filter(|(row, _)| *row < until) {
            layout.row_gaps.entry(*row).or_insert_with(|| gap.clone());
            self.passed_rows += 1;
        }
    }

    fn row(&mut self, tag: &Tag<'a>, layout: &mut Layout<'a>) {
        if tag.shape == Shape::Close {
            if let Some(mut row) = self.row.take() {
                row.pass(u32::MAX, &Gap::At(tag.span.start), layout);
            }
            return;
        }
        let number = tag.number("r").and_then(|number| number.checked_sub(1)).unwrap_or(self.next_row);
        self.next_row = number.saturating_add(1);
        self.pass_rows(number, &Gap::At(tag.span.start), layout);
        if let Some(height) = tag.value("ht").and_then(|height| height.trim().parse().ok()) {
            let hidden = tag.value("hidden").is_some_and(|value| value == "1" || value == "true");
            layout.heights.insert(number, if hidden { 0.0 } else { height });
        }
        let at = self.rows.binary_search_by_key(&number, |(row, _)| *row).ok();
        let wanted = at.map(|at| self.rows[at].1.as_slice());
        if let (Some(_), Some(style)) = (wanted, tag.number("s")) {
            layout.row_styles.insert(number, style);
        }
        let mut row = InRow { number, next_column: 0, wanted, passed: 0 };
        if tag.shape == Shape::Empty {
            row.pass(u32::MAX, &within(tag), layout);
        } else {
            self.row = Some(row);
        }
    }

    fn cell(&mut self, tag: &Tag<'a>, layout: &mut Layout<'a>) {
        if tag.shape == Shape::Close {
            if let Some((at, mut present)) = self.cell.take() {
                present.inner = Some(present.tag.span.end..tag.span.start);
                present.end = tag.span.end;
                layout.cells.entry(at).or_insert(present);
            }
            return;
        }
        let Some(row) = &mut self.row else { return };
        let written = tag.place("r").and_then(|place| CellRef::parse(self.text[place].trim()));
        let column = written.map_or(row.next_column, |cell| cell.column);
        row.next_column = column.saturating_add(1);
        row.pass(column, &Gap::At(tag.span.start), layout);
        if row.wanted.is_some_and(|wanted| wanted.contains(&column)) {
            let at = CellRef::new(row.number, column);
            let present = Present { tag: tag.clone(), inner: None, end: tag.span.end, formula: false };
            if tag.shape == Shape::Empty {
                layout.cells.entry(at).or_insert(present);
            } else {
                self.cell = Some((at, present));
            }
        }
    }

    fn formula(&mut self) {
        if let Some((_, cell)) = &mut self.cell {
            cell.formula = true;
        }
    }
}

impl InRow<'_> {
    fn pass(&mut self, until: u32, gap: &Gap, layout: &mut Layout<'_>) {
        let Some(wanted) = self.wanted else { return };
        while let Some(column) = wanted.get(self.passed).filter(|column| **column < until) {
            let at = CellRef::new(self.number, *column);
            layout.cell_gaps.entry(at).or_insert_with(|| gap.clone());
            self.passed += 1;
        }
    }
}

fn within(tag: &Tag<'_>) -> Gap {
    Gap::Within(tag.span.end - 2..tag.span.end, tag.name.to_owned())
}
