//! How far a long build is, on a terminal's error stream: a line that is written over, and gone at the end.

use crate::cli::terminal::Terminal;
use crate::diagnostic::Language;
use crate::emit::{Output, OutputSink};
use std::io::{self, IsTerminal, Write};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// Who works less than this is not asked how far it is.
const PATIENCE: Duration = Duration::from_secs(1);

/// How often the line is written.
const PAUSE: Duration = Duration::from_millis(100);

/// How many cells the bar has.
const CELLS: usize = 24;

/// A sink that counts what passes through it to another.
pub(super) struct Progress<'a> {
    inner: &'a dyn OutputSink,
    language: Language,
    shown: bool,
    done: AtomicUsize,
    expected: AtomicUsize,
    next: Mutex<Instant>,
}

impl<'a> Progress<'a> {
    /// Counts what goes to a sink; shows nothing to who is quiet or no terminal.
    pub(super) fn before(inner: &'a dyn OutputSink, terminal: &Terminal) -> Self {
        Self {
            inner,
            language: terminal.language,
            shown: !terminal.quiet && io::stderr().is_terminal(),
            done: AtomicUsize::new(0),
            expected: AtomicUsize::new(0),
            next: Mutex::new(Instant::now() + PATIENCE),
        }
    }

    fn step(&self) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        if !self.shown {
            return;
        }
        // Whoever finds another writing the line goes on working.
        let Ok(mut next) = self.next.try_lock() else { return };
        let now = Instant::now();
        if now >= *next {
            *next = now + PAUSE;
            let line = line(done, self.expected.load(Ordering::Relaxed), self.language);
            let _ = write!(io::stderr(), "\r\u{1b}[K{line}");
        }
    }
}

/// The line for so many files of so many.
fn line(done: usize, expected: usize, language: Language) -> String {
    let expected = expected.max(done).max(1);
    let filled = CELLS * done / expected;
    let bar = format!("{}{}", "█".repeat(filled), "░".repeat(CELLS - filled));
    match language {
        Language::Chinese => format!("生成中 {bar} {done}/{expected} 个文件"),
        Language::English => format!("building {bar} {done}/{expected} files"),
    }
}

impl OutputSink for Progress<'_> {
    fn put(&self, output: Output) {
        self.inner.put(output);
        self.step();
    }

    fn put_pieces(&self, path: &str, pieces: &mut dyn Iterator<Item = Vec<u8>>) {
        self.inner.put_pieces(path, pieces);
        self.step();
    }

    fn expect(&self, files: usize) {
        self.expected.fetch_add(files, Ordering::Relaxed);
        self.inner.expect(files);
    }

    fn is_closed(&self) -> bool {
        self.inner.is_closed()
    }
}

impl Drop for Progress<'_> {
    fn drop(&mut self) {
        if self.shown {
            let _ = write!(io::stderr(), "\r\u{1b}[K");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bar_never_runs_over() {
        assert_eq!(line(0, 0, Language::Chinese), format!("生成中 {} 0/1 个文件", "░".repeat(24)));
        assert_eq!(line(3, 2, Language::English), format!("building {} 3/3 files", "█".repeat(24)));
        assert!(line(1, 2, Language::English).contains(&"█".repeat(12)));
    }
}
