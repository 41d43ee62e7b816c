//! `mulu due`.

use super::args::{Common, DueArgs, ListFormat};
use super::exit::{Failure, Outcome};
use super::inputs;
use super::terminal::Terminal;
use crate::diagnostic::Words;
use crate::pipeline::{self, DueError, Request};
use crate::report::due::DueReport;
use crate::source::Files;

/// Looks the item up, or takes the phrase, and prints what follows from it.
pub(super) fn run(args: &DueArgs, common: &Common, terminal: &Terminal) -> Result<Outcome, Failure> {
    let knowledge = inputs::knowledge(common)?;
    let Some(from) = args.from.or_else(super::today) else {
        return Err(Failure::new(
            "请用 --from 写明起算之日，如 2026-09-28",
            "name the day of the event with --from",
        ));
    };
    if args.from.is_none() {
        terminal.hint(&Words::new(
            format!("没有写 --from，以今天（{from}）为起算之日"),
            format!("no --from: today ({from}) is taken for the day of the event"),
        ));
    }
    let (answers, files) = match (&args.deadline, &args.item) {
        (Some(phrase), _) => {
            let answer =
                pipeline::due_phrase(&knowledge, phrase, from).map_err(|error| failure(phrase, &error))?;
            (vec![answer], Files::new())
        }
        (None, item) => {
            let item = item.as_deref().unwrap_or_default();
            let mut loaded = inputs::load(&args.paths, Request::default(), common, &knowledge)?;
            let found =
                pipeline::due(&mut loaded, &knowledge, item, from).map_err(|error| failure(item, &error))?;
            if found.len() > 1 {
                terminal.hint(&Words::new(
                    format!("“{item}”对应 {} 个事项，全部列出；写完整的编码或名称、指定文件或文件夹可以缩小范围", found.len()),
                    format!("`{item}` means {} items, all listed; a whole code or name, or a PATH, narrows it down", found.len()),
                ));
            }
            (found, loaded.files)
        }
    };
    let report = DueReport { from, answers: &answers, files: &files, language: terminal.language };
    let mut bytes = Vec::new();
    match args.format {
        ListFormat::Human => report.human(&mut bytes),
        ListFormat::Json => report.json(&mut bytes),
    }
    .map_err(|error| Failure::disk("report", &error))?;
    super::say(&bytes)
}

fn failure(item: &str, error: &DueError) -> Failure {
    match error {
        DueError::NotFound(near) if near.is_empty() => Failure::new(
            format!(
                "没有找到事项“{item}”；可以写事项编码（如 21-01-01）、名称的一部分，或用 --deadline 直接写时限"
            ),
            format!(
                "no item `{item}`; give a code (21-01-01), a part of a name, or a phrase with --deadline"
            ),
        ),
        DueError::NotFound(near) => Failure::new(
            format!("没有找到事项“{item}”，是否想写 {}？", near.join("、")),
            format!("no item `{item}`; did you mean {}?", near.join(", ")),
        ),
        DueError::Registry(error) => {
            Failure::new(format!("登记簿有误：{error}"), format!("broken registry: {error}"))
        }
    }
}
