//! Decisions in and out: their file, and the lists of marked workbooks that come back filled in.

use crate::compare::{Change, FieldChange, Kind};
use crate::decisions::{DECISIONS, Decision, Decisions, Subject, Verdict, VerdictCell};
use crate::diagnostic::{Diagnostic, Language, Levels, Sink, Words};
use crate::read::table::{Grid, Row};
use crate::read::{self, Bounds};
use crate::rules::{self, Lookup};
use crate::source::{Files, Location};
use std::collections::{BTreeMap, BTreeSet};

/// The decisions of a file, and what is wrong with it: each fault with its place in front.
#[must_use]
pub fn decisions(path: &str, bytes: Vec<u8>) -> (Decisions, Vec<Words>) {
    let mut files = Files::new();
    let id = files.add(path, bytes);
    let mut sink = Sink::new();
    let document = read::read(id, &files, &Bounds::default(), &mut sink);
    let (decisions, faults) = Decisions::read(&document);
    // An empty file decides nothing; that is no fault of it.
    let broken = sink.finish(&Levels::default(), &files);
    let broken = broken.iter().filter(|finding| finding.rule.name != "empty-catalogue");
    let mut found: Vec<Words> =
        broken.map(|finding| placed(&files, finding.primary, &finding.message)).collect();
    found.extend(faults.iter().map(|fault| placed(&files, fault.at, &fault.words)));
    (decisions, found)
}

/// The bytes of a file of decisions that said something before: edited in place where its layout allows it, else written
/// anew with its comments above. Letter for letter the same where nothing is different.
///
/// # Errors
/// None for texts.
pub fn decisions_bytes(after: &Decisions, before: Option<Vec<u8>>) -> Result<Vec<u8>, serde_yaml::Error> {
    let Some(before) = before else { return after.to_bytes() };
    let mut files = Files::new();
    let id = files.add(DECISIONS, before.clone());
    let Some(text) = files.text(id).filter(|text| !text.trim().is_empty()) else { return after.to_bytes() };
    let said = |text: &str| decisions(DECISIONS, text.as_bytes().to_vec()).0;
    let own = said(text);
    if own == *after {
        return Ok(before);
    }
    let edited = after.edited(text, &own)?.filter(|edited| said(edited) == *after);
    Ok(match edited {
        Some(edited) => edited,
        None => after.rewritten(text)?,
    }
    .into_bytes())
}

fn placed(files: &Files, at: Location, words: &Words) -> Words {
    let place = files.place(at);
    Words::new(format!("{place}：{}", words.chinese), format!("{place}: {}", words.english))
}

/// What a workbook that came back says.
#[derive(Debug, Default)]
pub struct Collected {
    /// The decisions, in the order of the rows.
    pub decisions: Vec<Decision>,
    /// What somebody has to look at, each with its place in front.
    pub questions: Vec<Words>,
    /// Whether there is a list to read decisions from; if not, a question says why.
    pub has_list: bool,
}

/// Collects the column 处理意见 of a marked workbook. Rows are known by their hidden fingerprint, columns by their
/// headings: sorting, filtering, moving and what else was edited do not matter.
#[must_use]
pub fn collect(path: &str, bytes: Vec<u8>) -> Collected {
    let mut files = Files::new();
    let id = files.add(path, bytes);
    let mut sink = Sink::new();
    let grids = read::workbook::grids(id, &files, &Bounds::default(), &mut sink);
    let (mut collected, mut lost) = (Collected::default(), Vec::new());
    for grid in &grids {
        let Some((head, columns)) = grid.rows.iter().take(20).enumerate().find_map(heading) else { continue };
        if !columns.contains_key("fingerprint") && !columns.contains_key("handled") {
            lost.push(grid.home);
            continue;
        }
        collected.has_list = true;
        for row in grid.rows.iter().skip(head + 1) {
            collected.take(row, &columns, &files);
        }
    }
    for at in lost {
        collected.questions.push(placed(&files, at, &lost_words()));
    }
    if !collected.has_list && collected.questions.is_empty() {
        let broken = sink.finish(&Levels::default(), &files);
        let grave = broken.iter().find(|_| grids.iter().all(|grid: &Grid| grid.rows.is_empty()));
        let words = grave.map_or_else(
            || {
                Words::new(
                    "没有“审核意见”表（要有“处理意见”和隐藏的“指纹”两列），没有可收的意见",
                    "no list of remarks (with the columns Decision and Fingerprint) is in it",
                )
            },
            |finding| finding.message.clone(),
        );
        collected.questions.push(placed(&files, Location::File(id), &words));
    }
    collected
}

