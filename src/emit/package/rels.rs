//! The relationships of a part: read, and added to.

use super::xml::{Broken, Edits, Shape, escaped, root, tags};
use super::{Package, PackageError, damaged};

/// What stands behind an id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::emit) struct Relation {
    pub(in crate::emit) id: String,
    /// The last word of its type's address: `worksheet`, `comments`.
    pub(in crate::emit) kind: String,
    /// The part's name from the root of the package.
    pub(in crate::emit) target: String,
}

/// The relationships of one part.
#[derive(Debug)]
pub(in crate::emit) struct Relations {
    of: String,
    pub(in crate::emit) list: Vec<Relation>,
    added: Vec<String>,
}

const EMPTY: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
    <Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"></Relationships>";

impl Relations {
    /// Reads those of a part; none where it has no list of them.
    pub(in crate::emit) fn of(package: &mut Package<'_>, part: &str) -> Result<Self, PackageError> {
        let mut found = Self { of: part.to_owned(), list: Vec::new(), added: Vec::new() };
        let path = path(part);
        let Some(text) = package.text(&path)? else { return Ok(found) };
        for tag in tags(&text) {
            let tag = tag.map_err(damaged(&path))?;
            if tag.local() != "Relationship" || tag.shape == Shape::Close {
                continue;
            }
            let (Some(id), Some(kind), Some(target)) =
                (tag.value("Id"), tag.value("Type"), tag.value("Target"))
            else {
                continue;
            };
            let kind = kind.rsplit('/').next().unwrap_or("").to_owned();
            let outside = tag.value("TargetMode").is_some_and(|mode| mode.eq_ignore_ascii_case("external"));
            let target = if outside { target } else { resolved(part, &target) };
            found.list.push(Relation { id, kind, target });
        }
        Ok(found)
    }

    /// The part a relationship of some kind leads to.
    pub(in crate::emit) fn target(&self, kind: &str) -> Option<&str> {
        self.list.iter().find(|relation| relation.kind == kind).map(|relation| relation.target.as_str())
    }

    /// The part behind an id.
    pub(in crate::emit) fn by_id(&self, id: &str) -> Option<&str> {
        self.list.iter().find(|relation| relation.id == id).map(|relation| relation.target.as_str())
    }

    /// Adds one; answers its id.
    pub(in crate::emit) fn add(&mut self, kind: &str, target: &str, strict: bool) -> String {
        let taken = |id: &str| self.list.iter().any(|relation| relation.id.eq_ignore_ascii_case(id));
        let mut number = self.list.len() + 1;
        while taken(&format!("rId{number}")) {
            number += 1;
        }
        let id = format!("rId{number}");
        let space = if strict { STRICT } else { LOOSE };
        let written = escaped(&relative(&self.of, target));
        self.added.push(format!("Relationship Id=\"{id}\" Type=\"{space}/{kind}\" Target=\"{written}\"/>"));
        self.list.push(Relation { id: id.clone(), kind: kind.to_owned(), target: target.to_owned() });
        id
    }

    /// Puts what was added into the package.
    pub(in crate::emit) fn save(self, package: &mut Package<'_>) -> Result<(), PackageError> {
        if self.added.is_empty() {
            return Ok(());
        }
        let path = path(&self.of);
        let text = package.text(&path)?.unwrap_or_else(|| EMPTY.to_owned());
        let after = append(&text, &self.added).map_err(damaged(&path))?;
        package.set(&path, after);
        Ok(())
    }
}

/// The namespace of relationships, as nearly everybody writes it.
pub(in crate::emit) const LOOSE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/// The same in a strict package.
pub(in crate::emit) const STRICT: &str = "http://purl.oclc.org/ooxml/officeDocument/relationships";

/// Adds elements (written without `<` and prefix) at the end of a part's root.
pub(super) fn append(text: &str, elements: &[String]) -> Result<String, Broken> {
    let head = root(text)?;
    let prefix = head.prefix();
    let body: String = elements.iter().map(|element| format!("<{prefix}{element}")).collect();
    let mut edits = Edits::default();
    if head.shape == Shape::Empty {
        edits.replace(head.span.end - 2..head.span.end, format!(">{body}</{}>", head.name));
    } else {
        let end = text.rfind("</").ok_or(Broken::At(text.len()))?;
        edits.insert(end, body);
    }
    Ok(edits.apply(text))
}

fn path(part: &str) -> String {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    if folder.is_empty() { format!("_rels/{name}.rels") } else { format!("{folder}/_rels/{name}.rels") }
}

/// A target as written in a part's list → the part's name.
fn resolved(of: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let mut parts: Vec<&str> = Vec::new();
    if !target.starts_with('/') {
        parts.extend(of.rsplit_once('/').map_or("", |(folder, _)| folder).split('/'));
    }
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.retain(|part| !part.is_empty());
    parts.join("/")
}

/// A part's name as a target in another part's list.
fn relative(of: &str, target: &str) -> String {
    let folder: Vec<&str> = of.split('/').rev().skip(1).collect::<Vec<_>>().into_iter().rev().collect();
    let parts: Vec<&str> = target.split('/').collect();
    let same = folder.iter().zip(&parts).take_while(|(one, other)| one == other).count();
    let up = std::iter::repeat_n("..", folder.len() - same);
    up.chain(parts[same..].iter().copied()).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::{relative, resolved};

    #[test]
    fn targets_count_from_the_folder_of_their_part() {
        let sheet = "xl/worksheets/sheet1.xml";
        for (written, part) in [
            ("../comments1.xml", "xl/comments1.xml"),
            ("/xl/comments1.xml", "xl/comments1.xml"),
            ("x.xml", "xl/worksheets/x.xml"),
            ("..\\drawings\\v.vml", "xl/drawings/v.vml"),
        ] {
            assert_eq!(resolved(sheet, written), part);
        }
        assert_eq!(relative(sheet, "xl/comments1.xml"), "../comments1.xml");
        assert_eq!(relative("xl/workbook.xml", "xl/worksheets/s.xml"), "worksheets/s.xml");
        assert_eq!(relative("workbook.xml", "sheets/s.xml"), "sheets/s.xml");
    }
}
