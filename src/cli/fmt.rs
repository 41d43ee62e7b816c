//! `mulu fmt`: YAML files in their canonical form, in place.

use super::args::{FmtArgs, Lang};
use super::disk::{self, RealDisk};
use super::exit::{Failure, Outcome};
use super::terminal::Terminal;
use super::{inputs, terminal};
use crate::diagnostic::Words;
use crate::format::{self, Keys, LeftAlone};
use crate::project::{self, Disk};
use crate::source::{FileId, Files, encoding};
use std::path::Path;

/// Formats, or says what would be formatted. A file that is left alone for its faults makes the run fail like a
/// finding: it could not be brought into form.
pub(super) fn run(args: &FmtArgs, terminal: &Terminal) -> Result<Outcome, Failure> {
    let keys = args.keys.map(|keys| match keys {
        Lang::Zh => Keys::Chinese,
        Lang::En => Keys::English,
    });
    let mut files = Files::new();
    let mut tally = Tally::default();
    let mut printed = String::new();
    for name in yaml_files(args)? {
        let bytes = RealDisk.read(&name).map_err(|error| Failure::disk(&name, &error))?;
        let file = files.add(name.as_str(), bytes);
        match format::format(file, &files, keys) {
            Ok(text) if files.text(file) == Some(text.as_str()) => tally.same += 1,
            Ok(text) => {
                tally.changed += 1;
                printed.push_str(&changed(file, &files, &text, args)?);
            }
            Err(why) => tally.left_alone(&why, &name, (args, &files), terminal),
        }
    }
    terminal::print(printed.as_bytes()).map_err(|error| Failure::disk("stdout", &error))?;
    tally.tell(args, terminal);
    let unchanged = args.check && tally.changed > 0;
    Ok(if unchanged || tally.faulty > 0 { Outcome::Findings } else { Outcome::Clean })
}

/// Writes a file in its form, or says what there is to write.
fn changed(file: FileId, files: &Files, text: &str, args: &FmtArgs) -> Result<String, Failure> {
    let name = files.name(file);
    if args.diff {
        let old = files.text(file).unwrap_or("");
        let diff = similar::TextDiff::from_lines(old, text);
        let names = (format!("{name}（原）"), format!("{name}（改）"));
        let shown = diff.unified_diff().header(&names.0, &names.1).to_string();
        // Text from a file is made harmless for a terminal.
        let plain = |c: char| if c.is_control() && !matches!(c, '\n' | '\t') { ' ' } else { c };
        return Ok(shown.chars().map(plain).collect());
    }
    if !args.check {
        let encoding = files.encoding(file).unwrap_or(encoding::Encoding::Utf8);
        disk::write(Path::new(name), &encoding::encode(text, encoding))
            .map_err(|error| Failure::disk(name, &error))?;
    }
    Ok(format!("{name}\n"))
}

#[derive(Default)]
struct Tally {
    changed: usize,
    same: usize,
    faulty: usize,
}

impl Tally {
    /// A file that is not touched: said where it was named or is faulty, passed over where a folder merely holds it.
    fn left_alone(
        &mut self,
        why: &LeftAlone,
        name: &str,
        (args, files): (&FmtArgs, &Files),
        terminal: &Terminal,
    ) {
        let named = args.paths.iter().any(|path| disk::text(path) == name);
        match why {
            LeftAlone::NotOurs if !named => {}
            LeftAlone::NotOurs => {
                self.faulty += 1;
                terminal.fail_softly(&Words::new(
                    format!("{name}：不是目录文件，也不是 jurisdiction.yaml，没有改动"),
                    format!("{name}: neither a catalogue nor a jurisdiction.yaml; left as it is"),
                ));
            }
            LeftAlone::Faulty(findings) => {
                self.faulty += 1;
                let first = findings.first();
                let place =
                    first.map_or_else(|| name.to_owned(), |found| files.place(found.primary).to_string());
                let (zh, en) = first.map_or(("", ""), |found| {
                    (found.message.chinese.as_str(), found.message.english.as_str())
                });
                terminal.fail_softly(&Words::new(
                    format!("{place}：{zh}；有语法问题的文件不改动，用 mulu check {name} 查看全部"),
                    format!(
                        "{place}: {en}; a file with faults of syntax is left as it is, see mulu check {name}"
                    ),
                ));
            }
            LeftAlone::Unsure => {
                self.faulty += 1;
                terminal.fail_softly(&Words::new(
                    format!("{name}：整理后读回来与原文不一致（程序的问题），没有改动"),
                    format!(
                        "{name}: its form would not read back the same (a defect of ours); left as it is"
                    ),
                ));
            }
        }
    }

    fn tell(&self, args: &FmtArgs, terminal: &Terminal) {
        let (changed, same, faulty) = (self.changed, self.same, self.faulty);
        let (zh, en) =
            if args.check || args.diff { ("需要整理", "to format") } else { ("已整理", "formatted") };
        terminal.hint(&Words::new(
            format!("{zh}{changed}个文件，{same}个本来就整齐，{faulty}个没有改动"),
            format!("{changed} {en}, {same} in form already, {faulty} left as they are"),
        ));
    }
}

/// The YAML files of the paths, or of the workspace.
fn yaml_files(args: &FmtArgs) -> Result<Vec<String>, Failure> {
    let mut paths: Vec<String> = args.paths.iter().map(|path| disk::text(path)).collect();
    if paths.is_empty() {
        paths = inputs::paths_from_here();
    }
    if paths.is_empty() {
        return Err(Failure::new(
            "没有找到工作区，请写明文件或文件夹",
            "no workspace found: name files or folders",
        ));
    }
    let mut found = Vec::new();
    for path in paths {
        if RealDisk.is_folder(&path) {
            let files = RealDisk.files(&path).map_err(|error| Failure::disk(&path, &error))?;
            let ours = |file: &String| {
                project::may_be_catalogue(file.strip_prefix(&path).unwrap_or(file)) && is_yaml(file)
            };
            found.extend(files.into_iter().filter(ours));
        } else if !RealDisk.is_file(&path) {
            return Err(Failure::disk(&path, &std::io::ErrorKind::NotFound.into()));
        } else if is_yaml(&path) {
            found.push(path);
        } else if !args.paths.is_empty() {
            return Err(Failure::new(
                format!("{path} 不是 YAML 文件；表格用 mulu import 转换"),
                format!("{path} is no YAML file; tables are turned into YAML by mulu import"),
            ));
        }
    }
    found.sort();
    found.dedup();
    Ok(found)
}

fn is_yaml(path: &str) -> bool {
    let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    matches!(ending.as_deref(), Some("yaml" | "yml"))
}
