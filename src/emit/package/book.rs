//! The workbook part: which sheets there are, and a sheet put before them all.

use super::rels::Relations;
use super::xml::{Broken, Edits, Shape, Tag, escaped, root, tags};
use super::{Package, PackageError, damaged, types};

/// A sheet as the workbook lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::emit) struct Listed {
    pub(in crate::emit) name: String,
    /// Its part.
    pub(in crate::emit) part: String,
}

/// The workbook part and what hangs on it.
#[derive(Debug)]
pub(in crate::emit) struct Book {
    /// The part's name.
    pub(in crate::emit) part: String,
    pub(in crate::emit) relations: Relations,
    pub(in crate::emit) sheets: Vec<Listed>,
    /// Whether it uses the namespaces of strict OOXML.
    pub(in crate::emit) strict: bool,
}

impl Book {
    /// Reads it.
    pub(in crate::emit) fn read(package: &mut Package<'_>) -> Result<Self, PackageError> {
        let top = Relations::of(package, "")?;
        let part = top.target("officeDocument").unwrap_or("xl/workbook.xml").to_owned();
        let relations = Relations::of(package, &part)?;
        let text = package.needed(&part)?;
        let head = root(&text).map_err(damaged(&part))?;
        if head.local() != "workbook" {
            let reason = Broken::Lacks("workbook").to_string();
            return Err(PackageError::Damaged { part, reason });
        }
        let strict = text[head.span.clone()].contains("http://purl.oclc.org/ooxml/");
        let mut sheets = Vec::new();
        for tag in tags(&text) {
            let tag = tag.map_err(damaged(&part))?;
            if tag.local() == "sheet" && tag.shape != Shape::Close {
                let target = tag.prefixed_value("id").and_then(|id| relations.by_id(&id).map(str::to_owned));
                let name = tag.value("name").unwrap_or_default();
                sheets.push(Listed { name, part: target.unwrap_or_default() });
            }
        }
        Ok(Self { part, relations, sheets, strict })
    }

    /// The folder of the part, with its slash.
    pub(in crate::emit) fn folder(&self) -> &str {
        self.part.rfind('/').map_or("", |at| &self.part[..=at])
    }

    /// A sheet: at its index if it bears that name there, else wherever it bears it.
    pub(in crate::emit) fn sheet(&self, index: usize, name: &str) -> Option<&Listed> {
        let at_index = self.sheets.get(index).filter(|sheet| sheet.name == name);
        at_index.or_else(|| self.sheets.iter().find(|sheet| sheet.name == name))
    }

    /// Whether its macros make it an `.xlsm`.
    pub(in crate::emit) fn has_macros(&self, package: &mut Package<'_>) -> Result<bool, PackageError> {
        let kind = types::kind_of(package, &self.part)?;
        Ok(kind.is_some_and(|kind| kind.to_ascii_lowercase().contains("macroenabled")))
    }

    /// Puts a sheet before all others. The workbook opens where it did before: indices of sheets count
    /// one further, in names bound to a sheet too.
    pub(in crate::emit) fn put_first(
        mut self,
        package: &mut Package<'_>,
        name: &str,
        sheet: &str,
        names: &[(&str, String)],
    ) -> Result<(), PackageError> {
        let id = self.relations.add("worksheet", sheet, self.strict);
        let text = package.needed(&self.part)?;
        let after = with_first(&text, name, &id, names, self.strict).map_err(damaged(&self.part))?;
        package.set(&self.part, after);
        types::declare(
            package,
            sheet,
            "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml",
        )?;
        self.relations.save(package)
    }
}

/// What of a workbook's text the new sheet touches.
#[derive(Debug, Default)]
struct Places<'a> {
    sheets: Option<Tag<'a>>,
    highest_id: u32,
    views: Vec<Tag<'a>>,
    views_list: bool,
    local: Vec<(std::ops::Range<usize>, u32)>,
    names: Option<Tag<'a>>,
    /// Behind what stands before the names.
    before_names: usize,
}

