//! A zip package: its directory, and its parts unpacked when they are asked for, under one bound for all.
//!
//! Sizes that a package declares are not believed: bytes are counted as they come out, whoever asks.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::sync::atomic::{AtomicU64, Ordering};
use zip::ZipArchive;
use zip::read::ZipFile;

/// Why a package cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum PackageError {
    /// The file is no zip archive or its directory is damaged.
    #[error("not a zip archive: {0}")]
    NotAnArchive(String),
    /// A part is damaged.
    #[error("part {part}: {reason}")]
    Damaged {
        /// The part's name.
        part: String,
        /// What the unpacker says.
        reason: String,
    },
    /// A part needs a password.
    #[error("part {0} is encrypted")]
    Encrypted(String),
    /// The package unpacks to more than the bound.
    #[error("unpacks to more than {0} bytes")]
    TooLarge(u64),
}

/// The most entries a package may have; an office's workbook has some dozens.
const MOST_ENTRIES: usize = 65_536;
/// How much of a part is handed on at once.
const CHUNK: usize = 1 << 17;

/// An opened package. Several threads may unpack parts of it at the same time.
#[derive(Debug)]
pub(super) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    names: BTreeMap<String, usize>,
    left: AtomicU64,
    bound: u64,
}

impl<'a> Archive<'a> {
    /// Reads the directory; `bound` is how many bytes may be unpacked in all.
    ///
    /// # Errors
    /// Where the directory is damaged or lists too much.
    pub(super) fn open(bytes: &'a [u8], bound: u64) -> Result<Self, PackageError> {
        let zip = ZipArchive::new(Cursor::new(bytes))
            .map_err(|error| PackageError::NotAnArchive(error.to_string()))?;
        if zip.len() > MOST_ENTRIES {
            return Err(PackageError::TooLarge(bound));
        }
        let mut names = BTreeMap::new();
        for index in 0..zip.len() {
            if let Some(Ok(name)) = zip.name_for_index(index) {
                // Of a name that comes twice the first counts.
                names.entry(folded(&name)).or_insert(index);
            }
        }
        Ok(Self { zip, names, left: AtomicU64::new(bound), bound })
    }

    /// Whether there is a part of this name.
    #[must_use]
    pub(super) fn has(&self, name: &str) -> bool {
        self.names.contains_key(&folded(name))
    }

    /// The names of all parts: lower case, `/` between folders.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.names.keys().map(String::as_str)
    }

    /// A part by name; upper and lower case count alike, as in the packages of some programs.
    ///
    /// # Errors
    /// Where the part is damaged, encrypted, or larger than what is left of the bound.
    pub(super) fn part(&self, name: &str) -> Result<Option<Vec<u8>>, PackageError> {
        let mut part = Vec::new();
        let found = self.stream(name, |chunk| {
            if part.is_empty() {
                part = chunk;
            } else {
                part.extend_from_slice(&chunk);
            }
            true
        })?;
        Ok(found.then_some(part))
    }

    /// Hands on a part piece by piece until `take` wants no more; whether there is such a part.
    ///
    /// # Errors
    /// As [`Self::part`].
    pub(super) fn stream(
        &self,
        name: &str,
        mut take: impl FnMut(Vec<u8>) -> bool,
    ) -> Result<bool, PackageError> {
        let Some(index) = self.names.get(&folded(name)) else { return Ok(false) };
        // A clone shares the directory and has a place of its own in the bytes.
        let mut zip = self.zip.clone();
        let mut entry = entry(&mut zip, *index, name)?;
        loop {
            let mut chunk = Vec::with_capacity(CHUNK);
            entry
                .by_ref()
                .take(CHUNK as u64)
                .read_to_end(&mut chunk)
                .map_err(|error| damaged(name, &error))?;
            let length = chunk.len() as u64;
            let counted =
                self.left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(length));
            if counted.is_err() {
                return Err(PackageError::TooLarge(self.bound));
            }
            if chunk.is_empty() || !take(chunk) {
                return Ok(true);
            }
        }
    }
}

fn entry<'a, 'b>(
    zip: &'b mut ZipArchive<Cursor<&'a [u8]>>,
    index: usize,
    name: &str,
) -> Result<ZipFile<'b, Cursor<&'a [u8]>>, PackageError> {
    match zip.by_index(index) {
        Ok(entry) if entry.encrypted() => Err(PackageError::Encrypted(name.to_owned())),
        Ok(entry) => Ok(entry),
        Err(zip::result::ZipError::UnsupportedArchive(zip::result::ZipError::PASSWORD_REQUIRED)) => {
            Err(PackageError::Encrypted(name.to_owned()))
        }
        Err(error) => Err(damaged(name, &error)),
    }
}

fn damaged(part: &str, reason: &impl ToString) -> PackageError {
    PackageError::Damaged { part: part.to_owned(), reason: reason.to_string() }
}

/// A part's name as it is looked up.
pub(super) fn folded(name: &str) -> String {
    let name = name.replace('\\', "/").to_ascii_lowercase();
    name.trim_start_matches('/').to_owned()
}
