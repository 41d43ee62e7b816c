//! An item the tier above says this tier discloses, and that is not here. Manual and tests: `item-missing.md`.

use super::{Check, Context, Pair, Rule, Upper, duty, wording};
use crate::catalogue::Item;
use crate::diagnostic::{Fixability, RuleInfo, Severity, Words};
use crate::matching::likeness;
use crate::source::Location;
use crate::value::tier::Tier;

static INFO: RuleInfo = RuleInfo {
    code: "T302",
    name: "item-missing",
    summary: "上级目录规定本级应公开的事项，这里没有，也没有说明不涉及",
    summary_english: "an item of the tier above is missing here",
    docs: include_str!("item-missing.md"),
    rests: crate::diagnostic::Rests::Guidance,
    severity: Severity::Error,
    since: "0.1.0",
    fix: Fixability::Never,
};

/// T302.
pub(super) static RULE: Rule = Rule { info: &INFO, checks: &[Check::Tiers(check)] };

/// More missing items than this, and more than half of what is owed, are told of at once.
const SINGLY: usize = 5;
/// So many of them are named.
const NAMED: usize = 10;

fn check(pairs: &[Pair<'_>], ctx: &mut Context<'_>) {
    let Some(above) = ctx.upper else { return };
    // Of a catalogue that could not be read whole, or is empty, nobody can say what is missing.
    if ctx.catalogue.incomplete || ctx.catalogue.items.is_empty() {
        return;
    }
    let upper_of = |pair: &Pair<'_>| match pair {
        Pair::Both { upper, .. } | Pair::OnlyUpper(upper) => duty::owes(ctx.place, upper),
        Pair::OnlyLower(_) => false,
    };
    let owed = pairs.iter().filter(|pair| upper_of(pair)).count();
    let own: Vec<&Item> = ctx.catalogue.items.iter().collect();
    let mut missing: Vec<&Item> = Vec::new();
    for pair in pairs.iter().filter(|pair| upper_of(pair)) {
        let Pair::OnlyUpper(upper) = pair else { continue };
        match Elsewhere::find(upper, &own, above.unpaired) {
            Some(elsewhere) => explain(upper, &elsewhere, ctx),
            None => missing.push(upper),
        }
    }
    // What a waiver names is told of by itself, so that the waiver finds it.
    let (alone, together): (Vec<&Item>, Vec<&Item>) =
        missing.into_iter().partition(|upper| is_waived(upper, ctx));
    if together.len() > SINGLY && together.len() * 2 > owed {
        report_all(&together, owed, above, ctx);
    } else {
        together.into_iter().for_each(|upper| report(upper, above, ctx));
    }
    alone.into_iter().for_each(|upper| report(upper, above, ctx));
}

fn is_waived(upper: &Item, ctx: &Context<'_>) -> bool {
    let codes = ctx.place.waivers.iter().filter_map(|waiver| waiver.code.as_ref());
    upper.code_text().is_some_and(|own| codes.into_iter().any(|code| code.value.trim() == own.trim()))
}

/// A catalogue that has few of the items: one finding lists the others.
fn report_all(missing: &[&Item], owed: usize, above: Upper<'_>, ctx: &mut Context<'_>) {
    let tier = ctx.place.tier.map_or("", Tier::name);
    let (count, place) = (missing.len(), &above.place.name);
    let named: Vec<String> = missing
        .iter()
        .take(NAMED)
        .map(|upper| format!("“{}”{}", upper.title().trim(), code_of(upper)))
        .collect();
    let (list, rest) = (named.join("、"), if count > NAMED { "等" } else { "" });
    let lacking = if count == owed { "一个也没有".to_owned() } else { format!("缺少{count}个") };
    let message = Words::new(
        format!("{place}规定{tier}应公开的{owed}个事项，这里{lacking}：{list}{rest}"),
        format!("of the {owed} items {place} requires here, {count} are missing: {list}"),
    );
    let Some(severity) = missing.iter().map(|upper| duty::weight(upper)).max() else { return };
    let unsure = missing.iter().any(|upper| duty::weight(upper) < Severity::Error);
    let doubt =
        if unsure { "（其中有的事项原文未完全核实，请对照本省文件）" } else { "" };
    let at = head_of(ctx);
    let finding = ctx.report(at, message);
    finding.severity(severity);
    // Whoever lets these be absent has said nothing of others.
    finding.subject.absent =
        missing.iter().map(|upper| format!("{}{}、", upper.title(), code_of(upper))).collect();
    if let Some(first) = missing.first() {
        finding.beside(first.head(), Words::new("所缺的第一个事项在此", "the first of them"));
    }
    finding.help(Words::new(
        format!("这张表只是目录的一部分的，对照上级目录补全；本地确不涉及的，在 jurisdiction.yaml 的 omits 中写明编码和理由{doubt}"),
        "complete the table, or list the codes with reasons under `omits` in jurisdiction.yaml",
    ));
}

/// Where to point for what is not there: the title, else the head of the catalogue.
fn head_of(ctx: &Context<'_>) -> Location {
    ctx.catalogue.title.as_ref().map_or(ctx.catalogue.head, |title| title.at)
}