fn places(text: &str) -> Result<Places<'_>, Broken> {
    let mut found = Places::default();
    for tag in tags(text) {
        let tag = tag?;
        match (tag.local(), tag.shape) {
            ("sheets", Shape::Open) => found.sheets = Some(tag),
            ("sheets" | "functionGroups" | "externalReferences", _) => found.before_names = tag.span.end,
            ("sheet", Shape::Open | Shape::Empty) => {
                found.highest_id = found.highest_id.max(tag.number("sheetId").unwrap_or(0));
            }
            ("bookViews", _) => found.views_list = true,
            ("workbookView", Shape::Open | Shape::Empty) => found.views.push(tag),
            ("definedNames", Shape::Open | Shape::Empty) => found.names = Some(tag),
            ("definedName", Shape::Open | Shape::Empty) => {
                if let (Some(place), Some(index)) = (tag.place("localSheetId"), tag.number("localSheetId")) {
                    found.local.push((place, index));
                }
            }
            _ => {}
        }
    }
    Ok(found)
}

fn with_first(
    text: &str,
    name: &str,
    id: &str,
    names: &[(&str, String)],
    strict: bool,
) -> Result<String, Broken> {
    let places = places(text)?;
    let sheets = places.sheets.clone().ok_or(Broken::Lacks("sheets"))?;
    let prefix = sheets.prefix();
    let space = if strict { super::rels::STRICT } else { super::rels::LOOSE };
    let (r, declared) = match root(text)?.bound("/relationships") {
        Some(prefix) => (prefix, String::new()),
        None => ("r:".to_owned(), format!(" xmlns:r=\"{space}\"")),
    };
    let mut edits = Edits::default();
    let sheet_id = places.highest_id.saturating_add(1);
    edits.insert(
        sheets.span.end,
        format!(
            "<{prefix}sheet{declared} name=\"{}\" sheetId=\"{sheet_id}\" {r}id=\"{id}\"/>",
            escaped(name)
        ),
    );
    shift_views(&places, &sheets, &mut edits);
    for (place, index) in &places.local {
        edits.replace(place.clone(), index.saturating_add(1).to_string());
    }
    add_names(&places, prefix, names, &mut edits);
    Ok(edits.apply(text))
}

/// Lets the workbook open on the sheet it opened on before.
fn shift_views(places: &Places<'_>, sheets: &Tag<'_>, edits: &mut Edits) {
    for view in &places.views {
        match view.place("activeTab") {
            Some(place) => {
                edits.replace(place, view.number("activeTab").unwrap_or(0).saturating_add(1).to_string());
            }
            None => edits.insert(view.name_end(), " activeTab=\"1\""),
        }
        // The first tab of the bar is the new sheet's.
        if let Some(place) = view.place("firstSheet") {
            edits.replace(place, "0");
        }
    }
    if !places.views_list {
        let p = sheets.prefix();
        let view = format!("<{p}bookViews><{p}workbookView activeTab=\"1\"/></{p}bookViews>");
        edits.insert(sheets.span.start, view);
    }
}

/// Names bound to the new sheet.
fn add_names(places: &Places<'_>, p: &str, names: &[(&str, String)], edits: &mut Edits) {
    let own: String = names
        .iter()
        .map(|(name, of)| {
            let hidden = if name.ends_with("FilterDatabase") { " hidden=\"1\"" } else { "" };
            let of = escaped(of);
            format!("<{p}definedName name=\"{name}\" localSheetId=\"0\"{hidden}>{of}</{p}definedName>")
        })
        .collect();
    let whole = format!("<{p}definedNames>{own}</{p}definedNames>");
    match &places.names {
        Some(list) if list.shape == Shape::Open => edits.insert(list.span.end, own),
        Some(list) => edits.replace(list.span.clone(), whole),
        None => edits.insert(places.before_names, whole),
    }
}
