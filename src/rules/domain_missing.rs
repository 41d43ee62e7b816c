//! A domain the place says it covers, without a catalogue. Manual and tests: `domain-missing.md`.

use super::{Check, PlaceContext, Rule, duty};
use crate::catalogue::{DomainList, DomainName, Text};
use crate::diagnostic::{Fixability, RuleInfo, Severity, Words};
use crate::value::text::comparable;
use crate::value::tier::Tier;

static INFO: RuleInfo = RuleInfo {
    code: "T311",
    name: "domain-missing",
    summary: "应编制目录的领域没有目录",
    summary_english: "a domain the place should cover has no catalogue",
    docs: include_str!("domain-missing.md"),
    rests: crate::diagnostic::Rests::Guidance,
    severity: Severity::Error,
    since: "0.1.0",
    fix: Fixability::Never,
};

/// T311.
pub(super) static RULE: Rule = Rule { info: &INFO, checks: &[Check::Place(check)] };

fn check(ctx: &mut PlaceContext<'_>) {
    // Where only some files were asked for, nothing can be said of the others.
    if !ctx.place.whole {
        return;
    }
    let due: Vec<(DomainName, &Text)> = match &ctx.place.domains {
        DomainList::Own => return,
        DomainList::All(word) => all(ctx).into_iter().map(|domain| (domain, word)).collect(),
        DomainList::Some(named) => named.iter().map(|text| (meant(text, ctx), text)).collect(),
    };
    let listed = matches!(ctx.place.domains, DomainList::Some(_));
    let missing = due.into_iter().filter(|(domain, _)| ctx.place.catalogue(domain).is_none());
    for (domain, text) in missing.collect::<Vec<_>>() {
        let place = &ctx.place.name;
        let message = Words::new(
            format!("{place}应编制“{}”领域的目录，没有找到", domain.name),
            format!("{place} should have a catalogue of “{}”; there is none", domain.name),
        );
        let finding = ctx.report(text.at, message);
        finding.field("domains").about(domain.name).help(help(listed));
    }
}

fn help(listed: bool) -> Words {
    let off = if listed { "从 domains 里删去" } else { "把 all 改成逐个列出的领域" };
    Words::new(
        format!("补上这个领域的目录；目录在的，核对它的“领域”写法；确不编制的，{off}，并报上一级政府审核"),
        "add the catalogue, check how its domain is written, or list only the domains there are",
    )
}

/// The domain a word means: one of the registry, else one of the place's own.
fn meant(text: &Text, ctx: &PlaceContext<'_>) -> DomainName {
    // A broken replacement registry is told of before any rule runs.
    let known = ctx.knowledge.domains().ok().and_then(|domains| domains.find(&text.value));
    let own = || {
        let same = |domain: &&DomainName| comparable(&domain.name) == comparable(&text.value);
        let here = ctx.place.catalogues.iter().filter_map(|catalogue| catalogue.recognised.as_ref());
        here.into_iter().find(same).cloned()
    };
    match known {
        Some(known) => DomainName { number: Some(known.number), name: known.name.clone() },
        None => own().unwrap_or_else(|| DomainName { number: None, name: text.value.trim().to_owned() }),
    }
}

/// The 26 domains, as far as they are this tier's: a county has all of them; a township those in which the catalogue
/// above leaves something to it.
fn all(ctx: &PlaceContext<'_>) -> Vec<DomainName> {
    let Ok(domains) = ctx.knowledge.domains() else { return Vec::new() };
    let pilots =
        domains.pilots().map(|domain| DomainName { number: Some(domain.number), name: domain.name.clone() });
    let owed = |domain: &DomainName| {
        let upper = ctx.workspace.upper(ctx.index, domain);
        upper.is_some_and(|(_, upper)| upper.items.iter().any(|item| duty::owes(ctx.place, item)))
    };
    let county = ctx.place.tier == Some(Tier::County);
    pilots.filter(|domain| county || owed(domain)).collect()
}
