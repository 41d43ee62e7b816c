//! Known findings: written by `--write-baseline`, used by `--known`, or by `--baseline` given a file.

use super::args::{CheckArgs, Common};
use super::exit::Failure;
use super::terminal::Terminal;
use super::{disk, hint_written};
use crate::diagnostic::{Diagnostic, Levels, Words};
use crate::known::{Entry, Known};
use crate::project::Disk;
use crate::rules::{self, Lookup};
use crate::source::Files;
use std::path::{Path, PathBuf};

/// The file of known findings. `--baseline` is the folder of the national baseline; given a file, it means this one.
pub(super) fn file<'a>(args: &'a CheckArgs, common: &'a Common) -> Option<&'a PathBuf> {
    args.reports.known.as_ref().or_else(|| common.baseline.as_ref().filter(|path| path.is_file()))
}

/// The folder of the national baseline, where `--baseline` is not a file of known findings.
pub(super) fn folder(common: &Common) -> Option<&PathBuf> {
    common.baseline.as_ref().filter(|path| !path.is_file())
}

/// Reads the file before anything else is done: a run against a broken one must not begin.
pub(super) fn read(args: &CheckArgs, common: &Common) -> Result<Option<Known>, Failure> {
    if let Some(path) = args.reports.write_baseline.as_ref().filter(|path| would_be_catalogue(path)) {
        let path = disk::text(path);
        return Err(Failure::new(
            format!("--write-baseline {path}：请用 .json 结尾，否则下次检查会把它当成目录"),
            format!(
                "--write-baseline {path}: let it end in .json, or the next check takes it for a catalogue"
            ),
        ));
    }
    let Some(path) = file(args, common) else { return Ok(None) };
    let name = disk::text(path);
    let bytes = disk::RealDisk.read(&name).map_err(|error| Failure::disk(&name, &error))?;
    Known::parse(&bytes).map(Some).map_err(|error| {
        Failure::new(
            format!("{name} 不是 --write-baseline 写出的已知问题清单：{error}"),
            format!("{name} is no list of known findings: {error}"),
        )
    })
}

fn would_be_catalogue(path: &Path) -> bool {
    crate::project::may_be_catalogue(&disk::text(path))
}

/// Takes what is known out of the findings, and says how much that was and what is gone.
pub(super) fn apply(
    known: Option<&Known>,
    args: &CheckArgs,
    (files, levels): (&Files, &Levels),
    findings: &mut Vec<Diagnostic>,
    terminal: &Terminal,
) -> Result<(), Failure> {
    if let Some(path) = &args.reports.write_baseline {
        let fresh = Known::of(findings, files);
        let name = disk::text(path);
        let bytes = fresh.to_bytes().map_err(|error| Failure::new(error.to_string(), error.to_string()))?;
        disk::write(path, &bytes).map_err(|error| Failure::disk(&name, &error))?;
        hint_written(terminal, &name);
        let gone = known.map_or(0, |known| known.gone(findings).len());
        let hidden = fresh.hide(findings);
        terminal.hint(&Words::new(
            format!("{hidden}个问题记为已知，以后用 --baseline {name} 就只报新的（原清单中有{gone}个已不存在）"),
            format!("{hidden} findings are known from now on, see --baseline {name} ({gone} of the old ones are gone)"),
        ));
    } else if let Some(known) = known {
        let gone =
            known.gone(findings).into_iter().filter(|entry| was_looked_for(entry, files, levels)).count();
        let hidden = known.hide(findings);
        terminal.hint(&Words::new(
            format!("已知问题{hidden}个，没有列出"),
            format!("{hidden} known findings are not listed"),
        ));
        if gone > 0 {
            terminal.hint(&Words::new(
                format!("清单中有{gone}个问题已经不存在，用 --write-baseline 重新写出清单即可去掉"),
                format!("{gone} known findings are gone; --write-baseline again drops them"),
            ));
        }
    }
    Ok(())
}

/// Whether a finding that is not there would have been found: its rule was on, and its file was read or is no more.
fn was_looked_for(entry: &Entry, files: &Files, levels: &Levels) -> bool {
    let file = files.ids().find(|id| files.name(*id) == entry.path);
    let on = match rules::lookup(&entry.rule) {
        Lookup::Found(rule) => levels.severity(rule, rule.severity, file).is_some(),
        Lookup::Unknown(_) => true,
    };
    on && (file.is_some() || !disk::RealDisk.is_file(&entry.path))
}
