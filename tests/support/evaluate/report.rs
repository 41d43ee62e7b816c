//! The counts as a table, and the page `docs/accuracy.md`.

use super::score::{Count, Score};
use std::fmt::Write as _;

/// What is aimed at: recall and precision of every rule, in per cent.
pub(crate) const AIM: f64 = 98.0;

/// A part in per cent; a hundred where there is nothing to count.
fn per_cent(of: usize, all: usize) -> f64 {
    if all == 0 { 100.0 } else { of as f64 * 100.0 / all as f64 }
}

impl Count {
    /// The part of what was planted that was found.
    pub(crate) fn recall(&self) -> f64 {
        per_cent(self.found, self.planted)
    }

    /// The part of what was said that was planted.
    pub(crate) fn precision(&self) -> f64 {
        per_cent(self.found, self.found + self.extra)
    }
}

/// rule | planted | found | missed | false | recall | precision
pub(crate) fn table(score: &Score) -> String {
    let head =
        "| rule | planted | found | missed | false | recall | precision |\n|---|---|---|---|---|---|---|\n";
    let mut out = head.to_owned();
    let mut sum = Count::default();
    for rule in mulu::rules::all() {
        let Some(count) = score.rules.get(rule.name) else {
            writeln!(out, "| {} {} | 0 | 0 | 0 | 0 | — | — |", rule.code, rule.name).unwrap();
            continue;
        };
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
    let (missed, recall, precision) = (planted - found, count.recall(), count.precision());
    writeln!(out, "| {name} | {planted} | {found} | {missed} | {extra} | {recall:.1} % | {precision:.1} % |")
        .unwrap();
}

/// Puts the counts between the marks of `docs/accuracy.md`; the words around them stay as they are.
pub(crate) fn write(score: &Score, first: u64, places: u64) {
    let path = std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("docs/accuracy.md");
    let page = std::fs::read_to_string(&path).unwrap();
    let (begin, end) = ("<!-- counts -->\n", "<!-- end of counts -->");
    let (before, rest) = page.split_once(begin).unwrap();
    let (_, after) = rest.split_once(end).unwrap();
    let last = first + places - 1;
    let summary = format!(
        "种子 {first}–{last}：共核查 {} 个事项，其中 {} 个只换了写法；只换写法的事项上误报 {} 处。\n\
         Seeds {first} to {last}: {} items, {} of them only written otherwise; {} findings on those.\n\n",
        score.items, score.varied, score.on_varied, score.items, score.varied, score.on_varied
    );
    std::fs::write(path, format!("{before}{begin}{summary}{}{end}{after}", table(score))).unwrap();
}
