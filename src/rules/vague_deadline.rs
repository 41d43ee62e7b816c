//! 及时 without a number. Manual and tests: `vague-deadline.md`.

use super::context::place_of;
use super::{Check, Context, Rule};
use crate::catalogue::{Field, Item};
use crate::diagnostic::{Fixability, RuleInfo, Severity, Words};
use crate::value::deadline::{Clause, Kind};

static INFO: RuleInfo = RuleInfo {
    code: "D103",
    name: "vague-deadline",
    summary: "公开时限只写“及时”一类的话，没有具体期限",
    summary_english: "a deadline without a number",
    docs: include_str!("vague-deadline.md"),
    rests: crate::diagnostic::Rests::Regulation("第二十六条"),
    severity: Severity::Warning,
    since: "0.1.0",
    fix: Fixability::Never,
};

/// D103.
pub(super) static RULE: Rule = Rule { info: &INFO, checks: &[Check::Item(check)] };

fn check(item: &Item, ctx: &mut Context<'_>) {
    let (Some(text), Some(deadline)) = (item.deadline.text(), item.deadline.understood()) else { return };
    let Some(clause) =
        deadline.vague().chain(deadline.clauses.iter().filter(|clause| is_others_order(clause))).next()
    else {
        return;
    };
    if village_law_says_so(&clause.text, ctx) {
        return;
    }
    let message = Words::new(
        format!("公开时限“{}”没有具体期限，无法核对是否逾期", clause.text.trim()),
        format!("the deadline “{}” has no number, so nobody can tell when it has passed", clause.text.trim()),
    );
    let finding = ctx.report(place_of(&clause.text, text), message);
    finding.field(Field::Deadline.key()).about(clause.text.clone()).help(Words::new(
        "写明自何时起多少个工作日内；法律没有另行规定的，不超过20个工作日（《政府信息公开条例》第二十六条）",
        "say within how many working days of what; 20 at most unless a law says otherwise (Regulation, article 26)",
    ));
}

/// In the village list 随时公布 is the law's own word: matters of great interest to the villagers are
/// published at any time (《中华人民共和国村民委员会组织法》, on 村务公开).
fn village_law_says_so(text: &str, ctx: &Context<'_>) -> bool {
    let village = ctx.catalogue.recognised.as_ref().and_then(|domain| domain.number) == Some(VILLAGE_LIST);
    village && text.contains("随时")
}

/// The number of the village list among the domains.
const VILLAGE_LIST: u16 = 90;

/// `按卫健委要求公开`, `按照区财政统一部署执行`: the time is what somebody says it is.
fn is_others_order(clause: &Clause) -> bool {
    let ordered = ["要求", "部署", "安排"].iter().any(|word| clause.text.contains(word));
    ordered && matches!(clause.kind, Kind::Other { aside: false })
}
