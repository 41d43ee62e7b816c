//! A county from a seed: most items untouched or written otherwise, some with one defect each.

use super::defects::{self, Defect, Scene};
use super::rng::Rng;
use super::{Case, Laid, Place, Value, clean, harmless, render, ticks};
use mulu::knowledge::Knowledge;
use mulu::value::tier::Tier;
use std::collections::BTreeSet;

/// Clean places to make cases of.
pub(crate) struct Stock {
    /// A county, and what stands above it.
    pub(crate) counties: Vec<(Place, Laid)>,
}

impl Stock {
    /// A county under the baseline, and one under a city with a catalogue of its own.
    pub(crate) fn new(knowledge: &Knowledge) -> Self {
        let clean = |name: &str, folder: &str, above: &[(String, Vec<u8>)]| {
            clean::cleaned(clean::place(Tier::County, name, folder, knowledge), above, knowledge)
        };
        let alone = clean(clean::COUNTIES[0], "county", &[]);
        let under = clean(clean::COUNTIES[1], "city/county", &[]);
        // The city says the same of its own tier and of its counties'.
        let mut city = under.clone();
        (city.folder, city.name, city.tier) = ("city".to_owned(), "云泽市".to_owned(), "市级");
        for table in &mut city.tables {
            table.title = table.title.replace(clean::COUNTIES[1], "云泽市");
            for row in &mut table.rows {
                row.put("body", row.text("body").replace(clean::COUNTIES[1], "云泽市"));
                row.set("levels", Value::List(vec!["市级".to_owned(), "县级".to_owned()]));
            }
        }
        let above = render::files(&city, &mut Rng::new(7));
        let under = clean::cleaned(under, &above, knowledge);
        Self { counties: vec![(alone, Vec::new()), (under, above)] }
    }
}

/// How many of a hundred items get a defect.
const DEFECTS: usize = 45;

/// A county with defects.
pub(crate) fn case(seed: u64, stock: &Stock, knowledge: &Knowledge) -> Case {
    let mut rng = Rng::new(seed);
    let which = usize::try_from(seed).unwrap() % stock.counties.len();
    let (clean, above) = &stock.counties[which];
    let mut place = clean.clone();
    let city = !above.is_empty();
    let all = defects::all();
    // The kinds take turns, so that every one has its share.
    let mut turns: Vec<usize> = vec![0; all.len()];
    let (mut planted, mut varied, mut serial) = (Vec::new(), Vec::new(), 0);
    for table in &mut place.tables {
        table.workbook = rng.percent(50);
        table.ticks = table.workbook && rng.percent(50);
        // Rules that speak once for a table or a word speak of the first item in order.
        let mut once: BTreeSet<String> = BTreeSet::new();
        rng.shuffle(&mut table.rows);
        for row in &mut table.rows {
            serial += 1;
            let scene = Scene {
                knowledge,
                place: &place.name,
                city,
                domain: table.number,
                workbook: table.workbook,
                ticks: table.ticks,
                serial,
            };
            if rng.percent(DEFECTS)
                && let Some(found) = plant(&all, &mut turns, row, &mut rng, &scene, &mut once)
            {
                planted.push(found);
                continue;
            }
            if rng.percent(60) {
                let (how, vary) = rng.pick(harmless::ALL);
                let mut changed = row.clone();
                if vary(&mut changed, &mut rng) && (!scene.ticks || ticks::fits(&changed)) {
                    *row = changed;
                    varied.push((row.text("code"), (*how).to_owned()));
                }
            }
        }
    }
    let mut files = render::files(&place, &mut rng);
    files.extend(above.iter().cloned());
    Case { label: format!("seed {seed}"), files, path: place.folder, day: None, planted, varied }
}

fn plant(
    all: &[&'static Defect],
    turns: &mut [usize],
    row: &mut super::Row,
    rng: &mut Rng,
    scene: &Scene<'_>,
    once: &mut BTreeSet<String>,
) -> Option<super::Planted> {
    // The rarest kinds first; what does not fit this item waits for the next.
    let mut order: Vec<(usize, usize)> = (0..all.len()).map(|at| (turns[at], at)).collect();
    rng.shuffle(&mut order);
    order.sort_by_key(|(planted, _)| *planted);
    for (_, at) in order.into_iter().take(14) {
        let defect = all[at];
        let mut changed = row.clone();
        let Some(found) = defect.apply(&mut changed, rng, scene) else { continue };
        let told_once = ["abbreviated-title", "unknown-instrument", "unknown-channel"].contains(&defect.rule);
        if scene.ticks && !ticks::fits(&changed) {
            continue;
        }
        if told_once && !once.insert(found.what.clone()) {
            continue;
        }
        *row = changed;
        turns[at] += 1;
        return Some(found);
    }
    None
}
