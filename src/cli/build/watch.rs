//! Waiting for an input to change: every file is looked at twice a second. That finds every change on every disk,
//! a network's too, and needs nobody's help.

use crate::cli::disk::{self, RealDisk};
use crate::project::Disk;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// How often the inputs are looked at; a change counts once two looks see the same.
const PAUSE: Duration = Duration::from_millis(400);

/// The inputs of a build: folders with all that is in them, and single files.
#[derive(Debug, Default)]
pub(super) struct Inputs {
    paths: Vec<PathBuf>,
}

type Look = BTreeMap<PathBuf, (u64, Option<SystemTime>)>;

impl Inputs {
    /// Adds what is there under a name; a name that is nothing yet is looked for too.
    pub(super) fn add(&mut self, path: impl AsRef<Path>) {
        self.paths.push(path.as_ref().to_owned());
    }

    /// What every input is now.
    pub(super) fn look(&self) -> Look {
        let mut found = Look::new();
        for path in &self.paths {
            let name = disk::text(path);
            let files = if RealDisk.is_folder(&name) {
                RealDisk.files(&name).unwrap_or_default()
            } else {
                vec![name]
            };
            for file in files {
                if let Ok(about) = fs::metadata(&file) {
                    found.insert(PathBuf::from(file), (about.len(), about.modified().ok()));
                }
            }
        }
        found
    }

    /// Waits until something is different from a look, and no longer changing.
    pub(super) fn wait(&self, last: &Look) {
        let mut before = self.look();
        loop {
            std::thread::sleep(PAUSE);
            let now = self.look();
            if now == before && now != *last {
                return;
            }
            before = now;
        }
    }
}
