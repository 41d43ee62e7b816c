//! What is taken for granted where nobody said it: a place's name and tier, a table's domain. All of it is told.

use super::Loaded;
use crate::catalogue::{Catalogue, Jurisdiction};
use crate::diagnostic::Words;
use crate::knowledge::Knowledge;
use crate::{normalise, project};

/// A file nobody speaks for: its tier and name are read off a title where that is plain, else off
/// the folder that is named after it, and said.
pub(super) fn assume(place: &mut Jurisdiction, wanted: bool, loaded: &mut Loaded, knowledge: &Knowledge) {
    let title = place
        .catalogues
        .iter()
        .find_map(|catalogue| catalogue.title.as_ref())
        .map(|title| title.value.clone());
    let by_title = title.and_then(|title| normalise::place_in_title(&title, knowledge));
    let by_folder = Some(project::file_name(&place.folder)).filter(|name| !name.is_empty());
    let (zh, en) =
        if by_title.is_some() { ("标题", "the title") } else { ("文件夹名", "the folder’s name") };
    let named = by_title.or(by_folder.map(ToOwned::to_owned));
    if place.name.is_empty() {
        place.name = named.clone().unwrap_or_else(|| "本地".to_owned());
    }
    let Some(tier) = named.as_deref().and_then(normalise::tier_of_name).filter(|_| place.tier.is_none())
    else {
        return;
    };
    place.tier = Some(tier);
    if wanted {
        loaded.assumptions.push(Words::new(
            format!("没有 jurisdiction.yaml，按{zh}“{}”认作{tier}；不对的话用 --tier 指定", place.name),
            format!(
                "no jurisdiction.yaml: taken for {tier} by {en} “{}”; set --tier if that is wrong",
                place.name
            ),
        ));
    }
}

/// A workbook with one table that names no domain, in a file that is called after one: `养老服务.xlsx` with a Sheet1.
pub(super) fn name_by_file(
    found: &mut [Catalogue],
    file: &str,
    wanted: bool,
    (knowledge, assumptions): (&Knowledge, &mut Vec<Words>),
) {
    let [only] = found else { return };
    if only.domain.is_some() || only.recognised.is_some() || only.columns.is_none() {
        return;
    }
    let stem = project::file_name(file).rsplit_once('.').map_or(file, |(stem, _)| stem);
    let Some(domain) = knowledge.domains().ok().and_then(|all| all.find_in(stem)) else { return };
    normalise::name_domain(only, &domain.name, knowledge);
    if wanted {
        let name = &domain.name;
        assumptions.push(Words::new(
            format!("{file}：表里没有写明领域，按文件名认作{name}；不对的话用 --domain 指定"),
            format!("{file}: the table names no domain: taken for {name} by the file's name; set --domain if that is wrong"),
        ));
    }
}
