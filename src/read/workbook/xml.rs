//! Small helpers over quick-xml: attributes and the parts that name sheets.

use super::package::Package;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use std::collections::BTreeMap;

/// The value of an attribute by its local name, entities resolved.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found =
        element.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
    found.normalized_value(XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
}

/// A reader that forgives what office programs forgive.
pub(super) fn reader(part: &[u8]) -> Reader<&[u8]> {
    let mut reader = Reader::from_reader(part);
    reader.config_mut().check_end_names = false;
    reader
}

/// Calls `each` with every opening element of a part; stops at the first fault.
pub(super) fn elements(part: &[u8], mut each: impl FnMut(&BytesStart<'_>)) {
    let mut reader = reader(part);
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(element) | Event::Empty(element)) => each(&element),
            Ok(Event::Eof) | Err(_) => return,
            Ok(_) => {}
        }
    }
}

/// The relationships of a part: target by id, made absolute.
pub(super) fn relationships(package: &Package, of: &str) -> BTreeMap<String, String> {
    let (folder, name) = of.rsplit_once('/').unwrap_or(("", of));
    let path = format!("{folder}/_rels/{name}.rels");
    let mut found = BTreeMap::new();
    let Some(part) = package.part(&path) else { return found };
    elements(part, |element| {
        if let (Some(id), Some(target)) = (attribute(element, "Id"), attribute(element, "Target")) {
            let target = match target.strip_prefix('/') {
                Some(absolute) => absolute.to_owned(),
                None => format!("{folder}/{target}"),
            };
            found.insert(id, target);
        }
    });
    found
}

/// Adds what an entity stands for to a text; unknown ones stay as written.
pub(super) fn push_reference(text: &mut String, reference: &quick_xml::events::BytesRef<'_>) {
    let name: &str = reference.as_ref();
    match (reference.resolve_char_ref(), name) {
        (Ok(Some(c)), _) => text.push(c),
        (_, "amp") => text.push('&'),
        (_, "lt") => text.push('<'),
        (_, "gt") => text.push('>'),
        (_, "quot") => text.push('"'),
        (_, "apos") => text.push('\''),
        _ => {
            text.push('&');
            text.push_str(name);
            text.push(';');
        }
    }
}
