//! What git must be told, printed or written.

use super::super::git::Repository;
use crate::cli::disk::{self, RealDisk};
use crate::cli::exit::{Failure, Outcome};
use crate::cli::terminal::Terminal;
use crate::diagnostic::{Language, Words};
use crate::project::Disk;
use std::path::Path;

/// Which files: workbooks, and YAML; what is no catalogue is shown as the text it is.
const ATTRIBUTES: [&str; 5] =
    ["*.xlsx diff=mulu", "*.xls diff=mulu", "*.ods diff=mulu", "*.yaml diff=mulu", "*.yml diff=mulu"];

/// How git runs the command: `git diff` as a whole, `git log -p` and `git show` line by line.
fn settings() -> [(&'static str, String); 3] {
    let mulu = program();
    [
        ("diff.mulu.command", format!("{mulu} git-diff --")),
        ("diff.mulu.textconv", format!("{mulu} git-diff --textconv")),
        ("diff.mulu.xfuncname", "^## .*$".to_owned()),
    ]
}

/// What git must call: `mulu` where that is found on the path, else the program that runs now, by its full path. A driver that
/// cannot be found would end every `git diff` of the repository.
fn program() -> String {
    let name = if cfg!(windows) { "mulu.exe" } else { "mulu" };
    let path = std::env::var_os("PATH").unwrap_or_default();
    if std::env::split_paths(&path).any(|folder| folder.join(name).is_file()) {
        return "mulu".to_owned();
    }
    let own = std::env::current_exe().map(|path| disk::text(&path)).unwrap_or_else(|_| "mulu".to_owned());
    // git hands the line to a shell.
    format!("'{}'", own.replace('\'', "'\\''"))
}

/// The lines for people to copy.
pub(super) fn lines(language: Language) -> String {
    let quoted = |value: &str| format!("\"{}\"", value.replace('"', "\\\"").replace('$', "\\$"));
    let settings = settings().map(|(key, value)| format!("git config {key} {}\n", quoted(&value))).concat();
    let attributes = ATTRIBUTES.join("\n");
    match language {
        Language::Chinese => format!(
            "# 写入仓库根目录的 .gitattributes\n{attributes}\n\n# 在仓库里运行\n{settings}\n\
             # 之后：git diff 按事项说明变化；git log -p、git show 逐栏对照；git log -p --ext-diff 按事项\n\
             # 直接写入：mulu git-diff --install --write\n"
        ),
        Language::English => format!(
            "# into .gitattributes at the root of the repository\n{attributes}\n\n# to run in the repository\n{settings}\n\
             # then git diff tells changes item by item, git log -p and git show field by field; git log -p --ext-diff by item\n\
             # to write all this: mulu git-diff --install --write\n"
        ),
    }
}

/// Writes them into the repository one stands in; what is there already stays.
pub(super) fn write(terminal: &Terminal) -> Result<Outcome, Failure> {
    let repository = Repository::of(Path::new("."))?;
    let path = Path::new(&repository.root()?).join(".gitattributes");
    let name = disk::text(&path);
    let known = if RealDisk.is_file(&name) {
        RealDisk.read(&name).map_err(|error| Failure::disk(&name, &error))?
    } else {
        Vec::new()
    };
    let text = String::from_utf8_lossy(&known).into_owned();
    let missing: Vec<&str> =
        ATTRIBUTES.into_iter().filter(|line| !text.lines().any(|own| own.trim() == *line)).collect();
    if !missing.is_empty() {
        let mut whole = known;
        if !whole.is_empty() && !whole.ends_with(b"\n") {
            whole.push(b'\n');
        }
        whole.extend(missing.iter().flat_map(|line| format!("{line}\n").into_bytes()));
        disk::write(&path, &whole).map_err(|error| Failure::disk(&name, &error))?;
    }
    settings().iter().try_for_each(|(key, value)| repository.set(key, value))?;
    terminal.say(&Words::new(
        format!("已写好 {name} 和本仓库的 git 配置；.gitattributes 请提交，git 配置各人各写"),
        format!("wrote {name} and the settings of this repository; commit the former"),
    ));
    Ok(Outcome::Clean)
}
