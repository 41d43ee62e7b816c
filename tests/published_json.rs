//! Real published tables through `import --format json`, held against what people read in them.
//!
//! Each table counts in each of its forms. `MULU_PUBLISHED=72` prints the differences of the cases so
//! named, `=all` of every case; `MULU_PUBLISHED_FOLDER` takes another folder of cases.

#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs, reason = "a test")]

#[path = "support/published/mod.rs"]
mod published;

use mulu::knowledge::Knowledge;
use published::fold::{squeeze, text};
use published::{Case, align, compare, lost};
use serde_json::Value;
use std::path::Path;

/// What is reached now, in thousandths: items found, fields right. The aim: 980 and 970.
const FLOORS: (usize, usize) = (1000, 998);
/// Items read that are none, texts lost, channels that stand under their official name only, at most.
/// Lost: a note in a channel cell (4 cells), words beside a tick, and twice the end of an un-ticked option that is
/// broken over two rows, which is no loss.
const CEILINGS: (usize, usize, usize) = (0, 7, 76);
/// No table may be worse than this, in hundredths.
const WORST: usize = 85;
/// What a missing item costs.
const FIELDS: usize = 15;

#[derive(Default)]
struct Score {
    wanted: usize,
    found: usize,
    surplus: usize,
    fields: usize,
    right: usize,
    lines: Vec<String>,
}

impl Score {
    fn count(&mut self, label: &str, field: &compare::Field) {
        self.fields += 1;
        self.right += usize::from(field.right);
        if !field.right {
            let compare::Field { name, wanted, found, .. } = field;
            self.lines.push(format!("{label} {name}: wanted {wanted}, found {found}"));
        }
    }

    fn add(&mut self, other: &Self) {
        self.wanted += other.wanted;
        self.found += other.found;
        self.surplus += other.surplus;
        self.fields += other.fields;
        self.right += other.right;
    }
}

fn judge(expected: &Value, catalogues: &[Value]) -> Score {
    let mut score = Score::default();
    let wanted: Vec<&Value> = expected["items"].as_array().unwrap().iter().collect();
    let found: Vec<&Value> =
        catalogues.iter().flat_map(|catalogue| catalogue["items"].as_array().into_iter().flatten()).collect();
    titles(expected, catalogues, &mut score);
    let pairs = align::pairs(&wanted, &found);
    score.wanted = wanted.len();
    score.surplus = found.len() - pairs.len();
    for (at, item) in wanted.iter().enumerate() {
        let label = format!("{} {}", text(&item["seq"]), align::name(item));
        let Some((_, own)) = pairs.iter().find(|(wanted, _)| *wanted == at) else {
            score.fields += FIELDS;
            score.lines.push(format!("{label}: missing"));
            continue;
        };
        let named = squeeze(&text(&found[*own]["name"]));
        let other = published::fold::list(&item["name_alt"]).contains(&named);
        // A negative list has what is withheld, not names.
        if named == align::name(item) || other || expected["kind"] == "negative-list" {
            score.found += 1;
        } else {
            score.lines.push(format!("{label}: named {named}"));
        }
        compare::item(item, found[*own]).iter().for_each(|field| score.count(&label, field));
    }
    let surplus = found.iter().enumerate().filter(|(at, _)| !pairs.iter().any(|(_, own)| own == at));
    score.lines.extend(surplus.map(|(_, item)| format!("not an item: {}", text(&item["name"]))));
    score
}

fn titles(expected: &Value, catalogues: &[Value], score: &mut Score) {
    let wanted = match &expected["titles"] {
        Value::Array(titles) => titles.clone(),
        _ => vec![expected["title"].clone()],
    };
    let found: Vec<String> = catalogues.iter().map(|own| squeeze(&text(&own["title"]))).collect();
    for title in wanted.iter().filter(|title| !title.is_null()) {
        let wanted = squeeze(&text(title));
        let right = found.contains(&wanted);
        let field = compare::Field { name: "title".to_owned(), right, wanted, found: found.join(" | ") };
        score.count("", &field);
    }
}

fn is_asked_for(case: &Case) -> bool {
    std::env::var("MULU_PUBLISHED")
        .is_ok_and(|names| names == "all" || names.split([' ', ',']).any(|name| case.name.starts_with(name)))
}

fn hundredths(part: usize, whole: usize) -> usize {
    part * 100 / whole.max(1)
}

#[test]
fn published_tables_become_the_json_people_expect() {
    let knowledge = Knowledge::embedded();
    let mut sum = Score::default();
    let mut poor = Vec::new();
    for case in published::all() {
        for table in &case.tables {
            let score = judge(&case.expected, &published::import(table, &knowledge));
            let label = format!("{}/{}", case.name, table.file_name().unwrap().to_string_lossy());
            let Score { wanted, found, surplus, fields, right, .. } = &score;
            let asked = is_asked_for(&case);
            if asked || !score.lines.is_empty() {
                println!("{label}: items {found}/{wanted}, {surplus} too many; fields {right}/{fields}");
            }
            score.lines.iter().filter(|_| asked).for_each(|line| println!("    {line}"));
            if hundredths(*right, *fields) < WORST || hundredths(*found, *wanted) < WORST {
                poor.push(label);
            }
            sum.add(&score);
        }
    }
    let Score { wanted, found, surplus, fields, right, .. } = sum;
    println!("items {found}/{wanted}, {surplus} too many; fields {right}/{fields}");
    assert!(found * 1000 >= wanted * FLOORS.0, "items");
    assert!(right * 1000 >= fields * FLOORS.1, "fields");
    assert!(surplus <= CEILINGS.0, "items that are none");
    assert!(poor.is_empty(), "{poor:?}");
}

#[test]
fn no_text_of_a_published_table_is_lost_in_the_json() {
    let knowledge = Knowledge::embedded();
    let (mut lost, mut renamed) = (0, 0);
    for case in published::all() {
        for table in case.tables.iter().filter(|path| path.extension().is_some_and(|end| end == "xlsx")) {
            let found = lost_texts(table, &knowledge);
            lost += found.lost.len();
            renamed += found.renamed.len();
            found.lost.iter().for_each(|text| println!("{}: lost {text}", case.name));
            let asked = is_asked_for(&case);
            found.renamed.iter().filter(|_| asked).for_each(|text| println!("{}: renamed {text}", case.name));
        }
    }
    println!("{lost} texts lost, {renamed} channels under another name");
    assert!(lost <= CEILINGS.1, "texts lost");
    assert!(renamed <= CEILINGS.2, "channels renamed");
}

fn lost_texts(table: &Path, knowledge: &Knowledge) -> lost::Lost {
    lost::of(table, &published::import(table, knowledge), knowledge)
}