fn lost_words() -> Words {
    Words::new(
        "隐藏的“指纹”列不见了，不知道意见说的是哪个问题；请用 mulu 写出的原件重填，不要复制到新表",
        "the hidden column Fingerprint is lost; fill in the workbook that mulu wrote",
    )
}

const HEADINGS: &[(&str, &[&str])] = &[
    ("decision", &["处理意见", "Decision"]),
    ("fingerprint", &["指纹", "Fingerprint"]),
    ("file", &["文件", "File"]),
    ("item", &["涉及事项", "事项", "Item"]),
    ("field", &["涉及栏目", "栏目", "Column"]),
    ("text", &["问题", "说明", "Finding", "Why"]),
    ("rule", &["规则", "变化", "Rule", "Change"]),
    // Of a change, whose reasons stand in one of its two rows only.
    ("told", &["变化内容", "Told"]),
    ("compared", &["比较", "Compared"]),
    ("version", &["版本", "Version"]),
    // Of the form as a text document: the reviewer's word, and the office's answer to it.
    ("opinion", &["审核意见", "Opinion"]),
    ("handled", &["处理情况", "Handled"]),
    ("number", &["序号", "No."]),
];

type Columns = BTreeMap<&'static str, u32>;

/// The columns, where a row is the heading of a list of remarks.
fn heading((index, row): (usize, &Row)) -> Option<(usize, Columns)> {
    let mut columns = Columns::new();
    for cell in &row.cells {
        let text = cell.text.value.as_str();
        let known = HEADINGS.iter().find(|(_, words)| words.contains(&text));
        if let Some((key, _)) = known {
            columns.entry(*key).or_insert(cell.column);
        }
    }
    let has = |key| columns.contains_key(key);
    let is_list = has("decision") && (has("fingerprint") || has("text"));
    let is_form = has("opinion") && has("handled") && has("number");
    (is_list || is_form).then_some((index, columns))
}

/// The verdict, the words beside it, and what is to be asked about it.
fn sorted_out(said: VerdictCell) -> (Option<Verdict>, String, Option<Words>) {
    match said {
        VerdictCell::Verdict(verdict, words) => (Some(verdict), words, None),
        VerdictCell::Doubtful(verdict, word) => {
            let words = Words::new(
                format!(
                    "“{word}”可指同意修改，也可指同意保留原文；按“采纳”（会改）记，如是保留请写“同意保留”"
                ),
                format!("`{word}` may mean either; taken for `accepted`; write `kept` if it may stay"),
            );
            (Some(verdict), String::new(), Some(words))
        }
        VerdictCell::Words(words) => {
            let question = Words::new(
                format!("“{words}”看不出是哪种意见，已按原话记下；请在文件里补“意见”一项"),
                format!("`{words}` names no verdict; kept as words"),
            );
            (None, words, Some(question))
        }
    }
}

/// What stands hidden behind a number in the form as a text document (`review/form.rs` writes it).
#[derive(Default)]
struct Behind {
    fingerprint: String,
    version: String,
    rule: String,
    file: String,
    compared: String,
}

impl Behind {
    fn of(number: &str) -> Self {
        let Some((_, hidden)) = number.split_once('〔') else { return Self::default() };
        let mut parts =
            hidden.trim_end().trim_end_matches('〕').split('|').map(|part| part.trim().to_owned());
        let mut next = || parts.next().unwrap_or_default();
        Self { fingerprint: next(), version: next(), rule: next(), file: next(), compared: next() }
    }
}

