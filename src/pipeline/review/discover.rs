//! Which submissions there are in a folder, however it is laid out: a folder a place, a workbook a place, several
//! workbooks named alike, folders of folders, one workbook with the tables of many places.
//!
//! A place is told by its `jurisdiction.yaml`, else by the name of its folder, of its file, or by the titles of its
//! tables, in that order.

use super::naming::{place_of, place_word, stem};
use crate::decisions::DECISIONS;
use crate::diagnostic::Sink;
use crate::knowledge::Knowledge;
use crate::normalise::{self, Memo};
use crate::project::{Disk, JURISDICTION, SETTINGS, file_name, join, may_be_catalogue};
use crate::read::{self, Bounds};
use crate::source::Files;
use crate::value::tier::Tier;
use std::collections::{BTreeMap, BTreeSet};
use std::io;

/// What one place sent in.
#[derive(Debug, Clone, Default)]
pub(super) struct Submission {
    /// Its name; a folder's or a file's where nothing better is known.
    pub(super) name: String,
    /// Its tier, where a `jurisdiction.yaml` says it.
    pub(super) tier: Option<Tier>,
    /// Its files.
    pub(super) paths: Vec<String>,
    /// Files that no reader is for.
    pub(super) other: Vec<String>,
    /// Whether a `jurisdiction.yaml` speaks for it.
    pub(super) spoken_for: bool,
    /// Whether its files hold tables of other places too, which are not its own.
    pub(super) only: bool,
    /// Files that do not name it; the titles of their tables do.
    pub(super) by_title: Vec<String>,
    /// Folders of its name with nothing in them, and links of its name, which are not followed.
    pub(super) nothing: Nothing,
}

/// What stands there of a place and holds nothing that could be read.
#[derive(Debug, Clone, Default)]
pub(super) struct Nothing {
    /// Empty folders.
    pub(super) empty: Vec<String>,
    /// Links that lead out of the folder of submissions, or nowhere.
    pub(super) links: Vec<String>,
}

/// What stands in a folder.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// The submissions, in the order of their names.
    pub(super) submissions: Vec<Submission>,
    /// The files of the folder itself, where its `jurisdiction.yaml` makes it the place above all submissions.
    pub(super) above: Vec<String>,
}

#[derive(Default)]
struct Folder {
    files: Vec<String>,
    other: Vec<String>,
    folders: BTreeMap<String, Self>,
}

/// Finds the submissions.
///
/// # Errors
/// Where the folder is not there or cannot be listed.
pub(super) fn discover(root: &str, disk: &dyn Disk, knowledge: &Knowledge) -> io::Result<Found> {
    let mut folder = Folder::default();
    if disk.is_file(root) {
        folder.files.push(root.to_owned());
    } else if disk.is_folder(root) {
        for path in disk.files(root)? {
            take(&mut folder, root, path);
        }
    } else {
        return Err(io::Error::new(io::ErrorKind::NotFound, root.to_owned()));
    }
    let mut search = Search { disk, knowledge, found: Vec::new() };
    let own = folder.spoken_for().then(|| std::mem::take(&mut folder.files));
    search.group(folder, None);
    search.nothing(root);
    let mut found = Found::default();
    match own {
        // A place without any below it is no place above, it is what was sent in.
        Some(files) if search.found.is_empty() => search.spoken_for(root, files, Vec::new()),
        Some(files) => found.above = files,
        None => {}
    }
    found.submissions = search.merged();
    Ok(found)
}

fn take(folder: &mut Folder, root: &str, path: String) {
    let inner = path.strip_prefix(root).unwrap_or(&path).trim_start_matches('/').to_owned();
    let mut home = folder;
    let mut parts: Vec<&str> = inner.split('/').collect();
    let name = parts.pop().unwrap_or("");
    if name.starts_with('.') || name.starts_with("~$") || name == SETTINGS || name == DECISIONS {
        return;
    }
    for part in parts {
        home = home.folders.entry(part.to_owned()).or_default();
    }
    if may_be_catalogue(&inner) { home.files.push(path) } else { home.other.push(path) }
}

impl Folder {
    fn spoken_for(&self) -> bool {
        self.files.iter().any(|file| file_name(file) == JURISDICTION)
    }

    /// Everything in it and below, but folders with a `jurisdiction.yaml` of their own, which are put into `apart`.
    fn all(self, apart: &mut Vec<(String, Self)>) -> (Vec<String>, Vec<String>) {
        let (mut files, mut other) = (self.files, self.other);
        for (below, folder) in self.folders {
            if folder.spoken_for() {
                apart.push((below, folder));
            } else {
                let (more, more_other) = folder.all(apart);
                files.extend(more);
                other.extend(more_other);
            }
        }
        (files, other)
    }
}

struct Search<'a> {
    disk: &'a dyn Disk,
    knowledge: &'a Knowledge,
    found: Vec<Submission>,
}

