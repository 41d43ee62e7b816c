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
    let outputs = pipeline::import(&loaded, &knowledge, format)
        .map_err(|error| Failure::new(error.to_string(), error.to_string()))?;
    // Only what the readers found: the rules have their say in `check`.
    let findings = std::mem::take(&mut loaded.sink).finish(&Levels::default(), &loaded.files);
    let report = Report {
        findings: &findings,
        files: &loaded.files,
        counts: loaded.counts,
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
    let failed = findings.iter().any(|finding| finding.severity == Severity::Error);
    Ok(if failed { Outcome::Findings } else { Outcome::Clean })
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
        ([one], Some(path)) if !path.is_dir() && path.extension().is_some() => put(path, one, terminal),
        (_, Some(folder)) => {
            outputs.iter().try_for_each(|output| put(&folder.join(&output.path), output, terminal))
        }
    }
}

fn put(path: &Path, output: &Output, terminal: &Terminal) -> Result<(), Failure> {
    disk::write(path, &output.bytes).map_err(|error| Failure::disk(&disk::text(path), &error))?;
    hint_written(terminal, &disk::text(path));
    Ok(())
}
