//! A catalogue that is the upper one's, word for word. Manual and tests: `copied-verbatim.md`.

use super::{Check, Context, Pair, Rule, wording};
use crate::catalogue::{Field, Item, Text};
use crate::diagnostic::{Fixability, RuleInfo, Severity, Words};
use crate::value::tier::Tier;
use std::collections::BTreeSet;

static INFO: RuleInfo = RuleInfo {
    code: "T310",
    name: "copied-verbatim",
    summary: "整张目录照抄上级，没有结合本地实际（一刀切）",
    summary_english: "the catalogue is the upper one's, word for word",
    docs: include_str!("copied-verbatim.md"),
    rests: crate::diagnostic::Rests::Guidance,
    severity: Severity::Warning,
    since: "0.1.0",
    fix: Fixability::Never,
};

/// T310.
pub(super) static RULE: Rule = Rule { info: &INFO, checks: &[Check::Tiers(check)] };

/// A table with fewer items may well agree by chance.
const FEWEST: usize = 10;

fn check(pairs: &[Pair<'_>], ctx: &mut Context<'_>) {
    let Some(above) = ctx.upper else { return };
    if !matches!(ctx.place.tier, Some(Tier::County | Tier::Township)) {
        return;
    }
    let (mut all, mut copied) = (0usize, 0usize);
    for pair in pairs {
        match pair {
            Pair::Both { upper, own, .. } => {
                all += 1;
                copied += usize::from(is_copy(upper, own));
            }
            Pair::OnlyLower(_) => all += 1,
            Pair::OnlyUpper(_) => {}
        }
    }
    if all < FEWEST || copied * 10 < all * 9 {
        return;
    }
    let place = &above.place.name;
    let message = Words::new(
        format!("本目录{all}个事项中有{copied}个与{place}的目录一字不差，连公开主体也照抄，没有结合本地实际"),
        format!("{copied} of {all} items are those of {place} word for word, the bodies included"),
    );
    let head = |catalogue: &crate::catalogue::Catalogue| {
        catalogue.title.as_ref().map_or(catalogue.head, |title| title.at)
    };
    let finding = ctx.report(head(ctx.catalogue), message);
    finding.about(place.clone());
    finding.beside(head(above.catalogue), Words::new("上级目录在此", "the catalogue above"));
    finding.help(Words::new(
        "逐项结合本地实际：写明本地的公开主体、渠道和时限，补上咨询方式和公开地址，本地没有的写入 omits（国办发〔2019〕54号：避免“一刀切”）",
        "fit every item to the place: its own offices, channels and deadlines; list what does not exist under `omits`",
    ));
}

/// Whether an item is the upper one in every column that a place should fit to itself, and adds nothing of its own.
fn is_copy(upper: &Item, own: &Item) -> bool {
    let local = [Field::Contact, Field::Supervision, Field::Url, Field::ServiceCodes, Field::PowerCodes];
    let adds = local.iter().any(|field| !own.optional(*field).is_empty());
    !adds
        && own.body.is_some()
        && texts(upper).iter().zip(&texts(own)).all(|(above, here)| same(above, here))
        && channels(upper) == channels(own)
}

/// What is compared, the column first that mostly differs.
fn texts<'a>(item: &'a Item) -> [Vec<&'a str>; 6] {
    let all = |texts: &'a [Text]| -> Vec<&'a str> { texts.iter().map(|text| text.value.as_str()).collect() };
    let one = |text: Option<&'a Text>| text.map(|text| text.value.as_str()).into_iter().collect();
    [
        one(item.body.as_ref()),
        one(item.deadline.text()),
        one(item.name.as_ref()),
        one(item.audience.text()),
        all(&item.content.elements),
        all(&item.basis.written),
    ]
}

/// Whether two columns say the same but for the way of writing; most that do are the same to the letter.
fn same(above: &[&str], here: &[&str]) -> bool {
    let plain = |texts: &[&str]| -> String { texts.iter().map(|text| wording::plain(text)).collect() };
    above == here || plain(above) == plain(here)
}

fn channels(item: &Item) -> BTreeSet<&str> {
    item.channels.used.iter().map(|channel| channel.name.as_str()).collect()
}
