//! The order of places: each among those of its tier, for a township's catalogue is no county's.

use super::{Place, Review};
use crate::value::tier::Tier;

impl Review {
    /// The places of a tier that could be read, by rank.
    pub fn of_tier(&self, tier: Option<Tier>) -> impl Iterator<Item = &Place> {
        self.read().filter(move |place| place.tier == tier)
    }

    /// Their mean score in hundredths.
    #[must_use]
    pub fn average(&self, tier: Option<Tier>) -> Option<i64> {
        mean(self.of_tier(tier).filter_map(|place| Some(place.score?.total)))
    }
}

/// The mean of some scores in hundredths, rounded half up.
pub fn mean(scores: impl Iterator<Item = i64>) -> Option<i64> {
    let (count, sum) = scores.fold((0, 0), |(count, sum), score| (count + 1, sum + score));
    (count > 0).then(|| (2 * sum + count) / (2 * count))
}

/// The tiers of the places that could be read, from the top.
pub(super) fn tiers(places: &[Place]) -> Vec<Option<Tier>> {
    let mut found: Vec<Option<Tier>> =
        places.iter().filter(|place| place.refused.is_none()).map(|place| place.tier).collect();
    found.dedup();
    found
}

/// Puts the best first, tier by tier; equal scores share a rank, and the next one counts them all (1, 2, 2, 4).
pub(super) fn rank(places: &mut [Place]) {
    places.sort_by(|one, other| {
        let total = |place: &Place| std::cmp::Reverse(place.score.as_ref().map(|score| score.total));
        let key = |place: &Place| (place.refused.is_some(), place.tier.is_none(), place.tier, total(place));
        let own = |place: &Place| (place.code.clone().unwrap_or_default(), place.name.clone());
        key(one).cmp(&key(other)).then_with(|| own(one).cmp(&own(other)))
    });
    for own in places.chunk_by_mut(|one, other| one.tier == other.tier) {
        let mut last: Option<(i64, usize)> = None;
        for (index, place) in own.iter_mut().enumerate() {
            let Some(total) = place.score.as_ref().map(|score| score.total) else { continue };
            let rank = last.filter(|(before, _)| *before == total).map_or(index + 1, |(_, rank)| rank);
            last = Some((total, rank));
            place.rank = Some(rank);
        }
    }
}

/// The domains of any place, by number; those without a number last.
pub(super) fn domains(places: &[Place]) -> Vec<String> {
    let names = places.iter().flat_map(|place| &place.domains).map(|domain| &domain.name);
    let mut found: Vec<_> = names.map(|name| (name.number.unwrap_or(u16::MAX), &name.name)).collect();
    found.sort();
    found.dedup();
    found.into_iter().map(|(_, name)| name.clone()).collect()
}
