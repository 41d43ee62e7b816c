//! `mulu import`.

use super::args::{Common, ImportArgs, ImportFormatName};
use super::exit::{Failure, Outcome};
use super::terminal::Terminal;
use super::{disk, hint_written, inputs};
use crate::diagnostic::{Levels, Severity};
use crate::emit::Output;
use crate::pipeline::{self, ImportFormat, Request};
use crate::report::{Format, Report};
use std::io::Write;
use std::path::Path;

/// Reads tables and writes them as YAML or JSON; what could not be read is told on the error stream.
pub(super) fn run(args: &ImportArgs, common: &Common, terminal: &Terminal) -> Result<Outcome, Failure> {
    let as_of = inputs::as_of(args.as_of.as_deref())?;
    spare_sources(args)?;
    let knowledge = inputs::knowledge(common)?;
    let request = Request {
        tier: inputs::tier(args.tier.as_deref())?,
        name: args.name.clone(),
        domain: args.domain.clone(),
        ..Request::default()
    };
    let mut loaded = inputs::load(&args.files, request, common, &knowledge)?;
    let format = match args.format {
        ImportFormatName::Yaml => ImportFormat::Yaml,
        ImportFormatName::Json => ImportFormat::Json,
    };
    let outputs = pipeline::import(&loaded, &knowledge, format, as_of.or_else(super::source_date))
        .map_err(|error| Failure::new(error.to_string(), error.to_string()))?;
    // Only what the readers found: the rules have their say in `check`.
    let findings = std::mem::take(&mut loaded.sink).finish(&Levels::default(), &loaded.files);
    let report = Report {
        findings: &findings,
        files: &loaded.files,
        counts: loaded.counts,
        threshold: Some(Severity::Error),
        language: terminal.language,
        color: false,
        width: terminal.width,
    };
    if !terminal.quiet {
        let mut text = Vec::new();
        report.write(Format::Human, &mut text).map_err(|error| Failure::disk("report", &error))?;
        let _ = std::io::stderr().write_all(&text);
    }
    write(&outputs, args.output.as_deref(), terminal)?;
    Ok(if report.has_failed() { Outcome::Findings } else { Outcome::Clean })
}

fn write(outputs: &[Output], target: Option<&Path>, terminal: &Terminal) -> Result<(), Failure> {
    match (outputs, target) {
        ([], _) => {
            Err(Failure::new("没有读到目录，什么也没有写", "no catalogue was found; nothing was written"))
        }
        ([one], None) => super::say(&one.bytes).map(|_| ()),
        (_, None) => Err(Failure::new(
            format!("读到{}个目录，请用 -o 指定输出文件夹", outputs.len()),
            format!("{} catalogues were found; name a folder with -o", outputs.len()),
        )),
        ([one], Some(path)) if names_file(path) => put(path, one, terminal),
        (_, Some(path)) if names_file(path) => Err(Failure::new(
            format!("读到{}个目录，一个文件放不下，请用 -o 指定文件夹", outputs.len()),
            format!("{} catalogues were found; name a folder with -o, not a file", outputs.len()),
        )),
        (_, Some(folder)) => {
            outputs.iter().try_for_each(|output| put(&folder.join(&output.path), output, terminal))
        }
    }
}

/// Whether a path that is no folder yet is meant as a file: it has an ending.
fn names_file(path: &Path) -> bool {
    !path.is_dir() && path.extension().is_some()
}

/// A source is never written over: `mulu import 表.xlsx -o 表.xlsx` would be the end of it.
fn spare_sources(args: &ImportArgs) -> Result<(), Failure> {
    let Some(target) = args.output.as_deref().filter(|path| names_file(path)) else { return Ok(()) };
    let same = |source: &Path| {
        source.canonicalize().ok().is_some_and(|full| target.canonicalize().ok() == Some(full))
    };
    let ending =
        target.extension().map_or(String::new(), |ending| ending.to_string_lossy().to_ascii_lowercase());
    let name = disk::text(target);
    if args.files.iter().any(|source| same(source)) {
        return Err(Failure::new(
            format!("{name} 是要转换的原文件，不能覆盖"),
            format!("{name} is the source itself"),
        ));
    }
    if !matches!(ending.as_str(), "yaml" | "yml" | "json") {
        return Err(Failure::new(
            format!("{name}：输出的是 YAML 或 JSON，文件名请以 .yaml 或 .json 结尾"),
            format!("{name}: the output is YAML or JSON; let the name end so"),
        ));
    }
    Ok(())
}

fn put(path: &Path, output: &Output, terminal: &Terminal) -> Result<(), Failure> {
    disk::write(path, &output.bytes).map_err(|error| Failure::disk(&disk::text(path), &error))?;
    hint_written(terminal, &disk::text(path));
    Ok(())
}
