//! An item whose levels are all above the place whose catalogue it stands in. Manual and tests: `level-outside-tier.md`.

use super::{Check, Context, Rule};
use crate::catalogue::{Field, Item};
use crate::diagnostic::{Fixability, RuleInfo, Severity, Words};

static INFO: RuleInfo = RuleInfo {
    code: "L102",
    name: "level-outside-tier",
    summary: "公开层级都在本级以上，本级目录却列了这个事项",
    summary_english: "an item that only higher tiers disclose",
    docs: include_str!("level-outside-tier.md"),
    rests: crate::diagnostic::Rests::Guidance,
    severity: Severity::Info,
    since: "0.1.0",
    fix: Fixability::Never,
};

/// L102.
pub(super) static RULE: Rule = Rule { info: &INFO, checks: &[Check::Item(check)] };

fn check(item: &Item, ctx: &mut Context<'_>) {
    let (Some(text), Some(levels)) = (item.levels.text(), item.levels.understood()) else { return };
    // A catalogue may well list what the tiers below disclose; what only those above do is not its own.
    let Some(tier) = ctx.place.tier.filter(|tier| levels.iter().all(|level| level < tier)) else { return };
    let message = Words::new(
        format!("公开层级“{}”不含{tier}，却列在{}的目录里", text.value.trim(), ctx.place.name),
        format!(
            "the levels “{}” do not reach down to {tier}, the tier of {}",
            text.value.trim(),
            ctx.place.name
        ),
    );
    let finding = ctx.report(text.at, message);
    finding.field(Field::Levels.key()).about(text.value.clone()).help(Words::new(
        format!("本级也公开的，在公开层级里加上“{tier}”；只由上级公开的，从本级目录删去"),
        format!("add {tier} if it is disclosed here, else leave the item to the tier above"),
    ));
}
