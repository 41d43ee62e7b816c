//! `mulu calendar`.

use super::args::{CalendarArgs, Common};
use super::exit::{Failure, Outcome};
use super::terminal::Terminal;
use super::{disk, hint_written, inputs};
use crate::diagnostic::Words;
use crate::emit::ics::LeftOut;
use crate::pipeline::{self, CalendarError, CalendarOptions, Request};
use crate::report::due;
use std::collections::BTreeMap;

/// Writes the calendar file; what comes back without days is told on the error stream.
pub(super) fn run(args: &CalendarArgs, common: &Common, terminal: &Terminal) -> Result<Outcome, Failure> {
    let knowledge = inputs::knowledge(common)?;
    let loaded = inputs::load(&args.paths, Request::default(), common, &knowledge)?;
    if inputs::is_example(&args.paths) {
        terminal.hint(&Words::new(
            "没有找到工作区，用的是内置示例",
            "no workspace found: this is the embedded example",
        ));
    }
    let options = CalendarOptions {
        from: args.from,
        year: args.year,
        to: args.to,
        place: args.place.clone(),
        remind: args.remind,
        created: std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|value| value.parse().ok()),
        language: terminal.language,
    };
    let published = match pipeline::calendar(&loaded, &knowledge, &options) {
        Ok(published) => published,
        Err(error) => return Err(failure(&error, terminal)),
    };
    tell(&published.left_out, terminal);
    let Some(path) = &args.output else { return super::say(&published.bytes) };
    disk::write(path, &published.bytes).map_err(|error| Failure::disk(&disk::text(path), &error))?;
    hint_written(terminal, &disk::text(path));
    let count = published.events;
    terminal.hint(&Words::new(format!("共 {count} 个日程"), format!("{count} events")));
    Ok(Outcome::Clean)
}

/// One line for all items with the same clause.
fn tell(left_out: &[LeftOut], terminal: &Terminal) {
    let mut groups: BTreeMap<(&str, String), Vec<&LeftOut>> = BTreeMap::new();
    for one in left_out {
        groups.entry((&one.clause, due::why(&one.why, terminal.language))).or_default().push(one);
    }
    for ((clause, why), items) in &groups {
        let Some(first) = items.first() else { continue };
        let (count, item) = (items.len(), format!("{} {}", first.place, first.item));
        terminal.hint(&Words::new(
            format!("没有列入日历：{count} 个事项的“{clause}”（{why}），如 {item}"),
            format!("left out: “{clause}” of {count} items ({why}), such as {item}"),
        ));
    }
    if left_out.iter().any(|one| one.why == crate::schedule::Gap::NoStart) {
        terminal.hint(&Words::new(
            "用 --from 写明最近一次公开之日，即可从那天起推算",
            "name the day of the last publication with --from to have these counted from it",
        ));
    }
}

fn failure(error: &CalendarError, terminal: &Terminal) -> Failure {
    match error {
        CalendarError::NoSuchPlace(names) => Failure::new(
            format!("没有这个地方，有：{}", names.join("、")),
            format!("no such place; there are: {}", names.join(", ")),
        ),
        CalendarError::Nothing(published) => {
            tell(&published.left_out, terminal);
            Failure::new(
                "没有定期公开或写明日期的事项，没有生成日历",
                "nothing comes back or has a date: no calendar was made",
            )
        }
        CalendarError::Registry(error) => {
            Failure::new(format!("登记簿有误：{error}"), format!("broken registry: {error}"))
        }
    }
}
