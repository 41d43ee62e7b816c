//! What a place and its tier make of the bodies an item names: shared by the rules about bodies.

use super::Context;
use crate::knowledge::Bodies;
use crate::knowledge::bodies::Generic;
pub(super) use crate::sameness::offices::{Named, of};
use crate::value::text::squeeze;
use crate::value::tier::Tier;

/// The tier a generic name belongs to, where its words or its kind tell.
pub(super) fn tier_of(generic: &Generic<'_>) -> Option<Tier> {
    let kind = || generic.kind.and_then(|kind| kind.only_tier()).filter(|tier| *tier != Tier::County.name());
    Tier::parse(generic.tier.or_else(kind)?)
}

/// Whether the bodies of the catalogue's domain may belong to a tier that is not its own.
pub(super) fn allows(tier: Tier, ctx: &Context<'_>) -> bool {
    let number = ctx.catalogue.recognised.as_ref().and_then(|domain| domain.number);
    // A broken replacement registry is told of before any rule runs.
    let domain = number.and_then(|number| ctx.knowledge.domains().ok()?.by_number(number));
    let tiers = domain.and_then(|domain| domain.body_tier.as_ref());
    tiers.is_some_and(|allowed| allowed.tiers.iter().any(|name| Tier::parse(name) == Some(tier)))
}

/// The local name that `jurisdiction.yaml` gives for a generic one, and whether the two are surely the same.
pub(super) fn local_name<'a>(
    named: &Named<'_>,
    bodies: &Bodies,
    ctx: &Context<'a>,
) -> Option<(&'a str, bool)> {
    let given = &ctx.place.bodies;
    let same = |key: &str| squeeze(key) == named.name;
    if let Some((_, local)) = given.iter().find(|(key, _)| same(&key.value)) {
        return Some((local.value.trim(), true));
    }
    let alone = bodies.kind_alone(&named.name);
    let kind = alone.or_else(|| named.generic.as_ref()?.kind)?;
    let (_, local) = given.iter().find(|(key, _)| bodies.kind(&key.value) == Some(kind))?;
    // 市级民政部门 in a county's catalogue is not plainly the county's.
    let elsewhere = named.generic.as_ref().and_then(tier_of).is_some_and(|tier| Some(tier) != ctx.place.tier);
    Some((local.value.trim(), alone.is_some() && !elsewhere))
}

/// Whether `jurisdiction.yaml` says that an office of this name is there.
pub(super) fn is_declared(name: &str, ctx: &Context<'_>) -> bool {
    ctx.place.bodies.iter().any(|(_, local)| squeeze(&local.value) == name)
}

/// Whether a name ends as the names of places do.
pub(super) fn is_place(name: &str) -> bool {
    // 农村 is no place of its own.
    let ends = name.ends_with(['省', '市', '县', '区', '旗', '州', '盟', '镇', '乡', '村']);
    name != "农村" && (ends || name.ends_with("街道"))
}
