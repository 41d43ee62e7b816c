//! Three ways: what changed, and whether what changed still stands under the tier above.
//!
//! The tier rules judge both sides under the same catalogue; what they say of an item is found by place, domain, code and name,
//! which every finding names.

use super::Loaded;
use crate::catalogue::{Catalogue, DomainName, Item, Jurisdiction};
use crate::compare::{Change, Changes, Held, Kind, Since, Spot, Standing, Subject, UpperItem};
use crate::diagnostic::{Diagnostic, Levels};
use crate::knowledge::{Date, Knowledge};
use crate::lineage::Workspace;
use crate::{matching, rules};
use std::collections::BTreeMap;

/// Rules beside the tier rules that speak in their stead, each where the law says it already.
const INSTEAD: [&str; 2] = ["later-than-law", "website-not-used"];

/// Says of each change how its item stands under the tier above, and gives the domains of which the tier above has no catalogue:
/// there is nothing to say of these. The rules speak at the levels the settings of each side give them. Both sides must have been loaded with one (`Request::against`).
pub fn stand(
    changes: &mut Changes,
    (old, new): (&mut Loaded, &mut Loaded),
    knowledge: &Knowledge,
    [of_old, of_new]: &[Levels; 2],
    day: Option<Date>,
) -> Vec<String> {
    let [before, after] = [(old, of_old), (new, of_new)].map(|(loaded, levels)| {
        let findings = super::check(loaded, knowledge, levels, day);
        Judged { found: by_subject(findings), upper: Upper::of(&loaded.workspace, &loaded.wanted), loaded }
    });
    for change in &mut changes.changes {
        if matches!(change.subject, Subject::Item | Subject::Catalogue) {
            change.upper = standing(change, &before, &after);
        }
    }
    let mut alone: Vec<String> = Vec::new();
    for change in
        changes.changes.iter().filter(|change| change.subject == Subject::Item && change.upper.is_none())
    {
        if !alone.contains(&change.domain) {
            alone.push(change.domain.clone());
        }
    }
    alone
}

/// What a finding is about: place and domain, code, name.
type About = (String, Option<String>, Option<String>);

/// One side, judged.
struct Judged<'a> {
    loaded: &'a Loaded,
    found: BTreeMap<About, Vec<Diagnostic>>,
    upper: Upper<'a>,
}

fn by_subject(findings: Vec<Diagnostic>) -> BTreeMap<About, Vec<Diagnostic>> {
    let mut found: BTreeMap<About, Vec<Diagnostic>> = BTreeMap::new();
    let of_tiers =
        |finding: &Diagnostic| finding.rule.code.starts_with("T3") || INSTEAD.contains(&finding.rule.name);
    for finding in findings.into_iter().filter(of_tiers) {
        let subject = &finding.subject;
        let about = (subject.place.clone(), subject.code.clone(), subject.name.clone());
        found.entry(about).or_default().push(finding);
    }
    found
}

impl Judged<'_> {
    /// What is said of an item in a catalogue.
    fn of(&self, place: &Jurisdiction, catalogue: &Catalogue, item: Option<&Item>) -> &[Diagnostic] {
        let about = (
            format!("{}/{}", place.name, catalogue.domain_name()),
            item.and_then(Item::code_text).map(ToOwned::to_owned),
            item.and_then(|item| item.name.as_ref()).map(|name| name.value.clone()),
        );
        self.found.get(&about).map_or(&[], Vec::as_slice)
    }

    /// What is said of the item at a spot.
    fn at(&self, spot: Spot) -> &[Diagnostic] {
        let workspace = &self.loaded.workspace;
        match (spot.place(workspace), spot.catalogue(workspace), spot.item(workspace)) {
            (Some(place), Some(catalogue), Some(item)) => self.of(place, catalogue, Some(item)),
            _ => &[],
        }
    }

    /// Whether the tier above has a catalogue of the domain an item stands in.
    fn has_upper(&self, spot: Spot) -> bool {
        let workspace = &self.loaded.workspace;
        let domain = spot.catalogue(workspace).and_then(|catalogue| catalogue.recognised.as_ref());
        domain.is_some_and(|domain| workspace.upper(spot.place, domain).is_some())
    }

    /// The place of a name, where it was asked for.
    fn place(&self, name: &str) -> Option<(usize, &Jurisdiction)> {
        let places = &self.loaded.workspace.jurisdictions;
        let own = self.loaded.wanted.iter().filter_map(|at| Some((*at, places.get(*at)?)));
        own.into_iter().find(|(_, place)| place.name == name)
    }
}

/// The items of the tier above, by the place and the item here that is the same.
struct Upper<'a>(BTreeMap<(usize, *const Item), (&'a Jurisdiction, &'a Item)>);

impl<'a> Upper<'a> {
    fn of(workspace: &'a Workspace, places: &[usize]) -> Self {
        let mut found = BTreeMap::new();
        for (at, place) in places.iter().filter_map(|at| Some((*at, workspace.jurisdictions.get(*at)?))) {
            let mut done: Vec<&DomainName> = Vec::new();
            for domain in place.catalogues.iter().filter_map(|catalogue| catalogue.recognised.as_ref()) {
                let Some((above, _)) = workspace.upper(at, domain).filter(|_| !done.contains(&domain)) else {
                    continue;
                };
                done.push(domain);
                let upper_place = &workspace.jurisdictions[above];
                let (upper, own) = (items(upper_place, domain), items(place, domain));
                for pair in matching::pair(&upper, &own).both {
                    let own: *const Item = own[pair.lower];
                    found.insert((at, own), (upper_place, upper[pair.upper]));
                }
            }
        }
        Self(found)
    }

