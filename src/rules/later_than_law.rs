//! Over 20 working days (《政府信息公开条例》第二十六条). Manual and tests: `later-than-law.md`.

use super::citations::DISCLOSURE_REGULATION;
use super::context::place_of;
use super::{Check, Context, Rule};
use crate::catalogue::{Field, Item, Jurisdiction, Text};
use crate::diagnostic::{Fixability, RuleInfo, Severity, Words};
use crate::knowledge::laws::Kind as LawKind;
use crate::value::citation::Part;
use crate::value::deadline::{Clause, Deadline, Kind, Unit};

static INFO: RuleInfo = RuleInfo {
    code: "D104",
    name: "later-than-law",
    summary: "公开时限超过20个工作日的法定期限（或本地承诺的期限）",
    summary_english: "a deadline later than the law allows",
    docs: include_str!("later-than-law.md"),
    rests: crate::diagnostic::Rests::Regulation("第二十六条"),
    severity: Severity::Error,
    since: "0.1.0",
    fix: Fixability::Never,
};

/// D104.
pub(super) static RULE: Rule = Rule { info: &INFO, checks: &[Check::Item(check)] };

/// 《政府信息公开条例》（国务院令第711号）第二十六条: working days from when the information is formed or changed.
const LAWFUL: u32 = 20;

fn check(item: &Item, ctx: &mut Context<'_>) {
    let (Some(text), Some(deadline)) = (item.deadline.text(), item.deadline.understood()) else { return };
    let Some((clause, limit)) = beyond(deadline, ctx.place) else { return };
    let own_law = other_law(item, ctx);
    let given = clause.text.trim();
    let (source, source_english) = match &limit {
        Limit::Law => (
            "《政府信息公开条例》第二十六条规定的20个工作日".to_owned(),
            "the 20 working days of article 26 of the Regulation".to_owned(),
        ),
        Limit::Promise(within) => {
            let within = within.value.trim();
            (format!("本地承诺的{within}"), format!("the {within} this place has promised"))
        }
    };
    let message = Words::new(
        format!("公开时限“{given}”长于{source}"),
        format!("the deadline “{given}” is later than {source_english}"),
    );
    let finding = ctx.report(place_of(given, text), message);
    finding.field(Field::Deadline.key()).about(given);
    if let Limit::Promise(within) = &limit {
        finding.beside(within.at, Words::new("本地的承诺在此", "the promise is here"));
    }
    if own_law.is_some() {
        finding.severity(Severity::Warning);
    }
    finding.help(cure(own_law, &limit));
}

fn cure(own_law: Option<String>, limit: &Limit) -> Words {
    match (own_law, limit) {
        (Some(title), _) => Words::new(
            format!("《{title}》另有期限规定的，请核对条款，并写入备案说明（waivers）；没有的，缩短期限"),
            format!(
                "if 《{title}》 sets its own limit, check the article and record a waiver; else shorten the deadline"
            ),
        ),
        (None, Limit::Law) => Words::new(
            "改为不超过20个工作日；法律、法规另有规定的，在公开依据里写明条款",
            "make it 20 working days at most, or cite the article of the law that sets another limit",
        ),
        (None, Limit::Promise(_)) => Words::new(
            "改为不超过承诺的期限；承诺有变的，修改 jurisdiction.yaml 的承诺时限（limits）",
            "keep the promise, or change it under `limits` in jurisdiction.yaml",
        ),
    }
}

/// What a deadline is longer than.
pub(super) enum Limit {
    /// The Regulation.
    Law,
    /// The place's own promise, as written.
    Promise(Text),
}

/// The clause that is too long, and what it is longer than.
pub(super) fn beyond<'a>(deadline: &'a Deadline, place: &Jurisdiction) -> Option<(&'a Clause, Limit)> {
    if let Some(clause) = deadline.exceeding(LAWFUL, Unit::WorkingDay).next() {
        return Some((clause, Limit::Law));
    }
    let within = place.limits.within.as_ref()?;
    let promised = Deadline::parse(&within.value);
    let Some(Kind::Within { amount, unit, .. }) = promised.clauses.first().map(|clause| &clause.kind) else {
        return None;
    };
    let clause = deadline.exceeding(*amount, *unit).next()?;
    Some((clause, Limit::Promise(within.clone())))
}

/// A law or regulation beside the Regulation on disclosure that may set this item's limit: one cited by
/// article, or one known to set a limit in this domain.
fn other_law(item: &Item, ctx: &Context<'_>) -> Option<String> {
    item.basis.parts.iter().find_map(|part| match &part.value {
        Part::Citation(citation) => {
            let law = ctx.law(&citation.title)?;
            let may = matches!(
                law.kind,
                LawKind::Statute | LawKind::AdministrativeRegulation | LawKind::LocalRegulation
            );
            let meant = !citation.articles.is_empty() || sets_limits(&law.id, ctx);
            (may && meant && law.id != DISCLOSURE_REGULATION).then(|| law.title.clone())
        }
        Part::Vague(_) | Part::Ditto(_) | Part::Quote(_) | Part::Unreadable(_) => None,
    })
}

fn sets_limits(law: &str, ctx: &Context<'_>) -> bool {
    let number = ctx.catalogue.recognised.as_ref().and_then(|domain| domain.number);
    let domain = number.and_then(|number| ctx.knowledge.domains().ok()?.by_number(number));
    domain.is_some_and(|domain| domain.own_deadlines.iter().any(|own| own.law == law))
}
