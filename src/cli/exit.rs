//! The exit codes: 0 clean, 1 findings at or above `--fail-on`, 2 could not run.

use crate::diagnostic::Words;
use std::process::ExitCode;

/// How a command ended well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// Nothing to complain of.
    Clean,
    /// Findings at or above the threshold.
    Findings,
}

/// Why a command could not run, in words for the user.
#[derive(Debug)]
pub(super) struct Failure(pub(super) Words);

impl Failure {
    /// With words in both languages.
    pub(super) fn new(chinese: impl Into<String>, english: impl Into<String>) -> Self {
        Self(Words::new(chinese, english))
    }

    /// The disk would not: what was tried, and what it said.
    pub(super) fn disk(path: &str, error: &std::io::Error) -> Self {
        let (zh, en) = match error.kind() {
            std::io::ErrorKind::NotFound => {
                ("没有这个文件或文件夹".to_owned(), "no such file or folder".to_owned())
            }
            std::io::ErrorKind::PermissionDenied => ("没有权限".to_owned(), "permission denied".to_owned()),
            std::io::ErrorKind::IsADirectory => ("是文件夹，不是文件".to_owned(), "is a folder".to_owned()),
            std::io::ErrorKind::NotADirectory => ("上级不是文件夹".to_owned(), "not a folder".to_owned()),
            std::io::ErrorKind::ReadOnlyFilesystem => ("磁盘只读".to_owned(), "read-only disk".to_owned()),
            std::io::ErrorKind::StorageFull => ("磁盘已满".to_owned(), "the disk is full".to_owned()),
            _ => (format!("读写失败（{error}）"), error.to_string()),
        };
        Self::new(format!("{path}：{zh}"), format!("{path}: {en}"))
    }
}

/// The code the process ends with.
pub(super) fn code(outcome: &Result<Outcome, Failure>) -> ExitCode {
    match outcome {
        Ok(Outcome::Clean) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        Err(_) => ExitCode::from(2),
    }
}

/// Leaves what was loaded to the end of the process, which comes at once: the system takes all memory back faster than it can be
/// handed over piece by piece.
pub(super) fn leave<T>(loaded: T) {
    std::mem::forget(loaded);
}
