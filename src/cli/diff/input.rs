//! The two sides of a comparison: files of this disk, or of a git revision.

use super::super::args::DiffArgs;
use super::super::disk::{self, RealDisk};
use super::super::exit::Failure;
use super::super::git::{GitDisk, Repository};
use super::super::inputs::{self, Settings};
use crate::diagnostic::{Levels, Words};
use crate::knowledge::Knowledge;
use crate::pipeline::{self, Loaded, Request};
use crate::project::Disk;
use std::path::{Path, PathBuf};

/// One side: files of this disk, or of a git revision.
pub(super) enum Input {
    Here(String),
    Git(GitDisk),
    /// A path that a revision does not have: everything of the other side came or went.
    Nothing,
}

impl Input {
    /// Whether it is a single file.
    pub(super) fn is_file(&self) -> bool {
        match self {
            Self::Here(path) => RealDisk.is_file(path),
            Self::Git(disk) => disk.is_file(&disk.path),
            Self::Nothing => false,
        }
    }

    /// What it is called where that has to mean the same tomorrow; `named` is how the user called it.
    pub(super) fn lasting(&self, named: Option<&str>) -> String {
        match self {
            Self::Here(path) => named.unwrap_or(path).to_owned(),
            Self::Git(disk) => disk.lasting.clone(),
            Self::Nothing => "-".to_owned(),
        }
    }

    fn is_nothing(&self) -> bool {
        matches!(self, Self::Nothing)
    }
}

/// What is compared with what.
pub(super) fn sides(args: &DiffArgs) -> Result<(Input, Input), Failure> {
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

pub(super) fn load(input: &Input, args: &DiffArgs, knowledge: &Knowledge) -> Result<Loaded, Failure> {
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

/// Which sides are single files; a side of nothing is like the other.
pub(super) fn files(old: &Input, new: &Input) -> [bool; 2] {
    match (old.is_nothing(), new.is_nothing()) {
        (true, _) => [new.is_file(); 2],
        (_, true) => [old.is_file(); 2],
        (false, false) => [old.is_file(), new.is_file()],
    }
}

/// The settings by which the changes are judged under a tier above: those of the new side, else of the old; a revision has those of
/// the working tree.
pub(super) fn settings(args: &DiffArgs, old: &Input, new: &Input) -> Result<Settings, Failure> {
    let given = args.old.as_deref().filter(|_| args.rev.is_some());
    let path = [new, old].into_iter().find_map(|side| match side {
        Input::Here(path) => Some(path.as_str()),
        Input::Git(_) | Input::Nothing => None,
    });
    inputs::settings(&[PathBuf::from(given.or(path).unwrap_or("."))])
}

/// The levels of the rules for one side. A path in the settings means the same file in every revision.
pub(super) fn levels(settings: &Settings, input: &Input, loaded: &Loaded) -> Levels {
    let Input::Git(side) = input else { return inputs::levels(settings, (&[], &[]), loaded) };
    let file = settings.file.as_ref().and_then(|file| Path::new(file).canonicalize().ok());
    let folder = file.as_deref().and_then(Path::parent);
    let root = Path::new(&side.root).canonicalize().ok();
    let relative = |name: &str| {
        let full = root.as_ref()?.join(name.strip_prefix(side.label.as_str())?);
        Some(disk::text(full.strip_prefix(folder?).ok()?))
    };
    pipeline::levels(&settings.config, (&[], &[]), loaded, &relative)
}

/// A side without any catalogue: of a revision everything came or went, which is said; of this disk it is a slip of the hand.
pub(super) fn bare(old: (&Input, &Loaded), new: (&Input, &Loaded)) -> Result<Option<Words>, Failure> {
    let empty = [old, new].map(|(_, loaded)| pipeline::holds_nothing(loaded));
    let told = |(input, _): (&Input, &Loaded), (zh, en): (&str, &str), (came, come): (&str, &str)| match input
    {
        Input::Here(path) => Err(Failure::new(
            format!(
                "{zh}一方没有目录：{path} 里没有读到任何目录，无法比较；请核对路径，目录应是 .yaml、.xlsx 等文件"
            ),
            format!(
                "the {en} side, {path}, holds no catalogue, so there is nothing to compare; check the path"
            ),
        )),
        Input::Git(_) | Input::Nothing => Ok(Some(Words::new(
            format!("{zh}版本里没有目录，另一方的目录全部记为{came}"),
            format!("the {en} revision holds no catalogue: all of the other side counts as {come}"),
        ))),
    };
    let (was, is) = (("原来的", "old"), ("现在的", "new"));
    match empty {
        [false, false] => Ok(None),
        [true, true] => {
            let zh = "两方都没有目录，无法比较；请核对路径，目录应是 .yaml、.xlsx 等文件";
            Err(Failure::new(
                zh,
                "neither side holds a catalogue, so there is nothing to compare; check the paths",
            ))
        }
        [true, false] => told(old, was, ("新增", "added")),
        [false, true] => told(new, is, ("删去", "removed")),
    }
}
