//! Bodies and channels nobody showed us before, judged in a place and on a day: one line each.
//!
//! What is expected of a line: the findings as `code severity fix`, fix being `safe`, `unsafe` or `-`; empty for none.
#![expect(clippy::expect_used, reason = "a test may fail so")]

use mulu::diagnostic::{Diagnostic, Levels};
use mulu::knowledge::{Date, Knowledge};
use mulu::pipeline::{self, Request};
use mulu::project::MemoryDisk;

const TODAY: &str = "2026-11-21";

/// What is not the usual in a line.
#[derive(Clone, Copy)]
struct Case {
    place: &'static str,
    domain: &'static str,
    body: &'static str,
    channels: &'static str,
    rest: &'static str,
    day: &'static str,
}

const COUNTY: &str =
    "name: 示例县\ntier: 县级\nbodies:\n  民政部门: 示例县民政局\n  城市管理部门: 示例县综合执法局\n";
const USUAL: Case = Case {
    place: COUNTY,
    domain: "示例领域",
    body: "示例县民政局",
    channels: "[政府网站]",
    rest: "    audience: 全社会\n    mode: 主动公开\n    levels: 县级\n",
    day: TODAY,
};

fn judge(case: Case) -> Vec<Diagnostic> {
    let Case { place, domain, body, channels, rest, day } = case;
    let yaml = format!(
        "domain: {domain}\nitems:\n  - code: 51-01-01\n    name: 甲事项\n    content: [乙]\n    basis: [《中华人民共和国政府信息公开条例》]\n    \
         deadline: 信息形成之日起20个工作日内\n    body: {body}\n    channels: {channels}\n{rest}"
    );
    let disk = MemoryDisk::new([
        ("a.yaml".to_owned(), yaml.into_bytes()),
        ("jurisdiction.yaml".to_owned(), place.as_bytes().to_vec()),
    ]);
    let paths = vec!["a.yaml".to_owned(), "jurisdiction.yaml".to_owned()];
    let knowledge = Knowledge::embedded();
    let request = Request { paths, ..Request::default() };
    let mut loaded = pipeline::load(&request, &disk, &knowledge).expect("the files are there");
    let mut levels = Levels::default();
    levels.select(vec!["R".to_owned(), "H".to_owned()]);
    let day: Date = day.parse().expect("a day");
    pipeline::check(&mut loaded, &knowledge, &levels, Some(day))
}

fn hold(cases: &[(Case, &str)]) {
    let wrong = cases.iter().filter_map(|(case, expected)| {
        let findings = judge(*case);
        let each = findings.iter().map(|finding| {
            let fix = finding.fix.as_ref().map_or("-", |fix| fix.safety.name());
            format!("{} {} {fix}", finding.rule.code, finding.severity.name())
        });
        let got = each.collect::<Vec<_>>().join("; ");
        let words: Vec<&str> = findings.iter().map(|finding| finding.message.chinese.as_str()).collect();
        let Case { body, channels, day, .. } = case;
        (got != *expected).then(|| {
            format!("{body} {channels} ({day})\n  expected {expected}\n  got      {got}\n  {words:?}")
        })
    });
    let wrong: Vec<String> = wrong.collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

fn body(body: &'static str) -> Case {
    Case { body, ..USUAL }
}

#[test]
fn template_wording_and_its_local_names() {
    const TOWN: &str = "name: 示例镇\ntier: 乡级\n";
    const PROVINCE: &str = "name: 示例省\ntier: 省级\n";
    let below = "    audience: 全社会\n    mode: 主动公开\n    levels: [县级, 乡级]\n";
    hold(&[
        (body("民政部门"), "R102 warning safe"),
        (body("县级人民政府民政部门"), "R102 warning safe"),
        (body("县级人民政府民政部门、乡镇人民政府（街道办事处）"), "R102 warning safe"),
        (body("民政等相关部门"), "R102 warning unsafe"),
        (body("相关审批部门"), "R102 warning -"),
        (body("城市管理行政执法部门或相关行政主管部门"), "R102 warning safe; R102 warning -"),
        (body("招标人及其招标代理机构"), ""),
        (body("县民政局"), ""),
        (Case { place: TOWN, ..body("乡镇人民政府（街道办事处）") }, "R102 warning -"),
        (Case { place: TOWN, ..body("镇人民政府") }, ""),
        (Case { place: PROVINCE, rest: below, ..body("县级人民政府民政部门") }, ""),
        (Case { domain: "环境保护", ..body("市级生态环境部门") }, ""),
        (Case { domain: "养老服务", ..body("市级民政部门") }, "R102 warning unsafe"),
    ]);
}

#[test]
fn offices_of_the_past_by_the_day() {
    const KEPT: &str = "name: 示例县\ntier: 县级\nbodies:\n  乡村振兴部门: 示例县乡村振兴局\n";
    hold(&[
        (body("示例县安全生产监督管理局"), "R103 warning safe"),
        (Case { day: "2018-06-30", ..body("示例县安全生产监督管理局") }, ""),
        (body("示例县安监局、示例县质监局"), "R103 warning safe; R103 warning safe"),
        (body("示例县国土资源局"), "R103 warning unsafe"),
        (body("示例县卫计委"), "R103 warning unsafe"),
        (body("示例县扶贫办"), "R103 info unsafe"),
        (body("示例县乡村振兴局"), "R103 warning unsafe"),
        (Case { place: KEPT, ..body("示例县乡村振兴局") }, ""),
        (body("示例县林业局"), ""),
        (body("示例县应急管理局（示例县安全生产监督管理局）"), "R103 warning safe"),
        (body("南美乡扶贫开发办公室"), ""),
    ]);
}

#[test]
fn what_is_no_body_and_what_is_another_tiers() {
    hold(&[
        (body("人事股"), "R104 info -"),
        (body("示例县民政局养老股"), ""),
        (body("示例镇中心学校"), ""),
        (body("石湖荡镇城管中队"), ""),
        (body("友谊街道文化站"), ""),
        (body("党政办"), ""),
        (body("示例供水有限公司"), ""),
        (body("示例省民政厅"), "R105 warning -"),
        (Case { domain: "税收管理", ..body("国家税务总局示例县税务局") }, ""),
        (Case { domain: "环境保护", ..body("示例市生态环境局") }, ""),
        (body("示例市生态环境局示例县分局"), ""),
        (body("示例市民政局"), "R105 info -"),
        (body("示例镇人民政府"), "R105 info -"),
        (body("示例县民政局、示例镇人民政府"), ""),
    ]);
}

#[test]
fn channels_and_the_website() {
    let channels = |channels| Case { channels, ..USUAL };
    let few = "    audience: {groups: [申请人]}\n    mode: 主动公开\n    levels: 县级\n";
    let asked = "    audience: 全社会\n    mode: 依申请公开\n    levels: 县级\n";
    hold(&[
        (channels("[政府网站, 一键直达]"), "H102 info unsafe"),
        (channels("[政府网战, 公示栏]"), "H102 info unsafe"),
        (channels("[县政府门户网站, 村务公开栏]"), ""),
        (channels("[公示栏]"), "H103 warning -"),
        (channels("[其他（部门网站）]"), ""),
        (channels("[政府采购网]"), ""),
        (Case { rest: few, ..channels("[公示栏]") }, ""),
        (Case { rest: asked, ..channels("[政务服务中心]") }, ""),
        (Case { domain: "村（居）务公开", ..channels("[公示栏]") }, ""),
        (channels("□政府网站 □公示栏"), "H101 error -"),
    ]);
}
