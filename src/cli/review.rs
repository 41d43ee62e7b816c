//! `mulu review`.

use super::args::{Common, DecideArgs, ReviewArgs};
use super::disk::{self, RealDisk};
use super::exit::{Failure, Outcome};
use super::inputs;
use super::publish::Staging;
use super::terminal::Terminal;
use crate::decisions::DECISIONS;
use crate::diagnostic::{Severity, Words};
use crate::emit::OutputSink;
use crate::knowledge::Knowledge;
use crate::pipeline::{self, Loaded, ReviewError, ReviewOptions};
use crate::project::{Disk, join};
use crate::report;
use crate::review::{Earlier, Place, Review};
use crate::value::tier::Tier;
use std::collections::BTreeSet;
use std::io;
use std::path::PathBuf;

/// Reviews, writes the reports beside their folder and swaps them in: a failure leaves what was there.
pub(super) fn run(args: &ReviewArgs, common: &Common, terminal: &Terminal) -> Result<Outcome, Failure> {
    let paths = std::slice::from_ref(&args.submissions);
    let settings = inputs::settings(paths)?;
    super::check::known_rules(&args.select, &args.ignore)?;
    let knowledge = inputs::knowledge(common)?;
    let levels = |loaded: &Loaded| inputs::levels(&settings, (&args.select, &args.ignore), loaded);
    let collected = collect(args, terminal)?;
    let mut decided = super::decisions::read(args.decided.decisions.as_ref(), paths)?;
    let options = ReviewOptions {
        decisions: decided.as_ref().map(|(_, all)| all),
        against: args.against.as_ref().map(|path| inputs::plain(path)),
        previous: args.previous.as_ref().map(|path| inputs::plain(path)),
        baseline: common.baseline.as_ref().map(|path| disk::text(path)),
        tier: inputs::tier(args.tier.as_deref())?,
        domains: domains(&args.domain, &knowledge)?,
        day: inputs::as_of(args.as_of.as_deref())?.or_else(super::today),
        language: terminal.language,
        weights: settings.config.weights,
        earlier: earlier(&args.earlier)?,
        created: std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|value| value.parse().ok()),
        marked: !args.no_marked,
        levels: &levels,
    };
    let (root, folder) = (inputs::plain(&args.submissions), disk::text(&args.output));
    let trouble = |error| super::build::trouble(&folder, &error);
    let staging = Staging::beside(&args.output).map_err(trouble)?;
    // What the disk refused is told when the staging is finished; until then nothing more is made.
    let put = |output| {
        staging.put(output);
        if staging.is_closed() { Err(io::Error::other("closed")) } else { Ok(()) }
    };
    let review = match pipeline::review(&root, &RealDisk, &knowledge, &options, &put) {
        Ok(review) => review,
        Err(error) if !staging.is_closed() => return Err(failure(error)),
        Err(error) => return Err(staging.finish().map_or_else(trouble, |_| failure(error))),
    };
    staging.finish().map_err(trouble)?;
    tell(&review, &folder, terminal);
    super::decisions::after_review(&mut decided, &review, &args.decided, terminal)?;
    Ok(collected)
}

/// Collects what came back since the last round, so that this one shows it: into the file of decisions there is, else into a new
/// one beside the submissions.
fn collect(args: &ReviewArgs, terminal: &Terminal) -> Result<Outcome, Failure> {
    if args.decide.is_empty() {
        return Ok(Outcome::Clean);
    }
    let submissions = inputs::plain(&args.submissions);
    let beside = || join(submissions.rsplit_once('/').map_or("", |(folder, _)| folder), DECISIONS);
    let named = args.decided.decisions.as_ref().map(|path| disk::text(path));
    let output = named.or_else(|| super::decisions::nearest(&submissions)).unwrap_or_else(beside);
    let asked = DecideArgs {
        files: args.decide.clone(),
        output: PathBuf::from(output),
        by: None,
        on: args.as_of.clone(),
    };
    super::decide::run(&asked, terminal)
}

/// The domains named, by the names of the registry.
fn domains(words: &[String], knowledge: &Knowledge) -> Result<BTreeSet<String>, Failure> {
    let known = |word: &String| {
        let domains = knowledge.domains().ok()?;
        let found = word.parse::<u16>().ok().and_then(|number| domains.by_number(number));
        Some(found.or_else(|| domains.find(word))?.name.clone())
    };
    let find = |word: &String| {
        known(word).ok_or_else(|| Failure::new(format!("没有“{word}”领域"), format!("no domain `{word}`")))
    };
    words.iter().map(find).collect()
}

