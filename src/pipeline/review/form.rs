//! The 审核意见表 of a place as a text document: what was decided of its findings and changes, and what waits for a
//! decision, to be filled in, sealed and sent. `mulu decide` reads it back.

use crate::decisions::{Decision, Verdict};
use crate::diagnostic::Language;
use crate::emit::EmitError;
use crate::emit::docx::form::{self, Column, Form, Row};
use crate::report::review::{self as reports, Listed};
use crate::review::{Change, Finding, Place, Review};
use crate::source;

/// The document, with its path; `None` where there is nothing to write in it.
pub(super) fn document(
    place: &Place,
    (review, compared): (&Review, &str),
    language: Language,
) -> Option<Result<(String, Vec<u8>), EmitError>> {
    let listed = reports::opinions_document(place, language)?;
    let by = office(place);
    let title = match language {
        Language::Chinese => format!("{}基层政务公开标准目录审核意见表", place.name),
        Language::English => format!("{}: decisions on its catalogues", place.name),
    };
    let form = Form {
        title: &title,
        author: &by,
        facts: vec![facts(place, review, language)],
        columns: columns(language),
        rows: rows(place, &listed, compared, language),
        notes: notes(place, language),
        signed: signed(&by, language),
    };
    Some(form::form(&form).map(|bytes| (listed.path, bytes)))
}

fn facts(place: &Place, review: &Review, language: Language) -> String {
    let (day, items) = (day(review, language), place.items.to_string());
    let above = if place.against.is_empty() { &review.against } else { &place.against };
    let facts = [
        ("报送单位：", "Place: ", place.name.as_str()),
        ("审核日期：", "Day: ", &day),
        ("对照：", "Held against: ", above),
        ("事项数：", "Items: ", &items),
    ];
    let said = facts.map(|(chinese, english, fact)| format!("{}{fact}", say(language, chinese, english)));
    said.join("\u{3000}\u{3000}")
}

fn columns(language: Language) -> Vec<Column<'static>> {
    let columns = [
        ("序号", "No.", 4, true),
        ("领域", "Domain", 9, true),
        ("事项", "Item", 15, false),
        ("问题", "Finding", 30, false),
        ("依据", "Basis", 18, false),
        ("审核意见", "Opinion", 13, false),
        ("处理情况", "Handled", 11, false),
    ];
    let column = |(chinese, english, share, centred)| Column {
        heading: say(language, chinese, english),
        share,
        centred,
    };
    columns.map(column).into()
}

/// Both sign below each other: the office's name, where it is known, leaves as much room in the line of the place.
fn signed(by: &str, language: Language) -> Vec<String> {
    let wide = |count: usize| "\u{3000}".repeat(count);
    let day = say(language, "　　　　年　　月　　日", "          (date)");
    let line = |label: &str, name: &str| format!("{label}{name}{}{day}", wide(8));
    vec![
        line(say(language, "审核单位（盖章）：", "Reviewed by (seal): "), by),
        line(say(language, "报送单位（盖章）：", "Place (seal): "), &wide(by.chars().count())),
    ]
}

fn say(language: Language, chinese: &'static str, english: &'static str) -> &'static str {
    match language {
        Language::Chinese => chinese,
        Language::English => english,
    }
}

/// The office that decided, where all decisions are one office's.
fn office(place: &Place) -> String {
    let changes = place.changes.iter().flat_map(|all| &all.list).filter_map(|own| own.decision.as_ref());
    let mut names: Vec<&str> = place
        .findings
        .iter()
        .filter_map(|own| own.decision.as_ref())
        .chain(changes)
        .map(|own| own.by.as_str())
        .filter(|by| !by.is_empty())
        .collect();
    names.sort_unstable();
    names.dedup();
    if let [one] = names.as_slice() { (*one).to_owned() } else { String::new() }
}

fn day(review: &Review, language: Language) -> String {
    let Some(day) = review.day else { return String::new() };
    match language {
        Language::Chinese => format!("{}年{}月{}日", day.year(), day.month(), day.day()),
        Language::English => day.to_string(),
    }
}

