//! Which files a command works on: those named, else the workspace found from here, else the
//! embedded example; and the registries.

use super::args::Common;
use super::disk::{self, RealDisk};
use super::exit::Failure;
use crate::config::Config;
use crate::diagnostic::{Language, Levels};
use crate::knowledge::{Date, Knowledge, embedded};
use crate::pipeline::{self, Loaded, Request};
use crate::project::{self, Disk, JURISDICTION, SETTINGS, join};
use crate::value::tier::Tier;
use std::path::{Component, Path, PathBuf};

/// The registries: embedded, or from `--registry`; a broken one ends the run.
pub(super) fn knowledge(common: &Common) -> Result<Knowledge, Failure> {
    let Some(folder) = &common.registry else { return Ok(Knowledge::embedded()) };
    let folder = disk::text(folder);
    if !RealDisk.is_folder(&folder) {
        return Err(Failure::new(format!("没有文件夹 {folder}"), format!("no folder {folder}")));
    }
    let read =
        |name: &str| RealDisk.read(&join(&folder, name)).ok().and_then(|bytes| String::from_utf8(bytes).ok());
    let named = embedded::NAMES.iter().any(|name| RealDisk.is_file(&join(&folder, name)));
    if !named {
        let names = embedded::NAMES.join("、");
        return Err(Failure::new(
            format!("{folder} 里没有登记簿文件（{names}）"),
            format!("{folder} holds none of {}", embedded::NAMES.join(", ")),
        ));
    }
    let knowledge = Knowledge::from_texts(&read);
    match knowledge.faults().first() {
        Some(fault) => Err(Failure::new(
            format!("登记簿有误：{folder}/{fault}"),
            format!("broken registry: {folder}/{fault}"),
        )),
        None => Ok(knowledge),
    }
}

/// Loads what a command works on.
pub(super) fn load(
    paths: &[PathBuf],
    request: Request,
    common: &Common,
    knowledge: &Knowledge,
) -> Result<Loaded, Failure> {
    load_under(paths, request, common.baseline.as_ref(), knowledge)
}

/// The same under a national baseline of the caller's choice.
pub(super) fn load_under(
    paths: &[PathBuf],
    request: Request,
    baseline: Option<&PathBuf>,
    knowledge: &Knowledge,
) -> Result<Loaded, Failure> {
    let request = self::request(paths, request, baseline)?;
    if request.paths.is_empty() {
        return load_example(request, knowledge);
    }
    pipeline::load(&request, &RealDisk, knowledge).map_err(|error| not_loaded(&request, &error))
}

/// What a command works on; no paths where there is nothing but the embedded example.
pub(super) fn request(
    paths: &[PathBuf],
    mut request: Request,
    baseline: Option<&PathBuf>,
) -> Result<Request, Failure> {
    request.baseline = baseline.map(|folder| disk::text(folder));
    if let Some(folder) =
        request.baseline.as_ref().filter(|folder| !RealDisk.is_file(&join(folder, JURISDICTION)))
    {
        return Err(Failure::new(
            format!("{folder} 不是国家标准指引文件夹：里面没有 {JURISDICTION}"),
            format!("{folder} is no baseline: it has no {JURISDICTION}"),
        ));
    }
    request.paths = paths.iter().map(|path| plain(path)).collect();
    if request.paths.is_empty() {
        request.paths = paths_from_here();
    }
    Ok(request)
}

/// Why the disk did not give what was asked for.
pub(super) fn not_loaded(request: &Request, error: &std::io::Error) -> Failure {
    let missing = error.kind() == std::io::ErrorKind::NotFound;
    let path = if missing { error.to_string() } else { request.paths.join(" ") };
    Failure::disk(&path, error)
}

/// The settings, and the file they come from.
#[derive(Debug, Default)]
pub(super) struct Settings {
    /// As read; the defaults without a file.
    pub(super) config: Config,
    /// The file.
    pub(super) file: Option<String>,
}

