//! The score of a place: three parts, each from 0 to 100, and what they weigh. All in hundredths and in whole numbers.
//!
//! - coverage: of what is required and not omitted with a reason, how much is there; what is there in doubt counts in part;
//! - quality: 100, less so much for every error and every warning by item; what is missing counts above and not here;
//! - domains: of the domains with something required, how many have a catalogue.

use super::Place;
use crate::diagnostic::Severity;

/// What each part weighs; all in hundredths, as written in `mulu.yaml` under `review.weights`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weights {
    /// The weight of coverage.
    pub coverage: i64,
    /// The weight of quality.
    pub quality: i64,
    /// The weight of the domains.
    pub domains: i64,
    /// How much an item that is there in doubt counts as an item.
    pub doubtful: i64,
    /// How many errors an item weigh as much as a wholly spoilt item: what one error takes.
    pub error: i64,
    /// What one warning takes.
    pub warning: i64,
}

impl Default for Weights {
    fn default() -> Self {
        Self { coverage: 6000, quality: 3000, domains: 1000, doubtful: 50, error: 50, warning: 10 }
    }
}

impl Weights {
    /// The keys of the settings, with what each is now.
    #[must_use]
    pub fn entries(&self) -> [(&'static str, i64); 6] {
        [
            ("coverage", self.coverage),
            ("quality", self.quality),
            ("domains", self.domains),
            ("doubtful", self.doubtful),
            ("error", self.error),
            ("warning", self.warning),
        ]
    }

    /// Sets one by its key; `false` where there is no such key.
    pub fn set(&mut self, key: &str, hundredths: i64) -> bool {
        let own = match key {
            "coverage" => &mut self.coverage,
            "quality" => &mut self.quality,
            "domains" => &mut self.domains,
            "doubtful" => &mut self.doubtful,
            "error" => &mut self.error,
            "warning" => &mut self.warning,
            _ => return false,
        };
        *own = hundredths;
        true
    }
}

/// A place's score with all it is made of; parts and total in hundredths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Score {
    /// All three by their weights.
    pub total: i64,
    /// The part of coverage.
    pub coverage: i64,
    /// The part of quality.
    pub quality: i64,
    /// The part of the domains.
    pub domains: i64,
    /// Items required and not omitted.
    pub due: usize,
    /// Those that are there beyond doubt.
    pub present: usize,
    /// Those that are there in doubt.
    pub doubtful: usize,
    /// Items read.
    pub items: usize,
    /// Errors that count for quality.
    pub errors: usize,
    /// Warnings that count for quality.
    pub warnings: usize,
    /// Domains with something required.
    pub domains_due: usize,
    /// Those of them with a catalogue.
    pub domains_given: usize,
}

/// Rules that tell of what is not there: coverage counts it already.
const OF_COVERAGE: [&str; 2] = ["item-missing", "domain-missing"];

impl Score {
    /// That of a place; `None` where nothing was read or nothing is required.
    #[must_use]
    pub fn of(place: &Place, weights: &Weights) -> Option<Self> {
        let due = place.sum(|domain| domain.required.saturating_sub(domain.omitted.len()));
        if place.refused.is_some() || place.items == 0 || due == 0 {
            return None;
        }
        let (present, doubtful) =
            (place.sum(|domain| domain.present), place.sum(|domain| domain.doubtful.len()));
        let count = |severity| {
            let of_quality = |finding: &&super::Finding| !OF_COVERAGE.contains(&finding.rule.name);
            place.findings.iter().filter(of_quality).filter(|finding| finding.severity == severity).count()
        };
        let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
        let owing = place.domains.iter().filter(|domain| domain.required > domain.omitted.len());
        let (domains_due, domains_given) =
            owing.fold((0, 0), |(due, given), domain| (due + 1, given + usize::from(domain.given)));
        let there = 100 * number(present) + weights.doubtful * number(doubtful);
        let coverage = part(there * 100, number(due));
        let taken = weights.error * number(errors) + weights.warning * number(warnings);
        let quality = (10_000 - part(taken * 100, number(place.items))).max(0);
        let domains = part(number(domains_given) * 10_000, number(domains_due));
        let sum = weights.coverage * coverage + weights.quality * quality + weights.domains * domains;
        let total = part(sum, weights.coverage + weights.quality + weights.domains);
        let items = place.items;
        Some(Self {
            total,
            coverage,
            quality,
            domains,
            due,
            present,
            doubtful,
            items,
            errors,
            warnings,
            domains_due,
            domains_given,
        })
    }
}

fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX / 1_000_000)
}

/// A share, rounded half up; nothing of nothing is nothing.
fn part(share: i64, whole: i64) -> i64 {
    if whole <= 0 { 0 } else { (2 * share + whole) / (2 * whole) }
}

/// `part` of `whole` in hundredths of a percent, rounded half up.
#[must_use]
pub fn percent(share: usize, whole: usize) -> i64 {
    part(number(share) * 10_000, number(whole))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::DomainName;
    use crate::review::{Absent, Domain};

    #[test]
    fn a_county_can_work_it_out_by_hand() {
        let absent = |count| vec![Absent::default(); count];
        let domain = |number, required, present, missing, given| Domain {
            name: DomainName { number: Some(number), name: number.to_string() },
            required,
            present,
            missing: absent(missing),
            given,
            ..Domain::default()
        };
        let domains = vec![domain(1, 10, 9, 1, true), domain(2, 10, 0, 10, false)];
        let place = Place { items: 9, domains, ..Place::default() };
        let score = Score::of(&place, &Weights::default()).expect("something is required");
        // 9 of 20 items, no faults, 1 of 2 domains: 0.6 × 45 + 0.3 × 100 + 0.1 × 50.
        assert_eq!((score.coverage, score.quality, score.domains, score.total), (4500, 10_000, 5000, 6200));
        assert_eq!(percent(2, 3), 6667);
        assert!(Score::of(&Place::default(), &Weights::default()).is_none());
    }
}
