//! `mulu import`.

mod batch;

use super::args::{Common, ImportArgs, ImportFormatName};
use super::exit::{Failure, Outcome};
use super::terminal::Terminal;
use super::{disk, hint_written, inputs};
use crate::diagnostic::{Diagnostic, Levels, Severity, Words};
use crate::pipeline::{self, ImportFormat, ImportOptions, Imported, Loaded, Request};
use crate::report::{Format, Report};
use batch::Target;
use std::io::Write;
use std::path::{Path, PathBuf};

/// More files than this are counted, not named, when they are written.
const NAMED: usize = 5;

/// Reads tables and writes them as YAML or JSON; what could not be read, and what was doubted, is told on the error
/// stream.
pub(super) fn run(args: &ImportArgs, common: &Common, terminal: &Terminal) -> Result<Outcome, Failure> {
    let as_of = inputs::as_of(args.as_of.as_deref())?;
    let tier = inputs::tier(args.tier.as_deref())?;
    spare_sources(args)?;
    let knowledge = inputs::knowledge(common)?;
    let request = Request {
        tier,
        name: args.name.clone(),
        domain: args.domain.clone(),
        against: args.against.as_deref().map(disk::text),
        ..Request::default()
    };
    let mut loaded = inputs::load(&args.files, request, common, &knowledge)?;
    let options = ImportOptions {
        format: match args.format {
            ImportFormatName::Yaml => ImportFormat::Yaml,
            ImportFormatName::Json => ImportFormat::Json,
        },
        as_of: as_of.or_else(super::source_date),
        number_local: args.number_local,
        name: args.name.clone(),
        tier,
    };
    let imported = pipeline::import(&loaded, &knowledge, &options)
        .map_err(|error| Failure::new(error.to_string(), error.to_string()))?;
    // Only what the readers found: the rules have their say in `check`.
    let findings = std::mem::take(&mut loaded.sink).finish(&Levels::default(), &loaded.files);
    let failed = findings.iter().any(|finding| finding.severity == Severity::Error);
    tell(findings, &imported, &loaded, terminal)?;
    write(&imported, args, terminal)?;
    Ok(if failed { Outcome::Findings } else { Outcome::Clean })
}

/// What the readers found and what became of the tables. Columns of a place's own are in the summary, which is why
/// the readers' remark about each is not repeated.
fn tell(
    findings: Vec<Diagnostic>,
    imported: &Imported,
    loaded: &Loaded,
    terminal: &Terminal,
) -> Result<(), Failure> {
    if terminal.quiet {
        return Ok(());
    }
    let told =
        |finding: &Diagnostic| finding.severity != Severity::Info || finding.rule.name != "unknown-field";
    let findings: Vec<Diagnostic> = findings.into_iter().filter(told).collect();
    let mut text = Vec::new();
    if !findings.is_empty() {
        let report = Report {
            decisions: None,
            findings: &findings,
            files: &loaded.files,
            counts: loaded.counts,
            threshold: Some(Severity::Error),
            language: terminal.language,
            color: false,
            width: terminal.width,
        };
        report.write(Format::Human, &mut text).map_err(|error| Failure::disk("report", &error))?;
        text.push(b'\n');
    }
    for line in imported.summary.lines(terminal.language) {
        // Text from a table is made harmless for a terminal.
        let turns = |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        let plain: String = line.chars().map(|c| if c.is_control() || turns(c) { ' ' } else { c }).collect();
        text.extend_from_slice(plain.as_bytes());
        text.push(b'\n');
    }
    let _ = std::io::stderr().write_all(&text);
    Ok(())
}

