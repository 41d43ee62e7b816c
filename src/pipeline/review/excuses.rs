//! The 不涉及 and 备案说明 of a place, listed with their reasons.

use crate::catalogue::{Jurisdiction, Text};
use crate::knowledge::Date;
use crate::lineage::Workspace;
use crate::review::Excuse;

/// All of them: omitted items first, then waivers, as written. What gives no reason, or has ended, does not count.
pub(super) fn of(
    place: &Jurisdiction,
    workspace: &Workspace,
    index: usize,
    day: Option<Date>,
) -> Vec<Excuse> {
    let said = |text: &Option<Text>| text.as_ref().map_or("", |text| text.value.trim()).to_owned();
    let name = |code: &str| {
        let above = workspace.ancestors(index).filter_map(|above| workspace.jurisdictions.get(above));
        let mut items = above.flat_map(|place| &place.catalogues).flat_map(|table| &table.items);
        let found = items.find(|item| item.code_text().map(str::trim) == Some(code));
        found.map(|item| item.title().trim().to_owned()).unwrap_or_default()
    };
    let omits = place.omits.iter().map(|omit| {
        let code = omit.code.value.trim();
        Excuse {
            code: code.to_owned(),
            name: name(code),
            reason: said(&omit.reason),
            counts: omit.is_reasoned(),
            ..Excuse::default()
        }
    });
    let waivers = place.waivers.iter().map(|waiver| {
        let (code, until) = (said(&waiver.code), said(&waiver.until));
        let ended = until.parse::<Date>().ok().zip(day).is_some_and(|(until, day)| until < day);
        Excuse {
            rule: waiver.rule.value.trim().to_owned(),
            name: if code.is_empty() { String::new() } else { name(&code) },
            code,
            reason: said(&waiver.reason),
            until,
            counts: waiver.is_reasoned() && !ended,
        }
    });
    omits.chain(waivers).collect()
}
