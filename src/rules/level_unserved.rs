//! An item left to the tier below, where nobody has it. Manual and tests: `level-unserved.md`.

use super::{Check, Context, Rule, Unserved};
use crate::catalogue::Field;
use crate::diagnostic::{Fixability, RuleInfo, Severity, Words};

static INFO: RuleInfo = RuleInfo {
    code: "T313",
    name: "level-unserved",
    summary: "公开层级写了下一级，下一级却没有一个地方公开",
    summary_english: "an item left to the tier below, which nobody there discloses",
    docs: include_str!("level-unserved.md"),
    rests: crate::diagnostic::Rests::Guidance,
    severity: Severity::Error,
    since: "0.1.0",
    fix: Fixability::Never,
};

/// T313.
pub(super) static RULE: Rule = Rule { info: &INFO, checks: &[Check::Unserved(check)] };

/// How many of the places below are shown.
const SHOWN: usize = 3;

fn check(unserved: &Unserved<'_>, ctx: &mut Context<'_>) {
    let Unserved { item, below } = unserved;
    let Some(tier) = below.iter().find_map(|(place, _)| place.tier) else { return };
    let names: Vec<&str> = below.iter().take(SHOWN).map(|(place, _)| place.name.as_str()).collect();
    let more = if below.len() > SHOWN { "等" } else { "" };
    let count = below.len();
    let message = Words::new(
        format!(
            "事项“{}”由{tier}公开，但有这个领域目录的{}{more}{count}个地方都没有列",
            item.title().trim(),
            names.join("、")
        ),
        format!("“{}” is left to {tier}, but none of the {count} places below has it", item.title().trim()),
    );
    let at = item.levels.text().map_or_else(|| item.head(), |text| text.at);
    let finding = ctx.report(at, message);
    finding.field(Field::Levels.key());
    for (place, catalogue) in below.iter().take(SHOWN) {
        let at = catalogue.title.as_ref().map_or(catalogue.head, |title| title.at);
        let name = &place.name;
        finding.beside(at, Words::new(format!("{name}的目录没有它"), format!("{name} does not have it")));
    }
    finding.help(Words::new(
        format!("不由{tier}公开的，改公开层级；由{tier}公开的，各地补上；确不涉及的，在各地 jurisdiction.yaml 的 omits 中写明理由"),
        "correct the levels, add the item below, or list it under `omits` there",
    ));
}
