//! A code in the official form that no tier above has. Manual and tests: `orphan-code.md`.

use super::{Check, Context, Pair, Rule, wording};
use crate::catalogue::{Field, Item, Text};
use crate::diagnostic::{Edit, Fix, Fixability, RuleInfo, Severity, Words};
use crate::value::code::Code;

static INFO: RuleInfo = RuleInfo {
    code: "T309",
    name: "orphan-code",
    summary: "事项编码在上级目录中没有",
    summary_english: "a code no tier above has",
    docs: include_str!("orphan-code.md"),
    rests: crate::diagnostic::Rests::Nothing,
    severity: Severity::Warning,
    since: "0.1.0",
    fix: Fixability::Sometimes,
};

/// T309.
pub(super) static RULE: Rule = Rule { info: &INFO, checks: &[Check::TierPair(check)] };

fn check(pair: &Pair<'_>, ctx: &mut Context<'_>) {
    let (own, namesake) = match pair {
        Pair::Both { upper, own, .. } => (*own, upper.code.understood().map(|code| (*code, *upper))),
        Pair::OnlyLower(own) => (*own, None),
        Pair::OnlyUpper(_) => return,
    };
    let (Some(text), Some(code), Some(above)) = (own.code.text(), own.code.understood(), ctx.upper) else {
        return;
    };
    // A code of another domain is told of as that; above a catalogue that could not be read whole nothing is known.
    if code.is_local() || above.codes.contains(code) || above.catalogue.incomplete || !of_domain(*code, ctx) {
        return;
    }
    // A tier above that numbers nothing has no code to follow.
    if above.codes.is_empty() {
        return;
    }
    report(own, text, namesake, ctx);
}

fn of_domain(code: Code, ctx: &Context<'_>) -> bool {
    let number = ctx.catalogue.recognised.as_ref().and_then(|domain| domain.number);
    number.is_none_or(|number| number == u16::from(code.domain))
}

fn report(own: &Item, text: &Text, namesake: Option<(Code, &Item)>, ctx: &mut Context<'_>) {
    let Some(above) = ctx.upper else { return };
    let (written, place) = (text.value.trim(), &above.place.name);
    let message = match &namesake {
        Some((code, _)) => Words::new(
            format!("编码{written}在上级目录中没有，{place}的同一事项编码是{code}"),
            format!("no tier above has the code {written}; {place} gives the same item {code}"),
        ),
        None => Words::new(
            format!("编码{written}（“{}”）在上级目录中没有", own.title().trim()),
            format!("no tier above has the code {written} (“{}”)", own.title().trim()),
        ),
    };
    let domain = written.get(..2).unwrap_or("NN");
    let help = match &namesake {
        Some((code, _)) => Words::new(
            format!("改为{code}：同一事项各级用同一个编码，才能对上"),
            format!("write {code}: an item has one code on every tier"),
        ),
        None => Words::new(
            format!(
                "是上级已有事项的，改用上级的编码；本地增设的，编为“{domain}-90-序号”（如{domain}-90-01）"
            ),
            format!("use the code it has above; a local item is {domain}-90-nn"),
        ),
    };
    let finding = ctx.report(text.at, message);
    finding.field(Field::Code.key()).about(wording::plain(written)).help(help);
    if let Some((code, upper)) = namesake {
        finding.beside(upper.head(), Words::new("上级的同一事项在此", "the same item above"));
        if text.exact {
            let title = Words::new(format!("改为{code}"), format!("write {code}"));
            finding.fix(Fix::risky(title, vec![Edit { at: text.at, text: code.to_string() }]));
        }
    }
}
