//! What the integration tests share: running the program, and folders to run it in.
#![allow(dead_code, reason = "every test crate uses its own part of this module")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// What a run of the program gave.
pub(crate) struct Run {
    /// The exit code.
    pub(crate) code: i32,
    /// Results.
    pub(crate) stdout: String,
    /// Hints and failures.
    pub(crate) stderr: String,
}

/// Runs mulu in a folder, in Chinese, without colours and with a fixed day.
pub(crate) fn mulu_in(folder: &Path, arguments: &[&str]) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mulu"));
    command.current_dir(folder).args(arguments).env_clear();
    for name in ["PATH", "HOME", "TMPDIR", "SystemRoot"] {
        if let Some(value) = std::env::var_os(name) {
            command.env(name, value);
        }
    }
    command.env("LANG", "zh_CN.UTF-8").env("NO_COLOR", "1").env("SOURCE_DATE_EPOCH", "1793491200");
    ran(command.output().expect("mulu starts"))
}

/// Runs mulu in the repository's root.
pub(crate) fn mulu(arguments: &[&str]) -> Run {
    mulu_in(&root(), arguments)
}

fn ran(output: Output) -> Run {
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("mulu prints UTF-8");
    Run { code: output.status.code().unwrap_or(-1), stdout: text(output.stdout), stderr: text(output.stderr) }
}

/// The repository.
pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// An empty folder that goes away with the value.
pub(crate) fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

/// Runs `mulu check … --format json` and reads the report.
pub(crate) fn findings(folder: &Path, paths: &[&str]) -> serde_json::Value {
    let mut arguments = vec!["check"];
    arguments.extend(paths);
    arguments.extend(["--format", "json"]);
    let run = mulu_in(folder, &arguments);
    serde_json::from_str(&run.stdout)
        .unwrap_or_else(|error| panic!("{error}\n{}\n{}", run.stdout, run.stderr))
}

/// The findings of a report as `rule@place`, places as `line:column`, `sheet!cell` or nothing.
pub(crate) fn places(report: &serde_json::Value) -> Vec<String> {
    let place = |at: &serde_json::Value| match (at["line"].as_u64(), at["cell"].as_str()) {
        (Some(line), _) => format!("{line}:{}", at["column"]),
        (None, Some(cell)) => format!("{}!{cell}", at["sheet"].as_str().unwrap_or("")),
        (None, None) => String::new(),
    };
    let list = report["findings"].as_array().expect("a list of findings");
    list.iter()
        .map(|finding| format!("{}@{}", finding["rule"].as_str().unwrap_or(""), place(&finding["location"])))
        .collect()
}
