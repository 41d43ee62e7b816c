//! `mulu git-diff`: what git asks of an external diff and of a text conversion.
//!
//! git takes any other end than 0 for a crash and stops, so whatever one file is like, it is shown somehow: as a catalogue, else as
//! text, else as two files that differ. What is no catalogue must never look unchanged.

mod install;
mod plain;

use super::args::{Common, GitDiffArgs, When};
use super::disk::{self, RealDisk};
use super::exit::{Failure, Outcome};
use super::inputs;
use super::terminal::Terminal;
use crate::diagnostic::Language;
use crate::emit::lines;
use crate::knowledge::Knowledge;
use crate::pipeline::{self, DiffOptions, Loaded, Request};
use crate::project::{Disk, JURISDICTION, MemoryDisk, join};
use crate::report::changes::{ChangesReport, Form};
use std::path::Path;

/// What git names where there is no file on a side.
const NOTHING: [&str; 3] = ["/dev/null", "nul", "NUL"];

/// Shows what git asks for, or how to let it ask.
pub(super) fn run(args: &GitDiffArgs, common: &Common, terminal: &Terminal) -> Result<Outcome, Failure> {
    // Behind a pager the stream is none of a terminal, but the pager's is; git says so.
    let paged = std::env::var_os("GIT_PAGER_IN_USE").is_some() && std::env::var_os("NO_COLOR").is_none();
    let color = terminal.color || (common.color == When::Auto && paged);
    let terminal = &Terminal { color, ..*terminal };
    if args.install {
        return if args.write {
            install::write(terminal)
        } else {
            super::say(install::lines(terminal.language).as_bytes())
        };
    }
    let knowledge = inputs::knowledge(common)?;
    if let Some(file) = &args.textconv {
        return super::say(&textconv(file, &knowledge)?);
    }
    // For a path that is unmerged git gives nothing but its name; for a renamed one, the new name and the likeness too.
    match args.given.as_slice() {
        [path] => super::say(format!("* Unmerged path {}\n", disk::text(path)).as_bytes()),
        [path, old, _, _, new, _, _, rest @ ..] => {
            let now = rest.first().unwrap_or(path);
            let old = Side { name: disk::text(path), bytes: read(old)? };
            let new = Side { name: disk::text(now), bytes: read(new)? };
            super::say(&shown(&old, &new, &knowledge, terminal)?)
        }
        _ => Err(Failure::new(
            "这个命令由 git 调用；用 mulu git-diff --install 查看怎样设置",
            "git runs this command: see `mulu git-diff --install`",
        )),
    }
}

/// One side of a file: its name in the repository, and what is in it; nothing where it was added or deleted.
struct Side {
    name: String,
    bytes: Option<Vec<u8>>,
}

/// git's temporary files have names of their own: only their content is of use.
fn read(path: &Path) -> Result<Option<Vec<u8>>, Failure> {
    let name = disk::text(path);
    if NOTHING.contains(&name.as_str()) {
        return Ok(None);
    }
    // A link, or another repository, is no file to be read; git tells of it by its name alone.
    RealDisk.read(&name).map(Some).map_err(|error| Failure::disk(&name, &error))
}

/// What changed in a file, in whichever way it can be told.
fn shown(old: &Side, new: &Side, knowledge: &Knowledge, terminal: &Terminal) -> Result<Vec<u8>, Failure> {
    let say = |zh: &'static str, en: &'static str| match terminal.language {
        Language::Chinese => zh,
        Language::English => en,
    };
    let what = match (&old.bytes, &new.bytes) {
        (None, _) => say("新增文件", "added"),
        (_, None) => say("删去文件", "deleted"),
        _ if old.name != new.name => say("改名", "renamed"),
        _ => say("改动", "changed"),
    };
    let from = if old.name == new.name { String::new() } else { format!("{} → ", plain::name(&old.name)) };
    let head = format!("mulu diff {from}{}（{what}）", plain::name(&new.name));
    let mut out =
        if terminal.color { format!("\u{1b}[1m{head}\u{1b}[0m\n") } else { format!("{head}\n") }.into_bytes();
    let sides = [loaded(old, knowledge), loaded(new, knowledge)];
    let whole = |side: &Side, loaded: &Option<Loaded>| side.bytes.is_none() || loaded.is_some();
    let [before, after] = &sides;
    if (before.is_none() && after.is_none()) || !whole(old, before) || !whole(new, after) {
        out.extend(plain::diff(old, new, terminal));
        return Ok(out);
    }
    let nothing = empty(knowledge);
    let (before, after) = (before.as_ref().unwrap_or(&nothing), after.as_ref().unwrap_or(&nothing));
    let options = DiffOptions { day: super::today(), strict: false, files: [true; 2] };
    let changes = pipeline::diff(before, after, knowledge, options);
    let report = ChangesReport {
        changes: &changes,
        decisions: None,
        before: &before.workspace,
        after: &after.workspace,
        old: &before.files,
        new: &after.files,
        language: terminal.language,
        color: terminal.color,
    };
    report.write(Form::Human, &mut out).map_err(|error| Failure::disk("report", &error))?;
    let rest = plain::beside_items(old, new, changes.changes.is_empty(), terminal);
    out.extend(rest);
    Ok(out)
}

