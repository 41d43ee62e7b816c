//! What the catalogue above asks of a place, domain by domain, and what became of it.

use crate::catalogue::{Catalogue, DomainList, DomainName, Item, Jurisdiction};
use crate::knowledge::Date;
use crate::lineage::Workspace;
use crate::matching::{self, Shape};
use crate::rules;
use std::collections::BTreeSet;

/// A domain of a place beside the catalogue above.
#[derive(Debug, Clone)]
pub struct Domain {
    /// Which.
    pub name: DomainName,
    /// Whose catalogue it was held against; empty where nobody above has one.
    pub against: String,
    /// Whether the place has a catalogue of it, with items.
    pub given: bool,
    /// Whether the place's own list of domains leaves it out; what is required stays required.
    pub disclaimed: bool,
    /// How many items it has there.
    pub items: usize,
    /// Items the catalogue above gives to this tier.
    pub required: usize,
    /// Those that are here beyond doubt.
    pub present: usize,
    /// Those that probably are.
    pub doubtful: Vec<Elsewhere>,
    /// Those the place has said it does not have, with the reason.
    pub omitted: Vec<Absent>,
    /// Those nothing is said of.
    pub missing: Vec<Absent>,
    /// Items of the place's own.
    pub local: usize,
    /// Errors, warnings and infos found in it.
    pub findings: [usize; 3],
}

impl Default for Domain {
    fn default() -> Self {
        Self {
            name: DomainName { number: None, name: String::new() },
            against: String::new(),
            given: false,
            disclaimed: false,
            items: 0,
            required: 0,
            present: 0,
            doubtful: Vec::new(),
            omitted: Vec::new(),
            missing: Vec::new(),
            local: 0,
            findings: [0; 3],
        }
    }
}

/// An item above that is not here.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Absent {
    /// Its code there.
    pub code: Option<String>,
    /// Its name there.
    pub name: String,
    /// What the place says of it; empty where nothing.
    pub reason: String,
}

/// An item above that is here in doubt.
#[derive(Debug, Clone, Default)]
pub struct Elsewhere {
    /// The item above.
    pub above: Absent,
    /// What it was taken for here.
    pub here: Vec<String>,
    /// How like, in hundredths; 0 where it stands in a wider item or in several.
    pub likeness: i64,
}

/// A domain with its items beside those above.
#[derive(Debug)]
pub struct Judged<'a> {
    /// What became of what is required.
    pub domain: Domain,
    /// The items above with the one here each was matched to beyond doubt.
    pub matched: Vec<(&'a Item, &'a Item)>,
    /// Items of the place's own.
    pub local: Vec<&'a Item>,
}

/// Every domain that is required of a place or that it has, by number, and what was matched in it. `given` is the place
/// that all are held against, and those whose folders they stand in besides.
pub fn domains<'a>(
    workspace: &'a Workspace,
    (index, given): (usize, usize),
    day: Option<Date>,
    only: &BTreeSet<String>,
) -> Vec<Judged<'a>> {
    let Some(place) = workspace.jurisdictions.get(index) else { return Vec::new() };
    let above = workspace.ancestors(index).filter_map(|above| workspace.jurisdictions.get(above));
    let upper: BTreeSet<&DomainName> =
        above.flat_map(|place| &place.catalogues).filter_map(|own| own.recognised.as_ref()).collect();
    let own = place.catalogues.iter().filter_map(|own| own.recognised.as_ref());
    let mut all: Vec<&DomainName> = upper.iter().copied().chain(own).collect();
    all.sort_by_key(|name| (name.number.unwrap_or(u16::MAX), *name));
    all.dedup();
    let withheld: Vec<Shape> =
        place.withheld_lists.iter().flat_map(|list| &list.items).map(Shape::of).collect();
    let scene = Scene { place, withheld: &withheld, day };
    let wanted = all.into_iter().filter(|name| only.is_empty() || only.contains(&name.name));
    let judged = wanted.map(|name| {
        let upper = workspace.upper(index, name);
        // Above what was given to be held against is only asked for domains nobody has below.
        let nearest = upper.map(|(above, _)| above);
        let asked = workspace.ancestors(index).filter(|above| *above >= given || Some(*above) == nearest);
        let catalogues = asked.filter_map(|above| workspace.jurisdictions.get(above)?.catalogue(name));
        let mut judged = scene.domain(name, &scene.due(catalogues));
        let above = upper.and_then(|(above, _)| workspace.jurisdictions.get(above));
        judged.domain.against = above.map_or_else(String::new, |above| above.name.clone());
        judged
    });
    judged.filter(|Judged { domain, .. }| domain.given || domain.required > 0).collect()
}

struct Scene<'a, 'b> {
    place: &'a Jurisdiction,
    withheld: &'b [Shape],
    day: Option<Date>,
}

/// An item above, and whether any catalogue above requires it of the place.
#[derive(Clone, Copy)]
struct Due<'a> {
    item: &'a Item,
    required: bool,
}

