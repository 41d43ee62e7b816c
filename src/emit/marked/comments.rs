//! The comments (批注) of a sheet: a part of its own, or additions to the one there is.

use crate::emit::package::rels::Relations;
use crate::emit::package::xml::{Broken, Edits, Shape, Tag, escaped, root, tags};
use crate::emit::package::{Package, PackageError, damaged, types};
use crate::source::CellRef;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// The content type of the part.
const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml";

/// Where and by whom comments are written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Target<'a> {
    /// The folder of the workbook part, with its slash.
    pub(super) folder: &'a str,
    pub(super) strict: bool,
    pub(super) author: &'a str,
}

/// Writes comments; answers the cells that had none before and need a box.
pub(super) fn write(
    package: &mut Package<'_>,
    relations: &mut Relations,
    target: Target<'_>,
    notes: &BTreeMap<CellRef, String>,
) -> Result<BTreeSet<CellRef>, PackageError> {
    if let Some(part) = relations.target("comments").map(str::to_owned) {
        let text = package.needed(&part)?;
        let (after, had) = added(&text, notes, target.author).map_err(damaged(&part))?;
        package.set(&part, after);
        return Ok(notes.keys().copied().filter(|cell| !had.contains(cell)).collect());
    }
    let part = package.free_name(&format!("{}comments", target.folder), ".xml");
    let main = if target.strict {
        "http://purl.oclc.org/ooxml/spreadsheetml/main"
    } else {
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    };
    let list: String = notes.iter().map(|(cell, note)| comment("", *cell, 0, note)).collect();
    package.set(
        &part,
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<comments xmlns=\"{main}\">\
             <authors><author>{}</author></authors><commentList>{list}</commentList></comments>",
            escaped(target.author)
        ),
    );
    types::declare(package, &part, KIND)?;
    relations.add("comments", &part, target.strict);
    Ok(notes.keys().copied().collect())
}

fn comment(p: &str, cell: CellRef, author: usize, note: &str) -> String {
    let run = run(p, note);
    format!("<{p}comment ref=\"{cell}\" authorId=\"{author}\"><{p}text>{run}</{p}text></{p}comment>")
}

fn run(p: &str, note: &str) -> String {
    format!(
        "<{p}r><{p}rPr><{p}sz val=\"9\"/><{p}color indexed=\"81\"/><{p}rFont val=\"宋体\"/>\
         <{p}family val=\"3\"/><{p}charset val=\"134\"/></{p}rPr><{p}t xml:space=\"preserve\">{}</{p}t></{p}r>",
        escaped(note)
    )
}

/// What is known of a comments part.
#[derive(Debug, Default)]
struct Known {
    authors: usize,
    /// Where authors and comments are added: the place, and the empty element to be opened for it.
    author_end: Option<End>,
    list_end: Option<End>,
    texts: Vec<Text>,
}

#[derive(Debug)]
enum End {
    At(usize),
    Empty(Range<usize>, String),
}

/// The text of a comment on a cell we write to.
#[derive(Debug)]
struct Text {
    cell: CellRef,
    end: End,
    /// A text without runs, which becomes a run.
    bare: Option<Range<usize>>,
    /// Behind the last run.
    last_run: Option<usize>,
}

fn added(
    text: &str,
    notes: &BTreeMap<CellRef, String>,
    author: &str,
) -> Result<(String, BTreeSet<CellRef>), Broken> {
    let known = read(text, notes)?;
    let head = root(text)?;
    let p = head.prefix();
    let mut edits = Edits::default();
    let had: BTreeSet<CellRef> = known.texts.iter().map(|text| text.cell).collect();
    let mut written = BTreeSet::new();
    for old in &known.texts {
        if !written.insert(old.cell) {
            continue;
        }
        let ours =
            run(p, &format!("\n――――\n{author}：\n{}", notes.get(&old.cell).map_or("", String::as_str)));
        match (&old.end, old.last_run, &old.bare) {
            (End::Empty(end, name), _, _) => edits.replace(end.clone(), format!(">{ours}</{name}>")),
            (End::At(_), Some(last), _) => edits.insert(last, ours),
            (End::At(_), None, Some(bare)) => {
                edits.insert(bare.start, format!("<{p}r>"));
                edits.insert(bare.end, format!("</{p}r>{ours}"));
            }
            (End::At(end), None, None) => edits.insert(*end, ours),
        }
    }
    let fresh: String = notes
        .iter()
        .filter(|(cell, _)| !had.contains(cell))
        .map(|(cell, note)| comment(p, *cell, known.authors, note))
        .collect();
    if !fresh.is_empty() {
        let name = format!("<{p}author>{}</{p}author>", escaped(author));
        let list = known.list_end.ok_or(Broken::Lacks("commentList"))?;
        for (end, body) in [(known.author_end.ok_or(Broken::Lacks("authors"))?, name), (list, fresh)] {
            match end {
                End::At(at) => edits.insert(at, body),
                End::Empty(end, name) => edits.replace(end, format!(">{body}</{name}>")),
            }
        }
    }
    Ok((edits.apply(text), had))
}

fn read(text: &str, notes: &BTreeMap<CellRef, String>) -> Result<Known, Broken> {
    let mut known = Known::default();
    let mut cell: Option<CellRef> = None;
    let mut open: Option<Text> = None;
    let (mut depth, mut run) = (0usize, None);
    for tag in tags(text) {
        let tag = tag?;
        if tag.shape == Shape::Close {
            depth = depth.checked_sub(1).ok_or(Broken::At(tag.span.start))?;
        }
        match (depth, tag.local(), tag.shape) {
            (1, "authors", _) => known.author_end = end(&tag),
            (2, "author", Shape::Open | Shape::Empty) => known.authors += 1,
            (1, "commentList", _) => known.list_end = end(&tag),
            (2, "comment", Shape::Open) => {
                let at = tag.value("ref").and_then(|at| CellRef::parse(&at));
                cell = at.filter(|at| notes.contains_key(at));
            }
            (3, "text", Shape::Open | Shape::Empty) => {
                if let Some(cell) = cell.take() {
                    let end = end(&tag).unwrap_or(End::At(tag.span.end));
                    let text = Text { cell, end, bare: None, last_run: None };
                    if tag.shape == Shape::Empty { known.texts.push(text) } else { open = Some(text) }
                }
            }
            (3, "text", Shape::Close) => {
                if let Some(mut text) = open.take() {
                    text.end = End::At(tag.span.start);
                    known.texts.push(text);
                }
            }
            (4, "r", Shape::Close) => open.iter_mut().for_each(|text| text.last_run = Some(tag.span.end)),
            (4, "t", Shape::Open) => run = Some(tag.span.start),
            (4, "t", Shape::Close) => {
                let start = run.take().unwrap_or(tag.span.start);
                open.iter_mut().for_each(|text| text.bare = Some(start..tag.span.end));
            }
            _ => {}
        }
        depth += usize::from(tag.shape == Shape::Open);
    }
    Ok(known)
}

fn end(tag: &Tag<'_>) -> Option<End> {
    match tag.shape {
        Shape::Open => None,
        Shape::Close => Some(End::At(tag.span.start)),
        Shape::Empty => Some(End::Empty(tag.span.end - 2..tag.span.end, tag.name.to_owned())),
    }
}
