//! `mulu decide`.

use super::args::DecideArgs;
use super::decisions;
use super::disk::{self, RealDisk};
use super::exit::{Failure, Outcome};
use super::inputs;
use super::terminal::Terminal;
use crate::decisions::Decisions;
use crate::diagnostic::Words;
use crate::pipeline;
use crate::project::Disk;

/// Collects, merges with what was decided before, and writes. Exit code 1 where somebody has to look at something.
pub(super) fn run(args: &DecideArgs, terminal: &Terminal) -> Result<Outcome, Failure> {
    let day = inputs::as_of(args.on.as_deref())?.map_or(String::new(), |day| day.to_string());
    let name = disk::text(&args.output);
    let before = if RealDisk.is_file(&name) { decisions::load(&name)? } else { Decisions::default() };
    let (mut after, mut taken, mut fresh) = (before, 0, 0);
    let mut questions: Vec<Words> = Vec::new();
    for path in &args.files {
        let path = disk::text(path);
        let bytes = RealDisk.read(&path).map_err(|error| Failure::disk(&path, &error))?;
        let collected = pipeline::collect(&path, bytes);
        questions.extend(collected.questions);
        for mut decision in collected.decisions {
            taken += 1;
            decision.by = args.by.clone().unwrap_or_default();
            decision.on.clone_from(&day);
            fresh += usize::from(after.put(decision));
        }
    }
    questions.iter().for_each(|words| terminal.fail_softly(words));
    terminal.hint(&Words::new(
        format!("收到{taken}条处理意见，其中{fresh}条是新的或有改动；共{}条", after.len()),
        format!("{taken} decisions, {fresh} of them new or changed; {} in all", after.len()),
    ));
    if fresh > 0 {
        decisions::write(&name, &after, terminal)?;
    }
    Ok(if questions.is_empty() { Outcome::Clean } else { Outcome::Findings })
}
