//! Catalogues as lines of text, for `git diff` and `git log -p`: a field a line, item by item, from YAML and workbooks alike.
//!
//! Numbers of rows are left out: an item put in would renumber, and so change, all behind it.

use crate::catalogue::{Catalogue, Field, Jurisdiction};
use crate::compare::row;
use std::fmt::Write as _;

/// The text of a place's catalogues and negative lists; `None` where there is no item in them.
#[must_use]
pub fn lines(place: &Jurisdiction) -> Option<String> {
    let mut text = String::new();
    let lists = || place.catalogues.iter().chain(&place.withheld_lists);
    if lists().all(|catalogue| catalogue.items.is_empty()) {
        return None;
    }
    for catalogue in lists() {
        self::catalogue(catalogue, &mut text);
    }
    Some(text)
}

fn catalogue(catalogue: &Catalogue, text: &mut String) {
    let title = catalogue.title.as_ref().map(|title| flat(&title.value));
    let domain = catalogue.domain_name();
    let head = title.unwrap_or_else(|| domain.to_owned());
    let _ = writeln!(text, "# {head}");
    if !domain.is_empty() {
        let _ = writeln!(text, "领域：{}", flat(domain));
    }
    for item in &catalogue.items {
        let code = item.code_text().map(|code| format!("{} ", code.trim())).unwrap_or_default();
        let _ = writeln!(text, "\n## {}{}", flat(&code), flat(item.title().trim()));
        for cell in row::of_item(catalogue, item) {
            if cell.field != Field::Seq.key() {
                // The official names: a column called otherwise is the same column.
                let known = crate::catalogue::FIELDS.iter().find(|info| info.key == cell.field);
                let own = known.filter(|info| info.field != Field::Extra);
                let heading = own.map_or(cell.heading.as_str(), |info| info.chinese);
                let _ = writeln!(text, "{}：{}", flat(heading), flat(&cell.text));
            }
        }
    }
    for note in &catalogue.notes {
        let _ = writeln!(text, "\n注：{}", flat(&note.value));
    }
}

/// On one line, without control characters: a line of the file is a line here.
fn flat(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
