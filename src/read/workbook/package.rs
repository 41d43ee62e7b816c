//! A package unpacked as a whole: for formats whose parts are read out of order, and for calamine, which
//! gets to see a copy without compression, so that nothing is unpacked out of bounds.
//!
//! Pictures and the like are never unpacked.

use super::archive::{Archive, PackageError, folded};
use std::collections::BTreeMap;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// An unpacked package.
#[derive(Debug)]
pub(super) struct Package {
    parts: BTreeMap<String, Vec<u8>>,
}

impl Package {
    /// Unpacks all parts that say something of cells.
    ///
    /// # Errors
    /// Where a part is damaged, encrypted or too large.
    pub(super) fn unpack(archive: &Archive<'_>) -> Result<Self, PackageError> {
        let mut parts = BTreeMap::new();
        for name in archive.names().filter(|name| !name.ends_with('/') && !is_idle(name)) {
            if let Some(part) = archive.part(name)? {
                parts.insert(name.to_owned(), part);
            }
        }
        Ok(Self { parts })
    }

    /// A part by name; upper and lower case count alike, as in the packages of some programs.
    #[must_use]
    pub(super) fn part(&self, name: &str) -> Option<&[u8]> {
        self.parts.get(&folded(name)).map(Vec::as_slice)
    }

    /// A copy without compression, for calamine to read; under the names it looks for.
    ///
    /// # Errors
    /// Where the copy cannot be packed.
    pub(super) fn copy(&self) -> Result<Cursor<Vec<u8>>, PackageError> {
        let wrong = |error: zip::result::ZipError| PackageError::NotAnArchive(error.to_string());
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, part) in &self.parts {
            let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
            writer.start_file(name.as_str(), options).map_err(wrong)?;
            writer.write_all(part).map_err(|error| PackageError::NotAnArchive(error.to_string()))?;
        }
        writer.finish().map_err(wrong)
    }
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
