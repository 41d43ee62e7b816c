//! Signs that are not seen, and blanks and full-width digits inside words. Manual and tests: `untidy-text.md`.

mod signs;

use super::{Check, Context, Rule};
use crate::catalogue::{Catalogue, Field, Item, Text};
use crate::diagnostic::{Edit, Fix, Fixability, RuleInfo, Severity, Words};
use crate::source::Location;
use signs::{Fault, Kind};
use std::collections::BTreeSet;

static INFO: RuleInfo = RuleInfo {
    code: "N105",
    name: "untidy-text",
    summary: "文字里有看不见的字符、多余的空格或全角数字",
    summary_english: "invisible signs, stray blanks or full-width digits",
    docs: include_str!("untidy-text.md"),
    severity: Severity::Info,
    since: "0.1.0",
    fix: Fixability::Sometimes,
};

/// N105: told once for a field of an item, with all edits of the field.
pub(super) static RULE: Rule = Rule { info: &INFO, checks: &[Check::Catalogue(check)] };

fn check(catalogue: &Catalogue, ctx: &mut Context<'_>) {
    // Rows of one merged cell, and rows that took over the text above, hold one text.
    let mut told: BTreeSet<(Field, Location)> = BTreeSet::new();
    for item in &catalogue.items {
        for (field, texts) in fields(item) {
            let texts: Vec<&Text> =
                texts.into_iter().filter(|text| told.insert((field, whole(text.at)))).collect();
            check_field(item, field, &texts, ctx);
        }
    }
}

/// The place of a text without the stretch; in a file of text every stretch is a place of its own.
fn whole(at: Location) -> Location {
    match at {
        Location::Cell { file, sheet, cell, within: _ } => Location::Cell { file, sheet, cell, within: None },
        Location::Text { .. } | Location::File(_) => at,
    }
}

/// The texts of an item by field, each field once. A code that holds anything else is no code, and told of as that.
fn fields(item: &Item) -> Vec<(Field, Vec<&Text>)> {
    let content = match &item.content.written {
        Some(written) => vec![written],
        None => item.content.elements.iter().collect(),
    };
    let channels = match &item.channels.written {
        Some(written) => vec![written],
        None => item.channels.used.iter().map(|channel| &channel.written).collect(),
    };
    let mut found = vec![
        (Field::Category, item.category.iter().collect()),
        (Field::Name, item.name.iter().collect()),
        (Field::Content, content),
        (Field::Basis, item.basis.written.iter().collect()),
        (Field::Deadline, item.deadline.text().into_iter().collect()),
        (Field::Body, item.body.iter().collect()),
        (Field::Channels, channels),
        (Field::Audience, item.audience.text().into_iter().collect()),
        (Field::Mode, item.mode.text().into_iter().collect()),
        (Field::Levels, item.levels.text().into_iter().collect()),
    ];
    found.extend(item.optional.iter().map(|(field, texts)| (*field, texts.iter().collect())));
    found
}

fn check_field(item: &Item, field: Field, texts: &[&Text], ctx: &mut Context<'_>) {
    let faults: Vec<(&Text, Fault)> = texts
        .iter()
        .flat_map(|text| signs::faults(&text.value, field).into_iter().map(move |fault| (*text, fault)))
        .collect();
    let Some((text, first)) = faults.iter().min_by_key(|(_, fault)| fault.kind) else { return };
    let label = field.chinese();
    let sample = signs::around(&text.value, &first.range);
    let (what, what_english) = wording(&faults, first);
    let message = Words::new(
        format!("{label}里有{what}（“{sample}”）"),
        format!("{} holds {what_english} (“{sample}”)", field.key()),
    );
    let finding = ctx.report_about(item, text.part(first.range.clone()), message);
    finding.field(field.key()).about(text.value.clone()).help(help(first.kind));
    if first.kind <= Kind::Lost {
        finding.severity(Severity::Warning);
    }
    let edits: Vec<Edit> = faults
        .iter()
        .filter(|(text, fault)| text.exact && fault.kind != Kind::Lost)
        .map(|(text, fault)| Edit { at: text.part(fault.range.clone()), text: fault.instead.clone() })
        .collect();
    if !edits.is_empty() {
        let title = Words::new("清理这一栏的文字", "tidy the text of this field");
        // Two words may be set apart on purpose; between single characters nothing is.
        let sure = faults.iter().all(|(_, fault)| fault.kind != Kind::WordBlank);
        finding.fix(if sure { Fix::safe(title, edits) } else { Fix::risky(title, edits) });
    }
}

fn wording(faults: &[(&Text, Fault)], first: &Fault) -> (String, String) {
    let count = faults.iter().filter(|(_, fault)| fault.kind == first.kind).count();
    let (times, times_english) =
        if count > 1 { (format!("{count}处"), format!("{count} ")) } else { Default::default() };
    let (what, what_english) = match first.kind {
        Kind::Direction => (
            "改变书写方向的控制字符，显示的和实际的不是同一段文字",
            "signs that turn the direction of writing: what is shown is not what is there",
        ),
        Kind::Invisible => ("看不见的字符，检索和比对都会失败", "invisible signs, which defeat searching"),
        Kind::Lost => ("丢失的文字（�）", "lost characters (�)"),
        Kind::LetterBlank | Kind::WordBlank => {
            ("字间空格，检索不到", "blanks inside words, which defeat searching")
        }
        Kind::Width => ("全角的数字或字母，检索不到", "full-width digits or letters, which defeat searching"),
    };
    (format!("{times}{what}"), format!("{times_english}{what_english}"))
}

fn help(kind: Kind) -> Words {
    match kind {
        Kind::Direction | Kind::Invisible => Words::new(
            "删去这些字符（用 --fix 自动删除）；多半是从网页或聊天软件粘贴带来的",
            "delete them (--fix does); they come with pasted text",
        ),
        Kind::Lost => Words::new("对照原文把丢失的字补上", "put the lost characters back from the original"),
        Kind::LetterBlank => Words::new(
            "删去空格（用 --fix 自动删除）；要撑开版面，用单元格的对齐方式",
            "close them (--fix does); lay out cells by their alignment",
        ),
        Kind::WordBlank => {
            Words::new("是一个词的，删去空格；是两项的，用顿号隔开", "close them, or part two things by 、")
        }
        Kind::Width => Words::new("改为半角（用 --fix 自动改）", "write them in half width (--fix does)"),
    }
}
