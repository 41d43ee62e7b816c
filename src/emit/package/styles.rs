//! The styles part, added to: fills, fonts, borders and cell formats, none of the old ones changed.

use super::book::Book;
use super::xml::{Broken, Edits, Shape, Tag, root, tags};
use super::{Package, PackageError, damaged, types};
use std::collections::BTreeMap;
use std::ops::Range;

/// A part for workbooks that have none.
const PLAIN: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
    <styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\
    <fonts count=\"1\"><font><sz val=\"11\"/><name val=\"宋体\"/><family val=\"3\"/><charset val=\"134\"/></font></fonts>\
    <fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>\
    <borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
    <cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>\
    <cellXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/></cellXfs>\
    </styleSheet>";

/// The lists of a styles part in the order of the schema.
const ORDER: [&str; 10] = [
    "numFmts",
    "fonts",
    "fills",
    "borders",
    "cellStyleXfs",
    "cellXfs",
    "cellStyles",
    "dxfs",
    "tableStyles",
    "colors",
];

/// As many formats as a spreadsheet takes.
const MOST_FORMATS: usize = 64_000;

/// A list as it stands.
#[derive(Debug, Default, Clone)]
struct List {
    /// Its opening tag, and where it closes.
    head: Option<(Range<usize>, bool)>,
    end: usize,
    count: Option<Range<usize>>,
    /// Where its entries stand.
    entries: Vec<Range<usize>>,
    added: Vec<String>,
}

impl List {
    fn add(&mut self, entry: String) -> usize {
        if let Some(at) = self.added.iter().position(|own| *own == entry) {
            return self.entries.len() + at;
        }
        self.added.push(entry);
        self.entries.len() + self.added.len() - 1
    }
}

/// A styles part and what is to be added.
#[derive(Debug)]
pub(in crate::emit) struct Styles {
    part: String,
    text: String,
    prefix: String,
    lists: BTreeMap<&'static str, List>,
    /// Where what stands behind all lists begins.
    extensions: Option<usize>,
    filled: BTreeMap<(u32, usize), u32>,
}

impl Styles {
    /// Reads the part; a workbook without one gets one.
    pub(in crate::emit) fn read(package: &mut Package<'_>, book: &mut Book) -> Result<Self, PackageError> {
        let part = match book.relations.target("styles") {
            Some(part) if package.has(part) => part.to_owned(),
            Some(part) => {
                let part = part.to_owned();
                Self::create(package, book, &part)?;
                part
            }
            None => {
                let part = package.free_name(&format!("{}styles", book.folder()), ".xml");
                book.relations.add("styles", &part, book.strict);
                Self::create(package, book, &part)?;
                part
            }
        };
        let text = package.needed(&part)?;
        Self::of(part.clone(), text).map_err(damaged(&part))
    }

    fn create(package: &mut Package<'_>, book: &Book, part: &str) -> Result<(), PackageError> {
        let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        let strict = "http://purl.oclc.org/ooxml/spreadsheetml/main";
        package.set(part, if book.strict { PLAIN.replace(main, strict) } else { PLAIN.to_owned() });
        let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml";
        if types::kind_of(package, part)?.is_none() { types::declare(package, part, kind) } else { Ok(()) }
    }

    fn of(part: String, text: String) -> Result<Self, Broken> {
        let head = root(&text)?;
        if head.local() != "styleSheet" {
            return Err(Broken::Lacks("styleSheet"));
        }
        let prefix = head.prefix().to_owned();
        let empty = head.shape == Shape::Empty;
        let text = if empty {
            let open = text[..head.span.end].trim_end_matches("/>");
            format!("{open}></{}>", head.name)
        } else {
            text
        };
        let (lists, extensions) = scan(&text)?;
        Ok(Self { part, text, prefix, lists, extensions, filled: BTreeMap::new() })
    }

    fn list(&mut self, name: &'static str) -> &mut List {
        self.lists.entry(name).or_default()
    }

