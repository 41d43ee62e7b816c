//! The same item in township and village, with other content. Manual and tests: `village-mismatch.md`.

use super::{Check, Context, Rule, Twin};
use crate::catalogue::{Field, Item, Text};
use crate::diagnostic::{Fixability, RuleInfo, Severity, Words};
use crate::source::Location;
use crate::value::text::comparable;

static INFO: RuleInfo = RuleInfo {
    code: "T312",
    name: "village-mismatch",
    summary: "村（居）务公开与乡镇目录的相同事项，公开内容不一致",
    summary_english: "the same item differs between village and township",
    docs: include_str!("village-mismatch.md"),
    rests: crate::diagnostic::Rests::Guidance,
    severity: Severity::Warning,
    since: "0.1.0",
    fix: Fixability::Never,
};

/// T312.
pub(super) static RULE: Rule = Rule { info: &INFO, checks: &[Check::Twin(check)] };

fn check(twin: &Twin<'_>, ctx: &mut Context<'_>) {
    let Twin { township, upper, own } = twin;
    // What has no content at all is told of as that.
    if own.content.elements.is_empty() || upper.content.elements.is_empty() {
        return;
    }
    let (lacking, added) = (beyond(upper, own), beyond(own, upper));
    if lacking.is_empty() && added.is_empty() {
        return;
    }
    let mut parts = Vec::new();
    if !lacking.is_empty() {
        parts.push(format!("少了{lacking}"));
    }
    if !added.is_empty() {
        parts.push(format!("多了{added}"));
    }
    let name = own.title().trim();
    let message = Words::new(
        format!("事项“{name}”的公开内容与{}不一致：{}", township.name, parts.join("，")),
        format!("the content of “{name}” is not that of {}: {}", township.name, parts.join(", ")),
    );
    let finding = ctx.report(place(own), message);
    finding.field(Field::Content.key()).about(own.content.whole());
    finding.beside(place(upper), Words::new("乡镇的写法在此", "the township says so here"));
    finding.help(Words::new(
        "相同事项的公开内容要对应一致：与乡镇商定一种写法，两边照写；确是两个事项的，改成不同的名称",
        "agree on one wording and use it in both; if they are two matters, give them two names",
    ));
}

/// The elements of one item that are nowhere in the content of another, quoted.
fn beyond(one: &Item, other: &Item) -> String {
    let whole = comparable(&other.content.whole());
    let absent = |text: &&Text| !whole.contains(&comparable(&text.value));
    one.content.elements.iter().filter(absent).map(|text| format!("“{}”", text.value.trim())).collect()
}

fn place(item: &Item) -> Location {
    let content = &item.content;
    let text = content.written.as_ref().or(content.elements.first());
    text.map_or_else(|| item.head(), |text| text.at)
}
