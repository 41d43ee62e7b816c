//! Files of a git revision, read from the object store by the `git` command: nothing is checked out, no hook, filter or
//! text conversion runs, nothing is fetched.

use super::disk;
use super::exit::Failure;
use super::layered::Layered;
use crate::project::{Disk, JURISDICTION, MemoryDisk, may_be_catalogue};
use std::io::{self, Write};
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// A repository, seen from a folder of its working tree.
pub(super) struct Repository {
    folder: String,
    /// The folder's path below the root, with `/` at the end; empty for the root.
    prefix: String,
}

/// The catalogues of a path in a revision, under names such as `HEAD~1:county/21.yaml`.
pub(super) struct GitDisk {
    /// The revision as it was written, with a colon: what every name begins with.
    pub(super) label: String,
    /// The folder the working tree begins in.
    pub(super) root: String,
    files: MemoryDisk,
    /// The path that was asked for, as this disk names it.
    pub(super) path: String,
    /// The same with the commit instead of the revision, which may be another commit tomorrow.
    pub(super) lasting: String,
}

/// A file of a revision: the name of its content, and its path.
type Entry = (String, String);

impl Repository {
    /// The repository a path of the working tree stands in; it may be one that is no longer there.
    pub(super) fn of(path: &Path) -> Result<Self, Failure> {
        let mut folder = if path.is_dir() { path } else { path.parent().unwrap_or(path) };
        while !folder.as_os_str().is_empty() && !folder.is_dir() {
            folder = folder.parent().unwrap_or(Path::new(""));
        }
        let folder =
            Some(disk::text(folder)).filter(|text| !text.is_empty()).unwrap_or_else(|| ".".to_owned());
        let prefix = text(&git(&folder, &["rev-parse", "--show-prefix"], None)?);
        Ok(Self { prefix: prefix.trim_end_matches(['\r', '\n']).to_owned(), folder })
    }

    /// A path of the working tree as it stood in a revision; `None` where it was not there.
    pub(super) fn at(&self, revision: &str, path: &str) -> Result<Option<GitDisk>, Failure> {
        // The repository was found from the folder of the path, so the rest of it is its last part.
        let given = Path::new(path);
        let below = if given.is_dir() {
            String::new()
        } else {
            given.strip_prefix(&self.folder).unwrap_or(given).to_string_lossy().replace('\\', "/")
        };
        self.read(revision, &format!("{}{below}", self.prefix))
    }

    /// A path counted from the root of the repository, or from here where it begins with `./` or `../`.
    pub(super) fn at_root(&self, revision: &str, path: &str) -> Result<Option<GitDisk>, Failure> {
        let relative = path.starts_with("./") || path.starts_with("../") || matches!(path, "." | "..");
        let whole = if relative { format!("{}{path}", self.prefix) } else { path.to_owned() };
        self.read(revision, &whole)
    }

    /// The revision from which two parted.
    pub(super) fn common(&self, one: &str, other: &str) -> Result<String, Failure> {
        let (one, other) = (self.commit(one)?, self.commit(other)?);
        Ok(text(&git(&self.folder, &["merge-base", &one, &other], None)?).trim().to_owned())
    }

    /// The folder the working tree begins in.
    pub(super) fn root(&self) -> Result<String, Failure> {
        let root = text(&git(&self.folder, &["rev-parse", "--show-toplevel"], None)?);
        Ok(root.trim_end_matches(['\r', '\n']).to_owned())
    }

    /// Writes a setting of this repository; both words are ours.
    pub(super) fn set(&self, key: &str, value: &str) -> Result<(), Failure> {
        git(&self.folder, &["config", "--local", key, value], None).map(|_| ())
    }

