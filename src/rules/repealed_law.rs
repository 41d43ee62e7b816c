//! A law that is repealed, has run out, or is not in force yet. Manual and tests: `repealed-law.md`.

use super::citations::{self, Cited, Fault};
use super::{Check, Context, Rule};
use crate::catalogue::{Field, Item};
use crate::diagnostic::{Diagnostic, Edit, Fix, Fixability, RuleInfo, Severity, Words};
use crate::knowledge::Date;
use crate::knowledge::laws::{Confidence, Law, Laws, Status};
use crate::value::citation::{ArticleRef, Citation, Ranged};
use crate::value::tier::Tier;
use std::collections::BTreeSet;

static INFO: RuleInfo = RuleInfo {
    code: "B103",
    name: "repealed-law",
    summary: "依据已经废止、失效，或者还没有施行",
    summary_english: "a law that is repealed, has run out or is not in force yet",
    docs: include_str!("repealed-law.md"),
    rests: crate::diagnostic::Rests::Nothing,
    severity: Severity::Error,
    since: "0.1.0",
    fix: Fixability::Sometimes,
};

/// B103.
pub(super) static RULE: Rule = Rule { info: &INFO, checks: &[Check::Item(check)] };

fn check(item: &Item, ctx: &mut Context<'_>) {
    let (Ok(laws), cited) = (ctx.knowledge.laws(), ctx.cited(item)) else { return };
    let Some(day) = ctx.day.or_else(|| laws.known_until()) else { return };
    let mut taken: BTreeSet<&str> = named(&cited);
    for cited in cited.iter() {
        match &cited.fault {
            Some(Fault::Repealed(law)) => repealed(cited, law, laws, day, &mut taken, ctx),
            Some(Fault::NotYetInForce(law)) => not_yet(cited, law, day, ctx),
            Some(Fault::Superseded { law, by }) => superseded(cited, law, by, ctx),
            _ => {}
        }
    }
}

/// The laws the item names already: none needs to be put in a second time.
fn named<'a>(cited: &[Cited<'a>]) -> BTreeSet<&'a str> {
    cited.iter().filter_map(|cited| Some(cited.resolved.as_ref()?.law.id.as_str())).collect()
}

fn repealed<'a>(
    cited: &Cited<'_>,
    law: &Law,
    laws: &'a Laws,
    day: Date,
    taken: &mut BTreeSet<&'a str>,
    ctx: &mut Context<'_>,
) {
    let successors = successors_on(law, laws, day);
    let since = law.repealed_on.map_or(String::new(), |date| format!("已于{}", chinese(date)));
    let since_english = law.repealed_on.map_or(String::new(), |date| format!(" since {date}"));
    let (end, end_english) =
        if law.ran_out() { ("期满失效", "has run out") } else { ("废止", "is repealed") };
    let already = if since.is_empty() { "已" } else { "" };
    let message = Words::new(
        format!("《{}》{since}{already}{end}{}", law.quotable_title(), by_number_only(cited.citation)),
        format!("{} {end_english}{since_english}", law.cited()),
    );
    let (advice, advice_english) = advice(&successors, !cited.citation.articles.is_empty());
    let tier = ctx.place.tier;
    let finding = ctx.report(cited.part.at, message);
    finding.about(cited.citation.text.clone());
    let (doubt, doubt_english) = doubt(law);
    finding.help(Words::new(format!("{advice}{doubt}"), format!("{advice_english}{doubt_english}")));
    if let Some(fix) = replacement(cited, law, &successors, taken) {
        finding.fix(fix);
    }
    settle(finding, law, Severity::Error, tier);
}

/// What stands for the law on the day: each of its successors, or what stands for that.
fn successors_on<'a>(law: &Law, laws: &'a Laws, day: Date) -> Vec<&'a Law> {
    let mut found: Vec<&Law> = Vec::new();
    for next in laws.successors(law) {
        let now = laws.current_on(next, day);
        if !found.contains(&now) {
            found.push(now);
        }
    }
    found
}

fn advice(successors: &[&Law], articles: bool) -> (String, String) {
    if successors.is_empty() {
        return ("删去，改引现行有效的依据".to_owned(), "leave it out and cite what is in force".to_owned());
    }
    let names: Vec<String> = successors.iter().map(|law| law.cited()).collect();
    let (check, check_english) =
        if articles { ("，并核对新的条号", ", and look up its articles") } else { ("", "") };
    (format!("改引{}{check}", names.join("、")), format!("cite {} instead{check_english}", names.join(", ")))
}

