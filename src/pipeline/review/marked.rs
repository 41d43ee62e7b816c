//! The marked workbooks of a place, written while its files are at hand.

use super::Scene;
use crate::diagnostic::Diagnostic;
use crate::emit::Output;
use crate::pipeline::{self, Loaded, MarkOptions};
use crate::project::file_name;
use crate::review::Place;
use crate::source::FileId;
use std::collections::BTreeSet;
use std::io;

/// The marked workbooks to send back. One that cannot be made is told of; only the disk's refusal is an error.
pub(super) fn mark(
    scene: &Scene<'_>,
    loaded: &Loaded,
    findings: &[Diagnostic],
    place: &mut Place,
) -> Option<io::Error> {
    let options = MarkOptions { language: scene.options.language, created: scene.options.created };
    let faulty: BTreeSet<FileId> = findings.iter().map(|finding| finding.primary.file()).collect();
    let own: BTreeSet<&str> = place.files.iter().map(|file| file.path.as_str()).collect();
    for file in faulty.into_iter().filter(|file| own.contains(loaded.files.name(*file))) {
        let name = loaded.files.name(file);
        match pipeline::marked(&loaded.files, file, findings, options) {
            Ok(marking) => {
                let ending = if marking.macros { "xlsm" } else { "xlsx" };
                let path = marked_path(&place.slug, name, ending, &place.marked);
                place.marked.push(path.clone());
                if let Err(error) = (scene.put)(Output { path, bytes: marking.bytes }) {
                    return Some(error);
                }
            }
            Err(error) => place.doubts.push(
                scene
                    .say(format!("{name} 没能标注：{error}"), format!("{name} could not be marked: {error}")),
            ),
        }
    }
    None
}

fn marked_path(slug: &str, name: &str, ending: &str, taken: &[String]) -> String {
    let stem = file_name(name);
    let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
    let stem: String = stem.chars().filter(|c| !c.is_control() && !"/\\:*?\"<>|".contains(*c)).collect();
    let numbered = (1..).map(|n| match n {
        1 => format!("marked/{slug}/{stem}.审核.{ending}"),
        n => format!("marked/{slug}/{stem}（{n}）.审核.{ending}"),
    });
    numbered.into_iter().find(|path| !taken.contains(path)).unwrap_or_default()
}
