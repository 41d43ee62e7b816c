//! What has to be said aloud of a submission: names that contradict each other, files that merged, what was not followed.

use super::Scene;
use super::submission::Submission;
use crate::catalogue::Jurisdiction;
use crate::lineage::Workspace;
use crate::normalise;
use crate::pipeline::import::places::named_in_title;
use crate::project::file_name;
use crate::review::Place;
use crate::source::Files;
use std::collections::{BTreeMap, BTreeSet};

/// The reason why there is nothing to read of a place; `None` where there are files.
pub(super) fn nothing_there(scene: &Scene<'_>, own: &Submission) -> Option<String> {
    if !own.paths.is_empty() {
        return None;
    }
    let names: Vec<&str> = own.other.iter().map(|path| file_name(path)).collect();
    let mut said = Vec::new();
    if !names.is_empty() {
        said.push(scene.say(
            format!("没有可以读取的目录文件，只有：{}", names.join("、")),
            format!("no file that can be read, only: {}", names.join(", ")),
        ));
    }
    said.extend(not_followed(scene, own));
    Some(said.join("；"))
}

/// Empty folders and links of a place.
fn not_followed(scene: &Scene<'_>, own: &Submission) -> Vec<String> {
    let mut said = Vec::new();
    let (empty, links) = (&own.nothing.empty, &own.nothing.links);
    if !empty.is_empty() {
        said.push(scene.say(
            format!("文件夹是空的：{}", empty.join("、")),
            format!("empty folder: {}", empty.join(", ")),
        ));
    }
    if !links.is_empty() {
        said.push(scene.say(
            format!(
                "是符号链接，指向报送文件夹以外或者不存在的地方，没有跟随读取，请放入文件本身：{}",
                links.join("、")
            ),
            format!(
                "a link that leads out of the folder or nowhere and was not followed: {}",
                links.join(", ")
            ),
        ));
    }
    said
}

/// Everything to be said aloud of a submission that was read.
pub(super) fn aloud(
    scene: &Scene<'_>,
    own: &Submission,
    jurisdiction: &Jurisdiction,
    files: &Files,
    place: &mut Place,
) {
    place.warnings.extend(not_followed(scene, own));
    if !own.by_title.is_empty() && own.paths.len() > 1 {
        let names = own.by_title.join("、");
        place.warnings.push(scene.say(
            format!("以下文件的名称看不出是哪个地方的，按表的标题算作{}，请核对：{names}", own.name),
            format!(
                "files whose names tell no place, booked to {} by the titles of their tables: {names}",
                own.name
            ),
        ));
    }
    // 市本级 in the folder of the city is no other folder.
    let outer = |home: &&String| {
        let holds =
            |other: &String| home.strip_prefix(other.as_str()).is_some_and(|rest| rest.starts_with('/'));
        !own.homes.iter().any(holds)
    };
    let homes: Vec<&str> = own.homes.iter().filter(outer).map(String::as_str).collect();
    if homes.len() > 1 {
        let homes = homes.join("、");
        place.warnings.push(scene.say(
            format!("几个文件夹都是{}的，合在一起算：{homes}", own.name),
            format!("several folders are {}'s and count together: {homes}", own.name),
        ));
    }
    if !own.only {
        contradictions(scene, own, jurisdiction, files, place);
    }
}

/// Titles that name another place of the same tier than the one the submission is booked to.
fn contradictions(
    scene: &Scene<'_>,
    own: &Submission,
    jurisdiction: &Jurisdiction,
    files: &Files,
    place: &mut Place,
) {
    let name = jurisdiction.name.as_str();
    let mut found: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for table in &jurisdiction.catalogues {
        let Some(titled) = named_in_title(table, scene.knowledge) else { continue };
        let (tier, own) = (normalise::tier_of_name(&titled), jurisdiction.tier);
        let is_place = tier.is_some() || titled.ends_with('市');
        // A title may name the places above; one below it has its own.
        let same_tier = tier.is_none() || own.is_none() || tier >= own;
        if is_place && same_tier && !titled.contains(name) && !name.contains(titled.as_str()) {
            found.entry(titled).or_default().insert(files.name(table.file));
        }
    }
    for (titled, files) in found {
        let files: Vec<&str> = files.into_iter().collect();
        let (by, by_english) = if own.spoken_for {
            ("jurisdiction.yaml ", "jurisdiction.yaml")
        } else {
            ("文件名或文件夹名", "the names of files and folders")
        };
        place.warnings.push(scene.say(
            format!("{}的标题写的是“{titled}”，按{by}算作{name}，请核对是不是放错了", files.join("、")),
            format!("{}: the title names {titled}; booked to {name} by {by_english}", files.join(", ")),
        ));
    }
}

