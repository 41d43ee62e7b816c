//! A zip package, unpacked once under a bound and packed again without compression.
//!
//! Sizes that a package declares are not believed: bytes are counted as they come out. What calamine
//! gets to see is the copy made here, from which the declarations that it would believe (string
//! counts, dimensions, styles) have been taken out. Pictures and the like are never unpacked.

use super::styles;
use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};
use std::ops::Range;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

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

/// An unpacked package.
#[derive(Debug)]
pub(super) struct Package {
    bytes: Vec<u8>,
    parts: BTreeMap<String, Range<usize>>,
}

/// The most entries a package may have; an office's workbook has some dozens.
const MOST_ENTRIES: usize = 65_536;

impl Package {
    /// Unpacks all parts that say something of cells, up to `bound` bytes in all.
    ///
    /// # Errors
    /// Where the archive or a part is damaged, encrypted or too large.
    pub(super) fn open(bytes: &[u8], bound: u64) -> Result<Self, PackageError> {
        let wrong = |error: zip::result::ZipError| PackageError::NotAnArchive(error.to_string());
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(wrong)?;
        if archive.len() > MOST_ENTRIES {
            return Err(PackageError::TooLarge(bound));
        }
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        let mut left = bound;
        for index in 0..archive.len() {
            let Some((name, part)) = unpack(&mut archive, index, left, bound)? else { continue };
            left -= part.len() as u64;
            let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
            // A name that comes twice cannot be written twice; the first counts.
            if writer.start_file(name.as_str(), options).is_ok() {
                let part = tamed(&name, part);
                writer.write_all(&part).map_err(|error| PackageError::NotAnArchive(error.to_string()))?;
            }
        }
        let bytes = writer.finish().map_err(wrong)?.into_inner();
        let parts = ranges(&bytes).map_err(wrong)?;
        Ok(Self { bytes, parts })
    }

    /// A part by name; upper and lower case count alike, as in the packages of some programs.
    #[must_use]
    pub(super) fn part(&self, name: &str) -> Option<&[u8]> {
        let range = self.parts.get(&folded(name))?;
        self.bytes.get(range.clone())
    }

    /// The copy, for calamine to read.
    #[must_use]
    pub(super) fn archive(&self) -> Cursor<&[u8]> {
        Cursor::new(&self.bytes)
    }
}

fn folded(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_ascii_lowercase()
}

/// One entry, unpacked; `None` for folders and for parts that hold no cells.
fn unpack(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    index: usize,
    left: u64,
    bound: u64,
) -> Result<Option<(String, Vec<u8>)>, PackageError> {
    let damaged = |part: &str, reason: String| PackageError::Damaged { part: part.to_owned(), reason };
    let name = archive
        .name_for_index(index)
        .and_then(Result::ok)
        .map(std::borrow::Cow::into_owned)
        .unwrap_or_default();
    if name.ends_with('/') || is_idle(&folded(&name)) {
        return Ok(None);
    }
    let entry = match archive.by_index(index) {
        Ok(entry) if entry.encrypted() => return Err(PackageError::Encrypted(name)),
        Ok(entry) => entry,
        Err(zip::result::ZipError::UnsupportedArchive(zip::result::ZipError::PASSWORD_REQUIRED)) => {
            return Err(PackageError::Encrypted(name));
        }
        Err(error) => return Err(damaged(&name, error.to_string())),
    };
    let mut part = Vec::new();
    entry.take(left + 1).read_to_end(&mut part).map_err(|error| damaged(&name, error.to_string()))?;
    if part.len() as u64 > left {
        return Err(PackageError::TooLarge(bound));
    }
    Ok(Some((name, part)))
}

/// Parts that say nothing of cells.
fn is_idle(name: &str) -> bool {
    const IDLE: [&str; 14] = [
        "/media/",
        "/drawings/",
        "/embeddings/",
        "/printersettings/",
        "/theme/",
        "/charts/",
        "/activex/",
        "/ctrlprops/",
        "/pivotcache/",
        "/pivottables/",
        "/externallinks/",
        "pictures/",
        "thumbnails/",
        "customxml/",
    ];
    IDLE.iter().any(|word| name.contains(word)) || name.ends_with(".png") || name.ends_with("vbaproject.bin")
}

/// Takes out of a part what calamine would believe: counts that reserve memory, dimensions, heavy styles.
fn tamed(name: &str, mut part: Vec<u8>) -> Vec<u8> {
    let name = folded(name);
    if name.ends_with("styles.xml") && !name.starts_with("styles") {
        return styles::reduced(&part).into_bytes();
    }
    if name.ends_with("sharedstrings.xml") {
        hide(&mut part, b"uniqueCount");
    } else if name.contains("worksheets/") && name.ends_with(".xml") {
        hide(&mut part, b"dimension ");
    }
    part
}

/// Spoils a word near the start of a part, so that nobody finds it.
fn hide(part: &mut [u8], word: &[u8]) {
    let head = part.len().min(16_384);
    let Some(head) = part.get_mut(..head) else { return };
    let mut from = 0;
    while let Some(at) =
        head.get(from..).and_then(|rest| rest.windows(word.len()).position(|window| window == word))
    {
        if let Some(byte) = head.get_mut(from + at) {
            *byte = b'X';
        }
        from += at + word.len();
    }
}

fn ranges(bytes: &[u8]) -> zip::result::ZipResult<BTreeMap<String, Range<usize>>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes))?;
    let mut found = BTreeMap::new();
    for index in 0..archive.len() {
        let entry = archive.by_index(index)?;
        let start = usize::try_from(entry.data_start().unwrap_or(0)).unwrap_or(usize::MAX);
        let length = usize::try_from(entry.size()).unwrap_or(0);
        let name = entry.name()?.to_string();
        found.insert(folded(&name), start..start.saturating_add(length));
    }
    Ok(found)
}
