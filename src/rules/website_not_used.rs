//! 主动公开 without the government website. Manual and tests: `website-not-used.md`.

use super::{Check, Context, Rule, duty};
use crate::catalogue::{Channel, Field, Item};
use crate::diagnostic::{Fixability, RuleInfo, Severity, Words};
use crate::value::mode::Mode;
use crate::value::tier::Tier;

static INFO: RuleInfo = RuleInfo {
    code: "H103",
    name: "website-not-used",
    summary: "面向全社会主动公开，渠道里却没有政府网站",
    summary_english: "proactive disclosure to all without the government website",
    docs: include_str!("website-not-used.md"),
    rests: crate::diagnostic::Rests::Regulation("第二十四条"),
    severity: Severity::Warning,
    since: "0.1.0",
    fix: Fixability::Never,
};

/// H103.
pub(super) static RULE: Rule = Rule { info: &INFO, checks: &[Check::Item(check)] };

fn check(item: &Item, ctx: &mut Context<'_>) {
    let channels = &item.channels;
    let (Some(first), Some(_)) = (channels.used.first(), website_missing(item, ctx)) else { return };
    let at = channels.written.as_ref().map_or(first.written.at, |text| text.at);
    let finding = ctx.report(
        at,
        Words::new(
            format!("事项“{}”面向全社会主动公开，渠道里没有政府网站", item.title()),
            format!("item “{}” is disclosed to all, but not on the government website", item.title()),
        ),
    );
    finding.field(Field::Channels.key()).help(Words::new(
        "增加政府网站（《政府信息公开条例》第二十四条：利用统一的政府信息公开平台集中发布主动公开的政府信息）",
        "add the government website (Regulation, article 24)",
    ));
}

/// The official name of the website, where an item should be on it and is not.
pub(super) fn website_missing<'a>(item: &Item, ctx: &Context<'a>) -> Option<&'a str> {
    let registry = ctx.knowledge.channels().ok()?;
    let website = registry.official().iter().find(|official| official.website)?.name.as_str();
    let proactive = item.mode.understood().is_some_and(|modes| modes.contains(&Mode::Proactive));
    // What goes to some persons only, such as notices with names in them, need not be on the web.
    let for_all = item.audience.understood().is_some_and(|audience| audience.everyone);
    if !proactive || !for_all || is_of_village(item, ctx) {
        return None;
    }
    let channels = &item.channels;
    let mut offered = channels.used.iter().chain(&channels.optional);
    // Without any channel another rule speaks.
    let missing = !channels.used.is_empty() && !offered.any(|channel| is_website(channel, website));
    missing.then_some(website)
}

/// What a village publishes is for its board; the national guidelines are the ministries' own choice.
fn is_of_village(item: &Item, ctx: &Context<'_>) -> bool {
    let number = ctx.catalogue.recognised.as_ref().and_then(|domain| domain.number);
    let levels = item.levels.understood();
    let village_only = levels.is_some_and(|levels| levels.iter().all(|level| *level == Tier::Village));
    matches!(ctx.place.tier, Some(Tier::National | Tier::Village))
        || number == Some(duty::VILLAGE_LIST)
        || village_only
}

/// Whether a channel is the government website, or another site or platform on the web.
fn is_website(channel: &Channel, website: &str) -> bool {
    const ON_THE_WEB: [&str; 7] = ["网", "平台", "系统", "门户", "http", "www", ".gov"];
    // A channel outside the official list is called 其他（…）.
    let outside = channel.name.starts_with("其他");
    channel.name == website || outside && ON_THE_WEB.iter().any(|word| channel.written.value.contains(word))
}
