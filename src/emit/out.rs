//! Where outputs go: one by one, as they are made, so that nobody holds a whole site at once.

use super::Output;
use std::sync::{Mutex, PoisonError};

/// Takes outputs as they are made, from several threads at once and in any order; no path comes twice.
///
/// Making never fails for a sink's sake: a sink that is in trouble (a full disk) remembers it, says so by
/// [`is_closed`](Self::is_closed), and whoever gave it hears of it at the end.
pub trait OutputSink: Sync {
    /// Takes one file.
    fn put(&self, output: Output);

    /// Takes a file that is large in a large workspace, piece after piece.
    fn put_pieces(&self, path: &str, pieces: &mut dyn Iterator<Item = Vec<u8>>) {
        self.put(Output { path: path.to_owned(), bytes: pieces.flatten().collect() });
    }

    /// How many files will come; may be said several times, each time of further ones.
    fn expect(&self, files: usize) {
        let _ = files;
    }

    /// Whether more outputs would be made in vain.
    fn is_closed(&self) -> bool {
        false
    }
}

/// A sink that keeps everything in memory, for tests and small workspaces.
#[derive(Debug, Default)]
pub struct Collected(Mutex<Vec<Output>>);

impl Collected {
    /// What was taken, by path.
    #[must_use]
    pub fn into_outputs(self) -> Vec<Output> {
        let mut outputs = self.0.into_inner().unwrap_or_else(PoisonError::into_inner);
        outputs.sort_by(|a, b| a.path.cmp(&b.path));
        outputs
    }
}

impl OutputSink for Collected {
    fn put(&self, output: Output) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(output);
    }
}
