//! A law the tier above rests on, and that is not cited here. Manual and tests: `basis-dropped.md`.

use super::citations::{self, Cited, Fault};
use super::{Check, Context, Pair, Rule, duty, wording};
use crate::catalogue::{Field, Item};
use crate::diagnostic::{Fixability, RuleInfo, Severity, Words};
use crate::knowledge::Date;
use crate::knowledge::laws::{Confidence, Law, Laws, is_local};
use crate::source::Location;
use crate::value::citation::Part;

static INFO: RuleInfo = RuleInfo {
    code: "T307",
    name: "basis-dropped",
    summary: "上级目录引用的法律法规文件，这里没有引用",
    summary_english: "a law the tier above cites is not cited here",
    docs: include_str!("basis-dropped.md"),
    rests: crate::diagnostic::Rests::Guidance,
    severity: Severity::Warning,
    since: "0.1.0",
    fix: Fixability::Never,
};

/// T307.
pub(super) static RULE: Rule = Rule { info: &INFO, checks: &[Check::TierPair(check)] };

fn check(pair: &Pair<'_>, ctx: &mut Context<'_>) {
    let Some((upper, own, above)) = duty::bound(pair, ctx) else { return };
    let Ok(laws) = ctx.knowledge.laws() else { return };
    let Some(day) = ctx.day.or_else(|| laws.known_until()) else { return };
    // Without any basis, or with one that stands elsewhere, other rules speak.
    let unknown = own.basis.parts.iter().any(|part| matches!(part.value, Part::Ditto(_)));
    if own.basis.written.is_empty() || unknown || ctx.lacks_column(Field::Basis) {
        return;
    }
    let here = Here::of(own, laws, day, ctx);
    let mut dropped: Vec<(&Law, Location)> = Vec::new();
    for cited in citations::of(upper, ctx.knowledge, ctx.day) {
        let Some(law) = standing(&cited) else { continue };
        // The Regulation holds for every item, whether it is cited or not.
        let implied = law.id == citations::DISCLOSURE_REGULATION && here.national;
        if !implied && !here.has(law) && !dropped.iter().any(|(known, _)| known.id == law.id) {
            dropped.push((law, cited.part.at));
        }
    }
    let Some((_, first)) = dropped.first() else { return };
    let titles: Vec<String> = dropped.iter().map(|(law, _)| law.cited()).collect();
    let list = titles.iter().take(3).cloned().collect::<Vec<_>>().join("、");
    let (rest, rest_english) = if titles.len() > 3 {
        (format!("等{}件", titles.len()), format!(" and others, {} in all", titles.len()))
    } else {
        Default::default()
    };
    let message = Words::new(
        format!("事项“{}”的公开依据比{}少了{list}{rest}", own.title().trim(), above.place.name),
        format!("“{}” does not cite {list}{rest_english}, as {} does", own.title().trim(), above.place.name),
    );
    let at = own.basis.written.first().map_or_else(|| own.head(), |text| text.at);
    let finding = ctx.report(at, message);
    finding.field(Field::Basis.key()).about(titles.join("、"));
    finding.severity(Severity::Warning.min(duty::weight(upper)));
    finding.beside(*first, Words::new("上级引用在此", "the tier above cites it here"));
    finding.help(Words::new(
        "补上现行有效的上位依据，本地文件写在它的后面；确实不适用的，在 jurisdiction.yaml 的 waivers 中写明编码和理由",
        "cite it before the local papers; where it does not apply, record a waiver with the reason",
    ));
}

/// The instrument a citation above means, where it still stands: what is repealed or replaced is no loss.
fn standing<'a>(cited: &Cited<'a>) -> Option<&'a Law> {
    let gone =
        matches!(cited.fault, Some(Fault::Repealed(_) | Fault::NotYetInForce(_) | Fault::Superseded { .. }));
    let law = cited.resolved.as_ref()?.law;
    // Of a record that rests on memory nobody knows whether it still stands.
    (!gone && !law.kind.is_local() && law.confidence != Confidence::Low).then_some(law)
}

/// What an item cites.
struct Here<'a> {
    laws: &'a Laws,
    day: Date,
    cited: Vec<&'a Law>,
    /// Whether any of it holds in the whole country.
    national: bool,
    /// Titles the registry does not know, in the form in which they are compared.
    unknown: Vec<String>,
}

impl<'a> Here<'a> {
    fn of(item: &'a Item, laws: &'a Laws, day: Date, ctx: &Context<'a>) -> Self {
        let mut here = Self { laws, day, cited: Vec::new(), national: false, unknown: Vec::new() };
        for cited in citations::of(item, ctx.knowledge, ctx.day) {
            let law = cited.resolved.as_ref().map(|resolved| resolved.law);
            here.national |= law.map_or_else(|| !is_local(cited.citation), |law| !law.kind.is_local());
            match (&cited.resolved, &cited.fault) {
                (Some(resolved), _) => here.cited.push(resolved.law),
                (None, Some(Fault::ForeignTitle { owner, .. })) => here.cited.push(owner),
                (None, _) => here.unknown.push(wording::plain(&cited.citation.title)),
            }
        }
        let loose = item.basis.parts.iter().filter_map(|part| match &part.value {
            Part::Unreadable(text) | Part::Vague(text) => Some(wording::plain(&text.value)),
            Part::Citation(_) | Part::Ditto(_) | Part::Quote(_) => None,
        });
        here.unknown.extend(loose);
        here
    }

    /// Whether it cites an instrument, or one of its line: what it replaced (told of as repealed) or what replaced it.
    fn has(&self, law: &Law) -> bool {
        let now = |law: &'a Law| self.laws.current_on(law, self.day);
        let same = |own: &&'a Law| {
            own.id == law.id
                || now(own).id == law.id
                || law.superseded_by.contains(&own.id)
                || own.superseded_by.contains(&law.id)
        };
        let title = wording::plain(law.short_title());
        // 《…意见》及其实施细则 names its rules without their title.
        if title.contains("实施细则") && self.unknown.iter().any(|own| own.ends_with("其实施细则")) {
            return true;
        }
        self.cited.iter().any(same) || self.unknown.iter().any(|own| own.contains(&title))
    }
}
