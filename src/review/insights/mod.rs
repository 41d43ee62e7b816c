//! What is seen only when all places are laid side by side. Places are named by their index in the ranking.

mod copies;
mod deadlines;

pub use copies::{Copied, Group, SharedText};
pub use deadlines::{Outlier, Usual};

use super::Place;
use std::collections::{BTreeMap, BTreeSet};

/// All insights, each list with the gravest first.
#[derive(Debug, Default)]
pub struct Insights {
    /// Items that places miss.
    pub missed: Vec<Missed>,
    /// Domains that places have no catalogue of.
    pub domains: Vec<MissedDomain>,
    /// Repealed laws that are cited.
    pub laws: Vec<Law>,
    /// Items with deadlines that stand out.
    pub deadlines: Vec<Usual>,
    /// Places whose wording is one another's.
    pub copies: Vec<Copied>,
    /// Three places and more with the same wording.
    pub groups: Vec<Group>,
    /// Places with another place's name in their text.
    pub strays: Vec<Strayed>,
    /// Offices under old names.
    pub offices: Vec<Office>,
}

/// An item above, and who does not have it.
#[derive(Debug)]
pub struct Missed {
    /// The domain.
    pub domain: String,
    /// Its code.
    pub code: Option<String>,
    /// Its name.
    pub name: String,
    /// Who misses it.
    pub places: Vec<usize>,
    /// How many of them have no catalogue of the domain at all.
    pub without: usize,
    /// Of how many that should have it: those held against the same catalogue.
    pub of: usize,
}

/// A domain, and who has no catalogue of it.
#[derive(Debug)]
pub struct MissedDomain {
    /// The domain.
    pub domain: String,
    /// Who.
    pub places: Vec<usize>,
    /// Of how many that should have it.
    pub of: usize,
}

/// A repealed law.
#[derive(Debug)]
pub struct Law {
    /// Its title.
    pub title: String,
    /// What to do about it.
    pub help: String,
    /// How often it is cited.
    pub count: usize,
    /// By whom.
    pub places: Vec<usize>,
}

/// A place with others' names in its text.
#[derive(Debug)]
pub struct Strayed {
    /// Who.
    pub place: usize,
    /// Whose names, and how often.
    pub names: Vec<(String, usize)>,
    /// The index of the first of each name among the place's strays.
    pub first: Vec<usize>,
}

/// An office that has another name now.
#[derive(Debug)]
pub struct Office {
    /// The old name, without the place.
    pub old: String,
    /// The new one, where it is known.
    pub new: Option<String>,
    /// How often it stands.
    pub count: usize,
    /// Where.
    pub places: Vec<usize>,
}

impl Insights {
    /// Lays places side by side.
    #[must_use]
    pub fn of(places: &[Place]) -> Self {
        let (copies, groups) = copies::copies(places);
        Self {
            missed: missed(places),
            domains: missed_domains(places),
            laws: laws(places),
            deadlines: deadlines::usual(places),
            copies,
            groups,
            strays: strays(places),
            offices: offices(places),
        }
    }
}

fn missed(places: &[Place]) -> Vec<Missed> {
    type Key<'a> = (&'a str, &'a Option<String>, &'a str);
    let mut found: BTreeMap<Key<'_>, (Missed, BTreeSet<&str>)> = BTreeMap::new();
    for (index, place) in places.iter().enumerate() {
        for domain in &place.domains {
            for absent in &domain.missing {
                let key = (domain.name.name.as_str(), &absent.code, absent.name.as_str());
                let (missed, against) = found.entry(key).or_insert_with(|| {
                    let (domain, code) = (domain.name.name.clone(), absent.code.clone());
                    let name = absent.name.clone();
                    (Missed { domain, code, name, places: Vec::new(), without: 0, of: 0 }, BTreeSet::new())
                });
                // Two items of one name are missed by one place once.
                if missed.places.last() != Some(&index) {
                    missed.places.push(index);
                    missed.without += usize::from(!domain.given);
                }
                against.insert(&domain.against);
            }
        }
    }
    let owes = |missed: &Missed, against: &BTreeSet<&str>| {
        let own = places.iter().filter_map(|place| place.domain(&missed.domain));
        own.filter(|own| own.required > 0 && against.contains(own.against.as_str())).count()
    };
    let all = found.into_values().map(|(missed, against)| Missed { of: owes(&missed, &against), ..missed });
    let mut found: Vec<Missed> = all.collect();
    // Who has no catalogue of a domain misses all of it, which is told of the domain.
    let own = |missed: &Missed| missed.places.len() - missed.without;
    found.sort_by(|one, other| {
        let key = |missed: &Missed| (std::cmp::Reverse(own(missed)), std::cmp::Reverse(missed.places.len()));
        key(one).cmp(&key(other)).then_with(|| one.code.cmp(&other.code))
    });
    found
}

