//! The same element twice in one item. Manual and tests: `repeated-content.md`.

use super::{Check, Context, Rule, duty, wording};
use crate::catalogue::{Field, Item, Text};
use crate::diagnostic::{Fixability, RuleInfo, Severity, Words};
use std::collections::BTreeMap;

static INFO: RuleInfo = RuleInfo {
    code: "C102",
    name: "repeated-content",
    summary: "同一事项的公开内容，同一要素写了两次",
    summary_english: "the same element twice in one item",
    docs: include_str!("repeated-content.md"),
    rests: crate::diagnostic::Rests::Nothing,
    severity: Severity::Warning,
    since: "0.1.0",
    fix: Fixability::Never,
};

/// C102.
pub(super) static RULE: Rule = Rule { info: &INFO, checks: &[Check::Item(check)] };

fn check(item: &Item, ctx: &mut Context<'_>) {
    // Under headings of its own (许可信息：…；处罚信息：…) an element may stand once under each.
    if item.content.elements.iter().any(|text| is_heading(&text.value)) {
        return;
    }
    let mut seen: BTreeMap<String, &Text> = BTreeMap::new();
    let mut repeated: Vec<(&Text, &Text)> = Vec::new();
    for text in &item.content.elements {
        let words = wording::plain(&text.value);
        if words.chars().count() < 2 {
            continue;
        }
        match seen.get(&words) {
            Some(first) if repeated.iter().any(|(known, _)| known.at == first.at) => {}
            Some(first) => repeated.push((first, text)),
            None => drop(seen.insert(words, text)),
        }
    }
    let Some((first, second)) = repeated.first() else { return };
    let words: Vec<String> = repeated.iter().map(|(_, text)| wording::shown(&text.value)).collect();
    let (list, list_english) = duty::quoted(&words);
    let message = Words::new(
        format!("公开内容里{list}写了两次，多半是另一条要素漏改了"),
        format!("{list_english} stands twice in the content"),
    );
    let finding = ctx.report(second.at, message);
    finding.field(Field::Content.key()).about(words.join("；"));
    finding.beside(first.at, Words::new("第一次写在这里", "first here"));
    finding.help(Words::new(
        "对照上级目录补上漏掉的一条，没有漏的删去重复的；确是两样内容的，写得能够区分",
        "put in the element that was meant, remove the repeated one, or tell the two apart",
    ));
}

fn is_heading(text: &str) -> bool {
    text.trim_end().ends_with(['：', ':'])
}
