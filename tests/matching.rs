//! How well items without codes are matched to the upper catalogue, measured: every catalogue of the baseline, with its
//! codes taken away and its names disturbed as offices disturb them.
//!
//! A pair called sure gets its code written without a question, so hardly any may be wrong; a pair called doubtful only
//! becomes a comment.

#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs)]

use mulu::catalogue::{Catalogue, Item, Text};
use mulu::diagnostic::Sink;
use mulu::knowledge::Knowledge;
use mulu::matching;
use mulu::normalise;
use mulu::read::{self, Bounds};
use mulu::source::Files;
use mulu::value::reading::Reading;
use std::path::Path;

fn baseline() -> Vec<Catalogue> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("catalogues/national");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let knowledge = Knowledge::embedded();
    let load = |path: &std::path::PathBuf| {
        let mut files = Files::new();
        let id = files.add("a.yaml", std::fs::read(path).unwrap());
        let document = read::read(id, &files, &Bounds::default(), &mut Sink::new());
        normalise::catalogues(&document, &knowledge, &mut normalise::Memo::default()).remove(0)
    };
    paths.iter().filter(|path| !path.ends_with("jurisdiction.yaml")).map(load).collect()
}

/// A small generator of its own, so that every run measures the same.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }
}

/// An item of the lower list and the upper items it stands for.
struct Known {
    item: Item,
    truth: Vec<usize>,
}

fn rename(item: &mut Item, change: impl Fn(&str) -> String) {
    if let Some(name) = &mut item.name {
        name.value = change(&name.value);
    }
}

fn abbreviated(name: &str) -> String {
    let mut short = name.to_owned();
    for word in ["相关", "有关", "信息", "情况", "公开", "的", "及其", "本级", "国家和地方层面"]
    {
        if short.chars().count() > 5 {
            short = short.replacen(word, "", 1);
        }
    }
    if short == name && name.chars().count() > 6 { name.chars().skip(2).collect() } else { short }
}

fn one_sign_wrong(name: &str, dice: &mut Dice) -> String {
    let mut signs: Vec<char> = name.chars().collect();
    let at = dice.roll(signs.len());
    signs[at] = '囗';
    signs.into_iter().collect()
}

/// The disturbances, by name.
const NOISE: &[&str] = &[
    "blanks",
    "numbered",
    "abbreviated",
    "lengthened",
    "misspelt",
    "other category",
    "no category",
    "content rewritten",
    "merged",
    "all",
];

fn disturb(noise: &str, upper: &[Item], dice: &mut Dice) -> Vec<Known> {
    let mut lower: Vec<Known> = Vec::new();
    for (index, item) in upper.iter().enumerate() {
        // A third of the upper items has no counterpart.
        if dice.roll(3) == 0 {
            continue;
        }
        let mut item = item.clone();
        item.code = Reading::Blank(None);
        if noise == "merged"
            && dice.roll(2) == 0
            && let Some(last) = lower.last_mut()
        {
            let name = item.name.as_ref().map_or(String::new(), |name| name.value.clone());
            rename(&mut last.item, |own| format!("{own}、{name}"));
            last.item.content.elements.extend(item.content.elements);
            last.truth.push(index);
            continue;
        }
        let kinds = if noise == "all" { vec![NOISE[dice.roll(8)], NOISE[dice.roll(8)]] } else { vec![noise] };
        for kind in kinds {
            apply(kind, &mut item, index, dice);
        }
        lower.push(Known { item, truth: vec![index] });
    }
    // Another order.
    for at in (1..lower.len()).rev() {
        lower.swap(at, dice.roll(at + 1));
    }
    lower
}

fn apply(kind: &str, item: &mut Item, index: usize, dice: &mut Dice) {
    match kind {
        "blanks" => rename(item, |name| name.chars().flat_map(|sign| [sign, ' ']).collect()),
        "numbered" => rename(item, |name| format!("{}.{}{name}", index / 5 + 1, index % 5 + 1)),
        "abbreviated" => rename(item, abbreviated),
        "lengthened" => rename(item, |name| format!("本县{name}信息公开")),
        "misspelt" => {
            let mut own = Dice(dice.0);
            dice.roll(2);
            let name = item.name.as_ref().map_or(String::new(), |name| one_sign_wrong(&name.value, &mut own));
            rename(item, |_| name.clone());
        }
        "other category" => item.category = vec![text("政府信息公开")],
        "no category" => item.category.clear(),
        "content rewritten" => {
            item.content.elements = vec![text("按照上级要求公开的有关内容")];
        }
        _ => {}
    }
}

fn text(text: &str) -> Text {
    let mut files = Files::new();
    let id = files.add("a", Vec::new());
    Text::inexact(text.to_owned(), mulu::source::Location::File(id))
}

#[derive(Default, Clone, Copy)]
struct Score {
    items: usize,
    sure: usize,
    sure_wrong: usize,
    doubtful: usize,
    doubtful_wrong: usize,
}

fn measure(noise: &str, catalogues: &[Catalogue], foreign: bool) -> Score {
    let mut score = Score::default();
    let mut dice = Dice(7);
    for round in 0..4 {
        for (at, catalogue) in catalogues.iter().enumerate() {
            let upper: Vec<&Item> = catalogue.items.iter().collect();
            let mut lower = disturb(noise, &catalogue.items, &mut dice);
            if foreign {
                // Items of the place's own, which stand for nothing above.
                let other = &catalogues[(at + 1 + round) % catalogues.len()];
                lower.extend(other.items.iter().take(4).map(|item| Known {
                    item: Item { code: Reading::Blank(None), ..item.clone() },
                    truth: Vec::new(),
                }));
            }
            let items: Vec<&Item> = lower.iter().map(|known| &known.item).collect();
            score.items += lower.iter().filter(|known| !known.truth.is_empty()).count();
            for pair in matching::pair(&upper, &items).both {
                let wrong =
                    !lower[pair.lower].truth.iter().any(|truth| same(upper[*truth], upper[pair.upper]));
                let (count, faults) = if pair.sure {
                    (&mut score.sure, &mut score.sure_wrong)
                } else {
                    (&mut score.doubtful, &mut score.doubtful_wrong)
                };
                *count += 1;
                *faults += usize::from(wrong);
                if wrong && pair.sure && std::env::var_os("SHOW").is_some() {
                    println!("{noise}: {} <> {} {pair:?}", items[pair.lower].key(), upper[pair.upper].key());
                }
            }
        }
    }
    score
}

fn same(one: &Item, other: &Item) -> bool {
    one.code_text() == other.code_text()
}

fn percent(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole.max(1) as f64
}

#[test]
fn a_sure_match_is_hardly_ever_wrong() {
    let catalogues = baseline();
    println!(
        "{:20} {:>6} {:>10} {:>8} {:>9} {:>9}",
        "noise", "items", "precision", "recall", "doubtful", "right"
    );
    for noise in NOISE {
        let score = measure(noise, &catalogues, true);
        let right = score.sure - score.sure_wrong;
        println!(
            "{noise:20} {:6} {:9.2}% {:7.2}% {:8.2}% {:8.2}%",
            score.items,
            percent(right, score.sure),
            percent(right, score.items),
            percent(score.doubtful, score.items),
            percent(score.doubtful - score.doubtful_wrong, score.doubtful),
        );
        assert!(percent(right, score.sure) >= 99.0, "{noise}: {} of {} wrong", score.sure_wrong, score.sure);
    }
}