fn owing(places: &[Place], domain: &str) -> usize {
    let owes = |place: &&Place| place.domain(domain).is_some_and(|own| own.required > 0);
    places.iter().filter(owes).count()
}

fn missed_domains(places: &[Place]) -> Vec<MissedDomain> {
    let mut found: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, place) in places.iter().enumerate() {
        let lacking =
            place.domains.iter().filter(|domain| !domain.given && domain.required > domain.omitted.len());
        lacking.for_each(|domain| found.entry(domain.name.name.as_str()).or_default().push(index));
    }
    let all = found.into_iter().map(|(domain, own)| MissedDomain {
        domain: domain.to_owned(),
        of: owing(places, domain),
        places: own,
    });
    let mut all: Vec<MissedDomain> = all.collect();
    all.sort_by_key(|missed| std::cmp::Reverse(missed.places.len()));
    all
}

fn laws(places: &[Place]) -> Vec<Law> {
    let mut found: BTreeMap<&str, Law> = BTreeMap::new();
    for (index, place) in places.iter().enumerate() {
        for finding in place.findings.iter().filter(|finding| finding.rule.name == "repealed-law") {
            let law = found.entry(finding.text.as_str()).or_insert_with(|| Law {
                title: finding.text.clone(),
                help: finding.help.clone().unwrap_or_default(),
                count: 0,
                places: Vec::new(),
            });
            law.count += 1;
            push(&mut law.places, index);
        }
    }
    let mut found: Vec<Law> = found.into_values().collect();
    found.sort_by_key(|law| (std::cmp::Reverse(law.places.len()), std::cmp::Reverse(law.count)));
    found
}

fn strays(places: &[Place]) -> Vec<Strayed> {
    let with = places.iter().enumerate().filter(|(_, place)| !place.strays.is_empty());
    let mut found: Vec<Strayed> = with
        .map(|(index, place)| {
            let distinct: BTreeSet<&String> = place.strays.iter().map(|stray| &stray.of).collect();
            let count = |name: &String| place.strays.iter().filter(|stray| stray.of == *name).count();
            let mut names: Vec<(String, usize)> =
                distinct.into_iter().map(|name| (name.clone(), count(name))).collect();
            names.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
            let first = |(name, _): &(String, usize)| place.strays.iter().position(|stray| stray.of == *name);
            Strayed { place: index, first: names.iter().filter_map(first).collect(), names }
        })
        .collect();
    found.sort_by_key(|strayed| {
        std::cmp::Reverse(strayed.names.iter().map(|(_, count)| count).sum::<usize>())
    });
    found
}

fn offices(places: &[Place]) -> Vec<Office> {
    let mut found: BTreeMap<String, Office> = BTreeMap::new();
    for (index, place) in places.iter().enumerate() {
        for finding in place.findings.iter().filter(|finding| finding.rule.name == "renamed-body") {
            let bare = |name: &str| {
                let rest = name.strip_prefix(place.own_name.as_str()).filter(|rest| !rest.is_empty());
                rest.unwrap_or(name).to_owned()
            };
            let old = bare(&finding.text);
            let office = found.entry(old.clone()).or_insert_with(|| Office {
                old,
                new: finding.cure.as_deref().map(bare),
                count: 0,
                places: Vec::new(),
            });
            office.count += 1;
            push(&mut office.places, index);
        }
    }
    let mut found: Vec<Office> = found.into_values().collect();
    found.sort_by_key(|office| (std::cmp::Reverse(office.places.len()), std::cmp::Reverse(office.count)));
    found
}

/// Adds a place that comes in order, once.
fn push(places: &mut Vec<usize>, index: usize) {
    if places.last() != Some(&index) {
        places.push(index);
    }
}
