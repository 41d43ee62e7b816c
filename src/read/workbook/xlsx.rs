//! `.xlsx` and `.xlsm`: the sheets a workbook lists, unpacked on one thread and read on another.

use super::archive::{Archive, PackageError, folded};
use super::cells::Cells;
use super::collect::Collect;
use super::decode;
use super::scan::{Scanner, Token, attributes};
use super::strings::Strings;
use super::styles::Styles;
use super::values::Shared;
use super::{Book, SheetEntry, report};
use crate::diagnostic::Sink;
use crate::read::table::Grid;
use crate::source::{Location, SheetId};
use std::collections::BTreeMap;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

/// How many pieces of a sheet may wait to be read.
const WAITING: usize = 64;

/// What the unpacking thread hands over.
enum Piece {
    Bytes(Vec<u8>),
    /// The end of a sheet; whether there was such a part.
    End(Result<bool, PackageError>),
}

/// A sheet as the workbook lists it: where it is, and whether it holds cells.
#[derive(Debug)]
struct Listed {
    entry: SheetEntry,
    part: Option<String>,
    holds_cells: bool,
}

/// The sheets of a package.
///
/// # Errors
/// Where the package needs a password or is too large; then nothing of it is read.
pub(super) fn grids(
    book: &mut Book<'_>,
    archive: &Archive<'_>,
    sink: &mut Sink,
) -> Result<Vec<Grid>, PackageError> {
    let path = workbook_path(archive)?;
    let Some(workbook) = archive.part(&path)? else {
        report::damaged(sink, Location::File(book.file), "xl/workbook.xml");
        return Ok(Vec::new());
    };
    let targets = relationships(archive, &path)?;
    let (listed, is_1904) = sheets(&workbook, &targets);
    if listed.is_empty() {
        report::damaged(sink, Location::File(book.file), "没有工作表");
    }
    let known = book.announce(listed.iter().map(|sheet| sheet.entry.clone()).collect(), sink);
    let parts: Vec<&str> = listed.iter().take(known.len()).filter_map(Listed::cells).collect();
    std::thread::scope(|scope| {
        let (sender, receiver) = sync_channel(WAITING);
        scope.spawn(move || unpack(archive, &parts, &sender));
        let shared = shared(book, archive, &targets, is_1904, sink)?;
        let mut grids = Vec::new();
        for (index, sheet) in listed.iter().take(known.len()).enumerate() {
            if sheet.holds_cells {
                let grid = read(book, &shared, index, sheet, &receiver, sink)?;
                book.tell_hidden(&sheet.entry, &grid, sink);
                grids.push(grid);
            }
        }
        Ok(grids)
    })
}

impl Listed {
    /// The part with the cells; a name nothing has where the workbook does not say which.
    fn cells(&self) -> Option<&str> {
        self.holds_cells.then(|| self.part.as_deref().unwrap_or_default())
    }
}

/// Unpacks sheets, until all are or nobody listens.
fn unpack(archive: &Archive<'_>, parts: &[&str], sender: &SyncSender<Piece>) {
    for part in parts {
        let end = archive.stream(part, |bytes| sender.send(Piece::Bytes(bytes)).is_ok());
        if sender.send(Piece::End(end)).is_err() {
            return;
        }
    }
}

/// Reads one sheet from the pieces that come.
fn read(
    book: &mut Book<'_>,
    shared: &Shared,
    index: usize,
    sheet: &Listed,
    pieces: &Receiver<Piece>,
    sink: &mut Sink,
) -> Result<Grid, PackageError> {
    let mut cells = Cells::new(shared, Collect::new(book.file, SheetId::new(index)));
    let mut rest: Vec<u8> = Vec::new();
    let mut wanted = 0;
    let end = loop {
        match pieces.recv() {
            Ok(Piece::Bytes(_)) if cells.is_over() => {}
            Ok(Piece::Bytes(bytes)) => {
                rest.extend_from_slice(&bytes);
                if rest.len() >= wanted {
                    let done = cells.feed(&rest, book);
                    rest.drain(..done);
                    // Twice as much before a row is tried again, or a long one would be read over and over.
                    wanted = rest.len() * 2;
                }
            }
            Ok(Piece::End(end)) => break end,
            Err(_) => break Ok(true),
        }
    };
    let done = cells.feed(&rest, book);
    cells.finish(rest.get(done..).unwrap_or_default(), book);
    match end {
        Ok(true) => tell(&cells, sink),
        Ok(false) => report::damaged(sink, book.home(index), &sheet.entry.name),
        Err(PackageError::Damaged { reason, .. }) => report::damaged(sink, cells.taken.last(), &reason),
        Err(error) => return Err(error),
    }
    Ok(cells.taken.finish(&sheet.entry.name, cells.merges, book, sink))
}

