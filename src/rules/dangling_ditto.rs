//! 同上 with nothing above. Manual and tests: `dangling-ditto.md`.

use super::{Check, Context, Rule};
use crate::catalogue::{Field, Item, Text};
use crate::diagnostic::{Fixability, RuleInfo, Severity, Words};
use crate::value::citation::Part;
use crate::value::text::is_ditto;

static INFO: RuleInfo = RuleInfo {
    code: "C104",
    name: "dangling-ditto",
    summary: "写了“同上”，却没有可以沿用的内容",
    summary_english: "“as above” with nothing above",
    docs: include_str!("dangling-ditto.md"),
    rests: crate::diagnostic::Rests::Guidance,
    severity: Severity::Error,
    since: "0.1.0",
    fix: Fixability::Never,
};

/// C104.
pub(super) static RULE: Rule = Rule { info: &INFO, checks: &[Check::Item(check)] };

fn check(item: &Item, ctx: &mut Context<'_>) {
    let mut seen = Vec::new();
    for (field, text) in texts(item) {
        if is_ditto(&text.value) && !seen.contains(&(field, text.at)) {
            seen.push((field, text.at));
            tell(field, &text.value, text.at, ctx);
        }
    }
    for part in &item.basis.parts {
        let told = || seen.iter().any(|(field, _)| *field == Field::Basis);
        if matches!(part.value, Part::Ditto(_)) && !told() {
            tell(Field::Basis, "同上", part.at, ctx);
        }
    }
}

/// Every text of the item, by field.
fn texts(item: &Item) -> Vec<(Field, &Text)> {
    let mut found: Vec<(Field, &Text)> = Vec::new();
    found.extend(item.seq.as_ref().map(|text| (Field::Seq, text)));
    found.extend(item.category.iter().map(|text| (Field::Category, text)));
    found.extend(item.name.as_ref().map(|text| (Field::Name, text)));
    found.extend(item.content.elements.iter().map(|text| (Field::Content, text)));
    found.extend(item.basis.written.iter().map(|text| (Field::Basis, text)));
    found.extend(item.deadline.text().map(|text| (Field::Deadline, text)));
    found.extend(item.body.as_ref().map(|text| (Field::Body, text)));
    found.extend(item.channels.used.iter().map(|channel| (Field::Channels, &channel.written)));
    found.extend(item.audience.text().map(|text| (Field::Audience, text)));
    found.extend(item.mode.text().map(|text| (Field::Mode, text)));
    found.extend(item.levels.text().map(|text| (Field::Levels, text)));
    found.extend(item.optional.iter().flat_map(|(field, texts)| texts.iter().map(|text| (*field, text))));
    found
}

fn tell(field: Field, words: &str, at: crate::source::Location, ctx: &mut Context<'_>) {
    let (label, words) = (field.chinese(), words.trim());
    let message = Words::new(
        format!("{label}写的是“{words}”，但没有可以沿用的内容"),
        format!("{} says “{words}”, and there is nothing above to take over", field.key()),
    );
    let finding = ctx.report(at, message);
    finding.field(field.key()).about(words).help(Words::new(
        format!("写出{label}的具体内容；YAML 里每个事项各写各的，不能写“{words}”"),
        "write it out; in YAML every item stands for itself",
    ));
}
