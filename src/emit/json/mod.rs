//! Catalogues as data: JSON (DESIGN §5), one item a line (NDJSON), and CSV for spreadsheets.
//!
//! The shapes are in `wire`, filled in `build`; ours are never `Serialize`. What a law is and
//! whether it is in force is known elsewhere: the caller gives a [`LawLookup`].

mod build;
mod csv;
#[cfg(test)]
mod tests;
pub mod wire;

pub use csv::csv;

use super::EmitError;
use crate::catalogue::{Catalogue, Jurisdiction};
use crate::source::Files;
use crate::value::citation::Citation;
use schemars::SchemaGenerator;
use schemars::generate::SchemaSettings;

/// What the registry of laws says of a citation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Law {
    /// Its id in `laws.yaml`.
    pub id: String,
    /// 现行有效, 已废止 …; `None` where it is not known how it stood.
    pub status: Option<String>,
}

/// Finds the law a citation means.
pub type LawLookup<'a> = dyn Fn(&Citation) -> Option<Law> + Sync + 'a;

/// What is needed beside a catalogue to write it.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The files the catalogues were read from, for their locations.
    pub files: &'a Files,
    /// Finds laws.
    pub laws: &'a LawLookup<'a>,
}

impl<'a> Context<'a> {
    /// A context; `&|_| None` is a lookup that knows no law.
    #[must_use]
    pub fn new(files: &'a Files, laws: &'a LawLookup<'a>) -> Self {
        Self { files, laws }
    }
}

/// One catalogue in its JSON shape.
#[must_use]
pub fn catalogue(context: Context<'_>, catalogue: &Catalogue, place: &Jurisdiction) -> wire::Catalogue {
    build::catalogue(context, catalogue, place)
}

/// An upper item that an imported item may be; whether it is, a person decides.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Doubt<'a> {
    /// The code of the upper item.
    pub code: &'a str,
    /// How alike the two are, from 0 to 1.
    pub score: f64,
    /// How it was found: `category_and_name`, `name`, `likeness`.
    pub how: &'a str,
}

/// One catalogue in its JSON shape, with what an import doubted beside its items.
#[must_use]
pub fn imported(
    context: Context<'_>,
    catalogue: &Catalogue,
    place: &Jurisdiction,
    doubts: &[Option<Doubt<'_>>],
) -> wire::Catalogue {
    let mut wire = build::catalogue(context, catalogue, place);
    build::doubt(&mut wire, doubts);
    wire
}

/// A JSON file: one catalogue as it is, any other number as `{"mulu":1,"catalogues":[…]}`.
#[must_use]
pub fn document(mut catalogues: Vec<wire::Catalogue>) -> wire::Document {
    match catalogues.pop() {
        Some(only) if catalogues.is_empty() => wire::Document::One(Box::new(only)),
        last => {
            catalogues.extend(last);
            wire::Document::Several(wire::Several { mulu: wire::VERSION, catalogues })
        }
    }
}

/// The bytes of a JSON file: indented, with a line break at the end.
pub fn to_bytes(document: &wire::Document) -> Result<Vec<u8>, EmitError> {
    let mut bytes = serde_json::to_vec_pretty(document)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// One item a line, its jurisdiction and domain in each line.
pub fn ndjson(catalogues: impl IntoIterator<Item = wire::Catalogue>) -> Result<Vec<u8>, EmitError> {
    let mut bytes = Vec::new();
    for catalogue in catalogues {
        let wire::Catalogue { jurisdiction, domain, items, .. } = catalogue;
        for item in items {
            let (jurisdiction, domain) = (jurisdiction.clone(), domain.clone());
            serde_json::to_writer(
                &mut bytes,
                &wire::Line { mulu: wire::VERSION, jurisdiction, domain, item },
            )?;
            bytes.push(b'\n');
        }
    }
    Ok(bytes)
}

/// The JSON Schema (2020-12) of [`wire::Document`], with Chinese descriptions.
#[must_use]
pub fn schema() -> serde_json::Value {
    // As written, not as read: what is always there is `required`.
    let settings = SchemaSettings::draft2020_12().for_serialize();
    SchemaGenerator::new(settings).into_root_schema_for::<wire::Document>().to_value()
}

/// The JSON Schema of one line of [`ndjson`].
#[must_use]
pub fn line_schema() -> serde_json::Value {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    SchemaGenerator::new(settings).into_root_schema_for::<wire::Line>().to_value()
}