fn write(imported: &Imported, args: &ImportArgs, terminal: &Terminal) -> Result<(), Failure> {
    let outputs = imported.catalogues.as_slice();
    let count = outputs.len();
    match (outputs, args.output.as_deref()) {
        ([], _) => {
            Err(Failure::new("没有读到目录，什么也没有写", "no catalogue was found; nothing was written"))
        }
        ([one], None) => super::say(&one.bytes).map(|_| ()),
        (_, None) => Err(Failure::new(
            format!("读到{count}个目录，请用 -o 指定输出文件夹"),
            format!("{count} catalogues were found; name a folder with -o"),
        )),
        ([one], Some(path)) if names_file(path) => {
            let target = Target { path: path.to_owned(), bytes: &one.bytes };
            put(path, &[target], args.force, terminal)
        }
        (_, Some(path)) if names_file(path) => Err(Failure::new(
            format!("读到{count}个目录，一个文件放不下，请用 -o 指定文件夹"),
            format!("{count} catalogues were found; name a folder with -o, not a file"),
        )),
        (_, Some(folder)) => fill(folder, imported, args, terminal),
    }
}

/// Writes the catalogues to a folder. A `jurisdiction.yaml` that is there is a person's, and stays.
fn fill(folder: &Path, imported: &Imported, args: &ImportArgs, terminal: &Terminal) -> Result<(), Failure> {
    let at = |path: &str| path.split('/').fold(folder.to_owned(), |folder, part| folder.join(part));
    let mut targets: Vec<Target<'_>> = Vec::new();
    for place in &imported.places {
        let path = at(&place.path);
        if !path.exists() {
            targets.push(Target { path, bytes: &place.bytes });
        } else if imported.catalogues.iter().any(|own| own.path.ends_with("negative-list.yaml")) {
            let name = disk::text(&path);
            terminal.hint(&Words::new(
                format!("{name} 未改动；其中没有写负面清单的，请加一行 withheld: negative-list.yaml"),
                format!("{name} was left alone; let it say withheld: negative-list.yaml"),
            ));
        }
    }
    targets.extend(imported.catalogues.iter().map(|own| Target { path: at(&own.path), bytes: &own.bytes }));
    put(folder, &targets, args.force, terminal)?;
    tell_of_doubles(args, &targets, terminal);
    Ok(())
}

/// A table that stays beside its YAML is read by `check` and `build` as well, and every item is then there twice.
fn tell_of_doubles(args: &ImportArgs, targets: &[Target<'_>], terminal: &Terminal) {
    let full = |path: &Path| path.canonicalize().ok();
    let written: Vec<PathBuf> = targets.iter().filter_map(|target| full(target.path.parent()?)).collect();
    let beside = |source: &&PathBuf| {
        source.is_file()
            && full(source).is_some_and(|own| written.iter().any(|folder| own.parent() == Some(folder)))
    };
    let yaml =
        |source: &PathBuf| source.extension().is_some_and(|ending| ending == "yaml" || ending == "yml");
    let names: Vec<String> = args
        .files
        .iter()
        .filter(beside)
        .filter(|source| !yaml(source))
        .map(|source| disk::text(source))
        .collect();
    if !names.is_empty() {
        terminal.hint(&Words::new(
            format!(
                "{} 与写出的 YAML 在同一个文件夹，检查时两份都会读到；核对后请把原表移走",
                names.join("、")
            ),
            format!("{} stands beside its YAML and is read with it: move it away", names.join(", ")),
        ));
    }
}

/// Writes all or none; what is there is replaced only by force.
fn put(folder: &Path, targets: &[Target<'_>], force: bool, terminal: &Terminal) -> Result<(), Failure> {
    let there: Vec<String> =
        targets.iter().filter(|target| target.path.exists()).map(|target| disk::text(&target.path)).collect();
    if !there.is_empty() && !force {
        return Err(Failure::new(
            format!("已有 {}，没有覆盖，什么也没有写；要覆盖请加 --force", there.join("、")),
            format!("{} exists: nothing was written; --force replaces it", there.join(", ")),
        ));
    }
    batch::write(targets).map_err(|(path, error)| Failure::disk(&path, &error))?;
    let paths: Vec<&PathBuf> = targets.iter().map(|target| &target.path).collect();
    if paths.len() > NAMED {
        let folder = disk::text(folder);
        terminal.hint(&Words::new(
            format!("已写出{}个文件到 {folder}", paths.len()),
            format!("wrote {} files to {folder}", paths.len()),
        ));
    } else {
        paths.iter().for_each(|path| hint_written(terminal, &disk::text(path)));
    }
    Ok(())
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
