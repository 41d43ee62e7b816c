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
    rests: crate::diagnostic::Rests::Nothing,
    severity: Severity::Info,
    since: "0.1.0",
    fix: Fixability::Sometimes,
};

/// N105: told once for an item, with all edits of its fields.
pub(super) static RULE: Rule = Rule { info: &INFO, checks: &[Check::Catalogue(check)] };

/// A fault, the text it stands in and the field of that.
struct Found<'a> {
    field: Field,
    text: &'a Text,
    fault: Fault,
}

fn check(catalogue: &Catalogue, ctx: &mut Context<'_>) {
    // Rows of one merged cell, and rows that took over the text above, hold one text.
    let mut told: BTreeSet<(Field, Location)> = BTreeSet::new();
    for item in &catalogue.items {
        let mut found: Vec<Found<'_>> = Vec::new();
        for (field, texts) in fields(item) {
            for text in texts.into_iter().filter(|text| told.insert((field, whole(text.at)))) {
                let faults = signs::faults(&text.value, field).into_iter();
                found.extend(faults.map(|fault| Found { field, text, fault }));
            }
        }
        report(item, &found, ctx);
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

fn report(item: &Item, found: &[Found<'_>], ctx: &mut Context<'_>) {
    let Some(first) = found.iter().min_by_key(|found| found.fault.kind) else { return };
    let same: Vec<&Found<'_>> = found.iter().filter(|other| other.fault.kind == first.fault.kind).collect();
    let mut labels: Vec<&str> = same.iter().map(|found| found.field.chinese()).collect();
    labels.dedup();
    let sample = signs::around(&first.text.value, &first.fault.range);
    let (what, what_english) = wording(first.fault.kind);
    let (times, times_english) = match same.len() {
        1 => Default::default(),
        count => (format!("{count}处"), format!("{count} ")),
    };
    let message = Words::new(
        format!("{}里有{times}{what}（“{sample}”）", labels.join("、")),
        format!("{} holds {times_english}{what_english} (“{sample}”)", first.field.key()),
    );
    let finding = ctx.report_about(item, first.text.part(first.fault.range.clone()), message);
    finding.field(first.field.key()).about(first.text.value.clone()).help(help(first.fault.kind));
    if first.fault.kind <= Kind::Lost {
        finding.severity(Severity::Warning);
    }
    if let Some(fix) = fix(found) {
        finding.fix(fix);
    }
}

fn fix(found: &[Found<'_>]) -> Option<Fix> {
    let mendable = found.iter().filter(|found| found.text.exact && found.fault.kind != Kind::Lost);
    // Two words may be set apart on purpose; between single characters nothing is.
    let (unsure, sure): (Vec<&Found<'_>>, Vec<&Found<'_>>) =
        mendable.partition(|found| found.fault.kind == Kind::WordBlank);
    let edits = |found: &[&Found<'_>]| -> Vec<Edit> {
        let edit = |found: &&Found<'_>| Edit {
            at: found.text.part(found.fault.range.clone()),
            text: found.fault.instead.clone(),
        };
        found.iter().map(edit).collect()
    };
    let title = Words::new("清理这一项的文字", "tidy the text of this item");
    match (sure.is_empty(), unsure.is_empty()) {
        (true, true) => None,
        (false, _) => Some(Fix::safe(title, edits(&sure))),
        (true, false) => Some(Fix::risky(title, edits(&unsure))),
    }
}

fn wording(kind: Kind) -> (&'static str, &'static str) {
    match kind {
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
    }
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
