//! Which submissions there are in a folder, however it is laid out: a folder a place, a workbook a place, several
//! workbooks named alike, folders of folders, one workbook with the tables of many places.
//!
//! A place is told by its `jurisdiction.yaml`, else by the name of its folder, of its file, or by the titles of its
//! tables, in that order.

use crate::catalogue::Catalogue;
use crate::diagnostic::Sink;
use crate::knowledge::Knowledge;
use crate::normalise::{self, Memo};
use crate::pipeline::import::places::named_in_title;
use crate::project::{Disk, JURISDICTION, SETTINGS, file_name, join, may_be_catalogue};
use crate::read::{self, Bounds};
use crate::source::{Files, Location};
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
    if name.starts_with('.') || name.starts_with("~$") || name == SETTINGS {
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
        let name = if place.name.is_empty() { file_name(folder).to_owned() } else { place.name };
        let submission = Submission { name, tier: place.tier, paths, other, spoken_for: true, only: false };
        self.found.push(submission);
    }

    /// Files that stand beside those of other places.
    fn loose(&mut self, files: Vec<String>, other: Vec<String>, named: Option<&str>) {
        for path in files {
            let stem = stem(&path).to_owned();
            let names = match place_word(&stem, self.knowledge) {
                Some(name) => vec![name],
                None => self.titles(&path),
            };
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

/// Whose a table is, by its title, else by the name of its sheet.
pub(super) fn place_of(table: &Catalogue, files: &Files, knowledge: &Knowledge) -> Option<String> {
    let sheet = match table.head {
        Location::Cell { file, sheet, .. } => files.sheet_name(file, sheet),
        Location::Text { .. } | Location::File(_) => "",
    };
    named_in_title(table, knowledge).or_else(|| place_word(sheet, knowledge))
}

/// Words that end like a place and name none.
const NO_PLACES: [&str; 10] =
    ["乡镇", "村镇", "城镇", "乡村", "社区", "市区", "城区", "各县", "县区", "街道"];

/// The place a folder or a file is named after: `03_示例县（补报）` → `示例县`.
fn place_word(name: &str, knowledge: &Knowledge) -> Option<String> {
    let plain = name.trim_start_matches(|c: char| c.is_ascii_digit() || "-_.、．· （()）".contains(c));
    let first =
        plain.split(['-', '_', '—', '－', ' ', '　', '（', '(', '【', '·', '：', ':', '+']).next()?.trim();
    let ends = normalise::tier_of_name(first).is_some() || first.ends_with('市');
    let counted = (2..=15).contains(&first.chars().count());
    let is_place = |word: &str| !NO_PLACES.contains(&word) && !word.contains('各');
    if ends && counted {
        return Some(first.to_owned()).filter(|word| is_place(word));
    }
    normalise::place_in_title(plain, knowledge).filter(|word| {
        let named = normalise::tier_of_name(word).is_some() || word.ends_with('市');
        named && is_place(word)
    })
}

fn stem(path: &str) -> &str {
    let name = file_name(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

#[cfg(test)]
mod tests;
