//! How good is the linter? Defects planted in synthetic places, found or missed, and findings nobody planted.
//!
//! `scripts/evaluate [--seed N] [--places N] [--write]` takes more places and prints every count;
//! `MULU_EVALUATE_SHOW=1` prints what was missed or false.

#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::cast_precision_loss, missing_docs)]

#[path = "support/evaluate/mod.rs"]
mod evaluate;

use evaluate::make::{Stock, case};
use evaluate::score::Score;
use mulu::knowledge::Knowledge;

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}


#[test]
fn planted_defects_are_found_and_nothing_else() {
    let knowledge = Knowledge::embedded();
    let (first, places) = (number("MULU_EVALUATE_SEED").unwrap_or(1), number("MULU_EVALUATE_PLACES").unwrap_or(4));
    let stock = Stock::new(&knowledge);
    let mut score = Score::default();
    for seed in first..first + places {
        evaluate::special::cases(seed, &knowledge).iter().for_each(|case| score.add(case, &knowledge));
        score.add(&case(seed, &stock, &knowledge), &knowledge);
    }
    if std::env::var_os("MULU_EVALUATE_SHOW").is_some() {
        score.complaints.sort();
        score.complaints.iter().for_each(|line| println!("{}", line.replace('\n', "⏎")));
    }
    println!("{}", evaluate::report::table(&score));
}
