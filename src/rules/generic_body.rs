//! The wording of the national template where an office should be named. Manual and tests: `generic-body.md`.

use super::offices::{self, Named};
use super::{Check, Context, Rule};
use crate::catalogue::{Field, Item};
use crate::diagnostic::{Edit, Fix, Fixability, RuleInfo, Severity, Words};
use crate::knowledge::Bodies;
use crate::value::tier::Tier;

static INFO: RuleInfo = RuleInfo {
    code: "R102",
    name: "generic-body",
    summary: "公开主体照抄了通用写法，没有写明是哪个单位",
    summary_english: "template wording where an office should be named",
    docs: include_str!("generic-body.md"),
    rests: crate::diagnostic::Rests::Guidance,
    severity: Severity::Warning,
    since: "0.1.0",
    fix: Fixability::Sometimes,
};

/// R102.
pub(super) static RULE: Rule = Rule { info: &INFO, checks: &[Check::Item(check)] };

fn check(item: &Item, ctx: &mut Context<'_>) {
    let Ok(bodies) = ctx.knowledge.bodies() else { return };
    if !names_offices(ctx) || is_standard_for_others(item, ctx) {
        return;
    }
    for named in offices::of(item, bodies) {
        if is_template(&named, ctx) {
            report(&named, bodies, ctx);
        } else if is_bare_place(&named.name) {
            report_bare_place(&named, ctx);
        } else if lacks_place(&named, bodies, ctx) {
            report_placeless(&named, ctx);
        }
    }
}

/// Whether the catalogue is one whose bodies have names of their own. The national guidelines speak in general.
fn names_offices(ctx: &Context<'_>) -> bool {
    let guideline = || {
        let title = ctx.catalogue.title.as_ref();
        ctx.place.tier.is_none() && title.is_some_and(|title| title.value.contains("标准指引"))
    };
    !ctx.place.baseline && !matches!(ctx.place.tier, Some(Tier::National | Tier::Village)) && !guideline()
}

/// A province or city that lays down what the tiers below disclose cannot name their offices.
fn is_standard_for_others(item: &Item, ctx: &Context<'_>) -> bool {
    let Some(own) = ctx.place.tier.filter(|tier| matches!(tier, Tier::Province | Tier::City)) else {
        return false;
    };
    let levels = item.levels.understood();
    levels.is_some_and(|levels| !levels.is_empty() && levels.iter().all(|level| *level > own))
}

fn is_template(named: &Named<'_>, ctx: &Context<'_>) -> bool {
    let Some(generic) = &named.generic else { return false };
    // A tender's owner, a school: there is no local name to put in its place.
    if generic.kind.is_some_and(|kind| kind.party) || offices::is_declared(&named.name, ctx) {
        return false;
    }
    // 镇人民政府 in a town, like 县民政局 in a county, leaves out no more than the place's name.
    let office =
        |name: &str| name.chars().count() == 1 && name.ends_with(['县', '区', '市', '旗', '镇', '乡']);
    if named.name.strip_suffix("人民政府").is_some_and(office) || named.name.ends_with("行政村") {
        return false;
    }
    match (offices::tier_of(generic), ctx.place.tier) {
        // A county's 乡镇人民政府 are all of its townships; a place whose tier nobody said is most likely a county.
        (Some(tier), own) if tier > own.unwrap_or(Tier::County) => false,
        (Some(tier), own) => own == Some(tier) || !offices::allows(tier, ctx),
        (None, _) => true,
    }
}

/// 村/社区: the place stands where its committee should. 行政村 alone is the wording of the guidelines' own tables.
fn is_bare_place(name: &str) -> bool {
    let words = name.strip_prefix('各').unwrap_or(name).split(['/', '／', '(', '（', ')', '）', '、']);
    let mut words = words.filter(|word| !word.is_empty()).peekable();
    words.peek().is_some() && words.all(|word| ["村", "社区", "村居", "村社区"].contains(&word))
}

/// Whether an office is named by what every county calls it: 市场监督管理局.
fn lacks_place(named: &Named<'_>, bodies: &Bodies, ctx: &Context<'_>) -> bool {
    if named.generic.is_some() || offices::is_declared(&named.name, ctx) {
        return false;
    }
    let full = bodies.expand(&named.name);
    let office = bodies.office(full.as_deref().unwrap_or(&named.name));
    // An office of one tier only, such as 街道办事处, has its place in the catalogue's title.
    office.is_some_and(|office| office.place.is_empty() && office.kind.only_tier().is_none())
}

