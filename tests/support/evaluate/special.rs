//! Cases of their own: whole tables, broken files, waivers, negative lists, townships and villages.

mod broken;
mod lists;
mod places;
mod waivers;

use super::rng::Rng;
use super::{Case, Planted};
use mulu::knowledge::Knowledge;
use std::fmt::Write as _;

/// All of them for a seed.
pub(crate) fn cases(seed: u64, knowledge: &Knowledge) -> Vec<Case> {
    let mut rng = Rng::new(seed ^ 0x5BEC_1A15);
    let mut cases = broken::cases(&mut rng);
    cases.extend(lists::cases(&mut rng, knowledge));
    cases.extend(waivers::cases(&mut rng));
    cases.extend(places::cases(&mut rng, knowledge));
    cases.iter_mut().for_each(|case| write!(case.label, " (seed {seed})").unwrap());
    cases
}

pub(super) fn planted(
    rule: &'static str,
    item: &str,
    field: &'static str,
    what: impl Into<String>,
) -> Planted {
    Planted { rule, item: item.to_owned(), field, what: what.into(), also: &[] }
}

pub(super) fn case(label: &str, path: &str, files: Vec<(String, Vec<u8>)>, planted: Vec<Planted>) -> Case {
    Case { label: label.to_owned(), files, path: path.to_owned(), day: None, planted, varied: Vec::new() }
}

/// A small catalogue of a domain that is in no registry: held against nothing.
pub(super) fn small(items: usize, rng: &mut Rng) -> String {
    let things = [
        "助餐点",
        "图书角",
        "停车场",
        "公共厕所",
        "健身步道",
        "便民菜店",
        "充电桩",
        "门球场",
        "凉亭",
        "直饮水点",
    ];
    let what = ["建设计划", "开放时间", "收费标准", "服务指南"];
    let mut out = "domain: 便民设施\ntitle: 青禾县便民设施目录\nitems:\n".to_owned();
    for at in 0..items {
        let thing = things[at % things.len()];
        let name = format!("{thing}{}", what[at / things.len() % what.len()]);
        writeln!(
            out,
            "  - code: 51-01-{:02}\n    category: 便民设施\n    name: {name}\n    content: [{thing}名称, {thing}位置]\n    basis: [《中华人民共和国政府信息公开条例》（国务院令第711号）第二十条]\n    deadline: 信息形成或者变更之日起{}个工作日内\n    body: 青禾县城市管理局\n    channels: [政府网站, 政务服务中心]\n    audience: 全社会\n    mode: 主动公开\n    levels: 县级",
            at + 1,
            rng.word(&["5", "10", "15", "20"])
        )
        .unwrap();
    }
    out
}

pub(super) const COUNTY: &str = "name: 青禾县\ncode: \"990201\"\ntier: 县级\n";

pub(super) fn text(path: &str, text: impl Into<String>) -> (String, Vec<u8>) {
    (path.to_owned(), text.into().into_bytes())
}
