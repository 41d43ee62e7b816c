//! The counts as a table.

use super::score::{Count, Score};
use std::fmt::Write as _;

/// A part in per cent, with one digit; a dash where there is nothing to count.
fn part(of: usize, all: usize) -> String {
    if all == 0 { "—".to_owned() } else { format!("{:.1} %", of as f64 * 100.0 / all as f64) }
}

/// rule | planted | found | missed | false | recall | precision
pub(crate) fn table(score: &Score) -> String {
    let mut out = "| rule | planted | found | missed | false | recall | precision |\n|---|---|---|---|---|---|---|\n".to_owned();
    let mut sum = Count::default();
    for rule in mulu::rules::all() {
        let Some(count) = score.rules.get(rule.name) else { continue };
        line(&mut out, &format!("{} {}", rule.code, rule.name), count);
        sum.planted += count.planted;
        sum.found += count.found;
        sum.extra += count.extra;
    }
    line(&mut out, "all", &sum);
    out
}

fn line(out: &mut String, name: &str, count: &Count) {
    let Count { planted, found, extra } = count;
    writeln!(
        out,
        "| {name} | {planted} | {found} | {} | {extra} | {} | {} |",
        planted - found,
        part(*found, *planted),
        part(*found, found + extra)
    )
    .unwrap();
}
