//! Citations not written as official writing rules ask. Manual and tests: `malformed-citation.md`.

use super::citations::{self, Cited};
use super::{Check, Context, Rule};
use crate::catalogue::{Field, Item};
use crate::diagnostic::{Edit, Fix, Fixability, RuleInfo, Severity, Words};

static INFO: RuleInfo = RuleInfo {
    code: "B102",
    name: "malformed-citation",
    summary: "公开依据的写法不合公文规范（书名号、文号括号、令号等）",
    summary_english: "a citation not written as official writing rules ask",
    docs: include_str!("malformed-citation.md"),
    rests: crate::diagnostic::Rests::Nothing,
    severity: Severity::Warning,
    since: "0.1.0",
    fix: Fixability::Sometimes,
};

/// B102.
pub(super) static RULE: Rule = Rule { info: &INFO, checks: &[Check::Item(check)] };

fn check(item: &Item, ctx: &mut Context<'_>) {
    for cited in ctx.cited(item).iter() {
        check_citation(cited, ctx);
    }
}

fn check_citation(cited: &Cited<'_>, ctx: &mut Context<'_>) {
    // Whoever mends a wrong law or number writes the citation anew.
    if cited.fault.is_some() {
        return;
    }
    let (citation, part) = (cited.citation, cited.part);
    let faults = citations::writing_faults(citation);
    if faults.is_empty() {
        return;
    }
    let (zh, en): (Vec<_>, Vec<_>) = faults.into_iter().unzip();
    let message = Words::new(
        format!("依据“{}”写法不规范：{}", shortened(&citation.text), zh.join("；")),
        format!("“{}” is not written as the rules ask: {}", shortened(&citation.text), en.join("; ")),
    );
    let canonical = citation.canonical();
    let finding = ctx.report(part.at, message);
    finding.field(Field::Basis.key()).about(citation.text.clone());
    if citation.certain() && !citation.is_canonical() {
        finding.help(Words::new(format!("应写作：{canonical}"), format!("write: {canonical}")));
        if part.exact {
            let title = Words::new(format!("改写为{canonical}"), format!("rewrite as {canonical}"));
            finding.fix(Fix::safe(title, vec![Edit { at: part.at, text: canonical }]));
        }
    } else {
        finding.help(Words::new(
            "按“《全称》（文号）第×条”的形式改写，发文年份用六角括号〔〕（GB/T 9704—2012）",
            "write 《full title》（number）第×条, the year in 〔〕 (GB/T 9704—2012)",
        ));
    }
}

/// A long text for messages: its two ends, because the number at fault mostly stands last.
fn shortened(text: &str) -> String {
    const HEAD: usize = 12;
    const TAIL: usize = 28;
    let plain: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
    if plain.len() <= HEAD + TAIL {
        return plain.into_iter().collect();
    }
    let (head, tail) = (&plain[..HEAD], &plain[plain.len() - TAIL..]);
    head.iter().chain(&['…']).chain(tail).collect()
}