/// Replaces the citation where one successor alone is there. Safe only between equals without articles.
fn replacement<'a>(
    cited: &Cited<'_>,
    law: &Law,
    successors: &[&'a Law],
    taken: &mut BTreeSet<&'a str>,
) -> Option<Fix> {
    let [successor] = successors else { return None };
    if !cited.part.exact || successor.doc_no.is_none() {
        return None;
    }
    let articles = &cited.citation.articles;
    let moved_to =
        |article: &Ranged<ArticleRef>| citations::moved_to_one(law, &article.value).map(|to| to.to_string());
    let moved: Option<Vec<String>> = articles.iter().map(moved_to).collect();
    let direct = law.superseded_by.contains(&successor.id);
    if !articles.is_empty() && !direct {
        return None;
    }
    let text = format!("{}{}", successor.cited(), moved?.join("、"));
    let edits = vec![Edit { at: cited.part.at, text: text.clone() }];
    let title = Words::new(format!("改引{text}"), format!("cite {text}"));
    let first = taken.insert(&successor.id);
    let sure = [law, successor].iter().all(|law| law.confidence == Confidence::High);
    let equal = law.kind == successor.kind && articles.is_empty() && !law.ran_out();
    Some(if first && sure && equal { Fix::safe(title, edits) } else { Fix::risky(title, edits) })
}

fn not_yet(cited: &Cited<'_>, law: &Law, day: Date, ctx: &mut Context<'_>) {
    let from = law.in_force.filter(|start| *start > day);
    let start = from.map_or(String::new(), |date| format!("，自{}起施行", chinese(date)));
    let start_english = from.map_or(String::new(), |date| format!(" before {date}"));
    let message = Words::new(
        format!("《{}》在{}尚未施行{start}", law.quotable_title(), chinese(day)),
        format!("{} is not in force{start_english}; judged by the law of {day}", law.cited()),
    );
    let tier = ctx.place.tier;
    let finding = ctx.report(cited.part.at, message);
    let (doubt, doubt_english) = doubt(law);
    finding.about(cited.citation.text.clone()).help(Words::new(
        format!("施行以前仍引用当时有效的依据{doubt}"),
        format!("cite what is in force until then{doubt_english}"),
    ));
    settle(finding, law, Severity::Warning, tier);
}

fn superseded(cited: &Cited<'_>, law: &Law, by: &Law, ctx: &mut Context<'_>) {
    let (standing, standing_english) = match law.status {
        Status::Revised => ("已经修订或者部分被取代，宜", "was revised or replaced in part;"),
        Status::InForce | Status::Repealed | Status::NotYetInForce => {
            ("没有查到明令废止，但宜", "is not known to be repealed, but")
        }
    };
    let message = Words::new(
        format!("《{}》{standing}优先引用{}", law.quotable_title(), by.cited()),
        format!("{} {standing_english} {} is to be preferred", law.cited(), by.cited()),
    );
    let finding = ctx.report(cited.part.at, message);
    finding.field(Field::Basis.key()).about(cited.citation.text.clone()).severity(Severity::Info).help(
        Words::new(
            format!("请核实其效力；一般改引{}", by.cited()),
            format!("check whether it still holds; as a rule cite {}", by.cited()),
        ),
    );
}

/// A record that rests on memory asks, and does not accuse; the national texts are the ministries' own words.
fn settle(finding: &mut Diagnostic, law: &Law, severity: Severity, tier: Option<Tier>) {
    let most = match law.confidence {
        Confidence::High => Severity::Error,
        Confidence::Medium => Severity::Warning,
        Confidence::Low => Severity::Info,
    };
    let here = if tier == Some(Tier::National) { Severity::Warning } else { Severity::Error };
    finding.field(Field::Basis.key()).severity(severity.min(most).min(here));
}

fn doubt(law: &Law) -> (&'static str, &'static str) {
    match law.confidence {
        Confidence::High => ("", ""),
        Confidence::Medium | Confidence::Low => {
            ("（登记簿此条尚未全部核对，请核实）", " (this record is not wholly confirmed: please check)")
        }
    }
}

fn by_number_only(citation: &Citation) -> String {
    if citation.title.is_empty() {
        format!("（即所引的{}）", citation.text.trim())
    } else {
        String::new()
    }
}

fn chinese(date: Date) -> String {
    format!("{}年{}月{}日", date.year(), date.month(), date.day())
}