impl Search<'_> {
    /// A folder of submissions; `named` is what its own files are called where they name no place.
    fn group(&mut self, folder: Folder, named: Option<&str>) {
        self.loose(folder.files, folder.other, named);
        for (name, below) in folder.folders {
            self.folder(&name, below);
        }
    }

    fn folder(&mut self, name: &str, folder: Folder) {
        if folder.spoken_for() {
            let home = folder.files.iter().find(|file| file_name(file) == JURISDICTION).cloned();
            let root = home.and_then(|file| file.rsplit_once('/').map(|(root, _)| root.to_owned()));
            let mut apart = Vec::new();
            let (files, other) = folder.all(&mut apart);
            self.spoken_for(&root.unwrap_or_default(), files, other);
            apart.into_iter().for_each(|(name, folder)| self.folder(&name, folder));
            return;
        }
        let is_place = |(name, folder): (&String, &Folder)| {
            folder.spoken_for() || place_word(name, self.knowledge).is_some()
        };
        match place_word(name, self.knowledge) {
            Some(place) if !folder.folders.iter().any(is_place) => {
                let mut apart = Vec::new();
                let (paths, other) = folder.all(&mut apart);
                self.found.push(Submission { name: place, paths, other, ..Submission::default() });
                apart.into_iter().for_each(|(name, folder)| self.folder(&name, folder));
            }
            Some(place) => {
                if !folder.files.is_empty() {
                    let (paths, other) = (folder.files, folder.other);
                    self.found.push(Submission { name: place, paths, other, ..Submission::default() });
                }
                folder.folders.into_iter().for_each(|(name, folder)| self.folder(&name, folder));
            }
            None => self.group(folder, Some(name)),
        }
    }

    fn spoken_for(&mut self, folder: &str, paths: Vec<String>, other: Vec<String>) {
        let mut files = Files::new();
        let path = join(folder, JURISDICTION);
        let id = files.add(&path, self.disk.read(&path).unwrap_or_default());
        let document = read::read(id, &files, &Bounds::default(), &mut Sink::new());
        let place = normalise::jurisdiction(&document, folder);
        // Where it says no name, or cannot be read, the folder tells it.
        let unnamed = place.name.is_empty() || place.name == folder;
        let name = if unnamed { file_name(folder).to_owned() } else { place.name };
        let tier = place.tier;
        self.found.push(Submission { name, tier, paths, other, spoken_for: true, ..Submission::default() });
    }

    /// Files that stand beside those of other places.
    fn loose(&mut self, files: Vec<String>, other: Vec<String>, named: Option<&str>) {
        for path in files {
            let stem = stem(&path).to_owned();
            let named_by_file = place_word(&stem, self.knowledge);
            let by_title: Vec<String> = named_by_file.is_none().then(|| path.clone()).into_iter().collect();
            let names = named_by_file.map_or_else(|| self.titles(&path), |name| vec![name]);
            if names.is_empty() {
                let name = named.map_or(stem, ToOwned::to_owned);
                self.found.push(Submission { name, paths: vec![path], ..Submission::default() });
                continue;
            }
            let only = names.len() > 1;
            for name in names {
                self.found.push(Submission {
                    name,
                    paths: vec![path.clone()],
                    only,
                    by_title: by_title.clone(),
                    ..Submission::default()
                });
            }
        }
        for path in other {
            let name = place_word(stem(&path), self.knowledge);
            if let Some(name) = name.or_else(|| named.map(ToOwned::to_owned)) {
                self.found.push(Submission { name, other: vec![path], ..Submission::default() });
            }
        }
    }

    /// Empty folders and links, each of the place it or a folder above it is named after.
    fn nothing(&mut self, root: &str) {
        let root = root.trim_end_matches('/');
        let whose = |path: &str| {
            let inner = path.strip_prefix(root).unwrap_or(path).trim_start_matches('/');
            let named = inner.rsplit('/').find_map(|part| place_word(stem(part), self.knowledge));
            let first = inner.split('/').next().unwrap_or(inner);
            named.unwrap_or_else(|| first.to_owned())
        };
        let empty = self.disk.empty_folders(root).into_iter().map(|path| {
            let nothing = Nothing { empty: vec![path.clone()], ..Nothing::default() };
            Submission { name: whose(&path), nothing, ..Submission::default() }
        });
        let links = self.disk.links_out(root).into_iter().map(|path| {
            let nothing = Nothing { links: vec![path.clone()], ..Nothing::default() };
            Submission { name: whose(&path), nothing, ..Submission::default() }
        });
        let all: Vec<Submission> = empty.chain(links).collect();
        self.found.extend(all);
    }

    /// The places the titles of a file name, in order.
    fn titles(&self, path: &str) -> Vec<String> {
        let Ok(bytes) = self.disk.read(path) else { return Vec::new() };
        // Whatever goes wrong here goes wrong again when the submission is read, and is told there.
        let read = || {
            let mut files = Files::new();
            let id = files.add(path, bytes);
            let document = read::read(id, &files, &Bounds::default(), &mut Sink::new());
            let catalogues = normalise::catalogues(&document, self.knowledge, &mut Memo::default());
            let mut seen = BTreeSet::new();
            let names = catalogues.iter().filter_map(|own| place_of(own, &files, self.knowledge));
            names.filter(|name| seen.insert(name.clone())).collect()
        };
        std::panic::catch_unwind(std::panic::AssertUnwindSafe(read)).unwrap_or_default()
    }

    /// What was sent in under one name is one submission, unless a `jurisdiction.yaml` tells two apart.
    fn merged(self) -> Vec<Submission> {
        let mut merged: Vec<Submission> = Vec::new();
        for own in self.found {
            let same =
                |other: &&mut Submission| other.name == own.name && !(other.spoken_for && own.spoken_for);
            match merged.iter_mut().find(same) {
                Some(other) => {
                    other.paths.extend(own.paths);
                    other.other.extend(own.other);
                    other.by_title.extend(own.by_title);
                    other.nothing.empty.extend(own.nothing.empty);
                    other.nothing.links.extend(own.nothing.links);
                    other.spoken_for |= own.spoken_for;
                    other.only |= own.only;
                    other.tier = other.tier.or(own.tier);
                }
                None => merged.push(own),
            }
        }
        merged
    }
}

#[cfg(test)]
mod tests;
