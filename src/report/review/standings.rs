//! The order of places and how they stood before, as programs read it.

use super::json::number;
use crate::knowledge::Date;
use crate::review::{self, Place, Review};
use crate::value::tier::Tier;
use schemars::JsonSchema;
use serde::Serialize;

#[derive(Serialize, JsonSchema)]
pub(super) struct RankingWire<'a> {
    /// 层级；没有说明的没有。
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) tier: Option<&'static str>,
    /// 平均分。
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) average: Option<f64>,
    /// 各地的 `slug`，按名次。
    pub(super) places: Vec<&'a str>,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct SinceWire<'a> {
    /// 那次报告的日期。
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) day: Option<String>,
    /// 这次新报送的，`slug`。
    pub(super) new: Vec<&'a str>,
    /// 总分上升的，升得多的在前。
    pub(super) risen: Vec<MovedWire<'a>>,
    /// 总分下降的，降得多的在前。
    pub(super) fallen: Vec<MovedWire<'a>>,
    /// 总分没有变的有几个。
    pub(super) same: usize,
    /// 上次读成、这次没有的，名称。
    pub(super) gone: &'a [String],
}

#[derive(Serialize, JsonSchema)]
pub(super) struct MovedWire<'a> {
    pub(super) slug: &'a str,
    pub(super) by: f64,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct StandingWire {
    pub(super) day: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) score: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) rank: Option<usize>,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct DayWire<'a> {
    pub(super) day: String,
    pub(super) submitted: usize,
    pub(super) new: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) average: Option<f64>,
}

/// The places of each tier, by rank.
pub(super) fn rankings(review: &Review) -> Vec<RankingWire<'_>> {
    let of = |tier: &Option<Tier>| RankingWire {
        tier: tier.map(Tier::name),
        average: review.average(*tier).map(number),
        places: review.of_tier(*tier).map(|place| place.slug.as_str()).collect(),
    };
    review.tiers.iter().map(of).collect()
}

pub(super) fn since<'a>(since: &'a review::Since, review: &'a Review) -> SinceWire<'a> {
    let slug = |index: usize| review.places.get(index).map(|place| place.slug.as_str());
    let moved = |all: &[(usize, i64)]| {
        let one = |(index, by): &(usize, i64)| Some(MovedWire { slug: slug(*index)?, by: number(*by) });
        all.iter().filter_map(one).collect()
    };
    SinceWire {
        day: since.day.map(|day| day.to_string()),
        new: since.new.iter().filter_map(|index| slug(*index)).collect(),
        risen: moved(&since.risen),
        fallen: moved(&since.fallen),
        same: since.same,
        gone: &since.gone,
    }
}

pub(super) fn standing(place: &Place) -> Vec<StandingWire> {
    let wire = |(day, score, rank): &(Date, Option<i64>, Option<usize>)| StandingWire {
        day: day.to_string(),
        score: score.map(number),
        rank: *rank,
    };
    place.standing.days.iter().map(wire).collect()
}

pub(super) fn day(day: &review::Day) -> DayWire<'_> {
    DayWire {
        day: day.day.to_string(),
        submitted: day.submitted,
        new: &day.new,
        average: day.average.map(number),
    }
}
