//! Decisions out of what came back filled in: marked workbooks, comparisons, and the 审核意见表 as a text document.

use super::decide::placed;
use crate::compare::Kind;
use crate::decisions::{Decision, Subject, Verdict, VerdictCell};
use crate::diagnostic::{Levels, Sink, Words};
use crate::read::table::{Grid, Row};
use crate::read::{self, Bounds};
use crate::source::{Files, Location};
use std::collections::BTreeMap;

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

/// What a row says, and in which column.
struct Said {
    column: &'static str,
    verdict: Option<Verdict>,
    words: String,
    question: Option<Words>,
}

impl Said {
    /// What the office answers is the later word. It may say what it does about a finding; whether the finding may stay is
    /// the reviewer's to say, whose word an answer that names no verdict leaves as it is.
    fn of(text: &dyn Fn(&str) -> String) -> Option<Self> {
        let cell = |key: &str| Verdict::of_cell(&text(key));
        let own = |column| {
            let (verdict, words, question) = sorted_out(cell(column)?);
            Some(Self { column, verdict, words, question })
        };
        let reviewer = || own("decision").or_else(|| own("opinion"));
        let answer = text("handled").split_whitespace().collect::<Vec<_>>().join(" ");
        match cell("handled") {
            None => reviewer(),
            Some(VerdictCell::Verdict(Verdict::Kept | Verdict::Returned, _)) => Some(Self {
                column: "handled",
                verdict: Some(Verdict::Declined),
                question: Some(Words::new(
                    format!(
                        "处理情况写的“{answer}”要由审核单位定，按“不采纳”记；同意的请由审核单位在“审核意见”写明"
                    ),
                    format!("`{answer}` is the reviewer's to say; taken for `rejected` of the office"),
                )),
                words: answer,
            }),
            Some(VerdictCell::Words(_)) => match reviewer().filter(|own| own.verdict.is_some()) {
                Some(said) => Some(Self {
                    column: "handled",
                    question: Some(Words::new(
                        format!(
                            "处理情况写的“{answer}”看不出是否修改，没有收，审核意见照旧；请写已修改、采纳或者不采纳"
                        ),
                        format!("`{answer}` names no verdict; not taken, the opinion stands"),
                    )),
                    ..said
                }),
                None => own("handled"),
            },
            Some(_) => own("handled"),
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

/// What a row is about; in the form as a text document most of it stands hidden.
fn subject(text: &dyn Fn(&str) -> String, behind: Behind) -> Subject {
    // A rule's code stands before its name; the kind of a change is kept by its name in JSON.
    let rule = or(text("rule"), behind.rule);
    let rule = match Kind::labelled(&rule) {
        Some(kind) => kind.name().to_owned(),
        None => rule.rsplit(' ').next().unwrap_or_default().to_owned(),
    };
    Subject {
        file: or(text("file"), behind.file),
        rule,
        item: text("item"),
        field: text("field"),
        text: or(text("text"), text("told")),
        compared: or(text("compared"), behind.compared),
        version: or(text("version"), behind.version),
    }
}

fn or(own: String, other: String) -> String {
    if own.is_empty() { other } else { own }
}

impl Collected {
    fn take(&mut self, row: &Row, columns: &Columns, files: &Files) {
        let cell = |key: &str| {
            let column = columns.get(key)?;
            row.cells.iter().find(|cell| cell.column == *column)
        };
        let text = |key: &str| cell(key).map_or_else(String::new, |cell| cell.text.value.as_str().to_owned());
        let Some(said) = Said::of(&text) else { return };
        let at = cell(said.column).map_or(row.at, |cell| cell.text.at);
        let mut behind = Behind::of(&text("number"));
        let fingerprint =
            or(text("fingerprint"), std::mem::take(&mut behind.fingerprint)).to_ascii_lowercase();
        if fingerprint.len() != 16 || !fingerprint.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            let words = Words::new(
                "这一行有处理意见，但指纹丢失或改动了，没有收；请从原件补回",
                "there is a decision, but the row's fingerprint is lost; not taken",
            );
            self.questions.push(placed(files, at, &words));
            return;
        }
        let Said { verdict, words, question, .. } = said;
        self.questions.extend(question.map(|words| placed(files, at, &words)));
        let subject = subject(&text, behind);
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
