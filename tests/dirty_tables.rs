//! Messy tables with a known right reading, read and scored: items found, fields right, no text lost.
//!
//! `MULU_DIRTY=1` prints failures by kind of dirt, `MULU_DIRTY_SEED=17` one case in full,
//! `MULU_DIRTY_KIND=stacked` the cases of one kind alone.

#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs)]

#[path = "support/dirty/mod.rs"]
mod dirty;

use dirty::arrange::case;
use dirty::judge::{Verdict, judge};
use dirty::kinds::{Plan, all};
use dirty::{Case, Rng};
use mulu::knowledge::Knowledge;
use std::collections::BTreeMap;

const SEEDS: u64 = 300;

fn random(seed: u64) -> Case {
    case(Plan::random(&mut Rng::new(seed ^ 0xD1_27)), seed)
}

fn show(label: &str, case: &Case, verdict: &Verdict) {
    let kinds: Vec<&str> = case.plan.0.iter().copied().collect();
    println!("=== {label} {:.3} {}", verdict.rate(), kinds.join(" "));
    for sheet in &case.sheets {
        println!("--- {}{}\n{}", sheet.name, if sheet.hidden { " (hidden)" } else { "" }, sheet.grid.shown());
    }
    for line in verdict
        .wrong
        .iter()
        .chain(&verdict.lost.iter().map(|text| format!("lost: {text}")).collect::<Vec<_>>())
    {
        println!("  {line}");
    }
}

#[test]
fn messy_tables_are_read_as_people_read_them() {
    let knowledge = Knowledge::embedded();
    if let Some(seed) = std::env::var("MULU_DIRTY_SEED").ok().and_then(|seed| seed.parse().ok()) {
        let case = random(seed);
        show(&format!("seed {seed}"), &case, &judge(&case, &knowledge));
        return;
    }
    let (mut wanted, mut found, mut fields, mut wrong, mut lost) = (0, 0, 0, 0, 0);
    let mut by_kind: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut worst: Vec<(String, u64)> = Vec::new();
    for seed in 0..SEEDS {
        let case = random(seed);
        let verdict = judge(&case, &knowledge);
        wanted += verdict.wanted;
        found += verdict.found;
        fields += verdict.fields;
        wrong += verdict.wrong.len();
        lost += verdict.lost.len();
        for kind in &case.plan.0 {
            let entry = by_kind.entry(kind).or_default();
            entry.0 += verdict.wrong.len();
            entry.1 += verdict.fields;
        }
        if verdict.rate() < 0.995 || !verdict.lost.is_empty() {
            let kinds: Vec<&str> = case.plan.0.iter().copied().collect();
            let line = format!("{:.3} lost {} {}", verdict.rate(), verdict.lost.len(), kinds.join(" "));
            worst.push((line, seed));
        }
    }
    if std::env::var_os("MULU_DIRTY").is_some() {
        worst.sort();
        worst.iter().for_each(|(line, seed)| println!("{seed:4} {line}"));
        by_kind.iter().for_each(|(kind, (wrong, fields))| println!("{kind:24} {wrong}/{fields}"));
    }
    println!(
        "items {found}/{wanted}, fields {}/{fields}, lost {lost}, below 85 %: {}",
        fields - wrong,
        worst.iter().filter(|(line, _)| line.as_str() < "0.85").count()
    );
}

#[test]
fn each_kind_of_dirt_alone() {
    let knowledge = Knowledge::embedded();
    let only = std::env::var("MULU_DIRTY_KIND").ok();
    for kind in all() {
        if only.as_deref().is_some_and(|only| only != kind) {
            continue;
        }
        let (mut fields, mut wrong, mut lost) = (0, BTreeMap::<String, usize>::new(), 0);
        for seed in 1000..1004 {
            let case = case(Plan::only(kind), seed);
            let verdict = judge(&case, &knowledge);
            fields += verdict.fields;
            lost += verdict.lost.len();
            for line in &verdict.wrong {
                *wrong.entry(line.split(':').next().unwrap().to_owned()).or_default() += 1;
            }
            if only.is_some() {
                show(kind, &case, &verdict);
            }
        }
        let bad: usize = wrong.values().sum();
        if bad + lost > 0 {
            println!("{kind:24} {bad}/{fields} lost {lost} {wrong:?}");
        }
    }
}
