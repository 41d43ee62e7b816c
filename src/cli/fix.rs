//! `mulu check --fix` and `--diff`: what the library changed is written, or shown.

use super::args::{CheckArgs, Common, ReportFormat};
use super::disk::{self, RealDisk};
use super::exit::Failure;
use super::terminal::{self, Terminal};
use super::{hint_written, inputs, known, marked};
use crate::diagnostic::{Diagnostic, Safety, Words};
use crate::pipeline::{self, CellChange, ChangedFile, ChangedKind, FixError, Fixed, Judge, Request};
use crate::project::Disk;
use similar::TextDiff;
use std::path::{Path, PathBuf};

/// Refuses what cannot be meant, before anything is read.
pub(super) fn refuse(args: &CheckArgs) -> Result<(), Failure> {
    if args.unsafe_fixes && !args.fix && !args.diff {
        return Err(Failure::new(
            "--unsafe-fixes 要和 --fix（修改）或 --diff（只看）一起用",
            "--unsafe-fixes goes with --fix or --diff",
        ));
    }
    if !args.fix && !args.diff {
        return Ok(());
    }
    if args.reports.format == ReportFormat::Xlsx {
        return Err(Failure::new(
            "--fix、--diff 不能和 --format xlsx 一起用：先修改，再对修改后的表做标注",
            "--fix and --diff do not go with --format xlsx: fix first, then mark",
        ));
    }
    if inputs::is_example(&args.paths) {
        return Err(Failure::new("没有找到工作区，没有文件可改", "no workspace found: nothing to fix"));
    }
    let one_file = matches!(args.paths.as_slice(), [one] if RealDisk.is_file(&inputs::plain(one)));
    if args.reports.output.is_some() && !one_file {
        return Err(Failure::new(
            "--fix 的 -o 是修改后的表，只能用于一个文件",
            "with --fix, -o names the fixed workbook: give one file",
        ));
    }
    Ok(())
}

/// Fixes what was asked for, in memory.
pub(super) fn run(
    args: &CheckArgs,
    request: Request,
    common: &Common,
    judge: Judge<'_>,
) -> Result<Fixed, Failure> {
    let safety = if args.unsafe_fixes { Safety::Unsafe } else { Safety::Safe };
    let request = inputs::request(&args.paths, request, known::folder(common))?;
    pipeline::fix(&request, &RealDisk, Judge { safety, ..judge }).map_err(|error| match error {
        FixError::Disk(error) => inputs::not_loaded(&request, &error),
        FixError::Package(name, error) => marked::refused(&name, &error),
    })
}

/// Writes the changed files: YAML where it stands, a workbook beside itself unless told otherwise.
pub(super) fn write(fixed: &Fixed, args: &CheckArgs, terminal: &Terminal) -> Result<(), Failure> {
    let targets: Vec<PathBuf> =
        fixed.changed.iter().map(|file| target(file, args)).collect::<Result<_, _>>()?;
    for (file, target) in fixed.changed.iter().zip(&targets) {
        disk::write(target, &file.after).map_err(|error| Failure::disk(&disk::text(target), &error))?;
        hint_written(terminal, &disk::text(target));
    }
    Ok(())
}

/// Where a changed file goes.
fn target(file: &ChangedFile, args: &CheckArgs) -> Result<PathBuf, Failure> {
    let own = Path::new(&file.path);
    match &file.kind {
        ChangedKind::Text { .. } => match &args.reports.output {
            Some(output) => Ok(output.clone()),
            None => Ok(own.to_owned()),
        },
        ChangedKind::Workbook { .. } if args.in_place => Ok(own.to_owned()),
        ChangedKind::Workbook { macros, .. } => {
            let ending = if *macros { "xlsm" } else { "xlsx" };
            let Some(output) = &args.reports.output else {
                let name = format!("{}.修订.{ending}", marked::stem(&file.path));
                return Ok(own.with_file_name(name));
            };
            if output.canonicalize().ok().is_some_and(|full| own.canonicalize().ok() == Some(full)) {
                let name = disk::text(output);
                return Err(Failure::new(
                    format!("{name} 是原文件；确要直接改原文件，请用 --in-place"),
                    format!("{name} is the source itself; --in-place changes it"),
                ));
            }
            marked::right_ending(output, *macros)?;
            Ok(output.clone())
        }
    }
}

/// Prints what would change.
pub(super) fn show(fixed: &Fixed) -> Result<(), Failure> {
    let mut shown = String::new();
    for file in &fixed.changed {
        match &file.kind {
            ChangedKind::Text { before, after } => {
                let diff = TextDiff::from_lines(before.as_str(), after.as_str());
                let names = (format!("{}（原）", file.path), format!("{}（改）", file.path));
                shown.push_str(&diff.unified_diff().header(&names.0, &names.1).to_string());
            }
            ChangedKind::Workbook { cells, .. } => {
                cells.iter().for_each(|cell| shown.push_str(&cell_diff(&file.path, cell)));
            }
        }
    }
    terminal::print(safe(&shown).as_bytes()).map_err(|error| Failure::disk("stdout", &error))
}

fn cell_diff(path: &str, change: &CellChange) -> String {
    let lines =
        |sign: char, text: &str| text.split('\n').map(|line| format!("{sign}{line}\n")).collect::<String>();
    let head = format!("{path} › {}!{}\n", change.sheet, change.cell);
    head + &lines('-', &change.before) + &lines('+', &change.after)
}

/// Text from a submission made harmless for a terminal.
fn safe(text: &str) -> String {
    text.chars().map(|c| if c.is_control() && !matches!(c, '\n' | '\t') { ' ' } else { c }).collect()
}

/// A line of what was done and what is left.
pub(super) fn tell(fixed: &Fixed, args: &CheckArgs, terminal: &Terminal) {
    fixed.notes.iter().for_each(|note| terminal.hint(note));
    let (done, files) = (fixed.applied, fixed.changed.len());
    let of = |safety: Safety| {
        let such = |finding: &&Diagnostic| finding.fix.as_ref().is_some_and(|fix| fix.safety == safety);
        fixed.findings.iter().filter(such).count()
    };
    let left = if args.unsafe_fixes { 0 } else { of(Safety::Unsafe) };
    let more = |zh: String, en: String| if left > 0 { (zh, en) } else { (String::new(), String::new()) };
    let (zh, en) = more(
        format!("；另有{left}处须加 --unsafe-fixes 才改，改后请人工核对"),
        format!("; {left} more with --unsafe-fixes, to be looked at by a person"),
    );
    let (verb, past) =
        if args.diff { ("可以自动修改", "can be fixed") } else { ("已自动修改", "fixed") };
    terminal.hint(&Words::new(
        format!("{verb}{done}处，涉及{files}个文件{zh}"),
        format!("{done} {past} in {files} files{en}"),
    ));
    let rich = fixed.changed.iter().filter_map(|file| match &file.kind {
        ChangedKind::Workbook { cells, .. } => Some(cells.iter().filter(|cell| cell.rich).count()),
        ChangedKind::Text { .. } => None,
    });
    let rich: usize = rich.sum();
    if rich > 0 {
        terminal.hint(&Words::new(
            format!("{rich}个单元格内原有局部格式（如部分文字加粗），改后统一为单元格的格式"),
            format!("{rich} cells had formats within their text, which are the cell's now"),
        ));
    }
}
