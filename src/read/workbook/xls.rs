//! `.xls`, Excel 95 to 2003: the workbook stream, record by record.
//!
//! Not by calamine, which builds a rectangle around all cells of a sheet and reserves what the file
//! declares: two cells far apart, or one wrong number, end the process.

use super::biff::{Record, Strings, old_string, records};
use super::collect::Collect;
use super::formats::Format;
use super::{Book, SheetEntry, compound, report};
use crate::diagnostic::Sink;
use crate::read::table::{Grid, Merge};
use crate::source::{CellRef, Location, SheetId};
use std::collections::BTreeMap;

/// The sheets of a file.
pub(super) fn grids(book: &mut Book<'_>, bytes: &[u8], sink: &mut Sink) -> Vec<Grid> {
    let Some(stream) = compound::stream(bytes, "Workbook").or_else(|| compound::stream(bytes, "Book")) else {
        if compound::has_stream(bytes, "EncryptedPackage") {
            report::password(sink, book.file);
        } else if compound::has_stream(bytes, "WordDocument") {
            report::foreign(sink, book.file, " Word 文档", "a Word document");
        } else {
            report::damaged(sink, Location::File(book.file), "找不到工作簿");
        }
        return Vec::new();
    };
    let Some(globals) = Globals::read(&stream, book.budget) else {
        report::password(sink, book.file);
        return Vec::new();
    };
    if globals.sheets.is_empty() {
        report::damaged(sink, Location::File(book.file), "没有工作表");
    }
    let entries = globals.sheets.iter().map(|(_, entry, _)| entry.clone()).collect();
    let entries = book.announce(entries, sink);
    let mut grids = Vec::new();
    // Sheets that claim the same bytes would be read over and over.
    let mut fuel = stream.len() / 4;
    for (index, entry) in entries.iter().enumerate() {
        let Some((position, _, is_sheet)) = globals.sheets.get(index) else { continue };
        if *is_sheet {
            let cells = Collect::new(book.file, SheetId::new(index));
            let all = records(&stream, *position).take(fuel).inspect(|_| fuel -= 1);
            let (cells, merges) = globals.sheet(book, all, cells);
            let grid = cells.finish(&entry.name, merges, book, sink);
            book.tell_hidden(entry, &grid, sink);
            grids.push(grid);
        }
    }
    grids
}

/// What a workbook says before its sheets.
#[derive(Debug, Default)]
struct Globals {
    /// Excel 97 and later.
    modern: bool,
    is_1904: bool,
    strings: Vec<String>,
    /// For each style: how it shows numbers.
    formats: Vec<Format>,
    sheets: Vec<(usize, SheetEntry, bool)>,
}

impl Globals {
    /// `None` where the workbook is encrypted.
    fn read(stream: &[u8], budget: u64) -> Option<Self> {
        let mut found = Self { modern: true, ..Self::default() };
        let mut formats: BTreeMap<u16, Format> = BTreeMap::new();
        let mut styles: Vec<u16> = Vec::new();
        for record in records(stream, 0) {
            match record.kind {
                0x0809 => found.modern = record.short(0) != Some(0x0500),
                0x002f => return None,
                0x0022 => found.is_1904 = record.short(0) == Some(1),
                0x0085 => found.sheets.extend(found.bound_sheet(&record)),
                0x00fc => found.read_strings(&record, budget),
                0x041e => {
                    let id = record.short(0).unwrap_or(0);
                    let code = if found.modern {
                        Strings::new(&record, 2).string(2)
                    } else {
                        old_string(record.bytes().get(2..)?, 1)
                    };
                    formats.insert(id, code.map_or(Format::General, |code| Format::parse(&code)));
                }
                0x00e0 => styles.push(record.short(2).unwrap_or(0)),
                0x000a => break,
                _ => {}
            }
        }
        let format = |id: &u16| formats.get(id).cloned().unwrap_or_else(|| Format::built_in(u32::from(*id)));
        // A cell has two bytes for the number of its style.
        found.formats = styles.iter().take(1 << 16).map(format).collect();
        Some(found)
    }

    fn bound_sheet(&self, record: &Record<'_>) -> Option<(usize, SheetEntry, bool)> {
        let position = compound::number(record.bytes(), 0)? as usize;
        let hidden = record.bytes().get(4)? & 3 != 0;
        let is_sheet = *record.bytes().get(5)? == 0;
        let name = if self.modern {
            Strings::new(record, 6).string(1)
        } else {
            old_string(record.bytes().get(6..)?, 1)
        };
        Some((position, SheetEntry { name: name?, hidden }, is_sheet))
    }