    /// The name of a revision's commit: from here on nothing a user wrote is given to git.
    fn commit(&self, revision: &str) -> Result<String, Failure> {
        let unknown =
            || Failure::new(format!("git 里没有版本 {revision}"), format!("no git revision {revision}"));
        if revision.is_empty() || revision.starts_with('-') || revision.contains(['\0', '\n']) {
            return Err(unknown());
        }
        let wanted = format!("{revision}^{{commit}}");
        let found = git(&self.folder, &["rev-parse", "--verify", "--quiet", &wanted, "--"], None);
        let name = found.map(|bytes| text(&bytes)).map_err(|_| unknown())?;
        let name = name.lines().next().unwrap_or_default().trim().to_owned();
        let hexadecimal = name.len() >= 40 && name.bytes().all(|byte| byte.is_ascii_hexdigit());
        if hexadecimal { Ok(name) } else { Err(unknown()) }
    }

    fn read(&self, revision: &str, path: &str) -> Result<Option<GitDisk>, Failure> {
        let commit = self.commit(revision)?;
        let Some(path) = normal(path) else {
            return Err(Failure::new(
                format!("{path} 在仓库以外"),
                format!("{path} is outside the repository"),
            ));
        };
        let listing = git(&self.folder, &["ls-tree", "-r", "-z", "--full-tree", &commit], None)?;
        let entries = entries(&listing);
        let inside = format!("{path}/");
        let asked = |name: &str| path.is_empty() || name == path || name.starts_with(&inside);
        if !entries.iter().any(|(_, name)| asked(name)) {
            return Ok(None);
        }
        let above = |name: &str| {
            let folder = name.strip_suffix(JURISDICTION);
            folder.is_some_and(|folder| {
                path.starts_with(folder) && (folder.is_empty() || folder.ends_with('/'))
            })
        };
        let wanted: Vec<Entry> = entries
            .into_iter()
            .filter(|(_, name)| asked(name) && (may_be_catalogue(name) || *name == path) || above(name))
            .collect();
        let label = format!("{revision}:");
        let contents = self.contents(&wanted)?;
        let mut files: Vec<(String, Vec<u8>)> = neighbours(&listing, &path);
        files.extend(wanted.into_iter().zip(contents).map(|((_, name), bytes)| (name, bytes)));
        let root = self.root()?;
        let lasting = format!("{}:{path}", commit.get(..12).unwrap_or(&commit));
        let path = format!("{label}{path}");
        Ok(Some(GitDisk { path, lasting, files: MemoryDisk::new(files), label, root }))
    }

    /// The contents of files, in order.
    fn contents(&self, wanted: &[Entry]) -> Result<Vec<Vec<u8>>, Failure> {
        let names: String = wanted.iter().map(|(name, _)| format!("{name}\n")).collect();
        let bytes = git(&self.folder, &["cat-file", "--batch"], Some(names))?;
        let mut rest = bytes.as_slice();
        let mut found = Vec::with_capacity(wanted.len());
        for (_, path) in wanted {
            let broken = || {
                Failure::new(
                    format!("git 没有给出 {path} 的内容（仓库不完整？）"),
                    format!("git did not give {path}: is the repository complete?"),
                )
            };
            // `<name> blob <size>` and a line break, then so many bytes and another.
            let end = rest.iter().position(|byte| *byte == b'\n').ok_or_else(broken)?;
            let head = String::from_utf8_lossy(&rest[..end]).into_owned();
            let size: usize =
                head.rsplit(' ').next().and_then(|size| size.parse().ok()).ok_or_else(broken)?;
            let body = rest.get(end + 1..end + 1 + size).ok_or_else(broken)?;
            found.push(body.to_vec());
            rest = rest.get(end + 2 + size..).unwrap_or_default();
        }
        Ok(found)
    }
}

/// The files of a listing: no links, no other repositories.
fn entries(listing: &[u8]) -> Vec<Entry> {
    let entry = |line: &[u8]| {
        let line = String::from_utf8_lossy(line).into_owned();
        let (head, path) = line.split_once('\t')?;
        let mut words = head.split(' ');
        let (mode, kind, name) = (words.next()?, words.next()?, words.next()?);
        (kind == "blob" && mode != "120000").then(|| (name.to_owned(), path.to_owned()))
    };
    listing.split(|byte| *byte == 0).filter_map(entry).collect()
}

