//! The same item twice in one catalogue. Manual and tests: `duplicate-item.md`.

use super::{Check, Context, Rule};
use crate::catalogue::{Catalogue, Field, Item, Text};
use crate::diagnostic::{Fixability, RuleInfo, Severity, Words};
use crate::value::text::comparable;
use std::collections::BTreeMap;

static INFO: RuleInfo = RuleInfo {
    code: "N102",
    name: "duplicate-item",
    summary: "同一事项（编码，或一级事项加名称）写了两次",
    summary_english: "the same item twice",
    docs: include_str!("duplicate-item.md"),
    rests: crate::diagnostic::Rests::Nothing,
    severity: Severity::Error,
    since: "0.1.0",
    fix: Fixability::Never,
};

/// N102.
pub(super) static RULE: Rule = Rule { info: &INFO, checks: &[Check::Catalogue(check)] };

fn check(catalogue: &Catalogue, ctx: &mut Context<'_>) {
    let mut by_code: BTreeMap<String, &Item> = BTreeMap::new();
    let mut by_key: BTreeMap<String, &Item> = BTreeMap::new();
    for item in &catalogue.items {
        let code = item.code.text().filter(|_| item.code.understood().is_some());
        let first_code = code.and_then(|code| earlier(&mut by_code, comparable(&code.value), item));
        let first_name = item.name.as_ref().and_then(|_| earlier(&mut by_key, item.key(), item));
        match (code, first_code, &item.name, first_name) {
            // A copied row repeats both: one finding says it.
            (_, _, Some(name), Some(first)) => same_name(item, name, first, ctx),
            (Some(code), Some(first), _, None) => same_code(item, code, first, ctx),
            _ => {}
        }
    }
}

/// The first item with the key, where this one is not the first.
fn earlier<'a>(seen: &mut BTreeMap<String, &'a Item>, key: String, item: &'a Item) -> Option<&'a Item> {
    let first = *seen.entry(key).or_insert(item);
    (!std::ptr::eq(first, item)).then_some(first)
}

fn same_name(item: &Item, name: &Text, first: &Item, ctx: &mut Context<'_>) {
    let category =
        item.category.last().map_or(String::new(), |category| format!("“{}”下的", category.value.trim()));
    let message = Words::new(
        format!("{category}事项“{}”写了两次，不知道以哪一处为准", name.value.trim()),
        format!("item “{}” stands twice", name.value.trim()),
    );
    let finding = ctx.report_about(item, name.at, message);
    finding.field(Field::Name.key()).about(name.value.clone());
    finding.beside(first.head(), Words::new("第一次写在这里", "first here"));
    finding.help(Words::new(
        "内容相同的删去一行；确是两个事项的，把名称写得能够区分",
        "remove one, or make the names tell the two apart",
    ));
}

fn same_code(item: &Item, code: &Text, first: &Item, ctx: &mut Context<'_>) {
    let message = Words::new(
        format!("事项编码{}重复，已用于事项“{}”", code.value.trim(), first.title().trim()),
        format!("code {} is already that of item “{}”", code.value.trim(), first.title().trim()),
    );
    let finding = ctx.report_about(item, code.at, message);
    finding.field(Field::Code.key()).about(code.value.clone());
    finding.beside(first.code.at().unwrap_or(first.at), Words::new("第一次用在这里", "first here"));
    finding.help(Words::new(
        "给这个事项另编一个；本地增设的事项用“领域号-90-序号”",
        "give every item its own code; local items use NN-90-nn",
    ));
}
