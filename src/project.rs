//! Floor 8: which files there are, and whose they are. Sees the disk only through [`Disk`].
//!
//! A folder with a `jurisdiction.yaml` is a jurisdiction; a catalogue belongs to the nearest such
//! folder above it; the parent of a jurisdiction is the nearest one above it in the tree. The places
//! above the path that was asked for are taken in too, to be held against, but not reported on.

mod disk;
mod memory;
mod named;
mod path;

pub use disk::{Disk, Fenced};
pub use memory::MemoryDisk;
pub use path::{file_name, join};

use crate::decisions::DECISIONS;
use crate::source::{FileId, Files};
use std::collections::{BTreeMap, BTreeSet};
use std::io;

/// The file that makes a folder a jurisdiction.
pub const JURISDICTION: &str = "jurisdiction.yaml";

/// The settings of a workspace.
pub const SETTINGS: &str = "mulu.yaml";

/// Endings of files that may hold catalogues; what they really are, their content decides.
const ENDINGS: &[&str] =
    &["yaml", "yml", "xlsx", "xlsm", "xls", "xlsb", "ods", "et", "csv", "htm", "html", "docx"];

/// Names of folders that hold no catalogues.
const OTHER_FOLDERS: &[&str] = &["registry", "schemas", "templates", "node_modules", "target"];

/// A place and its files.
#[derive(Debug, Clone)]
pub struct PlaceFiles {
    /// Its folder; empty for loose files whose folder names no place.
    pub folder: String,
    /// Its `jurisdiction.yaml`.
    pub jurisdiction: Option<FileId>,
    /// The files that may hold its catalogues.
    pub catalogues: Vec<FileId>,
    /// The place above, by index; always smaller.
    pub parent: Option<usize>,
    /// Whether all catalogues of its folder were taken in, and not only some that were named.
    pub whole: bool,
    /// Whether it was asked for (and not only taken in to be held against).
    pub wanted: bool,
}

/// All files of a run.
#[derive(Debug, Default)]
pub struct Project {
    /// The bytes.
    pub files: Files,
    /// The places, parents first.
    pub places: Vec<PlaceFiles>,
    /// How many of the places, from the first, were taken in to be held against.
    pub against: usize,
    /// Files that could not be read, with the reason.
    pub unreadable: Vec<(FileId, String)>,
    /// Links that lead out of the folder that was asked for, and were not followed.
    pub links_out: Vec<FileId>,
    /// Files below the folders asked for that may hold a catalogue in a form nobody reads: `.doc`, archives.
    pub passed_over: Vec<String>,
}

/// Collects the files of the paths asked for; those of `against` are taken in first, to be held
/// against and not reported on.
///
/// # Errors
/// Where a path does not exist or a folder cannot be listed; a file that cannot be read is a finding, not an error.
pub fn collect(paths: &[String], against: &[String], disk: &dyn Disk) -> io::Result<Project> {
    collect_after(Files::new(), paths, against, disk)
}

/// The same after files that were read before, which keep their ids.
///
/// # Errors
/// Those of [`collect`].
pub fn collect_after(
    files: Files,
    paths: &[String],
    against: &[String],
    disk: &dyn Disk,
) -> io::Result<Project> {
    let project = Project { files, ..Project::default() };
    let mut builder = Builder { disk, project, by_folder: BTreeMap::new() };
    for file in listed(against, disk)? {
        builder.take(&file, false)?;
    }
    builder.project.against = builder.project.places.len();
    for file in listed(paths, disk)? {
        builder.take(&file, true)?;
    }
    let links = paths.iter().flat_map(|path| {
        let links = disk.links_out(path).into_iter();
        let inside =
            |link: &String| if disk.is_folder(link) { join(link, JURISDICTION) } else { link.clone() };
        links.filter(|link| may_hold_catalogue(path, &inside(link))).collect::<Vec<_>>()
    });
    for link in links.collect::<BTreeSet<String>>() {
        let id = builder.project.files.add(&link, Vec::new());
        builder.project.links_out.push(id);
    }
    for path in paths.iter().filter(|path| disk.is_folder(path)) {
        let files = disk.files(path)?.into_iter();
        builder.project.passed_over.extend(files.filter(|file| path::is_passed_over(file)));
    }
    builder.see_what_is_whole();
    Ok(builder.project)
}

/// The files of some paths, sorted, each once.
fn listed(paths: &[String], disk: &dyn Disk) -> io::Result<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    for path in paths {
        if disk.is_folder(path) {
            found.extend(disk.files(path)?.into_iter().filter(|file| may_hold_catalogue(path, file)));
        } else if disk.is_file(path) {
            found.insert(path.clone());
        } else {
            return Err(io::Error::new(io::ErrorKind::NotFound, path.clone()));
        }
    }
    Ok(found)
}

/// Whether a file found below a folder is worth reading: the folders between the two have no say-so of
/// their own, and the name ends like a catalogue's. Temporary files of Excel and WPS (`~$…`) are not.
fn may_hold_catalogue(root: &str, file: &str) -> bool {
    let inner = file.strip_prefix(root).unwrap_or(file).trim_start_matches('/');
    let mut parts: Vec<&str> = inner.split('/').collect();
    let name = parts.pop().unwrap_or("");
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    let hidden = |part: &&str| part.starts_with('.') || OTHER_FOLDERS.contains(part);
    ENDINGS.contains(&ending.as_str())
        && !name.starts_with("~$")
        && !name.starts_with('.')
        && !parts.iter().any(hidden)
        && name != SETTINGS
        && name != DECISIONS
}

