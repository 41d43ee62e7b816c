//! The same item under another name than above. Manual and tests: `name-differs.md`.

use super::{Check, Context, Pair, Rule, duty, wording};
use crate::catalogue::{Field, Item};
use crate::diagnostic::{Fixability, RuleInfo, Severity, Words};

static INFO: RuleInfo = RuleInfo {
    code: "T308",
    name: "name-differs",
    summary: "事项名称与上级目录不一致",
    summary_english: "the item has another name on the tier above",
    docs: include_str!("name-differs.md"),
    severity: Severity::Info,
    since: "0.1.0",
    fix: Fixability::Never,
};

/// T308.
pub(super) static RULE: Rule = Rule { info: &INFO, checks: &[Check::TierPair(check)] };

fn check(pair: &Pair<'_>, ctx: &mut Context<'_>) {
    let (Pair::Both { upper, own, sure }, Some(above)) = (pair, ctx.upper) else { return };
    let (Some(name), Some(theirs)) = (&own.name, &upper.name) else { return };
    if bare(&name.value, &ctx.place.name) == bare(&theirs.value, &above.place.name) {
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
    let message = match (same_code, another) {
        (true, true) => Words::new(
            format!("编码{code}在{place}是“{there}”，这里却是“{here}”，不像同一事项"),
            format!("code {code} is “{there}” at {place} and “{here}” here: two matters"),
        ),
        (true, false) => Words::new(
            format!("编码{code}的事项{place}称“{there}”，这里称“{here}”"),
            format!("code {code} is called “{there}” at {place} and “{here}” here"),
        ),
        (false, _) => Words::new(
            format!(
                "这里的“{here}”与{place}的“{there}”{}是同一事项，名称不同",
                if *sure { "应" } else { "可能" }
            ),
            format!(
                "“{here}” here and “{there}” at {place} {} one item",
                if *sure { "seem to be" } else { "may be" }
            ),
        ),
    };
    let help = match (same_code, another) {
        (true, true) => Words::new(
            format!(
                "编码写错的，改用“{here}”自己的编码（本地增设的用“领域号-90-序号”）；是同一事项的，名称和公开内容照上级写"
            ),
            "give it its own code (local items use NN-90-nn), or take over the name and the content",
        ),
        (true, false) => Words::new(
            "名称照上级写，群众在各级目录里才查得到同一事项；确是另一事项的，另编编码",
            "take over the name; if it is another matter, give it another code",
        ),
        (false, _) => Words::new(
            "是同一事项的，写上上级的编码，名称照上级写；不是的，编码写成“领域号-90-序号”",
            "give it the code and the name it has above; if it is a local item, a code NN-90-nn",
        ),
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

/// A name without the place's own and the words for "this place": 示例县养老服务补贴 is 养老服务补贴.
fn bare(name: &str, place: &str) -> String {
    let plain = wording::plain(name);
    let own = [
        place, "本省", "本市", "本县", "本区", "本级", "本地", "我省", "我市", "我县", "我区", "本镇",
        "本乡", "的",
    ];
    own.iter().filter(|word| !word.is_empty()).fold(plain, |rest, word| rest.replace(*word, ""))
}
