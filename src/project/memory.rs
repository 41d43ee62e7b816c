//! A disk in memory: the embedded example, and tests.

use super::Disk;
use std::collections::BTreeMap;
use std::io;

/// Files in memory: the embedded example, and tests.
#[derive(Debug, Default)]
pub struct MemoryDisk {
    files: BTreeMap<String, Vec<u8>>,
}

impl MemoryDisk {
    /// A disk with these files.
    pub fn new<P: Into<String>, B: Into<Vec<u8>>>(files: impl IntoIterator<Item = (P, B)>) -> Self {
        Self { files: files.into_iter().map(|(path, bytes)| (path.into(), bytes.into())).collect() }
    }
}

impl Disk for MemoryDisk {
    fn is_folder(&self, path: &str) -> bool {
        let prefix = format!("{}/", path.trim_end_matches('/'));
        matches!(path, "" | ".") || self.files.keys().any(|file| file.starts_with(&prefix))
    }

    fn is_file(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    fn files(&self, folder: &str) -> io::Result<Vec<String>> {
        let prefix = if matches!(folder, "" | ".") {
            String::new()
        } else {
            format!("{}/", folder.trim_end_matches('/'))
        };
        Ok(self.files.keys().filter(|file| file.starts_with(&prefix)).cloned().collect())
    }

    fn files_in(&self, folder: &str) -> io::Result<Vec<String>> {
        let direct = |file: &String| {
            self.above(file).first().is_some_and(|own| own == folder || (own.is_empty() && folder == "."))
        };
        Ok(self.files(folder)?.into_iter().filter(direct).collect())
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        self.files.get(path).cloned().ok_or_else(|| io::Error::new(io::ErrorKind::NotFound, path.to_owned()))
    }

    fn above(&self, path: &str) -> Vec<String> {
        let mut found = Vec::new();
        if matches!(path, "" | ".") {
            return found;
        }
        let mut rest = path;
        while let Some((folder, _)) = rest.rsplit_once('/') {
            found.push(folder.to_owned());
            rest = folder;
        }
        found.push(String::new());
        found
    }
}
