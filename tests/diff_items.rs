//! What is told of one item that changed: pairs in `fixtures/diff/items.yaml`, each also the other way round.
#![expect(clippy::unwrap_used, reason = "a test may fail so")]

use mulu::compare::{Changes, Direction, FieldChange};
use mulu::knowledge::Knowledge;
use mulu::pipeline::{self, DiffOptions, Loaded, Request};
use mulu::project::MemoryDisk;
use serde_json::{Map, Value};

fn fixture() -> Value {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/diff/items.yaml");
    serde_yaml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// A catalogue of the item and another that never changes.
fn loaded(item: &Value, over: &Value, knowledge: &Knowledge) -> Loaded {
    let mut own: Map<String, Value> = item.as_object().unwrap().clone();
    for (key, value) in over.as_object().into_iter().flatten() {
        own.insert(key.clone(), value.clone());
    }
    own.retain(|_, value| !value.is_null());
    let mut other = item.clone();
    for (key, value) in [("code", "21-02-01"), ("name", "高龄津贴发放"), ("category", "补贴")] {
        other[key] = value.into();
    }
    other["content"] = serde_json::json!(["津贴对象", "发放数额"]);
    let catalogue = serde_json::json!({"domain": "养老服务", "title": "示例县目录", "items": [own, other]});
    let disk = MemoryDisk::new([("county/21.yaml", serde_json::to_string(&catalogue).unwrap())]);
    let request = Request { paths: vec!["county".to_owned()], ..Request::default() };
    pipeline::load(&request, &disk, knowledge).unwrap()
}

fn fields(changes: &Changes) -> Vec<&FieldChange> {
    changes.changes.iter().flat_map(|change| &change.fields).collect()
}

fn told(changes: &Changes) -> Vec<(&'static str, Direction, String)> {
    fields(changes).iter().map(|field| (field.field, field.direction(), field.why().chinese)).collect()
}

#[test]
fn each_pair_is_told_of_as_it_should_be() {
    let (fixture, knowledge) = (fixture(), Knowledge::embedded());
    let mut wrong = Vec::new();
    for case in fixture["cases"].as_array().unwrap() {
        let name = case["name"].as_str().unwrap();
        let (old, new) = (
            loaded(&fixture["item"], &case["old"], &knowledge),
            loaded(&fixture["item"], &case["new"], &knowledge),
        );
        let day = "2026-11-22".parse().ok();
        let changes =
            pipeline::diff(&old, &new, &knowledge, DiffOptions { day, strict: false, files: [false; 2] });
        let found = told(&changes);
        let wanted: Vec<Vec<&str>> = case["told"].as_array().map_or(Vec::new(), |all| {
            all.iter().map(|text| text.as_str().unwrap().splitn(3, ' ').collect()).collect()
        });
        let fits = |wanted: &Vec<&str>| {
            found.iter().any(|(field, direction, why)| {
                *field == wanted[0] && direction.name() == wanted[1] && why.contains(wanted[2])
            })
        };
        let names = |index: usize| {
            let mut all: Vec<&str> = wanted.iter().map(|one| one[index]).collect();
            all.dedup();
            all.len()
        };
        if !wanted.iter().all(fits) || (found.len() != names(0)) {
            wrong.push(format!("{name}: {found:?}"));
        }
        if let Some(count) = case["strict"].as_u64() {
            let strict =
                pipeline::diff(&old, &new, &knowledge, DiffOptions { day, strict: true, files: [false; 2] });
            if fields(&strict).len() as u64 != count
                || fields(&strict).iter().any(|field| !field.wording_only)
            {
                wrong.push(format!("{name}, strict: {:?}", told(&strict)));
            }
        }
        // The other way round it serves the other side.
        let back = told(&pipeline::diff(
            &new,
            &old,
            &knowledge,
            DiffOptions { day, strict: false, files: [false; 2] },
        ));
        let mirrored = found.len() == back.len()
            && found.iter().zip(&back).all(|((field, direction, why), (other, turned, _))| {
                let both = why.contains('；');
                field == other && (*turned == direction.reversed() || both)
            });
        if !mirrored {
            wrong.push(format!("{name}: {found:?}, but back {back:?}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn what_cannot_be_compared_is_neutral() {
    let (fixture, knowledge) = (fixture(), Knowledge::embedded());
    for case in fixture["cases"].as_array().unwrap() {
        let sides = ["old", "new"].map(|side| loaded(&fixture["item"], &case[side], &knowledge));
        let changes = pipeline::diff(&sides[0], &sides[1], &knowledge, DiffOptions::default());
        for reason in fields(&changes).iter().flat_map(|field| &field.reasons) {
            assert_eq!(reason.comparable, !reason.why.chinese.contains("无法比较"));
            assert!(reason.comparable || reason.direction == Direction::Neutral, "{}", reason.why.chinese);
        }
    }
}