fn notes(place: &Place, language: Language) -> Vec<String> {
    let mut notes = vec![match language {
        Language::Chinese => "填写说明：“审核意见”可写同意保留、退回修改，并写明理由；“处理情况”由报送单位填写，可写已修改、采纳、不采纳，并说明。填好后请交回本文件，行可以移动，序号格请勿改动。".to_owned(),
        Language::English => "Opinion: kept or returned, with the reason. Handled: mended, accepted or rejected, with the reason. Send this file back; rows may be moved, the cells of the numbers are not to be changed.".to_owned(),
    }];
    let chinese = language == Language::Chinese;
    let gone: Vec<String> = place
        .settled
        .iter()
        .map(|own| {
            let about = [own.subject.item.as_str(), own.subject.text.as_str()];
            let about = about.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
            format!("{about}（{}）", own.signed(chinese))
        })
        .collect();
    if !gone.is_empty() {
        let label = if chinese {
            "以前的意见已经落实、不再列出的："
        } else {
            "Settled since, not listed: "
        };
        notes.push(format!("{label}{}", gone.join(if chinese { "；" } else { "; " })));
    }
    notes
}

fn rows(place: &Place, listed: &Listed<'_>, compared: &str, language: Language) -> Vec<Row> {
    let compared = format!("{}：{compared}", place.name);
    let findings = listed.findings.iter().map(|own| of_finding(own, language));
    findings.chain(listed.changes.iter().map(|own| of_change(own, &compared, language))).collect()
}

fn of_finding(own: &Finding, language: Language) -> Row {
    let item: Vec<&str> = own.code.iter().chain(&own.name).map(|part| part.trim()).collect();
    let basis = own.rule.basis().unwrap_or_default();
    let path = match &own.at {
        source::Place::File { path }
        | source::Place::Text { path, .. }
        | source::Place::Cell { path, .. } => path,
    };
    let known_by = hidden([&own.fingerprint, &own.version, own.rule.name, path, ""]);
    let overdue = match (own.overdue, language) {
        (false, _) => "",
        (true, Language::Chinese) => "【上轮要求修改，仍未改】",
        (true, Language::English) => "[to be changed since before] ",
    };
    let message = format!("{overdue}{}", own.message);
    row(
        known_by,
        [own.domain.clone().unwrap_or_default(), item.join(" "), message, basis],
        own.decision.as_ref(),
        language,
    )
}

fn of_change(own: &Change, compared: &str, language: Language) -> Row {
    let item: Vec<&str> = own.code.iter().chain([&own.name]).map(|part| part.trim()).collect();
    let label = match language {
        Language::Chinese => "与上次报送相比：",
        Language::English => "Since the previous submission: ",
    };
    let why = if own.field.is_empty() { own.why.clone() } else { format!("{} {}", own.field, own.why) };
    let known_by = hidden([&own.fingerprint, "", "changed", "", compared]);
    row(
        known_by,
        [own.domain.clone(), item.join(" "), format!("{label}{why}"), String::new()],
        own.decision.as_ref(),
        language,
    )
}

/// What a row is known by, as `mulu decide` reads it.
fn hidden(parts: [&str; 5]) -> String {
    format!("〔{}〕", parts.map(|part| part.replace(['|', '〔', '〕'], " ")).join("|"))
}

/// The reviewer's word stands in its column; what the office said before is quoted under the finding, so that its own
/// column is free for what it says next.
fn row(known_by: String, mut texts: [String; 4], decision: Option<&Decision>, language: Language) -> Row {
    let chinese = language == Language::Chinese;
    let of_office =
        |own: &&Decision| matches!(own.verdict, Some(Verdict::Adopted | Verdict::Declined | Verdict::Mended));
    if let Some(own) = decision.filter(of_office) {
        let label = if chinese { "报送单位的说明：" } else { "Said of it: " };
        texts[2] = format!("{}\n{label}{}", texts[2], own.signed(chinese));
    }
    let opinion = decision.filter(|own| !of_office(own)).map_or(String::new(), |own| own.said(chinese));
    Row { known_by, texts: texts.into_iter().chain([opinion, String::new()]).collect() }
}
