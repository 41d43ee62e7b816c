//! Workbooks: `.xlsx .xlsm .xls .xlsb .ods`, told apart by content.
//!
//! Everything is unpacked under a bound before any parser sees it, and cells are taken one by one.
//! What the cells mean is found out by `read::table`. Text files that only bear a workbook's name
//! are told of and left to their own readers.

mod archive;
mod attributes;
mod biff;
mod cells;
mod codes;
mod collect;
mod compound;
mod decode;
mod docx;
mod formats;
mod ods;
mod package;
mod report;
mod scan;
mod shown;
mod strings;
mod styles;
#[cfg(test)]
mod tests;
mod values;
mod xls;
mod xlsb;
mod xlsx;
mod xml;

use crate::diagnostic::Sink;
use crate::document::Document;
use crate::read::Bounds;
use crate::read::table::{Grid, Tables};
use crate::source::{CellRef, FileId, Files, Location, SheetId};
use archive::{Archive, PackageError};
use package::Package;

/// The most sheets that are read.
const MOST_SHEETS: usize = 512;

/// Reads a workbook. Never fails: what cannot be read becomes a finding, the rest is handed up.
#[must_use]
pub fn read(file: FileId, files: &Files, bounds: &Bounds, sink: &mut Sink) -> Document {
    let mut tables = Tables::new(bounds.unpacked_bytes as u64);
    let mut book = Book { file, files, bounds, budget: bounds.unpacked_bytes as u64 };
    let bytes = files.bytes(file);
    if bytes.len() > bounds.file_bytes {
        report::too_large(sink, file, bounds);
    } else {
        for grid in book.grids(bytes, sink) {
            tables.read(grid, sink);
        }
    }
    Document { file, tables: tables.finish(sink) }
}

/// The cells of every sheet as they stand, for who knows what they mean: a list of ours that comes back filled in.
#[must_use]
pub fn grids(file: FileId, files: &Files, bounds: &Bounds, sink: &mut Sink) -> Vec<Grid> {
    let mut book = Book { file, files, bounds, budget: bounds.unpacked_bytes as u64 };
    let bytes = files.bytes(file);
    if bytes.len() > bounds.file_bytes {
        report::too_large(sink, file, bounds);
        return Vec::new();
    }
    book.grids(bytes, sink)
}

/// A workbook on its way through a reader.
#[derive(Debug)]
struct Book<'a> {
    file: FileId,
    files: &'a Files,
    bounds: &'a Bounds,
    /// How many bytes of cells and text may still be taken.
    budget: u64,
}

/// A sheet as the workbook lists it.
#[derive(Debug, Clone)]
struct SheetEntry {
    name: String,
    hidden: bool,
}

impl Book<'_> {
    fn grids(&mut self, bytes: &[u8], sink: &mut Sink) -> Vec<Grid> {
        if bytes.starts_with(b"PK") {
            let opened = Archive::open(bytes, self.bounds.unpacked_bytes as u64);
            return match opened.and_then(|archive| self.packed(&archive, sink)) {
                Ok(grids) => grids,
                Err(error) => {
                    report::package(sink, self.file, &error);
                    Vec::new()
                }
            };
        }
        if bytes.starts_with(compound::MAGIC) {
            return xls::grids(self, bytes, sink);
        }
        let head =
            String::from_utf8_lossy(bytes.get(..bytes.len().min(1024)).unwrap_or(bytes)).to_ascii_lowercase();
        if bytes.is_empty() {
            report::damaged(sink, Location::File(self.file), "空文件");
        } else if head.contains("<html") || head.contains("<table") || head.contains("<!doctype") {
            report::foreign(sink, self.file, "网页（HTML）", "a web page (HTML)");
        } else if bytes.starts_with(b"%PDF") {
            report::foreign(sink, self.file, " PDF", "a PDF");
        } else {
            report::foreign(sink, self.file, "其他格式", "something else");
        }
        Vec::new()
    }

    fn packed(&mut self, archive: &Archive<'_>, sink: &mut Sink) -> Result<Vec<Grid>, PackageError> {
        let kind = ["xl/workbook.bin", "content.xml", "word/document.xml"].map(|part| archive.has(part));
        if !kind.contains(&true) {
            return xlsx::grids(self, archive, sink);
        }
        let package = Package::unpack(archive)?;
        match kind {
            [true, ..] => xlsb::grids(self, &package, sink),
            [_, true, _] => Ok(ods::grids(self, &package, sink)),
            _ => Ok(docx::grids(self, &package, sink)),
        }
    }

    /// Remembers the names of the sheets; answers those to be read.
    fn announce(&self, mut sheets: Vec<SheetEntry>, sink: &mut Sink) -> Vec<SheetEntry> {
        if sheets.len() > MOST_SHEETS {
            report::too_many_sheets(sink, self.file, MOST_SHEETS);
            sheets.truncate(MOST_SHEETS);
        }
        self.files.set_sheets(self.file, sheets.iter().map(|sheet| sheet.name.clone()).collect());
        sheets
    }

    /// Tells of a hidden sheet that has something in it.
    fn tell_hidden(&self, sheet: &SheetEntry, grid: &Grid, sink: &mut Sink) {
        if sheet.hidden && !grid.rows.is_empty() {
            report::hidden(sink, grid.home, &sheet.name);
        }
    }

    /// Whether a cell lies beyond what is read.
    fn is_outside(&self, row: u32, column: u32) -> bool {
        row as usize >= self.bounds.rows || column as usize >= self.bounds.columns
    }

    fn home(&self, index: usize) -> Location {
        let cell = CellRef::new(0, 0);
        Location::Cell { file: self.file, sheet: SheetId::new(index), cell, within: None }
    }
}

/// Runs a foreign parser; a panic in it is a damaged file, not the end of the run.
fn guarded<T>(work: impl FnOnce() -> T) -> Option<T> {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(work)).ok()
}