/// Whether a file by its name alone may hold a catalogue.
#[must_use]
pub fn may_be_catalogue(file: &str) -> bool {
    may_hold_catalogue("", file)
}

struct Builder<'a> {
    disk: &'a dyn Disk,
    project: Project,
    by_folder: BTreeMap<String, usize>,
}

impl Builder<'_> {
    fn take(&mut self, path: &str, wanted: bool) -> io::Result<()> {
        let above = self.disk.above(path);
        let home = above.iter().find(|folder| self.disk.is_file(&join(folder, JURISDICTION)));
        let place = match home {
            Some(folder) => self.below(folder, &above)?,
            None => self.unsaid(above.first().map_or("", String::as_str)),
        };
        self.project.places[place].wanted |= wanted;
        if file_name(path) != JURISDICTION && !self.has(place, path) {
            let id = self.read(path);
            self.project.places[place].catalogues.push(id);
        }
        Ok(())
    }

    /// The place a file belongs to: that of the `jurisdiction.yaml`, or one below it that a folder between the two is named after.
    fn below(&mut self, home: &str, above: &[String]) -> io::Result<usize> {
        // Nearly all files lie beside the `jurisdiction.yaml`.
        if above.first().is_some_and(|folder| folder == home) {
            return self.place(home);
        }
        let known = self.by_folder.contains_key(home);
        let mut place = self.place(home)?;
        let said = self.project.places[place].jurisdiction;
        let text = said.and_then(|file| self.project.files.text(file)).unwrap_or_default().to_owned();
        let folders = named::below(home, &text, above);
        if !known && !folders.is_empty() {
            self.take_directly(place, home)?;
        }
        for folder in folders {
            let parent = place;
            place = self.unsaid(folder);
            self.project.places[place].parent = Some(parent);
        }
        Ok(place)
    }

    /// A place is whole if nothing in its folder was left out.
    fn see_what_is_whole(&mut self) {
        for index in 0..self.project.places.len() {
            let place = &self.project.places[index];
            let folder = place.folder.clone();
            let own = |file: &String| may_hold_catalogue(&folder, file) && file_name(file) != JURISDICTION;
            // A folder that cannot be listed is told of elsewhere.
            let files = self.disk.files_in(&folder).ok().filter(|_| place.jurisdiction.is_some());
            let whole = files
                .is_some_and(|files| files.iter().filter(|file| own(file)).all(|file| self.has(index, file)));
            self.project.places[index].whole = whole;
        }
    }

    fn has(&self, place: usize, path: &str) -> bool {
        self.project.places[place].catalogues.iter().any(|id| self.project.files.name(*id) == path)
    }

    /// The place of a folder with a `jurisdiction.yaml`, with the places above it.
    fn place(&mut self, folder: &str) -> io::Result<usize> {
        if let Some(index) = self.by_folder.get(folder) {
            return Ok(*index);
        }
        let above = self.disk.above(folder);
        // The folder we are in has no name and stands above itself as far as names can tell.
        let home = above
            .iter()
            .find(|other| *other != folder && self.disk.is_file(&join(other, JURISDICTION)))
            .cloned();
        let parent = match home {
            Some(other) => {
                let known = self.by_folder.contains_key(&other);
                let index = self.place(&other)?;
                if !known {
                    self.take_directly(index, &other)?;
                }
                Some(index)
            }
            None => None,
        };
        let jurisdiction = Some(self.read(&join(folder, JURISDICTION)));
        let index = self.project.places.len();
        self.project.places.push(PlaceFiles {
            folder: folder.to_owned(),
            jurisdiction,
            catalogues: Vec::new(),
            parent,
            whole: false,
            wanted: false,
        });
        self.by_folder.insert(folder.to_owned(), index);
        Ok(index)
    }

    /// The catalogues of a place above, to be held against.
    fn take_directly(&mut self, place: usize, folder: &str) -> io::Result<()> {
        for file in self.disk.files_in(folder)? {
            if may_hold_catalogue(folder, &file)
                && file_name(&file) != JURISDICTION
                && !self.has(place, &file)
            {
                let id = self.read(&file);
                self.project.places[place].catalogues.push(id);
            }
        }
        Ok(())
    }

    /// The place of files no `jurisdiction.yaml` speaks for: one per folder, which may be named after it.
    fn unsaid(&mut self, folder: &str) -> usize {
        let key = format!("\0{folder}");
        if let Some(index) = self.by_folder.get(&key) {
            return *index;
        }
        let index = self.project.places.len();
        let place = PlaceFiles {
            folder: named::named(file_name(folder)).map_or(String::new(), |_| folder.to_owned()),
            jurisdiction: None,
            catalogues: Vec::new(),
            parent: None,
            whole: false,
            wanted: false,
        };
        self.project.places.push(place);
        self.by_folder.insert(key, index);
        index
    }

    fn read(&mut self, path: &str) -> FileId {
        match self.disk.read(path) {
            Ok(bytes) => self.project.files.add(path, bytes),
            Err(error) => {
                let id = self.project.files.add(path, Vec::new());
                self.project.unreadable.push((id, error.to_string()));
                id
            }
        }
    }
}

#[cfg(test)]
mod tests;
