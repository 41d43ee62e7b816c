//! Which submissions there are in a folder, however it is laid out: a folder a place, a workbook a place, several
//! workbooks named alike, folders of folders, counties in the folder of their city, one workbook with the tables of many
//! places.
//!
//! A place is told by its `jurisdiction.yaml`, else by the name of its folder, of its file, or by the titles of its
//! tables, in that order.

use super::naming::{is_seat, place_of, place_word, stem};
use super::submission::{Nothing, Submission, is_below, merged, short};
use crate::decisions::DECISIONS;
use crate::diagnostic::Sink;
use crate::knowledge::Knowledge;
use crate::normalise::{self, Memo};
use crate::project::{Disk, JURISDICTION, SETTINGS, file_name, join, may_be_catalogue};
use crate::read::{self, Bounds};
use crate::source::Files;
use std::collections::{BTreeMap, BTreeSet};
use std::io;

/// What stands in a folder.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// The submissions, the outer first, then in the order of their names.
    pub(super) submissions: Vec<Submission>,
    /// The files of the folder itself, where its `jurisdiction.yaml` makes it the place above all submissions.
    pub(super) above: Vec<String>,
}

#[derive(Default)]
struct Folder {
    path: String,
    files: Vec<String>,
    other: Vec<String>,
    folders: BTreeMap<String, Self>,
}

/// Finds the submissions. A folder that speaks for itself stands above them; with `seen` it was sent in like them.
///
/// # Errors
/// Where the folder is not there or cannot be listed.
pub(super) fn discover(root: &str, disk: &dyn Disk, knowledge: &Knowledge, seen: bool) -> io::Result<Found> {
    let mut folder = Folder { path: root.trim_end_matches('/').to_owned(), ..Folder::default() };
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
    let mut found = Found::default();
    let mut base = Vec::new();
    if folder.spoken_for() {
        let place = search.place(&folder.path, &[]);
        base.push(place.name.clone());
        let own = Own { name: &place.name, within: &[], knowledge };
        let files = std::mem::take(&mut folder.files).into_iter();
        let (others, paths): (Vec<_>, Vec<_>) = files.partition(|path| own.lacks(path));
        folder.files = others;
        search.group(folder, None, &base);
        // A place without any below it is no place above, it is what was sent in.
        if seen || search.found.is_empty() {
            search.found.push(Submission { paths, ..place });
        } else {
            found.above = paths;
        }
    } else {
        search.group(folder, None, &[]);
    }
    search.nothing(root, &base);
    found.submissions = merged(search.found);
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
        let below = join(&home.path, part);
        home = home.folders.entry(part.to_owned()).or_default();
        home.path = below;
    }
    if may_be_catalogue(&inner) { home.files.push(path) } else { home.other.push(path) }
}

impl Folder {
    fn spoken_for(&self) -> bool {
        self.files.iter().any(|file| file_name(file) == JURISDICTION)
    }

    /// Everything in it and below, but folders and files of other places, which are put into `apart`.
    fn all(self, own: &Own<'_>, apart: &mut Apart) -> (Vec<String>, Vec<String>) {
        let (others, mut files): (Vec<_>, Vec<_>) = self.files.into_iter().partition(|path| own.lacks(path));
        let (unread, mut other): (Vec<_>, Vec<_>) = self.other.into_iter().partition(|path| own.lacks(path));
        apart.files.extend(others);
        apart.other.extend(unread);
        for (below, folder) in self.folders {
            if folder.spoken_for() || own.lacks_folder(&below) {
                apart.folders.push((below, folder));
            } else {
                let (more, more_other) = folder.all(own, apart);
                files.extend(more);
                other.extend(more_other);
            }
        }
        (files, other)
    }
}

/// Whose folder is being gone through.
struct Own<'a> {
    name: &'a str,
    within: &'a [String],
    knowledge: &'a Knowledge,
}

impl Own<'_> {
    fn named(&self, name: &str) -> Option<String> {
        place_word(name, self.knowledge).map(|word| short(word, self.within))
    }

    /// Whether a file is another place's: only where its name is that of a place below.
    fn lacks(&self, path: &str) -> bool {
        self.named(stem(path)).is_some_and(|other| is_below(&other, self.name))
    }

    /// Whether a folder is another place's: where its name is another's, and not that of a place above.
    fn lacks_folder(&self, name: &str) -> bool {
        self.named(name).is_some_and(|other| other != self.name && !is_below(self.name, &other))
    }
}

/// What stands in the folder of a place and is another's.
#[derive(Default)]
struct Apart {
    folders: Vec<(String, Folder)>,
    files: Vec<String>,
    other: Vec<String>,
}

struct Search<'a> {
    disk: &'a dyn Disk,
    knowledge: &'a Knowledge,
    found: Vec<Submission>,
}

