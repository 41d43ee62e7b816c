//! `mulu diff`.

use super::args::{Common, DiffArgs, DiffFormat, FailOnChange};
use super::disk::{self, RealDisk};
use super::exit::{self, Failure, Outcome};
use super::git::{GitDisk, Repository};
use super::terminal::Terminal;
use super::{decisions, hint_written, inputs};
use crate::decisions::Decisions;
use crate::diagnostic::Words;
use crate::emit::workbook::{Created, changes};
use crate::knowledge::Knowledge;
use crate::pipeline::{self, DiffOptions, Loaded, Request, Unread};
use crate::project::Disk;
use crate::report::changes::{ChangesReport, Form};
use std::path::{Path, PathBuf};

/// One side: files of this disk, or of a git revision.
enum Input {
    Here(String),
    Git(GitDisk),
    /// A path that a revision does not have: everything of the other side came or went.
    Nothing,
}

impl Input {
    /// Whether it is a single file.
    fn is_file(&self) -> bool {
        match self {
            Self::Here(path) => RealDisk.is_file(path),
            Self::Git(disk) => disk.is_file(&disk.path),
            Self::Nothing => false,
        }
    }

    fn is_nothing(&self) -> bool {
        matches!(self, Self::Nothing)
    }
}

/// Loads both sides, compares and reports.
pub(super) fn run(args: &DiffArgs, common: &Common, terminal: &Terminal) -> Result<Outcome, Failure> {
    let day = inputs::as_of(args.as_of.as_deref())?.or_else(super::today);
    let knowledge = inputs::knowledge(common)?;
    refuse(args)?;
    let (old, new) = sides(args)?;
    let decided = decided(args, &new)?;
    let shared_only = old.is_file() != new.is_file() && !old.is_nothing() && !new.is_nothing();
    let mut old = load(&old, args, &knowledge)?;
    let mut new = load(&new, args, &knowledge)?;
    let (old_unread, new_unread) = (pipeline::unread(&mut old), pipeline::unread(&mut new));
    refuse_nothing(("原来的", "old"), &old_unread)?;
    refuse_nothing(("现在的", "new"), &new_unread)?;
    let options = DiffOptions { day, strict: args.strict, shared_only };
    let mut changes = pipeline::diff(&old, &new, &knowledge, options);
    pipeline::note_unread(&mut changes, old_unread, new_unread);
    // Quiet or not: what was not read may look like a loss, or hide one.
    changes.caveats.iter().for_each(|caveat| terminal.say(caveat));
    if args.against.is_some() {
        let alone = pipeline::stand(&mut changes, (&mut old, &mut new), &knowledge, day);
        tell_of_alone(&alone, terminal);
    }
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
    write(&report, args, terminal)?;
    // A gate does not open on what it could not see.
    let unseen = changes.unread.iter().any(|files| !files.is_empty());
    let failed = match args.fail_on {
        FailOnChange::Loosened => unseen || report.has_loosened(),
        FailOnChange::Any => unseen || report.has_any(),
        FailOnChange::Never => false,
    };
    exit::leave((old, new));
    Ok(if failed { Outcome::Findings } else { Outcome::Clean })
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
fn write(report: &ChangesReport<'_>, args: &DiffArgs, terminal: &Terminal) -> Result<(), Failure> {
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
        None => bytes = workbook(report)?,
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

fn workbook(report: &ChangesReport<'_>) -> Result<Vec<u8>, Failure> {
    let created = std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|value| value.parse().ok());
    let book = changes::Book {
        changes: report.changes,
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
    decisions::read(args.decisions.as_ref(), std::slice::from_ref(&home))
}

/// What is compared with what.
fn sides(args: &DiffArgs) -> Result<(Input, Input), Failure> {
    let Some(range) = &args.rev else {
        let side = |text: &Option<String>| input(text.as_deref().unwrap_or_default());
        return Ok((side(&args.old)?, side(&args.new)?));
    };
    let path = args.old.as_deref().unwrap_or(".");
    let repository = Repository::of(Path::new(path))?;
    let (old, new) = match range.split_once("...") {
        Some((one, other)) => (repository.common(one, or_head(other))?, Some(or_head(other))),
        None => match range.split_once("..") {
            Some((one, other)) => (or_head(one).to_owned(), Some(or_head(other))),
            None => (range.clone(), None),
        },
    };
    let before = repository.at(&old, path)?;
    let after = match new {
        Some(new) => repository.at(new, path)?.map(Input::Git),
        None => Some(Input::Here(inputs::plain(Path::new(path)))).filter(|_| Path::new(path).exists()),
    };
    match (before, after) {
        (None, None) => Err(Failure::new(
            format!("{path}：两个版本里都没有这个文件或文件夹"),
            format!("{path}: in neither revision"),
        )),
        (before, after) => Ok((before.map_or(Input::Nothing, Input::Git), after.unwrap_or(Input::Nothing))),
    }
}

fn or_head(revision: &str) -> &str {
    if revision.is_empty() { "HEAD" } else { revision }
}

/// A path of this disk, else `REV:PATH`.
fn input(text: &str) -> Result<Input, Failure> {
    if text.is_empty() {
        return Err(Failure::new("没有写明要比较的文件或文件夹", "no file or folder was named"));
    }
    let path = inputs::plain(Path::new(text));
    if RealDisk.is_file(&path) || RealDisk.is_folder(&path) {
        return Ok(Input::Here(path));
    }
    // A drive of Windows is one letter.
    let Some((revision, path)) = text.split_once(':').filter(|(revision, _)| revision.chars().count() > 1)
    else {
        return Err(Failure::disk(text, &std::io::ErrorKind::NotFound.into()));
    };
    let found = Repository::of(Path::new("."))?.at_root(revision, path)?;
    found.map(Input::Git).ok_or_else(|| {
        Failure::new(
            format!("git 版本 {revision} 里没有 {path}（路径从仓库根目录算起；从当前文件夹算起的写成 {revision}:./{path}）"),
            format!("no {path} in {revision} (paths count from the root of the repository; {revision}:./{path} from here)"),
        )
    })
}

fn load(input: &Input, args: &DiffArgs, knowledge: &Knowledge) -> Result<Loaded, Failure> {
    let request = |path: &str| Request {
        paths: vec![path.to_owned()],
        domain: args.domain.clone(),
        against: args.against.as_ref().map(|path| inputs::plain(path)),
        alone: args.against.is_none(),
        ..Request::default()
    };
    let (request, loaded) = match input {
        Input::Here(path) => (request(path), pipeline::load(&request(path), &RealDisk, knowledge)),
        Input::Git(disk) => {
            (request(&disk.path), pipeline::load(&request(&disk.path), &disk.over(&RealDisk), knowledge))
        }
        Input::Nothing => {
            let nothing = crate::project::MemoryDisk::default();
            (Request::default(), pipeline::load(&Request::default(), &nothing, knowledge))
        }
    };
    loaded.map_err(|error| inputs::not_loaded(&request, &error))
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
