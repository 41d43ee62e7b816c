//! Comparing whole catalogues: what is the same is found the same, what was planted is found with its direction.
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test may fail so, and tells what it counted"
)]

#[allow(dead_code, clippy::unwrap_used, missing_docs, reason = "this crate uses its own part of it")]
#[path = "support/evaluate/mod.rs"]
mod evaluate;

#[path = "support/diffed.rs"]
mod diffed;

use diffed::{REAL, direction, told};
use evaluate::make::{Stock, case};
use evaluate::rng::Rng;
use evaluate::{Laid, Place, Row, Value, harmless, render};
use mulu::compare::{Change, Changes, Direction, Kind, Subject};
use mulu::knowledge::Knowledge;
use mulu::pipeline::{self, DiffOptions, Loaded, Request};
use mulu::project::MemoryDisk;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The registries and clean counties, made once.
static STOCK: LazyLock<(Knowledge, Stock)> = LazyLock::new(|| {
    let knowledge = Knowledge::embedded();
    let stock = Stock::new(&knowledge);
    (knowledge, stock)
});

fn load(files: Laid, path: &str, knowledge: &Knowledge) -> Loaded {
    let request = Request { paths: vec![path.to_owned()], ..Request::default() };
    pipeline::load(&request, &MemoryDisk::new(files), knowledge).unwrap()
}

fn diff(old: &Loaded, new: &Loaded, knowledge: &Knowledge) -> Changes {
    pipeline::diff(
        old,
        new,
        knowledge,
        DiffOptions { day: "2026-11-22".parse().ok(), strict: false, files: [false; 2] },
    )
}

fn compared(old: &Place, new: &Place, knowledge: &Knowledge) -> Changes {
    let [before, after] =
        [old, new].map(|place| load(render::files(place, &mut Rng::new(3)), &place.folder, knowledge));
    diff(&before, &after, knowledge)
}

/// A county with one domain.
fn small(stock: &Stock) -> Place {
    let mut place = stock.counties[0].0.clone();
    place.tables.retain(|table| table.rows.len() > 5);
    place.tables.truncate(2);
    place
}

#[test]
fn planted_changes_are_found_with_their_direction() {
    let (knowledge, stock) = &*STOCK;
    let (mut planted, mut found, mut right, mut varied) = (0, 0, 0, 0);
    let (mut wrong, mut noise) = (Vec::new(), Vec::new());
    for seed in 1..=4 {
        let clean = &stock.counties[usize::try_from(seed).unwrap() % stock.counties.len()].0;
        let case = case(seed, stock, knowledge);
        let old = load(render::files(clean, &mut Rng::new(seed)), &clean.folder, knowledge);
        let new = load(case.files.clone(), &case.path, knowledge);
        let changes = diff(&old, &new, knowledge);
        let of = |item: &str| {
            changes.changes.iter().find(|change| {
                change
                    .old
                    .iter()
                    .chain(&change.new)
                    .any(|side| side.code.as_deref() == Some(item) || side.name == item)
            })
        };
        for one in &case.planted {
            let Some(wanted) = direction(one.rule) else { continue };
            planted += 1;
            let change = of(&one.item);
            let field = change.and_then(|change| change.fields.iter().find(|field| field.field == one.field));
            let known = field.is_some()
                || change.is_some_and(|change| change.kind == Kind::Renamed && one.field == "name");
            found += usize::from(known);
            // A deadline from another event cannot be compared, and that is said.
            let unlike = one.rule == "later-than-law"
                && field.is_some_and(|field| field.reasons.iter().all(|reason| !reason.comparable));
            let same = unlike || field.is_some_and(|field| field.direction() == wanted);
            right += usize::from(same);
            if !same {
                wrong.push(format!(
                    "{} {} ({}): {:?}",
                    one.rule,
                    one.item,
                    one.what,
                    field.map(|field| field.why().chinese)
                ));
            }
        }
        for (code, how) in case.varied.iter().filter(|(_, how)| !REAL.contains(&how.as_str())) {
            varied += 1;
            if let Some(change) = of(code) {
                noise.push(format!(
                    "{how}: {:?}",
                    told(&Changes { changes: vec![change.clone()], ..Changes::default() })
                ));
            }
        }
    }
    println!(
        "planted {planted}, found {found}, with the right direction {right}; written otherwise {varied}, told of {}",
        noise.len()
    );
    println!("{}", wrong.join("\n"));
    println!("{}", noise.join("\n"));
    assert!(planted > 180, "{planted}");
    assert!(right * 100 >= planted * 99, "{right} of {planted}:\n{}", wrong.join("\n"));
    assert!(noise.is_empty(), "{} of {varied}:\n{}", noise.len(), noise.join("\n"));
}