/// A file as a catalogue, in the place its folder belongs to; `None` where it is none, or could not be read whole: then its text must
/// be looked at.
fn loaded(side: &Side, knowledge: &Knowledge) -> Option<Loaded> {
    let bytes = side.bytes.as_ref()?;
    let mut loaded = load(&side.name, bytes.clone(), knowledge).ok()?;
    let items = loaded.wanted.iter().filter_map(|at| loaded.workspace.jurisdictions.get(*at));
    let some = items
        .flat_map(|place| place.catalogues.iter().chain(&place.withheld_lists))
        .any(|catalogue| !catalogue.items.is_empty());
    (some && pipeline::unread(&mut loaded).files.is_empty()).then_some(loaded)
}

/// Loads one file under its name in the repository, beside the `jurisdiction.yaml` of the folders above it.
fn load(name: &str, bytes: Vec<u8>, knowledge: &Knowledge) -> std::io::Result<Loaded> {
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    let mut folder = name;
    while let Some((above, _)) = folder.rsplit_once('/') {
        folder = above;
        files.extend(place(folder));
    }
    files.extend(place(""));
    files.retain(|(own, _)| own != name);
    files.push((name.to_owned(), bytes));
    let request = Request { paths: vec![name.to_owned()], alone: true, ..Request::default() };
    pipeline::load(&request, &MemoryDisk::new(files), knowledge)
}

/// The `jurisdiction.yaml` of a folder, and an empty file beside it: the other files of the place are there, but not looked at, so
/// nobody can say which are missing.
fn place(folder: &str) -> Vec<(String, Vec<u8>)> {
    let path = join(folder, JURISDICTION);
    let bytes = if RealDisk.is_file(&path) { RealDisk.read(&path).ok() } else { None };
    let others = join(folder, "others.mulu.yaml");
    bytes.into_iter().flat_map(|bytes| [(path.clone(), bytes), (others.clone(), Vec::new())]).collect()
}

/// The side on which there is no file.
fn empty(knowledge: &Knowledge) -> Loaded {
    let loaded = pipeline::load(&Request::default(), &MemoryDisk::default(), knowledge);
    loaded.unwrap_or_else(|_| Loaded {
        files: crate::source::Files::new(),
        workspace: crate::lineage::Workspace::default(),
        wanted: Vec::new(),
        sink: crate::diagnostic::Sink::new(),
        counts: crate::report::Counts::default(),
        passed_over: Vec::new(),
        assumptions: Vec::new(),
    })
}

/// A catalogue as text; any other text as it is.
fn textconv(file: &Path, knowledge: &Knowledge) -> Result<Vec<u8>, Failure> {
    let name = disk::text(file);
    let bytes = RealDisk.read(&name).map_err(|error| Failure::disk(&name, &error))?;
    // The name is git's own, and may be of a temporary folder: no jurisdiction is looked for.
    let own = crate::project::file_name(&name).to_owned();
    let side = Side { name: own, bytes: Some(bytes) };
    let text = loaded(&side, knowledge).map(|loaded| {
        let places = loaded.wanted.iter().filter_map(|at| loaded.workspace.jurisdictions.get(*at));
        places.filter_map(lines::lines).collect::<Vec<_>>().join("\n")
    });
    Ok(match text {
        Some(text) => text.into_bytes(),
        None => plain::text(side.bytes.unwrap_or_default()),
    })
}
