//! Whose the catalogues are: files of a folder without `jurisdiction.yaml` may be those of many places, which their
//! titles tell apart.

use super::Options;
use crate::catalogue::{Catalogue, Jurisdiction, Text};
use crate::knowledge::Knowledge;
use crate::normalise;
use crate::pipeline::Loaded;
use crate::pipeline::beside::CHANGE_LOG;
use crate::project::file_name;
use crate::value::text::squeeze;
use std::collections::BTreeSet;

/// A place to be written, and what was read for it.
pub(super) struct Group<'a> {
    /// The loaded place it is (part of), by index.
    pub(super) index: usize,
    /// The loaded place.
    pub(super) place: &'a Jurisdiction,
    /// Its name, where a title, an option or a `jurisdiction.yaml` says it.
    pub(super) name: Option<String>,
    /// The catalogues, then the negative lists, with their items.
    pub(super) catalogues: Vec<&'a Catalogue>,
}

/// The places of what was asked for, in the order of the files.
pub(super) fn groups<'a>(loaded: &'a Loaded, options: &Options, knowledge: &Knowledge) -> Vec<Group<'a>> {
    let mut found = Vec::new();
    for index in &loaded.wanted {
        let Some(place) = loaded.workspace.jurisdictions.get(*index) else { continue };
        let all: Vec<&Catalogue> = place
            .catalogues
            .iter()
            .chain(&place.withheld_lists)
            .filter(|catalogue| !catalogue.items.is_empty())
            .collect();
        if all.is_empty() {
            continue;
        }
        let said = place.file.map(|_| place.name.clone()).or_else(|| options.name.clone());
        if said.is_some() {
            found.push(Group { index: *index, place, name: said, catalogues: all });
        } else {
            found.extend(by_title(*index, place, all, knowledge));
        }
    }
    found
}

/// Parts loose catalogues by the places their titles name. One that names none belongs to the place of its own file,
/// else to the only place that is named at all.
fn by_title<'a>(
    index: usize,
    place: &'a Jurisdiction,
    all: Vec<&'a Catalogue>,
    knowledge: &Knowledge,
) -> Vec<Group<'a>> {
    let named: Vec<Option<String>> = all.iter().map(|own| named_in_title(own, knowledge)).collect();
    let distinct: BTreeSet<&String> = named.iter().flatten().collect();
    let only = (distinct.len() == 1).then(|| distinct.iter().next().map(|name| (*name).clone())).flatten();
    let of_file = |own: &Catalogue| {
        let mut names = all.iter().zip(&named).filter(|(other, _)| other.file == own.file);
        names.find_map(|(_, name)| name.clone())
    };
    let mut found: Vec<Group<'a>> = Vec::new();
    for (own, name) in all.iter().zip(&named) {
        let name = name.clone().or_else(|| of_file(own)).or_else(|| only.clone());
        match found.iter_mut().find(|group| group.name == name) {
            Some(group) => group.catalogues.push(own),
            None => found.push(Group { index, place, name, catalogues: vec![own] }),
        }
    }
    found
}

/// The place a table's title names.
pub(in crate::pipeline) fn named_in_title(catalogue: &Catalogue, knowledge: &Knowledge) -> Option<String> {
    let title = catalogue.title.as_ref()?;
    if !catalogue.negative {
        return normalise::place_in_title(&title.value, knowledge);
    }
    // 示例县政府信息公开负面清单
    let plain = squeeze(&title.value);
    let end =
        ["人民政府", "政府信息", "政务公开", "政务信息"].iter().filter_map(|word| plain.find(word)).min()?;
    let head = plain.get(..end)?;
    let is_place = normalise::tier_of_name(head).is_some() || head.ends_with('市');
    is_place.then(|| head.to_owned())
}