    fn read_strings(&mut self, record: &Record<'_>, budget: u64) {
        let mut reader = Strings::new(record, 8);
        let mut cost = 0;
        while let Some(text) = reader.string(2) {
            cost += 24 + text.len() as u64;
            if cost > budget {
                break;
            }
            self.strings.push(text);
        }
    }

    fn sheet<'a>(
        &self,
        book: &mut Book<'_>,
        records: impl Iterator<Item = Record<'a>>,
        mut cells: Collect,
    ) -> (Collect, Vec<Merge>) {
        let mut merges = Vec::new();
        let mut formula = None;
        let mut depth = 0usize;
        for record in records {
            match record.kind {
                0x0809 => depth += 1,
                0x000a if depth <= 1 => break,
                0x000a => depth -= 1,
                // What charts inside the sheet say is none of its cells.
                _ if depth > 1 => continue,
                0x00e5 => merges.extend(merged(&record)),
                0x0006 => formula = record.short(0).zip(record.short(2)),
                _ => {}
            }
            for (row, column, text) in self.texts(&record, formula) {
                if !cells.push(book, u32::from(row), u32::from(column), text) {
                    return (cells, merges);
                }
            }
        }
        (cells, merges)
    }

    /// The cells of a record.
    fn texts(&self, record: &Record<'_>, formula: Option<(u16, u16)>) -> Vec<(u16, u16, String)> {
        if record.kind == 0x00bd {
            return self.many_numbers(record);
        }
        let one = || -> Option<(u16, u16, String)> {
            if record.kind == 0x0207 {
                let (row, column) = formula?;
                let text = if self.modern {
                    Strings::new(record, 0).string(2)
                } else {
                    old_string(record.bytes(), 2)
                };
                return Some((row, column, text?));
            }
            let (row, column, style) = (record.short(0)?, record.short(2)?, record.short(4)?);
            let bytes = record.bytes();
            let text = match record.kind {
                0x00fd => self.strings.get(compound::number(bytes, 6)? as usize)?.clone(),
                0x0204 | 0x00d6 if self.modern => Strings::new(record, 6).string(2)?,
                0x0204 | 0x00d6 => old_string(bytes.get(6..)?, 2)?,
                0x0203 => self.number(f64::from_le_bytes(bytes.get(6..14)?.try_into().ok()?), style),
                0x027e => self.number(packed(compound::number(bytes, 6)?), style),
                0x0205 if bytes.get(7) == Some(&0) => truth(*bytes.get(6)?),
                0x0006 => self.formula_value(bytes.get(6..14)?, style)?,
                _ => return None,
            };
            Some((row, column, text))
        };
        one().into_iter().collect()
    }

    fn formula_value(&self, value: &[u8], style: u16) -> Option<String> {
        if value.get(6..8) != Some(&[0xff, 0xff]) {
            return Some(self.number(f64::from_le_bytes(value.try_into().ok()?), style));
        }
        (value.first() == Some(&1)).then(|| truth(value.get(2).copied().unwrap_or(0)))
    }

    fn many_numbers(&self, record: &Record<'_>) -> Vec<(u16, u16, String)> {
        let (Some(row), Some(first)) = (record.short(0), record.short(2)) else { return Vec::new() };
        let body = record.bytes().get(4..).unwrap_or_default();
        let cell = |(place, six): (usize, &[u8])| {
            let style = u16::from_le_bytes([*six.first()?, *six.get(1)?]);
            let column = first.checked_add(u16::try_from(place).ok()?)?;
            Some((row, column, self.number(packed(compound::number(six, 2)?), style)))
        };
        body.chunks_exact(6).enumerate().filter_map(cell).collect()
    }

    fn number(&self, number: f64, style: u16) -> String {
        let format = self.formats.get(usize::from(style)).unwrap_or(&Format::General);
        format.text(number, self.is_1904)
    }
}

fn truth(byte: u8) -> String {
    if byte == 0 { "FALSE" } else { "TRUE" }.to_owned()
}

/// A number in the short form (RK): thirty bits of a fraction or of a whole number, perhaps a hundredfold.
fn packed(bits: u32) -> f64 {
    let number = if bits & 2 != 0 {
        f64::from(bits.cast_signed() >> 2)
    } else {
        f64::from_bits(u64::from(bits & 0xffff_fffc) << 32)
    };
    if bits & 1 != 0 { number / 100.0 } else { number }
}

fn merged(record: &Record<'_>) -> Vec<Merge> {
    let region = |eight: &[u8]| {
        let short = |at: usize| Some(u32::from(u16::from_le_bytes([*eight.get(at)?, *eight.get(at + 1)?])));
        Some(Merge { first: CellRef::new(short(0)?, short(4)?), last: CellRef::new(short(2)?, short(6)?) })
    };
    record.bytes().get(2..).unwrap_or_default().chunks_exact(8).filter_map(region).collect()
}