/// Says what a place was held against, domain by domain where that differs, and why not against the place above it.
pub(super) fn held_against(
    scene: &Scene<'_>,
    own: &Submission,
    workspace: &Workspace,
    index: usize,
    place: &mut Place,
) {
    let name = |at: usize| workspace.jurisdictions.get(at).map_or("", |above| above.name.as_str());
    place.against = workspace.ancestors(index).next().map_or("", name).to_owned();
    if scene.uppers.lacks(own) {
        let above = own.above.and_then(|above| scene.submissions.get(above)).map_or("", |own| &own.name);
        place.warnings.push(scene.say(
            format!("{above}的目录没有读成，改为对照{}", place.against),
            format!("held against {}, for nothing could be read of {above}", place.against),
        ));
    }
    let mut by_place: Vec<(&str, Vec<&str>)> = Vec::new();
    for domain in place.domains.iter().filter(|domain| !domain.against.is_empty()) {
        match by_place.iter_mut().find(|(above, _)| *above == domain.against) {
            Some((_, domains)) => domains.push(&domain.name.name),
            None => by_place.push((&domain.against, vec![&domain.name.name])),
        }
    }
    if by_place.len() > 1 {
        let told = by_place.iter().map(|(above, domains)| format!("{above}（{}）", domains.join("、")));
        let told = told.collect::<Vec<_>>();
        let words = scene.say(
            format!("上一级没有的领域和事项，对照再上一级的；各领域对照：{}", told.join("；")),
            format!(
                "domains and items the place above has not are held against the next one: {}",
                told.join("; ")
            ),
        );
        place.doubts.push(words);
    }
}

/// Places that sent something in before and nothing now, with the reason.
pub(super) fn absent(scene: &Scene<'_>, gone: &[usize]) -> Vec<Place> {
    let reason = scene.say(
        "未报送：上次报送过，这次没有".to_owned(),
        "nothing was submitted this time, though it was before".to_owned(),
    );
    let before = scene.previous.unwrap_or_default();
    let gone = gone.iter().filter_map(|index| before.get(*index));
    gone.map(|own| Place {
        name: own.name.clone(),
        within: own.within.clone(),
        tier: own.tier(),
        refused: Some(reason.clone()),
        ..Place::default()
    })
    .collect()
}

/// Gives places of one name the place above beside it, else the folder they came from, so that they can be told apart.
pub(super) fn told_apart(places: &mut [Place], root: &str) {
    for place in places.iter_mut() {
        place.own_name.clone_from(&place.name);
    }
    let above = |place: &Place| place.within.last().cloned().unwrap_or_default();
    let folder = |place: &Place| {
        let path = place.files.first().map_or("", |file| file.path.as_str());
        let folder = path.rsplit_once('/').map_or(path, |(folder, _)| folder);
        folder.strip_prefix(root).unwrap_or(folder).trim_start_matches('/').to_owned()
    };
    let marks: [&dyn Fn(&Place) -> String; 2] = [&above, &folder];
    for mark in marks {
        let mut count: BTreeMap<String, usize> = BTreeMap::new();
        places.iter().for_each(|place| *count.entry(place.name.clone()).or_default() += 1);
        for place in places.iter_mut().filter(|place| count.get(&place.name).is_some_and(|count| *count > 1))
        {
            let mark = mark(place);
            if !mark.is_empty() {
                place.name = beside(&place.own_name, &mark);
            }
        }
    }
}

/// A name with what it is told apart by.
pub(super) fn beside(name: &str, mark: &str) -> String {
    format!("{name}（{mark}）")
}
