//! An office that has another name by the day judged. Manual and tests: `renamed-body.md`.

use super::offices;
use super::{Check, Context, Rule};
use crate::catalogue::{Field, Item};
use crate::diagnostic::{Edit, Fix, Fixability, RuleInfo, Severity, Words};
use crate::knowledge::bodies::{Bodies, Change, Renamed};
use crate::knowledge::{Date, bodies};
use crate::source::Located;

static INFO: RuleInfo = RuleInfo {
    code: "R103",
    name: "renamed-body",
    summary: "公开主体是机构改革以前的名称",
    summary_english: "an office that has another name now",
    docs: include_str!("renamed-body.md"),
    rests: crate::diagnostic::Rests::Nothing,
    severity: Severity::Warning,
    since: "0.1.0",
    fix: Fixability::Sometimes,
};

/// R103.
pub(super) static RULE: Rule = Rule { info: &INFO, checks: &[Check::Item(check)] };

fn check(item: &Item, ctx: &mut Context<'_>) {
    let (Ok(bodies), Ok(laws)) = (ctx.knowledge.bodies(), ctx.knowledge.laws()) else { return };
    let Some(day) = ctx.day.or_else(|| laws.known_until()) else { return };
    for named in offices::of(item, bodies) {
        if named.generic.is_some() {
            continue;
        }
        let own = Located { value: named.name, at: named.at, exact: named.exact };
        for name in std::iter::once(&own).chain(&named.aliases) {
            judge(name, bodies, day, ctx);
        }
    }
}

fn judge(name: &Located<String>, bodies: &Bodies, day: Date, ctx: &mut Context<'_>) {
    // The place knows best what its offices are called.
    if offices::is_declared(&name.value, ctx) || is_of_township(&name.value) {
        return;
    }
    let Some(renamed) = bodies.successor(&name.value, day) else { return };
    if renamed.steps.iter().any(|step| step.to.contains(&step.from)) {
        return;
    }
    report(name, &renamed, ctx);
}

fn report(name: &Located<String>, renamed: &Renamed<'_>, ctx: &mut Context<'_>) {
    let declared = ctx.place.bodies.iter().find(|(key, _)| key.value.trim() == name.value);
    let declared = declared.map(|(_, local)| local.value.trim().to_owned());
    let noted = renamed.steps.iter().any(|step| step.note.is_some());
    let certain = declared.is_some() || renamed.is_certain() && !noted;
    let known = renamed.steps.iter().all(|step| step.uniform && step.document.is_some());
    let present = declared.unwrap_or_else(|| renamed.name.clone());
    let history: Vec<String> = renamed.steps.iter().map(|step| told(step)).collect();
    let message = Words::new(
        format!("公开主体“{}”是改革以前的名称，现为“{present}”", name.value),
        format!("“{}” is “{present}” now", name.value),
    );
    let also = if renamed.also.is_empty() {
        String::new()
    } else {
        format!("；各地名称不一，也有叫{}的", renamed.also.join("、"))
    };
    let doubt = if certain { "" } else { "，请按本地“三定”规定核实" };
    let finding = ctx.report(name.at, message);
    finding.field(Field::Body.key()).about(name.value.clone()).help(Words::new(
        format!("改为“{present}”{doubt}（{}{also}）", history.join("；")),
        format!("write “{present}”{}", if certain { "" } else { ", after checking what it is called here" }),
    ));
    if !known {
        finding.severity(Severity::Info);
    }
    if name.exact {
        let title = Words::new(format!("改为“{present}”"), format!("write “{present}”"));
        let edits = vec![Edit { at: name.at, text: present }];
        finding.fix(if certain { Fix::safe(title, edits) } else { Fix::risky(title, edits) });
    }
}

/// One change, as a clerk would tell it.
fn told(step: &Change) -> String {
    let became = step.to.first().map_or("", String::as_str);
    let what = match step.kind {
        bodies::ChangeKind::Renamed => "更名为",
        bodies::ChangeKind::Merged => "并入或组建",
        bodies::ChangeKind::Abolished => "职责划入",
        bodies::ChangeKind::DutiesMoved => "职责划转至",
    };
    let document = step.document.as_ref().map_or(String::new(), |title| format!("，见《{title}》"));
    let note = step.note.as_ref().map_or(String::new(), |note| format!("，{note}"));
    format!("{}{what}{became}{document}{note}", step.from)
}

/// Offices within a township are its own affair: the reforms of counties do not name them.
fn is_of_township(name: &str) -> bool {
    // 城乡规划局 is no office of a township.
    let name = name.replace("城乡", "");
    ["镇", "乡", "街道"].iter().any(|end| {
        name.split_once(end).is_some_and(|(place, rest)| {
            !place.is_empty()
                && !rest.is_empty()
                && !rest.starts_with(['建', '村', '企', '县', '市', '区', '振'])
        })
    })
}
