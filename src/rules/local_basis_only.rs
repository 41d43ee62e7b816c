//! Proactive disclosure that rests on local papers alone. Manual and tests: `local-basis-only.md`.

use super::{Check, Context, Rule};
use crate::catalogue::{Field, Item};
use crate::diagnostic::{Fixability, RuleInfo, Severity, Words};
use crate::knowledge::laws::{Kind, Laws, is_local};
use crate::value::citation::{Citation, FaultKind, NumberKind, Part};
use crate::value::mode::Mode;

static INFO: RuleInfo = RuleInfo {
    code: "B108",
    name: "local-basis-only",
    summary: "主动公开的事项只有本地规范性文件作依据",
    summary_english: "proactive disclosure that rests on local papers alone",
    docs: include_str!("local-basis-only.md"),
    rests: crate::diagnostic::Rests::Regulation("第十九条、第二十条、第二十一条"),
    severity: Severity::Info,
    since: "0.1.0",
    fix: Fixability::Never,
};

/// B108.
pub(super) static RULE: Rule = Rule { info: &INFO, checks: &[Check::Item(check)] };

fn check(item: &Item, ctx: &mut Context<'_>) {
    let Ok(laws) = ctx.knowledge.laws() else { return };
    let proactive = item.mode.understood().is_some_and(|modes| modes.contains(&Mode::Proactive));
    let (Some(first), true) = (item.basis.written.first(), proactive) else { return };
    let local = |part: &Part| match part {
        Part::Citation(citation) => is_local_paper(citation, laws),
        Part::Quote(_) => true,
        // What is not named may be anything.
        Part::Vague(_) | Part::Ditto(_) | Part::Unreadable(_) => false,
    };
    if item.basis.parts.is_empty() || !item.basis.parts.iter().all(|part| local(&part.value)) {
        return;
    }
    let message = Words::new(
        format!("主动公开事项“{}”的依据都是本地规范性文件，没有上位依据", item.title()),
        format!("“{}” is disclosed proactively on local papers alone", item.title()),
    );
    let finding = ctx.report(first.at, message);
    finding.field(Field::Basis.key()).help(Words::new(
        "补充法律、法规或国家文件，一般为《中华人民共和国政府信息公开条例》（国务院令第711号）第十九条至第二十一条",
        "add a law, regulation or national document, as a rule articles 19 to 21 of the Regulation",
    ));
}

/// A paper of a local office: no local regulation (条例) nor an order of a local government.
fn is_local_paper(citation: &Citation, laws: &Laws) -> bool {
    if let Some(resolved) = laws.resolve(citation) {
        return resolved.law.kind == Kind::LocalDocument;
    }
    let is_law = |kind: NumberKind| {
        matches!(kind, NumberKind::LocalOrder | NumberKind::Order | NumberKind::CongressAnnouncement)
    };
    let title = citation.title.trim_end_matches(['）', '〉']);
    // 《XX省…办法》 is no paper yet.
    let named = citation.issues.iter().all(|fault| fault.kind != FaultKind::Placeholder);
    is_local(citation)
        && named
        && citation.adoption.is_none()
        && !title.ends_with("条例")
        && !citation.documents.iter().any(|number| is_law(number.value.kind))
}
