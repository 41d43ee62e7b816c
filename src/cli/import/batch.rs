//! Several files written all or none: each beside its target first, then all put in place; if one cannot be, those
//! before it are taken back.

use crate::cli::disk;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// One file to be written.
pub(super) struct Target<'a> {
    /// Where.
    pub(super) path: PathBuf,
    /// What.
    pub(super) bytes: &'a [u8],
}

/// Why nothing was written: the file, and what the disk said.
pub(super) type Refusal = (String, io::Error);

struct Step {
    fresh: PathBuf,
    target: PathBuf,
    old: PathBuf,
}

/// Writes them all, or leaves everything as it was.
///
/// # Errors
/// The disk's.
pub(super) fn write(targets: &[Target<'_>]) -> Result<(), Refusal> {
    let mut made = Vec::new();
    let mut steps = Vec::new();
    let written = targets.iter().enumerate().try_for_each(|(index, target)| {
        let step = prepare(target, index, &mut made).map_err(|error| (disk::text(&target.path), error))?;
        steps.push(step);
        Ok(())
    });
    let done = written.and_then(|()| put_in_place(&steps));
    if done.is_err() {
        for step in &steps {
            let _ = fs::remove_file(&step.fresh);
        }
        // Only folders made here and empty again.
        for folder in made.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
    done
}

/// Writes the bytes beside the target.
fn prepare(target: &Target<'_>, index: usize, made: &mut Vec<PathBuf>) -> io::Result<Step> {
    // A link stays a link: what it points at is replaced.
    let path = fs::canonicalize(&target.path).unwrap_or_else(|_| target.path.clone());
    if path.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    // Import writes files by name into a folder: no pipe or device is meant by one of them.
    if disk::is_sink(&path) {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let absent: Vec<&Path> = folder.ancestors().take_while(|folder| !folder.exists()).collect();
    made.extend(absent.into_iter().rev().filter(|folder| !folder.as_os_str().is_empty()).map(Path::to_owned));
    fs::create_dir_all(folder)?;
    let beside = |kind: &str| folder.join(format!(".mulu-{}-{index}.{kind}", std::process::id()));
    let step = Step { fresh: beside("new"), old: beside("old"), target: path };
    let written = fs::File::create(&step.fresh).and_then(|mut file| {
        file.write_all(target.bytes)?;
        file.sync_all()
    });
    let written = written.and_then(|()| match fs::metadata(&step.target) {
        Ok(old) => fs::set_permissions(&step.fresh, old.permissions()),
        Err(_) => Ok(()),
    });
    if let Err(error) = written {
        let _ = fs::remove_file(&step.fresh);
        return Err(error);
    }
    Ok(step)
}

fn put_in_place(steps: &[Step]) -> Result<(), Refusal> {
    let failed = steps.iter().enumerate().find_map(|(index, step)| Some((index, swap(step).err()?)));
    let done = failed.as_ref().map_or(steps.len(), |(index, _)| *index);
    for step in &steps[..done] {
        if failed.is_some() {
            let _ = fs::remove_file(&step.target);
            let _ = fs::rename(&step.old, &step.target);
        } else {
            let _ = fs::remove_file(&step.old);
        }
    }
    failed.map_or(Ok(()), |(index, error)| Err((disk::text(&steps[index].target), error)))
}

/// Puts the old file aside and the new one in its place.
fn swap(step: &Step) -> io::Result<()> {
    let had = step.target.exists();
    if had {
        fs::rename(&step.target, &step.old)?;
    }
    let moved = fs::rename(&step.fresh, &step.target);
    if moved.is_err() && had {
        let _ = fs::rename(&step.old, &step.target);
    }
    moved
}
