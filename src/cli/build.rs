//! `mulu build`.

use super::args::{BuildArgs, Common, PartName};
use super::exit::{Failure, Outcome};
use super::terminal::Terminal;
use super::{disk, inputs};
use crate::diagnostic::{Severity, Words};
use crate::pipeline::{self, BuildError, BuildOptions, Part, Request};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Builds everything in memory, then swaps the output folder: a failure leaves what was there.
pub(super) fn run(args: &BuildArgs, common: &Common, terminal: &Terminal) -> Result<Outcome, Failure> {
    let as_of = inputs::as_of(args.as_of.as_deref())?;
    let knowledge = inputs::knowledge(common)?;
    let mut loaded = inputs::load(&args.paths, Request::default(), common, &knowledge)?;
    if inputs::is_example(&args.paths) {
        terminal.hint(&Words::new(
            "没有找到工作区，生成的是内置示例",
            "no workspace found: this is the embedded example",
        ));
    }
    let settings = inputs::settings(&args.paths)?;
    let levels = inputs::levels(&settings, (&[], &[]), &loaded);
    let findings = pipeline::check(&mut loaded, &knowledge, &levels, as_of.or_else(super::today));
    let errors = findings.iter().filter(|finding| finding.severity == Severity::Error).count();
    let options = BuildOptions {
        parts: args.only.iter().map(|part| self::part(*part)).collect(),
        domains: args.domain.clone(),
        config: settings.config,
        language: terminal.language,
        templates: args.templates.as_deref().map(templates).transpose()?.unwrap_or_default(),
        as_of: as_of.or_else(super::source_date),
        created: std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|value| value.parse().ok()),
    };
    let outputs = pipeline::build(&mut loaded, &knowledge, &options).map_err(|error| failure(&error))?;
    let folder = disk::text(&args.output);
    disk::replace_folder(&args.output, &outputs).map_err(|error| not_replaced(&folder, &error))?;
    let (files, items) = (outputs.len(), loaded.counts.items);
    let (zh, en) = if outputs.iter().any(|output| output.path == "index.html") {
        (format!("，打开 {folder}/index.html 查看"), format!("; open {folder}/index.html"))
    } else {
        (String::new(), String::new())
    };
    terminal.hint(&Words::new(
        format!("已生成 {files} 个文件（{items} 个事项）到 {folder}{zh}"),
        format!("built {files} files ({items} items) in {folder}{en}"),
    ));
    if !zh.is_empty() {
        lacking_tags(&pipeline::missing_tags(&loaded, &options.config), terminal);
    }
    if errors > 0 {
        terminal.hint(&Words::new(
            format!("注意：目录还有 {errors} 个错误，用 mulu check 查看"),
            format!("note: the catalogues have {errors} errors; see `mulu check`"),
        ));
    }
    Ok(Outcome::Clean)
}

/// Why an output folder was left as it was.
pub(super) fn not_replaced(folder: &str, error: &std::io::Error) -> Failure {
    match error.kind() {
        std::io::ErrorKind::AlreadyExists => Failure::new(
            format!("{folder} 里有不是 mulu 生成的文件，为免误删没有写入；请换一个空文件夹"),
            format!("{folder} holds files mulu did not make; choose an empty folder"),
        ),
        _ => Failure::disk(folder, error),
    }
}

/// One line on what the guideline asks of a site's pages and `mulu.yaml` does not say.
fn lacking_tags(missing: &[(&str, &str)], terminal: &Terminal) {
    let named: Vec<String> = missing.iter().map(|(key, tag)| format!("{key}（{tag}）")).collect();
    let english: Vec<String> = missing.iter().map(|(key, tag)| format!("{key} ({tag})")).collect();
    if !named.is_empty() {
        terminal.hint(&Words::new(
            format!("提示：mulu.yaml 的 site 缺少《政府网站发展指引》要求的标签：{}", named.join("、")),
            format!("note: `site` in mulu.yaml lacks tags that pages must carry: {}", english.join(", ")),
        ));
    }
}

fn part(name: PartName) -> Part {
    match name {
        PartName::Html => Part::Html,
        PartName::Xlsx => Part::Xlsx,
        PartName::Json => Part::Json,
        PartName::Csv => Part::Csv,
        PartName::Fragments => Part::Fragments,
    }
}

fn failure(error: &BuildError) -> Failure {
    match error {
        BuildError::NoSuchDomain(word) => Failure::new(
            format!("工作区里没有“{word}”领域的目录"),
            format!("no catalogue of the domain `{word}`"),
        ),
        BuildError::Template(error) => {
            Failure::new(format!("模板有误：{error}"), format!("broken template: {error}"))
        }
        BuildError::Emit(error) => Failure::new(error.to_string(), error.to_string()),
    }
}

/// The files of a template folder, by path below it.
fn templates(folder: &Path) -> Result<BTreeMap<String, String>, Failure> {
    let mut found = BTreeMap::new();
    for entry in walkdir::WalkDir::new(folder).sort_by_file_name() {
        let entry = entry
            .map_err(|error| Failure::new(format!("模板文件夹：{error}"), format!("templates: {error}")))?;
        if entry.file_type().is_file() {
            let name = disk::text(entry.path().strip_prefix(folder).unwrap_or(entry.path()));
            let text = fs::read_to_string(entry.path())
                .map_err(|error| Failure::disk(&disk::text(entry.path()), &error))?;
            found.insert(name, text);
        }
    }
    Ok(found)
}
