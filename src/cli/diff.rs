//! `mulu diff`.

mod input;

use self::input::{Input, load, sides};
use super::args::{Common, DiffArgs, DiffFormat, FailOnChange};
use super::disk;
use super::exit::{self, Failure, Outcome};
use super::terminal::Terminal;
use super::{decisions, hint_written, inputs};
use crate::decisions::Decisions;
use crate::diagnostic::Words;
use crate::emit::workbook::{Created, changes};
use crate::pipeline::{self, DiffOptions, Loaded, Unread};
use crate::report::changes::{ChangesReport, Form};
use std::path::{Path, PathBuf};

/// Loads both sides, compares and reports.
pub(super) fn run(args: &DiffArgs, common: &Common, terminal: &Terminal) -> Result<Outcome, Failure> {
    let day = inputs::as_of(args.as_of.as_deref())?.or_else(super::today);
    let knowledge = inputs::knowledge(common)?;
    refuse(args)?;
    let (old, new) = sides(args)?;
    let mut decided = decided(args, &new)?;
    let files = input::files(&old, &new);
    let inputs = (old, new);
    let compared = compared(args, &inputs);
    let mut old = load(&inputs.0, args, &knowledge)?;
    let mut new = load(&inputs.1, args, &knowledge)?;
    let (old_unread, new_unread) = (pipeline::unread(&mut old), pipeline::unread(&mut new));
    refuse_nothing(("原来的", "old"), &old_unread)?;
    refuse_nothing(("现在的", "new"), &new_unread)?;
    let bare = input::bare((&inputs.0, &old), (&inputs.1, &new))?;
    let options = DiffOptions { day, strict: args.strict, files };
    let mut changes = pipeline::diff(&old, &new, &knowledge, options);
    changes.caveats.extend(bare);
    pipeline::note_unread(&mut changes, old_unread, new_unread);
    // Quiet or not: what was not read may look like a loss, or hide one.
    changes.caveats.iter().for_each(|caveat| terminal.say(caveat));
    if args.against.is_some() {
        let settings = input::settings(args, &inputs.0, &inputs.1)?;
        let levels = [input::levels(&settings, &inputs.0, &old), input::levels(&settings, &inputs.1, &new)];
        let alone = pipeline::stand(&mut changes, (&mut old, &mut new), &knowledge, &levels, day);
        tell_of_alone(&alone, terminal);
    }
    decisions::after_diff(&mut decided, &changes, (&new, &compared), &args.decided, terminal)?;
    let report = ChangesReport {
        changes: &changes,
        decisions: decided.as_ref().map(|(_, all)| all),
        before: &old.workspace,
        after: &new.workspace,
        old: &old.files,
        new: &new.files,
        language: terminal.language,
        color: terminal.color && args.output.is_none(),
    };
    [&old, &new].into_iter().try_for_each(|side| keep(side, args))?;
    write(&report, (args, compared), terminal)?;
    let failed = fails(args, &report);
    exit::leave((old, new));
    Ok(if failed { Outcome::Findings } else { Outcome::Clean })
}

/// Whether the run fails. A gate does not open on what it could not see.
fn fails(args: &DiffArgs, report: &ChangesReport<'_>) -> bool {
    let unseen = report.changes.unread.iter().any(|files| !files.is_empty());
    match args.fail_on {
        FailOnChange::Loosened => unseen || report.has_loosened(),
        FailOnChange::Any => unseen || report.has_any(),
        FailOnChange::Never => false,
    }
}

/// A workbook is no text for a screen.
fn refuse(args: &DiffArgs) -> Result<(), Failure> {
    let Some(output) = &args.output else {
        if args.format != DiffFormat::Xlsx {
            return Ok(());
        }
        return Err(Failure::new(
            "--format xlsx 要写文件，请用 -o 指定，如 -o 变化.xlsx",
            "--format xlsx writes a file: name it with -o",
        ));
    };
    let name = disk::text(output);
    if args.format == DiffFormat::Xlsx && output.extension().is_none_or(|ending| ending != "xlsx") {
        return Err(Failure::new(
            format!("{name}：输出的是 Excel 文件，文件名请以 .xlsx 结尾"),
            format!("{name}: the output is a workbook; let the name end in .xlsx"),
        ));
    }
    Ok(())
}