/// The files beside and above a path, without their contents: a place is whole only if none of them was left out.
fn neighbours(listing: &[u8], path: &str) -> Vec<(String, Vec<u8>)> {
    let near = |name: &str| {
        let folder = name.rsplit_once('/').map_or("", |(folder, _)| folder);
        may_be_catalogue(name) && (folder.is_empty() || path.starts_with(&format!("{folder}/")))
    };
    let names = entries(listing).into_iter().map(|(_, name)| name);
    names.filter(|name| near(name)).map(|name| (name, Vec::new())).collect()
}

/// A path without `.`, `..` and empty parts; `None` where it leads out.
fn normal(path: &str) -> Option<String> {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Runs git and gives what it printed. No shell; no network even where parts of the repository are elsewhere.
fn git(folder: &str, arguments: &[&str], input: Option<String>) -> Result<Vec<u8>, Failure> {
    let mut command = Command::new("git");
    command.arg("-C").arg(folder).arg("--no-pager").args(arguments);
    command.env("GIT_NO_LAZY_FETCH", "1").env("GIT_OPTIONAL_LOCKS", "0").env("GIT_TERMINAL_PROMPT", "0");
    command.env("LC_ALL", "C").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let output = started(&mut command, input).map_err(|error| {
        if error.kind() == io::ErrorKind::NotFound {
            Failure::new(
                "没有找到 git 命令；比较两个版本需要先安装 git，或者把旧文件另存一份，直接比较两个文件",
                "there is no git command: install git, or compare two files",
            )
        } else {
            Failure::disk("git", &error)
        }
    })?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let said: String =
        text(&output.stderr).chars().map(|c| if c.is_control() { ' ' } else { c }).take(200).collect();
    Err(if said.contains("not a git repository") {
        Failure::new("这里不是 git 仓库", "this is no git repository")
    } else {
        Failure::new(format!("git 报错：{}", said.trim()), format!("git failed: {}", said.trim()))
    })
}

fn started(command: &mut Command, input: Option<String>) -> io::Result<Output> {
    let mut child = command.spawn()?;
    let stdin = child.stdin.take();
    // git answers while it is still being asked: whoever asks must not wait for the answers to be read.
    std::thread::scope(|scope| {
        scope.spawn(move || {
            if let (Some(mut stdin), Some(input)) = (stdin, input) {
                let _ = stdin.write_all(input.as_bytes());
            }
        });
        child.wait_with_output()
    })
}

impl GitDisk {
    /// This disk, and the other for every path that is not in the revision.
    pub(super) fn over<'a>(&'a self, other: &'a dyn Disk) -> Layered<'a> {
        Layered { git: self, label: &self.label, other }
    }

    fn inner<'a>(&self, path: &'a str) -> &'a str {
        path.strip_prefix(&self.label).unwrap_or(path).trim_start_matches('/')
    }

    fn outer(&self, path: &str) -> String {
        format!("{}{path}", self.label)
    }
}

impl Disk for GitDisk {
    fn is_folder(&self, path: &str) -> bool {
        self.files.is_folder(self.inner(path))
    }

    fn is_file(&self, path: &str) -> bool {
        self.files.is_file(self.inner(path))
    }

    fn files(&self, folder: &str) -> io::Result<Vec<String>> {
        Ok(self.files.files(self.inner(folder))?.iter().map(|path| self.outer(path)).collect())
    }

    fn files_in(&self, folder: &str) -> io::Result<Vec<String>> {
        Ok(self.files.files_in(self.inner(folder))?.iter().map(|path| self.outer(path)).collect())
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        self.files.read(self.inner(path))
    }

    fn above(&self, path: &str) -> Vec<String> {
        self.files.above(self.inner(path)).iter().map(|path| self.outer(path)).collect()
    }
}
