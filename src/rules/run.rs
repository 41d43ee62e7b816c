//! The only loops over places, catalogues, items and pairs.

use super::{CHECKED, Check, Context, Pair, Upper};
use crate::catalogue::{Catalogue, Item, Jurisdiction, Waiver};
use crate::diagnostic::{Diagnostic, Sink};
use crate::knowledge::Knowledge;
use crate::lineage::Workspace;
use crate::matching;
use std::collections::BTreeSet;

/// What a run needs to know beside the catalogues.
pub struct Settings<'a> {
    /// The registries.
    pub knowledge: &'a Knowledge,
    /// The day of the run, `YYYY-MM-DD`: waivers end. `None`: none ends.
    pub today: Option<String>,
    /// Which places to check, by index; all of the workspace's own where `None`.
    pub places: Option<Vec<usize>>,
}

/// Applies every rule to every place of a workspace.
pub fn run(workspace: &Workspace, settings: &Settings<'_>, sink: &mut Sink) {
    let places = settings.places.clone().unwrap_or_else(|| workspace.own().collect());
    for index in places {
        let Some(place) = workspace.jurisdictions.get(index) else { continue };
        let mut own = Sink::new();
        for (at, catalogue) in place.catalogues.iter().enumerate() {
            check_catalogue(place, catalogue, settings, &mut own);
            // Several tables of one domain stand together against the tier above, with the first.
            let first = place.catalogues.iter().position(|other| other.recognised == catalogue.recognised)
                == Some(at);
            if first && catalogue.recognised.is_some() {
                check_tiers(workspace, index, place, catalogue, settings, &mut own);
            }
        }
        own.retain(|finding| !waived(finding, &place.waivers, settings.today.as_deref()));
        sink.append(own);
    }
}

fn check_catalogue(place: &Jurisdiction, catalogue: &Catalogue, settings: &Settings<'_>, sink: &mut Sink) {
    for rule in CHECKED {
        for check in rule.checks {
            let mut ctx = Context {
                knowledge: settings.knowledge,
                place,
                catalogue,
                upper: None,
                rule: rule.info,
                item: None,
                sink,
            };
            match check {
                Check::Catalogue(check) => check(catalogue, &mut ctx),
                Check::Item(check) => {
                    for item in &catalogue.items {
                        ctx.item = Some(item);
                        check(item, &mut ctx);
                    }
                }
                Check::TierPair(_) => {}
            }
        }
    }
}

fn check_tiers(
    workspace: &Workspace,
    index: usize,
    place: &Jurisdiction,
    catalogue: &Catalogue,
    settings: &Settings<'_>,
    sink: &mut Sink,
) {
    let Some(domain) = &catalogue.recognised else { return };
    let Some((above, upper)) = workspace.upper(index, domain) else { return };
    let upper_place = &workspace.jurisdictions[above];
    let upper_items = items_of(upper_place, catalogue);
    let own_items = items_of(place, catalogue);
    let pairs = paired(&upper_items, &own_items);
    for rule in CHECKED {
        for check in rule.checks {
            let Check::TierPair(check) = check else { continue };
            for pair in &pairs {
                let item = match pair {
                    Pair::Both { own, .. } | Pair::OnlyLower(own) => Some(*own),
                    Pair::OnlyUpper(_) => None,
                };
                let upper = Some(Upper { place: upper_place, catalogue: upper });
                let mut ctx = Context {
                    knowledge: settings.knowledge,
                    place,
                    catalogue,
                    upper,
                    rule: rule.info,
                    item,
                    sink,
                };
                check(pair, &mut ctx);
            }
        }
    }
}

fn items_of<'a>(place: &'a Jurisdiction, like: &Catalogue) -> Vec<&'a Item> {
    place
        .catalogues
        .iter()
        .filter(|catalogue| catalogue.recognised == like.recognised)
        .flat_map(|catalogue| &catalogue.items)
        .collect()
}

fn paired<'a>(upper: &[&'a Item], own: &[&'a Item]) -> Vec<Pair<'a>> {
    let pairing = matching::pair(upper, own);
    let both =
        pairing.both.iter().map(|found| Pair::Both { upper: upper[found.upper], own: own[found.lower] });
    let only_upper = pairing.only_upper.iter().map(|index| Pair::OnlyUpper(upper[*index]));
    let only_lower = pairing.only_lower.iter().map(|index| Pair::OnlyLower(own[*index]));
    both.chain(only_upper).chain(only_lower).collect()
}

/// Whether a waiver with a reason, still in force, covers the finding.
fn waived(finding: &Diagnostic, waivers: &[Waiver], today: Option<&str>) -> bool {
    let codes: BTreeSet<&str> = finding.subject.code.iter().map(String::as_str).collect();
    waivers.iter().any(|waiver| {
        let rule = waiver.rule.value.trim();
        let named = rule == finding.rule.name || rule.eq_ignore_ascii_case(finding.rule.code);
        let item = waiver.code.as_ref().is_none_or(|code| codes.contains(code.value.trim()));
        // ISO dates compare as text.
        let holds = match (&waiver.until, today) {
            (Some(until), Some(today)) => until.value.trim() >= today,
            (Some(_) | None, _) => true,
        };
        named && item && holds && waiver.reason.is_some()
    })
}
