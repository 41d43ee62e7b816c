//! `styles.xml` cut down to number formats, which tell dates from numbers.
//!
//! Fonts, fills and borders are nothing to a catalogue, and copying them into every style is how a
//! small file is made to fill the memory.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::fmt::Write;

/// The longest number format Excel allows.
const LONGEST_FORMAT: usize = 255;

/// The reduced part; empty styles where the part is damaged.
#[must_use]
pub(super) fn reduced(part: &[u8]) -> String {
    let (mut formats, mut styles) = (String::new(), String::new());
    let mut reader = Reader::from_reader(part);
    reader.config_mut().check_end_names = false;
    let mut in_cells = false;
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(element) | Event::Empty(element)) => match element.local_name().as_ref() {
                "cellXfs" => in_cells = true,
                "numFmt" => push_format(&mut formats, &element),
                "xf" if in_cells => push_style(&mut styles, &element),
                _ => {}
            },
            Ok(Event::End(element)) if element.local_name().as_ref() == "cellXfs" => in_cells = false,
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
    format!("<styleSheet><numFmts>{formats}</numFmts><cellXfs>{styles}</cellXfs></styleSheet>")
}

fn raw<'a>(element: &'a BytesStart<'_>, name: &str) -> Option<std::borrow::Cow<'a, str>> {
    element
        .attributes()
        .flatten()
        .find(|attribute| attribute.key.as_ref() == name)
        .map(|attribute| attribute.value)
}

fn push_format(formats: &mut String, element: &BytesStart<'_>) {
    if let (Some(id), Some(code)) = (raw(element, "numFmtId"), raw(element, "formatCode"))
        && code.len() <= LONGEST_FORMAT
        && !code.contains(['"', '<'])
        && id.chars().all(|c| c.is_ascii_digit())
    {
        // Writing to a string cannot fail.
        let _ = write!(formats, "<numFmt numFmtId=\"{id}\" formatCode=\"{code}\"/>");
    }
}

fn push_style(styles: &mut String, element: &BytesStart<'_>) {
    let id = raw(element, "numFmtId").filter(|id| id.len() < 10 && id.chars().all(|c| c.is_ascii_digit()));
    let _ = write!(styles, "<xf numFmtId=\"{}\"/>", id.as_deref().unwrap_or("0"));
}
