//! What changed since a place's previous submission, seen from the public.

use super::previous::Before;
use super::submission::Submission;
use super::{Scene, reduce};
use crate::compare::{self, Direction, Kind, Subject};
use crate::diagnostic::Language;
use crate::pipeline::Loaded;
use crate::read::faults;
use crate::review::{Change, Changes, Place};
use crate::source::FileId;
use std::collections::BTreeSet;

/// The changes of a place, against what it sent in before; `None` where there is nothing to compare with. What the
/// previous submission was read as is told to nobody: it was reviewed in its own time.
pub(super) fn since(
    scene: &Scene<'_>,
    own: &Submission,
    place: &mut Place,
    loaded: &Loaded,
    index: usize,
) -> Option<Changes> {
    let before = earlier(scene, own, scene.previous?, place)?;
    let old = scene.load(own, &before.paths).ok();
    let old = old.and_then(|mut old| {
        let index = reduce::one_place(scene, before, &mut Place::default(), &mut old)?;
        Some((old, index))
    });
    let Some((mut old, before)) = old else {
        place.warnings.push(
            scene.say("上次报送的没有读成".to_owned(), "what was submitted before cannot be read".to_owned()),
        );
        return None;
    };
    let damaged = damaged(&mut old);
    let changes = compared(scene, own, (&old, before), (loaded, index), !damaged.is_empty());
    if !damaged.is_empty() {
        place.warnings.push(scene.say(
            format!("上次报送的{}没有读成或者没有读全，读不出的部分无从比较，新增和更公开不计", damaged.join("、")),
            format!("of the previous submission {} could not be read in whole: nothing is counted as new or more open", damaged.join(", ")),
        ));
    }
    Some(changes)
}

/// What is different between two submissions of a place.
fn compared(
    scene: &Scene<'_>,
    own: &Submission,
    (old, before): (&Loaded, usize),
    (loaded, index): (&Loaded, usize),
    partial: bool,
) -> Changes {
    let (knowledge, day, apart) = (scene.knowledge, scene.options.day, scene.apart(own));
    let context = compare::Context { knowledge, day, strict: false, of_files: false };
    let side = |workspace, places| compare::Submission { workspace, places };
    let compared =
        compare::compare(side(&old.workspace, &[before]), side(&loaded.workspace, &[index]), &context);
    let is_known = |change: &&compare::Change| !partial || change.kind != Kind::Added;
    Changes {
        partial,
        added: compared.count(Kind::Added),
        removed: compared.count(Kind::Removed),
        loosened: compared.count_direction(Direction::Loosened),
        tightened: compared.count_direction(Direction::Tightened),
        neutral: compared.count_direction(Direction::Neutral),
        list: compared
            .told()
            .filter(is_known)
            .flat_map(|change| flat(change, scene.options.language))
            .map(|change| apart.as_ref().map_or(change.clone(), |apart| apart.change(change)))
            .map(|change| {
                let all = scene.options.decisions;
                let of = |print: &str| all.and_then(|all| all.of(print)).cloned();
                Change { decision: of(&change.fingerprint).or_else(|| of(&change.whole)), ..change }
            })
            .collect(),
    }
}

