//! What has to be said aloud of a submission: names that contradict each other, files that merged, what was not followed.

use super::Scene;
use super::discover::Submission;
use crate::catalogue::Jurisdiction;
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
        let same_tier = tier.is_none() || own.is_none() || tier == own;
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

/// Places that sent something in before and nothing now, with the reason.
pub(super) fn absent(scene: &Scene<'_>, submissions: &[Submission]) -> Vec<(String, String)> {
    let Some((_, before)) = scene.previous else { return Vec::new() };
    let here: BTreeSet<&str> = submissions.iter().map(|own| own.name.as_str()).collect();
    let gone: BTreeSet<&str> =
        before.iter().filter(|own| !own.paths.is_empty()).map(|own| own.name.as_str()).collect();
    let gone = gone.into_iter().filter(|name| !here.contains(name));
    let reason = scene.say(
        "未报送：上次报送过，这次没有".to_owned(),
        "nothing was submitted this time, though it was before".to_owned(),
    );
    gone.map(|name| (name.to_owned(), reason.clone())).collect()
}

/// Gives places of one name the folder they came from beside it, so that they can be told apart.
pub(super) fn told_apart(places: &mut [Place], root: &str) {
    let mut count: BTreeMap<String, usize> = BTreeMap::new();
    places.iter().for_each(|place| *count.entry(place.name.clone()).or_default() += 1);
    for place in places.iter_mut().filter(|place| count.get(&place.name).is_some_and(|count| *count > 1)) {
        let path = place.files.first().map_or("", |file| file.path.as_str());
        let folder = path.rsplit_once('/').map_or(path, |(folder, _)| folder);
        let inner = folder.strip_prefix(root).unwrap_or(folder).trim_start_matches('/');
        if !inner.is_empty() {
            place.name = format!("{}（{inner}）", place.name);
        }
    }
}