#[test]
fn nothing_changes_between_a_county_and_itself() {
    let (knowledge, stock) = &*STOCK;
    for (county, _) in &stock.counties {
        let mut other = county.clone();
        let mut rng = Rng::new(9);
        for (at, table) in other.tables.iter_mut().enumerate() {
            rng.shuffle(&mut table.rows);
            table.workbook = at % 2 == 0;
        }
        other.tables.reverse();
        let changes = compared(county, &other, knowledge);
        assert!(changes.changes.is_empty(), "{:#?}", told(&changes));
        assert_eq!(changes.unchanged, county.tables.iter().map(|table| table.rows.len()).sum::<usize>());
    }
}

#[test]
fn the_way_of_writing_is_no_change_and_swapped_sides_mirror() {
    let (knowledge, stock) = &*STOCK;
    let county = small(stock);
    for seed in 0..6 {
        let mut rng = Rng::new(seed);
        let mut other = county.clone();
        for row in other.tables.iter_mut().flat_map(|table| &mut table.rows) {
            let (how, vary) = rng.pick(harmless::ALL);
            if !REAL.contains(how) {
                vary(row, &mut rng);
            } else if rng.percent(50) {
                row.put("deadline", "信息形成或者变更之日起15个工作日内");
            }
        }
        let (there, back) = (compared(&county, &other, knowledge), compared(&other, &county, knowledge));
        assert_eq!(there.count_direction(Direction::Loosened), back.count_direction(Direction::Tightened));
        assert_eq!(there.count_direction(Direction::Tightened), back.count_direction(Direction::Loosened));
        assert_eq!(there.unchanged, back.unchanged);
        let real = |changes: &Changes| {
            changes
                .changes
                .iter()
                .flat_map(|change| &change.fields)
                .filter(|field| field.field != "deadline")
                .count()
        };
        assert_eq!(real(&there), 0, "{:#?}", told(&there));
    }
}

fn only(changes: &Changes) -> &Change {
    assert_eq!(changes.changes.len(), 1, "{:#?}", told(changes));
    &changes.changes[0]
}

#[test]
fn an_item_that_is_split_or_merged_is_told_once() {
    let (knowledge, stock) = &*STOCK;
    let mut county = small(stock);
    let mut whole = county.tables[0].rows[0].clone();
    whole.put("code", "21-90-77");
    whole.put("name", "困难老年人生活补贴申请和发放");
    let elements = |texts: &[&str]| Value::List(texts.iter().map(|text| (*text).to_owned()).collect());
    whole.set("content", elements(&["申请条件", "所需证件清单", "发放名册", "发放数额"]));
    let mut parted = county.clone();
    county.tables[0].rows.push(whole.clone());
    for (code, name, texts) in [
        ("21-90-77", "困难老年人生活补贴申请", ["申请条件", "所需证件清单"]),
        ("21-90-78", "困难老年人生活补贴发放", ["发放名册", "发放数额"]),
    ] {
        let mut part: Row = whole.clone();
        part.put("code", code);
        part.put("name", name);
        part.set("content", elements(&texts));
        parted.tables[0].rows.push(part);
    }
    let changes = compared(&county, &parted, knowledge);
    let change = only(&changes);
    assert_eq!((change.kind, change.direction, change.new.len()), (Kind::Split, Direction::Neutral, 2));
    let changes = compared(&parted, &county, knowledge);
    let change = only(&changes);
    assert_eq!((change.kind, change.direction, change.old.len()), (Kind::Merged, Direction::Neutral, 2));
}

