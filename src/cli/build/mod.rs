//! `mulu build`.

mod live;
mod progress;
mod refusal;
mod templates;
mod told;
mod watch;

pub(super) use told::trouble;

use super::args::{BuildArgs, Common, PartName};
use super::exit::{Failure, Outcome};
use super::publish::{Done, Staging};
use super::terminal::Terminal;
use super::{disk, inputs};
use crate::config::Config;
use crate::diagnostic::Words;
use crate::knowledge::{Date, Knowledge};
use crate::pipeline::{self, BuildError, BuildOptions, Loaded, Part, Request};
use progress::Progress;
use std::path::Path;

/// Builds once; with `--watch` again after every change, with `--serve` for a browser to look at.
pub(super) fn run(args: &BuildArgs, common: &Common, terminal: &Terminal) -> Result<Outcome, Failure> {
    if let Some(folder) = &args.write_templates {
        return templates::write_out(folder, terminal);
    }
    // clap asks for it.
    let Some(output) = &args.output else { return Ok(Outcome::Clean) };
    if !args.watch && args.serve.is_none() {
        return once(args, output, common, terminal);
    }
    live::run(args, output, common, terminal)
}

/// Builds beside the output folder, then takes its place: a failure leaves what was there.
fn once(args: &BuildArgs, output: &Path, common: &Common, terminal: &Terminal) -> Result<Outcome, Failure> {
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
    refusal::refuse(&loaded, &findings)?;
    let errors = refusal::errors(&loaded, &findings);
    drop(findings);
    let folder = args.templates.as_deref();
    let options = options(args, settings.config, as_of, terminal)?;
    let done = publish(&mut loaded, &knowledge, &options, (output, folder), terminal)?;
    for cut in pipeline::cut_cells(&loaded, &options) {
        told::cut(&loaded.files.place(cut.at).to_string(), &cut, terminal);
    }
    told::done(&done, items(&loaded, args), output, terminal);
    if output.join("index.html").is_file() {
        told::lacking_tags(&pipeline::missing_tags(&loaded, &options.config), terminal);
    }
    errors.iter().for_each(|errors| terminal.hint(errors));
    Ok(Outcome::Clean)
}

fn options(
    args: &BuildArgs,
    config: Config,
    as_of: Option<Date>,
    terminal: &Terminal,
) -> Result<BuildOptions, Failure> {
    let folder = args.templates.as_deref();
    Ok(BuildOptions {
        parts: args.only.iter().map(|part| self::part(*part)).collect(),
        domains: args.domain.clone(),
        config,
        language: terminal.language,
        templates: folder.map(|folder| templates::read(folder, terminal)).transpose()?.unwrap_or_default(),
        as_of: as_of.or_else(super::source_date),
        created: std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|value| value.parse().ok()),
    })
}

/// How many items were published: those of the domains that were asked for.
fn items(loaded: &Loaded, args: &BuildArgs) -> usize {
    if args.domain.is_empty() {
        return loaded.counts.items;
    }
    let own = loaded.workspace.own().filter_map(|place| loaded.workspace.jurisdictions.get(place));
    own.flat_map(|place| &place.catalogues).map(|catalogue| catalogue.items.len()).sum()
}

/// Builds beside the output folder, each file put there as it is made, then takes its place.
fn publish(
    loaded: &mut Loaded,
    knowledge: &Knowledge,
    options: &BuildOptions,
    (folder, templates): (&Path, Option<&Path>),
    terminal: &Terminal,
) -> Result<Done, Failure> {
    let trouble = |error| told::trouble(&disk::text(folder), &error);
    let staging = Staging::beside(folder).map_err(trouble)?;
    let built = pipeline::build_into(loaded, knowledge, options, &Progress::before(&staging, terminal));
    built.map_err(|error| failure(&error, templates, terminal))?;
    staging.finish().map_err(trouble)
}

fn part(name: PartName) -> Part {
    match name {
        PartName::Html => Part::Html,
        PartName::Xlsx => Part::Xlsx,
        PartName::Json => Part::Json,
        PartName::Csv => Part::Csv,
        PartName::Docx => Part::Docx,
        PartName::Fragments => Part::Fragments,
    }
}

fn failure(error: &BuildError, templates: Option<&Path>, terminal: &Terminal) -> Failure {
    match error {
        BuildError::NoSuchDomain(word) => Failure::new(
            format!("工作区里没有“{word}”领域的目录"),
            format!("no catalogue of the domain `{word}`"),
        ),
        BuildError::Template(error) => self::templates::tell(error, templates, terminal),
        BuildError::Emit(error) => Failure::new(error.to_string(), error.to_string()),
    }
}
