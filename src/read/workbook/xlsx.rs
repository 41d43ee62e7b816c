//! `.xlsx` and `.xlsm`: cells streamed by calamine, merged regions from the end of each sheet's part.

use super::collect::Collect;
use super::package::Package;
use super::shown::shown_ref;
use super::xml::{attribute, elements, relationships};
use super::{Book, SheetEntry, guarded, report};
use crate::diagnostic::Sink;
use crate::read::table::{Grid, Merge};
use crate::source::{CellRef, Location, SheetId};
use calamine::{Reader as _, SheetType, SheetVisible, Xlsx, XlsxError};
use std::collections::BTreeMap;
use std::io::Cursor;

/// After so many faulty cells a sheet is given up.
const MOST_FAULTS: usize = 1_000_000;

/// The sheets of a package.
pub(super) fn grids(book: &mut Book<'_>, package: &Package, sink: &mut Sink) -> Vec<Grid> {
    let opened = guarded(|| Xlsx::new(package.archive()));
    let mut xlsx = match opened {
        Some(Ok(xlsx)) => xlsx,
        Some(Err(error)) => {
            match error {
                XlsxError::Password => report::password(sink, book.file),
                error => report::damaged(sink, Location::File(book.file), &error.to_string()),
            }
            return Vec::new();
        }
        None => {
            report::damaged(sink, Location::File(book.file), "xlsx");
            return Vec::new();
        }
    };
    let listed = xlsx.sheets_metadata().to_vec();
    let entries = listed
        .iter()
        .map(|sheet| SheetEntry { name: sheet.name.clone(), hidden: sheet.visible != SheetVisible::Visible });
    let entries = book.announce(entries.collect(), sink);
    let paths = sheet_paths(package);
    let mut grids = Vec::new();
    for (index, entry) in entries.iter().enumerate() {
        if listed.get(index).is_none_or(|sheet| sheet.typ != SheetType::WorkSheet) {
            continue;
        }
        let part = paths.get(&entry.name).and_then(|path| package.part(path)).unwrap_or_default();
        match guarded(|| sheet(book, &mut xlsx, index, &entry.name, part, sink)) {
            Some(grid) => {
                book.tell_hidden(entry, &grid, sink);
                grids.push(grid);
            }
            None => report::damaged(sink, book.home(index), &entry.name),
        }
    }
    grids
}

fn sheet(
    book: &mut Book<'_>,
    xlsx: &mut Xlsx<Cursor<&[u8]>>,
    index: usize,
    name: &str,
    part: &[u8],
    sink: &mut Sink,
) -> Grid {
    let mut cells = Collect::new(book.file, SheetId::new(index));
    match xlsx.worksheet_cells_reader(name) {
        Ok(mut reader) => {
            let mut faults: Option<(Location, usize, String)> = None;
            loop {
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
                        let last = matches!(
                            error,
                            XlsxError::Xml(_) | XlsxError::XmlEof(_) | XlsxError::Io(_) | XlsxError::Zip(_)
                        );
                        let (_, count, _) =
                            faults.get_or_insert_with(|| (cells.last(), 0, error.to_string()));
                        *count += 1;
                        if last || *count >= MOST_FAULTS {
                            break;
                        }
                    }
                }
            }
            if let Some((at, count, reason)) = faults {
                report::damaged_cells(sink, at, count, &reason);
            }
        }
        Err(error) => report::damaged(sink, cells.last(), &error.to_string()),
    }
    let merges = merges(part, book.bounds.rows);
    cells.finish(name, merges, book, sink)
}

/// The parts of the sheets, by name.
fn sheet_paths(package: &Package) -> BTreeMap<String, String> {
    let mut workbook = "xl/workbook.xml".to_owned();
    if let Some(part) = package.part("_rels/.rels") {
        elements(part, |element| {
            let kind = attribute(element, "Type").unwrap_or_default();
            if kind.ends_with("/officeDocument")
                && let Some(target) = attribute(element, "Target")
            {
                target.trim_start_matches('/').clone_into(&mut workbook);
            }
        });
    }
    let targets = relationships(package, &workbook);
    let mut found = BTreeMap::new();
    elements(package.part(&workbook).unwrap_or_default(), |element| {
        if element.local_name().as_ref() == "sheet"
            && let (Some(name), Some(id)) = (attribute(element, "name"), attribute(element, "id"))
            && let Some(target) = targets.get(&id)
        {
            found.entry(name).or_insert_with(|| target.clone());
        }
    });
    found
}

/// The merged regions of a sheet's part: they come after its cells, so only its end is parsed.
fn merges(part: &[u8], most: usize) -> Vec<Merge> {
    const END: &[u8] = b"sheetData>";
    let start = part.windows(END.len()).rposition(|window| window == END).unwrap_or(0);
    let mut found = Vec::new();
    elements(part.get(start + END.len()..).unwrap_or_default(), |element| {
        if element.local_name().as_ref() != "mergeCell" || found.len() >= most {
            return;
        }
        let range = attribute(element, "ref").unwrap_or_default();
        if let Some((first, last)) = range.split_once(':')
            && let (Some(first), Some(last)) = (CellRef::parse(first), CellRef::parse(last))
        {
            found.push(Merge { first, last });
        }
    });
    found
}
