//! Fewer people are told than the tier above wants. Manual and tests: `audience-narrowed.md`.

use super::{Check, Context, Pair, Rule, duty};
use crate::catalogue::Field;
use crate::diagnostic::{Fixability, RuleInfo, Severity, Words};
use crate::sameness::audience::lost;

static INFO: RuleInfo = RuleInfo {
    code: "T306",
    name: "audience-narrowed",
    summary: "公开对象比上级目录窄",
    summary_english: "fewer people are told than the tier above wants",
    docs: include_str!("audience-narrowed.md"),
    rests: crate::diagnostic::Rests::Regulation("第五条、第十五条"),
    severity: Severity::Error,
    since: "0.1.0",
    fix: Fixability::Never,
};

/// T306.
pub(super) static RULE: Rule = Rule { info: &INFO, checks: &[Check::TierPair(check)] };

fn check(pair: &Pair<'_>, ctx: &mut Context<'_>) {
    let Some((upper, own, above)) = duty::bound(pair, ctx) else { return };
    let (Some(wanted), Some(given)) = (upper.audience.understood(), own.audience.understood()) else {
        return;
    };
    let (Some(wanted_text), Some(given_text)) = (upper.audience.text(), own.audience.text()) else { return };
    if given.everyone {
        return;
    }
    let (name, place) = (own.title().trim(), &above.place.name);
    let (message, severity) = if wanted.everyone {
        let groups =
            if given.groups.is_empty() { "特定群体".to_owned() } else { given.groups.join("、") };
        let message = Words::new(
            format!("事项“{name}”{place}规定向全社会公开，这里只向“{groups}”公开"),
            format!("{place} discloses “{name}” to everybody, and here it goes to “{groups}” only"),
        );
        (message, Severity::Error)
    } else {
        let lost = lost(wanted, given);
        if lost.is_empty() {
            return;
        }
        let (list, list_english) = duty::quoted(&lost);
        let message = Words::new(
            format!("事项“{name}”的公开对象比{place}少了{list}"),
            format!("“{name}” leaves out {list_english}, whom {place} tells"),
        );
        (message, Severity::Warning)
    };
    let finding = ctx.report(given_text.at, message);
    finding.field(Field::Audience.key()).about(given_text.value.clone());
    finding.severity(severity.min(duty::weight(upper)));
    finding.beside(wanted_text.at, Words::new("上级规定在此", "the tier above says so here"));
    finding.help(Words::new(
        "公开对象可以更宽，不能更窄：照上级写；涉及个人隐私的，隐去后公开",
        "tell at least those the tier above tells; leave out what is private",
    ));
}
