//! The step from the old site to the new one.

use super::{MARK, PublishError};
use std::fs;
use std::io;
use std::path::Path;

/// Clears away what a killed build left, and puts the old site back where it was killed between two renames.
pub(super) fn recover(folder: &Path, fresh: &Path, aside: &Path) -> Result<(), PublishError> {
    if !folder.exists() && aside.join(MARK).is_file() {
        fs::rename(aside, folder)?;
    }
    for left in [fresh, aside] {
        match fs::symlink_metadata(left) {
            Ok(there) if there.is_dir() => fs::remove_dir_all(left)?,
            Ok(_) => return Err(PublishError::Foreign),
            Err(_) => {}
        }
    }
    Ok(())
}

/// Puts the fresh folder in the place of the old one, which is then where the fresh one was, or aside.
pub(super) fn swap(folder: &Path, fresh: &Path, aside: &Path) -> io::Result<()> {
    let Ok(old) = fs::metadata(folder) else { return fs::rename(fresh, folder) };
    fs::set_permissions(fresh, old.permissions())?;
    if exchange(folder, fresh) {
        return Ok(());
    }
    fs::rename(folder, aside)?;
    fs::rename(fresh, folder).inspect_err(|_| {
        let _ = fs::rename(aside, folder);
    })
}

/// Two names change places in one step; not every system and disk can.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchange(one: &Path, other: &Path) -> bool {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE).is_ok()
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchange(_: &Path, _: &Path) -> bool {
    false
}
