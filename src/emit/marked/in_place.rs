//! A package marked where it stands.

use super::comments::{self, Target};
use super::drawing::{self, Blocks};
use super::list::List;
use super::{AUTHOR, Remark, Review, gravest, list_part};
use crate::emit::package::book::Book;
use crate::emit::package::rels::{LOOSE, Relations, STRICT};
use crate::emit::package::styles::Styles;
use crate::emit::package::{Package, PackageError, damaged, sheet, types, xml};
use crate::source::CellRef;
use std::collections::BTreeMap;

/// A marked workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marked {
    /// The file.
    pub bytes: Vec<u8>,
    /// Whether it has macros, so that its name has to end in `.xlsm`.
    pub macros: bool,
}

/// Whether a file is a workbook that can be marked in place: an `.xlsx` or `.xlsm`, whatever its name.
/// An archive that does not open counts as one: it is damaged, and that is to be said.
#[must_use]
pub fn is_editable(bytes: &[u8]) -> bool {
    if !bytes.starts_with(b"PK") {
        return false;
    }
    let others = ["xl/workbook.bin", "content.xml", "word/document.xml"];
    Package::open(bytes).map_or(true, |package| !others.iter().any(|part| package.has(part)))
}

/// The remarks of one sheet, by cell.
type OnSheet<'a> = BTreeMap<CellRef, Vec<&'a Remark>>;

/// Marks an `.xlsx` or `.xlsm`.
///
/// # Errors
/// Where a part that has to be edited is damaged; then there is no workbook at all.
pub fn in_place(bytes: &[u8], review: Review<'_>) -> Result<Marked, PackageError> {
    let mut package = Package::open(bytes)?;
    let mut book = Book::read(&mut package)?;
    let macros = book.has_macros(&mut package)?;
    let mut styles = Styles::read(&mut package, &mut book)?;
    let mut blocks = Blocks::of(&mut package);
    for (part, remarks) in by_sheet(&book, &review) {
        mark(&mut package, &book, &part, &remarks, review, &mut styles, &mut blocks)?;
    }
    let taken: Vec<&str> = book.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    let list = List::new(&review, true);
    let name = list.name(&taken);
    let part = package.free_name(&format!("{}worksheets/sheet", book.folder()), ".xml");
    let text = list_part::write(&list, &mut styles, book.strict);
    package.set(&part, text);
    styles.save(&mut package)?;
    let names = list_part::names(&list, &name);
    book.put_first(&mut package, &name, &part, &names)?;
    Ok(Marked { bytes: package.finish()?, macros })
}

/// The remarks by the part of their sheet. Only sheets of cells can be marked.
fn by_sheet<'a>(book: &Book, review: &Review<'a>) -> BTreeMap<String, OnSheet<'a>> {
    let mut found: BTreeMap<String, OnSheet<'_>> = BTreeMap::new();
    for remark in review.remarks {
        let Some(spot) = &remark.spot else { continue };
        let Some(sheet) = book.sheet(spot.sheet, &spot.name) else { continue };
        let of_sheet = found.entry(sheet.part.clone()).or_default();
        of_sheet.entry(spot.cell).or_default().push(remark);
    }
    found
}

fn mark(
    package: &mut Package<'_>,
    book: &Book,
    part: &str,
    remarks: &OnSheet<'_>,
    review: Review<'_>,
    styles: &mut Styles,
    blocks: &mut Blocks,
) -> Result<(), PackageError> {
    let text = package.needed(part)?;
    if xml::root(&text).map_err(damaged(part))?.local() != "worksheet" {
        return Ok(());
    }
    let notes: BTreeMap<CellRef, String> =
        remarks.iter().map(|(cell, remarks)| (*cell, review.comment(remarks))).collect();
    let mut relations = Relations::of(package, part)?;
    let author = review.say(AUTHOR.0, AUTHOR.1);
    let target = Target { folder: book.folder(), strict: book.strict, author };
    let unboxed = comments::write(package, &mut relations, target, &notes)?;
    let fresh = match sheet::drawing(&text).map_err(damaged(part))? {
        None => Some(new_drawing(package, &mut relations, book)?),
        Some(_) => None,
    };
    let space = if book.strict { STRICT } else { LOOSE };
    let wanted = fresh.as_ref().map(|(id, _)| (id.as_str(), space));
    let coloured = sheet::restyle(&text, remarks, wanted, |base, remarks| {
        let fill = styles.fill(gravest(remarks).colour());
        styles.filled(base, fill)
    })
    .map_err(damaged(part))?;
    let unboxed = notes.iter().filter(|(cell, _)| unboxed.contains(cell));
    let boxes: Vec<(CellRef, &str)> = unboxed.map(|(cell, note)| (*cell, note.as_str())).collect();
    match (fresh, &coloured.drawing) {
        (Some((_, name)), _) => package.set(&name, drawing::fresh(&boxes, &coloured.measures, blocks)),
        (None, Some(id)) if !boxes.is_empty() => {
            let reason = format!("no relationship {id}");
            let lost = || PackageError::Damaged { part: part.to_owned(), reason };
            let name = relations.by_id(id).ok_or_else(lost)?.to_owned();
            let old = package.needed(&name)?;
            let after = drawing::extended(&name, &old, &boxes, &coloured.measures, blocks)?;
            package.set(&name, after);
        }
        (None, _) => {}
    }
    package.set(part, coloured.text);
    relations.save(package)
}

/// Names a drawing for the comments of a sheet that has none: its id and its part.
fn new_drawing(
    package: &mut Package<'_>,
    relations: &mut Relations,
    book: &Book,
) -> Result<(String, String), PackageError> {
    const KIND: &str = "application/vnd.openxmlformats-officedocument.vmlDrawing";
    let name = package.free_name(&format!("{}drawings/vmlDrawing", book.folder()), ".vml");
    let id = relations.add("vmlDrawing", &name, book.strict);
    types::declare_ending(package, "vml", KIND)?;
    Ok((id, name))
}