/// The folders of the places below the one that is written to: none where there is one place only. Places with a
/// `jurisdiction.yaml` stand to each other as their folders do, for that says who is above whom. Other places are named
/// after themselves, else after the folder the files came from; only letters and digits of a name are kept.
pub(super) fn folders(groups: &[Group<'_>], loaded: &Loaded) -> Vec<String> {
    if groups.len() < 2 {
        return vec![String::new(); groups.len()];
    }
    let common = groups.iter().filter_map(own_folder).reduce(|one, other| {
        one.into_iter().zip(other).take_while(|(a, b)| a == b).map(|(a, _)| a).collect()
    });
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let mut found = Vec::new();
    for group in groups {
        let source = || {
            let file = loaded.files.name(group.catalogues.first()?.file);
            file.rsplit_once('/').map(|(folder, _)| file_name(folder).to_owned())
        };
        let below = own_folder(group).zip(common.as_ref()).map(|(parts, common)| {
            let parts = parts.into_iter().skip(common.len()).map(plain).filter(|part| !part.is_empty());
            parts.map(|part| part + "/").collect::<String>()
        });
        let named = || group.name.clone().or_else(source).map(|name| plain(&name));
        let stem = below.unwrap_or_else(|| {
            named().filter(|name| !name.is_empty()).unwrap_or_else(|| "unnamed".to_owned()) + "/"
        });
        let names = (1..).map(|n| match n {
            1 => stem.clone(),
            n => format!("{}-{n}/", stem.trim_end_matches('/')),
        });
        found.push(names.into_iter().find(|name| taken.insert(name.to_lowercase())).unwrap_or(stem));
    }
    found
}

/// The parts of the path of a place that has a folder of its own.
fn own_folder<'a>(group: &Group<'a>) -> Option<Vec<&'a str>> {
    group.place.file.map(|_| group.place.folder.split('/').collect())
}

/// A name as part of a path: letters, digits, `-` and `_`, no more than forty, and no name of a device.
pub(in crate::pipeline) fn plain(name: &str) -> String {
    let kept: String =
        name.chars().filter(|c| c.is_alphanumeric() || matches!(c, '-' | '_')).take(40).collect();
    let device = matches!(kept.to_ascii_lowercase().as_str(), "con" | "prn" | "aux" | "nul");
    if device { format!("{kept}_") } else { kept }
}

/// The `jurisdiction.yaml` of a place: a copy of its own where it has one, else what is known; `None` where that is
/// nothing.
pub(super) fn jurisdiction(
    group: &Group<'_>,
    options: &Options,
    alone: bool,
    loaded: &Loaded,
) -> Option<String> {
    if let Some(text) = group.place.file.and_then(|file| loaded.files.text(file)) {
        return Some(text.to_owned());
    }
    let name = group.name.as_ref()?;
    let said = options.tier.or(if alone { group.place.tier } else { None });
    let tier = said.or_else(|| normalise::tier_of_name(name));
    let withheld = group.catalogues.iter().any(|own| own.negative);
    let assumed = match (tier, options.name.is_some(), options.tier.is_some()) {
        (Some(_), false, _) => Some("按标题填写，请核对"),
        (Some(_), true, false) => Some("层级按名称填写，请核对"),
        (Some(_), true, true) => None,
        (None, _, _) => Some("请在下面补上层级：市级、县级……"),
    };
    let code: Option<&Text> = group.place.code.as_ref();
    Some(crate::emit::yaml::jurisdiction(&crate::emit::yaml::Place {
        comment: assumed,
        name,
        code: code.map(|code| code.value.as_str()),
        tier,
        withheld: withheld.then_some(super::NEGATIVE_LIST),
    }))
}

/// The change log of a place that has one: its path below the place's folder and its text, to the letter. One that
/// stands outside the folder is left where it is.
pub(super) fn change_log<'a>(group: &Group<'_>, loaded: &'a Loaded) -> Option<(String, &'a str)> {
    let entry = group.place.adjustments.first()?;
    let text = loaded.files.text(entry.at.file())?;
    let written = group.place.changes.as_ref().map_or(CHANGE_LOG, |path| path.value.trim());
    let parts = || std::path::Path::new(written).components();
    let below = parts().all(|part| matches!(part, std::path::Component::Normal(_)));
    below.then(|| (written.to_owned(), text))
}
