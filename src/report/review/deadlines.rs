//! The usual deadlines and who stands out from them, as programs and pages read them.

use super::insights::View;
use super::json::number;
use crate::review::Place;
use crate::review::deadlines::Length;
use crate::review::insights::{Outlier as Odd, Usual};
use schemars::JsonSchema;
use serde::Serialize;

#[derive(Serialize, JsonSchema)]
pub(super) struct Deadline<'a> {
    pub(super) domain: &'a str,
    pub(super) code: Option<&'a str>,
    pub(super) name: &'a str,
    /// 上级目录没有、各地自设的事项：同一领域里按名称对齐。
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(super) local: bool,
    /// 折合工作日；写明天数的不足三个地方则无。
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) median: Option<f64>,
    pub(super) wording: &'a str,
    /// 写明天数的有几个地方。
    pub(super) places: usize,
    pub(super) outliers: Vec<Outlier<'a>>,
    /// 只写“及时”一类、没有天数的地方。
    pub(super) vague: Vec<Vague<'a>>,
    /// 写的是每年、长期、按法定时限等等，不能折成天数的有几个地方。
    pub(super) other: usize,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct Outlier<'a> {
    pub(super) name: &'a str,
    pub(super) slug: &'a str,
    pub(super) longer: bool,
    pub(super) days: f64,
    pub(super) text: &'a str,
    pub(super) at: String,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct Vague<'a> {
    pub(super) name: &'a str,
    pub(super) slug: &'a str,
    pub(super) text: &'a str,
    pub(super) at: String,
}

/// 一个地方有多少事项的期限只写“及时”一类。
#[derive(Serialize, JsonSchema)]
pub(super) struct VaguePlace<'a> {
    pub(super) name: &'a str,
    pub(super) slug: &'a str,
    pub(super) count: usize,
    /// 写了公开时限的事项数。
    pub(super) of: usize,
}

impl<'a> View<'a> {
    /// The places that say 及时 most often, those that never do left out.
    pub(super) fn vague_places(&self) -> Vec<VaguePlace<'a>> {
        let of = |place: &'a Place| {
            let count = place.deadlines.iter().filter(|given| given.length == Length::Vague).count();
            VaguePlace { name: &place.name, slug: &place.slug, count, of: place.deadlines.len() }
        };
        let mut all: Vec<VaguePlace<'_>> = self.0.iter().map(of).filter(|own| own.count > 0).collect();
        all.sort_by_key(|own| std::cmp::Reverse(own.count));
        all
    }

    pub(super) fn deadline(&self, usual: &'a Usual) -> Deadline<'a> {
        let outlier = |own: &Odd| {
            let place = self.0.get(own.place)?;
            let given = place.deadlines.get(own.given)?;
            Some(Outlier {
                name: &place.name,
                slug: &place.slug,
                longer: Some(own.length) > usual.median,
                days: number(own.length),
                text: &given.text,
                at: given.at.to_string(),
            })
        };
        let vague = |(place, given): &(usize, usize)| {
            let place = self.0.get(*place)?;
            let given = place.deadlines.get(*given)?;
            let at = given.at.to_string();
            Some(Vague { name: &place.name, slug: &place.slug, text: &given.text, at })
        };
        Deadline {
            domain: &usual.domain,
            code: usual.code.as_deref(),
            name: &usual.name,
            local: usual.local,
            median: usual.median.map(number),
            wording: &usual.wording,
            places: usual.places,
            outliers: usual.outliers.iter().filter_map(outlier).collect(),
            vague: usual.vague.iter().filter_map(vague).collect(),
            other: usual.other,
        }
    }
}
