//! `mulu check`.

use super::args::{CheckArgs, Common, FailOn};
use super::exit::{self, Failure, Outcome};
use super::terminal::Terminal;
use super::{decisions, disk, fix, inputs, known, marked};
use crate::config::Config;
use crate::decisions::Decisions;
use crate::diagnostic::{Diagnostic, Safety, Severity, Words};
use crate::pipeline::{self, Judge, Loaded, Request};
use crate::report::Report;
use crate::rules::{self, Lookup};

/// Checks, reports, and says by the exit code whether anything reached the threshold.
pub(super) fn run(args: &CheckArgs, common: &Common, terminal: &Terminal) -> Result<Outcome, Failure> {
    let settings = inputs::settings(&args.paths)?;
    known_rules(&args.select, &args.ignore)?;
    fix::refuse(args)?;
    marked::targets(args)?;
    let day = inputs::as_of(args.as_of.as_deref())?.or_else(super::today);
    let known = known::read(args, common)?;
    let mut decided = decisions::read(args.decided.decisions.as_ref(), &args.paths)?;
    let knowledge = inputs::knowledge(common)?;
    let request = Request {
        against: args.against.as_ref().map(|path| disk::text(path)),
        tier: inputs::tier(args.tier.as_deref())?,
        name: args.name.clone(),
        domain: args.domain.clone(),
        ..Request::default()
    };
    let levels = |loaded: &Loaded| inputs::levels(&settings, (&args.select, &args.ignore), loaded);
    let judge = Judge { knowledge: &knowledge, levels: &levels, day, safety: Safety::Safe };
    let (loaded, mut findings) = if args.fix || args.diff {
        let fixed = fix::run(args, request, common, judge)?;
        if args.diff {
            fix::show(&fixed)?;
            fix::tell(&fixed, args, terminal);
            return Ok(if fixed.changed.is_empty() { Outcome::Clean } else { Outcome::Findings });
        }
        fix::write(&fixed, args, terminal)?;
        fix::tell(&fixed, args, terminal);
        (fixed.loaded, fixed.findings)
    } else {
        let mut loaded = inputs::load_under(&args.paths, request, known::folder(common), &knowledge)?;
        let own = levels(&loaded);
        let findings = pipeline::check(&mut loaded, &knowledge, &own, day);
        (loaded, findings)
    };
    hint(args, &loaded, terminal);
    decisions::tidy(&mut decided, &args.decided, (&loaded.files, &levels(&loaded)), &findings, terminal)?;
    known::apply(known.as_ref(), args, (&loaded.files, &levels(&loaded)), &mut findings, terminal)?;
    let decided = decided.as_ref().map(|(_, all)| all);
    let outcome = report(args, &loaded, (&findings, decided), threshold(args, &settings.config), terminal);
    exit::leave(loaded);
    outcome
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

/// Writes the reports; the outcome is that of the findings.
fn report(
    args: &CheckArgs,
    loaded: &Loaded,
    (findings, decisions): (&[Diagnostic], Option<&Decisions>),
    threshold: Option<Severity>,
    terminal: &Terminal,
) -> Result<Outcome, Failure> {
    let report = Report {
        findings,
        decisions,
        files: &loaded.files,
        counts: loaded.counts,
        threshold,
        language: terminal.language,
        color: terminal.color && args.reports.output.is_none(),
        width: terminal.width,
    };
    for target in marked::targets(args)? {
        marked::write(loaded, (findings, decisions), args, target, terminal)?;
    }
    // With --fix, `-o` is where the fixed workbook went.
    let output = args.reports.output.as_ref().filter(|_| !args.fix);
    super::report::write(&report, &args.reports, output, terminal)?;
    Ok(if report.has_failed() { Outcome::Findings } else { Outcome::Clean })
}

/// From which severity on the run fails: the command line's word, else that of the settings, else errors.
fn threshold(args: &CheckArgs, config: &Config) -> Option<Severity> {
    match args.fail_on {
        Some(FailOn::Never) => None,
        Some(FailOn::Info) => Some(Severity::Info),
        Some(FailOn::Warning) => Some(Severity::Warning),
        Some(FailOn::Error) => Some(Severity::Error),
        None => config.fail_on.unwrap_or(Some(Severity::Error)),
    }
}

/// A rule's name nobody knows ends the run before it begins.
pub(super) fn known_rules(select: &[String], ignore: &[String]) -> Result<(), Failure> {
    for word in select.iter().chain(ignore) {
        let group = !rules::group(word).is_empty();
        if let (false, Lookup::Unknown(near)) = (group, rules::lookup(word)) {
            return Err(super::explain::unknown(word, &near));
        }
    }
    Ok(())
}
