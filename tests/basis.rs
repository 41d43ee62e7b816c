//! Citations nobody showed us before, judged by the law of a day: one line each.
//!
//! What is expected of a line: the findings as `code severity fix`, fix being `safe`, `unsafe` or `-`; empty for none.
#![expect(clippy::expect_used, reason = "a test may fail so")]

use mulu::diagnostic::{Diagnostic, Levels};
use mulu::knowledge::{Date, Knowledge};
use mulu::pipeline::{self, Request};
use mulu::project::MemoryDisk;
use mulu::value::tier::Tier;

const TODAY: &str = "2026-11-21";
const THEN: &str = "2020-06-30";

/// The findings about citations of one item with this basis.
fn judge(basis: &str, day: &str, tier: Tier) -> Vec<Diagnostic> {
    let yaml = format!(
        "domain: 示例领域\nitems:\n  - code: 51-01-01\n    name: 甲事项\n    content: [乙]\n    basis: {basis}\n    \
         deadline: 信息形成之日起20个工作日内\n    body: 示例县民政局\n    channels: [政府网站]\n    audience: 全社会\n    \
         mode: 主动公开\n    levels: 县级\n"
    );
    let disk = MemoryDisk::new([("a.yaml".to_owned(), yaml.into_bytes())]);
    let request = Request {
        paths: vec!["a.yaml".to_owned()],
        tier: Some(tier),
        name: Some("示例县".to_owned()),
        ..Request::default()
    };
    let knowledge = Knowledge::embedded();
    let mut loaded = pipeline::load(&request, &disk, &knowledge).expect("the file is there");
    let mut levels = Levels::default();
    levels.select(vec!["B".to_owned(), "C104".to_owned()]);
    let day: Date = day.parse().expect("a day");
    pipeline::check(&mut loaded, &knowledge, &levels, Some(day))
}

fn told(findings: &[Diagnostic]) -> String {
    let each = findings.iter().map(|finding| {
        let fix = finding.fix.as_ref().map_or("-", |fix| fix.safety.name());
        format!("{} {} {fix}", finding.rule.code, finding.severity.name())
    });
    each.collect::<Vec<_>>().join("; ")
}

