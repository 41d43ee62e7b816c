//! The same item under another name than above. Manual and tests: `name-differs.md`.

use super::{Check, Context, Pair, Rule, duty};
use crate::catalogue::{Field, Item};
use crate::diagnostic::{Fixability, RuleInfo, Severity, Words};
use crate::sameness::{names, wording};

static INFO: RuleInfo = RuleInfo {
    code: "T308",
    name: "name-differs",
    summary: "事项名称与上级目录不一致",
    summary_english: "the item has another name on the tier above",
    docs: include_str!("name-differs.md"),
    rests: crate::diagnostic::Rests::Guidance,
    severity: Severity::Info,
    since: "0.1.0",
    fix: Fixability::Never,
};

/// T308.
pub(super) static RULE: Rule = Rule { info: &INFO, checks: &[Check::TierPair(check)] };

fn check(pair: &Pair<'_>, ctx: &mut Context<'_>) {
    let (Pair::Both { upper, own, sure }, Some(above)) = (pair, ctx.upper) else { return };
    let (Some(name), Some(theirs)) = (&own.name, &upper.name) else { return };
    if names::same_name((&name.value, &ctx.place.name), (&theirs.value, &above.place.name)) {
        return;
    }
    // A name that stands twice is told of as that.
    let twin = |other: &Item| !std::ptr::eq(other, *own) && other.key() == own.key();
    if ctx.catalogue.items.iter().any(twin) {
        return;
    }
    let (here, there) = (name.value.trim(), theirs.value.trim());
    let place = &above.place.name;
    let same_code = same_code(upper, own);
    let another = same_code && wording::another_matter(upper, own);
    let code = own.code_text().unwrap_or_default().trim();
    let (message, help) = if another {
        let message = Words::new(
            format!("编码{code}在{place}是“{there}”，这里却是“{here}”，不像同一事项"),
            format!("code {code} is “{there}” at {place} and “{here}” here: two matters"),
        );
        let help = Words::new(
            format!(
                "编码写错的，改用“{here}”自己的编码（本地增设的用“领域号-90-序号”）；是同一事项的，名称和公开内容照上级写"
            ),
            "give it its own code (local items use NN-90-nn), or take over the name and the content",
        );
        (message, help)
    } else {
        let (doubt, doubt_english) = if *sure { ("", "is") } else { ("可能", "may be") };
        let message = Words::new(
            format!("事项“{here}”与{place}的“{there}”{doubt}是同一事项，名称不一致，群众在两级目录里对不上"),
            format!("“{here}” {doubt_english} “{there}” of {place} under another name"),
        );
        let help = Words::new(
            "是同一事项的，名称和编码照上级写；确是另一事项的，另编编码，本地增设的用“领域号-90-序号”",
            "take over name and code; if it is another matter, give it another code, NN-90-nn for a local item",
        );
        (message, help)
    };
    let finding = ctx.report(name.at, message);
    finding.field(Field::Name.key()).about(name.value.clone()).help(help);
    finding.beside(theirs.at, Words::new("上级的名称在此", "the name above"));
    if another {
        finding.severity(Severity::Warning.min(duty::weight(upper)));
    }
}

fn same_code(upper: &Item, own: &Item) -> bool {
    upper.code.understood().zip(own.code.understood()).is_some_and(|(above, here)| above == here)
}
