//! How good is the linter? Defects planted in synthetic places, found or missed, and findings nobody planted.
//!
//! `scripts/evaluate [--seed N] [--places N] [--show] [--write]` takes more places; `MULU_EVALUATE_SHOW=1` prints what was
//! missed or false.

#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::cast_precision_loss, missing_docs)]

#[path = "support/evaluate/mod.rs"]
mod evaluate;

use evaluate::make::{Stock, case};
use evaluate::report::AIM;
use evaluate::score::Score;
use mulu::knowledge::Knowledge;

/// Places of the ordinary run.
const PLACES: u64 = 6;
/// What is reached in that run by every rule, recall and precision in per cent; the aim is [`AIM`] for both.
const FLOORS: (f64, f64) = (98.0, 98.0);

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

#[test]
fn planted_defects_are_found_and_nothing_else() {
    let knowledge = Knowledge::embedded();
    let (first, places) =
        (number("MULU_EVALUATE_SEED").unwrap_or(1), number("MULU_EVALUATE_PLACES").unwrap_or(PLACES));
    let stock = Stock::new(&knowledge);
    let mut score = Score::default();
    for seed in first..first + places {
        evaluate::special::cases(seed, &knowledge).iter().for_each(|case| score.add(case, &knowledge));
        score.add(&case(seed, &stock, &knowledge), &knowledge);
    }
    score.complaints.sort();
    let set = |name: &str| std::env::var_os(name).is_some();
    if set("MULU_EVALUATE_SHOW") {
        score.complaints.iter().for_each(|line| println!("{}", line.replace('\n', "⏎")));
    }
    println!("{}", evaluate::report::table(&score));
    let untried: Vec<&str> = mulu::rules::all()
        .iter()
        .map(|rule| rule.name)
        .filter(|name| !score.rules.contains_key(name))
        .collect();
    println!(
        "aim {AIM} %; items {}, of them only written otherwise {}; findings on those {}; no defect of {untried:?}",
        score.items, score.varied, score.on_varied
    );
    if set("MULU_EVALUATE_WRITE") {
        evaluate::report::write(&score, first, places);
    }
    if set("MULU_EVALUATE_SEED") {
        return;
    }
    for (rule, count) in &score.rules {
        let reached = (count.recall(), count.precision());
        assert!(
            reached.0 >= FLOORS.0 && reached.1 >= FLOORS.1,
            "{rule}: {reached:?}\n{}",
            score.complaints.join("\n")
        );
    }
    assert_eq!(score.on_varied, 0, "{}", score.complaints.join("\n"));
}
