//! Decisions on changes, when the place is compared again: those whose change is not there any more.

use super::Scene;
use crate::pipeline::decide::{self, Passed};
use crate::review::Place;
use std::collections::BTreeSet;

/// Lays those that can go beside what else is settled; tells of those somebody has to look at.
pub(super) fn changes_gone(scene: &Scene<'_>, place: &mut Place) {
    let (Some(all), Some(changes)) = (scene.options.decisions, &place.changes) else { return };
    if changes.partial || !scene.options.domains.is_empty() {
        return;
    }
    let (Some(compared), list) = (scene.compared(), &changes.list) else { return };
    let found: BTreeSet<&str> =
        list.iter().flat_map(|own| [&own.fingerprint, &own.whole]).map(String::as_str).collect();
    let own = |name: &str| name == place.name || name == place.own_name;
    for (decision, passed) in decide::changes_gone(all, &found, &own, (&compared, true)) {
        match passed {
            Passed::Gone => place.settled.push(decision.clone()),
            Passed::Unseen => place.doubts.push(scene.say(
                format!(
                    "以前要求改回的变化，这次比较里看不到，请核对是否已改回：{} {}",
                    decision.subject.item, decision.subject.text
                ),
                format!(
                    "a change that was to be undone is not in this comparison; see whether it was: {} {}",
                    decision.subject.item, decision.subject.text
                ),
            )),
        }
    }
}

impl Scene<'_> {
    /// What is compared with what, as a decision remembers it.
    pub(super) fn compared(&self) -> Option<String> {
        self.options.previous.as_ref().map(|before| format!("{before} → {}", self.root))
    }
}