    /// A solid fill, `RRGGBB`.
    pub(in crate::emit) fn fill(&mut self, colour: &str) -> usize {
        let p = self.prefix.clone();
        let list = self.list("fills");
        if list.entries.is_empty() && list.added.is_empty() {
            // The first two are what every program takes them for, whatever is written.
            list.add(format!("<{p}fill><{p}patternFill patternType=\"none\"/></{p}fill>"));
            list.add(format!("<{p}fill><{p}patternFill patternType=\"gray125\"/></{p}fill>"));
        }
        list.add(format!(
            "<{p}fill><{p}patternFill patternType=\"solid\"><{p}fgColor rgb=\"FF{colour}\"/>\
             <{p}bgColor indexed=\"64\"/></{p}patternFill></{p}fill>"
        ))
    }

    /// A font; `more` are elements that stand before its size, without prefix.
    pub(in crate::emit) fn font(&mut self, more: &[&str], size: u8, colour: Option<&str>) -> usize {
        let p = self.prefix.clone();
        let more: String = more.iter().map(|name| format!("<{p}{name}/>")).collect();
        let colour = colour.map_or(String::new(), |rgb| format!("<{p}color rgb=\"FF{rgb}\"/>"));
        let list = self.list("fonts");
        if list.entries.is_empty() && list.added.is_empty() {
            list.add(format!("<{p}font><{p}sz val=\"11\"/><{p}name val=\"宋体\"/></{p}font>"));
        }
        list.add(format!(
            "<{p}font>{more}<{p}sz val=\"{size}\"/>{colour}<{p}name val=\"宋体\"/><{p}family val=\"3\"/>\
             <{p}charset val=\"134\"/></{p}font>"
        ))
    }

    /// Thin grey lines on all sides.
    pub(in crate::emit) fn border(&mut self) -> usize {
        let p = self.prefix.clone();
        let side = |name: &str| format!("<{p}{name} style=\"thin\"><{p}color rgb=\"FFBFBFBF\"/></{p}{name}>");
        let sides: String = ["left", "right", "top", "bottom"].map(side).concat();
        let list = self.list("borders");
        if list.entries.is_empty() && list.added.is_empty() {
            list.add(format!(
                "<{p}border><{p}left/><{p}right/><{p}top/><{p}bottom/><{p}diagonal/></{p}border>"
            ));
        }
        list.add(format!("<{p}border>{sides}<{p}diagonal/></{p}border>"))
    }

    /// A cell format of fonts, fills and borders added here.
    pub(in crate::emit) fn format(&mut self, font: usize, fill: usize, border: usize, align: &str) -> usize {
        let p = self.prefix.clone();
        self.default_format();
        self.list("cellXfs").add(format!(
            "<{p}xf numFmtId=\"0\" fontId=\"{font}\" fillId=\"{fill}\" borderId=\"{border}\" xfId=\"0\" \
             applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\"><{p}alignment {align}/></{p}xf>"
        ))
    }

    fn default_format(&mut self) {
        let p = self.prefix.clone();
        let list = self.list("cellXfs");
        if list.entries.is_empty() && list.added.is_empty() {
            list.add(format!("<{p}xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"));
        }
    }

    /// A format like another in all but its fill.
    pub(in crate::emit) fn filled(&mut self, base: u32, fill: usize) -> u32 {
        if let Some(known) = self.filled.get(&(base, fill)) {
            return *known;
        }
        self.default_format();
        let list = self.lists.get("cellXfs").cloned().unwrap_or_default();
        let index = if (base as usize) < list.entries.len() { base as usize } else { 0 };
        let old = list.entries.get(index).map(|place| self.text[place.clone()].to_owned());
        let old = old.or_else(|| list.added.first().cloned()).unwrap_or_default();
        let made = self.list("cellXfs").add(with_fill(&old, fill));
        let made = u32::try_from(made).unwrap_or(base);
        self.filled.insert((base, fill), made);
        made
    }

