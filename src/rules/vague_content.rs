//! Content that says nothing. Manual and tests: `vague-content.md`.

use super::{Check, Context, Rule, wording};
use crate::catalogue::{Field, Item, Text};
use crate::diagnostic::{Fixability, RuleInfo, Severity, Words};
use crate::value::text::is_ditto;

static INFO: RuleInfo = RuleInfo {
    code: "C103",
    name: "vague-content",
    summary: "公开内容没有实际意思（“相关信息”“有关内容”）",
    summary_english: "content that says nothing",
    docs: include_str!("vague-content.md"),
    rests: crate::diagnostic::Rests::Guidance,
    severity: Severity::Warning,
    since: "0.1.0",
    fix: Fixability::Never,
};

/// C103.
pub(super) static RULE: Rule = Rule { info: &INFO, checks: &[Check::Item(check)] };

fn check(item: &Item, ctx: &mut Context<'_>) {
    let elements = &item.content.elements;
    // Beside elements that say something, 其他 only closes the list; 同上 is told of as such.
    let empty = |text: &Text| wording::says_nothing(&text.value) && !is_ditto(&text.value);
    let Some(first) = elements.first().filter(|_| elements.iter().all(empty)) else { return };
    let words = item.content.on_one_line();
    let (name, words) = (item.title().trim(), words.trim());
    let message = Words::new(
        format!("事项“{name}”的公开内容只写了“{words}”，看不出公开什么"),
        format!("the content of “{name}” is only “{words}”: nobody can tell what is disclosed"),
    );
    let finding = ctx.report(first.at, message);
    finding.field(Field::Content.key()).about(words);
    finding.help(Words::new(
        "写明公开哪些要素（如文件名称、文号、办理条件、结果），可参照上级目录的同一事项",
        "name the elements that are disclosed; the upper catalogue shows them",
    ));
}
