//! Decisions on changes, when the place is compared again: those whose change is not there any more.

use super::{Scene, tell};
use crate::decisions::{Subject, Verdict};
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
    // Places of one name are told apart by the place above, here and where the decision was written down. One that was
    // made when the name was no other's may be on either.
    let shared = place.name != place.own_name;
    let apart: Vec<String> = place.within.iter().map(|above| tell::beside(&place.own_name, above)).collect();
    let own =
        |name: &str| name == place.name || name == place.own_name || apart.iter().any(|own| own == name);
    let is_on_either = |subject: &Subject| {
        shared && subject.compared.split_once('：').is_some_and(|(name, _)| name == place.own_name)
    };
    let mut unseen = Vec::new();
    for (decision, passed) in
        decide::changes_gone(all, &found, &own, (&compared, scene.options.previous.as_deref()))
    {
        let to_undo = matches!(decision.verdict, Some(Verdict::Returned | Verdict::Adopted));
        match passed {
            Passed::Gone if is_on_either(&decision.subject) && !to_undo => {}
            Passed::Gone if is_on_either(&decision.subject) => unseen.push(decision),
            Passed::Gone => place.settled.push(decision.clone()),
            Passed::Unseen => unseen.push(decision),
        }
    }
    for Subject { item, text, .. } in unseen.into_iter().map(|own| &own.subject) {
        place.doubts.push(scene.say(
            format!("以前要求改回的变化，这次比较里看不到，请核对是否已改回：{item} {text}"),
            format!(
                "a change that was to be undone is not in this comparison; see whether it was: {item} {text}"
            ),
        ));
    }
}

/// What any place of the run still has is settled on none of them.
pub(super) fn keep_what_is_there(places: &mut [Place]) {
    let mut found: BTreeSet<String> = BTreeSet::new();
    for place in places.iter() {
        let findings = place.findings.iter().map(|own| (&own.fingerprint, &own.decision));
        let changes = place.changes.iter().flat_map(|all| &all.list);
        let changes =
            changes.flat_map(|own| [(&own.fingerprint, &own.decision), (&own.whole, &own.decision)]);
        for (print, decision) in findings.chain(changes) {
            found.insert(print.clone());
            found.extend(decision.iter().map(|own| own.fingerprint.clone()));
        }
    }
    for place in places {
        place.settled.retain(|own| !found.contains(&own.fingerprint));
    }
}

impl Scene<'_> {
    /// What is compared with what, as a decision remembers it.
    pub(super) fn compared(&self) -> Option<String> {
        self.options.previous.as_ref().map(|before| format!("{before} → {}", self.root))
    }
}
