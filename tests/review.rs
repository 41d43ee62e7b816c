//! `mulu review` over a small province: every planted fault is answered by the report alone, and one bad submission
//! never stops the rest.
#![expect(clippy::expect_used, clippy::unwrap_used, reason = "a test may fail so")]

#[path = "support/province/mod.rs"]
mod province;
mod support;

use province::Province;
use province::reviewed::{REVIEWED, Reviewed, json, review};
use std::fs;
use support::folder;

#[test]
fn all_are_listed_and_a_bad_one_with_its_reason() {
    let own = &*REVIEWED;
    assert_eq!(own.run.code, 0, "{}{}", own.run.stdout, own.run.stderr);
    assert_eq!(own.json["summary"]["read"], 6, "{}", own.run.stderr);
    assert_eq!(own.json["summary"]["refused"], 2);
    for name in &own.planted.broken {
        let place = own.named(name);
        assert_eq!(place["status"], "refused");
        assert!(!place["reason"].as_str().unwrap().is_empty());
        assert!(place.get("rank").is_none() && own.run.stderr.contains(name.as_str()));
    }
}

#[test]
fn coverage_knows_missing_from_omitted() {
    let own = &*REVIEWED;
    let lacking = own.place(own.planted.without_domain);
    let last = own.planted.domains.last().unwrap();
    let cells = lacking["cells"].as_array().unwrap();
    let cell = cells.iter().find(|cell| cell["domain"] == **last).unwrap();
    assert!(cell["given"] == false && cell["missing"] == cell["required"] && cell["present"] == 0, "{cell}");
    let omits = own.place(own.planted.omits);
    assert_eq!(omits["omitted"], 1);
    let detail = json(&own.home.path().join(format!("结果/places/{}.json", omits["slug"].as_str().unwrap())));
    let told = detail.to_string();
    assert!(told.contains("本县没有这类对象"), "the reason is told");
    for index in 0..6 {
        let place = own.place(index);
        let sum: u64 = ["present", "doubtful", "omitted", "missing"]
            .iter()
            .map(|key| place[*key].as_u64().unwrap())
            .sum();
        assert_eq!(Some(sum), place["required"].as_u64(), "{place}");
    }
}

#[test]
fn what_most_places_miss_is_told() {
    let own = &*REVIEWED;
    let first = &own.insight("missed_items")[0];
    assert_eq!(first["code"], "21-01-02");
    assert_eq!(Reviewed::names(&first["places"]), own.named_all(&own.planted.without_item));
    assert_eq!(first["of"], 6);
    let domain = &own.insight("missed_domains")[0];
    assert_eq!(Reviewed::names(&domain["places"]), own.named_all(&[own.planted.without_domain]));
}

#[test]
fn repealed_laws_old_offices_and_slow_places_are_told() {
    let own = &*REVIEWED;
    let law = own.insight("repealed_laws").iter().find(|law| law["title"] == "中华人民共和国收养法").unwrap();
    assert_eq!(Reviewed::names(&law["places"]), own.named_all(&own.planted.repealed));
    let office =
        own.insight("old_offices").iter().find(|office| office["old"] == "卫生和计划生育局").unwrap();
    assert_eq!(Reviewed::names(&office["places"]), own.named_all(&[own.planted.old_office]));
    assert_eq!(office["new"], "卫生健康局");
    let usual = own.insight("deadlines").iter().find(|usual| usual["code"] == "21-01-01").unwrap();
    assert_eq!(usual["median"], 5.0);
    assert_eq!(Reviewed::names(&usual["outliers"]), own.named_all(&[own.planted.slow]));
}

#[test]
fn a_copy_and_a_forgotten_name_are_told_with_the_cell() {
    let own = &*REVIEWED;
    let (from, to) = own.planted.copied;
    let copies = own.insight("copies");
    assert_eq!(copies.len(), 1, "{copies:?}");
    let mut pair = [copies[0]["one"]["name"].as_str().unwrap(), copies[0]["other"]["name"].as_str().unwrap()];
    pair.sort_unstable();
    assert_eq!(pair.to_vec(), own.named_all(&[from, to]));
    assert_eq!(copies[0]["taken_from"], *own.planted.names[from], "the name that was left in tells");
    assert!(copies[0]["shown"][0]["one"].as_str().unwrap().contains('县'));
    let strayed = own.insight("other_names");
    assert_eq!(strayed.len(), 1, "{strayed:?}");
    assert_eq!(strayed[0]["name"], own.planted.names[to]);
    assert_eq!(strayed[0]["names"][0]["name"], own.planted.names[from]);
    assert!(!strayed[0]["names"][0]["at"].as_str().unwrap().is_empty());
}

