//! A round of submissions of one small catalogue a place, and its review.

use super::support::{Run, mulu_in};
use serde_json::Value;
use std::fs;
use std::path::Path;

pub(crate) const SLOW: &str = "信息形成之日起20个工作日内";
pub(crate) const FAST: &str = "信息形成之日起5个工作日内";

/// A catalogue with the items of these codes, named after them, each with its deadline.
pub(crate) fn catalogue(path: &Path, items: &[(&str, &str)]) {
    let mut text = "domain: 社会救助\nitems:\n".to_owned();
    for (code, deadline) in items {
        text.push_str(&format!(
            "  - {{code: {code}, category: 救助, name: 第{code}项救助, content: [第{code}项的名册], basis: [《社会救助暂行办法》], deadline: {deadline}, body: 民政局, channels: [政府网站], audience: 全社会, mode: 主动公开, levels: [省级, 市级, 县级, 乡级]}}\n"
        ));
    }
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

pub(crate) fn place(root: &Path, name: &str, tier: &str, items: &[(&str, &str)]) {
    catalogue(&root.join("20.yaml"), items);
    fs::write(root.join("jurisdiction.yaml"), format!("name: {name}\ntier: {tier}\n")).unwrap();
}

pub(crate) fn run(home: &Path, more: &[&str]) -> (Run, Value) {
    let mut arguments = vec!["review", "报送", "-o", "结果", "--domain", "社会救助", "--no-marked"];
    arguments.extend(["--as-of", "2026-11-20"]);
    arguments.extend(more);
    let run = mulu_in(home, &arguments);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let text = fs::read(home.join("结果/review.json")).unwrap();
    (run, serde_json::from_slice(&text).unwrap())
}
