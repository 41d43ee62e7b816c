//! 日 that may be working or calendar days. Manual and tests: `ambiguous-day-type.md`.

use super::citations::DISCLOSURE_REGULATION;
use super::context::place_of;
use super::{Check, Context, Rule};
use crate::catalogue::{Field, Item};
use crate::diagnostic::{Fixability, RuleInfo, Severity, Words};
use crate::knowledge::domains::OwnDeadline;
use crate::knowledge::laws::{Kind as LawKind, Law};
use crate::value::citation::Part;
use crate::value::deadline::{Clause, Kind, Unit};

static INFO: RuleInfo = RuleInfo {
    code: "D105",
    name: "ambiguous-day-type",
    summary: "公开时限只写“日”或“天”，看不出是工作日还是自然日",
    summary_english: "days that may be working or calendar days",
    docs: include_str!("ambiguous-day-type.md"),
    rests: crate::diagnostic::Rests::Nothing,
    severity: Severity::Info,
    since: "0.1.0",
    fix: Fixability::Never,
};

/// D105.
pub(super) static RULE: Rule = Rule { info: &INFO, checks: &[Check::Item(check)] };

fn check(item: &Item, ctx: &mut Context<'_>) {
    let (Some(text), Some(deadline)) = (item.deadline.text(), item.deadline.understood()) else { return };
    let Some((clause, amount)) = deadline.clauses.iter().find_map(|clause| Some((clause, days(clause)?)))
    else {
        return;
    };
    if law_counts_days(amount, item, ctx) {
        return;
    }
    let given = clause.text.trim();
    let message = Words::new(
        format!("公开时限“{given}”里的{amount}日，没有写明是工作日还是自然日，到期日说不准"),
        format!("the {amount} days of “{given}” may be working or calendar days"),
    );
    let finding = ctx.report(place_of(given, text), message);
    finding.field(Field::Deadline.key()).about(given).help(Words::new(
        format!("写成“{amount}个工作日”；法律规定按自然日计算的，写成“{amount}个自然日”或者在公开依据里写明该法条款"),
        format!(
            "write {amount}个工作日 (working) or {amount}个自然日 (calendar), or cite the article of the law that counts calendar days"
        ),
    ));
}

/// How many days of no kind a clause counts.
fn days(clause: &Clause) -> Option<u32> {
    let (amount, unit) = match clause.kind {
        Kind::Within { amount, unit, .. } => (amount, unit),
        Kind::Before { lead: Some((amount, unit)), .. } => (amount, unit),
        _ => return None,
    };
    (unit == Unit::DayUnspecified).then_some(amount)
}

/// Whether the 日 is a law's own: one this domain is known to take a limit of so many 日 from, one that is cited and
/// known to set such a limit in some domain, or one cited by article. In a law 日 is a calendar day unless it says 工作日.
fn law_counts_days(amount: u32, item: &Item, ctx: &Context<'_>) -> bool {
    let Ok(domains) = ctx.knowledge.domains() else { return false };
    let says = |own: &OwnDeadline| limits_to(&own.note, amount);
    let number = ctx.catalogue.recognised.as_ref().and_then(|domain| domain.number);
    let here = number.and_then(|number| domains.by_number(number));
    if here.is_some_and(|domain| domain.own_deadlines.iter().any(says)) {
        return true;
    }
    let known = |law: &Law| {
        let mut own = domains.iter().flat_map(|domain| &domain.own_deadlines);
        own.any(|own| own.law == law.id && says(own))
    };
    item.basis.parts.iter().any(|part| match &part.value {
        Part::Citation(citation) => ctx.law(&citation.title).is_some_and(|law| {
            let binding = matches!(
                law.kind,
                LawKind::Statute | LawKind::AdministrativeRegulation | LawKind::LocalRegulation
            );
            law.id != DISCLOSURE_REGULATION && (binding && !citation.articles.is_empty() || known(law))
        }),
        Part::Vague(_) | Part::Ditto(_) | Part::Quote(_) | Part::Unreadable(_) => false,
    })
}

/// Whether a note speaks of so many 日, and not of ten or a hundred more.
fn limits_to(note: &str, amount: u32) -> bool {
    let limit = format!("{amount}日");
    note.match_indices(&limit).any(|(at, _)| !note[..at].ends_with(|c: char| c.is_ascii_digit()))
}