/// The earlier reports: folders with a `review.json`, or that file itself.
fn earlier(paths: &[PathBuf]) -> Result<Vec<Earlier>, Failure> {
    let read = |path: &PathBuf| {
        let name = inputs::plain(path);
        let file = if RealDisk.is_folder(&name) { join(&name, "review.json") } else { name };
        let bytes = RealDisk.read(&file).map_err(|error| Failure::disk(&file, &error))?;
        report::review::earlier(&bytes, None).ok_or_else(|| {
            Failure::new(
                format!("{file} 不是 mulu review 写的 review.json，或者里面没有日期"),
                format!("{file} is no review.json of mulu review, or says no day"),
            )
        })
    };
    paths.iter().map(read).collect()
}

fn failure(error: ReviewError) -> Failure {
    match error {
        ReviewError::Disk(path, error) => Failure::disk(&path, &error),
        ReviewError::Nothing(path) => Failure::new(
            format!("{path} 里没有可以审查的目录"),
            format!("{path} holds nothing that could be reviewed"),
        ),
        ReviewError::NothingAbove(path) => Failure::new(
            format!("{path} 里没有目录，不能作为上级目录"),
            format!("{path} holds no catalogue to be held against"),
        ),
        ReviewError::Form(error) => {
            Failure::new(format!("审核意见表没有写成：{error}"), format!("no form: {error}"))
        }
        ReviewError::Report(error) => {
            Failure::new(format!("报告没有写成：{error}"), format!("no report: {error}"))
        }
    }
}

/// So many places of a tier are listed; of more, the first and the last.
const LISTED: usize = 15;
/// So many of the first.
const FIRST: usize = 5;

/// The ranking of a tier; names come last, for their width is nobody's guess.
fn ranking(review: &Review, tier: Option<Tier>, terminal: &Terminal) {
    let places: Vec<&Place> = review.of_tier(tier).collect();
    let average = review.average(tier).map_or("—".to_owned(), hundredths);
    let (count, name) = (places.len(), tier.map_or("层级不明", Tier::name));
    terminal.hint(&Words::new(
        format!("{name}{count}个，平均分{average}：\n  名次    总分    升降     缺项    错误  地方"),
        format!("{name}: {count}, mean {average}:\n  rank   score  change  missing  errors  place"),
    ));
    for (index, place) in places.iter().enumerate() {
        if count > LISTED && (FIRST..count + FIRST - LISTED).contains(&index) {
            if index == FIRST {
                terminal.hint(&Words::new("  …", "  …"));
            }
            continue;
        }
        let rank = place.rank.map_or("—".to_owned(), |rank| rank.to_string());
        let score = place.score.map(|score| score.total);
        let before = place.standing.before().and_then(|(score, _)| score);
        let change = score.zip(before).map_or(String::new(), |(now, before)| match now - before {
            0 => "0".to_owned(),
            by @ 1.. => format!("+{}", hundredths(by)),
            by => format!("-{}", hundredths(-by)),
        });
        let score = score.map_or("—".to_owned(), hundredths);
        let missing = place.sum(|domain| domain.missing.len());
        let errors = place.count(Severity::Error);
        let line = format!("  {rank:>4}{score:>8}{change:>8}{missing:>9}{errors:>8}  {}", place.name);
        terminal.hint(&Words::new(line.clone(), line));
    }
}

fn hundredths(number: i64) -> String {
    format!("{}.{:02}", number / 100, number % 100)
}

/// What came of it, in a few lines.
fn tell(review: &Review, folder: &str, terminal: &Terminal) {
    let (read, refused) = (review.read().count(), review.refused().count());
    let items: usize = review.places.iter().map(|place| place.items).sum();
    terminal.hint(&Words::new(
        format!("审查了{read}个地方、{items}个事项，对照{}", review.against),
        format!("reviewed {read} places, {items} items, against {}", review.against),
    ));
    review.tiers.iter().for_each(|tier| ranking(review, *tier, terminal));
    for place in &review.places {
        for warning in &place.warnings {
            let said = format!("{}：{warning}", place.name);
            terminal.fail_softly(&Words::new(said.clone(), said));
        }
    }
    for place in review.refused() {
        let reason = place.refused.as_deref().unwrap_or("");
        terminal.fail_softly(&Words::new(
            format!("没有读成：{}（{reason}）", place.name),
            format!("not read: {} ({reason})", place.name),
        ));
    }
    let rest = if refused > 0 { format!("，{refused}个没有读成") } else { String::new() };
    let rest_english = if refused > 0 { format!("; {refused} could not be read") } else { String::new() };
    terminal.hint(&Words::new(
        format!("报告在 {folder}，打开 {folder}/index.html 查看{rest}"),
        format!("the report is in {folder}; open {folder}/index.html{rest_english}"),
    ));
}
