//! A law not cited by its full title. Manual and tests: `abbreviated-title.md`.

use super::citations::{self, Cited};
use super::{Check, Context, Rule};
use crate::catalogue::{Catalogue, Field, Item};
use crate::diagnostic::{Edit, Fix, Fixability, RuleInfo, Severity, Words};
use crate::knowledge::laws::{FoundBy, Kind, Law, MatchedBy};
use crate::source::Location;
use std::collections::BTreeMap;

static INFO: RuleInfo = RuleInfo {
    code: "B109",
    name: "abbreviated-title",
    summary: "法律法规没有写全称",
    summary_english: "a law not cited by its full title",
    docs: include_str!("abbreviated-title.md"),
    rests: crate::diagnostic::Rests::Nothing,
    severity: Severity::Info,
    since: "0.1.0",
    fix: Fixability::Sometimes,
};

/// B109: told once in a catalogue for each title, since whoever writes it short does so in every row.
pub(super) static RULE: Rule = Rule { info: &INFO, checks: &[Check::Catalogue(check)] };

/// One short title and where it is written.
struct Short<'a> {
    law: &'a Law,
    written: &'a str,
    item: &'a Item,
    at: Location,
    times: usize,
    edits: Vec<Edit>,
}

fn check(catalogue: &Catalogue, ctx: &mut Context<'_>) {
    let mut found: BTreeMap<&str, Short<'_>> = BTreeMap::new();
    for item in &catalogue.items {
        for cited in ctx.cited(item).iter() {
            let Some(law) = shortened(cited) else { continue };
            let at = cited.at(&cited.citation.title_range);
            let written = cited.citation.title.as_str();
            let first = Short { law, written, item, at, times: 0, edits: Vec::new() };
            let short = found.entry(written).or_insert(first);
            short.times += 1;
            let edit = Edit { at, text: format!("《{}》", law.quotable_title()) };
            // Rows of one merged cell have one text.
            if cited.part.exact && !short.edits.contains(&edit) {
                short.edits.push(edit);
            }
        }
    }
    for short in found.into_values() {
        tell(short, ctx);
    }
}

/// The law a citation cites by a title that is not its own; nothing where a graver fault is told of.
fn shortened<'a>(cited: &Cited<'a>) -> Option<&'a Law> {
    let resolved = cited.resolved.as_ref()?;
    let law = resolved.law;
    let named = matches!(law.kind, Kind::Statute | Kind::AdministrativeRegulation);
    let short = resolved.by == FoundBy::Title(MatchedBy::Short);
    let plain = cited.fault.is_none() && citations::writing_faults(cited.citation).is_empty();
    (named && short && plain && cited.citation.title_marked).then_some(law)
}

fn tell(short: Short<'_>, ctx: &mut Context<'_>) {
    let Short { law, written, item, at, times, edits } = short;
    let full = law.quotable_title();
    let (often, often_english) = if times > 1 {
        (format!("（本目录{times}处）"), format!(" ({times} times in this catalogue)"))
    } else {
        (String::new(), String::new())
    };
    let kind = if full.ends_with(written) { "不是全称" } else { "不是正式题名" };
    let message = Words::new(
        format!("《{written}》{kind}{often}，全称为《{full}》"),
        format!("《{written}》 is not the full title{often_english}: 《{full}》"),
    );
    let finding = ctx.report_about(item, at, message);
    finding
        .field(Field::Basis.key())
        .about(written)
        .help(Words::new(format!("写全称《{full}》"), format!("write 《{full}》")));
    if !edits.is_empty() {
        let title = Words::new(format!("改为《{full}》"), format!("change to 《{full}》"));
        finding.fix(Fix::safe(title, edits));
    }
}