    fn at(&self, workspace: &Workspace, spot: Spot) -> Option<(&'a Jurisdiction, &'a Item)> {
        let own: *const Item = spot.item(workspace)?;
        self.0.get(&(spot.place, own)).copied()
    }
}

fn items<'a>(place: &'a Jurisdiction, domain: &DomainName) -> Vec<&'a Item> {
    let same = place.catalogues.iter().filter(|catalogue| catalogue.recognised.as_ref() == Some(domain));
    same.flat_map(|catalogue| &catalogue.items).collect()
}

fn standing(change: &Change, before: &Judged<'_>, after: &Judged<'_>) -> Option<Standing> {
    match (change.subject, change.kind) {
        (Subject::Item, Kind::Removed) => removed(change, before, after),
        (Subject::Item, _) => {
            let held = change.new.first().is_some_and(|side| after.has_upper(side.spot));
            Some(present(change, before, after)).filter(|one| held || !one.findings.is_empty())
        }
        (_, Kind::Removed) => whole_catalogue(change, before, after),
        (_, Kind::Added) => Some(present(change, before, after)).filter(|one| !one.findings.is_empty()),
        _ => None,
    }
}

/// An item that is there: what is said of it now, held against what was said of it then.
fn present(change: &Change, before: &Judged<'_>, after: &Judged<'_>) -> Standing {
    let old: Vec<&Diagnostic> = change.old.iter().flat_map(|side| before.at(side.spot)).collect();
    let findings = change.new.iter().flat_map(|side| after.at(side.spot));
    let first = change.new.iter().find_map(|side| after.upper.at(&after.loaded.workspace, side.spot));
    Standing {
        item: first.filter(|_| change.subject == Subject::Item).map(upper_item),
        findings: findings.map(|finding| held(finding, &old)).collect(),
    }
}

/// An item that is gone: whether the tier above still wants it.
fn removed(change: &Change, before: &Judged<'_>, after: &Judged<'_>) -> Option<Standing> {
    let spot = change.old.first()?.spot;
    let Some((place_of_upper, was)) = before.upper.at(&before.loaded.workspace, spot) else {
        let none = Standing { item: None, findings: Vec::new() };
        return before.has_upper(spot).then_some(none);
    };
    let catalogue = spot.catalogue(&before.loaded.workspace)?;
    let Some((at, place)) = after.place(&change.place) else {
        return Some(Standing { item: None, findings: Vec::new() });
    };
    let domain = catalogue.recognised.as_ref()?;
    // The same item in the other loading of the same catalogue above.
    let (_, above) = after.loaded.workspace.upper(at, domain)?;
    let same = |item: &&Item| item.code_text() == was.code_text() && item.key() == was.key();
    let upper = above.items.iter().find(same);
    let item = upper.map(|item| upper_item((place_of_upper, item)));
    let (Some(own), Some(upper)) = (place.catalogue(domain), upper) else {
        return Some(Standing { item, findings: Vec::new() });
    };
    let old = before.of(place, catalogue, Some(was)).iter().collect::<Vec<_>>();
    let mut findings: Vec<Held> =
        after.of(place, own, Some(upper)).iter().map(|finding| held(finding, &old)).collect();
    // Where much is missing, one finding of the whole table tells of it.
    if findings.is_empty() && rules::is_required(place, upper) && rules::omission(place, upper).is_none() {
        let missing = after.of(place, own, None).iter().filter(|finding| finding.rule.name == "item-missing");
        findings.extend(missing.map(|finding| held(finding, &[])));
    }
    Some(Standing { item, findings })
}

/// A catalogue that is gone: whether the place should have one.
fn whole_catalogue(change: &Change, before: &Judged<'_>, after: &Judged<'_>) -> Option<Standing> {
    let domain = change.recognised.as_ref()?;
    let missing = |judged: &Judged<'_>| -> Vec<Diagnostic> {
        let of_place = judged.found.get(&(change.place.clone(), None, None));
        let of_domain = |finding: &&Diagnostic| {
            finding.rule.name == "domain-missing" && finding.subject.text == domain.name
        };
        of_place.into_iter().flatten().filter(of_domain).cloned().collect()
    };
    let (then, now) = (missing(before), missing(after));
    let old: Vec<&Diagnostic> = then.iter().collect();
    let findings: Vec<Held> = now.iter().map(|finding| held(finding, &old)).collect();
    (!findings.is_empty()).then_some(Standing { item: None, findings })
}

fn upper_item((place, item): (&Jurisdiction, &Item)) -> UpperItem {
    UpperItem {
        place: place.name.clone(),
        code: item.code_text().map(|code| code.trim().to_owned()),
        name: item.title().trim().to_owned(),
        at: item.head(),
    }
}

fn held(finding: &Diagnostic, before: &[&Diagnostic]) -> Held {
    let alike: Vec<&&Diagnostic> = before
        .iter()
        .filter(|old| old.rule.name == finding.rule.name && old.subject.field == finding.subject.field)
        .collect();
    let since = if alike.is_empty() {
        Since::New
    } else if alike.iter().any(|old| old.message == finding.message) {
        Since::Before
    } else {
        Since::Other
    };
    Held {
        rule: finding.rule.name,
        code: finding.rule.code,
        severity: finding.severity,
        field: finding.subject.field,
        message: finding.message.clone(),
        since,
    }
}
