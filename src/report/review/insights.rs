//! The insights with names instead of indices: the same for the pages, the workbook and the JSON.

use super::deadlines::{Deadline, VaguePlace};
use super::json::number;
use crate::review::{Place, Review};
use schemars::JsonSchema;
use serde::Serialize;

#[derive(Serialize, JsonSchema)]
pub(super) struct Insights<'a> {
    /// 各地普遍缺少的事项，缺的地方多的在前。
    pub(super) missed_items: Vec<Missed<'a>>,
    /// 没有目录的领域。
    pub(super) missed_domains: Vec<MissedDomain<'a>>,
    /// 仍在引用的废止、失效依据。
    pub(super) repealed_laws: Vec<Law<'a>>,
    /// 各地公开时限的中位数（折合工作日）和明显偏离的地方。
    pub(super) deadlines: Vec<Deadline<'a>>,
    /// 各地有多少事项的期限只写“及时”一类，多的在前；没有的不列。
    pub(super) vague_places: Vec<VaguePlace<'a>>,
    /// 文字雷同的地方。
    pub(super) copies: Vec<Copied<'a>>,
    /// 雷同的一组：三个以上地方的文字相同，而上级目录没有这样写。
    pub(super) copy_groups: Vec<CopyGroup<'a>>,
    /// 文字里出现别的地方名称的。
    pub(super) other_names: Vec<Strayed<'a>>,
    /// 仍用机构改革前名称的公开主体。
    pub(super) old_offices: Vec<Office<'a>>,
}