fn hold(lines: &[(&str, &str, &str)]) {
    let wrong: Vec<String> = lines
        .iter()
        .filter_map(|(basis, day, expected)| {
            let findings = judge(basis, day, Tier::County);
            let got = told(&findings);
            let words: Vec<&str> = findings.iter().map(|finding| finding.message.chinese.as_str()).collect();
            (got != *expected)
                .then(|| format!("{basis} ({day})\n  expected {expected}\n  got      {got}\n  {words:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn repealed_and_not_yet_in_force() {
    hold(&[
        ("《中华人民共和国婚姻法》", TODAY, "B103 error safe"),
        ("《婚姻法》", TODAY, "B103 error safe"),
        ("《中华人民共和国婚姻法》第八条", TODAY, "B103 error unsafe"),
        ("《中华人民共和国婚姻法》第二条", TODAY, "B103 error -"),
        ("《中华人民共和国婚姻法》", THEN, ""),
        ("中华人民共和国继承法", TODAY, "B103 error safe"),
        ("《中华人民共和国契税暂行条例》（国务院令第224号）", TODAY, "B103 error unsafe"),
        ("《中华人民共和国契税暂行条例》（国务院令第224号）", THEN, ""),
        ("《城市房屋拆迁管理条例》", TODAY, "B103 error safe"),
        ("国务院令第305号", TODAY, "B103 error safe"),
        ("《信访条例》（国务院令第431号）", TODAY, "B103 warning -"),
        ("《中华人民共和国水污染防治法》", TODAY, "B103 warning -"),
        ("《中华人民共和国水污染防治法》（主席令第87号）", "2026-08-14", ""),
        ("《中华人民共和国民法典》（主席令第45号）", THEN, "B103 warning -"),
        ("《中华人民共和国个人信息保护法》", THEN, "B103 warning -"),
        ("《中华人民共和国个人信息保护法》", TODAY, ""),
        ("《征收土地公告办法》（国土资源部令第10号）", TODAY, "B103 info -"),
        ("《征收土地公告办法》（国土资源部令第10号）", THEN, ""),
        ("《法律援助条例》（国务院令第385号）", TODAY, "B103 info -"),
        ("《法律援助条例》（国务院令第385号）", THEN, ""),
        // Two that one law has replaced: it is put in once.
        ("[《中华人民共和国婚姻法》, 《中华人民共和国收养法》]", TODAY, "B103 error safe; B103 error unsafe"),
        ("[《中华人民共和国民法典》, 《中华人民共和国收养法》]", TODAY, "B103 error unsafe"),
    ]);
}

#[test]
fn numbers() {
    hold(&[
        ("《中华人民共和国安全生产法》（主席令第13号）", TODAY, "B104 warning safe"),
        ("《中华人民共和国安全生产法》（主席令第十三号）", TODAY, "B104 warning safe"),
        ("《中华人民共和国安全生产法》（主席令第13号）", THEN, ""),
        ("《中华人民共和国土地管理法实施条例》（国务院令第256号）", TODAY, "B104 warning safe"),
        ("《中华人民共和国土地管理法实施条例》（国务院令第256号）", THEN, ""),
        ("《中华人民共和国政府信息公开条例》（国务院令第492号）", THEN, "B104 warning safe"),
        ("《中华人民共和国政府信息公开条例》（国令第492号）", TODAY, "B104 warning safe"),
        ("《中华人民共和国政府信息公开条例》（国务院令第492号）", "2019-05-14", ""),
        (
            "《中华人民共和国政府信息公开条例》（国务院令第492号公布，国务院令第711号修订）",
            TODAY,
            "B102 warning safe",
        ),
        ("《中华人民共和国教育法》（2015年修正）", TODAY, "B104 warning -"),
        ("《中华人民共和国教育法》（2021年修正）", TODAY, ""),
        ("《社会救助暂行办法》（国务院令第709号）", TODAY, "B105 info unsafe"),
        ("《社会救助暂行办法》（国务院令第649号）", TODAY, ""),
        ("《工伤保险条例》（国务院令第700号）", TODAY, "B105 warning unsafe"),
        ("《政府信息公开管理条例》（国务院令第711号）", TODAY, "B105 warning unsafe"),
        (
            "《国务院办公厅关于全面推进基层政务公开标准化规范化工作的指导意见》（国办发〔2019〕45号）",
            TODAY,
            "B105 info -",
        ),
        ("《中华人民共和国母婴保健法》（主席令第33号，2017年修正）", TODAY, ""),
        (
            "《国家卫生健康委关于修改〈职业健康检查管理办法〉等4件部门规章的决定》（国家卫生健康委员会令第2号）",
            TODAY,
            "",
        ),
        ("《中华人民共和国村民委员会组织法》（主席令第37号）第三十条", TODAY, "B104 info -"),
        ("《中华人民共和国村民委员会组织法》（主席令第37号）第三十条", THEN, ""),
        // A co-issuer's or a local number beside a known title is nobody's fault.
        ("《关于全面推进政务公开工作的意见》（皖办发〔2016〕50号）", TODAY, "B108 info -"),
    ]);
}

#[test]
fn articles() {
    hold(&[
        ("《中华人民共和国政府信息公开条例》（国务院令第492号）第十八条", TODAY, "B106 warning safe"),
        ("《政府信息公开条例》（国务院令第492号）第十八条", TODAY, "B106 warning safe"),
        ("《中华人民共和国政府信息公开条例》（国务院令第492号）第九条至第十二条", TODAY, "B106 warning -"),
        ("《中华人民共和国政府信息公开条例》（国务院令第492号）第十八条", "2018-01-01", ""),
        ("《中华人民共和国政府信息公开条例》（国务院令第711号）第十八条", TODAY, ""),
        ("《中华人民共和国政府信息公开条例》第五十六条", TODAY, ""),
        ("《中华人民共和国政府信息公开条例》第五十七条", TODAY, "B106 warning -"),
        ("《中华人民共和国城乡规划法》第一百条", TODAY, "B106 warning -"),
        ("《中华人民共和国安全生产法》（主席令第13号）第七十五条", TODAY, "B106 warning safe"),
        ("《中华人民共和国安全生产法》（主席令第70号）第七十五条", TODAY, "B106 warning unsafe"),
        ("《中华人民共和国土地管理法》（主席令第28号）第四十三条", TODAY, "B106 warning -"),
    ]);
}

#[test]
fn words_that_name_no_document() {
    hold(&[
        ("信息公开规定", TODAY, "B107 warning unsafe"),
        ("有关规定", TODAY, "B107 warning -"),
        ("各地配套政策文件", TODAY, "B107 warning -"),
        ("《中华人民共和国政府信息公开条例》（国务院令第711号）及相关规定", TODAY, "B107 info -"),
        ("《关于全面推进政务公开工作的意见》及其实施细则", TODAY, "B107 info -"),
        ("《××省社会救助实施办法》", TODAY, "B107 warning -"),
        ("同上", TODAY, "C104 error -"),
        ("《干部档案工作条例》", TODAY, "B103 warning -"),
        ("《江西省常住户口登记管理规定》", TODAY, "B108 info -"),
        ("《浙江省养老服务条例》", TODAY, ""),
        ("《重庆市养老机构管理办法》（渝府令〔2019〕326号）", TODAY, ""),
        ("[《政府信息公开条例》, 《示例县低保办法》（示政发〔2020〕3号）]", TODAY, "B109 info safe"),
        ("政府信息公开条例", TODAY, "B102 warning -"),
    ]);
}

#[test]
fn the_national_texts_are_quoted_and_not_accused() {
    let severity = |basis: &str| told(&judge(basis, TODAY, Tier::National));
    assert_eq!(severity("《中华人民共和国收养法》"), "B103 warning safe");
    assert_eq!(severity("各地相关政策法规文件"), "B107 info -");
}

#[test]
fn a_short_title_is_told_of_once_and_mended_everywhere() {
    let findings = judge("[《政府信息公开条例》, 《政府信息公开条例》第二十条]", TODAY, Tier::County);
    let [finding] = findings.as_slice() else { panic!("one finding: {findings:?}") };
    assert!(finding.message.chinese.contains("2处"), "{}", finding.message.chinese);
    assert_eq!(finding.fix.as_ref().map(|fix| fix.edits.len()), Some(2));
}
