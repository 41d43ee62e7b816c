//! Folders named after places: whose a table is where no `jurisdiction.yaml` beside it says so.
#![expect(clippy::unwrap_used, reason = "a test may fail so")]

mod support;

use std::fs;
use std::path::Path;
use support::{findings, folder, mulu_in};

fn table(path: &Path, title: &str, deadline: &str) {
    let text = format!(
        "title: {title}\ndomain: 社会救助\nitems:\n  - {{category: 救助, name: 临时救助名册, content: [姓名, 金额], basis: [《社会救助暂行办法》], deadline: {deadline}, body: 民政局, channels: [政府网站], audience: 全社会, mode: 主动公开, levels: [县级]}}\n"
    );
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

const SLOW: &str = "信息形成之日起20个工作日内";
const FAST: &str = "信息形成之日起5个工作日内";

/// A city that says who it is, and a county in its folder that does not.
fn city(root: &Path, deadline: &str) {
    table(&root.join("20.yaml"), "甲市社会救助领域基层政务公开标准目录", FAST);
    fs::write(root.join("jurisdiction.yaml"), "name: 甲市\ntier: 市级\n").unwrap();
    table(&root.join("子县/20.yaml"), "社会救助领域基层政务公开标准目录", deadline);
}

#[test]
fn a_county_in_the_folder_of_its_city_stands_below_it() {
    let home = folder();
    city(&home.path().join("甲市"), SLOW);
    for path in ["甲市", "甲市/子县", "甲市/子县/20.yaml"] {
        let report = findings(home.path(), &[path]);
        let later: Vec<&str> = report["findings"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|own| own["rule"] == "later-than-upper-tier")
            .map(|own| own["location"]["path"].as_str().unwrap())
            .collect();
        assert_eq!(later, ["甲市/子县/20.yaml"], "{path}: {report:#}");
    }
    let run = mulu_in(home.path(), &["check", "甲市"]);
    assert!(run.stderr.contains("按文件夹名“子县”认作县级"), "{}", run.stderr);
}

#[test]
fn the_same_folders_are_the_same_places() {
    let home = folder();
    for (year, deadline) in [("去年", FAST), ("今年", SLOW)] {
        city(&home.path().join(year).join("甲市"), deadline);
        table(&home.path().join(year).join("乙县/20.yaml"), "社会救助领域基层政务公开标准目录", FAST);
        table(&home.path().join(year).join("丙县/20.yaml"), "社会救助领域基层政务公开标准目录", SLOW);
    }
    let run = mulu_in(home.path(), &["diff", "去年", "今年"]);
    assert_eq!(run.stdout.matches("更不公开 改动").count(), 1, "{}", run.stdout);
    assert!(run.stdout.starts_with("子县 · 社会救助\n") && run.stdout.contains("未变3项"), "{}", run.stdout);
}
