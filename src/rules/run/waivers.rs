//! Waivers: which findings they cover, and which of them cover none.

use super::{CHECKED, Check, Scene, checks};
use crate::catalogue::Waiver;
use crate::diagnostic::{Diagnostic, Sink};
use crate::knowledge::Date;
use crate::rules::Waived;

/// Takes out what is waived, then judges the waivers themselves; of a waiver no other waiver can speak.
pub(super) fn apply(scene: Scene<'_>, sink: &mut Sink) {
    let waivers = &scene.place.waivers;
    let expired: Vec<bool> = waivers.iter().map(|waiver| has_ended(waiver, scene.settings.day)).collect();
    let mut used = vec![false; waivers.len()];
    sink.retain(|finding| {
        let mut waived = false;
        for (index, waiver) in waivers.iter().enumerate().filter(|(_, waiver)| covers(waiver, finding)) {
            used[index] = true;
            waived |= waiver.reason.is_some() && !expired[index];
        }
        !waived
    });
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
    named && waiver.code.as_ref().is_none_or(|code| of_item(code.value.trim()))
}

/// Whether its last day is over; what is no day never ends, and the schema tells of it.
fn has_ended(waiver: &Waiver, day: Option<Date>) -> bool {
    let until = waiver.until.as_ref().and_then(|until| until.value.trim().parse::<Date>().ok());
    until.zip(day).is_some_and(|(until, day)| until < day)
}
