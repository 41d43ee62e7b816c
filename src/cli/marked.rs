//! `mulu check --format xlsx`: the workbook back, marked; or a list of the findings of many files.

use super::args::{CheckArgs, ReportFormat};
use super::disk::{self, RealDisk};
use super::exit::Failure;
use super::inputs;
use super::terminal::Terminal;
use crate::diagnostic::{Diagnostic, Words};
use crate::emit::marked::PackageError;
use crate::pipeline::{self, Loaded, MarkError, MarkOptions, Marking};
use crate::project::{Disk, file_name};
use crate::source::FileId;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Where marked workbooks go. Refuses what cannot be meant, before anything is read: no target, a target that is an input, a
/// name that is no workbook's.
pub(super) fn targets(args: &CheckArgs) -> Result<Vec<&Path>, Failure> {
    let asked = (args.reports.format == ReportFormat::Xlsx).then_some(args.reports.output.as_deref());
    let beside = args.reports.report.iter().filter(|(format, _)| *format == ReportFormat::Xlsx);
    let all = asked.into_iter().chain(beside.map(|(_, path)| Some(path.as_path())));
    all.map(|target| checked(target, args)).collect()
}

fn checked<'a>(target: Option<&'a Path>, args: &CheckArgs) -> Result<&'a Path, Failure> {
    let Some(target) = target else {
        return Err(Failure::new(
            "--format xlsx 要写文件，请用 -o 指定，如 -o 养老服务.审核.xlsx",
            "--format xlsx writes a file: name it with -o",
        ));
    };
    let name = disk::text(target);
    if !names_file(target) {
        return Ok(target);
    }
    let full = target.canonicalize().ok();
    if full.is_some() && args.paths.iter().any(|source| source.canonicalize().ok() == full) {
        return Err(Failure::new(
            format!("{name} 是要检查的原文件，不能覆盖；请换一个文件名"),
            format!("{name} is the source itself; choose another name"),
        ));
    }
    if !matches!(ending(target).as_str(), "xlsx" | "xlsm") {
        return Err(Failure::new(
            format!("{name}：输出的是 Excel 文件，文件名请以 .xlsx 结尾（带宏的表用 .xlsm）"),
            format!("{name}: the output is a workbook; let the name end in .xlsx (.xlsm with macros)"),
        ));
    }
    Ok(target)
}

/// Writes the marked workbooks. Everything is made before anything is written.
pub(super) fn write(
    loaded: &Loaded,
    findings: &[Diagnostic],
    args: &CheckArgs,
    target: &Path,
    terminal: &Terminal,
) -> Result<(), Failure> {
    let created = std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|value| value.parse().ok());
    let options = MarkOptions { language: terminal.language, created };
    match (args.paths.as_slice(), names_file(target)) {
        ([one], true) if RealDisk.is_file(&inputs::plain(one)) => {
            let name = inputs::plain(one);
            let Some(file) = loaded.files.ids().find(|id| loaded.files.name(*id) == name) else {
                return Ok(());
            };
            let marking = mark(loaded, file, findings, options)?;
            right_ending(target, marking.macros)?;
            put(target, &marking.bytes, terminal)?;
            tell_fresh(&marking, &name, terminal);
            Ok(())
        }
        (_, true) => {
            let bytes = pipeline::findings_workbook(&loaded.files, findings, options)
                .map_err(|error| Failure::new(error.to_string(), error.to_string()))?;
            put(target, &bytes, terminal)
        }
        (_, false) => write_folder(target, args, loaded, findings, options, terminal),
    }
}

/// A marked workbook for each file that was complained of.
fn write_folder(
    folder: &Path,
    args: &CheckArgs,
    loaded: &Loaded,
    findings: &[Diagnostic],
    options: MarkOptions,
    terminal: &Terminal,
) -> Result<(), Failure> {
    let subjects = pipeline::checked_files(loaded, findings);
    let faulty: BTreeSet<FileId> = findings.iter().map(|finding| finding.primary.file()).collect();
    let mut made: Vec<(PathBuf, Vec<u8>)> = Vec::new();
    for file in subjects.iter().filter(|file| faulty.contains(file)) {
        let marking = mark(loaded, *file, findings, options)?;
        let name = loaded.files.name(*file);
        let home = folder.join(below(name, &args.paths));
        let ending = if marking.macros { "xlsm" } else { "xlsx" };
        let (stem, mut number) = (stem(name), 1);
        let mut path = home.join(format!("{stem}.审核.{ending}"));
        while made.iter().any(|(taken, _)| *taken == path) {
            number += 1;
            path = home.join(format!("{stem}（{number}）.审核.{ending}"));
        }
        tell_fresh(&marking, loaded.files.name(*file), terminal);
        made.push((path, marking.bytes));
    }
    made.iter().try_for_each(|(path, bytes)| put(path, bytes, terminal))?;
    let clean = subjects.len() - faulty.len().min(subjects.len());
    if clean > 0 {
        terminal.hint(&Words::new(
            format!("{clean}个文件没有问题，没有写出"),
            format!("{clean} files have no findings and were not written"),
        ));
    }
    Ok(())
}

