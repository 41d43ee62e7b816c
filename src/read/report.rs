//! How a reader complains: a bounded number of findings for one file, the rest counted and said.

use super::faults;
use crate::diagnostic::{Diagnostic, RuleInfo, Sink, Words};
use crate::source::{FileId, Location, Span};

/// The complaints about one file.
pub(super) struct Report<'a> {
    file: FileId,
    sink: &'a mut Sink,
    left: usize,
    dropped: usize,
}

impl<'a> Report<'a> {
    /// Complains of `file`, at most `limit` times.
    pub(super) fn new(file: FileId, sink: &'a mut Sink, limit: usize) -> Self {
        Self { file, sink, left: limit, dropped: 0 }
    }

    /// Whether the limit is reached: further complaints need only be counted.
    pub(super) fn is_full(&self) -> bool {
        self.left == 0
    }

    /// Counts a complaint that is not made.
    pub(super) fn count(&mut self) {
        self.dropped += 1;
    }

    /// Takes a finding in; beyond the limit it is only counted.
    pub(super) fn push(&mut self, finding: Diagnostic) {
        if self.is_full() {
            return self.count();
        }
        self.left -= 1;
        self.sink.push(finding);
    }

    /// A finding about a stretch of the file.
    pub(super) fn at(&self, rule: &'static RuleInfo, span: Span, words: Words) -> Diagnostic {
        Diagnostic::new(rule, self.place(span), words)
    }

    /// A place in the file.
    pub(super) fn place(&self, span: Span) -> Location {
        Location::Text { file: self.file, span }
    }

    /// Says how many complaints were left out.
    pub(super) fn finish(self) {
        if self.dropped == 0 {
            return;
        }
        let words = Words::new(
            format!("本文件的格式问题太多，另有 {} 处没有列出", self.dropped),
            format!("too many layout faults in this file; {} more are not listed", self.dropped),
        );
        let mut finding = Diagnostic::new(&faults::OVER_BOUND, Location::File(self.file), words);
        finding
            .help(Words::new("先改正已列出的问题，再运行一次", "mend those that are listed and run again"));
        self.sink.push(finding);
    }
}