#[test]
fn codes_that_moved_by_one_are_no_new_names() {
    let (knowledge, stock) = &*STOCK;
    let county = small(stock);
    let mut other = county.clone();
    let codes: Vec<String> = other.tables[0].rows.iter().map(|row| row.text("code")).collect();
    let gone = other.tables[0].rows.remove(0);
    for (row, code) in other.tables[0].rows.iter_mut().zip(&codes) {
        row.put("code", code.clone());
    }
    let changes = compared(&county, &other, knowledge);
    let kinds: BTreeMap<Kind, usize> = changes.changes.iter().fold(BTreeMap::new(), |mut all, change| {
        *all.entry(change.kind).or_default() += 1;
        all
    });
    assert_eq!(
        kinds,
        BTreeMap::from([(Kind::Removed, 1), (Kind::Changed, codes.len() - 1)]),
        "{:#?}",
        told(&changes)
    );
    let removed = changes.changes.iter().find(|change| change.kind == Kind::Removed).unwrap();
    assert_eq!(removed.old[0].name, gone.text("name"));
}

#[test]
fn a_whole_catalogue_is_one_change_and_a_moved_item_another() {
    let (knowledge, stock) = &*STOCK;
    let county = small(stock);
    let mut other = county.clone();
    let table = other.tables.remove(1);
    let changes = compared(&county, &other, knowledge);
    let change = only(&changes);
    assert_eq!(
        (change.kind, change.subject, change.weight()),
        (Kind::Removed, Subject::Catalogue, table.rows.len())
    );
    assert_eq!(changes.count_direction(Direction::Loosened), table.rows.len());
    assert!(change.why.chinese.contains(change.old[0].name.as_str()), "{}", change.why.chinese);
    let back = compared(&other, &county, knowledge);
    assert_eq!((only(&back).kind, only(&back).direction), (Kind::Added, Direction::Tightened));
    // One item of the second domain stands in the first.
    let mut other = county.clone();
    let mut row = other.tables[1].rows.remove(0);
    row.put("code", format!("{:02}-90-99", other.tables[0].number));
    row.set("content", Value::List(vec!["监测点位分布".to_owned(), "监测数据年报".to_owned()]));
    let mut county = county;
    county.tables[1].rows[0].set("content", row.get("content").unwrap().clone());
    other.tables[0].rows.push(row);
    let changes = compared(&county, &other, knowledge);
    assert_eq!((only(&changes).kind, only(&changes).direction), (Kind::Moved, Direction::Neutral));
}

#[test]
fn fingerprints_survive_moved_lines_and_are_unique() {
    let (knowledge, stock) = &*STOCK;
    let county = small(stock);
    let mut other = county.clone();
    for row in &mut other.tables[0].rows {
        row.put("deadline", "信息形成或者变更之日起19个工作日内");
        row.put("mode", "依申请公开");
    }
    let prints = |changes: &Changes| {
        let mut all: Vec<String> = changes.changes.iter().map(|change| change.fingerprint.clone()).collect();
        all.extend(
            changes.changes.iter().flat_map(|change| &change.fields).map(|field| field.fingerprint.clone()),
        );
        all.sort();
        all
    };
    let first = prints(&compared(&county, &other, knowledge));
    let mut unique = first.clone();
    unique.dedup();
    assert_eq!(first.len(), unique.len());
    let mut shuffled = other.clone();
    shuffled.tables[0].rows.reverse();
    shuffled.tables[0].workbook = true;
    assert_eq!(first, prints(&compared(&county, &shuffled, knowledge)));
}
