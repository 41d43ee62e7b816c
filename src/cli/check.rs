//! `mulu check`.

use super::args::{CheckArgs, Common, FailOn, ReportFormat};
use super::exit::{Failure, Outcome};
use super::terminal::Terminal;
use super::{disk, fix, hint_written, inputs, review};
use crate::diagnostic::{Diagnostic, Safety, Severity, Words};
use crate::pipeline::{self, Judge, Loaded, Request};
use crate::report::{Format, Report};
use crate::rules::{self, Lookup};
use std::path::Path;

/// Checks, reports, and says by the exit code whether anything reached the threshold.
pub(super) fn run(args: &CheckArgs, common: &Common, terminal: &Terminal) -> Result<Outcome, Failure> {
    let config = inputs::config(&args.paths)?;
    known_rules(args)?;
    fix::refuse(args)?;
    if args.format == ReportFormat::Xlsx {
        review::target(args)?;
    }
    let levels = config.levels(&args.select, &args.ignore);
    let day = inputs::as_of(args.as_of.as_deref())?.or_else(super::today);
    let knowledge = inputs::knowledge(common)?;
    let request = Request {
        against: args.against.as_ref().map(|path| disk::text(path)),
        tier: inputs::tier(args.tier.as_deref())?,
        name: args.name.clone(),
        domain: args.domain.clone(),
        ..Request::default()
    };
    let judge = Judge { knowledge: &knowledge, levels: &levels, day, safety: Safety::Safe };
    let fixed =
        if args.fix || args.diff { Some(fix::run(args, request.clone(), common, judge)?) } else { None };
    if let Some(fixed) = fixed.as_ref().filter(|_| args.diff) {
        fix::show(fixed)?;
        fix::tell(fixed, args, terminal);
        return Ok(if fixed.changed.is_empty() { Outcome::Clean } else { Outcome::Findings });
    }
    let (loaded, findings) = match fixed {
        Some(fixed) => {
            fix::write(&fixed, args, terminal)?;
            fix::tell(&fixed, args, terminal);
            (fixed.loaded, fixed.findings)
        }
        None => {
            let mut loaded = inputs::load(&args.paths, request, common, &knowledge)?;
            let findings = pipeline::check(&mut loaded, &knowledge, &levels, day);
            (loaded, findings)
        }
    };
    hint(args, &loaded, terminal);
    report(args, &loaded, &findings, terminal)?;
    Ok(outcome(args.fail_on, config.fail_on, &findings))
}

/// The exit code: whether anything reached the threshold of the arguments, else of the settings.
fn outcome(asked: Option<FailOn>, set: Option<Option<Severity>>, findings: &[Diagnostic]) -> Outcome {
    let threshold = match asked {
        Some(FailOn::Never) => None,
        Some(FailOn::Info) => Some(Severity::Info),
        Some(FailOn::Warning) => Some(Severity::Warning),
        Some(FailOn::Error) => Some(Severity::Error),
        None => set.unwrap_or(Some(Severity::Error)),
    };
    let Some(threshold) = threshold else { return Outcome::Clean };
    let reached = findings.iter().any(|finding| finding.severity >= threshold);
    if reached { Outcome::Findings } else { Outcome::Clean }
}

/// What was taken for granted.
fn hint(args: &CheckArgs, loaded: &Loaded, terminal: &Terminal) {
    if inputs::is_example(&args.paths) {
        terminal.hint(&Words::new(
            "没有找到工作区，检查的是内置示例",
            "no workspace found: this is the embedded example",
        ));
    }
    loaded.assumptions.iter().for_each(|words| terminal.hint(words));
}

fn report(
    args: &CheckArgs,
    loaded: &Loaded,
    findings: &[Diagnostic],
    terminal: &Terminal,
) -> Result<(), Failure> {
    // With --fix, `-o` is where the fixed workbook went.
    let output = args.output.as_deref().filter(|_| !args.fix);
    let report = Report {
        findings,
        files: &loaded.files,
        counts: loaded.counts,
        language: terminal.language,
        color: terminal.color && output.is_none(),
        width: terminal.width,
    };
    match args.format {
        ReportFormat::Human => write(&report, Format::Human, output, terminal),
        ReportFormat::Json => write(&report, Format::Json, output, terminal),
        ReportFormat::Xlsx => review::write(loaded, findings, args, terminal),
    }
}

fn write(
    report: &Report<'_>,
    format: Format,
    output: Option<&Path>,
    terminal: &Terminal,
) -> Result<(), Failure> {
    let mut bytes = Vec::new();
    report.write(format, &mut bytes).map_err(|error| Failure::disk("report", &error))?;
    match output {
        Some(path) => {
            disk::write(path, &bytes).map_err(|error| Failure::disk(&disk::text(path), &error))?;
            hint_written(terminal, &disk::text(path));
        }
        None => super::terminal::print(&bytes).map_err(|error| Failure::disk("stdout", &error))?,
    }
    Ok(())
}

/// A rule's name nobody knows ends the run before it begins.
fn known_rules(args: &CheckArgs) -> Result<(), Failure> {
    for word in args.select.iter().chain(&args.ignore) {
        let group = rules::all().iter().any(|rule| rule.code.starts_with(&word.to_ascii_uppercase()));
        if let (false, Lookup::Unknown(near)) = (group, rules::lookup(word)) {
            return Err(super::explain::unknown(word, &near));
        }
    }
    Ok(())
}
