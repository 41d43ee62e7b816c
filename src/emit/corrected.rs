//! An `.xlsx` or `.xlsm` with the texts of some cells changed in place. Everything else, formats of
//! those cells too, stays as it is; a cell with a formula is never touched.

pub use super::package::PackageError;
use super::package::book::Book;
use super::package::sheet::{self, Put};
use super::package::strings::{self, Written};
use super::package::{Package, damaged};
use crate::source::CellRef;
use std::collections::{BTreeMap, BTreeSet};

/// A cell of a workbook: the index and name of its sheet, and its address.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct CellOf {
    /// The sheet's index in the workbook's own order.
    pub sheet: usize,
    /// Its name.
    pub name: String,
    /// The cell.
    pub cell: CellRef,
}

/// What a cell says as it stands in the package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellText {
    /// Its text.
    pub text: String,
    /// Whether parts of the text have formats of their own, which a new text loses.
    pub rich: bool,
}

/// A workbook with changed cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Corrected {
    /// The file.
    pub bytes: Vec<u8>,
    /// Whether it has macros.
    pub macros: bool,
}

/// The longest text of a cell, in UTF-16 units.
const LONGEST_CELL: usize = 32_767;

/// The texts of cells; those that hold no text of their own (formulas, numbers, nothing) are left out.
///
/// # Errors
/// Where the package or a part of it is damaged.
pub fn texts(bytes: &[u8], wanted: &BTreeSet<CellOf>) -> Result<BTreeMap<CellOf, CellText>, PackageError> {
    let mut package = Package::open(bytes)?;
    let book = Book::read(&mut package)?;
    let mut found = BTreeMap::new();
    let mut shared: BTreeMap<usize, Vec<CellOf>> = BTreeMap::new();
    for (part, cells) in by_part(&book, wanted) {
        let text = package.needed(&part)?;
        let addresses: BTreeSet<CellRef> = cells.iter().map(|of| of.cell).collect();
        let read = sheet::texts(&text, &addresses).map_err(damaged(&part))?;
        for of in cells {
            match read.get(&of.cell) {
                Some(sheet::Holds::Shared(index)) => shared.entry(*index).or_default().push(of),
                Some(sheet::Holds::Inline(Written { text, rich })) => {
                    found.insert(of, CellText { text: text.clone(), rich: *rich });
                }
                None => {}
            }
        }
    }
    let indices: BTreeSet<usize> = shared.keys().copied().collect();
    for (index, written) in strings::texts(&mut package, &book, &indices)? {
        for of in shared.remove(&index).unwrap_or_default() {
            found.insert(of, CellText { text: written.text.clone(), rich: written.rich });
        }
    }
    Ok(found)
}

/// Gives cells other texts.
///
/// # Errors
/// Where a part that has to be edited is damaged, a text is too long for a cell, or a cell holds a
/// formula or nothing; then there is no workbook at all.
pub fn corrected(bytes: &[u8], changes: &BTreeMap<CellOf, String>) -> Result<Corrected, PackageError> {
    let mut package = Package::open(bytes)?;
    let mut book = Book::read(&mut package)?;
    let macros = book.has_macros(&mut package)?;
    let mut list: Vec<String> = changes.values().cloned().collect();
    list.sort();
    list.dedup();
    if let Some((of, _)) = changes.iter().find(|(_, text)| text.encode_utf16().count() > LONGEST_CELL) {
        return Err(PackageError::CellTooLong(of.cell.to_string()));
    }
    let first = strings::append(&mut package, &mut book, &list)?;
    for (part, cells) in by_part(&book, &changes.keys().cloned().collect()) {
        let text = package.needed(&part)?;
        let index = |of: &CellOf| {
            let text = changes.get(of)?;
            list.binary_search(text).ok().map(|at| (of.cell, first + at))
        };
        let wanted: BTreeMap<CellRef, usize> = cells.iter().filter_map(index).collect();
        let (after, done) = sheet::retext(&text, &wanted).map_err(damaged(&part))?;
        if let Some((cell, _)) = done.iter().find(|(_, put)| **put == Put::Refused) {
            return Err(PackageError::Damaged { part, reason: format!("{cell} holds no text") });
        }
        package.set(&part, after);
    }
    book.relations.save(&mut package)?;
    Ok(Corrected { bytes: package.finish()?, macros })
}

fn by_part(book: &Book, wanted: &BTreeSet<CellOf>) -> BTreeMap<String, Vec<CellOf>> {
    let mut found: BTreeMap<String, Vec<CellOf>> = BTreeMap::new();
    for of in wanted {
        if let Some(sheet) = book.sheet(of.sheet, &of.name) {
            found.entry(sheet.part.clone()).or_default().push(of.clone());
        }
    }
    found
}
