//! Waivers: which findings they cover, and which of them cover none.

use super::{CHECKED, Check, Scene, checks};
use crate::catalogue::Waiver;
use crate::diagnostic::{Diagnostic, Sink};
use crate::knowledge::Date;
use crate::rules::{Waived, is_of_shape};
use crate::source::Location;

/// Takes out what is waived, then judges the waivers themselves; of a waiver no other waiver can speak.
/// `shape` are the findings of readers and schema: of these, only comments can speak, and only of what no longer
/// keeps anything from being read.
pub(super) fn apply(scene: Scene<'_>, sink: &mut Sink, shape: &mut Sink) {
    let waivers = &scene.place.waivers;
    let expired: Vec<bool> = waivers.iter().map(|waiver| has_ended(waiver, scene.settings.day)).collect();
    let mut used = vec![false; waivers.len()];
    let mut keep = |finding: &Diagnostic| {
        let mut waived = false;
        for (index, waiver) in waivers.iter().enumerate().filter(|(_, waiver)| covers(waiver, finding)) {
            used[index] = true;
            waived |= waiver.is_reasoned() && !expired[index];
        }
        !waived
    };
    sink.retain(&mut keep);
    if waivers.iter().any(|waiver| waiver.scope.is_some()) {
        shape.retain(|finding| !is_of_shape(finding.rule) || keep(finding));
    }
    for (rule, check) in checks(CHECKED) {
        let Check::Waiver(check) = check else { continue };
        for (index, waiver) in waivers.iter().enumerate() {
            let waived = Waived { waiver, used: used[index], expired: expired[index] };
            check(&waived, &mut scene.place_context(rule, sink));
        }
    }
}

/// Whether a waiver speaks of the rule and the item of a finding.
fn covers(waiver: &Waiver, finding: &Diagnostic) -> bool {
    let rule = waiver.rule.value.trim();
    let named = rule == finding.rule.name || rule.eq_ignore_ascii_case(finding.rule.code);
    let of_item = |code: &str| finding.subject.code.as_deref() == Some(code);
    if let Some(scope) = waiver.scope {
        return named && holds(scope, finding.primary);
    }
    named && waiver.code.as_ref().is_none_or(|code| of_item(code.value.trim()))
}

/// Whether a place begins in what a comment speaks of.
fn holds(scope: Location, at: Location) -> bool {
    match (scope, at) {
        (Location::File(file), at) => at.file() == file,
        (Location::Text { file, span }, Location::Text { file: other, span: place }) => {
            file == other && span.start <= place.start && (place.start < span.end || place == span)
        }
        (Location::Text { .. } | Location::Cell { .. }, _) => false,
    }
}

/// Whether its last day is over; what is no day never ends, and the schema tells of it.
fn has_ended(waiver: &Waiver, day: Option<Date>) -> bool {
    let until = waiver.until.as_ref().and_then(|until| until.value.trim().parse::<Date>().ok());
    until.zip(day).is_some_and(|(until, day)| until < day)
}