impl Collected {
    fn take(&mut self, row: &Row, columns: &Columns, files: &Files) {
        let cell = |key: &str| {
            let column = columns.get(key)?;
            row.cells.iter().find(|cell| cell.column == *column)
        };
        let text = |key: &str| cell(key).map_or_else(String::new, |cell| cell.text.value.as_str().to_owned());
        // The office answers what the reviewer wrote, so its word is the later one.
        let written =
            ["handled", "decision", "opinion"].into_iter().find(|key| Verdict::of_cell(&text(key)).is_some());
        let Some((key, said)) = written.and_then(|key| Some((key, Verdict::of_cell(&text(key))?))) else {
            return;
        };
        let at = cell(key).map_or(row.at, |cell| cell.text.at);
        let behind = Behind::of(&text("number"));
        let or = |own: String, behind: String| if own.is_empty() { behind } else { own };
        let fingerprint = or(text("fingerprint"), behind.fingerprint).to_ascii_lowercase();
        if fingerprint.len() != 16 || !fingerprint.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            let words = Words::new(
                "这一行有处理意见，但指纹丢失或改动了，没有收；请从原件补回",
                "there is a decision, but the row's fingerprint is lost; not taken",
            );
            self.questions.push(placed(files, at, &words));
            return;
        }
        let (verdict, words, question) = sorted_out(said);
        self.questions.extend(question.map(|words| placed(files, at, &words)));
        // A rule's code stands before its name; the kind of a change is kept by its name in JSON.
        let rule = or(text("rule"), behind.rule);
        let rule = match Kind::labelled(&rule) {
            Some(kind) => kind.name().to_owned(),
            None => rule.rsplit(' ').next().unwrap_or_default().to_owned(),
        };
        let subject = Subject {
            file: or(text("file"), behind.file),
            rule,
            item: text("item"),
            field: text("field"),
            text: or(text("text"), text("told")),
            compared: or(text("compared"), behind.compared),
            version: or(text("version"), behind.version),
        };
        if self.decisions.iter().any(|own| own.fingerprint == fingerprint) {
            let words = Words::new(
                "同一个问题在表里有两行，只收第一行的意见",
                "two rows are on one finding; the first is taken",
            );
            self.questions.push(placed(files, at, &words));
            return;
        }
        self.decisions.push(Decision { fingerprint, verdict, words, subject, ..Decision::default() });
    }
}

/// The decisions on findings that were looked for and are not there any more: their rule was on, and `read` says whether
/// their file was read in this run. What a decision on a change means is for a comparison to say.
#[must_use]
pub fn settled<'a>(
    decisions: &'a Decisions,
    findings: &[Diagnostic],
    (files, levels): (&Files, &Levels),
    read: &dyn Fn(&str) -> bool,
) -> Vec<&'a Decision> {
    let found: BTreeSet<&str> = findings
        .iter()
        .flat_map(|finding| std::iter::once(&finding.fingerprint).chain(&finding.former))
        .map(String::as_str)
        .collect();
    let was_looked_for = |own: &&Decision| {
        let subject = &own.subject;
        let file = files.ids().find(|id| files.name(*id) == subject.file);
        let on = match rules::lookup(&subject.rule) {
            Lookup::Found(rule) => levels.severity(rule, rule.severity, file).is_some(),
            Lookup::Unknown(_) => false,
        };
        on && !subject.file.is_empty() && read(&subject.file)
    };
    decisions.gone(&found).into_iter().filter(was_looked_for).collect()
}

/// What became of a decision on a change that is not there any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Passed {
    /// It was undone, or its round is over: there is nothing left to decide.
    Gone,
    /// It was to be undone, its round is over, and nobody can see from this comparison whether it was: a loss that was
    /// sent back must not be forgotten because the next round begins from it.
    Unseen,
}

/// The decisions on changes of some places that were compared in whole, and have no such change. A decision remembers the
/// pair it was made on (对象 · 比较); one that names none is left alone, and so is one on another pair, unless a new round
/// (`mulu review --previous`) has ended that pair's.
#[must_use]
pub fn changes_gone<'a>(
    decisions: &'a Decisions,
    found: &BTreeSet<&str>,
    places: &dyn Fn(&str) -> bool,
    (compared, is_round): (&str, bool),
) -> Vec<(&'a Decision, Passed)> {
    let passed = |own: &'a Decision| {
        let (place, pair) = own.subject.compared.split_once('：')?;
        if !places(place) || (pair != compared && !is_round) {
            return None;
        }
        let to_undo = matches!(own.verdict, Some(Verdict::Returned | Verdict::Adopted));
        Some((own, if pair != compared && to_undo { Passed::Unseen } else { Passed::Gone }))
    };
    decisions.gone(found).into_iter().filter_map(passed).collect()
}

/// What a decision on a change is about, for people.
#[must_use]
pub fn changed_subject(change: &Change, field: Option<&FieldChange>, compared: &str) -> Subject {
    Subject {
        rule: change.kind.name().to_owned(),
        item: change.heading(Language::Chinese),
        field: field.map_or_else(String::new, |field| field.heading.clone()),
        text: field.map_or_else(|| change.whys(Language::Chinese), |field| field.why().chinese),
        compared: format!("{}：{compared}", change.place),
        ..Subject::default()
    }
}
