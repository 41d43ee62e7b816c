//! The mark of a folder that `mulu build` made: it lists the files that are mulu's, all others are the user's.

use super::PublishError;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

/// The name of the mark, in the folder itself.
pub(in crate::cli) const MARK: &str = ".mulu-build";

/// The first line of the mark.
const HEAD: &str = "mulu build 1: these files are made by mulu; others in this folder are left alone\n";

/// What a file was when it was made: its length and a checksum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Entry {
    length: u64,
    hash: u64,
}

/// A checksum in the making (FNV-1a): it tells whether somebody edited a file, and guards against nobody.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hash(Entry);

impl Default for Hash {
    fn default() -> Self {
        Self(Entry { length: 0, hash: 0xcbf2_9ce4_8422_2325 })
    }
}

impl Hash {
    /// Goes on over these bytes.
    pub(super) fn add(&mut self, bytes: &[u8]) {
        self.0.length += bytes.len() as u64;
        for byte in bytes {
            self.0.hash = (self.0.hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    /// The checksum of all there was.
    pub(super) fn entry(self) -> Entry {
        self.0
    }
}

/// The files of one build, by path with `/` between folders.
#[derive(Debug, Default)]
pub(super) struct Manifest {
    entries: BTreeMap<String, Entry>,
    all: bool,
}

impl Manifest {
    /// What a folder says of itself; nothing where there is no folder or an empty one.
    ///
    /// # Errors
    /// A folder that holds things and bears no mark, or something that is no folder.
    pub(super) fn of(folder: &Path) -> Result<Self, PublishError> {
        let text = match fs::read_to_string(folder.join(MARK)) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let empty = !folder.exists() || fs::read_dir(folder)?.next().is_none();
                return if empty { Ok(Self::default()) } else { Err(PublishError::Foreign) };
            }
            Err(error) if error.kind() == io::ErrorKind::NotADirectory => return Err(PublishError::Foreign),
            Err(error) => return Err(error.into()),
        };
        Ok(Self::read(&text))
    }

    fn read(text: &str) -> Self {
        // The mark of the first versions said that all there is belongs to mulu.
        let Some(lines) = text.strip_prefix(HEAD) else { return Self { all: true, ..Self::default() } };
        let entry = |line: &str| {
            let mut parts = line.splitn(3, ' ');
            let hash = u64::from_str_radix(parts.next()?, 16).ok()?;
            let length = parts.next()?.parse().ok()?;
            Some((parts.next()?.to_owned(), Entry { length, hash }))
        };
        Self { entries: lines.lines().filter_map(entry).collect(), all: false }
    }

    /// Its text, the same for the same files.
    pub(super) fn text(&self) -> String {
        let lines =
            self.entries.iter().map(|(path, entry)| format!("{:016x} {} {path}\n", entry.hash, entry.length));
        std::iter::once(HEAD.to_owned()).chain(lines).collect()
    }

    /// Whether the folder is mulu's with all that is in it.
    pub(super) fn owns_all(&self) -> bool {
        self.all
    }

    /// Adds a file.
    pub(super) fn add(&mut self, path: &str, entry: Entry) {
        self.entries.insert(path.to_owned(), entry);
    }

    /// What a file was.
    pub(super) fn get(&self, path: &str) -> Option<&Entry> {
        self.entries.get(path)
    }

    /// Whether a file is mulu's.
    pub(super) fn has(&self, path: &str) -> bool {
        self.entries.contains_key(path)
    }

    /// Its files in order.
    pub(super) fn entries(&self) -> impl Iterator<Item = (&str, &Entry)> {
        self.entries.iter().map(|(path, entry)| (path.as_str(), entry))
    }

    /// Whether any file of mulu's stands somewhere below a folder.
    pub(super) fn reaches_into(&self, folder: &str) -> bool {
        let below = format!("{folder}/");
        self.entries.range(below.clone()..).next().is_some_and(|(path, _)| path.starts_with(&below))
    }
}
