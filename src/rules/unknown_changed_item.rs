//! A code in the change log that no catalogue of the place has. Manual and tests: `unknown-changed-item.md`.

use super::{Check, PlaceContext, Rule};
use crate::catalogue::{AdjustedItem, AdjustmentKind, Item, Jurisdiction, Text};
use crate::diagnostic::{Fixability, RuleInfo, Severity, Words};
use std::collections::BTreeSet;

static INFO: RuleInfo = RuleInfo {
    code: "P602",
    name: "unknown-changed-item",
    summary: "动态调整记录里的事项编码，本地目录里没有",
    summary_english: "a code in the change log that no catalogue of the place has",
    docs: include_str!("unknown-changed-item.md"),
    rests: crate::diagnostic::Rests::Nothing,
    severity: Severity::Warning,
    since: "0.1.0",
    fix: Fixability::Never,
};

/// P602.
pub(super) static RULE: Rule = Rule { info: &INFO, checks: &[Check::Place(check)] };

fn check(ctx: &mut PlaceContext<'_>) {
    let place: &Jurisdiction = ctx.place;
    // Where only some files were asked for, or could be read, nothing can be said of the others.
    if !place.whole || place.catalogues.iter().any(|catalogue| catalogue.incomplete) {
        return;
    }
    let changed = || place.adjustments.iter().flat_map(|entry| &entry.items);
    let gone = changed().filter(|item| kind(item).is_some_and(AdjustmentKind::may_end)).filter_map(code);
    let items = place.catalogues.iter().flat_map(|catalogue| &catalogue.items);
    let known: BTreeSet<&str> = gone.chain(items.filter_map(Item::code_text).map(str::trim)).collect();
    let unknown = |text: &&Text| !known.contains(text.value.trim());
    for text in changed().filter_map(|item| item.code.as_ref()).filter(unknown) {
        let code = text.value.trim();
        let message = Words::new(
            format!("本地目录里没有编码为 {code} 的事项，记录里也没有说它已删除"),
            format!("no catalogue here has an item {code}, and the log does not say that it was removed"),
        );
        let finding = ctx.report(text.at, message);
        finding.subject.code = Some(code.to_owned());
        finding.field("items").about(code);
        finding.help(Words::new(
            "核对编码；事项后来删除、并入别的事项的，补记那一次调整",
            "check the code; if the item was removed or merged since, enter that change too",
        ));
    }
}

fn kind(item: &AdjustedItem) -> Option<AdjustmentKind> {
    AdjustmentKind::parse(&item.kind.as_ref()?.value)
}

fn code(item: &AdjustedItem) -> Option<&str> {
    item.code.as_ref().map(|code| code.value.trim())
}