impl Search<'_> {
    /// A folder of submissions; `named` is what its own files are called where they name no place.
    fn group(&mut self, folder: Folder, named: Option<&str>, within: &[String]) {
        self.loose(folder.files, folder.other, named, within);
        for (name, below) in folder.folders {
            self.folder(&name, below, within);
        }
    }

    fn folder(&mut self, name: &str, folder: Folder, within: &[String]) {
        let (knowledge, home) = (self.knowledge, folder.path.clone());
        let own = if folder.spoken_for() {
            self.place(&home, within)
        } else if let Some(word) = place_word(name, knowledge) {
            let (name, within) = (short(word, within), within.to_vec());
            Submission { name, within, homes: vec![home], ..Submission::default() }
        } else if let Some((city, above)) = within.split_last().filter(|_| is_seat(name)) {
            // 市本级 in the folder of a city is the city itself.
            let (name, within) = (city.clone(), above.to_vec());
            Submission { name, within, homes: vec![home], ..Submission::default() }
        } else {
            return self.group(folder, Some(name), within);
        };
        let mut apart = Apart::default();
        let whose = Own { name: &own.name, within: &own.within, knowledge };
        let (paths, other) = folder.all(&whose, &mut apart);
        let below: Vec<String> = own.within.iter().chain([&own.name]).cloned().collect();
        if !(paths.is_empty() && other.is_empty()) {
            self.found.push(Submission { paths, other, ..own });
        }
        self.apart(apart, &below);
    }

    /// What stands in the folder of a place and is another's.
    fn apart(&mut self, apart: Apart, within: &[String]) {
        self.loose(apart.files, apart.other, None, within);
        apart.folders.into_iter().for_each(|(name, folder)| self.folder(&name, folder, within));
    }

    /// A place as its `jurisdiction.yaml` says.
    fn place(&self, folder: &str, within: &[String]) -> Submission {
        let mut files = Files::new();
        let path = join(folder, JURISDICTION);
        let id = files.add(&path, self.disk.read(&path).unwrap_or_default());
        let document = read::read(id, &files, &Bounds::default(), &mut Sink::new());
        let place = normalise::jurisdiction(&document, folder);
        // Where it says no name, or cannot be read, the folder tells it.
        let unnamed = place.name.is_empty() || place.name == folder;
        let name = if unnamed { file_name(folder).to_owned() } else { place.name };
        let code = place.code.map(|code| code.value.trim().to_owned()).filter(|code| !code.is_empty());
        let (within, homes, tier) = (within.to_vec(), vec![folder.to_owned()], place.tier);
        Submission { name, tier, code, within, homes, spoken_for: true, ..Submission::default() }
    }

    /// Files that stand beside those of other places.
    fn loose(&mut self, files: Vec<String>, other: Vec<String>, named: Option<&str>, within: &[String]) {
        let of = |name: String| Submission { name, within: within.to_vec(), ..Submission::default() };
        for path in files {
            let stem = stem(&path).to_owned();
            let named_by_file = place_word(&stem, self.knowledge);
            let by_title: Vec<String> = named_by_file.is_none().then(|| path.clone()).into_iter().collect();
            let names = named_by_file.map_or_else(|| self.titles(&path), |name| vec![name]);
            if names.is_empty() {
                let name = named.map_or(stem, ToOwned::to_owned);
                self.found.push(Submission { paths: vec![path], ..of(name) });
                continue;
            }
            let only = names.len() > 1;
            for name in names {
                let (paths, by_title) = (vec![path.clone()], by_title.clone());
                self.found.push(Submission { paths, only, by_title, ..of(short(name, within)) });
            }
        }
        for path in other {
            let name = place_word(stem(&path), self.knowledge).map(|name| short(name, within));
            if let Some(name) = name.or_else(|| named.map(ToOwned::to_owned)) {
                self.found.push(Submission { other: vec![path], ..of(name) });
            }
        }
    }

    /// Empty folders and links, each of the place it or a folder above it is named after.
    fn nothing(&mut self, root: &str, base: &[String]) {
        let root = root.trim_end_matches('/');
        let whose = |path: &str| {
            let inner = path.strip_prefix(root).unwrap_or(path).trim_start_matches('/');
            let mut within = base.to_vec();
            for part in inner.split('/') {
                let word = place_word(stem(part), self.knowledge).map(|word| short(word, &within));
                within.extend(word);
            }
            let first = inner.split('/').next().unwrap_or(inner);
            let named = within.len() > base.len();
            let name = within.pop().filter(|_| named).unwrap_or_else(|| first.to_owned());
            Submission { name, within, ..Submission::default() }
        };
        let empty = self.disk.empty_folders(root).into_iter().map(|path| {
            let nothing = Nothing { empty: vec![path.clone()], ..Nothing::default() };
            Submission { nothing, ..whose(&path) }
        });
        let links = self.disk.links_out(root).into_iter().map(|path| {
            let nothing = Nothing { links: vec![path.clone()], ..Nothing::default() };
            Submission { nothing, ..whose(&path) }
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
}

#[cfg(test)]
mod tests;