impl<'a> Scene<'a, '_> {
    /// The items of the catalogues above, the nearest first. What a nearer one does not have, or does not ask of this tier,
    /// is asked by the farther one all the same: a city whose catalogue is its own only takes nothing off its counties.
    fn due(&self, catalogues: impl Iterator<Item = &'a Catalogue>) -> Vec<Due<'a>> {
        let mut all: Vec<Due<'a>> = Vec::new();
        for catalogue in catalogues {
            let own: Vec<Due<'a>> = catalogue
                .items
                .iter()
                .map(|item| Due { item, required: rules::is_required(self.place, item) })
                .collect();
            if all.is_empty() {
                all = own;
                continue;
            }
            let farther: Vec<&Item> = own.iter().map(|due| due.item).collect();
            let nearer: Vec<&Item> = all.iter().map(|due| due.item).collect();
            let pairing = matching::pair(&farther, &nearer);
            for pair in &pairing.both {
                all[pair.lower].required |= own[pair.upper].required;
            }
            all.extend(pairing.only_upper.iter().map(|index| own[*index]).filter(|due| due.required));
        }
        all
    }

    fn domain(&self, name: &DomainName, due: &[Due<'a>]) -> Judged<'a> {
        let tables = self.place.catalogues.iter().filter(|own| own.recognised.as_ref() == Some(name));
        let own: Vec<&Item> = tables.flat_map(|table| &table.items).collect();
        let mut domain = Domain {
            name: name.clone(),
            given: !own.is_empty(),
            disclaimed: self.is_disclaimed(name),
            items: own.len(),
            ..Domain::default()
        };
        let items: Vec<&Item> = due.iter().map(|due| due.item).collect();
        let pairing = matching::pair(&items, &own);
        let unpaired: Vec<&Item> = pairing.only_lower.iter().map(|index| own[*index]).collect();
        domain.local = unpaired.len();
        let mut matched = Vec::new();
        for pair in &pairing.both {
            let (above, here) = (items[pair.upper], own[pair.lower]);
            if pair.sure {
                matched.push((above, here));
            }
            if due[pair.upper].required {
                domain.required += 1;
                if pair.sure {
                    domain.present += 1;
                } else {
                    let names = vec![here.title().trim().to_owned()];
                    domain.doubtful.push(Elsewhere {
                        above: absent(above),
                        here: names,
                        likeness: hundredths(pair.score),
                    });
                }
            }
        }
        for due in pairing.only_upper.iter().map(|index| due[*index]).filter(|due| due.required) {
            domain.required += 1;
            self.not_here(due.item, &own, &unpaired, &mut domain);
        }
        Judged { domain, matched, local: unpaired }
    }

    /// Whether the place's own list of domains leaves this one out, and it has no catalogue of it.
    fn is_disclaimed(&self, name: &DomainName) -> bool {
        let DomainList::Some(named) = &self.place.domains else { return false };
        let same = |text: &crate::catalogue::Text| name.name == text.value.trim();
        !named.iter().any(same) && self.place.catalogue(name).is_none()
    }

    fn not_here(&self, above: &'a Item, own: &[&'a Item], unpaired: &[&'a Item], domain: &mut Domain) {
        if let Some(reason) = self.reason(above) {
            domain.omitted.push(Absent { reason, ..absent(above) });
            return;
        }
        let here = rules::elsewhere(above, own, unpaired);
        if here.is_empty() {
            domain.missing.push(absent(above));
        } else {
            let here = here.into_iter().map(|item| item.title().trim().to_owned()).collect();
            domain.doubtful.push(Elsewhere { above: absent(above), here, likeness: 0 });
        }
    }

    /// Why the place does not have an item, where it says so: 不涉及, 备案说明, 负面清单. What gives no reason says nothing.
    fn reason(&self, above: &Item) -> Option<String> {
        let said = |text: &Option<crate::catalogue::Text>| {
            text.as_ref().map(|text| text.value.trim().to_owned()).unwrap_or_default()
        };
        if let Some(omit) = rules::omission(self.place, above).filter(|omit| omit.is_reasoned()) {
            return Some(said(&omit.reason));
        }
        let code = above.code_text().map(str::trim);
        let waiver = self.place.waivers.iter().find(|waiver| {
            let rule = waiver.rule.value.trim();
            let holds = waiver.until.as_ref().and_then(|until| until.value.trim().parse::<Date>().ok());
            matches!(rule, "item-missing" | "T302")
                && waiver.code.as_ref().map(|code| code.value.trim()) == code
                && code.is_some()
                && waiver.is_reasoned()
                && holds.zip(self.day).is_none_or(|(until, day)| until >= day)
        });
        if let Some(waiver) = waiver {
            return Some(said(&waiver.reason));
        }
        let shape = (!self.withheld.is_empty()).then(|| Shape::of(above))?;
        self.withheld.iter().any(|entry| entry.same_matter(&shape)).then(|| "列入负面清单".to_owned())
    }
}

fn absent(item: &Item) -> Absent {
    Absent {
        code: item.code_text().map(|code| code.trim().to_owned()),
        name: item.title().trim().to_owned(),
        reason: String::new(),
    }
}

/// A likeness from 0 to 1 in hundredths.
#[expect(clippy::cast_possible_truncation, reason = "between 0 and 100")]
fn hundredths(likeness: f64) -> i64 {
    (likeness.clamp(0.0, 1.0) * 100.0).round() as i64
}