/// The folders between the folder that was named and a file below it, so that files keep apart.
fn below(name: &str, named: &[PathBuf]) -> PathBuf {
    let inner = |path: &PathBuf| {
        let rest = name.strip_prefix(&inputs::plain(path))?.strip_prefix('/')?;
        Some(rest.rsplit_once('/').map_or(PathBuf::new(), |(folders, _)| PathBuf::from(folders)))
    };
    named.iter().find_map(inner).unwrap_or_default()
}

fn mark(
    loaded: &Loaded,
    file: FileId,
    findings: &[Diagnostic],
    options: MarkOptions,
) -> Result<Marking, Failure> {
    let name = loaded.files.name(file);
    pipeline::marked(&loaded.files, file, findings, options).map_err(|error| match error {
        MarkError::Package(error) => refused(name, &error),
        MarkError::Emit(error) => Failure::new(format!("{name}：{error}"), format!("{name}: {error}")),
    })
}

/// A workbook that cannot be edited: which part, and that nothing was written.
pub(super) fn refused(name: &str, error: &PackageError) -> Failure {
    let chinese = match error {
        PackageError::NotAnArchive(reason) => format!("压缩包已损坏（{reason}）"),
        PackageError::Damaged { part, reason } => format!("其中的 {part} 已损坏（{reason}）"),
        PackageError::TooLarge(bytes) => format!("解压后超过 {} MiB", bytes >> 20),
        PackageError::CellTooLong(cell) => format!("{cell} 改后超过单元格能放的 32767 个字"),
    };
    Failure::new(
        format!("{name} 无法在原表上修改：{chinese}；什么也没有写。请用 Excel 或 WPS 打开，另存一份再试"),
        format!("{name} cannot be edited: {error}; nothing was written. Save it again with Excel or WPS"),
    )
}

/// Excel opens no file whose name and content disagree about macros.
pub(super) fn right_ending(target: &Path, macros: bool) -> Result<(), Failure> {
    let name = disk::text(target);
    match (macros, ending(target).as_str()) {
        (true, "xlsm") | (false, "xlsx") => Ok(()),
        (true, _) => Err(Failure::new(
            format!("原表带宏，{name} 请改为以 .xlsm 结尾，否则 Excel 打不开"),
            format!("the workbook has macros: let {name} end in .xlsm"),
        )),
        (false, _) => Err(Failure::new(
            format!("原表不带宏，{name} 请改为以 .xlsx 结尾，否则 Excel 打不开"),
            format!("the workbook has no macros: let {name} end in .xlsx"),
        )),
    }
}

fn tell_fresh(marking: &Marking, name: &str, terminal: &Terminal) {
    if !marking.in_place {
        terminal.hint(&Words::new(
            format!("{name} 不是 .xlsx，不能在原表上标注：写出的是新表，文字照原位置，格式没有保留"),
            format!("{name} is no .xlsx and cannot be marked in place: the texts stand in a new workbook"),
        ));
    }
}

fn put(path: &Path, bytes: &[u8], terminal: &Terminal) -> Result<(), Failure> {
    disk::write(path, bytes).map_err(|error| Failure::disk(&disk::text(path), &error))?;
    super::hint_written(terminal, &disk::text(path));
    Ok(())
}

/// A file's name without its ending.
pub(super) fn stem(path: &str) -> &str {
    let name = file_name(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| if stem.is_empty() { name } else { stem })
}

fn ending(path: &Path) -> String {
    path.extension().map_or(String::new(), |ending| ending.to_string_lossy().to_ascii_lowercase())
}

/// Whether a path that is no folder yet is meant as a file: it has an ending.
fn names_file(path: &Path) -> bool {
    !path.is_dir() && path.extension().is_some()
}
