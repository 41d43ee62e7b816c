//! Files of a git revision beside files of this disk: a submission in one, the catalogue it is held against in the other.

use super::git::GitDisk;
use crate::project::Disk;
use std::io;

/// A revision, and the other disk for every path that is not in it.
pub(super) struct Layered<'a> {
    pub(super) git: &'a GitDisk,
    /// What the names of the revision's files begin with.
    pub(super) label: &'a str,
    pub(super) other: &'a dyn Disk,
}

impl Layered<'_> {
    fn of(&self, path: &str) -> &dyn Disk {
        if path.starts_with(self.label) { self.git } else { self.other }
    }
}

impl Disk for Layered<'_> {
    fn is_folder(&self, path: &str) -> bool {
        self.of(path).is_folder(path)
    }

    fn is_file(&self, path: &str) -> bool {
        self.of(path).is_file(path)
    }

    fn files(&self, folder: &str) -> io::Result<Vec<String>> {
        self.of(folder).files(folder)
    }

    fn files_in(&self, folder: &str) -> io::Result<Vec<String>> {
        self.of(folder).files_in(folder)
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        self.of(path).read(path)
    }

    fn above(&self, path: &str) -> Vec<String> {
        self.of(path).above(path)
    }
}
