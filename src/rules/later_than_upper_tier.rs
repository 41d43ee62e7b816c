//! A deadline longer than the tier above allows. Manual and tests: `later-than-upper-tier.md`.

use super::{Check, Context, Pair, Rule, later_than_law};
use crate::catalogue::Field;
use crate::diagnostic::{Fixability, RuleInfo, Severity, Words};
use crate::value::deadline::Order;

static INFO: RuleInfo = RuleInfo {
    code: "T301",
    name: "later-than-upper-tier",
    summary: "公开时限长于上级目录的规定",
    summary_english: "a deadline longer than the tier above allows",
    docs: include_str!("later-than-upper-tier.md"),
    rests: crate::diagnostic::Rests::Regulation("第二十六条"),
    severity: Severity::Error,
    since: "0.1.0",
    fix: Fixability::Never,
};

/// T301.
pub(super) static RULE: Rule = Rule { info: &INFO, checks: &[Check::TierPair(check)] };

fn check(pair: &Pair<'_>, ctx: &mut Context<'_>) {
    let (Pair::Both { upper, own, .. }, Some(above)) = (pair, ctx.upper) else { return };
    let (Some(allowed_text), Some(allowed)) = (upper.deadline.text(), upper.deadline.understood()) else {
        return;
    };
    let (Some(given_text), Some(given)) = (own.deadline.text(), own.deadline.understood()) else { return };
    if given.compare(allowed) != Order::Looser {
        return;
    }
    // What is beyond the law is said by the law's own rule, once.
    let law_says = later_than_law::beyond(given, ctx.place).is_some()
        && later_than_law::beyond(allowed, above.place).is_none();
    if law_says {
        return;
    }
    let message = Words::new(
        format!(
            "公开时限“{}”长于{}规定的“{}”",
            given_text.value.trim(),
            above.place.name,
            allowed_text.value.trim()
        ),
        format!(
            "the deadline “{}” is later than “{}” of {}",
            given_text.value.trim(),
            allowed_text.value.trim(),
            above.place.name
        ),
    );
    let finding = ctx.report(given_text.at, message);
    finding.field(Field::Deadline.key()).about(given_text.value.clone());
    finding.beside(allowed_text.at, Words::new("上级规定在此", "the tier above says so here"));
    finding.help(Words::new(
        "下级可以更快，不能更慢：改为不长于上级的期限，确有理由的写入备案说明（waivers）",
        "a lower tier may be faster, never slower: shorten it, or record a waiver with the reason",
    ));
}
