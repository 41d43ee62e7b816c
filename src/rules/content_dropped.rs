//! Elements the tier above requires and that are not here. Manual and tests: `content-dropped.md`.

use super::{Check, Context, Pair, Rule, duty, wording};
use crate::catalogue::{Field, Item, Text};
use crate::diagnostic::{Fixability, RuleInfo, Severity, Words};
use crate::matching::likeness;
use crate::source::Location;

static INFO: RuleInfo = RuleInfo {
    code: "T304",
    name: "content-dropped",
    summary: "公开内容比上级目录少了要素",
    summary_english: "elements the tier above requires are not here",
    docs: include_str!("content-dropped.md"),
    rests: crate::diagnostic::Rests::Guidance,
    severity: Severity::Warning,
    since: "0.1.0",
    fix: Fixability::Never,
};

/// T304.
pub(super) static RULE: Rule = Rule { info: &INFO, checks: &[Check::TierPair(check)] };

/// How alike the name of an item beside must be for its content to count: an item of the tier above split into several.
const PART_OF: f64 = 0.3;

fn check(pair: &Pair<'_>, ctx: &mut Context<'_>) {
    let Some((upper, own, above)) = duty::bound(pair, ctx) else { return };
    // What says nothing at all is told of as that.
    let told = own.content.elements.iter().all(|text| wording::says_nothing(&text.value));
    if told || ctx.lacks_column(Field::Content) {
        return;
    }
    // Most elements stand here to the letter.
    let unwritten = |text: &&Text| own.content.elements.iter().all(|here| here.value != text.value);
    let required = upper.content.elements.iter().filter(|text| !wording::closes_list(&text.value));
    let open: Vec<&Text> = required.filter(unwritten).collect();
    if open.is_empty() {
        return;
    }
    let split = above.unpaired.iter().copied().filter(|other| is_part(upper, other));
    let said = wording::Said::by(std::iter::once(own).chain(split), &upper.content.elements);
    let dropped = open.into_iter().filter(|text| !said.covers(&text.value));
    let dropped: Vec<String> = dropped.map(|text| wording::shown(&text.value)).collect();
    if dropped.is_empty() {
        return;
    }
    let (list, list_english) = duty::quoted(&dropped);
    let message = Words::new(
        format!("事项“{}”的公开内容比{}少了{list}", own.title().trim(), above.place.name),
        format!("“{}” lacks {list_english}, which {} requires", own.title().trim(), above.place.name),
    );
    let finding = ctx.report(place(own), message);
    finding.field(Field::Content.key()).about(dropped.join("；"));
    finding.severity(Severity::Warning.min(duty::weight(upper)));
    finding.beside(place(upper), Words::new("上级规定的公开内容在此", "the content the tier above requires"));
    finding.help(Words::new(
        "补上这些要素，可以写得更细、更多；本地确实没有的，在 jurisdiction.yaml 的 waivers 中写明编码和理由",
        "add them; more and finer is welcome. What does not exist here is recorded as a waiver with the reason",
    ));
}

/// Whether an item that has no counterpart above is probably a part of one that has: its own name says so, or its
/// category with a like name.
fn is_part(upper: &Item, other: &Item) -> bool {
    let (Some(above), Some(here)) = (&upper.name, &other.name) else { return false };
    likeness(&wording::plain(&above.value), &wording::plain(&here.value)) >= PART_OF
}

fn place(item: &Item) -> Location {
    let text = item.content.written.as_ref().or(item.content.elements.first());
    text.map_or_else(|| item.head(), |text| text.at)
}