#[test]
fn a_score_can_be_worked_out_by_hand() {
    let own = &*REVIEWED;
    let weight = |key: &str| own.json["weights"][key].as_f64().unwrap();
    for index in 0..6 {
        let score = &own.place(index)["score"];
        let number = |key: &str| score[key].as_f64().unwrap();
        let near = |one: f64, other: f64| assert!((one - other).abs() < 0.006, "{one} {other} {score}");
        near(
            number("coverage"),
            100.0 * (number("present") + weight("doubtful") * number("doubtful")) / number("due"),
        );
        let taken = weight("error") * number("errors") + weight("warning") * number("warnings");
        near(number("quality"), 100.0 - 100.0 * taken / number("items"));
        near(number("domains"), 100.0 * number("domains_given") / number("domains_due"));
        let parts = ["coverage", "quality", "domains"];
        let sum: f64 = parts.iter().map(|key| weight(key) * number(key)).sum();
        near(number("total"), sum / parts.iter().map(|key| weight(key)).sum::<f64>());
    }
    let ranks: Vec<u64> =
        own.json["places"].as_array().unwrap().iter().filter_map(|place| place["rank"].as_u64()).collect();
    assert!(ranks.is_sorted() && ranks[0] == 1 && ranks.len() == 6);
}

#[test]
fn the_weights_are_the_settings() {
    let own = &*REVIEWED;
    let home = folder();
    Province { places: 6, domains: 4 }.write(&home.path().join("报送"));
    fs::write(home.path().join("mulu.yaml"), "review: {weights: {coverage: 0, quality: 0, domains: 1}}\n")
        .unwrap();
    let run = review(home.path(), &own.planted, "结果", &["--no-marked"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let report = json(&home.path().join("结果/review.json"));
    let places = report["places"].as_array().unwrap();
    let (first, last) = (&places[0], &places[5]);
    assert_eq!((&first["score"]["total"], &last["score"]["total"]), (&100.0.into(), &75.0.into()));
    assert_eq!(last["name"], own.planted.names[own.planted.without_domain]);
    assert!(
        places[..5].iter().all(|place| place["rank"] == 1) && last["rank"] == 6,
        "equal scores share a rank"
    );
    assert!(!home.path().join("结果/marked").exists());
    fs::write(home.path().join("mulu.yaml"), "review: {weights: {coverage: many}}\n").unwrap();
    assert_eq!(review(home.path(), &own.planted, "结果", &[]).code, 2);
}

#[test]
fn progress_is_told_day_by_day() {
    let own = &*REVIEWED;
    let home = folder();
    let all = Province { places: 6, domains: 4 };
    all.write(&home.path().join("报送"));
    let late = home.path().join("报送").join(&own.planted.names[4]);
    fs::rename(&late, home.path().join("后到")).unwrap();
    assert_eq!(review(home.path(), &own.planted, "甲", &["--as-of", "2026-10-09", "--no-marked"]).code, 0);
    fs::rename(home.path().join("后到"), &late).unwrap();
    let more = ["--as-of", "2026-10-12", "--earlier", "甲", "--no-marked"];
    assert_eq!(review(home.path(), &own.planted, "乙", &more).code, 0);
    let report = json(&home.path().join("乙/review.json"));
    let days = report["days"].as_array().unwrap();
    assert_eq!(days.len(), 2);
    assert_eq!((&days[0]["submitted"], &days[1]["submitted"]), (&5.into(), &6.into()));
    assert_eq!(days[1]["new"], serde_json::json!([own.planted.names[4]]));
    let place = |index: usize| {
        report["places"]
            .as_array()
            .unwrap()
            .iter()
            .find(|place| place["name"] == own.planted.names[index])
            .unwrap()
    };
    assert_eq!(place(4)["first_submitted"], "2026-10-12");
    assert_eq!(place(0)["first_submitted"], "2026-10-09");
    assert_eq!(place(0)["standing"].as_array().unwrap().len(), 2);
}

#[test]
fn what_changed_since_last_year_is_told_and_in_whose_favour() {
    let own = &*REVIEWED;
    let home = folder();
    let all = Province { places: 6, domains: 4 };
    all.write(&home.path().join("上次"));
    all.write(&home.path().join("报送"));
    let changed = home.path().join("报送").join(&own.planted.names[0]).join("21-elderly-care.yaml");
    let text = fs::read_to_string(&changed).unwrap();
    assert!(text.contains("5个工作日内"));
    fs::write(&changed, text.replacen("5个工作日内", "20个工作日内", 1)).unwrap();
    fs::remove_dir_all(home.path().join("上次").join(&own.planted.names[2])).unwrap();
    let run = review(home.path(), &own.planted, "结果", &["--previous", "上次", "--no-marked"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let report = json(&home.path().join("结果/review.json"));
    let place = |index: usize| {
        let places = report["places"].as_array().unwrap();
        places.iter().find(|place| place["name"] == own.planted.names[index]).unwrap().clone()
    };
    assert_eq!((&place(0)["changes"]["loosened"], &place(0)["changes"]["tightened"]), (&1.into(), &0.into()));
    assert_eq!(place(1)["changes"]["loosened"], 0);
    assert!(place(2).get("changes").is_none(), "nothing was submitted before");
    let detail = json(&home.path().join(format!("结果/places/{}.json", own.planted.names[0])));
    let change = &detail["changes"][0];
    assert_eq!(change["direction"], "loosened");
    assert!(
        change["old"].as_str().unwrap().contains("5个") && change["new"].as_str().unwrap().contains("20个")
    );
    assert!(!change["fingerprint"].as_str().unwrap().is_empty());
}