/// The settings: the nearest `mulu.yaml` at or above the first path, else the defaults. Faults in it end the run.
pub(super) fn settings(paths: &[PathBuf]) -> Result<Settings, Failure> {
    let first =
        paths.first().map_or_else(|| workspace_from_here().unwrap_or_default(), |path| disk::text(path));
    let mut folders = RealDisk.above(&first);
    if RealDisk.is_folder(&first) {
        folders.insert(0, first);
    }
    let Some(path) = folders.iter().map(|folder| join(folder, SETTINGS)).find(|path| RealDisk.is_file(path))
    else {
        return Ok(Settings::default());
    };
    let bytes = RealDisk.read(&path).map_err(|error| Failure::disk(&path, &error))?;
    match pipeline::config(&path, bytes) {
        (config, faults) if faults.is_empty() => Ok(Settings { config, file: Some(path) }),
        (_, faults) => {
            let joined = |language| {
                faults.iter().map(|words| words.get(language).to_owned()).collect::<Vec<_>>().join("\n")
            };
            Err(Failure::new(joined(Language::Chinese), joined(Language::English)))
        }
    }
}

/// The levels of the rules for what was loaded. Paths in the settings count from the folder of their file, however
/// either was named on the command line.
pub(super) fn levels(settings: &Settings, words: (&[String], &[String]), loaded: &Loaded) -> Levels {
    let full = |name: &str| Path::new(if name.is_empty() { "." } else { name }).canonicalize().ok();
    let folder = settings.file.as_ref().and_then(|file| Some(full(file)?.parent()?.to_owned()));
    let relative = |name: &str| Some(disk::text(full(name)?.strip_prefix(folder.as_ref()?).ok()?));
    pipeline::levels(&settings.config, words, loaded, &relative)
}

/// Whether a command without paths works on the embedded example.
pub(super) fn is_example(paths: &[PathBuf]) -> bool {
    paths.is_empty() && paths_from_here().is_empty()
}

/// A path as text; one that goes up (`../city`) by its full name, so that a file has one name only.
pub(super) fn plain(path: &Path) -> String {
    let goes_up = path.components().any(|part| part == Component::ParentDir);
    let full = goes_up.then(|| path.canonicalize().ok()).flatten();
    disk::text(full.as_deref().unwrap_or(path))
}

fn load_example(mut request: Request, knowledge: &Knowledge) -> Result<Loaded, Failure> {
    request.paths = vec![pipeline::EXAMPLE.to_owned()];
    pipeline::load(&request, &pipeline::example_disk(), knowledge)
        .map_err(|error| Failure::disk(pipeline::EXAMPLE, &error))
}

/// The nearest folder from here up that has a `mulu.yaml` or a `jurisdiction.yaml`.
fn workspace_from_here() -> Option<String> {
    let here = std::iter::once(String::new()).chain(RealDisk.above(""));
    let marked =
        |folder: &String| [SETTINGS, JURISDICTION].iter().any(|name| RealDisk.is_file(&join(folder, name)));
    here.into_iter().find(marked)
}

/// The paths a command without paths works on: the workspace, else the files of this very folder that may be
/// catalogues; a folder of workbooks is what the user means, though nobody made it a workspace.
pub(super) fn paths_from_here() -> Vec<String> {
    match workspace_from_here() {
        Some(folder) => vec![folder],
        None => {
            let files = RealDisk.files_in("").unwrap_or_default();
            files.into_iter().filter(|file| project::may_be_catalogue(file)).collect()
        }
    }
}

/// A tier named on the command line.
pub(super) fn tier(word: Option<&str>) -> Result<Option<Tier>, Failure> {
    let Some(word) = word else { return Ok(None) };
    Tier::parse(word).map(Some).ok_or_else(|| {
        let names: Vec<&str> = Tier::ALL.iter().map(|tier| tier.name()).collect();
        Failure::new(
            format!("--tier 不认识“{word}”，可写：{}", names.join("、")),
            format!("--tier does not know `{word}`; one of: {}", names.join(", ")),
        )
    })
}

/// The day of `--as-of`.
pub(super) fn as_of(word: Option<&str>) -> Result<Option<Date>, Failure> {
    let Some(word) = word else { return Ok(None) };
    word.trim().parse().map(Some).map_err(|_| {
        Failure::new(
            format!("--as-of 的“{word}”不是日期，请写成“年-月-日”（如2026-09-28），并且要有这一天"),
            format!("--as-of: `{word}` is no day; write it as 2026-09-28"),
        )
    })
}
