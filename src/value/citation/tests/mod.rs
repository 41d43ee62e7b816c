//! Tests of citations: the collected examples, the samples' cells, and properties over arbitrary text.
//! Everything is checked through [`parts`], so that the API can change without touching the tables.

mod examples_1_to_40;
mod examples_41_to_73;
mod forms;
mod properties;
mod samples;
mod wraps;

use super::fold::{fold, is_blank};
use super::{Basis, Part};

/// A cell's parts, one string each: citations in canonical form, `~` vague, `=` ditto, `>` quote, `?` unreadable.
fn parts(cell: &str) -> Vec<String> {
    let mut out = Vec::new();
    for part in Basis::parse(cell).parts {
        out.push(match part {
            Part::Citation(citation) => citation.canonical(),
            Part::Vague(text) => format!("~{}", text.value),
            Part::Ditto(_) => "=".to_owned(),
            Part::Quote(text) => format!(">{}", text.value),
            Part::Unreadable(text) => format!("?{}", text.value),
        });
    }
    out
}

/// What two readers must agree on: traditional characters and the blank between joint offices do not count.
fn plain(parts: &[String]) -> Vec<String> {
    let fold_all = |part: &String| part.chars().filter(|c| !is_blank(*c)).map(fold).collect();
    parts.iter().map(fold_all).collect()
}

/// Holds every row of a table to what it says, and tells of all that differ.
fn check(rows: &[(&str, &[&str])]) {
    let mut wrong = String::new();
    for (cell, expected) in rows {
        let expected: Vec<String> = expected.iter().map(|part| (*part).to_owned()).collect();
        let read = parts(cell);
        if plain(&read) != plain(&expected) {
            wrong.push_str(&format!("\n{cell:?}\n  read     {read:?}\n  expected {expected:?}\n"));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
