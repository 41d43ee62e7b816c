//! One file of the site: linked where it is as it was, else written new.

use super::manifest::{Entry, Hash};
use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::Path;

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// It was not there.
    Fresh,
    /// It was different.
    Updated,
    /// It was the same.
    Unchanged,
}

/// Puts a file with these bytes into the fresh folder.
pub(super) fn place(old: &Path, fresh: &Path, bytes: &[u8]) -> io::Result<(Fate, Entry)> {
    let mut hash = Hash::default();
    hash.add(bytes);
    let there = fs::symlink_metadata(old).ok();
    let plain = there.as_ref().filter(|there| there.is_file() && there.len() == bytes.len() as u64);
    let fate = match there {
        Some(_) if plain.is_some() && fs::read(old)? == bytes => {
            link(old, fresh)?;
            Fate::Unchanged
        }
        there => {
            // Never `fs::write`: it would write through a link, were there one.
            File::create_new(fresh)?.write_all(bytes)?;
            if there.is_some() { Fate::Updated } else { Fate::Fresh }
        }
    };
    Ok((fate, hash.entry()))
}

/// The same for a file that comes in pieces: written and compared as they come, linked after all where it is the same.
pub(super) fn place_pieces(
    old: &Path,
    fresh: &Path,
    pieces: &mut dyn Iterator<Item = Vec<u8>>,
) -> io::Result<(Fate, Entry)> {
    let there = fs::symlink_metadata(old).ok();
    let mut before = match &there {
        Some(there) if there.is_file() => Some(BufReader::new(File::open(old)?)),
        _ => None,
    };
    let mut hash = Hash::default();
    let mut out = BufWriter::new(File::create_new(fresh)?);
    for piece in pieces {
        hash.add(&piece);
        out.write_all(&piece)?;
        before = same_so_far(before, &piece)?;
    }
    out.flush()?;
    drop(out);
    let same = match before {
        Some(mut before) => before.read(&mut [0])? == 0,
        None => false,
    };
    let fate = match (same, there.is_some()) {
        (true, _) => {
            fs::remove_file(fresh)?;
            link(old, fresh)?;
            Fate::Unchanged
        }
        (false, true) => Fate::Updated,
        (false, false) => Fate::Fresh,
    };
    Ok((fate, hash.entry()))
}

/// Reads on as far as the piece goes; `None` as soon as something was different.
fn same_so_far<R: Read>(before: Option<R>, piece: &[u8]) -> io::Result<Option<R>> {
    let Some(mut before) = before else { return Ok(None) };
    let mut held = Vec::with_capacity(piece.len());
    before.by_ref().take(piece.len() as u64).read_to_end(&mut held)?;
    Ok((held == piece).then_some(before))
}

/// A second name for a file; where the disk knows no such thing, a copy of the same age.
pub(super) fn link(old: &Path, fresh: &Path) -> io::Result<()> {
    if fs::hard_link(old, fresh).is_ok() {
        return Ok(());
    }
    let mut from = File::open(old)?;
    let mut to = File::create_new(fresh)?;
    io::copy(&mut from, &mut to)?;
    let about = from.metadata()?;
    to.set_permissions(about.permissions())?;
    about.modified().and_then(|time| to.set_modified(time))
}

/// Whether a file is no longer what mulu wrote.
pub(super) fn edited(path: &Path, entry: &Entry) -> bool {
    let Ok(mut file) = File::open(path) else { return false };
    let mut hash = Hash::default();
    let mut held = vec![0; 1 << 16];
    while let Ok(count) = file.read(&mut held) {
        if count == 0 {
            break;
        }
        hash.add(&held[..count]);
    }
    hash.entry() != *entry
}
