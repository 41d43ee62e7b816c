//! Floor 10: the command line. Arguments to one pipeline call to one writer; no policy of its own.

mod args;
mod build;
mod calendar;
mod check;
mod config;
mod decide;
mod decisions;
mod diff;
mod disk;
mod due;
mod exit;
mod explain;
mod fix;
mod fmt;
mod git;
mod git_diff;
mod import;
mod inputs;
mod known;
mod layered;
mod marked;
mod misuse;
mod publish;
mod report;
mod review;
mod schema;
mod serve;
mod spoken;
mod terminal;

use crate::diagnostic::Words;
use crate::knowledge::Date;
use args::{Cli, Command};
use clap::{CommandFactory, Parser};
use exit::{Failure, Outcome};
use std::ffi::OsString;
use std::process::ExitCode;
use terminal::Terminal;

/// Runs the program with the process's arguments.
#[must_use]
pub fn main() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    let cli = match Cli::try_parse_from(&arguments) {
        Ok(cli) => cli,
        Err(error) => return ExitCode::from(u8::try_from(misuse::tell(&arguments, error)).unwrap_or(2)),
    };
    let terminal = Terminal::new(&cli.common);
    let outcome = dispatch(&cli, &terminal);
    if let Err(Failure(words)) = &outcome {
        terminal.fail(words);
    }
    exit::code(&outcome)
}

/// The command, with clap's description, for completions and manuals.
#[must_use]
pub fn command() -> clap::Command {
    Cli::command()
}

fn dispatch(cli: &Cli, terminal: &Terminal) -> Result<Outcome, Failure> {
    match &cli.command {
        Command::Check(args) => check::run(args, &cli.common, terminal),
        Command::Build(args) => build::run(args, &cli.common, terminal),
        Command::Diff(args) => diff::run(args, &cli.common, terminal),
        Command::GitDiff(args) => git_diff::run(args, &cli.common, terminal),
        Command::Review(args) => review::run(args, &cli.common, terminal),
        Command::Decide(args) => decide::run(args, terminal),
        Command::Import(args) => import::run(args, &cli.common, terminal),
        Command::Due(args) => due::run(args, &cli.common, terminal),
        Command::Calendar(args) => calendar::run(args, &cli.common, terminal),
        Command::Explain { rule } => explain::page(rule, terminal),
        Command::Rules { format } => explain::list(*format, terminal),
        Command::Fmt(args) => fmt::run(args, terminal),
        Command::Config(args) => config::run(args, terminal),
        Command::Schema { name, write } => schema::run(*name, write.as_deref(), terminal),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(*shell, &mut spoken::command(terminal.language), "mulu", &mut script);
            say(&script)
        }
    }
}

/// Prints a result.
fn say(bytes: &[u8]) -> Result<Outcome, Failure> {
    terminal::print(bytes).map_err(|error| Failure::disk("stdout", &error))?;
    Ok(Outcome::Clean)
}

/// Words that are the same in both languages' output of a path.
fn hint_written(terminal: &Terminal, path: &str) {
    terminal.hint(&Words::new(format!("已写出 {path}"), format!("wrote {path}")));
}

/// The day of the run (UTC+8, where the offices are), or that of `SOURCE_DATE_EPOCH`.
fn today() -> Option<Date> {
    let clock =
        || std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).ok().map(|time| time.as_secs());
    source_date().or_else(|| day_of(clock().and_then(|seconds| i64::try_from(seconds).ok())?))
}

/// The day of `SOURCE_DATE_EPOCH`, where it is set: for outputs that must not depend on the clock.
fn source_date() -> Option<Date> {
    day_of(std::env::var("SOURCE_DATE_EPOCH").ok()?.parse().ok()?)
}

fn day_of(seconds: i64) -> Option<Date> {
    let epoch = Date::new(1970, 1, 1)?.ordinal();
    Date::from_ordinal(epoch + seconds.checked_add(8 * 3600)?.div_euclid(86_400))
}
