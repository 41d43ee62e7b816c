//! On request only, where the tier above discloses proactively. Manual and tests: `mode-downgraded.md`.

use super::{Check, Context, Pair, Rule, duty};
use crate::catalogue::Field;
use crate::diagnostic::{Fixability, RuleInfo, Severity, Words};
use crate::value::mode::Mode;

static INFO: RuleInfo = RuleInfo {
    code: "T303",
    name: "mode-downgraded",
    summary: "上级规定主动公开的，这里改成了依申请公开",
    summary_english: "on request only, where the tier above discloses proactively",
    docs: include_str!("mode-downgraded.md"),
    rests: crate::diagnostic::Rests::Regulation("第五条、第十九条至第二十一条"),
    severity: Severity::Error,
    since: "0.1.0",
    fix: Fixability::Never,
};

/// T303.
pub(super) static RULE: Rule = Rule { info: &INFO, checks: &[Check::TierPair(check)] };

fn check(pair: &Pair<'_>, ctx: &mut Context<'_>) {
    let Some((upper, own, above)) = duty::bound(pair, ctx) else { return };
    let proactive = |modes: &Vec<Mode>| modes.contains(&Mode::Proactive);
    if !upper.mode.understood().is_some_and(proactive) || own.mode.understood().is_none_or(proactive) {
        return;
    }
    let (Some(required), Some(given)) = (upper.mode.text(), own.mode.text()) else { return };
    let (name, place) = (own.title().trim(), &above.place.name);
    let message = Words::new(
        format!("事项“{name}”{place}规定主动公开，这里只依申请公开"),
        format!("“{name}” is disclosed proactively by {place}, and here on request only"),
    );
    let finding = ctx.report(given.at, message);
    finding.field(Field::Mode.key()).about(given.value.clone());
    finding.severity(Severity::Error.min(duty::weight(upper)));
    finding.beside(required.at, Words::new("上级规定在此", "the tier above says so here"));
    finding.help(Words::new(
        "改为主动公开；涉及个人隐私、商业秘密的，隐去后主动公开，确实不能公开的列入负面清单并写明依据",
        "disclose it proactively; what must be kept back belongs on the negative list with its ground",
    ));
}
