//! A workbook package edited in place: parts that need no change are copied as they are, byte for
//! byte; a changed part is the old text with edits at places, never written anew.
//!
//! Office programs disagree about much that a parser would silently settle (prefixes, odd names,
//! strict namespaces, extensions), so that whatever is not understood here is left as it stands.

pub(in crate::emit) mod book;
mod locate;
pub(in crate::emit) mod rels;
pub(in crate::emit) mod sheet;
pub(in crate::emit) mod strings;
pub(in crate::emit) mod styles;
pub(in crate::emit) mod types;
pub(in crate::emit) mod xml;

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};
use thiserror::Error;
use zip::result::{ZipError, ZipResult};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// Why a package cannot be edited. Nothing is written then.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PackageError {
    /// The file is no zip archive or its directory is damaged.
    #[error("not a zip archive: {0}")]
    NotAnArchive(String),
    /// A part is damaged or not as the standard has it.
    #[error("part {part}: {reason}")]
    Damaged {
        /// The part's name.
        part: String,
        /// What is wrong.
        reason: String,
    },
    /// The package unpacks to more than the bound.
    #[error("unpacks to more than {0} bytes")]
    TooLarge(u64),
    /// A text does not fit a cell.
    #[error("the text of {0} is longer than the 32767 characters of a cell")]
    CellTooLong(String),
}

/// How much of a package is unpacked at most; what the readers take too.
const MOST_BYTES: u64 = 512 << 20;

/// A package and the changes made to it.
pub(in crate::emit) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// Index in the archive and name as written, by folded name.
    names: BTreeMap<String, (usize, String)>,
    changed: BTreeMap<usize, Vec<u8>>,
    added: Vec<(String, Vec<u8>)>,
    left: u64,
}

impl<'a> Package<'a> {
    /// Opens an archive; nothing is unpacked yet.
    pub(in crate::emit) fn open(bytes: &'a [u8]) -> Result<Self, PackageError> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| wrong(&error))?;
        let mut names = BTreeMap::new();
        for index in 0..archive.len() {
            let name = archive.name_for_index(index).and_then(Result::ok).map(std::borrow::Cow::into_owned);
            let Some(name) = name else {
                return Err(PackageError::NotAnArchive(format!("entry {index} has no name")));
            };
            names.entry(folded(&name)).or_insert((index, name));
        }
        let (changed, added) = (BTreeMap::new(), Vec::new());
        Ok(Self { archive, names, changed, added, left: MOST_BYTES })
    }

    /// Whether there is such a part; upper and lower case count alike.
    pub(in crate::emit) fn has(&self, name: &str) -> bool {
        let name = folded(name);
        self.names.contains_key(&name) || self.added.iter().any(|(added, _)| folded(added) == name)
    }

    /// The text of a part as it now is; `None` where there is none.
    pub(in crate::emit) fn text(&mut self, name: &str) -> Result<Option<String>, PackageError> {
        let key = folded(name);
        let damaged =
            |reason: String| PackageError::Damaged { part: name.trim_start_matches('/').to_owned(), reason };
        let bytes = match self.names.get(&key) {
            None => match self.added.iter().find(|(added, _)| folded(added) == key) {
                Some((_, bytes)) => bytes.clone(),
                None => return Ok(None),
            },
            Some((index, _)) => match self.changed.get(index) {
                Some(bytes) => bytes.clone(),
                None => {
                    let entry = self.archive.by_index(*index).map_err(|error| damaged(error.to_string()))?;
                    let mut bytes = Vec::new();
                    entry
                        .take(self.left + 1)
                        .read_to_end(&mut bytes)
                        .map_err(|error| damaged(error.to_string()))?;
                    self.left = self
                        .left
                        .checked_sub(bytes.len() as u64)
                        .ok_or(PackageError::TooLarge(MOST_BYTES))?;
                    bytes
                }
            },
        };
        String::from_utf8(bytes).map(Some).map_err(|_| damaged("not UTF-8".to_owned()))
    }

    /// The text of a part that must be there.
    pub(in crate::emit) fn needed(&mut self, name: &str) -> Result<String, PackageError> {
        let missing = || PackageError::Damaged { part: name.to_owned(), reason: "missing".to_owned() };
        self.text(name)?.ok_or_else(missing)
    }

    /// Changes a part, or adds it.
    pub(in crate::emit) fn set(&mut self, name: &str, text: String) {
        let key = folded(name);
        if let Some((index, _)) = self.names.get(&key) {
            self.changed.insert(*index, text.into_bytes());
        } else if let Some((_, bytes)) = self.added.iter_mut().find(|(added, _)| folded(added) == key) {
            *bytes = text.into_bytes();
        } else {
            self.added.push((name.to_owned(), text.into_bytes()));
        }
    }

    /// The names of all parts.
    pub(in crate::emit) fn names(&self) -> Vec<String> {
        self.names.values().map(|(_, name)| name.clone()).collect()
    }

    /// A part's name that is still free: `xl/comments`, `.xml` → `xl/comments3.xml`.
    pub(in crate::emit) fn free_name(&self, stem: &str, ending: &str) -> String {
        let mut number = 1u32;
        loop {
            let name = format!("{stem}{number}{ending}");
            if !self.has(&name) {
                return name;
            }
            number += 1;
        }
    }

    /// Packs everything again, in the order it came; added parts stand last. No clock is read: a changed
    /// part keeps the day it had, an added one has the first day a zip archive can name.
    pub(in crate::emit) fn finish(mut self) -> Result<Vec<u8>, PackageError> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        let packed = (|| -> ZipResult<()> {
            let options = SimpleFileOptions::default()
                .compression_method(CompressionMethod::Deflated)
                .last_modified_time(zip::DateTime::default());
            for index in 0..self.archive.len() {
                let entry = self.archive.by_index_raw(index)?;
                let Some(bytes) = self.changed.get(&index) else {
                    writer.raw_copy_file(entry)?;
                    continue;
                };
                let day = entry.last_modified().unwrap_or_default();
                let name = entry.name()?.into_owned();
                drop(entry);
                writer.start_file(name, options.last_modified_time(day))?;
                writer.write_all(bytes)?;
            }
            for (name, bytes) in &self.added {
                writer.start_file(name.as_str(), options)?;
                writer.write_all(bytes)?;
            }
            Ok(())
        })();
        packed.map_err(|error| wrong(&error))?;
        writer.finish().map(Cursor::into_inner).map_err(|error| wrong(&error))
    }
}

fn wrong(error: &ZipError) -> PackageError {
    PackageError::NotAnArchive(error.to_string())
}

fn folded(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_ascii_lowercase()
}

/// The complaint about a part that is no XML from a byte on.
pub(in crate::emit) fn damaged(part: &str) -> impl Fn(xml::Broken) -> PackageError + '_ {
    move |broken| PackageError::Damaged { part: part.to_owned(), reason: broken.to_string() }
}
