//! Putting a site into its folder: built whole beside it, then exchanged with it in one step.
//!
//! The fresh folder stands beside the old one. A file that did not change is a second link to the old one, so
//! that it keeps its inode and its time; a file that did is always a new file, never written through such a
//! link. Killed at any moment, the folder holds the old site or the new one, whole. Not guarded against: a power
//! failure, as nothing is forced onto the disk.

mod carry;
mod file;
mod lock;
mod manifest;
mod swap;

pub(super) use manifest::MARK;

use crate::emit::{Output, OutputSink};
use file::Fate;
use lock::Lock;
use manifest::{Entry, Manifest};
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Why a folder was not touched.
#[derive(Debug, thiserror::Error)]
pub(super) enum PublishError {
    /// The folder holds things and was not made by `mulu build`.
    #[error("not a folder that mulu made")]
    Foreign,
    /// A file the user put into the folder stands where the site has one: its path below the folder.
    #[error("{0} is not mulu's")]
    InTheWay(String),
    /// Another build is writing into the folder.
    #[error("another build is writing here")]
    Busy,
    /// The disk.
    #[error(transparent)]
    Disk(#[from] io::Error),
}

/// What a build did to its folder.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Done {
    /// Files that were not there.
    pub(super) fresh: usize,
    /// Files that are different now.
    pub(super) updated: usize,
    /// Files left alone.
    pub(super) unchanged: usize,
    /// Files that are no more.
    pub(super) removed: usize,
    /// Files the user put there, which stay.
    pub(super) kept: Vec<String>,
    /// Files somebody had edited since they were made, and which were replaced or removed.
    pub(super) overwritten: Vec<String>,
}

impl Done {
    /// How many files the site has, those of the user left out.
    pub(super) fn files(&self) -> usize {
        self.fresh + self.updated + self.unchanged
    }
}

/// A site in the making, beside the folder it is for.
#[derive(Debug)]
pub(super) struct Staging {
    folder: PathBuf,
    fresh: PathBuf,
    aside: PathBuf,
    before: Manifest,
    state: Mutex<State>,
    closed: AtomicBool,
    _lock: Lock,
}

#[derive(Debug, Default)]
struct State {
    manifest: Manifest,
    done: Done,
    folders: BTreeSet<PathBuf>,
    trouble: Option<PublishError>,
}

impl Staging {
    /// Makes room beside a folder; what killed builds left there is cleared away.
    ///
    /// # Errors
    /// See [`PublishError`]; the folder is as it was.
    pub(super) fn beside(folder: &Path) -> Result<Self, PublishError> {
        let folder = real(folder)?;
        let name =
            folder.file_name().map_or_else(|| "public".into(), |name| name.to_string_lossy().into_owned());
        let parent = folder.parent().unwrap_or(Path::new("/"));
        fs::create_dir_all(parent)?;
        let beside = |what: &str| parent.join(format!(".{name}.mulu-{what}"));
        let lock = Lock::take(&beside("lock"))?.ok_or(PublishError::Busy)?;
        let (fresh, aside) = (beside("new"), beside("old"));
        swap::recover(&folder, &fresh, &aside)?;
        let before = Manifest::of(&folder)?;
        fs::create_dir(&fresh)?;
        // Marked from the start: should this build be killed, nobody takes what it left for an input.
        fs::write(fresh.join(MARK), "unfinished\n")?;
        let closed = AtomicBool::new(false);
        Ok(Self { folder, fresh, aside, before, state: Mutex::default(), closed, _lock: lock })
    }

    /// Puts the fresh site in the place of the old one.
    ///
    /// # Errors
    /// Whatever went wrong since the beginning; the old site is then still there.
    pub(super) fn finish(self) -> Result<Done, PublishError> {
        let mut state = std::mem::take(&mut *self.state());
        if let Some(trouble) = state.trouble.take() {
            return Err(trouble);
        }
        let mut done = state.done;
        for (path, entry) in self.before.entries() {
            if !state.manifest.has(path) && self.folder.join(path).is_file() {
                done.removed += 1;
                if file::edited(&self.folder.join(path), entry) {
                    done.overwritten.push(path.to_owned());
                }
            }
        }
        done.kept = carry::carry(&self.folder, &self.fresh, &self.before, &state.manifest)?;
        done.overwritten.sort();
        let text = state.manifest.text();
        let same = fs::read(self.folder.join(MARK)).is_ok_and(|old| old == text.as_bytes());
        if !same || done.fresh + done.updated + done.removed > 0 {
            fs::write(self.fresh.join(MARK), text)?;
            swap::swap(&self.folder, &self.fresh, &self.aside)?;
        }
        Ok(done)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Makes the folder a file will stand in; most stand in one that is there.
    fn make_folder_of(&self, path: &Path) -> io::Result<()> {
        let Some(parent) = path.parent() else { return Ok(()) };
        if !self.state().folders.contains(parent) {
            fs::create_dir_all(parent)?;
            self.state().folders.insert(parent.to_owned());
        }
        Ok(())
    }

    /// Puts one file into the fresh folder, by whatever way fits, and notes what became of it.
    fn take(&self, path: &str, place: impl FnOnce(&Path, &Path) -> io::Result<(Fate, Entry)>) {
        let (old, fresh) = (self.folder.join(path), self.fresh.join(path));
        let placed = self.make_folder_of(&fresh).and_then(|()| place(&old, &fresh));
        let known = self.before.get(path);
        let placed = placed.map_err(PublishError::from).and_then(|(fate, entry)| {
            // A file of the user's is never overwritten, not even by one of the same name.
            let users = fate == Fate::Updated && known.is_none() && !self.before.owns_all();
            if users { Err(PublishError::InTheWay(path.to_owned())) } else { Ok((fate, entry)) }
        });
        let edited = |entry| file::edited(&old, entry);
        let overwritten = matches!(&placed, Ok((Fate::Updated, _))) && known.is_some_and(edited);
        let mut state = self.state();
        match placed {
            Ok((fate, entry)) => {
                state.done.count(fate);
                state.manifest.add(path, entry);
                if overwritten {
                    state.done.overwritten.push(path.to_owned());
                }
            }
            Err(trouble) => {
                self.closed.store(true, Ordering::Relaxed);
                state.trouble.get_or_insert(trouble);
            }
        }
    }
}

impl Done {
    fn count(&mut self, fate: Fate) {
        match fate {
            Fate::Fresh => self.fresh += 1,
            Fate::Updated => self.updated += 1,
            Fate::Unchanged => self.unchanged += 1,
        }
    }
}

impl OutputSink for Staging {
    fn put(&self, output: Output) {
        self.take(&output.path, |old, fresh| file::place(old, fresh, &output.bytes));
    }

    fn put_pieces(&self, path: &str, pieces: &mut dyn Iterator<Item = Vec<u8>>) {
        self.take(path, |old, fresh| file::place_pieces(old, fresh, pieces));
    }

    fn is_closed(&self) -> bool {
        self.closed.load(Ordering::Relaxed)
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.fresh);
        let _ = fs::remove_dir_all(&self.aside);
    }
}

/// The folder by its full name: one that is a link stays a link, and what it leads to is replaced.
fn real(folder: &Path) -> io::Result<PathBuf> {
    match folder.canonicalize() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let full = std::path::absolute(folder)?;
            let parent = full.parent().and_then(|parent| parent.canonicalize().ok());
            Ok(parent.zip(full.file_name()).map_or(full.clone(), |(parent, name)| parent.join(name)))
        }
        found => found,
    }
}
