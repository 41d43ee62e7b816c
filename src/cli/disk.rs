//! The file system: reading for [`crate::project::Disk`], and writing a file all or nothing. A whole site is put
//! into its folder by `publish`.

use super::publish::MARK;
use crate::project::Disk;
use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};

/// The real file system.
#[derive(Debug)]
pub(super) struct RealDisk;

/// A path as text with `/` between folders; a path that is no Unicode is shown as well as it can be.
pub(super) fn text(path: &Path) -> String {
    let text = path.to_string_lossy();
    let text = if std::path::MAIN_SEPARATOR == '/' { text.into_owned() } else { text.replace('\\', "/") };
    let trimmed = text.trim_end_matches('/');
    let plain = trimmed.strip_prefix("./").unwrap_or(trimmed);
    let plain = if plain == "." { "" } else { plain };
    if plain.is_empty() && text.starts_with('/') { "/".to_owned() } else { plain.to_owned() }
}

fn real(path: &str) -> &Path {
    Path::new(if path.is_empty() { "." } else { path })
}

/// All there is below a folder. What an earlier build wrote is no input, wherever it was put.
fn walk(folder: &str) -> impl Iterator<Item = walkdir::Result<walkdir::DirEntry>> {
    let walk = walkdir::WalkDir::new(real(folder)).follow_links(false).sort_by_file_name();
    walk.into_iter().filter_entry(|entry| !entry.path().join(MARK).is_file())
}

/// Every file below a folder, also of what an earlier run wrote there; links are not followed.
///
/// # Errors
/// Where the folder cannot be listed.
pub(super) fn everything(folder: &str) -> io::Result<Vec<String>> {
    let mut found = Vec::new();
    for entry in walkdir::WalkDir::new(real(folder)).follow_links(false).sort_by_file_name() {
        let entry = entry?;
        if entry.file_type().is_file() {
            found.push(text(entry.path()));
        }
    }
    Ok(found)
}

/// Whether a link leads to something inside the folder: only there it is followed.
fn leads_into(folder: &str, link: &Path) -> bool {
    let ends = link.canonicalize().ok().zip(real(folder).canonicalize().ok());
    ends.is_some_and(|(file, root)| file.starts_with(root))
}

impl Disk for RealDisk {
    fn is_folder(&self, path: &str) -> bool {
        real(path).is_dir()
    }

    fn is_file(&self, path: &str) -> bool {
        real(path).is_file()
    }

    fn files(&self, folder: &str) -> io::Result<Vec<String>> {
        let mut found = Vec::new();
        for entry in walk(folder) {
            let entry = entry?;
            if entry.file_type().is_file()
                || (entry.path_is_symlink() && entry.path().is_file() && leads_into(folder, entry.path()))
            {
                found.push(text(entry.path()));
            }
        }
        Ok(found)
    }

    fn links_out(&self, folder: &str) -> Vec<String> {
        let links = walk(folder).flatten().filter(|entry| entry.path_is_symlink() && entry.depth() > 0);
        // A link to nowhere is one that cannot be followed either.
        links.filter(|entry| !leads_into(folder, entry.path())).map(|entry| text(entry.path())).collect()
    }

    fn empty_folders(&self, folder: &str) -> Vec<String> {
        let all: Vec<walkdir::DirEntry> = walk(folder).flatten().filter(|entry| entry.depth() > 0).collect();
        let mut full: BTreeSet<PathBuf> = BTreeSet::new();
        for entry in all.iter().filter(|entry| !entry.file_type().is_dir()) {
            full.extend(entry.path().ancestors().skip(1).map(Path::to_path_buf));
        }
        let empty = |path: &Path| !full.contains(path);
        let outermost = |entry: &&walkdir::DirEntry| {
            let above = entry.path().parent();
            entry.file_type().is_dir()
                && empty(entry.path())
                && (entry.depth() == 1 || above.is_some_and(|above| !empty(above)))
        };
        all.iter().filter(outermost).map(|entry| text(entry.path())).collect()
    }

    fn files_in(&self, folder: &str) -> io::Result<Vec<String>> {
        let mut found = Vec::new();
        for entry in fs::read_dir(real(folder))? {
            let path = entry?.path();
            if path.is_file() {
                found.push(text(&path));
            }
        }
        found.sort();
        Ok(found)
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        fs::read(real(path))
    }

    fn above(&self, path: &str) -> Vec<String> {
        let given = Path::new(path);
        // Folders are named as the user named them as far as that goes, and by full path above. What
        // stands above `..` is known by its full path only.
        if given.components().any(|part| part == Component::ParentDir) {
            let full = given.canonicalize().unwrap_or_else(|_| given.to_owned());
            return full.ancestors().skip(1).map(text).collect();
        }
        let here = matches!(path, "" | ".");
        let mut found: Vec<String> =
            if here { Vec::new() } else { given.ancestors().skip(1).map(text).collect() };
        if given.is_relative() {
            let start = std::env::current_dir().unwrap_or_default();
            found.extend(start.ancestors().skip(1).map(text));
        }
        found
    }
}

/// Whether something is there that is no file, such as a pipe or `/dev/null`: it takes what is written, and
/// putting a file in its place would take it from everyone else on the machine.
pub(super) fn is_sink(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|there| !there.is_file() && !there.is_dir())
}

/// Writes a file whole or not at all: beside it first, then in its place. A link stays a link, the file keeps its
/// mode, and a pipe or a device is written into.
///
/// # Errors
/// The disk's; the old file is then still there.
pub(super) fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if is_sink(path) {
        return fs::OpenOptions::new().write(true).open(path)?.write_all(bytes);
    }
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let folder = target
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .map_or(PathBuf::from("."), Path::to_owned);
    fs::create_dir_all(&folder)?;
    let temporary = folder.join(format!(".mulu-{}.tmp", std::process::id()));
    let written = fs::File::create(&temporary).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()
    });
    let moved = written.and_then(|()| {
        if let Ok(old) = fs::metadata(&target) {
            fs::set_permissions(&temporary, old.permissions())?;
        }
        fs::rename(&temporary, &target)
    });
    if moved.is_err() {
        let _ = fs::remove_file(&temporary);
    }
    moved
}
