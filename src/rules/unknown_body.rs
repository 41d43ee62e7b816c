//! What can be no body at all. Manual and tests: `unknown-body.md`.

use super::offices::{self, Named};
use super::{Check, Context, Rule};
use crate::catalogue::{Field, Item};
use crate::diagnostic::{Fixability, RuleInfo, Severity, Words};
use crate::knowledge::Bodies;
use crate::value::text::is_ditto;
use crate::value::tier::Tier;

static INFO: RuleInfo = RuleInfo {
    code: "R104",
    name: "unknown-body",
    summary: "公开主体不像单位名称，或者只是单位里的股室",
    summary_english: "what is no body, or only a unit within one",
    docs: include_str!("unknown-body.md"),
    rests: crate::diagnostic::Rests::Regulation("第十条"),
    severity: Severity::Info,
    since: "0.1.0",
    fix: Fixability::Never,
};

/// R104.
pub(super) static RULE: Rule = Rule { info: &INFO, checks: &[Check::Item(check)] };

fn check(item: &Item, ctx: &mut Context<'_>) {
    let Ok(bodies) = ctx.knowledge.bodies() else { return };
    if ctx.place.baseline || matches!(ctx.place.tier, Some(Tier::National)) {
        return;
    }
    let named = offices::of(item, bodies);
    let known = |named: &Named<'_>| {
        named.generic.is_some() || offices::is_declared(&named.name, ctx) || is_ditto(&named.name)
    };
    let unknown: Vec<(&Named<'_>, &str, &str)> = named
        .iter()
        .filter(|named| !known(named))
        .filter_map(|named| fault(&named.name, bodies).map(|(chinese, english)| (named, chinese, english)))
        .collect();
    for (named, chinese, english) in unknown {
        let message =
            Words::new(format!("公开主体“{}”{chinese}", named.name), format!("“{}” {english}", named.name));
        let finding = ctx.report(named.at, message);
        finding.field(Field::Body.key()).about(named.name.clone()).help(Words::new(
            "写明对外负责公开的单位全称，如“示例县民政局”；承办的股室可写在备注里",
            "name in full the office that answers for it; the unit in charge may go into a note",
        ));
    }
}

/// What is wrong with a name, in both languages; `None` for anything that may be a body.
fn fault(name: &str, bodies: &Bodies) -> Option<(&'static str, &'static str)> {
    if ["**", "＊", "×"].iter().any(|mask| name.contains(mask)) {
        return Some(("有字被遮住了，看不出是哪个单位", "is masked: nobody can tell which office it is"));
    }
    let bare = name.split(['（', '(']).next().unwrap_or(name);
    if bodies.is_internal(bare) {
        let fault = (
            "是内设机构，不能以自己的名义公开",
            "is a unit within an office and cannot answer for disclosure",
        );
        return (!holds_office(bare)).then_some(fault);
    }
    // What was left of a file's own machinery is its reader's to tell.
    if name.is_ascii() {
        return None;
    }
    let sentence = ["按照", "负责", "分工", "根据", "详见", "同上"].iter().any(|word| name.contains(word));
    let telling = bare.ends_with(MAY_END_A_BODY) || bodies.looks_like_body(name);
    (sentence || !telling).then_some(("不像单位名称", "does not look like a body's name"))
}

/// Whether an office stands before the unit: 示例县民政局养老服务科 names its office.
fn holds_office(name: &str) -> bool {
    let office = ["局", "委员会", "办公室", "政府", "厅", "院", "中心"];
    office.iter().any(|word| name.find(word).is_some_and(|at| at > 0))
}

/// The last characters of bodies, places, institutions, companies and persons.
const MAY_END_A_BODY: &[char] = &[
    '局', '厅', '委', '部', '办', '处', '会', '院', '校', '所', '站', '队', '库', '馆', '园', '场', '厂',
    '司', '社', '店', '联', '团', '室', '心', '镇', '乡', '村', '县', '市', '区', '旗', '盟', '州', '省',
    '道', '街', '组', '户', '人', '者', '员', '方', '门', '位', '关', '构', '府', '署', '行', '台', '庭',
    '幼', '中', '小', '学', '居', '体', '业', '网', '厦', '寨', '屯', '庄', '港', '岛', '林', '营', '点',
    '窗', '口', '木', '查', '等', '坊', '段',
];