/// 一个地方。
#[derive(Serialize, JsonSchema)]
pub(super) struct Who<'a> {
    pub(super) name: &'a str,
    pub(super) slug: &'a str,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct Missed<'a> {
    pub(super) domain: &'a str,
    pub(super) code: Option<&'a str>,
    pub(super) name: &'a str,
    pub(super) count: usize,
    /// 其中没有这个领域目录的有几个。
    pub(super) without_domain: usize,
    /// 应有这个事项的地方数：对照同一个上级目录的。
    pub(super) of: usize,
    pub(super) places: Vec<Who<'a>>,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct MissedDomain<'a> {
    pub(super) domain: &'a str,
    pub(super) count: usize,
    pub(super) of: usize,
    pub(super) places: Vec<Who<'a>>,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct Law<'a> {
    pub(super) title: &'a str,
    pub(super) help: &'a str,
    pub(super) count: usize,
    pub(super) places: Vec<Who<'a>>,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct Copied<'a> {
    pub(super) one: Who<'a>,
    pub(super) other: Who<'a>,
    /// 文字较少的一方有百分之多少与另一方相同；与上级目录相同的不算，多地共有的不算。
    pub(super) share: f64,
    /// 逐字相同的单元格数。
    pub(super) texts: usize,
    /// 一方的表里写着另一方的名称：多半是从那一方照搬的；看不出来则无。
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) taken_from: Option<&'a str>,
    pub(super) shown: Vec<Shared<'a>>,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct CopyGroup<'a> {
    pub(super) places: Vec<Who<'a>>,
    /// 各地都有、逐字相同的单元格数。
    pub(super) texts: usize,
    pub(super) shown: Vec<SharedByAll<'a>>,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct SharedByAll<'a> {
    pub(super) item: &'a str,
    pub(super) text: &'a str,
    /// 各地的位置，次序同 `places`。
    pub(super) at: Vec<String>,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct Shared<'a> {
    pub(super) item: &'a str,
    pub(super) text: &'a str,
    pub(super) one: String,
    pub(super) other: String,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct Strayed<'a> {
    pub(super) name: &'a str,
    pub(super) slug: &'a str,
    pub(super) names: Vec<Named<'a>>,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct Named<'a> {
    pub(super) name: &'a str,
    pub(super) count: usize,
    pub(super) item: &'a str,
    pub(super) text: &'a str,
    pub(super) at: String,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct Office<'a> {
    pub(super) old: &'a str,
    pub(super) new: Option<&'a str>,
    pub(super) count: usize,
    pub(super) places: Vec<Who<'a>>,
}

/// The insights of a review.
pub(super) fn insights(review: &Review) -> Insights<'_> {
    let (own, view) = (&review.insights, View(&review.places));
    Insights {
        missed_items: own
            .missed
            .iter()
            .map(|missed| Missed {
                domain: &missed.domain,
                code: missed.code.as_deref(),
                name: &missed.name,
                count: missed.places.len(),
                without_domain: missed.without,
                of: missed.of,
                places: view.all(&missed.places),
            })
            .collect(),
        missed_domains: own
            .domains
            .iter()
            .map(|missed| MissedDomain {
                domain: &missed.domain,
                count: missed.places.len(),
                of: missed.of,
                places: view.all(&missed.places),
            })
            .collect(),
        repealed_laws: own
            .laws
            .iter()
            .map(|law| Law {
                title: &law.title,
                help: &law.help,
                count: law.count,
                places: view.all(&law.places),
            })
            .collect(),
        deadlines: own.deadlines.iter().map(|usual| view.deadline(usual)).collect(),
        vague_places: view.vague_places(),
        copies: own.copies.iter().filter_map(|copied| view.copied(copied)).collect(),
        copy_groups: own.groups.iter().map(|group| view.group(group)).collect(),
        other_names: own.strays.iter().filter_map(|strayed| view.strayed(strayed)).collect(),
        old_offices: own
            .offices
            .iter()
            .map(|office| Office {
                old: &office.old,
                new: office.new.as_deref(),
                count: office.count,
                places: view.all(&office.places),
            })
            .collect(),
    }
}

pub(super) struct View<'a>(pub(super) &'a [Place]);

impl<'a> View<'a> {
    fn who(&self, index: usize) -> Option<Who<'a>> {
        self.0.get(index).map(|place| Who { name: &place.name, slug: &place.slug })
    }

    fn all(&self, places: &[usize]) -> Vec<Who<'a>> {
        places.iter().filter_map(|index| self.who(*index)).collect()
    }

    fn copied(&self, copied: &crate::review::insights::Copied) -> Option<Copied<'a>> {
        let (one, other) = (self.0.get(copied.one)?, self.0.get(copied.other)?);
        let shared = |shared: &crate::review::insights::SharedText| {
            let (first, second) = (one.print.texts.get(shared.one)?, other.print.texts.get(shared.other)?);
            Some(Shared {
                item: &first.item,
                text: &first.text,
                one: first.at.to_string(),
                other: second.at.to_string(),
            })
        };
        let names = |own: &Place, other: &Place| own.strays.iter().any(|stray| stray.of == other.own_name);
        let taken_from = match (names(one, other), names(other, one)) {
            (true, false) => Some(other.name.as_str()),
            (false, true) => Some(one.name.as_str()),
            (true, true) | (false, false) => None,
        };
        Some(Copied {
            taken_from,
            one: self.who(copied.one)?,
            other: self.who(copied.other)?,
            share: number(copied.share),
            texts: copied.texts,
            shown: copied.shown.iter().filter_map(shared).collect(),
        })
    }

    fn group(&self, group: &crate::review::insights::Group) -> CopyGroup<'a> {
        let shared = |at: &Vec<usize>| {
            let texts = group
                .places
                .iter()
                .zip(at)
                .filter_map(|(place, text)| self.0.get(*place)?.print.texts.get(*text));
            let texts: Vec<_> = texts.collect();
            let first = texts.first()?;
            let at = texts.iter().map(|text| text.at.to_string()).collect();
            Some(SharedByAll { item: &first.item, text: &first.text, at })
        };
        CopyGroup {
            places: self.all(&group.places),
            texts: group.texts,
            shown: group.shown.iter().filter_map(shared).collect(),
        }
    }

    fn strayed(&self, strayed: &'a crate::review::insights::Strayed) -> Option<Strayed<'a>> {
        let place = self.0.get(strayed.place)?;
        let named = |(name, count): &'a (String, usize), first: &usize| {
            let stray = place.strays.get(*first)?;
            let at = stray.at.to_string();
            Some(Named { name, count: *count, item: &stray.item, text: &stray.text, at })
        };
        let names = strayed.names.iter().zip(&strayed.first).filter_map(|(pair, first)| named(pair, first));
        Some(Strayed { name: &place.name, slug: &place.slug, names: names.collect() })
    }
}