/// What a place sent in before; `None` with the reason told where that is nothing, or cannot be told.
fn earlier<'a>(
    scene: &Scene<'_>,
    own: &Submission,
    all: &'a [Submission],
    place: &mut Place,
) -> Option<&'a Submission> {
    let called = |index: &usize| all.get(*index).map_or_else(String::new, Submission::shown);
    match &own.before {
        Before::Same(_) => {}
        Before::Nothing => {
            place
                .doubts
                .push(scene.say("上次没有报送".to_owned(), "nothing was submitted before".to_owned()));
        }
        Before::Renamed { index, by_code } => {
            let old = called(index);
            let (by, by_english) = if *by_code {
                ("行政区划代码相同", "the code is the same")
            } else {
                ("名称只差最后一个字，两次都没有同名的", "only the last word of the name differs")
            };
            place.warnings.push(scene.say(
                format!("上次报送的叫{old}，{by}，按改名的同一地方比对；不是的话，在各自的 jurisdiction.yaml 里写明 code"),
                format!("called {old} before and taken for the same place, for {by_english}; if not, say `code` in jurisdiction.yaml"),
            ));
        }
        Before::Several(found) => {
            let found: Vec<String> = found.iter().map(called).collect();
            place.warnings.push(scene.say(
                format!("上次报送里同名的分不清是哪一个，没有比对：{}；两次的文件夹放成一样，或者在 jurisdiction.yaml 里写明 code，就能对上", found.join("、")),
                format!("not compared: it cannot be told which of the previous is this one: {}; lay the folders out alike or say `code` in jurisdiction.yaml", found.join(", ")),
            ));
        }
        Before::Elsewhere(index) => {
            let old = called(index);
            place.warnings.push(scene.say(
                format!("上次报送里同名的是{old}，不在同一个地方之下，没有比对"),
                format!("not compared: the previous one of this name, {old}, stands below another place"),
            ));
        }
        Before::InItsFolder(index) => {
            let old = called(index);
            place.warnings.push(scene.say(
                format!("上次没有这个名称的报送，同一个文件夹里报送的是{old}，没有比对；是同一地方的话，在两次的 jurisdiction.yaml 里写同一个 code"),
                format!("not compared: in its folder stood {old} before; if that is the same place, say the same `code` in both"),
            ));
        }
    }
    own.before.index().and_then(|index| all.get(index))
}

/// A line for every field that changed; one for what no field tells.
fn flat(change: &compare::Change, language: Language) -> Vec<Change> {
    let line =
        |field: &str, old: &str, new: &str, direction: Direction, why: &str, fingerprint: &str| Change {
            domain: change.domain.clone(),
            code: change.code().map(ToOwned::to_owned),
            name: change.title().trim().to_owned(),
            field: field.to_owned(),
            old: old.to_owned(),
            new: new.to_owned(),
            direction: direction.name(),
            why: why.to_owned(),
            fingerprint: fingerprint.to_owned(),
            whole: change.fingerprint.clone(),
            decision: None,
        };
    let said =
        |side: &[compare::Side]| side.iter().map(|side| side.name.trim()).collect::<Vec<_>>().join("、");
    let why = change.why.get(language);
    let mut lines = Vec::new();
    let by_field = change.kind == Kind::Changed || change.subject == Subject::Statement;
    if !by_field || change.fields.is_empty() {
        let (old, new) = (said(&change.old), said(&change.new));
        lines.push(line("", &old, &new, change.direction, why, &change.fingerprint));
    }
    for field in change.fields.iter().filter(|field| !field.wording_only) {
        let text = |quoted: &Option<compare::Quoted>| {
            quoted.as_ref().map_or(String::new(), |quoted| quoted.text.clone())
        };
        let why = field.why();
        lines.push(line(
            &field.heading,
            &text(&field.old),
            &text(&field.new),
            field.direction(),
            why.get(language),
            &field.fingerprint,
        ));
    }
    lines
}

/// The files of a submission that could not be read, or not in whole.
fn damaged(loaded: &mut Loaded) -> Vec<String> {
    let unread = [
        faults::UNREADABLE_FILE.name,
        faults::UNREADABLE_LAYOUT.name,
        faults::MALFORMED_YAML.name,
        faults::REFUSED_YAML.name,
        faults::OVER_BOUND.name,
    ];
    let mut found: BTreeSet<FileId> = BTreeSet::new();
    loaded.sink.retain(|finding| {
        if unread.contains(&finding.rule.name) {
            found.insert(finding.primary.file());
        }
        true
    });
    found.into_iter().map(|file| loaded.files.name(file).to_owned()).collect()
}
