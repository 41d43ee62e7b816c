//! The one door to files, and a door behind which only one place speaks for its files.

use std::collections::BTreeSet;
use std::io;

/// The one door to files. Paths are text with `/` between folders.
pub trait Disk {
    /// Whether the path is a folder.
    fn is_folder(&self, path: &str) -> bool;
    /// Whether the path is a file.
    fn is_file(&self, path: &str) -> bool;
    /// All files below a folder, as full paths, sorted; links are not followed out of it.
    ///
    /// # Errors
    /// Where the folder cannot be read.
    fn files(&self, folder: &str) -> io::Result<Vec<String>>;
    /// Links below a folder that lead out of it, as full paths, sorted: they are not followed, and that is told.
    fn links_out(&self, folder: &str) -> Vec<String> {
        let _ = folder;
        Vec::new()
    }
    /// Folders below a folder with no file in them at all, the outermost of each, as full paths, sorted.
    fn empty_folders(&self, folder: &str) -> Vec<String> {
        let _ = folder;
        Vec::new()
    }
    /// The files directly in a folder, as full paths, sorted.
    ///
    /// # Errors
    /// Where the folder cannot be read.
    fn files_in(&self, folder: &str) -> io::Result<Vec<String>>;
    /// The bytes of a file.
    ///
    /// # Errors
    /// Where the file cannot be read.
    fn read(&self, path: &str) -> io::Result<Vec<u8>>;
    /// The folders above a path, the nearest first.
    fn above(&self, path: &str) -> Vec<String>;
}

/// A disk on which only some places speak for the files below them: what was sent in by one place stands in the folders of
/// others, and is not theirs.
pub struct Fenced<'a> {
    disk: &'a dyn Disk,
    own: BTreeSet<&'a str>,
}

impl<'a> Fenced<'a> {
    /// The disk on which there is no `jurisdiction.yaml` but those among these files.
    #[must_use]
    pub fn new(disk: &'a dyn Disk, own: &'a [String]) -> Self {
        Self { disk, own: own.iter().map(|path| path.trim_start_matches("./")).collect() }
    }
}

impl Disk for Fenced<'_> {
    fn is_folder(&self, path: &str) -> bool {
        self.disk.is_folder(path)
    }

    fn is_file(&self, path: &str) -> bool {
        let speaks = super::file_name(path) == super::JURISDICTION;
        let is_own = || self.own.contains(path.trim_start_matches("./"));
        (!speaks || is_own()) && self.disk.is_file(path)
    }

    fn files(&self, folder: &str) -> io::Result<Vec<String>> {
        self.disk.files(folder)
    }

    fn links_out(&self, folder: &str) -> Vec<String> {
        self.disk.links_out(folder)
    }

    fn empty_folders(&self, folder: &str) -> Vec<String> {
        self.disk.empty_folders(folder)
    }

    fn files_in(&self, folder: &str) -> io::Result<Vec<String>> {
        self.disk.files_in(folder)
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        self.disk.read(path)
    }

    fn above(&self, path: &str) -> Vec<String> {
        self.disk.above(path)
    }
}
