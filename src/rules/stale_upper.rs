//! A catalogue approved before the one above was. Manual and tests: `stale-upper.md`.

use super::{Check, PlaceContext, Rule};
use crate::catalogue::{Jurisdiction, Text};
use crate::diagnostic::{Fixability, RuleInfo, Severity, Words};
use crate::knowledge::Date;
use std::collections::BTreeMap;

static INFO: RuleInfo = RuleInfo {
    code: "T314",
    name: "stale-upper",
    summary: "上级目录重新审定以后，本级没有跟着更新",
    summary_english: "the catalogue above was approved anew, this one was not",
    docs: include_str!("stale-upper.md"),
    rests: crate::diagnostic::Rests::Guidance,
    severity: Severity::Warning,
    since: "0.1.0",
    fix: Fixability::Never,
};

/// T314.
pub(super) static RULE: Rule = Rule { info: &INFO, checks: &[Check::Place(check)] };

fn check(ctx: &mut PlaceContext<'_>) {
    let Some((own_text, own)) = approved(ctx.place) else { return };
    // The places that lay down what is held against, with the domains they do it for.
    let mut uppers: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
    for domain in ctx.place.catalogues.iter().filter_map(|catalogue| catalogue.recognised.as_ref()) {
        if let Some((above, _)) = ctx.workspace.upper(ctx.index, domain) {
            let domains = uppers.entry(above).or_default();
            if !domains.contains(&domain.name.as_str()) {
                domains.push(&domain.name);
            }
        }
    }
    for (above, domains) in uppers {
        let Some(upper) = ctx.workspace.jurisdictions.get(above) else { continue };
        let Some((upper_text, later)) = approved(upper).filter(|(_, later)| *later > own) else { continue };
        let message = Words::new(
            format!(
                "本级目录{own}审定，所依据的{}目录已于{later}重新审定（{}）",
                upper.name,
                domains.join("、")
            ),
            format!(
                "approved on {own}, before {} approved its own anew on {later} ({})",
                upper.name,
                domains.join(", ")
            ),
        );
        let finding = ctx.report(own_text.at, message);
        finding.field("approval").about(later.to_string());
        finding.beside(upper_text.at, Words::new("上级的审定日期在此", "the later approval above"));
        finding.help(Words::new(
            "对照上级的新目录逐项核对、更新，报上一级政府审核后，把 approval.on 改为新的审定日期",
            "compare with the new catalogue, have yours approved again and write the new day in approval.on",
        ));
    }
}

/// When the catalogues of a place were approved; a text that is no day is the schema's to tell of.
fn approved(place: &Jurisdiction) -> Option<(&Text, Date)> {
    let text = place.approval.as_ref()?.on.as_ref()?;
    Some((text, text.value.trim().parse().ok()?))
}
