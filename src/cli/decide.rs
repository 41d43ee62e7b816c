//! `mulu decide`.

use super::args::DecideArgs;
use super::decisions;
use super::disk::{self, RealDisk};
use super::exit::{Failure, Outcome};
use super::inputs;
use super::terminal::Terminal;
use crate::decisions::{Decision, Decisions};
use crate::diagnostic::Words;
use crate::pipeline;
use crate::project::{Disk, file_name};
use std::collections::BTreeMap;

/// Collects, merges with what was decided before, and writes. Exit code 1 where somebody has to look at something.
pub(super) fn run(args: &DecideArgs, terminal: &Terminal) -> Result<Outcome, Failure> {
    let day = inputs::as_of(args.on.as_deref())?.map_or(String::new(), |day| day.to_string());
    let name = disk::text(&args.output);
    let before = if RealDisk.is_file(&name) { decisions::load(&name)? } else { Decisions::default() };
    let mut merged = Merged::new(before);
    let mut without = 0;
    for (path, named) in files(args)? {
        let bytes = RealDisk.read(&path).map_err(|error| Failure::disk(&path, &error))?;
        let collected = pipeline::collect(&path, bytes);
        if !named && !collected.has_list && collected.decisions.is_empty() {
            // A folder holds other files too.
            without += 1;
            continue;
        }
        merged.questions.extend(collected.questions);
        for mut decision in collected.decisions {
            decision.by = args.by.clone().unwrap_or_default();
            decision.on.clone_from(&day);
            merged.put(decision, &path);
        }
    }
    let Merged { after, taken, fresh, questions, .. } = merged;
    questions.iter().for_each(|words| terminal.fail_softly(words));
    if without > 0 {
        terminal.hint(&Words::new(
            format!("{without}个文件没有审核意见的表，没有收"),
            format!("{without} files have no list of remarks and were passed over"),
        ));
    }
    terminal.hint(&Words::new(
        format!("收到{taken}条处理意见，其中{}条是新的或有改动；共{}条", fresh.len(), after.len()),
        format!("{taken} decisions, {} of them new or changed; {} in all", fresh.len(), after.len()),
    ));
    if !fresh.is_empty() {
        decisions::write(&name, &after, terminal)?;
    }
    Ok(if questions.is_empty() { Outcome::Clean } else { Outcome::Findings })
}

/// The files to collect from, and whether each was named itself: of a folder all that can have a list in it.
fn files(args: &DecideArgs) -> Result<Vec<(String, bool)>, Failure> {
    let mut files = Vec::new();
    for path in &args.files {
        let path = disk::text(path);
        if !RealDisk.is_folder(&path) {
            files.push((path, true));
            continue;
        }
        let found = disk::everything(&path).map_err(|error| Failure::disk(&path, &error))?;
        let may_have = |file: &String| {
            let ending = file.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
            let is_kind = ["xlsx", "xlsm", "xls", "xlsb", "ods", "docx"].contains(&ending.as_str());
            is_kind && !file_name(file).starts_with("~$") && !file_name(file).starts_with('.')
        };
        files.extend(found.into_iter().filter(may_have).map(|file| (file, false)));
    }
    Ok(files)
}

/// What was decided before, with what has come back so far.
struct Merged {
    before: Decisions,
    after: Decisions,
    taken: usize,
    /// What is new or different, and the file it came from.
    fresh: BTreeMap<String, String>,
    questions: Vec<Words>,
}

impl Merged {
    fn new(before: Decisions) -> Self {
        let after = before.clone();
        Self { before, after, taken: 0, fresh: BTreeMap::new(), questions: Vec::new() }
    }

    /// Takes a decision of a file. A list that was filled in beforehand says again what was decided before: it does not take
    /// back what another file says newly. Two that say new things and not the same are asked about.
    fn put(&mut self, decision: Decision, path: &str) {
        self.taken += 1;
        let print = decision.fingerprint.clone();
        let says = |all: &Decisions| {
            all.of(&print).is_some_and(|own| own.verdict == decision.verdict && own.words == decision.words)
        };
        if let Some(other) = self.fresh.get(&print) {
            if says(&self.before) || says(&self.after) {
                return;
            }
            let said = |chinese| {
                let own = self.after.of(&print).map_or(String::new(), |own| own.said(chinese));
                (own, decision.said(chinese), decision.subject.item.clone())
            };
            let ((zh, zh_new, item), (en, en_new, _)) = (said(true), said(false));
            self.questions.push(Words::new(
                format!(
                    "{item}：两个文件意见不同，{other} 写“{zh}”，{path} 写“{zh_new}”；按后一个记，请核对"
                ),
                format!("{item}: `{en}` in {other}, `{en_new}` in {path}; the latter is taken"),
            ));
        }
        if self.after.put(decision) {
            self.fresh.insert(print, path.to_owned());
        }
    }
}