/// A result is never written over a catalogue that is compared.
fn keep(side: &Loaded, args: &DiffArgs) -> Result<(), Failure> {
    let Some(output) = args.output.as_ref() else { return Ok(()) };
    let Ok(full) = output.canonicalize() else { return Ok(()) };
    let places = &side.workspace.jurisdictions;
    let lists = places.iter().flat_map(|place| place.catalogues.iter().chain(&place.withheld_lists));
    let mut read = lists.filter(|list| !list.items.is_empty()).map(|list| side.files.name(list.file));
    if read.any(|name| Path::new(name).canonicalize().is_ok_and(|own| own == full)) {
        let name = disk::text(output);
        return Err(Failure::new(
            format!("{name} 是要比较的文件，不能覆盖；请换一个文件名"),
            format!("{name} is compared here; choose another name"),
        ));
    }
    Ok(())
}

/// Writes the report to where it was asked for.
fn write(
    report: &ChangesReport<'_>,
    (args, compared): (&DiffArgs, String),
    terminal: &Terminal,
) -> Result<(), Failure> {
    let form = match args.format {
        DiffFormat::Human => Some(Form::Human),
        DiffFormat::Markdown => Some(Form::Markdown),
        DiffFormat::Json => Some(Form::Json),
        DiffFormat::Html => Some(Form::Html),
        DiffFormat::Xlsx => None,
    };
    let mut bytes = Vec::new();
    match form {
        Some(form) => report.write(form, &mut bytes).map_err(|error| Failure::disk("report", &error))?,
        None => bytes = workbook(report, compared)?,
    }
    match &args.output {
        Some(path) => {
            disk::write(path, &bytes).map_err(|error| Failure::disk(&disk::text(path), &error))?;
            hint_written(terminal, &disk::text(path));
        }
        None => {
            super::say(&bytes)?;
        }
    }
    Ok(())
}

/// What is compared with what: paths as they were named, revisions by their commits.
fn compared(args: &DiffArgs, (old, new): &(Input, Input)) -> String {
    let strict = if args.strict { " --strict" } else { "" };
    format!("{} → {}{strict}", old.lasting(args.old.as_deref()), new.lasting(args.new.as_deref()))
}

fn workbook(report: &ChangesReport<'_>, compared: String) -> Result<Vec<u8>, Failure> {
    let created = std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|value| value.parse().ok());
    let book = changes::Book {
        changes: report.changes,
        decisions: report.decisions,
        compared,
        before: (report.before, report.old),
        after: (report.after, report.new),
        tally: report.tally(),
        language: report.language,
        created: created.map_or_else(Created::default, Created),
    };
    changes::workbook(&book).map_err(|error| Failure::new(error.to_string(), error.to_string()))
}

/// The decisions: those named, else those at or above the new side.
fn decided(args: &DiffArgs, new: &Input) -> Result<Option<(String, Decisions)>, Failure> {
    let home = match new {
        Input::Here(path) => PathBuf::from(path),
        Input::Git(_) | Input::Nothing => PathBuf::from("."),
    };
    decisions::read(args.decided.decisions.as_ref(), std::slice::from_ref(&home))
}

/// Where the tier above has no catalogue, silence is no praise.
fn tell_of_alone(domains: &[String], terminal: &Terminal) {
    if !domains.is_empty() {
        let names = domains.join("、");
        terminal.hint(&Words::new(
            format!("上级没有这些领域的目录，其中的变化没有对照：{names}"),
            format!(
                "the upper tier has no catalogue of these domains, so nothing is held against it: {names}"
            ),
        ));
    }
}

/// A side of which nothing could be read is no side: “no changes” would be a lie.
fn refuse_nothing((zh, en): (&str, &str), unread: &Unread) -> Result<(), Failure> {
    if !unread.nothing {
        return Ok(());
    }
    let names = unread.files.join("、");
    Err(Failure::new(
        format!("{zh}一方读不出任何目录，无法比较：{names}；用 mulu check 查看原因"),
        format!(
            "nothing could be read of the {en} side, so there is nothing to compare: {names}; see mulu check"
        ),
    ))
}
