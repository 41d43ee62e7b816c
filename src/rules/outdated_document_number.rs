//! The number of an instrument's former text. Manual and tests: `outdated-document-number.md`.

use super::{Check, Context, Rule};
use crate::catalogue::{Field, Item, Text};
use crate::diagnostic::{Edit, Fix, Fixability, RuleInfo, Severity, Words};
use crate::knowledge::date::Date;
use crate::source::Located;
use crate::value::citation::{Citation, DocumentNumber, Part};

static INFO: RuleInfo = RuleInfo {
    code: "B104",
    name: "outdated-document-number",
    summary: "引用的文号是修订以前的旧号",
    summary_english: "the number of a former text",
    docs: include_str!("outdated-document-number.md"),
    severity: Severity::Warning,
    since: "0.1.0",
    fix: Fixability::Sometimes,
};

/// B104.
pub(super) static RULE: Rule = Rule { info: &INFO, checks: &[Check::Item(check)] };

fn check(item: &Item, ctx: &mut Context<'_>) {
    for part in &item.basis.parts {
        if let Part::Citation(citation) = &part.value {
            check_citation(citation, part, ctx);
        }
    }
}

fn check_citation(citation: &Citation, part: &Located<Part>, ctx: &mut Context<'_>) {
    let Some(law) = ctx.law(&citation.title) else { return };
    let Some(current) = law.doc_no.as_deref() else { return };
    let earlier: Vec<DocumentNumber> =
        law.earlier_doc_nos.iter().filter_map(|number| DocumentNumber::parse(number)).collect();
    let now = DocumentNumber::parse(current);
    for found in &citation.documents {
        let number = &found.value;
        if !earlier.contains(number) || now.as_ref() == Some(number) {
            continue;
        }
        let message = Words::new(
            format!("《{}》引用的是旧文号{number}，现行文本为{current}", law.title),
            format!(
                "《{}》 is cited by its former number {number}; the text in force is {current}",
                law.title
            ),
        );
        let help = cure(current, law.in_force, !citation.articles.is_empty());
        let whole = Text { value: citation.text.clone(), at: part.at, exact: part.exact };
        let from = citation.range.start;
        let at = whole.part(found.range.start - from..found.range.end - from);
        let finding = ctx.report(at, message);
        finding.field(Field::Basis.key()).about(number.to_string()).help(help);
        // Articles may have moved with the new text: then a person must look.
        if part.exact {
            let title = Words::new(format!("改为{current}"), format!("change to {current}"));
            let edits = vec![Edit { at, text: current.to_owned() }];
            let fix =
                if citation.articles.is_empty() { Fix::safe(title, edits) } else { Fix::risky(title, edits) };
            finding.fix(fix);
        }
    }
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