fn report_bare_place(named: &Named<'_>, ctx: &mut Context<'_>) {
    let message = Words::new(
        format!("公开主体“{}”只写了地方，没有写明由哪个组织负责公开", named.name),
        format!("“{}” is a kind of place and names no body", named.name),
    );
    let finding = ctx.report(named.at, message);
    finding.severity(Severity::Info).field(Field::Body.key()).about(named.name.clone());
    finding.help(Words::new(
        "写负责公开的组织，如“村民委员会、社区居民委员会”",
        "name who discloses: 村民委员会、社区居民委员会",
    ));
}

fn report_placeless(named: &Named<'_>, ctx: &mut Context<'_>) {
    let message = Words::new(
        format!("公开主体“{}”没有写地名，各地都有同名的单位", named.name),
        format!("“{}” has no place in its name: every county has one", named.name),
    );
    let place = Some(ctx.place.name.trim()).filter(|name| offices::is_place(name));
    let full = placed(named, ctx).or_else(|| Some(format!("{}{}", place?, named.name)));
    let help = match &full {
        Some(full) => Words::new(format!("改为“{full}”"), format!("write “{full}”")),
        None => Words::new("在前面写上地名，写单位全称", "put the place in front, the name in full"),
    };
    let finding = ctx.report(named.at, message);
    finding.severity(Severity::Info).field(Field::Body.key()).about(named.name.clone()).help(help.clone());
    if let Some(full) = full
        && named.exact
    {
        finding.fix(Fix::risky(help, vec![Edit { at: named.at, text: full }]));
    }
}

/// The office of `jurisdiction.yaml` whose name ends with this one.
fn placed(named: &Named<'_>, ctx: &Context<'_>) -> Option<String> {
    let mut local = ctx.place.bodies.iter().map(|(_, local)| local.value.trim());
    local.find(|local| local.ends_with(&named.name)).map(ToOwned::to_owned)
}

fn report(named: &Named<'_>, bodies: &Bodies, ctx: &mut Context<'_>) {
    let local = offices::local_name(named, bodies, ctx).map(|(name, sure)| (name.to_owned(), sure));
    let message = Words::new(
        format!("公开主体“{}”是通用写法，没有写明是哪个单位，群众不知道找谁", named.name),
        format!("“{}” is template wording and names no office", named.name),
    );
    let help = match &local {
        Some((name, _)) => Words::new(
            format!("改为“{name}”（本地 jurisdiction.yaml 的 bodies 这样写）"),
            format!("write “{name}”, as `bodies` in jurisdiction.yaml says"),
        ),
        None => advice(named, bodies, ctx),
    };
    let finding = ctx.report(named.at, message);
    finding.field(Field::Body.key()).about(named.name.clone()).help(help);
    if let Some((name, sure)) = local
        && named.exact
    {
        let title = Words::new(format!("改为“{name}”"), format!("write “{name}”"));
        let edits = vec![Edit { at: named.at, text: name }];
        finding.fix(if sure { Fix::safe(title, edits) } else { Fix::risky(title, edits) });
    }
}

fn advice(named: &Named<'_>, bodies: &Bodies, ctx: &Context<'_>) -> Words {
    match likely_name(named, bodies, ctx) {
        Some(name) => Words::new(
            format!("改为本地单位的全称，如“{name}”；写进 jurisdiction.yaml 的 bodies，各处都会给出改法"),
            format!(
                "name the local office, such as “{name}”; with `bodies` in jurisdiction.yaml, every finding names it"
            ),
        ),
        None => Words::new("改为本地单位的全称", "name the local office"),
    }
}

/// What the office is usually called in a place like this.
fn likely_name(named: &Named<'_>, bodies: &Bodies, ctx: &Context<'_>) -> Option<String> {
    let kind = bodies.kind_alone(&named.name).or_else(|| named.generic.as_ref()?.kind)?;
    let place = Some(ctx.place.name.trim()).filter(|name| offices::is_place(name)).unwrap_or_default();
    let tier = ctx.place.tier.unwrap_or(Tier::County);
    if place.ends_with("街道") && kind.only_tier() == Some(Tier::Township.name()) {
        return Some(format!("{place}办事处"));
    }
    // 国家税务总局税务局 would be no name: where the place belongs in the middle, it is shown.
    let shown = if place.is_empty() && kind.before.is_some() { "某县" } else { place };
    kind.office_in(shown, tier.name())
}
