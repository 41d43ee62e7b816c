//! Channels the tier above requires and that are not here. Manual and tests: `channel-dropped.md`.

use super::{Check, Context, Pair, Rule, duty, website_not_used};
use crate::catalogue::{Channel, Field, Item};
use crate::diagnostic::{Fixability, RuleInfo, Severity, Words};
use crate::sameness::channels::{has, is_named};
use crate::source::Location;

static INFO: RuleInfo = RuleInfo {
    code: "T305",
    name: "channel-dropped",
    summary: "上级目录规定的公开渠道，这里没有",
    summary_english: "channels the tier above requires are not here",
    docs: include_str!("channel-dropped.md"),
    rests: crate::diagnostic::Rests::Regulation("第二十三条至第二十五条"),
    severity: Severity::Warning,
    since: "0.1.0",
    fix: Fixability::Never,
};

/// T305.
pub(super) static RULE: Rule = Rule { info: &INFO, checks: &[Check::Tiers(check)] };

/// An item that lacks channels.
struct Loss<'a> {
    upper: &'a Item,
    own: &'a Item,
    dropped: Vec<String>,
}

fn check(pairs: &[Pair<'_>], ctx: &mut Context<'_>) {
    let Some(above) = ctx.upper else { return };
    if ctx.lacks_column(Field::Channels) {
        return;
    }
    let losses: Vec<Loss<'_>> = pairs.iter().filter_map(|pair| loss(pair, ctx)).collect();
    // The national guidelines leave the choice of channels to the place, so that one word for the table is enough; a
    // real tier above does not.
    let shown = if above.place.baseline { losses.len().min(1) } else { losses.len() };
    let others = losses.len() - shown;
    for loss in &losses[..shown] {
        report(loss, others, ctx);
    }
}

fn loss<'a>(pair: &Pair<'a>, ctx: &Context<'_>) -> Option<Loss<'a>> {
    let (upper, own, above) = duty::bound(pair, ctx)?;
    // Without any channel another rule speaks.
    if own.channels.used.is_empty() {
        return None;
    }
    let required = &upper.channels.used;
    let missing = |channel: &&Channel| is_named(channel) && !has(&own.channels, channel);
    let mut dropped: Vec<String> = Vec::new();
    for channel in required.iter().filter(missing) {
        if !dropped.contains(&channel.name) {
            dropped.push(channel.name.clone());
        }
    }
    // 至少选择其一: one of them is enough.
    if above.catalogue.legend.one_suffices && dropped.len() < required.len() {
        return None;
    }
    // That there is no website at all is said once, by its own rule.
    if let Some(website) = website_not_used::website_missing(own, ctx) {
        dropped.retain(|name| name != website);
    }
    (!dropped.is_empty()).then_some(Loss { upper, own, dropped })
}

fn report(loss: &Loss<'_>, others: usize, ctx: &mut Context<'_>) {
    let Some(above) = ctx.upper else { return };
    let Loss { upper, own, dropped } = loss;
    let (list, list_english) = duty::quoted(dropped);
    let (more, more_english) = if others > 0 {
        (format!("；本目录另有{others}个事项也少了渠道"), format!("; {others} more items here lack some"))
    } else {
        Default::default()
    };
    let (name, place) = (own.title().trim(), &above.place.name);
    let message = Words::new(
        format!("事项“{name}”的公开渠道比{place}少了{list}{more}"),
        format!("the channels of “{name}” lack {list_english}, which {place} requires{more_english}"),
    );
    let severity = if above.place.baseline { Severity::Info } else { Severity::Warning };
    let finding = ctx.report_about(own, place_of(own), message);
    finding.field(Field::Channels.key()).about(dropped.join("；"));
    finding.severity(severity.min(duty::weight(upper)));
    finding.beside(place_of(upper), Words::new("上级规定的渠道在此", "the channels the tier above requires"));
    finding.help(Words::new(
        "补上这些渠道；本地没有这种渠道的，在 jurisdiction.yaml 的 waivers 中写明编码和理由",
        "add them; what does not exist here is recorded as a waiver with the reason",
    ));
}

fn place_of(item: &Item) -> Location {
    let channels = &item.channels;
    let first = || channels.used.first().map(|channel| &channel.written);
    channels.written.as_ref().or_else(first).map_or_else(|| item.head(), |text| text.at)
}
