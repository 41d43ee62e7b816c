//! A scheme that has been merged into another and no longer exists by its name. Manual and tests: `outdated-term.md`.

use super::{Check, Context, Rule};
use crate::catalogue::{Catalogue, Field, Item, Text};
use crate::diagnostic::{Fixability, RuleInfo, Severity, Words};
use crate::value::text::squeeze;
use crate::value::tier::Tier;

static INFO: RuleInfo = RuleInfo {
    code: "N107",
    name: "outdated-term",
    summary: "写的是已经并入别的制度、不再有的制度名称",
    summary_english: "the name of a scheme that no longer exists",
    docs: include_str!("outdated-term.md"),
    rests: crate::diagnostic::Rests::Nothing,
    severity: Severity::Info,
    since: "0.1.0",
    fix: Fixability::Never,
};

/// N107: told once for a scheme and catalogue.
pub(super) static RULE: Rule = Rule { info: &INFO, checks: &[Check::Catalogue(check)] };

/// A scheme that is gone.
struct Scheme {
    /// What it was called.
    names: &'static [&'static str],
    /// What it is now.
    now: &'static str,
    /// The document that merged it.
    by: &'static str,
}

/// Sources: the documents named in each.
const SCHEMES: [Scheme; 3] = [
    Scheme {
        names: &["新型农村合作医疗", "新农合", "城镇居民基本医疗保险"],
        now: "城乡居民基本医疗保险",
        by: "《国务院关于整合城乡居民基本医疗保险制度的意见》（国发〔2016〕3号）",
    },
    Scheme {
        names: &["新型农村社会养老保险", "新农保", "城镇居民社会养老保险"],
        now: "城乡居民基本养老保险",
        by: "《国务院关于建立统一的城乡居民基本养老保险制度的意见》（国发〔2014〕8号）",
    },
    Scheme {
        names: &["农村五保", "五保供养", "五保户", "五保对象"],
        now: "特困人员救助供养",
        by: "《国务院关于进一步健全特困人员救助供养制度的意见》（国发〔2016〕14号）",
    },
];

fn check(catalogue: &Catalogue, ctx: &mut Context<'_>) {
    if ctx.place.baseline || ctx.place.tier == Some(Tier::National) {
        return;
    }
    for scheme in &SCHEMES {
        let mut found = catalogue.items.iter().filter_map(|item| Some((item, named(item, scheme)?)));
        let Some((first, (field, text, name))) = found.next() else { continue };
        let (times, times_english) = match found.count() {
            0 => Default::default(),
            others => (format!("（共{}个事项）", others + 1), format!(" ({} items)", others + 1)),
        };
        let message = Words::new(
            format!("“{name}”已并入{}，不再单独存在{times}", scheme.now),
            format!("“{name}” has been merged into {}{times_english}", scheme.now),
        );
        let finding = ctx.report_about(first, super::context::place_of(name, text), message);
        finding.field(field.key()).about(name).help(Words::new(
            format!("按现行制度改写；依据见{}", scheme.by),
            format!("write what there is now; see {}", scheme.by),
        ));
    }
}

/// Where an item names the scheme first: field, text, name.
fn named<'a>(item: &'a Item, scheme: &Scheme) -> Option<(Field, &'a Text, &'static str)> {
    let content = item.content.elements.iter().map(|text| (Field::Content, text));
    let names = item.name.iter().map(|text| (Field::Name, text));
    let categories = item.category.iter().map(|text| (Field::Category, text));
    let mut texts = names.chain(categories).chain(content);
    texts.find_map(|(field, text)| {
        let words = squeeze(&text.value);
        // The title of an old paper keeps its words.
        let name = scheme.names.iter().find(|name| words.contains(**name) && !words.contains('《'))?;
        Some((field, text, *name))
    })
}
