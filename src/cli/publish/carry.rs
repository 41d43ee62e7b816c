//! What the user put into the folder comes along: a CNAME, a robots.txt, the `.git` of a pages branch.

use super::PublishError;
use super::file::link;
use super::manifest::{MARK, Manifest};
use crate::cli::disk;
use std::fs;
use std::io;
use std::path::Path;

/// Links everything that is not mulu's from the old folder into the fresh one; tells which files.
///
/// # Errors
/// The disk's; or a thing of the user's that stands where the site has one of its own.
pub(super) fn carry(
    folder: &Path,
    fresh: &Path,
    before: &Manifest,
    now: &Manifest,
) -> Result<Vec<String>, PublishError> {
    let mut kept = Vec::new();
    if before.owns_all() || !folder.is_dir() {
        return Ok(kept);
    }
    let walk = walkdir::WalkDir::new(folder).min_depth(1).sort_by_file_name();
    for entry in walk {
        let entry = entry.map_err(io::Error::from)?;
        let below = entry.path().strip_prefix(folder).unwrap_or(entry.path());
        let path = disk::text(below);
        let mulus = before.has(&path) || path == MARK;
        if mulus || (now.has(&path) && entry.file_type().is_file()) {
            continue;
        }
        let target = fresh.join(below);
        if entry.file_type().is_dir() {
            if !before.reaches_into(&path) && !target.is_dir() {
                fs::create_dir_all(&target).map_err(|_| PublishError::InTheWay(path))?;
            }
            continue;
        }
        if fs::symlink_metadata(&target).is_ok() {
            return Err(PublishError::InTheWay(path));
        }
        if let Some(parent) = target.parent() {
            fs::create_dir_all(parent).map_err(|_| PublishError::InTheWay(path.clone()))?;
        }
        if entry.path_is_symlink() {
            relink(entry.path(), &target)?;
        } else {
            link(entry.path(), &target)?;
        }
        kept.push(path);
    }
    Ok(kept)
}

#[cfg(unix)]
fn relink(old: &Path, fresh: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(fs::read_link(old)?, fresh)
}

#[cfg(not(unix))]
fn relink(old: &Path, fresh: &Path) -> io::Result<()> {
    link(old, fresh)
}
