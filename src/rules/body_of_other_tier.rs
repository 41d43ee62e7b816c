//! An office of another tier than the catalogue's. Manual and tests: `body-of-other-tier.md`.

use super::offices::{self, Named};
use super::{Check, Context, Rule};
use crate::catalogue::{Field, Item};
use crate::diagnostic::{Fixability, RuleInfo, Severity, Words};
use crate::knowledge::Bodies;
use crate::value::tier::Tier;

static INFO: RuleInfo = RuleInfo {
    code: "R105",
    name: "body-of-other-tier",
    summary: "公开主体是别的层级的机关",
    summary_english: "an office of another tier",
    docs: include_str!("body-of-other-tier.md"),
    rests: crate::diagnostic::Rests::Regulation("第十条"),
    severity: Severity::Warning,
    since: "0.1.0",
    fix: Fixability::Never,
};

/// R105.
pub(super) static RULE: Rule = Rule { info: &INFO, checks: &[Check::Item(check)] };

fn check(item: &Item, ctx: &mut Context<'_>) {
    let (Ok(bodies), Some(own)) = (ctx.knowledge.bodies(), ctx.place.tier) else { return };
    if ctx.place.baseline || matches!(own, Tier::National | Tier::Village) {
        return;
    }
    let levels = item.levels.understood().map_or(&[][..], Vec::as_slice);
    let named = offices::of(item, bodies);
    let tiers: Vec<Option<Tier>> = named.iter().map(|named| tier_of(named, bodies, ctx)).collect();
    // Beside an office of its own tier another may well stand: a county's with its townships'.
    let own_is_there = tiers.iter().zip(&named).any(|(tier, named)| {
        named.generic.is_none() && tier.is_none_or(|tier| tier == own || levels.contains(&tier))
    });
    for (named, tier) in named.iter().zip(tiers) {
        let Some(tier) = tier.filter(|tier| *tier != own && !levels.contains(tier)) else { continue };
        let fits = if tier > own { levels.is_empty() || own_is_there } else { offices::allows(tier, ctx) };
        if !fits && !offices::is_declared(&named.name, ctx) {
            report(named, tier, own, ctx);
        }
    }
}

/// The tier of an office, where its name tells it plainly. Template wording is another rule's.
fn tier_of(named: &Named<'_>, bodies: &Bodies, ctx: &Context<'_>) -> Option<Tier> {
    if named.generic.is_some() {
        return None;
    }
    if bodies.kinds().any(|kind| kind.ministry.as_deref() == Some(&named.name)) {
        return Some(Tier::National);
    }
    let office = bodies.office(&named.name)?;
    if office.kind.before.is_some() && !named.name.starts_with("国家") {
        return None;
    }
    let place = office.place.as_str();
    if place.ends_with('省') || place.ends_with("自治区") || office.name.ends_with('厅') {
        return Some(Tier::Province);
    }
    // 自治州 and 盟 are cities; a 市 may be a county's own name, or the city of a county that is no 市.
    if place.ends_with("自治州") || place.ends_with('盟') || is_city_above(place, ctx) {
        return Some(Tier::City);
    }
    if ["镇", "乡", "街道", "苏木"].iter().any(|end| place.ends_with(end)) {
        return Some(Tier::Township);
    }
    None
}

/// Whether `place` is the city a county belongs to: a 市 named in the catalogue of a 县 or 旗.
fn is_city_above(place: &str, ctx: &Context<'_>) -> bool {
    let own = ctx.place.name.trim();
    ctx.place.tier == Some(Tier::County)
        && own.ends_with(['县', '旗'])
        && place.ends_with('市')
        && !own.starts_with(place)
        && place.chars().count() > 1
}

fn report(named: &Named<'_>, tier: Tier, own: Tier, ctx: &mut Context<'_>) {
    let message = Words::new(
        format!(
            "公开主体“{}”是{}机关，这是{}目录，本级不能替它承诺公开",
            named.name,
            tier.name(),
            own.name()
        ),
        format!("“{}” is an office of {}, in a catalogue of {}", named.name, tier.name(), own.name()),
    );
    let (chinese, english) = if tier < own {
        (
            "改为本级的单位；确由上级机关公开的，公开层级写明那一级，或者移到上级目录",
            "name the office of this tier, or say in 公开层级 that the tier above discloses it",
        )
    } else {
        (
            "公开层级应包括那一级；由本级公开的，改为本级的单位",
            "add that tier to 公开层级, or name the office of this tier",
        )
    };
    let severity = if tier < Tier::City { Severity::Warning } else { Severity::Info };
    let finding = ctx.report(named.at, message);
    finding
        .field(Field::Body.key())
        .about(named.name.clone())
        .severity(severity)
        .help(Words::new(chinese, english));
}
