//! From a grid to its tables: where each begins and ends, and its rows as nodes.

use super::beside;
use super::boxes;
use super::columns::{self, Column};
use super::grid::{Grid, Row};
use super::headings::{self, Block};
use super::item::Plan;
use super::lines::{first_own, is_note};
use super::reading::{self, Outcome};
use super::title::{self, Preamble};
use super::{cards, evidence, report, settle, ticks};
use crate::catalogue::Field;
use crate::diagnostic::Sink;
use crate::document::{Entry, Node, Table};
use crate::source::{Located, Location, SharedText};

/// Reads the grids of one file, one after the other.
#[derive(Debug)]
pub struct Tables {
    /// What has been read.
    pub tables: Vec<Table>,
    budget: u64,
    idle: Vec<(Location, String, Vec<Located<SharedText>>)>,
}

impl Tables {
    /// Begins; `budget` is how many bytes merged and repeated cells may be filled with.
    #[must_use]
    pub fn new(budget: u64) -> Self {
        Self { tables: Vec::new(), budget, idle: Vec::new() }
    }

    /// Reads a grid.
    pub fn read(&mut self, grid: Grid, sink: &mut Sink) {
        for grid in beside::part(grid) {
            self.read_one(grid, sink);
        }
    }

    fn read_one(&mut self, mut grid: Grid, sink: &mut Sink) {
        if grid.rows.is_empty() {
            return;
        }
        let Some(filled) = grid.fill(self.budget) else {
            report::too_much_text(sink, grid.home);
            return;
        };
        self.budget = self.budget.saturating_sub(filled.copied);
        report::covered(sink, &filled.covered);
        let before = self.tables.len();
        let blocks = headings::blocks(&grid.rows, &grid.merges);
        if blocks.is_empty() {
            match cards::read(&grid) {
                Some(table) => self.tables.push(table),
                None => self.set_aside(grid),
            }
            self.keep_covered(before, filled.covered);
            return;
        }
        let spans = spans(&grid.rows, &blocks);
        let mut rows = grid.rows;
        let mut rest = Vec::new();
        for span in spans.into_iter().rev() {
            rest.push((span, rows.split_off(span.start)));
        }
        for (span, rows) in rest.into_iter().rev() {
            let table = self.table(&grid.name, span, rows, sink);
            self.tables.push(table);
        }
        self.keep_covered(before, filled.covered);
    }

    /// Keeps the texts under merged regions with the first table of their sheet, or with the sheet's own.
    fn keep_covered(&mut self, before: usize, covered: Vec<Located<SharedText>>) {
        if let Some(table) = self.tables.get_mut(before) {
            table.notes.extend(covered);
        } else if let Some((.., texts)) = self.idle.last_mut() {
            texts.extend(covered);
        }
    }

    /// Ends: sheets without a table are told of, and their text is kept as notes.
    #[must_use]
    pub fn finish(mut self, sink: &mut Sink) -> Vec<Table> {
        let others = !self.tables.is_empty();
        let mut told = others;
        for (at, name, texts) in self.idle {
            if others && (lists_sheets(&texts) || is_review(&texts)) {
                continue;
            }
            // What a site puts around its text is no sheet; of a page without any catalogue it is told once.
            if !name.is_empty() || !told {
                report::no_headings(sink, at, &name, others);
                told = true;
            }
            if let Some(table) = self.tables.first_mut() {
                table.notes.extend(texts);
            }
        }
        self.tables
    }

    fn set_aside(&mut self, grid: Grid) {
        let texts = grid.rows.into_iter().flat_map(|row| row.cells);
        let texts = texts.filter(|cell| cell.origin == super::Origin::Own).map(|cell| cell.text).collect();
        self.idle.push((grid.home, grid.name, texts));
    }

    fn table(&mut self, sheet: &str, span: Span, mut rows: Vec<Row>, sink: &mut Sink) -> Table {
        let block = Block { top: span.block.top - span.start, bottom: span.block.bottom - span.start };
        let body = rows.split_off(block.bottom + 1);
        let (mut columns, legends) = headings::columns(&rows, block);
        evidence::settle(&mut columns, &body);
        let above = title::preamble(rows.get(..block.top).unwrap_or(&[]));
        let home =
            columns.first().map_or(rows.first().map_or(span.home, |row| row.at), |column| column.heading.at);
        let lost = lost_ticks(&columns, &body, sink);
        ticks::check(&columns, &body, sink);
        let plan = Plan::new(&columns, &lost);
        let Outcome { items, mut notes, lost_boxes, numbered_only } =
            reading::read(&columns, &plan, body, &mut self.budget);
        if items.is_empty() {
            report::no_items(sink, home);
        }
        if let Some(at) = lost_boxes {
            report::lost_boxes(sink, at);
        }
        report::numbered_only(sink, &numbered_only);
        let headings = headings::texts(&rows, block);
        notes.splice(0..0, above.notes.iter().cloned());
        let root = root(sheet, home, &above, &columns, &legends, items);
        Table { root, headings: Some(headings), notes }
    }
}

