//! `mulu review` and what is seen only when places, or reports, are laid side by side: deadlines, and who rose and fell.
#![expect(clippy::unwrap_used, reason = "a test may fail so")]

#[path = "support/round.rs"]
mod round;
mod support;

use round::{FAST, SLOW, place, run};
use std::fs;
use support::{folder, mulu_in};

#[test]
fn deadlines_without_a_number_are_counted_and_local_items_aligned_by_name() {
    let home = folder();
    place(&home.path().join("上级"), "示例省", "省级", &[("20-01-01", SLOW)]);
    // Every county numbers its own items itself.
    let local = [(3, FAST), (1, FAST), (2, FAST), (4, "信息形成之日起30个工作日内"), (5, "及时")];
    for (county, (number, deadline)) in ["子县", "丑县", "寅县", "卯县", "辰县"].iter().zip(local) {
        let shared = if *county == "辰县" || *county == "卯县" { "及时公开" } else { SLOW };
        let path = home.path().join("报送").join(county);
        place(&path, county, "县级", &[("20-01-01", shared)]);
        let mut text = fs::read_to_string(path.join("20.yaml")).unwrap();
        text.push_str(&format!("  - {{code: 20-90-0{number}, category: 本地, name: 长者食堂布点, content: [名称, 地址], deadline: {deadline}, body: 民政局}}\n"));
        fs::write(path.join("20.yaml"), text).unwrap();
    }
    let (_, report) = run(home.path(), &["--against", "上级"]);
    let all = report["insights"]["deadlines"].as_array().unwrap();
    let own = all.iter().find(|usual| usual["local"] == true).unwrap();
    assert_eq!(
        (&own["median"], &own["places"], &own["name"]),
        (&5.0.into(), &4.into(), &"长者食堂布点".into())
    );
    assert_eq!(own["outliers"][0]["name"], "卯县");
    assert_eq!(own["vague"][0]["name"], "辰县");
    let shared = all.iter().find(|usual| usual["code"] == "20-01-01").unwrap();
    assert_eq!((&shared["median"], &shared["places"]), (&20.0.into(), &3.into()), "及时 is no number");
    assert_eq!(shared["vague"].as_array().unwrap().len(), 2);
    let index = fs::read_to_string(home.path().join("结果/index.html")).unwrap();
    assert!(index.contains("只写及时") && index.contains("各地自设，按名称对齐"));
}

#[test]
fn who_came_rose_fell_and_went_since_the_last_report_is_told_first() {
    let home = folder();
    let both = [("20-01-01", SLOW), ("20-01-02", SLOW)];
    place(&home.path().join("上级"), "示例省", "省级", &both);
    let root = home.path().join("报送");
    place(&root.join("子县"), "子县", "县级", &both[..1]);
    place(&root.join("丑县"), "丑县", "县级", &both);
    place(&root.join("寅县"), "寅县", "县级", &both);
    let first = ["review", "报送", "-o", "一", "--domain", "社会救助", "--no-marked", "--against", "上级"];
    let run_first = mulu_in(home.path(), &[&first[..], &["--as-of", "2026-11-10"]].concat());
    assert_eq!(run_first.code, 0, "{}", run_first.stderr);
    place(&root.join("子县"), "子县", "县级", &both);
    place(&root.join("丑县"), "丑县", "县级", &both[..1]);
    place(&root.join("卯县"), "卯县", "县级", &both);
    fs::remove_dir_all(root.join("寅县")).unwrap();
    let (_, report) = run(home.path(), &["--against", "上级", "--earlier", "一"]);
    let since = &report["since"];
    assert_eq!(since["day"], "2026-11-10");
    assert_eq!((&since["new"], &since["gone"]), (&serde_json::json!(["卯县"]), &serde_json::json!(["寅县"])));
    assert_eq!((&since["risen"][0]["slug"], &since["fallen"][0]["slug"]), (&"子县".into(), &"丑县".into()));
    let index = fs::read_to_string(home.path().join("结果/index.html")).unwrap();
    let (told, ranking) = (index.find("id=\"since\"").unwrap(), index.find("id=\"ranking\"").unwrap());
    assert!(
        told < ranking && index.contains("上次读成、这次没有") && index.contains("（名次3→1）"),
        "{index}"
    );
}

/// Most provinces and cities have no catalogue of their own: saying who one is makes no submission that cannot be read.
#[test]
fn a_place_that_only_says_who_it_is_stands_above_and_is_not_reviewed() {
    let home = folder();
    for (path, name, tier) in [("报送", "示例省", "省级"), ("报送/甲市", "甲市", "市级")] {
        fs::create_dir_all(home.path().join(path)).unwrap();
        let text = format!("name: {name}\ntier: {tier}\n");
        fs::write(home.path().join(path).join("jurisdiction.yaml"), text).unwrap();
    }
    place(&home.path().join("报送/甲市/子县"), "子县", "县级", &[("20-01-01", SLOW)]);
    let (run, report) = run(home.path(), &[]);
    let names: Vec<&str> =
        report["places"].as_array().unwrap().iter().map(|own| own["name"].as_str().unwrap()).collect();
    assert_eq!((names, &report["places"][0]["against"]), (vec!["子县"], &"国家标准指引".into()));
    assert!(!run.stderr.contains("没有读成"), "{}", run.stderr);
}

/// A county with two items of one name is left out of that comparison; the others are still laid side by side.
#[test]
fn two_items_of_a_name_in_one_place_hide_no_outlier_elsewhere() {
    let home = folder();
    for county in ["子县", "丑县", "寅县", "卯县", "辰县", "巳县"] {
        let path = home.path().join("报送").join(county);
        place(&path, county, "县级", &[("20-01-01", SLOW)]);
        let mut text = fs::read_to_string(path.join("20.yaml")).unwrap();
        let deadline = if county == "卯县" { "信息形成之日起60个工作日内" } else { FAST };
        let item = format!(
            "  - {{category: 本地, name: 长者食堂布点, content: [名称, 地址], deadline: {deadline}, body: 民政局}}\n"
        );
        text.push_str(&item.repeat(if county == "巳县" { 2 } else { 1 }));
        fs::write(path.join("20.yaml"), text).unwrap();
    }
    let (_, report) = run(home.path(), &[]);
    let all = report["insights"]["deadlines"].as_array().unwrap();
    let own = all.iter().find(|usual| usual["name"] == "长者食堂布点").unwrap();
    assert_eq!((&own["places"], own["outliers"].as_array().unwrap().len()), (&5.into(), 1), "{own}");
}
