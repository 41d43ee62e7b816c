//! The shared strings of a workbook: texts added at the end, none of the old ones changed.

use super::book::Book;
use super::xml::{Broken, Edits, Shape, escaped, root, tags};
use super::{Package, PackageError, damaged, types};

const EMPTY: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
    <sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" count=\"0\" uniqueCount=\"0\"></sst>";

/// Adds texts; answers the index of the first.
pub(in crate::emit) fn append(
    package: &mut Package<'_>,
    book: &mut Book,
    texts: &[String],
) -> Result<usize, PackageError> {
    let known = book.relations.target("sharedStrings").map(str::to_owned);
    let part = match &known {
        Some(part) => part.clone(),
        None => {
            let part = package.free_name(&format!("{}sharedStrings", book.folder()), ".xml");
            book.relations.add("sharedStrings", &part, book.strict);
            let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml";
            types::declare(package, &part, kind)?;
            part
        }
    };
    let old = package.text(&part)?;
    let old = old.unwrap_or_else(|| {
        let (loose, strict) = (
            "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            "http://purl.oclc.org/ooxml/spreadsheetml/main",
        );
        if book.strict { EMPTY.replace(loose, strict) } else { EMPTY.to_owned() }
    });
    let (first, after) = appended(&old, texts).map_err(damaged(&part))?;
    package.set(&part, after);
    Ok(first)
}

fn appended(old: &str, texts: &[String]) -> Result<(usize, String), Broken> {
    let head = root(old)?;
    let p = head.prefix();
    let (mut depth, mut entries, mut end) = (0usize, 0usize, None);
    for tag in tags(old) {
        let tag = tag?;
        if tag.shape == Shape::Close {
            depth = depth.checked_sub(1).ok_or(Broken::At(tag.span.start))?;
            if depth == 0 {
                end = Some(tag.span.start);
            }
            continue;
        }
        entries += usize::from(depth == 1 && tag.local() == "si");
        depth += usize::from(tag.shape == Shape::Open);
    }
    let entry =
        |text: &String| format!("<{p}si><{p}t xml:space=\"preserve\">{}</{p}t></{p}si>", escaped(text));
    let body: String = texts.iter().map(entry).collect();
    let mut edits = Edits::default();
    match end {
        Some(end) => edits.insert(end, body),
        None if head.shape == Shape::Empty => {
            edits.replace(head.span.end - 2..head.span.end, format!(">{body}</{}>", head.name));
        }
        None => return Err(Broken::At(old.len())),
    }
    if let Some(place) = head.place("uniqueCount") {
        edits.replace(place, (entries + texts.len()).to_string());
    }
    Ok((entries, edits.apply(old)))
}