fn report(upper: &Item, above: Upper<'_>, ctx: &mut Context<'_>) {
    let code = code_of(upper);
    let tier = ctx.place.tier.map_or("", Tier::name);
    let message = Words::new(
        format!("缺少{}规定{tier}应公开的事项“{}”{code}", above.place.name, upper.title()),
        format!("item “{}”{code}, which {} requires here, is missing", upper.title(), above.place.name),
    );
    let at = head_of(ctx);
    let severity = duty::weight(upper);
    let unsure = severity < Severity::Error;
    let finding = ctx.report_about(upper, at, message);
    finding.severity(severity).beside(upper.head(), Words::new("上级事项在此", "the item above"));
    let doubt = if unsure {
        "（该事项在国家标准指引中的原文未完全核实，请对照本省文件）"
    } else {
        ""
    };
    finding.help(Words::new(
        format!("补充该事项；本地确不涉及的，在 jurisdiction.yaml 的 omits 中写明编码和理由{doubt}"),
        "add the item, or list its code with a reason under `omits` in jurisdiction.yaml",
    ));
}

fn code_of(upper: &Item) -> String {
    upper.code_text().map_or(String::new(), |code| format!("（{}）", code.trim()))
}

/// Where an item that is not here as such probably is.
enum Elsewhere<'a> {
    /// Within an item of a wider name or content.
    Merged(&'a Item),
    /// In several items that the tier above does not have.
    Split(Vec<&'a Item>),
}

/// How many elements make content telling: a service guide has these few like any other.
const TELLING: usize = 3;
/// How alike a name must be for like content to count.
const LIKE_NAME: f64 = 0.3;

impl<'a> Elsewhere<'a> {
    fn find(upper: &Item, own: &[&'a Item], unpaired: &[&'a Item]) -> Option<Self> {
        let required = &upper.content.elements;
        let name = wording::plain(&upper.name.as_ref()?.value);
        let like =
            |own: &&Item| own.name.as_ref().is_some_and(|text| is_like(&name, &wording::plain(&text.value)));
        let parts: Vec<&Item> = unpaired.iter().copied().filter(like).collect();
        let together = wording::Said::by(parts.iter().copied(), required);
        let says_all = |own: &&Item| {
            like(own) && wording::Said::by(std::iter::once(*own), required).covers_all(required, TELLING)
        };
        let named = |own: &&Item| holds(own, &name);
        if let Some(own) = own.iter().copied().find(|own| named(own) || says_all(own)) {
            return Some(Self::Merged(own));
        }
        (parts.len() > 1 && together.covers_all(required, 2)).then_some(Self::Split(parts))
    }
}

/// The items in which one of the tier above that is not here as such probably stands: the one it was merged into, or
/// those it was split into. `unpaired` are those of `own` that the tier above does not have.
#[must_use]
pub fn elsewhere<'a>(upper: &Item, own: &[&'a Item], unpaired: &[&'a Item]) -> Vec<&'a Item> {
    match Elsewhere::find(upper, own, unpaired) {
        Some(Elsewhere::Merged(item)) => vec![item],
        Some(Elsewhere::Split(items)) => items,
        None => Vec::new(),
    }
}

fn is_like(above: &str, here: &str) -> bool {
    here.contains(above) || above.contains(here) || likeness(above, here) >= LIKE_NAME
}

/// Whether an item names the other and something more: 养老机构备案和补贴发放. A name of three signs is a word.
fn holds(own: &Item, name: &str) -> bool {
    let wider = |text: &crate::catalogue::Text| {
        let here = wording::plain(&text.value);
        here.len() > name.len() && here.contains(name)
    };
    name.chars().count() > 3 && own.name.as_ref().is_some_and(wider)
}

fn explain(upper: &Item, elsewhere: &Elsewhere<'_>, ctx: &mut Context<'_>) {
    let Some(above) = ctx.upper else { return };
    let (code, place, title) = (code_of(upper), &above.place.name, upper.title().trim());
    let items: Vec<&Item> = match elsewhere {
        Elsewhere::Merged(own) => vec![own],
        Elsewhere::Split(parts) => parts.clone(),
    };
    let names: String = items.iter().map(|own| format!("“{}”", own.title().trim())).collect();
    let (how, how_english) = match elsewhere {
        Elsewhere::Merged(_) => ("并入", "merged into"),
        Elsewhere::Split(_) => ("拆成", "split into"),
    };
    let message = Words::new(
        format!("{place}的事项“{title}”{code}没有单列，似已{how}{names}"),
        format!("“{title}”{code} of {place} is no item of its own; it seems to be {how_english} {names}"),
    );
    let Some(first) = items.first() else { return };
    let finding = ctx.report_about(upper, first.head(), message);
    finding.severity(Severity::Warning.min(duty::weight(upper)));
    for other in items.iter().skip(1).take(3) {
        finding.beside(other.head(), Words::new("另一部分在此", "another part"));
    }
    finding.beside(upper.head(), Words::new("上级事项在此", "the item above"));
    finding.help(Words::new(
        "确是这样的，恢复成单独的一项并写上级的编码，群众才对得上；不是的，补充该事项；本地不涉及的，写入 omits",
        "give it a row of its own with the code it has above; add it where it is another matter; or list it under `omits`",
    ));
}
