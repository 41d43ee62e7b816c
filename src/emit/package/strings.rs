//! The shared strings of a workbook: texts added at the end, none of the old ones changed.

use super::book::Book;
use super::xml::{Broken, Edits, Shape, escaped, root, tags};
use super::{Package, PackageError, damaged, types};
use std::collections::{BTreeMap, BTreeSet};

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

/// A text with or without formats of its own.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::emit) struct Written {
    pub(in crate::emit) text: String,
    pub(in crate::emit) rich: bool,
}

/// Shared strings by index.
pub(in crate::emit) fn texts(
    package: &mut Package<'_>,
    book: &Book,
    wanted: &BTreeSet<usize>,
) -> Result<BTreeMap<usize, Written>, PackageError> {
    let Some(part) = book.relations.target("sharedStrings").map(str::to_owned) else {
        return Ok(BTreeMap::new());
    };
    let text = package.needed(&part)?;
    entries(&text, wanted).map_err(damaged(&part))
}

fn entries(text: &str, wanted: &BTreeSet<usize>) -> Result<BTreeMap<usize, Written>, Broken> {
    let mut found = BTreeMap::new();
    let (mut index, mut start) = (0, 0);
    for tag in tags(text) {
        let tag = tag?;
        match (tag.local(), tag.shape) {
            ("si", Shape::Open) => start = tag.span.end,
            ("si", Shape::Close | Shape::Empty) => {
                if wanted.contains(&index) {
                    let inner = if tag.shape == Shape::Empty { "" } else { &text[start..tag.span.start] };
                    found.insert(index, written(inner)?);
                }
                index += 1;
            }
            _ => {}
        }
    }
    Ok(found)
}

/// What a rich text says (CT_Rst): its runs one after another, without what is written above them.
pub(in crate::emit) fn written(inner: &str) -> Result<Written, Broken> {
    let mut found = Written::default();
    let (mut start, mut phonetic) = (None, false);
    for tag in tags(inner) {
        let tag = tag?;
        match (tag.local(), tag.shape) {
            ("rPh", shape) => phonetic = shape == Shape::Open,
            ("r", Shape::Open) => found.rich = true,
            ("t", Shape::Open) => start = Some(tag.span.end),
            ("t", Shape::Close) => {
                let raw = start.take().map_or("", |start| &inner[start..tag.span.start]);
                if !phonetic {
                    found.text.push_str(&super::xml::unescaped(raw));
                }
            }
            _ => {}
        }
    }
    Ok(found)
}
