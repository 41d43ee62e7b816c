//! An item the tier above says this tier discloses, and that is not here. Manual and tests: `item-missing.md`.

use super::{Check, Context, Pair, Rule, duty};
use crate::diagnostic::{Fixability, RuleInfo, Severity, Words};

static INFO: RuleInfo = RuleInfo {
    code: "T302",
    name: "item-missing",
    summary: "上级目录规定本级应公开的事项，这里没有，也没有说明不涉及",
    summary_english: "an item of the tier above is missing here",
    docs: include_str!("item-missing.md"),
    severity: Severity::Error,
    since: "0.1.0",
    fix: Fixability::Never,
};

/// T302.
pub(super) static RULE: Rule = Rule { info: &INFO, checks: &[Check::TierPair(check)] };

fn check(pair: &Pair<'_>, ctx: &mut Context<'_>) {
    let (Pair::OnlyUpper(upper), Some(above)) = (pair, ctx.upper) else { return };
    // Of a catalogue that could not be read whole, or is empty, nobody can say what is missing.
    let unknown = ctx.catalogue.incomplete || ctx.catalogue.items.is_empty();
    if unknown || ctx.told || !duty::owes(ctx.place, upper) {
        return;
    }
    let code = upper.code_text().map_or(String::new(), |code| format!("（{}）", code.trim()));
    let tier = ctx.place.tier.map_or("", crate::value::tier::Tier::name);
    let message = Words::new(
        format!("缺少{}规定{tier}应公开的事项“{}”{code}", above.place.name, upper.title()),
        format!("item “{}”{code}, which {} requires here, is missing", upper.title(), above.place.name),
    );
    let at = ctx.catalogue.title.as_ref().map_or(ctx.catalogue.head, |title| title.at);
    let severity = duty::weight(upper);
    let unsure = severity < Severity::Error;
    let finding = ctx.report_about(upper, at, message);
    finding.severity(severity).beside(upper.head(), Words::new("上级事项在此", "the item above"));
    let doubt = if unsure {
        "（该事项在国家标准指引中的原文未完全核实，请对照本省文件）"
    } else {
        ""
    };
    finding.help(Words::new(
        format!("补充该事项；本地确不涉及的，在 jurisdiction.yaml 的 omits 中写明编码和理由{doubt}"),
        "add the item, or list its code with a reason under `omits` in jurisdiction.yaml",
    ));
}
