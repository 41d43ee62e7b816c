//! The number of an instrument's former text. Manual and tests: `outdated-document-number.md`.

use super::citations::{self, Cited, Fault};
use super::{Check, Context, Rule};
use crate::catalogue::{Field, Item};
use crate::diagnostic::{Fix, Fixability, RuleInfo, Severity, Words};
use crate::knowledge::date::Date;
use crate::knowledge::laws::{Confidence, Law};
use crate::value::citation::{DocumentNumber, Ranged};
use std::ops::Range;

static INFO: RuleInfo = RuleInfo {
    code: "B104",
    name: "outdated-document-number",
    summary: "引用的文号是修订以前的旧号",
    summary_english: "the number of a former text",
    docs: include_str!("outdated-document-number.md"),
    rests: crate::diagnostic::Rests::Nothing,
    severity: Severity::Warning,
    since: "0.1.0",
    fix: Fixability::Sometimes,
};

/// B104.
pub(super) static RULE: Rule = Rule { info: &INFO, checks: &[Check::Item(check)] };

fn check(item: &Item, ctx: &mut Context<'_>) {
    for cited in ctx.cited(item).iter() {
        match &cited.fault {
            Some(Fault::FormerNumber { law, number }) => former_number(cited, law, number, ctx),
            Some(Fault::FormerYear { law, year, range }) => former_year(cited, law, *year, range, ctx),
            _ => {}
        }
    }
}

fn former_number(cited: &Cited<'_>, law: &Law, number: &Ranged<DocumentNumber>, ctx: &mut Context<'_>) {
    let Some(current) = law.doc_no.as_deref() else { return unnumbered(cited, law, number, ctx) };
    let title = law.quotable_title();
    let message = Words::new(
        format!("《{title}》引用的是旧文号{}，现行文本为{current}", number.value),
        format!("《{title}》 is cited by its former number {}; the text in force is {current}", number.value),
    );
    let help = cure(current, law.in_force, !cited.citation.articles.is_empty());
    let finding = ctx.report(cited.at(&number.range), message);
    finding.field(Field::Basis.key()).about(number.value.to_string()).help(help);
    if let Some(edit) = citations::renumbered(cited, number, law, None) {
        let title = Words::new(format!("改为{current}"), format!("change to {current}"));
        // Articles may have moved with the new text: then a person must look.
        let sure = cited.citation.articles.is_empty() && law.confidence == Confidence::High;
        finding.fix(if sure { Fix::safe(title, edit) } else { Fix::risky(title, edit) });
    }
}

/// The present text is known, its number is not.
fn unnumbered(cited: &Cited<'_>, law: &Law, number: &Ranged<DocumentNumber>, ctx: &mut Context<'_>) {
    let title = law.quotable_title();
    let since = law.in_force.map_or(String::new(), |date| {
        format!("，现行文本自{}年{}月{}日起施行", date.year(), date.month(), date.day())
    });
    let since_english =
        law.in_force.map_or(String::new(), |date| format!("; the text in force is of {date}"));
    let message = Words::new(
        format!("《{title}》引用的是旧文号{}{since}", number.value),
        format!("《{title}》 is cited by its former number {}{since_english}", number.value),
    );
    let finding = ctx.report(cited.at(&number.range), message);
    finding.field(Field::Basis.key()).about(number.value.to_string()).severity(Severity::Info).help(
        Words::new(
            "登记簿还没有查明现行文本的文号，请核实后改写，并核对条号",
            "the registry does not know the present number: look it up, and the articles too",
        ),
    );
}

fn former_year(cited: &Cited<'_>, law: &Law, year: u16, range: &Range<usize>, ctx: &mut Context<'_>) {
    let latest = law.last_amended.map_or(String::new(), |date| date.year().to_string());
    let title = law.quotable_title();
    let message = Words::new(
        format!("《{title}》注明的是{year}年的旧文本，{latest}年又修改过"),
        format!("《{title}》 is cited in its text of {year}; it was changed again in {latest}"),
    );
    let number = law.doc_no.as_ref().map(|number| format!("，现行文号为{number}")).unwrap_or_default();
    let finding = ctx.report(cited.at(range), message);
    finding.field(Field::Basis.key()).about(year.to_string()).help(Words::new(
        format!("改注{latest}年的文本{number}；引用了条款的，请一并核对条号"),
        format!("name the text of {latest}; check the article numbers too"),
    ));
}

/// What to write instead; where articles are cited, they may have moved.
fn cure(current: &str, in_force: Option<Date>, has_articles: bool) -> Words {
    let since = in_force.map_or(String::new(), |date| {
        format!("（{}年{}月{}日起施行）", date.year(), date.month(), date.day())
    });
    if has_articles {
        Words::new(
            format!("改为{current}{since}；所引条款在现行文本里可能换了条号，请对照原文核对"),
            format!("write {current}, and look the article up: it may have moved in the text in force"),
        )
    } else {
        Words::new(format!("改为{current}{since}"), format!("write {current}"))
    }
}