fn tell(cells: &Cells<'_>, sink: &mut Sink) {
    if let Some(fault) = &cells.fault {
        let at = fault.after.map_or_else(|| cells.taken.last(), |cell| cells.taken.at(cell));
        report::damaged_cells(sink, at, fault.count, fault.reason);
    }
    if let Some((cell, count)) = cells.unreckoned {
        report::unreckoned(sink, cells.taken.at(cell), count);
    }
}

/// Strings and styles.
fn shared(
    book: &Book<'_>,
    archive: &Archive<'_>,
    targets: &BTreeMap<String, Target>,
    is_1904: bool,
    sink: &mut Sink,
) -> Result<Shared, PackageError> {
    let part = |kind: &str, usual: &str| {
        let listed = targets.values().find(|target| target.kind.ends_with(kind));
        let listed = listed.map(|target| target.part.as_str()).filter(|part| archive.has(part));
        archive.part(listed.unwrap_or(usual)).map(Option::unwrap_or_default)
    };
    let strings = match part("/sharedStrings", "xl/sharedStrings.xml") {
        Ok(part) => Strings::read(&part, book.budget),
        Err(PackageError::Damaged { reason, .. }) => {
            report::damaged(sink, Location::File(book.file), &reason);
            Strings::default()
        }
        Err(error) => return Err(error),
    };
    if strings.is_damaged {
        report::damaged(sink, Location::File(book.file), "sharedStrings");
    }
    if strings.is_full {
        report::too_much(sink, Location::File(book.file), book.bounds);
    }
    let styles = match part("/styles", "xl/styles.xml") {
        Ok(part) => Styles::read(&part),
        Err(PackageError::Damaged { .. }) => Styles::default(),
        Err(error) => return Err(error),
    };
    Ok(Shared { strings, styles, is_1904 })
}

/// What a relationship leads to.
#[derive(Debug)]
struct Target {
    kind: String,
    part: String,
}

/// Calls `each` with the name and the attributes of every opening tag.
fn tags(part: &[u8], mut each: impl FnMut(&[u8], &dyn Fn(&[u8]) -> Option<String>)) {
    let mut scanner = Scanner::new(part);
    while let Ok(token) = scanner.next() {
        if let Token::Open { name, attributes: all, .. } = token {
            let value = |wanted: &[u8]| {
                attributes(all).find(|(name, _)| *name == wanted).map(|(_, value)| decode::attribute(value))
            };
            each(name, &value);
        }
    }
}

/// Where the workbook is.
fn workbook_path(archive: &Archive<'_>) -> Result<String, PackageError> {
    let mut path = "xl/workbook.xml".to_owned();
    tags(&archive.part("_rels/.rels")?.unwrap_or_default(), |_, value| {
        if value(b"Type").is_some_and(|kind| kind.ends_with("/officeDocument"))
            && let Some(target) = value(b"Target").map(|target| folded(&target))
            && archive.has(&target)
        {
            path = target;
        }
    });
    Ok(path)
}

/// The relationships of a part by their names; targets made absolute.
fn relationships(archive: &Archive<'_>, of: &str) -> Result<BTreeMap<String, Target>, PackageError> {
    let (folder, name) = of.rsplit_once('/').unwrap_or(("", of));
    let part = archive.part(&format!("{folder}/_rels/{name}.rels"))?.unwrap_or_default();
    let mut found = BTreeMap::new();
    tags(&part, |_, value| {
        if let (Some(id), Some(target)) = (value(b"Id"), value(b"Target")) {
            let target = target.replace('\\', "/");
            let part = if target.starts_with('/') { target } else { format!("{folder}/{target}") };
            found.insert(id, Target { kind: value(b"Type").unwrap_or_default(), part });
        }
    });
    Ok(found)
}

/// The sheets in their order, and whether days are counted from 1904.
fn sheets(workbook: &[u8], targets: &BTreeMap<String, Target>) -> (Vec<Listed>, bool) {
    let mut found = Vec::new();
    let mut is_1904 = false;
    tags(workbook, |tag, value| match tag {
        b"workbookPr" => {
            is_1904 |= value(b"date1904").is_some_and(|word| matches!(word.as_str(), "1" | "true"));
        }
        b"sheet" => {
            let target = value(b"id").and_then(|id| targets.get(&id));
            let kind = target.map_or("", |target| target.kind.as_str());
            let holds_cells =
                !["/chartsheet", "/dialogsheet", "/xlMacrosheet"].iter().any(|end| kind.ends_with(end));
            let hidden = value(b"state").is_some_and(|state| state != "visible");
            let entry = SheetEntry { name: value(b"name").unwrap_or_default(), hidden };
            found.push(Listed { entry, part: target.map(|target| target.part.clone()), holds_cells });
        }
        _ => {}
    });
    (found, is_1904)
}