/// Whether a sheet is the list of remarks that stands before a marked workbook (`emit::marked`): it is
/// ours, and no catalogue.
fn is_review(texts: &[Located<SharedText>]) -> bool {
    let says =
        |at: usize, words: [&str; 2]| texts.get(at).is_some_and(|text| words.contains(&text.value.as_str()));
    says(0, ["审核意见", "Review"]) && says(2, ["序号", "No."]) && says(3, ["级别", "Severity"])
}

/// Whether a sheet only lists the others, as `emit::workbook` writes it: all it says stands on them.
fn lists_sheets(texts: &[Located<SharedText>]) -> bool {
    texts.windows(3).any(|three| three.iter().map(|text| text.value.as_str()).eq(["序号", "领域", "事项数"]))
}

/// The rows of one table: those above its heading, its heading, those below.
#[derive(Debug, Clone, Copy)]
struct Span {
    start: usize,
    block: Block,
    home: Location,
}

/// Parts the rows among the headings; headings that only repeat those above make no new table.
fn spans(rows: &[Row], blocks: &[Block]) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    let mut signature: Vec<(u32, columns::Role)> = Vec::new();
    for block in blocks {
        let own: Vec<_> = headings::columns(rows, *block)
            .0
            .into_iter()
            .map(|column| (column.number, column.role))
            .collect();
        let start = match found.last() {
            None => 0,
            Some(last) => preamble_start(rows, last.block.bottom + 1, block.top),
        };
        let titled = rows.get(start..block.top).is_some_and(|above| above.iter().any(has_title));
        if found.is_empty() || titled || own != signature {
            let home = rows.get(block.top).map_or_else(|| rows[0].at, |row| row.at);
            found.push(Span { start, block: *block, home });
            signature = own;
        }
    }
    found
}

fn has_title(row: &Row) -> bool {
    first_own(row).is_some_and(|(text, _)| title::is_title(&text.value))
}

/// Where the lines above a heading begin: from its title down; lines that are no title belong to the table above.
fn preamble_start(rows: &[Row], from: usize, top: usize) -> usize {
    let mut start = top;
    for index in (from..top).rev() {
        let Some(row) = rows.get(index) else { break };
        let lonely = row.own().count() <= 2 && row.own().all(|cell| cell.text.value.parse::<f64>().is_err());
        if !lonely {
            break;
        }
        if has_title(row) {
            start = index;
            let letterhead = index.checked_sub(1).and_then(|above| rows.get(above)).filter(|_| index > from);
            let attached =
                letterhead.and_then(first_own).is_some_and(|(text, _)| text.value.starts_with("附件"));
            return start - usize::from(attached);
        }
        let note = first_own(row).is_some_and(|(text, _)| is_note(&text.value));
        if !note && start == index + 1 {
            start = index;
        }
    }
    start
}

/// The groups of tick columns in which no row has a text; each is told of once.
fn lost_ticks(columns: &[Column], body: &[Row], sink: &mut Sink) -> Vec<Field> {
    let mut lost = Vec::new();
    for field in [Field::Audience, Field::Mode, Field::Levels] {
        let members: Vec<&Column> =
            columns.iter().filter(|column| column.is_tick_column() && column.field() == field).collect();
        let Some(first) = members.first() else { continue };
        let seen = body.iter().any(|row| {
            let mut cells = members.iter().filter_map(|column| row.cell(column.number));
            cells.any(|cell| boxes::says_something(&cell.text.value))
        });
        if !seen && !body.is_empty() {
            report::lost_ticks(sink, first.group.at, field);
            lost.push(field);
        }
    }
    lost
}

fn root(
    sheet: &str,
    home: Location,
    above: &Preamble,
    columns: &[Column],
    legends: &[Located<SharedText>],
    items: Vec<Node>,
) -> Node {
    let mut entries = Vec::new();
    let mut push = |key: &str, value: Node| {
        entries.push(Entry::named(key, value));
    };
    let domain = match &above.title {
        Some(title) => title::domain(title),
        None => None,
    };
    let of_sheet = || title::domain_of_sheet(sheet).map(|name| Located::inexact(name.into(), home));
    if let Some(domain) = domain.or_else(of_sheet) {
        push("domain", Node::text(domain));
    }
    if let Some(title) = &above.title {
        push("title", Node::text(title.clone()));
    }
    let keys: Vec<String> = columns.iter().map(|column| column.heading.value.to_string()).collect();
    if settle::is_negative(&keys) {
        push("kind", Node::text(Located::inexact("负面清单".into(), home)));
    }
    if !legends.is_empty() {
        let texts: Vec<Node> = legends.iter().cloned().map(Node::text).collect();
        push("legend", Node::list(texts.first().map_or(home, |node| node.at), texts));
    }
    push("items", Node::list(home, items));
    Node::map(home, entries)
}