    /// Puts the part back.
    pub(in crate::emit) fn save(self, package: &mut Package<'_>) -> Result<(), PackageError> {
        let formats = self.lists.get("cellXfs").map_or(0, |list| list.entries.len() + list.added.len());
        if formats > MOST_FORMATS {
            let reason = format!("more than {MOST_FORMATS} cell formats");
            return Err(PackageError::Damaged { part: self.part, reason });
        }
        let mut edits = Edits::default();
        let end = self.text.rfind("</").unwrap_or(self.text.len());
        let p = &self.prefix;
        for (place, name) in ORDER.iter().enumerate() {
            let Some(list) = self.lists.get(name).filter(|list| !list.added.is_empty()) else { continue };
            let (count, body) = (list.entries.len() + list.added.len(), list.added.concat());
            match &list.head {
                Some((head, true)) => {
                    edits.replace(head.clone(), format!("<{p}{name} count=\"{count}\">{body}</{p}{name}>"));
                }
                Some((_, false)) => {
                    edits.insert(list.end, body);
                    if let Some(place) = list.count.clone() {
                        edits.replace(place, count.to_string());
                    }
                }
                None => {
                    let after = ORDER[place + 1..].iter().filter_map(|name| self.starts(name));
                    let later = after.chain(self.extensions).min();
                    let whole = format!("<{p}{name} count=\"{count}\">{body}</{p}{name}>");
                    edits.insert(later.unwrap_or(end), whole);
                }
            }
        }
        package.set(&self.part, edits.apply(&self.text));
        Ok(())
    }

    fn starts(&self, name: &str) -> Option<usize> {
        self.lists.get(name).and_then(|list| list.head.as_ref()).map(|(head, _)| head.start)
    }
}

type Lists = BTreeMap<&'static str, List>;

fn scan(text: &str) -> Result<(Lists, Option<usize>), Broken> {
    let (mut lists, mut extensions) = (Lists::new(), None);
    let mut depth = 0usize;
    let mut open: Option<(&'static str, List)> = None;
    let mut entry = 0;
    for tag in tags(text) {
        let tag = tag?;
        if tag.shape == Shape::Close {
            depth = depth.saturating_sub(1);
        }
        match (depth, tag.shape) {
            (1, Shape::Open | Shape::Empty) => {
                let Some(name) = ORDER.iter().find(|name| **name == tag.local()) else {
                    extensions.get_or_insert(tag.span.start);
                    depth += usize::from(tag.shape == Shape::Open);
                    continue;
                };
                let list = started(&tag);
                if tag.shape == Shape::Empty {
                    lists.entry(name).or_insert(list);
                } else {
                    open = Some((name, list));
                }
            }
            (1, Shape::Close) => {
                if let Some((name, mut list)) = open.take() {
                    list.end = tag.span.start;
                    lists.entry(name).or_insert(list);
                }
            }
            (2, Shape::Open) => entry = tag.span.start,
            (2, Shape::Empty) => open.iter_mut().for_each(|(_, list)| list.entries.push(tag.span.clone())),
            (2, Shape::Close) => {
                open.iter_mut().for_each(|(_, list)| list.entries.push(entry..tag.span.end));
            }
            _ => {}
        }
        depth += usize::from(tag.shape == Shape::Open);
    }
    Ok((lists, extensions))
}

fn started(tag: &Tag<'_>) -> List {
    let head = Some((tag.span.clone(), tag.shape == Shape::Empty));
    List { head, end: tag.span.end, count: tag.place("count"), ..List::default() }
}

/// A format's text with another fill.
fn with_fill(format: &str, fill: usize) -> String {
    let Ok(head) = root(format) else { return format.to_owned() };
    let mut edits = Edits::default();
    for (name, value) in [("fillId", fill.to_string()), ("applyFill", "1".to_owned())] {
        match head.place(name) {
            Some(place) => edits.replace(place, value),
            None => edits.insert(head.name_end(), format!(" {name}=\"{value}\"")),
        }
    }
    edits.apply(format)
}
