//! `.xlsb`: cells streamed by calamine, merged regions from the sheet's own records.
//!
//! Parts whose records claim more bytes than there are never reach calamine, which would reserve them.

use super::archive::PackageError;
use super::collect::Collect;
use super::package::Package;
use super::shown::shown_ref;
use super::xml::relationships;
use super::{Book, SheetEntry, compound, guarded, report};
use crate::diagnostic::Sink;
use crate::read::table::{Grid, Merge};
use crate::source::{CellRef, Location, SheetId};
use calamine::{Reader as _, SheetType, SheetVisible, Xlsb, XlsbError};
use std::collections::BTreeMap;
use std::io::Cursor;

const WORKBOOK: &str = "xl/workbook.bin";
const BUNDLE_SHEET: u32 = 0x009c;
const MERGE_CELL: u32 = 0x00b0;

/// The sheets of a package.
///
/// # Errors
/// Where the package cannot be packed again for calamine.
pub(super) fn grids(
    book: &mut Book<'_>,
    package: &Package,
    sink: &mut Sink,
) -> Result<Vec<Grid>, PackageError> {
    let whole = Location::File(book.file);
    let parts = [WORKBOOK, "xl/sharedStrings.bin", "xl/styles.bin"];
    if !parts.iter().filter_map(|name| package.part(name)).all(is_sound) {
        report::damaged(sink, whole, "xlsb");
        return Ok(Vec::new());
    }
    let copy = package.copy()?;
    let mut xlsb = match guarded(|| Xlsb::new(copy)) {
        Some(Ok(xlsb)) => xlsb,
        Some(Err(XlsbError::Password)) => {
            report::password(sink, book.file);
            return Ok(Vec::new());
        }
        Some(Err(error)) => {
            report::damaged(sink, whole, &error.to_string());
            return Ok(Vec::new());
        }
        None => {
            report::damaged(sink, whole, "xlsb");
            return Ok(Vec::new());
        }
    };
    let listed = xlsb.sheets_metadata().to_vec();
    let entries = listed
        .iter()
        .map(|sheet| SheetEntry { name: sheet.name.clone(), hidden: sheet.visible != SheetVisible::Visible });
    let entries = book.announce(entries.collect(), sink);
    let paths = sheet_paths(package);
    let mut grids = Vec::new();
    for (index, entry) in entries.iter().enumerate() {
        let part = paths.get(&entry.name).and_then(|path| package.part(path));
        if listed.get(index).is_none_or(|sheet| sheet.typ != SheetType::WorkSheet) {
            continue;
        }
        let part = part.filter(|part| is_sound(part));
        let read = part.and_then(|part| guarded(|| sheet(book, &mut xlsb, index, &entry.name, part, sink)));
        match read {
            Some(grid) => {
                book.tell_hidden(entry, &grid, sink);
                grids.push(grid);
            }
            None => report::damaged(sink, book.home(index), &entry.name),
        }
    }
    Ok(grids)
}

fn sheet(
    book: &mut Book<'_>,
    xlsb: &mut Xlsb<Cursor<Vec<u8>>>,
    index: usize,
    name: &str,
    part: &[u8],
    sink: &mut Sink,
) -> Grid {
    let mut cells = Collect::new(book.file, SheetId::new(index));
    let mut fault = None;
    match xlsb.worksheet_cells_reader(name) {
        Ok(mut reader) => loop {
            match reader.next_cell() {
                Ok(Some(cell)) => {
                    let (row, column) = cell.get_position();
                    let Some(text) = shown_ref(cell.get_value()) else { continue };
                    if !cells.push(book, row, column, text) {
                        break;
                    }
                }
                Ok(None) => break,
                Err(error) => {
                    fault = Some(error.to_string());
                    break;
                }
            }
        },
        Err(error) => fault = Some(error.to_string()),
    }
    if let Some(reason) = fault {
        report::damaged(sink, cells.last(), &reason);
    }
    let merges =
        records(part).filter(|(kind, _)| *kind == MERGE_CELL).filter_map(|(_, body)| merge(body)).collect();
    cells.finish(name, merges, book, sink)
}

fn merge(body: &[u8]) -> Option<Merge> {
    let at = |place: usize| compound::number(body, place);
    Some(Merge { first: CellRef::new(at(0)?, at(8)?), last: CellRef::new(at(4)?, at(12)?) })
}

/// The parts of the sheets, by name.
fn sheet_paths(package: &Package) -> BTreeMap<String, String> {
    let targets = relationships(package, WORKBOOK);
    let entry = |body: &[u8]| {
        let (id, rest) = wide_string(body.get(8..)?)?;
        let (name, _) = wide_string(rest)?;
        Some((name, targets.get(&id)?.clone()))
    };
    let part = package.part(WORKBOOK).unwrap_or_default();
    records(part).filter(|(kind, _)| *kind == BUNDLE_SHEET).filter_map(|(_, body)| entry(body)).collect()
}

fn wide_string(bytes: &[u8]) -> Option<(String, &[u8])> {
    let length = (compound::number(bytes, 0)? as usize).checked_mul(2)?.checked_add(4)?;
    let text = encoding_rs::UTF_16LE.decode_without_bom_handling(bytes.get(4..length)?).0.into_owned();
    Some((text, bytes.get(length..)?))
}

/// Whether every record of a part has the bytes it claims.
fn is_sound(part: &[u8]) -> bool {
    let read: usize = records(part).last().map_or(0, |(_, body)| body.as_ptr() as usize + body.len());
    part.is_empty() || read == part.as_ptr() as usize + part.len()
}

/// The records of a part: kind and body.
fn records(part: &[u8]) -> impl Iterator<Item = (u32, &[u8])> {
    let mut rest = part;
    std::iter::from_fn(move || {
        let kind = variable(&mut rest, 2)?;
        let length = variable(&mut rest, 4)? as usize;
        let body = rest.get(..length)?;
        rest = rest.get(length..)?;
        Some((kind, body))
    })
}

/// A number of seven bits a byte.
fn variable(rest: &mut &[u8], most: u32) -> Option<u32> {
    let mut number = 0;
    for place in 0..most {
        let (byte, after) = rest.split_first()?;
        *rest = after;
        number |= u32::from(byte & 0x7f) << (7 * place);
        if byte & 0x80 == 0 {
            break;
        }
    }
    Some(number)
}
