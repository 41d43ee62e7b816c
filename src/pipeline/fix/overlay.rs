//! A disk with some files changed in memory: what the next round of fixes reads.

use crate::project::Disk;
use std::collections::BTreeMap;
use std::io;

/// A disk under changes.
pub(super) struct Overlay<'a> {
    disk: &'a dyn Disk,
    changed: BTreeMap<String, Vec<u8>>,
}

impl<'a> Overlay<'a> {
    /// No changes yet.
    pub(super) fn new(disk: &'a dyn Disk) -> Self {
        Self { disk, changed: BTreeMap::new() }
    }

    /// Changes a file.
    pub(super) fn put(&mut self, path: &str, bytes: Vec<u8>) {
        self.changed.insert(path.to_owned(), bytes);
    }
}

impl Disk for Overlay<'_> {
    fn is_folder(&self, path: &str) -> bool {
        self.disk.is_folder(path)
    }

    fn is_file(&self, path: &str) -> bool {
        self.disk.is_file(path)
    }

    fn files(&self, folder: &str) -> io::Result<Vec<String>> {
        self.disk.files(folder)
    }

    fn files_in(&self, folder: &str) -> io::Result<Vec<String>> {
        self.disk.files_in(folder)
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        match self.changed.get(path) {
            Some(bytes) => Ok(bytes.clone()),
            None => self.disk.read(path),
        }
    }

    fn above(&self, path: &str) -> Vec<String> {
        self.disk.above(path)
    }
}
